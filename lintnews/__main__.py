"""The command ``lintnews``, also as ``python -m lintnews``."""

from __future__ import annotations

import gc
import os
import sys

_PATIENCE = 1.0  # seconds for a thread to end
_PAUSE = 50_000  # values that are made before the cycle collector runs


def main() -> int:
    """Run the command line and return the exit code."""
    # What an article leaves is freed without the cycle collector, which every 700 values would
    # cost a tenth of a run.
    gc.set_threshold(_PAUSE)
    try:
        _leave_current_folder()
        # only after the current folder is off the path
        from lintnews.cli.main import run  # noqa: PLC0415

        return _without_engine(_without_threads(run(sys.argv[1:])))
    except KeyboardInterrupt:
        return 130
    finally:
        # Python would go through all values once more before it ends: a seventh of a first article.
        gc.freeze()


def _without_engine(code: int) -> int:
    """Return the exit code; if Daft was used, end here: its threads may crash Python's own end."""
    if "daft" in sys.modules:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)
    return code


def script() -> int:
    """Run the command line as a process of its own, which ends here if nobody waits for its end.

    To take down all that was made for one article, value by value, is a twentieth of its time.
    """
    code = main()
    if not {"atexit", "threading"} & sys.modules.keys():
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except (OSError, ValueError):
            return code  # Python says what is wrong
        os._exit(code)
    return code


def _without_threads(code: int) -> int:
    """Return the exit code; if a plugin left a thread, end here: Python would wait for it."""
    threading = sys.modules.get("threading")
    if threading is None:
        return code
    others = [one for one in threading.enumerate() if not one.daemon][1:]
    for one in others:
        one.join(_PATIENCE)
    left = [one.name for one in others if one.is_alive()]
    if left:
        from lintnews.cli.output import say  # noqa: PLC0415  loaded already

        say(f"a plugin left a thread running: {', '.join(left)}")
        os._exit(2)
    return code


def _leave_current_folder() -> None:
    """Take the current folder off the path: a checkout must not bring modules with it.

    ``python -m`` puts it there before anything of ours runs, so what Python itself
    imports at its start (sitecustomize, say) cannot be defended here.
    """
    if (sys.path and sys.path[0] == "") or (
        sys.argv[0].endswith("__main__.py") and not sys.flags.safe_path
    ):
        try:
            here = os.path.realpath(os.getcwd())
        except OSError:
            return
        home = os.path.realpath(os.path.dirname(os.path.dirname(__file__)))
        sys.path[:] = [
            folder
            for folder in sys.path
            if folder and (os.path.realpath(folder) != here or here == home)
        ]


if __name__ == "__main__":
    sys.exit(script())

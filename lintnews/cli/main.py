"""Find out which command is meant, run it, and turn errors into exit codes.

Exit codes: 0 nothing at or above the fail level, 1 findings at or above it, 2 the
whole job could not be done.
"""

from __future__ import annotations

import os
import sys

from lintnews.errors import ConfigError, LintnewsError

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130

#: command -> the module that has ``run(arguments) -> exit code``
COMMANDS = {
    "check": "lintnews.cli.check",
    "config": "lintnews.cli.config",
    "explain": "lintnews.cli.explain",
    "inspect": "lintnews.cli.inspect",
    "rules": "lintnews.cli.rules",
}


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; without one it is ``check``."""
    import importlib  # noqa: PLC0415  of our own modules, only the one that is asked for

    from lintnews.cli.options import split_command  # noqa: PLC0415  as above

    name, rest = split_command(arguments, COMMANDS)
    try:
        code: int = importlib.import_module(COMMANDS[name]).run(rest)
        sys.stdout.flush()
    except ConfigError as error:
        for problem in error.problems:
            print(f"lintnews: {problem}", file=sys.stderr)
        return FAILED
    except LintnewsError as error:
        print(f"lintnews: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader (``| head``) has seen enough; Python must not complain at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code

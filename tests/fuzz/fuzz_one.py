"""Fuzz one target with one engine, and print a row: what ``run.py`` starts for each."""

from __future__ import annotations

import sys
from pathlib import Path


def main(name: str, engine: str, minutes: str, keep: str) -> int:
    """Load what is fuzzed, for atheris with its counters in each line, and fuzz."""
    if engine == "atheris":
        import atheris

        with atheris.instrument_imports(include=["lintnews"]):
            import fuzz_targets

            fuzz_targets.load()
    import fuzz_engines as engines

    fuzz = engines.by_atheris if engine == "atheris" else engines.by_hypothesis
    sys.stdout.write(f"{fuzz(name, float(minutes), Path(keep))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

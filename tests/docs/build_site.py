"""Build the documentation as a site, strict: ``python tests/docs/build_site.py FOLDER``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = "zensical.toml"


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site into a folder that is not there yet; warnings make it fail."""
    # Zensical keeps a cache beside its configuration, so it gets a copy.
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        shutil.copytree(ROOT / "docs", place / "docs")
        shutil.copy(ROOT / CONFIG, place)
        command = [sys.executable, "-m", "zensical", "build", "--strict"]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            shutil.move(place / "site", folder)
        return done


if __name__ == "__main__":
    result = build(Path(sys.argv[1]))
    print(result.stdout, result.stderr, sep="\n")
    sys.exit(result.returncode)

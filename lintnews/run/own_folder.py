"""The folder of the user's own in which lintnews keeps what saves time, and who may write there."""

from __future__ import annotations

import os
import stat
import sys

_OTHERS_MAY_WRITE = 0o022


def is_ours(path: str) -> bool:
    """Return whether a file or folder is no link, and only the user may write it."""
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (
        status.st_uid == os.getuid() and not status.st_mode & _OTHERS_MAY_WRITE
    )


def default_folder() -> str | None:
    """Return the folder for caches that the system gives to the user, ``None`` without a home."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        base = given if os.path.isabs(given) else os.path.join(home, ".cache")
    # A relative path would lead into the checkout.
    return os.path.join(base, "lintnews") if os.path.isabs(base) else None

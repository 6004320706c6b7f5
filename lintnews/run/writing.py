"""Put new bytes in a file's place, or leave it as it was: never anything between.

The bytes go to a temporary file in the same folder, are forced to the disk, and
take the file's name in one step. A power cut, a full disk or a killed process
leaves the old file or the new one. The temporary file's name is hidden and is no
article's, so that a file left over is never read; the next run takes it away. A signal
that would end the process waits until the temporary file is gone.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator

from lintnews.errors import WriteError

_PREFIX, _SUFFIX = ".lintnews-", ".tmp"
_LEFT_OVER = re.compile(r"\.lintnews-(\d+)-\w+\.tmp")
_AGE = 60  # seconds after which a file left over is nobody's, if its process is gone
_PATIENCE, _PAUSE = 10.0, 0.02  # seconds to wait for another run, and between two looks
_cleaned: set[str] = set()


def replace(name: str, before: bytes, after: bytes) -> None:
    """Put ``after`` in the place of ``before``; mode, owner and extended attributes are kept.

    A link stays a link, and what it leads to is written.

    Raises:
        WriteError: if the file no longer holds ``before``, is read-only, or
            cannot be written; it is then as it was.
    """
    path = os.path.realpath(name)
    try:
        if not os.access(path, os.W_OK) or not os.stat(path).st_mode & 0o222:
            message = "is read-only, so it was left as it is"
            raise WriteError(message)
        if os.stat(path).st_nlink > 1:
            message = (
                "has a second name (a hard link), which would keep the old text, so it was left "
                "as it is; make it a file of its own"
            )
            raise WriteError(message)
        _put(path, before, after)
    except OSError as error:
        message = f"cannot be written, so it was left as it is: {error.strerror or error}"
        raise WriteError(message) from error


def create(name: str, data: bytes) -> None:
    """Write a file that is ours, whatever it held before.

    Raises:
        WriteError: if that cannot be done; a file that was there is as it was.
    """
    try:
        _put(os.path.realpath(name), None, data)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise WriteError(message) from error


@contextlib.contextmanager
def alone(name: str) -> Iterator[None]:
    """Keep other runs from writing a file that this one reads and writes again.

    The folder is locked, not the file, whose place another takes.

    Raises:
        WriteError: if another run holds it for too long.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    folder = os.open(os.path.dirname(os.path.realpath(name)), os.O_RDONLY)
    try:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > end:
                    message = "another run is writing it; run the command again"
                    raise WriteError(message) from error
                time.sleep(_PAUSE)
            except OSError:
                break  # a file system without locks
        yield
    finally:
        os.close(folder)


def roots(given: Iterable[str]) -> tuple[str, ...]:
    """Return where the paths really are; a linked folder means the folder, a linked file itself."""
    return tuple(os.path.realpath(path) if os.path.isdir(path) else _place(path) for path in given)


def require_within(name: str, allowed: Iterable[str]) -> None:
    """Refuse a file that a link leads to out of the given paths.

    Raises:
        WriteError: names where the link leads.
    """
    real = os.path.realpath(name)
    if not any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in allowed):
        message = (
            f"is a link to {real}, outside of the given paths, so it was left as it is; give "
            "that path to fix it"
        )
        raise WriteError(message)


def _place(path: str) -> str:
    folder, last = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), last)


def _put(path: str, before: bytes | None, after: bytes) -> None:
    folder = os.path.dirname(path)
    _clean(folder)
    with _undisturbed():
        _put_through(folder, path, before, after)
    _sync_folder(folder)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let the signals that end a process wait."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    ending = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _clean(folder: str) -> None:
    """Take away what a process that was killed has left in the folder, once a run."""
    if folder in _cleaned or not hasattr(os, "kill") or os.name == "nt":
        return
    _cleaned.add(folder)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _LEFT_OVER.fullmatch(entry.name)
            if match and _is_left_over(entry, int(match[1])):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _is_left_over(entry: os.DirEntry[str], process: int) -> bool:
    try:
        status = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode) or time.time() - status.st_mtime < _AGE:
            return False
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _put_through(folder: str, path: str, before: bytes | None, after: bytes) -> None:
    import tempfile

    descriptor, temporary = tempfile.mkstemp(_SUFFIX, f"{_PREFIX}{os.getpid()}-", folder)
    try:
        with open(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            _dress(temporary, path, fresh=before is None)
            os.fsync(descriptor)
        if before is not None and _changed(path, before, after):
            return
        os.replace(temporary, path)
        temporary = ""
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _changed(path: str, before: bytes, after: bytes) -> bool:
    """Return whether the file already holds ``after``, as it does when another run was quicker.

    Raises:
        WriteError: if it holds neither.
    """
    with open(path, "rb") as file:
        now = file.read()
    if now == before:
        return False
    if now == after:
        return True
    message = (
        "was changed by somebody else in the meantime, so it was left as it is; run the "
        "command again"
    )
    raise WriteError(message)


def _dress(temporary: str, path: str, *, fresh: bool) -> None:
    """Give the temporary file the owner, mode and attributes of the file whose place it takes.

    Raises:
        WriteError: if it would come to belong to somebody else.
    """
    import shutil

    try:
        status = os.stat(path)
    except FileNotFoundError:
        if not fresh:
            raise
        os.chmod(temporary, 0o666 & ~_umask())
        return
    own = os.stat(temporary)
    if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.chown(temporary, status.st_uid, status.st_gid)
        except PermissionError as error:
            message = "belongs to another user or group, so it was left as it is"
            raise WriteError(message) from error
    shutil.copystat(path, temporary)
    os.utime(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: str) -> None:
    """Force the new name to the disk too, if the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""Which files are meant: paths, folders, patterns and standard input."""

from __future__ import annotations

import errno
import io
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from lintnews.config.gitignore import GitIgnore
from lintnews.config.settings import ARTICLES, NEVER_ARTICLES, NEVER_FOLDERS, Settings
from lintnews.errors import SourceError, UsageError
from lintnews.globs import names
from lintnews.hints import BinaryIO
from lintnews.values import NamedTuple

STDIN = "-"
MEGABYTE = 1_000_000
#: Bytes of a file that is read, if nothing else is stated.
LARGEST = 10 * MEGABYTE
_HIDDEN = "."
_MOST_FORMATS = 6
#: What the pages of ``lintnews report`` hold near their beginning.
REPORT_MARK = b'<meta name="generator" content="lintnews">'
_HEAD = 500  # bytes


class Unread(NamedTuple):
    """A folder without an article: its name, and the extensions of the files that are there."""

    name: str
    formats: tuple[str, ...]

    @property
    def message(self) -> str:
        """What there is to say about it."""
        return f"no article in this folder: nothing reads {', '.join(self.formats)}"


class Finder:
    """Finds the files that paths mean.

    ``settings_for`` gives the settings of a file, ``extensions`` are those that
    installed readers add. ``force_exclude`` leaves out what is excluded even if
    it is named. ``problems`` are folders that could not be read.
    """

    def __init__(
        self,
        settings_for: Callable[[str], Settings],
        extensions: tuple[str, ...] = (),
        *,
        force_exclude: bool = False,
    ) -> None:
        """Begin; nothing is looked at yet."""
        self._settings_for = settings_for
        self._extensions = extensions
        self._force_exclude = force_exclude
        self._git = GitIgnore()
        self._visited: set[tuple[int, int]] = set()
        self._passed: set[str] = set()
        self._chosen = False  # a desk's own pattern has left something out
        self.problems: list[str] = []

    def unread(self, folder: str) -> Unread:
        """Return the formats of the files that were passed over since this was last asked."""
        passed = () if self._chosen else self._passed
        formats = sorted({os.path.splitext(_name(path))[1] or _name(path) for path in passed})
        self._passed.clear()
        return Unread(folder, tuple(formats[:_MOST_FORMATS]))

    def find(self, given: str) -> Iterator[str]:
        """Yield the files that a path means: itself, a folder's articles, what a pattern matches.

        Raises:
            UsageError: if it does not exist or matches nothing.
        """
        if given != STDIN and os.path.isdir(given):
            yield from self._walk(given)
        elif given == STDIN or os.path.lexists(given):
            if not (self._force_exclude and self._is_excluded(given, folder=False)):
                yield given
        elif (one := record_of(given)) is not None:
            yield one[0]
        elif any(mark in given for mark in "*?["):
            from glob import glob

            matched = sorted(glob(given, recursive=True))
            if not matched:
                message = f"no file matches {given!r}"
                raise UsageError(message)
            for name in matched:
                yield from self.find(name)
        else:
            message = f"no such file or folder: {given}"
            raise UsageError(message)

    def _walk(self, folder: str) -> Iterator[str]:
        """Yield the articles in a folder and below it, no hidden ones, each real folder once."""
        waiting = [folder]
        while waiting:
            folders = []
            folder = waiting.pop()
            for entry in self._entries(folder):
                if entry.name.startswith(_HIDDEN):
                    continue
                # The form in which the path was given is kept: it is what findings are printed
                # with. Nobody writes "./" for "here".
                path = entry.name if folder == os.curdir and entry.name != STDIN else entry.path
                is_folder = _is_folder(entry)
                settings = self._settings_for(path)
                if self._is_excluded(path, folder=is_folder) or (
                    settings.respect_gitignore
                    and self._git.ignores(_absolute(path), folder=is_folder)
                ):
                    self._chosen |= bool(settings.exclude or settings.extend_exclude)
                    continue
                if is_folder:
                    folders.append(path)
                elif self._is_included(path, settings):
                    if settings.include is not None or not _is_report(path):
                        yield path
                else:
                    self._passed.add(path)
            waiting.extend(reversed(folders))

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        """Return what is in a folder; nothing if it was looked into before or cannot be read."""
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in self._visited:
                return []
            self._visited.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(f"{folder}: cannot be read: {error.strerror or error}")
            return []

    def _is_included(self, path: str, settings: Settings) -> bool:
        if settings.include is not None:
            return any(glob.matches(_absolute(path)) for glob in settings.include)
        return (
            path.lower().endswith(self._extensions)
            or _shipped(ARTICLES).fullmatch(_name(path)) is not None
        )

    def _is_excluded(self, path: str, *, folder: bool) -> bool:
        settings = self._settings_for(path)
        globs = (*(settings.exclude or ()), *settings.extend_exclude)
        if globs and any(glob.matches(_absolute(path)) for glob in globs):
            return True
        if settings.exclude is not None:
            return False
        return (
            _name(path) in NEVER_FOLDERS
            if folder
            else _shipped(NEVER_ARTICLES).fullmatch(_name(path)) is not None
        )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_report(path: str) -> bool:
    """Return whether a file is what ``lintnews report`` has written, whatever its name is now."""
    if not path.lower().endswith((".html", ".htm")):
        return False
    try:
        with open(path, "rb", buffering=0, opener=_open_now) as file:
            return REPORT_MARK in (file.read(_HEAD) or b"")
    except (OSError, ValueError):
        return False


@cache
def _shipped(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return names(patterns)


def _name(path: str) -> str:
    return os.path.basename(path)


def _absolute(path: str) -> str:
    return os.path.abspath(path)


def distinct(names: Iterable[str]) -> list[str]:
    """Return the names in their order, of two for one path (``a.txt``, ``./a.txt``) the shorter."""
    known: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (len(name), name)):
        known.setdefault(name if name == STDIN else os.path.abspath(name), name)
    return sorted(known.values())


def files_of(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the paths, of ``file#record`` the file."""
    return tuple(path if (one := record_of(path)) is None else one[0] for path in paths)


def records_of(paths: Iterable[str]) -> dict[str, dict[str, bool]]:
    """Return for each file the records that are wanted, none of which has come.

    A file that is given as a whole too is wanted whole.
    """
    chosen: dict[str, dict[str, bool]] = {}
    whole = set(paths)
    for path in paths:
        one = record_of(path)
        if one is not None and one[0] not in whole:
            chosen.setdefault(one[0], {})[one[1]] = False
    return chosen


def record_of(path: str) -> tuple[str, str] | None:
    """Return the file and the record that ``file#record`` means, ``None`` if it means no record.

    A file that is really called so goes before.
    """
    if "#" not in path or os.path.lexists(path):
        return None
    name, mark, record = path.partition("#")
    while mark and not os.path.isfile(name):
        more, mark, record = record.partition("#")
        name = f"{name}#{more}"
    return (name, record) if mark else None


def open_file(name: str) -> BinaryIO:
    """Open a regular file to read it piece by piece; a pipe or a device is never waited for.

    Raises:
        SourceError: says why that cannot be done.
    """
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):
            message = "is not a regular file: skipped"
            raise SourceError(message)
        return open(name, "rb", opener=_open_now)
    except (OSError, ValueError) as error:
        message = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise SourceError(message) from error


def read_bytes(name: str, largest: int = LARGEST) -> bytes:
    """Return the bytes of a regular file; a pipe or a device is never waited for.

    A file of more than ``largest`` bytes is not read.

    Raises:
        SourceError: says why there are no bytes.
    """
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):
            message = "is not a regular file: skipped"
            raise SourceError(message)
        with open(name, "rb", buffering=0, opener=_open_now) as file:
            size = os.fstat(file.fileno()).st_size
            data = b"" if size > largest else _read(file, largest + 1)
    except (OSError, ValueError) as error:
        message = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise SourceError(message) from error
    require_size(max(size, len(data)), largest)
    return data


def _read(file: io.FileIO, most: int) -> bytes:
    """Return what is in a file, at most so many bytes.

    Raises:
        BlockingIOError: if it would have to be waited for.
    """
    parts: list[bytes] = []
    while most > 0:
        part = file.read(most)
        if part is None:
            message = "there is nothing in it yet"
            raise BlockingIOError(errno.EAGAIN, message)
        if not part:
            break
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def require_size(size: int, largest: int) -> None:
    """Refuse what is too large to be an article.

    Raises:
        SourceError: says how large it is, and what lets it be read.
    """
    if size > largest:
        message = (
            f"is larger than {largest / MEGABYTE:g} MB, as no article is: skipped; --max-size MB "
            "lets it be read"
        )
        raise SourceError(message)


def _open_now(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))

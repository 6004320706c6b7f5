"""``--since``: the lines that changed since a revision, asked of the git command.

Git is told to run nothing that a repository's configuration names (external
diffs, text converters, file system monitors), and to take no locks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping

from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import UsageError
from lintnews.linting.finding import Located
from lintnews.values import NamedTuple

_HARMLESS = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=true", "-c", "diff.relative=false")
_DIFF = (
    *(
        "diff",
        "--unified=0",
        "--inter-hunk-context=0",
        "--text",
        "--find-renames",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
    ),
    *("--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules=all"),
)
# Set by git around hooks; they would bind every call to one repository.
_BINDING = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
)
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_OCTAL = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = {
    b"a": b"\a",
    b"b": b"\b",
    b"t": b"\t",
    b"n": b"\n",
    b"v": b"\v",
    b"f": b"\f",
    b"r": b"\r",
}


class Lines(NamedTuple):
    """A ``number`` of lines from the 1-based line ``first``; a line feed ends a line, as in git."""

    first: int
    number: int


def changed_lines(
    names: Iterable[str], revision: str, *, merge_base: bool = True
) -> dict[str, tuple[Lines, ...] | None]:
    """Return the lines of each file that changed since ``revision``; ``None`` is all of a new file.

    The comparison is with the last commit that HEAD and the revision share, or
    with the revision itself. Work that is not committed counts. Files without a
    change are left out.

    Raises:
        UsageError: if there is no git, no repository, or no such revision.
    """
    by_top: dict[str, list[str]] = {}
    for name in names:
        by_top.setdefault(_top(name), []).append(name)
    found: dict[str, tuple[Lines, ...] | None] = {}
    for top, members in by_top.items():
        lines = parse(_git(top, *_DIFF, _base(top, revision, merge_base=merge_base), "--"))
        tracked = set(_git(top, "ls-files", "-z").split(b"\0"))
        for name in members:
            path = os.fsencode(os.path.relpath(os.path.realpath(name), top).replace(os.sep, "/"))
            if path in lines:
                found[name] = lines[path]
            elif path not in tracked:
                found[name] = None
    return found


def _base(top: str, revision: str, *, merge_base: bool) -> str:
    """Return the commit to compare with."""
    commit = _ask(
        top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        message = (
            f"--since: there is no revision {revision!r} in {top} (in a shallow clone, fetch "
            "it first)"
        )
        raise UsageError(message)
    if not merge_base:
        return commit
    shared = _ask(top, "merge-base", commit, "HEAD")
    if shared is None:
        message = (
            f"--since: HEAD and {revision!r} share no commit in {top}; fetch more of the "
            "history, or compare with --no-merge-base"
        )
        raise UsageError(message)
    return shared


def _top(name: str) -> str:
    """Return the root of the repository that a file is in: the closest folder with ``.git``."""
    folder = os.path.dirname(os.path.realpath(name))
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            message = f"--since: {name} is in no git repository"
            raise UsageError(message)
        folder = above
    return folder


def _ask(top: str, *arguments: str) -> str | None:
    """Return git's answer, ``None`` if it has no answer."""
    try:
        return _git(top, *arguments).decode("ascii", "replace").strip() or None
    except _GitError:
        return None


class _GitError(UsageError):
    """Git said no."""


def _git(top: str, *arguments: str) -> bytes:
    """Run git and return what it prints.

    Raises:
        UsageError: if there is no git, or it fails; the message has what git said.
    """
    environment = {key: value for key, value in os.environ.items() if key not in _BINDING}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    import subprocess

    command = ["git", "-C", top, *_HARMLESS, *arguments]
    try:
        done = subprocess.run(  # noqa: S603  no word of it comes from the copy
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        message = "--since needs the git command, which is not installed"
        raise UsageError(message) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        message = f"--since: git {arguments[0]} failed in {top}: {said}"
        raise _GitError(message)
    return done.stdout


def parse(diff: bytes) -> Mapping[bytes, tuple[Lines, ...]]:
    """Return for each file of a ``git diff --unified=0 --text`` the lines that are new in it.

    Paths are relative to the top of the repository.
    """
    changed: dict[bytes, tuple[Lines, ...]] = {}
    path = b""
    lines = iter(diff.split(b"\n"))
    for line in lines:
        if line.startswith(b"diff --git "):
            path = b""
        elif line.startswith(b"+++ ") and not path:
            path = _path(line[4:])
            changed.setdefault(path, ())
        elif (hunk := _HUNK.match(line)) and path:
            removed, first, added = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            if added:
                changed[path] = (*changed[path], Lines(first, added))
            for _ in range(removed + added):
                next(lines, None)
    return changed


def stretches(source: Source, lines: tuple[Lines, ...] | None) -> tuple[Span, ...]:
    """Return the changed lines (``None``: all of them) as stretches of the source.

    Git counts the bytes of line feeds. If those are not the ends of lines (a
    file of carriage returns, UTF-16), all of a file counts as changed if any
    of it did.
    """
    whole = Span(0, len(source.text) + 1)
    if lines is None or (lines and _is_uncountable(source)):
        return (whole,)
    starts = [0, *(match.end() for match in re.finditer("\n", source.text)), whole.end]
    return tuple(_stretches(starts, lines))


def touches(found: Located, within: Iterable[Span]) -> bool:
    """Return whether the finding, or a place it speaks of, is within; no place is empty."""
    places = [found.place, *(related.place for related in found.related)]
    return any(
        place.start < span.end and span.start < max(place.end, place.start + 1)
        for place in places
        for span in within
    )


def _is_uncountable(source: Source) -> bool:
    return source.encoding.startswith(("utf-16", "utf-32")) or "\r" in source.text.replace(
        "\r\n", ""
    )


def _stretches(starts: list[int], lines: tuple[Lines, ...]) -> Iterator[Span]:
    last = len(starts) - 1
    for stretch in lines:
        start = starts[min(stretch.first - 1, last)]
        end = starts[min(stretch.first - 1 + stretch.number, last)]
        yield Span(start, max(start, end))


def _path(written: bytes) -> bytes:
    """Read a path as git writes it: in quotation marks if it holds what is hard to print."""
    written = written.removesuffix(b"\t")
    if written.startswith(b'"') and written.endswith(b'"'):
        written = _OCTAL.sub(_unescaped, written[1:-1])
    return written.removeprefix(b"b/")


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    return bytes([int(escape, 8)]) if len(escape) == len(b"000") else _ESCAPES.get(escape, escape)

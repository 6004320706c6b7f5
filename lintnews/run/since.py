"""``--since``: the lines that changed since a revision, asked of the git command.

A repository's configuration can name programs (filters, diffs, hooks, file system
monitors, ways to fetch), so git never gets to see it: it is run on a folder of our own,
which has the repository's references and index, and whose configuration is empty.
Objects that are missing are not fetched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import SourceError, UsageError
from lintnews.linting.finding import Located
from lintnews.run.files import read_bytes
from lintnews.values import NamedTuple

_SETTINGS = ("-c", "core.quotePath=true", "-c", "diff.relative=false")
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
# What git may know of its surroundings: nothing that starts a program, asks, or reaches out.
_SURROUNDINGS = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# What differs depends on these, and none of them names a program; the first two may be the user's.
_OF_USER = r"^core\.(autocrlf|eol)$"
_OF_REPOSITORY = (
    r"^(core\.(autocrlf|eol|filemode|ignorecase|precomposeunicode|repositoryformatversion|symlinks)"
    r"|extensions\.(objectformat|refstorage))$"
)
_SETTING = re.compile(rb"([a-z]+)\.([a-z]+)\n([\w-]+)")
_LINKED = ("refs", "packed-refs", "shallow", "logs", "reftable")  # what revisions are found by
_TIME_LIMIT = 120  # seconds; a file of the repository may be a pipe
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
        with _repository(top) as git:
            base = _base(git, revision, merge_base=merge_base)
            lines = parse(git(*_DIFF, base, "--"))
            tracked = set(git("ls-files", "-z").split(b"\0"))
        for name in members:
            path = os.fsencode(os.path.relpath(os.path.realpath(name), top).replace(os.sep, "/"))
            if path in lines:
                found[name] = lines[path]
            elif path not in tracked:
                found[name] = None
    return found


def _base(git: _Git, revision: str, *, merge_base: bool) -> str:
    """Return the commit to compare with."""
    top = git.top
    commit = git.ask(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        message = (
            f"--since: there is no revision {revision!r} in {top} (in a shallow clone, fetch "
            "it first)"
        )
        raise UsageError(message)
    if not merge_base:
        return commit
    shared = git.ask("merge-base", commit, "HEAD")
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


class _GitError(UsageError):
    """Git said no."""


class _Git(NamedTuple):
    """The git command, for one repository and without its configuration."""

    top: str
    environment: Mapping[str, str]

    def ask(self, *arguments: str) -> str | None:
        """Return git's answer, ``None`` if it has no answer."""
        try:
            return self(*arguments).decode("ascii", "replace").strip() or None
        except _GitError:
            return None

    def __call__(self, *arguments: str) -> bytes:
        """Run git and return what it prints.

        Raises:
            UsageError: if there is no git, or it fails; the message has what git said.
        """
        import subprocess

        command = ["git", "-C", self.top, *_SETTINGS, *arguments]
        try:
            done = subprocess.run(  # noqa: S603  no word of it comes from the copy
                command,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=_TIME_LIMIT,
            )
        except FileNotFoundError as error:
            message = "--since needs the git command, which is not installed"
            raise UsageError(message) from error
        except subprocess.TimeoutExpired as error:
            message = f"--since: git did not answer within {_TIME_LIMIT} s in {self.top}"
            raise UsageError(message) from error
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            message = f"--since: git {arguments[0]} failed in {self.top}: {said}"
            raise _GitError(message)
        return done.stdout


@contextmanager
def _repository(top: str) -> Iterator[_Git]:
    """Give git for the repository at ``top``, on a folder that has no configuration of its own.

    Raises:
        UsageError: if it is no repository.
    """
    from tempfile import TemporaryDirectory

    own, common = _git_folders(top)
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    with TemporaryDirectory(prefix="lintnews-git-") as folder:
        os.mkdir(os.path.join(folder, "objects"))
        os.mkdir(os.path.join(folder, "refs"))
        for name in _LINKED:
            _link(os.path.join(common, name), os.path.join(folder, name))
        for name in os.listdir(own):
            if name.startswith("sharedindex."):
                _link(os.path.join(own, name), os.path.join(folder, name))
            elif name.endswith("HEAD"):
                # A copy: a link would itself be read as the name of a branch.
                with open(os.path.join(folder, name), "w", encoding="utf-8") as head:
                    head.write(_pointer(os.path.join(own, name)) + "\n")
        user = _Git(folder, {**plain, "GIT_DIR": folder, "LC_ALL": "C"})
        settings = _settings(user, "--get-regexp", _OF_USER)
        config = os.path.join(common, "config")
        if os.path.isfile(config):
            alone = ("--file", config, "--no-includes")
            settings += _settings(user, *alone, "--get-regexp", _OF_REPOSITORY)
        with open(os.path.join(folder, "config"), "wb") as file:
            file.writelines(settings)
        yield _Git(
            top,
            {
                **plain,
                **_SURROUNDINGS,
                "GIT_DIR": folder,
                "GIT_WORK_TREE": top,
                "GIT_INDEX_FILE": os.path.join(own, "index"),
                "GIT_OBJECT_DIRECTORY": os.path.join(common, "objects"),
            },
        )


def _settings(git: _Git, *arguments: str) -> list[bytes]:
    """Return settings as lines of a configuration file; those with an odd value are left out."""
    try:
        answer = git("config", "--null", *arguments)
    except _GitError:
        return []  # there is none
    found = (_SETTING.fullmatch(item) for item in answer.split(b"\0"))
    return [b"[%s]\n\t%s = %s\n" % one.group(1, 2, 3) for one in found if one]


def _git_folders(top: str) -> tuple[str, str]:
    """Return the git folder of a working tree, and the one that all its working trees share."""
    own = os.path.join(top, ".git")
    if not os.path.isdir(own):
        own = os.path.join(top, _pointer(own).removeprefix("gitdir:").strip())
    shared = os.path.join(own, "commondir")
    common = os.path.join(own, _pointer(shared)) if os.path.lexists(shared) else own
    if not os.path.isdir(own) or not os.path.isdir(common):
        message = f"--since: {top} is no git repository: there is no folder {common}"
        raise UsageError(message)
    return os.path.abspath(own), os.path.abspath(common)


def _pointer(file: str) -> str:
    """Return the path that a file of git's names.

    Raises:
        UsageError: if the file cannot be read.
    """
    try:
        return os.fsdecode(read_bytes(file)).strip()
    except SourceError as error:
        message = f"--since: {file} {error}"
        raise UsageError(message) from error


def _link(source: str, target: str) -> None:
    """Let ``target`` be ``source``; where there are no links it becomes a copy."""
    if not os.path.lexists(source):
        return
    if os.path.isdir(target):
        os.rmdir(target)
    try:
        os.symlink(source, target)
    except OSError:
        import shutil

        copy = shutil.copytree if os.path.isdir(source) else shutil.copyfile
        copy(source, target)


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

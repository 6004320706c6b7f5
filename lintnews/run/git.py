"""What changed since a revision, asked of the git command.

Git is told to run nothing that a repository's configuration names (external
diffs, text converters, file system monitors), and to take no locks.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lintnews.errors import UsageError
from lintnews.run import changed

if TYPE_CHECKING:
    from lintnews.run.changed import Lines

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


def changed_lines(
    names: Iterable[str],
    revision: str,
    *,
    merge_base: bool = True,
) -> dict[str, tuple[Lines, ...] | None]:
    """Return the lines of each file that changed since ``revision``; ``None`` is all of a file that git does not know yet.

    The comparison is with the last commit that HEAD and the revision share, or
    with the revision itself. Work that is not committed counts. Files without a
    change are left out.

    Raises:
        UsageError: where there is no git, no repository, or no such revision.
    """
    by_top: dict[str, list[str]] = {}
    for name in names:
        by_top.setdefault(_top(name), []).append(name)
    found: dict[str, tuple[Lines, ...] | None] = {}
    for top, members in by_top.items():
        lines = changed.parse(_git(top, *_DIFF, _base(top, revision, merge_base=merge_base), "--"))
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
        top,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
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
    """Return git's answer, ``None`` where it has none."""
    try:
        return _git(top, *arguments).decode("ascii", "replace").strip() or None
    except _GitError:
        return None


class _GitError(UsageError):
    """Git said no."""


def _git(top: str, *arguments: str) -> bytes:
    """Run git and return what it prints.

    Raises:
        UsageError: where there is no git, or it fails; the message has what it said.
    """
    environment = {key: value for key, value in os.environ.items() if key not in _BINDING}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", "-C", top, *_HARMLESS, *arguments]
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        message = "--since needs the git command, which is not installed"
        raise UsageError(message) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        message = f"--since: git {arguments[0]} failed in {top}: {said}"
        raise _GitError(message)
    return done.stdout

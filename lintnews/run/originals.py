"""``--against``: what each article is compared with, read once."""

from __future__ import annotations

import os
from collections.abc import Callable

from lintnews.article.model import Article, Original
from lintnews.errors import LintnewsError, UsageError
from lintnews.readers import choose
from lintnews.run.session import LintRun

Override = Callable[[str, Article], Article]


def compare_with(path: str, run: LintRun) -> None:
    """Let a run give each article its original: a file, or of a folder the file of the same name.

    Raises:
        UsageError: if there is no such file or folder, or the file cannot be read.
    """
    before = run.override_metadata
    folder = os.path.isdir(path)
    known: dict[str, Original | None] = {} if folder else {path: _read(path, run)}

    def override(name: str, article: Article) -> Article:
        file = os.path.join(path, os.path.basename(name)) if folder else path
        if file not in known:
            known[file] = _read(file, run) if os.path.isfile(file) else None
        article = article if before is None else before(name, article)
        return article._replace(original=known[file])

    run.override_metadata = override


def _read(path: str, run: LintRun) -> Original:
    """Read the first article of a file.

    Raises:
        UsageError: if it cannot be read, or holds none.
    """
    try:
        source = run.decode(path, run.read(path))
        reader = run.reader or choose.reader_of(source, run.registry.readers)
        article = next(iter(choose.articles(source, reader, run.guard)), None)
    except LintnewsError as error:
        message = f"--against {path}: {error}"
        raise UsageError(message) from error
    if article is None:
        message = f"--against {path}: there is no article in it"
        raise UsageError(message)
    return Original(source, article)

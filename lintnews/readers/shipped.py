"""The formats that lintnews reads itself; what reads them is imported when the first of its files is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews.readers.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintnews.article.model import Article
    from lintnews.article.source import Source


def _text(source: Source) -> Iterator[Article]:
    from lintnews.readers import text  # noqa: PLC0415  only the format that is read

    return text.read(source)


def _markdown(source: Source) -> Iterator[Article]:
    from lintnews.readers import markdown  # noqa: PLC0415  as above

    return markdown.read(source)


def _begins_like_markdown(head: str) -> bool:
    """Say whether a text begins with front matter."""
    marks, _, rest = head.partition("\n")
    return marks.rstrip() in {"---", "+++"} and rest[:1].isalpha()


TEXT = Reader(name="text", extensions=(".txt", ".text"), read=_text)
MARKDOWN = Reader(name="markdown", extensions=(".md", ".markdown", ".mdown", ".mkd"), read=_markdown, sniff=_begins_like_markdown)
READERS = (TEXT, MARKDOWN)

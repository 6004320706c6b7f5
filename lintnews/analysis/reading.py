"""An article being read: every analysis is computed at most once, and only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block
from lintnews.article.span import Span

T = TypeVar("T")
Analysis = Callable[["Reading"], T]

_EMPTY = Vocabulary()


class Reading:
    """An article and a vocabulary, with the results of the analyses asked for so far.

    Its article has the blocks that the model promises, whatever the reader made:
    none is empty, none begins or ends with white space, none leaves the text.

    ``text`` is the text of its article, which all spans are offsets of.

    An analysis is a plain function of a reading. It must depend on nothing else
    and must not change what it is given; then its result can be shared.
    """

    __slots__ = ("_results", "article", "text", "vocabulary")

    article: Article
    text: str
    vocabulary: Vocabulary
    _results: dict[Analysis[Any], Any]

    def __init__(self, article: Article, vocabulary: Vocabulary = _EMPTY) -> None:
        """Begin to read; nothing is computed yet."""
        keep = object.__setattr__
        keep(self, "article", _with_sound_blocks(article))
        keep(self, "text", article.text)
        keep(self, "vocabulary", vocabulary)
        keep(self, "_results", {})

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a reading is shared by all rules."""
        message = f"a reading cannot be changed: {name}"
        raise AttributeError(message)

    def get(self, analysis: Analysis[T]) -> T:
        """Return the analysis' result, computing it at the first call."""
        try:
            return cast("T", self._results[analysis])
        except KeyError:
            result = self._results[analysis] = analysis(self)
            return result


def _with_sound_blocks(article: Article) -> Article:
    """Return the article itself where every block is sound, else one whose blocks are: no analysis looks at an empty block."""
    text = article.text
    size = len(text)
    for block in article.blocks:
        start, end = block.span
        if not start < end <= size or text[start].isspace() or text[end - 1].isspace():
            return article._replace(blocks=tuple(_sound(text, article.blocks)))
    return article


def _sound(text: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks without the white space around them, and none that holds nothing else."""
    for block in blocks:
        inner = block.span.of(text)
        words = inner.strip()
        if words:
            start = block.span.start + len(inner) - len(inner.lstrip())
            yield block._replace(span=Span(start, start + len(words)))

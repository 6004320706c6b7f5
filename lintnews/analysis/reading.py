"""An article being read: every analysis is computed at most once, and only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block
from lintnews.article.span import Span
from lintnews.hints import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from typing import TypeVar

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

    The reading that a rule gets knows where the rule may report something: in blocks of
    its roles, and (unless its ``speech`` says otherwise) outside quotation marks.
    ``copy(analysis)`` gives the items of an analysis that lie there.
    """

    __slots__ = ("_compute", "_may_report", "_results", "article", "text", "vocabulary")

    article: Article
    text: str
    vocabulary: Vocabulary
    _results: dict[Analysis[Any], Any]
    _may_report: Callable[[Span], bool] | None
    _compute: Callable[[Analysis[Any], Reading], Any] | None

    def __init__(
        self,
        article: Article,
        vocabulary: Vocabulary = _EMPTY,
        compute: Callable[[Analysis[Any], Reading], Any] | None = None,
    ) -> None:
        """Begin to read; nothing is computed yet. ``compute`` calls an analysis, watched."""
        keep = object.__setattr__
        keep(self, "article", _with_sound_blocks(article))
        keep(self, "text", article.text)
        keep(self, "vocabulary", vocabulary)
        keep(self, "_results", {})
        keep(self, "_may_report", None)
        keep(self, "_compute", compute)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a reading is shared by all rules."""
        message = f"a reading cannot be changed: {name}"
        raise AttributeError(message)

    def get(self, analysis: Analysis[T]) -> T:
        """Return the analysis' result, computing it at the first call."""
        try:
            known: T = self._results[analysis]
        except KeyError:
            compute = self._compute
            known = analysis(self) if compute is None else compute(analysis, self)
            self._results[analysis] = known
        return known

    def limited_to(self, may_report: Callable[[Span], bool]) -> Self:
        """Return this reading, with its results, for a rule that may report only such stretches."""
        limited = object.__new__(type(self))
        for name in Reading.__slots__:
            object.__setattr__(limited, name, getattr(self, name))
        object.__setattr__(limited, "_may_report", may_report)
        return limited

    def may_report(self, span: Span) -> bool:
        """Return whether the rule may report the stretch of text."""
        return self._may_report is None or self._may_report(span)

    def copy(self, analysis: Analysis[Iterable[T]]) -> list[T]:
        """Return the items of an analysis (spans, or what has a ``span``) that may be reported."""
        items: Iterable[Any] = self.get(analysis)
        return [item for item in items if self.may_report(getattr(item, "span", item))]


def _with_sound_blocks(article: Article) -> Article:
    """Return the article with its sound blocks alone: no analysis looks at an empty one."""
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

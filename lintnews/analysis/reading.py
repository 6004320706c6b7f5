"""An article being read: every analysis is computed at most once, and only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from lintnews.analysis.vocabulary import Vocabulary

if TYPE_CHECKING:
    from lintnews.article.model import Article

T = TypeVar("T")
Analysis = Callable[["Reading"], T]

_EMPTY = Vocabulary()


class Reading:
    """An article and a vocabulary, with the results of the analyses asked for so far.

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
        keep(self, "article", article)
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

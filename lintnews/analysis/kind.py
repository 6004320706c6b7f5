"""What sort of piece the article is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintnews.article.model import Kind

if TYPE_CHECKING:
    from lintnews.analysis.reading import Reading


@dataclass(frozen=True, slots=True)
class ArticleKind:
    """The kind, and how sure it is (0 to 1; 1 where it is stated)."""

    kind: Kind
    certainty: float


def kind(reading: Reading) -> ArticleKind:
    """Return the stated kind, else straight news."""
    stated = reading.article.metadata.kind
    return ArticleKind(stated, 1.0) if stated is not None else ArticleKind(Kind.NEWS, 0.5)

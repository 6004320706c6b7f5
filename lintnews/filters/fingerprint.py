"""A name for a finding that survives edits elsewhere in the file.

It is made of the rule's code, the words of the finding and the words of the
paragraph around it, white space and quotation marks folded; never of offsets or
lines. Where one article has the same finding twice, they are counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintnews.article.model import Article
    from lintnews.rules.diagnostic import Diagnostic

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


class Fingerprints:
    """The fingerprints of one article's findings, asked for in the order of the text."""

    def __init__(self, article: Article) -> None:
        """Begin to count."""
        self._article = article
        self._starts = [block.span.start for block in article.blocks]
        self._seen: Counter[str] = Counter()

    def of(self, diagnostic: Diagnostic) -> str:
        """Return 16 hexadecimal digits."""
        from _blake2 import blake2b  # noqa: PLC0415  hashlib loads OpenSSL, which costs more than a lint

        article = self._article
        at = bisect_right(self._starts, diagnostic.span.start) - 1
        around = article.blocks[at].span.of(article.text) if at >= 0 else ""
        parts = (diagnostic.code, article.record or "", _folded(diagnostic.span.of(article.text)), _folded(around))
        content = "\0".join(parts)
        number = self._seen[content]
        self._seen[content] += 1
        return blake2b(f"{content}\0{number}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _folded(text: str) -> str:
    return " ".join(text.translate(_QUOTES).replace("''", '"').split())

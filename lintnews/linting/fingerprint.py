"""A name for a finding that survives edits elsewhere in the file.

It is made of the rule's code, the words of the finding, and the five words on
either side of it in its paragraph; never of offsets or lines. White space,
quotation marks and dashes are folded, so that copy may be wrapped anew or have
its marks made straight.

Eighteen hexadecimal digits, in three parts that ``alike`` compares one by one::

    1 5f3c2a9 | 5 91ab | 5 07d2
    the finding | what is before it | what is after it

Each part begins with its number of words. If one article has the same finding
twice in the same words, the second ends in ``-2``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from lintnews.article.model import Article
from lintnews.article.span import Span
from lintnews.linting.finding import Diagnostic

_NEIGHBOURS = 5
_TELLING_NEIGHBOURS = 3
_TELLING_WORDS = 5
# The nearest words are looked for within so many characters.
_WINDOW = 240

_FOLDED = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "—": "-",
        "–": "-",
        "…": "...",
    }
)


class Fingerprints:
    """The fingerprints of one article's findings, asked for in the order of the text."""

    def __init__(self, article: Article) -> None:
        """Begin to count."""
        self._article = article
        self._starts = [block.span.start for block in article.blocks]
        self._seen: Counter[str] = Counter()

    def of(self, diagnostic: Diagnostic) -> str:
        """Return the fingerprint of one finding."""
        text, span = self._article.text, diagnostic.span
        start, end = self._paragraph(span)
        before = _words(text[max(start, span.start - _WINDOW) : span.start])[-_NEIGHBOURS:]
        after = _words(text[span.end : min(end, span.end + _WINDOW)])[:_NEIGHBOURS]
        fingerprint = (
            _core(diagnostic.code, self._article.record or "", span.of(text))
            + _side(before)
            + _side(after)
        )
        self._seen[fingerprint] += 1
        number = self._seen[fingerprint]
        return fingerprint if number == 1 else f"{fingerprint}-{number}"

    def _paragraph(self, span: Span) -> tuple[int, int]:
        """Return where the blocks begin and end that the span begins and ends in."""
        blocks = self._article.blocks
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        start = blocks[first].span.start if first >= 0 else 0
        end = blocks[last].span.end if last >= 0 else span.end
        return min(start, span.start), max(end, span.end)


def of_source(code: str, text: str) -> str:
    """Return the fingerprint of a finding about the source itself, such as a directive in it."""
    return _core(code, "", text) + _side([]) + _side([])


def plain(fingerprint: str) -> str:
    """Return the fingerprint without the number that tells repeated findings apart."""
    return fingerprint.partition("-")[0]


def alike(one: str, other: str) -> bool:
    """Return whether two plain fingerprints are of one finding around which the copy was edited.

    The words of the finding must be the same. Few words need neighbours on one
    side that are the same too; five words or more speak for themselves.
    """
    if one == other:
        return True
    if one[:8] != other[:8]:
        return False
    if _count(one[0]) >= _TELLING_WORDS:
        return True
    return any(
        one[side] == other[side] and _count(one[side.start]) >= _TELLING_NEIGHBOURS
        for side in (slice(8, 13), slice(13, 18))
    )


def _count(digit: str) -> int:
    return int(digit, 16) if digit in "0123456789abcdef" else 0


def _core(code: str, record: str, text: str) -> str:
    folded = " ".join(
        text.translate(_FOLDED).replace("''", '"').replace("``", '"').replace("--", "-").split()
    )
    digest = _digest(f"{code}\0{record}\0{folded}", 4)
    return f"{min(len(_words(folded)), 15):x}{digest[:7]}"


def _side(words: list[str]) -> str:
    return f"{len(words):x}{_digest(' '.join(words), 2)}"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _digest(text: str, size: int) -> str:
    from hashlib import blake2b  # noqa: PLC0415  4 ms, and most formats print no fingerprint

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()

"""The word "than" compares, "then" is a time: one letter changes the sentence.

After "more", "rather", "larger" and their like only "than" makes sense before a number
or a noun; a "than" that no comparison in its sentence asks for is a "then".
"""

from collections.abc import Iterator

from lintnews import (
    COPY,
    Edit,
    Finding,
    Fix,
    Reading,
    Severity,
    Span,
    Tokens,
    rule,
    sentence_at,
    tokens,
)
from lintnews_rules.wording import _contexts
from lintnews_rules.wording._words import is_regular_past


@rule(
    code="WRD109",
    name="than-then",
    summary='"then" for "than", or "than" for "then"',
    severity=Severity.WARNING,
    holds=("than", "then"),
    roles=COPY,
    bad=(
        """
        The storm did more then $40 million in damage.
                           ^^^^ "then" should be "than"
        """,
        """
        He worked for the union and than ran for mayor.
                                    ^^^^ "than" should be "then"
        """,
    ),
    good=(
        "The storm did more than $40 million in damage.",
        "He worked for the union and then ran for mayor.",
        "Prices were lower then, and nobody complained.",
        "Nothing was different, other than the roof.",
    ),
)
def than_then(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed, and for a "than" that nothing asks for."""
    yield from _contexts.findings(reading, "than-then")
    words = reading.get(tokens)
    for i in reading.get(_contexts.positions).get("than", ()):
        after = words.folded[i + 1] if i + 1 < len(words) else "."
        if words.texts[i] != "than" or not _can_be_then(words, i, after):
            continue
        sentence = sentence_at(reading, words.starts[i])
        if sentence is None or _is_asked_for(words, i, sentence.start):
            continue
        span = Span(words.starts[i], words.ends[i])
        yield Finding(span, '"than" should be "then"', fix=Fix.unsafe(Edit(span, "then")))


# A verb in the past after "than", or a subject after "and than", is what "then" stands before.
_PAST = frozenset(
    "ran went said took told asked became moved got made left sent called began started turned "
    "returned drove walked fled shot was were had came".split(),
)
_SUBJECTS = frozenset("he she they we it you i the a an there his her their".split())
_JOINTS = frozenset(["and", "but", ",", ";", "home"])
_ASKS = frozenset(
    "more less fewer rather other others otherwise else different differently worse better further "
    "farther sooner later elsewhere preferable superior inferior differ differs twice nothing none "
    "anything anyone lesser greater as prefer preferred before instead hardly scarcely larger "
    "nobody unlike except any".split(),
)


def _can_be_then(words: Tokens, i: int, after: str) -> bool:
    joined = i > 0 and words.folded[i - 1] in _JOINTS
    return after in _PAST or (joined and (after in _SUBJECTS or is_regular_past(after)))


def _is_asked_for(words: Tokens, i: int, start: int) -> bool:
    """Return whether a comparative stands before the "than" in its sentence."""
    for at in range(i - 1, -1, -1):
        if words.starts[at] < start:
            return False
        word = words.folded[at]
        if word in _ASKS or word.endswith("er"):
            return True
    return False

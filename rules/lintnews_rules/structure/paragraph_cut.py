"""A paragraph that breaks off in the middle of a sentence has lost its end, or was broken in two.

It happens when a line is deleted, when a story is pasted in part, and where a page cuts a
text at a number of characters. Lists, headings and lines pasted from other sites often
end without a stop: a paragraph counts if its last word cannot end a sentence, is no word,
or if the next paragraph goes on with a small letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Finding,
    Kind,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    Speech,
    is_capitalised,
    is_word,
    rule,
)
from lintnews_rules.structure._endings import Ending, open_endings

SHORTEST_PIECE = 3  # letters of a word that was cut
# Own list: what may end a sentence and is in no dictionary.
SHORT_UNITS = frozenset(
    "mph kph rpm bpm ppm psi hrs mins secs lbs ozs pts kms kgs hwy blvd ave etc inc ltd pct".split()
)


@rule(
    code="STR109",
    name="paragraph-cut",
    summary="a paragraph breaks off in the middle of a sentence",
    severity=Severity.INFO,
    roles=frozenset({Role.BODY, Role.SUBHEAD, Role.BOILERPLATE}),
    speech=Speech.REPORTED,
    kinds=frozenset({Kind.NEWS, Kind.BRIEF, Kind.OPINION}),
    yields_to=frozenset({"DUP105"}),
    version=2,
    standard="desk practice: read the last line of every paragraph",
    bad=(
        """
        The ferries ran all day, the port authority said on Monday at noon.
        Crews stacked bags along the quay all night, and the port asked people to
                                                                               ^^ the paragraph breaks off after "to"
        The levee was built in the 1930s and has been raised by two feet.
        Schools will stay closed until Wednesday, the school district said.
        """,
        """
        The ferries ran all day, the port authority said on Monday at noon.
        By the time the first crew arrived, flames had broken through the windows of
        the third floor, and the chief ordered everyone to stay outside.
        ^^^ the paragraph goes on from line 2: it is broken in two
        The levee was built in the 1930s and has been raised by two feet.
        Schools will stay closed until Wednesday, the school district said.
        """,
    ),
    good=(
        """
        The ferries ran all day, the port authority said on Monday at noon.
        The port listed what is closed until the end of the week on its page:
        The old quay and the bridge to the market, with all of its stands
        Schools will stay closed until Wednesday, the school district said.
        The levee was built in the 1930s and has been raised by two feet.
        """,
    ),
)
def paragraph_cut(reading: Reading) -> Iterator[Finding]:
    """Look at each paragraph without a mark at its end."""
    text = reading.text
    for ending in open_endings(reading):
        if ending.block.role is not Role.BODY and not ending.hangs and not _is_piece(text, ending):
            continue  # a heading, as far as one can see
        start, end = ending.block.span.end - len(ending.word), ending.block.span.end
        if ending.goes_on and ending.following is not None:
            at = ending.following.span.start
            first = text[at : ending.following.span.end].split(None, 1)[0]
            related = (Related(Span(start or end - 1, end), "the first half ends here"),)
            message = "the paragraph goes on from line {line}: it is broken in two"
            yield Finding(Span(at, at + len(first)), message, related)
        elif ending.hangs or _is_piece(text, ending):
            if text[end - 1] == ",":
                yield Finding(Span(end - 1, end), "the paragraph breaks off after a comma")
                continue
            yield Finding(Span(start, end), f'the paragraph breaks off after "{ending.word}"')


def _is_piece(text: str, ending: Ending) -> bool:
    """Return whether the last word is the beginning of one."""
    word = ending.word
    if len(word) < SHORTEST_PIECE or not word.isalpha() or not word.islower():
        return False
    if is_word(word) or is_capitalised(word) or word in SHORT_UNITS:
        return False
    return text.count(word) == 1

"""A paragraph that breaks off in the middle of a sentence has lost its end, or was broken in two.

It happens when a line is deleted, when a story is pasted in part, and where a page cuts a
text at a number of characters. Lists, headings and lines pasted from other sites often
end without a stop: a paragraph counts if its last word cannot end a sentence, is the
beginning of one, or if the next paragraph goes on with a small letter. A list, and a
comma before what another writer wrote, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import (
    Example,
    Finding,
    Form,
    Kind,
    Options,
    Reading,
    Related,
    Role,
    RoledBlock,
    Severity,
    Span,
    Speech,
    is_capitalised,
    is_word,
    option,
    roles,
    rule,
)
from lintnews_rules.structure._endings import Ending, open_endings

MOST_HANGING = 2  # more such endings in one story are how its page cuts texts
SAYING = Form(
    r"\b(?:said|says|wrote|writes|put it|added|explained|noted|argued|reported|tweeted)\b[^.]*,$",
    words=(",",),
)
SHORTEST_PIECE = 3  # letters of a word that was cut
# Own list: what may end a sentence and is in no dictionary.
SHORT_UNITS = frozenset(
    "mph kph rpm bpm ppm psi hrs mins secs lbs ozs pts kms kgs hwy blvd ave etc inc ltd pct".split()
)


class ParagraphCutOptions(Options):
    """How sure it must be that something is gone."""

    unsure: bool = option(
        default=False,
        text="speak, too, of a paragraph that ends with a small word, or goes on in the next one",
        desk=True,
    )


@rule(
    code="STR109",
    name="paragraph-cut",
    summary="a paragraph breaks off in the middle of a sentence",
    severity=Severity.INFO,
    options=ParagraphCutOptions,
    roles=frozenset({Role.BODY, Role.SUBHEAD, Role.BOILERPLATE}),
    speech=Speech.REPORTED,
    kinds=frozenset({Kind.NEWS, Kind.BRIEF, Kind.OPINION}),
    yields_to=frozenset({"DUP105"}),
    version=2,
    standard="desk practice: read the last line of every paragraph",
    bad=(
        """
        The ferries ran all day, the port authority said on Monday at noon.
        Crews stacked bags along the quay all night for the sixth day in a row,
                                                                              ^ the paragraph breaks off after a comma
        The levee was built in the 1930s and has been raised by two feet.
        Schools will stay closed until Wednesday, the school district said.
        """,
        Example(
            """
        The ferries ran all day, the port authority said on Monday at noon.
        Crews stacked bags along the quay all night, and the port asked people to
                                                                               ^^ the paragraph breaks off after "to"
        The levee was built in the 1930s and has been raised by two feet.
        Schools will stay closed until Wednesday, the school district said.
        """,
            options={"unsure": True},
        ),
        Example(
            """
        The ferries ran all day, the port authority said on Monday at noon.
        By the time the first crew arrived, flames had broken through the windows of
        the third floor, and the chief ordered everyone to stay outside.
        ^^^ the paragraph goes on from line 2: it is broken in two
        The levee was built in the 1930s and has been raised by two feet.
        Schools will stay closed until Wednesday, the school district said.
        """,
            options={"unsure": True},
        ),
    ),
    good=(
        """
        The ferries ran all day, the port authority said on Monday at noon.
        The port listed what is closed until the end of the week on its page:
        The old quay and the bridge to the market, with all of its stands
        Schools will stay closed until Wednesday, the school district said.
        The levee was built in the 1930s and has been raised by two feet.
        """,
        """
        The ferries ran all day, the port authority said on Monday at noon.
        As the writer Ann Ott put it in a letter to the council of the town,
        The old quay has been closed for years, and nobody knows whose it is.
        Schools will stay closed until Wednesday, the school district said.
        The levee was built in the 1930s and has been raised by two feet.
        """,
        """
        The ferries ran all day, the port authority said on Monday at noon.
        The port will open the old quay again in the first week of August
        if the levee holds and the water falls by two feet until then,
        or if the council says so at its meeting on Wednesday at noon.
        Schools will stay closed until Wednesday, the school district said.
        """,
    ),
)
def paragraph_cut(reading: Reading, options: ParagraphCutOptions) -> Iterator[Finding]:
    """Look at each paragraph without a mark at its end."""
    text = reading.text
    endings = list(open_endings(reading))
    if sum(ending.hangs and not ending.goes_on for ending in endings) > MOST_HANGING:
        return
    for ending in endings:
        if ending.block.role is not Role.BODY and not ending.hangs and not _is_piece(text, ending):
            continue  # a heading, as far as one can see
        start, end = ending.block.span.end - len(ending.word), ending.block.span.end
        if ending.goes_on and ending.following is not None:
            if not options.unsure or _begins_a_list(reading, ending.following):
                continue
            at = ending.following.span.start
            first = text[at : ending.following.span.end].split(None, 1)[0]
            related = (Related(Span(start or end - 1, end), "the first half ends here"),)
            message = "the paragraph goes on from line {line}: it is broken in two"
            yield Finding(Span(at, at + len(first)), message, related)
        elif ending.hangs or _is_piece(text, ending):
            if text[end - 1] == ",":
                if not SAYING.search(text, *ending.block.span):
                    yield Finding(Span(end - 1, end), "the paragraph breaks off after a comma")
                continue
            if options.unsure or not ending.hangs:
                yield Finding(Span(start, end), f'the paragraph breaks off after "{ending.word}"')


def _begins_a_list(reading: Reading, following: RoledBlock) -> bool:
    """Return whether one more paragraph with a small letter comes after this one."""
    blocks = reading.get(roles)
    behind = blocks[blocks.index(following) + 1 :][:1]
    return any(one.role is Role.BODY and reading.text[one.span.start].islower() for one in behind)


def _is_piece(text: str, ending: Ending) -> bool:
    """Return whether the last word is the beginning of one, which the story has whole or ends with."""
    word = ending.word
    if len(word) < SHORTEST_PIECE or not word.isalpha() or not word.islower():
        return False
    if is_word(word) or is_capitalised(word) or word in SHORT_UNITS:
        return False
    if text.count(word) == 1:
        return ending.following is None and not _is_of_two(word)
    return re.search(rf"\b{word}[a-z]", text) is not None and text.count(f"{word} ") == 0


def _is_of_two(word: str) -> bool:
    """Return whether two words make it: "counterterrorism"."""
    return any(
        is_word(word[:at]) and is_word(word[at:])
        for at in range(SHORTEST_PIECE, len(word) - SHORTEST_PIECE + 1)
    )

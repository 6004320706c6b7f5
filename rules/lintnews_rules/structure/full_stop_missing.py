"""A paragraph that ends without a full stop, among paragraphs that end with one.

Either the stop was lost or the end of the sentence with it: a person looks. Headings,
lists and single lines often end without one; a paragraph counts if it holds more than
one sentence, or is long. What stands above the story's first whole paragraph, and a line
that leads to another story ("Opinion: …"), are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Finding,
    Form,
    Kind,
    Options,
    Reading,
    Role,
    RoledBlock,
    Severity,
    Span,
    Speech,
    option,
    roles,
    rule,
)
from lintnews_rules.structure._endings import (
    MOSTLY,
    Ending,
    has_sentences,
    open_endings,
    stands_apart,
)

SHORTEST = 4  # words of the last sentence; one more if it does not begin like one
STARTERS = frozenset(
    "The A An He She It They We His Her Their This That These Those In On At No".split()
)
# A quotation whose source follows a dash: "… of their time." — Dana Reyes, The Courier
DASH = Form(r"(?:\s[—–-]|--)[^—–]{1,80}$", words=("—", "–", "-"))
STOP = Form(r"[.!?][\"”’)]? (?=[A-Z\"“])")
LONG = 90  # code points
FEW = 2  # other paragraphs without a stop: with more of them it is how the page is made
VERB = Form(
    r"\b(?:was|were|is|are|has|have|had|will|would|could|may|might|did|does|do|can|must)\b",
)
# What a sentence of a story holds, and a caption or a heading hardly ever.
TOLD = Form(
    r"\b(?:said|told|added|wrote|tweeted|announced|argued|noted|explained|asked|testified)\b|\baccording to\b",
    words=(
        "said",
        "told",
        "added",
        "wrote",
        "tweeted",
        "announced",
        "argued",
        "noted",
        "explained",
        "asked",
        "testified",
        "according to",
    ),
)
SHORT = 40
# "Opinion: …" and "The harbor vote: …" lead to another story.
REFER = Form(r"(?:[^\s:]+\s+){0,4}[^\s:]+:\s", words=(":",))
YEAR_AT_END = Form(r"\b(?:in|since|until|by|of|before|after|from|and|to) (?:19|20)\d\d$")
GLUED = Form(r"[a-z]:[A-Z]")


class FullStopMissingOptions(Options):
    """What is a paragraph."""

    single: bool = option(
        False,
        "whether a long paragraph of one sentence counts; links and lines of furniture look so",
        desk=True,
    )


@rule(
    code="STR110",
    name="full-stop-missing",
    summary="a paragraph ends without a full stop",
    severity=Severity.INFO,
    roles=frozenset({Role.BODY, Role.SUBHEAD, Role.BOILERPLATE}),
    speech=Speech.REPORTED,
    kinds=frozenset({Kind.NEWS, Kind.BRIEF, Kind.OPINION}),
    options=FullStopMissingOptions,
    version=2,
    yields_to=frozenset({"STR109", "DUP105", "LNK102", "QUO105"}),
    standard="every style guide: a sentence ends with a full stop",
    bad=(
        """
        The ferries ran all day, the port authority said on Monday at noon.
        The levee was built in the 1930s. It has been raised by two feet
                                                                    ^^^^ no full stop after "feet"
        Crews stacked bags along the quay all night, and then went home.
        Schools will stay closed until Wednesday, the school district said.
        """,
        """
        The ferries ran all day, the port authority said on Monday at noon.
        The levee was built in the 1930s and was raised by two feet last year, the port authority said
                                                                                                  ^^^^ no full stop after "said"
        Crews stacked bags along the quay all night, and then went home.
        Schools will stay closed until Wednesday, the school district said.
        """,
    ),
    good=(
        """
        The ferries ran all day, the port authority said on Monday at noon.
        What we know about the levee and the flood
        Crews stacked bags along the quay all night, and then went home.
        Schools will stay closed until Wednesday, the school district said.
        The levee was built in the 1930s. It has been raised by two feet.
        """,
        """
        The ferries ran all day, the port authority said on Monday at noon.
        The levee was built in the 1930s. It has been raised by two feet
        The pilot says that it was his mother's voice on the old recording
        Crews stacked bags along the quay all night, and then went home.
        Schools will stay closed until Wednesday, the school district said.
        Nobody was hurt in the flood of last week, the port authority said.
        The fire chief asked people to stay away from the quay until Friday.
        The bridge was closed at noon, and the market with all of its stands.
        The ferries will be back on Thursday if the water falls by two feet.
        """,
        """
        The ferries ran all day, the port authority said on Monday at noon.
        Opinion: The port has no plan. Here is what it could do with the old quay
        Crews stacked bags along the quay all night, and then went home.
        Schools will stay closed until Wednesday, the school district said.
        """,
        """
        The levee was built in the 1930s. Here is why it should have been raised by two feet
        The ferries ran all day, the port authority said on Monday at noon.
        Crews stacked bags along the quay all night, and then went home.
        Schools will stay closed until Wednesday, the school district said.
        """,
        """
        The ferries ran all day, the port authority said on Monday at noon.
        Sink or swim? Schools and parents are asking how to keep children off the quay
        Crews stacked bags along the quay all night, and then went home.
        Schools will stay closed until Wednesday, the school district said.
        """,
    ),
)
def full_stop_missing(
    reading: Reading,
    options: FullStopMissingOptions,
) -> Iterator[Finding]:
    """Look at each paragraph without a mark at its end."""
    text = reading.text
    for ending in open_endings(reading):
        block, end = ending.block, ending.block.span.end
        if (
            _is_one_of_several(reading, block)
            or not _is_of_the_story(reading, block)
            or ending.goes_on
            or ending.hangs
            or text[end - 1] == ","
            or not stands_apart(text, block)
        ):
            continue
        several = has_sentences(text, block) and block.role is Role.BODY
        if block.role is not Role.BODY and not options.single:
            continue
        if not several and not (
            len(block.span) >= LONG and (options.single or _is_told(reading, ending))
        ):
            continue
        if _is_sentence(text, ending, several=several):
            word = block.span.of(text).split()[-1]
            yield Finding(Span(end - len(word), end), f'no full stop after "{word}"')


def _is_one_of_several(reading: Reading, block: RoledBlock) -> bool:
    """Return whether the line before or after it has no stop either: these are captions."""
    blocks = reading.get(roles)
    number = blocks.index(block)
    return any(
        reading.text[near.span.end - 1].isalnum() and len(near.span) >= SHORT
        for near in (*blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2])
        if near.role in {Role.BODY, Role.CAPTION}
    )


def _is_of_the_story(reading: Reading, block: RoledBlock) -> bool:
    """Return whether whole paragraphs stand above it, and it ends with a word, not in a mark."""
    text, span = reading.text, block.span
    last = span.of(text).split()[-1]
    whole = any(
        one.role is Role.BODY and text[one.span.end - 1] in '.!?”"' and len(one.span) >= SHORT
        for one in reading.get(roles)
        if one.span.end <= span.start
    )
    return whole and last.isalnum() and not REFER.match(text, span.start)


def _is_told(reading: Reading, ending: Ending) -> bool:
    """Return whether a paragraph of one sentence is one of the story, and others end well.

    It says what somebody said, or it is the only one without a stop, between two that have one.
    """
    text, span = reading.text, ending.block.span
    if ending.others <= FEW and TOLD.search(text, *span):
        return True
    if ending.others or ":" in span.of(text) or not VERB.search(text, *span):
        return False
    prose = [one for one in reading.get(roles) if one.role is Role.BODY]
    if ending.block not in prose:
        return False
    number = prose.index(ending.block)
    near = (*prose[max(0, number - 1) : number], *prose[number + 1 : number + 2])
    words = span.of(text).split()
    return (
        sum(word[0].islower() for word in words) >= MOSTLY * len(words)
        and number > 0
        and all(one.span.of(text).rstrip("”’\"')")[-1:] in {".", "!", "?"} for one in near)
    )


def _goes_on(following: str) -> bool:
    """Return whether the next paragraph is a part of this one: a quotation, a source, code."""
    return following[0] in ".,;—–-(`<" or (following[0] in '"“' and following[1:2].islower())


def _is_sentence(text: str, ending: Ending, *, several: bool) -> bool:
    """Return whether what stands after the last full stop reads like a sentence and no line."""
    span = ending.block.span
    if DASH.search(text, max(span.start, span.end - LONG), span.end):
        return False
    if ending.following is not None and _goes_on(ending.following.span.of(text)):
        return False
    last = span.start
    for match in STOP.finditer(text, span.start, span.end):
        last = match.end()
    words = text[last : span.end].split()
    if (
        words[-1][-1].isdigit()
        and words[-1][0] not in "$£€"
        and not YEAR_AT_END.search(text, last, span.end)
    ):
        return False
    if len(words) < (SHORTEST if words[0] in STARTERS else SHORTEST + 1):
        return False
    small = sum(word[0].islower() for word in words)
    if text[max(span.start, last - 3) : last].rstrip('”’" ').endswith("?") or GLUED.search(
        text, *span
    ):
        return False  # "Punish or treat? How schools …": a headline
    return 2 * small >= len(words) or (several and small >= SHORTEST - 1)

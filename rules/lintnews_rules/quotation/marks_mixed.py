"""A straight mark among curly ones, or the other way round, shows where something was pasted in.

A paper may set quotation marks and apostrophes straight or curly; one story sets them
one way. The rule speaks once, at the first mark of the rarer kind, and only if there
are few of them: a story that is half and half was put together by a machine. A pair
that opens in one kind and closes in the other is marked in any story.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    PROSE,
    Edit,
    Finding,
    Fix,
    Form,
    Options,
    Reading,
    Related,
    Severity,
    Span,
    Speech,
    option,
    quotations,
    role_at,
    rule,
)

STRAIGHT = Form(
    r"[\"'](?:(?<=\")(?<!\d\")|(?<=[A-Za-z]')(?=[A-Za-z])|(?<=s')(?=[ ,.])|(?<=')(?<!\S')(?=\d0s))",
    words=('"', "'"),
)
CURLY = Form(r"[“”’]|‘(?=[A-Z])", words=("“", "”", "’", "‘"))


MOST_IN_ALL = 12  # more marks of the rarer kind are no slips, wherever they are


class MarksMixedOptions(Options):
    """How few are a slip."""

    most: int = option(2, "so many marks of the other kind are slips, more were pasted in", desk=4)
    share: int = option(8, "the usual kind must be so many times as frequent", desk=4)


@rule(
    code="QUO103",
    name="marks-mixed",
    summary="straight and curly quotation marks or apostrophes in one story",
    severity=Severity.INFO,
    roles=PROSE,
    speech=Speech.REPORTED,
    options=MarksMixedOptions,
    standard="every style guide: one kind of quotation marks and apostrophes",
    bad=(
        """
        “We’re open,” she said. “It’s May,” he said. “We can’t wait.” “We won’t.”
        The pier's old gate is shut.
                ^ a straight mark, the others of the story are curly
        """,
        """
        The mayor said that “the port is shut" and left.
                            ^^^^^^^^^^^^^^^^^^ this quotation opens with one kind of mark and closes with the other
        """,
    ),
    good=(
        "“We’re open,” she said. “It’s May,” he said. “We can’t wait.”",
        """
        "We're open," she said. "It's May," he said. "We can't wait."
        """,
    ),
)
def marks_mixed(reading: Reading, options: MarksMixedOptions) -> Iterator[Finding]:
    """Count both kinds, and offer to set the rarer like the others."""
    text = reading.text
    if not (STRAIGHT.may_match(text) and CURLY.may_match(text)):
        return
    few = min(sum(map(text.count, form.words)) for form in (STRAIGHT, CURLY)) <= MOST_IN_ALL
    straight, curly = (_places(text, STRAIGHT), _places(text, CURLY)) if few else ([], [])
    rare, usual = (straight, curly) if len(straight) < len(curly) else (curly, straight)
    if len(rare) <= MOST_IN_ALL:
        rare = [at for at in rare if role_at(reading, at) in PROSE]
    if rare and len(rare) <= options.most and len(usual) >= options.share * len(rare):
        names = ("a curly mark", "straight")
        if text[rare[0]] in "\"'":
            names = ("a straight mark", "curly")
        related = tuple(Related(Span(at, at + 1), "here too") for at in rare[1:])
        edits = [_other(text, at) for at in rare]
        yield Finding(
            Span(rare[0], rare[0] + 1),
            f"{names[0]}, the others of the story are {names[1]}",
            related,
            Fix.safe(*edits) if all(edit.text for edit in edits) else None,
        )
        return
    for quotation in reading.get(quotations):
        first, last = text[quotation.span.start], text[quotation.span.end - 1]
        if quotation.closed and not quotation.resumed and {first, last} in ({"“", '"'}, {'"', "”"}):
            message = "this quotation opens with one kind of mark and closes with the other"
            yield Finding(quotation.span, message)
            return


def _places(text: str, form: Form) -> list[int]:
    return [match.start() for match in form.finditer(text)]


def _other(text: str, at: int) -> Edit:
    """Return the same mark in the other kind, without text if its direction is in doubt."""
    mark, before = text[at], text[at - 1 : at] if at else " "
    if mark in "“”":
        new = '"'
    elif mark in "‘’":
        new = "'"
    elif mark == "'":
        new = "’"
    elif before.isspace() or before in "([{—–":
        new = "“"
    else:
        new = "”" if before.isalnum() or before in ".,!?…)" else ""
    return Edit(Span(at, at + 1), new)

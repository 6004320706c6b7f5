"""The marks of a merge conflict: two versions of one passage, and nobody has chosen.

Newsrooms that keep their articles in git publish these by accident: both versions
stand on the page, between rows of arrows.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Finding, Form, Reading, Related, Severity, Span, Speech, rule

ARROWS = Form(
    r"(?m)^(?:<{7}|>{7}|\|{7})(?=[ \r\n]|\Z)[^\r\n]*", words=("<<<<<<<", ">>>>>>>", "|||||||")
)
MIDDLE = Form(r"(?m)^={7}(?=\r?$)", words=("=======",))
UNDERLINED = 4  # so much longer or shorter is no line that "=======" underlines


@rule(
    code="BPL112",
    name="merge-conflict",
    summary="the marks of a merge conflict were left in the copy",
    severity=Severity.ERROR,
    holds=("<<<<<<<", ">>>>>>>", "|||||||", "======="),
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    standard="git: a file with conflict marks is not resolved",
    bad=(
        """
        <<<<<<< HEAD
        ^^^^^^^^^^^^ a merge conflict: choose one of the versions
        It will cost $2 a day.
        =======
        It will cost $3 a day.
        >>>>>>> desk
        """,
    ),
    good=("He wrote <<< and >>> around it, and ===== below.",),
)
def merge_conflict(reading: Reading) -> Iterator[Finding]:
    """Report each conflict once, at its first mark."""
    text = reading.text
    marks = [Span(match.start(), match.end()) for match in ARROWS.finditer(text)]
    middles = [
        Span(match.start(), match.end())
        for match in MIDDLE.finditer(text)
        if marks or not _underlines(text, match.start())
    ]
    group: list[Span] = []
    for mark in sorted([*marks, *middles], key=lambda span: span.start):
        if group and (text[mark.start] == "<" or text[group[-1].start] == ">"):
            yield _finding(group)
            group = []
        group.append(mark)
    if group:
        yield _finding(group)


def _finding(marks: list[Span]) -> Finding:
    related = tuple(Related(mark, "a mark of it") for mark in marks[1:])
    return Finding(marks[0], "a merge conflict: choose one of the versions", related)


def _underlines(text: str, at: int) -> bool:
    """Return whether the row of signs stands under a heading about as long."""
    before = text[:at].rstrip("\r\n")
    line = before[before.rfind("\n") + 1 :]
    return at - len(before) <= 2 and abs(len(line) - len("=======")) < UNDERLINED

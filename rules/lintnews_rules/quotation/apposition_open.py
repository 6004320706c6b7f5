"""An apposition ends with the comma that it began with.

"Dana Reyes, a spokeswoman for the port, said": without the second comma the verb hangs on the
port, and the reader starts again. The rule knows one form only: a sentence, or what follows a
quotation, that begins with a full name, a comma and an article, and comes to its verb of speech.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import PROSE, Edit, Finding, Fix, Form, Kind, Reading, Severity, Span, rule

_OPEN = Form(
    r", (?:an?|the|from) "
    r"(?P<apposition>(?:(?:[\w'’&/-]{1,20}|(?:[A-Z]\.){1,4}|(?:Gov|Sen|Rep|Mrs?|Ms|Dr|St)\.) ){1,14})"
    r"(?:said|told|says|added)(?= [a-z\"“A-Z]|[.:]| ?\n)",
    words=("said", "told", "says", "added"),
)
# What stands before the comma: a full name that begins a sentence or follows a quotation.
_NAME = Form(
    r"(?:^|(?<=[.!?\"”] ))"
    r"(?!(?:In|On|At|Like|By|After|Before|For|From|With|Unlike|And|But|The|This|That|Read|See|Watch)\b)"
    r"[A-Z][\w'’-]{1,20}(?: [A-Z]\.)?(?: [A-Z][\w'’-]{1,20}){1,2}\Z"
)
_LONGEST_NAME = 70  # code points
# With one of these the words are no apposition, or no part of one. Own list.
_NO_PART = frozenset(
    "who which that he she they it we i you and but as when while if is was are were has had have".split()
)


@rule(
    code="QUO119",
    name="apposition-open",
    summary="the comma that ends an apposition is missing",
    severity=Severity.WARNING,
    holds=_OPEN.words,
    roles=PROSE,
    kinds=frozenset({Kind.NEWS, Kind.BRIEF, Kind.OPINION}),
    standard="every style guide: commas around an apposition come in pairs",
    bad=(
        """
        “The ferry is late,” Dana Reyes, a spokeswoman for the port said.
                                                               ^^^^ the comma before "said" is missing
        """,
        """
        Ruth Ito, the head of the harbor board told reporters that the pier is safe.
                                         ^^^^^ the comma before "told" is missing
        """,
    ),
    good=(
        "“The ferry is late,” Dana Reyes, a spokeswoman for the port, said.",
        "On Monday, the head of the board said the pier is safe.",
        "Ruth Ito, the mayor who was said to resign, left. Ruth Ito, the board said, has left.",
        "In Port Ellis, a spokesman said no.",
    ),
)
def apposition_open(reading: Reading) -> Iterator[Finding]:
    """Look for the name, the comma, the article and the verb without its comma."""
    text = reading.text
    for match in _OPEN.finditer(text):
        words, end = match["apposition"].split(), match.end("apposition")
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()].rpartition("\n")[2]
        if not _NAME.search(before):
            continue
        if _NO_PART.intersection(words) or len(words) < 2:
            continue
        verb = match.group().split()[-1]
        yield Finding(
            Span(end - 1 - len(words[-1]), end - 1),
            f'the comma before "{verb}" is missing',
            fix=Fix.unsafe(Edit(Span(end - 1, end - 1), ",")),
        )

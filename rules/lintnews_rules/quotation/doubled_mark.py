"""Two punctuation marks where one belongs are left over from an edit.

An ellipsis of three or four points is no doubled mark, and neither is the point of
an abbreviation before a comma. Two points could be a broken ellipsis: where the
sentence goes on behind them, a person has to decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import COPY, Edit, Finding, Fix, Match, Pattern, Reading, Severity, rule

# What stays of each pair.
ABBREVIATIONS = frozenset(
    """
    etc jan feb mar apr aug sept oct nov dec inc co corp ltd jr sr st ave blvd gov sen rep dr mr mrs
    ms del
    """.split()
)
ONE_OF = {",,": ",", ", ,": ",", ",.": ".", ";;": ";", "::": ":", ",;": ";", ";,": ",", "..": "."}


@rule(
    code="QUO106",
    name="doubled-mark",
    summary="a punctuation mark stands twice",
    severity=Severity.WARNING,
    roles=COPY,
    patterns=(
        Pattern(r", ?,(?![.,])|,[.;](?![.,])", frozenset({", ,", ", .", ", ;"})),
        Pattern(r";[;,]", frozenset({"; ;", "; ,"})),
        Pattern(r"(?<!:)::(?=\s|$)", frozenset({": :"})),
        Pattern(r"(?<=\w)\.\.(?!\.)", frozenset({".."})),
    ),
    bad=(
        """
        The road,, closed since May, is open.
                ^^ ",," where "," belongs
        """,
        """
        The road is open..
                        ^^ ".." where "." belongs
        """,
        """
        It was late (look at you, Piet.. The road is open.
                                      ^^ ".." where "." belongs
        """,
    ),
    good=("The road is … open.", "The road is... open.", "Acme Inc., of Dayton, closed the road."),
)
def doubled_mark(reading: Reading, matches: list[Match]) -> Iterator[Finding]:
    """Offer the one mark that belongs there; two points that may be an ellipsis are left alone."""
    for match in matches:
        if match.text == ".." and not _is_full_stop(reading.text, match):
            continue
        one = ONE_OF[match.text]
        edit = Edit(match.span, one)
        fix = Fix.unsafe(edit) if _may_close(reading.text, match) else Fix.safe(edit)
        yield Finding(match.span, f'"{match.text}" where "{one}" belongs', fix=fix)


def _may_close(text: str, match: Match) -> bool:
    """Return whether a bracket is open: the second point may be meant for the one that closes it."""
    line = text[text.rfind("\n", 0, match.span.start) + 1 : match.span.start]
    return line.rfind("(") > line.rfind(")")


def _is_full_stop(text: str, match: Match) -> bool:
    """Return whether two points end a sentence or an abbreviation; in "WOW.. and then" they are a breath."""
    word = text[max(0, match.span.start - 12) : match.span.start].split()[-1:]
    if word and word[0].strip("(").lower() in ABBREVIATIONS:
        return True
    behind = text[match.span.end : match.span.end + 3].lstrip("\r\n \"”')")
    shouted = bool(word) and len(word[0]) > 1 and word[0].isupper()
    return not shouted and (not behind or behind[0].isupper() or behind[0] == "(")

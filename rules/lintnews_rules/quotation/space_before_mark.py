"""A space before a comma or a full stop is a trace of an edit: a word was cut, a link was taken out.

Every style guide sets the comma and the full stop to the word before them. A spaced
ellipsis (". . .") is a style of its own and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import COPY, Edit, Finding, Fix, Form, Reading, Severity, Span, Speech, rule
from lintnews_rules._rolled import rolled

BEFORE = frozenset("\"”’')]%")
# Faults by what is wrong, the white space in group 1. No space stands before these marks …
_COMMA_OR_STOP = Form(
    r"([ \xa0]{1,3})(?:,(?![,\d'’])|\.(?=[\s\"”’)]|\Z|[A-Z][a-z])(?!Net\b)(?! ?\.))",
    words=(" ,", "\xa0,", " .", "\xa0."),
)
_OTHER_MARK = Form(
    r"(?<=\w)([ \xa0]{1,3})(?:[?!](?=[\"”’)]|\s[A-Z“\"]|\r?\n|\Z)|[;:](?=\s[^\W\d]))",
    words=(" ?", "\xa0?", " !", "\xa0!", " ;", "\xa0;", " :", "\xa0:"),
)
# … and none inside brackets and quotation marks.
_BRACKET = Form(
    r"(?<!\w)\(([ \xa0]{1,2})(?=\w)|(?<=[\w.,!?])(?<!\(c)([ \xa0]{1,2})\)(?=[\s.,;:]|\Z)",
    words=("( ", "(\xa0", " )", "\xa0)"),
)
# A mark between two spaces where a sentence may begin, or before "he said", can be meant to close or to open.
_QUOTATION = Form(
    r"(?:(?<=[^,\s]\s)|(?<=\A)|(?<=\n))“([ \xa0]{1,2})(?=\w)"
    r"|(?<=[\w.,!?])([ \xa0]{1,2})”(?=[.,;:]|\Z|\n|(?<![.!?][ \xa0]”) [a-z])",
    words=("“ ", "“\xa0", " ”", "\xa0”"),
)
_BETWEEN_SPACES = Form(r"(?<=[^\s\d'’] )\"(?= [^\s\d'‘])", words=('"',))
_NAMES = {",": "the comma", ".": "the full stop", "?": "the question mark", "!": "the exclamation mark",
          ";": "the semicolon", ":": "the colon"}  # fmt: skip


@rule(
    code="QUO111",
    name="space-before-mark",
    summary="a space stands before a mark, or inside brackets or quotation marks",
    severity=Severity.WARNING,
    holds=(
        *_COMMA_OR_STOP.words,
        *_OTHER_MARK.words,
        *_BRACKET.words,
        *_QUOTATION.words,
        *_BETWEEN_SPACES.words,
    ),
    roles=COPY,
    speech=Speech.REPORTED,
    standard="every style guide: no space before a mark that closes, none after one that opens",
    bad=(
        """
        The mayor , who is 57, left at noon.
                 ^^ a space before the comma
        """,
        """
        The bridge opened on Monday .
                                   ^^ a space before the full stop
        """,
        """
        Why did the bridge close ? The county did not say.
                                ^^ a space before the question mark
        """,
        """
        The mayor ( who is 57) left “at once ” for the harbor.
                  ^^ a space inside the bracket
                                            ^^ a space inside the quotation mark
        """,
        """
        The mayor called it " the best bridge" in the state.
                            ^ a quotation mark between two spaces
        """,
    ),
    good=(
        "Was it late? “It was late (or early),” he said: nobody knew. The score was 3 : 2.",
        "The mayor, who is 57, left at noon.",
        "“We waited . . . and waited,” he said.",
        "It was written in .Net and cost .5 percent more.",
    ),
)
def space_before_mark(reading: Reading) -> Iterator[Finding]:
    """Look for the mark and the white space beside it, and leave the white space out."""
    yield from rolled(_before_marks(reading.text), "here too")
    yield from rolled(_inside(reading.text, _BRACKET, "the bracket"), "here too")
    yield from rolled(_inside(reading.text, _QUOTATION, "the quotation mark"), "here too")
    marks = [
        Finding(Span(*match.span()), "a quotation mark between two spaces")
        for match in _BETWEEN_SPACES.finditer(reading.text)
    ]
    yield from rolled(marks, "here too")


def _before_marks(text: str) -> list[Finding]:
    found = []
    for fault in (_COMMA_OR_STOP, _OTHER_MARK):
        for match in fault.finditer(text):
            start, end = match.span()
            before = text[max(0, start - 1) : start]
            if (
                not (before.isalnum() or before in BEFORE)
                or text[max(0, start - 2) : start] == " ."
            ):
                continue
            mark = match.group()[-1]
            gap = " " if text[end : end + 1].isalpha() else ""
            found.append(_finding(Edit(Span(start, end), mark + gap), f"before {_NAMES[mark]}"))
    return sorted(found, key=lambda finding: finding.span.start)


def _inside(text: str, fault: Form, what: str) -> list[Finding]:
    return [
        _finding(Edit(Span(*match.span()), match.group().strip()), f"inside {what}")
        for match in fault.finditer(text)
    ]


def _finding(edit: Edit, where: str) -> Finding:
    return Finding(edit.span, f"a space {where}", fix=Fix.safe(edit))

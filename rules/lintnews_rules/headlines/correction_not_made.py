"""A correction that says what was wrong, above or below a story that still says it, was never made.

The wrong form is what stands after "not": "She is Doreen Walsh, not Dorene." Agencies write
"Corrects the number to 10 from 11".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lintnews import (
    Default,
    Finding,
    Form,
    Match,
    Pattern,
    Reading,
    Related,
    Severity,
    Span,
    block_at,
    rule,
)
from lintnews_rules.headlines._story import normal, story_blocks
from lintnews_rules.numbers._figures import NUMBER_WORDS

CORRECTS = Form(
    r"(?i:\b(?:corrections?\b|corrects\b|refiles to correct\b|clarification\b|corrected\b|misspell|misspelt|misstat|misidentif|mischaracteri|incorrect|earlier version|previous version|editing error|in error\b|\berred\b))",
)
WRONG = Form(
    r"(?:not|instead of|rather than|from) (?:an? |the |in |on |at |as |by |to |for |of )?[\"“‘']?(?P<wrong>[$€£]?\d[\w.,]*\w(?: (?:percent|million|billion|trillion))?%?|\d|[A-Z][\w’'-]*(?:\.? [A-Z][\w’'-]*){0,3}|[a-z]+(?:-[a-z]+)?)",
)
AGENCY = "agency"
# How agencies say it: Corrects the number of boats to 10 from 11, paragraph 2.
FROM_TO = Form(
    r"(?:Corrects|Refiles to correct|CORRECTS|Fixes|Correcting)\b[^\n]* to [^\n]{1,40} \Z"
)
AGE = Form(r", \d{1,3}(?:,|\.(?!\d)|$)")
HINTS = (
    "orrect",
    "isspel",
    "isstat",
    "isidentif",
    "arlier version",
    "revious version",
    "diting error",
)
NEAR = 40  # characters
COMMON = frozenset(
    "the a an of in on at to for by is are was were it its and or not that this there he she they his her an earlier version story article correction misstated misspelled"
    " number incorrect incorrectly said stated name year surname first last has been corrected show because editing error".split(),
)


@rule(
    code="STR111",
    name="correction-not-made",
    summary="what a correction says was wrong still stands in the story",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=None,
    patterns=(
        Pattern(r"(?:not|instead of|rather than)\b", frozenset({"not", "instead", "rather"})),
        Pattern(r"from\b", frozenset({"from"}), tag=AGENCY),
    ),
    bad=(
        """
        Judge Paul Whitcombe told the jury that the case would end on Friday, he said.
                   ^^^^^^^^^ the correction on line 2 says that "Whitcombe" is wrong
        [note] Correction: An earlier version of this article misspelled the judge's name. He is Paul Whitcomb, not Whitcombe.
        """,
        """
        The port has six berths in Elm Harbor, the mayor said.
                     ^^^ the correction on line 2 says that "six" is wrong
        [note] Correction: An earlier version of this story misstated the number of berths. There are five, not six.
        """,
        """
        The port has 11 berths in Elm Harbor, it said.
                     ^^ the correction on line 2 says that "11" is wrong
        [note] (Corrects number of berths in Elm Harbor to 10 from 11, paragraph 1)
        """,
        """
        Ann Ott, 50, runs the port.
                 ^^ the correction on line 2 says that "50" is wrong
        [note] Correction: An earlier version of this story misstated the age of Ann Ott. She is 51, not 50.
        """,
    ),
    good=(
        """
        The port has 11 berths in Port Ellis and 10 in Elm Harbor, it said.
        [note] (Corrects number of berths in Elm Harbor to 10 from 12)
        """,
        """
        Judge Paul Whitcomb told the jury that the case would end on Friday, he said.
        [note] Correction: An earlier version of this article misspelled the judge's name. He is Paul Whitcomb, not Whitcombe.
        """,
        """
        The port has five berths and six boats, the mayor said.
        [note] Correction: An earlier version of this story misstated the number of berths. There are five, not six.
        """,
    ),
)
def correction_not_made(
    reading: Reading,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Look for the wrong form in the story."""
    text = reading.text
    if not any(hint in text for hint in HINTS):
        return
    told: set[int] = set()
    for match in matches:
        block = block_at(reading, match.span.start)
        if block is None or not CORRECTS.search(text, block.span.start, match.span.start):
            continue
        if match.pattern.tag == AGENCY and not FROM_TO.search(
            text, block.span.start, match.span.start
        ):
            continue
        start = max(block.span.start, match.span.start - 160)
        wrong = WRONG.match(text, match.span.start, block.span.end)
        if wrong is None:
            continue
        right = text[start : match.span.start]
        for form in _forms(wrong["wrong"], right):
            place = _still(
                reading, form, block.span, f"{text[block.span.start : match.span.start]}"
            )
            if place is not None and place.start not in told:
                told.add(place.start)
                yield Finding(
                    place,
                    f'the correction on line {{line}} says that "{form}" is wrong',
                    (Related(match.span, "the correction"),),
                )
                break


def _forms(wrong: str, right: str) -> Iterator[str]:
    """Yield the form that is wrong, if it is a name or a number that the right one does not hold."""
    if wrong[0].isdigit() or wrong[0] in "$€£" or wrong.partition("-")[0] in NUMBER_WORDS:
        if not re.search(rf"(?<![\w.,]){re.escape(wrong)}(?!\w)", right):
            yield wrong
        return
    if not wrong[0].isupper():
        return
    words = [word for word in wrong.split() if not re.search(rf"\b{re.escape(word)}\b", right)]
    if not words:
        return
    yield wrong if len(words) == len(wrong.split()) else " ".join(words)


def _still(reading: Reading, form: str, note: Span, said: str) -> Span | None:
    """Return the first place of the story that has the wrong form."""
    text = reading.text
    is_number = not form[0].isupper()
    pattern = re.compile(rf"(?<![\w$€£.,-]){re.escape(form)}(?![\w-]|[.,]\d)")
    context = set(normal(said)) - COMMON - NUMBER_WORDS.keys()
    for block in reading.get(story_blocks):
        if block.span.overlaps(note):
            continue
        for match in pattern.finditer(text, *block.span):
            span = Span(match.start(), match.end())
            if not is_number or _same_matter(text, span, block.span, context, form):
                return span
    return None


def _same_matter(text: str, span: Span, block: Span, context: set[str], form: str) -> bool:
    """Return whether the number stands next to a word of the correction, or is too long to be another."""
    if "," in form or form[0] in "$€£":
        return True
    if "age" in context and AGE.match(text, span.start - 2, block.end):
        return True
    near = (
        text[max(block.start, span.start - NEAR) : span.start]
        + " "
        + text[span.end : min(block.end, span.end + NEAR)]
    )
    after = normal(text[span.end : min(block.end, span.end + NEAR)])
    return bool(context.intersection(after[:3])) or len(context.intersection(normal(near))) > 1

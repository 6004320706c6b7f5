"""Two small words next to each other that cannot be: one is too much, or another is missing.

"In the of the", "will to be": what an editor leaves when half of a phrase is changed. The
rule says what stands there; which word has to go, a person knows.
"""

from bisect import bisect_left
from collections.abc import Iterator

from lintnews import PROSE, Finding, Reading, Severity, Span, rule, tokens
from lintnews_rules.wording import _contexts


@rule(
    code="WRD115",
    name="word-too-much",
    summary="a small word too much, or one that is missing between two",
    severity=Severity.INFO,
    roles=PROSE,
    bad=(
        """
        Crews closed the of the park.
                     ^^^^^^ "the of": a word too much, or one is missing
        """,
        """
        She will to be the youngest member.
            ^^^^^^^ "will to": a word too much, or one is missing
        """,
    ),
    good=(
        "Crews closed the end of the park.",
        "She has the will to be the youngest member.",
        "What it is is a park.",
    ),
)
def word_too_much(reading: Reading, _options: object) -> Iterator[Finding]:
    """Point at the listed word and the one before it."""
    text, words = reading.text, reading.get(tokens)
    for slip in reading.get(_contexts.slips).get("word-too-much", ()):
        i = bisect_left(words.starts, slip.span.start)
        first = i - 1 if slip.right == "-" else i
        pair = words.texts[first], words.texts[first + 1]
        if pair[0].lower() == pair[1].lower() or not (pair[0][1:] + pair[1]).isalpha():
            continue
        if (pair[0][1:] + pair[1]).islower() and all(
            _contexts.is_free(words, text, at) for at in (first, first + 1)
        ):
            span = Span(words.starts[first], words.ends[first + 1])
            if pair[0][0].islower() or _contexts.begins_part(words, text, first):
                yield Finding(span, f'"{" ".join(pair)}": a word too much, or one is missing')

"""A misspelling that no dictionary has as a word and no list as a name.

A closed list of common ones (`data/misspellings.txt` of this package), not a spelling
checker: names, coinages and house spellings are never marked. A desk leaves words alone
with `allow`.
"""

from collections.abc import Iterator

from lintnews import (
    COPY,
    Edit,
    Example,
    Finding,
    Fix,
    Options,
    Reading,
    Severity,
    Span,
    option,
    rule,
    tokens,
)
from lintnews_rules.wording import _contexts


class MisspellingOptions(Options):
    """Words that this desk spells its own way."""

    allow: tuple[str, ...] = option((), "words that are no misspellings here")


@rule(
    code="WRD101",
    name="misspelling",
    summary="a common misspelling",
    severity=Severity.WARNING,
    roles=COPY,
    options=MisspellingOptions,
    bad=(
        Example(
            """
            The council voted unanimosly on Monday.
                              ^^^^^^^^^^ "unanimosly" should be "unanimously"
            """,
            fixed="The council voted unanimously on Monday.",
        ),
        """
        Untill then the bridge stays closed.
        ^^^^^^ "Untill" should be "Until"
        """,
    ),
    good=(
        "The council voted unanimously on Monday.",
        '"Seperate but equal," the letter said. He quoted it as "seperate".',
        "The firm is called Scholl Goverment Affairs.",
        Example(
            "They saw the rythm of the sea.",
            options={"allow": ("rythm",)},
        ),
    ),
)
def misspelling(reading: Reading, options: MisspellingOptions) -> Iterator[Finding]:
    """Look each word up in the list."""
    words, text = reading.get(tokens), reading.text
    wrong, allowed = _contexts.misspellings(), {word.lower() for word in options.allow}
    places = reading.get(_contexts.positions)
    for word in (places.keys() & wrong.keys()) - allowed:
        for i in places[word]:
            right = _right(
                wrong[word], words.texts[i], begins=_contexts.begins_part(words, text, i)
            )
            span = Span(words.starts[i], words.ends[i])
            if right and _contexts.is_free(words, text, i):
                message = f'"{words.texts[i]}" should be "{right}"'
                yield Finding(span, message, fix=Fix.safe(Edit(span, right)))


def _right(right: str, written: str, *, begins: bool) -> str:
    """Return the right word with the capitals of the wrong one, ``""`` if that is part of a name."""
    if written.islower():
        return right
    if not written[1:].islower() or not (begins or right[0].isupper()):
        return ""
    return right[0].upper() + right[1:]

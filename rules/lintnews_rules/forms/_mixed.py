"""Two ways to write one thing in one story: which is the odd one, and what to say about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lintnews import Finding, Form, Reading, Related, Span, block_at

# What the paper did not write itself: posts, lines of links, what is set in capitals.
STRANGE = Form(
    r"https?:|pic\.twitter|(?<!\w)@\w|\bMORE\b|\bJUST WATCHED\b|Hide Caption|Read More",
    words=("http", "pic.twitter", "@", "MORE", "JUST WATCHED", "Hide Caption", "Read More"),
)
STRANGE_LINE = Form(r"[^a-z]+\Z|[A-Z][a-z]+ \d{4}:")
ENDS = tuple('.!?"”’):;…')


def in_prose(reading: Reading, spans: Iterable[Span]) -> list[Span]:
    """Return the places that the rule may report and that lie in a paragraph of sentences."""
    return [span for span in spans if reading.may_report(span) and _is_prose(reading, span)]


def _is_prose(reading: Reading, span: Span) -> bool:
    block = block_at(reading, span.start)
    if block is None:
        return False
    paragraph = block.span.of(reading.text)
    return paragraph.endswith(ENDS) and not (
        STRANGE_LINE.match(paragraph) or STRANGE.search(paragraph)
    )


def mixed(reading: Reading, forms: Sequence[Sequence[Span]]) -> Finding | None:
    """Return one finding at the first place of the rarest form, or of the later of two as frequent.

    ``forms`` has for each form its places, in the order of the text.
    """
    written = [spans for spans in forms if spans]
    if len(written) < 2:
        return None
    odd = max(written, key=lambda spans: (-len(spans), spans[0].start))
    usual = max((spans for spans in written if spans is not odd), key=len)
    before = [span for span in usual if span.start < odd[0].start]
    other = before[-1] if before else usual[0]
    here, there = odd[0].of(reading.text), other.of(reading.text)
    message = f'"{here}" here, "{there}" on line {{line}}: one form for both'
    further = tuple(Related(span, f'"{span.of(reading.text)}" here too') for span in odd[1:])
    return Finding(odd[0], message, (Related(other, f'"{there}" here'), *further))

"""A note that travels beside the copy is read by nobody who reads the copy alone.

Wires and content systems have a field for what the sender tells the desk: that a figure is
corrected, a name is to be left out, a picture must not be used. Notes that ask for
something, or take something back, are said. A note that only tells what is new in this
version (`Eds: UPDATES with quotes`) is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Default, Example, Finding, Form, Reading, Severity, Speech, rule
from lintnews_rules.boilerplate.embargo_not_over import first_words

_LONGEST = 120  # code points of a note that the message repeats
ASKS = Form(
    r"(?i)\b(?:kill(?:s|ed)?|withdraw(?:s|n|al)?|withheld|hold|embargo(?:ed)?|correct(?:s|ed|ion|ive)?"
    r"|clarif(?:y|ies|ied|ication)|retract(?:s|ed|ion)?|remov(?:e|es|ed|al)|delet(?:e|es|ed)|advisory|mandatory|must"
    r"|do not|don[’']t|not for|no (?:use|sales|archive)|only|legal|check|verify|confirm|please|warning"
    r"|graphic|libel|court|sub judice|attention)\b",
)


@rule(
    code="BPL120",
    name="note-to-desk",
    summary="a note that travels beside the copy asks the desk for something",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        Example(
            """
            [headline] Harbor reopens
                       ^^^^^^^^^^^^^^ the sender notes: "CORRECTS name of the port in 2nd graf"
            The harbor reopened on Monday, the port authority said.
            """,
            facts={"note": "CORRECTS name of the port in 2nd graf"},
        ),
        Example(
            """
            The harbor reopened on Monday, the port authority said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the sender notes: "Please confirm the figure before use"
            """,
            facts={"note": "Please confirm the figure\nbefore use"},
        ),
    ),
    good=(
        Example(
            "The harbor reopened on Monday, the port authority said.",
            facts={"note": "Eds: UPDATES with quotes."},
        ),
        "The ferry goes again, the town said.",
    ),
)
def note_to_desk(reading: Reading) -> Iterator[Finding]:
    """Repeat a note that asks for something."""
    note = " ".join((reading.article.metadata.note or "").split())
    if ASKS.search(note):
        shown = note if len(note) <= _LONGEST else f"{note[:_LONGEST].rstrip()}..."
        yield Finding(first_words(reading), f'the sender notes: "{shown}"')

"""A slug that says KILL on an item that is free to use is right in one of the two, and which?

The slug is the first thing that a desk sees of an item, and the status what a system goes by.
Where the slug names a kill, a hold, an embargo, a test or a correction and the status says
that the item is usable, a human being has to look. The same of how urgent it is: a bulletin at
the bottom of the scale will be seen too late, and an advance at its top takes the
place of news.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Default, Example, Finding, Form, Kind, Reading, Severity, Speech, Status, rule
from lintnews_rules.boilerplate.embargo_not_over import first_words

# In slugs words are joined by hyphens, underscores or nothing but case.
STOPS = Form(
    r"(?i)(?<![a-z])(?P<word>kill|withdrawal|withhold|hold|embargo(?:ed)?|test|dummy|do-not-use|spike)(?![a-z])"
)
URGENT = Form(
    r"(?i)(?<![a-z])(?P<word>flash|bulletin|urgent|alert|snap|breaking|newsalert)(?![a-z])"
)
PATIENT = Form(
    r"(?i)(?<![a-z])(?P<word>adv|advance|feature|weekend|obit-prep|timeless|evergreen)(?![a-z])"
)
_HIGH, _LOW = 2, 6  # urgencies from 1 to 9
_NO_NEWS = frozenset((Kind.OPINION, Kind.INTERVIEW, Kind.LIST))


@rule(
    code="STR112",
    name="slug-contradicts",
    summary="the slug says one thing, and the status or the urgency another",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        Example(
            """
            [headline] Harbor reopens
                       ^^^^^^^^^^^^^^ the slug "BC-HARBOR-KILL" says kill, and the status that the item is usable
            The harbor reopened on Monday, the port authority said.
            """,
            facts={"slug": "BC-HARBOR-KILL", "status": Status.USABLE},
        ),
        Example(
            """
            The harbor reopened on Monday, the port authority said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the slug "harbor-bulletin" says bulletin, and the urgency is 8 of 9
            """,
            facts={"slug": "harbor-bulletin", "urgency": 8},
        ),
        Example(
            """
            The harbor reopened on Monday, the port authority said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the urgency is 1, the highest, and the item is opinion
            """,
            kind=Kind.OPINION,
            facts={"urgency": 1},
        ),
    ),
    good=(
        Example(
            "The harbor reopened on Monday, the port authority said.",
            facts={"slug": "BC-HARBOR-SKILLS", "status": Status.USABLE, "urgency": 1},
        ),
        Example(
            "The ferry goes again, the town said.",
            facts={"slug": "BC-HARBOR-KILL", "status": Status.CANCELED},
        ),
        Example(
            "Boats may land from noon, the town said.",
            facts={"slug": "harbor-feature", "urgency": 6},
        ),
    ),
)
def slug_contradicts(reading: Reading) -> Iterator[Finding]:
    """Hold the slug against the status and the urgency."""
    facts = reading.article.metadata
    slug = facts.slug or ""
    stops = STOPS.search(slug)
    if stops is not None and facts.status is Status.USABLE:
        message = f'the slug "{slug}" says {stops["word"].lower()}, and the status that the item is usable'
        yield Finding(first_words(reading), message)
        return
    if facts.urgency is None:
        return
    urgent, patient = URGENT.search(slug), PATIENT.search(slug)
    if urgent is not None and facts.urgency >= _LOW:
        said = f'the slug "{slug}" says {urgent["word"].lower()}, and the urgency is {facts.urgency} of 9'
        yield Finding(first_words(reading), said)
    elif facts.urgency <= _HIGH and patient is not None:
        said = f'the slug "{slug}" says {patient["word"].lower()}, and the urgency is {facts.urgency} of 9'
        yield Finding(first_words(reading), said)
    elif facts.urgency <= _HIGH and facts.kind in _NO_NEWS:
        rank = "the highest" if facts.urgency == 1 else "next to the highest"
        said = f"the urgency is {facts.urgency}, {rank}, and the item is {facts.kind}"
        yield Finding(first_words(reading), said)

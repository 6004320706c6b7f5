"""What its sender has withdrawn must not be printed, whatever the copy says.

A kill goes out when a story is wrong, unlawful or a danger to somebody. It changes the status
of the item, and the words stay as they were: ninjs, NewsML-G2 and NITF say `canceled` or
`withheld`, content systems `trash` or `private`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Example, Finding, Reading, Severity, Speech, Status, rule
from lintnews_rules.boilerplate.embargo_not_over import first_words


@rule(
    code="BPL119",
    name="item-withheld",
    summary="the item was canceled or withheld by its sender",
    severity=Severity.ERROR,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        Example(
            """
            [headline] Harbor reopens
                       ^^^^^^^^^^^^^^ the item is canceled: nothing of it may be published
            The harbor reopened on Monday, the port authority said.
            """,
            facts={"status": Status.CANCELED},
        ),
        Example(
            """
            The harbor reopened on Monday, the port authority said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the item is withheld: it must not be published yet
            """,
            facts={"status": Status.WITHHELD},
        ),
    ),
    good=(
        Example(
            "The harbor reopened on Monday, the port authority said.",
            facts={"status": Status.USABLE},
        ),
        Example(
            "The ferry goes again, the town said.",
            facts={"status": Status.DRAFT},
        ),
    ),
)
def item_withheld(reading: Reading) -> Iterator[Finding]:
    """Say that the item is withheld or canceled."""
    status = reading.article.metadata.status
    if status is Status.CANCELED:
        message = "the item is canceled: nothing of it may be published"
    elif status is Status.WITHHELD:
        message = "the item is withheld: it must not be published yet"
    else:
        return
    yield Finding(first_words(reading), message)

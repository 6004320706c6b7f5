"""What is printed as today is stale tomorrow, and a story is read for years.

Papers name the weekday, which is right for a week, or the date, which is right
for ever. Only "today" as a point in time is meant here: "as of today", "said
today"; the idiom ("the world of today") is left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    DateForm,
    Edit,
    Example,
    Finding,
    Fix,
    Form,
    Reading,
    Severity,
    dates,
    rule,
)

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
LOOK_BACK = 40
# What happens at one time: "criticized today" and "needed today" may be how things are nowadays.
EVENTS = (
    "acquitted|adopted|aired|announced|appointed|approved|arrested|arrived|charged|confirmed|convicted|dismissed|endorsed|filed|fired"
    "|indicted|introduced|killed|launched|left|met|named|nominated|ordered|passed|pleaded|pledged|ratified|rejected|released|reported"
    "|rescinded|resigned|revealed|ruled|said|sentenced|shot|signed|sued|testified|told reporters|unveiled|urged|vetoed|voted|vowed|warned"
)
BEFORE = Form(rf"\b(?:as of|effective|starting|beginning|earlier|later|late|early|{EVENTS}) \Z")
BEHIND = Form(rf"(?<!off today) (?:{EVENTS})\b")


@rule(
    code="DAT101",
    name="stale-today",
    summary="“today”, “yesterday” or “tomorrow” as the time of an event",
    severity=Severity.INFO,
    roles=PROSE,
    kinds=NEWS_COPY,
    bad=(
        Example(
            """
            The deputy is in charge of the agency as of today.
                                                        ^^^^^ "today" is stale tomorrow: write the day (Friday)
            """,
            published=dt.date(2024, 3, 8),
        ),
        """
        The agency announced yesterday that the pier is closed.
                             ^^^^^^^^^ "yesterday" is stale tomorrow: write the day
        """,
        """
        The council today voted to close the pier.
                    ^^^^^ "today" is stale tomorrow: write the day
        """,
    ),
    good=(
        "The pier of today is not the pier of yesterday.",
        "“I resigned today,” she said. The USA Today poll came out.",
        "Today's voters are older.",
    ),
)
def stale_today(reading: Reading) -> Iterator[Finding]:
    """Look at what is before and after each such word."""
    text = reading.text
    for mention in reading.get(dates):
        word = mention.span.of(text)
        if mention.form is not DateForm.NEAR_DAY or not word.islower() or word == "tonight":
            continue
        if not (
            BEFORE.search(text, max(0, mention.span.start - LOOK_BACK), mention.span.start)
            or BEHIND.match(text, mention.span.end)
        ):
            continue
        day = DAYS[mention.resolved.weekday()] if mention.resolved else ""
        fix = Fix.unsafe(Edit(mention.span, day)) if day else None
        message = f'"{word}" is stale tomorrow: write the day' + (f" ({day})" if day else "")
        yield Finding(mention.span, message, fix=fix)

"""What is printed as today is stale tomorrow, and a story is read for years.

Papers name the weekday, which is right for a week, or the date, which is right
for ever. Only the point in time is meant here ("as of today", "opens today", "came last
night"); the idiom ("the world of today") is left alone.
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
    Span,
    block_at,
    dates,
    rule,
)

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
LOOK_BACK = 40
CLAUSE = 80
# What happens at one time: "criticized today" and "needed today" may be how things are nowadays.
EVENTS = (
    "acquitted|adopted|aired|announced|appointed|approved|arrested|arrived|charged|confirmed|convicted|dismissed|endorsed|filed|fired"
    "|indicted|introduced|killed|launched|left|met|named|nominated|ordered|passed|pleaded|pledged|ratified|rejected|released|reported"
    "|rescinded|resigned|revealed|ruled|said|sentenced|shot|signed|sued|testified|told reporters|unveiled|urged|vetoed|voted|vowed|warned"
)
BEFORE = Form(rf"\b(?:as of|effective|starting|beginning|earlier|later|late|early|{EVENTS}) \Z")
HAPPENED = Form(
    r"\b(?:was|were|had|came|went|flew|arrived|left|took|gave|won|lost|held|met|sent|spoke|died|fell|broke|hit|began|made|ran|beat|rose|saw|told"
    r"|wrote|drew|struck|sold|bought|paid|fought|(?!need\b|indeed\b|hundred\b)[a-z]{2,}ed)\b[^.!?;:]{0,60} \Z",
)
COMES = Form(
    r"\b(?:will|opens?|closes|begins?|starts?|meets|votes|resumes|returns|launches|kicks off|faces|is due|are due|is set|are set|is scheduled"
    r"|is expected|are expected|goes|go|takes place|travels|flies|visits|hosts|is to|are to|plays)\b[^.!?;:,]{0,50} \Z",
)
# "of yesterday", "than tomorrow", "until today": no point in time, or one of several.
LEANS = Form(
    r"\b(?:of|like|for|than|as|until|till|to|from|since|the|a|an|by|before|and|or|not|only|even|in|is|was|here|there|alive|world|still) \Z"
    r"|[,—–-] ?\Z",
)
BEHIND = Form(rf"(?<!off today) (?:{EVENTS})\b")


@rule(
    code="DAT101",
    name="stale-today",
    summary="“today”, “yesterday” or “tomorrow” as the time of an event",
    severity=Severity.INFO,
    holds=("today", "yesterday", "tomorrow", "last night"),
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
        """
        He flew to London yesterday evening, and he came home last night.
                          ^^^^^^^^^ "yesterday" is stale tomorrow: write the day
                                                              ^^^^^^^^^^ "last night" is stale tomorrow: write the day
        """,
        """
        The port opens tomorrow morning. The keeper will have a medical today.
                       ^^^^^^^^ "tomorrow" is stale tomorrow: write the day
                                                                        ^^^^^ "today" is stale tomorrow: write the day
        """,
    ),
    good=(
        "The port was built for the ships of tomorrow, and it looked as it did until yesterday.",
        "The pier of today is not the pier of yesterday.",
        "“I resigned today,” she said. The USA Today poll came out.",
        "Today's voters are older.",
        "The port opens tomorrow at 7. — Port Ellis (@portellis) March 23, 2024",
    ),
)
def stale_today(reading: Reading) -> Iterator[Finding]:
    """Look at what is before and after each such word."""
    text = reading.text
    for mention in reading.get(dates):
        word = mention.span.of(text)
        if not word.islower() or not (mention.form is DateForm.NEAR_DAY or word == "last night"):
            continue
        if (
            word == "tonight"
            or _is_in_a_post(reading, mention.span)
            or not _is_time_of_event(word, text, mention.span)
        ):
            continue
        day = DAYS[mention.resolved.weekday()] if mention.resolved else ""
        fix = Fix.unsafe(Edit(mention.span, day)) if day else None
        message = f'"{word}" is stale tomorrow: write the day' + (f" ({day})" if day else "")
        yield Finding(mention.span, message, fix=fix)


def _is_in_a_post(reading: Reading, span: Span) -> bool:
    """Return whether the paragraph is somebody's post: "… tomorrow. — Chad (@chad) March 23"."""
    block = block_at(reading, span.start)
    return block is not None and reading.text.find("(@", *block.span) >= 0


def _is_time_of_event(word: str, text: str, span: Span) -> bool:
    """Return whether something is said to happen on that day."""
    start = max(0, span.start - LOOK_BACK)
    if BEFORE.search(text, start, span.start) or BEHIND.match(text, span.end):
        return True
    if LEANS.search(text, start, span.start) or text.startswith(("'", "’", "-"), span.end):
        return False
    start = max(0, span.start - CLAUSE)
    form = HAPPENED if word in {"yesterday", "last night"} else COMES
    return form.search(text, start, span.start) is not None

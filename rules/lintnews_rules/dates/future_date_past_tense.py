"""What has happened cannot have happened next week: the day, the month or the year is wrong.

Dates far ahead without a year are the business of year-missing. Of bare years those are
taken that are years of the past with two digits exchanged, and those that something was
done in or has been so since. Running stories are brought
up to date under their first day: a story that knows several days after its own, and a day of
the year after its own, are for desks that ask for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lintnews import (
    COPY,
    NEWS_COPY,
    DateMention,
    Default,
    Example,
    Finding,
    Form,
    Options,
    Reading,
    Role,
    Severity,
    Span,
    block_at,
    dates,
    option,
    published,
    role_at,
    rule,
    sentence_at,
)
from lintnews_rules.dates._tense import meant, sentence_of, spoken, verb_before

MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)"
LEAST = 2  # days: a story may be brought up to date on the day after
NEAREST = 45  # days; without a year, what lies farther ahead is of last year
# What was decided, planned or announced may lie ahead.
PLANS = Form(
    r"\b(?:will|won['’]t|would|shall|schedul\w*|plan\w*|expect\w*|until|till|through|deadline|due|slated|set|postpon\w*|delay\w*"
    r"|reschedul\w*|extend\w*|mov(?:e|ed|ing)|agree\w*|order\w*|invit\w*|book\w*|ticket\w*|next|upcoming|ahead|coming|announc\w*|approv\w*"
    r"|vot(?:e|ed|es|ing)|propos\w*|effective|expir\w*|begin\w*|start\w*|open\w*|call(?:ed|s|ing)? for|to be|pushed|intend\w*|hop(?:e|ed|ing)"
    r"|election|primary|caucus\w*|convention|referendum|ballot|seeks?|sought|threaten\w*|promis\w*|pledg\w*|vow\w*|warn\w*|may|might|could|can|should"
    r"|forecast\w*|predict\w*|project\w*|estimat\w*|target\w*|goal|budget\w*|fiscal|term|season|model|class of|Olympics?|World Cup|start|up for|running|run|race"
    r"|annual\w*|each year|every year|yearly|holiday|going to|toward|towards|register\w*|sign(?:ed|ing)? up|award\w*|released?|premier\w*|launch\w*|pre-?order\w*|contract\w*|deal|lease|bonds?|loan|debt|tax\w*|rates?|law|bill|plan)\b",
)
# The clause may have an event of its own: "told of a hearing on March 12".
AHEAD = Form(
    r"\b(?:to [a-z]+|for (?:a|an|the|its|his|her|their) [a-z -]{0,30}|(?:hearings?|meetings?|trial|votes?|elections?|concerts?|games?|match|date|primary|primaries|caucuses|launch"
    r"|opening|sentencing|shows?|events?|summit|debates?|hearing date|court date|arraignment|appearance|session))(?: on| in|,)? ?\Z",
)
INFINITIVE = Form(
    r"\bto (?!the\b|all\b|an?\b|his\b|her\b|their\b|its\b|every\b|each\b|some\b|any\b|about\b)[a-z]+\b"
)
AMENDED = Form(
    r"\b(?:amended|corrected|updated|clarified|[Oo]riginal(?:ly)?|confirmed)\b",
)
UNTIL = Form(r"\b(?:by|until|till) \Z")
# Near a year the story may tell of that year.
OTHER_YEAR = Form(r"(?<![\d$€£.,])(?:1[5-9]|20)\d\d(?![\d,%])")
LOOK_BACK, NEAR, BEHIND = 600, 60, 30
FIRST, SLIP = 1900, 8  # years
MANY_YEARS = 25  # ahead: no plan of a newsroom's stories reaches so far
ATTENDED = Form(r"\b(?:at|in|during) (?:a|an|the|his|her|its|their) [a-z ]{0,30}(?: on| in|,)? ?\Z")
DONE = (
    "began|came|went|died|won|lost|left|took|became|was [a-z]{3,}ed|were [a-z]{3,}ed|was built|was born|founded|opened|closed|concluded"
    "|retired|joined|married|divorced|graduated|moved|resigned|passed|signed|adopted|launched|bought|sold|built"
)
# What somebody did, with what stands between it and its year: "bought the mill out of bankruptcy in 2031".
DID = "died|won|lost|left|became|founded|bought|sold|moved|joined|graduated|married|served|worked|killed|closed|fell|rose|fired|hired"
# A caption among captions, run into one paragraph.
GALLERY = Form(r"Hide Caption|Photos:|\d+ of \d+", words=("Hide Caption", "Photos:", " of "))
WILL = Form(r"\b(?:will|won['’]t|would|shall|plans?|planned|next|upcoming|ahead of|until|till)\b")
# "Speaking to reporters on June 26, she said"
SPEAKING = Form(
    r"(?:Speaking|Testifying|Writing|Appearing|Asked|Interviewed)\b[^.;]{0,60}\bon \Z",
    words=("Speaking", "Testifying", "Writing", "Appearing", "Asked", "Interviewed"),
)
# "in a June 30 email", "her Oct. 2 letter"
PAPER = Form(
    r" (?:interview|letter|e-?mail|memo|statement|tweet|post|filing|raid|attack|shooting|crash|fire|ruling|decision|speech|visit|phone call"
    r"|call|article|report|column|order|arrest|explosion|protest|search|storm)\b(?! (?:deadline|date))"
)
OF_IT = Form(r"\b(?:an?|the|his|her|their|its) \Z")
SAID = Form(r"\b(?:said|wrote|told|was|were|had|asked|called|did|died|killed|found|made)\b")
# "has been closed since March 22, 2024"
UP_TO_NOW = Form(r"\bsince (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\Z")
# "has served since 2060", "was opened in September 2031", "in February 2090, he became"
SINCE = Form(
    rf"(?:\b(?:has|have|had) [A-Za-z ’'-]{{3,60}} since (?:{MONTHS} )?20\d\d(?![\w-]|,\d)"
    rf"|\b(?:{DONE}) in (?:{MONTHS} )?20\d\d(?![\w-]|,\d)"
    rf"|\b(?:{DID}) [^.,;:()\d]{{2,50}} in (?:{MONTHS} )?20\d\d(?![\w-]|,\d)"
    r"|\b(?:has|have|had) [A-Za-z ’'-]{3,60} since the (?:(?:early|late|mid)[ -])?20\d0s\b"
    rf"|\b[Ii]n (?:{MONTHS} )?20\d\d, (?:[\w’'.-]+ ){{1,5}}(?:{DONE})\b)"
)
# Words of plans that tell of the past where something "was opened in May 2031".
OPENED = Form(
    r"\b(?:opened|launched|released|announced|approved|awarded|proposed|ordered|started|signed)\b"
)
FOUR_DIGITS = Form(r"\b20\d\d(?=s?\b)")
YEAR = Form(r"2\d{3}(?:(?<=\bin 2\d{3})|(?<=\band 2\d{3}))(?!,\d|\w|-)")
PAST = Form(
    r"\b(?:was|were|had|did|said|told|wrote|came|went|began|made|took|gave|found|left|won|lost|held|met|sent|spoke|died|led|sold|bought"
    r"|followed|moved|joined|[a-z]{3,}ed)\b",
)


class FutureDatePastTenseOptions(Options):
    """How sure it must be that the day of issue is right."""

    several: bool = option(
        default=False,
        text="also report days of a story that knows several after its own, and days of the next year",
        desk=True,
    )


@rule(
    code="DAT109",
    name="future-date-past-tense",
    summary="something that has happened on a day that is still to come",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=COPY,
    kinds=NEWS_COPY,
    options=FutureDatePastTenseOptions,
    bad=(
        Example(
            """
            He was arrested Friday, March 22, at his home.
                            ^^^^^^^^^^^^^^^^ this has happened, and March 22, 2024 is 14 days ahead
            """,
            published=dt.date(2024, 3, 8),
        ),
        Example(
            """
            [caption] Nadia Ferrante on the pier on March 16, 2024.
                                                    ^^^^^^^^^^^^^^ this has happened, and March 16, 2024 is 8 days ahead
            """,
            published=dt.date(2024, 3, 8),
        ),
        Example(
            """
            She has led the port since June 2031.
                                            ^^^^ this has happened, and 2031 is 7 years ahead
            """,
            published=dt.date(2024, 3, 8),
        ),
        Example(
            """
            He was arrested in 2026 and left. She sold the ferry in 2031.
                               ^^^^ this has happened, and 2026 is 2 years ahead
                                                                    ^^^^ this has happened, and 2031 is 7 years ahead
            """,
            published=dt.date(2024, 3, 8),
            options={"several": True},
        ),
        Example(
            """
            Speaking to riders on March 16, she said no.
                                  ^^^^^^^^ this has happened, and March 16, 2024 is 8 days ahead
            """,
            published=dt.date(2024, 3, 8),
        ),
        Example(
            """
            His raise in 2071, of 20 percent, was a gift.
                         ^^^^ this has happened, and 2071 is 47 years ahead
            """,
            published=dt.date(2024, 3, 8),
        ),
    ),
    good=(
        Example("He was arrested Friday, March 1, at his home.", published=dt.date(2024, 3, 8)),
        Example(
            "The trial was set for March 22. The fair was moved to March 23.",
            published=dt.date(2024, 3, 8),
        ),
        Example(
            "This article was amended on March 12, 2024. The original date was March 22.",
            published=dt.date(2024, 3, 8),
        ),
        Example(
            "The vote that was moved in 2026 will be held. It has planned the pier since 2020.",
            published=dt.date(2024, 3, 8),
        ),
        Example(
            "He died on March 16. She was arrested on March 19. The boat sank on Jan. 29.",
            published=dt.date(2024, 3, 8),
        ),
        Example("The debt grew and would be repaid in 2044.", published=dt.date(2024, 3, 8)),
        Example(
            "She told the council of a hearing on March 22.",
            published=dt.date(2024, 3, 8),
        ),
    ),
)
def future_date_past_tense(
    reading: Reading,
    options: FutureDatePastTenseOptions,
) -> Iterator[Finding]:
    """Look for days and years ahead in sentences that look back."""
    issued = reading.get(published)
    if issued is None:
        return
    for found in (list(_days(reading, issued, options)), list(_years(reading, issued.year))):
        told = {finding.span.of(reading.text) for finding in found}
        if options.several or len(told) == 1:
            yield from found


def _days(
    reading: Reading,
    issued: dt.date,
    options: FutureDatePastTenseOptions,
) -> Iterator[Finding]:
    """Yield the days ahead that a sentence tells of as past."""
    for mention in reading.get(dates):
        day = meant(mention, reading)
        if day is None or (day - issued).days < LEAST:
            continue
        if mention.year is None and (day - issued).days > NEAREST:
            continue
        if not (options.several or mention.year or _is_sure(mention, day, issued, reading)):
            continue
        if _has_happened(mention, reading):
            yield Finding(
                mention.span,
                f"this has happened, and {spoken(day)} is {(day - issued).days} days ahead",
            )


def _is_sure(mention: DateMention, day: dt.date, issued: dt.date, reading: Reading) -> bool:
    """Return whether a day without a year is one of this year, in a sentence that plans nothing."""
    sentence, block = sentence_of(mention, reading), block_at(reading, mention.span.start)
    return (
        day.year == issued.year
        and sentence is not None
        and block is not None
        and not WILL.search(reading.text, *sentence)
        and not GALLERY.search(reading.text, *block.span)
    )


def _has_happened(mention: DateMention, reading: Reading) -> bool:
    """Return whether the words around the date look back."""
    text, sentence = reading.text, sentence_of(mention, reading)
    if (
        sentence is None
        or UNTIL.search(text, sentence.start, mention.span.start)
        or AMENDED.search(text, *sentence)
    ):
        return False
    if role_at(reading, mention.span.start) is Role.CAPTION:
        return mention.year is not None and not PLANS.search(text, *sentence)
    known = _is_known(mention, text, sentence)
    if known is not None:
        return known
    told = verb_before(mention, reading, sentence)
    if not told or told[0] != "past" or told[1].of(text) in PRESENT:
        return False
    start = told[1].start if mention.year is not None else sentence.start
    behind = min(sentence.end, mention.span.end + BEHIND)
    if PLANS.search(text, start, mention.span.start) or WILL.search(text, mention.span.end, behind):
        return False
    return not (mention.year is None and _may_be_told_of(mention, told[1], text)) and (
        AHEAD.search(text, told[1].end, mention.span.start) is None
        or ATTENDED.search(text, told[1].end, mention.span.start) is not None
    )


def _is_known(mention: DateMention, text: str, sentence: Span) -> bool | None:
    """Return whether words right beside the date tell that it is past, or None if none do."""
    if SPEAKING.search(text, sentence.start, mention.span.start):
        return SAID.search(text, mention.span.end, sentence.end) is not None
    if OF_IT.search(text, sentence.start, mention.span.start):
        paper = PAPER.match(text, mention.span.end, sentence.end)
        return (
            paper is not None
            and SAID.search(text, *sentence) is not None
            and not PLANS.search(text, *sentence)
        )
    if mention.year is not None and UP_TO_NOW.search(text, sentence.start, mention.span.start):
        return True
    return None


def _may_be_told_of(mention: DateMention, verb: Span, text: str) -> bool:
    """Return whether the date may be one that was spoken of, or one of another year."""
    return (
        text.endswith(", ", 0, mention.span.start)
        or INFINITIVE.search(text, verb.end, mention.span.start) is not None
        or (verb.start > mention.span.start and _is_near_a_year(text, mention.span))
    )


PRESENT = frozenset("has have is are says say may might could would should can must".split())


def _is_near_a_year(text: str, span: Span) -> bool:
    start = max(0, span.start - LOOK_BACK)
    return OTHER_YEAR.search(text, start, span.end + NEAR) is not None


def _transposed(year: int) -> set[int]:
    """Return what the year is with two neighbouring digits exchanged."""
    digits = str(year)
    return {int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) for at in range(3)}


def _years(reading: Reading, issued: int) -> Iterator[Finding]:
    """Yield the years ahead that a sentence tells of as past."""
    text = reading.text
    for match in SINCE.finditer(text):
        named = FOUR_DIGITS.search(text, match.start(), match.end())
        at = named.start() if named else match.start()
        year = int(text[at : at + 4]) if named else 0
        told = OPENED.sub("", match.group())
        sentence = sentence_at(reading, match.start())
        start = max(sentence.start if sentence else 0, match.start() - NEAR)
        planned = PLANS.search(text, start, match.start())
        if year > issued and not planned and not PLANS.search(told):
            yield _ahead(Span(at, at + 4), year, issued)
    for match in YEAR.finditer(text):
        year = int(match.group())
        if year < issued + SLIP or (
            year < issued + MANY_YEARS
            and not any(FIRST <= other <= issued for other in _transposed(year))
        ):
            continue
        sentence = sentence_at(reading, match.start())
        if (
            sentence is not None
            and PAST.search(text, sentence.start, sentence.end)
            and not PLANS.search(text, sentence.start, min(sentence.end, match.end() + 30))
        ):
            yield _ahead(Span(match.start(), match.end()), year, issued)


def _ahead(span: Span, year: int, issued: int) -> Finding:
    count = year - issued
    ahead = f"{count} year" + "s" * (count != 1)
    return Finding(span, f"this has happened, and {year} is {ahead} ahead")

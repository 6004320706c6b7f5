"""The tense in which a sentence tells of a date."""

from __future__ import annotations

import datetime as dt

from lintnews import DateForm, DateMention, Form, Reading, Span, dates, published, sentence_at

NEAR = 60  # days; a date without a year that lies farther off may be of another year
_WRITTEN = frozenset({DateForm.MONTH_DAY, DateForm.DAY_MONTH})

_FUTURE = (
    r"(?:will|won['’]t|shall|must) (?:not |also |then |likely |be |again )*[a-z]+"
    r"|(?:is|are) (?:also |now |still |currently |again )?(?:set|due|scheduled|slated|expected|planned|to) (?:to )?[a-z]+"
    r"|(?:deadline|hearing|meeting|trial|election|vote|primary|sentencing|arraignment|opening|funeral|service|visitation|wake|ceremony"
    r"|runoff|concert|kickoff|rally|referendum|inauguration|auction|festival|parade|debate|workshop|fundraiser|next [a-z]+)(?: (?:on|for|about|of|with) [a-z]+(?: [a-z]+)?)? is"
    r"|Next [a-z]+ is|(?:appears|convenes|reconvenes|sentences|meets|opens|reopens|begins|starts|votes|returns|resumes|plays|hosts|closes|faces|kicks off|takes place|takes effect|premieres|expires)"
)
_IRREGULAR = (
    "was|were|had|did|said|told|wrote|came|went|began|made|took|gave|got|found|left|won|lost|held|met|sent|spoke|died|led|sold|bought"
    "|shot|struck|fell|broke|hit|stole|fled|drove|ran|saw|heard|paid|sued|fought|threw|rose|became|brought|caught|felt|kept|read|built"
    "|has|have|is|are|says|say|may|might|could|would|should|can"
)
VERB = Form(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_IRREGULAR}|[a-z]{{2,}}ed))\b")
# "its Jan. 9 meeting", "since Jan. 9", "from Jan. 9 to Jan. 12": the date is not when it happens.
LEANING = Form(
    r"\b(?:the|a|an|of|since|from|after|following|before|last|this|that|his|her|their|its|our|through|late|early|and|or|to"
    r"|between|than|as|like|effective|retroactive|around|about|dated|beyond|past|ending|ended|[Uu]pdated|[Pp]ublished|mid|every|each)[ -]\Z|\) \Z|[—–] ?\Z",
)
AHEAD = Form(
    r"\b(?:will|until|by|through|due|expir\w*|scheduled|set|before|would|effective|deadline|plans?|expected|starting|beginning)\b"
)
INFINITIVE = Form(r"\b(?:to|be|being) (?:be |have |have been |also )?\Z")
UPCOMING = Form(r"\bupcoming \Z")
OPENS = Form(
    r"\W*(?:[A-Z][A-Z .,]+ (?:\([A-Z]+\) )?[—–-]+ )?(?:On|Beginning|Starting|At [\w:. ]{1,12}(?: on)?"
    r"|(?:In|At|During) (?:an?|the|his|her|its|their) (?:[a-z-]+ ){1,5}on)? ?\Z"
)
NOUN_AFTER = Form(
    r" (?!(?:and|or|at|in|on|to|for|from|with|when|where|after|before|as|but|by|that|which|if|because|while|during|of)\b)[a-z]"
)


def issue_day_is_believed(reading: Reading) -> bool:
    """Return whether the story does not know two days after the one it is said to be of."""
    issued = reading.get(published)
    if issued is None:
        return False
    later = {
        mention.resolved
        for mention in reading.get(dates)
        if mention.year is not None
        and mention.resolved is not None
        and mention.resolved > issued + dt.timedelta(1)
        and not AHEAD.search(reading.text, max(0, mention.span.start - 60), mention.span.end)
    }
    return len(later) < 2


def meant(mention: DateMention, reading: Reading) -> dt.date | None:
    """Return the day that is meant, if it is sure: the year is written, or the day is near."""
    issued = reading.get(published)
    if (
        issued is None
        or not reading.get(issue_day_is_believed)
        or mention.form not in _WRITTEN
        or mention.resolved is None
    ):
        return None
    if mention.year is None and abs((mention.resolved - issued).days) > NEAR:
        return None
    return mention.resolved


def last_day(mention: DateMention, reading: Reading) -> dt.date | None:
    """Return the day that is meant, of a month with its year the last."""
    if mention.form is not DateForm.MONTH_YEAR or not (mention.year and mention.month):
        return meant(mention, reading)
    if not reading.get(issue_day_is_believed):
        return None
    following = mention.year + mention.month // 12, mention.month % 12 + 1
    return dt.date(*following, 1) - dt.timedelta(1) if following[0] < dt.MAXYEAR else None


def verb_before(mention: DateMention, reading: Reading, sentence: Span) -> tuple[str, Span] | None:
    """Return the tense and the place of the last verb before the date, or of the first after it.

    The verb after it counts if the date opens the sentence.
    """
    text = reading.text
    start = mention.span.start
    upcoming = UPCOMING.search(text, sentence.start, start)
    if upcoming is not None:
        return "future", Span(*upcoming.span())
    if LEANING.search(text, sentence.start, start) or NOUN_AFTER.match(text, mention.span.end):
        return None
    found = [*VERB.finditer(text, sentence.start, start)]
    last = found[-1] if found else None
    if last is None and OPENS.fullmatch(text, sentence.start, start):
        last = VERB.search(text, mention.span.end, sentence.end)
    if last is None:
        return None
    if (
        len(found) > 1
        and found[-2]["future"]
        and last["past"]
        and found[-2].end() + 1 == last.start()
    ):
        last = found[-2]  # "is expected to be sentenced"
    if not last["future"] and INFINITIVE.search(text, sentence.start, last.start()):
        return None
    return ("future" if last["future"] else "past"), Span(last.start(), last.end())


def sentence_of(mention: DateMention, reading: Reading) -> Span | None:
    """Return the sentence that the date stands in."""
    return sentence_at(reading, mention.span.start)


def spoken(day: dt.date) -> str:
    """Write a day."""
    return f"{day:%B} {day.day}, {day.year}"

"""Lines about who wrote a story, how to reach them, and when it was published."""

from __future__ import annotations

import re
from functools import cache

from lintnews.analysis import lexicon
from lintnews.analysis.forms import Form, Forms, first_word, listed
from lintnews.analysis.sentences import divided

_LONGEST_BYLINE = 260
_LONGEST_NAMES = 110
_LONGEST_CONTACT = 420
_FEWEST_DIGITS = 10  # of a telephone number
_LONGEST_DATE_LINE = 110
_LATELY = (" ago", "today", "yesterday")
_CONTACT_HINTS = (
    "@",
    "twitter",
    "mail",
    "reach",
    "contact",
    "follow",
    "phone",
    "tel",
    "about the",
    "facebook",
)
_BEFORE = "*_[(—–-• \t\xa0"  # what may stand before a byline

# What a byline begins with, before a name. All patterns here are over text with straight
# apostrophes.
_BY = ("By", "BY", "by", "From")
_WORKS = (
    "Story",
    "Analysis",
    "Opinion",
    "Written",
    "Posted",
    "Interview",
    "Reported",
    "Commentary",
    "Words",
    "Text",
)
_BEGINNINGS = (*_BY, *(f"{article}{work} " for article in ("", "A ", "An ") for work in _WORKS))

_WORD = r"(?:(?:[A-Z]\.)+|(?:Mc|Mac|O'|D'|[A-Z][a-z]+-)?[A-Z][\w'\-]*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|la|del|al|bin|el|[\"“][A-Z]\w+[\"”])){{1,4}}"
_IN_NAMES = frozenset(["de", "van", "von", "der", "la", "del", "al", "bin", "el", "and", "&"])
_MARKS = r"[*_\[(—–\-\s•]{0,4}"


_TITLE = r"(?:Dr\. |Rep\. |Sen\. |Gov\. |Professor |Prof\. |Mr\. |Ms\. |Mrs\. )?"
_YOUNGER = r"(?:,? (?:Jr|Sr|III?|M\.?D|Ph\.?D)\.?)?"


@cache
def _by() -> re.Pattern[str]:
    return re.compile(
        rf"{_MARKS}(?:(?:A |An )?(?:{'|'.join(_WORKS)}) [Bb]y|{'|'.join(_BY)})[: ]\s*"
        r"(?:(?:U\.S\. )?(?:Sens?\.|Reps?\.|Senators?|Representatives?|Gov\.|Dr\.|Prof\.|Mr\.|Ms\.) )?"
        rf"(?:{_NAME}|[A-Z][A-Z.' \-]{{4,}}|(?:[Tt]he )?[Ee]ditorial [Bb]oard|[A-Z]\w+ Staff|[\w "
        rf"]{{2,20}} [Ss]taff)"
        r"(?:\Z|(?:\s?,| and | & |\s?[|/;•·(]| –| -| —|\s{2,}).{0,120}\Z"
        r"| (?:for|of|in|Special|Updated|Published|Posted|Staff)\b.{0,80}\Z| \d{1,2},? "
        r"\d{4}.{0,40}\Z|[*_\])]{1,3}\Z)",
    )


@cache
def _plainly_by() -> re.Pattern[str]:
    """Return the most common of these forms, which is compiled in a fraction of the time."""
    return re.compile(
        r"(?:By|BY|by) [A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}(?:(?:,| and | \| ).{0,120})?\Z",
    )


@cache
def _names() -> re.Pattern[str]:
    return re.compile(
        rf"[—–-]?\s?{_NAME}(?:(?:,| and|, and| &) {_NAME}){{0,4}}{_YOUNGER}"
        r"(?:\s?[|/•·–—]\s?[A-Z][\w .&']{2,40}|, (?:The )?[A-Z][\w.&' ]{2,40})?\Z",
    )


@cache
def _author_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon.pattern('author-lines')})\Z")


@cache
def _of_authors() -> re.Pattern[str]:
    return re.compile(lexicon.pattern("author-sentences"))


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"{_MARKS}(?:By )?{_TITLE}{_NAME}{_YOUNGER}")


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(
        rf"{_MARKS}{_TITLE}{_WORD}(?= (?:is|was) an? | (?:writes|covers|lives|teaches)\b)",
    )


@cache
def _biography() -> re.Pattern[str]:
    trade = "|".join(lexicon.entries("trades"))
    return re.compile(lexicon.pattern("biographies").replace("TRADE", f"(?:{trade})"))


def _contact() -> Forms:
    return listed("contacts", "*•·|>»[(-–—#", 4)


@cache
def _numbered() -> re.Pattern[str]:
    """Return a name or a place with a telephone number behind it."""
    return re.compile(
        r"[\s*•·|>»\[(\-–—#]{0,4}(?:[\w.'-]+ ?){1,4}[:,]? \(?\d{3}[)\-. ]{1,2}\d{3}[\-.]\d{4}\b",
    )


# What the line holds that says when.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = frozenset(
    [
        "jan",
        "january",
        "feb",
        "february",
        "mar",
        "march",
        "apr",
        "april",
        "may",
        "june",
        "july",
        "aug",
        "august",
        "sep",
        "sept",
        "september",
        "oct",
        "october",
        "nov",
        "november",
        "dec",
        "december",
    ],
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
        "sun",
    ],
)
_LABELS = (
    *(
        "published",
        "updated",
        "posted",
        "modified",
        "created",
        "date",
        "edited",
        "upd",
        "revised",
        "filed",
        "aired",
        "printed",
    ),
    *("first ", "last ", "originally ", "article ", "story "),
)
_FIRST_LETTERS = frozenset(word[:3] for word in (*_LABELS, *_MONTHS, *_WEEKDAYS))
_DIVIDERS = "|•·"


@cache
def _date_line(form: str) -> re.Pattern[str]:
    """Return the pattern of a line that says when, and no more (folded text), of one form; together they take long to compile."""
    month = (
        r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
        r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
    )
    weekday = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
    zone = r"(?: ?\(?(?:[a-z]{1,2}[sd]?t|gmt|utc)\)?)?"
    clock = rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?{zone}|\d{{1,2}} ?[ap]\.?m\.?{zone})"
    day = (
        rf"(?:{month} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? "
        rf"{month},?(?: \d{{4}})?|{month},? \d{{4}}"
        r"|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d\d-\d\d(?:t[\d:.z+\-]+)?)"
    )
    label = (
        r"(?:(?:(?:first|last|originally|date|article|story) )?"
        r"(?:published|updated|posted|modified|created|date|edited|upd|revised|filed|aired|printed)(?: (?:on|at))?\s?:? *)"
    )
    when = (
        rf"(?:{weekday},? ?)?(?:{clock},? *(?:on )?)?(?:{weekday},? ?)?{day}(?:,| at| \||-| "
        rf"-|–|—|/| •| ·)? *(?:at )?(?:{clock})?"
    )
    ago = r"(?:\d+|an?) (?:minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?) ago"
    tail = r"(?:\W{1,4}(?:\d+ (?:min(?:ute)?s? read|comments?)|print edition|issue|[a-z]{2,4}))?"
    return re.compile(
        {
            "day": rf"\W{{0,3}}{label}?{when}(?:\W{{1,4}}{label}?(?:{when}|{clock}))?{tail}\W{{0,3}}\Z",
            "label": rf"{label}(?:{clock}|{ago}|today|yesterday).{{0,40}}\Z",
            "ago": rf"{ago}(?: at {clock})?\Z",
            "label and day": rf"{label}.{{0,10}}{day}.{{0,40}}\Z",
            "divided": rf"[^.!?]{{2,60}}\s?[|•·]\s?{label}?(?:{weekday},? ?)?{day}(?:,? "
            rf"{clock})?(?:\s?[|•·]\s?[^.!?]{{2,50}})?\Z"
            rf"|{day}\s?[|•·]\s?[^.!?]{{2,60}}\Z",
        }[form],
    )


def first_words() -> frozenset[str]:
    """Return what bylines and lines that say how to reach an author begin with, folded."""
    return (
        _contact()
        .first_words()
        .union((first_word(beginning.lower()) for beginning in _BEGINNINGS), _BEFORE)
    )


def contacts_among(words: frozenset[str]) -> Forms:
    """Return how an author can be reached in an article of these folded tokens."""
    return _contact().among(words)


def byline(text: str) -> float:
    """Return how sure it is that the line says who wrote the story ("By Ann Lee")."""
    if len(text) >= _LONGEST_BYLINE:
        return 0.0
    at = 0 if text[0].isalpha() else len(text) - len(text.lstrip(_BEFORE))
    if not text.startswith(_BEGINNINGS, at):
        return 0.0
    return (
        0.95
        if _plainly_by().match(text) or (_names_somebody(text, at) and _by().match(text))
        else 0.0
    )


def _names_somebody(text: str, at: int) -> bool:
    """Say whether a name, or a staff, may follow what begins a byline at ``at``."""
    words = text[at:].split(None, 2)
    return "taff" in text or "ditorial" in text or any(word[0].isupper() for word in words[1:])


def bare_names(text: str) -> bool:
    """Say whether the line is made of people's names, perhaps with their paper's."""
    if len(text) > _LONGEST_NAMES:
        return False
    names = text.lstrip("—–- ").replace(" and ", ",").replace(" & ", ",")
    for mark in "|/•·–—":
        names = names.replace(mark, ",")
    first = names.partition(",")[0].split()
    if not 2 <= len(first) <= 4 or any(
        word.lower() in lexicon.words("not-in-names") for word in first
    ):
        return False
    if any(word[0].islower() and word not in _IN_NAMES for word in first):
        return False
    return _names().match(text) is not None


def described(text: str) -> bool:
    """Say whether the line begins with a person and says who that is ("Ann Lee, a baker")."""
    if ", " not in text or not any(map(_can_stand_in_a_name, text.split(None, 2)[1:2])):
        return False
    person = _person().match(text)
    return person is not None and text[person.end() : person.end() + 2] == ", "


# What an author's position or paper ends in, or begins with, where it stands below a name.
_POSITIONS = (
    "writer",
    "reporter",
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "staff",
    "editorial board",
    "board of contributors",
)
_PLACES = (
    "guest essay",
    "usa today",
    "associated press",
    "reuters",
    "afp",
    "ap",
    "cnn",
    "washington post",
    "new york times",
    "bloomberg",
    "bloomberg news",
)
_SPECIAL = "special "


def author_line(folded: str) -> bool:
    """Say whether the line is an author's position or paper, as it stands below a name."""
    return (
        folded.endswith((*_POSITIONS, *_PLACES)) or folded.startswith(_SPECIAL)
    ) and _author_line().match(folded) is not None


# What a biography says of an author, beside the trade: the verbs of biographies.txt, a number or an
# address.
_OF_AUTHORS = (
    *(
        "writes ",
        "covers",
        "reports ",
        "lives ",
        "teaches",
        "blogs",
        "tweets ",
        "edits",
        "hosts",
        "contributes ",
        "can be ",
        "on twitter",
    ),
    *("wrote this", "co-founded", "is based in", "@"),
)
_VERBS = ("is", "was", "writes", "covers", "lives", "teaches")  # what may follow a surname
_FOLLOWING = (
    *_VERBS,
    "are",
    "has",
    "serve",
    "reports",
    "blogs",
    "tweets",
    "edits",
    "hosts",
    "contributes",
    "can",
    "wrote",
    "co-founded",
)


def trades_among(words: frozenset[str]) -> tuple[str, ...]:
    """Return the trades that an article of these folded tokens names."""
    return tuple(
        trade
        for trade in lexicon.words("trades")
        if trade in words or f"{trade}s" in words or "-" in trade
    )


def biography(text: str, folded: str, trades: tuple[str, ...]) -> str:
    """Return the surname of the author whom the block is about, ``""`` where it is no biography.

    ``trades`` are those that the article names.
    """
    following = text[:_LONGEST_NAMES].lstrip(_BEFORE).split(None, 4)[1:4]
    openings = [_person] if any(_can_stand_in_a_name(word) for word in following) else []
    if any(word.startswith(_VERBS) for word in following):
        openings.append(_surname)
    if not (openings and _goes_on(text) and _tells_of_work(folded, trades)):
        return ""
    for opening in openings:
        person = opening().match(text)
        if person is None or not _biography().match(folded, person.end()):
            continue
        words = person.group().split(",")[0].split()
        if words[0].lower() not in lexicon.words("not-in-names") and _is_all_of_authors(
            folded,
            text,
            words[0].lower(),
            words[-1].lower(),
        ):
            return words[-1]
    return ""


def _goes_on(text: str) -> bool:
    """Say whether a verb, a comma, a colon or a bracket stands behind the name that the block begins with."""
    for word in text[:_LONGEST_NAMES].lstrip(_BEFORE).split():
        if word[-1] in ",:)" or word[0] in "(@":
            return True
        if not _can_stand_in_a_name(word):
            return word.startswith(_FOLLOWING)
    return True


def _tells_of_work(folded: str, trades: tuple[str, ...]) -> bool:
    """Say whether the words name a trade, a verb of those who write, or a way to reach somebody."""
    if any(word in folded for word in _OF_AUTHORS) or any(trade in folded for trade in trades):
        return True
    return ":" in folded and any(map(str.isdecimal, folded))


def _can_stand_in_a_name(word: str) -> bool:
    return word[0].isupper() or word[0] in '"“' or word in _IN_NAMES


def contact(folded: str, text: str, word: str | None, among: Forms) -> float:
    """Return how sure it is that the block says how to reach the author, and nothing of the story."""
    if len(folded) >= _LONGEST_CONTACT or not (among.match(folded, word) or _has_number(folded)):
        return 0.0
    if not any(hint in folded for hint in _CONTACT_HINTS) and (
        len(folded) > _LONGEST_NAMES or "-" not in folded
    ):
        return 0.0
    return 0.93 if _is_all_of_authors(folded, text) else 0.0


def _has_number(folded: str) -> bool:
    """Say whether the line begins with a name or a place and its telephone number."""
    digits = 0
    for digit in "0123456789":
        digits += folded.count(digit)
    return digits >= _FEWEST_DIGITS and _numbered().match(folded) is not None


def _is_all_of_authors(folded: str, text: str, *names: str) -> bool:
    """Say whether no sentence of the block is one of the story: each holds one of the folded names, or speaks as one does of an author."""
    sentences = [piece.of(folded) for piece in divided(text, 0, len(text))]
    return all(
        _of_authors().search(sentence) or any(name in sentence for name in names)
        for sentence in sentences
    )


def dated(folded: str) -> float:
    """Return how sure it is that the line holds a date or a time and no more."""
    if len(folded) >= _LONGEST_DATE_LINE or not (
        _begins_with_a_time(folded) or any(mark in folded for mark in _DIVIDERS)
    ):
        return 0.0
    if not (any(map(str.isdecimal, folded)) or any(word in folded for word in _LATELY)):
        return 0.0
    return (
        0.95
        if _is_plain_date(folded)
        or any(_date_line(form).match(folded) for form in _date_forms(folded))
        else 0.0
    )


def _begins_with_a_time(folded: str) -> bool:
    """Say whether the line begins, perhaps behind marks, as a day, a clock or a label of one does."""
    at = _start_of_words(folded)
    return (
        folded[at : at + 3] in _FIRST_LETTERS
        or folded[at].isdecimal()
        or folded.startswith(("a ", "an "), at)
    )


def _start_of_words(folded: str) -> int:
    """Return the offset of the first letter or digit, of which three marks at most may stand in front."""
    if folded[0].isalnum():
        return 0
    return next((at for at, letter in enumerate(folded[:4]) if letter.isalnum()), 0)


def _is_plain_date(folded: str) -> bool:
    """Say whether the line is "November 24, 2018", perhaps with the weekday: the form for which no pattern is needed."""
    words = folded.split(" ")
    # with the weekday
    if len(words) == 4 and words[0].rstrip(".,") in _WEEKDAY_NAMES:  # noqa: PLR2004
        del words[0]
    # month, day and year
    if len(words) != 3 or words[0].removesuffix(".") not in _MONTH_NAMES:  # noqa: PLR2004
        return False
    day, year = words[1].removesuffix(","), words[2]
    # digits
    return day.isdecimal() and year.isdecimal() and len(day) <= 2 and len(year) == 4  # noqa: PLR2004


def _date_forms(folded: str) -> list[str]:
    """Return the forms of a line that says when which this one can have."""
    has_day = any(month in folded for month in _MONTHS) or _numeric().search(folded) is not None
    forms = ["divided"] if has_day and any(mark in folded for mark in _DIVIDERS) else []
    at = _start_of_words(folded)
    labelled = folded.startswith(_LABELS, at)
    if not labelled and _first().match(folded, at) is None:
        return forms
    if " ago" in folded:
        forms.append("ago")
    if folded.startswith(_LABELS):
        forms += ["label", "label and day"]
    if has_day:
        forms.append("day")
    return forms


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(r"\d[/.-]\d")


@cache
def _first() -> re.Pattern[str]:
    """Return what a line that says when begins with where no label stands before it: a weekday, a month, a clock, a day, "an hour ago"."""
    months, weekdays = "|".join(_MONTHS), "|".join(_WEEKDAYS)
    return re.compile(
        rf"(?:{weekdays})[a-z]*[.,]*(?: |\d)|(?:{months})[a-z]*[.,]* \d"
        rf"|\d+(?:[:./-]\d| ?[ap]\.?m|(?:st|nd|rd|th)? (?:{months})|.*\bago)|an? .*\bago",
    )

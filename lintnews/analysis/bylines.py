"""Lines about who wrote a story, how to reach them, and when it was published."""

from __future__ import annotations

import re
from functools import cache

from lintnews.analysis import lexicon
from lintnews.analysis.sentences import divided

_LONGEST_BYLINE = 260
_LONGEST_NAMES = 110
_LONGEST_CONTACT = 420
_LONGEST_DATE_LINE = 110
_LONGEST_OPENING = 30  # "By", "from" and "Commentary by" stand within so many
_BY = ("By", "BY", "by", "From")
_DIGIT = re.compile(r"\d")
_LATELY = (" ago", "today", "yesterday")
_CONTACT_HINTS = ("@", "twitter", "mail", "reach", "contact", "follow", "phone", "tel", "about the", "facebook")

_WORD = r"(?:(?:[A-Z]\.)+|(?:Mc|Mac|O['’]|D['’]|[A-Z][a-z]+-)?[A-Z][\w'’\-]*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|la|del|al|bin|el|[\"“][A-Z]\w+[\"”])){{1,4}}"
_MARKS = r"[*_\[(—–\-\s•]{0,4}"


_TITLE = r"(?:Dr\. |Rep\. |Sen\. |Gov\. |Professor |Prof\. |Mr\. |Ms\. |Mrs\. )?"
_YOUNGER = r"(?:,? (?:Jr|Sr|III?|M\.?D|Ph\.?D)\.?)?"


@cache
def _by() -> re.Pattern[str]:
    return re.compile(
        rf"{_MARKS}(?:(?:A |An )?(?:Story|Analysis|Opinion|Written|Posted|Interview|Reported|Commentary|Words|Text) [Bb]y"
        r"|By|BY|by|From)[: ]\s*"
        r"(?:(?:U\.S\. )?(?:Sens?\.|Reps?\.|Senators?|Representatives?|Gov\.|Dr\.|Prof\.|Mr\.|Ms\.) )?"
        rf"(?:{_NAME}|[A-Z][A-Z.'’ \-]{{4,}}|(?:[Tt]he )?[Ee]ditorial [Bb]oard|[A-Z]\w+ Staff|[\w ]{{2,20}} [Ss]taff)"
        r"(?:\Z|(?:\s?,| and | & |\s?[|/;•·(]| –| -| —|\s{2,}).{0,120}\Z"
        r"| (?:for|of|in|Special|Updated|Published|Posted|Staff)\b.{0,80}\Z| \d{1,2},? \d{4}.{0,40}\Z|[*_\])]{1,3}\Z)"
    )


@cache
def _names() -> re.Pattern[str]:
    return re.compile(
        rf"[—–-]?\s?{_NAME}(?:(?:,| and|, and| &) {_NAME}){{0,4}}{_YOUNGER}"
        r"(?:\s?[|/•·–—]\s?[A-Z][\w .&'’]{2,40}|, (?:The )?[A-Z][\w.&'’ ]{2,40})?\Z"
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
    return re.compile(rf"{_MARKS}{_TITLE}{_WORD}(?= (?:is|was) an? | (?:writes|covers|lives|teaches)\b)")


@cache
def _biography() -> re.Pattern[str]:
    trade = "|".join(lexicon.entries("trades"))
    return re.compile(lexicon.pattern("biographies").replace("TRADE", f"(?:{trade})"))


@cache
def _contact() -> lexicon.Openings:
    return lexicon.Openings("contacts", r"\s*•·|>»\[(\-–—#", 4)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(_date_line())


def _date_line() -> str:
    """Return the pattern of a line that says when, and no more (folded text)."""
    month = (
        r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
        r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
    )
    weekday = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
    zone = r"(?: ?\(?(?:[a-z]{1,2}[sd]?t|gmt|utc)\)?)?"
    clock = rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?{zone}|\d{{1,2}} ?[ap]\.?m\.?{zone})"
    day = (
        rf"(?:{month} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {month},?(?: \d{{4}})?|{month},? \d{{4}}"
        r"|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d\d-\d\d(?:t[\d:.z+\-]+)?)"
    )
    label = (
        r"(?:(?:(?:first|last|originally|date|article|story) )?"
        r"(?:published|updated|posted|modified|created|date|edited|upd|revised|filed|aired|printed)(?: (?:on|at))?\s?:? *)"
    )
    when = rf"(?:{weekday},? ?)?(?:{clock},? *(?:on )?)?(?:{weekday},? ?)?{day}(?:,| at| \||-| -|–|—|/| •| ·)? *(?:at )?(?:{clock})?"
    ago = r"(?:\d+|an?) (?:minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?) ago"
    tail = r"(?:\W{1,4}(?:\d+ (?:min(?:ute)?s? read|comments?)|print edition|issue|[a-z]{2,4}))?"
    return "|".join(
        (
            rf"\W{{0,3}}{label}?{when}(?:\W{{1,4}}{label}?(?:{when}|{clock}))?{tail}\W{{0,3}}\Z",
            rf"{label}(?:{clock}|{ago}|today|yesterday).{{0,40}}\Z",
            rf"{ago}(?: at {clock})?\Z",
            rf"{label}.{{0,10}}{day}.{{0,40}}\Z",
            rf"[^.!?]{{2,60}}\s?[|•·]\s?{label}?(?:{weekday},? ?)?{day}(?:,? {clock})?(?:\s?[|•·]\s?[^.!?]{{2,50}})?\Z",
            rf"{day}\s?[|•·]\s?[^.!?]{{2,60}}\Z",
        )
    )


def byline(text: str) -> float:
    """Return how sure it is that the line says who wrote the story ("By Ann Lee")."""
    return 0.95 if len(text) < _LONGEST_BYLINE and any(word in text[:_LONGEST_OPENING] for word in _BY) and _by().match(text) else 0.0


def bare_names(text: str) -> bool:
    """Say whether the line is made of people's names, perhaps with their paper's."""
    if len(text) > _LONGEST_NAMES or not _names().match(text):
        return False
    first = re.split(r"[,|/•·–—]| and | & ", text.lstrip("—–- "), maxsplit=1)[0].split()
    return 2 <= len(first) <= 4 and not any(word.lower() in lexicon.words("not-in-names") for word in first)  # noqa: PLR2004  a name has two to four words


def described(text: str) -> bool:
    """Say whether the line begins with a person and says who that is ("Ann Lee, a baker")."""
    person = _person().match(text)
    return person is not None and text[person.end() : person.end() + 2] == ", "


def author_line(folded: str) -> bool:
    """Say whether the line is an author's position or paper, as it stands below a name."""
    return _author_line().match(folded) is not None


def biography(text: str, folded: str) -> str:
    """Return the surname of the author whom the block is about, ``""`` where it is no biography."""
    for opening in (_person, _surname):
        person = opening().match(text)
        if person is None or not _biography().match(folded, person.end()):
            continue
        words = person.group().split(",")[0].split()
        if words[0].lower() not in lexicon.words("not-in-names") and _is_all_of_authors(folded, text, words[0].lower(), words[-1].lower()):
            return words[-1]
    return ""


def contact(folded: str, text: str) -> float:
    """Return how sure it is that the block says how to reach the author, and nothing of the story."""
    if len(folded) >= _LONGEST_CONTACT:
        return 0.0
    if not any(hint in folded for hint in _CONTACT_HINTS) and (len(folded) > _LONGEST_NAMES or "-" not in folded):
        return 0.0
    if not _contact().match(folded):
        return 0.0
    return 0.93 if _is_all_of_authors(folded, text) else 0.0


def _is_all_of_authors(folded: str, text: str, *names: str) -> bool:
    """Say whether no sentence of the block is one of the story: each holds one of the folded names, or speaks as one does of an author."""
    sentences = [piece.of(folded) for piece in divided(text, 0, len(text))]
    return all(_of_authors().search(sentence) or any(name in sentence for name in names) for sentence in sentences)


def dated(folded: str) -> float:
    """Return how sure it is that the line holds a date or a time and no more."""
    if len(folded) >= _LONGEST_DATE_LINE or not (_DIGIT.search(folded) or any(word in folded for word in _LATELY)):
        return 0.0
    return 0.95 if _dated().match(folded) else 0.0

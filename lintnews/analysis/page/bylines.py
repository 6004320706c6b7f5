"""Lines about who wrote a story, how to reach them, and when it was published."""

from __future__ import annotations

from lintnews.analysis import lexicon
from lintnews.analysis.forms import Form, Forms, holds_one, listed, of_beginnings
from lintnews.analysis.page.certainty import SURE
from lintnews.analysis.sentences import divided
from lintnews.article.days import MONTH, MONTH_BEGINNINGS, WEEKDAY

_LONGEST_BYLINE = 260
_LONGEST_NAMES = 110
_LONGEST_CONTACT = 420
_NAME_LENGTHS = range(2, 5)  # in words
_LONGEST_DATE_LINE = 110
_BEFORE = "*_[(—–-• \t\xa0"  # what may stand before a byline

# All forms here are over text with straight apostrophes.
_WORD = r"(?:(?:[A-Z]\.)+|(?:Mc|Mac|O'|D'|[A-Z][a-z]+-)?[A-Z][\w'\-]*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|la|del|al|bin|el|[\"“][A-Z]\w+[\"”])){{1,4}}"
_MARKS = r"[*_\[(—–\-\s•]{0,4}"
_TITLE = r"(?:Dr\. |Rep\. |Sen\. |Gov\. |Professor |Prof\. |Mr\. |Ms\. |Mrs\. )?"
_YOUNGER = r"(?:,? (?:Jr|Sr|III?|M\.?D|Ph\.?D)\.?)?"

# What a byline begins with, and how it goes on.
_BY = ("By", "BY", "by", "From")
_WORKS = tuple(
    """
    Story Analysis Opinion Written Posted Interview Reported Commentary Words Text
    """.split(),
)  # fmt: skip
_AUTHOR = (
    r"[: ]\s*"
    r"(?:(?:U\.S\. )?(?:Sens?\.|Reps?\.|Senators?|Representatives?|Gov\.|Dr\.|Prof\.|Mr\.|Ms\.) )?"
    rf"(?:{_NAME}|[A-Z][A-Z.' \-]{{4,}}|(?:[Tt]he )?[Ee]ditorial [Bb]oard|[A-Z]\w+ Staff"
    r"|[\w ]{2,20} [Ss]taff)"
    r"(?:\Z|(?:\s?,| and | & |\s?[|/;•·(]| –| -| —|\s{2,}).{0,120}\Z"
    r"| (?:for|of|in|Special|Updated|Published|Posted|Staff)\b.{0,80}\Z"
    r"| \d{1,2},? \d{4}.{0,40}\Z|[*_\])]{1,3}\Z)"
)
_BYLINES = of_beginnings(
    (
        # "By Ann Lee, Staff Writer": the usual form, compiled in a tenth of the time
        (
            ("By", "BY", "by"),
            Form(r" [A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}(?:(?:,| and | \| ).{0,120})?\Z"),
        ),
        # "BY THE EDITORIAL BOARD", "From Sen. Ann Lee for The Lake Courier"
        (_BY, Form(_AUTHOR)),
        # "An Analysis by Ann Lee"
        (
            tuple(f"{article}{work} " for article in ("", "A ", "An ") for work in _WORKS),
            Form(f"[Bb]y{_AUTHOR}"),
        ),
    ),
    _BEFORE,
    4,
)

# "Ann Lee and Sam Park, The Lake Courier"
_NAMES = Form(
    rf"[—–-]?\s?{_NAME}(?:(?:,| and|, and| &) {_NAME}){{0,4}}{_YOUNGER}"
    r"(?:\s?[|/•·–—]\s?[A-Z][\w .&']{2,40}|, (?:The )?[A-Z][\w.&' ]{2,40})?\Z"
)

# What a biography begins with: "Dr. Ann Lee", "Lee writes".
_PERSON = Form(rf"{_MARKS}(?:By )?{_TITLE}{_NAME}{_YOUNGER}")
_SURNAME = Form(
    rf"{_MARKS}{_TITLE}{_WORD}(?= (?:is|was) an? | (?:writes|covers|lives|teaches)\b)",
    words=(" is ", " was ", " writes", " covers", " lives", " teaches"),
)
# What follows a name in a biography: "(@annlee) is", ", a writer", ": 555-0100".
_GOES_ON = Form(
    r"\s*\(?@|,|:| \(|\s*(?:is|are|was|has|serves?|served|writes|covers|reports|lives|teaches"
    r"|blogs|tweets|edits|hosts|contributes|can|wrote|co-founded|an?)\b"
)


def _biographies() -> str:
    trades = "|".join(lexicon.entries("trades"))
    return lexicon.pattern("biographies").replace("TRADE", f"(?:{trades})")


_BIOGRAPHY = Form(_biographies)
# What a biography holds that names no trade: a verb of those who write, an address, a number.
_OF_AUTHORS = (
    "writes ", "covers", "reports ", "lives ", "teaches", "blogs", "tweets ", "edits", "hosts",
    "contributes ", "can be ", "on twitter", "wrote this", "co-founded", "is based in", "@", ":",
)  # fmt: skip
# How one speaks of an author: "she teaches", "Contact her at".
_TALK_OF_AUTHORS = Form(lambda: lexicon.pattern("author-sentences"))
# A name or a place with its telephone number: "Port Ellis desk: (419) 555-0100".
_NUMBERED = Form(
    r"[\s*•·|>»\[(\-–—#]{0,4}[\w.'-]+(?: [\w.'-]+){0,3} ?[:,]? "
    r"\(?\d{3}[)\-. ]{1,2}\d{3}[\-.]\d{4}\b",
    words=("-", "."),
)
# An author's position below the name: "staff writer", "Special to The Lake Courier".
_POSITION = Form(
    lambda: rf"(?:{lexicon.pattern('author-positions')})\Z",
    words=(
        "writer", "reporter", "columnist", "contributor", "correspondent", "editor", "staff",
        "editorial board", "board of contributors", "guest essay", "for usa today", "special ",
    ),
)  # fmt: skip
_PAPERS = frozenset(
    (
        "usa today", "associated press", "reuters", "afp", "ap", "cnn", "washington post",
        "new york times", "bloomberg", "bloomberg news",
    ),
)  # fmt: skip

# A line that says when, and no more, in folded text.
_LATELY = (" ago", "today", "yesterday")
_LABELS = tuple(
    """
    published updated posted modified created date edited upd revised filed aired printed
    """.split(),
)  # fmt: skip
_LABEL = (
    r"(?:(?:(?:first|last|originally|date|article|story) )?"
    rf"(?:{'|'.join(_LABELS)})(?: (?:on|at))?\s?:? *)"
)
_MONTH, _WEEKDAY = MONTH.lower(), WEEKDAY.lower()
_ZONE = r"(?: ?\(?(?:[a-z]{1,2}[sd]?t|gmt|utc)\)?)?"
_CLOCK = rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?{_ZONE}|\d{{1,2}} ?[ap]\.?m\.?{_ZONE})"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},?(?: \d{{4}})?|{_MONTH},? \d{{4}}"
    r"|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d\d-\d\d(?:t[\d:.z+\-]+)?)"
)
_WHEN = (
    rf"(?:{_WEEKDAY},? ?)?(?:{_CLOCK},? *(?:on )?)?(?:{_WEEKDAY},? ?)?{_DAY}"
    rf"(?:,| at| \||-| -|–|—|/| •| ·)? *(?:at )?(?:{_CLOCK})?"
)
_AGO = r"(?:\d+|an?) (?:minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?) ago"
_TAIL = r"(?:\W{1,4}(?:\d+ (?:min(?:ute)?s? read|comments?)|print edition|issue|[a-z]{2,4}))?"
_MONTHS = "|".join(MONTH_BEGINNINGS).lower()
# What such a line begins with: a label, a weekday, a month, a clock, a day, "an hour ago".
_BEGINS_WITH_A_TIME = Form(
    rf"\W{{0,3}}(?:{_LABEL}|{_WEEKDAY}[.,]*(?: |\d)|(?:{_MONTHS})[a-z]*[.,]* \d"
    rf"|\d+(?:[:./-]\d| ?[ap]\.?m|(?:st|nd|rd|th)? (?:{_MONTHS})|.*\bago)|an? .*\bago)"
)
_DATE_LINES = (
    # the usual form, compiled in a tenth of the time: Saturday, November 24, 2018
    Form(rf"(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}},? \d{{4}}\Z"),
    # 3 hours ago at 4:05 p.m.
    Form(rf"{_AGO}(?: at {_CLOCK})?\Z", words=(" ago",)),
    # Updated 4:05 p.m. ET Monday; published today
    Form(rf"{_LABEL}(?:{_CLOCK}|{_AGO}|today|yesterday).{{0,40}}\Z", words=_LABELS),
    # Posted in print on April 12, 2019, page 3
    Form(rf"{_LABEL}.{{0,10}}{_DAY}.{{0,40}}\Z", words=_LABELS),
    # Posted: Sat., Nov. 24, 2018 at 4:05 pm | Updated: 11/25/2018 - 3 min read
    Form(
        rf"\W{{0,3}}{_LABEL}?{_WHEN}(?:\W{{1,4}}{_LABEL}?(?:{_WHEN}|{_CLOCK}))?{_TAIL}\W{{0,3}}\Z"
    ),
)
# "Opinion | April 12, 2019 | The Lake Courier"
_DIVIDED = Form(
    rf"[^.!?]{{2,60}}\s?[|•·]\s?{_LABEL}?(?:{_WEEKDAY},? ?)?{_DAY}(?:,? {_CLOCK})?"
    r"(?:\s?[|•·]\s?[^.!?]{2,50})?\Z"
    rf"|{_DAY}\s?[|•·]\s?[^.!?]{{2,60}}\Z",
    words=("|", "•", "·"),
)


def _contacts() -> Forms:
    return listed("contacts", "*•·|>»[(-–—#", 4)


def first_words() -> frozenset[str]:
    """Return what bylines and lines that say how to reach an author begin with, folded."""
    beginnings = (word.lower() for word in _BYLINES.beginnings)
    return _contacts().first_words().union(beginnings, _BEFORE)


def contacts_among(words: frozenset[str]) -> Forms:
    """Return how an author can be reached in an article of these folded tokens."""
    return _contacts().among(words)


def byline(text: str) -> float:
    """Return how sure it is that the line says who wrote the story ("By Ann Lee")."""
    return SURE if len(text) < _LONGEST_BYLINE and _BYLINES.match(text) else 0.0


def bare_names(text: str) -> bool:
    """Return whether the line is made of people's names, perhaps with their paper's."""
    if len(text) > _LONGEST_NAMES:
        return False
    names = text.lstrip("—–- ").replace(" and ", ",").replace(" & ", ",")
    for mark in "|/•·–—":
        names = names.replace(mark, ",")
    first = names.partition(",")[0].split()
    if len(first) not in _NAME_LENGTHS or any(
        word.lower() in lexicon.words("not-in-names") for word in first
    ):
        return False
    return _NAMES.match(text) is not None


def described(text: str) -> bool:
    """Return whether the line begins with a person and says who that is ("Ann Lee, a baker")."""
    person = _PERSON.match(text)
    return person is not None and text[person.end() : person.end() + 2] == ", "


def author_line(folded: str) -> bool:
    """Return whether the line is an author's position or paper, as it stands below a name."""
    return folded.removeprefix("the ") in _PAPERS or _POSITION.match(folded) is not None


def trades_among(words: frozenset[str]) -> tuple[str, ...]:
    """Return the trades that an article of these folded tokens names."""
    return tuple(
        trade
        for trade in lexicon.words("trades")
        if trade in words or f"{trade}s" in words or "-" in trade
    )


def biography(text: str, folded: str, trades: tuple[str, ...]) -> str:
    """Return the surname of the author whom the block is about, ``""`` if it is no biography.

    ``trades`` are those that the article names.
    """
    if not (holds_one(folded, _OF_AUTHORS) or holds_one(folded, trades)):
        return ""
    for form in (_PERSON, _SURNAME):
        person = form.match(text)
        if (
            person is None
            or not _GOES_ON.match(folded, person.end())
            or not _BIOGRAPHY.match(folded, person.end())
        ):
            continue
        words = person.group().split(",")[0].split()
        if words[0].lower() not in lexicon.words("not-in-names") and _is_all_of_authors(
            folded, text, words[0].lower(), words[-1].lower()
        ):
            return words[-1]
    return ""


def contact(folded: str, text: str, word: str | None, among: Forms) -> float:
    """Return how sure it is that the block says how to reach the author, and nothing else."""
    if len(folded) >= _LONGEST_CONTACT:
        return 0.0
    reached = among.match(folded, word) or _NUMBERED.match(folded)
    return SURE if reached and _is_all_of_authors(folded, text) else 0.0


def _is_all_of_authors(folded: str, text: str, *names: str) -> bool:
    """Return whether no sentence of the block is one of the story.

    Each holds one of the folded names, or speaks as one does of an author.
    """
    sentences = [piece.of(folded) for piece in divided(text, 0, len(text))]
    return all(
        _TALK_OF_AUTHORS.search(sentence) or any(name in sentence for name in names)
        for sentence in sentences
    )


def dated(folded: str) -> float:
    """Return how sure it is that the line holds a date or a time and no more."""
    if len(folded) >= _LONGEST_DATE_LINE or not (
        any(map(str.isdecimal, folded)) or holds_one(folded, _LATELY)
    ):
        return 0.0
    says_when = _BEGINS_WITH_A_TIME.match(folded) and any(
        form.match(folded) for form in _DATE_LINES
    )
    return SURE if says_when or _DIVIDED.match(folded) else 0.0

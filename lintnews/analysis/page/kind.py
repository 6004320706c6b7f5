"""What sort of piece the article is: news, or something that other rules hold for.

The signs are weighed like this. A page that says so itself (a label, "live updates",
"this interview was edited") is believed. Turns with a speaker before each make a
transcript; questions and answers in turn, an interview; times of day before the
paragraphs, a live file; numbered items under a headline with their number, a list.
Opinion is told by several signs together: the author's biography below it, "I", "we"
and "must" outside quotation marks, questions to the reader, and that nobody is
quoted; a dateline speaks against it. What shows too little of all this is news.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from lintnews.analysis.page.lines import HEAD
from lintnews.analysis.page.roles import RoledBlock, roles
from lintnews.analysis.reading import Reading
from lintnews.article.model import Kind, Role
from lintnews.values import NamedTuple

_FEWEST_TURNS = 4
_FEWEST_TIMES = 3
_FEWEST_ITEMS = 3
_LONGEST_LABEL = 90
_SHORTEST_BIOGRAPHY = 60  # code points: shorter, it is a name or an address
_SHORTEST_TURN = 4  # words: "Ohio: 18" is no turn
_MANY_TURNS, _TURN_SHARE = 12, 0.4
_FEWEST_QUESTIONS, _QUESTION_SHARE = 2, 0.25
_MOST_SPEAKERS = 3
_SAMPLE = 12_000  # code points of body; enough to tell, however long a text is
_OPINION = 2.4  # the weight from which a text is opinion


_MARKS = ",.’'"  # what words end in
_LITTLE_SPEECH, _MUCH_SPEECH = 0.05, 0.25  # shares of the body between quotation marks
_ENOUGH_WORDS = 250  # in a shorter text it means little that something is missing
_MANY_DAYS, _FEW_REPORTS = 3.0, 1.5  # in a thousand words
_LEAST_THOUSAND = 0.3  # a shorter text is weighed as if it had so many thousand words

# Words that speak for one voice or for several, as they stand. Own list.
_PERSON = ("I", "my", "My", "me", "myself")
_OURS = ("we", "We", "our", "Our", "us", "ourselves", "you", "You", "your", "Your", "Let")
_OUGHT = (
    "should",
    "must",
    "ought",
    "perhaps",
    "Perhaps",
    "surely",
    "Surely",
    "alas",
    "sadly",
    "frankly",
    "obviously",
    "clearly",
    "indeed",
    "Indeed",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SAID = (
    "said",
    "told",
    "according",
    "According",
    "announced",
    "reported",
    "added",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "tweeted",
)


class ArticleKind(NamedTuple):
    """The kind, and how sure it is (0 to 1; 1 where it is stated)."""

    kind: Kind
    certainty: float


_STORY = (Role.BODY, Role.LIST, Role.SUBHEAD, Role.PULLQUOTE, Role.BYLINE)
_ABOUT_THE_STORY = (Role.BOILERPLATE, Role.BYLINE, Role.NOTE)
_LONGEST_HEAD = 60  # so many code points tell whether a speaker's name or a time begins a block
_INITIALS = ("Q.", "A.")
_SPEECH_ENDS = "\x7f"  # stands for a closing quotation mark, in a class that compiles quickly

# Words without which the patterns below find nothing.
_LABEL_WORDS = (
    "opinion",
    "op-ed",
    "editorial",
    "commentary",
    "column",
    "perspective",
    "guest",
    "editor",
    "viewpoint",
    "view",
)
_DISCLAIMER_WORDS = ("views", "opinion", "columnist", "guest ", "syndicated ")
_LIVE_WORDS = ("live", "the latest:", "as it happened", "update")
_LISTED = (
    *(
        "things",
        "ways",
        "reasons",
        "takeaways",
        "facts",
        "questions",
        "tips",
        "moments",
        "lessons",
        "signs",
        "steps",
        "times",
        "quotes",
    ),
    *("people", "places", "books", "movies", "photos", "charts", "myths"),
)


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf'["“][^"{_SPEECH_ENDS}\n]*(?:["{_SPEECH_ENDS}]|$)', re.MULTILINE)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:(?:analysis/)?opinion|op-ed|editorial|commentary|column|perspective|guest "
        r"(?:essay|column|commentary|post)"
        r"|letters? to the editor|from the editorial board|viewpoint|my view|our view)(?:\W*\Z"
        r"|\s?[:|]|\scontributor|\scolumnist)",
    )


@cache
def _disclaimer() -> re.Pattern[str]:
    return re.compile(
        r"(?:views|opinions)\b.{0,80}\b(?:expressed|(?:are|is) "
        r"(?:his|hers?|their|those)\b)|represents? the (?:views|opinions?)"
        r"|\b(?:opinion|guest|syndicated) (?:columnist|contributor|writer|editor)\b|\bcolumnist\b",
    )


@cache
def _live() -> re.Pattern[str]:
    return re.compile(
        r"\blive (?:updates?|blog|coverage|results)\b"
        r"|^the latest:|\bas it happened\b|\bupdates:|\blive:|^live\b|^updates?:|\bliveblog\b",
    )


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,3}(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: "
        r"?\(?[a-z]{2,4}\)?)?(?:\s|\Z|:|[-–—])",
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:19|20)\d\d\b")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(
        r"(?!THE |The |Note|Read|More)(?:[A-Z][A-Z.' -]{2,40}|[A-Z][\w.'-]+(?: "
        r"[A-Z][\w.'-]+){0,3}|Q|A)"
        r"(?: \([^)]{2,40}\))?\s?(?::|(?<=^[QA])\.)\s",
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(
        r"^(?:the |here are (?:the )?|top "
        r")?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b"
        rf" (?:\w+ ){{0,3}}(?:{'|'.join(_LISTED)})\b",
    )


def kind(reading: Reading) -> ArticleKind:
    """Return the stated kind, else the one that the text shows; news where it shows none."""
    stated = reading.article.metadata.kind
    if stated is not None:
        return ArticleKind(stated, 1.0)
    blocks = reading.get(roles)
    return _by_form(reading.text, blocks) or _by_voice(reading.text, blocks)


def _by_form(text: str, blocks: tuple[RoledBlock, ...]) -> ArticleKind | None:
    """Tell live files, transcripts, interviews and lists by how they are laid out."""
    headline = blocks[0].span.of(text).lower() if blocks else ""
    story = [block for block in blocks if block.role in _STORY]
    times = turns = questions = 0
    speakers: dict[str, int] = {}
    for block in story:
        start, end = block.span
        if text[start].isdigit() or text[start + 1 : min(start + 2, end)].isdigit():
            head = text[start : min(end, start + _LONGEST_HEAD)]
            times += _clock().match(head.lower()) is not None and _year().search(head) is None
        speaker = _speaker(text, start, min(end, start + _LONGEST_HEAD))
        if speaker:
            turns += 1
            speakers[speaker] = speakers.get(speaker, 0) + 1
            questions += text[end - 1] == "?" or speaker == "Q"
    live = any(word in headline for word in _LIVE_WORDS) and _live().search(headline) is not None
    if times >= _FEWEST_TIMES or (live and times):
        return ArticleKind(Kind.LIVE, 0.9)
    if live:
        return ArticleKind(Kind.LIVE, 0.75)
    repeated = sum(count for count in speakers.values() if count > 1)
    several = sum(count > 1 for count in speakers.values()) > 1
    if (
        several
        and repeated >= _FEWEST_TURNS
        and turns >= min(_MANY_TURNS, _TURN_SHARE * len(story))
    ):
        asked = questions >= _FEWEST_QUESTIONS and questions >= _QUESTION_SHARE * turns
        return ArticleKind(
            Kind.INTERVIEW if asked and len(speakers) <= _MOST_SPEAKERS else Kind.TRANSCRIPT,
            0.85,
        )
    items = sum(block.role is Role.LIST or block.role is Role.SUBHEAD for block in story)
    if (
        items >= _FEWEST_ITEMS
        and any(word in headline for word in _LISTED)
        and _listed().search(headline)
    ):
        return ArticleKind(Kind.LIST, 0.8)
    return None


def _speaker(text: str, start: int, end: int) -> str:
    """Return who speaks in the turn that begins so, ``""`` where it is no turn."""
    colon = text.find(":", start, end)
    if colon < 0 and not text.startswith(_INITIALS, start):
        return ""
    head = text[start:end].replace("’", "'")
    if head.count(" ") < _SHORTEST_TURN or not _is_written_as_a_name(head.partition(":")[0]):
        return ""
    turn = _turn().match(head)
    return turn.group().split("(")[0].strip(" :.") if turn else ""


def _is_written_as_a_name(words: str) -> bool:
    """Say whether all words before a colon begin in capitals, or a bracket or an initial leaves that open."""
    return (
        "(" in words
        or words.startswith(_INITIALS)
        or not any(word[0].islower() for word in words.split())
    )


def _by_voice(text: str, blocks: tuple[RoledBlock, ...]) -> ArticleKind:
    """Tell opinion by the signs it gives, weighed together."""
    weight = _labels(text, blocks)
    dateline = any(part.role is Role.DATELINE for block in blocks for part in block.parts)
    body = "\n".join(block.span.of(text) for block in blocks if block.role is Role.BODY)[:_SAMPLE]
    own = _speech().sub(" ", body.replace("”", _SPEECH_ENDS))
    asked = own.count("? ") + own.count("?\n") + own.endswith("?")
    for mark in _MARKS:
        own = own.replace(mark, " ")
    counts = Counter(own.split())
    thousand = max(counts.total() / 1000, _LEAST_THOUSAND)
    person, ours, ought, said = (
        sum(counts[word] for word in words) for words in (_PERSON, _OURS, _OUGHT, _SAID)
    )
    weight += min(2.5, 0.4 * person / thousand) if person > 1 else 0
    weight += min(1.5, 0.1 * ours / thousand) if ours > 1 else 0
    weight += min(1.0, 0.15 * ought / thousand) if ought > 1 else 0
    weight += min(1.0, 0.25 * asked / thousand) if asked > 1 else 0
    weight -= min(3.0, 0.25 * said / thousand)
    weight -= 2.0 * dateline
    spoken = 1 - len(own) / max(len(body), 1)
    weight += 0.5 if spoken < _LITTLE_SPEECH else -0.5 if spoken > _MUCH_SPEECH else 0.0
    if counts.total() >= _ENOUGH_WORDS:
        days = sum(counts[day] for day in _WEEKDAYS) / thousand
        weight += 0.7 if not days else -0.7 if days > _MANY_DAYS else 0.0
        weight += 1.0 if said / thousand < _FEW_REPORTS else 0.0
    if weight >= _OPINION:
        return ArticleKind(Kind.OPINION, round(min(0.95, 0.6 + 0.1 * (weight - _OPINION)), 2))
    return ArticleKind(Kind.NEWS, round(min(0.95, 0.55 + 0.1 * (_OPINION - weight)), 2))


def _labels(text: str, blocks: tuple[RoledBlock, ...]) -> float:
    """Return the weight of what the page says about itself."""
    weight = 0.0
    for index, block in enumerate(blocks):
        near_top, near_end = index < HEAD, index >= len(blocks) - HEAD
        if not (near_top or near_end) or block.role is Role.BODY:
            continue
        line = block.span.of(text).lower()
        if (
            near_top
            and len(line) <= _LONGEST_LABEL
            and any(word in line for word in _LABEL_WORDS)
            and _label().match(line)
        ):
            weight = max(weight, 5.0)
        elif (
            block.role in _ABOUT_THE_STORY
            and any(word in line for word in _DISCLAIMER_WORDS)
            and _disclaimer().search(line)
        ):
            weight = max(weight, 3.0)
        elif near_end and block.role is Role.BYLINE and len(block.span) >= _SHORTEST_BIOGRAPHY:
            weight = max(weight, 1.5)
    return weight

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
from typing import TYPE_CHECKING

from lintnews.analysis.page import HEAD
from lintnews.analysis.roles import RoledBlock, roles
from lintnews.article.model import Kind, Role
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from lintnews.analysis.reading import Reading

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
_SAID = ("said", "told", "according", "According", "announced", "reported", "added", "spokesman", "spokeswoman", "spokesperson", "tweeted")


class ArticleKind(NamedTuple):
    """The kind, and how sure it is (0 to 1; 1 where it is stated)."""

    kind: Kind
    certainty: float


class _Patterns(NamedTuple):
    speech: re.Pattern[str]
    label: re.Pattern[str]
    disclaimer: re.Pattern[str]
    live: re.Pattern[str]
    clock: re.Pattern[str]
    year: re.Pattern[str]
    turn: re.Pattern[str]
    question: re.Pattern[str]
    listed: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        speech=re.compile(r"[\"“][^\"”\n]*(?:[\"”]|$)", re.MULTILINE),
        label=re.compile(
            r"\W*(?:(?:analysis/)?opinion|op-ed|editorial|commentary|column|perspective|guest (?:essay|column|commentary|post)"
            r"|letters? to the editor|from the editorial board|viewpoint|my view|our view)(?:\W*\Z"
            r"|\s?[:|]|\scontributor|\scolumnist)"
        ),
        disclaimer=re.compile(
            r"(?:views|opinions)\b.{0,80}\b(?:expressed|(?:are|is) (?:his|hers?|their|those)\b)|represents? the (?:views|opinions?)"
            r"|\b(?:opinion|guest|syndicated) (?:columnist|contributor|writer|editor)\b|\bcolumnist\b"
        ),
        live=re.compile(
            r"\blive (?:updates?|blog|coverage|results)\b"
            r"|^the latest:|\bas it happened\b|\bupdates:|\blive:|^live\b|^updates?:|\bliveblog\b"
        ),
        clock=re.compile(r"\W{0,3}(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: ?\(?[a-z]{2,4}\)?)?(?:\s|\Z|:|[-–—])"),
        year=re.compile(r"\b(?:19|20)\d\d\b"),
        turn=re.compile(
            r"(?!THE |The |Note|Read|More)(?:[A-Z][A-Z.’' -]{2,40}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|Q|A)"
            r"(?: \([^)]{2,40}\))?\s?(?::|(?<=^[QA])\.)\s"
        ),
        question=re.compile(r"(?:Q|Question)\s?[:.]\s|.{0,40}:\s[^.]{0,200}\?\Z"),
        listed=re.compile(
            r"^(?:the |here are (?:the )?|top )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b"
            r" (?:\w+ ){0,3}"
            r"(?:things|ways|reasons|takeaways|facts|questions|tips|moments|lessons|signs|steps|times|quotes|people|places|books|movies|photos|charts|myths)\b"
        ),
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
    patterns = _patterns()
    headline = blocks[0].span.of(text).lower() if blocks else ""
    story = [block for block in blocks if block.role in {Role.BODY, Role.LIST, Role.SUBHEAD, Role.PULLQUOTE, Role.BYLINE}]
    times = turns = questions = items = 0
    speakers: dict[str, int] = {}
    for block in story:
        head = text[block.span.start : min(block.span.end, block.span.start + 60)]
        if head[:1].isdigit() or head[1:2].isdigit():
            times += patterns.clock.match(head.lower()) is not None and patterns.year.search(head) is None
        if block.role is Role.LIST:
            items += 1
        turn = patterns.turn.match(head) if ":" in head or head[1:2] == "." else None
        if turn is not None and head.count(" ") >= _SHORTEST_TURN:
            turns += 1
            speaker = turn.group().split("(")[0].strip(" :.")
            speakers[speaker] = speakers.get(speaker, 0) + 1
            questions += text[block.span.end - 1] == "?" or speaker == "Q"
    if times >= _FEWEST_TIMES or (patterns.live.search(headline) and times):
        return ArticleKind(Kind.LIVE, 0.9)
    if patterns.live.search(headline):
        return ArticleKind(Kind.LIVE, 0.75)
    repeated = sum(count for count in speakers.values() if count > 1)
    several = sum(count > 1 for count in speakers.values()) > 1
    if several and repeated >= _FEWEST_TURNS and turns >= min(_MANY_TURNS, _TURN_SHARE * len(story)):
        asked = questions >= _FEWEST_QUESTIONS and questions >= _QUESTION_SHARE * turns
        return ArticleKind(Kind.INTERVIEW if asked and len(speakers) <= _MOST_SPEAKERS else Kind.TRANSCRIPT, 0.85)
    if patterns.listed.search(headline) and items + sum(block.role is Role.SUBHEAD for block in story) >= _FEWEST_ITEMS:
        return ArticleKind(Kind.LIST, 0.8)
    return None


def _by_voice(text: str, blocks: tuple[RoledBlock, ...]) -> ArticleKind:
    """Tell opinion by the signs it gives, weighed together."""
    weight = _labels(text, blocks)
    dateline = any(part.role is Role.DATELINE for block in blocks for part in block.parts)
    body = "\n".join(block.span.of(text) for block in blocks if block.role is Role.BODY)[:_SAMPLE]
    patterns = _patterns()
    own = patterns.speech.sub(" ", body)
    asked = own.count("? ") + own.count("?\n") + own.endswith("?")
    for mark in _MARKS:
        own = own.replace(mark, " ")
    counts = Counter(own.split())
    thousand = max(counts.total() / 1000, _LEAST_THOUSAND)
    person, ours, ought, said = (sum(counts[word] for word in words) for words in (_PERSON, _OURS, _OUGHT, _SAID))
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
    patterns = _patterns()
    weight = 0.0
    for index, block in enumerate(blocks):
        near_top, near_end = index < HEAD, index >= len(blocks) - HEAD
        if not (near_top or near_end) or block.role is Role.BODY:
            continue
        line = block.span.of(text).lower()
        if near_top and len(line) <= _LONGEST_LABEL and patterns.label.match(line):
            weight = max(weight, 5.0)
        elif block.role in {Role.BOILERPLATE, Role.BYLINE, Role.NOTE} and patterns.disclaimer.search(line):
            weight = max(weight, 3.0)
        elif near_end and block.role is Role.BYLINE and len(block.span) >= _SHORTEST_BIOGRAPHY:
            weight = max(weight, 1.5)
    return weight

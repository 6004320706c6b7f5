"""Trim a story as a desk in a hurry does, with a seed: each way leaves one fault, or none.

The trimmer knows nothing of how lintnews compares; it works with plain expressions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

SAID = re.compile(
    r",? (?:according to [^,.“”\"]{4,60}|(?:the )?(?:[A-Z]?[\w.]+ ){1,4}(?:said|says))(?=[.,])"
)
SPOKEN = re.compile(
    r"(?<=[,?!][”\"]) (?:[^.“”\"]{2,60} (?:said|says)|(?:said|says) [^.“”\"]{2,60})\."
)
COUNT = re.compile(r"(?<![\w$.,:-])(?:\d{2,3}|\d{1,3},\d{3})(?= [a-z])(?! (?:a\.m|p\.m))")
FULL = re.compile(r"(?<![\w.] )\b([A-Z][a-z]{2,}) ([A-Z][a-z]{3,})\b")
QUOTED = re.compile(r"[“\"]([^“”\"\n]{40,300})[”\"]")


class Pair(NamedTuple):
    """An original, what was made of it, and the stretch of the story that is at fault, if any."""

    original: str
    story: str
    fault: tuple[int, int] | None


def attribution_cut(text: str, draw: random.Random) -> Pair | None:
    """Cut who said it, from a claim or from a quotation."""
    found = [
        match
        for pattern in (SAID, SPOKEN)
        for match in pattern.finditer(text)
        if len(re.findall(r"\b(?:said|says|according)\b", _sentence(text, match.start()))) == 1
    ]
    if not found:
        return None
    match = draw.choice(found)
    story = text[: match.start()] + text[match.end() :]
    return Pair(text, story, _around(story, match.start()))


def number_changed(text: str, draw: random.Random) -> Pair | None:
    """Put one digit in the place of another."""
    found = list(COUNT.finditer(text))
    if not found:
        return None
    match = draw.choice(found)
    at = match.start()
    digit = draw.choice([one for one in "123456789" if one != text[at]])
    return Pair(text, text[:at] + digit + text[at + 1 :], (at, match.end()))


def name_changed(text: str, draw: random.Random) -> Pair | None:
    """Put another surname after a first name."""
    found = list(FULL.finditer(text))
    if not found:
        return None
    match = draw.choice(found)
    other = draw.choice([name for name in ("Garrick", "Velden", "Moresby") if name not in text])
    story = text[: match.start(2)] + other + text[match.end(2) :]
    return Pair(text, story, _around(story, match.start(2)))


def introduction_cut(text: str, draw: random.Random) -> Pair | None:
    """Cut the one paragraph that gives somebody's full name, and leave the surname."""
    paragraphs = text.split("\n\n")
    found = []
    for number, paragraph in enumerate(paragraphs[2:], 2):
        rest = "\n\n".join(paragraphs[:number] + paragraphs[number + 1 :])
        found += [
            (number, match[2])
            for match in FULL.finditer(paragraph)
            if re.search(rf"(?:^|[.”] ){match[2]} (?:said|told|was|has|had)\b", rest, re.MULTILINE)
            and not re.search(rf"[A-Z][\w.]+ {match[2]}\b", rest)
        ]
    if not found:
        return None
    number, surname = draw.choice(found)
    story = "\n\n".join(paragraphs[:number] + paragraphs[number + 1 :])
    at = story.index(surname)
    return Pair(text, story, (at, at + len(surname)))


def quotation_altered(text: str, draw: random.Random) -> Pair | None:
    """Leave a word out of a quotation, in its midst."""
    found = [match for match in QUOTED.finditer(text) if match[1].count(" ") > 6]
    if not found:
        return None
    match = draw.choice(found)
    words = match[1].split(" ")
    del words[draw.randrange(2, len(words) - 2)]
    story = text[: match.start(1)] + " ".join(words) + text[match.end(1) :]
    return Pair(text, story, (match.start(), match.start() + len(" ".join(words)) + 2))


def paragraph_doubled(text: str, draw: random.Random) -> Pair | None:
    """Paste a paragraph or caption twice."""
    paragraphs = text.split("\n\n")
    found = [number for number, one in enumerate(paragraphs) if one.count(" ") > 8]
    if not found:
        return None
    number = draw.choice(found)
    paragraphs.insert(number + 1, paragraphs[number])
    at = len("\n\n".join(paragraphs[: number + 1])) + 2
    return Pair(text, "\n\n".join(paragraphs), (at, at + len(paragraphs[number])))


def day_cut(text: str, draw: random.Random) -> Pair | None:
    """Cut the paragraph with the day from which "the next day" in the paragraph after counts."""
    paragraphs = text.split("\n\n")
    number = draw.randrange(2, max(3, len(paragraphs) - 1))
    if number >= len(paragraphs):
        return None
    dated = "The pier was closed to all visitors on Tuesday, a notice at the gate said."
    later = "The next day, a crew from the port took down the gate and opened the pier again."
    rest = [*paragraphs[:number], later, *paragraphs[number:]]
    original = "\n\n".join([*paragraphs[:number], dated, later, *paragraphs[number:]])
    story = "\n\n".join(rest)
    at = story.index("The next day, a crew")
    return Pair(original, story, (at, at + len(later)))


def harmless(text: str, draw: random.Random) -> Pair:
    """Cut from the end, set marks and spaces anew, round nothing and change no word."""
    paragraphs = text.rstrip("\n").split("\n\n")
    keep = max(3, len(paragraphs) - draw.randrange(5))
    story = "\n\n".join(paragraphs[:keep])
    if draw.random() < 0.5:
        story = story.replace("“", '"').replace("”", '"').replace("’", "'")
    if draw.random() < 0.3:
        story = story.replace(" percent", "%").replace(" per cent", "%")
    return Pair(text, story + "\n", None)


DAMAGES: tuple[Callable[[str, random.Random], Pair | None], ...] = (
    attribution_cut,
    number_changed,
    introduction_cut,
    quotation_altered,
    name_changed,
    attribution_cut,
    number_changed,
    paragraph_doubled,
    day_cut,
    introduction_cut,
)


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at))
    end = re.search(r"[.!?][”\"]?(?= [A-Z“\"]|\n|$)", text[at:])
    return text[start + 1 : at + (end.end() if end else 200)]


def _around(text: str, at: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end

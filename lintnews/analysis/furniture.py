"""Furniture: what a page prints around every article.

Advertising marks, sharing buttons, sign-up forms, links to other stories, print and
section lines, copyright lines and standing disclaimers. Three things give it away:
the line is one that pages everywhere print; it begins as such lines begin; or it
asks the reader for something in the words of a site, not of a story. The lists are
our own, from the common stock of news sites; a desk adds lines of its own with the
vocabulary key ``furniture``.
"""

from __future__ import annotations

import re
from functools import cache

from lintnews.analysis import lexicon

_MARKS = ' \t:.!?…·•|*>»›→▸▶►–—-_()[]{}"“”<×+#'
_LONGEST_LINE = 60
_LONGEST_LINK = 170
_SHORTEST_LINK = 20
_SHORTEST_SHOUT, _LONGEST_SHOUT = 45, 110  # a subhead in capitals is shorter
_LONGEST_APPEAL = 900
_LONGEST_INTERRUPTION = 300  # furniture in the midst of a story is brief

# A sentence that holds one of these is searched for the patterns below.
_HINTS = (
    "reserved",
    "may not be",
    "privacy policy",
    "sign up",
    "sign-up",
    "click",
    "newsletter",
    "inbox",
    "unsubscribe",
    "subscribe",
    "expressed",
    "necessarily",
    "do not reflect",
    "does not reflect",
    "do not represent",
    "facebook",
    "twitter",
    "more here",
    "full here",
    "newsroom",
    "download",
    "donate",
)

_STOPS = '.!?"”:,'
_QUOTES = "\"“'‘"
_LABEL = re.compile(r"[A-Z][\w’' &/-]{1,32}:(?=[A-Z“‘\"'])")
_SHOUTED_LABEL = re.compile(r"[A-Z][A-Z’'&/-]+(?: [A-Z’'&/-]+){0,3}: \S")


@cache
def _opening() -> lexicon.Openings:
    return lexicon.Openings("furniture-openings", r"\s*•·|>»\[(\-–—#", 3)


@cache
def _standing() -> lexicon.Openings:
    return lexicon.Openings("furniture-standing", r"\s*•·|>»\[(\-–—#", 3)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(lexicon.pattern("furniture-inside"))


@cache
def _lines() -> dict[str, bool]:
    """Return the lines that pages print, each with whether it is one wherever it stands."""
    return {line.removesuffix(" ?"): not line.endswith(" ?") for line in lexicon.phrases("furniture-lines")}


def normal(folded: str) -> str:
    """Return the line without the marks around it, each run of white space one space."""
    return " ".join(folded.strip(_MARKS).split())


def furniture(folded: str, text: str, extra: frozenset[str], *, near_end: bool, turns: bool) -> float:
    """Return how sure it is that this line is furniture, between 0.0 (it is not) and 1.0.

    ``text`` is the line as it stands, ``folded`` the same folded and with straight
    apostrophes; ``extra`` are the desk's own lines, normal and folded. ``near_end``
    says that the line stands at the top or the end of the article, ``turns`` that the
    article is made of turns, each with its speaker's name before it.
    """
    length = len(text)
    if length <= _LONGEST_LINE and (certainty := _printed_line(folded, extra, near_end=near_end)):
        return certainty
    if length > (_LONGEST_APPEAL if near_end else _LONGEST_INTERRUPTION):
        return 0.0
    if _opening().match(folded) or (near_end and _standing().match(folded)):
        return 0.93
    if not near_end and length > _LONGEST_LINK:
        return 0.0
    if any(hint in folded for hint in _HINTS) and '"' not in text and "“" not in text and _inside().search(folded):
        return 0.88
    return 0.0 if turns else _link(text, length)


def _printed_line(folded: str, extra: frozenset[str], *, near_end: bool) -> float:
    """Return how sure it is that this is, word for word, a line that pages print."""
    plain = normal(folded)
    if plain in extra:
        return 1.0
    strong = _lines().get(plain)
    if strong is None or not (strong or near_end):
        return 0.0
    return 0.97 if strong else 0.85


def _link(text: str, length: int) -> float:
    """Return how sure it is that a line is a link to another story, from its form alone."""
    if length > _LONGEST_LINK:
        return 0.0
    if _LABEL.match(text):
        return 0.9
    if text[-1] not in _STOPS and _SHOUTED_LABEL.match(text):
        return 0.85
    if length > _SHORTEST_SHOUT and text.isupper() and text[0] not in _QUOTES and text[-1] not in _STOPS:
        return 0.8
    if text[0] == "[" and text[-1] == "]" and text[-2] not in ".!?" and " " in text and length > _SHORTEST_LINK:
        return 0.85
    return 0.0

"""Furniture: what a page prints around every article.

Advertising marks, sharing buttons, sign-up forms, links to other stories, print and
section lines, copyright lines and standing disclaimers. Three things give it away:
the line is one that pages everywhere print; it begins as such lines begin; or it
asks the reader for something in the words of a site, not of a story. A paragraph of
the story that holds such words beside its own is no furniture: every sentence of the
block must be of that sort. The lists are our own, from the common stock of news sites;
a desk adds lines of its own with the vocabulary key ``furniture``.
"""

from __future__ import annotations

import re
from functools import cache

from lintnews.analysis import lexicon
from lintnews.analysis.sentences import divided

_MARKS = ' \t:.!?…·•|*>»›→▸▶►–—-_()[]{}"“”<×+#'
_BULLETS = "*•·|>»[(-–—#"
_LONGEST_LINE = 60
_LONGEST_LINK = 170
_SHORTEST_LINK = 20
_SHORTEST_SHOUT, _LONGEST_SHOUT = 45, 110  # a subhead in capitals is shorter
_LONGEST_APPEAL = 900
_FEWEST_WORDS = 4  # a sentence of fewer words says nothing of its own
_LONGEST_LEAD = (
    12  # so much may stand before an appeal in its sentence, more only where it begins as one
)
_LONGEST_ASIDE = 160  # a sentence that speaks to the reader beside an appeal
_LONGEST_INTERRUPTION = 300  # furniture in the midst of a story is brief

_LONGEST_END_MARK = 16
_STOPS = '.!?"”:,'
_QUOTES = "\"“'‘"
_OPENING_QUOTES = frozenset(_QUOTES)
_LONGEST_LABEL = 34  # its colon included
_STOP = (".", "!", "?")
_CLOSERS = "\"”')]"


@cache
def _end_mark() -> re.Pattern[str]:
    """Return what tells a desk that a take ends; the rule about it is BPL105."""
    return re.compile(
        r"-{1,2}\s?30\s?-{1,2}|[–—]\s?30\s?[–—]|#\s?#\s?#|[(\[](?:MORE|more|ENDS?)[)\]]|-{1,2}\s?(?:ENDS?|MORE)\s?-{1,2}"
        r"|END OF (?:STORY|ARTICLE|TAKE)|ENDS?|xxx",
    )


def end_mark(text: str) -> bool:
    """Say whether the line is a desk's mark that a take ends, or that more is to come."""
    return (
        len(text) <= _LONGEST_END_MARK
        and (not text[0].isalpha() or text.startswith(("END", "xxx")))
        and _end_mark().fullmatch(text) is not None
    )


@cache
def _openings() -> lexicon.Openings:
    return lexicon.openings("furniture-openings", _BULLETS, 3)


@cache
def _notices() -> lexicon.Openings:
    return lexicon.openings("furniture-notices", _BULLETS, 3)


@cache
def _standing() -> lexicon.Openings:
    return lexicon.openings("furniture-standing", _BULLETS, 3)


@cache
def _inside() -> lexicon.Signs:
    return lexicon.signs("furniture-inside")


@cache
def _timed() -> re.Pattern[str]:
    return re.compile(r"[\s*•·|>»\[(\-–—#]{0,3}[^.]{10,140} \d{1,2}:\d\d\Z")


@cache
def _told() -> re.Pattern[str]:
    """Return what a story says of others, and a page does not."""
    return re.compile(
        r"\b(?:said|says|told|asked|according to|he|she|they(?!')|(?<!there )was|were|had|did)\b"
        r"|\b(?:is|are) (?:\w+ )?(?:believed|expected|feared|thought|known|understood|reported)\b",
    )


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"\W*(?:and|for|if|please|to|you|your)\b")


@cache
def _linked() -> re.Pattern[str]:
    return re.compile(r"[\w -]{2,20}:\s|just watched\b|play\b")


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of a label with no space between it and the link behind it."""
    return re.compile(r"[A-Z][\w' &/-]{1,32}:(?=[A-Z“‘\"'])")


@cache
def _shouted_label() -> re.Pattern[str]:
    return re.compile(r"[A-Z][A-Z'&/-]+(?: [A-Z'&/-]+){0,3}: \S")


@cache
def _aside() -> re.Pattern[str]:
    """Return what a page says to its reader between two appeals."""
    return re.compile(lexicon.pattern("furniture-asides"))


@cache
def _lines() -> dict[str, bool]:
    """Return the lines that pages print, each with whether it is one wherever it stands."""
    return {
        line.removesuffix(" ?"): not line.endswith(" ?")
        for line in lexicon.phrases("furniture-lines")
    }


def normal(folded: str) -> str:
    """Return the line without the marks around it, each run of white space one space."""
    return " ".join(folded.strip(_MARKS).split())


def first_words() -> frozenset[str]:
    """Return the first words of furniture."""
    return _openings().first_words() | _notices().first_words() | _standing().first_words()


class Furniture:
    """What the lines of one article are judged by: of all lists, what its words can have."""

    __slots__ = ("_inside", "_notices", "_openings", "_own", "_standing", "_turns")

    def __init__(self, words: frozenset[str], own: frozenset[str], *, turns: bool) -> None:
        """Choose from the lists.

        ``words`` are the folded tokens of the article, ``own`` the desk's own lines,
        normal and folded; ``turns`` says that the article is made of turns, each with
        its speaker's name before it.
        """
        self._openings = _openings().among(words)
        self._notices = _notices().among(words)
        self._standing = _standing()
        self._inside = _inside().among(words)
        self._own = own
        self._turns = turns

    def certainty(self, folded: str, text: str, word: str | None, *, near_end: bool) -> float:
        """Return how sure it is that this line is furniture, between 0.0 (it is not) and 1.0.

        ``text`` is the line as it stands, ``folded`` the same folded, both with straight
        apostrophes; ``word`` is its first, as ``Openings`` takes it; ``near_end`` says
        that the line stands at the top or the end of the article.
        """
        length = len(text)
        if length <= _LONGEST_LINE and (
            certainty := _printed_line(folded, self._own, near_end=near_end)
        ):
            return certainty
        if length > (_LONGEST_APPEAL if near_end else _LONGEST_INTERRUPTION):
            return 0.0
        if (
            certainty := self._appeal(folded, text, word, near_end=near_end)
        ) and self._is_nothing_else(folded, text, near_end=near_end):
            return certainty
        return (
            0.0 if self._turns or (not near_end and length > _LONGEST_LINK) else _link(text, length)
        )

    def _appeal(self, folded: str, text: str, word: str | None, *, near_end: bool) -> float:
        """Return how sure it is that these words are those of a page: its first words, or words in the midst."""
        if self._openings.match(folded, word):
            return 0.95
        if self._is_notice(folded, word) or (
            near_end and word != "" and self._standing.match(folded, word)
        ):
            return 0.9
        if not near_end and len(text) > _LONGEST_LINK:
            return 0.0
        if self._inside.search(folded) >= 0 and '"' not in text and "“" not in text:
            return 0.88
        return 0.0

    def _is_notice(self, folded: str, word: str | None = None) -> bool:
        """Say whether the line begins as a notice, or is a title with the length of a film or the hour of a meeting."""
        if self._notices.match(folded, word):
            return True
        return (
            folded[-3:-2] == ":" and folded[-2:].isdecimal() and _timed().match(folded) is not None
        )

    def _is_nothing_else(self, folded: str, text: str, *, near_end: bool) -> bool:
        """Say whether no sentence of the block is a sentence of the story."""
        pieces = list(divided(text, 0, len(text)))
        opens = self._openings.match(folded) or self._is_notice(folded)
        if (
            not _stops(text)
            and all(piece.of(text).endswith("?") for piece in pieces[:-1])
            and (opens or not _told().search(folded))
        ):
            return True  # what has no full stop is the name of a link or a button
        linked = _linked().match(folded) is not None
        return all(
            self._is_page_talk(piece.of(folded), piece.of(text), near_end=near_end, linked=linked)
            for piece in pieces
        )

    def _is_page_talk(self, folded: str, text: str, *, near_end: bool, linked: bool) -> bool:
        """Say whether a sentence appeals to the reader, or is said beside such an appeal."""
        if text.count(" ") < _FEWEST_WORDS - 1 or (linked and not _stops(text)):
            return True
        if near_end and self._standing.match(folded):
            return True
        if _told().search(folded):
            return False
        if (
            _printed_line(folded, frozenset(), near_end=True)
            or self._openings.match(folded)
            or self._is_notice(folded)
        ):
            return True
        appeal = self._inside.search(folded)
        if appeal >= 0 and (appeal <= _LONGEST_LEAD or _lead().match(folded)):
            return True
        return len(text) <= _LONGEST_ASIDE and _aside().search(folded) is not None


def _printed_line(folded: str, extra: frozenset[str], *, near_end: bool) -> float:
    """Return how sure it is that this is, word for word, a line that pages print."""
    plain = normal(folded)
    if plain in extra:
        return 1.0
    strong = _lines().get(plain)
    if strong is None or not (strong or near_end):
        return 0.0
    if not strong:
        return 0.85
    return 0.97 if " " in plain else 0.9  # one word may head a section after all


def _stops(text: str) -> bool:
    """Say whether the text ends as a sentence ends, in one stop and what closes behind it."""
    core = text.rstrip(_CLOSERS)
    return core.endswith(_STOP) and not core[:-1].endswith(_STOP)


def _link(text: str, length: int) -> float:
    """Return how sure it is that a line is a link to another story, from its form alone."""
    if length > _LONGEST_LINK:
        return 0.0
    colon = text.find(":", 0, _LONGEST_LABEL)
    if colon > 0:
        following = text[colon + 1 : colon + 2]
        if (following.isupper() or following in _OPENING_QUOTES) and _label().match(text):
            return 0.0 if _stops(text) and len(list(divided(text, 0, length))) > 1 else 0.9
    if (
        ": " in text
        and text[-1] not in _STOPS
        and text.partition(": ")[0].isupper()
        and _shouted_label().match(text)
    ):
        return 0.85
    if (
        length > _SHORTEST_SHOUT
        and text.isupper()
        and text[0] not in _QUOTES
        and text[-1] not in _STOPS
    ):
        return 0.8
    if (
        text[0] == "["
        and text[-1] == "]"
        and text[-2] not in ".!?"
        and " " in text
        and length > _SHORTEST_LINK
    ):
        return 0.85
    return 0.0

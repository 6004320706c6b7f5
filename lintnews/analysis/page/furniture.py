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

from functools import cache

from lintnews.analysis import lexicon
from lintnews.analysis.forms import Form, Forms, listed
from lintnews.analysis.page.certainty import LIKELY, SURE
from lintnews.analysis.sentences import divided

_MARKS = ' \t:.!?…·•|*>»›→▸▶►–—-_()[]{}"“”<×+#'
_BULLETS = "*•·|>»[(-–—#"
_LONGEST_LINE = 60
_LONGEST_LINK = 170
_SHORTEST_LINK = 20
_SHORTEST_SHOUT = 45  # a subhead in capitals is shorter
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
_STOP = (".", "!", "?")
_CLOSERS = "\"”')]"


# How a desk writes that a take ends; the rule about it is BPL105.
_END_MARK = Form(
    r"-{1,2}\s?30\s?-{1,2}|[–—]\s?30\s?[–—]|#\s?#\s?#|[(\[](?:MORE|more|ENDS?)[)\]]"
    r"|-{1,2}\s?(?:ENDS?|MORE)\s?-{1,2}|END OF (?:STORY|ARTICLE|TAKE)|ENDS?|xxx",
    words=("30", "#", "MORE", "more", "END", "xxx"),
)
# A title with the length of a film or the hour of a meeting: "Budget hearing 19:30".
_TIMED = Form(r"[\s*•·|>»\[(\-–—#]{0,3}[^.]{10,140} \d{1,2}:\d\d\Z", words=(":",))
# What a story says of others, and a page does not.
_TOLD = Form(
    r"\b(?:said|says|told|asked|according to|he|she|they(?!')|(?<!there )was|were|had|did)\b"
    r"|\b(?:is|are) (?:\w+ )?(?:believed|expected|feared|thought|known|understood|reported)\b"
)
# What stands before an appeal in its sentence: "If you like this, sign up".
_LEAD = Form(r"\W*(?:and|for|if|please|to|you|your)\b")
# What a link begins with: "Read more: ", "Play".
_LINKED = Form(r"[\w -]{2,20}:\s|just watched\b|play\b")
# A label with no space between it and the link that follows: "VIDEO:Bridge closes".
_LABEL = Form(r"[A-Z][\w' &/-]{1,32}:(?=[A-Z“‘\"'])", words=(":",))
# a label in capitals: WATCH LIVE: the council meets
_SHOUTED_LABEL = Form(r"[A-Z][A-Z'&/-]+(?: [A-Z'&/-]+){0,3}: \S", words=(": ",))
# What a page says to its reader between two appeals.
_ASIDE = Form(lambda: lexicon.pattern("furniture-asides"))


def end_mark(text: str) -> bool:
    """Return whether the line is a desk's mark that a take ends, or that more is to come."""
    return len(text) <= _LONGEST_END_MARK and _END_MARK.fullmatch(text) is not None


@cache
def _lines() -> dict[str, bool]:
    """Return the lines that pages print, each with whether it is furniture anywhere."""
    return {
        line.removesuffix(" ?"): not line.endswith(" ?")
        for line in lexicon.phrases("furniture-lines")
    }


def normal(folded: str) -> str:
    """Return the line without the marks around it, each run of white space one space."""
    return " ".join(folded.strip(_MARKS).split())


def first_words() -> frozenset[str]:
    """Return the first words of furniture."""
    return frozenset().union(*(forms.first_words() for forms in _lists()))


def _lists() -> tuple[Forms, Forms, Forms]:
    """Return what lines of furniture begin with: appeals, notices, standing disclaimers."""
    openings = listed("furniture-openings", _BULLETS, 3)
    notices = listed("furniture-notices", _BULLETS, 3)
    return openings, notices, listed("furniture-standing", _BULLETS, 3)


class Furniture:
    """What the lines of one article are judged by: of all lists, what its words can have."""

    __slots__ = ("_inside", "_notices", "_openings", "_own", "_standing", "_turns")

    def __init__(self, words: frozenset[str], own: frozenset[str], *, turns: bool) -> None:
        """Choose from the lists.

        ``words`` are the folded tokens of the article, ``own`` the desk's own lines,
        normal and folded; ``turns`` says that the article is made of turns, each with
        its speaker's name before it.
        """
        openings, notices, self._standing = _lists()
        self._openings = openings.among(words)
        self._notices = notices.among(words)
        self._inside = listed("furniture-inside").among(words)
        self._own = own
        self._turns = turns

    def certainty(self, folded: str, text: str, word: str | None, *, near_end: bool) -> float:
        """Return how sure it is that this line is furniture, between 0.0 (it is not) and 1.0.

        ``text`` is the line as it stands, ``folded`` the same folded, both with straight
        apostrophes; ``word`` is its first, as ``Openings`` takes it; ``near_end`` says
        that the line stands at the top or the end of the article.
        """
        length = len(text)
        if length <= _LONGEST_LINE:
            if certainty := _printed_line(folded, self._own, near_end=near_end):
                return certainty
        elif self._own and normal(folded) in self._own:
            return 1.0
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
        """Return how sure it is that a page speaks here, by the first words or by others."""
        if self._openings.match(folded, word):
            return SURE
        if self._is_notice(folded, word) or (
            near_end and word != "" and self._standing.match(folded, word)
        ):
            return LIKELY
        if not near_end and len(text) > _LONGEST_LINK:
            return 0.0
        if self._inside.search(folded) >= 0 and '"' not in text and "“" not in text:
            return LIKELY
        return 0.0

    def _is_notice(self, folded: str, word: str | None = None) -> bool:
        """Return whether the line begins as a notice, or is a title with a length or an hour."""
        if self._notices.match(folded, word):
            return True
        return folded[-3:-2] == ":" and _TIMED.match(folded) is not None

    def _is_nothing_else(self, folded: str, text: str, *, near_end: bool) -> bool:
        """Return whether no sentence of the block is a sentence of the story."""
        pieces = list(divided(text, 0, len(text)))
        opens = self._openings.match(folded) or self._is_notice(folded)
        if (
            not _stops(text)
            and all(piece.of(text).endswith("?") for piece in pieces[:-1])
            and (opens or not _TOLD.search(folded))
        ):
            return True  # what has no full stop is the name of a link or a button
        linked = _LINKED.match(folded) is not None
        return all(
            self._is_page_talk(piece.of(folded), piece.of(text), near_end=near_end, linked=linked)
            for piece in pieces
        )

    def _is_page_talk(self, folded: str, text: str, *, near_end: bool, linked: bool) -> bool:
        """Return whether a sentence appeals to the reader, or is said beside such an appeal."""
        if text.count(" ") < _FEWEST_WORDS - 1 or (linked and not _stops(text)):
            return True
        if near_end and self._standing.match(folded):
            return True
        if _TOLD.search(folded):
            return False
        if (
            _printed_line(folded, frozenset(), near_end=True)
            or self._openings.match(folded)
            or self._is_notice(folded)
        ):
            return True
        appeal = self._inside.search(folded)
        if appeal >= 0 and (appeal <= _LONGEST_LEAD or _LEAD.match(folded)):
            return True
        return len(text) <= _LONGEST_ASIDE and _ASIDE.search(folded) is not None


def _printed_line(folded: str, extra: frozenset[str], *, near_end: bool) -> float:
    """Return how sure it is that this is, word for word, a line that pages print."""
    plain = normal(folded)
    if plain in extra:
        return 1.0
    strong = _lines().get(plain)
    if strong is None or not (strong or near_end):
        return 0.0
    if not strong:
        return LIKELY
    return SURE if " " in plain else LIKELY  # one word may head a section after all


def _stops(text: str) -> bool:
    """Return whether the text ends as a sentence ends, in one stop and what closes behind it."""
    core = text.rstrip(_CLOSERS)
    return core.endswith(_STOP) and not core[:-1].endswith(_STOP)


def _link(text: str, length: int) -> float:
    """Return how sure it is that a line is a link to another story, from its form alone."""
    if length > _LONGEST_LINK:
        return 0.0
    if _LABEL.match(text):
        return 0.0 if _stops(text) and len(list(divided(text, 0, length))) > 1 else LIKELY
    if text[-1] not in _STOPS and _SHOUTED_LABEL.match(text):
        return LIKELY
    if (
        length > _SHORTEST_SHOUT
        and text.isupper()
        and text[0] not in _QUOTES
        and text[-1] not in _STOPS
    ):
        return LIKELY
    if (
        text[0] == "["
        and text[-1] == "]"
        and text[-2] not in ".!?"
        and " " in text
        and length > _SHORTEST_LINK
    ):
        return LIKELY
    return 0.0

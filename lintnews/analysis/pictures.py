# ruff: noqa: E501, PLR2004  the patterns are read alternative by alternative
"""Captions and credits: how the press says who took a picture.

The forms are those of the picture agencies: ``(AP Photo/Ann Lee)``, ``Ann Lee/Getty
Images``, ``Photograph: Ann Lee/Reuters``, ``REUTERS/Ann Lee``, ``Ann Lee | Getty``,
``For The Herald by Ann Lee.`` The list of agencies is our own.
"""

from __future__ import annotations

import re
from functools import cache

from lintnews.analysis import lexicon
from lintnews.values import NamedTuple

_LONGEST_CAPTION = 900
_LONGEST_CREDIT = 160
_START = re.compile(r"(?<![A-Z'’.\-])[A-Z]|(?<![\w'’.\-])[cp]|[©|]")
_SENTENCE = re.compile(r"[a-z]{2}[.!?] [A-Z]")
_DATE = re.compile(
    r"(?:,| on| in)? ?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{1,2},?)? (?:19|20)\d\d\b"
)
_SIDES = re.compile(r", (?:left|right|center|second from (?:left|right)),|\bfrom left\b|\((?:left|right|center)\)")
_MOST_SENTENCES = 3
_BUTTON = re.compile(r"\s(?:More|less|Close|CLOSE|hide caption|Read More)\Z")

# A block without one of these in its last words cannot end in a credit; a block that
# ends in a full stop needs a plainer one.
_STRONG_HINTS = ("hoto", "/", "Getty", "ideo provided", "For The ", "©", "ourtesy", "redit", "Screen")
_HINTS = (
    *_STRONG_HINTS,
    "mage",
    "|",
    "—",
    ". ",
    " by ",
    "AP",
    "via ",
    "for ",
    "Reuters",
    "Handout",
    "EPA",
    "Shutterstock",
    "TNS",
    "ource:",
)
_CREDITS_AFRESH = frozenset({"lone", "outlet", "one", "capitals"})
_STOPS = '.!?"”'


class Picture(NamedTuple):
    """What a block says about a picture: its credit (half-open offsets, empty where there is none)."""

    credit_start: int
    credit_end: int
    caption: bool
    certainty: float


_AGENCY = (
    r"(?:AP(?: Photo| Images)?|The Associated Press|Associated Press|Reuters|REUTERS|AFP(?:-Getty)?|Getty(?: Images(?: News)?)?|EPA(?:-EFE)?|EFE|UPI"
    r"|Bloomberg(?: News)?|Shutterstock(?:\.com)?|iStock(?:[Pp]hoto)?|Corbis|Redux(?: Pictures)?|Z[Uu][Mm][Aa](?: ?(?:Press|Wire))?|Alamy|TNS|TASS"
    r"|Xinhua|Newscom|Wikimedia(?: Commons)?|Flickr|Polaris|SIPA(?: USA)?|Sipa(?: USA)?|Magnum(?: Photos)?|NurPhoto|Anadolu(?: Agency)?|Press Association"
    r"|Rex(?: Features)?|PA(?: Wire| Images)?|Barcroft|CQ[ -]Roll Call|Roll Call|Pool|WireImage|FilmMagic|Photoshot|LightRocket|Universal Images Group"
    r"|Hulton Archive|Unsplash|Pexels|Pixabay|Creative Commons|DPA|dpa|ANSA|Kyodo(?: News)?|Canadian Press|Icon Sportswire|USA TODAY(?: Sports)?)"
)
_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w'’\-]*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|la|el|al|bin|for|of|the|and|by|/)){{0,5}}"
_NAMES = rf"{_NAME}(?:,? (?:and|&) {_NAME})?"
_LABEL = r"(?:(?:AP|Reuters|REUTERS|Getty|Staff|File|Courtesy|Handout|Official) )?(?:[Pp]hoto(?:graph|s)?|PHOTO|[Pp]icture|[Ii]mage|[Ii]llustration|Screengrab|Screenshot|Source|Video|Graphic|Cover|Photographer)"


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?P<pointed>(?:Above|Below|Pictured|Top|Left|Right|From left|Clockwise from top left)(?: photo)?:\s)"
        r"|(?P<viewer>Open this (?:photo|image) in gallery:?\s*)"
        r"|(?P<file>FILE\s*(?:PHOTO|photo|IMAGE)?\s*(?:[-–—:]|--)\s*|File photo[:,]?\s|\(?FILES?\)?\s*[-–—]\s)"
        r"|(?P<taken>(?:In|FILE - In) this (?:[^.]{0,40}, )?(?:[\w-]+ )?(?:photo|image|photograph|picture|frame grab|handout photo)\b)"
        r"|(?P<npr>(?:Enlarge this image )?(?:toggle|hide) caption\b\s*)"
        r"|(?P<bbc>Image (?:copyright|source)\b)"
        r"|(?P<image>Image caption\b|Media caption\b|Photo caption\b|Caption:)"
        r"|(?P<video>CLOSE\s+(?=[A-Z]))"
        rf"|(?P<credit>\(?(?:{_LABEL}s?(?: [Cc]redits?)?|[Cc]redit|CREDIT|Photo [Cc]redit)(?: by|\s?:| courtesy of| via| belongs to)\s*)"
        r"|(?P<courtesy>\(?(?:Courtesy|courtesy|COURTESY)(?: of)? )"
    )


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"{_NAME}(?: ?/ ?{_NAME})*? ?/ ?{_AGENCY}(?=\s+[A-Z\"“])")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]\.?\Z")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?i:.*\b(?:photo|photograph|photographer|image|images|picture|illustration|credit|screengrab|screen ?shot|screen capture|courtesy)\b)"
        rf"|.*(?:^|[/|,]\s?|\bvia |\bfor |\bfrom ){_AGENCY}\Z|.*\w ?/ ?{_AGENCY}|{_AGENCY}\s?[/:]|[A-Z][\w.'’\-]* [^/]{{2,40}} ?/ ?[A-Z][\w .,'’&\-]{{2,50}}\Z|{_WORD} (?:{_WORD} ){{0,2}}{_WORD}, (?:(?:Special to|For|for) )?[Tt]he {_WORD}(?: {_WORD}){{0,4}}\Z|(?:{_AGENCY}|Twitter|YouTube|Facebook|Instagram|Wikipedia|C-SPAN|[Pp]ublic [Dd]omain|Getty)\Z)"
    )


# The forms of a credit at the end of a block, in the order in which they are tried:
# what it is called, words of which a text must hold one, and the expression.
_TAILS = (
    (
        "label",
        ("hoto", "HOTO", "icture", "mage", "llustration", "creen", "ource", "ideo", "raphic", "over", "redit"),
        rf"(?:(?:{_LABEL}(?: credit| Credit| courtesy)?|[Cc]redit)(?: by|\s?:|\.\.\.| courtesy of)\s*(?:[^.!?]|(?<=[ .][A-Z])\.){{2,90}}\.?)\Z",
    ),
    ("reuters", ("REUTERS",), rf"(?:REUTERS ?/ ?{_NAMES}(?:/[\w ]+)?\.?(?: +-?\s?R[CT][\w]+)?)\Z"),
    ("slash", ("/", "|", "—"), rf"(?:{_NAME}(?: ?[/|—] ?{_NAME}){{0,3}} ?[/|—] ?{_AGENCY}\.?)\Z"),
    (
        "org",
        ("/", "|"),
        rf"(?:{_WORD} {_WORD}(?: {_WORD})? ?[/|] ?(?:(?:For|Special to|for) )?(?:The |the )?[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){{0,4}}\.?)\Z",
    ),
    ("agency", ("AP Photo",), rf"(?:AP Photo(?:s)? ?/ ?{_NAMES}\.?)\Z"),
    ("space", ("Getty Images", "AP Photo"), rf"(?:{_WORD} (?:{_WORD} ){{1,3}}(?:via )?(?:Getty Images|AP Photo|AFP/Getty Images)\.?)\Z"),
    ("bbc", ("Image",), r"(?:Image ?(?:copyright|source) ?[A-Z][\w /.-]{1,60})\Z"),
    ("capitals", (), r"(?:[A-Z][A-Z/&.'-]+(?: [A-Z/&.'-]+){1,5})\Z"),
    ("one", ("Getty Images", "AP Photo"), rf"(?:{_WORD} (?:Getty Images|AP Photo)\.?)\Z"),
    ("bar", ("|",), rf"(?:\| ?{_AGENCY}(?: photo| Photo)?\.?)\Z"),
    ("via", ("via ", "Via ", "VIA "), rf"(?:(?:[A-Z][\w.'’/\-]* ){{0,5}}(?:via|Via|VIA) {_AGENCY}\.?)\Z"),
    ("for", ("For ",), rf"(?:For (?:The|the) [A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){{0,4}} by {_NAME}\.?)\Z"),
    ("video", ("Video provided by",), r"(?:(?:Rough cut \([^)]*\)\. )?Video provided by [A-Z][\w ]+\.?)\Z"),
    ("copyright", ("©",), r"(?:(?:©|Photo ©)\s?[^.!?]{2,60}\.?)\Z"),
    ("outlet", (" for ",), rf"(?:{_WORD} {_WORD}(?: {_WORD})? for (?:The |the )?{_WORD}(?: {_WORD}){{0,3}}\.?)\Z"),
    ("lone", (), rf"(?:(?:{_AGENCY}|Handout|Staff [Pp]hoto|File [Pp]hoto|Courtesy [Pp]hoto|Submitted [Pp]hoto)\.?)\Z"),
)


@cache
def _tail(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _tails(text: str, start: int, end: int) -> list[tuple[str, re.Pattern[str]]]:
    """Return the forms of credits that can stand in ``start..end``: most texts hold the words of few."""
    return [
        (name, _tail(expression))
        for name, hints, expression in _TAILS
        if not hints or any(text.find(hint, start, end) >= 0 for hint in hints)
    ]


def picture(text: str, start: int, end: int) -> Picture | None:
    """Tell whether the block ``start..end`` is a caption, a credit, or neither (``None``)."""
    if end - start > _LONGEST_CAPTION:
        return None
    opening = _opening().match(text, start, end)
    if opening is not None and (opened := _opened(text, start, end, opening)) is not None:
        return opened
    tail = text[max(start, end - _LONGEST_CREDIT) : end]
    if any(hint in tail for hint in (_STRONG_HINTS if text[end - 1] in _STOPS else _HINTS)):
        credit = _credit_at_end(text, start, end)
        if credit is not None:
            credit_start, certainty = credit
            before = text[start:credit_start].strip(" \t-–—|•/")
            return Picture(credit_start, end, bool(before), certainty)
    if "/" in text[start : start + _LONGEST_CREDIT]:
        leading = _leading().match(text, start, min(end, start + _LONGEST_CREDIT))
        if leading is not None:
            return Picture(start, leading.end(), caption=True, certainty=0.85)
    return None


def _opened(text: str, start: int, end: int, opening: re.Match[str]) -> Picture | None:
    """Read a block that begins as a caption or a credit begins."""
    how = opening.lastgroup
    if how in {"credit", "courtesy"}:
        rest = text[opening.end() : end]
        if not rest or len(rest) > _LONGEST_CREDIT or _SENTENCE.search(rest):
            return None
        return Picture(start, end, caption=False, certainty=0.9)
    if how == "bbc":
        caption = text.find("Image caption", opening.end(), end)
        return Picture(start, caption if caption > 0 else end, caption=caption > 0, certainty=0.97)
    credit = _credit_at_end(text, opening.end(), end)
    if credit is None:
        return Picture(end, end, caption=True, certainty=0.85 if how == "video" else 0.95)
    alone = how == "npr" and (credit[0] - opening.end() < 3 or not _SENTENCE.search(text, opening.end(), end))
    return Picture(credit[0], end, caption=not alone, certainty=0.95)


def _credit_at_end(text: str, start: int, end: int) -> tuple[int, float] | None:
    """Return where the credit at the end of the block begins, and how sure that is."""
    button = _BUTTON.search(text, max(start, end - 8), end)
    if button is not None:
        end = button.start()
    floor = max(start, end - _LONGEST_CREDIT)
    if text[end - 1] in ")]" or text[end - 2 : end] in {").", "]."}:
        bracket = _bracket().search(text, floor, end)
        if bracket is not None and _inside().match(bracket.group(1).strip()):
            plain = "/" in bracket.group(1) or "hoto" in bracket.group(1)
            if plain or bracket.group()[0] == "(":  # [Reuters] is where a round-up has it from
                return bracket.start(), 0.95 if plain else 0.85
        return None
    tails = _tails(text, floor, end)
    for opening in _START.finditer(text, floor, end):
        at = opening.start()
        form = next((name for name, pattern in tails if pattern.match(text, at, end)), None)
        if form is None:
            continue
        afresh = _begins_afresh(text, start, at)
        if form == "org":
            return at, 0.85 if afresh else 0.7
        if afresh or form not in _CREDITS_AFRESH:
            return at, {"outlet": 0.75, "label": 0.85}.get(form, 0.9)
    return None


def _begins_afresh(text: str, start: int, at: int) -> bool:
    """Say whether nothing, or the end of a sentence, stands before ``at``."""
    before = text[start:at].rstrip()
    return not before or (text[at - 1].isspace() and before[-1] in '.!?”"' and not before.endswith(("Mr.", "Dr.", "Gov.", "Sen.", "Rep.")))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon.pattern('picture-verbs')})\b")


@cache
def _posed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:speaks?|speaking|testif(?:y|ies)|testifying|arrives?|arriving|poses?|posing|waves?|waving|walks?|walking|sits?|sitting|stands?|standing"
        r"|listens?|looks|gestures?|shakes?|shaking|smiles?|smiling|greets?|signs?|signing)"
        r" (?:at|during|before|in|on|with|to|from|as|for|outside|hands|autographs|next|near|alongside|after)\b"
    )


def titled(text: str) -> bool:
    """Say whether a line without a full stop tells what somebody does in a picture ("Ann Lee speaks at …")."""
    return text[:1].isupper() and _posed().search(text) is not None and "@" not in text


def poses(text: str) -> bool:
    """Say whether a block tells what a picture shows: in the present tense, who stands where, and when it was taken."""
    if " said" in text or "@" in text or "http" in text or "?" in text:
        return False
    date = _DATE.search(text) if "20" in text or "19" in text else None
    if ("left" in text or "right" in text or "(" in text) and _SIDES.search(text):
        return date is not None or _verbs().search(text) is not None
    if date is None or text.count(". ") >= _MOST_SENTENCES:
        return False
    first = _SENTENCE.search(text)
    return (first is None or date.start() < first.end()) and _verbs().search(text, 0, date.start()) is not None

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
from lintnews.analysis.forms import first_word
from lintnews.values import NamedTuple

_LONGEST_CAPTION = 900
_LONGEST_CREDIT = 160
_MOST_SENTENCES = 3
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BUTTONS = ("More", "less", "Close", "CLOSE")

# A block without one of these in its last words cannot end in a credit; a block that
# ends in a full stop needs a plainer one.
_STRONG_HINTS = (
    "hoto",
    "/",
    "Getty",
    "ideo provided",
    "For The ",
    "©",
    "ourtesy",
    "redit",
    "Screen",
)
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
_LONGEST_AGENCY = 36
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
# The first words of these agencies, or their first letters.
_AGENCIES = (
    *(
        "AP",
        "Associated Press",
        "Reuters",
        "REUTERS",
        "AFP",
        "Getty",
        "EPA",
        "EFE",
        "UPI",
        "Bloomberg",
        "Shutterstock",
        "iStock",
        "Corbis",
        "Redux",
    ),
    *(
        "ZU",
        "Zu",
        "Alamy",
        "TNS",
        "TASS",
        "Xinhua",
        "Newscom",
        "Wikimedia",
        "Flickr",
        "Polaris",
        "SIPA",
        "Sipa",
        "Magnum",
        "NurPhoto",
        "Anadolu",
    ),
    *(
        "Press Association",
        "Rex",
        "PA",
        "Barcroft",
        "CQ",
        "Roll Call",
        "Pool",
        "WireImage",
        "FilmMagic",
        "Photoshot",
        "LightRocket",
        "Universal Im",
    ),
    *(
        "Hulton",
        "Unsplash",
        "Pexels",
        "Pixabay",
        "Creative Com",
        "DPA",
        "dpa",
        "ANSA",
        "Kyodo",
        "Canadian Press",
        "Icon Sport",
        "USA TODAY",
    ),
    "The Associated",
)
_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w'\-]*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|la|el|al|bin|for|of|the|and|by|/)){{0,5}}"
_NAMES = rf"{_NAME}(?:,? (?:and|&) {_NAME})?"
_LABEL = r"(?:(?:AP|Reuters|REUTERS|Getty|Staff|File|Courtesy|Handout|Official) )?(?:[Pp]hoto(?:graph|s)?|PHOTO|[Pp]icture|[Ii]mage|[Ii]llustration|Screengrab|Screenshot|Source|Video|Graphic|Cover|Photographer)"


# What a label before a name begins with ("Photo by Ann Lee", "(AP Photo: …").
_LABELS = tuple(
    f"{bracket}{label}"
    for bracket in ("", "(")
    for label in (
        *(
            "AP ",
            "Reuters ",
            "REUTERS ",
            "Getty ",
            "Staff ",
            "File ",
            "Courtesy ",
            "Handout ",
            "Official ",
        ),
        *(
            "Photo",
            "photo",
            "PHOTO",
            "Picture",
            "picture",
            "Image",
            "image",
            "Illustration",
            "illustration",
        ),
        *(
            "Screengrab",
            "Screenshot",
            "Source",
            "Video",
            "Graphic",
            "Cover",
            "Credit",
            "credit",
            "CREDIT",
        ),
    )
)
_ENDINGS = ("", "s", "graph", "graphs", "grapher", "graphers")  # photograph, illustrations
_LABELLED_BY = (" by", ":", " courtesy of", " via", " belongs to")
_LONGEST_LABEL = 60

# How a caption or credit begins: what it is called, beginnings, and how each goes on.
_OPENINGS = (
    (
        "pointed",
        (
            "Above",
            "Below",
            "Pictured",
            "Top",
            "Left",
            "Right",
            "From left",
            "Clockwise from top left",
        ),
        r"(?: photo)?:\s",
    ),
    ("viewer", ("Open this photo in gallery", "Open this image in gallery"), r":?\s*"),
    ("file", ("FILE",), r"\s*(?:PHOTO|photo|IMAGE)?\s*(?:[-–—:]|--)\s*"),
    ("file", ("File photo",), r"[:,]?\s"),
    ("file", ("FILE", "FILES", "(FILE", "(FILES"), r"\)?\s*[-–—]\s"),
    (
        "taken",
        ("In this ",),
        r"(?:[^.]{0,40}, )?(?:[\w-]+ )?(?:photo|image|photograph|picture|frame grab|handout photo)\b",
    ),
    (
        "npr",
        (
            "toggle caption",
            "hide caption",
            "Enlarge this image toggle caption",
            "Enlarge this image hide caption",
        ),
        r"\b\s*",
    ),
    ("bbc", ("Image copyright", "Image source"), r"\b"),
    ("image", ("Image caption", "Media caption", "Photo caption"), r"\b"),
    ("image", ("Caption:",), ""),
    ("video", ("CLOSE",), r"\s+(?=[A-Z])"),
    ("credit", _LABELS, ""),
    (
        "courtesy",
        ("Courtesy", "courtesy", "COURTESY", "(Courtesy", "(courtesy", "(COURTESY"),
        "(?: of)? ",
    ),
)
_LETTERS = 2  # beginnings are looked up by so many letters


@cache
def _openings() -> dict[str, list[tuple[str, str, str]]]:
    """Return the beginnings of captions and credits by their first letters, each with what it is called and how it goes on."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, beginnings, rest in _OPENINGS:
        for beginning in beginnings:
            found.setdefault(beginning[:_LETTERS], []).append((beginning, rest, name))
    return found


def _opening(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return as what the block begins, and the offset behind its beginning."""
    for beginning, rest, name in _openings().get(text[start : start + _LETTERS], ()):
        if not text.startswith(beginning, start, end):
            continue
        if name == "credit":
            near = text[start : min(end, start + _LONGEST_LABEL)]
            match = (
                _label().match(text, start, end) if any(by in near for by in _LABELLED_BY) else None
            )
        else:
            match = _compiled(rest).match(text, start + len(beginning), end)
        if match is not None:
            return name, match.end()
    return None


@cache
def _label() -> re.Pattern[str]:
    """Return how a credit begins that says what it is."""
    return re.compile(
        rf"\(?(?:{_LABEL}s?(?: [Cc]redits?)?|[Cc]redit|CREDIT|Photo [Cc]redit)(?: by|\s?:| courtesy of| via| belongs to)\s*",
    )


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _leading(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the credit that a caption begins with ("Ann Lee/Getty Images Ann Lee speaks …")."""
    words = text[start:end].replace("/ ", "/")
    if not any(f"/{agency}" in words for agency in _AGENCIES):
        return None
    return _compiled(rf"{_NAME}(?: ?/ ?{_NAME})*? ?/ ?{_AGENCY}(?=\s+[A-Z\"“])").match(
        text,
        start,
        end,
    )


# The forms of what stands in brackets, each with words of which it holds one.
_BRACKETED = (
    (
        ("photo", "image", "picture", "illustration", "credit", "screen", "courtesy"),
        r"(?i:.*\b(?:photo|photograph|photographer|image|images|picture|illustration|credit|screengrab|screen ?shot|screen capture|courtesy)\b)",
    ),
    (
        _AGENCIES,
        rf".*(?:^|[/|,]\s?|\bvia |\bfor |\bfrom ){_AGENCY}\Z|.*\w ?/ ?{_AGENCY}|{_AGENCY}(?:\s?[/:]|\Z)",
    ),
    (("/",), r"[A-Z][\w.'\-]* [^/]{2,40} ?/ ?[A-Z][\w .,'&\-]{2,50}\Z"),
    (
        (" the ", " The "),
        rf"{_WORD} (?:{_WORD} ){{0,2}}{_WORD}, (?:(?:Special to|For|for) )?[Tt]he {_WORD}(?: {_WORD}){{0,4}}\Z",
    ),
    ((), r"(?:Twitter|YouTube|Facebook|Instagram|Wikipedia|C-SPAN|[Pp]ublic [Dd]omain|Getty)\Z"),
)

# The forms of a credit at the end of a block, in the order in which they are tried:
# what it is called, rows of words of which a text must hold one each, and the expression.
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ/&.'- ")
_TAILS = (
    (
        "label",
        (
            (
                "hoto",
                "HOTO",
                "icture",
                "Image",
                "image",
                "llustration",
                "Screen",
                "Source",
                "Video",
                "Graphic",
                "Cover",
                "redit",
            ),
            (" by", ":", "...", " courtesy of"),
        ),
        rf"(?:(?:{_LABEL}(?: credit| Credit| courtesy)?|[Cc]redit)(?: by|\s?:|\.\.\.| courtesy of)\s*(?:[^.!?]|(?<=[ .][A-Z])\.){{2,90}}\.?)\Z",
    ),
    (
        "reuters",
        (("REUTERS/", "REUTERS /"),),
        rf"(?:REUTERS ?/ ?{_NAMES}(?:/[\w ]+)?\.?(?: +-?\s?R[CT][\w]+)?)\Z",
    ),
    (
        "slash",
        (("/", "|", "—"),),
        rf"(?:{_NAME}(?: ?[/|—] ?{_NAME}){{0,3}} ?[/|—] ?{_AGENCY}\.?)\Z",
    ),
    (
        "org",
        (("/", "|"),),
        rf"(?:{_WORD} {_WORD}(?: {_WORD})? ?[/|] ?(?:(?:For|Special to|for) )?(?:The |the )?[A-Z][\w.'\-]*(?: [A-Z][\w.'\-]*){{0,4}}\.?)\Z",
    ),
    ("agency", (("AP Photo",), ("/",)), rf"(?:AP Photo(?:s)? ?/ ?{_NAMES}\.?)\Z"),
    (
        "space",
        (("Getty Images", "AP Photo"),),
        rf"(?:{_WORD} (?:{_WORD} ){{1,3}}(?:via )?(?:Getty Images|AP Photo|AFP/Getty Images)\.?)\Z",
    ),
    (
        "bbc",
        (("Image copyright", "Image source", "Imagecopyright", "Imagesource"),),
        r"(?:Image ?(?:copyright|source) ?[A-Z][\w /.-]{1,60})\Z",
    ),
    ("capitals", (), r"(?:[A-Z][A-Z/&.'-]+(?: [A-Z/&.'-]+){1,5})\Z"),
    ("one", (("Getty Images", "AP Photo"),), rf"(?:{_WORD} (?:Getty Images|AP Photo)\.?)\Z"),
    ("bar", (("|",),), rf"(?:\| ?{_AGENCY}(?: photo| Photo)?\.?)\Z"),
    (
        "via",
        (("via ", "Via ", "VIA "), _AGENCIES),
        rf"(?:(?:[A-Z][\w.'/\-]* ){{0,5}}(?:via|Via|VIA) {_AGENCY}\.?)\Z",
    ),
    (
        "for",
        (("For The ", "For the "), (" by ",)),
        rf"(?:For (?:The|the) [A-Z][\w.'\-]*(?: [A-Z][\w.'\-]*){{0,4}} by {_NAME}\.?)\Z",
    ),
    (
        "video",
        (("Video provided by",),),
        r"(?:(?:Rough cut \([^)]*\)\. )?Video provided by [A-Z][\w ]+\.?)\Z",
    ),
    ("copyright", (("©",),), r"(?:(?:©|Photo ©)\s?[^.!?]{2,60}\.?)\Z"),
    (
        "outlet",
        ((" for ",),),
        rf"(?:{_WORD} {_WORD}(?: {_WORD})? for (?:The |the )?{_WORD}(?: {_WORD}){{0,3}}\.?)\Z",
    ),
    (
        "lone",
        (),
        rf"(?:(?:{_AGENCY}|Handout|Staff [Pp]hoto|File [Pp]hoto|Courtesy [Pp]hoto|Submitted [Pp]hoto)\.?)\Z",
    ),
)


def _tails(tail: str) -> list[tuple[str, re.Pattern[str]]]:
    """Return the forms of credits that can stand at the end of a block: most hold the words of few."""
    return [
        (name, _compiled(expression))
        for name, rows, expression in _TAILS
        if all(_holds_one(tail, row) for row in rows) and _can_end(name, tail)
    ]


def _can_end(name: str, tail: str) -> bool:
    """Say whether the last words of a block are such as this form of a credit has."""
    if name == "capitals":
        return _CAPITALS.issuperset(tail[-2:])
    if name == "lone":
        return any(agency in tail[-_LONGEST_AGENCY:] for agency in (*_AGENCIES, "Handout", "hoto"))
    if name in {"slash", "bar"}:
        return tail[max(map(tail.rfind, "/|—")) + 1 :].lstrip(" ").startswith(_AGENCIES)
    if name == "org":
        before, _, words = tail.replace("|", "/").rpartition("/")
        if not before.rstrip(" ").rpartition(" ")[2][:1].isupper():
            return False
        words = words.lstrip(" ")
    elif name == "outlet":
        words = tail[tail.rfind(" for ") + len(" for ") :]
    else:
        return True
    return words[:1].isupper() or words.startswith(("for ", "the "))


@cache
def first_words() -> frozenset[str]:
    """Return what captions and credits begin with, folded."""
    words = {
        first_word(beginning.lower()) for _, beginnings, _ in _OPENINGS for beginning in beginnings
    }
    return frozenset(word + ending for word in words for ending in _ENDINGS)


def picture(text: str, start: int, end: int, *, begins: bool = True) -> Picture | None:
    """Tell whether the block ``start..end`` is a caption, a credit, or neither (``None``).

    ``begins`` is false where the block is known to begin with none of the ``first_words``.
    """
    if end - start > _LONGEST_CAPTION:
        return None
    opening = _opening(text, start, end) if begins else None
    if opening is not None and (opened := _opened(text, start, end, *opening)) is not None:
        return opened
    tail = text[max(start, end - _LONGEST_CREDIT) : end]
    if _holds_one(tail, _STRONG_HINTS if text[end - 1] in _STOPS else _HINTS):
        credit = _credit_at_end(text, start, end)
        if credit is not None:
            credit_start, certainty = credit
            before = text[start:credit_start].strip(" \t-–—|•/")
            return Picture(credit_start, end, bool(before), certainty)
    if "/" in text[start : start + _LONGEST_CREDIT]:
        leading = _leading(text, start, min(end, start + _LONGEST_CREDIT))
        if leading is not None:
            return Picture(start, leading.end(), caption=True, certainty=0.85)
    return None


def _holds_one(text: str, words: tuple[str, ...]) -> bool:
    """Say whether the text holds one of the words; a plain loop, since every block is asked."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


def _opened(text: str, start: int, end: int, how: str, opening_end: int) -> Picture | None:
    """Read a block that begins as a caption or a credit begins."""
    if how in {"credit", "courtesy"}:
        rest = text[opening_end:end]
        if not rest or len(rest) > _LONGEST_CREDIT or _sentence().search(rest):
            return None
        return Picture(start, end, caption=False, certainty=0.9)
    if how == "bbc":
        caption = text.find("Image caption", opening_end, end)
        return Picture(start, caption if caption > 0 else end, caption=caption > 0, certainty=0.97)
    credit = _credit_at_end(text, opening_end, end)
    if credit is None:
        return Picture(end, end, caption=True, certainty=0.85 if how == "video" else 0.95)
    alone = how == "npr" and (
        credit[0] - opening_end < 3 or not _sentence().search(text, opening_end, end)
    )
    return Picture(credit[0], end, caption=not alone, certainty=0.95)


def _credit_at_end(text: str, start: int, end: int) -> tuple[int, float] | None:
    """Return where the credit at the end of the block begins, and how sure that is."""
    end = _before_button(text, start, end)
    floor = max(start, end - _LONGEST_CREDIT)
    if text[end - 1] in ")]" or text[end - 2 : end] in {").", "]."}:
        return _credit_in_brackets(text, floor, end)
    tails = _tails(text[floor:end])
    if not tails:
        return None
    for opening in _start().finditer(text, floor, end):
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


def _before_button(text: str, start: int, end: int) -> int:
    """Return the end of the block without the button that a page prints behind a caption."""
    for button in _BUTTONS:
        before = end - len(button) - 1
        if before >= start and text.startswith(button, before + 1, end) and text[before].isspace():
            return before
    return end


def _credit_in_brackets(text: str, floor: int, end: int) -> tuple[int, float] | None:
    """Return where the bracket begins that a block ends in, where it holds a credit, and how sure that is."""
    bracket = _compiled(r"[(\[]([^()\[\]]{2,160})[)\]]\.?\Z").search(text, floor, end)
    if bracket is None:
        return None
    inner = bracket.group(1)
    words = inner.strip()
    lowered = words.lower()
    for number, (hints, expression) in enumerate(_BRACKETED):
        if hints and not any(hint in (words if number else lowered) for hint in hints):
            continue
        if _compiled(expression).match(words):
            plain = "/" in inner or "hoto" in inner
            if plain or bracket.group()[0] == "(":  # [Reuters] is where a round-up has it from
                return bracket.start(), 0.95 if plain else 0.85
            return None
    return None


@cache
def _start() -> re.Pattern[str]:
    """Return where a credit may begin."""
    return re.compile(r"(?<![A-Z'.\-])[A-Z]|(?<![\w'.\-])[cp]|[©|]")


@cache
def _sentence() -> re.Pattern[str]:
    """Return the end of one sentence and the beginning of the next."""
    return re.compile(r"[a-z]{2}[.!?] [A-Z]")


def _begins_afresh(text: str, start: int, at: int) -> bool:
    """Say whether nothing, or the end of a sentence, stands before ``at``."""
    before = text[start:at].rstrip()
    return not before or (
        text[at - 1].isspace()
        and before[-1] in '.!?”"'
        and not before.endswith(("Mr.", "Dr.", "Gov.", "Sen.", "Rep."))
    )


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon.pattern('picture-verbs')})\b")


@cache
def _posed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:speaks?|speaking|testif(?:y|ies)|testifying|arrives?|arriving|poses?|posing|waves?|waving|walks?|walking|sits?|sitting|stands?|standing"
        r"|listens?|looks|gestures?|shakes?|shaking|smiles?|smiling|greets?|signs?|signing)"
        r" (?:at|during|before|in|on|with|to|from|as|for|outside|hands|autographs|next|near|alongside|after)\b",
    )


# The words of that pattern, or their first letters.
_POSING = (
    "speak",
    "testif",
    "arriv",
    "pos",
    "wav",
    "walk",
    "sit",
    "stand",
    "listen",
    "looks",
    "gestur",
    "shak",
    "smil",
    "greet",
    "sign",
)


def titled(text: str) -> bool:
    """Say whether a line without a full stop tells what somebody does in a picture ("Ann Lee speaks at …")."""
    if not text[:1].isupper() or "@" in text:
        return False
    words = text.replace("-", " ")
    return any(f" {word}" in words for word in _POSING) and _posed().search(text) is not None


def poses(text: str) -> bool:
    """Say whether a block tells what a picture shows: in the present tense, who stands where, and when it was taken."""
    if " said" in text or "@" in text or "http" in text or "?" in text:
        return False
    dated = ("20" in text or "19" in text) and any(month in text for month in _MONTHS)
    sided = ("left" in text or "right" in text or "(" in text) and _sides().search(text) is not None
    if not (dated or sided):
        return False
    date = _date().search(text) if dated else None
    if sided:
        return date is not None or _verbs().search(text) is not None
    if date is None or text.count(". ") >= _MOST_SENTENCES:
        return False
    first = _sentence().search(text)
    return (first is None or date.start() < first.end()) and _verbs().search(
        text,
        0,
        date.start(),
    ) is not None


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(_MONTHS)
    return re.compile(
        rf"(?:,| on| in)? ?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?:{months})[a-z]{{0,6}}\.?(?: \d{{1,2}},?)? (?:19|20)\d\d\b",
    )


@cache
def _sides() -> re.Pattern[str]:
    return re.compile(
        r", (?:left|right|center|second from (?:left|right)),|\bfrom left\b|\((?:left|right|center)\)",
    )

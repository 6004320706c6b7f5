"""Captions and credits: how the press says who took a picture.

The forms are those of the picture agencies: ``(AP Photo/Ann Lee)``, ``Ann Lee/Getty
Images``, ``Photograph: Ann Lee/Reuters``, ``REUTERS/Ann Lee``, ``Ann Lee | Getty``,
``For The Herald by Ann Lee.`` The list of agencies is our own.
"""

from __future__ import annotations

from lintnews.analysis import lexicon
from lintnews.analysis.forms import Form, first_word, holds_one, of_beginnings
from lintnews.analysis.page.certainty import GUESSED, LIKELY, SURE
from lintnews.article.days import MONTH, WEEKDAY
from lintnews.values import NamedTuple

_LONGEST_CAPTION = 900
_LONGEST_CREDIT = 160
_MOST_SENTENCES = 3
_SHORTEST_CAPTION = 3  # code points
_STOPS = '.!?"”'
_TITLES = ("Mr.", "Dr.", "Gov.", "Sen.", "Rep.")  # they end no sentence

# A block without one of these in its last words does not end in a credit; a block that ends in
# a full stop needs one of the plainer ones.
_STRONG_HINTS = (
    "hoto", "/", "Getty", "ideo provided", "For The ", "©", "ourtesy", "redit", "Screen",
)  # fmt: skip
_HINTS = (
    *_STRONG_HINTS,
    "mage", "|", "—", ". ", " by ", "AP", "via ", "for ", "Reuters", "Handout", "EPA",
    "Shutterstock", "TNS", "ource:",
)  # fmt: skip


class Picture(NamedTuple):
    """What a block says about a picture.

    The offsets of the credit are half-open, and equal if there is none.
    """

    credit_start: int
    credit_end: int
    caption: bool
    certainty: float


# The agencies, each beginning with letters of which every way to write it begins.
_AGENCIES = (
    "AP(?: Photo| Images)?", "The Associated Press", "Associated Press", "Reuters", "REUTERS",
    "AFP(?:-Getty)?", "Getty(?: Images(?: News)?)?", "EPA(?:-EFE)?", "EFE", "UPI",
    "Bloomberg(?: News)?", r"Shutterstock(?:\.com)?", "iStock(?:[Pp]hoto)?", "Corbis",
    "Redux(?: Pictures)?", "ZUMA(?: ?(?:Press|Wire))?", "Zuma(?: ?(?:Press|Wire))?", "Alamy",
    "TNS", "TASS", "Xinhua", "Newscom", "Wikimedia(?: Commons)?", "Flickr", "Polaris",
    "SIPA(?: USA)?", "Sipa(?: USA)?", "Magnum(?: Photos)?", "NurPhoto", "Anadolu(?: Agency)?",
    "Press Association", "Rex(?: Features)?", "PA(?: Wire| Images)?", "Barcroft",
    "CQ(?: |-)Roll Call", "Roll Call", "Pool", "WireImage", "FilmMagic", "Photoshot",
    "LightRocket", "Universal Images Group", "Hulton Archive", "Unsplash", "Pexels", "Pixabay",
    "Creative Commons", "DPA", "dpa", "ANSA", "Kyodo(?: News)?", "Canadian Press",
    "Icon Sportswire", "USA TODAY(?: Sports)?",
)  # fmt: skip
_AGENCY = f"(?:{'|'.join(_AGENCIES)})"
_AGENCY_WORDS = tuple(agency.partition("(")[0] for agency in _AGENCIES)
_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w'\-]*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|la|el|al|bin|for|of|the|and|by|/)){{0,5}}"
_NAMES = rf"{_NAME}(?:,? (?:and|&) {_NAME})?"
_PAPER = r"(?:The |the )?[A-Z][\w.'\-]*(?: [A-Z][\w.'\-]*){0,4}"

# What a credit says that it is of, and whose.
_OWNERS = (
    "AP", "Reuters", "REUTERS", "Getty", "Staff", "File", "Courtesy", "Handout", "Official",
)  # fmt: skip
_PICTURE = (
    "(?:[Pp]hoto(?:graph|s)?|PHOTO|[Pp]icture|[Ii]mage|[Ii]llustration|Screengrab|Screenshot"
    "|Source|Video|Graphic|Cover|Photographer)"
)
_LABEL = rf"(?:(?:{'|'.join(_OWNERS)}) )?{_PICTURE}"
_LABEL_WORDS = tuple(
    """
    hoto HOTO icture mage llustration Screen Source Video Graphic Cover redit
    """.split(),
)  # fmt: skip
_BY = r"(?: [Cc]redits?)?(?: by|\s?:| courtesy of| via| belongs to)\s*"
_LABELS = tuple(
    """
    Photo Photos Photograph Photographs Photographer Photographers PHOTO photo photos photograph
    photographs Picture Pictures picture pictures Image Images image images Illustration
    Illustrations illustration illustrations Screengrab Screenshot Screenshots Source Sources Video
    Videos Graphic Graphics Cover Credit credit CREDIT
    """.split(),
)  # fmt: skip


def _perhaps_in_brackets(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words, *(f"({word}" for word in words))


# What a block that is a credit begins with.
_CREDITS = of_beginnings(
    (
        # photos by Ann Lee …
        (_perhaps_in_brackets(_LABELS), Form(_BY)),
        # as AP has it: (AP Photos: Ann Lee
        (_perhaps_in_brackets(tuple(f"{owner} " for owner in _OWNERS)), Form(f"{_PICTURE}s?{_BY}")),
        # Courtesy of the Lee family
        (_perhaps_in_brackets(("Courtesy", "courtesy", "COURTESY")), Form("(?: of)? ")),
    )
)
# What a caption begins with.
_CAPTIONS = of_beginnings(
    (
        # at left: Ann Lee on the bridge
        (
            ("Above", "Below", "Pictured", "Top", "Left", "Right", "From left"),
            Form(r"(?: photo)?:\s"),
        ),
        (("Clockwise from top left",), Form(r"(?: photo)?:\s")),
        (("Open this photo in gallery", "Open this image in gallery"), Form(r":?\s*")),
        # FILE PHOTO - Ann Lee on the bridge; (FILES) — Ann Lee
        (("FILE",), Form(r"\s*(?:PHOTO|photo|IMAGE)?\s*(?:[-–—:]|--)\s*")),
        (("File photo",), Form(r"[:,]?\s")),
        (("FILE", "FILES", "(FILE", "(FILES"), Form(r"\)?\s*[-–—]\s")),
        # "In this June 4, 2019, file photo"
        (
            ("In this ",),
            Form(
                r"(?:[^.]{0,40}, )?(?:[\w-]+ )?"
                r"(?:photo|image|photograph|picture|frame grab|handout photo)\b"
            ),
        ),
        # "Image caption Ann Lee on the bridge"
        (("Image caption", "Media caption", "Photo caption"), Form(r"\b")),
        (("Caption:",), Form("")),
    )
)
# What a page prints before the caption of a video, and of a picture that can be enlarged.
_VIDEOS = of_beginnings(((("CLOSE",), Form(r"\s+(?=[A-Z])")),))
_ENLARGED = of_beginnings(
    (
        (
            (
                "toggle caption",
                "hide caption",
                "Enlarge this image toggle caption",
                "Enlarge this image hide caption",
            ),
            Form(r"\b\s*"),
        ),
    )
)
# "Image copyright Ann Lee Image caption The bridge"
_CREDITS_BEFORE_CAPTIONS = of_beginnings(((("Image copyright", "Image source"), Form(r"\b")),))

# "Ann Lee/Getty Images The bridge was closed …"
_LEADING = Form(rf"{_NAME}(?: ?/ ?{_NAME})*? ?/ ?{_AGENCY}(?=\s+[A-Z\"“])", words=_AGENCY_WORDS)
_BUTTON = Form(r"\s(?:More|less|Close|CLOSE)\Z", words=("More", "less", "Close", "CLOSE"))

# What stands in brackets at the end, in lower case: "(photo: ann lee)".
_LABEL_IN_BRACKETS = Form(
    r".*\b(?:photo|photograph|photographer|image|images|picture|illustration|credit|screengrab"
    r"|screen ?shot|screen capture|courtesy)\b",
    words=("photo", "image", "picture", "illustration", "credit", "screen", "courtesy"),
)
_IN_BRACKETS = (
    # Ann Lee via AP; Ann Lee/Getty Images
    Form(
        rf".*(?:^|[/|,]\s?|\bvia |\bfor |\bfrom ){_AGENCY}\Z|.*\w ?/ ?{_AGENCY}"
        rf"|{_AGENCY}(?:\s?[/:]|\Z)",
        words=_AGENCY_WORDS,
    ),
    # Ann Lee/The Lake Courier
    Form(r"[A-Z][\w.'\-]* [^/]{2,40} ?/ ?[A-Z][\w .,'&\-]{2,50}\Z", words=("/",)),
    # Ann Lee, Special to The Lake Courier
    Form(
        rf"{_WORD} (?:{_WORD} ){{0,2}}{_WORD}, (?:(?:Special to|For|for) )?[Tt]he {_WORD}"
        rf"(?: {_WORD}){{0,4}}\Z",
        words=(" the ", " The "),
    ),
    Form(r"(?:Twitter|YouTube|Facebook|Instagram|Wikipedia|C-SPAN|[Pp]ublic [Dd]omain|Getty)\Z"),
)
_BRACKET = Form(r"[(\[]([^()\[\]]{2,160})[)\]]\.?\Z")


class _CreditForm(NamedTuple):
    """How a credit at the end of a block is written, and how sure it then is.

    It is ``afresh`` as sure at the beginning of the block or after a full stop, and ``inside`` a
    sentence, where 0 says that it is no credit.
    """

    form: Form
    afresh: float
    inside: float


# In the order in which they are tried.
_AT_THE_END = (
    # Photo courtesy of Ann Lee.
    _CreditForm(
        Form(
            rf"(?:(?:{_LABEL}(?: credit| Credit| courtesy)?|[Cc]redit)"
            r"(?: by|\s?:|\.\.\.| courtesy of)\s*(?:[^.!?]|(?<=[ .][A-Z])\.){2,90}\.?)\Z",
            words=_LABEL_WORDS,
        ),
        LIKELY,
        LIKELY,
    ),
    # REUTERS/Ann Lee
    _CreditForm(
        Form(
            rf"(?:REUTERS ?/ ?{_NAMES}(?:/[\w ]+)?\.?(?: +-?\s?R[CT][\w]+)?)\Z", words=("REUTERS",)
        ),
        LIKELY,
        LIKELY,
    ),
    # Ann Lee/The Lake Courier/AP
    _CreditForm(
        Form(
            rf"(?:{_NAME}(?: ?[/|—] ?{_NAME}){{0,3}} ?[/|—] ?{_AGENCY}\.?)\Z", words=_AGENCY_WORDS
        ),
        LIKELY,
        LIKELY,
    ),
    # Ann Lee / For The Lake Courier
    _CreditForm(
        Form(
            rf"(?:{_WORD} {_WORD}(?: {_WORD})? ?[/|] ?(?:(?:For|Special to|for) )?{_PAPER}\.?)\Z",
            words=("/", "|"),
        ),
        LIKELY,
        GUESSED,
    ),
    # AP Photo/Ann Lee
    _CreditForm(
        Form(rf"(?:AP Photo(?:s)? ?/ ?{_NAMES}\.?)\Z", words=("AP Photo",)), LIKELY, LIKELY
    ),
    # Ann Lee via Getty Images
    _CreditForm(
        Form(
            rf"(?:{_WORD} (?:{_WORD} ){{1,3}}(?:via )?(?:Getty Images|AP Photo|AFP/Getty Images)"
            r"\.?)\Z",
            words=("Getty Images", "AP Photo"),
        ),
        LIKELY,
        LIKELY,
    ),
    # Image source Ann Lee
    _CreditForm(
        Form(r"(?:Image ?(?:copyright|source) ?[A-Z][\w /.-]{1,60})\Z", words=("Image",)),
        LIKELY,
        LIKELY,
    ),
    # ANN LEE / LAKE COURIER
    _CreditForm(Form(r"(?:[A-Z][A-Z/&.'-]+(?: [A-Z/&.'-]+){1,5})\Z"), LIKELY, 0),
    # Lee AP Photo
    _CreditForm(
        Form(rf"(?:{_WORD} (?:Getty Images|AP Photo)\.?)\Z", words=("Getty Images", "AP Photo")),
        LIKELY,
        0,
    ),
    # | AP photo
    _CreditForm(Form(rf"(?:\| ?{_AGENCY}(?: photo| Photo)?\.?)\Z", words=("|",)), LIKELY, LIKELY),
    # Ann Lee via AP
    _CreditForm(
        Form(
            rf"(?:(?:[A-Z][\w.'/\-]* ){{0,5}}(?:via|Via|VIA) {_AGENCY}\.?)\Z",
            words=("via ", "Via ", "VIA "),
        ),
        LIKELY,
        LIKELY,
    ),
    # For The Lake Courier by Ann Lee
    _CreditForm(
        Form(
            rf"(?:For (?:The|the) [A-Z][\w.'\-]*(?: [A-Z][\w.'\-]*){{0,4}} by {_NAME}\.?)\Z",
            words=("For The ", "For the "),
        ),
        LIKELY,
        LIKELY,
    ),
    # Video provided by Lake Television
    _CreditForm(
        Form(
            r"(?:(?:Rough cut \([^)]*\)\. )?Video provided by [A-Z][\w ]+\.?)\Z",
            words=("Video provided by",),
        ),
        LIKELY,
        LIKELY,
    ),
    # © Ann Lee
    _CreditForm(Form(r"(?:(?:©|Photo ©)\s?[^.!?]{2,60}\.?)\Z", words=("©",)), LIKELY, LIKELY),
    # Ann Lee for The Lake Courier
    _CreditForm(
        Form(
            rf"(?:{_WORD} {_WORD}(?: {_WORD})? for (?:The |the )?{_WORD}(?: {_WORD}){{0,3}}\.?)\Z",
            words=(" for ",),
        ),
        GUESSED,
        0,
    ),
    # Handout
    _CreditForm(
        Form(
            rf"(?:(?:{_AGENCY}|Handout|(?:Staff|File|Courtesy|Submitted) [Pp]hoto)\.?)\Z",
            words=(*_AGENCY_WORDS, "Handout", "hoto"),
        ),
        LIKELY,
        0,
    ),
)
# Where a credit may begin.
_START = Form(r"(?<![A-Z'.\-])[A-Z]|(?<![\w'.\-])[cp]|[©|]")
# The end of a sentence and the beginning of the next.
_NEXT_SENTENCE = Form(r"[a-z]{2}[.!?] [A-Z]")

# What somebody does in a picture, in the present tense: "shakes hands", "waving to".
_VERBS = Form(lambda: rf"\b(?:{lexicon.pattern('picture-verbs')})\b")
_POSED = Form(
    r"\b(?:speaks?|speaking|testif(?:y|ies)|testifying|arrives?|arriving|poses?|posing|waves?"
    r"|waving|walks?|walking|sits?|sitting|stands?|standing|listens?|looks|gestures?|shakes?"
    r"|shaking|smiles?|smiling|greets?|signs?|signing)"
    r" (?:at|during|before|in|on|with|to|from|as|for|outside|hands|autographs|next|near|alongside"
    r"|after)\b",
    words=tuple(
        """
        speak testif arriv pos wav walk sit stand listen looks gestur shak smil greet sign
        """.split(),
    ),
)  # fmt: skip
# When a picture was taken: ", Monday, June 4, 2019".
_DATE = Form(
    rf"(?:,| on| in)? ?(?:{WEEKDAY}, )?{MONTH}(?: \d{{1,2}},?)? (?:19|20)\d\d\b", words=("19", "20")
)
# Who stands where: "second from left,".
_SIDES = Form(
    r", (?:left|right|center|second from (?:left|right)),|\bfrom left\b|\((?:left|right|center)\)",
    words=("left", "right", "center"),
)


def first_words() -> frozenset[str]:
    """Return what captions and credits begin with, folded."""
    forms = (_CREDITS, _CAPTIONS, _VIDEOS, _ENLARGED, _CREDITS_BEFORE_CAPTIONS)
    return frozenset(word.lower() for those in forms for word in those.beginnings)


def picture(text: str, *, begins: bool = True) -> Picture | None:
    """Return whether the block is a caption or a credit, ``None`` if it is neither.

    ``begins`` is false if the block is known to begin with none of the ``first_words``.
    """
    if len(text) > _LONGEST_CAPTION:
        return None
    if begins and (opened := _opened(text)) is not None:
        return opened
    if holds_one(text[-_LONGEST_CREDIT:], _STRONG_HINTS if text[-1] in _STOPS else _HINTS):
        credit = _credit_at_end(text)
        if credit is not None:
            start, certainty = credit
            return Picture(start, len(text), bool(text[:start].strip(" \t-–—|•/")), certainty)
    head = text[:_LONGEST_CREDIT]
    if "/" in head and (leading := _LEADING.match(head)):
        return Picture(0, leading.end(), caption=True, certainty=LIKELY)
    return None


def _opened(text: str) -> Picture | None:
    """Read a block that begins as a caption or a credit begins."""
    end, word = len(text), first_word(text)
    if opening := _CREDITS.match(text, word):
        rest = text[opening.end() :]
        if not rest or len(rest) > _LONGEST_CREDIT or _NEXT_SENTENCE.search(rest):
            return None
        return Picture(0, end, caption=False, certainty=LIKELY)
    if opening := _CREDITS_BEFORE_CAPTIONS.match(text, word):
        caption = text.find("Image caption", opening.end())
        return Picture(0, caption if caption > 0 else end, caption > 0, SURE)
    video = _VIDEOS.match(text, word)
    enlarged = _ENLARGED.match(text, word)
    opening = video or enlarged or _CAPTIONS.match(text, word)
    if opening is None:
        return None
    start = opening.end()
    credit = _credit_at_end(text, start)
    if credit is None:
        return Picture(end, end, caption=True, certainty=LIKELY if video else SURE)
    alone = enlarged is not None and (
        credit[0] - start < _SHORTEST_CAPTION or not _NEXT_SENTENCE.search(text, start)
    )
    return Picture(credit[0], end, caption=not alone, certainty=SURE)


def _credit_at_end(text: str, start: int = 0) -> tuple[int, float] | None:
    """Return where the credit at the end of the block begins, and how sure that is."""
    button = _BUTTON.search(text, start)
    end = button.start() if button else len(text)
    floor = max(start, end - _LONGEST_CREDIT)
    if text[end - 1] in ")]" or text[end - 2 : end] in {").", "]."}:
        return _credit_in_brackets(text, floor, end)
    rows = [row for row in _AT_THE_END if row.form.may_match(text, floor, end)]
    for opening in _START.finditer(text, floor, end):
        at = opening.start()
        row = next((row for row in rows if row.form.match(text, at, end)), None)
        if row is not None:
            certainty = row.afresh if _begins_afresh(text, start, at) else row.inside
            if certainty:
                return at, certainty
    return None


def _credit_in_brackets(text: str, floor: int, end: int) -> tuple[int, float] | None:
    """Return where the bracket at the end begins, if it holds a credit, and how sure that is."""
    bracket = _BRACKET.search(text, floor, end)
    if bracket is None:
        return None
    words = bracket[1].strip()
    if not _LABEL_IN_BRACKETS.match(words.lower()) and not any(
        form.match(words) for form in _IN_BRACKETS
    ):
        return None
    if "/" in words or "hoto" in words:
        return bracket.start(), SURE
    # [Reuters] is where a round-up has it from
    return (bracket.start(), LIKELY) if bracket[0][0] == "(" else None


def _begins_afresh(text: str, start: int, at: int) -> bool:
    """Return whether nothing, or the end of a sentence, stands before ``at``."""
    before = text[start:at].rstrip()
    return not before or (
        text[at - 1].isspace() and before[-1] in '.!?”"' and not before.endswith(_TITLES)
    )


def titled(text: str) -> bool:
    """Return whether a line tells what somebody does in a picture ("Ann Lee speaks at …")."""
    return text[:1].isupper() and "@" not in text and _POSED.search(text) is not None


def poses(text: str) -> bool:
    """Return whether a block tells what a picture shows: who does what, where, and when."""
    if " said" in text or "@" in text or "http" in text or "?" in text:
        return False
    date = _DATE.search(text)
    if _SIDES.search(text):
        return date is not None or _VERBS.search(text) is not None
    if date is None or text.count(". ") >= _MOST_SENTENCES:
        return False
    first = _NEXT_SENTENCE.search(text)
    return (first is None or date.start() < first.end()) and _VERBS.search(
        text, 0, date.start()
    ) is not None

"""What bears a name, by the words that stand beside its mentions."""

from __future__ import annotations

from lintnews.analysis.dictionary import is_capitalised, is_word
from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import words
from lintnews.analysis.name_rows import (
    EVENTS,
    MOST_WORDS,
    NAMED,
    PERHAPS_PLACES,
    Mention,
    NameKind,
    shouts,
)
from lintnews.article.span import Span

LONGEST_ROLE = 24  # code points before a name


def _said_after() -> str:
    """Return the expression of what follows one who speaks."""
    return rf" (?:also |later |has |had )?(?:{_REPORTED}|{'|'.join(sorted(words('said-forms')))})\b"


# Besides the forms that follow a name right after a quotation.
_REPORTED = (
    "reported|reports|announced|warned|warns|argued|argues|confirmed|claimed|claims|found|finds"
    "|estimated|estimates|declined|denied|denies"
)
_SAID_AFTER = Form(_said_after)
_LONGEST_SAYING = len("according to the ")


def is_speaking(start: int, end: int, text: str) -> bool:
    """Return whether the name at a place has a verb of speech beside it."""
    before = text[max(0, start - _LONGEST_SAYING) : start].removesuffix("the ")
    if before.endswith(("’", "'")):
        return False  # "'Nuff said"
    if _SAID_AFTER.match(text, end):
        return True
    return before.endswith("ccording to ") or (
        before.endswith(_SAID) and text[end : end + 1] in {",", ".", ";"}
    )


_SAID = ("said ", "says ", "added ", "asked ")
# Words that are surnames as well: a place only after one of these.
_BEFORE_PLACES = tuple(
    " " + word + " " for word in "in at on near outside along through across the to".split()
)
_BEFORE_ANY_PLACE = (" in ", " near ", " outside ")
_VESSELS = frozenset(
    "trawler ship barge ferry vessel schooner yacht boat tanker freighter steamer hurricane storm "
    "typhoon cyclone".split()
)


def in_place(mention: Mention, text: str) -> Mention:
    """Return the name with the kind that the words around it give it."""
    if mention.kind is not NameKind.PERSON or not mention.given or mention.title:
        return mention
    before = text[max(0, mention.start - LONGEST_ROLE) : mention.start]
    if mention.surname.lower() in PERHAPS_PLACES and before.endswith(_BEFORE_PLACES):
        return mention._replace(kind=NameKind.PLACE, given="", surname="")
    if before.rstrip().rpartition(" ")[2].lower() in _VESSELS:
        return mention._replace(kind=NameKind.OTHER, given="", surname="")
    if _is_title_of_work(mention, text):
        return mention._replace(kind=NameKind.WORK, given="", surname="")
    return mention


def _is_title_of_work(mention: Mention, text: str) -> bool:
    """Return whether the name is all that stands between two quotation marks."""
    after = text[mention.end : mention.end + 2]
    return text[max(0, mention.start - 1) : mention.start] in ('"', "“") and (
        after[:1] in ('"', "”") or (after[:1] in (",", ".") and after[1:] in ('"', "”"))
    )


def may_speak(name: str) -> bool:
    """Return whether a name of no known kind can be a person's or an institution's."""
    last = name.rpartition(" ")[2].lower()
    return not (
        _is_people(last)
        or last.endswith(("ans", "ists", "crats"))
        or last in EVENTS
        or is_word(last)
        or is_capitalised(last)
        or "-" in name
    )


_OF_BODIES = Form(
    r"['’]s (?:chief|chairman|CEO|board|spokes\w+|shares|headquarters|website|customers)\b"
    r"|,? (?:said|says) in (?:a|its) (?:statement|filing|blog)"
)
_BEFORE_BODIES = ("company ", "firm ", "giant ", "maker ", "agency ", "group ", "spokesman for ")


def is_called_body(mentions: tuple[Span, ...], text: str) -> bool:
    """Return whether the words beside a name say that it is a firm's or another institution's."""
    return any(
        text.endswith(_BEFORE_BODIES, 0, start) or _OF_BODIES.match(text, end)
        for start, end in mentions
    )


def is_written_as_body(name: str) -> bool:
    """Return whether a name has more words than a person's, a figure or an acronym: "State TV"."""
    parts = name.split()
    return len(parts) > MOST_WORDS or any(
        shouts(part) or any(sign.isdigit() for sign in part) or _COINED.search(part)
        for part in parts
    )


_COINED = Form(r"^(?!Fitz)[A-Z][a-z]{3,}[A-Z][a-z]{3}")  # "ClimateProgress", not "DeSantis"


def kind_by_speech(mentions: tuple[Span, ...], text: str) -> NameKind:
    """Return whether one who speaks is a person or an institution, by the words beside it."""
    if not any(is_speaking(start, end, text) for start, end in mentions):
        return NameKind.OTHER
    if (
        is_called_body(mentions, text)
        or is_written_as_body(mentions[0].of(text))
        or any(text.endswith(("the ", "The "), 0, start) for start, _ in mentions)
    ):
        return NameKind.INSTITUTION
    written = mentions[0].of(text)
    return NameKind.PERSON if written.count(" ") < NAMED else NameKind.OTHER


# Whom no article needs to introduce.
WELL_KNOWN = frozenset(
    "Obama Trump Biden Clinton Putin Zelensky Zelenskyy Netanyahu Merkel Macron Erdogan Modi "
    "Hitler Stalin Lenin Mussolini Churchill Thatcher Gorbachev Reagan Nixon Roosevelt Eisenhower "
    "Truman Lincoln Napoleon Shakespeare Mozart Beethoven Picasso Einstein Darwin Gandhi Mandela "
    "Castro Gaddafi Khomeini Khamenei Pence Pelosi McConnell Fauci Mueller Zuckerberg Bezos".split()
)
_DATELINE = Form(r",? ?(?:[\w .]{2,15})?[—–]|(?: \(\w+\))? -{1,2} ")
_LONGEST_DATELINE = 30
_PAPERS = frozenset("star call globe sun mail observer guardian independent mirror bee".split())


def kind_by_place(mentions: tuple[Span, ...], text: str) -> NameKind:
    """Return the kind of a name by what stands around its mentions."""
    if _is_people(mentions[0].of(text).lower()):
        return NameKind.OTHER
    for span in mentions:
        opens_line = span.start == 0 or text[span.start - 1] == "\n"
        if text.endswith(_BEFORE_ANY_PLACE, 0, span.start) or (
            opens_line and _DATELINE.match(text, span.end)
        ):
            return NameKind.PLACE
    written = span.of(text)
    last = written.rpartition(" ")[2].lower()
    is_body = last in _PAPERS or (last.endswith("s") and not last.endswith("ss"))
    if is_body and " " in written and text.endswith(("the ", "The "), 0, span.start):
        return NameKind.INSTITUTION
    return NameKind.OTHER


def _is_people(word: str) -> bool:
    """Return whether a word says of what country something is: American, Irish."""
    return word.endswith(("ican", "ian", "ish", "ese", "uban", "rman")) and is_capitalised(word)

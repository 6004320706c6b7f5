"""Rows of capitalised words, and the name that stands in each, by its words alone.

A row is read once and remembered: the same rows are met again and again.
"""

from __future__ import annotations

import enum
from functools import cache, lru_cache

from lintnews.analysis.dictionary import is_capitalised, is_word
from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import words
from lintnews.values import NamedTuple

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĢİĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
MOST_WORDS = 4
_LONGEST_ROW = 15
_PARTIES = frozenset(
    "republican republicans democrat democrats democratic conservative liberal independent "
    "former".split()
)
# Titles that are written with a point, which ends no row.
_ABBREVIATED = tuple(
    "Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Lt Col Gen Maj Capt Cmdr Cpl Sgt Pvt Adm Rev "
    "Fr Hon Atty Supt Det St Jr Sr".split()
)
JUNIORS = frozenset("Jr Jr. Sr Sr. II III IV".split())
_MONTHS_THAT_ARE_NAMES = frozenset({"april", "august", "jan", "june"})
_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le van von".split())
_REMEMBERED = 1 << 14  # rows


class NameKind(enum.StrEnum):
    """What bears a name."""

    PERSON = "person"
    INSTITUTION = "institution"
    ORGANIZATION = "institution"  # its name in the first versions
    PLACE = "place"
    WORK = "work"
    OTHER = "other"


class Mention(NamedTuple):
    """A name as it stands in one place, and as it is written there."""

    start: int
    text: str
    kind: NameKind
    title: str = ""
    given: str = ""
    surname: str = ""
    sure: bool = True
    nickname: str = ""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


class _Word(NamedTuple):
    """A word of a row of capitalised words.

    It is given as written, folded and without points; ``start`` counts from the row's.
    """

    text: str
    folded: str
    start: int


def is_given_name(word: str) -> bool:
    """Return whether the word, in lower case, is a given name that the list has."""
    return word in words("given-names")


def place_in_text(mention: Mention) -> int:
    """Return where a mention starts, to sort by."""
    return mention.start


DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Upper Lower".split()
)
PERHAPS_PLACES = frozenset("park hall lane hill lake church brook wood woods bay drive".split())


def _row() -> str:
    """Return the expression of a row of capitalised words.

    It begins with the capital, not with what must stand before it: so the engine
    passes over everything else at once.
    """
    by_length = {
        len(title): [other for other in _ABBREVIATED if len(other) == len(title)]
        for title in _ABBREVIATED
    }
    abbreviated = "|".join(rf"(?<=\b(?:{'|'.join(titles)})\.)" for titles in by_length.values())
    rest = (
        rf"(?:\w{{1,4}}+\.(?:{abbreviated})|\.(?:[^\W\d_a-zß-öø-ÿ]\.)*"
        r"|\w*+(?:(?:['’](?!s\b)|-)\w++)*+)"
    )
    particle = "(?:" + "|".join(sorted(_PARTICLES)) + ")"
    gap = rf"(?:,?[ \xa0](?=[JS]r\.)|[ \xa0](?:{particle}[ \xa0]){{0,2}})"
    return rf"[{CAPITAL}](?<![\w@#/.-].){rest}(?:{gap}[{CAPITAL}]{rest}){{0,{_LONGEST_ROW}}}+"


ROW = Form(_row)


@cache
def words_in_no_name() -> frozenset[str]:
    """Return the words that are in no name, with the capital of the place where they stand."""
    return frozenset(word.capitalize() for word in words("name-stopwords"))


@lru_cache(maxsize=_REMEMBERED)
def mention_in(
    written: str,
    opening: bool,  # noqa: FBT001  a cache is faster without names
    stopped: bool,  # noqa: FBT001
    known: frozenset[str],
) -> Mention | None:
    """Return the name in a row of capitalised words, its place counted from the row's.

    ``opening`` says that the row opens a sentence, ``stopped`` that a full stop follows it,
    ``known`` are the newsroom's names. The same rows are met again and again.
    """
    if written.lower() in words("name-stopwords"):
        return None
    row = _without_glue(_without_stopwords(_split(written)))
    if not row or row[0].text in JUNIORS:
        return None
    if len(row) > 1:
        person = _person(row, written)
        if person is not None and person.text not in _no_persons():
            return person
        row = _without_opening_word(row, written, opening=opening)
    first, last = row[0], row[-1]
    end = last.start + len(last.text)
    is_known = bool(known) and first.text.casefold() in known
    if len(row) == 1 and not is_known:
        if _is_no_name(first, followed_by_stop=stopped and end == len(written)):
            return None
        sure = _is_sure(first, opens=opening)
    else:
        sure = True
    name = written[first.start : end]
    return Mention(first.start, name, _kind(row, name), sure=sure)


def _without_stopwords(row: list[_Word]) -> list[_Word]:
    """Return the row without the words at both ends that are in no name."""
    first, last = 0, len(row)
    while first < last and _is_in_no_name(row[first]):
        following = row[first + 1].folded if first + 1 < last else ""
        if row[first].folded in _MONTHS_THAT_ARE_NAMES and following:
            break
        if row[first].folded == "new" and following in _AFTER_NEW:
            break
        first += 1
    while last - first > 1 and _is_in_no_name(row[last - 1]):
        if row[last - 1].text == "May" and _opens_name(row[last - 2]):
            break  # "Theresa May"
        last -= 1
    return row[first:last]


_LONGEST_BODY = 4  # letters: AIDS, NASA
_LAWMAKERS = frozenset(
    "democrat democrats republican republicans senator senators governor congressman congresswoman "
    "lawmaker assemblyman".split()
)


def _without_glue(row: list[_Word]) -> list[_Word]:
    """Return the row without a label before a name, and without the party or office of a place.

    "JUST WATCHED Trump says", "the New York Democrat", "D-Illinois".
    """
    if len(row) > 1:
        first, last = row[0], row[-1]
        if shouts(first.text) and len(first.text) > _LONGEST_BODY and is_word(first.folded):
            return row[1:] if not shouts(row[1].text) else row
        before = " ".join([word.text for word in row[:-1]])
        if last.folded in _LAWMAKERS and before in known_places():
            return row[:-1]
        return row
    is_label = row and row[0].text[1:2] == "-" and row[0].text[0] in "DRI"
    return [] if is_label else row


# "New York", and no new York.
_AFTER_NEW = frozenset(
    "york yorker yorkers jersey hampshire mexico mexican mexicans orleans england englanders delhi "
    "zealand zealander zealanders haven brunswick caledonia guinea bedford britain".split()
)


def _is_in_no_name(word: _Word) -> bool:
    """Return whether a word at either end of a row is no part of a name: "Don’t", "Iowa-based"."""
    if _stem(word.folded) in words("name-stopwords") or word.folded.endswith(("n't", "n’t")):
        return True
    tail = word.text.rpartition("-")[2] if "-" in word.text else ""
    return tail.islower() and is_word(tail) and not _is_korean(word.text)


def _without_opening_word(row: list[_Word], written: str, *, opening: bool) -> list[_Word]:
    """Return the row without an ordinary word that has its capital from its place."""
    first = row[0]
    if first.start:
        opening = opens_sentence(written, first.start)
    is_ordinary = is_word(first.folded) and first.folded not in words("organisation-words")
    return row[1:] if opening and is_ordinary else row


def _kind(row: list[_Word], written: str) -> NameKind:
    """Tell bodies and places from the rest."""
    last = row[-1].folded
    if len(row) > NAMED and row[-1].text in JUNIORS:
        last = row[-NAMED].folded  # "World War II"
    if written in known_institutions():
        return NameKind.INSTITUTION
    if written in known_places() or last in words("place-words") or last in PERHAPS_PLACES:
        return NameKind.PLACE
    if len(row) > 1 and (
        last in _PLACES_OF_BODIES
        or (len(row) == NAMED and row[0].folded in _BEFORE_TOWNS)
        or (len(row) == NAMED and row[0].text in DIRECTIONS and row[1].text in known_places())
    ):
        return NameKind.PLACE
    if last in TEXTS:
        return NameKind.WORK
    if last in EVENTS or (len(row) == 1 and last in _ADJECTIVES):
        return NameKind.OTHER
    bodies = words("organisation-words")
    is_body = any(word.folded in bodies and word.folded not in _ORDINALS for word in row)
    return NameKind.INSTITUTION if is_body else NameKind.OTHER


# "First National Bank" is an institution by its other words.
_ORDINALS = frozenset({"first", "second", "third"})
# Words of bodies' names that end the names of other things.
_PLACES_OF_BODIES = frozenset(
    "building bridge canal monument palace stadium tower towers tavern cemetery wall".split()
)
TEXTS = frozenset(
    "act agreement amendment bill book code treaty protocol doctrine law acts agreements "
    "amendments bills treaties protocols laws".split()
)
EVENTS = frozenset(
    "war election games cup championship championships tournament trial tour debate trophy prize "
    "award awards day week month open classic bowl".split()
)
_ADJECTIVES = frozenset("islamic national federal united general".split())
# "Fort Wayne", "Bay Area"
_BEFORE_TOWNS = frozenset("san santa los las fort port".split())


@cache
def known_institutions() -> frozenset[str]:
    """Return well-known institutions, as they are written."""
    return frozenset(name.replace("_", " ") for name in words("institutions"))


@cache
def known_places() -> frozenset[str]:
    """Return well-known places, as they are written."""
    return frozenset(place.replace("_", " ") for place in words("places"))


@cache
def _no_persons() -> frozenset[str]:
    """Return what is called as a person is: firms and places."""
    return known_places() | frozenset(name.replace("_", " ") for name in words("called-as-people"))


def _stem(word: str) -> str:
    """Return the word without what a contraction adds: ``we`` of ``we’re``."""
    return word.replace("’", "'").partition("'")[0] if "’" in word or "'" in word else word


def _split(written: str) -> list[_Word]:
    """Divide a row at its spaces."""
    if " " not in written and "\xa0" not in written:
        return [_Word(written, written.rstrip(".").lower(), 0)]
    row: list[_Word] = []
    at = 0
    for word in written.replace("\xa0", " ").split(" "):
        bare = word.rstrip(",")
        row.append(_Word(bare, bare.rstrip(".").lower(), at))
        at += len(word) + 1
    return row


def _is_no_name(word: _Word, *, followed_by_stop: bool) -> bool:
    """Return whether a capitalised word that stands alone is never a name."""
    # initials are no names
    if len(word.text) == 1 or word.text.isupper() or word.folded in words("titles"):
        return True
    if word.text in JUNIORS or _is_in_no_name(word):
        return True
    return followed_by_stop and word.folded in words("short-states")


def _is_sure(word: _Word, *, opens: bool) -> bool:
    """Return whether a capitalised word that stands alone is no ordinary word with a capital."""
    if word.text in known_institutions():
        return not opens or not is_word(word.folded) or word.text in _FIRMS_FIRST
    return not is_word(word.folded) or (word.folded in words("given-names") and not opens)


# Firms whose names are words, but with a capital are always theirs.
_FIRMS_FIRST = frozenset(
    "Google Facebook Twitter Pentagon Kremlin Vatican Taliban Congress Treasury".split()
)


def opens_sentence(text: str, start: int) -> bool:
    """Return whether the word at ``start`` has its capital from its place."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # as nearly always
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:;\n\r—-•…" or start == 0


def _person(row: list[_Word], written: str) -> Mention | None:
    """Return the person a row names, if it names one; ``written`` is the whole row."""
    after_title = _title_end(row)
    title = row[after_title - 1].text if after_title else ""
    rest = row[after_title:]
    unlisted = title and len(rest) > 1 and not _opens_name(rest[0])
    first = rest[0].text if rest else ""
    known = unlisted and (_is_acronym(first) or first in known_places() or first in _NO_INITIALS)
    if unlisted and not known and (not is_word(rest[0].folded) or _is_dotted(title)):
        # "Mr. Xanthor Quillby": the title makes a given name of a word of no list.
        named = _until_surname(rest, plain=False)
        full = len(named) > 1
        return _full_name(named, title, written) if full else _surname_only(rest[0], title)
    at = next((at for at, word in enumerate(rest[:-1]) if _opens_name(word)), None)
    if at is not None and (at == 0 or rest[at - 1].folded not in _BEFORE_PLACE_NAMES):
        named = _until_surname(rest[at:], plain=rest[at].folded not in _WORDS_FIRST)
        initials_of_no_name = (
            at == 0 and _is_initials(named[0].text) and len(named) > 1 and is_word(named[1].folded)
        )
        if len(named) > 1 and not initials_of_no_name:
            return _full_name(named, title if at == 0 else "", written)
    if len(rest) == _KOREAN and _is_korean(rest[1].text):
        return _full_name(rest, title, written)
    if title and rest and _stands_for_a_person(rest[0], title):
        party = title.lower() in _PARTIES and is_capitalised(rest[0].folded)
        body = len(rest) > 1 and rest[1].folded in words("organisation-words")
        return None if party or body else _surname_only(rest[0], title)
    return None


NAMED = 2  # words: "Jim Justice"
_KOREAN = 2  # words: "Park Geun-hye"
_LONGEST_KOREAN = len("Jae-in")


def _is_korean(text: str) -> bool:
    """Return whether a word is a given name as Koreans write it: "Geun-hye"."""
    first, _, second = text.partition("-")
    if not second.islower() or not first.istitle() or is_word(first.lower()):
        return False
    return not is_word(second) or len(text) <= _LONGEST_KOREAN


def _title_end(row: list[_Word]) -> int:
    """Return where the titles before a name end: "Homeland Security Secretary" is one."""
    titles = words("titles")
    end = 0
    for at, word in enumerate(row):
        if word.folded in titles:
            # A title that is a given name too is the name, unless a point says otherwise.
            is_given = (
                word.folded in words("given-names")
                and at + 1 < len(row)
                and at == end
                and word.text[-1] != "."
            )
            is_surname = (
                at == len(row) - 1
                and at == end + 1
                and word.folded in words("word-surnames")
                and row[end].folded in words("given-names-men") | words("given-names-women")
            )  # "Rodney King"
            if not is_given and not is_surname:
                end = at + 1
        elif at > end + MOST_WORDS or (at == end > 0 and at == len(row) - NAMED):
            break  # "Gov. Jim Justice"
    return end


# Given names that are words first of all: "Merry Christmas", "Rose Garden", "Will Vote".
_WORDS_FIRST = frozenset(
    "will rose merry faith hope grace joy may april june august summer autumn dawn eve holly ivy "
    "lily daisy violet olive ginger pearl ruby amber crystal jade iris hazel heather cherry penny "
    "star sunny chance chase cash hunter major duke earl prince king rich art drew dean guy miles "
    "skip angel christian victor destiny justice charity liberty melody harmony treasure royal "
    "america china india asia london paris israel jordan georgia virginia carolina".split()
)
# "San Luis Obispo", "Fort Wayne": what goes on after these with a given name is a place.
_BEFORE_PLACE_NAMES = frozenset(
    "san santa los las fort ft mount mt port cape camp st ste saint".split()
)


def _opens_name(word: _Word) -> bool:
    """Return whether a person's name can begin with the word."""
    if word.folded in words("given-names") or _plain(word.folded) in words("given-names"):
        return len(word.text) > _LONGEST_ACRONYM or not word.text.isupper()
    return _is_initials(word.text)


def _plain(word: str) -> str:
    """Return the word without accents: julian of julián."""
    if word.isascii():
        return word
    import unicodedata  # noqa: PLC0415  few words have accents

    return "".join(sign for sign in unicodedata.normalize("NFD", word) if sign.isalpha())


_LONGEST_ACRONYM = 3  # letters: the UN is no Kim Jong Un
_NO_INITIALS = frozenset("G.O.P. U.S. U.N. U.K. E.U. D.C. L.A. N.Y. P.M. A.M. A.G. D.A.".split())


def _is_initials(text: str) -> bool:
    return len(text) > 1 and text[1] == "." and text not in _NO_INITIALS


_COURTESIES = frozenset("mr mrs ms mx sir dame lord lady baroness dr".split())
_DOTTED = frozenset("Sen. Rep. Gov. Gen. Col. Lt. Capt. Sgt. Rev. Prof.".split())


def _is_dotted(title: str) -> bool:
    """Return whether a title is one that only persons have, shortened: "Sen."."""
    return title in _DOTTED


def _stands_for_a_person(word: _Word, title: str) -> bool:
    """Return whether the word after a title can be a surname."""
    if _is_dotted(title) and len(word.folded) > 1:
        return not word.text.isupper() and word.folded not in words("organisation-words")
    if title.rstrip(".").lower() in _COURTESIES and len(word.folded) > 1:
        return word.text.istitle() or not word.text.isupper()
    if (
        word.folded in words("organisation-words")
        or word.text.isupper()
        or word.folded in words("titles")
    ):
        return False
    return not is_word(word.folded) or word.folded in words("word-surnames")


def _until_surname(row: list[_Word], *, plain: bool) -> list[_Word]:
    """Return a row up to the surname: ``Hillary Clinton`` of ``Hillary Clinton Email Probe``.

    ``plain`` says that the first word can only be a given name, so that any word may follow it.
    """
    end = 1
    for at in range(1, min(len(row), MOST_WORDS + 1)):
        word = row[at]
        if word.text in JUNIORS:
            end = at + 1
            break
        if word.folded in _PARTICLES or _is_initials(word.text):
            continue
        before = row[at - 1]
        is_next = at == 1 or _is_initials(before.text) or before.folded in _PARTICLES
        shouted = (shouts(word.text) and not shouts(before.text)) or (
            word.text == before.text and at > 1 and at == len(row) - 1
        )
        if shouted or not _can_be_surname(word, is_next=is_next and plain):
            break
        end = at + 1
    if row[end - 1].folded in words("place-words") and row[end - 1].text not in JUNIORS:
        return row[:1]  # "Grant Avenue", "Morgan Creek"
    if end == len(row) - 1 and row[end].folded in words("organisation-words"):
        return row[:1]  # "Johns Hopkins University", "Cesar Chavez Street": no person
    return row[:end]


def _can_be_surname(word: _Word, *, is_next: bool) -> bool:
    """Return whether the word goes on with a person's name.

    ``is_next`` says that it stands right after a given name, initials or a particle.
    """
    if word.folded in words("name-stopwords") or word.folded.endswith(_NO_SURNAMES):
        return is_next and word.text == "May"
    if word.folded in words("word-surnames"):
        return True
    if word.folded in words("organisation-words"):
        return False
    return is_next or not is_word(word.folded)


_NO_SURNAMES = ("n't", "n’t", "ism")


def shouts(text: str) -> bool:
    """Return whether a word is all capitals: "UCLA", "FERRANTE"."""
    return len(text) > 1 and text.isupper()


def _is_acronym(text: str) -> bool:
    return len(text) <= _LONGEST_ACRONYM and shouts(text) and text not in JUNIORS


def _full_name(row: list[_Word], title: str, written: str) -> Mention:
    last = row[-1]
    if row[0].folded in _PARTICLES and len(row) == NAMED:  # "De Marigny"
        end = last.start + len(last.text)
        whole = written[row[0].start : end]
        return Mention(row[0].start, whole, NameKind.PERSON, title, "", last.text)
    core = [word for word in row if word.text not in JUNIORS] or row
    surname, end = core[-1].text, last.start + len(last.text)
    glued = _GLUED.search(surname) if core[-1] is last and not surname.istitle() else None
    if glued is not None and (shouts(glued.group()) or is_word(glued.group().lower())):
        end -= len(surname) - glued.start()
        surname = surname[: glued.start()]
    whole = written[row[0].start : end]
    return Mention(row[0].start, whole, NameKind.PERSON, title, core[0].text, surname)


# "Ann TrumbleMayor": a page has run the next words into a surname. "McCain", "DeSantis" are whole.
_GLUED = Form(r"(?<=[a-zß-öø-ÿ]{3})(?<!^Fitz)[A-Z]\w+")


def _surname_only(word: _Word, title: str) -> Mention:
    return Mention(word.start, word.text, NameKind.PERSON, title, "", word.text)

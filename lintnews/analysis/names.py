"""Names: who and what the article calls by name, with every mention of each.

A person is found by a given name (``Nadia Ferrante``) or by a title before one
capitalised word (``Mr. Okafor``); a capitalised word alone is a mention of the
person who bears it as a surname, wherever in the article the full name stands.
Other rows of capitalised words are bodies, places, or simply names.
"""

from __future__ import annotations

import enum
import unicodedata
from functools import cache, lru_cache

from lintnews.analysis.dictionary import is_capitalised, is_word
from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import entries, words
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĢİĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_MOST_WORDS = 4
_LONGEST_ROW = 15
_LONGEST_ROLE = 24  # code points before a name
_LONGEST_JOINT = len(" of the ")
_PARTIES = frozenset(
    "republican republicans democrat democrats democratic conservative liberal independent "
    "former".split()
)
# Titles that are written with a point, which ends no row.
_ABBREVIATED = tuple(
    "Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Lt Col Gen Maj Capt Cmdr Cpl Sgt Pvt Adm Rev "
    "Fr Hon Atty Supt Det St Jr Sr".split()
)
_JUNIORS = frozenset("Jr Jr. Sr Sr. II III IV".split())
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


class Name(NamedTuple):
    """One bearer of a name and every mention, in the order of the text.

    ``name`` is the fullest form. ``mentions`` cover the name alone; ``titles``
    has for each mention the title before it as it is written (``Mr.``,
    ``President``), ``""`` if there is none. ``given`` and ``surname`` are
    empty if the article does not give them, and for all but persons.
    """

    name: str
    kind: NameKind
    mentions: tuple[Span, ...]
    titles: tuple[str, ...]
    given: str = ""
    surname: str = ""


class _Mention(NamedTuple):
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


def names(reading: Reading) -> tuple[Name, ...]:
    """Return the names of the article, in the order of their first mention.

    Spans are half-open offsets in code points of the article's text.
    """
    text = reading.text
    known = frozenset(word.casefold() for word in reading.vocabulary.names)
    found: list[_Mention] = []
    in_headlines: list[_Mention] = []
    initials: list[_Mention] = []
    line_end, is_headline = -1, False
    no_names = _no_names()
    for match in _ROW.finditer(text):
        written = match.group()
        if written in no_names:
            continue  # as every second row
        start, end = match.span()
        mention = _mention_in(
            written, _opens_sentence(text, start), text.startswith(".", end), known
        )
        if mention is not None:
            if start > line_end:
                line_end, is_headline = _line(text, start)
            mention = _Mention(start + mention[0], *mention[1:])
            (in_headlines if is_headline else found).append(mention)
        elif (bare := written.removeprefix("The ")).isupper() and len(bare) > 1:
            initials.append(_Mention(end - len(bare), bare, NameKind.INSTITUTION, sure=False))
    if in_headlines:
        found = _with_headlines(found, in_headlines)
    found = _with_nicknames(found, text)
    found = _without_words(_joined(found, text), text)
    found = [_in_place(mention, text) for mention in _with_unusual_persons(found, text)]
    if initials:
        found = _with_initials(found, initials, text)
    return tuple([_name(mentions, text) for mentions in _of_bearers(found)])


_LONGEST_OF_BODIES = 6  # letters: FBI, UNICEF


def _with_initials(found: list[_Mention], initials: list[_Mention], text: str) -> list[_Mention]:
    """Add the institutions that go by initials, if they speak or are named in full too."""
    bodies = {_initials_of(one.text) for one in found if one.kind is NameKind.INSTITUTION}
    speaking = {
        one.text
        for one in initials
        if one.text in bodies or (_can_be_body(one.text) and _acts(one.start, one.end, text))
    }
    if not speaking:
        return found
    kept = [one._replace(sure=True) for one in initials if one.text in speaking]
    return sorted([*found, *kept], key=_place)


def _acts(start: int, end: int, text: str) -> bool:
    """Return whether initials speak, or are told in full: "CENTR, the Council of"."""
    told = (
        text.startswith(", the ", end)
        and text[end + len(", the ") : end + len(", the C")].isupper()
    )
    return told or _speaks(start, end, text)


def _can_be_body(initials: str) -> bool:
    """Return whether an acronym is no person's, no state's and no office's."""
    folded = initials.lower()
    return len(initials) <= _LONGEST_OF_BODIES and not (
        folded in words("titles") or folded in words("short-states") or initials in _NO_BODIES
    )


# What is written in capitals and speaks, but is no institution.
_NO_BODIES = frozenset(
    "US UK USA UAE USSR NYC LA DC SF TV PC PR AI ID OK CEO CFO COO CIO VP PM MP MEP AG DA PA GP HR "
    "IT AOC JFK LBJ FDR RFK MLK RBG SUV DNA HIV GDP NEW THE AND BUT NOT WHO I II III IV".split()
)


@cache
def _initials_of(name: str) -> str:
    """Return the initials of a name of several words, without its small words."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


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


def _speaks(start: int, end: int, text: str) -> bool:
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


_LONGEST_HEADLINE = 150  # code points
_CAPITALS = 0.9  # share of the words of a line in Title Case
_SHORT_WORD = 3  # letters


def _line(text: str, start: int) -> tuple[int, bool]:
    """Return where the line of ``start`` ends, and whether it is a headline in Title Case."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    if text[end - 1] in '.”"':
        return end, False
    begin = text.rfind("\n", 0, start) + 1
    if end - begin > _LONGEST_HEADLINE:
        return end, False
    row = [word for word in text[begin:end].split() if len(word) > _SHORT_WORD]
    capitals = sum(word[0].isupper() for word in row)
    return end, len(row) > _SHORT_WORD and capitals >= _CAPITALS * len(row)


def _with_headlines(found: list[_Mention], others: list[_Mention]) -> list[_Mention]:
    """Add the names of headlines that the story has too, or that can be nothing else.

    Where each word has a capital, a row of them is seldom a name.
    """
    if not found:
        return others
    written = {mention.text for mention in found} | {mention.surname for mention in found}
    kept = [
        mention
        for mention in others
        if mention.text in written
        or mention.text in _places()
        or (mention.given and (mention.surname in written or not _can_be_word(mention.surname)))
    ]
    return sorted([*found, *kept], key=_place)


def _can_be_word(written: str) -> bool:
    folded = written.lower()
    return is_word(folded) or is_capitalised(folded)


def is_given_name(word: str) -> bool:
    """Return whether the word, in lower case, is a given name that the list has."""
    return word in words("given-names")


def _joined(found: list[_Mention], text: str) -> list[_Mention]:
    """Join the names of bodies that small words divide: ``Board of Trade``, ``Grain and Silo``."""
    surnames = {mention.surname for mention in found if mention.kind is NameKind.PERSON}
    result: list[_Mention] = []
    end = -_LONGEST_JOINT - 1  # where the last one ends
    for mention in found:
        start = mention.start
        if start - end <= _LONGEST_JOINT and _belongs(
            result[-1], mention, text[end:start], surnames
        ):
            whole = text[result[-1].start : mention.end]
            kind = NameKind.PLACE if whole in _places() else NameKind.INSTITUTION
            result[-1] = result[-1]._replace(text=whole, kind=kind, sure=True)
        else:
            result.append(mention)
        end = start + len(mention.text)
    return result


_ON_A_SUBJECT = frozenset("Commission Committee Council Conference Panel Subcommittee".split())


def _belongs(first: _Mention, second: _Mention, between: str, surnames: set[str]) -> bool:
    """Return whether two names that follow each other are the two halves of a body's name."""
    if first.kind is NameKind.PERSON or second.kind is NameKind.PERSON:
        return False
    if between == " & ":
        return True  # as only firms are called
    if between == " on ":
        return first.text.rpartition(" ")[2] in _ON_A_SUBJECT
    if between in {" of ", " of the ", " for "}:
        return first.text.rpartition(" ")[2].lower() in words("organisation-words")
    is_half = not first.sure and first.kind is NameKind.OTHER and first.text not in surnames
    if second.text in _institutions():
        return False
    return between == " and " and is_half and second.kind is NameKind.INSTITUTION and second.sure


def _without_words(found: list[_Mention], text: str) -> list[_Mention]:
    """Leave out ordinary words with a capital, unless a person bears them: ``Marta Rice``.

    If such a word opens a sentence, it must stand somewhere inside one too.
    """
    surnames = {mention.surname for mention in found if mention.kind is NameKind.PERSON}
    surnames.update(mention.text.partition(" & ")[0] for mention in found if "& " in mention.text)
    unsure = [mention for mention in found if not mention.sure and mention.text in surnames]
    inside = {mention.text for mention in unsure if not _opens_sentence(text, mention.start)}
    return [mention for mention in found if mention.sure or mention.text in inside]


# It begins with the quotation mark, so that the engine passes over everything else at once.
_NICKNAME = Form(rf"[\"“‘'(](?P<nickname>[{_CAPITAL}]\w+)[\"”’')] (?P<surname>[{_CAPITAL}][\w-]+)")


def _with_nicknames(found: list[_Mention], text: str) -> list[_Mention]:
    """Make one mention of a given name, a nickname in quotation marks and a surname."""
    for match in _NICKNAME.finditer(text):
        if _shouts(match["nickname"]):
            continue  # "WASHINGTON (AP) Officials"
        end = match.end()
        given = text[max(0, match.start() - _LONGEST_ROLE) : match.start()].rstrip()
        given = given.rpartition(" ")[2].rpartition("\n")[2]
        start = match.start() - 1 - len(given)
        folded = given.lower()
        if not given.istitle() or (is_word(folded) and not is_given_name(folded)):
            continue
        inside = [mention for mention in found if start <= mention.start < end]
        title = inside[0].title if inside else ""
        whole = _Mention(
            start,
            text[start:end],
            NameKind.PERSON,
            title,
            given,
            match["surname"],
            nickname=match["nickname"],
        )
        rest = [mention for mention in found if mention.end <= start or mention.start >= end]
        found = sorted([*rest, whole], key=_place)
    return found


def _place(mention: _Mention) -> int:
    return mention.start


def _with_unusual_persons(found: list[_Mention], text: str) -> list[_Mention]:
    """Take two words for a person if the article uses the second alone, or lets them speak.

    No list need have the given name.
    """
    alone = {
        mention.text if mention.kind is NameKind.OTHER else mention.surname for mention in found
    }
    surnames = {mention.surname for mention in found if mention.given}
    return [
        _as_person(mention, alone, text)
        if mention.kind is NameKind.OTHER and " " in mention.text
        else _if_certain(mention, surnames)
        for mention in found
    ]


def _if_certain(mention: _Mention, surnames: set[str]) -> _Mention:
    """Take "Cole Memo" for no person if Cole is somebody's surname, since a memo is a thing."""
    if mention.given not in surnames or mention.title or not is_word(mention.surname.lower()):
        return mention
    if mention.surname.lower() in words("word-surnames"):
        return mention
    return mention._replace(kind=NameKind.OTHER, given="", surname="")


def _after_person() -> str:
    """Return the expression of what follows a person's name: a verb, an age, an office."""
    offices = "|".join(sorted(words("trades") | words("titles")))
    return (
        rf",? (?:who|\d{{1,2}}(?=[,.;])|{'|'.join(sorted(words('said-forms')))})\b"
        rf"|, (?:an? |the |[\w.]+['’]s )?(?:[\w.-]+ ){{0,2}}(?:{offices})\b"
    )


_AFTER_PERSON = Form(_after_person)


def _as_person(mention: _Mention, alone: set[str], text: str) -> _Mention:
    given, _, surname = mention.text.partition(" ")
    if " " in surname or not _could_be_name(given, surname):
        return mention
    folded = given.lower()
    before = text[max(0, mention.start - _LONGEST_ROLE) : mention.start].rstrip(", ")
    before = before.rpartition(" ")[2]
    is_called_one = before in words("titles") or before in words("trades")
    is_alone = surname in alone
    if is_word(surname.lower()) and not (
        surname.lower() in words("word-surnames") or (is_alone and is_called_one)
    ):
        return mention
    speaks = (
        is_called_one
        or bool(_AFTER_PERSON.match(text, mention.end))
        or _speaks(mention.start, mention.end, text)
    )
    sure = is_alone or not _can_be_word(surname)
    if (
        not (is_alone or speaks)
        or (is_word(folded) and not (speaks and sure))
        or (is_capitalised(folded) and not (speaks and sure) and not is_called_one)
        or text.endswith(("the ", "The "), 0, mention.start)
    ):
        return mention
    return mention._replace(kind=NameKind.PERSON, given=given, surname=surname)


_DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Upper Lower".split()
)


def _could_be_name(given: str, surname: str) -> bool:
    """Return whether two words that no list of names has can be a person's name."""
    folded = surname.lower()
    return not (
        folded in words("organisation-words")
        or given in _DIRECTIONS
        or given.isupper()
        or surname.isupper()
        or (is_capitalised(folded) and (is_word(given.lower()) or folded.endswith("s")))
    )


# Words that are surnames as well: a place only after one of these.
_BEFORE_PLACES = tuple(
    " " + word + " " for word in "in at on near outside along through across the to".split()
)
_BEFORE_ANY_PLACE = (" in ", " near ", " outside ")
_PERHAPS_PLACES = frozenset("park hall lane hill lake church brook wood woods bay drive".split())
_VESSELS = frozenset(
    "trawler ship barge ferry vessel schooner yacht boat tanker freighter steamer hurricane storm "
    "typhoon cyclone".split()
)


def _in_place(mention: _Mention, text: str) -> _Mention:
    """Return the name with the kind that the words around it give it."""
    if mention.kind is not NameKind.PERSON or not mention.given or mention.title:
        return mention
    before = text[max(0, mention.start - _LONGEST_ROLE) : mention.start]
    if mention.surname.lower() in _PERHAPS_PLACES and before.endswith(_BEFORE_PLACES):
        return mention._replace(kind=NameKind.PLACE, given="", surname="")
    if before.rstrip().rpartition(" ")[2].lower() in _VESSELS:
        return mention._replace(kind=NameKind.OTHER, given="", surname="")
    if _is_title_of_work(mention, text):
        return mention._replace(kind=NameKind.WORK, given="", surname="")
    return mention


def _is_title_of_work(mention: _Mention, text: str) -> bool:
    """Return whether the name is all that stands between two quotation marks."""
    after = text[mention.end : mention.end + 2]
    return text[max(0, mention.start - 1) : mention.start] in ('"', "“") and (
        after[:1] in ('"', "”") or (after[:1] in (",", ".") and after[1:] in ('"', "”"))
    )


_MEN, _WOMEN = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady", "dame"})
_Key = tuple[str, ...]


class _Bearers:
    """Who bears which name, and who of them was last spoken of."""

    def __init__(self, found: list[_Mention]) -> None:
        """Enter those whom the article names in full."""
        self._juniors = _two_of_one_name(found)
        self._by_surname: dict[str, dict[_Key, None]] = {}
        self._by_given: dict[str, set[_Key]] = {}
        self._last: dict[str, _Key] = {}
        self._courtesies: dict[_Key, str] = {}
        for mention in found:
            if mention.kind is NameKind.PERSON and mention.given:
                key = self._key(mention)
                self._by_surname.setdefault(mention.surname, {})[key] = None
                for called in (mention.given, mention.nickname):
                    self._by_given.setdefault(called, set()).add(key)

    def bearer(self, mention: _Mention) -> _Key:
        """Return what all mentions of the bearer of a name have in common."""
        if mention.kind is NameKind.PERSON and mention.given:
            key = self._key(mention)
        else:
            key = self._of_part(mention)
        self._last[key[-1]] = key
        return key

    def _key(self, mention: _Mention) -> _Key:
        """Return the key of a person who is named in full: Tom Perez and Thomas Perez are one."""
        given, surname = mention.given, mention.surname
        if (given, surname) in self._juniors and _is_junior(mention):
            return ("Jr.", given, surname)
        return (_formal(given), surname)

    def _of_part(self, mention: _Mention) -> _Key:
        """Return the bearer of a surname, a given name or a nickname alone."""
        called = mention.surname or mention.text
        courtesy = _courtesy(mention.title)
        bearers = list(self._by_surname.get(called, ()))
        fitting = [
            bearer
            for bearer in bearers
            if not courtesy or self._courtesies.get(bearer, courtesy) == courtesy
        ] or bearers
        by_given = self._by_given.get(called, set())
        key: _Key = (called,)
        if fitting:
            last = self._last.get(called)
            key = last if last in fitting else fitting[0]
        elif len(by_given) == 1 and mention.kind is not NameKind.PLACE:
            (key,) = by_given
        if courtesy:
            self._courtesies[key] = courtesy
        return key


def _is_junior(mention: _Mention) -> bool:
    return mention.text.rpartition(" ")[2] in _JUNIORS


def _two_of_one_name(found: list[_Mention]) -> set[_Key]:
    """Return the names of which the article tells father and son: one is called Jr."""
    juniors = {(one.given, one.surname) for one in found if one.given and _is_junior(one)}
    return {
        (one.given, one.surname)
        for one in found
        if juniors and one.title and (one.given, one.surname) in juniors and not _is_junior(one)
    }


@cache
def _formal(given: str) -> str:
    """Return the given name that a short form stands for: Thomas for Tom."""
    return _short_forms().get(given.lower(), given)


@cache
def _short_forms() -> dict[str, str]:
    """Return the long form of each short one; in the list it stands first: ``thomas=tom=tommy``."""
    result = {}
    for row in entries("short-given-names"):
        long, *short = row.split("=")
        result.update(dict.fromkeys(short, long.capitalize()))
    return result


def _of_bearers(found: list[_Mention]) -> list[list[_Mention]]:
    """Return the mentions of each bearer of a name.

    A surname alone is the person's of that name who was last spoken of; a given name or a
    nickname alone is the person's who has it.
    """
    bearers = _Bearers(found)
    groups: dict[_Key, list[_Mention]] = {}
    for mention in found:
        groups.setdefault(bearers.bearer(mention), []).append(mention)
    return _with_short_names(groups)


def _with_short_names(groups: dict[_Key, list[_Mention]]) -> list[list[_Mention]]:
    """Give an institution what it is called for short: its initials, its founder's name."""
    bodies: dict[str, _Key] = {}
    for key, mentions in groups.items():
        fullest = mentions[0]
        if fullest.kind is NameKind.INSTITUTION and " " in fullest.text:
            for short in (_initials_of(fullest.text), fullest.text.partition(" & ")[0]):
                bodies.setdefault(short, key)
    if bodies:
        for key in [key for key in groups if key[-1] in bodies and key != bodies[key[-1]]]:
            if len(key) == 1 and groups[key][0].kind is not NameKind.PERSON:
                whole = groups[bodies[key[0]]]
                whole[:] = sorted([*whole, *groups.pop(key)], key=_place)
    return sorted(groups.values(), key=_first_place)


def _first_place(mentions: list[_Mention]) -> int:
    return mentions[0].start


def _courtesy(title: str) -> str:
    """Return whether a title is a man's or a woman's."""
    if not title:
        return ""
    folded = title.lower().rstrip(".")
    return "m" if folded in _MEN else "f" if folded in _WOMEN else ""


def _name(mentions: list[_Mention], text: str) -> Name:
    """Make one name of its mentions."""
    name = _joined_name(mentions)
    if name.kind is NameKind.OTHER and name.name in _WELL_KNOWN:
        return name._replace(kind=NameKind.PERSON, surname=name.name)
    if name.kind is NameKind.OTHER:
        kind = _kind_by_place(name.mentions, text)
        if kind is NameKind.OTHER and _may_speak(name.name):
            kind = _kind_by_speech(name.mentions, text)
        return name._replace(kind=kind)
    return name


def _may_speak(name: str) -> bool:
    """Return whether a name of no known kind can be a person's or an institution's."""
    last = name.rpartition(" ")[2].lower()
    return not (
        _is_people(last)
        or last.endswith(("ans", "ists", "crats"))
        or last in _EVENTS
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
    return len(parts) > _MOST_WORDS or any(
        _shouts(part) or any(sign.isdigit() for sign in part) for part in parts
    )


def _kind_by_speech(mentions: tuple[Span, ...], text: str) -> NameKind:
    """Return whether one who speaks is a person or an institution, by the words beside it."""
    if not any(_speaks(start, end, text) for start, end in mentions):
        return NameKind.OTHER
    if (
        is_called_body(mentions, text)
        or is_written_as_body(mentions[0].of(text))
        or any(text.endswith(("the ", "The "), 0, start) for start, _ in mentions)
    ):
        return NameKind.INSTITUTION
    written = mentions[0].of(text)
    return NameKind.PERSON if written.count(" ") < _NAMED else NameKind.OTHER


# Whom no article needs to introduce.
_WELL_KNOWN = frozenset(
    "Obama Trump Biden Clinton Putin Zelensky Zelenskyy Netanyahu Merkel Macron Erdogan Modi "
    "Hitler Stalin Lenin Mussolini Churchill Thatcher Gorbachev Reagan Nixon Roosevelt Eisenhower "
    "Truman Lincoln Napoleon Shakespeare Mozart Beethoven Picasso Einstein Darwin Gandhi Mandela "
    "Castro Gaddafi Khomeini Khamenei Pence Pelosi McConnell Fauci Mueller Zuckerberg Bezos".split()
)
_DATELINE = Form(r",? ?(?:[\w .]{2,15})?[—–]|(?: \(\w+\))? -{1,2} ")
_LONGEST_DATELINE = 30
_PAPERS = frozenset("star call globe sun mail observer guardian independent mirror bee".split())


def _kind_by_place(mentions: tuple[Span, ...], text: str) -> NameKind:
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


def _joined_name(mentions: list[_Mention]) -> Name:
    """Make one name of its mentions, of the kind that they have by themselves."""
    first = mentions[0]
    spans = tuple([Span(start, start + len(written)) for start, written, *_ in mentions])
    if len(mentions) == 1:
        return Name(
            first.text,
            first.kind,
            spans,
            (first.title,),
            first.given,
            first.surname if first.kind is NameKind.PERSON else "",
        )
    fullest = max(mentions, key=lambda mention: len(mention.text))
    person = next((mention for mention in mentions if mention.kind is NameKind.PERSON), None)
    titles = tuple([mention.title for mention in mentions])
    kind = person.kind if person else fullest.kind
    given = next((mention.given for mention in mentions if mention.given), "")
    return Name(fullest.text, kind, spans, titles, given, person.surname if person else "")


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
    return rf"[{_CAPITAL}](?<![\w@#/.-].){rest}(?:{gap}[{_CAPITAL}]{rest}){{0,{_LONGEST_ROW}}}+"


_ROW = Form(_row)


@cache
def _no_names() -> frozenset[str]:
    """Return the words that are in no name, with the capital of the place where they stand."""
    return frozenset(word.capitalize() for word in words("name-stopwords"))


@lru_cache(maxsize=_REMEMBERED)
def _mention_in(
    written: str,
    opening: bool,  # noqa: FBT001  a cache is faster without names
    stopped: bool,  # noqa: FBT001
    known: frozenset[str],
) -> _Mention | None:
    """Return the name in a row of capitalised words, its place counted from the row's.

    ``opening`` says that the row opens a sentence, ``stopped`` that a full stop follows it,
    ``known`` are the newsroom's names. The same rows are met again and again.
    """
    if written.lower() in words("name-stopwords"):
        return None
    row = _without_glue(_without_stopwords(_split(written)))
    if not row or row[0].text in _JUNIORS:
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
    return _Mention(first.start, name, _kind(row, name), sure=sure)


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
        if _shouts(first.text) and len(first.text) > _LONGEST_BODY and is_word(first.folded):
            return row[1:] if not _shouts(row[1].text) else row
        before = " ".join([word.text for word in row[:-1]])
        if last.folded in _LAWMAKERS and before in _places():
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
        opening = _opens_sentence(written, first.start)
    is_ordinary = is_word(first.folded) and first.folded not in words("organisation-words")
    return row[1:] if opening and is_ordinary else row


def _kind(row: list[_Word], written: str) -> NameKind:
    """Tell bodies and places from the rest."""
    last = row[-1].folded
    if written in _institutions():
        return NameKind.INSTITUTION
    if written in _places() or last in words("place-words") or last in _PERHAPS_PLACES:
        return NameKind.PLACE
    if len(row) > 1 and (
        last in _PLACES_OF_BODIES
        or (len(row) == _NAMED and row[0].folded in _BEFORE_TOWNS)
        or (len(row) == _NAMED and row[0].text in _DIRECTIONS and row[1].text in _places())
    ):
        return NameKind.PLACE
    if last in _TEXTS:
        return NameKind.WORK
    if last in _EVENTS or (len(row) == 1 and last in _ADJECTIVES):
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
_TEXTS = frozenset("act agreement amendment bill book code treaty protocol doctrine law".split())
_EVENTS = frozenset(
    "war election games cup championship championships tournament trial tour debate trophy prize "
    "award awards day week month open classic bowl".split()
)
_ADJECTIVES = frozenset("islamic national federal united general".split())


# "Fort Wayne", "Bay Area"
_BEFORE_TOWNS = frozenset("san santa los las fort port".split())


@cache
def _institutions() -> frozenset[str]:
    """Return well-known institutions, as they are written."""
    return frozenset(name.replace("_", " ") for name in words("institutions"))


@cache
def _places() -> frozenset[str]:
    return frozenset(place.replace("_", " ") for place in words("places"))


@cache
def _no_persons() -> frozenset[str]:
    """Return what is called as a person is: firms and places."""
    return _places() | frozenset(name.replace("_", " ") for name in words("called-as-people"))


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
    if word.text in _JUNIORS or _is_in_no_name(word):
        return True
    return followed_by_stop and word.folded in words("short-states")


def _is_sure(word: _Word, *, opens: bool) -> bool:
    """Return whether a capitalised word that stands alone is no ordinary word with a capital."""
    if word.text in _institutions():
        return not opens or not is_word(word.folded) or word.text in _FIRMS_FIRST
    return not is_word(word.folded) or (word.folded in words("given-names") and not opens)


# Firms whose names are words, but with a capital are always theirs.
_FIRMS_FIRST = frozenset(
    "Google Facebook Twitter Pentagon Kremlin Vatican Taliban Congress Treasury".split()
)


def _opens_sentence(text: str, start: int) -> bool:
    """Return whether the word at ``start`` has its capital from its place."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # as nearly always
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:;\n\r—-•…" or start == 0


def _person(row: list[_Word], written: str) -> _Mention | None:
    """Return the person a row names, if it names one; ``written`` is the whole row."""
    after_title = _title_end(row)
    title = row[after_title - 1].text if after_title else ""
    rest = row[after_title:]
    unlisted = title and len(rest) > 1 and not _opens_name(rest[0])
    known = unlisted and (_is_acronym(rest[0].text) or rest[0].text in _places())
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


_NAMED = 2  # words: "Jim Justice"
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
            if not is_given:
                end = at + 1
        elif at > end + _MOST_WORDS or (at == end > 0 and at == len(row) - _NAMED):
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
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if sign.isalpha())


_LONGEST_ACRONYM = 3  # letters: the UN is no Kim Jong Un
_NO_INITIALS = frozenset("U.S. U.N. U.K. E.U. D.C. L.A. N.Y. P.M. A.M. A.G. D.A.".split())


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
        return word.text.istitle() and word.folded not in words("organisation-words")
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
    for at in range(1, min(len(row), _MOST_WORDS + 1)):
        word = row[at]
        if word.text in _JUNIORS:
            end = at + 1
            break
        if word.folded in _PARTICLES or _is_initials(word.text):
            continue
        before = row[at - 1]
        is_next = at == 1 or _is_initials(before.text) or before.folded in _PARTICLES
        shouted = (_shouts(word.text) and not _shouts(before.text)) or (
            word.text == before.text and at > 1 and at == len(row) - 1
        )
        if shouted or not _can_be_surname(word, is_next=is_next and plain):
            break
        end = at + 1
    if row[end - 1].folded in words("place-words") and row[end - 1].text not in _JUNIORS:
        return row[:1]  # "Grant Avenue", "Morgan Creek"
    if end == len(row) - 1 and row[end].folded in words("organisation-words"):
        return row[:1]  # "Johns Hopkins University", "Cesar Chavez Street": no person
    return row[:end]


def _can_be_surname(word: _Word, *, is_next: bool) -> bool:
    """Return whether the word goes on with a person's name.

    ``is_next`` says that it stands right after a given name, initials or a particle.
    """
    if word.folded in words("name-stopwords"):
        return False
    if word.folded in words("word-surnames"):
        return True
    if word.folded in words("organisation-words"):
        return False
    return is_next or not is_word(word.folded)


def _shouts(text: str) -> bool:
    """Return whether a word is all capitals: "UCLA", "FERRANTE"."""
    return len(text) > 1 and text.isupper()


def _is_acronym(text: str) -> bool:
    return len(text) <= _LONGEST_ACRONYM and _shouts(text) and text not in _JUNIORS


def _full_name(row: list[_Word], title: str, written: str) -> _Mention:
    last = row[-1]
    if row[0].folded in _PARTICLES and len(row) == _NAMED:  # "De Marigny"
        end = last.start + len(last.text)
        whole = written[row[0].start : end]
        return _Mention(row[0].start, whole, NameKind.PERSON, title, "", last.text)
    core = [word for word in row if word.text not in _JUNIORS] or row
    return _Mention(
        row[0].start,
        written[row[0].start : last.start + len(last.text)],
        NameKind.PERSON,
        title,
        core[0].text,
        core[-1].text,
    )


def _surname_only(word: _Word, title: str) -> _Mention:
    return _Mention(word.start, word.text, NameKind.PERSON, title, "", word.text)

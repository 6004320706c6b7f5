"""Names: who and what the article calls by name, with every mention of each.

A person is found by a given name (``Nadia Ferrante``) or by a title before one
capitalised word (``Mr. Okafor``); a capitalised word alone is a mention of the
person who bears it as a surname, wherever in the article the full name stands.
Other rows of capitalised words are bodies, places, or simply names.
"""

from __future__ import annotations

import enum
import re
from functools import cache, lru_cache

from lintnews.analysis.dictionary import is_capitalised, is_word
from lintnews.analysis.lexicon import words
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĢİĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_MOST_WORDS = 4
_LONGEST_ROW = 15
_LONGEST_JOINT = len(" of the ")
_PARTIES = frozenset(
    {
        "republican",
        "republicans",
        "democrat",
        "democrats",
        "democratic",
        "conservative",
        "liberal",
        "independent",
        "former",
    },
)
# Titles that are written with a point, which ends no row.
_ABBREVIATED = (
    *(
        "Mr",
        "Mrs",
        "Ms",
        "Mx",
        "Dr",
        "Prof",
        "Sen",
        "Sens",
        "Rep",
        "Reps",
        "Gov",
        "Govs",
        "Lt",
        "Col",
        "Gen",
        "Maj",
        "Capt",
        "Cmdr",
        "Cpl",
    ),
    *("Sgt", "Pvt", "Adm", "Rev", "Fr", "Hon", "Atty", "Supt", "Det", "St", "Jr", "Sr"),
)
_JUNIORS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_MONTHS_THAT_ARE_NAMES = frozenset({"april", "august", "jan", "june"})
_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "van",
        "von",
    ],
)

_REMEMBERED = 1 << 14  # rows


class NameKind(enum.StrEnum):
    """What bears a name."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OTHER = "other"


class Name(NamedTuple):
    """One bearer of a name and every mention, in the order of the text.

    ``name`` is the fullest form. ``mentions`` cover the name alone; ``titles``
    has for each mention the title before it as it is written (``Mr.``,
    ``President``), ``""`` where there is none. ``given`` and ``surname`` are
    empty where the article does not tell them, and for all but persons.
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

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


class _Word(NamedTuple):
    """A word of a row of capitalised words: as written, folded and without points, and where it starts in the row."""

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
    for match in _row().finditer(text):
        start, end = match.span()
        mention = _mention_in(
            match.group(),
            _opens_sentence(text, start),
            text.startswith(".", end),
            known,
        )
        if mention is not None:
            found.append(_Mention(start + mention[0], *mention[1:]))
    found = _with_unusual_persons(_without_words(_joined(found, text), text))
    bearers = {
        mention.surname: mention
        for mention in found
        if mention.given and mention.kind is NameKind.PERSON
    }
    groups: dict[tuple[str, ...], list[_Mention]] = {}
    for mention in found:
        groups.setdefault(_key(mention, bearers), []).append(mention)
    return tuple(map(_name, groups.values()))


def is_given_name(word: str) -> bool:
    """Say whether the word, in lower case, is a given name that the list has."""
    return word in words("given-names")


def _joined(found: list[_Mention], text: str) -> list[_Mention]:
    """Put the names of bodies together that small words divide: ``Board of Trade``, ``Grain and Silo Board``."""
    surnames = {mention.surname for mention in found if mention.kind is NameKind.PERSON}
    result: list[_Mention] = []
    behind = -_LONGEST_JOINT - 1  # where the last one ends
    for mention in found:
        start = mention.start
        if start - behind <= _LONGEST_JOINT and _belongs(
            result[-1],
            mention,
            text[behind:start],
            surnames,
        ):
            whole = text[result[-1].start : mention.end]
            result[-1] = result[-1]._replace(text=whole, kind=NameKind.ORGANIZATION, sure=True)
        else:
            result.append(mention)
        behind = start + len(mention.text)
    return result


def _belongs(first: _Mention, second: _Mention, between: str, surnames: set[str]) -> bool:
    """Say whether two names that follow each other are the two halves of a body's name."""
    if first.kind is NameKind.PERSON or second.kind is NameKind.PERSON:
        return False
    if between in {" of ", " of the ", " for "}:
        return first.text.rpartition(" ")[2].lower() in words("organisation-words")
    is_half = not first.sure and first.kind is NameKind.OTHER and first.text not in surnames
    return between == " and " and is_half and second.kind is NameKind.ORGANIZATION and second.sure


def _without_words(found: list[_Mention], text: str) -> list[_Mention]:
    """Leave out ordinary words with a capital, unless a person bears them: ``Rice`` where Marta Rice is named.

    Where such a word opens a sentence, it must stand somewhere inside one too.
    """
    surnames = {mention.surname for mention in found if mention.kind is NameKind.PERSON}
    unsure = [mention for mention in found if not mention.sure and mention.text in surnames]
    inside = {mention.text for mention in unsure if not _opens_sentence(text, mention.start)}
    return [mention for mention in found if mention.sure or mention.text in inside]


def _with_unusual_persons(found: list[_Mention]) -> list[_Mention]:
    """Take two words for a person where no list has the given name but the article uses the surname alone."""
    alone = {
        mention.text if mention.kind is NameKind.OTHER else mention.surname for mention in found
    }
    return [
        _as_person(mention, alone)
        if mention.kind is NameKind.OTHER and " " in mention.text
        else mention
        for mention in found
    ]


def _as_person(mention: _Mention, alone: set[str]) -> _Mention:
    given, _, surname = mention.text.partition(" ")
    folded = given.lower()
    if surname not in alone or is_word(folded) or is_capitalised(folded):
        return mention
    return mention._replace(kind=NameKind.PERSON, given=given, surname=surname)


def _key(mention: _Mention, bearers: dict[str, _Mention]) -> tuple[str, ...]:
    """Return what all mentions of one bearer have in common."""
    if mention.kind is NameKind.PERSON and mention.given:
        return (mention.given, mention.surname)
    called = mention.surname or mention.text
    bearer = bearers.get(called)
    return (called,) if bearer is None else (bearer.given, bearer.surname)


def _name(mentions: list[_Mention]) -> Name:
    """Make one name of its mentions."""
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


@cache
def _row() -> re.Pattern[str]:
    """Return the pattern of a row of capitalised words.

    It begins with the capital, not with what must stand before it: so the engine
    passes over everything else at once.
    """
    by_length = {
        len(title): [other for other in _ABBREVIATED if len(other) == len(title)]
        for title in _ABBREVIATED
    }
    abbreviated = "|".join(rf"(?<=\b(?:{'|'.join(titles)})\.)" for titles in by_length.values())
    rest = rf"(?:\w{{1,4}}+\.(?:{abbreviated})|\.(?:[^\W\d_a-zß-öø-ÿ]\.)*|\w*+(?:(?:['’](?!s\b)|-)\w++)*+)"
    particle = "(?:" + "|".join(sorted(_PARTICLES)) + ")"
    gap = rf"(?:,?[ \xa0](?=[JS]r\.)|[ \xa0](?:{particle}[ \xa0]){{0,2}})"
    return re.compile(
        rf"[{_CAPITAL}](?<![\w@#/.-].){rest}(?:{gap}[{_CAPITAL}]{rest}){{0,{_LONGEST_ROW}}}+",
    )


@lru_cache(maxsize=_REMEMBERED)
# a cache has no use for names
def _mention_in(written: str, opens: bool, stops: bool, known: frozenset[str]) -> _Mention | None:  # noqa: FBT001
    """Return the name in a row of capitalised words, its place counted from the row's, ``None`` where there is none.

    ``opens`` says that the row opens a sentence, ``stops`` that a full stop
    follows. The same rows come again and again, in an article and in the next.
    """
    stopwords = words("name-stopwords")
    if written.lower() in stopwords:
        return None
    row = _split(written)
    if len(row) > 1:
        while (
            row
            and _stem(row[0].folded) in stopwords
            and not (row[0].folded in _MONTHS_THAT_ARE_NAMES and len(row) > 1)
        ):
            row = row[1:]
        while len(row) > 1 and row[-1].folded in stopwords:
            row = row[:-1]
        if not row or row[0].text in _JUNIORS:
            return None
        if len(row) > 1:
            person = _person(row, written)
            if person is not None:
                return person
            opening = _opens_sentence(written, row[0].start) if row[0].start else opens
            if (
                opening
                and is_word(row[0].folded)
                and row[0].folded not in words("organisation-words")
            ):
                row = row[1:]
    end = row[-1].start + len(row[-1].text)
    is_known = bool(known) and row[0].text.casefold() in known
    if (
        len(row) == 1
        and not is_known
        and _is_no_name(row[0], followed_by_stop=stops and end == len(written))
    ):
        return None
    sure = len(row) > 1 or is_known or _is_sure(row[0], opens=opens)
    start = row[0].start
    return _Mention(start, written[start:end], _kind(row, written[start:end]), sure=sure)


def _kind(row: list[_Word], written: str) -> NameKind:
    """Tell bodies and places from the rest."""
    if written in _places():
        return NameKind.PLACE
    bodies = words("organisation-words")
    return (
        NameKind.OTHER
        if bodies.isdisjoint([word.folded for word in row])
        else NameKind.ORGANIZATION
    )


@cache
def _places() -> frozenset[str]:
    return frozenset(place.replace("_", " ") for place in words("places"))


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
    """Say whether a capitalised word that stands alone is never a name."""
    # initials are no names
    if len(word.text) < 2 or word.text.isupper() or word.folded in words("titles"):  # noqa: PLR2004
        return True
    if word.text in _JUNIORS or _stem(word.folded) in words("name-stopwords"):
        return True
    return followed_by_stop and word.folded in words("short-states")


def _is_sure(word: _Word, *, opens: bool) -> bool:
    """Say whether a capitalised word that stands alone is no ordinary word with a capital."""
    return not is_word(word.folded) or (word.folded in words("given-names") and not opens)


def _opens_sentence(text: str, start: int) -> bool:
    """Say whether the word at ``start`` has its capital from its place."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # as nearly always
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:;\n\r—-•…" or start == 0


def _person(row: list[_Word], written: str) -> _Mention | None:
    """Return the person a row names, if it names one; ``written`` is the whole row."""
    titles, given_names = words("titles"), words("given-names")
    after_title = 0
    for at, word in enumerate(row):
        if word.folded in titles and not (
            word.folded in given_names
            and at + 1 < len(row)
            and at == after_title
            and word.text[-1] != "."
        ):
            after_title = at + 1
        elif word.folded not in titles and at > after_title + _MOST_WORDS:
            break
    title = _title(row, after_title)
    rest = row[after_title:]
    for at, word in enumerate(rest[:-1]):
        if word.folded in given_names or _is_initials(word.text):
            named = _cut(rest[at:])
            if len(named) > 1 and not (
                _is_initials(word.text) and at == 0 and not _is_plausible(named)
            ):
                return _full_name(named, title if at == 0 else "", written)
            break
        if at == 0 and title and not is_word(word.folded):
            named = _cut(rest)
            return (
                _full_name(named, title, written)
                if len(named) > 1
                else _surname_only(rest[0], title)
            )
    if (
        title
        and rest
        and _stands_for_a_person(rest[0])
        and not (title.lower() in _PARTIES and is_capitalised(rest[0].folded))
    ):
        return _surname_only(rest[0], title)
    return None


def _title(row: list[_Word], end: int) -> str:
    """Return the title before the name as it is written: the last word of it, and those that belong to it."""
    if not end:
        return ""
    return row[end - 1].text


def _is_initials(text: str) -> bool:
    return (
        len(text) > 1
        and text[1] == "."
        and text not in {"U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "L.A.", "N.Y.", "P.M.", "A.M."}
    )


def _is_plausible(named: list[_Word]) -> bool:
    return not is_word(named[1].folded)


def _stands_for_a_person(word: _Word) -> bool:
    """Say whether the word after a title can be a surname."""
    if (
        word.folded in words("organisation-words")
        or word.text.isupper()
        or word.folded in words("titles")
    ):
        return False
    return not is_word(word.folded) or word.folded in words("word-surnames")


def _cut(row: list[_Word]) -> list[_Word]:
    """Cut a row behind the surname: ``Hillary Clinton Email Probe`` names two words' worth of person."""
    organisation = words("organisation-words")
    stopwords = words("name-stopwords")
    end = 1
    for at in range(1, min(len(row), _MOST_WORDS + 1)):
        word = row[at]
        if word.text in _JUNIORS:
            end = at + 1
            break
        if word.folded in _PARTICLES or _is_initials(word.text):
            continue
        if word.folded in stopwords or (
            word.folded in organisation and word.folded not in words("word-surnames")
        ):
            break
        if (
            at > 1
            and row[at - 1].folded not in _PARTICLES
            and is_word(word.folded)
            and word.folded not in words("word-surnames")
        ):
            break
        end = at + 1
    if end < len(row) and row[end].folded in organisation and end == len(row) - 1:
        return row[:1]  # "Johns Hopkins University", "Cesar Chavez Street": no person
    return row[:end]


def _full_name(row: list[_Word], title: str, written: str) -> _Mention:
    last = row[-1]
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

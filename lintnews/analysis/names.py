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
from typing import TYPE_CHECKING

from lintnews.analysis.dictionary import is_capitalised, is_word
from lintnews.analysis.lexicon import words
from lintnews.article.span import Span
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from lintnews.analysis.reading import Reading

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĢİĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_MOST_WORDS = 4
_LONGEST_ROW = 15
_LONGEST_JOINT = len(" of the ")
_PARTIES = frozenset(
    {"republican", "republicans", "democrat", "democrats", "democratic", "conservative", "liberal", "independent", "former"}
)
_JUNIORS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_MONTHS_THAT_ARE_NAMES = frozenset({"april", "august", "jan", "june"})
_PARTICLES = frozenset(["al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von"])

_REMEMBERED = 1 << 14  # so many words alone


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
    """A name as it stands in one place."""

    start: int
    end: int
    kind: NameKind
    title: str
    given: str
    surname: str
    sure: bool = True


class _Word(NamedTuple):
    """A word of a row of capitalised words: as written, folded and without points, and where it starts."""

    text: str
    folded: str
    start: int


def names(reading: Reading) -> tuple[Name, ...]:
    """Return the names of the article, in the order of their first mention.

    Spans are half-open offsets in code points of the article's text.
    """
    text = reading.text
    known = frozenset(word.casefold() for word in reading.vocabulary.names)
    stopwords = words("name-stopwords")
    rows = [match for match in _row().finditer(text) if match.group().lower() not in stopwords]
    found: list[_Mention] = []
    for match in rows:
        found.extend(_mentions_of(match, text, known))
    found = _with_unusual_persons(_without_words(_joined(found, text), text), text)
    bearers = {mention.surname: mention for mention in found if mention.given and mention.kind is NameKind.PERSON}
    groups: dict[tuple[str, ...], list[_Mention]] = {}
    for mention in found:
        groups.setdefault(_key(mention, text, bearers), []).append(mention)
    return tuple(_name(group, text) for group in groups.values())


def is_given_name(word: str) -> bool:
    """Say whether the word, in lower case, is a given name that the list has."""
    return word in words("given-names")


def _joined(found: list[_Mention], text: str) -> list[_Mention]:
    """Put the names of bodies together that small words divide: ``Board of Trade``, ``Grain and Silo Board``."""
    surnames = {mention.surname for mention in found if mention.kind is NameKind.PERSON}
    result: list[_Mention] = []
    for mention in found:
        last = result[-1] if result else None
        if last is not None and mention.start - last.end <= _LONGEST_JOINT and _belongs(last, mention, text, surnames):
            result[-1] = last._replace(end=mention.end, kind=NameKind.ORGANIZATION, sure=True)
        else:
            result.append(mention)
    return result


def _belongs(first: _Mention, second: _Mention, text: str, surnames: set[str]) -> bool:
    """Say whether two names that follow each other are the two halves of a body's name."""
    between = text[first.end : second.start]
    if NameKind.PERSON in {first.kind, second.kind}:
        return False
    if between in {" of ", " of the ", " for "}:
        return text[first.start : first.end].rpartition(" ")[2].lower() in words("organisation-words")
    written = text[first.start : first.end]
    is_half = not first.sure and first.kind is NameKind.OTHER and written not in surnames
    return between == " and " and is_half and second.kind is NameKind.ORGANIZATION and second.sure


def _without_words(found: list[_Mention], text: str) -> list[_Mention]:
    """Leave out ordinary words with a capital, unless a person bears them: ``Rice`` where Marta Rice is named.

    Where such a word opens a sentence, it must stand somewhere inside one too.
    """
    surnames = {mention.surname for mention in found if mention.kind is NameKind.PERSON}
    unsure = [mention for mention in found if not mention.sure and text[mention.start : mention.end] in surnames]
    inside = {text[mention.start : mention.end] for mention in unsure if not _opens_sentence(text, mention.start)}
    return [mention for mention in found if mention.sure or text[mention.start : mention.end] in inside]


def _with_unusual_persons(found: list[_Mention], text: str) -> list[_Mention]:
    """Take two words for a person where no list has the given name but the article uses the surname alone."""
    alone = {text[m.start : m.end] for m in found if m.kind is NameKind.OTHER} | {m.surname for m in found if m.kind is NameKind.PERSON}
    result: list[_Mention] = []
    for mention in found:
        given, space, surname = text[mention.start : mention.end].partition(" ")
        folded = given.lower()
        if mention.kind is NameKind.OTHER and space and surname in alone and not (is_word(folded) or is_capitalised(folded)):
            result.append(mention._replace(kind=NameKind.PERSON, given=given, surname=surname))
        else:
            result.append(mention)
    return result


def _key(mention: _Mention, text: str, bearers: dict[str, _Mention]) -> tuple[str, ...]:
    """Return what all mentions of one bearer have in common."""
    if mention.kind is NameKind.PERSON and mention.given:
        return (mention.given, mention.surname)
    bearer = bearers.get(mention.surname or text[mention.start : mention.end])
    if bearer is not None:
        return (bearer.given, bearer.surname)
    return (mention.surname or text[mention.start : mention.end],)


def _name(mentions: list[_Mention], text: str) -> Name:
    """Make one name of its mentions."""
    fullest = max(mentions, key=lambda mention: mention.end - mention.start)
    person = next((mention for mention in mentions if mention.kind is NameKind.PERSON), None)
    spans = tuple(Span(mention.start, mention.end) for mention in mentions)
    titles = tuple(mention.title for mention in mentions)
    kind = person.kind if person else fullest.kind
    given = next((mention.given for mention in mentions if mention.given), "")
    return Name(text[fullest.start : fullest.end], kind, spans, titles, given, person.surname if person else "")


@cache
def _row() -> re.Pattern[str]:
    """Return the pattern of a row of capitalised words."""
    word = rf"[{_CAPITAL}]\w*+(?:(?:['’](?!s\b)|-)\w++)*+"
    dotted = rf"(?:[{_CAPITAL}]\.)+"
    abbreviated = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sens?|Reps?|Govs?|Lt|Col|Gen|Maj|Capt|Cmdr|Cpl|Sgt|Pvt|Adm|Rev|Fr|Hon|Atty|Supt|Det|St|Jr|Sr)\."
    one = rf"(?:{abbreviated}|{dotted}|{word})"
    particle = "(?:" + "|".join(sorted(_PARTICLES)) + ")"
    return re.compile(rf"(?<![\w@#/.-]){one}(?:(?:,?[ \xa0](?=(?:Jr|Sr)\.)|[ \xa0](?:{particle}[ \xa0]){{0,2}}){one}){{0,{_LONGEST_ROW}}}+")


def _mentions_of(match: re.Match[str], text: str, known: frozenset[str]) -> tuple[_Mention, ...]:
    """Return the names in one row of capitalised words: mostly one, or none."""
    row = _split(match)
    if len(row) > 1:
        stopwords = words("name-stopwords")
        while row and _stem(row[0].folded) in stopwords and not (row[0].folded in _MONTHS_THAT_ARE_NAMES and len(row) > 1):
            row = row[1:]
        while len(row) > 1 and row[-1].folded in stopwords:
            row = row[:-1]
        if not row or row[0].text in _JUNIORS:
            return ()
        if len(row) > 1:
            person = _person(row)
            if person is not None:
                return (person,)
            if _opens_sentence(text, row[0].start) and is_word(row[0].folded) and row[0].folded not in words("organisation-words"):
                row = row[1:]
    if len(row) == 1 and _is_no_name(row[0], text, known):
        return ()
    end = row[-1].start + len(row[-1].text)
    sure = len(row) > 1 or _is_sure(row[0], match, text, known)
    return (_Mention(row[0].start, end, _kind(row, text[row[0].start : end]), "", "", "", sure),)


def _kind(row: list[_Word], written: str) -> NameKind:
    """Tell bodies and places from the rest."""
    if written in _places():
        return NameKind.PLACE
    bodies = words("organisation-words")
    return NameKind.OTHER if bodies.isdisjoint([word.folded for word in row]) else NameKind.ORGANIZATION


@cache
def _places() -> frozenset[str]:
    return frozenset(place.replace("_", " ") for place in words("places"))


def _stem(word: str) -> str:
    """Return the word without what a contraction adds: ``we`` of ``we’re``."""
    return word.replace("’", "'").partition("'")[0] if "’" in word or "'" in word else word


def _split(match: re.Match[str]) -> list[_Word]:
    """Divide a row at its spaces."""
    written = match.group()
    if " " not in written and "\xa0" not in written:
        bare = written.rstrip(",")
        return [_Word(bare, bare.rstrip(".").lower(), match.start())]
    row: list[_Word] = []
    at = match.start()
    for word in written.replace("\xa0", " ").split(" "):
        bare = word.rstrip(",")
        row.append(_Word(bare, bare.rstrip(".").lower(), at))
        at += len(word) + 1
    return row


def _is_no_name(word: _Word, text: str, known: frozenset[str]) -> bool:
    """Say whether a capitalised word that stands alone is never a name."""
    if known and word.text.casefold() in known:
        return False
    if _is_never_name(word.text, word.folded):
        return True
    return word.folded in words("short-states") and text.startswith(".", word.start + len(word.text))


@lru_cache(maxsize=_REMEMBERED)
def _is_never_name(written: str, folded: str) -> bool:
    if len(written) < 2 or written.isupper() or folded in words("titles"):  # noqa: PLR2004  initials are no names
        return True
    return written in _JUNIORS or _stem(folded) in words("name-stopwords")


def _is_sure(word: _Word, match: re.Match[str], text: str, known: frozenset[str]) -> bool:
    """Say whether a capitalised word that stands alone is no ordinary word with a capital."""
    if not is_word(word.folded) or (known and word.text.casefold() in known):
        return True
    return word.folded in words("given-names") and not _opens_sentence(text, match.start())


def _opens_sentence(text: str, start: int) -> bool:
    """Say whether the word at ``start`` has its capital from its place."""
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:;\n\r—-•…" or start == 0


def _person(row: list[_Word]) -> _Mention | None:
    """Return the person a row names, if it names one."""
    titles, given_names = words("titles"), words("given-names")
    after_title = 0
    for at, word in enumerate(row):
        if word.folded in titles and not (word.folded in given_names and at + 1 < len(row) and at == after_title and word.text[-1] != "."):
            after_title = at + 1
        elif word.folded not in titles and at > after_title + _MOST_WORDS:
            break
    title = _title(row, after_title)
    rest = row[after_title:]
    for at, word in enumerate(rest[:-1]):
        if word.folded in given_names or _is_initials(word.text):
            named = _cut(rest[at:])
            if len(named) > 1 and not (_is_initials(word.text) and at == 0 and not _is_plausible(named)):
                return _full_name(named, title if at == 0 else "")
            break
        if at == 0 and title and not is_word(word.folded):
            named = _cut(rest)
            return _full_name(named, title) if len(named) > 1 else _surname_only(rest[0], title)
    if title and rest and _stands_for_a_person(rest[0]) and not (title.lower() in _PARTIES and is_capitalised(rest[0].folded)):
        return _surname_only(rest[0], title)
    return None


def _title(row: list[_Word], end: int) -> str:
    """Return the title before the name as it is written: the last word of it, and those that belong to it."""
    if not end:
        return ""
    return row[end - 1].text


def _is_initials(text: str) -> bool:
    return len(text) > 1 and text[1] == "." and text not in {"U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "L.A.", "N.Y.", "P.M.", "A.M."}


def _is_plausible(named: list[_Word]) -> bool:
    return not is_word(named[1].folded)


def _stands_for_a_person(word: _Word) -> bool:
    """Say whether the word after a title can be a surname."""
    if word.folded in words("organisation-words") or word.text.isupper() or word.folded in words("titles"):
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
        if word.folded in stopwords or (word.folded in organisation and word.folded not in words("word-surnames")):
            break
        if at > 1 and row[at - 1].folded not in _PARTICLES and is_word(word.folded) and word.folded not in words("word-surnames"):
            break
        end = at + 1
    if end < len(row) and row[end].folded in organisation and end == len(row) - 1:
        return row[:1]  # "Johns Hopkins University", "Cesar Chavez Street": no person
    return row[:end]


def _full_name(row: list[_Word], title: str) -> _Mention:
    last = row[-1]
    core = [word for word in row if word.text not in _JUNIORS] or row
    return _Mention(row[0].start, last.start + len(last.text), NameKind.PERSON, title, core[0].text, core[-1].text)


def _surname_only(word: _Word, title: str) -> _Mention:
    return _Mention(word.start, word.start + len(word.text), NameKind.PERSON, title, "", word.text)

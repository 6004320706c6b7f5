"""Names: who and what the article calls by name, with every mention of each.

A person is found by a given name (``Nadia Ferrante``) or by a title before one
capitalised word (``Mr. Okafor``); a capitalised word alone is a mention of the
person who bears it as a surname, wherever in the article the full name stands.
Other rows of capitalised words are bodies, places, or simply names.
"""

from __future__ import annotations

from lintnews.analysis.bearers import Name, by_bearer, initials_of, name_of
from lintnews.analysis.dictionary import is_capitalised, is_word
from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import words
from lintnews.analysis.name_kinds import (
    LONGEST_ROLE,
    WELL_KNOWN,
    in_place,
    is_called_body,
    is_speaking,
    is_written_as_body,
)
from lintnews.analysis.name_rows import (
    CAPITAL,
    DIRECTIONS,
    ROW,
    TEXTS,
    Mention,
    NameKind,
    is_given_name,
    known_institutions,
    known_places,
    mention_in,
    opens_sentence,
    place_in_text,
    shouts,
    words_in_no_name,
)
from lintnews.analysis.reading import Reading

__all__ = ["Name", "NameKind", "is_called_body", "is_given_name", "is_written_as_body", "names"]

_LONGEST_JOINT = len(" of the ")


def names(reading: Reading) -> tuple[Name, ...]:
    """Return the names of the article, in the order of their first mention.

    Spans are half-open offsets in code points of the article's text.
    """
    text = reading.text
    known = frozenset(word.casefold() for word in reading.vocabulary.names)
    found: list[Mention] = []
    in_headlines: list[Mention] = []
    initials: list[Mention] = []
    line_end, is_headline = -1, False
    no_names = words_in_no_name()
    for match in ROW.finditer(text):
        written = match.group()
        if written in no_names:
            continue  # as every second row
        start, end = match.span()
        mention = mention_in(written, opens_sentence(text, start), text.startswith(".", end), known)
        if mention is not None:
            if start > line_end:
                line_end, is_headline = _line(text, start)
            mention = Mention(start + mention[0], *mention[1:])
            (in_headlines if is_headline else found).append(mention)
        elif (bare := written.removeprefix("The ")).isupper() and len(bare) > 1:
            initials.append(Mention(end - len(bare), bare, NameKind.INSTITUTION, sure=False))
    if in_headlines:
        found = _with_headlines(found, in_headlines)
    found = _with_nicknames(found, text)
    found = _without_words(_joined(found, text), text)
    found = [in_place(mention, text) for mention in _with_unusual_persons(found, text)]
    if initials:
        found = _with_initials(found, initials, text)
    return tuple([name_of(mentions, text) for mentions in by_bearer(found)])


_LONGEST_OF_BODIES = 6  # letters: FBI, UNICEF


def _with_initials(found: list[Mention], initials: list[Mention], text: str) -> list[Mention]:
    """Add the institutions that go by initials, if they speak or are named in full too."""
    bodies = {initials_of(one.text) for one in found if one.kind is NameKind.INSTITUTION}
    speaking = {
        one.text
        for one in initials
        if one.text in bodies or (_can_be_body(one.text) and _acts(one.start, one.end, text))
    }
    if not speaking:
        return found
    kept = [one._replace(sure=True) for one in initials if one.text in speaking]
    return sorted([*found, *kept], key=place_in_text)


def _acts(start: int, end: int, text: str) -> bool:
    """Return whether initials speak, or are told in full: "CENTR, the Council of"."""
    told = (
        text.startswith(", the ", end)
        and text[end + len(", the ") : end + len(", the C")].isupper()
    )
    return told or is_speaking(start, end, text)


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


def _with_headlines(found: list[Mention], others: list[Mention]) -> list[Mention]:
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
        or mention.text in known_places()
        or mention.text in known_institutions()
        or (mention.given and _is_borne(mention.surname, written))
    ]
    return sorted([*found, *kept], key=place_in_text)


def _is_borne(surname: str, written: set[str]) -> bool:
    """Return whether a row of a headline ends with a surname: no "Pell Trolls Bakers"."""
    if not _can_be_word(surname):
        return True
    return surname in written and not is_capitalised(surname.lower())


def _can_be_word(written: str) -> bool:
    folded = written.lower()
    return is_word(folded) or is_capitalised(folded)


def _joined(found: list[Mention], text: str) -> list[Mention]:
    """Join the names of bodies that small words divide: ``Board of Trade``, ``Grain and Silo``."""
    surnames = {mention.surname for mention in found if mention.kind is NameKind.PERSON}
    result: list[Mention] = []
    end = -_LONGEST_JOINT - 1  # where the last one ends
    for mention in found:
        start = mention.start
        if start - end <= _LONGEST_JOINT and _belongs(
            result[-1], mention, text[end:start], surnames
        ):
            whole = text[result[-1].start : mention.end]
            kind = NameKind.PLACE if whole in known_places() else NameKind.INSTITUTION
            if result[-1].text.lower() in TEXTS:
                kind = NameKind.WORK  # "Bill of Rights"
            result[-1] = result[-1]._replace(text=whole, kind=kind, sure=True)
        else:
            result.append(mention)
        end = start + len(mention.text)
    return result


_OF_TWO_FIELDS = (
    "Department of ",
    "Ministry of ",
    "Institute of ",
    "Institute for ",
    "House ",
    "Senate ",
)
_ON_A_SUBJECT = frozenset("Commission Committee Council Conference Panel Subcommittee".split())


def _belongs(first: Mention, second: Mention, between: str, surnames: set[str]) -> bool:
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
    if second.text in known_institutions():
        return False
    is_half = is_half or first.text.startswith(_OF_TWO_FIELDS)
    return between == " and " and is_half and second.kind is NameKind.INSTITUTION and second.sure


def _without_words(found: list[Mention], text: str) -> list[Mention]:
    """Leave out ordinary words with a capital, unless a person bears them: ``Marta Rice``.

    If such a word opens a sentence, it must stand somewhere inside one too.
    """
    surnames = {mention.surname for mention in found if mention.kind is NameKind.PERSON}
    surnames.update(mention.text.partition(" & ")[0] for mention in found if "& " in mention.text)
    surnames |= WELL_KNOWN
    unsure = [mention for mention in found if not mention.sure and mention.text in surnames]
    inside = {mention.text for mention in unsure if not opens_sentence(text, mention.start)}
    inside |= WELL_KNOWN
    return [mention for mention in found if mention.sure or mention.text in inside]


# It begins with the quotation mark, so that the engine passes over everything else at once.
_NICKNAME = Form(rf"[\"“‘'(](?P<nickname>[{CAPITAL}]\w+)[\"”’')] (?P<surname>[{CAPITAL}][\w-]+)")


def _with_nicknames(found: list[Mention], text: str) -> list[Mention]:
    """Make one mention of a given name, a nickname in quotation marks and a surname."""
    for match in _NICKNAME.finditer(text):
        if shouts(match["nickname"]):
            continue  # "WASHINGTON (AP) Officials"
        end = match.end()
        given = text[max(0, match.start() - LONGEST_ROLE) : match.start()].rstrip()
        given = given.rpartition(" ")[2].rpartition("\n")[2]
        start = match.start() - 1 - len(given)
        folded = given.lower()
        if not given.istitle() or (is_word(folded) and not is_given_name(folded)):
            continue
        inside = [mention for mention in found if start <= mention.start < end]
        title = inside[0].title if inside else ""
        whole = Mention(
            start,
            text[start:end],
            NameKind.PERSON,
            title,
            given,
            match["surname"],
            nickname=match["nickname"],
        )
        rest = [mention for mention in found if mention.end <= start or mention.start >= end]
        found = sorted([*rest, whole], key=place_in_text)
    return found


def _with_unusual_persons(found: list[Mention], text: str) -> list[Mention]:
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


def _if_certain(mention: Mention, surnames: set[str]) -> Mention:
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


def _as_person(mention: Mention, alone: set[str], text: str) -> Mention:
    given, _, surname = mention.text.partition(" ")
    if " " in surname or not _could_be_name(given, surname):
        return mention
    folded = given.lower()
    before = text[max(0, mention.start - LONGEST_ROLE) : mention.start].rstrip(", ")
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
        or is_speaking(mention.start, mention.end, text)
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


def _could_be_name(given: str, surname: str) -> bool:
    """Return whether two words that no list of names has can be a person's name."""
    folded = surname.lower()
    return not (
        folded in words("organisation-words")
        or given in DIRECTIONS
        or given.isupper()
        or surname.isupper()
        or (is_capitalised(folded) and (is_word(given.lower()) or folded.endswith("s")))
    )

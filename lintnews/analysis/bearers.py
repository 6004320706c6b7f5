"""Who bears which name: all mentions of one person, institution or place make one entry."""

from __future__ import annotations

from collections import Counter
from functools import cache

from lintnews.analysis.lexicon import entries
from lintnews.analysis.name_kinds import WELL_KNOWN, kind_by_place, kind_by_speech, may_speak
from lintnews.analysis.name_rows import JUNIORS, Mention, NameKind, place_in_text
from lintnews.article.span import Span
from lintnews.values import NamedTuple


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


@cache
def initials_of(name: str) -> str:
    """Return the initials of a name of several words, without its small words."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


_MEN, _WOMEN = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady", "dame"})
# Whom a surname alone means, whoever else of the family the story names in full.
_KNOWN_BY_SURNAME = {"Trump": "Donald", "Obama": "Barack"}
# Whom "President" before a surname means, even if the story names only his wife or his brother.
_PRESIDENTS = {"Clinton": "Bill", "Bush": "George"}
_BEFORE_SURNAMES = frozenset({"Mr", "Mrs", "Ms", "Miss"})
_Key = tuple[str, ...]


class _Bearers:
    """Who bears which name, and who of them was last spoken of."""

    def __init__(self, found: list[Mention]) -> None:
        """Enter those whom the article names in full."""
        self._juniors = _two_of_one_name(found)
        self._sons = _told_of_sons(found)
        # "HUGH PELL: It is so" in a transcript is Hugh Pell.
        self._shouted: dict[str, _Key] = {
            one.text.upper(): (_formal(one.given), one.surname)
            for one in found
            if one.given and not one.text.isupper()
        }
        # "Javad Zarif" is Mohammad Javad Zarif.
        self._longer: dict[str, _Key] = {
            one.text.partition(" ")[2]: (_formal(one.given), one.surname)
            for one in found
            if one.given and one.text.count(" ") > 1 and not one.nickname
        }
        self._by_surname: dict[str, dict[_Key, None]] = {}
        self._by_given: dict[str, set[_Key]] = {}
        self._last: dict[str, _Key] = {}
        self._courtesies: dict[_Key, str] = {}
        self._titles: dict[_Key, set[str]] = {}
        self._alone = {one.surname or one.text for one in found if not one.given}
        for mention in found:
            if mention.kind is NameKind.PERSON and mention.given:
                key = self._key(mention)
                self._by_surname.setdefault(mention.surname, {})[key] = None
                if mention.title:
                    self._titles.setdefault(key, set()).add(mention.title)
                for called in (mention.given, mention.nickname):
                    self._by_given.setdefault(called, set()).add(key)

    def bearer(self, mention: Mention) -> _Key:
        """Return what all mentions of the bearer of a name have in common."""
        shouted = self._shouted.get(mention.text) if mention.text.isupper() else None
        whole = self._longer.get(mention.text)
        if shouted is not None or whole is not None:
            key = shouted or whole or ()
        elif mention.kind is NameKind.PERSON and mention.given:
            key = self._key(mention)
        else:
            key = self._of_part(mention)
        self._last[key[-1]] = key
        return key

    def _key(self, mention: Mention) -> _Key:
        """Return the key of a person who is named in full: Tom Orton and Thomas Orton are one."""
        given, surname = mention.given, mention.surname
        if (given, surname) in self._juniors and _is_junior(mention):
            return ("Jr.", given, surname)
        return (_formal(given), surname)

    def _of_part(self, mention: Mention) -> _Key:
        """Return the bearer of a surname, a given name or a nickname alone."""
        called = mention.surname or mention.text
        courtesy = _courtesy(mention.title)
        bearers = list(self._by_surname.get(called, ()))
        if bearers and called in _KNOWN_BY_SURNAME and courtesy != "f":
            # "Trump" alone is no Melania Trump, and "Trump Jr." is not his father.
            known = (
                "Jr." if _is_junior(mention) or called in self._sons else _KNOWN_BY_SURNAME[called]
            )
            bearers = [bearer for bearer in bearers if bearer[0] == known] or [
                bearer for bearer in bearers if bearer[0] == "Jr."
            ]
        elif bearers and called in _PRESIDENTS and mention.title == "President":
            # "President Clinton" is no Hillary Clinton.
            bearers = [(_formal(_PRESIDENTS[called]), called)]
        fitting = [
            bearer
            for bearer in bearers
            if not courtesy or self._courtesies.get(bearer, courtesy) == courtesy
        ] or bearers
        if mention.title and len(fitting) > 1:
            # "Sen. Pell" is the Pell who has been called so.
            fitting = [
                one for one in fitting if mention.title in self._titles.get(one, ())
            ] or fitting
        by_given = self._by_given.get(called, set())
        key: _Key = (called,)
        if fitting:
            last = self._last.get(called)
            key = last if last in fitting else fitting[0]
        elif (
            len(by_given) == 1
            and mention.kind is not NameKind.PLACE
            and not self._has_other_surname(mention, by_given)
        ):
            (key,) = by_given
        if courtesy:
            self._courtesies[key] = courtesy
        return key

    def _has_other_surname(self, mention: Mention, bearers: set[_Key]) -> bool:
        """Return whether "Mr Orton" is no Orton Pell, since the article has "Mr Pell" too."""
        return mention.title.rstrip(".") in _BEFORE_SURNAMES and any(
            key[-1] in self._alone for key in bearers
        )


def _is_junior(mention: Mention) -> bool:
    return mention.text.rpartition(" ")[2] in JUNIORS


def _two_of_one_name(found: list[Mention]) -> set[_Key]:
    """Return the names of which the article tells father and son: one is called Jr."""
    juniors = {(one.given, one.surname) for one in found if one.given and _is_junior(one)}
    return {
        (one.given, one.surname)
        for one in found
        if (one.given, one.surname) in juniors
        and not _is_junior(one)
        and (one.title or one.surname in _KNOWN_BY_SURNAME)
    }


def _told_of_sons(found: list[Mention]) -> set[str]:
    """Return the surnames of which the article names the one called Jr. more often in full."""
    counts: Counter[str] = Counter()
    for one in found:
        if one.given and one.surname in _KNOWN_BY_SURNAME:
            counts[one.surname] += 1 if _is_junior(one) else -1
    return {surname for surname, count in counts.items() if count > 0}


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


def by_bearer(found: list[Mention]) -> list[list[Mention]]:
    """Return the mentions of each bearer of a name.

    A surname alone is the person's of that name who was last spoken of; a given name or a
    nickname alone is the person's who has it.
    """
    bearers = _Bearers(found)
    groups: dict[_Key, list[Mention]] = {}
    for mention in found:
        groups.setdefault(bearers.bearer(mention), []).append(mention)
    return _with_short_names(groups)


def _whole_of(key: _Key, groups: dict[_Key, list[Mention]], bodies: dict[str, _Key]) -> _Key:
    """Return what a short name is short for, the name itself if that is nothing here."""
    whole = bodies[key[0]]
    if whole not in groups:  # it has itself been joined to another
        whole = bodies.get(whole[-1], key)
    return whole if whole in groups else key


_CHAMBERS = ("House ", "Senate ", "U.S. ")


def _fold_chambers(groups: dict[_Key, list[Mention]], bodies: dict[str, _Key]) -> None:
    """Let a committee's name be short for that of the one chamber's that the article has."""
    longer: dict[str, list[_Key]] = {}
    for key, mentions in groups.items():
        whole = mentions[0].text
        if mentions[0].kind is NameKind.INSTITUTION and whole.startswith(_CHAMBERS):
            rest = whole.partition(" ")[2]
            if " " in rest:
                longer.setdefault(rest, []).append(key)
        folded = whole.title()
        if whole != folded and (folded,) in groups:
            bodies.setdefault(whole, (folded,))  # "FOX Business Network"
    for rest, keys in longer.items():
        if len(keys) == 1:
            bodies.setdefault(rest, keys[0])


_JOINTS = (" & ", " for ")
_SHORT = {"Federal Reserve": "Fed"}


def _with_short_names(groups: dict[_Key, list[Mention]]) -> list[list[Mention]]:
    """Give an institution what it is called for short: its initials, its founder's name."""
    bodies: dict[str, _Key] = {}
    for key, mentions in groups.items():
        fullest = mentions[0]
        if fullest.kind is NameKind.INSTITUTION and " " in fullest.text:
            whole = fullest.text
            before = [whole.partition(joint)[0] for joint in _JOINTS if joint in whole]
            for short in (initials_of(whole), _SHORT.get(whole, ""), *before):
                bodies.setdefault(short, key)
    _fold_chambers(groups, bodies)
    for key in [key for key in groups if key[-1] in bodies and len(key) == 1]:
        joined = _whole_of(key, groups, bodies)
        if joined != key and groups[key][0].kind is not NameKind.PERSON:
            called = groups[joined]
            called[:] = sorted([*called, *groups.pop(key)], key=place_in_text)
    return sorted(groups.values(), key=_first_place)


def _first_place(mentions: list[Mention]) -> int:
    return mentions[0].start


def _courtesy(title: str) -> str:
    """Return whether a title is a man's or a woman's."""
    if not title:
        return ""
    folded = title.lower().rstrip(".")
    return "m" if folded in _MEN else "f" if folded in _WOMEN else ""


def name_of(mentions: list[Mention], text: str) -> Name:
    """Make one name of its mentions."""
    name = _joined_name(mentions)
    if name.kind is NameKind.OTHER and name.name in WELL_KNOWN:
        return name._replace(kind=NameKind.PERSON, surname=name.name)
    if name.kind is NameKind.OTHER:
        kind = kind_by_place(name.mentions, text)
        if kind is NameKind.OTHER and may_speak(name.name):
            kind = kind_by_speech(name.mentions, text)
        return name._replace(kind=kind)
    return name


def _joined_name(mentions: list[Mention]) -> Name:
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
    fullest = max(mentions, key=lambda one: (not one.text.isupper(), len(one.text)))
    person = next((mention for mention in mentions if mention.kind is NameKind.PERSON), None)
    titles = tuple([mention.title for mention in mentions])
    kind = person.kind if person else fullest.kind
    given = next((mention.given for mention in mentions if mention.given), "")
    return Name(fullest.text, kind, spans, titles, given, person.surname if person else "")

"""What a pronoun stands for: the last source before it that it can stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property

from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.kinds import SourceType, source_type
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.sources import WholeSource
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import (
    ADVERBS,
    FINITE,
    NounClass,
    PartCode,
    PhraseKind,
    Tag,
)
from lintnews.analysis.dictionary import is_word
from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import words
from lintnews.analysis.names import Name, NameKind
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_PERSONS = frozenset({SourceType.NAMED, SourceType.DESCRIBED, SourceType.UNNAMED})
_THINGS = frozenset({SourceType.ORGANIZATION, SourceType.DOCUMENT})
_VERBAL = frozenset(
    {
        PartCode.VERB,
        PartCode.CUE,
        *"is was has had will would can could did does may might must should".split(),
    }
)
_NOMINATIVES = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "herself"), "she"),
    **dict.fromkeys(("them", "their"), "they"),
    "its": "it",
}
_NO_ANTECEDENTS = frozenset({PhraseKind.PRONOUN, PhraseKind.WHO, PhraseKind.TIME})
_FARTHEST = 400  # parts before "he" in which its name is looked for
_IN_NAMES = frozenset({"for", "of"})
_NAMES = frozenset({PhraseKind.NAME, PhraseKind.THE_NAME})
_NEAR_WHO = 5  # parts between "who" and the phrase it stands for


def antecedent(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> tuple[int, int] | None:
    """Return the phrase of the same sentence that the pronoun ``parts[chosen]`` stands for.

    For "who" it is the phrase before, for "he" and "she" the last name before that is a
    subject; ``None`` if there is none.
    """
    pronoun = parts[chosen]
    if pronoun.kind == PhraseKind.WHO:
        last = _before_bracket(parts, chosen)
        for k in range(last - 1, max(-1, last - _NEAR_WHO - 1), -1):
            part = parts[k]
            if part.code == PartCode.PHRASE and part.kind not in _NO_ANTECEDENTS:
                described = parts[k - 2] if k > 1 and parts[k - 1].code == "," else part
                if described.kind == PhraseKind.NAME and part.kind != PhraseKind.NAME:
                    part = described  # "Otto, a colonel, who"
                if k > 1 and parts[k - 1].code in _IN_NAMES and parts[k - 2].kind in _NAMES:
                    return parts[k - 2].start, part.end  # "the Coalition for Men, which"
                return part.start, part.end
    elif _nominative(text.tokens.folded[pronoun.start]) in ("he", "she"):
        for k in range(chosen - 2, max(-1, chosen - _FARTHEST), -1):
            part = parts[k]
            if (
                part.code == PartCode.PHRASE
                and part.kind in (PhraseKind.NAME, NounClass.PERSON)
                and parts[k + 1].code in _VERBAL
                and not _shouts(text.tokens.texts[part.end - 1])
            ):
                return part.start, part.end
    return None


def _before_bracket(parts: list[SkeletonPart], at: int) -> int:
    """Return part ``at``, or the bracket before it: "Otto *(*D–Ore.), who"."""
    for k in range(at - 1, max(-1, at - _NEAR_WHO), -1):
        if parts[k].code == ")":
            first = max(-1, k - _LONGEST_BRACKET)
            return next((i for i in range(k, first, -1) if parts[i].code == "("), at)
    return at


_LONGEST_BRACKET = 10  # parts


def _shouts(word: str) -> bool:
    return len(word) > 1 and word.isupper()


class _Person(NamedTuple):
    """A mention of a person: where it stands, whose it is, its title, the given name if known."""

    span: Span
    key: str
    title: str
    given: str


_LONGEST_ROLE = 70  # code points before and after a name
_MARKS = Form(r"[.;:!?\n\"“”]|(?<!\w)(?:said|says|and|told)(?!\w)")
_WORDS = Form(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OFFICES = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "dr": "doctor",
    "prof": "professor",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "capt": "captain",
    "det": "detective",
    "supt": "superintendent",
    "rev": "reverend",
    "atty": "attorney",
}
_FEMALE = frozenset(
    "mrs ms miss wife mother sister daughter grandmother aunt widow spokeswoman woman girl "
    "congresswoman chairwoman councilwoman actress girlfriend queen".split()
)
_MALE = frozenset(
    "mr husband father brother son grandfather uncle spokesman man boy congressman chairman "
    "councilman actor boyfriend king imam".split()
)
_BEFORE_OTHERS = tuple(
    f" {word} "
    for word in "of to by with for from about against at on in between like than under".split()
)
_CLAUSES_AFTER = (", who", ", which", ", and ", ", but ", ", as ", ", when")
_NEAR_SENTENCES = 4
_LONGEST_OFFICE = 3  # words
_LONGEST_TITLE = 40  # code points from a sentence's beginning to the name that is its subject


def _persons(found: tuple[Name, ...]) -> list[_Person]:
    """Return the mentions of persons in their order."""
    persons = []
    for name in found:
        if name.kind is not NameKind.PERSON:
            continue
        for span, title in zip(name.mentions, name.titles, strict=True):
            persons.append(_Person(span, name.name, title, name.given))
    return sorted(persons, key=_start)


def _start(one: _Person | _Body) -> int:
    return one.span.start


def _roles(text: str, span: Span, title: str) -> frozenset[str]:
    """Return the words around a mention that may say what the person is."""
    before = text[max(0, span.start - _LONGEST_ROLE) : span.start]
    after = text[span.end : span.end + _LONGEST_ROLE]
    bare = before.removesuffix(f"{title} ") if title else before
    begin = max((match.end() for match in _MARKS.finditer(bare)), default=0)
    near = bare[begin:]
    if near.endswith(_BEFORE_OTHERS) or (near.endswith(", ") and after.startswith(" ")):
        near = ""  # "a friend of Otto" and "beside his wife, Otto said" are somebody else
    # "its governor, Elise Tarn", "Police Chief Ray Okada": what stands next to the name.
    near_by = [title, near.rstrip(", ").rpartition(", ")[2]]
    if after.startswith(", ") and not after.startswith(_CLAUSES_AFTER):
        near_by.append(after[2:].partition(",")[0])
    folded = {match.group().lower() for part in near_by for match in _WORDS.finditer(part) if part}
    return frozenset(folded | {_OFFICES[word] for word in folded if word in _OFFICES})


class _Body(NamedTuple):
    """A mention of an institution: where it stands, and its fullest name, folded."""

    span: Span
    name: str


def _bodies(found: tuple[Name, ...]) -> list[_Body]:
    """Return the mentions of institutions in their order."""
    bodies = [
        _Body(span, name.name.lower())
        for name in found
        if name.kind is NameKind.INSTITUTION
        for span in name.mentions
    ]
    return sorted(bodies, key=_start)


_NO_LONGER = frozenset({"former", "ex", "late", "onetime"})
_SECOND = frozenset({"vice", "deputy", "assistant"})


_NO_PERSONS = frozenset({NameKind.INSTITUTION, NameKind.PLACE, NameKind.WORK})


#: A word -> where in the list of persons those are of whom it is said: without those who are only
#: second in it, and with them.
_Holders = tuple[dict[str, list[int]], dict[str, list[int]]]


def _last(where: list[int], before: int) -> int:
    """Return the last of some places that is before a place, -1 if none is."""
    at = bisect_left(where, before)
    return where[at - 1] if at else -1


def _titles(person: _Person) -> frozenset[str]:
    """Return the title before a name, and its office."""
    title = person.title.lower().rstrip(".")
    office = _OFFICES.get(title, title)
    more = ("congressman", "congresswoman") if office == "representative" else ()
    return frozenset((title, office, *more))


class _Cast:
    """Who is in the story, and who was last spoken of where."""

    def __init__(self, text: TaggedText, whole: str, found: tuple[Name, ...]) -> None:
        """Enter the persons."""
        self.text = text
        self.persons = _persons(found)
        self._whole = whole
        self.starts = [person.span.start for person in self.persons]
        self.bodies = _bodies(found)
        self._body_starts = [body.span.start for body in self.bodies]
        self._ends_of_things = {
            span.end for name in found if name.kind in _NO_PERSONS for span in name.mentions
        }
        self._mentions: dict[str, list[_Person]] = {}
        for person in self.persons:
            self._mentions.setdefault(person.key, []).append(person)
        self._unknown = {
            span
            for name in found
            if name.kind is NameKind.OTHER and name.name.count(" ") == 1
            for span in name.mentions
        }
        self._roles: dict[_Person, frozenset[str]] = {}
        self._pronouns: dict[str, str] = {}

    def roles(self, person: _Person) -> frozenset[str]:
        """Return the words around a mention that may say what the person is."""
        found = self._roles.get(person)
        if found is None:
            found = self._roles[person] = _roles(self._whole, person.span, person.title)
        return found

    def can_be(self, person: _Person, pronoun: str) -> bool:
        """Return whether "he" or "she" can stand for the person."""
        return self.pronoun_of(person) in ("", pronoun)

    def pronoun_of(self, person: _Person) -> str:
        """Return "he" or "she", by a person's given name, else by title or role, else ``""``."""
        found = self._pronouns.get(person.key)
        if found is None:
            found = self._pronouns[person.key] = self._find_pronoun(person)
        return found

    def _find_pronoun(self, person: _Person) -> str:
        given = person.given.lower()
        if given in words("given-names-men"):
            return "he"
        if given in words("given-names-women"):
            return "she"
        around = {word for one in self._mentions.get(person.key, ()) for word in self.roles(one)}
        return _pronoun_by_role(around)

    def is_thing(self, end: int) -> bool:
        """Return whether the name of an institution, a place or a work ends with token ``end``."""
        return _source_end(self.text, end) in self._ends_of_things

    def at(self, start: int, end: int) -> _Person | None:
        """Return the last person whose name ends the tokens."""
        span = self.text.span(start, end)
        first = bisect_left(self.starts, span.start)
        for person in reversed(self.persons[first : bisect_left(self.starts, span.end)]):
            rest = self.text.tokens.ends[end - 1] - person.span.end
            if rest <= LONGEST_ENDING:
                return person
        return None

    def starting(self, token: int) -> _Person | None:
        """Return the person whose name begins with a token, after a title."""
        start = self.text.tokens.starts[token]
        at = bisect_left(self.starts, start)
        if at == len(self.persons):
            return None
        person = self.persons[at]
        title = len(person.title) + 1 if person.title else 0
        return person if person.span.start - title <= start else None

    def owner(self, start: int, end: int) -> _Person | None:
        """Return the person whose name with "'s" stands among the tokens: "*Otto*'s long"."""
        tags = self.text.tags
        at = next((at for at in range(end - 1, start - 1, -1) if tags[at] == Tag.NAME_OWNER), -1)
        return self.at(start, at + 1) if at >= start else None

    def first(self, start: int, end: int) -> _Person | _Body | None:
        """Return the person or institution whose name begins with the tokens, after an article."""
        if self.text.tokens.folded[start] in ("the", "a", "an"):
            start += 1
        while start < end - 1 and self.text.nouns[start] == NounClass.PERSON:
            start += 1  # "by *economist* Ann Ott"
        near = self.text.tokens.starts[start]
        last = self.text.tokens.ends[end - 1]
        person = next(iter(self.persons[bisect_left(self.starts, near) :][:1]), None)
        body = next(iter(self.bodies[bisect_left(self._body_starts, near) :][:1]), None)
        for one in (body, person):
            if one is not None and one.span.end <= last:
                title = len(one.title) + 1 if isinstance(one, _Person) and one.title else 0
                is_owner = self._whole[one.span.end : one.span.end + 2] in ("'s", "’s")
                if one.span.start - title <= near and not is_owner:
                    return one
        return None

    def called(self, start: int, end: int) -> _Person | None:
        """Return the person whom "the governor" stands for: the last one called so before."""
        folded = self.text.tokens.folded
        role = folded[end - 1]
        at = self.text.tokens.starts[start]
        before = bisect_left(self.starts, at)
        if folded[start + 1] in _NO_LONGER:
            at = _last(self._formerly.get(role, []), before)
            return self.persons[at] if at >= 0 else None
        says_second = not _SECOND.isdisjoint(folded[start:end])
        at = _last(self._titled[says_second].get(role, []), before)
        if at < 0:
            at = _last(self._described_as[says_second].get(role, []), before)
        return self.persons[at] if at >= 0 else None

    @cached_property
    def _titled(self) -> _Holders:
        """Whom each word is the title of."""
        return self._holders(_titles)

    @cached_property
    def _described_as(self) -> _Holders:
        """Of whom each word says what they are."""
        return self._holders(self.roles)

    @cached_property
    def _formerly(self) -> dict[str, list[int]]:
        """Who had each office once."""
        found: dict[str, list[int]] = {}
        for at, person in enumerate(self.persons):
            if self._is_former(person):
                for word in _titles(person):
                    found.setdefault(word, []).append(at)
        return found

    def _holders(self, words_of: Callable[[_Person], Iterable[str]]) -> _Holders:
        """Return where the persons are that are called each word, and are so still."""
        first: dict[str, list[int]] = {}
        every: dict[str, list[int]] = {}
        for at, person in enumerate(self.persons):
            if self._is_former(person):
                continue
            is_second = self._is_second(person)
            for word in words_of(person):
                every.setdefault(word, []).append(at)
                if not is_second:
                    first.setdefault(word, []).append(at)
        return first, every

    def only(self, candidate: Candidate, pronoun: str) -> _Person | None:
        """Return the only person just before whom "he" or "she" is right for by the given name."""
        assert candidate.source is not None  # noqa: S101  a pronoun
        before = bisect_left(self.starts, candidate.source.start)
        sentence = max(0, candidate.sentence - _NEAR_TO_VARY + 1)
        since = self.text.tokens.starts[self.text.sentences[sentence][0]]
        near = {
            person.key: person
            for person in self.persons[bisect_left(self.starts, since) : before]
            if self.pronoun_of(person) == pronoun
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def varied(
        self, candidate: Candidate, phrase: tuple[int, int], known: Candidate | None
    ) -> _Person | None:
        """Return whom "the Ohio Democrat" or "the nominee" stands for.

        It is the person who has just spoken, else the last one that was spoken of. ``known`` is
        the last one who spoke by name.
        """
        start, end = phrase
        head = self.text.tokens.folded[end - 1]
        before = bisect_left(self.starts, self.text.tokens.starts[start])
        if head not in _VARIATIONS and not self._is_age(end) and not _is_national(self.text, end):
            return None
        if known is not None and candidate.sentence - known.sentence < _NEAR_TO_VARY:
            return self._named_there(known.referent, before)
        first = max(0, candidate.sentence - 1)
        near = self.subject(*self.text.sentences[first]) if first < candidate.sentence else None
        since = self.text.tokens.starts[self.text.sentences[first][0]]
        last = self.persons[bisect_left(self.starts, since) : before]
        return near or (last[-1] if last and len({one.key for one in last}) == 1 else None)

    def named(self, span: Span | None) -> _Person | None:
        """Return the person whose name stands at a place."""
        return self._named_there(span, len(self.persons))

    def _named_there(self, span: Span | None, before: int) -> _Person | None:
        """Return the person whose name stands at a place, if it is one of so many first ones."""
        if span is None:
            return None
        at = bisect_right(self.starts, span.start, hi=before)
        near = self.persons[bisect_left(self.starts, span.start, hi=before) : at]
        return next((one for one in reversed(near) if one.span == span), None)

    def _is_age(self, end: int) -> bool:
        """Return whether the tokens before ``end`` begin an age: "the *34*-year-old"."""
        return " ".join(self.text.tokens.folded[end : end + 4]) == "- year - old"

    def president(self, start: int) -> _Person | None:
        """Return the president of whom the story before a token tells, if it is only one.

        Of several it is the one whom it names far more often.
        """
        where, whom = self._presidents
        told = bisect_left(where, bisect_left(self.starts, self.text.tokens.starts[start]))
        return whom[told - 1] if told else None

    @cached_property
    def _presidents(self) -> tuple[list[int], list[_Person | None]]:
        """Where presidents are named, and of which one the story has told up to there."""
        where: list[int] = []
        whom: list[_Person | None] = []
        counts: Counter[str] = Counter()
        last: dict[str, _Person] = {}
        leader, most, rival = "", 0, 0
        for at, person in enumerate(self.persons):
            if not self._is_president(person):
                continue
            key = person.key
            last[key] = person
            counts[key] += 1
            if key == leader:
                most += 1
            elif counts[key] > most:
                leader, most, rival = key, counts[key], most
            else:
                rival = max(rival, counts[key])
            where.append(at)
            whom.append(last[leader] if not rival or most >= _FAR_MORE * rival else None)
        return where, whom

    def _is_president(self, person: _Person) -> bool:
        surname = person.key.rpartition(" ")[2]
        return surname in _PRESIDENTS and person.given.lower() not in words("given-names-women")

    def body_at(self, start: int, end: int) -> _Body | None:
        """Return the institution whose name ends the tokens."""
        span = self.text.span(start, end)
        first = bisect_left(self._body_starts, span.start)
        for body in reversed(self.bodies[first : bisect_left(self._body_starts, span.end)]):
            if self.text.tokens.ends[end - 1] - body.span.end <= LONGEST_ENDING:
                return body
        return None

    def body_called(self, start: int, end: int) -> _Body | None:
        """Return the last institution before that has the last of the tokens in its name."""
        head = self.text.tokens.folded[end - 1]
        before = bisect_left(self._body_starts, self.text.tokens.starts[start])
        at = _last(self._bodies_named.get(head, []), before)
        return self.bodies[at] if at >= 0 else None

    @cached_property
    def _bodies_named(self) -> dict[str, list[int]]:
        """Where the institutions are that have each word in their name."""
        named: dict[str, list[int]] = {}
        for at, body in enumerate(self.bodies):
            for word in frozenset(body.name.split()):
                named.setdefault(word, []).append(at)
        return named

    def last_body(self, start: int, sentence: int) -> _Body | None:
        """Return the last institution before a token, in no earlier sentence than this."""
        before = bisect_left(self._body_starts, self.text.tokens.starts[start])
        since = self.text.tokens.starts[self.text.sentences[sentence][0]]
        body = self.bodies[before - 1] if before else None
        return body if body is not None and body.span.start >= since else None

    def described(
        self, candidate: Candidate, phrase: tuple[int, int], known: Candidate | None
    ) -> _Person | None:
        """Return the person whom a bare description stands for, ``None`` if it is unknown.

        ``known`` is the last one who spoke by name.
        """
        start, end = phrase
        person = self.called(start, end)
        if self.text.tokens.folded[end - 1] in _HEADS and end - start == _BARE:
            if person is None or self._is_president(person):
                person = self.president(start) or person
            return person
        return person or self.varied(candidate, phrase, known)

    def _is_former(self, person: _Person) -> bool:
        """Return whether a person does not have the office before the name, or no longer."""
        at = person.span.start - len(person.title) - 1
        before = self._whole[max(0, at - _LONGEST_TITLE) : at].lower().split()
        return not _NO_LONGER.isdisjoint(before[-_LONGEST_OFFICE:])

    def _is_second(self, person: _Person) -> bool:
        """Return whether a person is only the vice president, the deputy or the assistant."""
        at = person.span.start
        around = [*self._whole[max(0, at - _LONGEST_TITLE) : at].lower().split()[-_LONGEST_OFFICE:]]
        end = person.span.end
        around += self._whole[end : end + _LONGEST_TITLE].lower().split()[:_LONGEST_OFFICE]
        return not _SECOND.isdisjoint(around)

    def subject(self, first: int, last: int) -> _Person | None:
        """Return the person who is the subject of a sentence.

        It is whose name begins the sentence, after a title or "Asked, ", or stands before its
        verb: "On Monday, *Otto* wrote"; or whom a description stands for: "Later *the mayor* left".
        """
        if self.text.quoted[first] >= 0:
            return None
        start = self.text.tokens.starts[first]
        at = bisect_left(self.starts, start)
        end = self.text.tokens.ends[last - 1]
        if at < len(self.persons) and self.persons[at].span.end <= end:
            person = self.persons[at]
            if person.span.start - start <= _LONGEST_TITLE and (
                not self._is_beside(person, start) or self._is_owner_of_frame(person, last)
            ):
                return person
        return (
            self._unknown_before_verb(first, last)
            or self._before_verb(at, first, last)
            or self._described_before_verb(first, last)
        )

    def _is_owner_of_frame(self, person: _Person, last: int) -> bool:
        """Return whether "In *Otto*'s speech on Monday, he spoke" goes on with the person."""
        text = self.text
        if self._whole[person.span.end : person.span.end + 2] not in ("'s", "’s"):
            return False
        begin = bisect_left(text.tokens.starts, person.span.end)
        comma = next((at for at in range(begin, last - 3) if text.tags[at] == ","), last)
        return (
            comma < last
            and text.tokens.folded[comma + 1] == self.pronoun_of(person)
            and text.tags[comma + 3] not in (",", ".")
        )

    def _is_beside(self, person: _Person, start: int) -> bool:
        """Return whether a name is no subject: "Early in *Otto*'s term", "Of a talk with *Otto*".

        The sentence begins at ``start``.
        """
        title = len(person.title) + 1 if person.title else 0
        before = f" {self._whole[start : person.span.start - title]}".lower()
        is_tape = not title and before.endswith(" the ")  # "when the Otto tape came out"
        return is_tape or before.endswith(_BEFORE_OTHERS)

    def _unknown_before_verb(self, first: int, last: int) -> _Person | None:
        """Return who opens a sentence by a name of two words that no list has."""
        end = first + 2
        text = self.text
        if end >= last or text.tags[first] != Tag.NAME or text.tags[end] not in FINITE:
            return None
        span = text.span(first, end)
        return _Person(span, span.of(self._whole), "", "") if span in self._unknown else None

    def _before_verb(self, at: int, first: int, last: int) -> _Person | None:
        """Return the first person from ``at`` whose name stands between a comma and a verb."""
        text = self.text
        starts, tags = text.tokens.starts, text.tags
        end = text.tokens.ends[last - 1]
        for person in self.persons[at : at + _MOST_SUBJECTS]:
            if person.span.end > end:
                break
            after = bisect_left(starts, person.span.end)
            before = bisect_left(starts, person.span.start) - 1
            if after >= last or tags[after] not in FINITE or text.quoted[after] >= 0:
                continue
            while before > first and tags[before] in _OF_TITLES:
                before -= 1
            if tags[before] == ",":
                return person
        return None

    def _described_before_verb(self, first: int, last: int) -> _Person | None:
        """Return whom "the mayor" stands for, if it is the subject of a sentence."""
        text = self.text
        for at in range(first, min(last - 2, first + _NEAR_START)):
            noun = at + 1
            if (
                text.tokens.folded[at] == "the"
                and (at == first or text.tags[at - 1] == "," or at - first == 1)
                and text.nouns[noun] == NounClass.PERSON
                and text.tags[noun + 1] in FINITE | ADVERBS
            ):
                person = self.called(at, noun + 1)
                is_office = text.tokens.folded[noun] in _HEADS
                return (self.president(at) or person) if is_office else person
        return None


_HEADS = frozenset({"president", "president-elect"})
_MOST_SUBJECTS = 4  # persons of a sentence that are looked at
_NEAR_START = 12  # tokens
_OF_TITLES = frozenset({Tag.NAME, Tag.NOUN, Tag.NAME_OWNER, Tag.DETERMINER, Tag.CONJUNCTION, "."})


def _source_end(text: TaggedText, end: int) -> int:
    """Return where the last word of the tokens ends, without what makes it a possessive."""
    written = text.tokens.texts[end - 1]
    bare = written if written[-2:] not in ("'s", "’s") else written[:-2]
    return text.tokens.starts[end - 1] + len(bare)


def _is_national(text: TaggedText, end: int) -> bool:
    """Return whether tokens end with what one of a nation is called: "the Northern *Irishman*"."""
    head = text.tokens.texts[end - 1]
    return head.istitle() and (head in _NATIONALS or head.endswith(("man", "woman")))


# What a player or an artist is called for a change after his country. Own list.
_NATIONALS = frozenset(
    "Scot Swede Dane Finn Pole Spaniard Briton Turk Swiss German Italian Australian Austrian "
    "Belgian Brazilian Argentine Argentinian Canadian American Russian Ukrainian Croatian "
    "Croat Serb Czech Slovak Hungarian Romanian Bulgarian Norwegian Portuguese Kenyan "
    "Ethiopian Nigerian Ghanaian Cameroonian Moroccan Algerian Tunisian Egyptian Jamaican "
    "Mexican Colombian Chilean Uruguayan Ecuadorian Icelander "
    "Texan Californian Floridian Virginian".split()
)
_FAR_MORE = 3  # times as often
_NEAR_TO_VARY = 3  # sentences
# What politicians are called for a change when they have been named. Own list.
_VARIATIONS = frozenset(
    "democrat republican lawmaker senator congressman congresswoman nominee candidate "
    "frontrunner front-runner politician tycoon mogul businessman billionaire leader champion star "
    "striker midfielder defender winger goalkeeper skipper captain editor mp veteran "
    "international".split()
)
# Whom a story calls the president without a title before the name. Own list.
_PRESIDENTS = frozenset(
    "Trump Obama Biden Bush Clinton Reagan Macron Hollande Sarkozy Putin Zelensky Zelenskyy "
    "Erdogan Bolsonaro Lula Chavez Maduro Duterte".split()
)
LONGEST_ENDING = 3  # code points after a name in its phrase: a point, "'s"


def _pronoun_by_role(around: set[str]) -> str:
    if around & {"mr", "sir"}:
        return "he"
    if around & {"mrs", "ms", "miss"}:
        return "she"
    male, female = bool(around & _MALE), bool(around & _FEMALE)
    return "" if male == female else "he" if male else "she"


def resolve(
    text: TaggedText, candidates: list[Candidate], whole: str, found: tuple[Name, ...]
) -> None:
    """Set what the source of each candidate stands for.

    A pronoun and a bare description stand for a person of ``found``, the names of the article,
    whose text is ``whole``, if there is one; any other source stands for itself.
    """
    cast = _Cast(text, whole, found)
    last: dict[str, Candidate] = {}
    pointed: dict[str, Candidate] = {}
    spoke: dict[int, Candidate] = {}
    last_named: Candidate | None = None
    for candidate in candidates:
        phrase, antecedent = candidate.phrase, candidate.antecedent
        if candidate.source is None or phrase is None or candidate.whole is None:
            continue
        if candidate.source_type is not SourceType.PRONOUN:
            _resolve_phrase(cast, candidate, phrase, candidate.whole, last_named)
            _resolve_body(cast, candidate, last.get("it"))
            owner = _owning_pronoun(cast, phrase)
            if owner:
                _resolve_pronoun(cast, candidate, owner, spoke, last.get(owner))
        elif antecedent is not None and _can_be_bearer(cast, phrase, antecedent):
            _resolve_antecedent(cast, candidate, antecedent, last_named)
        else:
            pronoun = _nominative(text.tokens.folded[phrase[1] - 1])
            known = _later(last.get(pronoun), pointed.get(pronoun))
            _resolve_pronoun(cast, candidate, pronoun, spoke, known)
            if candidate.referent_type is SourceType.NAMED:
                pointed[pronoun] = candidate
            continue
        for pronoun in _pronouns(cast, candidate) if not _is_office_held(text, phrase) else ():
            last[pronoun] = candidate
        if candidate.referent_type is SourceType.NAMED:
            last_named = candidate
        spoke[candidate.sentence] = candidate


def _later(one: Candidate | None, other: Candidate | None) -> Candidate | None:
    """Return the later of two attributions."""
    if one is None or other is None:
        return one or other
    return one if one.sentence >= other.sentence else other


def _resolve_antecedent(
    cast: _Cast, candidate: Candidate, antecedent: tuple[int, int], spoke: Candidate | None
) -> None:
    """Set the referent of a pronoun that stands for a phrase of its own sentence."""
    start, end = antecedent
    last_token = cast.text.sentences[candidate.sentence][1]
    candidate.referent = cast.text.span(start, end)
    candidate.referent_type = source_type(cast.text, start, end, last_token)
    person = cast.at(start, end)
    if person is None and _is_one(cast, (start, end)):
        person = cast.described(candidate, (start, end), spoke)
    if person is not None:
        candidate.referent = person.span
        candidate.referent_type = SourceType.NAMED


def _resolve_phrase(
    cast: _Cast,
    candidate: Candidate,
    phrase: tuple[int, int],
    whole: WholeSource,
    spoke: Candidate | None,
) -> None:
    """Set the referent of a source that is no pronoun."""
    candidate.referent = candidate.source
    candidate.referent_type = candidate.source_type
    name = whole.name
    person = cast.at(*(name or phrase)) or _after_office(cast, phrase, whole.end)
    if person is None:
        person = _beside_office(cast, phrase, candidate.cue_token)
    if person is None or cast.text.lemmas[candidate.cue_token] == "quote":
        person = _quoted(cast, candidate.cue_token) or person
    named = _after_body(cast, whole) if person is None and whole.end > phrase[1] else None
    if named is not None:
        candidate.referent = cast.text.span(*named)
        candidate.referent_type = candidate.source_type = SourceType.NAMED
        return
    if person is None:
        person = _before_cue(cast, whole, candidate.cue_token)
    if person is None and _is_one(cast, phrase):
        if candidate.source_type in _PERSONS:
            person = cast.described(candidate, phrase, spoke)
        else:
            person = cast.varied(candidate, phrase, spoke)
    if person is not None:
        candidate.referent = person.span
        candidate.referent_type = SourceType.NAMED
        if name is not None:
            candidate.source_type = SourceType.NAMED
    elif not _resolve_maker(cast, candidate, phrase) and whole[:2] != phrase:
        candidate.referent = cast.text.span(*phrase)


def _is_office_held(text: TaggedText, phrase: tuple[int, int]) -> bool:
    """Return whether a source is only what somebody is: "Otto's first speech as *mayor*"."""
    start, end = phrase
    return end - start == 1 and start > 0 and text.tokens.folded[start - 1] == "as"


_MADE = frozenset({NounClass.DOCUMENT, NounClass.SPEECH})
_MAKERS_AFTER = frozenset({"by", "from"})
_LONGEST_MAKER = 8  # tokens
# Made of somebody, not by him, when his name stands before. Own list.
_ABOUT = frozenset("video photo image picture photograph poll data footage".split())


def _owning_pronoun(cast: _Cast, phrase: tuple[int, int]) -> str:
    """Return "he" or "she" if the source is his or her words: "*his* claim that", else ``""``."""
    start, end = phrase
    text = cast.text
    folded = text.tokens.folded
    if text.nouns[end - 1] not in _MADE or folded[end - 1] in _ABOUT:
        return ""
    owner = _nominative(folded[start])
    if start and folded[start - 1] == "her":
        return "she"
    if text.tags[start] != Tag.POSSESSIVE:
        return ""
    return owner if owner in ("he", "she") else ""


def _resolve_maker(cast: _Cast, candidate: Candidate, phrase: tuple[int, int]) -> bool:
    """Set whose a document or a speech is, and return whether it is said.

    "The *FBI* statement", "*Otto*'s letter", "an audit by the *Tide Board*".
    """
    start, end = phrase
    text = cast.text
    head = end - 1
    is_made = text.nouns[head] in _MADE
    if candidate.source_type is not SourceType.DOCUMENT and not is_made:
        return False
    if text.tokens.folded[head] in _ABOUT:
        return False
    maker: _Person | _Body | None = None
    if is_made and end - start > 1:
        maker = cast.owner(start, head) or cast.body_at(start, head)
    if maker is None and set(text.tokens.folded[end : end + 1]) & _MAKERS_AFTER:
        last = min(len(text.tags), end + _LONGEST_MAKER)
        maker = cast.first(end + 1, last)
    if maker is None and is_made and end - start > 1 and _shouts(text.tokens.texts[head - 1]):
        candidate.referent = text.span(head - 1, head)
        candidate.referent_type = SourceType.ORGANIZATION
        return True
    if maker is None:
        return False
    candidate.referent = maker.span
    is_person = isinstance(maker, _Person)
    candidate.referent_type = SourceType.NAMED if is_person else SourceType.ORGANIZATION
    return True


_JOINTS = frozenset({"and", "of", "for"})


def _after_office(cast: _Cast, phrase: tuple[int, int], last: int) -> _Person | None:
    """Return the person whom more than one office stands before: "actor and chief Ann Ott".

    ``last`` is where the whole source ends.
    """
    start, end = phrase
    tags, folded = cast.text.tags, cast.text.tokens.folded
    if last <= end or cast.text.nouns[end - 1] != NounClass.PERSON or tags[start] in _ARTICLES:
        return None
    person = cast.at(end, last)
    joint = next((at for at in range(last - 1, end - 1, -1) if folded[at] in _JOINTS), -1)
    if person is None or joint < end:
        return None
    # "Actor and Ann Ott" are two, "lawyer for Ann Ott" is another.
    title = len(person.title) + 1 if person.title else 0
    is_other = person.span.start - title <= cast.text.tokens.starts[joint + 1]
    return None if is_other and not title else person


def _beside_office(cast: _Cast, phrase: tuple[int, int], cue: int) -> _Person | None:
    """Return the person whose name stands right after an office.

    "The board's chief, *Ann Ott*, was"; before the cue also after other words, "a spokesman for
    Roads, Docks and Fishery, *Ann Ott*, said".
    """
    start, end = phrase
    text = cast.text
    if end + 1 >= len(text.tags) or text.tags[end] != ",":
        return None
    after = next((at for at in range(end + 1, len(text.tags)) if text.tags[at] in _CLOSING), end)
    if after <= end + 1 or after - end > _LONGEST_BESIDE or text.tags[after] != ",":
        return None
    person = cast.at(end + 1, after)
    if person is None:
        return None
    if after < cue <= after + _NEAR_CUE:
        return person
    is_office = text.nouns[end - 1] == NounClass.PERSON and text.tags[start] in _ARTICLES
    return person if is_office and person == cast.starting(end + 1) else None


_CLOSING = frozenset({",", ".", ";", ":", Tag.QUOTE, Tag.DASH})
_LONGEST_BESIDE = 10  # tokens: "the former foreign minister of Altamere, *Ann Ott*"
_NEAR_CUE = 3  # tokens


def _after_body(cast: _Cast, whole: WholeSource) -> tuple[int, int] | None:
    """Return the name after an office that ends a source: "Bureau of Roads chief *Ann Ott*"."""
    start, end = whole[:2]
    tags, nouns = cast.text.tags, cast.text.nouns
    at = end
    while at > start and tags[at - 1] == Tag.NAME:
        at -= 1
    is_name = end - at in _NAME_LENGTHS and at > start and tags[start] == Tag.NAME
    return (at, end) if is_name and nouns[at - 1] == NounClass.PERSON else None


_NAME_LENGTHS = range(2, 5)  # tokens


def _before_cue(cast: _Cast, whole: WholeSource, cue: int) -> _Person | None:
    """Return whose office goes on to the cue: "former CIA *acting head Ann Ott* told"."""
    end = whole.end
    if not end < cue <= end + _LONGEST_TITLED or cast.text.tags[end - 1] != Tag.NAME:
        return None
    tags, nouns = cast.text.tags[end:cue], cast.text.nouns[end:cue]
    is_office = NounClass.PERSON in nouns and not _DIVIDING.intersection(tags)
    person = cast.at(end, cue) if is_office else None
    ends = person is not None and cast.text.tokens.ends[cue - 1] == person.span.end
    return person if ends else None


_LONGEST_TITLED = 6  # tokens
_DIVIDING = frozenset(
    {",", ".", ";", ":", Tag.DASH, Tag.QUOTE, Tag.CONJUNCTION, Tag.PREPOSITION, *FINITE}
)


def _quoted(cast: _Cast, cue: int) -> _Person | None:
    """Return whom somebody quotes: "The agency quoted *Ann Ott* as saying"."""
    text = cast.text
    if text.lemmas[cue] != "quote" or (cue and text.tags[cue - 1] == Tag.BE):
        return None
    folded = text.tokens.folded
    last = min(len(folded) - 1, cue + _LONGEST_QUOTED)
    at = next((at for at in range(cue + 1, last) if folded[at] == "as"), cue)
    return cast.at(cue + 1, at) if at > cue + 1 and folded[at + 1] in _SAYING else None


_LONGEST_QUOTED = 12  # tokens
_SAYING = frozenset("saying telling asking writing".split())


_ARTICLES = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME_OWNER, Tag.OWNER, Tag.QUANTITY})


def _can_be_bearer(cast: _Cast, phrase: tuple[int, int], antecedent: tuple[int, int]) -> bool:
    """Return whether a pronoun can stand for its antecedent: no thing for "he"."""
    start, end = antecedent
    pronoun = _nominative(cast.text.tokens.folded[phrase[1] - 1])
    if pronoun in ("he", "she"):
        person = cast.at(start, end)
        if cast.is_thing(end) or (person is not None and not cast.can_be(person, pronoun)):
            return False
    return _is_name(cast, start, end)


def _is_name(cast: _Cast, start: int, end: int) -> bool:
    """Return whether "she" can stand for a phrase: no ordinary word with a capital, "Let"."""
    if end - start > 1 or cast.at(start, end) is not None:
        return True
    word = cast.text.tokens.texts[start].replace("’", "'").partition("'")[0]
    return not (word.istitle() and is_word(word.lower()))


# What an institution is called after it has been named: "Marsh said … The company added". Own list.
_BODIES = frozenset(
    "company firm organisation organization agency group bureau newspaper paper magazine bank "
    "union network association charity nonprofit watchdog regulator manufacturer carmaker "
    "automaker airline retailer maker giant publisher broadcaster thinktank institute".split()
)


def _resolve_body(cast: _Cast, candidate: Candidate, known: Candidate | None) -> None:
    """Set the referent of an institution, and of "the company" where one has just spoken.

    ``known`` is the last institution or document that spoke.
    """
    start, end = phrase = candidate.phrase or (0, 0)
    is_person = candidate.referent_type is SourceType.NAMED
    if is_person and candidate.referent not in (candidate.source, cast.text.span(*phrase)):
        return
    body = cast.body_at(start, end)
    if body is None and candidate.referent_type not in _THINGS:
        return
    if body is None and _is_definite(cast, phrase) and end - start == _BARE:
        body = cast.body_called(start, end)
        if body is None and cast.text.tokens.folded[end - 1] in _BODIES:
            since = candidate.sentence - _NEAR_SENTENCES
            if (
                known is not None
                and known.sentence > since
                and known.referent_type is SourceType.ORGANIZATION
            ):
                candidate.referent = known.referent
                candidate.referent_type = known.referent_type
                return
            body = cast.last_body(start, max(0, candidate.sentence - 1))
    if body is not None:
        candidate.referent = body.span
        candidate.referent_type = SourceType.ORGANIZATION


_BARE = 2  # tokens: "the company"


def _is_definite(cast: _Cast, phrase: tuple[int, int]) -> bool:
    """Return whether the phrase is a bare description: "the governor", "his wife"."""
    start, end = phrase
    folded = cast.text.tokens.folded
    return end - start > 1 and folded[start] in _DEFINITE and folded[end - 1] not in _MANY


def _is_one(cast: _Cast, phrase: tuple[int, int]) -> bool:
    """Return whether a bare description is of one person: "the lawyer", not "the lawyers"."""
    head = cast.text.tokens.folded[phrase[1] - 1]
    is_many = cast.text.nouns[phrase[1] - 1] == NounClass.PERSON and head.endswith("s")
    return _is_definite(cast, phrase) and (not is_many or head.endswith("ss"))


_ANYBODY = frozenset("one someone somebody anyone anybody everyone everybody nobody".split())
_PLURALS = frozenset("people police men women children".split())
_DEFINITE = frozenset("the his her their its my".split())
_MANY = frozenset(
    "people officials sources aides police men women critics experts spokesman spokeswoman "
    "spokesperson official source aide man woman".split()
)


def _resolve_pronoun(
    cast: _Cast,
    candidate: Candidate,
    pronoun: str,
    spoke: dict[int, Candidate],
    known: Candidate | None,
) -> None:
    """Set the referent of a pronoun: the last subject or speaker that it can stand for."""
    if pronoun in ("he", "she"):
        nearest = candidate.sentence
        for sentence in range(nearest, max(-1, nearest - _NEAR_SENTENCES), -1):
            speaker = spoke.get(sentence)
            is_pointed = known is not None and known.source_type is SourceType.PRONOUN
            if known is not None and (
                speaker is known or (is_pointed and known.sentence == sentence)
            ):
                break
            person = cast.subject(*cast.text.sentences[sentence])
            if (
                person is not None
                and candidate.source is not None
                and person.span.end <= candidate.source.start
                and cast.can_be(person, pronoun)
            ):
                candidate.referent = person.span
                candidate.referent_type = SourceType.NAMED
                return
    several = _several(cast, candidate, known) if pronoun == "they" else None
    if several is not None:
        candidate.referent = several
        candidate.referent_type = SourceType.DESCRIBED
        return
    if known is not None:
        candidate.referent = known.referent
        candidate.referent_type = known.referent_type
        return
    person = cast.only(candidate, pronoun)
    if person is not None:
        candidate.referent = person.span
        candidate.referent_type = SourceType.NAMED


def _several(cast: _Cast, candidate: Candidate, known: Candidate | None) -> Span | None:
    """Return those who are the subject of a sentence just before: "*The researchers* saw it".

    ``known`` is the last for whom "they" can stand: what comes after is nearer.
    """
    text = cast.text
    since = max(0, candidate.sentence - _NEAR_TO_VARY + 1)
    if known is not None:
        since = max(since, known.sentence + 1)
    for sentence in range(candidate.sentence, since - 1, -1):
        first, last = text.sentences[sentence]
        noun = first + 1
        if noun + 1 < min(last, candidate.cue_token) and (
            text.tokens.folded[first] == "the"
            and text.nouns[noun] == NounClass.PERSON
            and text.tokens.folded[noun].endswith("s")
            and text.quoted[first] < 0
        ):
            return text.span(first, noun + 1)
    return None


def _nominative(pronoun: str) -> str:
    """Return the pronoun as a subject, without what a contraction adds."""
    pronoun = pronoun.replace("’", "'").partition("'")[0]
    return _NOMINATIVES.get(pronoun, pronoun)


def _pronouns(cast: _Cast, candidate: Candidate) -> list[str]:
    """Return the pronouns that can stand for a source."""
    start, end = candidate.antecedent or candidate.phrase or (0, 0)
    kind = candidate.referent_type
    if kind is SourceType.NAMED:
        named = cast.named(candidate.referent)
        if named is not None:
            pronoun = cast.pronoun_of(named)
            return [pronoun] if pronoun else ["he", "she"]
        if cast.at(start, end) is not None or not cast.is_thing(end):
            return _pronouns_of_name(cast, start, end)
        kind = SourceType.ORGANIZATION
    if kind in _THINGS:
        return ["it"] if kind is SourceType.DOCUMENT else ["it", "they"]
    head = cast.text.tokens.folded[end - 1] if end > start else ""
    if head[:1].isdigit():
        return []
    is_one = kind in _PERSONS and not head.endswith("s") and head not in _PLURALS | _ANYBODY
    return ["he", "she", "they"] if is_one else ["they"]


def _pronouns_of_name(cast: _Cast, start: int, end: int) -> list[str]:
    """Return the pronouns that can stand for who is called by a name."""
    if not _is_name(cast, start, end):
        return []
    person = cast.at(start, end)
    if person is not None:
        pronoun = cast.pronoun_of(person)
    else:
        pronoun = _pronoun_by_role(set(cast.text.tokens.folded[start:end]))
    return [pronoun] if pronoun else ["he", "she"]

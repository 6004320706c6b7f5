"""What a pronoun stands for: the last source before it that it can stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.kinds import SourceType, source_type
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import NounClass, PartCode, PhraseKind
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
_FARTHEST = 400  # parts before "he" in which its name is looked for
_NEAR_WHO = 3  # parts between "who" and the phrase it stands for


def antecedent(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> tuple[int, int] | None:
    """Return the phrase of the same sentence that the pronoun ``parts[chosen]`` stands for.

    For "who" it is the phrase before, for "he" and "she" the last name before that is a
    subject; ``None`` if there is none.
    """
    pronoun = parts[chosen]
    if pronoun.kind == PhraseKind.WHO:
        for part in reversed(parts[max(0, chosen - _NEAR_WHO) : chosen]):
            if part.code == PartCode.PHRASE and part.kind not in (
                PhraseKind.PRONOUN,
                PhraseKind.WHO,
            ):
                return part.start, part.end
    elif _nominative(text.tokens.folded[pronoun.start]) in ("he", "she"):
        for k in range(chosen - 2, max(-1, chosen - _FARTHEST), -1):
            part = parts[k]
            if (
                part.code == PartCode.PHRASE
                and part.kind in (PhraseKind.NAME, NounClass.PERSON)
                and parts[k + 1].code in _VERBAL
            ):
                return part.start, part.end
    return None


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
        around = {word for one in self.persons if one.key == person.key for word in self.roles(one)}
        return _pronoun_by_role(around)

    def at(self, start: int, end: int) -> _Person | None:
        """Return the last person whose name ends the tokens."""
        span = self.text.span(start, end)
        first = bisect_left(self.starts, span.start)
        for person in reversed(self.persons[first : bisect_left(self.starts, span.end)]):
            rest = self.text.tokens.ends[end - 1] - person.span.end
            if rest <= _LONGEST_ENDING:
                return person
        return None

    def called(self, start: int, end: int) -> _Person | None:
        """Return the person whom "the governor" stands for: the last one called so before."""
        folded = self.text.tokens.folded
        role = folded[end - 1]
        at = self.text.tokens.starts[start]
        before = bisect_left(self.starts, at)
        for person in reversed(self.persons[:before]):
            title = person.title.lower().rstrip(".")
            if (
                role in (title, _OFFICES.get(title))
                and not self._is_former(person)
                and not self._is_second(person, start, end)
            ):
                return person
        for person in reversed(self.persons[:before]):
            if (
                role in self.roles(person)
                and not self._is_former(person)
                and not self._is_second(person, start, end)
            ):
                return person
        return None

    def only(self, candidate: Candidate, pronoun: str) -> _Person | None:
        """Return the only person just before whom "he" or "she" is right for by the given name."""
        assert candidate.source is not None  # noqa: S101  a pronoun
        before = bisect_left(self.starts, candidate.source.start)
        sentence = max(0, candidate.sentence - _NEAR_TO_VARY + 1)
        since = self.text.tokens.starts[self.text.sentences[sentence][0]]
        near = {
            person.key: person
            for person in self.persons[:before]
            if person.span.start >= since and self.pronoun_of(person) == pronoun
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
        before = self.persons[: bisect_left(self.starts, self.text.tokens.starts[start])]
        if head not in _VARIATIONS:
            return None
        if known is not None and candidate.sentence - known.sentence < _NEAR_TO_VARY:
            spoken = known.referent
            return next((one for one in reversed(before) if one.span == spoken), None)
        first = max(0, candidate.sentence - 1)
        near = self.subject(*self.text.sentences[first]) if first < candidate.sentence else None
        since = self.text.tokens.starts[self.text.sentences[first][0]]
        last = [person for person in before if person.span.start >= since]
        return near or (last[-1] if last and len({one.key for one in last}) == 1 else None)

    def president(self, start: int) -> _Person | None:
        """Return the president of whom the story before a token tells, if it is only one.

        Of several it is the one whom it names far more often.
        """
        before = self.persons[: bisect_left(self.starts, self.text.tokens.starts[start])]
        heads = [person for person in before if self._is_president(person)]
        counts = Counter(person.key for person in heads).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < _FAR_MORE * counts[1][1]):
            return None
        return next(person for person in reversed(heads) if person.key == counts[0][0])

    def _is_president(self, person: _Person) -> bool:
        surname = person.key.rpartition(" ")[2]
        return surname in _PRESIDENTS and person.given.lower() not in words("given-names-women")

    def body_at(self, start: int, end: int) -> _Body | None:
        """Return the institution whose name ends the tokens."""
        span = self.text.span(start, end)
        first = bisect_left(self._body_starts, span.start)
        for body in reversed(self.bodies[first : bisect_left(self._body_starts, span.end)]):
            if self.text.tokens.ends[end - 1] - body.span.end <= _LONGEST_ENDING:
                return body
        return None

    def body_called(self, start: int, end: int) -> _Body | None:
        """Return the last institution before that has the last of the tokens in its name."""
        head = self.text.tokens.folded[end - 1]
        before = bisect_left(self._body_starts, self.text.tokens.starts[start])
        for body in reversed(self.bodies[:before]):
            if head in body.name.split():
                return body
        return None

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
        if self.text.tokens.folded[end - 1] == "president" and end - start == _BARE:
            if person is None or self._is_president(person):
                person = self.president(start) or person
            return person
        return person or self.varied(candidate, phrase, known)

    def _is_former(self, person: _Person) -> bool:
        """Return whether a person does not have the office before the name, or no longer."""
        at = person.span.start - len(person.title) - 1
        before = self._whole[max(0, at - _LONGEST_TITLE) : at].lower().split()
        return not _NO_LONGER.isdisjoint(before[-_LONGEST_OFFICE:])

    def _is_second(self, person: _Person, start: int, end: int) -> bool:
        """Return whether a person is only the vice president, and the tokens do not say so."""
        at = person.span.start
        around = [*self._whole[max(0, at - _LONGEST_TITLE) : at].lower().split()[-_LONGEST_OFFICE:]]
        around += self._whole[person.span.end :][:_LONGEST_TITLE].lower().split()[:_LONGEST_OFFICE]
        return not _SECOND.isdisjoint(around) and _SECOND.isdisjoint(
            self.text.tokens.folded[start:end]
        )

    def subject(self, first: int, last: int) -> _Person | None:
        """Return the person whose name begins a sentence, after a title or "Asked, "."""
        start = self.text.tokens.starts[first]
        at = bisect_left(self.starts, start)
        if at < len(self.persons) and self.text.quoted[first] < 0:
            person = self.persons[at]
            if person.span.end <= self.text.tokens.ends[last - 1]:
                near = person.span.start - start <= _LONGEST_TITLE
                return person if near else None
        return None


_FAR_MORE = 3  # times as often
_NEAR_TO_VARY = 3  # sentences
# What politicians are called for a change when they have been named. Own list.
_VARIATIONS = frozenset(
    "democrat republican lawmaker senator congressman congresswoman nominee candidate "
    "frontrunner front-runner politician tycoon mogul businessman billionaire".split()
)
# Whom a story calls the president without a title before the name. Own list.
_PRESIDENTS = frozenset(
    "Trump Obama Biden Bush Clinton Reagan Macron Hollande Sarkozy Putin Zelensky Zelenskyy "
    "Erdogan Bolsonaro Lula Chavez Maduro Duterte".split()
)
_LONGEST_ENDING = 3  # code points after a name in its phrase: a point, "'s"


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
    spoke: dict[int, Candidate] = {}
    last_named: Candidate | None = None
    for candidate in candidates:
        if candidate.source is None or candidate.phrase is None or candidate.whole is None:
            continue
        if candidate.source_type is not SourceType.PRONOUN:
            _resolve_phrase(cast, candidate, last_named)
            _resolve_body(cast, candidate, last.get("it"))
        elif candidate.antecedent is not None and _can_be_bearer(cast, *candidate.antecedent):
            start, end = candidate.antecedent
            last_token = text.sentences[candidate.sentence][1]
            candidate.referent = text.span(start, end)
            candidate.referent_type = source_type(text, start, end, last_token)
            person = cast.at(start, end)
            if person is None and _is_definite(cast, (start, end)):
                person = cast.described(candidate, (start, end), last_named)
            if person is not None:
                candidate.referent = person.span
                candidate.referent_type = SourceType.NAMED
        else:
            pronoun = _nominative(text.tokens.folded[candidate.phrase[1] - 1])
            _resolve_pronoun(cast, candidate, pronoun, spoke, last.get(pronoun))
            continue
        for pronoun in _pronouns(cast, candidate):
            last[pronoun] = candidate
        if candidate.referent_type is SourceType.NAMED:
            last_named = candidate
        spoke[candidate.sentence] = candidate


def _resolve_phrase(cast: _Cast, candidate: Candidate, spoke: Candidate | None) -> None:
    """Set the referent of a source that is no pronoun."""
    assert candidate.phrase is not None  # noqa: S101  resolve has seen to it
    assert candidate.whole is not None  # noqa: S101
    candidate.referent = candidate.source
    candidate.referent_type = candidate.source_type
    name = candidate.whole.name
    person = cast.at(*(name or candidate.phrase))
    if person is None and _is_definite(cast, candidate.phrase):
        if candidate.source_type in _PERSONS:
            person = cast.described(candidate, candidate.phrase, spoke)
        else:
            person = cast.varied(candidate, candidate.phrase, spoke)
    if person is not None:
        candidate.referent = person.span
        candidate.referent_type = SourceType.NAMED
        if name is not None:
            candidate.source_type = SourceType.NAMED
    elif candidate.whole[:2] != candidate.phrase:
        candidate.referent = cast.text.span(*candidate.phrase)


def _can_be_bearer(cast: _Cast, start: int, end: int) -> bool:
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
            if speaker is not None and speaker is known:
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
    if known is not None:
        candidate.referent = known.referent
        candidate.referent_type = known.referent_type
        return
    person = cast.only(candidate, pronoun)
    if person is not None:
        candidate.referent = person.span
        candidate.referent_type = SourceType.NAMED


def _nominative(pronoun: str) -> str:
    """Return the pronoun as a subject, without what a contraction adds."""
    pronoun = pronoun.replace("’", "'").partition("'")[0]
    return _NOMINATIVES.get(pronoun, pronoun)


def _pronouns(cast: _Cast, candidate: Candidate) -> list[str]:
    """Return the pronouns that can stand for a source."""
    text = cast.text
    kind = candidate.referent_type
    start, end = candidate.antecedent or candidate.phrase or (0, 0)
    phrase = text.tokens.folded[start:end]
    if kind is SourceType.NAMED:
        person = cast.at(start, end)
        if not _can_be_bearer(cast, start, end):
            return []
        pronoun = cast.pronoun_of(person) if person is not None else _pronoun_by_role(set(phrase))
        return [pronoun] if pronoun else ["he", "she"]
    if kind in _THINGS:
        return ["it", "they"]
    if phrase and phrase[-1][:1].isdigit():
        return []
    if kind in _PERSONS and not (phrase and phrase[-1].endswith("s")):
        return ["he", "she", "they"]
    return ["they"]

"""The signs that a sentence of narrative claims something: its words by class, and its build.

The lists lie in ``data/claims``, one a class, all our own. A sign is a small number,
mostly 0 or 1; ``claim`` weighs them. Which words gave a sign is kept with it, so
that a finding can say what in the sentence claims.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from lintnews.analysis.lexicon import entries
from lintnews.analysis.tokens import split
from lintnews.values import NamedTuple

#: The classes of words. A word or idiom that is on two lists counts for the first.
CLASSES = tuple(
    "hedge boost forecast interpret effect feeling belief mood motive conduct verdict-nouns "
    "abstract superlative report concede first-person verdict-adjectives idiom law-subjects legal "
    "view-of".split()
)
_VERDICTS = ("verdict-adjectives", "verdict-nouns", "idiom", "boost", "hedge")

_TURNS_AGAINST = frozenset(["but", "yet", "still", "and", "so", "or"])
_SETS_AGAINST = frozenset(
    "despite while although though even unlike rather instead if because given amid with by "
    "in".split()
)
_POINTS_BACK = frozenset("this that these those such it there it's that's there's".split())
_ARTICLES = frozenset(["the", "a", "an"])
_NEGATIONS = frozenset("not no never nothing none nobody without".split())
_COPULAS = frozenset(
    "is are was were be been being isn't aren't wasn't weren't it's that's he's she's they're "
    "seems seem seemed remains remain remained looks look looked became become becomes feel feels "
    "felt proved prove proves grown getting got".split()
)
_DEGREES = frozenset(
    "not no so too very quite more most less least still also now far never already even pretty "
    "somewhat rather just all a bit much as".split()
)
_MODALS = frozenset(["could", "would", "might", "may", "will", "can"])
_RESULTS = frozenset(
    "making handing dealing giving leaving setting sending creating putting turning raising "
    "forcing prompting casting adding seemingly".split()
)
# Words whose neighbours tell something.
_COMPANY = _COPULAS | _MODALS | {",", "most", "more", "less"}
# Small words, and the signs that they are.
_SMALL_WORDS = {
    **dict.fromkeys(("$", "%", "percent"), "money"),
    **dict.fromkeys(("was", "were", "wasn't", "weren't"), "was"),
    **dict.fromkeys(("has", "have"), "has"),
    "had": "had",
    "if": "if",
}
# The signs of the word that a sentence opens with.
_OPENINGS = {
    "opens against": _TURNS_AGAINST,
    "opens with a setting": _SETS_AGAINST,
    "opens with it": _POINTS_BACK,
    "opens with an article": _ARTICLES,
    "opens with he": frozenset(["he", "she", "they"]),
}
# Words in -ly that say nothing about how somebody sees it.
_PLAIN_LY = frozenset(
    "family july only early likely daily weekly monthly assembly supply apply reply rally italy "
    "ally anomaly nearly roughly recently previously reportedly allegedly currently publicly "
    "privately federally formerly officially originally finally immediately approximately".split()
)


class SignWords(NamedTuple):
    """The words ``first`` to ``last`` (half-open, counted in the sentence) that gave a sign."""

    sign: str
    first: int
    last: int


class Signs:
    """The signs of one sentence and the words that gave them; a sign that is not there is 0."""

    __slots__ = ("marks", "values")

    def __init__(self) -> None:
        """Begin without a sign."""
        self.values: dict[str, float] = {}
        self.marks: list[SignWords] = []

    def mark(self, sign: str, first: int, last: int) -> None:
        """Set a sign and remember its words."""
        self.values[sign] = 1.0
        self.marks.append(SignWords(sign, first, last))


_REMEMBERED = 1 << 14  # words
_SHORTEST_ADVERB = 5  # letters


class _Idiom(NamedTuple):
    """What follows the first word of an idiom, and the class of the idiom."""

    rest: tuple[str, ...]
    name: str


class _Idioms(NamedTuple):
    """The idioms by their first word.

    ``single`` has the class of those of one word, ``longer`` the entries of the others, each with
    its class.
    """

    single: Mapping[str, str]
    longer: Mapping[str, Sequence[tuple[str, str]]]


@cache
def _idioms() -> _Idioms:
    """Read the lists.

    The longer idioms are divided when an article has the first word of one: most never are.
    """
    single: dict[str, str] = {}
    longer: dict[str, list[tuple[str, str]]] = {}
    for name in CLASSES:
        for entry in entries(f"claims/{name}"):
            if "-" in entry:
                longer.setdefault(_divided(entry)[0], []).append((entry, name))
            elif "_" in entry:
                longer.setdefault(entry[: entry.index("_")], []).append((entry, name))
            elif entry not in single:
                single[entry] = name
    return _Idioms(single, longer)


@lru_cache(maxsize=_REMEMBERED)
def _longer(first: str) -> Mapping[str, Sequence[_Idiom]] | None:
    """Return the longer idioms that begin with a word, by their second word, the longest first.

    ``None`` if there are none.
    """
    begun = _idioms().longer.get(first)
    if begun is None:
        return None
    following: dict[str, list[_Idiom]] = {}
    for entry, name in begun:
        rest = tuple(_divided(entry)[1:])
        following.setdefault(rest[0], []).append(_Idiom(rest, name))
    for idioms in following.values():
        idioms.sort(key=lambda idiom: -len(idiom.rest))
    return following


def _divided(entry: str) -> list[str]:
    """Return the tokens of an entry: nothing but a hyphen divides a word in the lists."""
    return split(entry.replace("_", " ")) if "-" in entry else entry.split("_")


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the single words of a class."""
    return frozenset(entry for entry in entries(f"claims/{name}") if "_" not in entry)


class _Facts(NamedTuple):
    """What a word says without its neighbours."""

    figure: bool
    capital: bool
    past: bool  # it ends in -ed
    adverb: bool  # it ends in -ly
    negation: bool
    idiom: str  # the class of words that it belongs to
    longer: (
        Mapping[str, Sequence[_Idiom]] | None
    )  # the longer idioms that it can begin, by the second word
    company: bool  # its neighbours are to be looked at


@lru_cache(maxsize=_REMEMBERED)
def _facts(text: str, word: str, *, opens: bool = False) -> _Facts | None:
    """Return what a word says, ``None`` if that is nothing."""
    capital = text[0].isupper()
    # A capital inside the sentence is a name's.
    is_name = capital and not opens and word not in words_of("report")
    facts = _Facts(
        figure=any(map(str.isdigit, word)),
        capital=capital and not opens,
        past=word.endswith("ed"),
        adverb=word.endswith("ly") and len(word) >= _SHORTEST_ADVERB and word not in _PLAIN_LY,
        negation=word in _NEGATIONS or word.endswith("n't"),
        idiom="" if is_name else _idioms().single.get(word, ""),
        longer=None if is_name else _longer(word),
        company=word in _COMPANY,
    )
    return facts if any(facts) else None


def signs_of(texts: Sequence[str], words: Sequence[str]) -> Signs:
    """Return the signs of a sentence.

    ``texts`` are its tokens as written, ``words`` the same tokens folded and with
    straight apostrophes; marks count tokens from its start.
    """
    signs = Signs()
    if words:
        company = _of_words(signs, texts, words)
        _of_small_words(signs, words)
        _of_opening(signs, texts, words)
        for at in company:
            _of_company(signs, texts, words, at)
        if len(signs.marks) > 1:
            signs.marks.sort(key=lambda mark: mark.first)
    return signs


def _of_words(signs: Signs, texts: Sequence[str], words: Sequence[str]) -> list[int]:
    """Count the classes of words, at most two of each, and their forms.

    Return the places of words whose neighbours matter.
    """
    counts: dict[str, int] = {}
    company: list[int] = []
    figures = capitals = past = adverbs = 0
    negated = False
    last = len(words) - 1
    each = [_facts(texts[0], words[0], opens=True), *map(_facts, texts[1:], words[1:])]
    for at, facts in enumerate(each):
        if facts is None:
            continue
        figure, capital, ends_ed, ends_ly, negation, name, longer, has_company = facts
        figures += figure
        capitals += capital
        past += ends_ed
        adverbs += ends_ly
        negated = negated or negation
        if has_company:
            company.append(at)
        end = at + 1
        if longer is not None and at < last and words[at + 1] in longer:
            name, end = _longest(longer[words[at + 1]], words, at, name)
        if name:
            counts[name] = counts.get(name, 0) + 1
            signs.marks.append(SignWords(name, at, end))
    _of_forms(signs, len(words), figures, capitals, past, adverbs)
    if negated:
        signs.values["negation"] = 1.0
    verdicts = 0
    for name, count in counts.items():
        signs.values[name] = min(count, 2)
        verdicts += min(count, 2) if name in _VERDICTS else 0
    if verdicts:
        signs.values["verdicts"] = min(verdicts, 5) / 2
        signs.values["verdict density"] = verdicts / max(8, len(words)) * 10
    return company


def _longest(
    idioms: Sequence[_Idiom], words: Sequence[str], at: int, single: str
) -> tuple[str, int]:
    """Return the class and the end of the longest idiom that begins with the word at ``at``.

    If there is none, they are those of the word alone.
    """
    for idiom in idioms:
        end = at + 1 + len(idiom.rest)
        if end == at + 2 or tuple(words[at + 1 : end]) == idiom.rest:
            return idiom.name, end
    return single, at + 1


def _of_forms(
    signs: Signs, size: int, figures: int, capitals: int, past: int, adverbs: int
) -> None:
    """Weigh what is plain to see: figures, capitals, endings, length."""
    values = signs.values
    values["length"] = min(size, 60) / 30
    if figures:
        values["figures"] = min(2, figures)
    if capitals:
        values["capitals"] = 2 * min(0.5, capitals / size)
    if past:
        values["-ed"] = min(3, past) / 3
    if adverbs:
        values["-ly"] = min(2, adverbs)


def _of_small_words(signs: Signs, words: Sequence[str]) -> None:
    """Look for the small words that tell."""
    here = frozenset(words)
    for word, sign in _SMALL_WORDS.items():
        if word in here:
            signs.values[sign] = 1.0
    if len(here & words_of("legal")) > 1:
        signs.values["court"] = 1.0


def _of_opening(signs: Signs, texts: Sequence[str], words: Sequence[str]) -> None:
    """Look at how the sentence opens."""
    first, values = words[0], signs.values
    for sign, opening in _OPENINGS.items():
        if first in opening:
            values[sign] = 1.0
    if len(texts) > 1 and texts[0][0].isupper() and texts[1][0].isupper():
        values["opens with a name"] = 1.0
    if not words_of("law-subjects").isdisjoint(words[:10]):
        values["about a law"] = 1.0
    if first in _ARTICLES or first in _POINTS_BACK:
        if not words_of("interpret").isdisjoint(words[2:14]):
            values["it means"] = 1.0
        if not {"could", "would", "might", "may"}.isdisjoint(words):
            values["it could"] = 1.0


def _of_company(signs: Signs, texts: Sequence[str], words: Sequence[str], at: int) -> None:
    """Look at a word in the company of others."""
    size, word = len(words), words[at]
    following = words[at + 1] if at + 1 < size else ""
    if word in _COPULAS:
        end = _past_degrees(words, at + 1)
        if end < size and words[end] in words_of("feeling"):
            signs.mark("is frustrated", at, end + 1)
    elif word == ",":
        if following.endswith("ing") and following in _results():
            signs.mark("result", at + 1, at + 2)
    elif word in _MODALS:
        if texts[at] != "May":
            _modal(signs, words, at)
    elif word == "most":
        if following not in {"of", "people", "recent", "recently", "likely"}:
            signs.mark("most", at, min(at + 2, size))
    elif "than" in words[at + 1 : at + 8]:  # more or less
        signs.values["more than"] = 1.0


@cache
def _results() -> frozenset[str]:
    return _RESULTS | words_of("interpret") | words_of("effect")


def _modal(signs: Signs, words: Sequence[str], at: int) -> None:
    """Tell a forecast from a bill's provisions and from what somebody said before."""
    word, before = words[at], words[:at]
    verb = _past_degrees(words, at + 1)
    if word in {"could", "would", "might"}:
        signs.values["could"] = 1.0
    elif word in {"may", "will"}:
        signs.values[word] = 1.0
    if not words_of("law-subjects").isdisjoint(before[-6:]):
        return
    if word in {"would", "could"} and not words_of("report").isdisjoint(before):
        signs.values["could, said before"] = 1.0
    elif not (before and before[-1] in {"he", "she", "they", "who"}):
        signs.mark("modal", at, min(verb + 1, len(words)))
    if verb < len(words) and (
        words[verb] in words_of("effect") or words[verb] in words_of("interpret")
    ):
        signs.mark("could change", at, verb + 1)


def _past_degrees(words: Sequence[str], at: int) -> int:
    """Return the place of the first word from ``at`` on that is no adverb of degree."""
    while at < len(words) and (words[at] in _DEGREES or words[at].endswith("ly")):
        at += 1
    return at

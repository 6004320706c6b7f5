"""Words that are wrong between certain neighbours: "free reign", "more then 40", "lost it's way".

``data/contexts.txt`` holds the contexts, one a line, under the name of the rule that
they belong to::

    [than-then]
    more|less|fewer [then > than] NUM|half|a|an|the

In brackets are the wrong words and the right ones, around them the neighbours that
must be there. A neighbour is a word, several with ``|`` between them, ``@name`` for the
words of a line ``@name = …``, or a class of words in capitals (``_words.CLASSES``).
``[=`` begins words that are found with a capital inside a sentence, too.
``'s``, ``n't`` and the like end a word (city's, didn't).
``!`` says what a neighbour must not be, ``?`` that it may be left out, ``~`` that it has
a capital, ``^`` that a sentence or a part of one begins here, ``$`` that one ends.

The words that can be wrong are looked up once, for all rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from lintnews import Edit, Finding, Fix, NamedTuple, Reading, Span, Tokens, token_places, tokens
from lintnews_rules.wording._words import CLASSES, lines

_EDGES = frozenset([".", "!", "?", "…", "...", ":", ";", ",", ")", "—", "–", "--"])
_ENDS_PART = frozenset([".", "!", "?", "…", "...", ":", ";", "”", '"', "“", ")", "(", "—", "--"])
_JOINS = frozenset("-–/@#&_=+\\*<\xad")


class Neighbour(NamedTuple):
    """What a place beside the wrong words must hold."""

    words: frozenset[str]
    classes: tuple[Callable[[str], bool], ...] = ()
    edge: bool = False
    capital: bool = False
    negated: bool = False


class Context(NamedTuple):
    """Wrong words, right words, and the neighbours in the order of the text."""

    wrong: tuple[str, ...]
    right: str
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    key: int
    capitals: bool = False


class Slip(NamedTuple):
    """Where wrong words are, and what they should be."""

    span: Span
    wrong: str
    right: str


def findings(reading: Reading, rule: str) -> Iterator[Finding]:
    """Yield a finding for each slip of one rule; whether the right word is meant, a person decides."""
    for slip in reading.get(slips).get(rule, ()):
        yield Finding(
            slip.span,
            f'"{slip.wrong}" should be "{slip.right}"',
            fix=Fix.unsafe(Edit(slip.span, slip.right)),
        )


def slips(reading: Reading) -> Mapping[str, Sequence[Slip]]:
    """Return the slips of an article by rule, those of a rule in the order of the text."""
    words, text = reading.get(tokens), reading.text
    folded, rows = words.folded, _rows()
    last = len(folded) - 1
    found: dict[str, list[Slip]] = {}
    places = reading.get(positions)
    for word in places.keys() & rows.keys():
        by_next, by_previous, others = _sorted_contexts(word)
        for i in places[word]:
            candidates = others
            if by_next and i < last and folded[i + 1] in by_next:
                candidates = candidates + by_next[folded[i + 1]]
            if by_previous and i and folded[i - 1] in by_previous:
                candidates = candidates + by_previous[folded[i - 1]]
            for rule, context in candidates:
                slip = _match(context, words, text, i)
                if slip is not None:
                    found.setdefault(rule, []).append(slip)
    return {rule: list(_longest(of_rule)) for rule, of_rule in found.items()}


_Contexts = tuple[tuple[str, "Context"], ...]


@cache
def _sorted_contexts(word: str) -> tuple[dict[str, _Contexts], dict[str, _Contexts], _Contexts]:
    """Return the contexts of a wrong word by the word after it, by the word before it, and the others.

    A word has up to thirty, and at most places none of the words is next to it that they want.
    """
    by_next: dict[str, _Contexts] = {}
    by_previous: dict[str, _Contexts] = {}
    others: _Contexts = ()
    for rule, line in _rows()[word]:
        for context in _contexts(line, word):
            entry = ((rule, context),)
            index, wanted = _nearest(context)
            if not wanted:
                others += entry
            for neighbour in wanted:
                chosen = by_next if index > 0 else by_previous
                chosen[neighbour] = chosen.get(neighbour, ()) + entry
    return by_next, by_previous, others


def _nearest(context: Context) -> tuple[int, frozenset[str]]:
    """Return 1 or -1 for a neighbour of the key word that must be one of some words, and these words."""
    key, wrong = context.key, context.wrong
    if key + 1 < len(wrong):
        return 1, frozenset((wrong[key + 1],))
    if key > 0:
        return -1, frozenset((wrong[key - 1],))
    choices = []
    if context.after:
        choices.append((1, context.after[0]))
    if context.before:
        choices.append((-1, context.before[-1]))
    plain = [
        (len(one.words), side, one.words)
        for side, one in choices
        if not (one.classes or one.edge or one.capital or one.negated)
    ]
    return min(plain)[1:] if plain else (0, frozenset())


def positions(reading: Reading) -> Mapping[str, Sequence[int]]:
    """Return the tokens of the words that any of these rules wants to see: word, numbers."""
    places = reading.get(token_places)
    return {word: places[word] for word in _wanted().intersection(places)}


@cache
def _wanted() -> frozenset[str]:
    return frozenset(("a", "an", "of", "than", *_rows(), *misspellings()))


@cache
def misspellings() -> Mapping[str, str]:
    """Return the misspellings and the right words, both in lower case."""
    return dict(line.split(" ", 1) for line in lines("misspellings"))


def _longest(found: list[Slip]) -> Iterator[Slip]:
    """Yield the slips in the order of the text, and of those that overlap the longest of the first."""
    end = 0
    for slip in sorted(found, key=lambda slip: (slip.span.start, -slip.span.end, slip.right)):
        if slip.span.start >= end:
            end = slip.span.end
            yield slip


def _match(context: Context, words: Tokens, text: str, i: int) -> Slip | None:
    """Return the slip whose key word is token ``i``, ``None`` if there is none."""
    first = i - context.key
    end = first + len(context.wrong)
    if first < 0 or end > len(words.folded):
        return None
    # The nearest neighbours first: they decide most often.
    at = end
    for neighbour in context.after:
        if not _fits(neighbour, words, at, joined=is_joined(words, text, at)):
            return None
        at += 1
    at = first - 1
    for neighbour in reversed(context.before):
        if not _fits(neighbour, words, at, joined=is_joined(words, text, at + 1)):
            return None
        at -= 1
    if len(context.wrong) > 1 and (
        words.folded[first:end] != context.wrong
        or not all(is_joined(words, text, at) for at in range(first + 1, end))
    ):
        return None
    span = Span(words.starts[first], words.ends[end - 1])
    if not _is_free(context, words, text, first, end):
        return None
    wrong = " ".join(span.of(text).split())
    right = context.right
    if right and wrong[0].isupper():
        right = right[0].upper() + right[1:]
    return Slip(span, wrong, right)


def is_free(words: Tokens, text: str, i: int) -> bool:
    """Return whether a token is a word of its own: no part of a compound or an address."""
    start, stop = words.starts[i], words.ends[i]
    return text[start - 1 : start] not in _JOINS and text[stop : stop + 1] not in _JOINS


def _is_free(context: Context, words: Tokens, text: str, first: int, end: int) -> bool:
    """Return whether the words are words of their own: no part of a compound or of a name."""
    start, stop = words.starts[first], words.ends[end - 1]
    led = context.before and "-" in context.before[-1].words
    followed = context.after and "-" in context.after[0].words
    if text[start - 1 : start] in _JOINS and not led:
        return False
    if text[stop : stop + 1] in _JOINS and not followed:
        return False
    if not words.texts[first][0].isupper():
        return all(not word[0].isupper() for word in words.texts[first + 1 : end])
    # A capital inside a sentence is a name's or a headline's.
    return context.capitals or (
        begins_part(words, text, first) and not words.texts[first][1:2].isupper()
    )


def begins_part(words: Tokens, text: str, i: int) -> bool:
    """Return whether a sentence or a part of it begins with token ``i``."""
    return i == 0 or words.texts[i - 1] in _ENDS_PART or not is_joined(words, text, i)


def is_joined(words: Tokens, text: str, i: int) -> bool:
    """Return whether token ``i`` is in one paragraph with the token before it, and only white space between."""
    if not 0 < i < len(words.starts):
        return False
    gap = text[words.ends[i - 1] : words.starts[i]]
    return len(gap) < 2 or (gap.isspace() and gap.count("\n") < 2)


def _fits(neighbour: Neighbour, words: Tokens, i: int, *, joined: bool) -> bool:
    if not joined:
        return neighbour.edge or neighbour.negated
    word = words.folded[i]
    fits = (
        word in neighbour.words
        or (neighbour.edge and word in _EDGES)
        or (neighbour.capital and words.texts[i][0].isupper())
        or any(test(word) for test in neighbour.classes)
    )
    return fits is not neighbour.negated


@cache
def _rows() -> dict[str, list[tuple[str, str]]]:
    """Return (rule, line) by the words that can be wrong; a line is read when it is needed."""
    rows: dict[str, list[tuple[str, str]]] = {}
    rule = ""
    for line in lines("contexts"):
        head, arrow, _ = line.partition(" > ")
        if arrow:
            row = rule, line
            wrong = head.partition("[")[2].lstrip("=")
            for word in (_key(wrong.split()),) if " " in wrong else wrong.split("|"):
                if word in rows:
                    rows[word].append(row)
                else:
                    rows[word] = [row]
        elif line[0] == "[":
            rule = line[1:-1]
    return rows


def _key(wrong: list[str]) -> str:
    """Return the word of a phrase that is in the fewest articles, as far as can be told."""
    return max(wrong, key=lambda word: (word not in _COMMON, len(word)))


# Words of four letters or more that are in most articles; own list.
_COMMON = frozenset(
    "the and for all one two his her not other first most some over people more time this just every united past year half there "
    "their about than with from have that what which being".split(),
)


@cache
def _sets() -> dict[str, frozenset[str]]:
    """Return the words of the lines ``@name = …``."""
    sets: dict[str, frozenset[str]] = {}
    for line in lines("contexts"):
        if line[0] == "@" and " = " in line:
            name, _, listed = line.partition(" = ")
            sets[name] = sets.get(name, frozenset()).union(
                *(sets[word] if word[0] == "@" else {word} for word in listed.split()),
            )
    return sets


@cache
def _contexts(line: str, word: str) -> tuple[Context, ...]:
    """Return what a row says of one wrong word; a neighbour that may be left out makes two contexts."""
    head, _, rest = line.partition("[")
    inside, _, tail = rest.partition("]")
    wrong, _, right = inside.partition(" > ")
    capitals, wrong = wrong[0] == "=", wrong.lstrip("=")
    if " " in wrong:
        phrase = tuple(wrong.split())
        key = phrase.index(_key(list(phrase)))
    else:
        phrase, key = (word,), 0
        rights = right.split("|")
        right = rights[min(wrong.split("|").index(word), len(rights) - 1)]
    return tuple(
        Context(phrase, right, before, after, key, capitals)
        for before in _ways(head.split())
        for after in _ways(tail.split())
    )


def _ways(parts: list[str]) -> list[tuple[Neighbour, ...]]:
    ways: list[tuple[Neighbour, ...]] = [()]
    for part in parts:
        neighbour = _neighbour(part.lstrip("?"))
        longer = [(*way, neighbour) for way in ways]
        ways = longer + ways if part[0] == "?" else longer
    return ways


def _neighbour(part: str) -> Neighbour:
    negated, part = part[0] == "!", part.lstrip("!")
    words: set[str] = set()
    classes: list[Callable[[str], bool]] = []
    edge = capital = False
    for name in part.split("|"):
        if name in {"^", "$"}:
            edge = True
        elif name == "~":
            capital = True
        elif name[0] == "@":
            words |= _sets()[name]
        elif name.isupper():
            classes.append(CLASSES[name])
        elif ("'" in name and name.strip("'") != name) or name == "n't":
            classes.append(_ends_with(name))
        else:
            words.add(name)
    return Neighbour(frozenset(words), tuple(classes), edge, capital, negated)


def _ends_with(ending: str) -> Callable[[str], bool]:
    """Return a test for what is written as part of the word before it: "'s" in "city's"."""
    return lambda word: word.endswith(ending)

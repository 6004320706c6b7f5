"""One scan: whoever waits for words learns in one pass which of them a text holds.

A pattern that matches nothing without one of its ``words`` and a rule that finds nothing without
one of those it ``holds`` are not begun before a text has one. There are hundreds of such words and
a text holds few, so all go into one automaton (Aho and Corasick's), which is built once for a
set of rules and goes through a text once, however many words there are. Where its library is
missing, one word is looked for after the other, and the same is found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import itemgetter

from lintnews.analysis.tokens import fold
from lintnews.hints import Any

#: Who waits: a pattern, by its number, or a rule, by its code.
Waiter = int | str


class Waiting:
    """Who waits for which words; a word counts within a longer one, too."""

    __slots__ = ("_always", "_as_written", "_folded", "_numbers_in")

    def __init__(self, awaited: Mapping[Waiter, tuple[Sequence[str], bool]]) -> None:
        """Take the words of each, and whether they must stand in the text as they are written.

        Else they are folded, as the text is. Who waits for no word, or for an empty one, is
        always found.
        """
        self._always = frozenset(
            who for who, (words, _) in awaited.items() if not words or "" in words
        )
        numbers: dict[str, int] = {}
        self._folded: list[list[Waiter]] = []
        self._as_written: dict[int, list[tuple[str, Waiter]]] = {}
        for who, (words, as_written) in awaited.items():
            for word in filter(None, words):
                number = numbers.setdefault(fold(word), len(numbers))
                if number == len(self._folded):
                    self._folded.append([])
                if as_written:
                    self._as_written.setdefault(number, []).append((word, who))
                else:
                    self._folded[number].append(who)
        self._numbers_in = word_finder(list(numbers))

    def found(self, text: str, folded: str) -> AbstractSet[Waiter]:
        """Return who waits for none of the words, or for one that the text holds.

        ``folded`` is the text as ``fold`` gives it.
        """
        numbers = self._numbers_in(folded)
        awake = set(self._always.union(*map(self._folded.__getitem__, numbers)))
        for number in self._as_written.keys() & numbers:
            for word, who in self._as_written[number]:
                if who not in awake and word in text:
                    awake.add(who)
        return awake


def word_finder(words: Sequence[str]) -> Callable[[str], AbstractSet[int]]:
    """Return what tells the numbers of those words that a text holds."""
    try:
        import ahocorasick  # noqa: PLC0415  done without where it is missing
    except ImportError:
        return lambda text: {number for number, word in enumerate(words) if word in text}
    automaton: Any = ahocorasick.Automaton()
    for number, word in enumerate(words):
        automaton.add_word(word, number)
    automaton.make_automaton()
    number_of = itemgetter(1)
    return lambda text: set(map(number_of, automaton.iter(text))) if words else frozenset()

"""The same word twice in a row is a slip of the hand, and hardest to see across a line break.

Words that may double ("had had", "that that"), names and words of emphasis
("very, very", "no no") are left alone. The second copy of a function word can be
deleted without a thought; any other is for a person to look at, and so is one that
may belong to the verb before it ("they came in in 1979").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count, pairwise
from operator import eq

from lintnews import (
    COPY,
    Edit,
    Finding,
    Fix,
    Kind,
    Options,
    Reading,
    Role,
    Severity,
    Span,
    Speech,
    Tokens,
    in_quotation,
    option,
    roles,
    rule,
    tokens,
)

# Own list: words that never double in English prose.
FUNCTION_WORDS = frozenset(
    """
    a an the of to in on at by for from with and or but as is are was were be been its this their
    his they he she we if into about after before than then who which
    """.split()
)
MAY_DOUBLE = frozenset(
    """
    had that is do very really so far many much long never again no yes bye ha hear go now knock
    night ta tut blah yadda why etc fake work well oh bang win wait big
    little old real way over more like please stop boo chop pizza autoplay
    """.split()
)
# Own list: a verb and its particle before the same word as preposition (phased in in 2016).
WITH_PARTICLE = {
    "in": frozenset(
        "phased came come comes coming moved checked signed logged called brought kicked weighed "
        "broken broke given gave turned tuned built factored settled dropped ushered locked sworn "
        "joined pitched stepped chimed cashed zoomed penciled baked let live lived lives".split()
    ),
    "on": frozenset(
        "went go goes going gone carried moved signed logged turned passed move".split()
    ),
    "to": frozenset("looked used referred responded listened adhered stuck able belonged".split()),
    "for": frozenset(
        "asked looked hoped called advocated advocate argued paid waited voted spoken fought cared prepared applied stood lived worked".split()
    ),
    "about": frozenset("brought talked came heard".split()),
    "by": frozenset("went passed stood go gone".split()),
    "of": frozenset(["side"]),  # "on the side of of course we must"
}
# Own list: in speech the transcriber may have meant it, unless nobody ever says it so.
NEVER_SAID = FUNCTION_WORDS - {
    "the",
    "in",
    "on",
    "we",
    "he",
    "she",
    "they",
    "who",
    "if",
    "but",
    "and",
}
SPOKEN_TOO = frozenset({"our", "what", "my", "your", "the", "and", "in", "on"})
# "what it is is", "the thing is is"
BEFORE_IS = frozenset(
    "what all who where how thing problem question point truth that it this".split()
)
# "asked for for a decade", but not "asked for for a review". Own list.
TIMES = frozenset(
    "year years decade decades time while month months week weeks day days generation hour night "
    "season summer winter spring century moment minute second quarter term past last".split()
)
HAD_HAD = frozenset({"been", "gone", "become", "begun", "come", "paid"})
JOINERS = frozenset("within by and or after to upon on in for at of with".split())
# Own list: "going to going to" is a slip, "door to door to" and "bit by bit by" are none.
LEADS_TO = frozenset(
    "going want wants wanted have has had need needs used able because trying ought supposed like likes".split()
)
ENDS = frozenset('.!?"”')
LONGEST_PHRASE = 4  # words
SHORTEST_BLOCK = 5  # words
# Own list: these may be the particle of a verb and the preposition of what follows.
PARTICLES = frozenset(["about", "by", "for", "in", "on", "to"])
TAKES_PARTICLE = frozenset(
    """
    asked believed break broke bring brings brought call called came carried carry checked come
    comes coming cut cuts dialed drive drove fill filled gave get gets give given giving go goes
    going gone got hand handed held hold holds hoped join joined keep kept kick kicked let listened
    live lived lives living lock locked log logged look looked looking looks move moved moves moving
    paid passed pay pull pulled push pushed put puts ran relied run sat send sent set sets settled
    sign signed sit sits speak spoke spoken stand stands stayed step stepped stood stopped take
    taken takes talked threw took tune tuned turn turned voted waited walked went work worked
    """.split()
)

LONGEST_WORD = 24  # code points
CALLED = frozenset({("call",), ("called",), ("calls",), ("calling",)})
PARAGRAPHS = frozenset({Role.BODY, Role.CAPTION})


class WordRepeatedOptions(Options):
    """Words that this desk doubles on purpose."""

    allow: tuple[str, ...] = option((), "further words that may stand twice")


@rule(
    code="DUP105",
    name="word-repeated",
    summary="a word stands twice in a row",
    severity=Severity.WARNING,
    roles=COPY,
    speech=Speech.REPORTED,
    kinds=frozenset(Kind) - {Kind.TRANSCRIPT},
    options=WordRepeatedOptions,
    bad=(
        """
        The mayor spoke on on Monday.
                        ^^^^^ "on" stands twice
        """,
        """
        She signed the the contract and left.
                   ^^^^^^^ "the" stands twice
        """,
        """
        Embers fell on the roof of the of the warehouse.
                                ^^^^^^^^^^^^^ "of the" stands twice
        """,
        """
        The union has asked for for a review.
                            ^^^^^^^ "for" stands twice
        """,
        """
        “They are going to going to stay on the on the island,” she said.
                  ^^^^^^^^^^^^^^^^^ "going to" stands twice
                                         ^^^^^^^^^^^^^ "on the" stands twice
        """,
        """
        “There was no one to to rescue,” he said.
                          ^^^^^ "to" stands twice
        """,
    ),
    good=(
        "He said he had had enough of it.",
        "A new New York law was passed in New New Haven, as the old maps call it.",
        "It was a very very long night.",
        "He gave in, in the end.",
        "She spent a decade at AT&T and sat in in-depth talks.",
        "They wrote that it it [sic] was over.",
        "The tax was phased in in 2016, step by step by step.",
        "It is what they have hoped for for a whole decade.",
        "What it is is a fake fake.",
        "She calls a spade a spade, and has advocated for for years what he stands for.",
    ),
)
def word_repeated(reading: Reading, options: WordRepeatedOptions) -> Iterator[Finding]:
    """Look at each pair of neighbours with nothing but white space between them."""
    words, text = reading.get(tokens), reading.text
    allowed = MAY_DOUBLE | {word.lower() for word in options.allow}
    doubled = set()
    # The comparing is done in C: hardly any word is next to itself.
    for number in compress(count(1), map(eq, words.folded, words.folded[1:])):
        word = words.folded[number]
        if not word.isalpha() or not _is_slip(words, number, text):
            continue
        span = Span(words.starts[number - 1], words.ends[number])
        if word in allowed and not _is_wrong_here(words, number):
            continue
        if in_quotation(reading, span) and not _is_never_said(words, number):
            continue
        doubled.add(number)
        edit = Edit(Span(words.ends[number - 1], words.ends[number]), "")
        fix = Fix.safe(edit) if _is_certain(words, number) else Fix.unsafe(edit)
        yield Finding(span, f'"{word}" stands twice', fix=fix)
    yield from _phrases(reading, words, doubled)
    yield from _over_breaks(reading)


def _phrases(reading: Reading, words: Tokens, doubled: set[int]) -> Iterator[Finding]:
    """Yield phrases of two words or more that stand twice in a row."""
    text, taken = reading.text, set(doubled)
    for size in range(LONGEST_PHRASE, 1, -1):
        # The comparing is done in C: a phrase that stands twice is a row of equal neighbours.
        same, wanted = bytes(map(eq, words.folded, words.folded[size:])), b"\1" * size
        first = same.find(wanted)
        while first >= 0:
            middle, last = first + size, first + 2 * size - 1
            span = Span(words.starts[first], words.ends[last])
            if (
                taken.isdisjoint(range(first, last + 1))
                and _is_phrase(span.of(text))
                and not _is_idiom(words, first, size)
                and not (in_quotation(reading, span) and _may_be_said(words.folded[first:middle]))
            ):
                taken.update(range(first, last + 1))
                phrase = text[words.starts[middle] : span.end]
                edit = Edit(Span(words.ends[middle - 1], span.end), "")
                yield Finding(span, f'"{phrase}" stands twice', fix=Fix.unsafe(edit))
            first = same.find(wanted, first + 1)


def _may_be_said(phrase: Sequence[str]) -> bool:
    """Return whether a speaker may have begun again: nobody says "on the on the" or "going to going to"."""
    return not (FUNCTION_WORDS.issuperset(phrase) or (phrase[-1] == "to" and len(phrase) == 2))


def _is_phrase(words: str) -> bool:
    """Return whether both copies are plain words with single spaces, and not a name twice."""
    parts = words.split(" ")
    half = len(parts) // 2
    plain = all(part.replace("'", "").replace("’", "").isalpha() for part in parts)
    return plain and not parts[half][0].isupper() and len({part.lower() for part in parts}) > 1


def _is_idiom(words: Tokens, first: int, size: int) -> bool:
    """Return whether it is "step by step by step" or "more and more and more"."""
    phrase = list(words.folded[first : first + size])
    before = list(words.folded[max(0, first - size + 1) : first])
    if phrase[0] in {"a", "an"} and words.folded[max(0, first - 1) : first] in CALLED:
        return True  # "call a spade a spade"
    if (phrase[-1] in JOINERS and phrase[0] not in LEADS_TO) or (phrase[0] == "and" and size == 2):
        return True
    following = words.folded[first + 2 * size : first + 2 * size + 1]
    # "The math is the math is the math", "back to back to back": begun a third time, it is meant.
    return list(following) == phrase[:1] or before == phrase[1:]


def _over_breaks(reading: Reading) -> Iterator[Finding]:
    """Yield words that end a paragraph in mid-sentence and begin the next."""
    text = reading.text
    for block, following in pairwise(reading.get(roles)):
        if block.role is not Role.BODY or following.role not in PARAGRAPHS:
            continue
        if not text[block.span.end - 1].isalpha():
            continue
        head = text[following.span.start : following.span.start + LONGEST_WORD].split()[0]
        tail = text[max(block.span.start, block.span.end - LONGEST_WORD) : block.span.end]
        before, _, word = tail.rpartition(" ")
        if word.lower() != head.lower() or not head.isalpha():
            continue
        if block.span.of(text).count(" ") + 1 < SHORTEST_BLOCK:
            continue
        # A name may end a line and begin the next one.
        if word[0].isupper() and (word.isupper() or before.rstrip()[-1:] not in ENDS):
            continue
        start = block.span.end - len(word)
        span = Span(start, following.span.start + len(head))
        yield Finding(span, f'"{head}" stands twice, over the break of the paragraph')


def _is_wrong_here(words: Tokens, number: int) -> bool:
    """Return whether a word that may double does not in this place."""
    word, before = words.folded[number], words.folded[max(0, number - 8) : number - 1]
    following = words.folded[number + 1] if number + 1 < len(words.folded) else ""
    if word == "is":
        return BEFORE_IS.isdisjoint(before) and following != "is"
    return word == "had" and following in HAD_HAD


def _is_never_said(words: Tokens, number: int) -> bool:
    """Return whether nobody says the word twice, so that the reporter's hand slipped."""
    word = words.folded[number]
    return word in NEVER_SAID or word in SPOKEN_TOO


def _is_slip(words: Tokens, number: int, text: str) -> bool:
    """Return whether the word and the word before it are neighbours, neither of them part of a name or a compound."""
    between = text[words.ends[number - 1] : words.starts[number]]
    if not between.isspace() or between.count("\n") > 1:  # a blank line ends the paragraph
        return False
    first, second = words.texts[number - 1], words.texts[number]
    if second[0].isupper() or not second.islower():  # "New New York", "a new New York law"
        return False
    if words.folded[number] not in FUNCTION_WORDS and _is_meant(words, number, first):
        return False
    verb = words.folded[number - 2] if number > 1 else ""
    if verb in WITH_PARTICLE.get(words.folded[number], ()) and not _asks_a_thing(words, number):
        return False
    before = text[max(0, words.starts[number - 1] - 1) : words.starts[number - 1]]
    behind = text[words.ends[number] : words.ends[number] + 6].lower()
    return before not in {"-", "–", "<"} and not behind.startswith(
        ("-", "–", "&", "/", "@", " [sic", " (sic")
    )


def _asks_a_thing(words: Tokens, number: int) -> bool:
    """Return whether a thing follows "for for" and no length of time, as in "for for a review"."""
    following = words.folded[number + 1 : number + 5]
    return (
        words.folded[number] == "for"
        and not {"a", "an", "the"}.isdisjoint(following[:1])
        and TIMES.isdisjoint(following)
    )


def _is_meant(words: Tokens, number: int, first: str) -> bool:
    """Return whether a word of meaning is said three times, or ends a name: the Plan plan."""
    word = words.folded[number]
    before = words.texts[number - 2] if number > 1 else ""
    following = words.folded[number + 1] if number + 1 < len(words.folded) else ""
    if word in {before.lower(), following}:
        return True
    return first[0].isupper() and before[:1].isupper()


def _is_certain(words: Tokens, number: int) -> bool:
    """Return whether nobody can have meant to write the word twice."""
    if words.folded[number] not in FUNCTION_WORDS or words.texts[number][0].isupper():
        return False
    verb = words.folded[number - 2] if number > 1 else ""
    following = words.folded[number + 1] if number + 1 < len(words.folded) else ""
    if words.folded[number] in {verb, following}:  # "but but but": said three times, it is meant
        return False
    return words.folded[number] not in PARTICLES or verb not in TAKES_PARTICLE

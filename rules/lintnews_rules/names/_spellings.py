"""Names that are one letter apart: pairs of spellings that may be one person or place.

Two spellings that both belong to somebody (``Marta Halden`` and ``Piet Helden``)
are two people. A pair is kept where one of the two stands alone, or where what
stands beside them is the same (``Marta Halden`` and ``Marta Helden``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import chain

from lintnews import (
    Form,
    Name,
    NamedTuple,
    NameKind,
    Reading,
    Role,
    Span,
    block_at,
    is_capitalised,
    is_given_name,
    is_word,
    names,
    role_at,
)
from lintnews import Span as _Span

SHORTEST = 3
INNER = Form(r"[A-Z][^A-Z]*")
FEWEST_IN_A_ROSTER = 3  # commas
SHORTEST_ALONE = 5
_INSIDE = "-.'’"
_WITHOUT_MARKS = str.maketrans("", "", _INSIDE)
_JUNIORS = frozenset({"Jr", "Sr", "II", "III", "IV"})
_ONE_SENTENCE = 150
_LONGEST_ACRONYM = 5
_MOST_CAPITALS = 3  # Hans-MacDonald
_MOST_IN_A_BUCKET = 12
_OF_PET_NAMES = "rinyo"  # Pete is Peter, Steve is Steven
_REMEMBERED = 1 << 14  # names, words
_GIVEN, _SURNAME, _ALONE, _PART = "given", "surname", "alone", "part"


class Spelling:
    """One spelling of a word in names.

    ``spans`` are its places in order, ``places`` what it is in each; ``beside`` are
    the folded words that stand with it in a name: the surname beside a given name,
    the given name beside a surname, both beside what is between them.
    """

    __slots__ = ("beside", "in_captions", "is_place", "person", "places", "spans", "text")

    def __init__(self, text: str) -> None:
        """Begin without a place."""
        self.text = text
        self.spans: list[Span] = []
        self.places: set[str] = set()
        self.beside: set[str] = set()
        self.person = self.is_place = False
        self.in_captions = True

    def note(self, word: Span, place: str, beside: str, kind: NameKind, role: Role | None) -> None:
        """Take up one more place."""
        self.spans.append(word)
        self.places.add(place)
        if beside:
            self.beside.add(beside)
        self.person |= kind is NameKind.PERSON
        self.is_place |= kind is NameKind.PLACE
        self.in_captions &= role is Role.CAPTION


class NearMiss(NamedTuple):
    """Two spellings: ``odd`` is the rarer one, and of two as frequent ones the later."""

    odd: Spelling
    usual: Spelling

    @property
    def span(self) -> Span:
        """The first place of the odd spelling."""
        return self.odd.spans[0]

    @property
    def other(self) -> Span:
        """The last place of the usual spelling before the odd one, or else its first."""
        before = [span for span in self.usual.spans if span.start < self.span.start]
        return before[-1] if before else self.usual.spans[0]


def near_misses(reading: Reading) -> tuple[NearMiss, ...]:
    """Return the pairs of spellings that are one letter apart, in the order of the odd ones.

    Few articles have such a pair at all, so who bears a spelling, and where, is
    looked up only for those that are one letter from another.
    """
    words = _words_of_names(reading)
    pairs = [pair for pair in _pairs(words) if not (_are_compounds(*pair) or _is_derived(*pair))]
    if not pairs:
        return ()
    plurals = {pair for pair in pairs if _is_plural(pair, words)}
    spellings = _spellings(reading, frozenset(word for pair in pairs for word in pair))
    found: dict[str, NearMiss] = {}
    for one, other in pairs:
        if (
            one in spellings
            and other in spellings
            and ((one, other) not in plurals or _is_one_person(spellings[one], spellings[other]))
            and _may_be_one(spellings[one], spellings[other], one, other)
        ):
            miss = _near_miss(spellings[one], spellings[other])
            best = found.get(miss.odd.text)
            if best is None or len(best.usual.spans) < len(miss.usual.spans):
                found[miss.odd.text] = miss
    return tuple(sorted(found.values(), key=lambda miss: miss.span))


def _words_of_names(reading: Reading) -> dict[str, None]:
    """Return the words of all names that can be misspelt, folded, each once, in the order of the text."""
    text = reading.text
    forms = dict.fromkeys(
        [text[start:end] for name in reading.get(names) for start, end in name.mentions]
    )
    words = dict.fromkeys(chain.from_iterable(map(_words_in, forms)))
    for own in (folded(word) for name in reading.vocabulary.names for word in name.split()):
        words.pop(own, None)
    return words


@lru_cache(maxsize=_REMEMBERED)
def _words_in(form: str) -> tuple[str, ...]:
    """Return the words of a name that can be misspelt, folded; the same names come again and again."""
    words = [word.rstrip(".,") for word in form.replace("\xa0", " ").split(" ")]
    return tuple([folded(word) for word in words if _can_be_misspelt(word)])


def _pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of words that are one letter apart."""
    found: dict[tuple[str, str], None] = {}
    for bucket in _buckets(words):
        for index, one in enumerate(bucket):
            for other in bucket[index + 1 :]:
                if one_letter_apart(one, other):
                    found[(one, other) if one < other else (other, one)] = None
    return list(found)


def _is_plural(pair: tuple[str, str], words: Container[str]) -> bool:
    """Return whether one of the two is the other in the plural, or differs from it by being a plural: Haldens, Haldena."""
    short, long = sorted(pair, key=len)
    if long in (short + "s", short + "'s"):
        return True
    return any(
        word.endswith("s") and word[:-1] in words and word[:-1] == other[:-1]
        for word, other in (pair, pair[::-1])
    )


def _is_one_person(one: Spelling, other: Spelling) -> bool:
    """Return whether a caption has Marcus Lyon and the story Marcus Lyons."""
    if not (one.in_captions or other.in_captions):
        return False
    are_surnames = _SURNAME in one.places and _SURNAME in other.places
    return are_surnames and one.person and other.person and bool(one.beside & other.beside)


def _are_compounds(one: str, other: str) -> bool:
    """Return whether only parts differ that both are words: Israel-based and Israeli-based."""
    if "-" not in one:
        return False
    halves = zip(one.split("-"), other.split("-"), strict=False)
    return all(one == other or (_is_known(one) and _is_known(other)) for one, other in halves)


def _is_derived(one: str, other: str) -> bool:
    """Return whether one is made of the other: Brandvoldy, Ruritanophobic, Orr-Ruritania, Generation-Y."""
    halves = [
        half for half in zip(one.split("-"), other.split("-"), strict=False) if half[0] != half[1]
    ]
    if "-" in one and "-" in other and len(halves) == 1:
        short, long = sorted(halves[0], key=len)
        return len(long) == 1 or long in {f"{short}i", f"{short}n", f"{short}s"}
    short, long = sorted((one, other), key=len)
    return long == f"{short}y" or {one[-2:], other[-2:]} == {"ia", "ic"}


def _is_known(word: str) -> bool:
    return is_word(word) or is_capitalised(word)


def _near_miss(one: Spelling, other: Spelling) -> NearMiss:
    """Tell the odd spelling: the one that only captions have, else the rarer, else the later."""
    swapped = (other.in_captions, -len(other.spans), other.spans[0].start) > (
        one.in_captions,
        -len(one.spans),
        one.spans[0].start,
    )
    return NearMiss(other, one) if swapped else NearMiss(one, other)


def _spellings(reading: Reading, wanted: frozenset[str]) -> dict[str, Spelling]:
    """Return who bears the wanted spellings, by their folded form."""
    spellings: dict[str, Spelling] = {}
    is_roster = cache(partial(_is_roster, reading.text))
    for name in reading.get(names):
        for mention in name.mentions:
            if wanted.isdisjoint(_words_in(mention.of(reading.text))):
                continue
            for word, place, beside in _words(name, mention, reading.text):
                key = folded(word.of(reading.text))
                if key not in wanted:
                    continue
                role = role_at(reading, mention.start)
                if role is Role.BOILERPLATE or _is_disowned(reading.text, mention):
                    continue
                block = block_at(reading, mention.start)
                if block is None or not is_roster(block.span):
                    spelling = spellings.setdefault(key, Spelling(word.of(reading.text)))
                    spelling.note(word, place, beside, name.kind, role)
    for spelling in spellings.values():
        spelling.spans.sort()
    return spellings


def folded(word: str) -> str:
    """Return the word without regard to case and to the form of its apostrophe."""
    return word.replace("’", "'").casefold()


def _is_disowned(text: str, mention: Span) -> bool:
    """Return whether the paper itself says that the name is written wrong: ``Correy [sic]``, a note about a spelling."""
    if "[sic]" in text[mention.end : mention.end + 8]:
        return True
    before = text[max(0, mention.start - _ONE_SENTENCE) : mention.start].rpartition("\n")[2]
    return "spelling" in before or "misspel" in before


def _is_roster(text: str, block: Span) -> bool:
    """Return whether the paragraph is a list of names: a team has a Horan and a Horgan."""
    paragraph = block.of(text)
    if paragraph.count(",") < FEWEST_IN_A_ROSTER:
        return False
    listed = paragraph.split()
    small = sum(word[0].islower() for word in listed)
    return small * 10 < len(listed)


def _words(name: Name, mention: Span, text: str) -> Iterator[tuple[Span, str, str]]:
    """Yield the words of a mention that can be misspelt, what each is, and what is next to it."""
    written = mention.of(text).replace("\xa0", " ").split(" ")
    core = [folded(word.strip(".,")) for word in written if word.strip(".,") not in _JUNIORS] or [
        ""
    ]
    at = mention.start
    for index, word in enumerate(written):
        bare = word.rstrip(".,")
        if _can_be_misspelt(bare):
            if len(written) == 1:
                # A surname alone has next to it what its bearer has.
                bearer = name.given if name.kind is NameKind.PERSON and bare == name.surname else ""
                yield _Span(at, at + len(bare)), _ALONE, folded(bearer)
            elif index == 0:
                yield _Span(at, at + len(bare)), _GIVEN, core[-1]
            elif index >= len(core) - 1:
                yield _Span(at, at + len(bare)), _SURNAME, core[0]
            else:
                yield _Span(at, at + len(bare)), _PART, f"{core[0]} {core[-1]}"
        at += len(word) + 1


def _can_be_misspelt(word: str) -> bool:
    """Leave out initials, acronyms, names of firms with capitals inside, and what is no word."""
    if len(word) >= SHORTEST and word.isalpha() and word.istitle():
        return "Ã" not in word  # as nearly always
    if len(word) < SHORTEST or not word[0].isupper() or word[1] in _INSIDE:
        return False
    if not word[1:].islower():
        if word.isupper():
            return len(word) > _LONGEST_ACRONYM and word.isalpha()
        if sum(letter.isupper() for letter in word) > _MOST_CAPITALS:
            return False
    return word.translate(_WITHOUT_MARKS).isalpha() and "Ã" not in word


def _buckets(words: Iterable[str]) -> Iterable[list[str]]:
    """Return the words that become the same when at most one letter is taken out of each.

    Only such can be one letter apart, and finding them this way costs one step a
    letter and not one a pair.
    """
    seen: set[str] = set()
    shared: set[str] = set()
    for shortened in map(_shortened, words):
        if not seen.isdisjoint(shortened):
            shared |= seen & shortened
        seen |= shortened
    buckets: dict[str, list[str]] = {}
    if shared:
        for word in words:
            for key in shared & _shortened(word):
                bucket = buckets.setdefault(key, [])
                if len(bucket) < _MOST_IN_A_BUCKET:
                    bucket.append(word)
    return buckets.values()


@lru_cache(maxsize=_REMEMBERED // 8)  # each has as many strings as letters
def _shortened(word: str) -> frozenset[str]:
    """Return the word, and what is left of it without each of its letters."""
    return frozenset([word, *[word[:at] + word[at + 1 :] for at in range(len(word))]])


def one_letter_apart(one: str, other: str) -> bool:
    """Return whether one letter more, less or different, or two neighbours swapped, make the one the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    at = next((at for at in range(len(one)) if one[at] != other[at]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])


def _may_be_one(one: Spelling, other: Spelling, word: str, other_word: str) -> bool:
    """Return whether two spellings may be meant for one name."""
    short, long = sorted((word, other_word), key=len)
    if word in other.beside or other_word in one.beside:
        return False  # Jan van Dan is one man
    if _is_people(one, other, short, long):
        return False
    if one.beside & other.beside:
        return bool(one.places & other.places) and _same_beside(one, other, short, long)
    miss = _near_miss(one, other)
    if (
        len(short) < SHORTEST_ALONE
        or is_word(folded(miss.odd.text))
        or (is_word(folded(miss.usual.text)) and not miss.usual.person)
        or (is_capitalised(word) and is_capitalised(other_word))
    ):
        return False
    return _one_stands_alone(one, other) and not (one.is_place or other.is_place)


def _is_people(one: Spelling, other: Spelling, short: str, long: str) -> bool:
    """Return whether one is the people of the other: Ruritanian, Wikipedian, Texans."""
    if long[:-1] == short and is_capitalised(short) and not (one.person and other.person):
        return True
    if one.beside & other.beside:
        return False
    return long == f"{short}n" or long.replace("ns", "s") == short


def _same_beside(one: Spelling, other: Spelling, short: str, long: str) -> bool:
    """Return whether two spellings next to one word are one: of persons yes but for pet names, of others if they are no words."""
    if one.person and other.person:
        return not (_GIVEN in one.places and long in {short + ending for ending in _OF_PET_NAMES})
    derived = (long[:-1] == short and long[-1] in "in") or {short[-3:], long[-3:]} == {"ism", "ist"}
    return len(short) > SHORTEST and not (is_word(short) or is_word(long) or derived)


def _first_letter(word: str) -> str:
    """Return the first letter without its accent."""
    if word[0].isascii():
        return word[0]
    import unicodedata

    return unicodedata.normalize("NFD", word[0])[0]


def _are_products(one: str, other: str) -> bool:
    """Return whether only words inside differ: EraPlay and EraPay are two products of one firm."""
    parts, others = INNER.pattern.findall(one), INNER.pattern.findall(other)
    if len(parts) == 1 or len(parts) != len(others):
        return False
    pairs = zip(parts, others, strict=True)
    return all(a == b or (is_word(a.lower()) and is_word(b.lower())) for a, b in pairs)


def _one_stands_alone(one: Spelling, other: Spelling) -> bool:
    """Return whether one of the two has nothing next to it, and the other is used alone too, or is a surname."""
    if _are_products(one.text, other.text):
        return False
    alone, joined = (one, other) if not one.beside else (other, one)
    word, other_word = folded(alone.text), folded(joined.text)
    if (
        alone.beside
        or (joined.person and _GIVEN in joined.places)
        or is_capitalised(word)
        or is_given_name(word)
    ):
        return False  # two full names with nothing in common are two people; given names alone may be anybody's
    if _first_letter(word) != _first_letter(other_word) or {word[-3:], other_word[-3:]} == {
        "ism",
        "ist",
    }:
        return False  # hardly anybody gets the first letter wrong
    if not joined.beside:
        return not is_capitalised(other_word)
    return _ALONE in joined.places or (joined.person and _SURNAME in joined.places)

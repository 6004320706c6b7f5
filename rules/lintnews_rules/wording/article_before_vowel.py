"""The article follows the sound of the next word, not its first letter: an hour, a union.

"An" before a vowel that is heard, "a" before a consonant that is heard. The rule knows
the words whose spelling misleads (honest, one, European), numbers (an 8-year-old) and
abbreviations that are read letter by letter (an FBI agent, a U.S. court). "An historic"
and its like are left to the desk.
"""

from collections.abc import Iterator

from lintnews import (
    COPY,
    Edit,
    Example,
    Finding,
    Fix,
    Reading,
    Severity,
    Span,
    Tokens,
    is_capitalised,
    is_word,
    rule,
    tokens,
)
from lintnews_rules.wording import _contexts
from lintnews_rules.wording._words import listed

_VOWELS = frozenset("aeiou")
# Letters whose names begin with a vowel.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
# Words that follow "a" for another reason: another word is missing or wrong, or it is no English.
_NO_NOUN_PHRASE = frozenset(
    "a according an the and are as at be by even for from had has have he her his if in into is it its la le of "
    "on or our out she that their them then they this to up us was we were will with would you".split()
)


@rule(
    code="WRD102",
    name="article-before-vowel",
    summary='"a" before a vowel sound, or "an" before a consonant',
    severity=Severity.INFO,
    roles=COPY,
    bad=(
        Example(
            """
            He waited a hour for an union leader.
                      ^ "a" should be "an" before "hour"
                                 ^^ "an" should be "a" before "union"
            """,
            fixed="He waited an hour for a union leader.",
        ),
        """
        A 8-year-old boy called a FBI agent.
        ^ "A" should be "An" before "8"
                                ^ "a" should be "an" before "FBI"
        """,
        """
        He saw an painted boat.
               ^^ "an" does not fit "painted": "a", or another word
        """,
    ),
    good=(
        "An hour later a European leader met a one-time rival in a U.S. court.",
        "An 11-year-old and a 10-year-old saw an MRI scan of an heir.",
        "It was an historic day at a NATO base.",
        "The A in the name is for a and an.",
        "Vitamin A is in carrots, and Series A investors know it.",
    ),
)
def article_before_vowel(reading: Reading, _options: object) -> Iterator[Finding]:
    """Compare each article with the sound that follows."""
    words, text = reading.get(tokens), reading.text
    places = reading.get(_contexts.positions)
    for article in ("a", "an"):
        for i in places.get(article, ()):
            if i + 1 == len(words) or words.folded[i + 1][0] in _QUICK[article]:
                continue
            vowel = _begins_with_vowel(words, i + 1)
            if vowel is None or vowel is (article == "an") or not _is_article(words, text, i):
                continue
            right = ("A" if words.texts[i][0] == "A" else "a") + ("n" if vowel else "")
            span = Span(words.starts[i], words.ends[i])
            following = words.texts[i + 1]
            edit = Edit(span, right)
            # An "an" before another consonant can be an "and" or an "in", and an article before
            # a participle can be one too many.
            known = vowel or following.lower() in listed("heard-with-consonant")
            certain = known and not following.endswith(("ed", "ing"))
            message = (
                f'"{words.texts[i]}" should be "{right}" before "{following}"'
                if certain
                else f'"{words.texts[i]}" does not fit "{following}": "{right}", or another word'
            )
            yield Finding(span, message, fix=Fix.safe(edit) if certain else Fix.unsafe(edit))


# First letters after which most articles are right, told at one look.
_QUICK = {"a": frozenset("bcdgjkpqtvwyz"), "an": frozenset("ai")}


def _is_article(words: Tokens, text: str, i: int) -> bool:
    """Return whether the token is an article with its word after it: no letter, grade or initial."""
    written = words.texts[i]
    if written not in {"a", "an"} and not (
        written in {"A", "An"} and _contexts.begins_part(words, text, i)
    ):
        return False
    gap = text[words.ends[i] : words.starts[i + 1]]
    return gap in {" ", "\n", "\xa0"} and _contexts.is_free(words, text, i)


def _begins_with_vowel(words: Tokens, i: int) -> bool | None:
    """Return whether the word is heard with a vowel first, ``None`` if it cannot be told."""
    written, word = words.texts[i], words.folded[i]
    if word[0].isdigit():
        return _number_begins_with_vowel(word)
    if not word[0].isalpha() or not word.isascii() or word in _NO_NOUN_PHRASE:
        return None
    return _letters_begin_with_vowel(words, i, written, word)


def _letters_begin_with_vowel(words: Tokens, i: int, written: str, word: str) -> bool | None:
    if "." in written:  # U.S., an M.B.A.
        return written[0] in _VOWEL_NAMES if written.isupper() else None
    if len(written) == 1:
        # "an X-ray"; a letter alone can be an initial, a grade or a name.
        hyphen = i + 1 < len(words) and words.texts[i + 1] == "-"
        return written in _VOWEL_NAMES if hyphen and written.isupper() else None
    if written.isupper():
        return _capitals_begin_with_vowel(written)
    if written[0].islower() or is_word(word) or is_capitalised(word):
        return _word_begins_with_vowel(word)
    return None


def _number_begins_with_vowel(word: str) -> bool | None:
    digits = word.replace(",", "").split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz")
    if not digits.isdecimal() or digits[0] == "0":
        return None
    if digits[0] == "8":
        return True
    if digits[:2] in {"11", "18"} and len(digits) % 3 == 2:
        return True
    # 1,100 and the year 1835 are read in two ways.
    return None if digits[:2] in {"11", "18"} else False


def _capitals_begin_with_vowel(written: str) -> bool | None:
    if written in listed("letter-names"):
        return written[0] in _VOWEL_NAMES
    if written[0] in "AEIO":
        return None if written.startswith(("EU", "ON")) else True
    if written[0] in "BCDGJKPQTVWYZ":
        return False
    return None


def _word_begins_with_vowel(word: str) -> bool | None:
    stem = word.removesuffix("'s")
    if stem in listed("heard-with-vowel"):
        return True
    if stem in listed("heard-with-consonant") or stem.startswith(("eu", "ew", "one-", "ouija")):
        return False
    if not (is_word(stem) or is_capitalised(stem)) or stem.startswith(_BOTH):
        return None
    return _u_begins_with_vowel(stem) if stem[0] == "u" else stem[0] in _VOWELS


# The beginnings of words before which both articles are written.
_BOTH = (
    "hist", "hyst", "habit", "hotel", "hero", "horr", "hallu", "herb", "hilar", "homage", "hypo",
    "hypn", "hon", "hour", "heir", "herm",
)  # fmt: skip


def _u_begins_with_vowel(word: str) -> bool | None:
    """Return whether a word with "u" begins as "under" does: "union" and "use" do not."""
    if word.startswith("un"):
        if word.startswith(("unin", "unim", "unid", "unanswer", "unann")):
            return True
        return not word.startswith(("uni", "unan"))
    if word.startswith(
        ("up", "um", "ul", "urg", "urn", "urch", "urban", "ush", "utt", "utm", "ug")
    ):
        return not word.startswith(("ulys",)) or None
    if word.startswith(("us", "ut", "ub", "uk", "ura", "ure", "uri")):
        return False
    return None

"""The verb follows the noun before "of", not the nearest one: the popularity of such platforms has grown.

The eye takes the last noun for the subject. The rule looks at sentences and clauses that
begin with a noun that can only be one ("the cost of", "the lack of") or many ("the
results of"), and at the verb after the noun that belongs to it. Nouns of number and
group ("a majority of", "a team of") take both and are left alone. Where a sentence begins
with "the" and its subject, any noun will do, before "in" and "for" too ("the shift in public
opinion have"), and so will two of them ("the mayor and council leaders is").
"""

from collections.abc import Iterator, Sequence

from lintnews import (
    PROSE,
    Finding,
    Reading,
    Severity,
    Span,
    Tokens,
    rule,
    sentence_at,
    token_places,
    tokens,
)
from lintnews_rules.wording import _contexts
from lintnews_rules.wording._words import (
    is_adjective,
    is_noun,
    is_number,
    is_participle,
    is_plural,
    is_thing,
    is_verb,
    listed,
    looks_plural,
)

_PLURAL_VERBS = frozenset(
    "are were have weren't aren't haven't do keep make remain continue show seem".split()
)
_SINGULAR_VERBS = frozenset("is was has wasn't isn't hasn't".split())
_DETERMINERS = frozenset(
    "the a an this that his her its their our such these those some many most more all any new two three four five six several".split()
)
# What a clause can begin after.
_BEFORE = frozenset("that but because while although though if when as so said says".split())
_INSIDE = frozenset(
    "on in at for from with by near and the its his her their these those such a an".split()
)
_LONGEST = 9  # words between "of" and the verb
_OPENERS = ("the", "this", "its", "his", "her", "their")
_LINKS = frozenset("of in on for to from against between about over with".split())
# Nouns that are verbs too, where an article and a preposition say which. Own list.
_ALSO_VERBS = frozenset(
    """
    shift increase decrease rise drop change attack report move plan push debate fight battle vote search attempt
    effort response challenge claim demand call attempt approach support result focus test case race damage review
    surge need hope interest question answer answer ban order limit guide offer request threat dispute struggle
    """.split()
)
# Of these the verb may be in the plural: numbers, groups and kinds. Own list.
_GROUPS = frozenset(
    """
    majority number group team couple pair variety series range lot handful bulk rest half third quarter percentage
    portion proportion share minority set host array crowd staff crew family panel committee board council government
    police public media data plurality dozen fraction slew spate string mix remainder company firm club band party
    side army force navy union ministry department cabinet league squad gang class generation audience population
    electorate faction wave list collection mixture body chunk tenth fifth quartet trio duo duet former latter last
    latest first best worst only same kind sort type breed cast church faculty leadership jury press coalition network
    """.split()
)
# In the plural, and one thing all the same: sums, times and fields. Own list.
_SUMS = frozenset(
    """
    affairs votes sciences politics economics ethics physics tactics mechanics statistics logistics optics series species means headquarters
    news summons innings mews whereabouts chess mess lens gas bias atlas canvas chaos ethos cosmos alias crossroads gallows works savings odds minutes hours days weeks months years miles dollars pounds euros feet
    yards thirds halves quarters fifths tenths percent thousands hundreds millions billions dozens seconds acres
    """.split()
)


@rule(
    code="WRD116",
    name="verb-agreement",
    summary="a verb that agrees with the nearest noun instead of its subject",
    severity=Severity.INFO,
    roles=PROSE,
    bad=(
        """
        The popularity of such platforms have grown.
                                         ^^^^ "have" does not agree with its subject, "popularity"
        """,
        """
        One of the bridges were closed on Friday.
                           ^^^^ "were" does not agree with its subject, "One"
        """,
        """
        The sudden shift in public opinion have surprised the port.
                                           ^^^^ "have" does not agree with its subject, "shift"
        """,
        """
        The letters of Halden and Ortiz was read aloud.
                                        ^^^ "was" does not agree with its subject, "letters"
        """,
        """
        Halden and local leaders is taking the ferry.
                                 ^^ "is" does not agree with its subject, "Halden and local leaders"
        """,
        """
        He said that the boats was late. The captain have gone.
                               ^^^ "was" does not agree with its subject, "boats"
                                                     ^^^^ "have" does not agree with its subject, "captain"
        """,
        """
        Senior officials was told, and they was angry. There was five people in the boat.
                         ^^^ "was" does not agree with its subject, "officials"
                                            ^^^ "was" does not agree with its subject, "they"
                                                             ^^^ "was" does not agree with its subject, "people"
        """,
    ),
    good=(
        "Rivers has a boat. Politics is dull. The head of the officials was told. Does he have it?",
        "There was two thirds of it left. There is many a slip. If he have it, let him keep it.",
        "The popularity of such platforms has grown.",
        "A number of residents are angry, and a majority of them have moved.",
        "The cost of repairs and the lack of money have grown.",
        "One of the bridges that were closed is open again.",
        "Limits on the use of drones are in force.",
        "The team in red are ahead. The effect of rules that people have fought is small.",
        "The politics of the port is simple. The six months in jail was too much.",
        "The letters of Halden and what Ortiz is doing are known.",
        "The pressure from Mr. Halden and his allies is growing. The doctor in Halden does have a boat.",
    ),
)
def verb_agreement(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look at each "of" with a subject before it and a verb after its noun, then at what sentences begin with."""
    ways = (
        _openings(reading),
        _before_of(reading),
        _bare(reading),
        _pronouns(reading),
        _there(reading),
    )
    yield from {finding.span: finding for way in ways for finding in way}.values()


def _before_of(reading: Reading) -> Iterator[Finding]:
    words, text = reading.get(tokens), reading.text
    for i in reading.get(_contexts.positions).get("of", ()):
        if i < 1 or words.folded[i - 1] not in _heads():
            continue
        verb = _verb(words, text, i)
        if verb is None:
            continue
        yield _finding(words, verb, words.texts[i - 1])


def _openings(reading: Reading) -> Iterator[Finding]:
    """Look at what a sentence begins with, up to its verb."""
    words, text, places = reading.get(tokens), reading.text, reading.get(token_places)
    for opener in _OPENERS:
        for i in places.get(opener, ()):
            if words.texts[i][0].isupper() and _contexts.begins_part(words, text, i):
                yield from _after_opener(words, text, i)
                yield from _next_to(words, text, i)
            elif words.folded[i - 1] in _OPENS_CLAUSE and _contexts.is_joined(words, text, i):
                yield from _next_to(words, text, i)
    for i in places.get("and", ()):
        yield from _joined(reading, words, i)


def _next_to(words: Tokens, text: str, opener: int) -> Iterator[Finding]:
    """Hold a verb against the noun right before it: "the senator have"."""
    for verb in range(opener + 2, min(opener + 5, len(words))):
        if not _contexts.is_joined(words, text, verb) or not _contexts.is_joined(
            words, text, verb - 1
        ):
            return
        if words.folded[verb] not in _BE_AND_HAVE:
            continue
        head = words.folded[verb - 1]
        if not words.texts[verb - 1].islower() or not all(
            _leads(words, i) for i in range(opener + 1, verb - 1)
        ):
            return
        if head in _NO_PHRASE:
            return
        many = looks_plural(head)
        if many and verb - opener > 2 and is_verb(head[:-1]):
            return  # "that the pier holds is clear"
        verbs = _SINGULAR_VERBS if many else _PLURAL_VERBS
        right = head not in _SUMS if many else (is_thing(head) and head not in _NO_ONE)
        if right and words.folded[verb] in verbs:
            yield _finding(words, verb, words.texts[verb - 1])
        return


_OPENS_CLAUSE = frozenset("that because said says while although".split())
_NO_ONE = _GROUPS | frozenset(
    """
    dead injured wounded missing elite elderly fish sheep deer aircraft spacecraft personnel offspring cattle poultry
    troop opposition enemy couple clergy laity gentry nobility peasantry proletariat bourgeoisie militia number
    watercraft hovercraft salmon trout shrimp squid bison moose swine vermin livestock gallows corps
    """.split()
)


def _after_opener(words: Tokens, text: str, opener: int) -> Iterator[Finding]:
    """Hold the first noun after "The" against the verb behind its "in" or "of"."""
    link = next((i for i in range(opener + 2, opener + 6) if words.folded[i : i + 1] in _LINK), 0)
    if not link or not all(
        _contexts.is_joined(words, text, i) for i in range(opener + 1, link + 1)
    ):
        return
    head = words.folded[link - 1]
    if not all(_leads(words, i) for i in range(opener + 1, link - 1)):
        return
    many = looks_plural(head)
    if head in _SUMS or head in _GROUPS or not words.texts[link - 1].islower():
        return
    if head == "number" and words.folded[opener] != "the":
        return
    if not (many or is_thing(head) or head in _ALSO_VERBS):
        return
    verbs = _SINGULAR_VERBS if many else _PLURAL_VERBS
    verb = _first_verb(words, text, link, verbs)
    if verb is not None:
        phrase = words.folded[link + 1 : verb]
        if many or _is_one(words, verb, phrase):
            yield _finding(words, verb, words.texts[link - 1])


_LINK = frozenset((link,) for link in _LINKS)


def _finding(words: Tokens, verb: int, subject: str) -> Finding:
    return Finding(
        Span(words.starts[verb], words.ends[verb]),
        f'"{words.texts[verb]}" does not agree with its subject, "{subject}"',
    )


def _leads(words: Tokens, i: int) -> bool:
    """Return whether the word can stand between "The" and its noun."""
    word = words.folded[i]
    if "-" in words.folded[i - 1 : i + 2]:
        return True
    return (
        is_adjective(word)
        or word in listed("common-adjectives")
        or (word.islower() and word == words.texts[i] and (is_thing(word) or is_participle(word)))
    )


def _first_verb(words: Tokens, text: str, link: int, verbs: frozenset[str]) -> int | None:
    """Return the token of a verb that does not agree, if the phrase before it is nothing but a phrase."""
    for i in range(link + 1, min(link + _LONGEST + 2, len(words))):
        word = words.folded[i]
        if not _contexts.is_joined(words, text, i):
            return None
        if word in _BE_AND_HAVE and word in verbs:
            return i if i > link + 1 else None
        named = words.folded[i - 1] in _DETERMINERS or words.folded[i - 1] in _LINKS
        if word in _NO_PHRASE or not (named or _belongs(words, i) or word in {"and", "of"}):
            return None
        if word.endswith("ed") and not named:
            return None  # "the letter in the drawer suggested"
    return None


_NO_PHRASE = frozenset(
    "do does did may might can could will would must shall should that what who whom which whose how why where when whether".split()
)


_BE_AND_HAVE = frozenset("is are was were has have isn't aren't wasn't weren't".split())


def _is_one(words: Tokens, verb: int, phrase: Sequence[str]) -> bool:
    """Return whether nothing in the phrase can be a second subject: no "and", no clause."""
    if "and" in phrase or phrase[-1] in _INSIDE or phrase[-1] in _DETERMINERS:
        return False
    if len(phrase) < 2 or not looks_plural(phrase[-2]):
        return True
    # "the effect of rules people have", "of cuts Democrats have"
    return not (looks_plural(phrase[-1]) or words.texts[verb - 1][0].isupper())


def _joined(reading: Reading, words: Tokens, joint: int) -> Iterator[Finding]:
    """Look for "Halden and local leaders is" where a sentence begins."""
    text, first = reading.text, joint - 1
    while first > joint - 3 and first > 0 and words.texts[first - 1][0].isupper():
        first -= 1
    if first < 0 or words.folded[first].endswith("ing"):
        return  # "Raising and spending funds is": one doing
    if not words.texts[first][0].isupper() or not words.texts[joint - 1][0].isupper():
        return
    sentence = sentence_at(reading, words.starts[first])
    if sentence is None or sentence.start != words.starts[first]:
        return  # "pressure from Mr. Halden and his allies is"
    for verb in range(joint + 2, min(joint + 5, len(words))):
        if not _contexts.is_joined(words, text, verb):
            return
        if words.folded[verb] in _SINGULAR_VERBS:
            last = words.folded[verb - 1]
            if is_plural(last) and words.texts[verb - 1].islower() and last not in _SUMS:
                subject = " ".join(text[words.starts[first] : words.ends[verb - 1]].split())
                yield _finding(words, verb, subject)
            return


def _bare(reading: Reading) -> Iterator[Finding]:
    """Look for many without an article before a verb for one: "senior officials was"."""
    words, text, places = reading.get(tokens), reading.text, reading.get(token_places)
    for verb in places.keys() & (_SINGULAR_VERBS | {"says"}):
        for i in places[verb]:
            head = words.folded[i - 1] if i else ""
            if not is_plural(head) or head in _SUMS or head in _GROUPS:
                continue
            first = i - 1
            while first > i - 5 and first and _is_joined_lead(words, text, first):
                first -= 1
            if _begins_subject(words, text, first, i - 1):
                yield _finding(words, i, words.texts[i - 1])


_LEADS_CLAUSE = frozenset("that because while although when but said says".split())
# What a sentence may begin with alone and be no name: not "Rivers has" nor "Banks was". Own list.
_PLAIN_PLURALS = frozenset(
    """
    officials republicans democrats lawmakers voters residents prices sales workers students protesters critics
    supporters prosecutors investigators authorities experts analysts investors shares stocks troops rebels teachers
    doctors reporters witnesses firefighters leaders senators lawyers scientists researchers parents children people
    men women americans europeans russians britons immigrants migrants refugees companies banks schools hospitals
    """.split()
)


def _is_joined_lead(words: Tokens, text: str, first: int) -> bool:
    """Return whether the word before belongs to the noun: an adjective, a noun, a number."""
    before = words.folded[first - 1]
    if before.endswith("ing") or words.texts[first] == ")":
        return False  # "restricting flights is", "(some) lawmakers was"
    return _contexts.is_joined(words, text, first) and (
        (is_number(before) and before.isalpha())
        or (before in _MANY)
        or (_leads(words, first - 1) and before not in _NO_PHRASE)
    )


# Adjectives that are nouns, too, and words of number; own list.
_MANY = frozenset(
    """
    most some all other these those senior local top key public federal national foreign human
    female male black white gay american british russian chinese french german russian israeli
    """.split()
)


def _begins_subject(words: Tokens, text: str, first: int, head: int) -> bool:
    """Return whether a clause begins with the token, and nothing is left of it for the verb."""
    if not words.texts[head].islower() and head != first:
        return False
    if first and words.texts[first - 1].endswith(("-", "ing", "(", ")")):
        return False
    if _contexts.begins_part(words, text, first):
        alone = first == head
        if not alone and is_participle(words.folded[first]):
            return False  # "Granted, angels is a song"
        return words.texts[first][0].isupper() and (
            words.folded[first] in _PLAIN_PLURALS
            if alone
            else not words.texts[first + 1][0].isupper()
        )
    return words.texts[head].islower() and words.folded[first - 1] in _LEADS_CLAUSE


def _pronouns(reading: Reading) -> Iterator[Finding]:
    """Look for "they was" and, where a clause begins, "he have"."""
    words, text, places = reading.get(tokens), reading.text, reading.get(token_places)
    for pronoun, verbs in _PRONOUNS.items():
        for i in places.get(pronoun, ()):
            if i + 1 >= len(words) or words.folded[i + 1] not in verbs:
                continue
            begins = _contexts.begins_part(words, text, i) or (
                words.folded[i - 1] in _LEADS_CLAUSE - {"that"}  # "asked that he have a say"
            )
            if _contexts.is_joined(words, text, i + 1) and (begins or pronoun in {"they", "we"}):
                yield _finding(words, i + 1, words.texts[i])


_PRONOUNS = {
    **dict.fromkeys(("they", "we"), _SINGULAR_VERBS),
    **dict.fromkeys(("he", "she", "it"), frozenset("have don't haven't are aren't".split())),
}


def _there(reading: Reading) -> Iterator[Finding]:
    """Look for "there was five people"."""
    words, text = reading.get(tokens), reading.text
    for i in reading.get(token_places).get("there", ()):
        if words.folded[i + 1 : i + 2] and words.folded[i + 1] in _SINGULAR_VERBS - {
            "has",
            "hasn't",
        }:
            first = i + 2
            if words.folded[first : first + 1] and is_number(words.folded[first]):
                noun = (
                    first
                    + 1
                    + (
                        words.folded[first + 1 : first + 2] != ()
                        and is_adjective(words.folded[first + 1])
                    )
                )
                if noun < len(words) and _is_counted(words, text, noun):
                    yield _finding(words, i + 1, words.texts[noun])


def _is_counted(words: Tokens, text: str, noun: int) -> bool:
    """Return whether there is a noun in the plural that is no sum."""
    word = words.folded[noun]
    return _contexts.is_joined(words, text, noun) and is_plural(word) and word not in _SUMS


def _heads() -> frozenset[str]:
    return listed("single-subjects")


def _verb(words: Tokens, text: str, of: int) -> int | None:
    """Return the token of a verb in the plural whose subject is the one thing before "of"."""
    if not _begins_clause(words, text, of - 1):
        return None
    last = of
    for i in range(of + 1, min(of + _LONGEST + 2, len(words))):
        word = words.folded[i]
        if not _contexts.is_joined(words, text, i):
            return None
        if word in _PLURAL_VERBS:
            return i if _is_plural_noun(words, last, of) else None
        if word == "that" or not _belongs(words, i):
            return None
        if word.endswith("ed") and looks_plural(words.folded[i - 1]):
            return None  # "one of the drivers appeared": a verb in the past
        last = i
    return None


def _begins_clause(words: Tokens, text: str, head: int) -> bool:
    """Return whether the head, with an article and an adjective at most, begins its clause."""
    first = head
    if words.folded[head] != "one":
        first -= 1
        if first >= 0 and words.folded[first] not in _DETERMINERS:
            if not is_adjective(words.folded[first]) and words.folded[first] not in listed(
                "common-adjectives"
            ):
                return first >= 0 and words.texts[head][0].isupper()
            first -= 1
        if first < 0 or words.folded[first] not in {
            "the",
            "a",
            "an",
            "this",
            "its",
            "his",
            "her",
            "their",
        }:
            return False
    if _contexts.begins_part(words, text, first):
        return True
    before = words.folded[first - 1]
    return before in _BEFORE or (before == "and" and words.folded[first - 2] == ",")


def _belongs(words: Tokens, i: int) -> bool:
    """Return whether the word can stand in the phrase after "of": no verb, no preposition."""
    word = words.folded[i]
    return (
        word in _INSIDE
        or word in _DETERMINERS
        or is_noun(word)
        or looks_plural(word)
        or is_adjective(word)
        or word in listed("common-adjectives")
        or word.endswith("ing")
        or (is_participle(word) and word.endswith("ed"))
        or words.texts[i][0].isupper()
    )


def _is_plural_noun(words: Tokens, last: int, of: int) -> bool:
    """Return whether the phrase ends with a noun in the plural, and joins no second subject."""
    phrase = words.folded[of + 1 : last + 1]
    if not phrase or not any(looks_plural(word) for word in phrase):
        return False
    if len(phrase) > 1 and is_plural(phrase[-1]) and is_plural(phrase[-2]):
        return False  # "the cost of drugs people have": a clause
    if "and" in phrase:
        # "the cost of drugs and nurses": what follows "and" is a noun of the same kind.
        joint = phrase.index("and")
        return looks_plural(phrase[joint - 1]) and phrase[joint + 1] not in _DETERMINERS
    return looks_plural(phrase[-1]) or not _IN_PLACE.isdisjoint(phrase)


_IN_PLACE = frozenset("on in at for from with by near".split())

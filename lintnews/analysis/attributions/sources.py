"""Whose words they are: for each cue the phrases of its sentence are ranked, and nobody too."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from lintnews.analysis.attributions.cues import form_of, verb_group
from lintnews.analysis.attributions.feature_keys import SourceKey as Key
from lintnews.analysis.attributions.known_words import word_list
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import NounClass, PartCode, PhraseKind, Tag
from lintnews.analysis.attributions.weights import Weights
from lintnews.values import NamedTuple

# How many phrases are ranked to the left and right, and how many parts are looked at for them.
_MOST_LEFT, _MOST_RIGHT = 7, 3
_REACH = 60
_LONGEST_SIGNATURE = 4  # parts
_MOST_VERBS, _MOST_VERBS_IN_SIGNATURE = 3, 2


class SourceChoice(NamedTuple):
    """A phrase that could be the source: part ``part``, the ``rank``-th phrase on its side."""

    part: int
    side: str
    rank: int


def choices(codes: list[str], at: int) -> list[SourceChoice]:
    """Return the phrases that could be the source of the cue that is part ``at``."""
    left = range(at - 1, max(-1, at - _REACH), -1)
    right = range(at + 1, min(len(codes), at + _REACH))
    found = []
    for side, order, most in (("L", left, _MOST_LEFT), ("R", right, _MOST_RIGHT)):
        rank = 0
        for k in order:
            if codes[k] == PartCode.PHRASE:
                rank += 1
                found.append(SourceChoice(k, side, rank))
                if rank == most:
                    break
    return found


class SourceCue(NamedTuple):
    """A cue that needs a source.

    It is part ``at`` of the sentence; its verb group begins with part ``opening`` at token
    ``begin``. ``codes`` are those of the parts; ``around`` is what stands before and after the
    verb group.
    """

    codes: list[str]
    at: int
    opening: int
    begin: int
    lemma: str
    group: str
    form: str
    around: str


_first_token = attrgetter("start")


def source_cue(
    text: TaggedText,
    parts: list[SkeletonPart],
    part_codes: list[str],
    cue: int,
    bounds: tuple[int, int],
) -> SourceCue:
    """Return what the ranking knows of the cue; ``bounds`` are the tokens of its sentence."""
    first, last = bounds
    codes = text.codes
    begin, auxiliaries = verb_group(text, cue, first)
    before = codes[begin - 1] if begin > first else "^"
    after = codes[cue + 1] if cue + 1 < last else "$"
    at = bisect_right(parts, cue, key=_first_token) - 1
    opening = at
    while opening and parts[opening - 1].start >= begin:
        opening -= 1
    return SourceCue(
        part_codes,
        at,
        opening,
        begin,
        text.lemmas[cue] or text.tokens.folded[cue],
        text.groups[cue],
        form_of(text.tags[cue], auxiliaries),
        f"{before} {after}",
    )


def nobody(cue: SourceCue) -> tuple[str, ...]:
    """Return what speaks for a cue without a source."""
    return (f"{Key.NOBODY_LEMMA}{cue.lemma}", f"{Key.NOBODY_FORM}{cue.form}")


def features(
    text: TaggedText, parts: list[SkeletonPart], choice: SourceChoice, cue: SourceCue, taken: int
) -> tuple[str, ...]:
    """Return what speaks for a phrase as the source of a cue.

    ``taken`` is the part that is the source of the cue before this one in the sentence, or -1.
    """
    k, side, rank = choice
    codes, at, opening, _, lemma, group, form, around = cue
    part = parts[k]
    kind = part.kind
    between = codes[k + 1 : opening] if side == "L" else codes[at + 1 : k]
    verbs = between.count(PartCode.VERB) + between.count(PartCode.CUE)
    if len(between) <= _LONGEST_SIGNATURE:
        signature = side + " ".join(between)
    else:
        some = min(verbs, _MOST_VERBS_IN_SIGNATURE)
        signature = f"{side}{between[0]} .. {between[-1]} {some}"
    before = codes[k - 1] if k else "^"
    after = (codes[k + 1] if k + 1 < len(codes) else "$") + side
    same = "=" if taken == k else "-" if taken >= 0 else "?"
    return (
        f"{Key.SIGNATURE}{signature}",
        f"{Key.SIGNATURE_FORM}{signature} {form}",
        f"{Key.SIGNATURE_KIND}{signature} {kind}",
        f"{Key.SIGNATURE_GROUP}{signature} {group}",
        f"{Key.SIDE_LEMMA}{side}{lemma}",
        f"{Key.KIND_FORM}{kind} {form}{side}",
        f"{Key.KIND_BEFORE}{kind} {before}{side}",
        f"{Key.KIND_OPENER}{kind} {text.tags[part.start]}{side}",
        f"{Key.BEFORE}{before}{side}{rank}",
        f"{Key.AFTER}{after}",
        f"{Key.BEFORE_AFTER}{before} {after}",
        f"{Key.VERBS_RANK}{side}{min(verbs, _MOST_VERBS)} {rank}",
        f"{Key.SAME}{same}{side}{rank}",
        f"{Key.AROUND}{around}{side}{rank}",
    )


def _is_no_source(text: TaggedText, part: SkeletonPart) -> bool:
    """Return whether a phrase can never speak: "Sept. 11", "9 minutes", the I of "Form I-20"."""
    if text.tokens.folded[part.end - 1] == "worth":  # "it is worth noting"
        return True
    if part.end - part.start <= _LONGEST_SUFFIX:
        first = text.tokens.folded[part.start]
        if first in _SUFFIXES or (first in _NO_SPEAKERS and part.end - part.start == 1):
            return True
    if part.kind == PhraseKind.TIME:
        return text.tags[part.start] == Tag.NUMBER
    if part.kind == PhraseKind.NUMBER:
        return part.end - part.start == 1 and text.tokens.texts[part.start][0].isdigit()
    if part.kind == PhraseKind.PRONOUN and part.end < len(text.tags):
        return text.tags[part.end] == "-" and text.tokens.texts[part.start] == "I"
    return False


_SUFFIXES = frozenset("inc ltd llc llp plc corp co jr sr".split())


def _is_suffix(text: TaggedText, part: SkeletonPart) -> bool:
    """Return whether a phrase only ends a name that a comma divides: "Marsh Cards, *Inc.*"."""
    return part.end - part.start <= _LONGEST_SUFFIX and text.tokens.folded[part.start] in _SUFFIXES


# A sentence's first words, which only its beginning makes look like names.
_NO_SPEAKERS = frozenset("late early plus moments".split())
_LONGEST_SUFFIX = 2  # tokens: a word and its point
_PLAIN_VERBS = (Tag.VERB_PAST, Tag.VERB_S)
_CLAUSE_STARTS = frozenset({"^", ",", PartCode.QUOTATION})
_SUBORDINATORS = frozenset(
    "after before since until because while when as if where whether what how why though although "
    "unless".split()
)
_BEFORE_PLAIN = {
    PhraseKind.PRONOUN: _CLAUSE_STARTS | _SUBORDINATORS | {"and", "but"},
    PhraseKind.NAME: _CLAUSE_STARTS | _SUBORDINATORS,
    NounClass.PERSON: _CLAUSE_STARTS | _SUBORDINATORS,
}
# "Debbie Lane, director of the center at Pell University, *said*": what opens the clause and is
# described between two commas, brackets or dashes.
_DESCRIBED = frozenset(
    {
        *(PhraseKind.NAME, PhraseKind.THE_NAME, NounClass.PERSON, NounClass.GROUP),
        *(NounClass.DOCUMENT, NounClass.ORGANIZATION),
    }
)
_WITH_AGE = [PartCode.PHRASE, ",", PartCode.PHRASE, ","]


def _opens_age(parts: list[SkeletonPart]) -> bool:
    """Return whether an age and "who" follow a name: "Ann Ott, *15, who* held a lamp –"."""
    return parts[2].kind == PhraseKind.NUMBER and parts[4:5] != [] and parts[4].kind == "WH"


_CLOSING = {",": ",", ")": "(", Tag.DASH: Tag.DASH}
_OPENS_CLAUSE = frozenset({"^", "but", "and", "as", "while", "though", "although", Tag.DASH})
_OPENS_DESCRIBED = _OPENS_CLAUSE | {PartCode.QUOTATION}
_FINITE = frozenset({PartCode.CUE, PhraseKind.WHO, ";", ":"})
_BREAKS = frozenset({";", ":", PartCode.QUOTATION, "but", Tag.DASH})


def _described_subject(parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the phrase that opens the clause of a cue, if what describes it stands between."""
    codes = cue.codes
    opening = _CLOSING.get(codes[cue.opening - 1]) if cue.opening else None
    if opening is None:
        return -1
    if codes[:4] == _WITH_AGE and parts[0].kind == PhraseKind.NAME and _opens_age(parts):
        return 0
    if codes[:2] == [PartCode.PHRASE, ","] and parts[0].kind in _DESCRIBED:
        between = codes[2 : cue.opening]
        if opening == "," and PartCode.CUE not in between and not _BREAKS.intersection(between):
            return 0
    for k in range(cue.opening - 2, 0, -1):
        code = codes[k]
        if code == opening:
            before = k - 1
            while before > 1 and codes[before] == PartCode.PHRASE and codes[before - 1] in _TIES:
                before -= 2
            before = _first_joined(codes, before)
            opens = codes[before - 1] if before else "^"
            if codes[before] != PartCode.PHRASE or opens not in _OPENS_DESCRIBED:
                continue
            return before if parts[before].kind in _DESCRIBED else -1
        if code in _FINITE or parts[k].kind == PhraseKind.WHO:
            return -1
    return -1


def _plain_subject(parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the pronoun or name right before a plain verb, if a clause begins with it, else -1.

    The ranking chooses the same in 99 of 100 such places, at many times the cost.
    """
    if not cue.form.startswith(_PLAIN_VERBS) or Tag.BE in cue.form:
        return -1
    k = cue.opening - 1
    if k < 0 or parts[k].code != PartCode.PHRASE or parts[k].end != cue.begin:
        return -1
    before = cue.codes[k - 1] if k else "^"
    return k if before in _BEFORE_PLAIN.get(parts[k].kind, ()) else -1


# Prepositions that tie a phrase to the one before; after others a clause may begin.
_TIES = frozenset(
    "of in at on for from to with by about near under over inside within outside across against "
    "among between around behind beyond through toward into off".split()
)


def _first_joined(codes: list[str], at: int) -> int:
    """Return the first of two phrases that open a clause: "*Otto* and Pell"."""
    if at > 1 and codes[at - 1] in _CONJUNCTIONS and codes[at - 2] == PartCode.PHRASE:
        opens = codes[at - 3] if at > _JOINT else "^"
        return at - 2 if opens in _OPENS_CLAUSE else at
    return at


_JOINT = 2  # parts: a phrase and a conjunction
_PARTICIPLES = frozenset({Tag.PAST_SHAPED, Tag.ING_SHAPED, Tag.VERB_ING, Tag.VERB_ING_NOUN})
_STARTS_CLAUSE = _OPENS_CLAUSE | frozenset(
    {",", PartCode.QUOTATION, ";", ":", "that", "because", "if", "when", "since", "where", "or"}
)
_FINITE_WORDS = frozenset("is was were are has have had will would can could did does do".split())
_LONGEST_RELATIVE = 10  # parts


def _clause_subject(text: TaggedText, parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the phrase that a clause begins with whose verb is the cue, else -1.

    What belongs to it may stand between: "a report released in May by the agency *shows*",
    "people who back her opponents *say*", "Otto, Pell and the mayor *said*".
    """
    codes = cue.codes
    k = cue.opening - 1
    if k < 0 or codes[k] != PartCode.PHRASE or parts[k].end != cue.begin:
        return -1
    if parts[k].kind == PhraseKind.WHO or codes[cue.at + 1 : cue.at + 2] == ["by"]:
        return -1
    k, last_joined = _first_of_subject(text, parts, codes, k)
    opens = codes[k - 1] if k else "^"
    if last_joined > 0 and (opens == PartCode.VERB or opens in _FINITE_WORDS):
        k, opens = last_joined, "and"  # "robots fill roles and *the agency says*"
    return k if opens in _STARTS_CLAUSE and parts[k].kind not in _NO_SUBJECTS else -1


def _first_of_subject(
    text: TaggedText, parts: list[SkeletonPart], codes: list[str], k: int
) -> tuple[int, int]:
    """Return the phrase that a subject begins with whose last phrase is part ``k``.

    With it goes the phrase after its last "and", -1 if it has none.
    """
    joined = False
    last_joined = -1
    while k > 1 and parts[k].kind != PhraseKind.PRONOUN:
        code = codes[k - 1]
        tag = text.tags[parts[k - 1].start]
        if codes[k - 2] != PartCode.PHRASE or parts[k - 2].kind in (
            PhraseKind.PRONOUN,
            PhraseKind.WHO,
        ):
            before = _before_relative(parts, codes, k)
            if before < 0:
                break
            k = before
        elif code in _TIES or (tag in _PARTICIPLES and not _is_compound(text, parts, k)):
            k -= 2
        elif tag in _PARTICIPLES:
            break
        elif code in _CONJUNCTIONS and k > _OXFORD and _is_oxford(codes, k):
            k -= 3  # "Otto, Marsh, and the board"
            joined = True
        elif code in ("and", "or", "&"):
            last_joined = k if last_joined < 0 and code == "and" else last_joined
            k -= 2
            joined = True
        elif code == "," and joined:
            last_joined = 0  # "Otto, Pell and the board"
            k -= 2
        else:
            before = _before_relative(parts, codes, k)
            if before < 0:
                break
            k = before
    return k, last_joined


def _is_compound(text: TaggedText, parts: list[SkeletonPart], k: int) -> bool:
    """Return whether a gerund is part of a name of what it is: "UK *advertising* giant Marsh"."""
    before = parts[k - 2]
    if before.code != PartCode.PHRASE:
        return False
    gerund = text.tags[parts[k - 1].start] in (Tag.ING_SHAPED, Tag.VERB_ING, Tag.VERB_ING_NOUN)
    is_bare = text.tags[parts[k].start] == Tag.NOUN and text.tags[parts[k].end - 1] == Tag.NAME
    return gerund and is_bare and before.end - before.start == 1


_OXFORD = 3  # parts: a phrase, a comma, "and"


def _is_oxford(codes: list[str], k: int) -> bool:
    """Return whether the last of a list is phrase ``k``, of which a comma divides two others."""
    if codes[k - 2] != "," or codes[k - 3] != PartCode.PHRASE:
        return False
    return k >= 2 * _OXFORD - 1 and codes[k - 4] == "," and codes[k - 5] == PartCode.PHRASE


_NO_SUBJECTS = frozenset({PhraseKind.TIME, PhraseKind.OWNER, PhraseKind.POSSESSIVE})


def _before_relative(parts: list[SkeletonPart], codes: list[str], k: int) -> int:
    """Return the phrase before the "who" or "that" whose clause part ``k`` ends, else -1."""
    verbs = 0
    for at in range(k - 1, max(0, k - _LONGEST_RELATIVE), -1):
        code = codes[at]
        if parts[at].kind == PhraseKind.WHO or code == "that":
            return at - 1 if verbs and codes[at - 1] == PartCode.PHRASE else -1
        verbs += code == PartCode.VERB or code in _FINITE_WORDS
        if code in _NO_RELATIVE:
            break
    return -1


_NO_RELATIVE = frozenset({",", ";", ":", Tag.DASH, PartCode.CUE, PartCode.QUOTATION, "(", ")"})


def choose(
    text: TaggedText,
    parts: list[SkeletonPart],
    part_codes: list[str],
    cue: int,
    bounds: tuple[int, int],
    taken: int,
    weights: Weights,
) -> int:
    """Return the part that is the source of a cue, or -1 for nobody.

    ``taken`` is the part that is the source of the cue before this one in the sentence, or -1;
    ``part_codes`` are the codes of the parts.
    """
    about = source_cue(text, parts, part_codes, cue, bounds)
    if about.at and text.tokens.folded[cue - 1] in _HIS and _is_owned(about.lemma):
        return about.at - 1
    best = _sure_subject(text, parts, about)
    if best < 0 and not _is_others(text, parts, about):
        best = _likeliest(text, parts, about, taken, weights)
        if best == about.at + 1 and about.lemma in _TELLING and Tag.BE not in about.form:
            left = about._replace(codes=about.codes[: about.at + 1])
            best = _likeliest(text, parts, left, taken, weights)  # whom somebody told is no source
    if best < 0 or _is_no_source(text, parts[best]):
        return -1
    if about.lemma in _TELLING and Tag.BE in about.form and Tag.VERB_ING not in about.form:
        return _teller(about)
    if about.lemma == ":" and best and about.codes[best - 1] not in _STARTS_CLAUSE:
        return _first_subject(parts, about)  # "Otto went on in the Call: “…”"
    if parts[best].kind == PhraseKind.NOUN:
        best = _after_adjective(text, parts, best)
    best = _after_apostrophe(parts, best)
    best = _head_before_preposition(text, parts, _head_of_relative(parts, about, best))
    return _name_before_office(text, parts, best)


def _first_subject(parts: list[SkeletonPart], about: SourceCue) -> int:
    """Return the person that a sentence begins with who does something, -1 if there is none."""
    is_person = parts[0].kind in (PhraseKind.NAME, PhraseKind.PRONOUN, NounClass.PERSON)
    follows = about.codes[1:2] == [PartCode.VERB] or about.codes[1:2] == [PartCode.CUE]
    return 0 if is_person and follows else -1


def _after_apostrophe(parts: list[SkeletonPart], best: int) -> int:
    """Return the phrase that a bare apostrophe owns: "said Marsh Otis' *lawyer*"."""
    after = parts[best + 1 : best + 3]
    if [part.code for part in after] != ["'", PartCode.PHRASE]:
        return best
    is_near = parts[best].end == after[0].start and after[0].end == after[1].start
    return best + 2 if is_near and after[1].kind in _SPEAKING_HEADS else best


def _likeliest(
    text: TaggedText, parts: list[SkeletonPart], about: SourceCue, taken: int, weights: Weights
) -> int:
    """Return the phrase that the weights rank highest, -1 for nobody."""
    best = -1
    weight = weights.tables["source"].get
    highest = sum(filter(None, map(weight, nobody(about))))
    for choice in choices(about.codes, about.at):
        if _is_no_source(text, parts[choice.part]):
            continue
        score = sum(filter(None, map(weight, features(text, parts, choice, about, taken))))
        if score > highest:
            highest, best = score, choice.part
    return best


_HIS = frozenset({"his", "her"})


def _is_owned(lemma: str) -> bool:
    """Return whether a cue is a noun of speech that can be his or hers: "*her* claim that"."""
    return lemma in word_list("report-nouns")


_LIGHT = frozenset(
    "make made makes making issue issued issues issuing give gave gives given giving offer offered "
    "offers repeat repeated repeats repeating push pushed pushing spread voice voiced raise raised "
    "raises raising float floated have has had having add added put release released renew renewed "
    "keep kept back backed reiterate reiterated post posted send sent write wrote sign signed "
    "include included level leveled level levied lodge lodged file filed with".split()
)


def _is_others(text: TaggedText, parts: list[SkeletonPart], about: SourceCue) -> bool:
    """Return whether a noun of speech is nobody's who is named: "denied *claims* that"."""
    if not _is_noun_cue(text, parts, about) or not about.at:
        return False
    k = about.at - 1
    while k > 0 and (
        text.tags[parts[k].start] in _BEFORE_NOUN
        or (text.tags[parts[k].start] == Tag.PAST_SHAPED and parts[k - 1].code in _BEFORE_OBJECT)
    ):
        k -= 1
    word, code = text.tokens.folded[parts[k].start], parts[k].code
    if code == PartCode.PHRASE:
        return False
    if code in _BEFORE_OBJECT or text.tags[parts[k].start] == Tag.PREPOSITION:
        return word not in _LIGHT
    return text.tags[parts[k].start] == Tag.BE and parts[max(0, k - 1)].code == "there"


_BEFORE_NOUN = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB, Tag.ADVERB_SHAPED})


def _is_noun_cue(text: TaggedText, parts: list[SkeletonPart], about: SourceCue) -> bool:
    """Return whether a cue is a noun that a clause with "that" follows."""
    token = parts[about.at].start
    tag = text.tags[token]
    is_noun = not tag.startswith(Tag.VERB) or tag.endswith("/N")
    following = about.codes[about.at + 1 : about.at + 2]
    return is_noun and tag != Tag.ADJECTIVE and following == ["that"] and _is_owned(about.lemma)


def _sure_subject(text: TaggedText, parts: list[SkeletonPart], about: SourceCue) -> int:
    """Return the phrase that must be the source by where it stands, -1 if none must."""
    before = about.opening - 1
    if before > 0 and about.codes[before - 1] == "," and _is_suffix(text, parts[before]):
        about = about._replace(opening=before)
        best = -1
    else:
        best = _plain_subject(parts, about)
    if best < 0 and about.opening:
        before_cue = about.codes[about.opening - 1]
        if before_cue == ",":
            best = _before_adverb(parts, about)
        elif before_cue == PartCode.PHRASE and about.form in (Tag.VERB, Tag.VERB_NOUN):
            best = _heard_speaker(text, parts, about)
    if best < 0 and about.form == f"{Tag.VERB_ING}/":
        best = _before_participle(parts, about)
    if best < 0 and about.lemma == "say":
        best = _inverted_subject(parts, about)
    if best < 0 and about.form.startswith(_PLAIN_VERBS) and Tag.BE not in about.form:
        best = _described_subject(parts, about)
        if best < 0:
            best = _clause_subject(text, parts, about)
        if best < 0:
            best = _before_that(parts, about)
    return best


def _after_adjective(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> int:
    """Return the phrase with the noun of two adjectives: "current and *former officials*"."""
    after = parts[chosen + 1 : chosen + 3]
    if parts[chosen].end - parts[chosen].start > 1 or text.tags[parts[chosen].start] != Tag.NOUN:
        return chosen
    is_row = [part.code for part in after] in (["and", PartCode.PHRASE], ["or", PartCode.PHRASE])
    is_long = is_row and after[1].end - after[1].start > 1
    return chosen + 2 if is_long and after[1].kind in _SPEAKING_HEADS else chosen


def _before_adverb(parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the phrase that only an adverb divides from a plain verb: "*The board*, too, said"."""
    k = cue.opening - _BEFORE_ADVERB
    if k < 0 or not cue.form.startswith(_PLAIN_VERBS) or Tag.BE in cue.form:
        return -1
    codes = cue.codes[k : cue.opening]
    if codes[0] != PartCode.PHRASE or codes[1] != "," or codes[3] != ",":
        return -1
    is_adverb = codes[2] in (Tag.ADVERB, Tag.ADVERB_SHAPED)
    opens = cue.codes[k - 1] if k else "^"
    return k if is_adverb and opens in _STARTS_CLAUSE and parts[k].kind not in _NO_SUBJECTS else -1


def _before_participle(parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the document right before a participle: "there were *e-mails* showing that".

    But whoever issues a statement saying so speaks.
    """
    k = cue.opening - 1
    is_by = k > _JOINT + 1 and cue.codes[k - 2 : k + 1] == ["by", PartCode.PHRASE, ","]
    if is_by and k <= _BACKED_BY and cue.codes[k - 4] in _FINITE_WORDS:
        return k - 1 if parts[k - 1].kind in _SPEAKING_HEADS else -1  # "backed by *firms*, saying"
    if k < 1 or parts[k].end != cue.begin or parts[k].kind not in _SHOWING:
        return -1
    if cue.codes[k - 1] == "on" and parts[k].end - parts[k].start > 1:
        return k
    return k if cue.codes[k - 1] in _BEFORE_DOCUMENT else -1


_BEFORE_DOCUMENT = frozenset("is are was were for about of to after including".split())
_BACKED_BY = 6  # parts: "the bill was backed by some firms, saying"
_SHOWING = frozenset({NounClass.DOCUMENT, NounClass.SPEECH})
_BEFORE_ADVERB = 4  # parts: a phrase, a comma, an adverb, a comma
_PERCEIVING = frozenset("hear heard hearing saw seen watch watched let made".split())


def _heard_speaker(text: TaggedText, parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the phrase between a verb and a bare cue: "I heard *a man* say"."""
    k = cue.opening - 1
    if k < 1:
        return -1
    is_heard = text.tokens.folded[parts[k - 1].start] in _PERCEIVING
    return k if is_heard and parts[k].end == cue.begin else -1


_NEVER_BEFORE_THAT = frozenset(
    {PhraseKind.PRONOUN, PhraseKind.WHO, PhraseKind.TIME, PhraseKind.OWNER, PhraseKind.POSSESSIVE}
)


def _before_that(parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the phrase before the "that" whose verb the cue is: "*research* that suggests"."""
    that = cue.opening - 1
    if that < 1 or cue.codes[that] != "that" or parts[that].end != cue.begin:
        return -1
    part = parts[that - 1]
    is_noun = part.code == PartCode.PHRASE and part.kind not in _NEVER_BEFORE_THAT
    return that - 1 if is_noun and part.end == parts[that].start else -1


def _name_before_office(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> int:
    """Return the name that an office follows: "Otto, *port director* said", "Otto, *a Green*"."""
    part = parts[chosen]
    if chosen < _OFFICE or part.kind != NounClass.PERSON:
        return chosen
    article = text.tokens.folded[part.start]
    if text.tokens.folded[part.end - 1].endswith("s"):
        return chosen  # "Otto, *officials* said, is"
    is_long = article == "the" and [one.code for one in parts[chosen + 1 : chosen + 2]] == ["of"]
    if text.tags[part.start] in _ARTICLES and article not in ("a", "an") and not is_long:
        return chosen
    before = parts[chosen - 3].code if chosen > _OFFICE else "^"
    if before == "," and article in ("a", "an"):
        return chosen  # "in Pell, Tarrow, *a spokesman* said"
    is_office = parts[chosen - 1].code == "," and parts[chosen - 2].kind == PhraseKind.NAME
    opens = before in _CLAUSE_STARTS or before == PartCode.CUE  # "said Otto, a diver told us"
    return chosen - 2 if is_office and opens else chosen


_OFFICE = 2  # parts: a name and a comma
_ARTICLES = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME_OWNER, Tag.OWNER, Tag.QUANTITY})


def _head_of_relative(parts: list[SkeletonPart], cue: SourceCue, chosen: int) -> int:
    """Return the phrase before "who" if its clause is over: "Otto, *who runs a ferry*, said"."""
    codes = cue.codes
    between = codes[chosen + 1 : cue.opening]
    if parts[chosen].kind != PhraseKind.WHO or not between[1:]:
        return chosen
    mark = codes[chosen - 1] if chosen else ""
    is_over = mark in (",", Tag.DASH) and between[-1] == mark and mark not in between[:-1]
    at = _before_prepositions(codes, chosen - 2)
    return at if is_over and codes[at] == PartCode.PHRASE else chosen


def _before_prepositions(codes: list[str], at: int) -> int:
    """Return the phrase that those before ``at`` belong to: "a survey of *voters*"."""
    while at > 1 and codes[at] == PartCode.PHRASE and codes[at - 1] in _BELONGS_BEFORE_VERB:
        at -= 2
    return max(at, 0)


# "The board was told that": whoever stands before these has been spoken to.
_TELLING = frozenset("tell inform notify remind brief advise warn assure".split())
_INVERTED = (
    *(PhraseKind.NAME, PhraseKind.THE_NAME, NounClass.PERSON, PhraseKind.PLURAL),
    *(PhraseKind.QUANTITY, NounClass.ORGANIZATION, NounClass.GROUP, NounClass.DOCUMENT),
)
_ENDS_SUBJECT = frozenset({"$", ".", ","})
_AFTER_SUBJECT = frozenset({"$", ".", ",", "?", "in", "at", "on", "of", "for", "during"})


def _inverted_subject(parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the phrase after a plain verb that follows what is said, else -1: "…, said Otto"."""
    if not cue.form.startswith(_PLAIN_VERBS) or cue.codes[max(0, cue.at - 1)] not in (
        ",",
        "?",
        PartCode.QUOTATION,
    ):
        return -1
    k = cue.at + 1
    codes = [*cue.codes[k : k + 2], "$", "$"]
    is_subject = codes[0] == PartCode.PHRASE and codes[1] in _AFTER_SUBJECT
    if codes[0] == PartCode.PHRASE and cue.codes[k + 1 : k + 3] == ["and", PartCode.PHRASE]:
        is_subject = [*cue.codes[k + 3 : k + 4], "$"][0] in _ENDS_SUBJECT
    return k if cue.at and is_subject and parts[k].kind in _INVERTED else -1


def _teller(cue: SourceCue) -> int:
    """Return the phrase after "was told by", -1 if there is none: the listener is no source."""
    k = cue.at + 1
    if cue.codes[k : k + 2] == ["by", PartCode.PHRASE]:
        return k + 1
    return -1


_SPEAKING_HEADS = frozenset(
    {
        *(NounClass.PERSON, NounClass.GROUP, NounClass.ORGANIZATION, NounClass.DOCUMENT),
        *(PhraseKind.PLURAL, PhraseKind.QUANTITY, PhraseKind.NUMBER),
    }
)
_DESCRIBERS = frozenset(
    "close familiar aware briefed knowledgeable involved loyal opposed sympathetic".split()
)
_BEFORE_OBJECT = frozenset({PartCode.VERB, PartCode.CUE})


def _head_before_preposition(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> int:
    """Return the phrase that a preposition ties the chosen one to: officers, "at the scene"."""
    k = chosen
    while k > 1 and text.tags[parts[k - 1].start] in (Tag.PREPOSITION, Tag.TO):
        if text.tokens.folded[parts[k - 1].start] in _SUBORDINATORS:
            break  # "such tapes *after Otto revealed*"
        before = k - 2
        while before > 0 and text.tokens.folded[parts[before].start] in _DESCRIBERS:
            before -= 1
        part = parts[before]
        if part.code != PartCode.PHRASE:
            break
        if part.kind in _SPEAKING_HEADS or _is_institute(text, part):
            if before and parts[before - 1].code in _BEFORE_OBJECT:
                break
            chosen = before
        k = before
    return chosen


def _is_institute(text: TaggedText, part: SkeletonPart) -> bool:
    """Return whether a name needs what follows it to be whole: "the *Institute* for Tides"."""
    head = part.end - 1
    return text.tags[head] == Tag.NAME and text.tokens.folded[head] in _INSTITUTES


_INSTITUTES = frozenset(
    "institute center centre department ministry office association council society foundation "
    "board bureau federation organization organisation academy school college committee "
    "campaign campaigners coalition alliance partnership".split()
)
_BELONGS = frozenset({"of", "for", "at", "with"})
_BELONGS_BEFORE_VERB = _BELONGS | {"in", "from", "on", "inside"}
_CONJUNCTIONS = frozenset({"and", "or", "&"})
_JOINS_BEFORE_VERB = _BELONGS_BEFORE_VERB | {PartCode.PHRASE, "and", "or", "&"}


_APPOSITION = 12  # parts
_NAMING = frozenset("named called".split())
_NAMELESS = frozenset({NounClass.PERSON, NounClass.GROUP, PhraseKind.QUANTITY, PhraseKind.NUMBER})
_PERHAPS_NAMELESS = frozenset({PhraseKind.NOUN, PhraseKind.PLURAL, NounClass.ORGANIZATION})
_NO_APPOSITION = frozenset(
    {PartCode.CUE, ",", ";", Tag.DASH, *"is was were are has had have will would can could".split()}
)
_JOINS_TITLE = frozenset({"of", "for", "and"})
_SHORTEST_TITLED = 3  # tokens: "State Jane Roe"


class WholeSource(NamedTuple):
    """The tokens of a source with what belongs to it.

    ``name`` are the tokens of the phrase that gives the name, if it is another than the chosen:
    "a neighbor, *Ann Ott*", "Secretary of *State Jane Roe*".
    """

    start: int
    end: int
    name: tuple[int, int] | None = None


def whole(
    text: TaggedText, parts: list[SkeletonPart], chosen: int, begin: int, cue: int
) -> WholeSource:
    """Return the source with what belongs to it.

    "Officials at the agency", "Marsh and Otto": before a verb group, which begins at token
    ``begin``, all up to it if only prepositions and phrases stand between.
    """
    start, end = parts[chosen].start, parts[chosen].end
    if chosen > 1 and parts[chosen - 1].end == start and _is_compound(text, parts, chosen):
        start = parts[chosen - 2].start
    is_before = start < cue
    sure = _after_age(text, end) or (_end_of_row(text, parts, chosen, begin) if is_before else 0)
    if sure:
        return WholeSource(start, sure)
    name = _name_in_apposition(text, parts, chosen, begin if is_before else len(text.tags))
    if name is not None:
        return WholeSource(start, parts[name].end, (parts[name].start, parts[name].end))
    if is_before:
        end = _end_before_verb(text, parts, chosen, begin, is_finite=_is_finite(text, begin, cue))
        return WholeSource(start, end)
    if parts[chosen].kind == PhraseKind.PRONOUN:
        return WholeSource(start, end)
    name = _name_after_title(text, parts, chosen)
    if name is not None:
        return WholeSource(start, parts[name].end, (parts[name].start, parts[name].end))
    k = chosen + 1
    if parts[chosen].kind == PhraseKind.NAME:
        k = len(parts)
    if _is_second_office(text, parts, chosen):
        end = parts[chosen + 2].end
        k = chosen + 3
    while k + 1 < len(parts) and parts[k].code in _BELONGS and parts[k + 1].code == PartCode.PHRASE:
        end = parts[k + 1].end
        k += 2
    return WholeSource(start, _with_participle(text, parts, k, end))


_AGE = ("-", "year", "-", "old")


def _after_age(text: TaggedText, end: int) -> int:
    """Return the end of a phrase with an age that it seems to end in, else 0: "a 28*-year-old*"."""
    return end + len(_AGE) if text.tokens.folded[end : end + len(_AGE)] == _AGE else 0


_SHORTEST_LIST = 4  # parts: a phrase, a comma, "and", a phrase


def _end_of_row(text: TaggedText, parts: list[SkeletonPart], chosen: int, begin: int) -> int:
    """Return the end of a list or a pair before its verb, 0 if there is none."""
    listed = _end_of_list(parts, chosen, begin)
    return listed if listed or chosen else _end_of_two(text, parts, begin)


def _end_of_list(parts: list[SkeletonPart], chosen: int, begin: int) -> int:
    """Return the end of a list before its verb: "*Otto, Marsh, and the boards* said", 0 if none."""
    k = chosen + 1
    joined = False
    while k + 1 < len(parts) and parts[k].start < begin:
        code = parts[k].code
        if code == "," and parts[k + 1].code in _CONJUNCTIONS:
            k += 1
            code = parts[k].code
        joined = joined or code in _CONJUNCTIONS
        if code not in (",", *_CONJUNCTIONS, "of", "for") or k + 1 >= len(parts):
            return 0
        if parts[k + 1].code != PartCode.PHRASE:
            return 0
        k += 2
    commas = any(part.code == "," for part in parts[chosen + 1 : k])
    is_list = joined and commas and k - chosen >= _SHORTEST_LIST
    return parts[k - 1].end if is_list else 0


_ENDS_TWO = frozenset({",", PartCode.VERB, PartCode.CUE, *_FINITE_WORDS})


def _end_of_two(text: TaggedText, parts: list[SkeletonPart], begin: int) -> int:
    """Return the end of two that a sentence begins with: "*Boats and crews* left, saying", or 0."""
    after = parts[1:4]
    if len(after) < _JOINT + 1 or parts[0].kind == PhraseKind.PRONOUN:
        return 0
    is_pair = after[0].code in _CONJUNCTIONS and after[1].code == PartCode.PHRASE
    ends = after[2].code in _ENDS_TWO and after[1].end <= begin
    ends = ends and text.tags[after[2].start] not in (Tag.VERB, Tag.VERB_NOUN)
    return after[1].end if is_pair and ends and after[1].kind not in _NO_SUBJECTS else 0


def _is_second_office(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> bool:
    """Return whether a second office with the name follows: "actor *and union head Ann Ott*"."""
    if parts[chosen].kind != NounClass.PERSON or text.tags[parts[chosen].start] in _ARTICLES:
        return False
    after = parts[chosen + 1 : chosen + 3]
    if [part.code for part in after] != ["and", PartCode.PHRASE]:
        return False
    return after[1].kind == PhraseKind.NAME and after[1].end - after[1].start >= _SHORTEST_TITLED


def _with_participle(text: TaggedText, parts: list[SkeletonPart], k: int, end: int) -> int:
    """Return where a source ends if a participle goes on: "a poll *released Sunday*"."""
    if k >= len(parts) or parts[k].start != end or not _goes_on(text, parts[k]):
        return end
    end = parts[k].end
    for part in parts[k + 1 : k + 1 + _LONGEST_RELATIVE]:
        tag = text.tags[part.start]
        if part.code != PartCode.PHRASE and tag not in (Tag.PREPOSITION, Tag.DAY, Tag.TO):
            break
        if tag not in (Tag.PREPOSITION, Tag.TO):
            end = part.end
    return end


_NEVER_REDUCED = frozenset({PhraseKind.PRONOUN, PhraseKind.WHO, PhraseKind.NAME})


def _is_finite(text: TaggedText, begin: int, cue: int) -> bool:
    """Return whether the verb group is the verb of a clause: "says", "have said", not "saying"."""
    tag, first = text.tags[cue], text.tags[begin]
    if not tag.startswith(Tag.VERB) or first == Tag.TO:
        return False
    return not tag.startswith(Tag.VERB_ING) or first in (Tag.BE, Tag.HAVE)


# "An official *familiar* with the talks", "Polls *there*".
_AFTER_HEADS = frozenset("familiar aware close briefed involved".split())
_REDUCED = _PARTICIPLES | {Tag.VERB_PAST}


def _goes_on(text: TaggedText, part: SkeletonPart) -> bool:
    """Return whether a part right after a phrase goes on with it: a participle, "familiar"."""
    tag = text.tags[part.start]
    return tag in _REDUCED or text.tokens.folded[part.start] in _AFTER_HEADS


def _end_before_verb(
    text: TaggedText, parts: list[SkeletonPart], chosen: int, begin: int, *, is_finite: bool
) -> int:
    """Return where a source ends that stands before its verb group.

    ``is_finite`` says that the verb is the clause's: so one between must be a participle.
    """
    k = chosen + 1
    reduced = False
    while k < len(parts) and parts[k].start < begin:
        part = parts[k]
        tag = text.tags[part.start]
        joins = part.code in _JOINS_BEFORE_VERB or part.code in _TIES
        if not joins and not (reduced and tag == Tag.DAY):
            if k > chosen + 1 or not is_finite or parts[chosen].kind in _NEVER_REDUCED:
                break
            if not _goes_on(text, part):
                break
            reduced = True
        k += 1
    while k > chosen + 1 and text.tags[parts[k - 1].start] == Tag.PREPOSITION:
        k -= 1  # "kept the agency *from* saying"
    if k < len(parts) and parts[k].start >= begin and reduced:
        return parts[k - 1].end if parts[k - 1].code not in _CONJUNCTIONS else parts[chosen].end
    if k < len(parts) and parts[k].start >= begin:
        return parts[k - 1].end
    after = [part.code for part in parts[chosen + 1 : chosen + 3]]
    is_one_name = after in (["of", PartCode.PHRASE], ["for", PartCode.PHRASE])
    return parts[chosen + 2 if is_one_name else chosen].end


def _name_in_apposition(
    text: TaggedText, parts: list[SkeletonPart], chosen: int, begin: int
) -> int | None:
    """Return the part that names the chosen one between commas: "a neighbor, Ann Ott, said"."""
    kind = parts[chosen].kind
    if kind not in _NAMELESS and kind not in _PERHAPS_NAMELESS:
        return None
    k = chosen + 1
    if k < len(parts) and parts[k].code in _BELONGS_BEFORE_VERB:
        ends = (at for at in range(k, len(parts)) if parts[at].code in _NO_APPOSITION)
        k = next(ends, len(parts))
    if k + 1 >= len(parts) or parts[k].code != ",":
        return None
    at = _first_name(text, parts, k + 1)
    if at is None or parts[at].start >= begin:
        return None
    following = parts[at + 1].code if at + 1 < len(parts) else "."
    closes = at + 2 < len(parts) and parts[at + 2].start >= begin
    is_name = following in (",", ".", *_BELONGS_BEFORE_VERB)
    return at if is_name and (closes or kind in _NAMELESS) else None


def _first_name(text: TaggedText, parts: list[SkeletonPart], begin: int) -> int | None:
    """Return the name that an apposition begins with, or that follows "named" in it."""
    for at in range(begin, min(len(parts), begin + _APPOSITION)):
        part = parts[at]
        if part.code in _NO_APPOSITION:
            return None
        opens = at == begin or text.tokens.folded[parts[at - 1].start] in _NAMING
        if opens and part.code == PartCode.PHRASE and part.kind == PhraseKind.NAME:
            return at
    return None


def _name_after_title(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> int | None:
    """Return the part with the name of "Secretary of State Jane Roe", chosen as "Secretary"."""
    if text.tags[parts[chosen].end - 1] != Tag.NAME:
        return None
    found = None
    k = chosen + 1
    while (
        k + 1 < len(parts)
        and parts[k].code in _JOINS_TITLE
        and parts[k + 1].code == PartCode.PHRASE
    ):
        part = parts[k + 1]
        is_name = text.tags[part.end - 2 : part.end] == [Tag.NAME, Tag.NAME]
        if is_name and part.end - part.start >= _SHORTEST_TITLED:
            found = k + 1
        k += 2
    return found

"""Where a word of speech reports nothing: participles, idioms, the writer's own argument.

Each case is a kind of words in which nobody says what the content holds. Where one holds, the
candidate is an act, whatever its cue.
"""

from __future__ import annotations

from functools import cache

from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.clauses import verb_of_clause
from lintnews.analysis.attributions.cue_in_sentence import CueInSentence
from lintnews.analysis.attributions.edges import FAR
from lintnews.analysis.attributions.kinds import Directness
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import ADVERBS, AUXILIARIES, VERB_NOUNS, Tag
from lintnews.analysis.attributions.unspoken import Cases, is_condition, unspoken_cases

_FINITE_OR_VERB = AUXILIARIES | {Tag.VERB_PAST, Tag.VERB_S, Tag.PAST_SHAPED}
_NOUNS = frozenset({Tag.NOUN, Tag.PLURAL})
_COMPOUNDS = frozenset("re co over un mis".split())  # "re-told" is a verb as "told" is


def _is_past_participle(words: CueInSentence) -> bool:
    return words.tag.startswith(Tag.VERB_PAST) and not words.auxiliaries


def _modifies(words: CueInSentence) -> bool:
    """Return whether a participle stands before its noun: "accused stars", "said outcome"."""
    if not _is_past_participle(words):
        return False
    if words.tag_at(words.cue - 1) == "-" and words.word_at(words.cue - 2) not in _COMPOUNDS:
        return True
    if words.tag_at(words.cue + 1) not in _NOUNS | VERB_NOUNS or words.is_quoted:
        return False
    before = words.tag_at(words.before)
    if before in _BEFORE_MODIFIERS and words.word_at(words.before) not in ("all", "both", "each"):
        return words.tag_at(words.cue + 1) in _NOUNS  # "at a reported cost"
    if before == Tag.PREPOSITION:
        described = words.lemma in _OBJECT_VERBS or words.tag_at(words.cue + 2) in AUXILIARIES
        return described or verb_of_clause(words.text, words.cue + 1, words.last) >= 0
    return words.phrase is None and not before and words.lemma in _OBJECT_VERBS


_BEFORE_MODIFIERS = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME_OWNER, Tag.OWNER})
# Whoever a participle of these follows was spoken to.
_SPOKEN_TO = frozenset("question ask tell accuse interview survey poll name quote warn".split())


def _is_after_noun(words: CueInSentence) -> bool:
    """Return whether a participle follows its noun: "those asked had no idea"."""
    return (
        _is_past_participle(words)
        and (words.phrase is None or words.lemma in _SPOKEN_TO)
        and words.tag_at(words.cue + 1) in AUXILIARIES
        and any(start == words.cue + 1 for start, _ in words.pieces)
    )


def _is_relative(words: CueInSentence) -> bool:
    """Return whether "that" opens a relative clause after a noun: "an apology that was late"."""
    verbal = words.tag.startswith(Tag.VERB) and not words.tag.endswith("/N")
    return (
        not verbal
        and words.tag != Tag.ADJECTIVE
        and words.tag_at(words.cue + 1) == Tag.THAT
        and words.tag_at(words.cue + 2) in AUXILIARIES | {Tag.NOT, Tag.VERB_PAST, Tag.VERB_S}
        and not words.is_quoted
    )


# These take what is spoken of as their object, and no clause.
_OBJECT_VERBS = frozenset(
    "accuse blame blast slam attack criticize criticise condemn denounce compare praise laud hail "
    "mock ridicule thank scold chide rebuke excoriate lambaste deride question cite emphasize "
    "question name endorse revile".split()
)


def _speaks_of_object(words: CueInSentence) -> bool:
    """Return whether only somebody or something is spoken of: "blasted the plan"."""
    if words.lemma not in _ONLY_OBJECTS or words.is_quoted or not words.pieces:
        return False
    if words.lemma in _BORNE and words.pieces[-1][1] <= words.cue:
        return True  # "the firms get blamed"
    start = words.pieces[0][0]
    return start == words.cue + 1 and words.tag_at(start) != Tag.THAT


_BORNE = frozenset("accuse blame blast slam attack mock ridicule".split())
_ONLY_OBJECTS = _OBJECT_VERBS - {"emphasize", "question"}


def _argues_by_gerund(words: CueInSentence) -> bool:
    """Return whether a gerund is the writer's own: "blaming it is easy", "the way is by asking"."""
    if not words.tag.startswith(Tag.VERB_ING) or words.auxiliaries:
        return False
    before = words.tag_at(words.before)
    if words.word_at(words.before) in ("by", "without", "than"):
        return words.phrase is None or words.tag_at(words.before - 1) == Tag.BE
    opens = before in ("", ",", Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.DASH)
    if not opens or words.is_quoted:
        return False
    alone = words.phrase is None or words.word_at(words.phrase[1] - 1) == "it"
    follows_on = words.tag_at(words.cue + 1) not in (Tag.THAT, Tag.WHETHER, ",", ":")
    return alone and follows_on


def _opens_by_gerund(words: CueInSentence) -> bool:
    """Return whether a sentence opens with a gerund that the analysis found no speaker for."""
    return (
        words.tag.startswith(Tag.VERB_ING)
        and (words.phrase is None or words.phrase[0] == words.cue + 1)
        and (words.before < words.first or words.tag_at(words.before) == Tag.QUOTE)
    )


_ENOUGH = frozenset("nuff enough".split())
_TO_SAY = frozenset("needless suffice safe fair sad strange".split())


def _is_idiom(words: CueInSentence) -> bool:
    """Return whether the cue is part of a set phrase: "all but declared", "like, say, a mill"."""
    cue = words.cue
    around = words.tag_at(cue - 1), words.tag_at(cue + 1)
    if words.lemma == "say" and around == (",", ",") and words.tag.startswith(Tag.VERB):
        return words.tag in (Tag.VERB, Tag.VERB_NOUN)
    if (words.word_at(words.before - 1), words.word_at(words.before)) == ("all", "but"):
        return True
    if words.lemma == "say" and words.word_at(cue - 1) in _ENOUGH:
        return True
    if words.lemma == "say" and words.word_at(cue - 1) == "to":
        return words.word_at(cue - 2) in _TO_SAY
    before = words.phrase[0] - 1 if words.phrase else cue - 1
    return words.lemma in ("call", "say") and words.word_at(before) == "why"


# A cue that is denied may be a report all the same: "did not deny that", "not only said".
_DENIED_TWICE = frozenset("deny dispute doubt object question challenge contest mince".split())
_NEGATED = frozenset(
    f"{word}n{mark}t"
    for word in "did do does was were is are has have had".split()
    for mark in ("'", "’")
)


def _is_denied(words: CueInSentence) -> bool:
    """Return whether nobody was asked, told or said so: "was never told that"."""
    if words.lemma in _DENIED_TWICE or words.is_quoted or not words.tag.startswith(Tag.VERB):
        return False
    if words.word_at(words.cue - 1) in ("only", "just", "even", "simply"):
        return False
    return Tag.NOT in words.auxiliaries or words.word_at(words.before) in _NEGATED


_GUESSING = frozenset("presumably probably doubtless surely undoubtedly".split())


def _is_guess(words: CueInSentence) -> bool:
    """Return whether the writer only supposes so: "readers no doubt concluded"."""
    if words.is_quoted:
        return False
    doubt = words.word_at(words.cue - 2), words.word_at(words.cue - 1)
    return doubt == ("no", "doubt") or doubt[1] in _GUESSING


_READING = frozenset("read hear see find".split())


def _is_readers(words: CueInSentence) -> bool:
    """Return whether the reader is spoken to: "if you wonder why", "so tell me: who pays"."""
    if words.phrase is not None and words.lemma in _READING:
        subject = words.word_at(words.phrase[1] - 1).replace("’", "'")
        if subject.partition("'")[0] == "you":
            return True
    if words.is_quoted:
        return False
    base = words.tag in (Tag.VERB, Tag.VERB_NOUN)
    if words.phrase is None:
        return base and words.lemma == "tell" and words.word_at(words.cue + 1) in ("me", "us")
    return base and words.word_at(words.phrase[1] - 1) == "you" and not words.auxiliaries


def _speaks_about(words: CueInSentence) -> bool:
    """Return whether only a topic is given: "spoke about ending the ban"."""
    if words.lemma in ("discuss", "debate"):
        return not words.is_quoted
    after = words.cue + 1
    while words.tag_at(after) in ADVERBS:
        after += 1
    topic = words.word_at(after) in ("about", "of", "to", "with")
    return words.lemma in ("speak", "talk") and topic and not words.is_quoted


_DEITIES = frozenset("goodness god heaven heavens".split())


def _is_phrase(words: CueInSentence) -> bool:
    """Return whether the words are a set phrase of the writer's: "worth noting", "thank heaven"."""
    if words.lemma == "thank" and words.word_at(words.cue + 1) in _DEITIES:
        return True
    return words.word_at(words.before) == "worth" and words.tag.startswith(Tag.VERB_ING)


def _rings_up(words: CueInSentence) -> bool:
    """Return whether somebody is called by phone: "called the owners to ask for more"."""
    if words.lemma != "call" or words.is_quoted or not words.pieces:
        return False
    tags = words.text.tags[slice(*words.pieces[0])]
    return tags[0] not in (Tag.PREPOSITION, Tag.TO) and Tag.TO in tags


def _is_heading(words: CueInSentence) -> bool:
    """Return whether a noun only says what the words are about: "a warning over a “virus”"."""
    following = words.word_at(words.cue + 1)
    if words.tag.startswith(Tag.VERB) and not words.tag.endswith("/N"):
        return following == "over" and words.tag == Tag.VERB_ING and words.before == words.cue - 1
    return following in ("over", "about") and not any(
        last - first > _LONGEST_TERM for first, last in _quotations(words)
    )


_LONGEST_TERM = 6  # tokens, with the marks


def _quotations(words: CueInSentence) -> list[tuple[int, int]]:
    """Return the tokens of each quotation among the content."""
    quoted = words.text.quoted
    numbers = {quoted[i] for start, end in words.pieces for i in range(start, end)} - {-1}
    return [words.text.quote_ranges[number] for number in numbers]


_AMOUNTS = frozenset("more much lot little something nothing everything plenty volumes".split())
_NEAR = 7  # tokens


def _tells_about(words: CueInSentence) -> bool:
    """Return whether a thing lets something be known: "tells us more about the port"."""
    start = words.pieces[0][0] if words.pieces else -1
    if words.lemma != "tell" or words.tag_at(start) == Tag.THAT:
        return False
    near = words.text.tokens.folded[words.cue + 1 : min(words.last, words.cue + _NEAR)]
    at = next((n for n, word in enumerate(near) if word == "about"), 0)
    if not at or Tag.THAT in words.text.tags[words.cue + 1 : words.cue + 1 + at]:
        return False
    return not _AMOUNTS.isdisjoint(near[:at]) or not words.is_quoted


_MAKING = frozenset("make makes made making".split())


def _is_clear(words: CueInSentence) -> bool:
    """Return whether the writer finds something clear: "it is clear that", "clear signs"."""
    if words.lemma != "clear":
        return False
    if words.word_at(words.before) in _MAKING or words.word_at(words.before - 1) in _MAKING:
        return False
    if Tag.BE not in words.auxiliaries and words.tag_at(words.before) != Tag.BE:
        return True
    return words.phrase is None or words.word_at(words.phrase[1] - 1) in _THINGS


_THINGS = frozenset("it it's it’s this that that's that’s what which these those".split())
# A thing confirms or proves without a word.
_BY_THINGS = frozenset("confirm ensure remind assure guarantee explain suggest indicate".split())


def _is_thing(words: CueInSentence) -> bool:
    """Return whether the subject is a thing pointed at: "This confirms that"."""
    near = words.word_at(words.before)
    return (
        words.lemma in _BY_THINGS
        and near in _THINGS
        and words.tag[:3] in (Tag.VERB_S, Tag.VERB_PAST)
        and (words.phrase is None or words.phrase[1] - 1 == words.before)
        and near not in ("which", "it", "that")
    )


_REFLEXIVES = frozenset("myself yourself himself herself itself ourselves themselves".split())
_BELIEVED_BY_US = frozenset("agree understand accept admit concede acknowledge".split())


def _is_belief(words: CueInSentence) -> bool:
    """Return whether somebody is brought to think so: "convinced themselves", "we agree"."""
    if words.lemma in ("convince", "persuade"):
        return not words.is_quoted
    subject = words.word_at(words.phrase[1] - 1) if words.phrase else ""
    if words.word_at(words.cue + 1) in _REFLEXIVES and words.word_at(words.cue + 2) == "that":
        return True
    ours = subject in ("we", "you", "one", "everyone") and not words.tag.startswith(Tag.VERB_PAST)
    return ours and words.lemma in _BELIEVED_BY_US


def _evokes(words: CueInSentence) -> bool:
    """Return whether a verb has none of the words it needs: "reminds us of", "informs it all"."""
    following = words.tag_at(words.cue + 1)
    if words.lemma == "remind":
        end = min(words.last, words.cue + _NEAR)
        near = words.text.tokens.folded[words.cue + 1 : end]
        return "of" in near and "that" not in near
    if words.lemma == "inform" and Tag.BE not in words.auxiliaries:
        end = min(words.last, words.cue + 2 * _NEAR)
        opens = {Tag.THAT, Tag.WHETHER, Tag.QUOTE, "of"}
        near_tags = {
            *words.text.tags[words.cue + 1 : end],
            *words.text.tokens.folded[words.cue + 1 : end],
        }
        return opens.isdisjoint(near_tags) and following not in (Tag.OBJECT, Tag.SUBJECT, ",")
    return False


# They hold what they show, and say nothing.
_EXHIBITS = frozenset(
    "email emails e-mail e-mails video videos footage photo photos photograph photographs picture "
    "pictures image images clip clips recording recordings tape tapes screenshot screenshots map "
    "maps chart charts graph scene scenes film".split()
)


def _is_shown(words: CueInSentence) -> bool:
    """Return whether something can be seen: "a boat is shown", "an email showed she had left"."""
    passive = Tag.BE in words.auxiliaries and not words.tag.startswith(Tag.VERB_ING)
    if words.lemma != "show" or not words.pieces:
        return False
    if passive:
        return True
    quotes = words.text.quoted[words.pieces[0][0]] >= 0
    return (
        not quotes and words.phrase is not None and words.word_at(words.phrase[1] - 1) in _EXHIBITS
    )


def _is_title(words: CueInSentence) -> bool:
    """Return whether the quotation is a work's name: "described in “The Long Way Home”"."""
    text = words.text
    if len(words.pieces) != 1:
        return False
    start = words.pieces[0][0]
    number = text.quoted[start]
    if number < 0 or start <= words.cue:
        return False
    at = text.quote_ranges[number][0] - 1
    if words.tag_at(at) in (Tag.QUOTE, "'"):
        at -= 1
    if words.word_at(at) not in ("in", "on", "from", "at", "under") or words.lemma == "speak":
        return False
    row = [
        word for word in text.tokens.texts[slice(*text.quote_ranges[number])] if word[0].isalpha()
    ]
    return len(row) > 1 and sum(word[0].isupper() for word in row) > 0.6 * len(row)


_NAMING = frozenset("call name dub term portray".split())


def _gives_name(words: CueInSentence) -> bool:
    """Return whether something has a name, whoever gave it: "is called “The Long Way”"."""
    if words.lemma not in _NAMING:
        return False
    if Tag.BE in words.auxiliaries:
        return words.phrase is None
    # "wrote a book *called* The Long Way", "gaps, *called* “zero days”"
    before = words.cue - 1
    follows = words.tag_at(before) in _NOUNS or words.text.nouns[before] != ""
    follows = follows or (words.tag_at(before), words.tag_at(words.cue + 1)) == (",", Tag.QUOTE)
    is_subject = words.phrase is not None and words.phrase[1] == words.cue
    return _is_past_participle(words) and follows and not is_subject and _name_follows(words)


def _name_follows(words: CueInSentence) -> bool:
    """Return whether a name or a term in quotation marks follows the cue, after an article."""
    after = words.cue + 1
    if words.word_at(after) == "the":
        after += 1
    return after < words.last and (
        words.tag_at(after) == Tag.QUOTE or words.text.tokens.texts[after][0].isupper()
    )


_DEFINING = frozenset("what whatever how who whoever".split())


def _defines(words: CueInSentence) -> bool:
    """Return whether it is told who speaks or that somebody does: "to see *what he wrote*"."""
    if words.phrase is None or not words.pieces or words.pieces[-1][1] > words.cue:
        return False
    start, end = words.phrase
    if words.pieces[-1][1] > start or end > words.cue:
        return False
    defines = words.word_at(start - 1) in _DEFINING or words.word_at(start) in ("who", "whoever")
    return defines and not words.is_quoted


def _points_back(words: CueInSentence) -> bool:
    """Return whether "that" only points: "disputed that claim, saying"."""
    noun = words.cue + 2
    saying = words.tag_at(noun + 1) == "," and words.tag_at(noun + 2) == Tag.VERB_ING
    return (
        words.tag_at(words.cue + 1) == Tag.THAT
        and words.tag_at(noun) in _NOUNS | VERB_NOUNS
        and (saying or words.tag_at(noun + 1) in (".", ""))
    )


def _tells_tales(words: CueInSentence) -> bool:
    """Return whether what is told is named and not given: "told “jokes” on deck"."""
    if words.lemma != "tell" or words.cue + 1 >= words.last:
        return False
    number = words.text.quoted[words.cue + 1]
    if number < 0:
        return False
    first, last = words.text.quote_ranges[number]
    return last - first <= _LONGEST_TERM and words.tag_at(last) not in (".", ",", "?", "")


def _points_out(words: CueInSentence) -> bool:
    """Return whether the reader is told to look: "Note the wording of the letter: “…”"."""
    base = words.tag in (Tag.VERB, Tag.VERB_NOUN) and words.phrase is None
    return base and words.cue == words.first and words.text.quoted[words.cue + 1] < 0


_MEANT = frozenset(
    {
        *(Tag.NAME, Tag.NOUN, Tag.PLURAL, Tag.NUMBER, Tag.ADJECTIVE, Tag.PAST_SHAPED),
        *(Tag.ING_SHAPED, Tag.VERB_PAST, Tag.VERB_S, Tag.DAY, Tag.TIME, Tag.NAME_OWNER),
    }
)


def _is_empty(words: CueInSentence) -> bool:
    """Return whether nothing that could be said is left: "it again", "to be", "often"."""
    text = words.text
    if not words.pieces or words.is_quoted or words.pieces[-1][1] - words.pieces[0][0] > FAR:
        return False
    tokens = [i for start, end in words.pieces for i in range(start, end)]
    tags = [text.tags[i] for i in tokens]
    if tags[-1] == Tag.PREPOSITION and tags[0] == Tag.TO and _NOUNS.isdisjoint(tags):
        return True  # "the standard he had asked *to be held to*"
    if any(
        tag in _MEANT or tag.startswith(Tag.VERB) or text.nouns[i]
        for tag, i in zip(tags, tokens, strict=True)
    ):
        return False
    pronouns = {Tag.SUBJECT, Tag.DETERMINER, Tag.QUANTITY}
    return pronouns.isdisjoint(tags) or AUXILIARIES.isdisjoint(tags)


_OPENS_HEADING = frozenset("what what's what’s how why who when where here's here’s".split())


def _heads_lines(words: CueInSentence) -> bool:
    """Return whether a colon ends a heading: "Otto in court: what we know", "Check for Otto:"."""
    start = words.pieces[0][0]
    if words.text.quoted[start] >= 0:
        return False
    if words.word_at(start) in _OPENS_HEADING and words.tag_at(words.last - 1) != "?":
        return True
    tags = words.text.tags[words.first : words.cue]
    verbs = any(tag in _FINITE_OR_VERB or tag[:2] == Tag.VERB for tag in tags)
    return words.phrase is None and Tag.PREPOSITION in tags and not verbs


def _is_label(words: CueInSentence) -> bool:
    """Return whether a colon stands in a title: "Strange Days: Town Wins a Prize"."""
    text = words.text
    if words.word_at(words.cue) != ":" or not words.pieces:
        return False
    heads = _heads_lines(words)
    if heads or words.is_quoted:
        return heads
    if words.phrase is None:
        return not text.nouns[words.cue - 1] and not text.lemmas[words.cue - 1]
    row = [
        text.tokens.texts[i]
        for i in range(words.first, words.last)
        if text.tokens.texts[i][0].isalpha()
        and text.tags[i] not in (Tag.PREPOSITION, Tag.DETERMINER)
    ]
    if sum(word[0].isupper() for word in row) < 0.8 * len(row):
        return False
    head = words.phrase[1] - 1
    if text.nouns[head] or text.tokens.texts[head].isupper():
        return False
    folded = text.tokens.folded[head]
    return text.tokens.folded.count(folded) < 2


_CASES: Cases = (
    _is_denied,
    _is_guess,
    _is_readers,
    _is_belief,
    _is_title,
    _defines,
    _points_back,
    _is_empty,
)
# Cases that only some forms can be.
_NOUN_CASES: Cases = (_is_relative, _is_heading)
_CASES_OF_TAG: dict[str, Cases] = {
    Tag.VERB: (_points_out,),
    Tag.VERB_NOUN: (_points_out, *_NOUN_CASES),
    Tag.VERB_S: (),
    Tag.VERB_S_NOUN: _NOUN_CASES,
    Tag.VERB_PAST: (_modifies, _is_after_noun),
    Tag.VERB_PAST_NOUN: (_modifies, _is_after_noun, *_NOUN_CASES),
    Tag.VERB_ING: (_argues_by_gerund, _opens_by_gerund, _is_phrase, _is_heading),
    Tag.VERB_ING_NOUN: (_argues_by_gerund, _opens_by_gerund, _is_phrase, *_NOUN_CASES),
    ":": (_is_label, *_NOUN_CASES),
}
# Cases that only some verbs can be.
_CASES_OF: dict[str, Cases] = {
    **dict.fromkeys(_ONLY_OBJECTS, (_speaks_of_object,)),
    **dict.fromkeys(_BY_THINGS, (_is_thing,)),
    **dict.fromkeys(_NAMING, (_gives_name,)),
    **dict.fromkeys(("speak", "talk", "discuss", "debate"), (_speaks_about,)),
    "call": (_rings_up, _gives_name),
    "name": (_speaks_of_object, _gives_name),
    "tell": (_tells_about, _tells_tales),
    "clear": (_is_clear,),
    "remind": (_is_thing, _evokes),
    "inform": (_evokes,),
    "show": (_is_shown,),
    "thank": (_speaks_of_object, _is_phrase),
}


_PLAIN = frozenset({Tag.VERB_PAST, Tag.VERB_S})


def _is_quoted(numbers: list[int]) -> bool:
    return numbers.count(-1) < len(numbers)


@cache
def _cases_of(lemma: str, tag: str) -> Cases:
    """Return the cases that a cue of this lemma and form can be, the rare ones first."""
    by_tag = _CASES_OF_TAG.get(tag, _NOUN_CASES)
    return (*_CASES_OF.get(lemma, ()), *by_tag, *_CASES, *unspoken_cases(lemma, tag))


def is_unsaid(text: TaggedText, candidate: Candidate) -> bool:
    """Return whether nobody says the content of a candidate."""
    first, last = text.sentences[candidate.sentence]
    before = candidate.cue_token - 1
    while before >= first and text.tags[before] in ADVERBS:
        before -= 1
    words = CueInSentence(
        text,
        candidate.cue_token,
        first,
        last,
        before,
        candidate.phrase,
        candidate.pieces,
        candidate.auxiliaries,
        text.lemmas[candidate.cue_token],
        text.tags[candidate.cue_token],
        any(
            _is_quoted(text.quoted[start : min(end, start + FAR)])
            for start, end in candidate.pieces
        ),
    )
    if candidate.kind is Directness.DIRECT and words.lemma == "say" and words.tag in _PLAIN:
        return is_condition(words)
    candidate.is_idle = _is_idiom(words)
    return candidate.is_idle or any(holds(words) for holds in _cases_of(words.lemma, words.tag))

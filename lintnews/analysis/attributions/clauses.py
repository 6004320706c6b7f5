"""Whether words could be what somebody says: a clause, a quotation, what somebody is to do."""

from __future__ import annotations

from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import ADVERBS, TIMES, NounClass, Tag

_REACH = 40  # tokens in which a clause is looked for
_NEAR = 14  # tokens in which "that" is looked for
_PLAIN_BE = frozenset("be been being".split())
_CERTAIN = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL})
_PERHAPS = frozenset({Tag.VERB_PAST, Tag.VERB_S, Tag.VERB, Tag.PAST_SHAPED})
_SUBJECTS = frozenset(
    {
        *(Tag.NAME, Tag.NOUN, Tag.PLURAL, Tag.SUBJECT, Tag.QUANTITY, Tag.NUMBER, Tag.TIME),
        *(Tag.DAY, Tag.DETERMINER, Tag.ING_SHAPED, ")", "%"),
    }
)
_PASSED = ADVERBS | {Tag.NOT, Tag.REPORT_ADVERB}
# What stands after a verb and not after a participle: "the guards ignored his calls".
_OBJECTS = frozenset(
    {
        *(Tag.DETERMINER, Tag.POSSESSIVE, Tag.SUBJECT, Tag.OBJECT, Tag.THAT, Tag.QUANTITY),
        *(Tag.NUMBER, Tag.NAME, ".", "?", "$"),
    }
)
_NOUNS = frozenset({Tag.NAME, Tag.NOUN, Tag.PLURAL, Tag.NUMBER, Tag.QUANTITY})


def verb_of_clause(text: TaggedText, start: int, end: int) -> int:
    """Return the first finite verb of the clause that the tokens begin with, -1 if they do not.

    A verb of a relative clause, or of a clause that a conjunction opens, does not count.
    """
    tags, nouns, quoted = text.tags, text.nouns, text.quoted
    subject = Tag.SUBJECT if tags[start : start + 1] == [Tag.SUBJECT] else ""
    for i in range(start + 1, min(end, start + _REACH)):
        tag = tags[i]
        if quoted[i] >= 0 or tag in _PASSED:
            continue
        if tag in (Tag.WHO, Tag.SUBORDINATOR, ";", ":", Tag.DASH) or (
            tag == Tag.THAT and tags[i - 1] in _NOUNS
        ):
            return -1
        if tag == Tag.CONJUNCTION and tags[i - 1] == ",":
            return -1
        if subject and (tag in _CERTAIN or tag in _PERHAPS or tag[-2:] == "/N"):
            pronoun = subject == Tag.SUBJECT
            if tag in _CERTAIN:
                if text.tokens.folded[i] not in _PLAIN_BE:
                    return i
            elif (
                subject != Tag.DETERMINER
                and (pronoun or i + 1 >= end or tags[i + 1] in _OBJECTS)
                # "The Soviet state." is no clause: one state states.
                and (tag != Tag.VERB_NOUN or pronoun or text.tokens.folded[i - 1].endswith("s"))
            ):
                return i
        subject = tag if tag in _SUBJECTS or nouns[i] else ""
    return -1


def follows(text: TaggedText, cue: int, last: int) -> str:
    """Return what follows a cue: the first letter says what stands next to it.

    ``t`` is "that" or a question word, ``o`` is "to", ``q`` a quotation, ``s`` a subordinate
    clause, ``c`` a clause, ``n`` another noun, ``p`` a preposition, and a stop is itself. After
    ``c``, ``n`` and ``p`` there may be a ``t`` or an ``o`` that comes later.
    """
    tags, quoted = text.tags, text.quoted
    i = cue + 1
    while i < last and tags[i] in _PASSED:
        i += 1
    if i >= last or tags[i] in (".", "?"):
        return "."
    if quoted[i] >= 0:
        return "q"
    tag = tags[i]
    if tag in _NEXT:
        return _NEXT[tag]
    if tag in (Tag.PREPOSITION, Tag.CONJUNCTION):
        return "p" + _later(text, i + 1, last)
    if verb_of_clause(text, i, last) >= 0:
        return "c" + _later(text, i + 1, last)
    return "n" + _later(text, i + 1, last)


_NEXT = {
    Tag.THAT: "t",
    Tag.WHETHER: "t",
    Tag.TO: "o",
    Tag.SUBORDINATOR: "s",
    ",": ",",
    ":": ":",
}
_ENDS = frozenset({",", ";", ":", ".", "?", Tag.DASH, Tag.WHO, Tag.SUBORDINATOR})


def _later(text: TaggedText, start: int, last: int) -> str:
    """Return the "that" or "to" after some nouns and prepositions: "told the council that"."""
    tags, quoted = text.tags, text.quoted
    for i in range(start, min(last, start + _NEAR)):
        tag = tags[i]
        if tag == Tag.THAT and tags[i - 1] not in (Tag.PREPOSITION, Tag.CONJUNCTION):
            return "t"
        if tag == Tag.TO:
            return "o"
        if quoted[i] >= 0:
            return "q"
        if tag in _ENDS or tag in _CERTAIN:
            break
    return ""


# "said nothing", "said goodbye": no words that can be repeated.
_NO_WORDS = frozenset(
    "nothing little goodbye hello thanks farewell something anything much so more amen no".split()
)
# "told him to go", "vowed to fight": what is asked for or promised is what is said.
_DIRECTING = frozenset(
    "tell advise urge order ask warn promise vow pledge threaten instruct encourage remind beg "
    "swear demand claim request command direct recommend implore caution counsel exhort".split()
)
# "said the old mill": these give words, whatever follows. After the others a bare noun is what
# somebody speaks of: "announced a plan", "criticized the mayor".
_SAYING = frozenset("say insist argue contend allege assert maintain believe".split())


_LONGEST_TERM = 5  # tokens: three words and two quotation marks
_CALLING = frozenset("call describe dub label brand term name refer characterize".split())


# After these a noun is whoever listens: "told the council that".
_WITH_LISTENER = frozenset(
    "tell inform remind warn assure notify advise convince persuade ask promise show teach caution "
    "alert brief guarantee urge".split()
)


def _that_after(text: TaggedText, cue: int, last: int, tag: str) -> int:
    return next((i for i in range(cue + 1, min(last, cue + _NEAR)) if text.tags[i] == tag), last)


def _at_a_time(text: TaggedText, cue: int, last: int) -> bool:
    """Return whether only a day or a place stands before "that": "announced last week that".

    A noun that no preposition ties is what the cue gives: "announced *a plan* last week that".
    """
    that = _that_after(text, cue, last, Tag.THAT)
    tags = text.tags
    if text.nouns[that - 1] == NounClass.SPEECH and tags[cue + 1] == Tag.PREPOSITION:
        return True
    first = cue + 1
    while first < that and tags[first] in _PASSED:
        first += 1
    if tags[first] in (Tag.DAY, Tag.PREPOSITION, Tag.TO):
        return True
    row = tags[first:that]
    end = next((i for i, tag in enumerate(row) if tag == Tag.PREPOSITION), len(row))
    return not TIMES.isdisjoint(row[:end]) and row[end - 1] in TIMES


def _is_tied(text: TaggedText, cue: int, last: int) -> bool:
    """Return whether a preposition stands before the "to" that follows a cue."""
    to = _that_after(text, cue, last, Tag.TO)
    return Tag.PREPOSITION in text.tags[cue + 1 : to]


_BARE = frozenset({Tag.VERB, Tag.VERB_NOUN, Tag.PAST_SHAPED})
_LONGEST_NOUN = 8  # tokens
_IN_PHRASE = _NOUNS | TIMES | {Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION}


def _speaks(text: TaggedText, cue: int, pieces: list[tuple[int, int]]) -> bool:
    """Return whether a noun after the cue is what is said: no "argued the case"."""
    tags = [text.tags[i] for start, end in pieces for i in range(start, end)]
    if text.lemmas[cue] == "say":
        if text.tags[cue].startswith(Tag.VERB_ING):
            return False
        is_phrase = tags[0] in (Tag.DETERMINER, Tag.NOUN, Tag.PLURAL) or tags[-1] in TIMES
        is_long = len(tags) > _LONGEST_NOUN or text.tokens.folded[pieces[0][0]] == "yes"
        return is_long or not is_phrase or not all(tag in _IN_PHRASE for tag in tags)
    return not _FINITE.isdisjoint(tags)


_FINITE = _CERTAIN | {Tag.VERB_PAST, Tag.VERB_S, Tag.PAST_SHAPED}
# A clause may follow these without "that". After others a noun is what somebody speaks of, and a
# verb that seems to be its own is another's: "answered his critics as he scored".
BEFORE_CLAUSE = frozenset(
    "say tell claim announce suggest insist deny admit report argue add confirm show warn write "
    "reveal promise agree indicate remind contend allege conclude explain vow stress hint complain "
    "note find found assure maintain predict state guess declare wonder notice instruct clarify "
    "observe imply recall disclose emphasise emphasize concede assert acknowledge estimate believe "
    "think hope fear feel know assume swear testify joke boast reckon bet figure guarantee pledge "
    "tweet repeat reiterate caution advise recommend demand request urge ask "
    "signal teach learn hear understand see speculate cry shout protest reply quip decide mean "
    "determine calculate proclaim brag gripe grumble opine surmise suspect remark mutter murmur "
    "whisper scream yell text email message retort reason lament muse persuade convince inform "
    "notify forecast post intimate".split()
)


def _quotes_at_length(text: TaggedText, pieces: list[tuple[int, int]]) -> bool:
    """Return whether the content has a quotation that is longer than a term."""
    numbers = {text.quoted[i] for start, end in pieces for i in range(start, end)} - {-1}
    ranges = [text.quote_ranges[number] for number in numbers]
    return any(last - first > _LONGEST_TERM for first, last in ranges)


def _is_term(text: TaggedText, cue: int, last: int, pieces: list[tuple[int, int]]) -> bool:
    """Return whether a noun phrase holds a word in quotation marks: "alleged a “problem”"."""
    if len(pieces) > 1 or text.lemmas[cue] in _CALLING | {"say", ""}:
        return False
    start, end = pieces[0]
    if start <= cue or text.quoted[start] == text.quoted[end - 1]:
        return False
    return follows(text, cue, last) == "nq" and not _quotes_at_length(text, pieces)


def _is_named_as(text: TaggedText, cue: int, pieces: list[tuple[int, int]]) -> bool:
    """Return whether something is only mentioned by a term: "mentioned as “retained”"."""
    start, end = pieces[0]
    if len(pieces) > 1 or start != cue + 1 or text.lemmas[cue] in _CALLING | _LIKENING:
        return False
    opens = text.tags[start] == Tag.PREPOSITION and text.quoted[start] < 0
    return (
        opens and verb_of_clause(text, start + 1, end) < 0 and not _quotes_at_length(text, pieces)
    )


_LIKENING = frozenset(
    "accuse mock portray dismiss denounce condemn praise deride hail cast slam blast".split()
)


def _is_saying(text: TaggedText, cue: int, pieces: list[tuple[int, int]]) -> bool:
    """Return whether what is in quotation marks alone is what is said."""
    start, _ = pieces[0]
    is_whole = text.quoted[start] >= 0 or len(pieces) > 1 or start < cue
    is_called = text.lemmas[cue] in _CALLING | _LIKENING or not text.lemmas[cue]
    return is_whole or is_called or _quotes_at_length(text, pieces)


def could_be_said(text: TaggedText, cue: int, last: int, pieces: list[tuple[int, int]]) -> bool:
    """Return whether the content of a cue is what somebody could have said.

    ``last`` is the end of the cue's sentence.
    """
    if not pieces:
        return text.tags[cue + 1 : last] == [":"]
    if any(text.quoted[i] >= 0 for start, end in pieces for i in (start, end - 1)):
        is_term = _is_term(text, cue, last, pieces) or _is_named_as(text, cue, pieces)
        if is_term or _is_saying(text, cue, pieces):
            return not is_term
    start = pieces[0][0]
    if start < cue or start >= last:
        # "His girth was | portrayed": what is spoken of is no content.
        apart = text.tags[pieces[0][1] - 1] not in (Tag.BE, Tag.HAVE)
        return (pieces[0][1] <= cue and (apart or len(pieces) > 1)) or start >= last
    lemma = text.lemmas[cue]
    if text.tags[cue] in (Tag.ACCORDING, ":"):
        return True
    after = follows(text, cue, last)
    if lemma in _SAYING and (after != "n" or _speaks(text, cue, pieces)):
        no_words = text.tokens.folded[start] in _NO_WORDS
        return not no_words and (after[0] not in "po" or after[-1] in "tq")
    says = after[0] in "tcqs:" or after[-1] in "tq"
    says = says or (after[-1] == "o" and lemma in _DIRECTING)
    return says and not _only_names(text, cue, last, pieces, after)


def _takes_clause(text: TaggedText, cue: int) -> bool:
    """Return whether a clause without "that" can follow a cue."""
    if not text.tags[cue].startswith(Tag.VERB) or text.lemmas[cue] in BEFORE_CLAUSE:
        return True
    return text.tags[cue + 1] == Tag.SUBJECT


_VOICING = frozenset("express voice raise reiterate repeat share issue restate".split())


def _voices(text: TaggedText, cue: int, start: int) -> bool:
    """Return whether a clause tells what is voiced: "expressed doubt that"."""
    return text.lemmas[cue] in _VOICING and text.tags[start] == Tag.THAT


def _goes_on(tags: list[str], begin: int, verb: int, last: int) -> bool:
    """Return whether the cue's own clause has a second verb: "declared war *and have* lost".

    Or the verb is a noun that ends a headline: "announce new Tarrow *concert*".
    """
    if verb == last - 1 and tags[verb] in _BARE and _CERTAIN.isdisjoint(tags[begin:verb]):
        return True
    if _is_verb(tags, begin + 1, verb):
        return False
    seconds = (i + 1 for i in range(begin, verb) if tags[i] == Tag.CONJUNCTION)
    return any(_is_verb(tags, i, verb) for i in seconds)


def _is_verb(tags: list[str], i: int, end: int) -> bool:
    """Return whether a finite verb stands at ``i``, and no participle before its noun."""
    if i >= end or tags[i] in _CERTAIN:
        return i < end
    describes = tags[i + 1 : i + 2] in ([Tag.PLURAL], [Tag.NAME])
    return tags[i] in (Tag.VERB_PAST, Tag.VERB_S) and not describes


def _only_names(
    text: TaggedText, cue: int, last: int, pieces: list[tuple[int, int]], after: str
) -> bool:
    """Return whether what follows a cue only names what somebody speaks of or to.

    ``after`` is what ``follows`` says.
    """
    lemma = text.lemmas[cue]
    if _voices(text, cue, pieces[0][0]):
        return False
    if after[0] == "c" and not _takes_clause(text, cue):
        return after[-1] != "o" or lemma not in _DIRECTING
    if after[0] == "c":  # "chided Otto, 83, for what he had said": the clause is another's
        begin = cue + 1
        while text.tags[begin] in _PASSED:
            begin += 1
        verb = verb_of_clause(text, begin, last)
        return verb >= pieces[-1][1] or _goes_on(text.tags, begin, verb, last)
    if after == "nt":  # "introduced a bill that keeps the cuts"
        return lemma not in _WITH_LISTENER and not _at_a_time(text, cue, last)
    if after == "no":  # "asked voters for money to build it"
        return _is_tied(text, cue, last)
    return after == "nq" and not _quotes_at_length(text, pieces)

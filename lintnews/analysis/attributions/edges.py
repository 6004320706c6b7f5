"""Where the words that are said begin and end: what of the clause around them is none of them."""

from __future__ import annotations

from lintnews.analysis.attributions.clauses import verb_of_clause
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import ADVERBS, AUXILIARIES, TIMES, NounClass, Tag

Pieces = list[tuple[int, int]]

# Tokens on each side of a cue that are looked at: rows of thousands of cues stay in step.
FAR = 200
_SAYING_SIZE = 5  # tokens with the marks: shorter quotations are terms


def cut_to_edges(
    text: TaggedText,
    cue: int,
    bounds: tuple[int, int],
    source: tuple[int, int] | None,
    pieces: Pieces,
) -> Pieces:
    """Return the content of a cue without what belongs to the clause around it.

    ``bounds`` are the tokens of the cue's sentence, ``source`` those of its source.
    """
    if not pieces:
        return _clause_after_credit(text, cue, bounds, source)
    if pieces[-1][1] > cue:
        pieces = _cut_at(pieces, _stop_after(text, cue, bounds, source), cue)
        pieces = _cut_at(pieces, _bracket_after(text, cue, bounds), cue)
        pieces = _cut_at(pieces, _main_verb_after(text, cue, bounds, pieces), cue)
        pieces = _cut_at(pieces, _next_verb_of_subject(text, cue, pieces), cue)
    if pieces and pieces[-1][0] > cue:
        if source is not None and source[0] < cue:
            pieces = _cut_at(pieces, _main_clause_after(text, cue, bounds, source, pieces), cue)
            pieces = _cut_at(pieces, _verb_after_relative(text, cue, bounds, source, pieces), cue)
        pieces = _cut_at(pieces, _comment_after(text, cue, bounds, pieces), cue)
        pieces = _cut_at(pieces, _second_verb_after(text, cue, pieces), cue)
        pieces = _without_time(text, cue, _without_phrase_before(text, cue, pieces))
    pieces = _with_subject(text, cue, bounds, pieces)
    return _without_apposition(text, cue, pieces)


def cut_around_quotation(
    text: TaggedText, cue: int, source: tuple[int, int] | None, pieces: Pieces
) -> Pieces:
    """Return the content without what the writer says around a quotation, or a post's tail.

    The quotations are whole by now, over sentences.
    """
    pieces = _cut_at(pieces, _tail_of_post(text, cue, pieces), cue)
    pieces = _cut_at(pieces, _narrator_after_quotation(text, cue, pieces), cue)
    pieces = _without_sentences_between(text, pieces)
    pieces = _without_clause_of(text, cue, source, pieces)
    return _without_lead(text, cue, source, pieces)


def _cut_at(pieces: Pieces, at: int, cue: int) -> Pieces:
    """Return the pieces without the tokens from ``at`` on, all of them if it is -1."""
    if at <= cue:
        return pieces
    return [(start, min(end, at)) for start, end in pieces if start < at]


def _stop_after(
    text: TaggedText, cue: int, bounds: tuple[int, int], source: tuple[int, int] | None
) -> int:
    """Return the stop right after "he said" or "said Otto", -1 if none: the next is no content.

    Copy without a space after its stops makes one sentence of several.
    """
    after = max(cue + 1, source[1] if source and source[0] == cue + 1 else 0)
    return after if after < bounds[1] and text.tags[after] == "." else -1


def _bracket_after(text: TaggedText, cue: int, bounds: tuple[int, int]) -> int:
    """Return where the bracket closes that the cue stands in, -1 if it stands in none."""
    first, last = bounds
    tags = text.tags
    if ")" not in tags[cue + 1 : min(last, cue + FAR)]:
        return -1  # as nearly always
    opened = next(
        (tag for tag in reversed(tags[max(first, cue - FAR) : cue]) if tag in ("(", ")")), ")"
    )
    if opened == ")":
        return -1
    return tags.index(")", cue + 1)


def _narrator_after_quotation(text: TaggedText, cue: int, pieces: Pieces) -> int:
    """Return where a quotation after a cue ends, if the writer goes on after its comma.

    "When Otto said, “We are done,” *the board took note*".
    """
    for start, end in pieces:
        number = text.quoted[start] if text.quoted[start] >= 0 or start + 1 >= end else -2
        if number == -2:  # "that “…,”"
            number = text.quoted[start + 1] if text.tags[start] == Tag.THAT else -1
        if start <= cue or number < 0:
            continue
        first, last = text.quote_ranges[number]
        if last >= end:
            continue
        is_whole = last - first > _SAYING_SIZE
        is_saying = is_whole and text.tags[last - 2] == ","
        if is_whole and first == start and text.tags[last] == Tag.PREPOSITION:
            # "shouted, “We won the race!” *during a rally*"
            ends = text.tags[first - 1] in (",", ":") and text.tags[last - 2] in (".", "?")
            is_saying = is_saying or ends
        if is_saying and text.tags[last] not in _GOES_ON and text.quoted[last] < 0:
            return last
    return -1


def _without_clause_of(
    text: TaggedText, cue: int, source: tuple[int, int] | None, pieces: Pieces
) -> Pieces:
    """Leave out what "who" belongs to, and whom one quotes: "*It rained on Otto*, who wrote: “…”".

    "“We sail,” the Call quoted *Otto as saying*".
    """
    if len(pieces) < 2 or source is None:
        return pieces
    first, last = pieces[0], pieces[-1]
    if text.tags[source[1] - 1] == Tag.WHO and source[0] < cue and first[1] <= source[0]:
        return [piece for piece in pieces if piece[0] > cue]
    if text.lemmas[cue] == "quote" and text.tokens.folded[last[1] - 1] == "saying":
        return [piece for piece in pieces if piece[1] <= cue]
    return pieces


_SHORTEST_BETWEEN = 3  # tokens


def _size(text: TaggedText, token: int) -> int:
    """Return the tokens of the quotation that a token stands in."""
    first, last = text.quote_ranges[text.quoted[token]]
    return last - first


def _without_sentences_between(text: TaggedText, pieces: Pieces) -> Pieces:
    """Leave out what the writer says after a quotation that ends a sentence, up to the next.

    "“…It is over.” *The pier had been closed since May.* “…”".
    """
    result: Pieces = []
    for start, end in pieces:
        begin = start
        numbers = text.quoted[start:end]
        if numbers.count(-1) in (0, len(numbers)):
            result.append((start, end))
            continue
        number = next(found for found in numbers if found >= 0)
        while number >= 0:
            first, last = text.quote_ranges[number]
            if last >= end or last - first <= _SAYING_SIZE:
                break
            if text.quoted[last] >= 0:
                number = text.quoted[last]
                continue
            after = last
            while after < end and text.quoted[after] < 0:
                after += 1
            ends = text.tags[last - 2] in (".", "?") and text.tokens.texts[last][0].isupper()
            if not ends or after - last < (1 if after == end else _SHORTEST_BETWEEN):
                break
            result.append((begin, last))
            begin = after
            is_next = begin < end - 1 and text.tokens.texts[begin + 1][0].isupper()
            if not is_next or _size(text, begin) <= _SAYING_SIZE:
                begin = end
                break
            number = text.quoted[begin]
        if begin < end:
            result.append((begin, end))
    return result


_GOES_ON = frozenset({Tag.CONJUNCTION, Tag.THAT})  # "that “…,” that “…,” and that"


def _tail_of_post(text: TaggedText, cue: int, pieces: Pieces) -> int:
    """Return the first link of an embedded post after a cue, -1 if there is none."""
    if not text.has_links:
        return -1
    folded, quoted = text.tokens.folded, text.quoted
    for start, end in pieces:
        first = max(start, cue) + 1
        for i, word in enumerate(folded[first : min(end, first - 1 + FAR)], first):
            if word[0] not in "hp" or quoted[i] >= 0:
                continue  # as nearly always
            is_link = word.startswith(("http", "pic.twitter"))
            if is_link or (word == "pic" and " ".join(folded[i : i + 3]) == "pic . twitter"):
                return i
    return -1


_OPENS_NOUN = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE, Tag.NAME_OWNER, Tag.OWNER})
_OPENS_CLAUSE = frozenset(
    {
        *(Tag.WHO, Tag.WHETHER, Tag.THAT, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.TO),
        *(",", ";", ":", Tag.DASH, Tag.QUOTE),
    }
)
_MAIN = frozenset({Tag.VERB_PAST, Tag.VERB_S, Tag.PAST_SHAPED, Tag.BE, Tag.HAVE, Tag.MODAL})
_VERBS = _MAIN | {Tag.VERB}


def _main_verb_after(text: TaggedText, cue: int, bounds: tuple[int, int], pieces: Pieces) -> int:
    """Return the verb whose subject is the noun that is the cue, -1 if none is found.

    "Claims that the light was out *surfaced* Wednesday", "the idea that he knew — *shows*".
    """
    tags = text.tags
    verbal = tags[cue].startswith(Tag.VERB) and not tags[cue].endswith("/N")
    if verbal or cue + 1 >= bounds[1] or tags[cue + 1] != Tag.THAT:
        return -1
    end = max((end for start, end in pieces if start <= cue + 1 < end), default=-1)
    before = tags[max(bounds[0], cue - FAR) : cue]
    opens = cue == bounds[0] or all(tag in _OPENS_NOUN for tag in before)
    verb = end
    for i in range(cue + 3, min(end - 1, cue + FAR)):
        tag = tags[i]
        if tag == Tag.DASH and text.quoted[i] < 0 and tags[i + 1] in _VERBS:
            return i
        opens = opens and tag not in _OPENS_CLAUSE
        if tag not in _MAIN or not opens:
            continue
        follows_noun = tags[i - 1] in (Tag.NOUN, Tag.PLURAL, Tag.NAME) or text.nouns[i - 1]
        if i > verb + 1 and follows_noun and tags[i + 1] != Tag.PREPOSITION:
            return i
        verb = min(verb, i)
    return -1


_GIVES_WORDS = frozenset({Tag.THAT, Tag.QUOTE, ":"})


def _next_verb_of_subject(text: TaggedText, cue: int, pieces: Pieces) -> int:
    """Return the conjunction after which whoever speaks does more: "said it was, but *knew that*".

    The verb after it has the form of the cue, and "that", a colon or a quotation follows.
    """
    form = text.tags[cue][:3]
    if form not in (Tag.VERB_PAST, Tag.VERB_S):
        return -1
    for start, end in pieces:
        first = max(start, cue + 1) + 1
        near = text.tags[first : min(end - 2, first - 1 + FAR)]
        if Tag.CONJUNCTION not in near:
            continue
        for i, tag in enumerate(near, first):
            if tag != Tag.CONJUNCTION or text.quoted[i] >= 0:
                continue
            verb = i + 1
            while verb < end - 2 and text.tags[verb] in ADVERBS:
                verb += 1
            if (
                text.tags[verb][:3] == form
                and text.lemmas[verb]
                and text.tags[verb + 1] in _GIVES_WORDS
            ):
                return i
    return -1


_SUBORDINATING = frozenset(
    "when while after because since although though as once before whereas".split()
)
_NEAR_BEGIN = 2  # tokens before the word that opens a sentence's first clause
_OPENS_MAIN = frozenset(
    {
        *(Tag.SUBJECT, Tag.DETERMINER, Tag.NAME, Tag.NOUN, Tag.PLURAL, Tag.POSSESSIVE),
        *(Tag.QUANTITY, Tag.NUMBER, Tag.ADJECTIVE, Tag.NAME_OWNER),
    }
)


def _main_clause_after(
    text: TaggedText,
    cue: int,
    bounds: tuple[int, int],
    source: tuple[int, int],
    pieces: Pieces,
) -> int:
    """Return the stop after which the writer's own clause begins, -1 if there is none.

    "When Otto told the crews that the pier was lost, *many believed him*".
    """
    first, last = bounds
    opening = source[0] - 1
    if opening < first or opening > first + _NEAR_BEGIN:
        return -1
    if text.tokens.folded[opening] not in _SUBORDINATING or text.tags[cue + 1] == ",":
        return -1
    start, end = pieces[-1]
    for i in range(min(end, cue + FAR) - 2, start + 2, -1):
        begin = _after_stop(text, i, text.quoted[start])
        while begin and begin < end and text.tags[begin] in ADVERBS:
            begin += 1
        opens = 0 < begin < end - 1 and text.tags[begin] in _OPENS_MAIN
        if opens and _has_verb(text, begin, last):
            return i if text.quoted[i] < 0 else i + 2
    return -1


def _after_stop(text: TaggedText, i: int, number: int) -> int:
    """Return what follows a comma or dash at ``i``, also one that ends a quotation, 0 if none."""
    if text.tags[i] not in (",", Tag.DASH):
        return 0
    if text.quoted[i] == number:
        return i + 1
    closes = text.tags[i] == "," and text.quoted[i + 1] >= 0 > text.quoted[i + 2]
    return i + 2 if closes else 0  # "of the “grave,” it seemed"


def _has_verb(text: TaggedText, begin: int, last: int) -> bool:
    """Return whether a clause begins: with one word and a verb, or with a longer subject."""
    return text.tags[begin + 1] in _VERBS or verb_of_clause(text, begin, last) >= 0


def _verb_after_relative(
    text: TaggedText,
    cue: int,
    bounds: tuple[int, int],
    source: tuple[int, int],
    pieces: Pieces,
) -> int:
    """Return the comma that ends "who says so": "Otto, who says he is out*,* could win"."""
    opening = source[1] - 1
    if text.tags[opening] != Tag.WHO or opening <= bounds[0]:
        return -1
    if text.tags[opening - 1] not in (",", Tag.DASH):
        return -1
    start, end = pieces[-1]
    for i in range(start + 2, min(end - 1, cue + FAR)):
        if text.tags[i] == text.tags[opening - 1] and text.quoted[i] < 0:
            verb = i + 1
            while verb < end - 1 and text.tags[verb] in ADVERBS:
                verb += 1
            if text.tags[verb] in _MAIN:
                return i
    return -1


_COMMENTS = frozenset("a an something one far".split())


def _comment_after(text: TaggedText, cue: int, bounds: tuple[int, int], pieces: Pieces) -> int:
    """Return the dash after which the writer says what to make of it: "— a stance that was new".

    Words between two dashes are none, and a semicolon ends what is said without quotation marks.
    """
    start, end = pieces[-1]
    near = text.tags[start : min(end, cue + FAR)]
    if Tag.TO in near:
        for i in range(start + 2, start + len(near) - 2):
            if text.tags[i + 2] == Tag.TO and text.tokens.folded[i : i + 2] == (",", "only"):
                return i  # "a recount, only to be rebuffed"
    if Tag.DASH not in near and ";" not in near:
        return -1
    dashes = [
        i
        for i in range(start + 2, min(bounds[1], cue + FAR) - 1)
        if text.tags[i] == Tag.DASH and text.quoted[i] < 0
    ]
    if len(dashes) == 1 and text.tokens.folded[dashes[0] + 1] in _COMMENTS:
        return dashes[0]
    if any(number >= 0 for number in text.quoted[start : min(end, cue + FAR)]):
        return -1
    stop = next((i for i, tag in enumerate(near, start) if tag == ";"), -1)
    if stop < 0 or ":" in (*near, text.tags[cue]) or "(" in near:
        return -1
    is_clause = stop < end - 2 and text.tags[stop + 1] in _OPENS_MAIN
    return stop if is_clause and _has_verb(text, stop + 1, end) else -1


_NEAR_TO = 5  # tokens: "asked *the old mayor to*"


def _second_verb_after(text: TaggedText, cue: int, pieces: Pieces) -> int:
    """Return the conjunction after an infinitive at which the cue's clause goes on.

    "Asked her to name a pier *and made it worse* by laughing".
    """
    start, end = pieces[-1]
    if Tag.TO not in text.tags[start : min(end, start + _NEAR_TO)]:
        return -1
    to = text.tags.index(Tag.TO, start)
    if not AUXILIARIES.isdisjoint(text.tags[start:to]) or Tag.THAT in text.tags[start:to]:
        return -1
    for i in range(to + 2, min(end - 1, cue + FAR)):
        if text.tags[i] in (Tag.WHO, Tag.THAT):
            break
        if text.tags[i] == Tag.CONJUNCTION and text.quoted[i] < 0:
            verb = i + 1
            while verb < end - 1 and text.tags[verb] in ADVERBS:
                verb += 1
            if text.tags[verb] in (Tag.VERB_PAST, Tag.PAST_SHAPED, Tag.HAVE, Tag.BE):
                return i
    return -1


_OPENS_PHRASE = frozenset({Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.DAY, Tag.TIME, *ADVERBS})
_OPENS_WHEN = frozenset("when while as".split())
_OPENS_TIME = frozenset("last next this earlier that one".split())


_OPENS_DATE = frozenset("in on at by since".split())


def _opens_phrase(text: TaggedText, start: int) -> bool:
    """Return whether when or where it is begins at a token: "on Sunday", "last month"."""
    word = text.tokens.folded[start]
    if word in _OPENS_TIME:
        return not TIMES.isdisjoint(text.tags[start + 1 : start + 3])
    if text.tags[start + 1 : start + 2] == [Tag.NUMBER]:
        return word in _OPENS_DATE
    return text.tags[start] in _OPENS_PHRASE or word in _OPENS_WHEN


_CALLED = frozenset("cite describe quote portray hail refer see".split())


def _without_phrase_before(text: TaggedText, cue: int, pieces: Pieces) -> Pieces:
    """Leave out when it is said: "*On Sunday*, Otto told the Call she thought it was over"."""
    if len(pieces) == 1:
        return pieces
    left = [piece for piece in pieces if piece[1] <= cue]
    right = [piece for piece in pieces if piece[0] > cue]
    no_verb = text.tags[cue] in (Tag.REPORT_ADVERB, Tag.ACCORDING)
    if (
        no_verb
        or text.tags[cue - 1] == Tag.BE
        or len(left) != 1
        or not right
        or text.tags[right[0][0] - 1] == ","
    ):
        return pieces
    start, end = left[0]
    if any(number >= 0 for number in text.quoted[start:end]):
        return pieces
    return right if _opens_phrase(text, start) else pieces


_NOT_IN_TIME = AUXILIARIES | {Tag.VERB_PAST, Tag.VERB_S, Tag.SUBJECT, Tag.WHO, Tag.TO}
_LONGEST_TIME = 14  # tokens


def _without_time(text: TaggedText, cue: int, pieces: Pieces) -> Pieces:
    """Leave out when and where between the cue and the words: "noting *last month* that it"."""
    if text.tokens.folded[pieces[0][0]] == "something" and text.lemmas[cue] == "say":
        start, end = pieces[0]
        if ":" in text.tags[start : min(end, start + _LONGEST_TIME)]:
            return [(text.tags.index(":", start) + 1, end), *pieces[1:]]
    k = int(pieces[0][0] != cue + 1)
    if k and (len(pieces) == 1 or pieces[1][0] != cue + 1):
        return pieces
    start, end = pieces[k]
    tags = text.tags
    if text.quoted[start] >= 0 or not _opens_phrase(text, start):
        return pieces
    for i in range(start + 1, min(end - 1, start + _LONGEST_TIME)):
        if tags[i] == Tag.THAT and tags[i - 1] != Tag.PREPOSITION:
            return [*pieces[:k], (i, end), *pieces[k + 1 :]]
        if text.quoted[i] >= 0:
            is_saying = tags[i - 1] in (",", ":")
            return [*pieces[:k], (i, end), *pieces[k + 1 :]] if is_saying else pieces
        if tags[i] in _NOT_IN_TIME:
            break
    return pieces


_MANNER = frozenset("with in".split())
_LONGEST_MANNER = 6  # tokens


def _without_lead(
    text: TaggedText, cue: int, source: tuple[int, int] | None, pieces: Pieces
) -> Pieces:
    """Leave out what leads in to what is said: "*With a sigh*, Otto said, “…”"."""
    left = [piece for piece in pieces if piece[1] <= cue]
    right = [piece for piece in pieces if piece[0] > cue]
    if len(left) != 1 or not right:
        return pieces
    start, end = left[0]
    if any(number >= 0 for number in text.quoted[start:end]):
        return pieces
    folded = text.tokens.folded
    opening = source[0] if source and source[0] < cue else cue
    if folded[opening - 1] == "as" and text.tags[end - 1] == Tag.CONJUNCTION:
        return right
    is_short = end - start <= _LONGEST_MANNER
    is_manner = is_short and (
        folded[start] in _MANNER
        or (_opens_sentence(text, right[0]) and verb_of_clause(text, start, end) < 0)
    )
    return right if is_manner and text.quoted[right[0][0]] >= 0 else pieces


def _opens_sentence(text: TaggedText, piece: tuple[int, int]) -> bool:
    """Return whether a piece is a whole saying that begins with a capital."""
    start, end = piece
    is_long = text.quoted[start] >= 0 and end - start > _SAYING_SIZE
    return is_long and text.tokens.texts[start + 1][0].isupper()


_AUXILIARIES = frozenset({Tag.BE, Tag.HAVE, Tag.MODAL})


def _with_subject(text: TaggedText, cue: int, bounds: tuple[int, int], pieces: Pieces) -> Pieces:
    """Return the clause of an adverb with its subject: "*the board is* reportedly *leaving*"."""
    tags = text.tags
    if tags[cue] != Tag.REPORT_ADVERB or pieces[0][0] != cue + 1 or cue == bounds[0]:
        return pieces
    if tags[cue - 1] not in _AUXILIARIES:
        return pieces
    begin = cue - 1
    while begin > bounds[0] and tags[begin - 1] not in _OPENS_CLAUSE | _MAIN:
        begin -= 1
    return [(begin, cue), *pieces] if begin < cue - 1 else pieces


_ARTICLES = frozenset("a an the".split())


def _without_apposition(text: TaggedText, cue: int, pieces: Pieces) -> Pieces:
    """Leave out who the source is: "…, according to work by Lee Otto, *an engineer at Pell*"."""
    if text.tags[cue] != Tag.ACCORDING or not pieces:
        return pieces
    if pieces[0][0] > cue:
        return [_after_office(text, *pieces[0]), *pieces[1:]]
    if len(pieces) < 2:
        return pieces
    return [
        (start, end)
        for start, end in pieces
        if start < cue
        or text.quoted[start] >= 0
        or text.tokens.folded[start] not in _ARTICLES
        or verb_of_clause(text, start, end) >= 0
    ]


_LONGEST_OFFICE = 14  # tokens


def _after_office(text: TaggedText, start: int, end: int) -> tuple[int, int]:
    """Return a piece without the office that it begins with: "*President of Pell,* work began"."""
    near = text.tags[start : min(end - 2, start + _LONGEST_OFFICE)]
    if "," not in near or text.quoted[start] >= 0:
        return start, end
    comma = start + near.index(",")
    names_office = NounClass.PERSON in text.nouns[start : min(comma, start + _NEAR_OFFICE)]
    if not names_office or not _MAIN.isdisjoint(text.tags[start:comma]):
        return start, end
    return (comma + 1, end) if comma + 2 < end else (start, end)


_NEAR_OFFICE = 4  # tokens


def _clause_after_credit(
    text: TaggedText, cue: int, bounds: tuple[int, int], source: tuple[int, int] | None
) -> Pieces:
    """Return the clause after "According to Otto, …", which another cue may have hidden."""
    first, last = bounds
    if text.tags[cue] != Tag.ACCORDING or cue != first or source is None or source[0] < cue:
        return []
    comma = next((i for i in range(source[1], last) if text.tags[i] == ","), last)
    end = last - 1 if text.tags[last - 1] in (".", "?") else last
    if comma + 1 >= end or verb_of_clause(text, comma + 1, end) < 0:
        return []
    return [(comma + 1, end)]

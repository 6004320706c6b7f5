"""Where the words that are said begin and end: what of the clause around them is none of them."""

from __future__ import annotations

from lintnews.analysis.attributions.clauses import verb_of_clause
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import ADVERBS, Tag

Pieces = list[tuple[int, int]]

# Tokens on each side of a cue that are looked at: rows of thousands of cues stay in step.
FAR = 200
_FINITE = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL})
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
    pieces = _cut_at(pieces, _stop_after(text, cue, bounds, source), cue)
    pieces = _cut_at(pieces, _bracket_after(text, cue, bounds), cue)
    pieces = _cut_at(pieces, _main_verb_after(text, cue, bounds, pieces), cue)
    pieces = _cut_at(pieces, _next_verb_of_subject(text, cue, pieces), cue)
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
    opened = next(
        (tag for tag in reversed(tags[max(first, cue - FAR) : cue]) if tag in ("(", ")")), ")"
    )
    if opened == ")":
        return -1
    return next((i for i in range(cue + 1, min(last, cue + FAR)) if tags[i] == ")"), -1)


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


_GOES_ON = frozenset({Tag.CONJUNCTION, Tag.THAT})  # "that “…,” that “…,” and that"


def _tail_of_post(text: TaggedText, cue: int, pieces: Pieces) -> int:
    """Return the first link of an embedded post after a cue, -1 if there is none."""
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
    if text.tags[cue] != Tag.ACCORDING or len(pieces) < 2 or pieces[0][0] > cue:
        return pieces
    return [
        (start, end)
        for start, end in pieces
        if start < cue
        or text.quoted[start] >= 0
        or text.tokens.folded[start] not in _ARTICLES
        or verb_of_clause(text, start, end) >= 0
    ]


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

"""What is said: for each cue, which stretches of its sentence are its content.

A sentence is cut into segments at punctuation, prepositions, conjunctions,
quotation marks and other cues. From the cue outwards each segment is in or out,
knowing what the nearer one was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from operator import attrgetter

from lintnews.analysis.attributions.clauses import verb_of_clause
from lintnews.analysis.attributions.cues import verb_group
from lintnews.analysis.attributions.feature_keys import ContentKey as Key
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import ADVERBS, FINITE, PartCode, PhraseKind, Tag
from lintnews.analysis.attributions.weights import Weights
from lintnews.values import NamedTuple

_OPENERS = frozenset(
    {
        *(Tag.PREPOSITION, Tag.TO, Tag.THAT, Tag.WHETHER),
        *(Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.DAY),
    }
)
_BETWEEN = frozenset(
    {",", ";", ":", ".", "?", "(", ")", Tag.DASH, Tag.ELLIPSIS, PartCode.QUOTATION}
)
# The mark before a segment that no punctuation divides from the one before, and before the first.
_NO_MARK, _SENTENCE_START = "_", "^"
_CUE = "*"  # after the opener of a segment with a cue
_NEAR_QUOTE = 8  # tokens
_SHORT = 3  # tokens
_MOST_STEPS = 5
# No sentence of sense has more segments; a text of 100,000 commas must not cost more than its
# length.
_REACH = 40
_START, _IN, _OUT = "s", "I", "O"


class ContentSegment(NamedTuple):
    """Tokens ``start`` to ``end``, half-open.

    ``opener`` is the part that opens them, with a ``*`` if a cue is among them; ``mark`` is the
    mark before them.
    """

    start: int
    end: int
    opener: str
    mark: str


def segments(text: TaggedText, parts: list[SkeletonPart]) -> list[ContentSegment]:
    """Cut a sentence up; punctuation belongs to no segment."""
    tags = text.tags
    result: list[ContentSegment] = []
    start = -1  # of the segment that is open, if one is
    opener = before = ""
    mark = _SENTENCE_START
    for code, first, end, kind in parts:
        is_mark = code in _BETWEEN
        if start >= 0 and (
            is_mark
            or code == PartCode.CUE
            or opener[-1] == _CUE
            or tags[first] in _OPENERS
            or kind == PhraseKind.WHO
        ):
            result.append(ContentSegment(start, first, opener, before))
            start, mark = -1, _NO_MARK
        if is_mark:
            if code == PartCode.QUOTATION:
                result.append(ContentSegment(first, end, code, mark))
            mark = code
        elif start < 0:
            start, opener, before = first, code + kind if code == PartCode.PHRASE else code, mark
            mark = _NO_MARK
            if code == PartCode.CUE:
                opener += _CUE
    if start >= 0:
        result.append(ContentSegment(start, parts[-1].end, opener, before))
    return result


class ContentCue(NamedTuple):
    """What the decisions know of a cue.

    ``right`` is the neighbour to its right, ``manner`` its class and form, ``quote`` the sides on
    which quotations stand near it, ``source`` the tokens of its source.
    """

    token: int
    lemma: str
    right: str
    manner: str
    quote: str
    source: tuple[int, int] | None


def content_cue(
    text: TaggedText, cue: int, bounds: tuple[int, int], source: tuple[int, int] | None
) -> ContentCue:
    """Return what the decisions know of the cue; ``bounds`` are the tokens of its sentence."""
    first, last = bounds
    codes, quoted = text.codes, text.quoted
    begin, auxiliaries = verb_group(text, cue, first)
    subject = codes[begin - 1] if begin > first else ","
    near = quoted[max(first, begin - _NEAR_QUOTE) : begin]
    far = quoted[cue + 1 : min(last, cue + 1 + _NEAR_QUOTE)]
    passive = "B" if Tag.BE in auxiliaries else ""
    opens = "^" if subject == "," else Tag.QUOTE if subject == Tag.QUOTE else ""
    return ContentCue(
        cue,
        text.lemmas[cue] or text.tokens.folded[cue],
        codes[cue + 1] if cue + 1 < last else "$",
        text.groups[cue] + text.tags[cue] + passive + opens,
        ("<" if near.count(-1) < len(near) else "") + (">" if far.count(-1) < len(far) else ""),
        source,
    )


def features(
    pieces: list[ContentSegment], k: int, state: str, distance: str, passed: str, cue: ContentCue
) -> tuple[str, ...]:
    """Return what speaks for segment ``k`` being content of the cue.

    ``state`` is the side of the cue with what the segment before was, ``distance`` the same with
    how far it is; ``passed`` says what lies between: cues, stops, quotations.
    """
    start, end, opener, mark = pieces[k]
    lemma, source = cue.lemma, cue.source
    size = end - start
    length = "1" if size == 1 else "2" if size <= _SHORT else "3"
    is_source = "-"
    if source is not None:
        if start <= source[0] < end:
            is_source = "S"
        elif start >= source[1]:
            is_source = "r"
    edge = "-" if k else "^"
    if k + 1 < len(pieces):
        following = pieces[k + 1]
        beyond = following.mark + following.opener[:1]
    else:
        beyond = "$"
        edge = "$" if k else "^"
    opener_state, mark_state = opener + state, mark + state
    return (
        f"{Key.STATE}{state}",
        f"{Key.MARK_OPENER}{mark}{opener_state}",
        f"{Key.LEMMA}{lemma}{state}",
        f"{Key.LEMMA_MARK}{lemma}{mark_state}",
        f"{Key.LEMMA_OPENER}{lemma}{opener_state}",
        f"{Key.MANNER}{cue.manner}{state}",
        f"{Key.RIGHT}{cue.right}{distance}",
        f"{Key.PASSED}{passed}{mark_state}",
        f"{Key.SOURCE}{is_source}{distance}",
        f"{Key.SOURCE_QUOTE}{is_source}{cue.quote}{state}",
        f"{Key.LENGTH}{length}{opener_state}",
        f"{Key.EDGE}{edge}{mark_state}",
        f"{Key.BEYOND}{beyond}{state}",
        f"{Key.BEYOND_OPENER}{beyond}{opener_state}",
    )


_first_token = attrgetter("start")


def walk(
    pieces: list[ContentSegment],
    cue: ContentCue,
    is_content: Callable[[tuple[str, ...], int], bool],
) -> list[int]:
    """Decide from the cue outwards, first to the right, then to the left; return what is content.

    ``is_content`` is asked with the features of a segment and its number.
    """
    home = bisect_right(pieces, cue.token, key=_first_token) - 1
    # A colon stands between segments; any other cue in one of its own.
    has_home = home >= 0 and cue.token < pieces[home].end
    nearest_left = home - 1 if has_home else home
    right = range(home + 1, min(len(pieces), home + 1 + _REACH))
    left = range(nearest_left, max(-1, nearest_left - _REACH), -1)
    chosen = _walk_side(pieces, right, "R", cue, is_content)
    # What lies to the left depends on whether anything to the right was content.
    side = "L+" if chosen else "L0"
    return sorted([*chosen, *_walk_side(pieces, left, side, cue, is_content)])


def _walk_side(
    pieces: list[ContentSegment],
    order: range,
    side: str,
    cue: ContentCue,
    is_content: Callable[[tuple[str, ...], int], bool],
) -> list[int]:
    """Return the first run of content to one side of a cue."""
    chosen: list[int] = []
    nearer = _START
    cued = stopped = quoted = ""
    for steps, k in enumerate(order):
        state, distance = side + nearer, f"{side}{min(steps, _MOST_STEPS)}{nearer}"
        passed = cued + stopped + quoted
        if is_content(features(pieces, k, state, distance, passed, cue), k):
            chosen.append(k)
            nearer = _IN
        elif chosen:
            break
        else:
            nearer = _OUT
        _, _, opener, mark = pieces[k]
        if opener[-1] == _CUE:
            cued = "c"
        if mark not in (_NO_MARK, _SENTENCE_START):
            stopped = ";"
        if opener == PartCode.QUOTATION:
            quoted = "q"
    return chosen


def contents(
    text: TaggedText,
    pieces: list[ContentSegment],
    cue: int,
    bounds: tuple[int, int],
    source: tuple[int, int] | None,
    weights: Weights,
) -> list[tuple[int, int]]:
    """Return the content of a cue inside its sentence: ranges of tokens, neighbours joined.

    ``bounds`` are the tokens of the sentence, ``source`` those of the source.
    """
    if cue + 1 < bounds[1] and text.tags[cue + 1] == Tag.THAT:
        home = bisect_right(pieces, cue, key=_first_token)
        ahead = pieces[home : home + _REACH]
        if 0 < len(ahead) < _REACH and all(
            piece.mark == _NO_MARK and piece.opener[-1] != _CUE for piece in ahead
        ):
            # "said that …" with no stop and no other cue after it: all of it.
            return [(ahead[0].start, ahead[-1].end)]
    weight = weights.tables["content"].get
    chosen = walk(
        pieces,
        content_cue(text, cue, bounds, source),
        lambda found, _: sum(filter(None, map(weight, found))) > 0,
    )
    joined: list[tuple[int, int]] = []
    previous = -2
    for k in chosen:
        if k == previous + 1:
            joined[-1] = (joined[-1][0], pieces[k].end)
        else:
            joined.append((pieces[k].start, pieces[k].end))
        previous = k
    return [_without_verdict(text, start, end) for start, end in joined]


_TELLING = frozenset("tell inform notify remind assure warn advise".split())
_CALLING = frozenset("call describe dub label brand term".split())
# A sentence may begin before a cue between commas and go on after it with one of these.
_GOES_ON = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL, Tag.VERB_PAST, Tag.VERB_S, Tag.TO})
_GOES_ON_WORDS = frozenset("for no to once unless until because if than avoid".split())
_MANNER = frozenset({Tag.PREPOSITION, Tag.ADVERB, Tag.ADVERB_SHAPED, Tag.DAY})
_BEFORE_CLAUSE = frozenset({Tag.PREPOSITION, Tag.ADVERB, Tag.ADVERB_SHAPED, Tag.DAY})
_VERBAL = frozenset(
    {
        *(PartCode.VERB, PartCode.CUE, "may", "might", "must", "should", "do", "does"),
        *("is was are were has had have will would can could did".split()),
    }
)


def settled(
    text: TaggedText,
    parts: list[SkeletonPart],
    cue: int,
    source: tuple[int, int] | None,
    found: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return the content that was found, set right where the words around the cue are plain."""
    last = parts[-1].end
    if last - 1 > cue and text.tags[last - 1] in (".", "?"):
        last -= 1
    lemma = text.lemmas[cue]
    if source and source[0] > cue and any(piece[0] == source[0] for piece in found):
        # "…, said Otto": whoever speaks is not what is said.
        found = [piece for piece in found if piece[0] != source[0]]
        if not found and text.tags[cue - 1] == ",":
            return [(parts[0].start, cue - 1)]
    found = _without_program(text, cue, _without(source, found))
    found = _to_its_end(text, parts, cue, last, _from_its_subject(text, cue, found))
    if lemma in _CALLING and text.tags[cue + 1 : cue + 2] != [Tag.PREPOSITION]:
        return _only_quoted(text, cue, found)
    start = _clause_told(text, parts, cue, last)
    if start >= 0:
        return _from(start, last, cue, found)
    if found and found[0][0] > cue:
        left = _clause_before(text, parts, cue, source, found)
        if left is not None:
            return [left]
    elif found and len(found) > 1:
        found = _without_manner(text, cue, found)
    if len(found) == 1 and found[0][1] <= cue:
        return found + _rest(text, parts, cue, source, last)
    return found


def _without(source: tuple[int, int] | None, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut the source off the end of what is said: "“It is over,” *Otto*, director said"."""
    if source is None:
        return found
    first, last = source
    return [(start, first if start < first < end == last else end) for start, end in found]


_LONGEST_SUBJECT = 12  # tokens


def _from_its_subject(
    text: TaggedText, cue: int, found: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Let a clause that ends in a quotation begin with its subject: "said *the pier was* “old”"."""
    if text.lemmas[cue] not in _BEFORE_SUBJECT or text.lemmas[cue] in _TELLING:
        return found
    k = next((k for k, piece in enumerate(found) if piece[0] > cue), -1)
    if k < 0 or text.quoted[found[k][0]] < 0:
        return found
    start, end = found[k]
    between = text.tags[cue + 1 : start]
    is_near = 1 < len(between) <= _LONGEST_SUBJECT
    if not is_near or not _STOPS.isdisjoint(between):
        return found
    begin = cue + 1
    while begin < start and text.tags[begin] in (Tag.DAY, Tag.TIME, *ADVERBS):
        begin += 1
    if text.tags[begin] in _BEFORE_CLAUSE or verb_of_clause(text, begin, start + 1) < 0:
        return found
    return [*found[:k], (begin, end), *found[k + 1 :]]


_STOPS = frozenset({",", ":", ";", Tag.DASH, Tag.QUOTE, Tag.THAT, Tag.WHO, "(", ")"})


_NEAR_WHAT = 3  # parts


def _to_its_end(
    text: TaggedText,
    parts: list[SkeletonPart],
    cue: int,
    last: int,
    found: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Let a clause go on to the end of the sentence where it cannot have ended.

    "Said the ban is a response to what it | calls a threat", "said that in bad weather |, the
    boats stay in".
    """
    if not found or found[-1][0] <= cue or found[-1][1] >= last:
        return found
    start, end = found[-1]
    if text.tags[cue] in (":", Tag.ACCORDING) and _goes_to_end(text, cue, start, end, last):
        return [*found[:-1], (start, last)]
    k = bisect_right(parts, end - 1, key=_first_token)
    near = parts[max(0, k - _NEAR_WHAT) : k]
    if _lacks_verb(text, cue, start, end, last):
        nested = True
    elif parts[k].code == PartCode.CUE:
        nested = any(text.tags[part.start] in (Tag.WHO, Tag.WHETHER) for part in near)
    else:
        nested = parts[k].code == "," and _only_opens(text, start, end, last)
    return [*found[:-1], (start, last)] if nested else found


_MARKS = frozenset({",", Tag.DASH, "(", Tag.WHO})
_DIVIDES = frozenset({";", ":", Tag.DASH, Tag.QUOTE, ".", "?", "("})


def _goes_to_end(text: TaggedText, cue: int, start: int, end: int, last: int) -> bool:
    """Return whether all of a sentence is said: "Otto: Ann, I saw it", "According to Otto, …"."""
    if text.tags[cue] == Tag.ACCORDING and text.tags[start - 1] != ",":
        return False
    if text.tags[cue] == ":" and start != cue + 1:
        return False
    return _DIVIDES.isdisjoint(text.tags[start:last]) and text.quoted[end] < 0


# A bare noun after one of these is the subject of what is said.
_BEFORE_SUBJECT = frozenset(
    "say add argue insist suggest think believe urge tell claim contend estimate".split()
)
_HAS_VERB = frozenset(
    {
        *(Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL, Tag.VERB_PAST, Tag.VERB_S, Tag.PAST_SHAPED),
        *(Tag.SUBJECT, Tag.TO, Tag.OBJECT, Tag.VERB),
    }
)
_GO_ON_AFTER = (
    *(Tag.VERB_ING, Tag.VERB_PAST, Tag.ING_SHAPED, Tag.PAST_SHAPED),
    *(Tag.CONJUNCTION, Tag.SUBORDINATOR),
)


def _lacks_verb(text: TaggedText, cue: int, start: int, end: int, last: int) -> bool:
    """Return whether a stop divides a subject from its verb: "say *the bells*, which ring, are"."""
    if text.lemmas[cue] not in _BEFORE_SUBJECT or text.tags[end] not in _MARKS:
        return False
    if end + 1 >= last or text.tags[end + 1].startswith(_GO_ON_AFTER):
        return False  # "denied the claims, saying"
    tags = text.tags[start:end]
    if start > cue + 2 or not _HAS_VERB.isdisjoint(tags) or any(tag[:2] == "VB" for tag in tags):
        return False
    if text.quoted[start] >= 0 or text.quoted[end - 1] >= 0:
        return False
    return not FINITE.isdisjoint(text.tags[end + 1 : last])


def _only_opens(text: TaggedText, start: int, end: int, last: int) -> bool:
    """Return whether what "that" opens has its verb only after the stop at ``end``."""
    if Tag.THAT not in text.tags[start : end - 1]:
        return False
    begin = text.tags.index(Tag.THAT, start) + 1
    first = begin + 1 if text.tags[begin] in ADVERBS else begin
    if text.tags[first] not in _OPENS_LATER and verb_of_clause(text, begin, end) >= 0:
        return False
    is_there = end + 1 < last and text.tokens.folded[end + 1] == "there"
    return is_there or verb_of_clause(text, end + 1, last) >= 0


_OPENS_LATER = frozenset({Tag.PREPOSITION, Tag.SUBORDINATOR})


_LONGEST_PROGRAM = 8  # tokens, with the marks


def _without_program(
    text: TaggedText, cue: int, found: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Leave out whom somebody told it: "“It is over,” Otto told “Pell News Sunday.”"."""
    if text.lemmas[cue] not in _TELLING or not found or found[0][0] > cue:
        return found
    result = []
    for start, end in found:
        begin = start
        if start == cue + 1 and text.quoted[start] >= 0:
            _, closing = text.quote_ranges[text.quoted[start]]
            row = text.tokens.texts[start + 1 : closing - 1]
            named = all(word[0].isupper() or not word[0].isalpha() for word in row)
            if named and closing - start <= _LONGEST_PROGRAM:
                begin = closing
        if begin < end:
            result.append((begin, end))
    return result


def _only_quoted(text: TaggedText, cue: int, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the quotation after "called the plan", without what is called so."""
    quoted = text.quoted
    for start, end in found:
        if start <= cue or quoted[start] >= 0:
            continue
        first = next((i for i in range(start, end) if quoted[i] >= 0), -1)
        if first >= 0:
            rest = [piece for piece in found if piece != (start, end)]
            return sorted([*rest, (first, end)])
    return found


def _from(start: int, last: int, cue: int, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what was found, with the clause from ``start`` for all that stands after the cue."""
    before = [piece for piece in found if piece[1] <= cue]
    end = max((piece[1] for piece in found if piece[1] > start), default=last)
    return [*before, (start, end)]


def _clause_told(text: TaggedText, parts: list[SkeletonPart], cue: int, last: int) -> int:
    """Return where the clause begins that somebody is told, -1 if there is none.

    "Told reporters after the meeting that …", "told the council he …", "stated in July that …".
    """
    k = bisect_right(parts, cue, key=_first_token)
    tells = text.lemmas[cue] in _TELLING
    listener = 0
    before = ""
    while k < len(parts) and parts[k].start < last:
        code, start, _, _ = parts[k]
        tag = text.tags[start]
        if tag == Tag.THAT and before:
            return start
        if code == PartCode.PHRASE:
            is_subject = k + 1 < len(parts) and (
                parts[k + 1].code in _VERBAL or text.tags[parts[k + 1].start] in ADVERBS
            )
            if tells and (listener or _is_told(text, parts, cue)) and before != Tag.PREPOSITION:
                return start if is_subject else -1
            listener += before != Tag.PREPOSITION
            if not tells and listener:
                listener = 0
                tied = before in (Tag.PREPOSITION, Tag.TO)
                if text.tags[start] not in (Tag.DAY, Tag.TIME) and not tied:
                    return -1
        elif tag == Tag.OBJECT:
            listener += 1
        elif tag not in _BEFORE_CLAUSE and tag != Tag.TO:
            return -1
        before = tag if code != PartCode.PHRASE else "N"
        k += 1
    return -1


def _is_told(text: TaggedText, parts: list[SkeletonPart], cue: int) -> bool:
    """Return whether the subject is the listener: "the board was told"."""
    return Tag.BE in verb_group(text, cue, parts[0].start)[1]


def _clause_before(
    text: TaggedText,
    parts: list[SkeletonPart],
    cue: int,
    source: tuple[int, int] | None,
    found: list[tuple[int, int]],
) -> tuple[int, int] | None:
    """Return the clause before ", Otto said by phone" if only the manner was found."""
    first = parts[0].start
    stop = (source[0] if source and source[0] < cue else cue) - 1
    if source and source[0] > cue:
        stop = cue - 1
    if (
        stop <= first
        or text.tags[stop] != ","
        or text.tags[cue + 1] not in _MANNER
        or found[0][0] != cue + 1
        or any(text.quoted[i] >= 0 for i in range(*found[0]))
        or verb_of_clause(text, first, stop) < 0
    ):
        return None
    return first, stop


def _without_manner(
    text: TaggedText, cue: int, found: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the content without "in a low voice" right after the cue."""
    return [
        (start, end)
        for start, end in found
        if start != cue + 1
        or text.tags[start] not in _MANNER
        or text.quoted[end - 1] >= 0
        or verb_of_clause(text, start + 1, end) >= 0
    ]


def _rest(
    text: TaggedText,
    parts: list[SkeletonPart],
    cue: int,
    source: tuple[int, int] | None,
    last: int,
) -> list[tuple[int, int]]:
    """Return what goes on after a cue between commas: "the bridge, Otto said, is unsafe"."""
    tags = text.tags
    after = max(cue + 1, source[1] if source else 0)
    before = (source[0] if source and source[0] < cue else cue) - 1
    quoted = text.quoted[before] >= 0 and tags[before - 1] == ","  # "“…,” according to Otto, is"
    if before <= parts[0].start or not (tags[before] == "," or quoted):
        return []
    if after + 1 >= last or tags[after] != ",":
        return []
    tag = tags[after + 1]
    begins = after + 1 + (tag in ADVERBS)
    if before <= parts[0].start + 2 and verb_of_clause(text, begins, last) >= 0:
        return [(after + 1, last)]  # "Often, Otto said, the light was out"
    if tag not in _GOES_ON and text.tokens.folded[after + 1] not in _GOES_ON_WORDS:
        return []
    return [(after + 1, last)]


_VERDICTS = frozenset(
    "underscore underline show reflect highlight illustrate demonstrate signal mark mean suggest "
    "raise".split()
)


def _without_verdict(text: TaggedText, start: int, end: int) -> tuple[int, int]:
    """Cut off what the writer adds in the present tense: "…, and it underscores the pressure"."""
    folded, tags = text.tokens.folded, text.tags
    for i in range(start + 1, end - 3):
        if (
            folded[i] == "and"
            and tags[i - 1] == ","
            and folded[i + 1] in ("it", "this", "that")
            and text.quoted[i] < 0
        ):
            verb = i + 3 if tags[i + 2] in ADVERBS else i + 2
            if verb < end and tags[verb].startswith(Tag.VERB_S) and text.lemmas[verb] in _VERDICTS:
                return start, i - 1
    return start, end

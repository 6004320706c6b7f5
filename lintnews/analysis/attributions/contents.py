"""What is said: for each cue, which stretches of its sentence are its content.

A sentence is cut into segments at punctuation, prepositions, conjunctions,
quotation marks and other cues. From the cue outwards each segment is in or out,
knowing what the nearer one was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from lintnews.analysis.attributions.cues import chain
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.weights import Weights
from lintnews.values import NamedTuple

_OPENERS = frozenset(["IN", "TO", "THAT", "WHC", "CC", "SUB", "DAY"])
_STOPS = frozenset([",", ";", ":", "--", "(", ")", ".", "?", "..."])
_NO_STOPS = frozenset(["_", "^"])
_MANY = 5
# No sentence of sense has more; a text of 100,000 commas must not cost more than its length.
_REACH = 40
# Segments looked at, with nothing found, before a side is given up.
_PATIENCE = 5


class ContentSegment(NamedTuple):
    """Tokens ``start`` to ``end``, half-open; ``opener`` is what opens them, with a ``*`` where a cue is among them.

    A quotation has ``Q``. ``before`` is the mark before them, ``_`` where there is none.
    """

    start: int
    end: int
    opener: str
    before: str


def segments(text: TaggedText, parts: list[SkeletonPart]) -> list[ContentSegment]:
    """Cut a sentence up; punctuation belongs to no segment."""
    tags = text.tags
    result: list[ContentSegment] = []
    append = result.append
    start = -1
    opener = before = ""
    cue = False
    last_stop = "^"
    for code, first, end, kind in parts:
        if code == "Q":
            if start >= 0:
                append(ContentSegment(start, first, opener, before))
                start = -1
            append(ContentSegment(first, end, "Q", last_stop))
            last_stop = "Q"
        elif code in _STOPS:
            if start >= 0:
                append(ContentSegment(start, first, opener, before))
                start = -1
            last_stop = code
        else:
            if start >= 0 and (cue or code == "C" or tags[first] in _OPENERS or kind == "WH"):
                append(ContentSegment(start, first, opener, before))
                start = -1
                last_stop = "_"
            if start < 0:
                start, opener, before, cue = (
                    first,
                    code if code != "N" else "N" + kind,
                    last_stop,
                    False,
                )
                last_stop = "_"
            if code == "C":
                cue = True
                opener += "*"
    if start >= 0:
        append(ContentSegment(start, parts[-1].end, opener, before))
    return result


def features(
    pieces: list[ContentSegment],
    k: int,
    side: str,
    step: int,
    inside: str,
    how: str,
    source: tuple[int, int] | None,
    about: Cue,
) -> tuple[str, ...]:
    """Return what speaks for segment ``k`` being content of the cue that ``about`` describes.

    The walk from the cue has come ``step`` segments far to this ``side``; ``inside`` is what the
    nearer segment was:
    ``s`` at the start, ``I`` content, ``O`` not, ``X`` not again. ``how`` says what lies between:
    cues, stops, quotations.
    """
    start, end, opener, mark = pieces[k]
    lemma = about.lemma
    size = end - start
    length = "1" if size == 1 else "2" if size < 4 else "3"  # noqa: PLR2004
    is_source = "-"
    if source is not None:
        if start <= source[0] < end:
            is_source = "S"
        elif start >= source[1]:
            is_source = "r"
    state = side + inside
    own = opener + state
    before = mark + state
    at = f"{side}{min(step, _MANY)}{inside}"
    edge = "^" if k == 0 else "-"
    if k + 1 < len(pieces):
        following = pieces[k + 1]
        beyond = following.before + following.opener[:1]
    else:
        beyond = "$"
        edge = "$" if k else "^"
    return (
        "b" + state,
        f"p={mark}{own}",
        f"L={lemma}{state}",
        f"Lp={lemma}{before}",
        f"Lo={lemma}{own}",
        f"G={about.manner}{state}",
        f"n={about.right}{at}",
        f"hp={how}{before}",
        f"Si={is_source}{at}",
        f"Sq={is_source}{about.quote}{state}",
        f"l={length}{own}",
        f"e={edge}{before}",
        f"bo={beyond}{state}",
        f"bop={beyond}{own}",
    )


class Cue(NamedTuple):
    """What the decisions know of a cue: token ``token``, the word to its right, its manner and where quotations stand near it."""

    token: int
    lemma: str
    right: str
    manner: str
    quote: str


def about_cue(text: TaggedText, cue: int, first: int, last: int) -> Cue:
    """Return what the decisions know of the cue."""
    codes, quoted = text.codes, text.quoted
    begin, shape = chain(text, cue, first)
    subject = codes[begin - 1] if begin > first else "^"
    near, far = quoted[max(first, begin - 8) : begin], quoted[cue + 1 : min(last, cue + 9)]
    quote = ("<" if near.count(-1) < len(near) else "") + (">" if far.count(-1) < len(far) else "")
    form = (
        text.tags[cue]
        + ("B" if "BE" in shape else "")
        + ("^" if subject in ("^", ",") else subject if subject == "Q" else "")
    )
    right = codes[cue + 1] if cue + 1 < last else "$"
    return Cue(
        cue,
        text.lemmas[cue] or text.tokens.folded[cue],
        right,
        text.groups[cue] + form,
        quote,
    )


def _first(piece: ContentSegment) -> int:
    return piece.start


def walk(
    text: TaggedText,
    pieces: list[ContentSegment],
    cue: int,
    bounds: tuple[int, int],
    source: tuple[int, int] | None,
    label: Callable[[tuple[str, ...], int], bool],
) -> list[int]:
    """Decide from the cue outwards, first to the right and then to the left; return the segments that are content.

    ``bounds`` are the tokens of the sentence, ``source`` those of the source.
    ``label`` is asked with the features of a segment and its number, and answers whether it is
    content.
    """
    home = bisect_right(pieces, cue, key=_first) - 1
    # A colon stands between segments; any other cue in one of its own.
    inside_home = home >= 0 and cue < pieces[home].end
    home_right, home_left = home + 1, home - 1 if inside_home else home
    about = about_cue(text, cue, *bounds)
    chosen: list[int] = []
    right = range(home_right, min(len(pieces), home_right + _REACH))
    left = range(home_left, max(-1, home_left - _REACH), -1)
    for side, order in (("R", right), ("L", left)):
        # What lies to the left depends on whether anything to the right was content.
        where = side if side == "R" else "L+" if chosen else "L0"
        inside = "s"
        cued = stopped = quoted = ""
        for step, k in enumerate(order):
            answer = label(
                features(pieces, k, where, step, inside, cued + stopped + quoted, source, about),
                k,
            )
            piece = pieces[k]
            if answer:
                chosen.append(k)
                inside = "I"
            elif inside in "sO":
                inside = "O"
            else:
                inside = "X"
                if chosen or step >= _PATIENCE:
                    break
            if piece.opener[-1] == "*":
                cued = "c"
            if piece.before not in _NO_STOPS:
                stopped = ";"
            if piece.opener == "Q":
                quoted = "q"
    return sorted(chosen)


def contents(
    text: TaggedText,
    pieces: list[ContentSegment],
    cue: int,
    bounds: tuple[int, int],
    source: tuple[int, int] | None,
    weights: Weights,
) -> list[tuple[int, int]]:
    """Return the content of a cue inside its sentence: ranges of tokens, neighbours joined."""
    if cue + 1 < bounds[1] and text.tags[cue + 1] == "THAT":
        home = bisect_right(pieces, cue, key=_first)
        ahead = pieces[home : home + _REACH]
        if 0 < len(ahead) < _REACH and all(
            piece.before == "_" and piece.opener[-1] != "*" for piece in ahead
        ):
            # "said that …" with no stop and no other cue after it: all of it.
            return [(ahead[0].start, ahead[-1].end)]
    weight = weights.tables["content"].get
    chosen = walk(
        text,
        pieces,
        cue,
        bounds,
        source,
        lambda names, _: sum(filter(None, map(weight, names))) > 0,
    )
    joined: list[tuple[int, int]] = []
    previous = -2
    for k in chosen:
        if k == previous + 1:
            joined[-1] = (joined[-1][0], pieces[k].end)
        else:
            joined.append((pieces[k].start, pieces[k].end))
        previous = k
    return joined


_VERDICTS = frozenset(
    [
        "underscore",
        "underline",
        "show",
        "reflect",
        "highlight",
        "illustrate",
        "demonstrate",
        "signal",
        "mark",
        "mean",
        "suggest",
        "raise",
    ],
)


def without_verdict(text: TaggedText, start: int, end: int) -> tuple[int, int]:
    """Cut off what the writer adds in the present tense: "…, and it underscores the pressure"."""
    folded, tags, lemmas, quoted = text.tokens.folded, text.tags, text.lemmas, text.quoted
    for i in range(start + 1, end - 3):
        if (
            folded[i] == "and"
            and tags[i - 1] == ","
            and folded[i + 1] in ("it", "this", "that")
            and quoted[i] < 0
        ):
            j = i + 3 if tags[i + 2] in ("ADV", "RB") else i + 2
            if j < end and tags[j].startswith("VBZ") and lemmas[j] in _VERDICTS:
                return start, i - 1
    return start, end

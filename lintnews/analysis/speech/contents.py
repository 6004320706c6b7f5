"""What is said: for each cue, which stretches of its sentence are its content.

A sentence is cut into segments at punctuation, prepositions, conjunctions,
quotation marks and other cues. From the cue outwards each segment is in or out,
knowing what the nearer one was.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lintnews.analysis.speech.cues import chain, code
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintnews.analysis.speech.marked import Marked
    from lintnews.analysis.speech.model import Model
    from lintnews.analysis.speech.phrases import Part

_OPENERS = frozenset(["IN", "TO", "THAT", "WHC", "CC", "SUB", "DAY"])
_STOPS = frozenset([",", ";", ":", "--", "(", ")", ".", "?", "..."])
_MANY = 5
# No sentence of sense has more; a text of 100,000 commas must not cost more than its length.
_REACH = 40
# Segments looked at, with nothing found, before a side is given up.
_PATIENCE = 5


class Segment(NamedTuple):
    """Tokens ``start`` to ``end``, half-open, with what opens them."""

    start: int
    end: int
    opener: str
    before: str
    quoted: bool
    cue: bool


class Place:
    """Where a walk stands: its side, how far it has come, and what lies between it and the cue.

    ``inside`` is what the nearer segment was: ``s`` at the start, ``I`` content, ``O`` not, ``X`` not again.
    """

    __slots__ = ("cue", "inside", "quote", "side", "source", "step", "stop")

    def __init__(self, side: str, source: tuple[int, int] | None) -> None:
        """Begin at the cue."""
        self.side = side
        self.source = source
        self.step = 0
        self.inside = "s"
        self.cue = self.stop = self.quote = False

    def move(self, piece: Segment, answer: bool) -> None:  # noqa: FBT001  the answer is the argument
        """Go one segment further."""
        self.step += 1
        self.inside = "I" if answer else "O" if self.inside in "sO" else "X"
        self.cue = self.cue or piece.cue
        self.stop = self.stop or piece.before not in ("_", "^")
        self.quote = self.quote or piece.quoted


def segments(marks: Marked, parts: list[Part]) -> list[Segment]:
    """Cut a sentence up; punctuation belongs to no segment."""
    tags = marks.tags
    result: list[Segment] = []
    start = -1
    opener = before = ""
    cue = False
    last_stop = "^"

    def close(end: int) -> None:
        nonlocal start
        if start >= 0:
            result.append(Segment(start, end, opener, before, quoted=False, cue=cue))
            start = -1

    for part in parts:
        tag = tags[part.start]
        if part.code == "Q":
            close(part.start)
            result.append(Segment(part.start, part.end, "Q", last_stop, quoted=True, cue=False))
            last_stop = "Q"
            continue
        if part.code in _STOPS:
            close(part.start)
            last_stop = part.code
            continue
        if start >= 0 and (tag in _OPENERS or part.kind == "WH" or part.code == "C" or cue):
            close(part.start)
            last_stop = "_"
        if start < 0:
            start, opener, before, cue = part.start, part.code if part.code != "N" else "N" + part.kind, last_stop, False
            last_stop = "_"
        if part.code == "C":
            cue = True
    if parts:
        close(parts[-1].end)
    return result


def features(pieces: list[Segment], k: int, place: Place, about: tuple[str, str, str, str, str]) -> tuple[str, ...]:
    """Return what speaks for segment ``k`` being content of the cue that ``about`` describes."""
    side, step, inside, source = place.side, place.step, place.inside, place.source
    lemma, group, form, nearest, quote = about
    piece = pieces[k]
    size = piece.end - piece.start
    length = "1" if size == 1 else "2" if size < 4 else "3"  # noqa: PLR2004
    is_source = "-"
    if source is not None:
        if piece.start <= source[0] < piece.end:
            is_source = "S"
        elif piece.start >= source[1]:
            is_source = "r"
    last = len(pieces) - 1
    beyond = pieces[k + 1].before + pieces[k + 1].opener[:1] if k < last else "$"
    at = side + str(min(step, _MANY)) + inside
    how = ("c" if place.cue else "") + (";" if place.stop else "") + ("q" if place.quote else "")
    state = side + inside
    own = piece.opener + ("*" if piece.cue else "") + state
    before = piece.before + state
    edge = "^" if k == 0 else "$" if k == last else "-"
    return (
        "b" + state,
        "p=" + piece.before + own,
        "L=" + lemma + state,
        "Lp=" + lemma + before,
        "Lo=" + lemma + own,
        "G=" + group + form + state,
        "n=" + nearest + at,
        "hp=" + how + before,
        "Si=" + is_source + at,
        "Sq=" + is_source + quote + state,
        "l=" + length + own,
        "e=" + edge + before,
        "bo=" + beyond + state,
        "bop=" + beyond + own,
    )


def about_cue(marks: Marked, cue: int, first: int, last: int) -> tuple[str, str, str, str, str]:
    """Return what the decisions know of the cue."""
    lemma = marks.lemmas[cue] or marks.tokens.folded[cue]
    tag = marks.tags[cue]
    begin, shape = chain(marks, cue, first)
    quoted = marks.quoted
    nearest = code(marks, cue + 1, first, last)
    quote = ("<" if any(quoted[j] >= 0 for j in range(max(first, begin - 8), begin)) else "") + (
        ">" if any(quoted[j] >= 0 for j in range(cue + 1, min(last, cue + 9))) else ""
    )
    subject = code(marks, begin - 1, first, last)
    return (
        lemma,
        marks.groups[cue],
        tag + ("B" if "BE" in shape else "") + ("^" if subject in ("^", ",") else subject if subject == "Q" else ""),
        nearest,
        quote,
    )


def _first(piece: Segment) -> int:
    return piece.start


def walk(
    marks: Marked,
    pieces: list[Segment],
    cue: int,
    bounds: tuple[int, int],
    source: tuple[int, int] | None,
    label: Callable[[tuple[str, ...], int], bool],
) -> list[int]:
    """Decide from the cue outwards, first to the right and then to the left; return the segments that are content.

    ``bounds`` are the tokens of the sentence, ``source`` those of the source.
    ``label`` is asked with the features of a segment and its number, and answers whether it is content.
    """
    home = bisect_right(pieces, cue, key=_first) - 1
    # A colon stands between segments; any other cue in one of its own.
    inside_home = home >= 0 and cue < pieces[home].end
    home_right, home_left = home + 1, home - 1 if inside_home else home
    about = about_cue(marks, cue, *bounds)
    chosen: list[int] = []
    right = range(home_right, min(len(pieces), home_right + _REACH))
    left = range(home_left, max(-1, home_left - _REACH), -1)
    for side, order in (("R", right), ("L", left)):
        # What lies to the left depends on whether anything to the right was content.
        place = Place(side if side == "R" else "L+" if chosen else "L0", source)
        for k in order:
            answer = label(features(pieces, k, place, about), k)
            if answer:
                chosen.append(k)
            place.move(pieces[k], answer)
            if place.inside == "X" and (chosen or place.step > _PATIENCE):
                break
    return sorted(chosen)


def contents(
    marks: Marked, pieces: list[Segment], cue: int, bounds: tuple[int, int], source: tuple[int, int] | None, model: Model
) -> list[tuple[int, int]]:
    """Return the content of a cue inside its sentence: ranges of tokens, neighbours joined."""
    if cue + 1 < bounds[1] and marks.tags[cue + 1] == "THAT":
        home = bisect_right(pieces, cue, key=_first)
        ahead = pieces[home : home + _REACH]
        if 0 < len(ahead) < _REACH and all(piece.before == "_" and not piece.cue for piece in ahead):
            # "said that …" with no stop and no other cue after it: all of it.
            return [(ahead[0].start, ahead[-1].end)]
    chosen = walk(marks, pieces, cue, bounds, source, lambda names, _: model.score("content", names) > 0)
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
    ["underscore", "underline", "show", "reflect", "highlight", "illustrate", "demonstrate", "signal", "mark", "mean", "suggest", "raise"]
)


def without_verdict(marks: Marked, start: int, end: int) -> tuple[int, int]:
    """Cut off what the writer adds in the present tense: "…, and it underscores the pressure"."""
    folded, tags, lemmas, quoted = marks.tokens.folded, marks.tags, marks.lemmas, marks.quoted
    for i in range(start + 1, end - 3):
        if folded[i] == "and" and tags[i - 1] == "," and folded[i + 1] in ("it", "this", "that") and quoted[i] < 0:
            j = i + 3 if tags[i + 2] in ("ADV", "RB") else i + 2
            if j < end and tags[j].startswith("VBZ") and lemmas[j] in _VERDICTS:
                return start, i - 1
    return start, end

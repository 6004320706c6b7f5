"""Which words are cues: the candidates, what is looked at, and the decision.

A candidate is a word of the lexicon outside quotation marks, the word
"according", or a colon. What is looked at is its lemma and the structure around
it: word classes, closed-class words, punctuation, and where quotations stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintnews.analysis.speech.marked import Marked
    from lintnews.analysis.speech.model import Model

CHAIN = frozenset(["BE", "HAVE", "DO", "MD", "NEG", "ADV", "RB", "TO", "RBR"])
_AUXILIARIES = frozenset(["BE", "HAVE", "DO", "MD", "NEG", "TO"])
_FAR = 6
_NEAREST = 12
_LONGEST_CHAIN = 10
_STRONG = 4
# A colon after one of these, alone at the head of a line, says what the line is and not who speaks.
_LABELS = frozenset(
    """
    opinion analysis commentary editorial column review exclusive breaking urgent update updated correction video watch photos related
    story
    """.split()
)
# Below this first score a candidate is given up without a second look.
HOPELESS = -250
# Below this score at a glance a candidate is not looked at further.
GLANCE = -150


def candidates(marks: Marked) -> list[list[int]]:
    """Return, for each sentence, the tokens that could be cues, in order."""
    lemmas, quoted, tags, folded = marks.lemmas, marks.quoted, marks.tags, marks.tokens.folded
    result = []
    for first, last in marks.sentences:
        speaks = first + 1 + (first < last and folded[first] in _LABELS)  # where a colon may first stand
        result.append([i for i in range(first, last) if quoted[i] < 0 and (lemmas[i] or (tags[i] == ":" and speaks <= i < last - 1))])
    return result


def code(marks: Marked, i: int, first: int, last: int) -> str:
    """Return what a token is to its neighbours: the word if it is closed-class, else its class."""
    if i < first:
        return "^"
    if i >= last:
        return "$"
    return marks.codes[i]


def chain(marks: Marked, i: int, first: int) -> tuple[int, str]:
    """Return where the verb group that ends at ``i`` begins, and its shape (``HAVE-BE``)."""
    tags = marks.tags
    j = i
    shape: list[str] = []
    furthest = max(first, i - _LONGEST_CHAIN)
    while j > furthest and tags[j - 1] in CHAIN:
        j -= 1
        if tags[j] in _AUXILIARIES:
            shape.append(tags[j])
    return j, "-".join(reversed(shape[:3]))


def levels(marks: Marked, found: list[int], model: Model) -> list[int]:
    """Return how often each of the candidates is a cue elsewhere, in tenths."""
    lemmas, folded, groups = marks.lemmas, marks.tokens.folded, marks.groups
    return [model.prior(lemmas[i] or folded[i], groups[i]) for i in found]


def glance(marks: Marked, sentence: int, found: list[int], priors: list[int], position: int) -> list[str]:
    """Return the part of ``features`` that most candidates can be given up on: the word, its form, its neighbours."""
    i = found[position]
    first, last = marks.sentences[sentence]
    tag = marks.tags[i]
    lemma = marks.lemmas[i] or marks.tokens.folded[i]
    begin, shape = chain(marks, i, first)
    subject = code(marks, begin - 1, first, last)
    right = code(marks, i + 1, first, last)
    group = marks.groups[i]
    form = tag + "/" + shape
    weight = str(priors[position])
    return [
        "b",
        "L=" + lemma,
        "LT=" + lemma + " " + tag,
        "LF=" + lemma + " " + form,
        "LR=" + lemma + " " + right,
        "LS=" + lemma + " " + subject,
        "G=" + group + " " + form,
        "P=" + weight + " " + tag,
        "Ps=" + weight + " " + subject,
        "S=" + subject + " " + form,
        "SR=" + subject + " " + tag + " " + right,
    ]


def features(marks: Marked, sentence: int, found: list[int], priors: list[int], position: int) -> list[str]:
    """Return what else speaks for or against the candidate ``found[position]`` being a cue."""
    i = found[position]
    first, last = marks.sentences[sentence]
    tags, folded = marks.tags, marks.tokens.folded
    tag = tags[i]
    lemma = marks.lemmas[i] or folded[i]
    begin, _ = chain(marks, i, first)
    subject = code(marks, begin - 1, first, last)
    left = code(marks, i - 1, first, last)
    left2 = code(marks, i - 2, first, last)
    right = code(marks, i + 1, first, last)
    right2 = code(marks, i + 2, first, last)
    after = i + 1
    while after < last and tags[after] in ("ADV", "RB"):
        after += 1
    skipped = code(marks, after, first, last)
    quote = _quote_state(marks, i, begin, first, last)
    group = marks.groups[i]
    weight = str(priors[position])
    strong = _neighbour(found, priors, position)
    that = _that(marks, i, last)
    where = ("h" if sentence == 0 else "") + ("(" if _bracketed(marks, i, first) else "")
    before = code(marks, begin - 2, first, last)
    return [
        "LK=" + lemma + " " + skipped,
        "Lq=" + lemma + " " + quote,
        "Ln=" + lemma + " " + strong,
        "GR=" + group + " " + right + " " + right2,
        "GS=" + group + " " + subject + " " + tag,
        "Gq=" + group + " " + quote,
        "Gt=" + group + " " + that + " " + tag,
        "Gn=" + group + " " + strong + " " + tag,
        "Pq=" + weight + " " + quote,
        "Pn=" + weight + " " + strong,
        "Pr=" + weight + " " + skipped,
        "Sb=" + before + " " + subject + " " + tag,
        "l=" + left2 + " " + left + " " + tag,
        "r=" + tag + " " + right + " " + right2,
        "lr=" + left + " " + tag + " " + right,
        "q=" + quote + " " + subject,
        "qn=" + quote + " " + strong + " " + tag,
        "qr=" + quote + " " + right,
        "wG=" + where + " " + group,
    ]


def _quote_state(marks: Marked, i: int, begin: int, first: int, last: int) -> str:
    """Return where quotations stand: how close before the verb group, how close after it."""
    quoted = marks.quoted
    back = ahead = "-"
    for distance in range(1, _FAR + 2):
        j = begin - distance
        if j < first:
            break
        if quoted[j] >= 0:
            back = str(min(distance - 1, _FAR)) + _size(marks, quoted[j])
            break
    for distance in range(1, _FAR + 2):
        j = i + distance
        if j >= last:
            break
        if quoted[j] >= 0:
            ahead = str(distance - 1) + _size(marks, quoted[j])
            break
    return back + ahead


def _size(marks: Marked, quotation: int) -> str:
    """Return whether a quotation is a word or two or a whole saying."""
    first, last = marks.quote_ranges[quotation]
    return "s" if last - first < 6 else "l"  # noqa: PLR2004  four words and two marks


def _neighbour(found: list[int], priors: list[int], position: int) -> str:
    """Return how near the next likely cues to the left and to the right are."""
    i = found[position]
    left = right = "-"
    for k in range(position - 1, max(-1, position - _NEAREST), -1):
        if priors[k] >= _STRONG:
            distance = i - found[k]
            left = "1" if distance < 3 else "2" if distance < 8 else "3"  # noqa: PLR2004
            break
    for k in range(position + 1, min(len(found), position + _NEAREST)):
        if priors[k] >= _STRONG:
            distance = found[k] - i
            right = "1" if distance < 3 else "2" if distance < 8 else "3"  # noqa: PLR2004
            break
    return left + right


def _that(marks: Marked, i: int, last: int) -> str:
    """Return how a clause is opened within the next words."""
    folded, tags = marks.tokens.folded, marks.tags
    for j in range(i + 1, min(i + 7, last)):
        if folded[j] == "that":
            return "that" + str(min(j - i, 3))
        if tags[j] in ("WHC", ":", ",", "TO"):
            return tags[j] + str(min(j - i, 3))
        if tags[j] == "PRP":
            return "PRP" + str(min(j - i, 3))
    return "-"


def _bracketed(marks: Marked, i: int, first: int) -> bool:
    """Say whether a bracket is open at ``i``."""
    tags = marks.tags
    for j in range(i - 1, max(first, i - 20) - 1, -1):
        if tags[j] == "(":
            return True
        if tags[j] == ")":
            return False
    return False


def second_look(marks: Marked, sentence: int, found: list[int], scores: list[int], position: int) -> list[str]:
    """Return what the other candidates of the sentence say for or against the one at ``position``.

    An attribution does not stand inside another's content, so what a neighbour
    scored at first sight, and what lies between, speaks about this one.
    """
    first, last = marks.sentences[sentence]
    i = found[position]
    tag = marks.tags[i]
    own = _bucket(scores[position])
    group = marks.groups[i]
    near = []
    for step in (-1, 1):
        k = position + step
        while 0 <= k < len(found) and scores[k] <= 0 and abs(k - position) < _NEAREST:
            k += step
        if not 0 <= k < len(found) or scores[k] <= 0:
            near.append(("-", "-", "-"))
            continue
        j = found[k]
        between = _between(marks, min(i, j), max(i, j))
        distance = min(abs(i - j) // 3, 5)
        near.append((between, str(distance), marks.groups[j]))
    (left, left_far, left_kind), (right, right_far, right_kind) = near
    near_scores = scores[max(0, position - _NEAREST) : position] + scores[position + 1 : position + _NEAREST]
    best = _bucket(max(near_scores, default=-999))
    return [
        "o=" + own,
        "oG=" + own + group,
        "l=" + left + left_far,
        "lo=" + left + own,
        "lG=" + left_kind + left + group,
        "lt=" + left + tag,
        "r=" + right + right_far,
        "ro=" + right + own,
        "rG=" + right_kind + right + group,
        "rt=" + right + tag,
        "x=" + best + own,
        "lr=" + left + right + tag,
        "q=" + ("q" if any(marks.quoted[j] >= 0 for j in (first, last - 1, max(first, last - 2))) else "-") + own,
    ]


def _bucket(score: int) -> str:
    return str(max(-8, min(8, score // 40)))


def _between(marks: Marked, start: int, end: int) -> str:
    """Return what lies between two candidates: that, a stop, a conjunction, a quotation."""
    tags, quoted = marks.tags, marks.quoted
    seen = ""
    for j in range(start + 1, min(end, start + 40)):
        tag = tags[j]
        mark = (
            "q" if quoted[j] >= 0 else "t" if tag == "THAT" else "w" if tag in ("WH", "WHC") else "s" if tag == "SUB"
            else "c" if tag == "CC" else "," if tag in (",", ";", "--", ":") else "o" if tag == "TO" else ""
        )  # fmt: skip
        if mark and mark not in seen:
            seen += mark
    return seen or "_"


def decide(marks: Marked, sentence: int, found: list[int], priors: list[int], model: Model) -> list[int]:
    """Return those of a sentence's candidates that are cues."""
    scores = []
    for k in range(len(found)):
        score = model.score("cue", glance(marks, sentence, found, priors, k))
        scores.append(score + model.score("cue", features(marks, sentence, found, priors, k)) if score > GLANCE else HOPELESS)
    if max(scores, default=-1) <= HOPELESS:
        return []
    return [
        i for k, i in enumerate(found) if scores[k] > HOPELESS and model.score("again", second_look(marks, sentence, found, scores, k)) > 0
    ]

"""Which words are cues: the candidates, what is looked at, and the decision.

A candidate is a word of the lexicon outside quotation marks, the word
"according", or a colon. What is looked at is its lemma and the structure around
it: word classes, closed-class words, punctuation, and where quotations stand.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress

from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.weights import Weights

CHAIN = frozenset(["BE", "HAVE", "DO", "MD", "NEG", "ADV", "RB", "TO", "RBR"])
_AUXILIARIES = frozenset(["BE", "HAVE", "DO", "MD", "NEG", "TO"])
_FAR = 6
_SIGHT = 40
_ADVERBS = frozenset(["ADV", "RB"])
_LONGEST_CHAIN = 10
_STRONG = 4
# A colon after one of these, alone at the head of a line, says what the line is and not who speaks.
_LABELS = frozenset(
    [
        "opinion",
        "analysis",
        "commentary",
        "editorial",
        "column",
        "review",
        "exclusive",
        "breaking",
        "urgent",
        "update",
        "updated",
        "correction",
        "video",
        "watch",
        "photos",
        "related",
        "story",
    ],
)
# Below this first score a candidate is given up without a second look.
REJECTED = -250
# Below this score at a glance a candidate is not looked at further.
PREFILTER_PASS = -185


def possible_cues(text: TaggedText) -> list[list[int]]:
    """Return, for each sentence, the tokens that could be cues, in order."""
    quoted, tags, folded = text.quoted, text.tags, text.tokens.folded
    sentences = text.sentences
    places = [i for i in compress(range(len(tags)), text.lemmas) if quoted[i] < 0]
    if ":" in tags:
        places += [
            i for i, tag in enumerate(tags) if tag == ":" and quoted[i] < 0 and not text.lemmas[i]
        ]
        places.sort()
    result = []
    at = 0
    for first, last in sentences:
        begin = bisect_left(places, first, at)  # not all words stand in a sentence
        at = bisect_left(places, last, begin)
        here = places[begin:at]
        if here and ":" in tags[first:last]:
            speaks = first + 1 + (folded[first] in _LABELS)  # where a colon may first stand
            here = [i for i in here if tags[i] != ":" or speaks <= i < last - 1]
        result.append(here)
    return result


def code(text: TaggedText, i: int, first: int, last: int) -> str:
    """Return what a token is to its neighbours: the word if it is closed-class, else its class."""
    if i < first:
        return "^"
    if i >= last:
        return "$"
    return text.codes[i]


def chain(text: TaggedText, i: int, first: int) -> tuple[int, str]:
    """Return where the verb group that ends at ``i`` begins, and its shape (``HAVE-BE``)."""
    tags = text.tags
    if i == first or tags[i - 1] not in CHAIN:
        return i, ""
    j = i
    shape: list[str] = []
    furthest = max(first, i - _LONGEST_CHAIN)
    while j > furthest and tags[j - 1] in CHAIN:
        j -= 1
        if tags[j] in _AUXILIARIES:
            shape.append(tags[j])
    return j, "-".join(reversed(shape[:3]))


def levels(text: TaggedText, found: list[int], weights: Weights) -> list[int]:
    """Return how often each of the candidates is a cue elsewhere, in tenths."""
    lemmas, folded, groups = text.lemmas, text.tokens.folded, text.groups
    return [weights.prior(lemmas[i] or folded[i], groups[i]) for i in found]


def look(text: TaggedText, i: int, first: int, last: int) -> tuple[int, str, str, str, str]:
    """Return where the verb group of the candidate ``i`` begins, its lemma, its form and what stands before and after."""
    codes = text.codes
    begin, shape = chain(text, i, first)
    return (
        begin,
        text.lemmas[i] or text.tokens.folded[i],
        f"{text.tags[i]}/{shape}",
        codes[begin - 1] if begin > first else "^",
        codes[i + 1] if i + 1 < last else "$",
    )


def prefilter_features(
    lemma: str, form: str, subject: str, right: str, prior: int
) -> tuple[str, ...]:
    """Return the features that most candidates can be given up on: the word, its form, its neighbours, how often it is a cue."""
    return (
        "b",
        f"LF={lemma} {form}",
        f"LR={lemma} {right}",
        f"LS={lemma} {subject}",
        f"S={subject} {form}",
        f"P={prior} {form}",
    )


def features(
    text: TaggedText,
    i: int,
    sentence: int,
    seen: tuple[int, str, str, str, str],
    prior: int,
    strong: list[int],
) -> tuple[str, ...]:
    """Return what else speaks for or against the candidate ``i`` being a cue; ``strong`` are the likely cues of its sentence."""
    first, last = text.sentences[sentence]
    begin, lemma, _, subject, right = seen
    tags, codes = text.tags, text.codes
    tag = tags[i]
    left = codes[i - 1] if i > first else "^"
    after = i + 1
    while after < last and tags[after] in _ADVERBS:
        after += 1
    skipped = codes[after] if after < last else "$"
    before = codes[begin - 2] if begin - 2 >= first else "^"
    quote = _quote_state(text, i, begin, first, last)
    group = text.groups[i]
    where = ("h" if sentence == 0 else "") + (
        "(" if "(" in tags[first:i] and _bracketed(text, i, first) else ""
    )
    return (
        f"LK={lemma} {skipped}",
        f"Lq={lemma} {quote}",
        f"Gq={group} {quote}",
        f"Pn={prior}{_nearest(i, strong)}",
        f"Pr={prior} {skipped}",
        f"Sb={before} {subject} {tag}",
        f"lr={left} {tag} {right}",
        f"q={quote} {subject}",
        f"qr={quote} {right}",
        f"wG={where}{group}",
    )


def _quote_state(text: TaggedText, i: int, begin: int, first: int, last: int) -> str:
    """Return where quotations stand: how close before the verb group, how close after it."""
    quoted = text.quoted
    back = ahead = "-"
    near = quoted[max(first, begin - _FAR - 1) : begin]
    if near.count(-1) < len(near):
        distance = next(n for n, number in enumerate(reversed(near)) if number >= 0)
        back = str(distance) + _size(text, near[-1 - distance])
    near = quoted[i + 1 : min(last, i + _FAR + 2)]
    if near.count(-1) < len(near):
        distance = next(n for n, number in enumerate(near) if number >= 0)
        ahead = str(distance) + _size(text, near[distance])
    return back + ahead


def _size(text: TaggedText, quotation: int) -> str:
    """Return whether a quotation is a word or two or a whole saying."""
    first, last = text.quote_ranges[quotation]
    return "s" if last - first < 6 else "l"  # noqa: PLR2004  four words and two marks


def _nearest(i: int, strong: list[int]) -> str:
    """Return how near the next likely cues to the left and to the right are."""
    at = bisect_left(strong, i)
    left = _step(i - strong[at - 1]) if at else "-"
    at += at < len(strong) and strong[at] == i
    return left + (_step(strong[at] - i) if at < len(strong) else "-")


def _step(distance: int) -> str:
    return "1" if distance < 3 else "2" if distance < 8 else "3"  # noqa: PLR2004


def _bracketed(text: TaggedText, i: int, first: int) -> bool:
    """Say whether a bracket is open at ``i``."""
    tags = text.tags
    for j in range(i - 1, max(first, i - 20) - 1, -1):
        if tags[j] == "(":
            return True
        if tags[j] == ")":
            return False
    return False


def rescore_features(
    text: TaggedText,
    sentence: int,
    found: list[int],
    scores: list[int],
    likely: list[int],
    position: int,
) -> tuple[str, ...]:
    """Return what the other candidates of the sentence say for or against the one at ``position``.

    An attribution does not stand inside another's content, so what a neighbour
    scored at first sight, and what lies between, speaks about this one. ``likely``
    are the positions whose score is above 0.
    """
    first, last = text.sentences[sentence]
    i = found[position]
    tag, group = text.tags[i], text.groups[i]
    own = _bucket(scores[position])
    left = right = left_group = right_group = left_far = "-"
    at = bisect_left(likely, position)
    if at:
        j = found[likely[at - 1]]
        left, left_group, left_far = (
            _between(text, j, i),
            text.groups[j],
            str(min((i - j) // 3, 5)),
        )
    at += at < len(likely) and likely[at] == position
    if at < len(likely):
        j = found[likely[at]]
        right, right_group = _between(text, i, j), text.groups[j]
    quoted = text.quoted
    edge = (
        "q"
        if quoted[first] >= 0 or quoted[last - 1] >= 0 or quoted[max(first, last - 2)] >= 0
        else "-"
    )
    return (
        "o=" + own,
        f"l={left}{left_far}",
        f"lo={left}{own}",
        f"lG={left_group}{left}{group}",
        f"lt={left}{tag}",
        f"ro={right}{own}",
        f"rG={right_group}{right}{group}",
        f"lr={left}{right}{tag}",
        f"q={edge}{own}",
    )


def _bucket(score: int) -> str:
    return str(max(-8, min(8, score // 40)))


_JOINTS = {
    "THAT": "t",
    "WH": "w",
    "WHC": "w",
    "SUB": "s",
    "CC": "c",
    ",": ",",
    ";": ",",
    "--": ",",
    ":": ",",
    "TO": "o",
}


def _between(text: TaggedText, start: int, end: int) -> str:
    """Return what lies between two candidates: that, a stop, a conjunction, a quotation."""
    end = min(end, start + _SIGHT)
    joints = list(map(_JOINTS.get, text.tags[start + 1 : end]))
    quoted = text.quoted[start + 1 : end]
    if quoted.count(-1) < len(quoted):
        joints = [
            "q" if number >= 0 else joint for number, joint in zip(quoted, joints, strict=True)
        ]
    return "".join(dict.fromkeys(filter(None, joints))) or "_"


def decide(
    text: TaggedText,
    sentence: int,
    found: list[int],
    priors: list[int],
    weights: Weights,
) -> list[int]:
    """Return those of a sentence's candidates that are cues."""
    first, last = text.sentences[sentence]
    strong = strong_ones(found, priors)
    scores = []
    prefiltered, weighed = weights.tables["prefilter"].get, weights.tables["score"].get
    for i, prior in zip(found, priors, strict=True):
        seen = look(text, i, first, last)
        # As in Model.score, without a call for each of a hundred candidates.
        score = sum(filter(None, map(prefiltered, prefilter_features(*seen[1:], prior))))
        if score > PREFILTER_PASS:
            score += sum(
                filter(None, map(weighed, features(text, i, sentence, seen, prior, strong))),
            )
        else:
            score = REJECTED
        scores.append(score)
    if max(scores, default=REJECTED) <= REJECTED:
        return []
    likely = likely_ones(scores)
    return [
        i
        for k, i in enumerate(found)
        if scores[k] > REJECTED
        and scores[k]
        + weights.score("rescore", rescore_features(text, sentence, found, scores, likely, k))
        > 0
    ]


def strong_ones(found: list[int], priors: list[int]) -> list[int]:
    """Return the candidates that are often cues."""
    return [i for i, prior in zip(found, priors, strict=True) if prior >= _STRONG]


def likely_ones(scores: list[int]) -> list[int]:
    """Return the positions of the scores that speak for a cue."""
    return [k for k, score in enumerate(scores) if score > 0]

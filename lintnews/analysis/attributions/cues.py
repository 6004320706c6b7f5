"""Which words are cues: the candidates, what each is judged by, and the decision.

A candidate is a word of the lists outside quotation marks, the word "according", or
a colon. It is judged by its lemma and the structure around it: word classes,
closed-class words, punctuation, and where quotations stand.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import compress

from lintnews.analysis.attributions.clauses import follows
from lintnews.analysis.attributions.feature_keys import PrefilterKey, RescoreKey
from lintnews.analysis.attributions.feature_keys import ScoreKey as Key
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import ADVERBS, Group, Tag
from lintnews.analysis.attributions.weights import Weights
from lintnews.values import NamedTuple

_AUXILIARIES = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL, Tag.NOT, Tag.TO})
_VERB_GROUP = _AUXILIARIES | ADVERBS | {Tag.REPORT_ADVERB}
_MOST_AUXILIARIES = 3
_LONGEST_GROUP = 10
# How far is looked: for a quotation, between candidates, for an open bracket.
_NEAR_QUOTE, _NEAR_CANDIDATE, _NEAR_BRACKET = 7, 40, 20
_CLOSE, _NEAR = 2, 7  # tokens between a candidate and a likely cue
_LONGEST_TERM = 5  # three words and two quotation marks; longer quotations are sayings
_OFTEN = 4  # a word that is a cue in so many cases of ten is a likely one
# A colon after one of these, alone at the head of a line, says what the line is and not who speaks.
_LABELS = frozenset(
    "opinion analysis commentary editorial column review exclusive breaking urgent update updated "
    "correction video watch photos related story".split()
)
# What stands after one of these and a colon is the headline of another story, or a credit.
_LINKS = frozenset(
    {
        *("read more", "read also", "also read", "read next", "see also", "more", "more on this"),
        *("related", "related story", "related stories", "watch", "watch live", "listen", "photo"),
        *("photos", "video", "gallery", "contributing", "credit", "up next"),
    }
)
_LONGEST_LABEL = 4  # tokens
_PREPOSITIONS = frozenset({"regarding", "concerning"})
# The prefilter lets pass what has a higher score; what does not pass has the score of the rejected.
PREFILTER_PASS = -185
REJECTED = -250


def possible_cues(text: TaggedText) -> list[list[int]]:
    """Return, for each sentence, the tokens that could be cues, in order."""
    quoted, tags, folded, lemmas = text.quoted, text.tags, text.tokens.folded, text.lemmas
    places = [
        i
        for i in compress(range(len(tags)), lemmas)
        if quoted[i] < 0 and folded[i] not in _PREPOSITIONS
    ]
    if ":" in tags:
        colons = [i for i, tag in enumerate(tags) if tag == ":" and quoted[i] < 0 and not lemmas[i]]
        places = sorted([*places, *colons])
    result = []
    at = 0
    for first, last in text.sentences:
        begin = bisect_left(places, first, at)  # not all words stand in a sentence
        at = bisect_left(places, last, begin)
        here = places[begin:at]
        if here and ":" in tags[first:last]:
            if _is_link(text, first):
                here = []
            speaks = first + 1 + (folded[first] in _LABELS)  # where a colon may first stand
            here = [i for i in here if tags[i] != ":" or speaks <= i < last - 1]
        result.append(here)
    return result


def _is_link(text: TaggedText, first: int) -> bool:
    """Return whether a sentence is a link to another story: "READ MORE: …"."""
    folded = text.tokens.folded
    for colon in range(first + 1, min(first + 1 + _LONGEST_LABEL, len(folded))):
        if folded[colon] == ":":
            return " ".join(folded[first:colon]) in _LINKS
    return False


def neighbour(text: TaggedText, i: int, first: int, last: int) -> str:
    """Return what a token is to its neighbours: the word if it is closed-class, else its class."""
    if i < first:
        return "^"
    if i >= last:
        return "$"
    return text.codes[i]


def verb_group(text: TaggedText, i: int, first: int) -> tuple[int, tuple[str, ...]]:
    """Return where the verb group that ends at ``i`` begins, and the auxiliaries nearest to it."""
    tags = text.tags
    if i == first or tags[i - 1] not in _VERB_GROUP:
        return i, ()
    begin = i
    auxiliaries: list[str] = []
    furthest = max(first, i - _LONGEST_GROUP)
    while begin > furthest and tags[begin - 1] in _VERB_GROUP:
        begin -= 1
        if tags[begin] in _AUXILIARIES:
            auxiliaries.append(tags[begin])
    return begin, tuple(reversed(auxiliaries[:_MOST_AUXILIARIES]))


@cache
def form_of(tag: str, auxiliaries: tuple[str, ...]) -> str:
    """Return how the form of a cue is written: ``VBD/HAVE-BE``."""
    return f"{tag}/{'-'.join(auxiliaries)}"


def levels(text: TaggedText, found: list[int], weights: Weights) -> list[int]:
    """Return how often each of the candidates is a cue elsewhere, in tenths."""
    lemmas, folded, groups = text.lemmas, text.tokens.folded, text.groups
    return [weights.prior(lemmas[i] or folded[i], groups[i]) for i in found]


class Sight(NamedTuple):
    """A candidate as it is first seen: its verb group's begin, lemma, form and neighbours."""

    begin: int
    lemma: str
    form: str
    subject: str
    right: str


def sight(text: TaggedText, i: int, first: int, last: int) -> Sight:
    """Return the candidate ``i`` of the sentence ``first`` to ``last`` as it is first seen."""
    codes = text.codes
    begin, auxiliaries = verb_group(text, i, first)
    return Sight(
        begin,
        text.lemmas[i] or text.tokens.folded[i],
        form_of(text.tags[i], auxiliaries),
        codes[begin - 1] if begin > first else "^",
        codes[i + 1] if i + 1 < last else "$",
    )


def prefilter_features(seen: Sight, prior: int) -> tuple[str, ...]:
    """Return the features that most candidates can be rejected on."""
    _, lemma, form, subject, right = seen
    return (
        PrefilterKey.BIAS,
        f"{PrefilterKey.LEMMA_FORM}{lemma} {form}",
        f"{PrefilterKey.LEMMA_RIGHT}{lemma} {right}",
        f"{PrefilterKey.LEMMA_SUBJECT}{lemma} {subject}",
        f"{PrefilterKey.SUBJECT_FORM}{subject} {form}",
        f"{PrefilterKey.PRIOR_FORM}{prior} {form}",
    )


def features(
    text: TaggedText, i: int, sentence: int, seen: Sight, prior: int, likely: list[int]
) -> tuple[str, ...]:
    """Return what else speaks for the candidate ``i`` being a cue.

    ``likely`` are the likely cues of its sentence, by their priors.
    """
    first, last = text.sentences[sentence]
    begin, lemma, _, subject, right = seen
    tags, codes, group = text.tags, text.codes, text.groups[i]
    tag = tags[i]
    left = codes[i - 1] if i > first else "^"
    after = i + 1
    while after < last and tags[after] in ADVERBS:
        after += 1
    skipped = codes[after] if after < last else "$"
    before = codes[begin - 2] if begin - 2 >= first else "^"
    quote = _quotes_near(text, i, begin, first, last)
    clause = follows(text, i, last)
    headline = "" if sentence else "h"
    bracket = "(" if _in_bracket(text, i, first) else ""
    return (
        f"{Key.LEMMA_SKIPPED}{lemma} {skipped}",
        f"{Key.LEMMA_QUOTE}{lemma} {quote}",
        f"{Key.GROUP_QUOTE}{group} {quote}",
        f"{Key.PRIOR_NEAREST}{prior}{_nearest(i, likely)}",
        f"{Key.PRIOR_SKIPPED}{prior} {skipped}",
        f"{Key.BEFORE_SUBJECT}{before} {subject} {tag}",
        f"{Key.NEIGHBOURS}{left} {tag} {right}",
        f"{Key.QUOTE_SUBJECT}{quote} {subject}",
        f"{Key.QUOTE_RIGHT}{quote} {right}",
        f"{Key.WHERE_GROUP}{headline}{bracket}{group}",
        f"{Key.LEMMA_CLAUSE}{lemma} {clause}",
        f"{Key.GROUP_CLAUSE}{group} {clause} {tag}",
        f"{Key.CLAUSE_SUBJECT}{clause} {subject}",
        f"{Key.CLAUSE_QUOTE}{clause} {quote} {prior}",
    )


def _quotes_near(text: TaggedText, i: int, begin: int, first: int, last: int) -> str:
    """Return where quotations stand: how near before the verb group, how near after it."""
    before = text.quoted[max(first, begin - _NEAR_QUOTE) : begin]
    after = text.quoted[i + 1 : min(last, i + 1 + _NEAR_QUOTE)]
    before.reverse()
    return _quote_in(text, before) + _quote_in(text, after)


def _quote_in(text: TaggedText, numbers: list[int]) -> str:
    """Return how far off a row's first quotation is, and whether it is short or a whole saying."""
    if numbers.count(-1) == len(numbers):
        return "-"
    distance = next(n for n, number in enumerate(numbers) if number >= 0)
    first, last = text.quote_ranges[numbers[distance]]
    return f"{distance}{'s' if last - first <= _LONGEST_TERM else 'l'}"


def _nearest(i: int, likely: list[int]) -> str:
    """Return how near the next likely cues to the left and to the right are."""
    at = bisect_left(likely, i)
    left = _nearness(i - likely[at - 1]) if at else "-"
    at += at < len(likely) and likely[at] == i
    return left + (_nearness(likely[at] - i) if at < len(likely) else "-")


def _nearness(distance: int) -> str:
    return "1" if distance <= _CLOSE else "2" if distance <= _NEAR else "3"


def _in_bracket(text: TaggedText, i: int, first: int) -> bool:
    """Return whether a bracket is open at ``i``."""
    for tag in reversed(text.tags[max(first, i - _NEAR_BRACKET) : i]):
        if tag in ("(", ")"):
            return tag == "("
    return False


def rescore_features(
    text: TaggedText,
    sentence: int,
    found: list[int],
    scores: list[int],
    likely: list[int],
    position: int,
) -> tuple[str, ...]:
    """Return what the other candidates of the sentence say about the one at ``position``.

    An attribution does not stand inside another's content, so what a neighbour
    scored, and what lies between, speaks about this one. ``likely`` are the positions
    whose score is above 0.
    """
    first, last = text.sentences[sentence]
    i = found[position]
    tag, group = text.tags[i], text.groups[i]
    own = max(-8, min(8, scores[position] // 40))
    left = right = left_group = right_group = left_far = "-"
    at = bisect_left(likely, position)
    if at:
        j = found[likely[at - 1]]
        left, left_group = _joint(text, j, i), text.groups[j]
        left_far = str(min((i - j) // 3, 5))
    at += at < len(likely) and likely[at] == position
    if at < len(likely):
        j = found[likely[at]]
        right, right_group = _joint(text, i, j), text.groups[j]
    quoted = text.quoted
    edges = (quoted[first], quoted[max(first, last - 2)], quoted[last - 1])
    edge = "-" if edges == (-1, -1, -1) else "q"
    return (
        f"{RescoreKey.OWN}{own}",
        f"{RescoreKey.LEFT_FAR}{left}{left_far}",
        f"{RescoreKey.LEFT_OWN}{left}{own}",
        f"{RescoreKey.LEFT_GROUPS}{left_group}{left}{group}",
        f"{RescoreKey.LEFT_TAG}{left}{tag}",
        f"{RescoreKey.RIGHT_OWN}{right}{own}",
        f"{RescoreKey.RIGHT_GROUPS}{right_group}{right}{group}",
        f"{RescoreKey.BOTH_TAG}{left}{right}{tag}",
        f"{RescoreKey.EDGE_OWN}{edge}{own}",
    )


_JOINTS = {
    Tag.THAT: "t",
    Tag.WHO: "w",
    Tag.WHETHER: "w",
    Tag.SUBORDINATOR: "s",
    Tag.CONJUNCTION: "c",
    **dict.fromkeys((",", ";", ":", Tag.DASH), ","),
    Tag.TO: "o",
}


def _joint(text: TaggedText, start: int, end: int) -> str:
    """Return what lies between two candidates: that, a stop, a conjunction, a quotation."""
    end = min(end, start + _NEAR_CANDIDATE)
    joints = list(map(_JOINTS.get, text.tags[start + 1 : end]))
    quoted = text.quoted[start + 1 : end]
    if quoted.count(-1) < len(quoted):
        joints = [
            "q" if number >= 0 else joint for number, joint in zip(quoted, joints, strict=True)
        ]
    return "".join(dict.fromkeys(filter(None, joints))) or "_"


def decide(
    text: TaggedText, sentence: int, found: list[int], priors: list[int], weights: Weights
) -> list[int]:
    """Return those of a sentence's candidates that are cues."""
    first, last = text.sentences[sentence]
    often = often_cues(found, priors)
    scores = []
    # As in Weights.score, without a call for each of a hundred candidates.
    prefilter, score = weights.tables["prefilter"].get, weights.tables["score"].get
    for i, prior in zip(found, priors, strict=True):
        seen = sight(text, i, first, last)
        total = sum(filter(None, map(prefilter, prefilter_features(seen, prior))))
        if total > PREFILTER_PASS:
            more = features(text, i, sentence, seen, prior, often)
            total += sum(filter(None, map(score, more)))
        else:
            total = REJECTED
        scores.append(total)
    if max(scores, default=REJECTED) <= REJECTED:
        return []
    likely = likely_cues(scores)
    return [
        i
        for k, i in enumerate(found)
        if scores[k] > REJECTED
        and scores[k]
        + weights.score("rescore", rescore_features(text, sentence, found, scores, likely, k))
        > 0
    ]


def coordinated(
    text: TaggedText, sentence: int, found: list[int], accepted: list[int]
) -> dict[int, int]:
    """Return further cues, each with the conjunction before it: "says … and alleges that …".

    The verb of speech after the conjunction has the form of a cue before it, and no subject.
    """
    first, last = text.sentences[sentence]
    tags = text.tags
    result = {}
    known = set(accepted)
    for i in found:
        if i <= accepted[0] or i in known or text.groups[i] != Group.REPORT:
            continue
        j = i - 1
        while j > first and tags[j] in ADVERBS:
            j -= 1
        form = tags[i][:3]
        if (
            tags[j] == Tag.CONJUNCTION
            and form in (Tag.VERB_PAST, Tag.VERB_S)
            and any(cue < j and tags[cue][:3] == form for cue in accepted)
            and follows(text, i, last)[0] in "tcq"
        ):
            result[i] = j
    return result


def often_cues(found: list[int], priors: list[int]) -> list[int]:
    """Return the candidates that are often cues."""
    return [i for i, prior in zip(found, priors, strict=True) if prior >= _OFTEN]


def likely_cues(scores: list[int]) -> list[int]:
    """Return the positions of the scores that speak for a cue."""
    return [k for k, score in enumerate(scores) if score > 0]

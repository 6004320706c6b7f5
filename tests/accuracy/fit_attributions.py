"""Fit the weights of the attribution analysis on an annotated corpus.

    python -m tests.accuracy.fit_attributions CORPUS.jsonl            write
    lintnews/analysis/attributions/data/weights.txt
    python -m tests.accuracy.fit_attributions CORPUS.jsonl --folds 5 --predictions OUT.jsonl
                                                            predict each article with parameters
                                                            fitted on the others

CORPUS.jsonl holds one article a line: {"article", "text", "annotations": {annotator:
[{"source", "cue", "content"}]}} with lists of [start, end] in code points. Several annotators of
one article count as one article.

Every feature is structural (word classes, closed-class words, punctuation, the place of
quotations) or a word of the public lexicons next to the weights; names and topic words of the
corpus never become features.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lintnews.analysis.attributions import build, contents, continuations, cues, sources
from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.skeleton import SkeletonPart, skeleton
from lintnews.analysis.attributions.tagged import TaggedText, tagged_text
from lintnews.analysis.attributions.weights import Weights, dump
from lintnews.analysis.reading import Reading
from lintnews.article.source import Source
from lintnews.readers import text as text_reader
from tests.accuracy import linear

TARGET = (
    Path(__file__).parents[2] / "lintnews" / "analysis" / "attributions" / "data" / "weights.txt"
)
Tally = dict[str, float]
SMOOTHING = 3
DECISIONS = ("prefilter", "score", "rescore", "source", "content", "continuation")
LEAST = {"prefilter": 4, "score": 4, "rescore": 4, "source": 4, "content": 5, "continuation": 4}
SMALLEST = {
    "prefilter": 14,
    "score": 14,
    "rescore": 8,
    "source": 12,
    "content": 14,
    "continuation": 9,
}
PENALTY = {
    "prefilter": 6.0,
    "score": 6.0,
    "rescore": 6.0,
    "source": 3.0,
    "content": 4.0,
    "continuation": 3.0,
}
# Added to the bias of a yes: a wrong "nobody said this" costs more than a wrong cue.
LEANING = {"rescore": 10, "content": 5}


@dataclasses.dataclass
class Gold:
    """One annotated attribution: tokens of its cue, source head and content.

    ``cue`` is the candidate it is pinned to.
    """

    cue_tokens: list[int]
    head: tuple[int, int] | None
    content: set[int]
    cue: int = -1


@dataclasses.dataclass
class Annotated:
    """An article with the annotations of each annotator."""

    name: str
    reading: Reading
    text: TaggedText
    possible_cues: list[list[int]]
    annotators: list[list[Gold]]


def key(text: TaggedText, token: int) -> str:
    return text.lemmas[token] or text.tokens.folded[token]


def load(path: Path) -> list[Annotated]:
    """Read the corpus and mark it up."""
    result = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            reading = Reading(next(text_reader.read(Source("article.txt", entry["text"]))))
            text = reading.get(tagged_text)
            if reading.text != entry["text"]:
                raise ValueError(entry["article"])
            annotators = [
                [gold(text, item) for item in items] for items in entry["annotations"].values()
            ]
            result.append(
                Annotated(entry["article"], reading, text, cues.possible_cues(text), annotators)
            )
    return result


def covered(text: TaggedText, spans: Iterable[Sequence[int]]) -> list[int]:
    starts = text.tokens.starts
    return [
        token
        for start, end in spans
        for token in range(bisect_left(starts, start), bisect_left(starts, end))
    ]


def gold(text: TaggedText, item: dict[str, Any]) -> Gold:
    head = None
    if item["source"]:
        tokens = covered(text, item["source"][:1])
        if tokens:
            head = head_of(text, tokens)
    return Gold(covered(text, item["cue"]), head, set(covered(text, item["content"])))


HEAD_STOPS = frozenset("of who which that in from for at on with and to whose by like".split())


def head_of(text: TaggedText, tokens: list[int]) -> tuple[int, int]:
    """Return offsets of the last word before a comma, bracket, dash, preposition or relative."""
    head = None
    for token in tokens:
        word = text.tokens.folded[token]
        if word in HEAD_STOPS or not word[0].isalnum():
            if word in (".", "-", "'", "’", "&"):
                continue
            if head is not None:
                break
            continue
        head = token
    token = tokens[0] if head is None else head
    return text.tokens.starts[token], text.tokens.ends[token]


def pin(articles: list[Annotated]) -> tuple[list[Tally], list[Tally]]:
    """Pin each annotated cue to one candidate, the likeliest.

    Return how often each word was a cue, and stood there, by article.
    """
    cue_counts: list[Tally] = []
    counts: list[Tally] = []
    share: dict[str, float] = {}
    for _ in range(3):
        cue_counts, counts = [], []
        for article in articles:
            possible = {token for tokens in article.possible_cues for token in tokens}
            hits: Tally = defaultdict(float)
            taken: dict[int, float] = {}
            for items in article.annotators:
                for item in items:
                    inside = [token for token in item.cue_tokens if token in possible]
                    item.cue = max(
                        inside,
                        key=lambda token: (share.get(key(article.text, token), 0), token),
                        default=-1,
                    )
                for token in {item.cue for item in items} - {-1}:
                    taken[token] = taken.get(token, 0) + 1 / len(article.annotators)
            for token, weight in taken.items():
                hits[key(article.text, token)] += weight
            cue_counts.append(hits)
            counts.append(dict(Counter(key(article.text, token) for token in possible)))
        hit, seen = total(cue_counts), total(counts)
        share = {word: hit[word] / seen[word] for word in seen}
    return cue_counts, counts


def total(counters: Iterable[Tally]) -> Tally:
    result: Tally = defaultdict(float)
    for counter in counters:
        for word, count in counter.items():
            result[word] += count
    return result


def priors(
    articles: list[Annotated], hits: Tally, seen: Tally
) -> tuple[dict[str, str], dict[str, float]]:
    """Return the class of each word, and how often a word of each class is a cue."""
    groups: dict[str, str] = {}
    for article in articles:
        for tokens in article.possible_cues:
            for token in tokens:
                word = key(article.text, token)
                groups.setdefault(word, article.text.groups[token])
    yes: Tally = defaultdict(float)
    all_: Tally = defaultdict(float)
    for word, group in groups.items():
        if seen[word]:
            few = min(seen[word], 5)  # a frequent word speaks for itself, not for its class
            yes[group] += few * hits[word] / seen[word]
            all_[group] += few
    return groups, {group: yes[group] / all_[group] for group in all_}


def level(hits: float, seen: float, base: float) -> int:
    return min(9, int(10 * (hits + SMOOTHING * base) / (seen + SMOOTHING)))


class Examples:
    """Rows of features with labels, articles, the choices they belong to and first scores."""

    def __init__(self) -> None:
        self.rows: list[Sequence[str]] = []
        self.labels: list[float] = []
        self.owners: list[int] = []
        self.groups: list[int] = []
        self.bases: list[int] = []

    def add(
        self, row: Sequence[str], label: float, owner: int, group: int = 0, base: int = 0
    ) -> None:
        self.rows.append(row)
        self.labels.append(label)
        self.owners.append(owner)
        self.groups.append(group)
        self.bases.append(base)


def examples(
    articles: list[Annotated],
) -> tuple[dict[str, Examples], dict[str, int], dict[str, int]]:
    """Turn the corpus into examples of each decision.

    The priors of an article are counted without it.
    """
    cue_counts, counts = pin(articles)
    hits, seen = total(cue_counts), total(counts)
    groups, bases = priors(articles, hits, seen)
    result = {decision: Examples() for decision in DECISIONS}
    models = []
    for number, article in enumerate(articles):
        without = {
            word: level(
                hits[word] - cue_counts[number].get(word, 0),
                seen[word] - counts[number][word],
                bases[groups[word]],
            )
            for word in counts[number]
        }
        models.append(Weights({}, without, {}))
        for items in article.annotators:
            by_token: dict[int, Gold] = {}
            for item in items:
                if item.cue >= 0:
                    by_token.setdefault(item.cue, item)
            speech_examples(
                article, number, by_token, models[-1], result, 1 / len(article.annotators)
            )
    cue_examples(articles, models, result)
    levels = {
        word: level(hits[word], seen[word], bases[groups[word]]) for word in seen if seen[word] > 1
    }
    return result, levels, {group: level(0, 0, base) for group, base in bases.items()}


def cue_examples(
    articles: list[Annotated], models: list[Weights], result: dict[str, Examples]
) -> None:
    """Add the three judgements of each candidate.

    Each is fitted on what the one before says by weights from other articles.
    """
    labels: list[float] = []
    for number, (article, weights) in enumerate(zip(articles, models, strict=True)):
        shares = cue_shares(article)
        for token, _, seen, prior, _ in sights(article, weights):
            labels.append(shares.get(token, 0))
            result["prefilter"].add(cues.prefilter_features(seen, prior), labels[-1], number)
    prefiltered = cross_fitted(result["prefilter"], "prefilter")
    each = zip(prefiltered, labels, strict=True)
    for number, (article, weights) in enumerate(zip(articles, models, strict=True)):
        for (token, sentence, seen, prior, often), (base, label) in zip(
            sights(article, weights), each, strict=False
        ):
            if base > cues.PREFILTER_PASS:
                result["score"].add(
                    cues.features(article.text, token, sentence, seen, prior, often),
                    label,
                    number,
                    base=base,
                )
    firsts = iter(cross_fitted(result["score"], "score"))
    scores = [next(firsts) if base > cues.PREFILTER_PASS else cues.REJECTED for base in prefiltered]
    begin = 0
    for number, article in enumerate(articles):
        for sentence, tokens in enumerate(article.possible_cues):
            end = begin + len(tokens)
            rescore_examples(
                article, number, sentence, scores[begin:end], labels[begin:end], result["rescore"]
            )
            begin = end


def cue_shares(article: Annotated) -> dict[int, float]:
    """Return the share of the annotators who take a candidate for a cue."""
    shares: dict[int, float] = {}
    for items in article.annotators:
        for token in {item.cue for item in items}:
            shares[token] = shares.get(token, 0) + 1 / len(article.annotators)
    return shares


def rescore_examples(
    article: Annotated,
    number: int,
    sentence: int,
    scores: list[int],
    labels: list[float],
    result: Examples,
) -> None:
    """Add the rescoring of each candidate of a sentence."""
    likely = cues.likely_cues(scores)
    tokens = article.possible_cues[sentence]
    for position, score in enumerate(scores):
        if score > cues.REJECTED:
            row = cues.rescore_features(article.text, sentence, tokens, scores, likely, position)
            result.add(row, labels[position], number, base=score)


def sights(
    article: Annotated, weights: Weights
) -> Iterator[tuple[int, int, cues.Sight, int, list[int]]]:
    """Yield each candidate with sentence, sight, prior and the likely cues of the sentence."""
    text = article.text
    for sentence, tokens in enumerate(article.possible_cues):
        levels = cues.levels(text, tokens, weights)
        often = cues.often_cues(tokens, levels)
        for token, prior in zip(tokens, levels, strict=True):
            yield (
                token,
                sentence,
                cues.sight(text, token, *text.sentences[sentence]),
                prior,
                often,
            )


def speech_examples(
    article: Annotated,
    number: int,
    by_token: dict[int, Gold],
    weights: Weights,
    result: dict[str, Examples],
    weight: float,
) -> None:
    """Add examples of sources, contents and continuations next to the annotated cues."""
    text = article.text
    in_hand: list[Candidate] = []
    content: dict[int, set[int]] = {}
    for sentence, tokens in enumerate(article.possible_cues):
        first, last = text.sentences[sentence]
        here = [token for token in tokens if token in by_token]
        if here:
            in_hand = []
            parts = skeleton(text, first, last, set(here))
            scene = Scene(
                text, number, (first, last), parts, contents.segments(text, parts), weight
            )
            taken = -1
            for token in here:
                item = by_token[token]
                taken = source_examples(scene, token, item, taken, result["source"])
                phrase = (parts[taken].start, parts[taken].end) if taken >= 0 else None
                chosen = content_examples(scene, token, item, phrase, result["content"])
                ranges = [(scene.pieces[k].start, scene.pieces[k].end) for k in chosen]
                whole = sources.WholeSource(*phrase) if phrase else None
                in_hand.append(Candidate(token, sentence, phrase, whole, ranges, ()))
                content[token] = item.content
        elif in_hand:
            candidate = build.going_on(text, in_hand, sentence)
            before = build.state(text, candidate, sentence)
            top = max(cues.levels(text, tokens, weights), default=0)
            yes = (
                2 * sum(1 for token in range(first, last) if token in content[candidate.cue_token])
                > last - first
            )
            result["continuation"].add(
                continuations.features(text, sentence, before, top), float(yes), number
            )
            in_hand = [candidate] if yes else []
            if yes:
                candidate.pieces.append((first, last))
                candidate.last_sentence = sentence


@dataclasses.dataclass
class Scene:
    """A sentence with annotated cues, cut up; ``weight`` is that of its annotator."""

    text: TaggedText
    number: int
    bounds: tuple[int, int]
    parts: list[SkeletonPart]
    pieces: list[contents.ContentSegment]
    weight: float


def source_examples(scene: Scene, token: int, item: Gold, taken: int, result: Examples) -> int:
    """Add one choice among the phrases of a sentence; return the part that is right, or -1."""
    text, parts = scene.text, scene.parts
    starts, ends = text.tokens.starts, text.tokens.ends
    about = sources.source_cue(text, parts, [part.code for part in parts], token, scene.bounds)
    right = -1
    group = result.groups[-1] + 1 if result.groups else 0
    offered = sources.choices(about.codes, about.at)
    for choice in offered:
        part = parts[choice[0]]
        if (
            item.head
            and starts[part.start] <= item.head[0]
            and item.head[1] <= ends[part.end - 1] <= item.head[1] + 2
        ):
            right = choice[0]
            break
    if item.head is not None and right < 0:
        return -1
    result.add(sources.nobody(about), scene.weight if right < 0 else 0.0, scene.number, group)
    for choice in offered:
        row = sources.features(text, parts, choice, about, taken)
        result.add(row, scene.weight if choice[0] == right else 0.0, scene.number, group)
    return right


def content_examples(
    scene: Scene, token: int, item: Gold, phrase: tuple[int, int] | None, result: Examples
) -> list[int]:
    """Add the segments of a sentence, each in or out; return those that are in."""

    def label(row: Sequence[str], k: int) -> bool:
        piece = scene.pieces[k]
        inside = (
            2 * sum(1 for j in range(piece.start, piece.end) if j in item.content)
            > piece.end - piece.start
        )
        result.add(row, float(inside), scene.number)
        return inside

    return contents.walk(
        scene.pieces, contents.content_cue(scene.text, token, scene.bounds, phrase), label
    )


def fitted(
    found: dict[str, Examples], levels: dict[str, int], group_levels: dict[str, int], keep: set[int]
) -> Weights:
    """Fit every decision on the articles whose numbers are in ``keep``."""
    weights = {}
    for decision, data in found.items():
        weights[decision] = table(
            data, decision, np.flatnonzero(np.isin(np.array(data.owners), sorted(keep)))
        )
    lean(weights["rescore"], "o=", LEANING["rescore"])
    lean(weights["content"], "b", LEANING["content"])
    return Weights(weights, levels, group_levels)


def table(data: Examples, decision: str, chosen: np.ndarray) -> dict[str, int]:
    """Fit a decision on the chosen rows."""
    rows = linear.Rows([data.rows[j] for j in chosen], LEAST[decision])
    groups = (
        np.unique(np.array(data.groups)[chosen], return_inverse=True)[1]
        if decision == "source"
        else None
    )
    base = np.array(data.bases)[chosen] / 100
    weights = linear.fit(
        rows, np.array(data.labels)[chosen], penalty=PENALTY[decision], groups=groups, base=base
    )
    return linear.table(rows, weights, SMALLEST[decision])


def lean(values: dict[str, int], prefix: str, by: int) -> None:
    """Add to the weight of those features of which every row has just one."""
    for name in list(values):
        if name.startswith(prefix):
            values[name] += by


def cross_fitted(data: Examples, decision: str, folds: int = 5) -> list[int]:
    """Return the score of each row by parameters fitted on other articles."""
    owners = np.array(data.owners)
    result = [0] * len(owners)
    for fold in range(folds):
        values = table(data, decision, np.flatnonzero(owners % folds != fold))
        for j in np.flatnonzero(owners % folds == fold):
            result[j] = data.bases[j] + sum(values.get(name, 0) for name in data.rows[j])
    return result


def spans(candidate: Candidate) -> dict[str, list[list[int]]]:
    def pairs(found: Iterable[Any]) -> list[list[int]]:
        return [[span.start, span.end] for span in found if span is not None]

    return {
        "cue": pairs([candidate.cue]),
        "source": pairs([candidate.source]),
        "content": pairs(candidate.content),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args()
    articles = load(options.corpus)
    random.Random(5).shuffle(articles)
    found, levels, group_levels = examples(articles)
    numbers = set(range(len(articles)))
    if not options.folds:
        TARGET.write_text(dump(fitted(found, levels, group_levels, numbers)), encoding="utf-8")
        return
    with options.predictions.open("w", encoding="utf-8") as out:
        for fold in range(options.folds):
            held = {number for number in numbers if number % options.folds == fold}
            _, fold_levels, fold_groups = held_out_levels(
                [articles[n] for n in sorted(numbers - held)]
            )
            weights = fitted(found, fold_levels, fold_groups, numbers - held)
            for number in sorted(held):
                candidates = build.build(articles[number].reading, weights)
                print(
                    json.dumps(
                        {
                            "article": articles[number].name,
                            "attributions": [spans(candidate) for candidate in candidates],
                        }
                    ),
                    file=out,
                )


def held_out_levels(articles: list[Annotated]) -> tuple[None, dict[str, int], dict[str, int]]:
    cue_counts, counts = pin(articles)
    hits, seen = total(cue_counts), total(counts)
    groups, bases = priors(articles, hits, seen)
    levels = {
        word: level(hits[word], seen[word], bases[groups[word]]) for word in seen if seen[word] > 1
    }
    return None, levels, {group: level(0, 0, base) for group, base in bases.items()}


if __name__ == "__main__":
    main()

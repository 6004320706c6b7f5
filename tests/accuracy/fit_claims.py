"""Fit the weights of the signs of claims, and say how well they do on files left out.

    python tests/accuracy/fit_claims.py CORPORA [--write]

CORPORA holds ``claims/sentences.tsv`` (file, start, end, verdict of two editors: must,
could, clean), the ``news`` it is about, and ``polnear``. ``claims-read.tsv`` next to this
script adds sentences of other articles that we read ourselves (claim or clean). The signs are
classes of words from our own lists and the build of the sentence; no word of a corpus
is among them. The fit is a logistic regression with a normal prior, by Newton's method.
``--write`` puts the weights of all sentences into ``data/claims/weights.txt``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lintnews.analysis.claims import claim as claims
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import tokens
from lintnews.article.source import Source, decode
from lintnews.readers.text import read

HERE = Path(__file__).parent
WEIGHTS = Path(claims.__file__).parents[1] / "data" / "claims" / "weights.txt"
FOLDS = 10
PRIOR = 3.0  # one over the variance that a weight is expected to have
STEPS = 12
BIAS = "every sentence"
# The older collections are of a few publishers: they weigh less, and have a share of claims of
# their own.
ELSEWHERE = "of another collection"
WEIGHT_ELSEWHERE = 0.3
SELF = frozenset("i we my our i'm i've me".split())


#: Signs that are kept for their words, and weigh only together.
UNWEIGHED = frozenset(
    "boost belief motive interpret verdict-nouns verdict-adjectives law-subjects legal".split()
)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence that was judged: its verdict and its signs."""

    file: str
    verdict: str
    own: bool  # judged by us, not by the two editors
    signs: Mapping[str, float]
    of_self: bool
    weight: float = 1.0

    @property
    def claim(self) -> bool:
        """Return whether an editor would raise it."""
        return self.verdict in {"must", "could", "claim"}


class Polnear:
    """The articles of ``polnear/train.jsonl`` by name."""

    def __init__(self, corpora: Path) -> None:
        """Remember where they are; nothing is read yet."""
        self.path = corpora / "polnear" / "train.jsonl"
        self.texts: dict[str, str] = {}

    def source(self, file: str) -> Source | None:
        """Return the article, ``None`` if the file is of another collection."""
        folder, _, name = file.partition("/")
        if folder != "polnear":
            return None
        if not self.texts:
            with self.path.open(encoding="utf-8") as lines:
                self.texts = {entry["article"]: entry["text"] for entry in map(json.loads, lines)}
        return Source(file, self.texts[name])


def sentence_at(reading: Reading, start: int, end: int) -> claims.BodySentence | None:
    """Return the sentence with the most of a stretch of text in it, ``None`` outside the body."""
    best = max(
        reading.get(claims.body_sentences),
        key=lambda sentence: min(end, sentence.span.end) - max(start, sentence.span.start),
        default=None,
    )
    return best if best is not None and best.span.start < end and start < best.span.end else None


def even(corpora: Path) -> frozenset[str]:
    """Return the files of the broad collection that the weights may be fitted on.

    They are those of publishers whose name has an even digest; the others measure the fit.
    """
    with (corpora / "broad" / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        return frozenset(
            row["file"]
            for row in csv.DictReader(lines, delimiter="\t")
            if int(hashlib.sha1(publisher(row).encode(), usedforsecurity=False).hexdigest(), 16) % 2
            == 0
        )


def publisher(row: Mapping[str, str]) -> str:
    """Return who published the file of a row of the manifest."""
    return row.get("publisher") or row.get("source") or row["file"].partition("/")[0]


def rows(
    corpora: Path,
    table: Path,
    *,
    own: bool,
    folder: str = "news",
    only: frozenset[str] | None = None,
) -> Iterator[Row]:
    """Read the sentences of a table with their signs."""
    broad = folder != "news"
    readings: dict[str, Reading] = {}
    polnear = Polnear(corpora)
    with table.open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines, delimiter="\t"):
            file = entry["file"]
            if entry["verdict"] not in {"must", "could", "claim", "clean", "junk"}:
                continue
            if only is not None and file not in only:
                continue
            if file not in readings:
                source = polnear.source(file) or decode(
                    file, (corpora / folder / file).read_bytes()
                )
                readings[file] = Reading(next(iter(read(source))))
            reading, start, end = readings[file], int(entry["start"]), int(entry["end"])
            sentence = sentence_at(reading, start, end)
            if sentence is None:
                continue
            words = reading.get(tokens).folded[sentence.first : sentence.last]
            signs = dict(claims.sentence_signs(reading, sentence).values)
            if not broad:
                signs[ELSEWHERE] = 1.0
            yield Row(
                file,
                entry["verdict"],
                own,
                signs,
                not SELF.isdisjoint(words),
                1.0 if broad else WEIGHT_ELSEWHERE,
            )


def fit(training: Sequence[Row], names: Sequence[str]) -> list[float]:
    """Return the weight of each sign."""
    size = len(names)
    matrix = [
        [1.0 if name == BIAS else float(row.signs.get(name, 0.0)) for name in names]
        for row in training
    ]
    weights = [0.0] * size
    for _ in range(STEPS):
        gradient = [
            -PRIOR * weight if names[at] != BIAS else 0.0 for at, weight in enumerate(weights)
        ]
        hessian = [
            [(PRIOR if row == column and names[row] != BIAS else 0.0) for column in range(size)]
            for row in range(size)
        ]
        for row, values in zip(training, matrix, strict=True):
            filled = [at for at in range(size) if values[at]]
            guess = 1 / (1 + math.exp(-sum(weights[at] * values[at] for at in filled)))
            curve = row.weight * guess * (1 - guess)
            for at in filled:
                gradient[at] += row.weight * (row.claim - guess) * values[at]
                line, scaled = hessian[at], curve * values[at]
                for other in filled:
                    line[other] += scaled * values[other]
        for at, step in enumerate(solve(hessian, gradient)):
            weights[at] += step
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a system of linear equations whose matrix is positive definite (Gauss)."""
    size = len(right)
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            factor = lines[below][at] / lines[at][at]
            if factor:
                lines[below] = [
                    b - factor * a for a, b in zip(lines[at], lines[below], strict=True)
                ]
    result = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(lines[at][column] * result[column] for column in range(at + 1, size))
        result[at] = (lines[at][size] - rest) / lines[at][at]
    return result


def certainty(row: Row, names: Sequence[str], weights: Sequence[float]) -> float:
    """Return how sure the weights are that the sentence claims.

    Of a writer's own "I" they say nothing.
    """
    if row.of_self:
        return 0.0
    total = sum(
        weight * (1.0 if name == BIAS else row.signs.get(name, 0.0))
        for name, weight in zip(names, weights, strict=True)
    )
    return 1 / (1 + math.exp(-total))


def left_out(judged: Sequence[Row], names: Sequence[str]) -> list[float]:
    """Return each of the editors' sentences' certainty by weights fitted without its file's fold.

    Eturn each of the editors' sentences' certainty by weights fitted without its file's fold.
    """
    guesses = [0.0] * len(judged)
    for fold in range(FOLDS):
        weights = fit([row for row in judged if row.own or fold_of(row) != fold], names)
        for at, row in enumerate(judged):
            if not row.own and fold_of(row) == fold:
                guesses[at] = certainty(row, names, weights)
    return guesses


def fold_of(row: Row) -> int:
    """Return the fold of the row's file."""
    return zlib.crc32(row.file.encode()) % FOLDS


def report(judged: Sequence[Row], guesses: Sequence[float]) -> Iterator[str]:
    """Yield a line for each share of clean sentences flagged."""
    scored = [(guess, row) for guess, row in zip(guesses, judged, strict=True) if not row.own]
    clean = sorted((guess for guess, row in scored if not row.claim), reverse=True)
    for share in (0.01, 0.02, 0.04, 0.06):
        line = clean[int(share * len(clean))]
        raised = sum(guess > line for guess, row in scored if row.claim) / sum(
            row.claim for _, row in scored
        )
        musts = sum(guess > line for guess, row in scored if row.verdict == "must") / sum(
            row.verdict == "must" for _, row in scored
        )
        flagged = [row.claim for guess, row in scored if guess > line]
        right = sum(flagged) / len(flagged)
        yield (
            f"clean {share:.2f}: certainty above {line:.3f}, raised {raised:.3f}, musts "
            f"{musts:.3f}, right among the judged {right:.3f}"
        )


def main() -> None:
    """Fit, report, and write if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    tables = arguments.corpora / "claims"
    judged = list(
        rows(
            arguments.corpora,
            tables / "broad.tsv",
            own=False,
            folder="broad",
            only=even(arguments.corpora),
        )
    )
    judged += rows(arguments.corpora, tables / "sentences.tsv", own=True)
    judged += rows(arguments.corpora, HERE / "claims-read.tsv", own=True)
    names = [BIAS, *sorted({sign for row in judged for sign in row.signs} - UNWEIGHED)]
    print(
        len(judged),
        "sentences,",
        sum(row.claim for row in judged),
        "of them claims;",
        len(names),
        "signs",
    )
    for line in report(judged, left_out(judged, names)):
        print(line)
    weights = fit(judged, names)
    if arguments.write:
        lines = [
            f"{name} {weight:.3f}"
            for name, weight in sorted(zip(names, weights, strict=True))
            if name != ELSEWHERE
        ]
        head = (
            "# What each sign weighs, written by tests/accuracy/fit_claims.py: a sign, then "
            "its weight.\n"
        )
        WEIGHTS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

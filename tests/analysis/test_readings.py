"""What is read of made-up copy, in full: roles, who says what, names, dates, numbers, claims.

A test of one fact says what must be so; these golden readings show what else a change moves.
To accept a change, run ``python tests/analysis/test_readings.py`` and read the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

from lintnews.analysis.acronyms import acronyms
from lintnews.analysis.attributions import weights
from lintnews.analysis.attributions.attribution import Attribution, attributions, speakers
from lintnews.analysis.attributions.build import build
from lintnews.analysis.calendar import dates
from lintnews.analysis.claims.claim import claims
from lintnews.analysis.language import language
from lintnews.analysis.names import names
from lintnews.analysis.numbers import numbers
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import roles
from lintnews.analysis.quotations import quotations
from lintnews.analysis.readability import readability
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.readers.text import read

TESTS = Path(__file__).parents[1]
FOLDER = TESTS / "analysis" / "readings"
WHO_SAYS = TESTS / "analysis" / "who_says"
PASSAGES = tomli.loads((WHO_SAYS / "sentences.toml").read_text(encoding="utf-8"))["case"]
PEOPLE = tomli.loads((WHO_SAYS / "people.toml").read_text(encoding="utf-8"))["article"]
COPY = tomli.loads((FOLDER / "copy.toml").read_text(encoding="utf-8"))
TEXTS = [*(case["text"] for case in PASSAGES), *COPY["passages"]]
WHOLE = [
    *(f"{one['headline']}\n\n{one['text']}" for one in PEOPLE),
    *(text.lstrip("\n") for text in COPY["pages"]),
]
ARTICLES = {
    path.stem: path.read_text(encoding="utf-8")
    for folder in ("planted/articles", "articles")
    for path in sorted((TESTS / folder).glob("*.txt"))
}
# An article does not begin with its story.
HEADLINE = "Council puts off its vote on the harbor\n\n"


def read_of(text: str) -> Iterator[str]:
    """Yield a line for each thing that is read of an article."""
    reading = reading_of(text)
    known = reading.get(kind), reading.get(language)
    yield f"{known[0].kind.value}, {known[1].code}, {reading.get(published)}"
    for block in reading.get(roles):
        yield f"{block.role.value} {block.certainty:.2f}: {begun(reading, block.span)}"
        for part in block.parts:
            yield f"  {part.role.value}: {begun(reading, part.span)}"
    lengths = [str(len(one.of(text).split())) for one in reading.get(sentences)]
    yield f"sentences of {' '.join(lengths)} words"
    yield from who_says(reading)
    for quotation in reading.get(quotations):
        speaker = reading.get(speakers)[quotation]
        states = [name for name in ("continued", "resumed", "single") if getattr(quotation, name)]
        states += [] if quotation.closed else ["open"]
        said = f"{begun(reading, quotation.span)} {' '.join(states)}".strip()
        yield f"quotation of {speaker and speaker.of(text)}: {said}"
    for name in reading.get(names):
        yield f"{name.kind.value} {name.name}: {', '.join(one.of(text) for one in name.mentions)}"
    for date in reading.get(dates):
        yield f"date {date.span.of(text)} = {date.resolved}"
    for number in reading.get(numbers):
        value = f"{number.value} {number.unit} {number.noun}"
        yield f"number {number.span.of(text)} = {' '.join(value.split())}"
    for acronym in reading.get(acronyms):
        state = "known" if acronym.known else "introduced" if acronym.introduced else "unknown"
        yield f"acronym {acronym.text} {state}: {len(acronym.mentions)}"
    for claim in reading.get(claims):
        evidence = f"{claim.sign}: {claim.evidence.of(text)}"
        yield f"{claim.kind.value} {claim.certainty:.2f} ({evidence}): {begun(reading, claim.span)}"
    counts = reading.get(readability)
    yield f"{counts.words} words, {counts.syllables} syllables, {counts.letters} letters"


def who_says(reading: Reading) -> Iterator[str]:
    """Yield a line for each attribution."""
    for one in reading.get(attributions):
        yield said(reading.text, one)


def said(text: str, one: Attribution) -> str:
    """Return an attribution: who (for whom), how, what."""
    source, cue, referent = (
        span.of(text) if span else "-" for span in (one.source, one.cue, one.referent)
    )
    who = f"{source} ({one.source_type.value}; {referent}, {one.referent_type.value})"
    content = " | ".join(" ".join(piece.of(text).split()) for piece in one.content)
    return f"{one.stance.value} {one.kind.value}: {who} {cue}: {content}"


def begun(reading: Reading, span: Span) -> str:
    """Return how a stretch of the text begins and ends."""
    words = " ".join(span.of(reading.text).split())
    return words if len(words) <= 40 else f"{words[:25]} … {words[-12:]}"


def reading_of(text: str) -> Reading:
    return Reading(next(read(Source("article.txt", text))))


def passage(number: int) -> list[str]:
    return [*who_says(reading_of(HEADLINE + TEXTS[number]))]


class Asked(dict[str, int]):
    """A table of weights that notes which features it is asked for."""

    def __init__(self, table: dict[str, int]) -> None:
        super().__init__(table)
        self.features: list[str] = []

    def get(self, feature: str, default: Any = None) -> Any:
        self.features.append(feature)
        return super().get(feature, default)


def weighed(number: int) -> list[str]:
    """Return for each decision how many features a passage has, how many kinds, what they weigh."""
    known = weights.shipped()
    tables = {name: Asked(table) for name, table in known.tables.items()}
    watched = weights.Weights({**tables}, known.priors, known.group_priors)
    build(reading_of(HEADLINE + TEXTS[number]), watched)
    return [
        f"{name}: {len(table.features)} features, {len(set(table.features))} kinds, "
        f"{sum(dict.get(table, one, 0) for one in table.features)}"
        for name, table in sorted(tables.items())
        if table.features
    ]


def golden(name: str) -> list[list[str]]:
    """Return the sections of a golden file; a line that begins with ``==`` heads each."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [part.splitlines()[1:] for part in text.split("== ")[1:]]


@pytest.mark.parametrize("name", ARTICLES)
def test_the_reading_of_a_whole_article_is_the_golden_one(name: str) -> None:
    assert [*read_of(ARTICLES[name])] == golden(name)[0]


@pytest.mark.parametrize("number", range(len(WHOLE)))
def test_the_reading_of_a_page_is_the_golden_one(number: int) -> None:
    assert [*read_of(WHOLE[number])] == golden("pages")[number]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_who_says_what_in_a_passage_is_the_golden_one(number: int) -> None:
    assert passage(number) == golden("passages")[number]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_passage_has_the_features_that_the_weights_were_fitted_on(number: int) -> None:
    assert weighed(number) == golden("weighed")[number]


def write(name: str, parts: dict[str, list[str]]) -> None:
    """Write a golden file."""
    text = "".join(
        f"== {head}\n" + "".join(f"{row}\n" for row in rows) for head, rows in parts.items()
    )
    (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for stem, article in ARTICLES.items():
        write(stem, {stem: [*read_of(article)]})
    write("pages", {text.partition("\n")[0]: [*read_of(text)] for text in WHOLE})
    heads = [f"{at} {text[:50]!r}" for at, text in enumerate(TEXTS)]
    write("passages", {head: passage(at) for at, head in enumerate(heads)})
    write("weighed", {head: weighed(at) for at, head in enumerate(heads)})

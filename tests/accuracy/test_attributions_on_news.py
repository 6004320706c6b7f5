"""Attributions on real news: nothing of it is kept here; LINTNEWS_CORPORA names the folder."""

from __future__ import annotations

import itertools
import os
import random
from pathlib import Path

import pytest

from lintnews.analysis.attributions.attribution import attributions, speakers
from lintnews.analysis.quotations import quotations
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.source import Source
from lintnews.readers.text import read

FOLDER = os.environ.get("LINTNEWS_CORPORA", "")
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(
        not FOLDER, reason="LINTNEWS_CORPORA does not name the folder of the news collections"
    ),
]


def sample() -> list[Path]:
    files = sorted(Path(FOLDER, "news").rglob("*.txt"))
    return random.Random(3).sample(files, min(60, len(files)))


def test_spans_slice_what_they_name() -> None:
    for path in sample():
        reading = Reading(next(read(Source(path.name, path.read_text(encoding="utf-8")))))
        text = reading.text
        for one in reading.get(attributions):
            assert one.content or one.source or one.cue
            for span in [one.source, one.cue, one.referent, *one.content]:
                assert span is None or (span.end <= len(text) and span.of(text).strip()), path
            assert all(
                before.end <= after.start for before, after in itertools.pairwise(one.content)
            ), path


def test_sentences_and_quotations_are_in_order() -> None:
    for path in sample():
        reading = Reading(next(read(Source(path.name, path.read_text(encoding="utf-8")))))
        for spans in (
            reading.get(sentences),
            [quotation.span for quotation in reading.get(quotations)],
        ):
            assert all(before.end <= after.start for before, after in itertools.pairwise(spans)), (
                path
            )


def test_most_long_quotations_of_news_have_a_speaker() -> None:
    found = total = 0
    for path in sample():
        reading = Reading(next(read(Source(path.name, path.read_text(encoding="utf-8")))))
        for quotation, speaker in speakers(reading).items():
            if len(quotation.inner.of(reading.text).split()) >= 12:
                total += 1
                found += speaker is not None
    assert found > 0.8 * total

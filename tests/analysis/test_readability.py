"""Readability, the same on every machine."""

import socket
import subprocess
import sys

import pytest

from lintnews.analysis.readability import Readability, readability
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Block, Role
from lintnews.article.span import Span

SENTENCE = (
    "The council of the town voted on Tuesday to close the old bridge. Nobody was there to see it."
)


def reading_of(*blocks: tuple[str, Role]) -> Reading:
    text = "\n".join(text for text, _ in blocks)
    made, start = [], 0
    for part, role in blocks:
        made.append(Block(Span(start, start + len(part)), role))
        start += len(part) + 1
    return Reading(Article(text, tuple(made)))


def test_it_opens_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_keywords: object) -> None:
        pytest.fail("a socket was opened")

    for way_out in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, way_out, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert readability(reading_of((SENTENCE, Role.BODY))).words == 19


def test_the_scores_follow_from_our_sentences_and_hyphenation() -> None:
    result = readability(reading_of((SENTENCE, Role.BODY)))
    assert (result.sentences, result.words) == (2, 19)
    assert result.grade == pytest.approx(
        0.39 * 19 / 2 + 11.8 * result.syllables / 19 - 15.59, abs=0.06
    )


def test_only_the_body_is_measured() -> None:
    alone = readability(reading_of((SENTENCE, Role.BODY)))
    dressed = readability(
        reading_of(
            ("Incomprehensible organizational considerations", Role.HEADLINE), (SENTENCE, Role.BODY)
        )
    )
    assert dressed == alone


def test_without_a_body_there_is_nothing_to_measure() -> None:
    assert readability(reading_of(("Bridge closes", Role.HEADLINE))) == Readability()


def test_words_are_counted_without_capitals_and_apostrophes_are_no_letters() -> None:
    first = readability(reading_of(("Nobody's boats were here.", Role.BODY)))
    second = readability(reading_of(("NOBODY’S BOATS WERE HERE.", Role.BODY)))
    assert (first.words, first.letters) == (4, 20)
    assert second._replace(letters=20) == first


def test_the_library_is_not_left_to_remember_every_word() -> None:
    from textstat.backend.utils import get_pyphen  # noqa: PLC0415  a third of a second

    readability(reading_of((SENTENCE, Role.BODY)))
    assert len(get_pyphen("en_US").hd.cache) <= 1


def test_importing_the_analysis_does_not_import_textstat() -> None:
    code = (
        "import sys, lintnews.analysis.readability; sys.exit('textstat' in sys.modules or "
        "'nltk' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

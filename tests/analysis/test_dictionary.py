"""What the dictionary knows."""

from pathlib import Path

import pytest

from lintnews.analysis import dictionary
from lintnews.analysis.dictionary import is_capitalised, is_word

DATA = Path(dictionary.__file__).parent / "data"


@pytest.mark.parametrize("name", ["dictionary", "capitalised"])
def test_a_list_is_sorted_so_that_every_word_is_found_between_two_marks(name: str) -> None:
    lines = (DATA / f"{name}.txt").read_text(encoding="ascii").split("\n")
    assert lines.pop() == ""
    entries = [line for line in lines if not line.startswith("#")]
    assert entries == sorted(set(entries))
    found = [dictionary._holds(name, word) for word in entries[:50] + entries[::97] + entries[-50:]]
    assert all(found)


def test_an_ordinary_word_is_one_and_a_name_is_not() -> None:
    assert is_word("council")
    assert not is_word("ferrante")


@pytest.mark.parametrize("odd", ["", "\n", "a\nb", "#", "zzzzzz", "\U0001f600", " council"])
def test_what_is_no_word_is_not_found(odd: str) -> None:
    assert not is_word(odd)


def test_a_country_is_written_with_a_capital() -> None:
    assert is_capitalised("austria")
    assert not is_capitalised("council")

"""Our named tuples are those of the standard library, declared at less cost."""

from __future__ import annotations

import inspect
import pickle
from functools import cached_property
from typing import Self

import pytest

from lintnews.values import NamedTuple


class Picture(NamedTuple):
    """A picture with its caption."""

    number: int
    caption: str = ""
    credit: Unknown | None = None

    @property
    def is_bare(self) -> bool:
        """Whether nothing is said about it."""
        return not self.caption


def test_it_is_a_tuple_of_its_fields() -> None:
    assert Picture(3, "The pier") == (3, "The pier", None)
    assert Picture._fields == ("number", "caption", "credit")
    assert Picture(3)._replace(caption="The pier").caption == "The pier"


def test_it_keeps_its_docstring_methods_and_module() -> None:
    assert Picture.__doc__ == "A picture with its caption."
    assert Picture(1).is_bare
    assert (Picture.__module__, Picture.__qualname__) == (__name__, "Picture")


def test_a_field_without_a_default_is_asked_for() -> None:
    with pytest.raises(TypeError, match="number"):
        Picture()  # type: ignore[call-arg]


def test_it_goes_to_another_process_and_comes_back() -> None:
    assert pickle.loads(pickle.dumps(Picture(3, "The pier"))) == Picture(3, "The pier")  # noqa: S301  made here


def test_it_takes_no_attribute_besides() -> None:
    with pytest.raises(AttributeError):
        Picture(1).size = 3  # type: ignore[attr-defined]


class Unknown:
    """A type that does not exist yet when ``Picture`` is made."""


class Stretch(NamedTuple):
    """A stretch that puts its ends in order and has a length above zero."""

    start: int
    end: int = 0

    def _check(self) -> Self:
        if self.start == self.end:
            raise ValueError(self.start)
        return self._replace(start=min(self), end=max(self))

    @cached_property
    def middle(self) -> float:
        """Half way."""
        return (self.start + self.end) / 2


def test_a_value_can_refuse_what_it_is_made_of() -> None:
    with pytest.raises(ValueError, match="3"):
        Stretch(3, 3)


def test_a_value_can_put_another_in_its_place() -> None:
    assert Stretch(end=3, start=5) == (3, 5)
    assert pickle.loads(pickle.dumps(Stretch(5, 3))) == (3, 5)  # noqa: S301  made here


def test_a_value_that_is_checked_keeps_its_signature() -> None:
    assert str(inspect.signature(Stretch)) == "(start: 'int', end: 'int' = 0)"


def test_a_value_with_a_cached_property_keeps_what_was_computed() -> None:
    stretch = Stretch(2, 4)
    assert stretch.middle == 3
    assert vars(stretch) == {"middle": 3}


def test_annotations_stay_the_strings_they_are() -> None:
    assert Picture.__annotations__ == {
        "number": "int",
        "caption": "str",
        "credit": "Unknown | None",
    }


def test_its_signature_names_the_types() -> None:
    assert (
        str(inspect.signature(Picture))
        == "(number: 'int', caption: 'str' = '', credit: 'Unknown | None' = None)"
    )

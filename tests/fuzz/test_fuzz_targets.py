"""Every target of the fuzzer comes back from its seeds and from some that are spliced."""

from __future__ import annotations

import pytest

pytest.importorskip("hypothesis")

import fuzz_seeds
from fuzz_engines import Watched, spliced
from fuzz_targets import targets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize("name", sorted(targets()))
def test_a_target_comes_back_from_what_it_reads_and_from_what_it_cannot(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    watched = Watched(name, tmp_path_factory.mktemp("found"))
    for seed in fuzz_seeds.of(name):
        watched(seed)

    @settings(
        max_examples=5,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def some(data: st.DataObject) -> None:
        watched(data.draw(spliced(name)))

    some()
    assert not watched.faults

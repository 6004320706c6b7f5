"""The parameters that attributions are read with."""

from __future__ import annotations

from lintnews.analysis.attributions.weights import Model, read, shipped, written


def test_a_model_is_read_as_it_was_written() -> None:
    model = Model(
        {"cue": {"L=say": 120, "b": -3, "q=¶ -": 120}, "again": {}},
        {"say": 9, ":": 1},
        {"report": 4},
    )
    again = read(written(model))
    assert again.weights == {"cue": model.weights["cue"]}
    assert (again.priors, again.group_priors) == (model.priors, model.group_priors)


def test_the_shipped_model_decides_all_that_is_decided_and_says_so_in_the_same_words() -> None:
    model = shipped()
    assert set(model.weights) == {"glance", "cue", "again", "source", "content", "continuation"}
    assert read(written(model)).weights == model.weights


def test_a_score_is_the_sum_of_what_is_known() -> None:
    model = Model({"cue": {"a": 2, "b": -5}}, {"say": 9}, {"report": 4})
    assert model.score("cue", ["a", "b", "unknown"]) == -3
    assert [
        model.prior("say", "report"),
        model.prior("xyz", "report"),
        model.prior("xyz", "none"),
    ] == [9, 4, 0]

"""The weights that attributions are decided with."""

from __future__ import annotations

from lintnews.analysis.attributions.weights import Weights, dump, load, shipped


def test_a_model_is_read_as_it_was_written() -> None:
    weights = Weights(
        {"score": {"L=say": 120, "b": -3, "q=¶ -": 120}, "rescore": {}},
        {"say": 9, ":": 1},
        {"report": 4},
    )
    again = load(dump(weights))
    assert again.tables == {"score": weights.tables["score"]}
    assert (again.priors, again.group_priors) == (weights.priors, weights.group_priors)


def test_the_shipped_model_decides_all_that_is_decided_and_says_so_in_the_same_words() -> None:
    weights = shipped()
    assert set(weights.tables) == {
        "prefilter",
        "score",
        "rescore",
        "source",
        "content",
        "continuation",
    }
    assert load(dump(weights)).tables == weights.tables


def test_a_score_is_the_sum_of_what_is_known() -> None:
    weights = Weights({"score": {"a": 2, "b": -5}}, {"say": 9}, {"report": 4})
    assert weights.score("score", ["a", "b", "unknown"]) == -3
    assert [
        weights.prior("say", "report"),
        weights.prior("xyz", "report"),
        weights.prior("xyz", "none"),
    ] == [9, 4, 0]

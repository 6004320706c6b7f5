"""``lint_batch``: what an engine calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.archive import lint_batch
from lintnews.errors import UsageError
from lintnews.run.request import Basis, Request


def test_a_row_is_an_article_with_what_the_columns_state(pier: str) -> None:
    import pyarrow as pa  # noqa: PLC0415  an extra

    batch = pa.RecordBatch.from_pylist(
        [
            {"id": "a1", "headline": "Ferry late", "body": "It was was late.", "site": "Courier"},
            {"id": "a2", "headline": None, "body": pier, "site": None},
        ]
    )
    first, second = lint_batch(batch).to_pylist()
    assert (first["record"], first["publisher"], first["headline"]) == (
        "a1",
        "Courier",
        "Ferry late",
    )
    assert [one["line"] for one in first["findings"] if "was" in one["message"]] == [3]
    assert second["record"] == "a2"
    assert second["roles"]["caption"] == 2
    assert second["statements"] >= 1


def test_a_house_names_its_own_column_for_the_publisher(tmp_path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415  an extra

    config = tmp_path / "house.toml"
    config.write_text('[fields]\npublisher = "brand"\n', encoding="utf-8")
    rows = [{"body": "It was late.", "brand": "Courier", "site": "web"}]
    request = Request(basis=Basis(config=str(config)))
    (found,) = lint_batch(pa.RecordBatch.from_pylist(rows), request).to_pylist()
    assert found["publisher"] == "Courier"


def test_the_request_chooses_rules_and_the_share_whose_sources_are_counted(pier: str) -> None:
    import pyarrow as pa  # noqa: PLC0415  an extra

    batch = pa.RecordBatch.from_pydict({"text": [pier] * 50, "id": list(map(str, range(50)))})
    request = Request(basis=Basis(select=("DUP",), isolated=True))
    linted = lint_batch(batch, request, sourcing=0.5)
    codes = {one["code"] for row in linted.column("findings").to_pylist() for one in row}
    assert {code[:3] for code in codes} == {"DUP"}
    assert 10 < linted.column("statements").null_count < 40


def test_a_file_that_is_missing_and_letters_that_are_none_cost_no_other_row(
    tmp_path: Path, pier: str
) -> None:
    import pyarrow as pa  # noqa: PLC0415  an extra

    story = tmp_path / "pier.txt"
    story.write_text(pier, encoding="utf-8")
    batch = pa.RecordBatch.from_pydict({"path": [str(tmp_path / "none.txt"), str(story)]})
    missing, found = lint_batch(batch, Request(basis=Basis(isolated=True))).to_pylist()
    assert [one["code"] for one in missing["findings"]] == ["LNT001"]
    assert missing["characters"] is None
    assert found["characters"] == len(pier)


def test_a_batch_of_nothing_readable_says_so() -> None:
    import pyarrow as pa  # noqa: PLC0415  an extra

    with pytest.raises(UsageError, match="neither a column of texts nor one of paths"):
        lint_batch(pa.RecordBatch.from_pylist([], schema=pa.schema([])))

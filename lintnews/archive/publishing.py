"""The tables of a scan: articles, findings and errors, written by the engine from the parts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from types import ModuleType

from lintnews.archive import columns, parts
from lintnews.archive.manifest import Manifest, key_of
from lintnews.archive.parts import Done
from lintnews.hints import Any
from lintnews.linting.engine_rules import FAILURES

ARTICLES, FINDINGS, ERRORS = "articles", "findings", "errors"
_FORM = 1
_MONTH = "month"


def read_parts(daft: ModuleType, folder: str, done: Sequence[Done]) -> Any:
    """Return the rows of the parts as a frame of the engine."""
    return daft.read_parquet([parts.path_of(folder, one.key) for one in sorted(done)])


def publish(daft: ModuleType, manifest: Manifest, done: Sequence[Done]) -> None:
    """Write the tables, if they are not there."""

    def write(folder: str) -> None:
        rows = read_parts(daft, manifest.folder, done)
        articles = rows.where(rows["characters"].not_null()).exclude(*columns.LISTS)
        _write(articles, os.path.join(folder, ARTICLES))
        findings = _findings(rows)
        _write(findings, os.path.join(folder, FINDINGS))
        failed = findings.where(findings["code"].is_in(sorted(FAILURES)))
        failed.write_parquet(os.path.join(folder, ERRORS))
        for name in (ARTICLES, FINDINGS, ERRORS):
            os.makedirs(os.path.join(folder, name), exist_ok=True)

    key = key_of(_FORM, sorted(one.key for one in done))
    manifest.step("tables", key, (ARTICLES, FINDINGS, ERRORS), write)


def _findings(rows: Any) -> Any:
    """Return one row a finding: the place of the article, then the fields of the finding."""
    lists = rows.select(*columns.PLACE, "findings")
    lists = lists.where(lists["findings"].list_count() > 0).explode("findings")
    fields = [
        lists["findings"].get(field.name).alias("file" if field.name == "path" else field.name)
        for field in columns.finding()
    ]
    return lists.select(*columns.PLACE, *fields)


def _write(frame: Any, path: str) -> None:
    """Write a table in a folder a month; what has no date is in a folder of its own."""
    frame.write_parquet(path, partition_cols=[frame[_MONTH]])

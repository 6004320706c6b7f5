"""The request: made once of the options, in groups; the cache's key is one of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from lintnews.cli.options import check_parser, parse, request_of
from lintnews.run.cache import FileCache, may_be_warm
from lintnews.run.request import Basis, Request

GROUPS: dict[str, Any] = dict(zip(Request._fields, Request(), strict=True))
FIELDS = [(group, field) for group, value in GROUPS.items() for field in value._fields]
# Options that are no part of a run.
OTHERS = {"help", "version"}


def another(value: object, field: str) -> object:
    """Return a value of the field's type that is not its default."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, tuple) or field in {"select", "include"}:
        return ("x",)
    return 7 if field in {"jobs", "max_findings"} else "x"


def changed(group: str, field: str) -> Request:
    value = GROUPS[group]
    new = value._replace(**{field: another(getattr(value, field), field)})
    return Request()._replace(**{group: new})


def key(request: Request) -> bytes:
    """Return what the keys of all files of a run have in common."""
    request = request._replace(work=request.work._replace(cache_dir=os.curdir))
    return FileCache(request).common


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_text("", encoding="utf-8")


def test_every_field_is_in_one_group() -> None:
    names = [field for _, field in FIELDS]
    assert len(names) == len(set(names))


def test_every_option_is_a_field_of_the_request_and_every_field_an_option() -> None:
    options: dict[str, Any] = vars(parse(check_parser(), []))
    fields = {field for _, field in FIELDS}
    assert set(options) - OTHERS == fields - {"overrides"}


@pytest.mark.parametrize("field", Basis._fields)
def test_what_findings_depend_on_is_in_the_key_of_the_cache(field: str) -> None:
    assert key(changed("basis", field)) != key(Request())


@pytest.mark.parametrize(("group", "field"), [item for item in FIELDS if item[0] != "basis"])
def test_what_findings_do_not_depend_on_is_not_in_the_key(group: str, field: str) -> None:
    assert key(changed(group, field)) == key(Request())


@pytest.mark.parametrize(
    ("group", "field"), [item for item in FIELDS if item[0] in {"inputs", "outcome"}]
)
def test_a_run_that_does_more_than_print_findings_is_never_answered_from_the_cache_alone(
    group: str, field: str
) -> None:
    inputs, outcome = ("paths", "force_exclude"), ("level", "fail_level", "exit_zero")
    plain = {*inputs, *outcome, "max_findings", "color"}
    assert may_be_warm(changed(group, field)) is (field in plain)


def test_options_become_a_request() -> None:
    given = ["--config", "a.toml", "--config", "level=error", "--select", "DUP", "-j", "2", "a.txt"]
    request = request_of(parse(check_parser(), given))
    assert request.inputs.paths == ("a.txt",)
    assert (request.basis.config, request.basis.overrides) == ("a.toml", ("level=error",))
    assert (request.basis.select, request.work.jobs) == (("DUP",), 2)
    assert request_of(parse(check_parser(), [])) == Request()

"""What silences findings costs in step with its length, whatever its form."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from lintnews.run.lint import lint_file
from lintnews.run.request import Basis, Inputs, Request
from lintnews.run.session import open_run
from tests.growing import outgrown

FORMS: dict[str, Callable[[int], tuple[str, str, str]]] = {
    "words of a suppressions file": lambda n: (
        "a.txt",
        "".join(f"The mayor of town {i} saw the the harbor.\n\n" for i in range(n // 42)),
        "".join(f'DUP105 in "town {i}x"\n' for i in range(n // 25)),
    ),
    "lines of a suppressions file": lambda n: (
        "a.txt",
        "".join(f"The mayor of town {i} saw the the harbor.\n\n" for i in range(n // 42)),
        "".join(f"DUP105 line {i}\n" for i in range(1, n // 16)),
    ),
    "codes that no rule has": lambda n: (
        "a.txt",
        f"# lintnews: off {' '.join(f'DUX{i}' for i in range(n // 8))}\nText here.\n",
        "",
    ),
    "comments in one line": lambda n: (
        "a.md",
        "a <!-- lintnews: ignore DUP101 --> " * (n // 35) + "\n",
        "",
    ),
}


def seconds(tmp_path: Path, form: Callable[[int], tuple[str, str, str]], size: int) -> float:
    name, text, suppressions = form(size)
    path = tmp_path / f"{size}{name}"
    path.write_text(text, encoding="utf-8")
    if suppressions:
        Path(f"{path}.lintnews").write_text(suppressions, encoding="utf-8")
    run = open_run(Request(Inputs((str(path),)), Basis(isolated=True)))
    begin = time.process_time()
    list(lint_file(str(path), run))
    return time.process_time() - begin


@pytest.mark.parametrize("form", FORMS)
def test_twice_as_many_cost_twice_as_much(tmp_path: Path, form: str) -> None:
    spent = partial(seconds, tmp_path, FORMS[form])
    assert not outgrown(spent, 10_000, 40_000, bound=9, least=0.02)

"""The processes of -j end with the one that began them, and what they are given to run stays quiet."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lintnews.run import jobs
from lintnews.run.request import Basis, Inputs, Request
from lintnews.run.session import open_run

LINT = [sys.executable, "-m", "lintnews", "--isolated", "--no-cache", "-j", "2"]
SLOW = """
import time
from lintnews import Severity, rule

@rule(code="HSE101", name="x-y", summary="x", severity=Severity.ERROR, roles=None, bad=("x",), good=("y",))
def c(reading):
    "w"
    time.sleep(1)
    return []
"""
LOUD = SLOW.replace("time.sleep(1)", "import sys; print('looking', file=sys.stderr)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text("A pier.\n\nIt has has said so.\n", "utf-8")
    (tmp_path / "slow.py").write_text(SLOW, "utf-8")
    (tmp_path / "loud.py").write_text(LOUD, "utf-8")
    return tmp_path


def children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(number) for number in listed.read_text().split()] if listed.exists() else []


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(
    not Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").exists(),
    reason="this system does not list the children of a process",
)
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_one_that_began_it(folder: Path, sign: signal.Signals) -> None:
    process = subprocess.Popen(
        [*LINT, "--rule-file", "slow.py", "--select", "HSE", "."],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(12_000):
        started = children(process.pid)
        if len(started) > 2:  # two that lint, and Python's tracker of semaphores
            break
        time.sleep(0.05)
    process.send_signal(sign)
    process.wait()
    assert len(started) > 2
    for _ in range(12_000):
        left = [one for one in started if is_alive(one)]
        if not left:
            break
        time.sleep(0.05)
    assert not left


def test_what_a_rule_says_on_standard_error_is_no_fault_in_several_processes(folder: Path) -> None:
    found = [
        subprocess.run(
            [*LINT[:-1], number, "--rule-file", "loud.py", "--select", "HSE,DUP105", "."],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        for number in ("1", "2")
    ]
    assert [one.returncode for one in found] == [1, 1]
    assert found[0].stdout == found[1].stdout
    assert found[0].stdout.count("DUP105") == 60


def test_where_there_can_be_no_processes_this_one_lints(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "/dev/shm")  # noqa: S108

    monkeypatch.chdir(folder)
    monkeypatch.setattr(jobs, "ProcessPoolExecutor", refuse)
    names = sorted(path.name for path in folder.glob("*.txt"))
    request = Request(
        inputs=Inputs(paths=tuple(names)), basis=Basis(isolated=True, select=("DUP105",))
    )
    found = jobs.lint_in_processes(names, request, 2, open_run(request), None)
    assert [one.path for one in found if one.code == "DUP105"] == names

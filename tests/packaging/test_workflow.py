"""The workflow is one by GitHub's schema, tests each Python that is promised, and keeps no secret."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # comes with pre-commit

ROOT = Path(__file__).parents[2]
PATH = ROOT / ".github" / "workflows" / "ci.yml"
TEXT = PATH.read_text(encoding="utf-8")
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]


@pytest.mark.parametrize(
    ("schema", "path"), [("github-workflows", PATH), ("github-actions", ROOT / "action.yml")]
)
def test_github_s_schema_takes_it(schema: str, path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_tests_every_python_that_the_package_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert JOBS["test"]["strategy"]["matrix"]["python"] == named


def test_only_what_was_tested_is_published_and_only_of_a_tag() -> None:
    assert JOBS["build"]["needs"] == "test"
    assert JOBS["publish"]["needs"] == "build"
    assert JOBS["publish"]["if"] == "github.ref_type == 'tag'"


def test_no_secret_is_kept_and_one_job_may_prove_who_it_is() -> None:
    assert "secrets." not in TEXT
    rights = {name: job.get("permissions") for name, job in JOBS.items()}
    assert rights == {"test": None, "build": None, "publish": {"id-token": "write"}}
    assert yaml.safe_load(TEXT)["permissions"] == {"contents": "read"}


def test_nothing_of_an_event_is_pasted_into_a_script() -> None:
    for job in JOBS.values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")

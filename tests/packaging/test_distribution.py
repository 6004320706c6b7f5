"""What would be published: the source and the wheel made of it, complete, sound, and nothing else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path, PurePosixPath

import pytest

from lintnews.values import VERSION

ROOT = Path(__file__).parents[2]
WHEELHOUSE = os.environ.get("LINTNEWS_WHEELHOUSE")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
pytest.importorskip("hatchling", reason="hatchling is not installed: nothing is built")
pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(
        not WHEELHOUSE, reason="LINTNEWS_WHEELHOUSE names no wheelhouse: run python3 tests/run.py"
    ),
]
READ = """
import lintnews
report = lintnews.lint({text!r}, filename={name!r})
assert not report.failures, report.failures
assert [one.code for one in report.findings] == ["DUP105"], report.findings
"""
# extra -> what an environment with this extra alone can do
TRIALS = {
    "markdown": READ.format(name="a.md", text="# Pier\n\nThe ferry *sails* on on Friday.\n"),
    "html": READ.format(
        name="a.html",
        text="<article><h1>Pier</h1><p>The ferry <b>sails</b> on on Friday.</p></article>",
    ),
    "report": (
        "import lintnews\nfrom lintnews.web.report_page import page\nlinter = lintnews.Linter()\n"
        "page(linter.lint('Pier\\n\\nIt is open.\\n', filename='a.txt'), linter.rules)"
    ),
    "lsp": "import lintnews.editor.language_server",
    "serve": "import lintnews.web.server",
    "docx": "import lintnews.word.comments",
    "warc": (
        "import lintnews\n"
        "report = lintnews.lint(b'WARC/1.0\\r\\nWARC-Type: warcinfo\\r\\nWARC-Record-ID: <urn:uuid:0>\\r\\n'"
        "b'WARC-Date: 2024-05-06T00:00:00Z\\r\\nContent-Length: 0\\r\\n\\r\\n\\r\\n\\r\\n', filename='a.warc')\n"
        "assert not report.failures, report.failures"
    ),
    "encodings": (
        "from lintnews.article.source import decode\n"
        "decode('a.txt', 'Le café est fermé.'.encode('cp1252'), 'auto')"
    ),
}
# Engines for clusters, and what only fits parameters: too large to be installed for a test.
LARGE = {"scan", "cluster", "tables", "fit"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the source distribution, and of the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    source = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    subprocess.run(source, cwd=ROOT, check=True, capture_output=True)
    (archive,) = folder.glob("lintnews-*.tar.gz")
    offline = ["--no-index", "--find-links", str(WHEELHOUSE), "--no-deps", "-q"]
    wheel = [sys.executable, "-m", "pip", "wheel", *offline, "-w", str(folder), str(archive)]
    subprocess.run(wheel, check=True)
    return folder


def in_wheel(built: Path) -> set[str]:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def metadata(built: Path) -> Message:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return message_from_string(
            archive.read(f"lintnews-{VERSION}.dist-info/METADATA").decode("utf-8")
        )


def tracked(*folders: str) -> set[str]:
    """Return the files of the repository below some folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout: nobody knows which files belong to it")
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


def test_the_wheel_holds_the_packages_the_manual_and_nothing_else(built: Path) -> None:
    wanted = {
        re.sub(r"^rules/", "", name)
        for name in tracked("lintnews", "rules/lintnews_rules")
        if not name.startswith(("lintnews/editor/vscode/", "lintnews/web/frontend/"))
    }
    wanted |= {
        name.replace("docs/", "lintnews/manual/written/", 1)
        for name in tracked("docs/measurements.toml", "docs/reference", "docs/rules")
    }
    here = {name for name in in_wheel(built) if not name.startswith(f"lintnews-{VERSION}.")}
    assert here - wanted == set()
    assert wanted - here == set()


def test_the_wheel_brings_the_manual_page_and_the_completions(built: Path) -> None:
    data = {name for name in in_wheel(built) if name.startswith(f"lintnews-{VERSION}.data/")}
    assert {
        PurePosixPath(name).relative_to(f"lintnews-{VERSION}.data/data/share") for name in data
    } == {
        PurePosixPath("man/man1/lintnews.1"),
        PurePosixPath("bash-completion/completions/lintnews"),
        PurePosixPath("zsh/site-functions/_lintnews"),
        PurePosixPath("fish/vendor_completions.d/lintnews.fish"),
    }


def test_the_source_holds_what_builds_and_tests_it(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        here = {name.partition("/")[2] for name in archive.getnames()}
    assert tracked("lintnews", "rules", "tests", "docs") <= here
    assert {"pyproject.toml", "README.md", "LICENSE", "PKG-INFO", "zensical.toml"} <= here
    assert not [
        name for name in here if name.startswith((".wheelhouse", ".venv")) or name.endswith(".pyc")
    ]


def test_the_version_stands_in_one_place(built: Path) -> None:
    assert "version" in PROJECT["dynamic"]
    assert {path.name for path in built.iterdir()} == {
        f"lintnews-{VERSION}.tar.gz",
        f"lintnews-{VERSION}-py3-none-any.whl",
    }
    extension = json.loads((ROOT / "lintnews/editor/vscode/package.json").read_text("utf-8"))
    assert extension["version"] == VERSION, "npm needs it there too"
    changelog = (ROOT / "docs" / "changelog.md").read_text(encoding="utf-8")
    assert f"\n## {VERSION} (" in changelog


def test_twine_finds_nothing_wrong(built: Path) -> None:
    pytest.importorskip("twine", reason="twine is not installed: the metadata is not checked")
    files = [str(path) for path in built.iterdir()]
    command = [sys.executable, "-m", "twine", "--no-color", "check", "--strict", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASSED") == 2


def test_every_extra_is_tried(built: Path) -> None:
    extras = set(metadata(built).get_all("Provides-Extra", []))
    assert extras - LARGE == {*TRIALS, "all", "dev"}


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment with the wheel, what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    venv.create(folder, with_pip=False)
    found = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    (wheel,) = built.glob("*.whl")
    install("--python", str(found), "install", str(wheel))
    return found


def install(*arguments: str) -> None:
    offline = ["--no-index", "--find-links", str(WHEELHOUSE), "--no-compile", "-q"]
    subprocess.run([sys.executable, "-m", "pip", *arguments, *offline], check=True)


def required(built: Path, extra: str) -> list[str]:
    """Return the requirements that an extra adds."""
    condition = re.compile(rf"; extra == ['\"]{extra}['\"]$")
    requirements = metadata(built).get_all("Requires-Dist", [])
    return [condition.sub("", one) for one in requirements if condition.search(one)]


@pytest.mark.parametrize("extra", TRIALS)
def test_an_extra_is_what_its_face_needs(
    extra: str, built: Path, python: Path, tmp_path: Path
) -> None:
    def trial(path: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(python), "-c", TRIALS[extra]],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    assert trial("").returncode != 0, f"{extra} is not needed"
    install("install", "--target", str(tmp_path / "extra"), *required(built, extra))
    done = trial(str(tmp_path / "extra"))
    assert done.returncode == 0, done.stderr


def test_the_installed_command_prints_the_manual_and_the_page_of_a_rule(
    python: Path, tmp_path: Path
) -> None:
    def said(*arguments: str) -> str:
        command = [str(python), "-I", "-m", "lintnews", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout

    assert said("help", "exit-codes").startswith("# Exit codes")
    assert "## Measured" in said("explain", "DUP101")
    page = said("rules", "--url", "DUP101").split("file://")[1].strip()
    assert Path(page).is_relative_to(python.parents[1])
    assert Path(page).is_file()
    assert (python.parents[1] / "share" / "man" / "man1" / "lintnews.1").is_file()

"""What is fuzzed: functions of bytes that must come back, whatever the bytes are.

A target raises where something is wrong: an exception that is not one of ours, a finding that
speaks of a failure of ours, a place outside of the text, a second fix that still changes
something. Clear errors (``LintnewsError``) are right answers.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import fuzz_seeds as seeds

from lintnews.article.source import Source, decode
from lintnews.config import schema
from lintnews.errors import FixError, LintnewsError
from lintnews.globs import Glob
from lintnews.linting.engine import Active, Ruleset
from lintnews.linting.finding import Applicability, Located
from lintnews.linting.speech import Spoken
from lintnews.linting.suppression_file import SuppressionFile
from lintnews.linting.tables.file import load as load_tables
from lintnews.plugins import registry
from lintnews.readers.frontmatter import front_matter
from lintnews.readers.shipped_readers import READERS
from lintnews.reporters.json import as_object
from lintnews.run import cache as caches
from lintnews.run import fixing, new_only
from lintnews.run.facts import override_metadata
from lintnews.run.lint import lint_file, lint_source
from lintnews.run.request import Basis, Request
from lintnews.run.session import LintRun, open_run

Target = Callable[[bytes], None]


@cache
def desk() -> LintRun:
    """Return a run of every rule of the desk."""
    return open_run(Request(basis=Basis(isolated=True, profile="desk")))


@cache
def quick() -> LintRun:
    """Return a run of few rules, for what is not about rules."""
    return open_run(Request(basis=Basis(isolated=True, select=("DUP105,QUO106,LNT",))))


@cache
def folder() -> Path:
    """Return a folder for what has to be a file, in memory where there is such a one."""
    memory = Path("/dev/shm")  # noqa: S108
    return Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None))


def require_sound(found: Iterable[Located], text: str | None = None) -> None:
    """Hold that no finding speaks of a fault of ours, and that each lies in the text.

    Raises:
        AssertionError: with what is wrong.
    """
    for one in found:
        if one.code == "LNT900" or "was not checked to its end" in one.message:
            raise AssertionError(one.message)
        if text is not None and not 0 <= one.place.start <= one.place.end <= len(text):
            raise AssertionError(one)
        json.dumps(as_object(one))


def text_of(data: bytes) -> str:
    """Return bytes as text, whatever they are."""
    return data.decode("utf-8", "replace")


def _reader(extension: str) -> Target:
    def target(data: bytes) -> None:
        require_sound(lint_file(f"a{extension}", quick(), data))

    return target


def rules(data: bytes) -> None:
    """Lint a text with every rule."""
    text = text_of(data)
    require_sound(lint_source(Source("a.txt", text), desk()), text)


def rules_on_markdown(data: bytes) -> None:
    """Lint a post with every rule."""
    text = text_of(data)
    require_sound(lint_source(Source("a.md", text), desk()), text)


def fixes(data: bytes) -> None:
    """Apply every fix; a second time there is nothing to fix, and what was said still stands."""
    every = frozenset(Applicability)

    def lint(source: Source) -> Iterable[Located]:
        return lint_source(source, desk())

    def spoken(source: Source) -> Iterable[Spoken]:
        return fixing.spoken_in(source, desk())

    source = Source("a.txt", text_of(data))
    try:
        fixed = fixing.fix(source, lint, every, spoken=spoken)
        again = fixing.fix(fixed.source, lint, every, spoken=spoken)
    except FixError:
        return
    if again.applied:
        raise AssertionError(again.applied)
    stands = _bare(fixed.source.text)
    for one in spoken(source):
        for words in one.words:
            if _bare(words.of(source.text)) not in stands:
                raise AssertionError(words.of(source.text))


def _bare(text: str) -> str:
    """Return the letters and figures of a text alone."""
    return "".join(filter(str.isalnum, text))


def directives(data: bytes) -> None:
    """Lint a text that is silenced by what stands in it."""
    lines = text_of(data).split("\n")
    copy = "\n\n".join(f"# lintnews: {line}\n\nIt has has said so." for line in lines[:50])
    require_sound(lint_source(Source("a.txt", f"Pier opens\n\n{copy}\n"), quick()))


def suppressions(data: bytes) -> None:
    """Read a suppressions file, and silence with it."""
    run = quick()
    source = Source("a.txt", "Pier opens\n\nIt has has said so.\n")
    try:
        file = SuppressionFile(decode("a.txt.lintnews", data), run.rules_for("a.txt"))
    except LintnewsError:
        return
    for article in run.articles(source):
        file.suppress((), article, source)


def configuration(data: bytes) -> None:
    """Read a configuration."""
    path = folder() / "lintnews.toml"
    path.write_bytes(data)
    with suppress(LintnewsError):
        schema.load(path, _known())


def override(data: bytes) -> None:
    """Read what --config KEY=VALUE gives."""
    with suppress(LintnewsError):
        schema.parse_override(text_of(data), _known())


@cache
def _known() -> schema.Known:
    return schema.Known(tuple(desk().registry.by_code().values()))


def rule_tables(data: bytes) -> None:
    """Read a rule file, and lint with its rules."""
    path = folder() / "rules.toml"
    path.write_bytes(data)
    try:
        found = load_tables(path, guarded=True)
    except LintnewsError:
        return
    run = _run_of(Ruleset(tuple(Active(rule, rule.options(), rule.severity) for rule in found)))
    run("Pier opens\n\nThe crew utilized the the old pier on Monday, the mayor said.\n")


def _run_of(ruleset: Ruleset) -> Callable[[str], None]:
    from lintnews.linting.engine import check
    from lintnews.readers.text import read

    def run(text: str) -> None:
        for article in read(Source("a.txt", text)):
            check(article, ruleset)

    return run


def globs(data: bytes) -> None:
    """Match a pattern against a path."""
    pattern, _, path = text_of(data).partition("\n")
    with suppress(LintnewsError):
        Glob(pattern, "/news").matches(f"/news/{path[:200]}")


def baseline(data: bytes) -> None:
    """Read a baseline; what was read can be written and read again."""
    try:
        found = new_only.parse("baseline.json", text_of(data))
    except LintnewsError:
        return
    text = new_only.render(found)
    if new_only.render(new_only.parse("baseline.json", text)) != text:
        message = "what is written is not what is read again"
        raise AssertionError(message)


def cache_entry(data: bytes) -> None:
    """Read an entry of the cache: findings, or a miss."""
    found = caches.read(text_of(data), "a.txt")
    require_sound(found or ())


def cache_database(data: bytes) -> None:
    """Open a cache whose database is these bytes."""
    path = folder() / "cache"
    path.mkdir(exist_ok=True)
    for file in path.iterdir():
        file.unlink()
    store = caches.Store(str(path))
    store.put(b"k", "[]")
    store.flush()
    (file,) = (one for one in path.iterdir() if one.suffix == ".sqlite")
    whole = bytearray(file.read_bytes())
    at = int.from_bytes(data[:2], "big") % len(whole)
    whole[at : at + len(data) - 2] = data[2:]
    file.write_bytes(whole)
    with suppress(sqlite3.Error):
        del store
    again = caches.Store(str(path))
    again.get((b"k",))
    again.put(b"l", "[]")
    again.flush()


def metadata(data: bytes) -> None:
    """Read a table of facts."""
    path = folder() / "facts.tsv"
    path.write_bytes(data)
    with suppress(LintnewsError):
        override_metadata(Basis(metadata=str(path)))


def front(data: bytes) -> None:
    """Read front matter."""
    with suppress(LintnewsError):
        front_matter(text_of(data))


def word_document(data: bytes) -> None:
    """Read a Word document whose text is this XML, and write comments into it."""
    document = seeds.word(data)
    require_sound(lint_file("a.docx", quick(), document))


def word_file(data: bytes) -> None:
    """Read a Word file that is damaged."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        require_sound(lint_file("a.docx", quick(), data))


def word_review(data: bytes) -> None:
    """Write what an editor would mark into a Word document."""
    from lintnews.run.library import Linter
    from lintnews.word.comments import reviewed

    linter = _linter(Linter)
    document = seeds.word(data)
    report = linter.lint(document, filename="a.docx")
    if report.text and not report.failures:
        with suppress(LintnewsError):
            reviewed(document, report, linter.rules)


@cache
def _linter(make: Any) -> Any:
    return make()


@cache
def _client() -> Any:
    from starlette.testclient import TestClient

    from lintnews.web.server import application

    return TestClient(application(), base_url="http://127.0.0.1:8123")


def http(data: bytes) -> None:
    """Ask the server: the first byte says which way, the rest is the body."""
    paths = ("/v1/check", "/v1/inspect", "/v1/report", "/v1/text", "/v2/check")
    kinds = (
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
    )
    way = data[0] if data else 0
    answer = _client().post(
        paths[way % len(paths)],
        content=data[1:],
        headers={"Content-Type": kinds[way // len(paths) % len(kinds)]},
    )
    if answer.status_code >= 500:
        raise AssertionError(answer.text)


TARGETS: dict[str, Target] = {
    **{
        f"read-{reader.name}": _reader(reader.extensions[0])
        for reader in READERS
        if reader.name != "docx"
    },
    "rules": rules,
    "rules-markdown": rules_on_markdown,
    "fixes": fixes,
    "directives": directives,
    "suppressions": suppressions,
    "configuration": configuration,
    "override": override,
    "rule-tables": rule_tables,
    "globs": globs,
    "baseline": baseline,
    "cache-entry": cache_entry,
    "cache-database": cache_database,
    "metadata": metadata,
    "front-matter": front,
    "word-document": word_document,
    "word-file": word_file,
    "word-review": word_review,
    "http": http,
}
#: What a target needs besides lintnews itself.
NEEDS = {
    "read-parquet": "pyarrow",
    "read-warc": "warcio",
    "word-document": "docx",
    "word-file": "docx",
    "word-review": "docx",
    "http": "starlette",
}


def targets() -> dict[str, Target]:
    """Return the targets that can run here."""
    from importlib.util import find_spec

    missing = {name for name, module in NEEDS.items() if find_spec(module) is None}
    return {name: target for name, target in TARGETS.items() if name not in missing}


def load() -> None:
    """Load rules and lists, so that the first input is not the slow one."""
    registry.load()
    rules(b"Pier opens\n\nThe pier opens, the mayor said.\n")

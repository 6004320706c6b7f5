"""What is stated about the copy: date, kind and language, for all of it or file by file."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Mapping

from lintnews.article.metadata import is_language_tag, language_hint
from lintnews.article.model import Article, Kind
from lintnews.errors import ConfigError, UsageError, did_you_mean
from lintnews.hints import Any
from lintnews.run.request import Basis, Say, silent

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_COLUMNS = ("file", "date", "kind", "language")

#: Where a fact came from that an option, a table or a caller states.
BY_HAND = "stated for the run"

Facts = dict[str, Any]


def override_metadata(basis: Basis, say: Say = silent) -> Callable[[str, Article], Article] | None:
    """Return the function that puts what is stated about a file into its article.

    It is ``None`` if nothing is stated.

    Raises:
        UsageError: if a statement does not say what it must.
        ConfigError: with every line of the table that is wrong.
    """
    stated = facts(basis.date, basis.kind, basis.language)
    table = _table(basis.metadata, say) if basis.metadata is not None else {}
    if not stated and not table:
        return None

    def override(name: str, article: Article) -> Article:
        return with_facts(article, {**stated, **table.get(os.path.realpath(name), {})})

    return override


def facts(date: str | None, kind: str | None, language: str | None, *, prefix: str = "--") -> Facts:
    """Return what is stated, as fields of an article's metadata.

    ``prefix`` comes before the name of each in messages.

    Raises:
        UsageError: with everything that is wrong.
    """
    stated: Facts = {}
    problems: list[str] = []
    for name, value in (("date", date), ("kind", kind), ("language", language)):
        if value is not None:
            _state(stated, name, value, f"{prefix}{name}", problems)
    if problems:
        raise UsageError("\n".join(problems))
    return stated


def with_facts(article: Article, stated: Facts) -> Article:
    """Return the article with what is stated about it."""
    if not stated:
        return article
    before = article.metadata
    origins = {**before.stated, **dict.fromkeys(stated, BY_HAND)}
    return article._replace(metadata=before._replace(**stated, stated=origins))


def _state(facts: Facts, name: str, value: str, place: str, problems: list[str]) -> None:
    """Add one fact, or the problem with it."""
    if name == "date":
        date = _date(value)
        if date is None:
            problems.append(f"{place}: {value!r} is not a day in the form YYYY-MM-DD")
        facts["published"] = date
    elif name == "kind":
        kinds = tuple(Kind)
        if value not in kinds:
            problems.append(
                f"{place}: there is no kind {value!r}{did_you_mean(value, kinds)} (there are "
                f"{', '.join(kinds)})"
            )
            return
        facts["kind"] = Kind(value)
    elif is_language_tag(value):
        facts["language"] = value.partition("-")[0].lower()
    else:
        problems.append(
            f"{place}: {value!r} is not the two-letter code of a language, as en or "
            f"en-GB{language_hint(value)}"
        )


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(_DAY, text) else None
    except ValueError:
        return None


def _table(path: str, say: Say) -> Mapping[str, Facts]:
    """Read a table of facts; its files count from its own folder.

    Raises:
        ConfigError: with every line that is wrong.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            lines = [line.rstrip("\n") for line in file]
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([f"--metadata: {path}: cannot be read: {error}"]) from error
    header = lines[0].split("\t") if lines else []
    problems = []
    if "file" not in header:
        problems.append(
            f"{path}:1: the first line must name the columns, with tabs between them: "
            f"{', '.join(_COLUMNS)}"
        )
    if problems:
        raise ConfigError(problems)
    unknown = [name for name in header if name not in _COLUMNS]
    if unknown:
        what = "column" if len(unknown) == 1 else "columns"
        hints = ", ".join(f"{name!r}{did_you_mean(name, _COLUMNS)}" for name in unknown)
        say(f"{path}:1: not read: the {what} {hints}")
    folder = os.path.dirname(os.path.abspath(path))
    table: dict[str, Facts] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            name, facts = _row(line, header, f"{path}:{number}", problems)
            table[os.path.realpath(os.path.join(folder, name))] = facts
    if problems:
        raise ConfigError(problems)
    return table


def _row(line: str, header: list[str], place: str, problems: list[str]) -> tuple[str, Facts]:
    """Return the file of a line of the table and what is stated of it; keep what is wrong."""
    cells = line.split("\t")
    if len(cells) > len(header):
        problems.append(
            f"{place}: {len(cells)} cells, and the first line names {len(header)} columns"
        )
    facts: Facts = {}
    file = ""
    column = 1
    for name, cell in zip(header, cells, strict=False):
        if "\0" in cell:
            problems.append(f"{place}:{column}: a NUL, which no name and no fact holds")
        elif name == "file":
            file = cell.strip()
        elif name in _COLUMNS and cell.strip():
            _state(facts, name, cell.strip(), f"{place}:{column}", problems)
        column += len(cell) + 1
    return file, facts

"""lintnews from Python: a text or files in, reports out.

Nothing here prints, ends the process, reads the environment, or reads a configuration
file that was not named. What is asked for wrongly raises one of the errors in
``lintnews.errors``; a text that cannot be read is a finding, as on the command line.
"""

from __future__ import annotations

import copy
import datetime as dt
import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.article.source import Source, decode
from lintnews.article.span import Span
from lintnews.errors import SourceError, UsageError
from lintnews.guard import UNGUARDED
from lintnews.linting.engine_rules import ENGINE_RULES, FAILURES
from lintnews.linting.finding import Edit, Fix, Located, Place, said_place
from lintnews.linting.rule import Rule
from lintnews.run.facts import facts, with_facts
from lintnews.run.files import STDIN
from lintnews.run.lint import lint_parts, unreadable
from lintnews.run.request import Basis, Request
from lintnews.run.session import LintRun, find_files, open_run
from lintnews.values import NamedTuple

_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")
_ISO = "%Y-%m-%d"


class Report(NamedTuple):
    """What was found in one text or file.

    Places count in ``text``, in code points: it has no byte order mark. ``readings`` are
    its articles as the rules saw them, with every analysis; most texts are one article.
    ``failures`` says what could not be done: a plugin that did not load, a text that
    cannot be read, a rule that failed. Without any the whole job was done.
    """

    path: str
    text: str
    findings: tuple[Located, ...]
    readings: tuple[Reading, ...] = ()
    failures: tuple[str, ...] = ()

    @property
    def reading(self) -> Reading | None:
        """The first article as the rules saw it, ``None`` if there is none."""
        return self.readings[0] if self.readings else None

    @property
    def article(self) -> Article | None:
        """The first article, ``None`` if there is none."""
        return self.readings[0].article if self.readings else None

    @property
    def record(self) -> str | None:
        """The name of the first article in a file that holds many."""
        return self.readings[0].article.record if self.readings else None

    def in_utf16(self) -> Report:
        """Return the report with offsets and columns in UTF-16 units, as JavaScript counts.

        Findings about another file (its suppressions file) are left as they are.
        """
        wide = [match.start() for match in _BEYOND_16_BITS.finditer(self.text)]
        if not wide:
            return self
        return self._replace(
            findings=tuple(
                _in_utf16(one, wide) if one.path == self.path else one for one in self.findings
            )
        )


class Linter:
    """Lints texts and files with rules that are loaded once; threads may share it.

    It takes a profile, a stage and a configuration file, or a whole ``request``. Rules
    run unguarded: one that prints does print, and one that never ends is not ended.
    """

    def __init__(
        self,
        *,
        profile: str | None = None,
        stage: str | None = None,
        config: str | os.PathLike[str] | None = None,
        request: Request | None = None,
    ) -> None:
        """Load the plugins and the configuration.

        Raises:
            UsageError: if the request names what does not exist.
            ConfigError: with everything that is wrong in the configuration.
            PluginError: if there is no rule.
        """
        if request is None:
            file = None if config is None else os.fspath(config)
            basis = Basis(profile=profile, stage=stage, config=file, isolated=file is None)
            request = Request(basis=basis)
        self._request = request
        self._run = open_run(request, guard=UNGUARDED)
        if request.basis.config is not None:
            self._run.require_sound_settings((STDIN,))

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule that is loaded, by its code, whether it runs or not."""
        return {rule.code: rule for rule in (*ENGINE_RULES, *self._run.registry.rules)}

    def lint(
        self,
        text: str | bytes,
        *,
        filename: str | None = None,
        date: dt.date | str | None = None,
        kind: str | None = None,
        language: str | None = None,
    ) -> Report:
        """Return what is found in a text, which the file name tells the format of.

        Raises:
            UsageError: if the date, the kind or the language cannot be understood.
            ConfigError: with everything that is wrong in the configuration of the file.
        """
        return self._lint_text(filename or STDIN, text, _stating(self._run, date, kind, language))

    def _lint_text(self, name: str, text: str | bytes, run: LintRun) -> Report:
        run.require_sound_settings((name,))
        try:
            source = _decoded(name, text, run)
        except SourceError as error:
            return self._report(Source(name, ""), (unreadable(name, str(error)),))
        return self._lint(source, run)

    def lint_files(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        date: dt.date | str | None = None,
        kind: str | None = None,
        language: str | None = None,
    ) -> Iterator[Report]:
        """Return a report for each file that the paths mean, linted when it is asked for.

        Raises:
            UsageError: if a path means nothing; also as in ``lint``.
            ConfigError: with everything that is wrong in the configurations of the files.
        """
        run = _stating(self._run, date, kind, language)
        messages: list[str] = []
        inputs = self._request.inputs._replace(paths=tuple(os.fspath(path) for path in paths))
        names, failed, _ = find_files(inputs, run, messages.append)
        if failed:
            raise UsageError("\n".join(messages))
        run.require_sound_settings(names)
        return (self._lint_file(name, run) for name in names)

    def _lint_file(self, name: str, run: LintRun) -> Report:
        try:
            source = run.decode(name, run.read(name))
        except SourceError as error:
            return self._report(Source(name, ""), (unreadable(name, str(error)),))
        return self._lint(source, run)

    def _lint(self, source: Source, run: LintRun) -> Report:
        parts = tuple(lint_parts(source, run))
        return self._report(
            source,
            tuple(one for part in parts for one in part.findings),
            tuple(part.reading for part in parts if part.reading is not None),
        )

    def _report(
        self, source: Source, findings: tuple[Located, ...], readings: tuple[Reading, ...] = ()
    ) -> Report:
        failed = [f"{said_place(one)}: {one.message}" for one in findings if one.code in FAILURES]
        return Report(source.name, source.text, findings, readings, (*self._run.failures, *failed))


def lint(
    text: str | bytes,
    *,
    filename: str | None = None,
    date: dt.date | str | None = None,
    kind: str | None = None,
    language: str | None = None,
    profile: str | None = None,
    stage: str | None = None,
    config: str | os.PathLike[str] | None = None,
) -> Report:
    """Return what is found in a text: the same as the command line finds.

    ``filename`` tells the format and names the text in its findings; it need not exist.
    ``date``, ``kind`` and ``language`` state what the text does not. No configuration
    file is read but the one that ``config`` names. For many texts keep a ``Linter``.

    Raises:
        UsageError: if something is asked for that does not exist.
        ConfigError: with everything that is wrong in the configuration.
    """
    linter = _linter(profile, stage, config)
    return linter.lint(text, filename=filename, date=date, kind=kind, language=language)


def lint_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    date: dt.date | str | None = None,
    kind: str | None = None,
    language: str | None = None,
    profile: str | None = None,
    stage: str | None = None,
    config: str | os.PathLike[str] | None = None,
) -> Iterator[Report]:
    """Return a report for each file that the paths mean: files, folders of articles, patterns.

    The arguments are those of ``lint``. A file is read when its report is asked for.

    Raises:
        UsageError: if a path means nothing, or something is asked for that does not exist.
        ConfigError: with everything that is wrong in the configuration.
    """
    linter = _linter(profile, stage, config)
    return linter.lint_files(paths, date=date, kind=kind, language=language)


def _linter(
    profile: str | None, stage: str | None, config: str | os.PathLike[str] | None
) -> Linter:
    """Return a linter: a new one if there is a configuration, which may have changed."""
    if config is not None:
        return Linter(profile=profile, stage=stage, config=config)
    return _shared_linter(profile, stage)


@lru_cache(maxsize=8)
def _shared_linter(profile: str | None, stage: str | None) -> Linter:
    return Linter(profile=profile, stage=stage)


def _stating(
    run: LintRun, date: dt.date | str | None, kind: str | None, language: str | None
) -> LintRun:
    """Return a run of the same rules in which this is stated about every article."""
    day = date.strftime(_ISO) if isinstance(date, dt.date) else date
    stated = facts(day, kind, language, prefix="")
    before = run.override_metadata

    def override(name: str, article: Article) -> Article:
        return with_facts(article if before is None else before(name, article), stated)

    run = copy.copy(run)
    if stated:
        run.override_metadata = override
        run.day = stated.get("published", run.day)
    return run


def _decoded(name: str, text: str | bytes, run: LintRun) -> Source:
    """Return the source of a text; a string is not asked how it is encoded.

    Raises:
        SourceError: if it is no text.
    """
    if isinstance(text, bytes):
        return run.decode(name, text)
    return decode(name, text.encode("utf-8", "surrogatepass"), "utf-8")


def _in_utf16(one: Located, wide: list[int]) -> Located:
    fix = one.fix
    if fix is not None:
        edits = (
            Edit(Span(_units(edit.span.start, wide), _units(edit.span.end, wide)), edit.text)
            for edit in fix.edits
        )
        fix = Fix(tuple(edits), fix.applicability)
    related = tuple(item._replace(place=_place(item.place, wide)) for item in one.related)
    return one._replace(place=_place(one.place, wide), related=related, fix=fix)


def _place(place: Place, wide: list[int]) -> Place:
    start, end = _units(place.start, wide), _units(place.end, wide)
    line = _units(place.start - place.column + 1, wide)
    end_line = _units(place.end - place.end_column + 1, wide)
    return place._replace(
        start=start, end=end, column=start - line + 1, end_column=end - end_line + 1
    )


def _units(offset: int, wide: list[int]) -> int:
    """Return an offset in UTF-16 units; a character ``wide`` takes two of them."""
    return offset + bisect_left(wide, offset)

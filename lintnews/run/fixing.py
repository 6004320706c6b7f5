"""``--fix`` and ``--diff``: fix what can be fixed, and hand on what remains.

Each round applies what does not touch another fix and reads the text again, until
nothing is left to apply. A second run therefore changes nothing.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import (
    FixError,
    LintnewsError,
    ReaderError,
    SourceError,
    UsageError,
    WriteError,
)
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Applicability, Edit, Located
from lintnews.linting.speech import MARKS, Said, Spoken, spoken_in_source
from lintnews.reporters.escape import visible
from lintnews.run import writing
from lintnews.run.files import STDIN, files_of, read_bytes
from lintnews.run.lint import lint_source, unreadable
from lintnews.run.new_only import NewOnly
from lintnews.run.request import Request, Say, silent
from lintnews.run.session import LintRun
from lintnews.run.since import touches
from lintnews.values import NamedTuple

SAFE = frozenset({Applicability.SAFE})
UNSAFE = frozenset({Applicability.SAFE, Applicability.UNSAFE})

_MOST_ROUNDS = 1000  # each of which may take out one of a long row
_MOST_GROWING = 20  # rounds that make the text longer
_MOST_GROWTH = 10_000  # code points more than twice the text
_DANGEROUS = re.compile(r'[\x00-\x1f"\\\x7f]')
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
#: Set where a CI runner reads what is printed, and takes some lines for commands.
_RUNNERS = ("GITHUB_ACTIONS", "TF_BUILD")
_LINE_END = re.compile(r"\r\n|\n|\r")


def _nothing(_source: Source) -> tuple[Spoken, ...]:
    """Say that there is no speech."""
    return ()


class Fixed(NamedTuple):
    """A source after its fixes: what was applied, and the findings that remain in it."""

    source: Source
    applied: tuple[Located, ...]
    remaining: tuple[Located, ...]


def fix(
    source: Source,
    lint: Callable[[Source], Iterable[Located]],
    applicable: frozenset[Applicability] = SAFE,
    within: tuple[Span, ...] | None = None,
    *,
    keep_lines: bool = False,
    spoken: Callable[[Source], Iterable[Spoken]] = _nothing,
) -> Fixed:
    """Apply the fixes of what ``lint`` finds until none is left.

    ``within`` are stretches of the source: only findings that touch one of them
    are fixed, and only they remain. The stretches move with the text. With
    ``keep_lines`` a fix that would change the number of lines is not made. ``spoken`` is
    asked what is said in the source: no word of that is changed, in whatever round.

    Raises:
        FixError: if the fixes undo each other for ever, or make the text longer and
            longer. It names the rules.
    """
    seen = {source.text}
    longest = 2 * len(source.text) + _MOST_GROWTH
    growing = 0
    newline = _newline(source.text)
    applied: list[Located] = []
    chosen: tuple[Located, ...] = ()
    said: Said | None = None
    for _ in range(_MOST_ROUNDS):
        found = tuple(
            one for one in lint(source) if within is None or _is_within(one, source, within)
        )
        # A finding may be about another file: the suppressions next to the copy.
        own = [
            one
            for one in found
            if one.path == source.name
            and _is_applicable(one, source.text, applicable)
            and not (keep_lines and _moves_lines(one, source.text))
        ]
        chosen, said = _chosen(own, source, said, spoken)
        edits = _edits(chosen, newline)
        text = _made(source.text, edits)
        if text == source.text:
            return Fixed(source, tuple(applied), found)
        growing += len(text) > len(source.text)
        if text in seen or growing > _MOST_GROWING or len(text) > longest:
            break
        seen.add(text)
        within = None if within is None else tuple(moved(span, edits) for span in within)
        source = source._replace(text=text)
        applied.extend(chosen)
    codes = ", ".join(sorted({one.code for one in chosen}))
    message = (
        f"the fixes of {codes} undo each other or never end, so it was left as it is; leave "
        "one of the rules out with --ignore"
    )
    raise FixError(message)


def _chosen(
    wanted: list[Located],
    source: Source,
    said: Said | None,
    spoken: Callable[[Source], Iterable[Spoken]],
) -> tuple[tuple[Located, ...], Said | None]:
    """Return the fixes after which all that is said is still between marks, and what is said then.

    Fixes that make the marks pair otherwise are left out: those of the marks in the lines where
    somebody's words come to stand outside of them, else of all marks, else every fix.
    """
    text = source.text
    newline = _newline(text)
    if wanted and said is None:
        said = Said(text, spoken(source))
    chosen = choose(wanted, text, frozenset(Applicability), said)
    for wide in (False, True, None):
        if not chosen or said is None:
            break
        edits = _edits(chosen, newline)
        after = _made(text, edits)
        now = Said(after, spoken(source._replace(text=after)))
        lost = said.lost(edits, now)
        if not lost:
            return chosen, now
        if wide is not None:
            where = [Span(0, len(text))] if wide else [_whole_lines(text, span) for span in lost]
            chosen = tuple(one for one in chosen if not _moves_marks(one, text, where))
    return (), said


def _whole_lines(text: str, span: Span) -> Span:
    """Return the whole lines that a stretch is in."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _moves_marks(one: Located, text: str, where: Iterable[Span]) -> bool:
    """Return whether a fix changes a quotation mark or the end of a line in such stretches."""
    edits = [
        edit
        for edit in (one.fix.edits if one.fix else ())
        if MARKS.search(edit.text) or MARKS.search(edit.span.of(text))
    ]
    return any(_touch(edit.span, stretch) for stretch in where for edit in edits)


def choose(
    found: Iterable[Located],
    text: str,
    applicable: frozenset[Applicability],
    said: Said | None = None,
) -> tuple[Located, ...]:
    """Return the findings whose fixes can be applied together, whole, since no two touch.

    None of them changes a word of what is ``said`` in the text.
    """
    chosen: list[Located] = []
    taken: list[Span] = []
    for one in sorted(found, key=_first_edit):
        if one.fix is None or not _is_applicable(one, text, applicable):
            continue
        spans = [edit.span for edit in one.fix.edits]
        if any(_touch(span, other) for span in spans for other in taken):
            continue
        if said is not None:
            if not said.spares(one.fix.edits):
                continue
            said.take(one.fix.edits)
        taken.extend(spans)
        chosen.append(one)
    return tuple(chosen)


def _made(text: str, edits: list[Edit]) -> str:
    """Return the text with the edits made; it ends as it did, unless an edit is about its end."""
    after = apply(text, edits)
    if any(_is_last_line_end(edit, text) for edit in edits):
        return after
    return _ending_like(text, after)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; they must not overlap."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces.append(text[position : edit.span.start])
        pieces.append(edit.text)
        position = edit.span.end
    pieces.append(text[position:])
    return "".join(pieces)


def moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Return where a stretch is after the edits; what they put in at its edges belongs to it."""
    start, end = span.start, span.end
    for edit in edits:
        growth = len(edit.text) - len(edit.span)
        if edit.span.start < span.start:
            start += growth if edit.span.end <= span.start else edit.span.start - span.start
        if edit.span.end <= span.end:
            end += growth
        elif edit.span.start < span.end:
            end += len(edit.text) - (span.end - edit.span.start)
    return Span(start, max(start, end))


def _is_within(one: Located, source: Source, within: Iterable[Span]) -> bool:
    """Return whether a finding counts; about another file, or what was not checked, all do."""
    return one.path != source.name or one.code in FAILURES or touches(one, within)


def _moves_lines(one: Located, text: str) -> bool:
    """Return whether the fix of a finding changes the number of lines."""
    edits = one.fix.edits if one.fix else ()
    return any(
        len(_LINE_END.findall(edit.text)) != len(_LINE_END.findall(edit.span.of(text)))
        for edit in edits
    )


def _edits(chosen: Iterable[Located], newline: str) -> list[Edit]:
    """Return the edits in the order of the text, their line ends like those of the file."""
    edits = [edit for one in chosen if one.fix for edit in one.fix.edits]
    return [
        Edit(edit.span, _LINE_END.sub(newline, edit.text))
        for edit in sorted(edits, key=lambda edit: edit.span)
    ]


def _newline(text: str) -> str:
    """Return the line end that most lines of the text have."""
    ends = _LINE_END.findall(text)
    return max(("\n", "\r\n", "\r"), key=ends.count)


def _is_last_line_end(edit: Edit, text: str) -> bool:
    """Return whether the edit is about how the text ends, and nothing else."""
    return (
        edit.span.end == len(text)
        and not edit.text.strip("\r\n")
        and not edit.span.of(text).strip("\r\n")
    )


def _ending_like(before: str, after: str) -> str:
    """Keep the last line end, or that there was no line end."""
    end = before[len(before.rstrip("\r\n")) :]
    if not after or bool(end) == (after[-1] in "\r\n"):
        return after
    return after + _newline(end) if end else after.rstrip("\r\n")


def _first_edit(one: Located) -> tuple[int, int, str]:
    first = one.fix.edits[0].span if one.fix else Span(one.place.start, one.place.end)
    return first.start, first.end, one.code


def _is_applicable(one: Located, text: str, applicable: frozenset[Applicability]) -> bool:
    """Return whether a finding has a fix that is wanted and changes something."""
    return (
        one.fix is not None
        and one.fix.applicability in applicable
        and any(edit.span.of(text) != edit.text for edit in one.fix.edits)
    )


def _touch(one: Span, other: Span) -> bool:
    """Return whether two stretches overlap or meet: a fix is made for the text around it."""
    return one.start <= other.end and other.start <= one.end


class FixRun:
    """Fixes one file after the other, and knows whether all went well."""

    def __init__(
        self, request: Request, run: LintRun, new_only: NewOnly | None = None, say: Say = silent
    ) -> None:
        """Begin; ``failed`` turns true if a fix cannot be made, ``changed`` counts the files."""
        self._applicable = UNSAFE if request.outcome.unsafe_fixes else SAFE
        self._diff = request.outcome.diff
        self._run = run
        self._new_only = new_only
        self._say = say
        self._roots = writing.roots(files_of(request.inputs.paths))
        self.failed = False
        self.changed = 0

    def fix_all(self, names: Iterable[str]) -> Iterator[Located]:
        """Fix one file after the other and yield the findings that remain."""
        for name in names:
            yield from self.fix_file(name)

    def fix_file(self, name: str) -> Iterator[Located]:
        """Fix one file, or show how, and yield the findings that remain."""
        shown = self._run.called(name)
        try:
            data = self._run.read(name)
        except SourceError as error:
            yield unreadable(shown, str(error))
            return
        try:
            source = self._run.decode(shown, data)
        except SourceError as error:
            self._pass_on(name, data)
            yield unreadable(shown, str(error))
            return
        within = self._new_only.within(source) if self._new_only else None
        if why := self._run.why_not_fixed(source):
            self._pass_on(name, data)
            self._say(f"{shown}: {why}; it was left as it is")
            yield from self._lint(source)
            return
        try:
            suppressions = self._run.suppression_file(name)
            keep_lines = suppressions is not None and suppressions.counts_lines
            fixed = fix(
                source,
                self._lint,
                self._applicable,
                within,
                keep_lines=keep_lines,
                spoken=lambda source: spoken_in(source, self._run),
            )
            self._deliver(name, data, source, fixed, self._roots)
        except LintnewsError as error:
            self.failed = True
            self._say(f"{shown}: {error}")
            self._pass_on(name, data)
            if not self._diff:
                yield from (
                    one for one in self._lint(source) if within is None or touches(one, within)
                )
            return
        remaining = (
            self._fix_suppressions(suppressions.file, fixed.remaining)
            if suppressions
            else fixed.remaining
        )
        yield from (one for one in remaining if not self._diff or one.code in FAILURES)

    def _fix_suppressions(self, file: Source, found: tuple[Located, ...]) -> tuple[Located, ...]:
        """Take what silences nothing out of the suppressions file; return the other findings."""
        idle = tuple(one for one in found if one.path == file.name and one.fix is not None)
        try:
            fixed = fix(file, lambda source: idle if source is file else ())
            # The file is next to the copy, so it was given with it; a link may lead elsewhere.
            self._deliver(file.name, read_bytes(file.name), file, fixed, writing.roots([file.name]))
        except LintnewsError as error:
            self.failed = True
            self._say(f"{file.name}: {error}")
            return found
        return tuple(one for one in found if one not in fixed.applied)

    def _lint(self, source: Source) -> Iterable[Located]:
        found = lint_source(source, self._run)
        return self._new_only.sift(source.name, found) if self._new_only else found

    def _deliver(
        self, name: str, data: bytes, source: Source, fixed: Fixed, roots: tuple[str, ...]
    ) -> None:
        """Write the fixed text into a file really below ``roots``, or print it or the diff.

        Raises:
            WriteError: if the text cannot be written back.
        """
        if fixed.source.text == source.text:
            self._pass_on(name, data)
            return
        self.changed += 1
        if self._diff:
            if sys.stdout is None:
                message = "the difference cannot be shown: standard output is closed"
                raise WriteError(message)
            sys.stdout.writelines(_shown(line) for line in difference(source, fixed.source))
            return
        after = encoded(source, data, fixed.source)
        if name == STDIN:
            self._pass_on(name, after)
            return
        writing.require_within(name, roots)
        writing.replace(name, data, after)
        self._say(f"{name}: fixed {_counted(fixed.applied)}")

    def _pass_on(self, name: str, data: bytes) -> None:
        """Write standard input's text to standard output, fixed or not: a filter never loses it."""
        if name == STDIN and not self._diff:
            if sys.stdout is None:
                message = "standard output is closed: the text has nowhere to go"
                raise UsageError(message)
            sys.stdout.flush()
            sys.stdout.buffer.write(data)


def spoken_in(source: Source, run: LintRun) -> Iterator[Spoken]:
    """Yield what is said in the articles of a source, in its offsets; the rest was not linted."""
    vocabulary = run.resolved(source.name).ruleset.vocabulary
    with suppress(ReaderError):
        for one in run.records(source):
            if not isinstance(one, ReaderError):
                yield from spoken_in_source(run.reading(one, vocabulary))


def encoded(source: Source, data: bytes, fixed: Source) -> bytes:
    """Return the bytes of the fixed text, in the encoding of the file it came from.

    Raises:
        WriteError: if that encoding cannot hold it, or would change what no fix is about.
    """
    try:
        if source.bom + source.text.encode(source.encoding) != data:
            message = (
                f"would change in more than its fixes when written as {source.encoding}, so "
                "it was left as it is"
            )
            raise WriteError(message)
        return fixed.bom + fixed.text.encode(fixed.encoding)
    except UnicodeEncodeError as error:
        character = fixed.text[error.start]
        message = (
            f"a fix needs {character!r}, which {source.encoding} does not have, so it was "
            "left as it is"
        )
        raise WriteError(message) from error


def difference(before: Source, after: Source) -> Iterator[str]:
    """Yield the lines of a unified diff that ``patch`` and ``git apply`` understand."""
    import difflib

    names = _quoted(before.name), _quoted(after.name)
    for line in difflib.unified_diff(_lines(before), _lines(after), *names):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(source: Source) -> list[str]:
    """Cut the text at its line feeds alone, as ``patch`` does."""
    lines = source.text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _quoted(name: str) -> str:
    """Return a file name as git writes it, in quotation marks if one line cannot hold it."""
    if not _DANGEROUS.search(name):
        return name
    escaped = _DANGEROUS.sub(
        lambda match: _ESCAPES.get(match.group(), f"\\{ord(match.group()):03o}"), name
    )
    return f'"{escaped}"'


def _shown(line: str) -> str:
    """Escape what would take hold of a terminal or a runner; else it is the very text."""
    return f"{visible(line[:-1])}\n" if _is_watched() else line


def _is_watched() -> bool:
    """Return whether a terminal, or a CI runner, reads what is printed."""
    if sys.stdout.isatty():
        return True
    if not any(map(os.environ.get, _RUNNERS)):
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def _counted(applied: Iterable[Located]) -> str:
    counts = Counter(one.code for one in applied)
    return ", ".join(
        code if count == 1 else f"{code} ({count})" for code, count in sorted(counts.items())
    )

"""The lines at the head of a Markdown file that say what the article is.

Between ``---`` lines stands YAML, between ``+++`` lines TOML; an object of JSON
stands alone. Of all we read what an article needs: scalars and flat lists of scalars,
each with its place in the source. Nested tables are passed over; anchors, aliases and
tags are never followed, so no file can grow in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lintnews.article.days import stated_day
from lintnews.article.metadata import kind_of, language_hint, language_of
from lintnews.article.model import Kind, Metadata, Remark
from lintnews.article.origin import SegmentKind
from lintnews.article.span import Span
from lintnews.errors import ReaderError
from lintnews.readers.json_places import parse
from lintnews.readers.nested import Carved
from lintnews.values import NamedTuple

LIMIT = 65_536
"""Front matter of more characters is refused."""

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?=\r\n|\n|\r)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_KEY = re.compile(r"([A-Za-z_][\w.-]*|\"[^\"\r\n]*\")[ \t]*")
_FOLDED = re.compile(r"[>|][-+\d]{0,2}(?:[ \t]+#.*)?")  # what follows stands on lines of its own
_JSON = re.compile(r"\{\s*\"[A-Za-z_][\w.-]*\"\s*:")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?: |\Z)")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_ESCAPED = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "0": "\0",
    "e": "\x1b",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "_": "\xa0",
}

TITLES = ("title", "headline")
DECKS = ("subtitle", "subheadline", "dek", "deck", "standfirst")
SUMMARIES = ("description", "excerpt", "summary", "teaser")
AUTHORS = ("author", "authors", "byline")
DATES = ("date", "published", "publishdate", "pubdate", "date_published", "datepublished")
KINDS = ("kind", "type", "genre")
LANGUAGES = ("lang", "language", "locale")
DIRECTIVES = "lintnews"
_KNOWN = frozenset((*TITLES, *DECKS, *SUMMARIES, *AUTHORS, *DATES, *KINDS, *LANGUAGES, DIRECTIVES))
_LONGEST_KEY = 200


class Piece(NamedTuple):
    """A stretch of a scalar: its text and place; ``verbatim`` if the source has these letters."""

    text: str
    start: int
    end: int
    verbatim: bool = True


class Scalar(NamedTuple):
    """A value, in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The value as it is meant."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.pieces[0].start if self.pieces else 0

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self.pieces[-1].end if self.pieces else 0


class FrontMatter(NamedTuple):
    """What was read, keys in lower case with ``_`` for ``-``; ``end`` follows the closing line.

    ``conflicts`` are the lines that git writes where two versions could not be merged.
    """

    values: Mapping[str, tuple[Scalar, ...]]
    end: int
    remarks: tuple[Remark, ...] = ()
    conflicts: tuple[Piece, ...] = ()

    def first(self, names: Sequence[str]) -> tuple[Scalar, ...]:
        """Return the values of the first of the names that has any."""
        return next((self.values[name] for name in names if self.values.get(name)), ())

    def metadata(self) -> Metadata:
        """Return what the front matter states about the article."""
        stated = {
            names: [scalar.text for scalar in self.first(names)]
            for names in (TITLES, AUTHORS, DATES, KINDS, LANGUAGES)
        }
        return Metadata(
            published=next((day for text in stated[DATES] if (day := stated_day(text))), None),
            kind=next((kind for text in stated[KINDS] if (kind := kind_of(text))), None),
            language=next(
                (code for text in stated[LANGUAGES] if (code := language_of(text))), None
            ),
            title=next(iter(stated[TITLES]), None),
            authors=tuple(stated[AUTHORS]),
        )


NOTHING = FrontMatter({}, 0)


def _unusable(front: FrontMatter) -> Iterator[Remark]:
    """Say of each fact that is stated and means nothing what to write."""
    for names, means, wanted in (
        (DATES, stated_day, "is no day that can be read: write it as YYYY-MM-DD"),
        # What other systems call a type or a genre is their own.
        (
            KINDS[:1],
            lambda text: kind_of(text) or text.strip().lower() == "article",
            f"is no kind of article: write one of {', '.join(Kind)}",
        ),
        (LANGUAGES, language_of, "is not the code of a language: write it as en or en-GB"),
    ):
        stated = front.first(names)
        if stated and not any(means(scalar.text) for scalar in stated):
            said = f"{stated[0].text!r} {wanted}"
            hint = language_hint(stated[0].text) if names is LANGUAGES else ""
            yield Remark(Span(stated[0].start, stated[0].end), said + hint)


def _never_ends(text: str, fence: re.Match[str]) -> FrontMatter:
    """Return an empty value, with a remark if the opening line is followed by front matter."""
    marks = fence.group(1)
    first = text[fence.end() : fence.end() + _LONGEST_KEY].lstrip()
    named = _KEY.match(first)
    name = named.group(1).strip('"').lower().replace("-", "_") if named else ""
    if (
        named is None
        or name not in _KNOWN
        or not first.startswith(":" if marks == "---" else "=", named.end())
    ):
        return NOTHING
    remark = Remark(
        Span(0, len(marks)),
        "the front matter that begins here never ends, so it is read as copy: close it with a "
        f"line {marks}",
    )
    return NOTHING._replace(remarks=(remark,))


def front_matter(text: str) -> FrontMatter:
    """Read the front matter at the head of ``text``; without one, return an empty value.

    Raises:
        ReaderError: where it is larger than ``LIMIT``.
    """
    fence = _FENCE.match(text)
    if fence is None:
        return _from_json(text) if _JSON.match(text) else NOTHING
    marks = fence.group(1)
    lines: list[tuple[int, str]] = []
    at = fence.end()
    closing = {marks, "..."} if marks == "---" else {marks}
    for match in _LINE.finditer(text, at):
        line = match.group().rstrip("\r\n")
        if line.rstrip() in closing:
            end = match.end()
            break
        if match.end() - at > LIMIT:
            if _closes(text, match.end(), marks):
                message = f"the front matter is larger than {LIMIT:,} characters"
                raise ReaderError(message)
            return _never_ends(text, fence)
        if match.end() == len(text):
            return _never_ends(text, fence)
        lines.append((match.start(), line))
    conflicts = tuple(
        Piece(line, start, start + len(line)) for start, line in lines if _CONFLICT.match(line)
    )
    front = FrontMatter(_values(lines, ":" if marks == "---" else "="), end, conflicts=conflicts)
    return front._replace(remarks=tuple(_unusable(front)))


def _from_json(text: str) -> FrontMatter:
    """Read front matter that is a JSON object, as Hugo does; what is no JSON is copy."""
    try:
        table, end = parse(text)
    except ReaderError:
        return NOTHING
    after = _LINE.match(text, end)
    if after is None or after[0].strip() or end > LIMIT:
        return NOTHING
    values: dict[str, tuple[Scalar, ...]] = {}
    for key, value in table.items():
        strings = value if isinstance(value, list) else [value]
        values[key.lower().replace("-", "_")] = tuple(
            Scalar(tuple(_carved_pieces(one))) for one in strings if isinstance(one, Carved)
        )
    front = FrontMatter(values, after.end())
    return front._replace(remarks=tuple(_unusable(front)))


def _carved_pieces(carved: Carved) -> Iterator[Piece]:
    """Yield the pieces of a string of JSON."""
    for start, end, first, last, kind in carved.rows:
        verbatim = kind is SegmentKind.VERBATIM
        yield Piece(carved.text[start:end], first, last, verbatim=verbatim)


def _closes(text: str, at: int, marks: str) -> bool:
    """Return whether the front matter ends at all: a thematic break opens none."""
    return text.find(f"\n{marks}", at) >= 0 or text.find(f"\r{marks}", at) >= 0


def _values(lines: list[tuple[int, str]], sign: str) -> dict[str, tuple[Scalar, ...]]:
    values: dict[str, tuple[Scalar, ...]] = {}
    key = ""
    taken = 0  # so many lines belong to a value that began before
    for number, (start, line) in enumerate(lines):
        if number < taken:
            continue
        if sign == "=" and line.lstrip().startswith("["):
            break
        item = _ITEM.match(line) if sign == ":" else None
        if item is not None:
            if key:
                values[key] = (
                    *values.get(key, ()),
                    *_scalars(line, item.end(), start, sign, item=True),
                )
            continue
        named = _KEY.match(line)
        if named is None or not line.startswith(sign, named.end()):
            if line.strip() and not line.lstrip().startswith("#"):
                key = ""
            continue
        key = named.group(1).strip('"').lower().replace("-", "_")
        pieces, taken = _over_lines(lines, number, named.end() + 1) if sign == ":" else ((), 0)
        found = (Scalar(pieces),) if pieces else tuple(_scalars(line, named.end() + 1, start, sign))
        if key in values:
            key = ""
        elif found:
            values[key] = found
            key = ""
    return values


def _over_lines(
    lines: list[tuple[int, str]], number: int, at: int
) -> tuple[tuple[Piece, ...], int]:
    """Return the pieces of a value that goes on below its first line, and the line after it.

    There are none if it does not. Whatever YAML keeps of the line ends, they are spaces here.
    """
    start, line = lines[number]
    value = line[at:].strip()
    at = line.index(value, at) if value else len(line)
    after = number + 1
    while after < len(lines) and (not lines[after][1].strip() or lines[after][1][0] in " \t"):
        after += 1
    below = [
        (begins + len(text) - len(text.lstrip()), text.strip())
        for begins, text in lines[number + 1 : after]
        if text.strip()
    ]
    if not below or (value and value[0] in "[{&*!@`%#"):
        return (), 0
    if _FOLDED.fullmatch(value):
        return tuple(_joined(below, "")), after
    mark = value[:1]
    if mark not in {'"', "'"}:
        return (tuple(_joined([(start + at, value), *below], "")), after) if value else ((), 0)
    rows = [(start + at + 1, value[1:]), *below]
    for last, (begins, text) in enumerate(rows):
        end = _closing(text, 0, mark)
        if end < len(text):
            rows[last:] = [(begins, text[:end])]
            return (tuple(_joined(rows, mark)), after) if last else ((), 0)
    return (), 0


def _joined(rows: list[tuple[int, str]], mark: str) -> Iterator[Piece]:
    """Yield the pieces of several lines, a space for each line end between them."""
    end = -1
    for start, text in rows:
        if end >= 0:
            yield Piece(" ", end, start, verbatim=False)
        if mark:
            yield from _pieces(text, start, mark)
        else:
            yield Piece(text, start, start + len(text))
        end = start + len(text)


def _closing(line: str, at: int, mark: str) -> int:
    """Return where the quotation mark is that closes a scalar, the end of the line for none."""
    while at < len(line) and line[at] != mark:
        at += 2 if mark == '"' and line[at] == "\\" else 1
        if mark == "'" and line[at : at + 2] == "''":
            at += 2
    return at


def _scalars(line: str, at: int, offset: int, sign: str, *, item: bool = False) -> Iterator[Scalar]:
    """Yield the scalar at ``at``, or those of the flat list there."""
    while at < len(line) and line[at] in " \t":
        at += 1
    if at < len(line) and line[at] == "[" and not item:
        at += 1
        while at < len(line) and line[at] != "]":
            if line[at] in " \t,":
                at += 1
                continue
            scalar, behind = _scalar(line, at, offset, ",]")
            if scalar is not None:
                yield scalar
            at = max(behind, at + 1)
        return
    scalar, _ = _scalar(line, at, offset, "")
    if scalar is not None and not (item and sign == ":" and _is_mapping(line, at)):
        yield scalar


def _is_mapping(line: str, at: int) -> bool:
    named = _KEY.match(line, at)
    return named is not None and line[named.end() : named.end() + 2] in {":", ": "}


def _scalar(line: str, at: int, offset: int, stops: str) -> tuple[Scalar | None, int]:
    """Return the scalar at ``at`` and the index behind it."""
    mark = line[at : at + 1]
    if mark in {'"', "'"}:
        end = _closing(line, at + 1, mark)
        if end >= len(line):
            return None, len(line)
        return Scalar(tuple(_pieces(line[at + 1 : end], offset + at + 1, mark))), end + 1
    end = at
    while end < len(line) and line[end] not in stops:
        if line[end] == "#" and (end == 0 or line[end - 1] in " \t"):
            break
        end += 1
    raw = line[at:end].rstrip()
    if not raw or raw[0] in "&*!|>{@`%" or raw in {"~", "null"}:
        return None, end
    return Scalar((Piece(raw, offset + at, offset + at + len(raw)),)), end


def _pieces(raw: str, offset: int, mark: str) -> Iterator[Piece]:
    """Yield what stands between two quotation marks, escapes apart."""
    at = 0
    pattern = _ESCAPE if mark == '"' else re.compile("''")
    for match in pattern.finditer(raw):
        if match.start() > at:
            yield Piece(raw[at : match.start()], offset + at, offset + match.start())
        yield Piece(
            _meant(match) if mark == '"' else "'",
            offset + match.start(),
            offset + match.end(),
            verbatim=False,
        )
        at = match.end()
    if at < len(raw) or not raw:
        yield Piece(raw[at:], offset + at, offset + len(raw))


def _meant(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        number = int(digits, 16)
        # Unicode's limits
        return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"
    return _ESCAPED.get(match[4], match[4])

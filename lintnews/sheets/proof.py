"""What the linter sees in an article, for an editor: the sourcing ledger and the sheets.

The ledger says who says what, by name or not; the article with its roles follows if it is
asked for. The sheets list what a copy
editor ticks off by hand: names, dates, numbers and acronyms, with their
lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lintnews.analysis.acronyms import acronyms
from lintnews.analysis.attributions.attribution import Attribution
from lintnews.analysis.calendar import DateForm, DateMention, dates
from lintnews.analysis.language import language
from lintnews.analysis.lexicon import words
from lintnews.analysis.names import NameKind, names
from lintnews.analysis.numbers import numbers
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import RoledBlock, roles
from lintnews.analysis.quotations import quotations
from lintnews.analysis.readability import readability
from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.reporters.escape import visible
from lintnews.reporters.style import Style
from lintnews.reporters.wrapping import columns, cut, padded, plain, wrapped
from lintnews.sheets.ledger import Standing, Voice, ledger, place_of, why_unnamed
from lintnews.values import NamedTuple

_WIDEST = 100  # columns; longer rows are hard to read
_NARROWEST = 40
_ROLE = 12  # columns of the margin
_DOUBTFUL = 0.75  # below it a role is marked with a question mark
_CONTENT_ROWS = 2
_AROUND = 24  # code points

_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "fi": "Finnish",
    "pl": "Polish",
}

_OFFICE = "by office"  # the mayor, the clerk: one person without a name
_NO_NAME = "NO NAME"


class _Sheet(NamedTuple):
    """What the pages are printed with; ``width`` is in columns."""

    reading: Reading
    source: Source
    style: Style
    width: int

    def line(self, span: Span) -> int:
        """Return the 1-based line of the source in which the span begins."""
        return self.source.position(self.reading.article.origin.locate(span).start)[0]

    def words(self, span: Span) -> str:
        """Return the words of a span on one line."""
        return plain(span.of(self.reading.text))

    def around(self, span: Span) -> str:
        """Return the words before and after a span, as many as help to find it again."""
        text = self.reading.text
        before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + _AROUND].partition("\n")[0]
        if span.start > _AROUND and len(before) == _AROUND:
            before = before.partition(" ")[2]
        if len(after) == _AROUND:
            after = after.rpartition(" ")[0]
        return plain(before + span.of(text) + after)

    @property
    def ellipsis(self) -> str:
        return "…" if self.style.unicode else "..."


def report(
    reading: Reading, source: Source, style: Style, *, with_article: bool = False
) -> Iterator[str]:
    """Yield the proof of one article, chunk by chunk; the article itself if it is asked for."""
    sheet = _Sheet(reading, source, style, max(_NARROWEST, min(style.width, _WIDEST)))
    if not reading.article.blocks:
        yield from _title_of(sheet)
        yield "no words in it\n\n"
        return
    yield from _head(sheet)
    yield from _ledger(sheet)
    yield from _names(sheet)
    yield from _dates(sheet)
    yield from _numbers(sheet)
    yield from _acronyms(sheet)
    yield from _readability(sheet)
    yield "\n"
    if with_article:
        yield _title(sheet, "THE ARTICLE")
        yield from _copy(sheet)


def _title_of(sheet: _Sheet) -> Iterator[str]:
    """Yield the name of the file, and of the article in it if it holds many."""
    record = sheet.reading.article.record
    name = visible(sheet.source.name) + (f" ({visible(record)})" if record else "")
    yield f"{sheet.style.paint(name, 'bold')}\n"


def _head(sheet: _Sheet) -> Iterator[str]:
    reading = sheet.reading
    yield from _title_of(sheet)
    sort = reading.get(kind)
    spoken = reading.get(language)
    day = reading.get(published)
    said = [
        f"reads like {sort.kind.value}" if sort.certainty < 1 else f"stated to be {sort.kind.value}"
    ]
    said.append(
        "too short to tell its language"
        if spoken.code is None
        else f"in {_LANGUAGES.get(spoken.code, visible(spoken.code))}"
    )
    said.append(
        f"published on {day:%A}, {day.day} {day:%B} {day.year}"
        if day
        else "does not say when it was published"
    )
    for row in wrapped("; ".join(said), sheet.width):
        yield f"{row}\n"
    yield "\n"


def _copy(sheet: _Sheet) -> Iterator[str]:
    """Yield the article with a role in the margin of each paragraph."""
    blocks = sheet.reading.get(roles)
    digits = max((len(str(sheet.line(block.span))) for block in blocks[-1:]), default=1)
    bar = sheet.style.paint("│" if sheet.style.unicode else "|", "dim")
    room = sheet.width - _ROLE - digits - 5
    for block in blocks:
        labels = _labels(block)
        rows = list(wrapped(sheet.words(block.span), room)) or [""]
        rows += [""] * (len(labels) - len(rows))
        number = str(sheet.line(block.span))
        for at, row in enumerate(rows):
            label = f"{labels[at]:>{_ROLE}}" if at < len(labels) else ""
            margin = (
                sheet.style.paint(label, "dim" if block.role is Role.BODY and not at else "mark")
                or " " * _ROLE
            )
            place = sheet.style.paint(f"{number:>{digits}}", "dim") if not at else " " * digits
            yield f" {margin} {place} {bar} {row}".rstrip() + "\n"
        if block.role in {Role.BODY, Role.HEADLINE, Role.DECK, Role.CAPTION, Role.PULLQUOTE}:
            yield f" {' ' * (_ROLE + digits + 1)} {bar}\n"
    yield "\n"


def _labels(block: RoledBlock) -> list[str]:
    """Return the margin: the role, and the parts below it."""
    role = block.role.value + ("?" if block.certainty < _DOUBTFUL else "")
    return [role, *(f"+ {part.role.value}" for part in block.parts)]


def _title(sheet: _Sheet, text: str) -> str:
    rule = ("─" if sheet.style.unicode else "-") * (sheet.width - columns(text) - 1)
    return f"{sheet.style.paint(text, 'bold')} {sheet.style.paint(rule, 'dim')}\n"


def _ledger(sheet: _Sheet) -> Iterator[str]:
    """Yield the sourcing ledger: who says what, and how many of them without a name."""
    voices = ledger(sheet.reading)
    yield _title(sheet, "WHO SAYS WHAT")
    for row in wrapped(_summary(voices), sheet.width):
        yield f"{row}\n"
    yield "\n"
    digits = max(
        (len(str(sheet.line(place_of(one)))) for voice in voices for one in voice.statements),
        default=1,
    )
    for voice in voices:
        yield from _voice(sheet, voice, digits)
    if voices:
        yield "\n"


def _voice(sheet: _Sheet, voice: Voice, digits: int) -> Iterator[str]:
    """Yield the rows of a source: how it is known, how often it speaks, what it says."""
    unnamed = voice.standing is Standing.UNNAMED
    standing = _NO_NAME if unnamed else _OFFICE if _is_office(sheet, voice) else voice.standing
    count = len(voice.statements)
    sorts = [
        f"{number} {sort}"
        for number, sort in ((voice.direct, "direct"), (voice.indirect, "indirect"))
        if number
    ]
    said = sorts[0].partition(" ")[2] if len(sorts) == 1 else ", ".join(sorts)
    about = f"{standing}; {_count(count, 'statement')}, {said}"
    if unnamed:
        reason = plain(why_unnamed(sheet.reading, voice))
        about += f"; why unnamed: {reason or 'not said'}"
    rows = list(wrapped(f"{plain(voice.name)}: {about}", sheet.width - 1))
    for at, row in enumerate(rows):
        yield f" {sheet.style.paint(row, 'warning' if unnamed and not at else 'bold')}\n"
    for one in voice.statements:
        room = sheet.width - digits - 6
        for at, row in enumerate(cut(_content(sheet, one), room, _CONTENT_ROWS, sheet.ellipsis)):
            line = sheet.line(place_of(one)) if not at else ""
            yield f"    {line:>{digits}}  {row}\n"


def _is_office(sheet: _Sheet, voice: Voice) -> bool:
    """Return whether a source that counts as named is only an office: "the mayor"."""
    if voice.standing is not Standing.NAMED:
        return False
    one = voice.statements[0]
    return not _holds_a_name(sheet, one.referent or place_of(one))


def _content(sheet: _Sheet, one: Attribution) -> str:
    return plain(
        f" {sheet.ellipsis} ".join(
            piece.of(sheet.reading.text).strip(" ,") for piece in one.content
        )
    )


def _holds_a_name(sheet: _Sheet, span: Span) -> bool:
    """Return whether a person's name is in the span: after an article, a capital of no title."""
    first, *others = sheet.words(span).split() or [""]
    if first.lower() not in {"the", "his", "her", "its", "their"}:
        return True
    elsewhere = []
    for one in sheet.reading.get(names):
        if any(mention.overlaps(span) for mention in one.mentions):
            if one.kind not in {NameKind.PLACE, NameKind.INSTITUTION}:
                return True
            elsewhere.extend(one.name.split())
    capitals = [
        word.strip(".,’'")
        for word in others
        if word[:1].isupper() and not word.isupper() and word not in elsewhere
    ]
    return any(word.lower() not in words("titles") for word in capitals)


def _summary(voices: Sequence[Voice]) -> str:
    """Return who speaks, counted twice: by source and by statement."""
    known = [voice for voice in voices if voice.standing is not Standing.NOBODY]
    if not voices:
        return "Nobody is quoted or cited."
    unnamed = [voice for voice in known if voice.standing is Standing.UNNAMED]
    statements = sum(len(voice.statements) for voice in voices)
    said = f"{_count(len(known), 'source')}, {_count(statements, 'statement')}."
    if not unnamed:
        return said + " None is anonymous."
    anonymous = sum(len(voice.statements) for voice in unnamed)
    verb = "has" if len(unnamed) == 1 else "have"
    return (
        f"{said} {_count(len(unnamed), 'source')} ({_percent(len(unnamed), len(known))}) {verb} "
        f"no name; {_count(anonymous, 'statement')} ({_percent(anonymous, statements)}) "
        f"{'comes' if anonymous == 1 else 'come'} from {'it' if len(unnamed) == 1 else 'them'}."
    )


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / max(1, whole))}%"


def _names(sheet: _Sheet) -> Iterator[str]:
    order = {kind: at for at, kind in enumerate(NameKind)}
    found = sorted(sheet.reading.get(names), key=lambda one: order[one.kind])
    sorts = {
        NameKind.PERSON: "PEOPLE",
        NameKind.INSTITUTION: "INSTITUTIONS",
        NameKind.PLACE: "PLACES",
        NameKind.WORK: "WORKS",
        NameKind.OTHER: "OTHER NAMES",
    }
    for sort, title in sorts.items():
        rows = [(plain(one.name), "", one.mentions) for one in found if one.kind is sort]
        yield from _list(sheet, title, rows)


def _dates(sheet: _Sheet) -> Iterator[str]:
    rows = [(sheet.words(one.span), _day(one), (one.span,)) for one in sheet.reading.get(dates)]
    yield from _list(sheet, "DATES", rows)


def _day(one: DateMention) -> str:
    if one.resolved:
        return f"{one.resolved:%A}, {one.resolved.isoformat()}"
    return "" if one.form in {DateForm.MONTH_YEAR, DateForm.RELATIVE} else "which day?"


def _numbers(sheet: _Sheet) -> Iterator[str]:
    rows = [
        (sheet.words(one.span), sheet.around(one.span), (one.span,))
        for one in sheet.reading.get(numbers)
    ]
    yield from _list(sheet, "NUMBERS", rows)


def _acronyms(sheet: _Sheet) -> Iterator[str]:
    rows = [
        (
            plain(one.text),
            "introduced" if one.introduced else "known" if one.known else "never introduced",
            one.mentions,
        )
        for one in sheet.reading.get(acronyms)
    ]
    yield from _list(sheet, "ACRONYMS", rows)


def _list(
    sheet: _Sheet, title: str, rows: Sequence[tuple[str, str, Iterable[Span]]]
) -> Iterator[str]:
    """Yield a list to tick off: what it says, what it means, in which lines."""
    if not rows:
        return
    yield _title(sheet, f"{title} ({len(rows)})")
    merged: dict[tuple[str, str], list[int]] = {}
    for first, second, spans in rows:
        merged.setdefault((first, second), []).extend(sheet.line(span) for span in spans)
    widest = (sheet.width - 16) * 3 // 5
    left = min(widest, max(columns(first) for first, _ in merged))
    right = min(sheet.width - 20 - left, max(columns(second) for _, second in merged))
    box = "☐" if sheet.style.unicode else "[ ]"
    indent = columns(box) + left + (right + 2 if right else 0) + 3
    for (first, second), lines in merged.items():
        firsts = list(wrapped(first, left))
        seconds = list(wrapped(second, right)) if second else []
        places = list(wrapped(_lines(lines), sheet.width - indent - 2))
        for at in range(max(len(firsts), len(seconds), len(places))):
            cells = [
                box if not at else " " * columns(box),
                " ",
                padded(firsts[at] if at < len(firsts) else "", left),
            ]
            if right:
                cells += [
                    "  ",
                    sheet.style.paint(
                        padded(seconds[at] if at < len(seconds) else "", right), "dim"
                    ),
                ]
            cells += ["  ", sheet.style.paint(places[at], "dim") if at < len(places) else ""]
            yield "".join(cells).rstrip() + "\n"
    yield "\n"


def _lines(lines: Sequence[int]) -> str:
    """Return "line 8", or "lines 8, 12 (twice), 16"."""
    counts: dict[int, int] = {}
    for line in lines:
        counts[line] = counts.get(line, 0) + 1
    said = [
        str(line) if times == 1 else f"{line} ({_times(times)})" for line, times in counts.items()
    ]
    return f"line{'' if len(counts) == 1 else 's'} {', '.join(said)}"


def _readability(sheet: _Sheet) -> Iterator[str]:
    measured = sheet.reading.get(readability)
    if not measured.sentences:
        return
    yield _title(sheet, "HOW IT READS")
    spoken = sum(one.span.end - one.span.start for one in sheet.reading.get(quotations))
    body = sum(len(block.span) for block in sheet.reading.get(roles) if block.role is Role.BODY)
    mean = measured.words / measured.sentences
    said = (
        f"{_count(measured.words, 'word')} in {_count(measured.sentences, 'sentence')} of body, "
        f"{mean:.0f} words to a sentence. "
        f"Grade {measured.grade:.0f} (Flesch-Kincaid: years of American school), reading ease "
        f"{measured.ease:.0f} of 100 (Flesch). "
        f"{round(100 * min(spoken, body) / max(body, 1))}% of it stands between quotation marks."
    )
    for row in wrapped(said, sheet.width):
        yield f"{row}\n"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

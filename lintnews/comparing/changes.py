"""What a story lost or changed of its original: attributions, references, days, words, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lintnews.analysis.attributions.attribution import Stance, attributions, speakers
from lintnews.analysis.calendar import dates
from lintnews.analysis.forms import Form
from lintnews.analysis.names import NameKind, names
from lintnews.analysis.numbers import VALUES
from lintnews.analysis.page.roles import roles
from lintnews.analysis.quotations import quotations
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.analysis.tokens import fold
from lintnews.article.span import Span
from lintnews.comparing.change import Change, ChangeKind
from lintnews.comparing.likeness import likeness, pairs, words
from lintnews.values import NamedTuple

_CUES = frozenset(
    """
    said says say told tells according added adds announced wrote writes stated states reported
    reports claimed claims alleged alleges testified argued argues explained explains confirmed
    confirms denied denies acknowledged estimated estimates warned warns noted notes insisted
    asked predicted predicts contends contended maintained maintains suggested suggests believes
    found shows showed recalled replied responded declared
    """.split()
)
_WORD = Form(r"[$£€]?\d[\d,.]*\d|[$£€]?\d|\w+(?:['’]\w+)*")
_NUMBER = Form(r"[$£€]?(\d[\d,]*(?:\.\d+)?)")
_SCALES = frozenset("hundred thousand million billion trillion dozen".split())
_RELATIVE = Form(
    r"(?i)\b(?:the (?:next|following|previous) "
    r"(?:day|morning|evening|afternoon|night|week|month|year)"
    r"|(?:a|two|three|four) days? (?:later|earlier|before|after)|(?:later )?that (?:same )?"
    r"(?:day|night|evening|morning|afternoon|week|month|year)"
    r"|the same (?:day|night|week|month|year)"
    r"|the day (?:before|after)|hours later|minutes later)\b"
)
_DAY = Form(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:1[89]|20)\d\d\b|\b(?:today|yesterday)\b"
)
_ACRONYM = Form(r"\(([A-Z][A-Z&]{1,6})\)", words=("(",))
_PRONOUN = Form(r"[“\"]?(?:He|She)\b")
_MASKED = Form(r"\[[^\]]*\]|…|\.\s?\.\s?\.(?:\s?\.)?")
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof sen sens rep reps gov lt col gen maj capt sgt president mayor judge chief
    the a an he she it they we i in on at of for and but his her their its this that these those
    """.split()
)
_FEWEST_SPOKEN = 4  # words of a quotation that is looked for
_ALTERED = 0.7  # so much of a quotation's words are the original's
_ROUNDED = 0.06
_FEWEST_DOUBLED = 5
_DOUBLED = 0.85  # so alike are two captions that are one
_NEAR = 3  # sentences back in which a day is looked for
_MOST_REPLACED = 4  # words: a longer stretch was written anew


class _Both(NamedTuple):
    """The story and its original, their sentences, and which of them belong together."""

    new: Reading
    old: Reading
    mine: tuple[Span, ...]
    theirs: tuple[Span, ...]
    paired: dict[int, int]

    def texts(self) -> Iterator[tuple[Span, Span]]:
        """Yield the sentences that belong together."""
        for number, other in sorted(self.paired.items()):
            yield self.mine[number], self.theirs[other]


def changes(reading: Reading) -> tuple[Change, ...]:
    """Return what the story lost or changed, in its order; nothing without an original."""
    original = reading.article.original
    if original is None:
        return ()
    old = Reading(original.article, reading.vocabulary)
    mine, theirs = tuple(reading.get(sentences)), tuple(old.get(sentences))
    paired = pairs([span.of(reading.text) for span in mine], [span.of(old.text) for span in theirs])
    both = _Both(reading, old, mine, theirs, paired)
    found = [
        *_attributions(both),
        *_references(both),
        *_days(both),
        *_quotations(both),
        *_words(both),
        *_doubled(both),
    ]
    return tuple(sorted(found, key=lambda change: (change.span.start, change.span.end)))


def _attributions(both: _Both) -> Iterator[Change]:
    """Yield the sentences that had a cue or a speaker and have none."""
    seen: list[Span] = []
    cues = [
        (found.cue, found.source)
        for found in both.old.get(attributions)
        if found.stance is Stance.REPORT and found.cue is not None and found.source is not None
    ]
    kept = [
        found.cue
        for found in both.new.get(attributions)
        if found.stance is Stance.REPORT and found.cue is not None
    ]
    for mine, theirs in both.texts():
        now, was = set(words(mine.of(both.new.text))), set(words(theirs.of(both.old.text)))
        lost = [
            cue
            for cue, source in cues
            if theirs.covers(cue)
            and theirs.covers(source)
            and not now & set(words(cue.of(both.old.text)))
        ]
        plain = (was & _CUES) - now
        others = (now & _CUES) - was or any(
            mine.covers(cue) and not was & set(words(cue.of(both.new.text))) for cue in kept
        )
        if (lost or (plain and not now & _CUES)) and not others:
            seen.append(mine)
            yield Change(
                ChangeKind.ATTRIBUTION,
                mine,
                theirs,
                _clause(theirs.of(both.old.text), mine.of(both.new.text)),
            )
    yield from _silenced(both, seen)


def _said(text: str) -> set[str]:
    return set(words(text)) & _CUES


def _steps(was: Sequence[str], now: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Return how one row of words becomes the other, as ``difflib`` puts it."""
    from difflib import SequenceMatcher  # noqa: PLC0415  a lint of one text compares nothing

    return SequenceMatcher(None, was, now, autojunk=False).get_opcodes()


def _clause(was: str, now: str) -> str:
    """Return the words that the sentence lost, those that hold the cue."""
    old, new = was.split(), now.split()
    steps = _steps([_bare(word) for word in old], [_bare(word) for word in new])
    pieces = [
        " ".join(old[start:end]) for tag, start, end, _, _ in steps if tag in {"delete", "replace"}
    ]
    return next((piece for piece in pieces if _said(piece)), was).strip(" ,.")


def _bare(word: str) -> str:
    return fold(word).strip(" .,;:!?\"'()")


def _silenced(both: _Both, seen: Iterable[Span]) -> Iterator[Change]:
    """Yield the quotations that had a speaker and have none."""
    text, old = both.new.text, both.old.text
    spoken = {
        " ".join(words(one.inner.of(old))): (one, who)
        for one, who in both.old.get(speakers).items()
    }
    for quotation, who in both.new.get(speakers).items():
        said = " ".join(words(quotation.inner.of(text)))
        known = spoken.get(said)
        if (
            who is not None
            or quotation.single
            or known is None
            or known[1] is None
            or said.count(" ") < _FEWEST_SPOKEN
        ):
            continue
        if not any(span.overlaps(quotation.span) for span in seen):
            yield Change(ChangeKind.ATTRIBUTION, quotation.span, known[0].span, known[1].of(old))


def _references(both: _Both) -> Iterator[Change]:
    """Yield the first mention of whoever is introduced in the original and not in the story."""
    text, old = both.new.text, both.old.text
    for name in both.old.get(names):
        if name.kind is not NameKind.PERSON or not (name.given and name.surname):
            continue
        if name.surname in name.given or len(name.mentions) < 2:
            continue
        full = next((span for span in name.mentions if name.given.split()[0] in span.of(old)), None)
        found = Form(rf"(?<![\w’'-]){_escaped(name.surname)}(?![\w-])")
        known = found.search(old)
        if full is None or known is None or known.start() < full.start:
            continue  # the original introduces nobody by this name
        first = found.search(text)
        if first is None or Form(
            rf"[A-Z][\w.’'-]+ (?:[A-Z][\w.]* )?{_escaped(name.surname)}(?!\w)"
        ).search(_without_titles(text)):
            continue
        yield Change(
            ChangeKind.REFERENCE, Span(first.start(), first.end()), full, full.of(old), name.surname
        )
    for match in _ACRONYM.finditer(old):
        found = Form(rf"(?<![\w(]){_escaped(match[1])}(?![\w)])")
        first = found.search(text)
        if first is not None and f"({match[1]})" not in text:
            start = old.rfind(".", 0, match.start()) + 1
            before = old[start : match.start()].split()[-len(match[1]) - 1 :]
            yield Change(
                ChangeKind.REFERENCE,
                Span(first.start(), first.end()),
                Span(match.start(), match.end()),
                " ".join((*before, match[0])),
                match[1],
            )
    yield from _pronouns(both)


def _escaped(word: str) -> str:
    return "".join(f"\\{letter}" if letter in ".()[]*+?^$|\\" else letter for letter in word)


def _without_titles(text: str) -> str:
    """Return the text without the titles that may stand before a surname alone."""
    return _TITLE.sub("", text)


_TITLE = Form(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Lt|Col|Gen|Maj|Capt|Sgt|Det)\. "
    r"|\b(?:President|Mayor|Judge|Chief"
    r"|Senator|Governor|Sheriff|Officer|Detective|Professor|Coach|Justice|Secretary|Minister|And|But|The"
    r"|In|On|At|For|When|While|As|If|After|Before|Last|Then|Later|Still|Yet|So|That|What|Like"
    r"|With|By) "
)


def _pronouns(both: _Both) -> Iterator[Change]:
    """Yield the paragraphs that begin with a pronoun whose paragraph was cut."""
    mine, theirs = both.new.get(roles), both.old.get(roles)
    pair = pairs(
        [one.span.of(both.new.text) for one in mine], [one.span.of(both.old.text) for one in theirs]
    )
    people = {
        span.start: name
        for name in both.old.get(names)
        if name.kind is NameKind.PERSON
        for span in name.mentions
    }
    kept = set(pair.values())
    for number, other in sorted(pair.items()):
        match = _PRONOUN.match(mine[number].span.of(both.new.text))
        if match is None or other == 0 or number == 0 or other - 1 in kept:
            continue
        before = theirs[other - 1].span
        who = [people[at] for at in people if before.start <= at < before.end]
        left = mine[number - 1].span.of(both.new.text)
        if len({one.name for one in who}) == 1 and not any(
            (one.surname or one.name) in left for one in who
        ):
            start = mine[number].span.start + match.start()
            yield Change(
                ChangeKind.REFERENCE,
                Span(start, start + len(match[0])),
                before,
                who[0].name,
                match[0].strip('“"'),
            )


def _days(both: _Both) -> Iterator[Change]:
    """Yield "the next day" if the day that it counts from is gone."""
    new, old = both.new.text, both.old.text
    stated = [mention.span for mention in both.old.get(dates)]
    partner = {other: number for number, other in both.paired.items()}
    for number, other in sorted(both.paired.items()):
        mine, theirs = both.mine[number], both.theirs[other]
        match = _RELATIVE.search(mine.of(new))
        if match is None or match[0] not in theirs.of(old):
            continue
        anchor = next(
            (
                at
                for at in range(other - 1, max(other - 1 - _NEAR, -1), -1)
                if _DAY.search(both.theirs[at].of(old))
                or any(both.theirs[at].covers(span) for span in stated)
            ),
            None,
        )
        if anchor is None or _DAY.search(theirs.of(old)[: theirs.of(old).index(match[0])]):
            continue
        near = [both.mine[at].of(new) for at in range(max(0, number - _NEAR), number)]
        if anchor in partner and any(_DAY.search(text) for text in near):
            continue
        if anchor not in partner or not _DAY.search(both.mine[partner[anchor]].of(new)):
            yield Change(
                ChangeKind.DAY,
                Span(mine.start + match.start(), mine.start + match.end()),
                both.theirs[anchor],
                both.theirs[anchor].of(old),
                match[0],
            )


def _quotations(both: _Both) -> Iterator[Change]:
    """Yield the quotations whose words are not the original's."""
    new, old = both.new.text, both.old.text
    whole = f" {' '.join(words(old))} "
    known = [(one.span, words(one.inner.of(old))) for one in both.old.get(quotations)]
    for quotation in both.new.get(quotations):
        said = quotation.inner.of(new)
        pieces = [words(piece) for piece in _MASKED.sub("\n", said).split("\n")]
        if sum(map(len, pieces)) < _FEWEST_SPOKEN or all(
            f" {' '.join(piece)} " in whole for piece in pieces if piece
        ):
            continue
        mine = [word for piece in pieces for word in piece]
        best = max(
            ((_shared(mine, theirs), span) for span, theirs in known if theirs),
            default=(0.0, quotation.span),
        )
        if best[0] >= _ALTERED:
            yield Change(ChangeKind.QUOTATION, quotation.span, best[1], best[1].of(old), said)


def _shared(mine: list[str], theirs: list[str]) -> float:
    """Return how much of a quotation's words another has, in the same order."""
    steps = _steps(mine, theirs)
    return sum(end - start for tag, start, end, _, _ in steps if tag == "equal") / len(mine)


def _words(both: _Both) -> Iterator[Change]:
    """Yield the numbers and names that stand in the place of others."""
    quoted = [one.span for one in both.new.get(quotations)]
    for mine, theirs in both.texts():
        new, old = _placed(both.new.text, mine), _placed(both.old.text, theirs)
        now, was = [fold(text) for text, _ in new], [fold(text) for text, _ in old]
        steps = _steps(was, now)
        for tag, start, end, other, other_end in steps:
            if tag != "replace" or max(end - start, other_end - other) > _MOST_REPLACED:
                continue
            kind = _kind(old[start:end], new[other:other_end], set(was), set(now), first=other == 0)
            if kind is None:
                continue
            span = Span(new[other][1].start, new[other_end - 1][1].end)
            if kind is ChangeKind.NAME and any(one.overlaps(span) for one in quoted):
                continue  # the quotation as a whole was altered
            yield Change(
                kind,
                span,
                Span(old[start][1].start, old[end - 1][1].end),
                both.old.text[old[start][1].start : old[end - 1][1].end],
                span.of(both.new.text),
            )


def _placed(text: str, span: Span) -> list[tuple[str, Span]]:
    return [
        (match[0], Span(match.start(), match.end()))
        for match in _WORD.finditer(text, span.start, span.end)
    ]


def _kind(
    was: list[tuple[str, Span]],
    now: list[tuple[str, Span]],
    old: set[str],
    new: set[str],
    *,
    first: bool,
) -> ChangeKind | None:
    """Return whether a number or a name took the place of another."""
    before = [value for text, _ in was if (value := _value(text)) is not None]
    after = [value for text, _ in now if (value := _value(text)) is not None]
    if before and after:
        same = len(before) == len(after) and all(
            abs(one - other) <= _ROUNDED * abs(one) and _is_rounder(other, one)
            for one, other in zip(before, after, strict=True)
        )
        moved = all(fold(text) in old for text, _ in now) and all(
            fold(text) in new for text, _ in was
        )
        return None if same or moved or sorted(before) == sorted(after) else ChangeKind.NUMBER
    scales = [fold(text) for text, _ in was if fold(text) in _SCALES]
    if scales and [fold(text) for text, _ in now if fold(text) in _SCALES] not in ([], scales):
        return ChangeKind.NUMBER
    mine, theirs = _capitals(now, first=first), _capitals(was, first=first)
    if not (mine and theirs) or len(mine) != len(now):
        return None
    if (
        all(fold(text) in old for text in mine)
        or _is_short_for(mine, theirs)
        or _is_short_for(theirs, mine)
    ):
        return None
    return ChangeKind.NAME


def _value(text: str) -> float | None:
    match = _NUMBER.fullmatch(text)
    if match is not None:
        return float(match[1].replace(",", ""))
    return VALUES.get(fold(text)) if fold(text) != "one" else None


def _is_rounder(now: float, was: float) -> bool:
    """Return whether a number is another one with fewer digits that count."""
    if now == was:
        return True
    digits = f"{was:.10g}".replace(".", "").strip("0"), f"{now:.10g}".replace(".", "").strip("0")
    return len(digits[1]) < len(digits[0])


def _capitals(pieces: list[tuple[str, Span]], *, first: bool) -> list[str]:
    """Return the words with a capital that are no title and do not merely begin the sentence."""
    found = [text for text, _ in pieces if text[:1].isupper() and fold(text) not in _TITLES]
    return found[1:] if first and len(found) > 1 else [] if first else found


def _is_short_for(one: list[str], other: list[str]) -> bool:
    """Return whether a name is short for another: Sept, FBI, Wis, U.S."""
    short, long = "".join(one).replace(".", ""), other
    initials = "".join(word[0] for word in long)
    return fold(initials) == fold(short) or (
        len(one) == len(long) == 1 and len(short) > 1 and fold(long[0]).startswith(fold(short))
    )


def _doubled(both: _Both) -> Iterator[Change]:
    """Yield the captions and paragraphs that the story has once more than its original."""
    mine, theirs = both.new.get(roles), both.old.get(roles)
    texts = [one.span.of(both.new.text) for one in mine]
    pair = pairs(texts, [one.span.of(both.old.text) for one in theirs])
    known = {
        number: Counter(words(theirs[other].span.of(both.old.text)))
        for number, other in pair.items()
    }
    for number, block in enumerate(mine):
        bag = Counter(words(texts[number]))
        if number in pair or bag.total() < _FEWEST_DOUBLED:
            continue
        twin = next((at for at, other in known.items() if likeness(bag, other) >= _DOUBLED), None)
        if twin is not None:
            yield Change(ChangeKind.DOUBLED, block.span, theirs[pair[twin]].span)

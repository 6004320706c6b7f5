"""Changes: a rise or fall with the figure before it and the figure after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lintnews import Form, Match, NamedTuple, Reading, Span, block_at, sentence_at
from lintnews_rules.numbers._figures import Figure, figures, skeleton, written

_UP = (
    "rose|rise|risen|rising|rises|grew|grow|grown|growing|grows|increased?|increasing|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?"
    "|gain(?:ed|s)?|soar(?:ed|s|ing)?|surged?|surging|swelled|swollen|leapt|leaped|rocketed|ballooned|crept up|inched up|edged up|ticked up|shot up|up|widened|improved|expanded|raised?|raising|boost(?:ed|s)?|goes?|go|went"
)
_DOWN = (
    "fell|fall|fallen|falling|falls|dropp?(?:ed|s|ing)?|declined?|declining|decreased?|decreasing|shrank|shrunk|slid|slipped"
    "|tumbled|plunged|plummeted|sank|slumped|sagged|dipped|contracted|eased|edged down|inched down|down|narrowed|cut|cutting|cuts|lower(?:ed|s|ing)?|reduc(?:ed|es|ing)|slashed"
)
TIMES = {
    "doubled": 2.0,
    "doubling": 2.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "trebled": 3.0,
    "quadrupled": 4.0,
    "halved": 0.5,
    "double": 2.0,
    "doubles": 2.0,
    "triple": 3.0,
    "triples": 3.0,
    "quadruple": 4.0,
    "halve": 0.5,
    "in half": 0.5,
    "twofold": 2.0,
    "threefold": 3.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "sixfold": 6.0,
    "tenfold": 10.0,
    "quintupled": 5.0,
}
_CALLED = {2.0: "double", 3.0: "triple", 0.5: "half"}
# Parts that a rise or fall is told in, and what they are in percent.
PARTS = {
    "half": 50.0,
    "a third": 100 / 3,
    "a quarter": 25.0,
    "a fifth": 20.0,
    "two-thirds": 200 / 3,
    "three-quarters": 75.0,
}
_PART_SLACK = 5.0  # percentage points
_RISE = "increase|rise|jump|gain|raise|hike|surge|boost|climb|leap"
_FALL = "decrease|drop|fall|decline|cut|reduction|slump|dip|plunge|slide|loss"
_ABOUT = Form(
    r"\b(?:about|almost|around|nearly|more than|less than|over|roughly|some|approximately|at least"
    r"|up to|as much as|as many as|just|under|well|close to|virtually|practically|estimated|than"
    r"|not|an average|annually|a year|per year|each year|every year|another|annual|adjusted|only"
    r"|as little as|half|compounded) ?(?:by |of |to )?\Z",
)
_YEARLY = Form(
    r"\b(?:a|per|each|every) (?:year|month|week|day|quarter)|\bannual|\baverage|\badjusted"
)
_BEFORE_THE_FIRST = (
    "from ",
    "than ",
    "compared ",
    "against ",
    "twice the ",
    "double the ",
    "triple the ",
)
_GAP = r"[^⟨;:—()]{0,60}?"
_FROM = r"(?:from|compared (?:with|to)|against) (?P<hedge_a>[a-z ]{0,16})⟨(?P<a>\d+)⟩"
_TO = r"\bto (?P<hedge_b>[a-z ]{0,16})⟨(?P<b>\d+)⟩"
_DOWN_FROM = r"(?P<down>down|a drop of|a decline of)"
_MORE = r"(?:(?P<up>more|higher|greater)|(?P<down>less|lower|fewer))"
_BOTH = tuple(
    rf"{verb}{_GAP}{first}{_GAP}{second}"
    for verb in (
        rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:(?: [a-z]+){{0,4}} by)?,? ⟨(?P<p>\d+)⟩",
        rf"\b(?P<times>{'|'.join(TIMES)})\b",
    )
    for first, second in ((_TO, rf"\b{_FROM}"), (rf"\b{_FROM}", _TO))
)
_AFTERWARD = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})) {_FROM}{_GAP}{_TO}{_GAP},? (?:(?:an|a) [a-z]+ of|or) ⟨(?P<p>\d+)⟩"
_FORMS = tuple(
    Form(expression)
    for expression in (
        *_BOTH,
        _AFTERWARD,
        rf"\bfrom ⟨(?P<a>\d+)⟩{_GAP}{_TO}[^⟨;:—()]{{0,30}}?, an? ⟨(?P<p>\d+)⟩ (?:(?P<up>{_RISE})|(?P<down>{_FALL}))\b",
        rf"⟨(?P<p>\d+)⟩ (?:(?P<up>{_RISE})|(?P<down>{_FALL})) (?:[a-z]+ ){{0,4}}from (?:the )?⟨(?P<a>\d+)⟩{_GAP}\bto (?:the )?⟨(?P<b>\d+)⟩",
        rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})) by (?P<part>{'|'.join(PARTS)})\b,?{_GAP}{_FROM}{_GAP}{_TO}",
        rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})) by (?P<part>{'|'.join(PARTS)})\b,?{_GAP}{_TO}{_GAP}\b{_FROM}",
        rf"⟨(?P<b>\d+)⟩{_GAP},? (?P<times>twice|double|triple) the ⟨(?P<a>\d+)⟩",
        rf"⟨(?P<p>\d+)⟩ {_MORE} than[^⟨;:—()]{{0,40}}, at ⟨(?P<b>\d+)⟩[^⟨;:—()]{{0,20}}? (?:compared with|compared to|against|from|versus) ⟨(?P<a>\d+)⟩",
        rf"⟨(?P<b>\d+)⟩{_GAP}\b(?:(?P<up>up|an increase of|a rise of)|{_DOWN_FROM}),? ⟨(?P<p>\d+)⟩ {_FROM}",
        rf"⟨(?P<b>\d+)⟩[^⟨;:—()]{{0,60}}, ⟨(?P<p>\d+)⟩ {_MORE} than (?P<hedge_a>(?:the |its |their )?)⟨(?P<a>\d+)⟩",
    )
)
_UP_FROM = Form(
    rf"\b(?:{_UP}|{_DOWN})(?: by)? ⟨(?P<p>\d+)⟩ (?:[^⟨;:—()]{{0,40}}(?:when it (?:stood at|was)|from) |from )⟨(?P<a>\d+)⟩",
)
_A_GAP = Form(r"\b(?:gap|difference|margin|spread) of ⟨(?P<p>\d+)⟩(?! of)")
# A rise or fall without its size: "climbed to 110 in May from 118", "at first 75, but raised to 60".
_WAYS = (
    Form(
        rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})) to ⟨(?P<b>\d+)⟩(?: (?:in|last|this) [A-Z]?[a-z]+,?)? from ⟨(?P<a>\d+)⟩"
    ),
    Form(
        r"\b(?:originally|initially|at first)[^⟨⟩;]{0,30}⟨(?P<a>\d+)⟩,? (?:but|and|then|before)[a-z ]{1,20}(?:(?P<up>increased|raised|lifted|rising)|(?P<down>reduced|cut|lowered|falling)) to ⟨(?P<b>\d+)⟩"
    ),
)
_RANKS = Form(r"\b(?:rank\w*|place|chart|charts|seed\w*|spot|improved|went|goes?|go)\b|No\. ")
# "an 11-point lead, at 51 percent to 40 percent"
_LEAD = Form(
    r"⟨(?P<p>\d+)⟩(?: (?:lead|advantage|edge|margin|over)\b[^⟨⟩;,]{0,30})?, (?:at |with )?⟨(?P<a>\d+)⟩ to ⟨(?P<b>\d+)⟩"
)
_LEAD_SLACK = 1.01  # points: all three are rounded
_ROUNDED = 0.3  # how much of what rounding can do is believed: all of it hides most slips
_SLACK = 0.6  # percentage points
_LEAST, _MOST = 0.9, 1.15  # what is still called double
_ALIKE = 0.051  # of two percentages


class Change(NamedTuple):
    """A change as it is told; ``sign`` is 1 for a rise, -1 for a fall, 0 with ``times``."""

    span: Span
    before: Figure
    after: Figure
    percent: Figure | None
    sign: int
    times: float
    part: float = 0.0

    def problem(self) -> str:
        """Say what does not agree, ``""`` if nothing."""
        before, after = self.before, self.after
        if before.value <= 0 or after.value <= 0:
            return ""
        path = f"from {written(before.value, before.unit)} to {written(after.value, after.unit)}"
        if self.times:
            ratio = after.value / before.value
            if _LEAST <= ratio / self.times <= _MOST:
                return ""
            come_to = f"{ratio:.2f}".rstrip("0").rstrip(".")
            called = _CALLED.get(self.times, f"{self.times:g} times as much")
            return f"{path} is {come_to} times as much, not {called}"
        if self.part:
            return self._part_problem(path)
        return self._percent_problem(path)

    def _part_problem(self, path: str) -> str:
        """Say what is wrong with a rise or fall by a third or by half."""
        change = 100 * (self.after.value / self.before.value - 1)
        if change * self.sign > 0 and abs(abs(change) - self.part) <= _PART_SLACK:
            return ""
        return f"{path} is a {_word(1 if change > 0 else -1)} of {abs(change):.0f}%"

    def _percent_problem(self, path: str) -> str:
        """Say what is wrong with the percentage."""
        before, after, percent = self.before, self.after, self.percent
        if percent is None:
            return ""
        if percent.unit != "%":
            return self._difference_problem(path, percent)
        change = 100 * (after.value / before.value - 1)
        if change * self.sign < 0:
            return f"{path} is a {_word(-self.sign)}, not a {_word(self.sign)}"
        low, high = sorted(abs(bound) for bound in self._bounds())
        said = percent.value
        slack = _SLACK + percent.rounding
        if low - slack <= said <= high + slack:
            return ""
        return f"{path} is a {_word(self.sign)} of {abs(change):.0f}%, not {said:g}%"

    def _difference_problem(self, path: str, told: Figure) -> str:
        """Say what is wrong with a difference that is not told in percent."""
        apart = self.after.value - self.before.value
        slack = told.rounding + 0.1 * (self.before.rounding + self.after.rounding) + 1e-6
        if apart * self.sign > 0 and abs(abs(apart) - told.value) > slack:
            right, said = written(abs(apart), told.unit), written(told.value, told.unit)
            return f"{path} is a {_word(self.sign)} of {right}, not {said}"
        return ""

    def _bounds(self) -> tuple[float, float]:
        """Return the least and the greatest change that rounding allows."""
        a, b = self.before, self.after
        less, more = _ROUNDED * a.rounding, _ROUNDED * b.rounding
        return (
            100 * ((b.value - more) / (a.value + less) - 1),
            100 * ((b.value + more) / (a.value - less) - 1),
        )


def _word(sign: int) -> str:
    return "rise" if sign > 0 else "fall"


def sentences_of(reading: Reading, matches: Iterable[Match]) -> Iterator[Span]:
    """Yield each sentence that has a match, once."""
    end = -1
    for match in matches:
        if match.span.start < end:
            continue
        sentence = sentence_at(reading, match.span.start)
        if sentence is not None:
            end = sentence.end
            yield sentence


def shares_at_most(text: str, sentence: Span) -> int:
    """Return how many percentages a sentence can have, by a glance."""
    return sum(text.count(sign, *sentence) for sign in ("%", "percent", "per cent", "pct"))


def changes_in(text: str, sentence: Span) -> Iterator[Change]:
    """Yield the changes of a sentence that say by how much, from what and to what."""
    if not any(text.find(word, *sentence) >= 0 for word in _BEFORE_THE_FIRST):
        return
    bones, found = skeleton(text, *sentence)
    told: set[Span] = set()
    for form in _FORMS:
        for match in form.finditer(bones):
            change = _change(match, found, bones)
            if change is not None and change.span not in told:
                told.add(change.span)
                yield change


def directions_in(text: str, sentence: Span) -> Iterator[tuple[Span, str]]:
    """Yield where a rise is told as a fall or a fall as a rise, and what is wrong."""
    if text.find(" to ", *sentence) < 0:
        return
    bones, found = skeleton(text, *sentence)
    for form in _WAYS:
        for match in form.finditer(bones):
            before, after = found[int(match["a"])], found[int(match["b"])]
            sign = 1 if match["up"] else -1
            if before.unit != after.unit or (after.value - before.value) * sign >= 0:
                continue
            if _RANKS.search(bones, match.start()):
                continue
            path = (
                f"from {written(before.value, before.unit)} to {written(after.value, after.unit)}"
            )
            spans = sorted((before.span, after.span))
            yield (
                Span(spans[0].start, spans[1].end),
                f"{path} is a {_word(-sign)}, not a {_word(sign)}",
            )


def leads_in(text: str, sentence: Span) -> Iterator[tuple[Span, str]]:
    """Yield leads in points that are not the difference of the two shares beside them, and what is wrong."""
    if text.find("point", *sentence) < 0:
        return
    bones, found = skeleton(text, *sentence)
    for match in _LEAD.finditer(bones):
        lead, a, b = (found[int(match[name])] for name in ("p", "a", "b"))
        if lead.unit != "points" or b.unit != "%" or a.unit not in {"", "%"}:
            continue
        apart = abs(a.value - b.value)
        if abs(apart - lead.value) > _LEAD_SLACK:
            path = f"{written(a.value, '%')} to {written(b.value, '%')}"
            yield (
                Span(lead.span.start, b.span.end),
                f"{path} is a lead of {apart:g} points, not {lead.value:g}",
            )


def _change(match: re.Match[str], found: list[Figure], bones: str) -> Change | None:
    groups = match.groupdict()
    before, after = found[int(groups["a"])], found[int(groups["b"])]
    percent = found[int(groups["p"])] if groups.get("p") else None
    if before.unit != after.unit or before.unit in {"%", "points"}:
        return None
    if percent is not None and percent.unit not in {"%", before.unit}:
        return None
    hedged = any(
        (groups.get(hedge) or "").strip() not in {"", "the", "its", "their", "a"}
        for hedge in ("hedge_a", "hedge_b")
    )
    if groups.get("up") and groups["up"].startswith(("go", "went")) and after.value < before.value:
        return None
    if hedged or _ABOUT.search(bones, 0, match.start()) or _YEARLY.search(match.group()):
        return None
    spans = [figure.span for figure in (before, after, percent) if figure is not None]
    start = min(span.start for span in spans)
    times = {**TIMES, "twice": 2.0}.get(groups.get("times") or "", 0.0)
    part = PARTS.get(groups.get("part") or "", 0.0)
    sign = 0 if times else (1 if groups.get("up") else -1)
    end = max(span.end for span in spans)
    return Change(Span(start, end), before, after, percent, sign, times, part)


def points_in(reading: Reading, sentence: Span) -> Iterator[tuple[Figure, float, float]]:
    """Yield the percentages of a sentence that are the difference of two others, with these."""
    if shares_at_most(reading.text, sentence) < 2:
        return
    bones, found = skeleton(reading.text, *sentence)
    shares = [figure for figure in found if figure.unit == "%"]
    if len(shares) < 2:
        return
    told: set[Span] = set()
    for form in _FORMS:
        for match in form.finditer(bones):
            groups = match.groupdict()
            if groups.get("p"):
                p, a, b = (found[int(groups[name])] for name in ("p", "a", "b"))
                yield from _difference(p, a, b, told)
    for match in _UP_FROM.finditer(bones):
        p, a = found[int(match["p"])], found[int(match["a"])]
        block = block_at(reading, sentence.start)
        near = figures(reading.text, *block.span) if block else ()
        for b in near:
            if b.span not in {p.span, a.span}:
                yield from _difference(p, a, b, told)
    yield from _gaps(bones, found, shares, told)


def _gaps(
    bones: str,
    found: list[Figure],
    shares: list[Figure],
    told: set[Span],
) -> Iterator[tuple[Figure, float, float]]:
    """Yield what is called a gap of so many percent, with the two percentages before it."""
    for match in _A_GAP.finditer(bones):
        p = found[int(match["p"])]
        others = [share for share in shares if share.span.end <= p.span.start][-2:]
        if len(others) == 2:
            yield from _difference(p, others[0], others[1], told)


def _difference(
    p: Figure,
    a: Figure,
    b: Figure,
    told: set[Span],
) -> Iterator[tuple[Figure, float, float]]:
    """Yield the three if the first is what lies between the others, and no percentage of them."""
    if {p.unit, a.unit, b.unit} != {"%"} or p.span in told or not a.value:
        return
    apart = abs(b.value - a.value)
    if abs(apart - p.value) > _ALIKE or abs(100 * apart / a.value - p.value) <= _SLACK + p.rounding:
        return
    told.add(p.span)
    low, high = sorted((a.value, b.value))
    yield p, low, high

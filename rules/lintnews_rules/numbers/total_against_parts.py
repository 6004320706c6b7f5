"""A total and its parts: who gives both has given the reader a sum to check.

The parts are added up where a list of them follows its total ("64 employees: 48 deputies
and 16 civilians"). For a desk, a list of parts is also held against the totals of the story
it stands in: if it misses one by a single digit, a digit is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import (
    Finding,
    Form,
    Match,
    Options,
    Pattern,
    Reading,
    Related,
    Severity,
    Span,
    option,
    rule,
    sentence_at,
)
from lintnews_rules.numbers._figures import NUMBER_WORDS, Figure, figures, skeleton, written

FEWEST, MOST = 2, 8
NEAR = 0.8  # a list that comes to less than this share of its total is not all of it
FAR = 2.0
PLAIN_DIGITS = 4  # two parts must miss a total of three digits before its zeros, three of two
SMALL = 40  # small sums meet by chance
PRECISE = 0.04  # a total that may be rounded by more proves nothing
HEDGES = Form(
    r"\b(?:about|almost|around|nearly|more than|over|roughly|approximately|at least|up to|as many as|as much as|some|an estimated"
    r"|including|include|includes|among|average|each|at most|fewer than|less than|half|least|only|under) \Z",
)
# How a list follows its total: after a colon, after a comma with one preposition, after "Of the".
WITH_COLON = Form(r"⟨(?P<total>\d+)⟩(?P<noun> [^⟨⟩:;,.()]{0,50})?: ⟨(?P<first>\d+)⟩")
WITH_DASH = Form(
    r"⟨(?P<total>\d+)⟩(?P<noun> [a-z][^⟨⟩:;,.()]{0,30}?) (?:-{1,2}|–|—) ⟨(?P<first>\d+)⟩ (?!of (?:them|which|whom)|(?:percent|feet|miles))[^—–]{3,150}⟨\d+⟩[^⟨⟩—–]{3,50} (?:-{1,2}|–|—) "
)
UNCOUNTED = Form(r", (?:and )?(?:an?|another|several|some|others?|his|her|the) ")
WITH_COMMA = Form(
    r"⟨(?P<total>\d+)⟩ (?P<noun>[a-z][^⟨⟩:;,.()]{0,30}), ⟨(?P<first>\d+)⟩ (?P<how>in|from|at|by|to|for|on) [^⟨⟩;:()]{1,40} and ⟨(?P<last>\d+)⟩ (?P=how) ",
)
OF_IT = Form(
    r"\A(?:Of|From|Out of) (?:the|that|those|its|their) ⟨(?P<total>\d+)⟩(?P<noun>[^⟨⟩:;,.()]{0,30}), ⟨(?P<first>\d+)⟩"
)
THE_ALL = Form(
    r"\b[Tt]he ⟨(?P<total>\d+)⟩ (?P<noun>[a-z][^⟨⟩:;,.()]{0,30}), ⟨(?P<first>\d+)⟩ [a-z]+ and ⟨\d+⟩ [a-z]+,",
)
MADE_OF = Form(
    r"⟨(?P<total>\d+)⟩(?P<noun>[^⟨⟩:;,.()]{0,60}) (?:paid for with|made up of|consists? of|consisting of|funded (?:by|with)|financed with"
    r"|divided into|split into|comprising) ⟨(?P<first>\d+)⟩",
)
# The total behind its parts: "48 pilots and 16 clerks, 74 in all"; and parts "of which" there are more than the whole.
IN_ALL = Form(
    r"(?:(?:[-–—,]|\ba total of|\btotall?ing|\bmaking) ⟨(?P<total>\d+)⟩ (?:[a-z]+ )?(?:in all|altogether|in total|all told)\b"
    r"|\b(?:(?:for|making|which makes|giving)|(?:and|plus|on top of|in addition to)[^⟨⟩;]{0,20} ⟨\d+⟩[^⟨⟩;]{0,40}[,—–-]) a total of ⟨(?P<sum>\d+)⟩)"
)
OF_WHICH = Form(
    r"⟨(?P<total>\d+)⟩[^⟨⟩;.]{0,40} ?[-–—,(] ?⟨(?P<one>\d+)⟩ of (?:which|it|that|whom|them|those)\b(?:[^⟨⟩;–—-]|(?<=\w)-(?=\w)){0,70}(?<!,)(?<!, ) and (?:the )?⟨(?P<two>\d+)⟩"
)
# "64 workers, 48 at plants and 26 in offices": places are parts if they come to too many.
AT_PLACES = Form(
    r"⟨(?P<total>\d+)⟩ (?P<noun>[a-z][^⟨⟩:;,.()]{0,30}), ⟨(?P<one>\d+)⟩ (?:in|at|on) [^⟨⟩;:()]{1,40} and ⟨(?P<two>\d+)⟩ (?:in|at|on) ",
)
_COUNT = rf"(?i:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})"
# Whoever sits on it votes: "the seven-member council voted 5-3".
OF_MEMBERS = Form(
    rf"\b(?P<all>{_COUNT})-(?:member|person|strong|judge|justice|seat) [a-z]+(?: [a-z]+)?\b[^.;:]{{0,80}}?\b(?:vot(?:ed|es?)|ruled|decided|approved|rejected|passed)"
    r"[^.;:\d]{0,40} (?P<a>\d{1,3})(?:[-–]| to )(?P<b>\d{1,3})(?![\w%/-]|[.,]\d)",
    words=("-member", "-person", "-strong", "-judge", "-justice", "-seat"),
)
# Men and women are all there are: "the 12-member jury of seven women and four men".
_SEXES = r"(?:(?:wo)?men|boys|girls|males|females|sons|daughters|brothers|sisters)"
OF_BOTH = Form(
    rf"(?:\b(?P<all>{_COUNT})-(?:member|person|strong) (?:jury|panel|board|council|committee|commission|cabinet|crew|team|class|group|choir)|\b(?:class|group|team|crew|jury|panel) of (?P<of>{_COUNT})"
    rf"|\b(?P<people>{_COUNT}) (?:people|adults|children|kids|siblings|grandchildren|students|pupils|jurors|victims|teenagers),)"
    rf"(?:\b[^.;:,\d]{{0,40}}?\b| )(?P<a>{_COUNT}) {_SEXES} and (?P<b>{_COUNT}) {_SEXES}\b(?! and\b|,? (?:one|two|a|an|\d))",
    words=(
        "-member",
        "-person",
        "-strong",
        " of ",
        "people,",
        "adults,",
        "children,",
        "kids,",
        "siblings,",
        "students,",
        "pupils,",
        "jurors,",
        "victims,",
        "teenagers,",
    ),
)
LINK = Form(
    r"(?:[^⟨⟩;:()—]{0,80}(?:,| and|, and|, while|, with|, plus)(?: (?:the|its|a|an))?[^⟨⟩;:()—,]{0,40}) ?"
)
NO_PART = Form(
    r"\b(?:from|than|to|between|ages?|aged|of|rose|fell|grew|up|down|compared|versus|percent|another|by|since|year-old|was|were|per|every|each|when"
    r"|lost|won|beat|after|before|over|score|scored|points?) \Z",
)
TRIGGERS = frozenset({*NUMBER_WORDS, *map(str, range(2, 100))})


class TotalAgainstPartsOptions(Options):
    """How far the rule looks for a total."""

    story: bool = option(
        False,
        "hold lists of parts against every total of the story",
        desk=True,
    )


@rule(
    code="NUM106",
    name="total-against-parts",
    summary="the parts do not add up to the total",
    severity=Severity.WARNING,
    options=TotalAgainstPartsOptions,
    patterns=(
        Pattern(
            r"and (?=(?:[^.,;:!?$€£\d\n]{0,60}? )?(?:[$€£]?\d|(?i:TENS)\b))".replace(
                "TENS", "|".join(NUMBER_WORDS)
            ),
            frozenset({"and"}),
        ),
        Pattern(r"a total of\b", words=("a total of",)),
        Pattern(
            r"-(?:member|person|strong|judge|justice|seat)\b",
            words=("-member", "-person", "-strong", "-judge", "-justice", "-seat"),
        ),
    ),
    bad=(
        """
        The port has 74 workers: 48 pilots and 16 clerks.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 48 and 16 make 64, not 74
        """,
        """
        It has 14 docks, eight in Port Ellis and five in Elm Harbor.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 8 and 5 make 13, not 14
        """,
        """
        Of the $7.4 million, $3.6 million went to the pier, $2.3 million to the ramp and $1.2 million to lights.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ $3.6 million, $2.3 million and $1.2 million make $7.1 million, not $7.4 million
        """,
        """
        The city has 48 pilots and the port 26 - 84 in all.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 48 and 26 make 74, not 84
        """,
    ),
    good=(
        "The port has 64 workers: 48 pilots and 16 clerks.",
        "It has 14 docks, nine in Port Ellis and five in Elm Harbor.",
        "Of the 90 docks, 12 are new and 15 are closed.",
        "The pier costs $1.2 billion: $700 million from the state and $540 million from the port.",
        "The nine-member council voted 5-3 for the pier. The 12-member jury has seven women and five men.",
        "It has more than 60 workers: 48 pilots and 16 clerks.",
        "It sank in 40 seconds. On board were 30 pilots, 15 clerks, two cooks and one person each of four towns.",
    ),
)
def total_against_parts(
    reading: Reading,
    options: TotalAgainstPartsOptions,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Add up the parts that a sentence lists."""
    end = -1
    for match in matches:
        sentence = sentence_at(reading, match.span.start)
        if sentence is None or sentence.start < end:
            continue
        end = sentence.end
        yield from _of_bodies(reading.text, sentence)
        bones, found = skeleton(reading.text, *sentence)
        if not FEWEST <= len(found) <= MOST + 1:
            continue
        told = list(_in_sentence(bones, found)) or list(_of_all(bones, found))
        yield from told
        if options.story and not told:
            yield from _in_story(reading, bones, found)


def _in_sentence(bones: str, found: list[Figure]) -> Iterator[Finding]:
    """Compare a total with the list that follows it."""
    for form in (WITH_COLON, WITH_DASH, OF_IT, MADE_OF, THE_ALL, WITH_COMMA):
        match = form.search(bones)
        if form is WITH_COMMA and OF_IT.search(bones):
            return
        if form is WITH_COMMA and match and f" {match['how']} " in f"{match['noun']} ":
            continue  # "175 votes for Ostrava, 172 for Brno and 168 for Zlin"
        if match is None or HEDGES.search(bones, 0, match.start("total") - 1):
            continue
        if form is WITH_DASH and UNCOUNTED.search(match.group()):
            continue  # "six people - three pilots, a clerk and the two divers"
        total, parts = found[int(match["total"])], _parts(bones, found, int(match["first"]))
        if (
            len(parts) < FEWEST
            or {part.unit for part in parts} != {total.unit}
            or total.unit == "%"
        ):
            continue
        if not total.unit and (not _is_plural(match["noun"] or "") or total.value < FEWEST):
            continue
        come_to = sum(part.value for part in parts)
        least = NEAR if form in {OF_IT, WITH_COMMA} else 0.5
        if _differ(total, parts) and least * total.value <= come_to <= FAR * total.value:
            span = Span(total.span.start, parts[-1].span.end)
            yield Finding(span, _message(total, parts))
            return


def _of_all(bones: str, found: list[Figure]) -> Iterator[Finding]:
    """Compare a total with the parts before it, and a whole with what two parts of it come to."""
    match = IN_ALL.search(bones)
    if match is not None and not HEDGES.search(
        bones, 0, match.start("total" if match["total"] else "sum") - 1
    ):
        at = int(match["total"] or match["sum"])
        parts = [one for one in found[:at] if one.unit == found[at].unit]
        sums = [parts[first:] for first in range(len(parts) - 1)]
        near = any(0.5 < sum(one.value for one in some) / found[at].value < FAR for some in sums)
        if near and all(_differ(found[at], some) for some in sums):
            yield Finding(Span(parts[0].span.start, found[at].span.end), _message(found[at], parts))
    match = OF_WHICH.search(bones) or AT_PLACES.search(bones)
    if match is not None and not HEDGES.search(bones, 0, match.start("total") - 1):
        whole, one, two = (found[int(match[name])] for name in ("total", "one", "two"))
        come_to = one.value + two.value
        if (
            {one.unit, two.unit} == {whole.unit}
            and whole.unit not in {"%", "points"}
            and whole.value < come_to < FAR * whole.value
            and _differ(whole, (one, two))
        ):
            yield Finding(Span(whole.span.start, two.span.end), _message(whole, (one, two)))


def _of_bodies(text: str, sentence: Span) -> Iterator[Finding]:
    """Compare the members of a body with their votes, or with its men and women."""
    for form in (OF_MEMBERS, OF_BOTH):
        for match in form.finditer(text, *sentence):
            groups = match.groupdict()
            whole, a, b = (
                _count(groups[name] or groups.get("of") or "") for name in ("all", "a", "b")
            )
            if a + b > whole or (form is OF_BOTH and a + b != whole):
                yield Finding(Span(*match.span()), f"{a:g} and {b:g} make {a + b:g}, not {whole:g}")


def _count(word: str) -> float:
    return float(word) if word.isdigit() else NUMBER_WORDS[word.lower()]


def _is_plural(noun: str) -> bool:
    words = noun.split()
    return bool(words) and any(
        word.endswith("s") or word in {"people", "men", "women", "children"} for word in words[:3]
    )


def _parts(bones: str, found: list[Figure], first: int) -> list[Figure]:
    """Return the figures from this one on, if each follows the one before in a list that "and" closes."""
    pieces = bones.split("⟨")  # each but the first begins with a figure's number
    parts = [found[first]]
    for number in range(first + 1, len(found)):
        between = pieces[number].partition("⟩")[2]
        if not LINK.fullmatch(between) or NO_PART.search(between):
            return []
        parts.append(found[number])
        if between.rstrip().endswith(" and") or " and " in between:
            return parts if number == len(found) - 1 else []
    return []


def _differ(total: Figure, parts: Sequence[Figure]) -> bool:
    """Return whether rounding cannot explain the difference."""
    apart = abs(total.value - sum(part.value for part in parts))
    return apart > 1e-6 + total.rounding + sum(part.rounding for part in parts)


def _message(total: Figure, parts: Sequence[Figure]) -> str:
    *first, last = (written(part.value, part.unit) for part in parts)
    come_to = written(sum(part.value for part in parts), total.unit)
    return f"{', '.join(first)} and {last} make {come_to}, not {written(total.value, total.unit)}"


def _in_story(reading: Reading, bones: str, found: list[Figure]) -> Iterator[Finding]:
    """Compare a list with the totals of the story, if it has any that one digit would make right."""
    first = bones.index("⟨")
    if NO_PART.search(bones, 0, first) or (
        HEDGES.search(bones, 0, first) and " include" not in bones[first - 9 : first]
    ):
        return
    parts = _parts(bones, found, 0)
    unit = parts[0].unit if parts else "%"
    if len(parts) < FEWEST or unit in {"%", "points"} or {part.unit for part in parts} != {unit}:
        return
    come_to = sum(part.value for part in parts)
    biggest = max(part.value for part in parts)
    if come_to < SMALL or any(part.value % 1 for part in parts):
        return
    totals = [
        one
        for one in figures(reading.text, 0, len(reading.text))
        if one.unit == unit and one.value > biggest and one.rounding < PRECISE * one.value
    ]
    if any(not _differ(one, parts) for one in totals):
        return
    for one in totals:
        if one.span.start >= parts[0].span.start and one.span.end <= parts[-1].span.end:
            continue
        digits = len(f"{one.value:.0f}".rstrip("0"))
        if digits + len(parts) > PLAIN_DIGITS and _is_one_digit(one.value, come_to):
            span = Span(parts[0].span.start, parts[-1].span.end)
            message = f"{_message(one, parts)} as on line {{line}}"
            yield Finding(span, message, (Related(one.span, "the total"),))
            return


def _is_one_digit(total: float, come_to: float) -> bool:
    """Return whether the two numbers differ in one digit, or in two that changed places."""
    a, b = f"{total:.0f}", f"{come_to:.0f}"
    if len(a) != len(b):
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1

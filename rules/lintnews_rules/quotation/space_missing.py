"""Where the space after a full stop or a comma is missing, two sentences are read as one.

It is what is left where two paragraphs were run together, or where a line break was
deleted. Addresses, file names and names like "Booking.com" have no such space and are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    COPY,
    Edit,
    Finding,
    Fix,
    Form,
    Reading,
    Severity,
    Span,
    Speech,
    is_capitalised,
    is_word,
    rule,
)
from lintnews_rules._posts import is_post
from lintnews_rules._rolled import rolled

STOP = Form(r"[.!?][\"“”’')\]]{0,3}(?=[A-Z“])(?<![.!?]{2})")
COMMA = Form(r"[,;](?=[A-Za-z][a-z])(?<=[a-z][a-z].)")
# A year that runs into a word, and a comma with a quotation mark that has a letter on both sides.
YEAR = Form(r"(?<![\w.,/-])(?:19|20)\d\d(?=[a-z]{3,20}(?![\w/.@-]))(?!\d{0,4}(?:ish|th|nd|rd)\b)")
QUOTED = Form(r"[a-z],(?:\"|“|”)(?=[A-Za-z][a-z'’ ])", words=(',"', ",“", ",”"))
# What ends with a point of its own: "9 a.m.Riders", "the U.S.But".
DOTTED = frozenset({"a.m", "p.m", "U.S", "U.N", "D.C", "U.K"})
# No prose has these inside a word.
CODE = frozenset("/@\\_=<>{}#|*+~^`:")
LONGEST = 40  # code points of a token on either side
# Own list: what stands after the stop in an address or the name of a file.
ENDINGS = frozenset(
    "com org net gov edu mil co uk us tv io me info biz ai app dev eu de fr ca au fm ly "
    "js py txt doc pdf html php".split()
)
# Own list: a capitalised word before the stop may be part of a name, unless one of these follows.
STARTERS = frozenset(
    "a an the this that these those he she it they we i you his her its their our in on at by "
    "for from with to as if when while after before but and or so yet not no there here then "
    "who what how why where mr mrs ms one two three all some many most both each police".split()
)
NEVER = frozenset({"Dr", "Mr", "Mrs", "Ms", "St"})
FIRMS = frozenset({"Inc", "LLC", "Ltd", "Corp"})  # a credit: "Dana Reyes/Courier,Inc."
SHORTEST = 3  # letters on either side of a comma


@rule(
    code="QUO115",
    name="space-missing",
    summary="the space after a full stop, a comma or a year is missing",
    severity=Severity.INFO,
    roles=COPY,
    speech=Speech.REPORTED,
    yields_to=frozenset({"QUO111", "BPL101"}),
    standard="every style guide: a space after a full stop and after a comma",
    bad=(
        """
        The judge saw the chief physician.Police took the man away.
                                ^^^^^^^^^^^^^^^^ no space after "physician."
        """,
        """
        They met in Portland,Oregon, on Monday.
                    ^^^^^^^^^^^^^^^ no space after "Portland,"
        The boat,the pier and the ramp are late.
            ^^^^^^^^ no space after "boat,"
        It opens at 9 a.m.Riders should be early.
                      ^^^^^^^^^^ no space after "a.m."
        """,
        """
        “We are ready.”The ferries will run.
                ^^^^^^^^^^ no space after "ready.”"
        """,
        """
        The train stopped in Portland.Nobody got off.
                             ^^^^^^^^^^^^^^^ no space after "Portland."
        The share fell to 38 from 55.Ferries often draw fewer riders.
                                  ^^^^^^^^^^ no space after "55."
        """,
        """
        The barge was built in 2001and sold. “No,”she said, and wrote,"Not yet."
                               ^^^^^^^ no space after "2001"
                                                ^^ no space beside the quotation mark
                                                                     ^^ no space beside the quotation mark
        """,
    ),
    good=(
        "The 1990s and the 2016er vintage of 1998. She said, “No,” and “yes,” too.",
        "She booked it at Booking.com and paid at example.org.",
        "He wrote to J.Smith@example.com about file.Txt and U.S.Army.",
        "A vote of 1,200 to 900 sent it to St.Louis.",
        "The pier is open.Everybody is glad! — Piet Halden (@piethalden)",
        "A picture by Harbor Press,Inc. shows it.",
    ),
)
def space_missing(reading: Reading) -> Iterator[Finding]:
    """Look at what stands on both sides of a mark in the middle of a token."""
    text = reading.text
    found: list[Finding] = []
    for match in STOP.finditer(text):
        found.extend(_after_stop(text, match.start(), match.end()))
    for match in COMMA.finditer(text):
        found.extend(_after_comma(text, match.start(), match.end()))
    found.extend(_after_year(text))
    found.extend(_at_quotation(text))
    found = [finding for finding in found if not is_post(reading, finding.span.start)]
    yield from rolled(sorted(found, key=lambda finding: finding.span.start), "here too")


def _after_stop(text: str, start: int, end: int) -> Iterator[Finding]:
    first, last = _token(text, start, end)
    left, right = text[first:start], text[end:last]
    marks = text[start + 1 : end]
    opening = right[:1] == "“" or marks.endswith("“")
    word, following = _last_word(left), _first_word(right.lstrip("“"))
    dotted = left.lstrip('(“"') in DOTTED
    if CODE.intersection(left + right) or not following or (not dotted and _is_dotted(left, right)):
        return
    if following.lower() in ENDINGS:
        return
    if dotted:
        of_time = left[-1:] == "m" and is_word(following.lower())
        known = (of_time or following.lower() in STARTERS) and len(following) > 1
    elif opening or marks.strip("'’)]"):
        known = len(word) > 1 or left[-1:] in ")%"
    elif word[:1].islower():
        known = is_word(word.lower()) and _begins(right, following)
    elif following.lower() in STARTERS:
        known = _begins(right, following) and word not in NEVER and _is_long(left, word)
    elif word.isdigit():  # "from 55.Rail lines"; no number of a chapter, and no version
        plain = left.lstrip("$£€(") == word and first > 0 and text[first - 1] == " "
        known = (
            text[start] == "."
            and plain
            and len(following) >= SHORTEST
            and is_word(following.lower())
        )
    else:
        known = text[start] == "." and (
            (is_capitalised(word.lower()) and is_word(following.lower()))
            or _are_two_names(text, word, following)
        )
    if not known:
        return
    at = end - 1 if marks.endswith("“") else end
    edit = Edit(Span(at, at), " ")
    certain = not {'"', "”"}.intersection(marks) and (
        word[:1].islower() or following.lower() in STARTERS
    )
    begin = start - len(left.lstrip('(“"') if dotted else word)
    yield Finding(
        Span(begin, end + len(right) - len(right.lstrip("“")) + len(following)),
        f'no space after "{text[begin:at]}"',
        fix=Fix.safe(edit) if certain else Fix.unsafe(edit),
    )


def _after_comma(text: str, start: int, end: int) -> Iterator[Finding]:
    first, last = _token(text, start, end)
    left, right = text[first:start], text[end:last]
    word, following = _last_word(left), _letters(right)
    if following in FIRMS or "," in left or "," in right[:-1] or CODE.intersection(left + right):
        return
    if "." in left or "." in right[:-1] or len(word) < SHORTEST or len(following) < SHORTEST:
        return
    if not (is_word(word.lower()) or word[0].isupper()):
        return
    if not (is_word(following.lower()) or following[0].isupper()):
        return
    edit = Edit(Span(end, end), " ")
    yield Finding(
        Span(start - len(word), end + len(following)),
        f'no space after "{word},"',
        fix=Fix.safe(edit),
    )


def _after_year(text: str) -> Iterator[Finding]:
    for match in YEAR.finditer(text):
        start, end = match.span()
        following = _letters(text[end : end + LONGEST])
        if is_word(following):
            edit = Edit(Span(end, end), " ")
            yield Finding(
                Span(start, end + len(following)),
                f'no space after "{match.group()}"',
                fix=Fix.safe(edit),
            )


def _at_quotation(text: str) -> Iterator[Finding]:
    for match in QUOTED.finditer(text):
        start, end = match.span()
        at = end if match.group().endswith("”") else end - 1
        fix = None if match.group().endswith('"') else Fix.unsafe(Edit(Span(at, at), " "))
        yield Finding(Span(start + 1, end), "no space beside the quotation mark", fix=fix)


def _token(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the token around a mark begins and ends."""
    first, last = start, end
    while first > max(0, start - LONGEST) and not text[first - 1].isspace():
        first -= 1
    while last < min(len(text), end + LONGEST) and not text[last].isspace():
        last += 1
    return first, last


def _last_word(left: str) -> str:
    at = len(left)
    while at and (left[at - 1].isalnum() or left[at - 1] in "’'-"):
        at -= 1
    return left[at:].lstrip("’'-")


def _first_word(right: str) -> str:
    at = 0
    while at < len(right) and right[at].isalpha():
        at += 1
    return right[:at] if right[:1].isupper() and (at == 1 or right[1].islower()) else ""


def _letters(right: str) -> str:
    """Return the letters at the beginning."""
    at = 0
    while at < len(right) and right[at].isalpha():
        at += 1
    return right[:at]


def _are_two_names(text: str, first: str, second: str) -> bool:
    """Return whether the story has both names apart from each other as well."""
    return (
        min(len(first), len(second)) > SHORTEST
        and text.count(f" {second} ") > 0
        and text.count(f" {first} ") > 0
    )


def _is_dotted(left: str, right: str) -> bool:
    """Return whether the token has points elsewhere: an address, initials, a version."""
    inner = right.rstrip(".!?,;\"”’')")
    return "." in inner or (
        "." in left and not left.lstrip('$£€(“"').replace(".", "").replace(",", "").isdigit()
    )


def _begins(right: str, following: str) -> bool:
    """Return whether the word after the stop can begin a sentence: A and I stand alone."""
    return len(following) > 1 or right in {"A", "I"} or right.startswith(("I'", "I’"))


def _is_long(left: str, word: str) -> bool:
    """Return whether what stands before the stop is a word or a figure and no initial."""
    return len(word) > 1 or left[-1:] in ")%"

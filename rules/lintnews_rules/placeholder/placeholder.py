"""Words and figures that were still to come when the copy was written.

"TK", "XXX", "$X million", "HEADLINE HERE" and mock Latin fill the place of what is not there
yet. Printed, they are the newsroom joke of the year: one British daily ran "100PT SPLASH
HEADING HERE" as its front page. A bare XXX counts only where it is alone on its line or beside
a TK, for sizes, Roman numerals and Super Bowls have a right to it; an X counts only before a
unit. In a school story TK is transitional kindergarten, and a TK with a name after it is a firm.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Finding,
    Form,
    Match,
    Pattern,
    Reading,
    Severity,
    Span,
    Speech,
    block_at,
    fold,
    quotation_at,
    rule,
)

_UNITS = (
    r"(?:percent|per cent|%|percentage|points?|million|billion|trillion|thousand|hundred|people"
    r"|persons|residents|students|voters|workers|employees|homes|cases|deaths|jobs|votes?|seats"
    r"|visitors|customers|species|miles|feet|acres|pounds|tons|dollars|cents|inches|degrees"
    r"|minutes?|hours?|days?|weeks?|months?|years?|year-olds?|members|others|patients|officers"
    r"|families|households|counties|schools|arrests|injuries|victims|companies|countries)"
)
_LATIN = tuple(
    """
    lorem ipsum dolor amet consetetur consectetur consectetuer adipiscing adipisicing elit eiusmod tempor
    incididunt labore dolore magna aliqua enim minim veniam quis nostrud exercitation ullamco
    laboris nisi aliquip commodo consequat duis aute irure reprehenderit voluptate velit esse
    cillum fugiat nulla pariatur excepteur sint occaecat cupidatat proident sunt culpa officia
    deserunt mollit laborum perspiciatis unde omnis iste natus voluptatem accusantium doloremque
    laudantium totam aperiam eaque ipsa inventore veritatis beatae vitae dicta explicabo nemo
    ipsam quia voluptas aspernatur odit fugit consequuntur magni dolores ratione sequi nesciunt
    neque porro quisquam dolorem adipisci numquam eius modi tempora incidunt magnam aliquam
    quaerat nostrum exercitationem corporis suscipit laboriosam vero accusamus iusto odio
    dignissimos blanditiis praesentium voluptatum deleniti atque corrupti donec ullamcorper
    metus auctor fringilla vestibulum ligula porta felis euismod cras mattis purus
    fermentum vivamus sagittis lacus vel augue laoreet rutrum faucibus maecenas sed diam eget
    risus varius blandit aenean lacinia bibendum sociis natoque penatibus parturient montes
    nascetur ridiculus mus curabitur tortor nullam justo pellentesque habitant morbi tristique
    senectus netus malesuada fames turpis egestas vestibulum praesent phasellus pretium integer
    posuere erat venenatis dapibus tellus tincidunt nibh etiam facilisis convallis hendrerit
    ornare viverra vulputate suspendisse interdum gravida scelerisque dictum quam pulvinar
    sollicitudin mauris condimentum imperdiet accumsan cursus iaculis sadipscing elitr
    nonumy eirmod invidunt aliquyam erat voluptua kasd gubergren takimata sanctus
    """.split()
)
_SHORT = "a ab ac ad ante at cum de do e ea eos est et eu ex hac hic id in leo mi non orci per pro qui sem si sit te ut"
_MOCK = rf"(?:{'|'.join(sorted(sorted({*_LATIN, *_SHORT.split()}), key=len, reverse=True))})"
_MOST_SHOWN = 6  # words of a placeholder that the message repeats
_FEWEST_LATIN = 4  # words of mock Latin in a row: "magna cum laude" is a degree
_AMOUNTS = (
    rf"[$£€]X{{1,3}}(?:\.X{{1,2}})?(?![\w])|(?<![\w$])X,XXX(?!\w)|(?<![\w$])XX-year-old(?!\w)"
    rf"|(?<![\w$])XX to XX(?!\w)|(?<![\w$])X\.X (?=percent|per cent|million|billion)"
    rf"|(?<![\w$.])XX? (?={_UNITS}\b)"
)
# A letter in a sum or in a rule of thumb: if X people pay Y dollars.
_ALGEBRA = Form(r"\bY\b|\b[Ii]f\b|\b[Ll]et['’]s say\b|\b[Ss]ay\b")
_NUMBER_BEFORE = Form(
    r"(?i)\b(?:about|than|least|nearly|almost|over|around|some|roughly|only|by|of|for|to|in|after|were"
    r"|was|the|another|until|killed|hired|employs|has|have|with|from|and|all|at|within|every|lost"
    r"|cost|costs|drew|spent|raised|won|served|up) $"
)
# "TK" as a grade of school stands near these, "TK" in a name before these.
_GRADES = Form(
    r"(?i)kindergarten|\bpre-?k\b|\bTK[–-]\d|\bgrades?\b|\bteachers?\b|\bclassrooms?\b|\bpreschool"
    r"|\bTcl\b|\btoolkit\b|\bkrankenkasse\b|\b(?:der|das|und|nicht|auf)\b"
)
_NAMED = Form(r" (?:(?!X)[A-Z][a-z]|\d)|['’/&]|-\w")


@rule(
    code="PLH101",
    name="placeholder",
    summary="a placeholder was left in the copy",
    severity=Severity.ERROR,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    stages={"draft": Severity.INFO, "publish": Severity.ERROR},
    patterns=(
        Pattern(
            r"\[?(?<!\w)(?:TK){1,3}(?: TK){0,3}\]?(?![\w-])(?: X{3,5})?",
            case_sensitive=True,
            words=("TK",),
        ),
        Pattern(
            r"(?<!\w)X{3,5}(?= TK)|(?<![^\r\n])X{3,5}(?![^\r\n])|(?<!\S)\?\?\?(?![^\s.,;:)])"
            r"|(?<!\w)(?:(?:HEADLINE|HEADING|HED|DEK|DECK|CAPTION|BYLINE|LEDE|QUOTE|PHOTO CREDIT)"
            r" (?:HERE|TK|GOES HERE|TO COME)|(?:hed|dek|hedtk|dektk) ?tk\b"
            r"|(?:100|72) ?PT SPLASH(?: HEADING(?: HERE)?)?)"
            r"|(?<!\w)(?:MORE|STORY|QUOTE|PHOTO|DETAILS) TO COME",
            case_sensitive=True,
            words=tuple(
                "XXX|???| HERE| TK| TO COME|hed tk|dek tk|hedtk|dektk|PT SPLASH".split("|")
            ),
        ),
        Pattern(
            r"\[(?:insert|INSERT|Insert)(?: [^\]\r\n]{1,60})?\]"
            r"|\[(?:(?:first|last|full|First|Last|Full|FIRST|LAST|FULL) )?(?:name|NAME|Name)(?: TK)?\]"
            r"|\[(?:age|date|DATE|Date|title|TITLE|quote|QUOTE|city|City|CITY|number|NUMBER|amount"
            r"|AMOUNT|xx+|XX+|figure|FIGURE|total|spokesperson|source name|company name|phone number"
            r"|link|LINK|location|LOCATION|percentage|dollar amount)\]"
            r"|\[(?:[A-Z]{3,} ){1,3}(?:NAME|TITLE|NUMBER|DATE|HERE|TK|AMOUNT)\]|\[\?\?+\]"
            r"|\((?:name|age|title|time|date|day|number|sp|where|when|who|year|first name"
            r"|last name|spelling)\?+\)",
            case_sensitive=True,
            words=("[", "?)"),
        ),
        Pattern(_AMOUNTS, frozenset({"x", "xx", "$", "£", "€"}), case_sensitive=True, words=("X",)),
        Pattern(
            rf"(?<![\w.,$:-])0?00(?:,000)? (?={_UNITS}\b)",
            frozenset({"00", "000", "00,000", "000,000"}),
        ),
        Pattern(
            r"(?<!\w)[$£€]0?00(?:[.,]00+)? ?(?=million|billion)",
            frozenset("$£€"),
            words=("$00", "£00", "€00", "$000", "£000", "€000"),
        ),
        Pattern(rf"{_MOCK}(?:[,.]?[ \t]+{_MOCK}\b)+", frozenset(_LATIN), tag="latin"),
    ),
    bad=(
        """
        The mayor, TK, spoke on Monday.
                   ^^ "TK" is a placeholder: the words are still to come
        """,
        """
        [headline] HEADLINE HERE
                   ^^^^^^^^^^^^^ "HEADLINE HERE" is a placeholder: the words are still to come
        """,
        """
        It cost [insert amount] to build.
                ^^^^^^^^^^^^^^^ "[insert amount]" is a placeholder: the words are still to come
        """,
        """
        XXX
        ^^^ "XXX" is a placeholder: the words are still to come
        """,
        """
        The port paid $X million for the pier, which more than XX people use a day.
                      ^^ "$X" is a placeholder: the words are still to come
                                                               ^^ "XX" is a placeholder: the words are still to come
        """,
        """
        The pier opens in May. Ut enim ad minim veniam, quis nostrud.
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Ut enim ad minim veniam, quis …" is a placeholder: the words are still to come
        """,
    ),
    good=(
        "He wore a shirt of size XXX at Super Bowl XXX.",
        '"[Obama] said so," she recalled.',
        "The headline here was set in 72 points.",
        "The district adds 200 seats in PreK, TK, kindergarten and first grade, it said.",
        "TK Pavers of Port Ellis laid the road, and all 1,000 people of Dock Street may use it.",
        "She took her degree magna cum laude in May. The XX chromosome was found in 1905.",
        "If you sell X pounds of fish at Y dollars each, the port takes a tenth.",
    ),
)
def placeholder(reading: Reading, matches: list[Match]) -> Iterator[Finding]:
    """Leave out what has another meaning where it is written."""
    text = reading.text
    end = 0
    for match in sorted(matches, key=lambda one: (one.span.start, -one.span.end)):
        span = match.span
        if span.start < end or not _is_placeholder(reading, match):
            continue
        span = Span(span.start, span.start + len(match.text.rstrip()))
        if match.pattern.tag:
            span = Span(*_whole_latin(text, span))
        end = span.end
        if match.pattern.tag and (block := block_at(reading, span.start)):
            end = block.span.end  # one finding for a paragraph of filler
        yield Finding(
            span, f'"{_shown(span.of(text))}" is a placeholder: the words are still to come'
        )


def _is_placeholder(reading: Reading, match: Match) -> bool:
    text, span = reading.text, match.span
    if match.text.startswith(("TK", "[TK")):
        return _is_tk(reading, match)
    if match.pattern.tag:
        words = [word.strip(".,") for word in fold(match.text).split()]
        return (len(words) >= _FEWEST_LATIN and len(set(words) & set(_LATIN)) > 1) or words[:2] == [
            "lorem",
            "ipsum",
        ]
    if match.text.rstrip() in {"X", "XX"}:
        before = text[max(0, span.start - 14) : span.start]
        return bool(_NUMBER_BEFORE.search(before)) and not _ALGEBRA.search(_around(reading, span))
    if match.text.startswith("("):
        return quotation_at(reading, span.start) is None
    return True


def _is_tk(reading: Reading, match: Match) -> bool:
    """Return whether these letters ask for words, and name neither a grade nor a firm."""
    text, span = reading.text, match.span
    if match.text.startswith("[") or len(match.text.split()[0]) > len("TK"):
        return True
    if _NAMED.match(text, span.end) or text[max(0, span.start - 1) : span.start] in {"/", "&", "-"}:
        return False
    block = block_at(reading, span.start)
    return block is None or block.span.start not in reading.get(blocks_about_schools)


def blocks_about_schools(reading: Reading) -> frozenset[int]:
    """Return where the blocks begin that speak of school grades, or have a kindergarten nearby."""
    text = reading.text
    everywhere = "kindergarten" in text.lower()
    return frozenset(
        block.span.start
        for block in reading.article.blocks
        if everywhere or _GRADES.search(block.span.of(text))
    )


def _around(reading: Reading, span: Span) -> str:
    block = block_at(reading, span.start)
    return "" if block is None else block.span.of(reading.text)


def _whole_latin(text: str, span: Span) -> tuple[int, int]:
    """Return the stretch with the short word before it that begins a sentence: "Ut enim"."""
    before = text[: span.start].rstrip(" ")
    word = before[before.rfind(" ") + 1 :].rpartition("\n")[2] if before else ""
    if fold(word) in _SHORT.split() and len(word) > 1 and word[0].isupper():
        return len(before) - len(word), span.end
    return span.start, span.end


def _shown(text: str) -> str:
    words = text.split()
    return " ".join(words[:_MOST_SHOWN]) + (" …" if len(words) > _MOST_SHOWN else "")

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
    r"|families|households|counties|schools|arrests|injuries|victims|companies|countries"
    r"|children|men|women|troops|soldiers|supporters|delegates|lawmakers|senators|states|cities"
    r"|districts|games|points|goals|runs|yards|square|kilomet(?:er|re)s|met(?:er|re)s|euros|shares"
    r"|units|times|charges|counts|rounds|attendees|protesters|passengers|migrants|refugees"
    r"|firefighters|police|tickets|copies|items|projects|stores|buildings|bills|amendments"
    r"|a\.m\.|p\.m\.|am|pm)"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
# What may have to be filled in: the last word in the brackets, and what may stand before it.
_BLANK = (
    r"(?:name|title|age|date|day|weekday|month|year|time|hour|place|city|town|state|county|country"
    r"|street|address|location|number|figure|amount|total|percentage|percent|price|cost|sum|score"
    r"|quote|source|source name|spokes(?:man|woman|person)|official|reporter|byline|headline|caption"
    r"|photo|credit|link|url|phone|phone number|e-?mail|company|company name|agency|organi[sz]ation|department"
    r"|district|party|school|team|opponent|event|venue|occupation|job title|position|charge|charges"
    r"|dollar amount|vote|vote count|count|deadline|background|context|detail|details|description|xx+)"
)
_BEFORE = (
    r"(?:first|last|full|exact|correct|company|school|street|victim['’]s|suspect['’]s|mayor['’]s|official"
    r"|event|start|end|dollar|vote|phone|your|his|her|their|the|a|an|number of|total|second|new|old"
    r"|current|previous|relevant|specific|actual|case|court|bill|docket)"
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
    # What one begins with: most places of a text are told at one look.
    r"(?=[$£€XxJFMASOND12RG])(?:"
    # "$X million", "£XX", "X,XXX", "XX.X percent"
    r"[$£€](?:X{1,4}|x{2,4})(?:[.,][Xx]{1,3})*(?![\w])"
    r"|(?<![\w$])(?:X{1,3},XXX(?:,XXX)?|X{1,2}\.X{1,2})(?!\w)"
    r"|(?<![\w$])(?:XX|xx)-(?:year|day|month|mile|foot|hour|minute|point|member|page)-?\w*"
    r"|(?<![\w$])(?:XX to XX|XX?-XX?|xx-xx|X–X|XX–XX)(?![\w-])"
    rf"|(?<![\w$.])(?:XX?|xx)(?:%| (?={_UNITS}(?!\w)))"
    # a day, a year and an hour: "Feb. XX" and so on
    rf"|(?<!\w){_MONTH} (?:XX?|xx|00)(?!\w)(?!\.\d)|(?<![\w$])(?:19|20)XX(?!\w)"
    r"|(?<!\w)X{1,2}:XX(?!\w)|(?<![\w$])(?:XX?|xx)(?:st|nd|rd|th) (?=[a-z])"
    # "Mr. XX", "Xxxx Xxxxx"
    r"|(?<!\w)(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. (?:X{2,6}|xx+)(?!\w)|(?<!\w)Xxx+(?: Xxx+)*(?!\w))"
)
# Naughts before a unit, after a month or a page; 00-00, and a telephone number of naughts.
_NAUGHTS = rf"0?00(?:,000)? (?={_UNITS}(?!\w))|00(?![\w:.,-])"
_AFTER_NAME = Form(rf"(?:{_MONTH}|[Pp]age|PAGE|[Gg]raf) $")
_NAUGHTS_JOINED = (
    r"(?<![\w.,:/-])00[-–—](?:to[-–—])?00(?![\w:/.-]\w)(?![-–—]\d)|(?<![\w.])00-year-old(?!\w)"
    r"|(?<![\w.-])\(?000\)?[ .-]000[ .-]0000(?!\w)|(?<![\w:])00:00 (?=a\.m\.|p\.m\.|am\b|pm\b)"
)
_RULED = (
    r"(?<![\w_])_{2,12}(?= (?:percent|million|billion|people|years?|votes?|of|on|said|and|to)\b)"
    r"|(?<= (?:at|of|on|by|in|to) )_{3,12}(?=[ .,])|(?<=[$£€])_{2,12}"
)
# A letter in a sum or in a rule of thumb: if X people pay Y dollars.
_ALGEBRA = Form(r"\bY\b|\b[Ii]f\b|\b[Ll]et['’]s say\b|\b[Ss]ay\b")
_NUMBER_BEFORE = Form(
    r"(?i)\b(?:about|than|least|nearly|almost|over|around|some|roughly|only|by|of|for|to|in|after|were"
    r"|was|the|another|until|killed|hired|employs|has|have|with|from|and|all|at|within|every|lost"
    r"|cost|costs|drew|spent|raised|won|served|up|is|are|be|he|she|age|aged|now|since|this|that|a|an) $"
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
    version=2,
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
            r"|\[(?:age|date|quote|number|amount|xx+|XX+|source name|company name|phone number|link"
            r"|percentage|dollar amount)\]"
            r"|\[(?:[A-Z]{3,} ){1,3}(?:NAME|TITLE|NUMBER|DATE|HERE|TK|AMOUNT)\]|\[\?\?+\]"
            r"|\((?:name|age|title|time|date|day|number|sp|where|when|who|year|first name"
            r"|last name|spelling)\?+\)",
            case_sensitive=True,
            words=("[", "?)"),
        ),
        Pattern(
            rf"\[(?!TIME\])(?:(?:insert|INSERT|Insert|ADD|TK|fill in|Fill in|FILL IN) )?(?i:(?:{_BEFORE} ){{0,3}}{_BLANK}"
            rf"(?: and {_BLANK})?(?: (?:here|tk|to come|goes here|tbd|tbc|if known|of \w+))?)\??\](?![(:])"
            r"|\[(?:TBD|TBC|TBA|TO COME|to come|BLANK|blank|fill in|FILL IN|MORE TK|PENDING|_+|\.\.\.\?)\]"
            r"|\[(?:[A-Z][A-Z'’/-]{2,14} ){1,4}(?:HERE|TK|TO COME|NEEDED|PENDING|GOES HERE)\]"
            r"|\{(?:[a-z]+[_ ])?(?:name|date|city|title|headline|quote|number|source|amount|location)\}(?!\})",
            case_sensitive=True,
            words=("[", "{"),
            tag="fill",
        ),
        Pattern(
            _AMOUNTS,
            case_sensitive=True,
            words=(
                *(
                    "$X",
                    "£X",
                    "€X",
                    "$x",
                    "£x",
                    "€x",
                    "XX",
                    "X,X",
                    "X.X",
                    "X-X",
                    "X–X",
                    "X:X",
                    "Xxx",
                ),
                *("xx", " X", " 00", "0X", "Xst", "Xnd", "Xrd", "Xth", "X ", "X%"),
            ),
        ),
        Pattern(_NAUGHTS, frozenset({"00", "000", "00,000", "000,000"}), tag="naughts"),
        Pattern(
            r"(?<!\w)[$£€]0?00(?:[.,]00+)? ?(?=million|billion)",
            frozenset("$£€"),
            words=("$00", "£00", "€00", "$000", "£000", "€000"),
        ),
        Pattern(
            _NAUGHTS_JOINED,
            words=("00-00", "00–", "00—", "00-to", "00-year", "000-0", "000 0", "000.0", "00:00 "),
        ),
        Pattern(_RULED, words=("__",)),
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
        The council voted 00-00 on Feb. XX, when [DAY] came, and XX% of it was spent.
                          ^^^^^ "00-00" is a placeholder: the words are still to come
                                   ^^^^^^^ "Feb. XX" is a placeholder: the words are still to come
                                                 ^^^^^ "[DAY]" is a placeholder: the words are still to come
                                                                 ^^^ "XX%" is a placeholder: the words are still to come
        """,
        """
        The pier opens in May. Ut enim ad minim veniam, quis nostrud.
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Ut enim ad minim veniam, quis …" is a placeholder: the words are still to come
        """,
    ),
    good=(
        "He wore a shirt of size XXX at Super Bowl XXX.",
        '"[Obama] said so," she recalled.',
        '"When the [company] came," she said, "the [city] slept."',
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
        if match.pattern.tag == "latin":
            span = Span(*_whole_latin(text, span))
        end = span.end
        if match.pattern.tag == "latin" and (block := block_at(reading, span.start)):
            end = block.span.end  # one finding for a paragraph of filler
        yield Finding(
            span, f'"{_shown(span.of(text))}" is a placeholder: the words are still to come'
        )


def _is_placeholder(reading: Reading, match: Match) -> bool:
    text, span = reading.text, match.span
    if match.text.startswith(("TK", "[TK")):
        return _is_tk(reading, match)
    if match.pattern.tag == "latin":
        words = [word.strip(".,") for word in fold(match.text).split()]
        return (len(words) >= _FEWEST_LATIN and len(set(words) & set(_LATIN)) > 1) or words[:2] == [
            "lorem",
            "ipsum",
        ]
    if match.pattern.tag == "fill":
        return _is_blank(reading, match)
    if match.text.rstrip(" %") in {"X", "XX", "xx"}:
        before = text[max(0, span.start - 14) : span.start]
        certain = match.text.endswith("%") or _NUMBER_BEFORE.search(before)
        return bool(certain) and not _ALGEBRA.search(_around(reading, span))
    if match.pattern.tag == "naughts":
        return _is_naught(text, match)
    return not match.text.startswith("(") or quotation_at(reading, span.start) is None


def _is_naught(text: str, match: Match) -> bool:
    """Return whether naughts are no part of a number; alone they need a month or a page."""
    before = text[max(0, match.span.start - 14) : match.span.start]
    if before[-1:] in {".", ",", "$", ":", "-", "£", "€"}:
        return False
    return match.text != "00" or _AFTER_NAME.search(before) is not None


def _is_blank(reading: Reading, match: Match) -> bool:
    """Return whether brackets are to be filled in, and do not stand for what was said."""
    inside = match.text.strip("[]{}")
    if inside.istitle() and " " not in inside:
        return False  # "[State]" stands for a name that is spelled out
    # "the [company]" in a quotation is what an editor put in for a name
    return not inside[:1].islower() or quotation_at(reading, match.span.start) is None


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

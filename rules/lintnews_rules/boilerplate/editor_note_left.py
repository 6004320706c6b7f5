"""A note from one editor to another shows the reader a doubt that should have been settled.

"[EDITOR: check]", "(cq)", "DESK: trim here" are how a desk talks to itself, and so are words in
double brackets, in comment marks or addressed to a colleague, and brackets that speak of a graf, a
lede or a cutline. Brackets that belong to the story ([sic], [applause], a name put into a
quotation), links of Markdown and the places of a template are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Finding,
    Match,
    Options,
    Pattern,
    Reading,
    Severity,
    Speech,
    option,
    quotation_at,
    rule,
)

_LONGEST_SHOWN = 60  # code points of a note that the message repeats

# Whom a desk addresses: an editor, a desk, a service of the newsroom.
_WHO = (
    r"(?:EDITORS?|[Ee]ditors?|EDS?|[Ee]ds?|SUBS?|[Ss]ubs|PRODUCTION|[Pp]roduction|LEGAL|[Ll]egal"
    r"|COPY ?(?:DESK|EDITORS?)?|[Cc]opy ?(?:desk|editors?|chief)|RIM|SLOT|WEB TEAM|[Ww]eb team"
    r"|SELF|[Ss]elf|(?:(?:COPY|PHOTO|PIC(?:TURE)?|NIGHT|DAY|NEWS|CITY|WEB|METRO|NATIONAL|FOREIGN"
    r"|SPORTS|BUSINESS|VIDEO|GRAPHICS|DESIGN|ART|LAYOUT|RESEARCH|STANDARDS|FEATURES|ONLINE|DATA) ?)?"
    r"DESK|(?:[Cc]opy|[Pp]hoto|[Pp]ic(?:ture)?|[Nn]ight|[Dd]ay|[Nn]ews|[Cc]ity|[Ww]eb|[Mm]etro"
    r"|[Nn]ational|[Ff]oreign|[Ss]ports|[Bb]usiness|[Vv]ideo|[Gg]raphics|[Dd]esign|[Aa]rt|[Ll]ayout"
    r"|[Rr]esearch|[Ss]tandards|[Ff]eatures|[Oo]nline|[Dd]ata) [Dd]esk|[Dd]esk)"
)
# How it begins to address them.
_TO = (
    r"(?:(?:NOTE|MEMO|MESSAGE|QUERY|QUESTION) (?:TO|FOR)|TO|FOR|ATTN:?|ATTENTION|FAO|FYI"
    r"|(?:[Nn]ote|[Mm]emo|[Mm]essage|[Qq]uery|[Qq]uestion) (?:to|for)|Attn:?|FAO|To|For)"
)
_SIGN = r"(?: ?:| ?[–—]| -{1,2}(?= )|,(?= [a-z]))"
# What only people who make newspapers speak of.
_TRADE = (
    r"(?:grafs?|paras?|ledes?|nut ?grafs?|heds?|deks?|subheds?|cutlines?|write-?thrus?|copy ?desk"
    r"|fact-?checks?|fact-?checked|legal(?:led|ed| read)|lawyered|libel|copy ?edit(?:s|ed)?|attrib(?:ution)?"
    r"|art for|pull ?quotes?|sidebars?|byline|dateline|slug|word count|inches|house style|stylebook"
    r"|AP style|on the record|second source|graphic|photos?|caption|headline|embargo(?:ed)?)"
)
# What an editor asks for.
_DO = (
    r"(?:check|confirm|verify|clarify|ask|call|fix|cut|trim|move|moved|add|update|insert|rewrite|reword|recast|hold"
    r"|attribute|source|spell|name|reconcile|expand|explain|tighten|delete|remove|replace|match"
    r"|doublecheck|double-check|link|need|needs|see|use|drop|get|make sure)"
)
_NAME = r"[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?"
# How a sentence to a colleague goes on after the name.
_ASKED = (
    r"(?:can|could|do|did|does|is|are|was|were|should|would|please|pls|plz|where|who|what|when|which"
    r"|why|how|this|that|I|we|have|has|will|let['’]?s|not sure|you)"
)
_REST = r"[^\[\]\r\n]{0,200}"
_IN_ROUND = r"[^()\r\n]{0,200}"
_NO_LINK = r"(?![(:\[])"

# "[EDITOR: check]", "(ed note - I think we said 14)": to somebody, in brackets.
_ADDRESSED = (
    rf"\[(?:{_TO} )?(?:the )?{_WHO}(?: [Nn]ote)?{_SIGN}{_REST}\]{_NO_LINK}"
    rf"|\((?:(?:{_TO} )(?:the )?{_WHO}(?: [Nn]ote)?|(?:ED|EDS|Eds|ed|eds)(?:\.?['’]?s? [Nn](?:ote|OTE))?"
    rf"|EDITORS?|(?:[A-Z]+ )?DESK|(?:[Cc]opy|[Pp]hoto|[Nn]ight|[Nn]ews|[Ww]eb) [Dd]esk|LEGAL|SUBS)"
    rf"(?: ?:| ?[–—]| -{{1,2}}(?= )|,)(?! by\b)(?= ){_IN_ROUND}\)"
)
# "(cq)", "[check]", "[need source]": a word or two that ask for something.
_BRIEF = (
    r"[\[(](?:CQ|cq|CK|ck|CHECK|check|VERIFY|verify|FACT[ -]?CHECK|fact[ -]?check|CHECK SPELLING"
    r"|check spelling|CONFIRM|confirm|NEED SOURCE|need source|SOURCE\?|source\?|WHO\?|NAME\?"
    r"|spelling\?|sp\?|SP\?|CITE\?|cite\?|DATE\?|AGE\?|TITLE\?|OK\?|ok\?|STET|stet|AWK|awk"
    r"|RUN-?ON|UNCLEAR|unclear\?|HOLD|TRIM|CUT|LEGAL\?|REDUNDANT|WC|NO ART|more here|MORE HERE)[\])]"
    rf"{_NO_LINK}"
)
# "[CHECK the year]", "[pls confirm]", "(add background here)".
_ORDER = (
    rf"\[(?:(?:CK|CHECK|VERIFY|CONFIRM|ADD|FIXME|TODO|NEED|UPDATE|CUT|TRIM|FIX|HOLD|ASK|GET|CLARIFY)[: ]"
    rf"|(?:verify|confirm|fixme|todo)[: ]|check (?!(?:it|this|that|them|us|out)\b)){_REST}\]{_NO_LINK}"
    rf"|[\[(](?:pls|plz|PLS|PLZ|[Pp]lease) {_DO}\b[^()\[\]\r\n]{{0,160}}[\])]{_NO_LINK}"
)
# A question or an order that speaks of the trade: "[Photo: do we have art for this?]".
_OF_THE_TRADE = (
    rf"\[(?=[^\[\]\r\n]{{0,160}}\b(?:grafs?|ledes?|heds?|deks?|cutlines?|write-?thrus?|copy ?desk|lawyered"
    rf"|art for)\b)[^\[\]\r\n]{{5,200}}\]{_NO_LINK}"
    rf"|\((?=[^()\r\n]{{0,160}}\b(?:grafs|ledes?|heds|deks|cutlines?|write-?thrus?|copy ?desk)\b)"
    rf"(?=[^()\r\n]{{0,160}}\b(?:{_DO}|we|I|this|pls|plz|please)\b)[^()\r\n]{{5,200}}\)"
    rf"|\[(?=[^\[\]\r\n]{{0,160}}\b(?:we|I|this)\b)(?=[^\[\]\r\n]{{0,160}}\b{_TRADE}\b)"
    rf"[^\[\]\r\n]{{5,200}}\?\]{_NO_LINK}"
)
# What only a desk puts into brackets: a question, initials at the end, a note in capitals.
_MARKED = (
    rf"\[(?!sic)[A-Za-z][^\[\]\r\n]{{1,80}}\?\]{_NO_LINK}"
    rf"|[\[(][^()\[\]\r\n]{{5,160}}[.?!,]?(?: -{{1,2}}| ?—| ?–| /) ?(?!AP|PA|AFP|EPA|UPI|US|UK|EU|UN|CNN|BBC|NBC|ABC|CBS|NPR|NYT|WSJ|ET|PT|ST|TX|FL|NY|CA|DC)[A-Z]{{2,3}}[\])]{_NO_LINK}"
    rf"|\[NOTE[:;,. –—-][^\[\]\r\n]{{3,200}}\]{_NO_LINK}|\(NOTE TO [^()\r\n]{{3,160}}\)"
    rf"|\((?:the )?{_WHO},? (?:please|pls|plz|can|could|would|to|should)\b[^()\r\n]{{3,160}}\)"
    rf"|\[(?:the )?{_WHO},? (?:please|pls|plz|can|could|would|to|should)\b[^\[\]\r\n]{{3,160}}\]"
)
_MARKS_DOUBLED = (
    r"\(\([^()\r\n]{4,160}\)\)|\{(?:[Nn]ote|NOTE|[Ee]ds?|EDS?|DESK|[Dd]esk|[Cc]heck|CHECK|[Qq]uery|QUERY)[: -][^{}\r\n]{2,160}\}"
    r"|(?<!\?)\?{2,}+(?=[A-Za-z ]{0,60}\b(?:check|confirm|source|who|name|spelling|date|age|title|right|correct|number|verify)\b)[A-Za-z][^?\r\n]{3,80}\?{2,}|(?<![\w!])!{2,} ?(?:CHECK|check|FIX|fix|NOTE|note|ED|DESK|desk)\b[^!\r\n]{0,120}"
    r"|\*(?:eds?|ED|EDS|desk|DESK|note|NOTE|check|CHECK|nb|NB|subs|SUBS)[:,] [^*\r\n]{3,120}\*"
)
# "NOTE: graf 5 is new", ">> check this": a line of its own that is not for readers.
_NOTE_LINE = (
    r"(?<![^\r\n])(?:NOTE|NB|N\.B\.|FYI|REMINDER|CAUTION|HEADS UP|QUESTION|Q)(?: ?:| ?[–—]| -{1,2}) "
    r"(?=[^\r\n]{0,160}\b(?:grafs?|ledes?|heds?|cutlines?|quotes?|figures?|art|photos?|trims?|subs?|copy|desk|embargo\w*|write-?thru|spelling|legal|source|sourcing|attribution|headline|byline|caption|update[sd]?|check(?:ed)?|confirm(?:ed)?)\b)[^\r\n]{3,240}"
    r"|(?<![^\r\n])(?:Hold|HOLD|Kill|KILL|Trim|TRIM|Cut|CUT) (?:from here|FROM HERE|this graf|last \w+ grafs?|here if|for space|FOR SPACE|to fit|TO FIT|here|HERE)\b[^\r\n]{0,80}"
)
_NOTE_STARTS = tuple(
    start.strip()
    for start in """
    note|nb|n.b|n.b.|fyi|reminder|caution|heads up|question|q|hold|kill|trim|cut
    """.split("|")
)
_ARROW_LINE = (
    r"(?<![^\r\n])(?:=>|->|--+>|!!+|\^\^+|%%+|@@+) ?[A-Za-z][^\r\n]{3,160}"
    r"|(?<![^\r\n])>{2,} ?(?=[^\r\n]{0,120}\b(?:check|confirm|fix|graf|lede|desk|we|pls|please|need|cut|trim|update)\b)[A-Za-z][^\r\n<]{3,160}"
)
# "[Laura: can you check]": to a colleague by name, in any sort of brackets.
_BY_NAME = (
    rf"\[(?:@)?{_NAME}(?::|,| ?[–—]| -{{1,2}}) ?(?:{_ASKED}|{_DO})\b{_REST}\]{_NO_LINK}"
    rf"|\({_NAME}(?::| ?[–—]| -{{1,2}}) ?(?:can you|could you|did you|do you|do we|did we|should we"
    rf"|pls|plz|please {_DO}|is this|are we|I think|I moved|I cut|not sure){_IN_ROUND}\)"
)
# "DESK: trim here", "TO NIGHT DESK: …": a line of its own.
_LINE = (
    rf"(?<![^\r\n*(\[])(?:(?:{_TO} )(?:the |THE )?{_WHO}(?: ONLY| only)?{_SIGN}"
    r"|(?:(?:[A-Z]+ )?DESK|(?:Copy|Photo|Night|News|Web|City|Picture) desk|SUBS|QUERY|QUERIES|LEGAL"
    r"|PICS?|CE|AQ|AUTHOR QUERY|EDS? NOTE|Ed note|Eds note|EDITORS? NOTE FOR DESK)"
    r"(?:: | - | -- | [–—] )"
    r"|(?:PLS|PLZ|Pls|Plz)(?: NOTE| note)?(?::| |,)"
    r"|(?:FYI|NB|N\.B\.) (?:[–—-] )?(?:desk|subs|eds|all|DESK|SUBS|EDS)\b)[^\r\n]{3,300}"
)
# Marks of comment: // and a sentence, {{…}}, <!-- … -->, >> … <<, ### … ###.
_COMMENT = (
    r"(?<![^\r\n])/{2} ?(?=[A-Za-z][^\r\n]{0,40} )[^\r\n]{4,240}"
    r"|(?<=[.!?”\"'’)] )/{2} (?=[A-Z@])[^\r\n]{4,240}"
    r"|/\* ?[A-Za-z][^*\r\n]{3,240}\*/"
)
_DOUBLED = (
    r"\{\{ ?(?![<%#.$])[^{}|<>\r\n]{0,120}\w[,.?!]? \w[^{}|<>\r\n]{0,120}\}\}"
    r"|\[\[ ?(?=[^\[\]|\r\n]{0,150}[?:]|[^\[\]|\r\n]{0,80}\b(?:check|ask|confirm|need|pls|verify|add|cut)\b)"
    r"[^\[\]|\r\n]{0,120}\w[,.?!:]? \w[^\[\]|\r\n]{0,120}\]\]"
)
_HTML = (
    r"<!-- ?(?!wp:|/wp|more|nextpage|\[|#|lintnews)[^<>\r\n]{0,60}\w[,.?!]? \w[^<>\r\n]{0,120}-->"
    r"|(?<!>)>>+ ?[A-Za-z][^<>\r\n]{3,120}<<+|(?<!<)<<+ ?[A-Za-z][^<>\r\n]{3,120}>>+"
)
_FENCED = (
    r"(?<![^\r\n])#{2,3} [^#\r\n]{3,100} #{2,3}(?![^\r\n])"
    r"|\*{2,3} ?(?:NOTE|CHECK|QUERY|DESK|ED|EDS|EDITORS?|LEGAL|SUBS)\b[^*\r\n]{3,160}\*{2,3}"
    r"|(?<![\w#@])(?:@@|%%|\^\^) ?[A-Za-z][^\r\n@%^]{3,160}(?:@@|%%|\^\^)"
)
# A whole line that asks, without brackets: for a copy desk only.
_ASKING_LINE = (
    r"(?<![^\r\n])(?:Can|Could|Should|Do|Did|Does|Is|Are|Need to|Not sure|I (?:think|moved|cut|changed|added))"
    r"\b(?=[^\r\n]{0,160}\b(?:we|somebody|someone|anyone|I|desk|legal|subs)\b)"
    r"(?=[^\r\n]{0,160}\b(?:grafs?|ledes?|heds?|cutlines?|attribution|spelling|source|quote|fact-check"
    r"|verify|check|confirm|libel|legal)\b)[^\r\n]{10,200}[?.](?![^\r\n])"
)

_ASKING_STARTS = "can|could|should|do|did|does|is|are|need to|not sure|i think|i moved|i cut|i changed|i added".split(
    "|"
)


class EditorNoteLeftOptions(Options):
    """What else is a note."""

    strict: bool = option(
        default=False,
        text="look also for a line that asks a colleague without brackets, and in speech for what "
        "may be an editor's insertion",
        desk=True,
    )


@rule(
    code="BPL110",
    name="editor-note-left",
    summary="a note from one editor to another was left in the copy",
    severity=Severity.ERROR,
    roles=None,
    speech=Speech.REPORTED,
    options=EditorNoteLeftOptions,
    stages={"draft": Severity.INFO, "publish": Severity.ERROR},
    version=3,
    patterns=(
        Pattern(_ADDRESSED, frozenset("[("), case_sensitive=True),
        Pattern(_BRIEF, frozenset("[("), case_sensitive=True),
        Pattern(_ORDER, frozenset("[("), case_sensitive=True),
        Pattern(_OF_THE_TRADE, frozenset("[("), case_sensitive=True, tag="trade"),
        Pattern(_MARKED, frozenset("[("), case_sensitive=True, tag="trade"),
        Pattern(
            _MARKS_DOUBLED,
            case_sensitive=True,
            words=(
                "((",
                "??",
                "!!",
                "*e",
                "*E",
                "*d",
                "*D",
                "*n",
                "*N",
                "*c",
                "*C",
                "*s",
                "*S",
                "{n",
                "{N",
                "{e",
                "{E",
                "{D",
                "{d",
                "{c",
                "{C",
                "{q",
                "{Q",
            ),
            tag="trade",
        ),
        Pattern(_NOTE_LINE, frozenset(_NOTE_STARTS), case_sensitive=True),
        Pattern(_ARROW_LINE, case_sensitive=True, words=("=>", "->", "!!", "^^", "%%", "@@", ">>")),
        Pattern(_BY_NAME, frozenset("[("), case_sensitive=True),
        Pattern(_LINE, case_sensitive=True),
        Pattern(_COMMENT, case_sensitive=True, words=("// ", "/*", "//")),
        Pattern(_DOUBLED, words=("{{", "[[")),
        Pattern(_HTML, words=("<!--", "<<")),
        Pattern(_FENCED, words=("##", "**", "@@", "%%", "^^")),
        Pattern(r"\b(?:TODO|FIXME):\s[^\r\n]{1,80}", case_sensitive=True, words=("TODO", "FIXME")),
        Pattern(_ASKING_LINE, frozenset(_ASKING_STARTS), case_sensitive=True, tag="strict"),
    ),
    bad=(
        """
        Lena Ortiz (cq), who runs the local, said so.
                   ^^^^ "(cq)" is a note for the desk
        """,
        """
        The bridge cost $9 million [EDITOR: check against minutes] to build.
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "[EDITOR: check against minutes]" is a note for the desk
        """,
        """
        It was set, the chief said. [Laura: can you check this?]
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "[Laura: can you check this?]" is a note for the desk
        """,
        """
        The vote is a moot point. {{did we ask the port? -- MJ}}
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "{{did we ask the port? -- MJ}}" is a note for the desk
        DESK: Trim from here if tight.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "DESK: Trim from here if tight." is a note for the desk
        """,
        """
        The pier is open. // Dana, I moved this up. OK?
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "// Dana, I moved this up. OK?" is a note for the desk
        TO CITY DESK: the vote is at nine.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "TO CITY DESK: the vote is at nine." is a note for the desk
        """,
    ),
    good=(
        '"They [the owners] knowed [sic] it," he said.',
        "[APPLAUSE] filled the hall, the transcript says.",
        "Our work varies widely, [check it out here].",
        "The page says {{ site.title }} and [[Port Ellis]] where a name belongs.",
        "Information desk: open from 9 to 5. The query: who built it?",
        "The plans are at https://courier.example/port // and nowhere else.",
    ),
)
def editor_note_left(
    reading: Reading, options: EditorNoteLeftOptions, matches: list[Match]
) -> Iterator[Finding]:
    """Mark each note, the first of those that overlap."""
    end = 0
    for match in sorted(matches, key=lambda one: (one.span.start, -one.span.end)):
        if match.span.start < end or not (options.strict or _is_certain(reading, match)):
            continue
        end = match.span.end
        words = " ".join(match.text.split())
        shown = (
            words
            if len(words) <= _LONGEST_SHOWN
            else words[: words.rfind(" ", 0, _LONGEST_SHOWN)] + " …"
        )
        yield Finding(match.span, f'"{shown}" is a note for the desk')


def _is_certain(reading: Reading, match: Match) -> bool:
    """Return whether nobody but a desk writes so; an insertion in a quotation speaks of art too."""
    if match.pattern.tag == "strict":
        return False
    return match.pattern.tag != "trade" or quotation_at(reading, match.span.start) is None

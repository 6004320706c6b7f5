"""A note from one editor to another shows the reader a doubt that should have been settled.

"[EDITOR: check]", "(cq)", "DESK: trim here" are how a desk talks to itself, and so are words in
double brackets, in comment marks or addressed to a colleague. Brackets that belong to the story
([sic], [applause], a name put into a quotation), links of Markdown and the places of a template
are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Default, Finding, Match, Pattern, Severity, Speech, rule

_LONGEST_SHOWN = 60  # code points of a note that the message repeats
_OPENINGS = tuple(
    """
    [ editor|[ editors|[ ed|[ eds|[ desk|[ copy|[ note|[ cq|[ ck|[ check|[ verify|[ fact
    [ factcheck|[ confirm|[ need|[ source|[ who|[ name|[ spelling|[ sp|[ add|[ fixme|[ todo
    [ pls|[ plz|[ please|( cq|( ck|( check|( verify|( fact|( factcheck|( confirm|( need|( source
    ( who|( name|( spelling|( sp|( editor|( editors|( eds|( ed|( desk|( copy|( photo|( legal
    ( subs|( pls|( plz|( please|todo :|fixme :
    """.replace("\n", "|").split("|")
)
_LINES = tuple(
    """
    note to|editor's note|editors note|editors' note|ed note|eds note|copy desk|photo desk
    night desk|news desk|desk :|desk -|desk --|desk —|subs :|query :|query -|queries :|queries -
    for desk|for the|legal :|pic :|pics :|ce :|aq :|author query
    """.replace("\n", "|").split("|")
)


@rule(
    code="BPL110",
    name="editor-note-left",
    summary="a note from one editor to another was left in the copy",
    severity=Severity.ERROR,
    default=Default.DESK,
    roles=None,
    speech=Speech.REPORTED,
    stages={"draft": Severity.INFO, "publish": Severity.ERROR},
    version=2,
    patterns=(
        Pattern(
            r"\[(?:EDITORS?|EDS?|DESK|COPY\s+DESK|NOTE\s+TO\s+(?:EDITORS?|DESK|SELF)|[Ee]ditors?"
            r"|Eds?(?!\.? [Nn]ote)|[Dd]esk|Note\s+to\s+(?:editors?|desk|self))\s*[:.–—-][^\]\r\n]{0,120}\]"
            r"|[\[(](?:CQ|cq|CK|ck|CHECK|check|VERIFY|verify|FACT\s?CHECK|fact\s?check"
            r"|CHECK\s+SPELLING|check\s+spelling|CONFIRM|confirm|NEED\s+SOURCE|SOURCE\?|source\?"
            r"|WHO\?|NAME\?|spelling\?|sp\?|SP\?)[\])](?![(:\[])"
            r"|\[(?:CK|CHECK|VERIFY|verify|CONFIRM|confirm|ADD|FIXME|TODO)\s[^\]\r\n]{1,120}\]"
            r"(?![(:\[])|\[check\s(?!(?:it|this|that|them|us|out)\b)[^\]\r\n]{1,120}\](?![(:\[])"
            r"|[\[(](?:pls|plz|[Pp]lease) (?:check|confirm|verify|clarify)\b[^()\[\]\r\n]{0,120}"
            r"[\])](?![(:\[])"
            r"|\((?:EDITORS?|EDS?|Eds?|DESK|COPY DESK|Copy desk|PHOTO DESK|Photo desk|LEGAL|SUBS)"
            r"(?:: |, )(?!by\b)[^()\r\n]{3,160}\)"
            r"|\b(?:TODO|FIXME):\s[^\r\n]{1,80}",
            frozenset(map(str.strip, _OPENINGS)),
            case_sensitive=True,
        ),
        Pattern(
            r"(?<![^\r\n*(])(?:NOTE TO (?:EDITORS?|DESK|COPY DESK|SELF|SUBS)"
            r"|Note to (?:desk|copy desk|self|subs)|EDITOR[’']?S?[’']? NOTE FOR (?:THE )?DESK"
            r"(?: ONLY)?|(?:COPY |PHOTO |NIGHT |NEWS )?DESK|(?:Copy|Photo|Night|News) desk|SUBS"
            r"|QUERY|QUERIES|FOR (?:THE )?DESK(?: ONLY)?|LEGAL|PICS?|CE|AQ|AUTHOR QUERY"
            r"|EDS? NOTE)(?:: | - | -- | — )[^\r\n]{3,300}",
            frozenset(map(str.strip, _LINES)),
            case_sensitive=True,
        ),
        Pattern(
            r"\[[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?(?::|,| -) (?:can|could|do|did|does|is|are|was"
            r"|were|should|please|pls|plz|check|confirm|need|needs|where|who|what|when|which|why|how"
            r"|this|that|I|we|have|has|will)\b[^\]\r\n]{1,160}\](?![(:\[])",
            case_sensitive=True,
            words=("[",),
        ),
        Pattern(
            r"\{\{ ?(?![<%#.$])[^{}|<>\r\n]{0,120}\w[,.?!]? \w[^{}|<>\r\n]{0,120}\}\}"
            r"|\[\[ ?(?=[^\[\]|\r\n]{0,150}[?:]|[^\[\]|\r\n]{0,80}\b(?:check|ask|confirm|need|pls)\b)"
            r"[^\[\]|\r\n]{0,120}\w[,.?!:]? \w[^\[\]|\r\n]{0,120}\]\]",
            words=("{{", "[["),
        ),
        Pattern(
            r"<!-- ?(?!wp:|/wp|more|nextpage|\[|#|lintnews)[^<>\r\n]{0,60}\w[,.?!]? \w[^<>\r\n]{0,120}-->"
            r"|(?<!>)>>+ ?[A-Za-z][^<>\r\n]{3,120}<<+",
            words=("<!--", "<<"),
        ),
        Pattern(
            r"(?<![^\r\n])#{2,3} [^#\r\n]{3,100} #{2,3}(?![^\r\n])"
            r"|\*{2,3} ?(?:NOTE|CHECK|QUERY|DESK)\b[^*\r\n]{3,120}\*{2,3}",
            words=("##", "**"),
        ),
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
    ),
    good=(
        '"They [the owners] knowed [sic] it," he said.',
        "[APPLAUSE] filled the hall, the transcript says.",
        "Our work varies widely, [check it out here].",
        "The page says {{ site.title }} and [[Port Ellis]] where a name belongs.",
        "Information desk: open from 9 to 5. The query: who built it?",
    ),
)
def editor_note_left(matches: list[Match]) -> Iterator[Finding]:
    """Mark each note, the first of those that overlap."""
    end = 0
    for match in sorted(matches, key=lambda one: one.span.start):
        if match.span.start >= end:
            end = match.span.end
            words = " ".join(match.text.split())
            shown = (
                words
                if len(words) <= _LONGEST_SHOWN
                else words[: words.rfind(" ", 0, _LONGEST_SHOWN)] + " …"
            )
            yield Finding(match.span, f'"{shown}" is a note for the desk')

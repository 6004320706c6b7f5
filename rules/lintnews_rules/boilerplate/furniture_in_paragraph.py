"""A line of the page that slid into a paragraph breaks the sentence around it.

"Read more: …", "Advertisement", "(Story continues below)", an end mark or a jump line stood
between two paragraphs once, and a paste or a converter made one paragraph of all three. Whole
lines of this kind are the business of other rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Default,
    Finding,
    Match,
    Options,
    Pattern,
    Reading,
    Severity,
    block_at,
    option,
    rule,
)

_FEWEST_WORDS = 5  # words before it: what has fewer is a line of furniture
_AFTER = r"(?<=[^\s(][ \t])"
_LABELS = (
    "Read more|READ MORE|Read More|Read also|READ ALSO|Also read|ALSO READ|Related|RELATED|See also|SEE ALSO"
    "|Related story|RELATED STORY|Related stories|RELATED STORIES|More on this|WATCH|Watch now|PHOTOS"
    "|VIDEO|LISTEN|READ|TRENDING|Trending|DON['’]T MISS|Don['’]t miss|POPULAR|Recommended|RECOMMENDED|READ NEXT|Read next"
)


class FurnitureInParagraphOptions(Options):
    """What else is furniture."""

    click_here: bool = option(default=False, text='also report "Click here for …"', desk=True)


@rule(
    code="BPL113",
    name="furniture-in-paragraph",
    summary="a line of the page stands inside a paragraph",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=None,
    options=FurnitureInParagraphOptions,
    yields_to=frozenset({"BPL101", "BPL103", "BPL105", "BPL110"}),
    patterns=(
        Pattern(
            rf"{_AFTER}(?:{_LABELS}):(?=\s[“\"‘']?[A-Z0-9])",
            frozenset(
                """
                read related see also more watch photos video listen trending don't don’t popular
                recommended
                """.split()
            ),
            case_sensitive=True,
        ),
        Pattern(
            rf"{_AFTER}Advertisement(?=\s(?:[a-z]|(?:The|A|An|He|She|It|They|In|On|But|And|At|For)\b|[“\"]))"
            r"|\(?(?:Story|Article|Post|Column) continues? (?:below|after|on next page)"
            r"(?: (?:the )?(?:advertisement|ad|video|photo|gallery|graphic|map|break))?\)?"
            r"|(?:Scroll|SCROLL) (?:down )?(?:to continue|for more)\b(?: reading)?"
            r"|Continue reading (?:below|the main story)"
            rf"|{_AFTER}ADVERTISEMENT(?!\w)",
            frozenset(
                {
                    "advertisement",
                    *("story continues", "article continues", "post continues", "column continues"),
                    *("( story", "( article", "scroll to", "scroll down", "scroll for"),
                    *("continue reading", "story continue", "article continue"),
                }
            ),
            case_sensitive=True,
        ),
        Pattern(
            rf"{_AFTER}(?:Sign up (?:for|to) (?:our|the|your)\b[^.:\r\n]{{0,40}}\b(?:newsletters?|alerts?"
            r"|briefing|emails?)|Sign up (?:here|now|today)(?= (?:for|to)\b)|Subscribe (?:now|today|here)"
            r"(?= (?:for|to|and)\b)|Subscribe to (?:our|the) [^.:\r\n]{0,30}\b(?:newsletters?|podcast|channel)"
            r"|Share this (?:article|story|post|page)(?: (?:on|via|with)\b(?: (?:Facebook|Twitter|X|LinkedIn|Email"
            r"|email|WhatsApp|Reddit)\b,?)*)?|Share on (?:Facebook|Twitter|X|LinkedIn|WhatsApp|Pinterest|Reddit)"
            r"|Follow us on (?:Facebook|Twitter|X|Instagram|Telegram|LinkedIn|TikTok)"
            r"|Like us on Facebook|Download (?:our|the) (?:free )?app|Get our free (?:app|newsletter)"
            r"|Support our journalism|Media playback is (?:unsupported|not supported) on (?:your|this) device"
            r"|Image (?:copyright|caption)(?= [A-Z])|Click to (?:enlarge|expand|share|tweet|copy link)|Toggle caption"
            r"|Enlarge this image|Skip (?:Ad|advertisement)|Report this ad|View comments|Leave a comment)",
            frozenset(
                """
                sign|subscribe now|subscribe today|subscribe here|subscribe to|share this|share on
                follow us|like us|download our|download the|get our|support our|media playback
                image copyright|image caption|click to|toggle caption|enlarge this|skip ad
                skip advertisement|report this|view comments|leave a
                """.replace("\n", "|")
                .replace("  ", "")
                .strip("|")
                .split("|")
            ),
            case_sensitive=True,
        ),
        Pattern(
            r"(?<=[.!?”\"'’)][ \t])(?:#{3}|# # #|-{1,2} ?30 ?-{1,2}|[–—] ?30 ?[–—]|-{1,2} ?ENDS? ?-{1,2}"
            r"|\(ENDS?\)|\(MORE\)|\(more\)|ENDS|\*{3} ?ENDS? ?\*{3})(?![^\r\n])"
            r"|(?<=[.!?”\"'’)][ \t])\(?(?:Please )?(?:[Ss]ee|SEE|[Tt]urn to|TURN TO|[Cc]ontinued on|CONTINUED ON)"
            r" (?:[A-Z][A-Z’'-]{2,20},? (?:on )?)?(?:[Pp]age|PAGE|[Pp]g\.) (?:[A-Z]-?\d{1,3}|\d{1,3}[A-Z]?)\)?\.?(?![^\r\n])",
            frozenset(
                """
                # #|- 30|-- 30|– 30|— 30|- end|- ends|-- end|-- ends|( end|( ends|( more|ends|* *
                ( please|( see|( turn|( continued|please see|please turn|see|turn to|continued on
                """.replace("\n", "|")
                .replace("  ", "")
                .strip("|")
                .split("|")
            ),
            case_sensitive=True,
        ),
        Pattern(
            rf"{_AFTER}Click here (?:for|to)\b(?! (?:his|her|their)\b)[^.!?\r\n]{{2,60}}",
            frozenset({"click here"}),
            case_sensitive=True,
            tag="click",
        ),
    ),
    bad=(
        """
        The mill closed in 2016, when Read more: Ten fires that changed us Acme moved out.
                                      ^^^^^^^^^^ "Read more:" does not belong to this paragraph
        """,
        """
        The harvest was good, she said, Advertisement and the price was not.
                                        ^^^^^^^^^^^^^ "Advertisement" does not belong to this paragraph
        """,
        """
        The pier opens in May, the port said. -30-
                                              ^^^^ "-30-" does not belong to this paragraph
        """,
    ),
    good=(
        "The Advertisement Standards Board met. She wanted to read more: novels, plays.",
        "Read more: The pier opens in May",
        "He said the word RELATED was struck out. The season ENDS there.",
    ),
)
def furniture_in_paragraph(
    reading: Reading, options: FurnitureInParagraphOptions, matches: list[Match]
) -> Iterator[Finding]:
    """Leave out what fills its paragraph, or begins it: that is a line of its own."""
    for match in matches:
        if match.pattern.tag == "click" and not options.click_here:
            continue
        block = block_at(reading, match.span.start)
        if block is None:
            continue
        before = reading.text[block.span.start : match.span.start]
        after = reading.text[match.span.end : block.span.end]
        if len(before.split()) >= _FEWEST_WORDS or (
            match.text.startswith("(") and any(map(str.isalnum, after))
        ):
            words = " ".join(match.text.split())
            yield Finding(match.span, f'"{words}" does not belong to this paragraph')

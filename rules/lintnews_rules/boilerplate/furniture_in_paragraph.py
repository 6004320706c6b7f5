"""A line of the page that slid into a paragraph breaks the sentence around it.

"Read more: …", "Advertisement", "(Story continues below)", an end mark or a jump line stood
between two paragraphs once, and a paste or a converter made one paragraph of all three. Whole
lines of this kind are the business of other rules.
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
    Span,
    block_at,
    option,
    rule,
)
from lintnews_rules._rolled import rolled

_FEWEST_WORDS = 5  # words before it: what has fewer is a line of furniture
_AFTER = r"(?<=[^\s(][ \t])"
# After the end of a sentence, or where a sentence breaks off.
_AFTER_STOP = r"(?<=[.!?”\"'’)…][ \t])"
_LABELS = (
    "Read more|READ MORE|Read More|Read also|READ ALSO|Also read|ALSO READ|Related|RELATED|See also|SEE ALSO"
    "|Related story|RELATED STORY|Related stories|RELATED STORIES|Related article|Related articles|More on this"
    "|Watch now|TRENDING|Trending|DON['’]T MISS|Don['’]t miss|POPULAR|Recommended|RECOMMENDED|READ NEXT"
    "|Read next|Up next|UP NEXT|MUST READ|Must read|WATCH|READ"
)
_PICTURES = "PHOTOS|VIDEO|LISTEN|Watch|Listen|Video|Photos|Gallery|GALLERY|SLIDESHOW|POLL|QUIZ"
_ADVERTISING = (
    rf"{_AFTER}Advertisement(?=\s(?:[a-z]|[A-Z][a-z]*\b|[“\"]))(?! [Bb]oard| [Aa]gency| [Dd]epartment| [Aa]ct\b)"
    r"|\(?(?:Story|Article|Post|Column|Interview) contin?ues? (?:below|after|on next page)"
    r"(?: (?:the |this )?(?:advertisement|ad|advert|video|photo|gallery|graphic|map|break|slideshow))?\)?"
    r"|(?:Scroll|SCROLL|Swipe) (?:down )?(?:to continue|for (?:more|video|photos|the)|to see|to read)\b"
    r"(?: (?:reading|down|video|more))?"
    r"|Continue reading (?:below|the main story)"
    rf"|{_AFTER}ADVERTISEMENT(?!\w)|{_AFTER_STOP}(?:Sponsored [Cc]ontent|SPONSORED CONTENT|Ad [Ff]eedback|AD FEEDBACK)"
)
_APPEALS = (
    rf"{_AFTER}(?:Sign up (?:for|to) (?:our|the|your)\b[^.:\r\n]{{0,40}}\b(?:newsletters?|alerts?"
    r"|briefing|emails?)|Sign up (?:here|now|today)(?= (?:for|to)\b)|Subscribe (?:now|today|here)"
    r"(?= (?:for|to|and)\b)|Subscribe to (?:our|the) [^.:\r\n]{0,30}\b(?:newsletters?|podcast|channel)"
    r"|Share this (?:article|story|post|page)(?: (?:on|via|with)\b(?: (?:Facebook|Twitter|X|LinkedIn|Email"
    r"|email|WhatsApp|Reddit)\b,?)*)?|Share on (?:Facebook|Twitter|X|LinkedIn|WhatsApp|Pinterest|Reddit)"
    r"|Follow us on (?:Facebook|Twitter|X|Instagram|Telegram|LinkedIn|TikTok)"
    r"|Like us on Facebook|Download (?:our|the) (?:free )?app|Get our free (?:app|newsletter)"
    r"|Support our journalism|Media playback is (?:unsupported|not supported) on (?:your|this) device"
    r"|Image (?:copyright|caption)(?= [A-Z])|Click to (?:enlarge|expand|share|tweet|copy link)|Toggle caption"
    r"|Enlarge this image|Skip (?:Ad|advertisement)|Report this ad|View comments|Leave a comment"
    r"|Hide [Cc]aption|Story highlights|Embed this)"
    rf"|{_AFTER_STOP}(?:(?:Already|Not|Are you) (?:a )?(?:subscriber|member)(?: yet)?\?(?: (?:Log|Sign) ?in(?: here| now)?"
    r"|Subscribe(?: now| here)?)?|(?:Log|Sign) in(?= [A-Z])(?: to (?:comment|continue|read)\b[^.\r\n]{0,30})?"
    r"|Create (?:an|a free|your) account\b[^.\r\n]{0,40}|Subscribe (?:now|today)(?= [A-Z])"
    r"|Enter your e-?mail(?: address)?|Thank you for (?:subscribing|signing up)!?|Loading(?:\.\.\.|…)"
    r"|Please (?:enable JavaScript|disable your ad ?blocker)\b[^.\r\n]{0,60}|Sign up (?:here|now|today)(?= [A-Z])"
    r"|(?:MOST|Most) (?:READ|POPULAR|VIEWED|Read|Popular|Viewed|read|popular|viewed)(?= [A-Z]|\s*$)"
    r"|(?:MORE|More) (?:FROM|ON|IN|from|on) (?:[A-Z]{4,}(?: [A-Z]{2,}){0,3}|THIS (?:STORY|TOPIC|AUTHOR)"
    r"|[Tt]his (?:story|topic|author))(?![a-z])|(?:RELATED|TOP|LATEST|MORE) (?:STORIES|NEWS|COVERAGE|ARTICLES|VIDEOS)"
    r"|(?:Facebook|Twitter|Share|Tweet|Email|Print|Pinterest|Reply|Retweet)(?: (?:Facebook|Twitter|Share|Tweet|Email"
    r"|Print|Pinterest|Reply|Retweet|Favorite|Like|LinkedIn|WhatsApp|Comment|Google\+)){1,6}(?!\w)"
    r"|(?:View|See|Open) (?:image|photo|gallery|all|original|comments|thread) (?:in|on|photos|post|tweet)?\b"
    r"(?: (?:full ?screen|gallery|Twitter|Facebook|Instagram))?(?= [A-Z]))"
)
# What pages print, after the end of a sentence and before the beginning of the next.
_STANDING = (
    rf"{_AFTER_STOP}(?:(?:Read|READ|Learn|See|SEE|Find out|Show|Load|View) (?:more|More|MORE)"
    r"(?: (?:here|on this story|about this))?"
    r"|(?:See|SEE) (?:also|ALSO|Also)|(?:Read|READ) (?:also|ALSO|next|NEXT|Next)|Also (?:read|see)"
    r"|(?:Up|UP) (?:next|NEXT)|(?:Related|RELATED) (?:[Aa]rticles?|[Ss]tor(?:y|ies)|[Cc]ontent|[Ll]inks"
    r"|[Tt]opics|[Cc]overage|[Vv]ideos?|ARTICLES?|CONTENT)"
    r"|(?:Most|MOST) (?:[Rr]ead|[Pp]opular|[Vv]iewed|[Ss]hared|READ|POPULAR)"
    r"|(?:Recommended|RECOMMENDED)(?: (?:for you|FOR YOU|stories|reading))?"
    r"|You (?:may|might) (?:also )?(?:like|be interested in)|(?:Trending|TRENDING)(?: (?:now|NOW|stories))?"
    r"|Editors?['’]s? [Pp]icks?"
    r"|(?:Sign up|SIGN UP|Subscribe|SUBSCRIBE|Log in|LOG IN|Sign in|SIGN IN|Register|Donate)"
    r"(?: (?:here|now|today|free|HERE|NOW|TODAY))?"
    r"|(?:Share|Tweet|Print|Email|Save|Bookmark)(?: (?:this|This))?(?: (?:article|story|post|page|link))?"
    r"|Copy (?:this )?link|Link copied"
    r"|(?:Watch|WATCH|Listen|LISTEN|Play|PLAY|View|VIEW) (?:live|LIVE|now|NOW|video|VIDEO|gallery|GALLERY"
    r"|photos|slideshow|here|below)|(?:Photo|PHOTO) (?:gallery|GALLERY|Gallery)"
    r"|(?:Toggle|Show|View) (?:caption|captions|thumbnails)|(?:Click|Tap) to (?:enlarge|expand|play|view|read)"
    r"|(?:Show|View|Post|Load|See|Read)(?: all)? [Cc]omments|\d{1,4} [Cc]omments"
    r"|Join the (?:conversation|discussion)|Back to top|Just watched|JUST WATCHED"
    r"|(?:MUST|Must) (?:WATCH|READ|SEE|watch|read)|(?:Image|Media|Video) (?:source|caption|copyright)"
    r"|(?:Privacy|PRIVACY) (?:[Pp]olicy|POLICY)|Terms of (?:[Uu]se|[Ss]ervice)"
    r"|(?:Paid|PAID) (?:[Cc]ontent|CONTENT|[Pp]ost)|(?:Promoted|PROMOTED)"
    r"|Skip (?:to [\w ]{4,20}|Ad|ad)|Get (?:the app|our app|alerts|breaking news alerts|the newsletter)"
    r"|Download (?:the|our) app|(?:Follow|FOLLOW) @\w+(?: on \w+)?"
    r"|(?:Latest|LATEST|Top|TOP|Breaking|BREAKING) (?:[Nn]ews|NEWS|[Ss]tories|STORIES|[Hh]eadlines|HEADLINES)"
    r"|(?:More|MORE) (?:[Ss]tories|STORIES|[Nn]ews|NEWS|[Cc]overage|COVERAGE|to [Rr]ead|like this)"
    r"|(?:Next|NEXT|Previous|Prev) (?:article|story|post|page|ARTICLE|STORY)"
    r"|(?:Report|REPORT) (?:this )?(?:ad|typo|an error)|Reprints(?: (?:and|&) [Pp]ermissions)?"
    r"|\d{1,2} min(?:ute)? read)(?=[ \t](?:[A-Z][a-z]*[ ,’'-]|[“\"‘])|[ \t]*(?![^\r\n]))"
)
_PAGE = r"(?:(?:[Pp]age|PAGE|[Pp]g\.) (?:[A-Z]-?\d{1,3}|\d{1,3}[A-Z]?)|[A-Z]-?\d{1,2})"
_MARKS = (
    r"(?<=[.!?”\"'’)][ \t])(?:#{3}|# # #|-{1,2} ?30 ?-{1,2}|[–—] ?30 ?[–—]|-{1,2} ?ENDS? ?-{1,2}"
    r"|\(ENDS?\)|\(MORE\)|\(more\)|ENDS|\*{3} ?ENDS? ?\*{3})(?![^\r\n])"
    r"|(?<=[.!?”\"'’)][ \t])\(?(?:Please )?(?:[Ss]ee|SEE|[Tt]urn to|TURN TO|[Cc]ontinued on|CONTINUED ON)"
    r" (?:[A-Z][A-Z’'-]{2,20},? (?:on )?)?(?:[Pp]age|PAGE|[Pp]g\.) (?:[A-Z]-?\d{1,3}|\d{1,3}[A-Z]?)\)?\.?(?![^\r\n])"
    rf"|{_AFTER}\(?(?:Continued|CONTINUED|Cont[’']d\.?|Cont\.|Jump|JUMP|Continues|CONTINUES),? (?:[Ff]rom|FROM|[Oo]n|ON|to|TO)? ?{_PAGE}\)?\.?"
    rf"|{_AFTER}\(?(?:(?:Please )?(?:[Ss]ee|SEE|[Tt]urn to|TURN TO) (?:[A-Z][A-Z’'-]{{2,20}},? (?:on )?)?|(?:Story|Coverage|More) (?:continues )?on )(?:(?:[Pp]age|PAGE|[Pp]g\.) )?[A-Z]-?\d{{1,2}}\)?(?![\w-])"
    rf"|{_AFTER_STOP}(?:From|FROM|See|SEE) (?:Page|PAGE) (?:[A-Z]-?\d{{1,3}}|\d{{1,3}}[A-Z]?)(?= [A-Z]|\s*$)"
    rf"|{_AFTER_STOP}-{{1,2}} ?(?:more|MORE) ?-{{1,2}}(?= )"
)

# The words that each of the four can begin with.
_STARTS = tuple(
    [start.strip() for start in starts.replace("\n", "|").split("|") if start.strip()]
    for starts in (
        """
        advertisement|story continue|story continues|story contines|article continue|article continues
        post continue|post continues|column continue|column continues|interview continues|( story
        ( article|( post|( column|scroll|swipe|continue reading|sponsored content|ad feedback
        """,
        """
        sign|subscribe|share this|share on|follow us|like us|download our|download the|get our
        support our|media playback|image copyright|image caption|click to|toggle caption
        enlarge this|skip ad|skip advertisement|report this|view|leave a|hide caption
        story highlights|embed this|already|not|are you|log|create|enter your|thank you|loading
        please enable|please disable|most|more|related|top|latest|facebook|twitter|share|tweet
        email|print|pinterest|reply|retweet|see|open
        """,
        """
        read|learn|see|find|show|load|view|also|up|related|most|recommended|you may|you might
        trending|editor's picks|editors picks|editors' picks|editor's pick|sign|subscribe|log|register|donate|share|tweet|print
        email|save|bookmark|copy|link copied|watch|listen|play|photo gallery|toggle|click to
        tap to|post|join the|back to|just watched|must|image|media|video|privacy policy
        terms of|paid|promoted|skip|get|download|follow @|follow|latest|top|breaking|more|next|previous
        prev|report|reprints
        """,
        """
        # #|- 30|-- 30|– 30|— 30|- end|- ends|-- end|-- ends|( end|( ends|( more|ends|* *
        ( please|( see|( turn|( continued|please see|please turn|see|turn to|continued|continues
        cont|cont'd|( cont|jump|from page|story on|story continues|coverage on
        coverage continues|more on|( story|- more|-- more|#|###|-|--|–|—
        """,
    )
)


class FurnitureInParagraphOptions(Options):
    """What else is furniture."""

    click_here: bool = option(default=False, text='also report "Click here for …"', desk=True)
    pictures: bool = option(
        default=False, text='also report "VIDEO: …" and "PHOTOS: …" behind a sentence', desk=True
    )


_MOST_SHOWN = 60  # code points of what is marked that the message repeats


@rule(
    code="BPL113",
    name="furniture-in-paragraph",
    summary="a line of the page stands inside a paragraph",
    severity=Severity.WARNING,
    roles=None,
    options=FurnitureInParagraphOptions,
    yields_to=frozenset({"BPL101", "BPL103", "BPL105", "BPL110"}),
    version=2,
    patterns=(
        Pattern(
            rf"{_AFTER}(?:{_LABELS}):(?=\s[“\"‘']?[A-Z0-9])",
            frozenset(
                """
                read related see also more watch trending don't don’t popular recommended up must
                """.split()
            ),
            case_sensitive=True,
        ),
        Pattern(
            rf"{_AFTER_STOP}(?:{_PICTURES}):(?=\s[“\"‘']?[A-Z0-9])(?![^\r\n]{{0,40}}/ ?[A-Z])",
            frozenset("photos video listen watch gallery slideshow poll quiz".split()),
            case_sensitive=True,
            tag="pictures",
        ),
        Pattern(_ADVERTISING, frozenset(_STARTS[0]), case_sensitive=True),
        Pattern(_APPEALS, frozenset(_STARTS[1]), case_sensitive=True),
        Pattern(_STANDING, frozenset(_STARTS[2]), case_sensitive=True),
        Pattern(_MARKS, frozenset(_STARTS[3]), case_sensitive=True),
        Pattern(
            rf"{_AFTER}Click here (?:for|to)\b(?! (?:his|her|their)\b)[^.!?\r\n]{{2,60}}",
            frozenset({"click here"}),
            case_sensitive=True,
            tag="click_here",
        ),
        # "Lena Ortiz Lena Maria OrtizFerry fares to rise MORE": links to a name, run into it
        Pattern(
            r"\b(?P<name>[A-Z][a-z’'-]{1,20}) [^\n]{0,50}?\b(?P=name)(?P<links>[A-Z][\w’'‘“\"-]* [^\n]{10,420}?\bMORE\b)",
            case_sensitive=True,
            words=("MORE",),
        ),
    ),
    bad=(
        """
        The mayor met Lena Ortiz Lena Maria OrtizFerry fares to rise in May, port says Pier to reopen MORE (D) on Monday.
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Ferry fares to rise in May, port says Pier to reopen MORE" does not belong to this paragraph
        """,
        """
        The mill closed in 2016, when Read more: Ten fires that changed us Acme moved out.
                                      ^^^^^^^^^^ "Read more:" does not belong to this paragraph
        """,
        """
        The harvest was good, she said, Advertisement and the price was not.
                                        ^^^^^^^^^^^^^ "Advertisement" does not belong to this paragraph
        """,
        """
        The port said so in a report on the pier. Scroll down for video It opens in May.
                                                  ^^^^^^^^^^^^^^^^^^^^^ "Scroll down for video" does not belong to this paragraph
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
    found: dict[int, list[Finding]] = {}
    for match in matches:
        if match.pattern.tag and not getattr(options, match.pattern.tag):
            continue
        span = _marked(match)
        block = block_at(reading, span.start)
        if block is None:
            continue
        before = reading.text[block.span.start : span.start]
        after = reading.text[span.end : block.span.end]
        if (
            len(before.split()) >= _FEWEST_WORDS
            or span != match.span
            or (match.text.startswith("(") and any(map(str.isalnum, after)))
        ):
            words = " ".join(span.of(reading.text).split())
            if len(words) > _MOST_SHOWN:
                words = words[: words.rfind(" ", 0, _MOST_SHOWN)] + " …"
            finding = Finding(span, f'"{words}" does not belong to this paragraph')
            found.setdefault(block.span.start, []).append(finding)
    for of_block in found.values():
        yield from rolled(of_block, "and here")


def _marked(match: Match) -> Span:
    """Return what is marked: of a name with links run into it, the links."""
    links = match.groups.get("links", "")
    return Span(match.span.end - len(links), match.span.end) if links else match.span

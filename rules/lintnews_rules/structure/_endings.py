"""How the paragraphs of a story end, and which of them break off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lintnews import Form, NamedTuple, Reading, Role, RoledBlock, Span, is_word, roles

PROSE_ENDS = frozenset(".!?…:;\"“”’″\u200b')]»*—–-")
SHORTEST, FEWEST_WORDS = 40, 8
FEWEST_PARAGRAPHS = 4
MOST_OPEN = 0.2  # the share of paragraphs without a stop that is a slip and no style
BETWEEN = frozenset({Role.CAPTION, Role.CREDIT, Role.BOILERPLATE, Role.PULLQUOTE})
MOST_BETWEEN = 3
# What is left of a paragraph may look like a heading, or like a line of the page, but for its words.
TAKEN_FOR = frozenset({Role.SUBHEAD, Role.BOILERPLATE})
MOSTLY = 0.7  # the share of small words of a sentence
# Own list: a sentence that ends with one of these is not finished.
HANGING = frozenset(
    "a an the of to and or but nor at from with that which who whose is are was were am has have had "
    "be been being will would could should must might may shall can as than into onto their its his "
    "our your my because if whether while although though until unless since between among during "
    "per via toward towards upon about these those every when where how what by for in on".split()
)
LAST_WORD = Form(r"(?:^|(?<=[\s(\"“—–-]))(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)$")
# A link, a handle, a tag or the time of a post: a paragraph that was pasted from elsewhere.
PASTED = Form(
    r"https?:|www\.|\.com\b|\.org\b|@\w|#\w|©|\(@|\||·|[Rr]ecaptcha|Hide Caption|Media caption|playback is|Copy this code|Credit\.|Click to|View (?:our|slideshow|all)|[Aa]uthor page|Previous Next|[Mm]ore in this|COVERAGE|MUST WATCH|Editing by|Reporting by|[Ss]ign(?:ing)? up|[Rr]elated [Aa]rticle|Read [Mm]ore\Z",
    words=(
        "http",
        "www",
        ".com",
        ".org",
        "@",
        "#",
        "©",
        "|",
        "·",
        "ecaptcha",
        "Hide C",
        "Media c",
        "playback",
        "Copy this",
        "Credit",
        "Click to",
        "View ",
        "uthor page",
        "Previous N",
        "ore in this",
        "COVERAGE",
        "MUST W",
        "ing by",
        "ign",
        "elated ",
        "Read ",
    ),
)
SENTENCE = Form(r"[a-z0-9)”\"][.!?][”\"’)]? [A-Z“\"]")


class Ending(NamedTuple):
    """A paragraph that ends without a mark, and the paragraph after it.

    ``word`` is its last word, ``hangs`` says that no sentence can end with it. ``others`` is how
    many other paragraphs end so.
    """

    block: RoledBlock
    following: RoledBlock | None
    word: str
    hangs: bool
    goes_on: bool
    others: int = 0


def open_endings(reading: Reading) -> Iterator[Ending]:
    """Yield the paragraphs of prose that end without a mark, in a story whose paragraphs have one."""
    blocks, text = reading.get(roles), reading.text
    paragraphs = [
        block for block in blocks if block.role is Role.BODY and len(block.span) >= SHORTEST
    ]
    unfinished = [block for block in paragraphs if text[block.span.end - 1] not in PROSE_ENDS]
    if len(paragraphs) < FEWEST_PARAGRAPHS:
        return
    if len(unfinished) > max(1, MOST_OPEN * len(paragraphs)):
        return
    for number, block in enumerate(blocks):
        if block not in unfinished and not _is_cut_sentence(text, block):
            continue
        words = block.span.of(text)
        if (
            words.count(" ") + 1 < FEWEST_WORDS
            or PASTED.search(words)
            or not words[0].isprintable()
        ):
            continue
        others = len(unfinished) - (block in unfinished)
        ending = _ending(text, block, _next(blocks, number))
        yield ending._replace(others=others)


def _is_cut_sentence(text: str, block: RoledBlock) -> bool:
    """Return whether a block that was taken for a heading is a sentence without its end."""
    if block.role not in TAKEN_FOR or len(block.span) < SHORTEST:
        return False
    if text[block.span.end - 1] in PROSE_ENDS or text[block.span.start] in "[(<>|*#":
        return False
    words = block.span.of(text).split()
    small = sum(word[0].islower() for word in words)
    return small >= MOSTLY * len(words) and ":" not in block.span.of(text)[:30]


def _next(blocks: tuple[RoledBlock, ...], number: int) -> RoledBlock | None:
    for block in islice(blocks, number + 1, number + 2 + MOST_BETWEEN):
        if block.role not in BETWEEN:
            return block
    return None


def _ending(text: str, block: RoledBlock, following: RoledBlock | None) -> Ending:
    last = LAST_WORD.search(text, max(block.span.start, block.span.end - SHORTEST), block.span.end)
    word = last["word"] if last else ""
    hangs = word in HANGING or (text[block.span.end - 1] == "," and stands_apart(text, block))
    hangs = hangs and ";" not in text[block.span.end - len(word) - 3 : block.span.end]
    goes_on = (
        following is not None
        and following.role is Role.BODY
        and text[following.span.start].islower()
        and is_word(_first_word(text, following.span))
    )
    return Ending(block, following, word, hangs, goes_on)


def stands_apart(text: str, block: RoledBlock) -> bool:
    """Return whether a blank line follows the block, or none divides any: lines of a list are close."""
    at = block.span.end
    while at < len(text) and text[at] in " \t\r":
        at += 1
    following = text[at + 1 : at + 3].lstrip(" \t\r")
    return at >= len(text) - 1 or following.startswith("\n") or "\n\n" not in text


def _first_word(text: str, span: Span) -> str:
    words = text[span.start : min(span.end, span.start + SHORTEST)].split(None, 1)[0]
    return words.rstrip(".,;:'’s").partition("’")[0].partition("'")[0]


def has_sentences(text: str, block: RoledBlock) -> bool:
    """Return whether the block holds the end of a sentence and the beginning of the next."""
    return SENTENCE.search(text, block.span.start, block.span.end) is not None

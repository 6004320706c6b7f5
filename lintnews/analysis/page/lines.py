"""How the roles are found: an article read as a page, line by line.

What the format declares is taken as it is. The rest is inferred in three steps, each
a plain loop over the blocks: what a block says of itself (a credit, a byline, a line
that every site prints); what its place says (the first block is the headline, a line
that repeats it is the headline again, short lines above the story are deck, names and
captions); what its neighbours say (short lines among paragraphs are subheads, what
hangs below the last paragraph is a list of links).
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from lintnews.analysis import lexicon
from lintnews.analysis.forms import Form, Forms, first_word
from lintnews.analysis.page import bylines, furniture, notes, pictures
from lintnews.analysis.page.certainty import GUESSED, LIKELY, STATED, SURE
from lintnews.analysis.page.datelines import dateline
from lintnews.analysis.page.furniture import end_mark, normal
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import divided
from lintnews.analysis.tokens import fold, folded_text, token_set
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.values import NamedTuple

# Numbers of blocks.
HEAD = 6  # so many at the top may hold headline, deck, byline and pictures
TAIL = 7  # so many at the end may hold notes and furniture
_TOP = 4  # an author's biography stands among so many at the top
_BOTTOM = 4  # or among so many at the end
_MOST_LINKS = 40  # a longer tail without a full stop is a list of its own
_AROUND = 3  # a link and its picture take up so many
_FEWEST_TURNS = 4  # so many lines that begin with a speaker make a transcript

# Numbers of words.
_SHORTEST_DECK = 5
_LONGEST_DECK = 30
_SHORTEST_LINK, _LONGEST_LINK = 4, 20
_SHORTEST_LEDE = 13

# Numbers of code points.
_LONGEST_HEADLINE = 200
_LONGEST_DECK_LINE = 180
_LONGEST_SUBHEAD = 80
_LONGEST_BYLINE = 110
_SHORTEST_PULLQUOTE, _LONGEST_PULLQUOTE = 40, 300
_SHORTEST_CAPTION, _LONGEST_CAPTION = 20, 500
_SHORTEST_HEADLINE = 15  # fewer letters are found in many a line
_NEARBY = 20_000  # a pull quote stands so near the words it repeats; it keeps the search linear

_BESIDES = 4  # what a pull quote leaves of its paragraph on either side
_LONG_WORD = 4  # letters; shorter words stand in small letters even in a headline
_CUT_SHORT = 0.6  # the share of a headline that a shorter print of it keeps

_SENTENCE_END = ".!?\"“”'‘’)]…:;,"
_HIGHLIGHTS = ("story highlights", "key points", "highlights:", "at a glance")
# Roles; tuples, since hashing a role costs a call of Python.
_NO_HEADLINE = (Role.CAPTION, Role.CREDIT, Role.NOTE)
_OF_PICTURES = (Role.CAPTION, Role.CREDIT)
_PERHAPS_A_CAPTION = (None, Role.DECK)
_BEFORE_A_CREDIT = (Role.CAPTION, Role.DECK)
_OF_THE_STORY = (None, Role.LIST)

_CLOSERS = "\"”’'»)"
_MARKS = "\"“”'‘’«»()[]"
_QUOTES_AND_STOP = "\"“”'‘’ ."


# The forms are over text with straight apostrophes.
_ITEM = Form(  # "• The bridge", "(iv) the bridge"
    r"[•·▪●◦‣*–—-]\s*\w|(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\([ivx]{1,4}\))\s+\S"
)
_TURN = Form(r"[A-Z][A-Z.' -]{2,40}(?: \([^)]{2,40}\))?:\s", words=(":",))  # "MS. LEE: "
_BRACKETED = Form(  # "(The Lake Courier)"
    r"\((?:(?:The )?[A-Z][\w.&'-]*)(?: (?:[A-Z][\w.&'-]*|of|the|for|and|/)){1,5}\)", words=("(",)
)
_NO_LETTERS = Form(r"[\W_]+")


class Line:
    """A block while its role is being found; ``text`` and ``folded`` have straight apostrophes."""

    __slots__ = ("certainty", "folded", "part", "role", "span", "text")

    def __init__(self, span: Span, text: str, folded: str) -> None:
        """Begin without a role."""
        self.span = span
        self.text = text
        self.folded = folded
        self.role: Role | None = None
        self.certainty = 0.0
        self.part: tuple[Role, Span] | None = None

    def give(self, role: Role, certainty: float) -> None:
        """Settle the role."""
        self.role = role
        self.certainty = certainty

    @property
    def open_ended(self) -> bool:
        """No mark of punctuation stands at the end, as in a headline."""
        return self.text[-1:] not in _SENTENCE_END


class Page(NamedTuple):
    """The lines, and what they are judged against.

    ``printed`` is the text of the article. ``text`` is the same with straight
    apostrophes, which makes the patterns smaller and quicker to compile.
    """

    text: str
    printed: str
    lines: list[Line]
    furniture: furniture.Furniture
    contributions: Forms
    contacts: Forms
    trades: tuple[str, ...]
    last_paragraph: int


def read(reading: Reading) -> Page:
    """Return the page with the role of each line, ``None`` where it is a plain paragraph."""
    page = _page(reading)
    lines = page.lines
    first = int(bool(lines) and lines[0].role is None and _is_headline(lines))
    for index in range(first, len(lines)):
        if lines[index].role is None:
            _by_itself(page, index)
    _highlights(lines)
    _repeated_headlines(lines)
    _above_the_story(lines)
    _pictures_by_place(lines)
    _bracketed_credits(lines)
    _below_the_story(lines)
    _among_paragraphs(page)
    _datelines(page)
    return page


def _page(reading: Reading) -> Page:
    text = reading.text.replace("’", "'")
    folded = reading.get(folded_text)
    lines: list[Line] = []
    turns = 0
    for block in reading.article.blocks:
        span = block.span
        start, end = span
        line = Line(span, text[start:end], folded[start:end])
        if block.role is not None:
            line.give(block.role, STATED)
            if block.role is Role.CAPTION:
                _credit_inside(pictures.picture(line.text), line)
        elif _TURN.match(line.text):
            turns += 1
        lines.append(line)
    words = reading.get(token_set)
    own = frozenset(normal(fold(entry)) for entry in reading.vocabulary.furniture)
    known = furniture.Furniture(words, own, turns=turns >= _FEWEST_TURNS)
    last_paragraph = max(
        (index for index, line in enumerate(lines) if len(line.text) > _LONGEST_DECK_LINE),
        default=0,
    )
    return Page(
        text,
        reading.text,
        lines,
        known,
        notes.contributions_among(words),
        bylines.contacts_among(words),
        bylines.trades_among(words),
        last_paragraph,
    )


def _is_headline(lines: list[Line]) -> bool:
    """Take the first block for the headline, unless it reads like a paragraph."""
    line = lines[0]
    if (
        len(lines) == 1
        or len(line.text) > _LONGEST_HEADLINE
        or dateline(line.text, 0, len(line.text))
        or _is_lede(line.text)
    ):
        return False
    line.give(Role.HEADLINE, LIKELY if line.text.endswith(".") else SURE)
    return True


def _is_lede(text: str) -> bool:
    """Return whether a first block is a sentence of copy that lost its headline.

    A headline with a full stop is short, of two sentences, or ends in "Calif." or "U.S.".
    """
    words = text.split()
    bare = text.rstrip(_CLOSERS)
    if (
        len(words) < _SHORTEST_LEDE
        or not bare.endswith(".")
        or _is_short_form(words[-1].rstrip(_CLOSERS)[:-1])
        or len(list(divided(text, 0, len(text)))) > 1
        or words[0].endswith(":")
    ):
        return False
    long_words = [word for word in words[1:] if len(word.strip(_MARKS)) >= _LONG_WORD]
    capitals = sum(word.lstrip(_MARKS)[:1].isupper() for word in long_words)
    return 2 * capitals < len(long_words)


def _is_short_form(word: str) -> bool:
    """Return whether a word at the end of a line has its stop for itself: U.S, Dec."""
    return "." in word or word.lower() in lexicon.words("abbreviations")


@cache
def _first_words() -> frozenset[str]:
    """Return what a block begins with that is known by its beginning: few paragraphs do."""
    highlights = frozenset(map(first_word, _HIGHLIGHTS))
    return highlights.union(
        furniture.first_words(), notes.first_words(), bylines.first_words(), pictures.first_words()
    )


def _word(folded: str) -> str | None:
    """Return the first word of a block, "" if it tells nothing, ``None`` if it is a mark."""
    word = first_word(folded)
    if word not in _first_words():
        return ""
    return word if word[0].isalnum() else None


def _by_itself(page: Page, index: int) -> None:
    """Give a role for what the block itself says."""
    line = page.lines[index]
    word = _word(line.folded)
    before, after = index, len(page.lines) - index - 1
    if end_mark(line.text):
        line.give(Role.BOILERPLATE, LIKELY)
    elif _NO_LETTERS.fullmatch(line.text):
        line.give(Role.BODY, GUESSED)  # *** and ___ divide a story
    elif word and line.folded.startswith(_HIGHLIGHTS) and _is_whole(line.folded):
        line.give(Role.LIST, LIKELY)
    elif after < 2 * TAIL and (
        certainty := notes.contribution(line.folded, line.text, page.contributions)
    ):
        line.give(Role.CONTRIBUTOR, certainty)
    elif not _is_picture(line, word, GUESSED if before < HEAD else LIKELY):
        _by_its_words(page, line, word, before)


def _is_whole(folded: str) -> bool:
    """Return whether the words that head a list of highlights end where a word ends."""
    end = next(len(heading) for heading in _HIGHLIGHTS if folded.startswith(heading))
    return (folded[end - 1].isalnum()) != (folded[end : end + 1].isalnum())


def _is_picture(line: Line, word: str | None, needed: float) -> bool:
    picture = pictures.picture(line.text, begins=word != "")
    if picture is None or picture.certainty < needed:
        return False
    line.give(Role.CAPTION if picture.caption else Role.CREDIT, picture.certainty)
    _credit_inside(picture, line)
    return True


def _credit_inside(picture: pictures.Picture | None, line: Line) -> None:
    """Note the credit in a caption."""
    if picture is not None and picture.caption and picture.credit_start < picture.credit_end:
        start = line.span.start
        line.part = (Role.CREDIT, Span(start + picture.credit_start, start + picture.credit_end))


def _by_its_words(page: Page, line: Line, word: str | None, before: int) -> None:
    folded = line.folded
    after = len(page.lines) - before - 1
    near_end = before < HEAD or after < TAIL
    if certainty := bylines.dated(folded):
        line.give(Role.BYLINE, certainty)
    elif word != "" and (certainty := notes.note(folded, word)):
        line.give(Role.NOTE, certainty)
    elif certainty := (word != "" and bylines.byline(line.text)) or (
        (before < _TOP or after < TAIL) and _author(page, word, before, after)
    ):
        line.give(Role.BYLINE, certainty)
    elif certainty := page.furniture.certainty(folded, line.text, word, near_end=near_end):
        line.give(Role.BOILERPLATE, certainty)
    elif near_end and bylines.author_line(folded):
        line.give(Role.BYLINE, LIKELY)


def _author(page: Page, word: str | None, index: int, after: int) -> float:
    """Return how sure it is that the block is about its author, or how to reach them."""
    if index >= _TOP and after >= TAIL:
        return 0.0
    line = page.lines[index]
    if certainty := bylines.contact(line.folded, line.text, word, page.contacts):
        return certainty
    if not (index < _TOP or after < _BOTTOM or index >= page.last_paragraph):
        return 0.0
    if " said" in line.folded or " says " in line.folded or " told " in line.folded:
        return 0.0
    surname = bylines.biography(line.text, line.folded, page.trades)
    if not surname:
        return 0.0
    # Whom the story is about is no author; an author is named in headline and byline at most.
    others = (
        other.text
        for other in page.lines[1:]
        if other is not line and len(other.text) > _LONGEST_BYLINE
    )
    return 0.0 if any(surname in text for text in others) else LIKELY


def _highlights(lines: list[Line]) -> None:
    """Find the lines below the heading of a list of highlights."""
    below = False
    for line in lines:
        if line.role is Role.LIST and line.folded.startswith(_HIGHLIGHTS):
            below = True
        elif (
            below and line.role is None and line.open_ended and len(line.text) <= _LONGEST_DECK_LINE
        ):
            line.give(Role.LIST, LIKELY)
        else:
            below = False


def _repeated_headlines(lines: list[Line]) -> None:
    """Find the headline printed again."""
    if not lines or lines[0].role is not Role.HEADLINE:
        return
    headline = _letters(lines[0].folded)
    shortest, longest = _CUT_SHORT * len(headline), 2 * len(lines[0].text)
    for line in lines[1:]:
        if (
            not shortest <= len(line.text) <= longest
            or line.certainty == STATED
            or line.role in _NO_HEADLINE
        ):
            continue
        letters = _letters(line.folded)
        if letters == headline != "" or (line.role is None and _same_headline(letters, headline)):
            line.give(Role.HEADLINE, SURE)
    if len(lines) > 1 and lines[1].role is None and _another_headline(lines[0].text, lines[1].text):
        lines[1].give(Role.HEADLINE, GUESSED)


def _letters(folded: str) -> str:
    """Return the letters and digits alone."""
    return "".join(filter(str.isalnum, folded))


def _another_headline(one: str, other: str) -> bool:
    """Return whether the second line is the headline in other words, in capitals as the first."""
    if other[-1] in _SENTENCE_END or len(other) > _LONGEST_HEADLINE:
        return False
    long_words = [
        [word for word in line.split() if len(word) >= _LONG_WORD] for line in (one, other)
    ]
    if not all(
        len(words) > 1 and all(word[0].isupper() or not word[0].isalpha() for word in words)
        for words in long_words
    ):
        return False
    return len(set(long_words[0]) & set(long_words[1])) > 1


def _same_headline(one: str, other: str) -> bool:
    """Return whether one row of letters is the other cut short."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= max(_SHORTEST_HEADLINE, _CUT_SHORT * len(longer)) and shorter in longer


def _above_the_story(lines: list[Line]) -> None:
    """Find deck and names between the headline and the first paragraph."""
    if not lines or lines[0].role is not Role.HEADLINE:
        return
    deck = False
    for index, line in enumerate(lines[1:HEAD], start=1):
        if line.role is not None:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None:
            return
        if bylines.bare_names(line.text):
            # Whom the story names again is not its author but stands in a picture.
            surname = line.text.split(",")[0].split()[-1]
            named = any(
                surname in other.text
                for other in lines[index + 1 :]
                if len(other.text) > _LONGEST_BYLINE
            )
            line.give(Role.CAPTION if named else Role.BYLINE, GUESSED if named else LIKELY)
        elif not deck and len(line.text) <= _LONGEST_DECK_LINE and _is_deck(line, following):
            line.give(Role.DECK, GUESSED)
            deck = True
        else:
            return


def _is_deck(line: Line, following: Line) -> bool:
    """Return whether a short block above the story sums it up, and is not its first paragraph."""
    words = line.text.count(" ") + 1
    if words < _SHORTEST_DECK:
        return False
    if line.open_ended:
        return "@" not in line.text and "http" not in line.text
    if line.text[-1] in ":;," or dateline(line.text, 0, len(line.text)):
        return False
    return following.role is Role.BYLINE and words <= _LONGEST_DECK


def _pictures_by_place(lines: list[Line]) -> None:
    """Find captions without a credit: printed twice, or posed and dated like a picture."""
    known = {line.folded: line for line in lines if line.role in _OF_PICTURES}
    for index, line in enumerate(lines):
        if line.role not in _PERHAPS_A_CAPTION or line.certainty == STATED:
            continue
        twin = known.get(line.folded) if known else None
        if twin is not None and twin.role is not None:
            line.give(twin.role, twin.certainty)
        elif 0 < index < HEAD and _SHORTEST_CAPTION <= len(line.text) <= _LONGEST_CAPTION:
            following = lines[index + 1] if index + 1 < len(lines) else None
            if (
                following is not None
                and following.role in _PERHAPS_A_CAPTION
                and following.folded == line.folded
            ):
                line.give(Role.CAPTION, LIKELY)
                known[line.folded] = line
            elif pictures.poses(line.text):
                line.give(Role.CAPTION, GUESSED)


def _bracketed_credits(lines: list[Line]) -> None:
    """Find names in brackets on a line of their own: the credit of the caption before them."""
    for before, line in pairwise(lines):
        if line.role is not None or line.text.isupper() or not _BRACKETED.fullmatch(line.text):
            continue
        if before.role in _BEFORE_A_CREDIT or (
            before.role is None and before.open_ended and len(before.text) <= _LONGEST_CAPTION
        ):
            line.give(Role.CREDIT, GUESSED)
            if before.certainty < STATED:
                before.give(Role.CAPTION, max(before.certainty, GUESSED))


def _below_the_story(lines: list[Line]) -> None:
    """Find names and links below the last paragraph."""
    last = len(lines) - 1
    while last > _TOP and not _is_paragraph(lines[last]):
        last -= 1
    if last <= _TOP or len(lines) - last > _MOST_LINKS:
        return
    for line in lines[last + 1 :]:
        if line.role is None:
            if bylines.bare_names(line.text):
                line.give(Role.BYLINE, GUESSED)
            elif (
                _SHORTEST_LINK <= line.text.count(" ") + 1 <= _LONGEST_LINK
                and ". " not in line.text
                and not bylines.described(line.text)
            ):
                line.give(Role.BOILERPLATE, GUESSED)


def _is_paragraph(line: Line) -> bool:
    """Return whether the line is of the story: it ends as sentences do, or is long."""
    return line.role in _OF_THE_STORY and (
        not line.open_ended or len(line.text) > _LONGEST_DECK_LINE
    )


def _among_paragraphs(page: Page) -> None:
    """Find subheads, lists and pull quotes in the story itself."""
    for index, line in enumerate(page.lines):
        if line.role is not None:
            continue
        text, length, open_ended = line.text, len(line.text), line.open_ended
        if _ITEM.match(text) and (text[0] not in "–—-" or length < _LONGEST_HEADLINE):
            line.give(Role.LIST, LIKELY)
        elif (
            open_ended
            and length <= _LONGEST_HEADLINE
            and (role := _of_a_picture(page.lines, index))
        ):
            line.give(role, GUESSED)
        elif (
            open_ended
            and length <= _LONGEST_SUBHEAD
            and index + 1 < len(page.lines)
            and not _holds_a_sentence(text)
        ):
            line.give(Role.SUBHEAD, GUESSED)
        elif (
            index > 1
            and _SHORTEST_PULLQUOTE <= length <= _LONGEST_PULLQUOTE
            and _pulled(page.printed, line)
        ):
            line.give(Role.PULLQUOTE, LIKELY)


def _of_a_picture(lines: list[Line], index: int) -> Role | None:
    """Return the role of a line around a picture or a link, or of what is done in a picture."""
    words = lines[index].text.count(" ") + 1
    if words >= _SHORTEST_LINK and (again := _again(lines, index)):
        return Role.CAPTION if again == 1 else Role.BOILERPLATE
    return Role.CAPTION if words > _SHORTEST_LINK and pictures.titled(lines[index].text) else None


def _holds_a_sentence(text: str) -> bool:
    """Return whether a whole sentence stands before the last words: then it is no subhead."""
    return ". " in text and any(
        text[piece.end - 1] == "." and " " in piece.of(text)
        for piece in list(divided(text, 0, len(text)))[:-1]
    )


def _again(lines: list[Line], index: int) -> int:
    """Return how many lines away the same line is printed, 0 if none is near."""
    folded = lines[index].folded
    for distance in range(1, _AROUND + 1):
        if any(
            0 <= other < len(lines) and lines[other].folded == folded
            for other in (index - distance, index + distance)
        ):
            return distance
    return 0


def _pulled(text: str, line: Line) -> bool:
    """Return whether the words of the line stand inside a longer block nearby."""
    start, end = line.span
    core = text[start:end].strip(_QUOTES_AND_STOP)
    at = text.find(core, max(0, start - _NEARBY), start)
    if at < 0:
        at = text.find(core, end, end + _NEARBY)
    if at < 0:
        return False
    after = at + len(core)
    sides = text[max(0, at - _BESIDES) : at], text[after : after + _BESIDES]
    return all(len(side) == _BESIDES and "\n" not in side for side in sides)


def _datelines(page: Page) -> None:
    """Find the dateline at the head of one of the first paragraphs."""
    seen = 0
    for line in page.lines:
        if line.role is None or line.role is Role.BODY:
            start = line.span.start
            end = dateline(page.text, *line.span)
            if end > start:
                line.part = (Role.DATELINE, Span(start, end))
            seen += 1
            if seen > HEAD:
                return

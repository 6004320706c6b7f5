"""The story that a headline is held against."""

from __future__ import annotations

from lintnews import Form, Reading, Role, RoledBlock, blocks_of, roles

# A story for the examples.
STORY = (
    "Nadia Ferrante, who has run the ferry for 30 years, told the council on Tuesday that it could not go on like"
    " this and that somebody would have to pay for the ramp, for the lights on the pier and for the two boats that"
    " are out of service at Port Ellis. The council listened for three hours and put the matter off. Piet Halden,"
    " the mayor, asked for a report by May."
)
_HEADS = frozenset({Role.HEADLINE, Role.DECK})
# What the story tells, in whatever place.
_STORY = frozenset({Role.BODY, Role.LIST, Role.CAPTION, Role.SUBHEAD, Role.PULLQUOTE, Role.NOTE})
_SHORTEST = 250  # characters; a shorter text is not the whole story
_CONTRACTIONS = {
    "s": "is",
    "re": "are",
    "m": "am",
    "ve": "have",
    "ll": "will",
    "d": "would",
    "t": "not",
}
_NEGATED = {"can": "can", "won": "will", "shan": "shall"}
_ARTICLES = frozenset({"a", "an", "the"})
WORD = Form(r"[^\W_]+(?:['’][^\W_]+)*")


def heads(reading: Reading) -> tuple[RoledBlock, ...]:
    """Return the headline and the deck, if there is a story below them."""
    found = blocks_of(reading, *_HEADS)
    told = sum(len(block.span) for block in reading.get(story_blocks))
    return found if told >= _SHORTEST else ()


def story_blocks(reading: Reading) -> tuple[RoledBlock, ...]:
    """Return the blocks that tell the story."""
    return tuple(block for block in reading.get(roles) if block.role in _STORY)


def story_words(reading: Reading) -> tuple[str, ...]:
    """Return the words of the story, folded and without marks."""
    return tuple(
        word for block in reading.get(story_blocks) for word in normal(block.span.of(reading.text))
    )


def normal(text: str) -> list[str]:
    """Return the words of a text, folded, without articles, contractions written out.

    A headline may leave out an article, and "there's" is "there is".
    """
    found: list[str] = []
    for word in WORD.pattern.findall(text.replace("’", "'").casefold()):
        head, mark, tail = word.partition("'")
        written = _CONTRACTIONS.get(tail) if mark else None
        if written is None:
            found.append(word)
        elif tail == "t":
            found += [_NEGATED.get(head, head.removesuffix("n")), "not"]
        else:
            found += [head, written]
    return [word for word in found if word not in _ARTICLES]

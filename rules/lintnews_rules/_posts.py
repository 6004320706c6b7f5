"""Posts of networks, which a story prints as they were written."""

from __future__ import annotations

from lintnews import Form, Reading, block_at

# A handle in brackets, a shortened link or a picture's: the signs of an embedded post.
POST = Form(r"\(@\w|\bt\.co/|\bpic\.twitter|— @", words=("(@", "t.co/", "pic.twitter", "— @"))


def is_post(reading: Reading, at: int) -> bool:
    """Return whether the paragraph of this place is an embedded post."""
    block = block_at(reading, at)
    return block is not None and block.span.start in reading.get(_posts)


def _posts(reading: Reading) -> frozenset[int]:
    """Return where the paragraphs start that are posts: a long one is looked through once."""
    blocks = (block_at(reading, match.start()) for match in POST.finditer(reading.text))
    return frozenset(block.span.start for block in blocks if block is not None)

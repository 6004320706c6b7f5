"""Words as an editor counts them."""

from __future__ import annotations

from lintnews import Form

# Words that lost the space between them, and what a site pastes into a sentence. "McKay",
# "DeVos" and "iPhone" are spelled so.
_JOINT = Form(
    r"(?<!\bM)(?<!\bMa)(?<![A-Za-z])(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’])[A-Za-z]*[a-z]{2}[A-Z][a-z]"
    r"|[a-z]{2}[.!?](?:\d{1,2}\s|\[\d+\])|[a-z]{2}[.!?]['\"”’)]?[A-Z][a-z]|\bMORE\b|\b(?:AP\s+Photo|Getty|Photo(?:s|graph)?\s*(?:by|:))|\b(?:etc|[JS]r)\.\s+[A-Z]"
    r"|\bU\.[SK]\.\s(?:A|But|He|His|In|It|She|That|The|They|This|We)\s"
)
_QUOTED = Form(r"[“\"][^“”\"]*(?:[”\"]|\Z)")
_MOST_WORDS = 110  # what is longer is no sentence of a reporter, but a list or lost paragraphs


def is_one_sentence(text: str) -> bool:
    """Return whether a long sentence is what its writer wrote, and mostly not somebody's speech."""
    quoted = sum(len(match.group()) for match in _QUOTED.finditer(text))
    return quoted * 3 <= len(text) and _JOINT.search(text) is None and words_in(text) <= _MOST_WORDS


def words_in(text: str, above: int = 0) -> int:
    """Count what is between spaces and has a letter or a digit: ``mid-sized`` is one word, ``--`` none.

    If ``above`` is given, a number that is not above it need not be exact.
    """
    pieces = text.split()
    if len(pieces) <= above:
        return len(pieces)
    return sum(
        [word[0].isalnum() or word[-1].isalnum() or any(map(str.isalnum, word)) for word in pieces]
    )

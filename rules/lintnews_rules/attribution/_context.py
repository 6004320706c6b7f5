"""What stands around a sentence that bears on whose it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, islice

from lintnews import (
    Attribution,
    Form,
    Reading,
    RoledBlock,
    Span,
    Stance,
    attributions,
    block_at,
    names,
    roles,
    sentences,
    tokens,
)

_BELIEFS = frozenset(
    """
    believe believes believed think thinks thought fear fears feared suspect suspects suspected
    assume assumes assumed
    """.split()
)
_PRONOUNS = frozenset(["he", "she", "they", "he's", "she's", "they're"])


# What nobody can decide and no date book holds: the verbs of a forecast, not of a plan.
_OUTCOMES = """
    accelerate affect aggravate alienate anger appeal attract become benefit boost bring
    broaden cause change complicate continue contract contribute cost create cripple cut
    damage deal decline decrease deepen delay depend deter dip disappoint disrupt divide
    dominate double draw drive drop ease embolden encourage end erode exacerbate exceed expand
    expose face fall fare feature fetch figure force frustrate fuel gain galvanize generate
    give grow hamper harm heighten help hinder hit hurt improve increase inflame intensify
    invite jeopardize jump lead leave lift loom lose lower mark mean move open outpace
    outperform overshadow peak pit play please plunge polarize pose post prolong prompt prove
    provoke push put quell raise reach rebound recover reignite reinforce rekindle remain
    renew require reshape resonate result reverse revive rise roil save see send shake shape
    sharpen shift shrink slip slow soar spark spell split spread spur stall start stir strain
    strengthen succeed suffer surge surpass survive sway swell take tighten top topple total
    transform trigger undermine undo upset watch weaken weigh widen win worsen yield
""".split()
OUTCOMES = (
    rf"(?:{'|'.join(_OUTCOMES)}|come\s+(?:to|under)|go\s+(?:up|down)|have\s+(?:an?|little|no)"
    r"|be\s+(?:an?\s+)?(?:\w+ly\s+)?(?:big|close|costly|difficult|far|hard|higher|huge|key|large|low"
    r"|lower|major|more|less|one\s+of|seen|significant|strong|the\s+\w+est|the\s+most|tight|tough|weak"
    r"|worse))"
)
# Words by which the sentence does say whose it is.
SOURCE = Form(
    r"\b(?i:according\s+to|said|says|say|told|tells|wrote|writes|announced|polls?|survey|surveys"
    r"|stud(?:y|ies)|estimates?|estimated\s+by|forecasts?|reports?|reported\s+(?:by|that|on|in)"
    r"|data|documents?|records|sources|officials|police|prosecutors|analysts|heard|testified|quoted|court\s+(?:papers|filings?)|indictment|lawsuit)\b"
)

# Words by which the sentence before or after says so, or says why everybody thinks so.
NEAR = Form(
    r"\b(?i:according\s+to|said|says|told|tells|wrote|alleges|polls?|polled|respondents|surveyed"
    r"|institute|indictment|lawsuit|testified|first\s+reported)\b"
)
WHY = Form(
    r"\b(?:That['’]s|That\s+is|This\s+is)\s+(?:partly\s+|largely\s+)?because\b|^Because\b"
    r"|\b(?:polled|respondents|percent\s+of)\b"
)


# A newsroom that is named: what "reportedly" happened next to it is its report.
OUTLET = Form(
    r"\b(?:Times|Post|Journal|Herald|Tribune|Telegraph|Guardian|Chronicle|Globe|Gazette|Courier"
    r"|Standard|Mirror|Daily\s+\w+|News|Press|Magazine|Politico|Axios|Bloomberg|Reuters|AP|AFP|BBC"
    r"|CNN|NBC|CBS|ABC|PBS|NPR|Fox|Today|Week|Beast|Hill|Atlantic|Fair|Review|Weekly|Examiner)\b"
    r"|\b(?i:newspaper|magazine|broadcaster|tabloid|the\s+report|media\s+reports?|website)\b"
)


def outlet_near(reading: Reading, span: Span) -> bool:
    """Return whether a newsroom is named in the paragraph, the one before it or the one after."""
    around = paragraphs_around(reading, span)
    return bool(OUTLET.search(reading.text, around.start, around.end))


def quoted_next(reading: Reading, sentence: Span) -> bool:
    """Return whether the next paragraph, or the rest of this one, begins with somebody's speech."""
    rest = reading.text[sentence.end : paragraphs_around(reading, sentence).end].lstrip()
    return rest.startswith(("“", '"', "‘"))


def paragraphs_around(reading: Reading, span: Span) -> Span:
    """Return the stretch from the paragraph before the span's to the one after it."""
    blocks = reading.get(roles)
    at = max(bisect_right(blocks, span.start, key=_block_start) - 1, 0)
    last = min(at + 1, len(blocks) - 1)
    return Span(blocks[max(at - 1, 0)].span.start, blocks[last].span.end)


def _block_start(block: RoledBlock) -> int:
    return block.span.start


def says_whose(reading: Reading, sentence: Span, span: Span) -> bool:
    """Return whether the words of the sentence around the span say whose its claim is."""
    return bool(
        SOURCE.search(reading.text, sentence.start, span.start)
        or SOURCE.search(reading.text, span.end, sentence.end)
    )


def told_nearby(reading: Reading, span: Span, but: Span | None = None) -> bool:
    """Return whether somebody is cited in the paragraph; a cue that lies on ``but`` does not count."""
    block = block_at(reading, span.start)
    return block is not None and cited(reading, block.span, but)


def sourced_beside(reading: Reading, sentence: Span) -> bool:
    """Return whether the sentence before or after it in the paragraph says whose it is."""
    beside = [one for step in (-1, 1) if (one := _neighbor(reading, sentence, step)) is not None]
    # Its words tell it sooner than who says what in the whole article.
    return any(NEAR.search(one.of(reading.text)) for one in beside) or any(
        cited(reading, one) for one in beside
    )


def explained_after(reading: Reading, sentence: Span) -> bool:
    """Return whether the sentence after it in the paragraph says why everybody thinks so."""
    one = _neighbor(reading, sentence, 1)
    return one is not None and bool(WHY.search(one.of(reading.text)))


def _neighbor(reading: Reading, sentence: Span, step: int) -> Span | None:
    block, found = block_at(reading, sentence.start), reading.get(sentences)
    at = bisect_left(found, sentence.start, key=_start) + step
    inside = block is not None and 0 <= at < len(found) and block.span.covers(found[at])
    return found[at] if inside else None


def cited(reading: Reading, within: Span, but: Span | None = None) -> bool:
    """Return whether somebody is cited there; a cue that lies on ``but`` does not count."""
    cues = reading.get(_cues)
    for cue in islice(cues, bisect_left(cues, within.start, key=_start), None):
        if cue.start >= within.end:
            break
        if within.covers(cue) and not (but and cue.overlaps(but)):
            return True
    return False


def attributed(reading: Reading, span: Span) -> bool:
    """Return whether somebody is said to say or to believe the words of the span."""
    starts, pieces = reading.get(_given)
    for at in range(bisect_left(starts, span.end) - 1, -1, -1):
        piece, cue, farthest = pieces[at]
        if farthest <= span.start:
            break
        if piece.overlaps(span) and not (cue and cue.overlaps(span)):
            return True
    return False


def _given(reading: Reading) -> tuple[tuple[int, ...], tuple[tuple[Span, Span | None, int], ...]]:
    """Return the words that are given as somebody's: where they start, and each with its cue and how far those up to it reach."""
    given = [
        (piece, one.cue)
        for one in reading.get(attributions)
        if _gives(reading, one)
        for piece in one.content
    ]
    given.sort(key=lambda pair: pair[0])
    reach = accumulate((piece.end for piece, _ in given), max)
    pieces = tuple((piece, cue, end) for (piece, cue), end in zip(given, reach, strict=True))
    return tuple(piece.start for piece, _, _ in pieces), pieces


def _gives(reading: Reading, one: Attribution) -> bool:
    """Return whether the attribution gives its content as somebody's: "believe that", but not "rejected"."""
    if one.stance is Stance.REPORT:
        return one.cue is None or one.source is not None
    return one.cue is not None and one.cue.of(reading.text).lower() in _BELIEFS


def _cues(reading: Reading) -> tuple[Span, ...]:
    """Return the cues by which somebody is cited, in the order of the text."""
    return tuple(
        sorted(
            one.cue
            for one in reading.get(attributions)
            if one.stance is Stance.REPORT and one.source is not None and one.cue is not None
        )
    )


def _start(span: Span) -> int:
    return span.start


def clause_before(reading: Reading, sentence: Span, span: Span) -> tuple[str, ...]:
    """Return the words of the sentence that come before the span in its clause, as they are written."""
    words = reading.get(tokens)
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, span.start)
    at = last
    while at > first and words.folded[at - 1] not in {",", ";", ":", "--", "—", "–"}:
        at -= 1
    return tuple(words.texts[at:last])


def carries_on(reading: Reading, sentence: Span, span: Span) -> bool:
    """Return whether up to the span's first word the sentence has only "he" or "they": somebody who was there before."""
    words = reading.get(tokens)
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, span.start)
    if _PRONOUNS.isdisjoint(words.folded[first : last + 1]):
        return False
    surnames, mentions = reading.get(_named)
    if not surnames.isdisjoint(words.texts[first:last]):
        return False
    at = bisect_left(mentions, sentence.start, key=_start)
    return at == len(mentions) or mentions[at].end > span.start


def _named(reading: Reading) -> tuple[frozenset[str], tuple[Span, ...]]:
    """Return the surnames of the article, and every mention of a name in the order of the text."""
    found = reading.get(names)
    return frozenset(name.surname for name in found), tuple(
        sorted(mention for name in found for mention in name.mentions)
    )

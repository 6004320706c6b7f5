"""What a firm says of itself at the end of a press release is no news, and nobody vouches for it.

"About Acme: Acme is a leading provider of solutions" and the paragraph about forward-looking
statements come with the release. In a story they are an advertisement that nobody paid for.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
    Match,
    Pattern,
    Reading,
    Severity,
    Span,
    block_at,
    roles,
    rule,
    whole_lines,
)

_NAME = r"(?:the )?[A-Z0-9][\w&.’'/-]*(?: (?:of|the|and|&|for|de|[A-Z0-9][\w&.’'/-]*)){0,7}"
# What a firm says of itself.
_PRAISE = Form(
    r"\b(?:is|are) (?:an?|the|one of the|proud|committed|dedicated|headquartered|located|based)\b"
    r"|\b(?:[Ff]ounded|[Ee]stablished|[Hh]eadquartered|[Bb]ased) in\b|\bprovid(?:es|ing)\b"
    r"|\b(?:offers|serves|delivers|operates|specializes|manufactures|represents)\b"
    r"|\b(?:NYSE|NASDAQ|Nasdaq|LSE|TSX)\b|\bmission\b|\b(?:our|we|us)\b"
)
_PAGES = Form(
    r"About (?:[Uu]s|[Tt]he (?:[Aa]uthors?|[Ww]riters?|[Ss]eries|[Dd]ata|[Ss]tudy|[Ss]urvey|[Pp]oll)\b|[Tt]his\b|[Mm]e\b)"
)


@rule(
    code="BPL111",
    name="press-boilerplate",
    summary="a firm's description of itself was left in the copy",
    severity=Severity.WARNING,
    roles=None,
    kinds=None,
    version=2,
    patterns=(
        Pattern(
            rf"About {_NAME}(?::[^\r\n]+|\.|(?: \([A-Z]+: ?[A-Z.]+\))?:?(?![^\r\n]))",
            frozenset({"about"}),
            case_sensitive=True,
            words=("About ",),
        ),
        Pattern(
            r"(?:This|The) (?:press |news )?(?:release|announcement) (?:contains|may contain|includes"
            r"|may include) (?:certain )?[“\"]?(?:forward|Forward)-looking\b[^\r\n.]*\.?",
            frozenset({"this press", "this news", "this release", "this announcement"}),
            case_sensitive=True,
        ),
        Pattern(
            r"(?:Actual|Future) results (?:may|could|might|will) (?:differ|vary) materially\b[^\r\n]*"
            r"|(?:undertakes?|assumes?|disclaims?|has|have) (?:no|any) (?:obligation|duty"
            r"|intention)(?: or (?:obligation|duty|intention))? to (?:publicly )?(?:update|revise)\b[^\r\n]*",
            frozenset(
                """
                actual results|future results|undertakes no|undertake no|assumes no|assume no
                disclaims any|disclaim any|has no|have no
                """.replace("\n", "|")
                .replace("  ", "")
                .strip("|")
                .split("|")
            ),
            case_sensitive=True,
        ),
        Pattern(
            r"(?:We|I) (?:are|am) (?:so |very |incredibly |truly |all |extremely )?(?:excited|pleased|proud"
            r"|thrilled|delighted|honou?red|happy|excited and proud) to (?:announce|welcome|share|introduce"
            r"|launch|offer|unveil|present|partner|report|invite)\b[^\r\n]{0,200}",
            frozenset({"we are", "i am"}),
            case_sensitive=True,
        ),
        Pattern(
            r"[^\r\n.]{2,120} (?:is a|are) (?:registered )?trademarks? of [A-Z][^\r\n.]{2,60}\.?",
            case_sensitive=True,
            words=("trademark of ", "trademarks of "),
            whole_block=True,
        ),
    ),
    bad=(
        """
        The pier opens in May, the port said.
        About Acme Paving: Acme Paving is a leading provider of paving solutions in the county.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a firm speaks about itself here: it comes from a press release
        """,
        """
        Actual results may differ materially from those in these statements.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a firm speaks about itself here: it comes from a press release
        We are excited to announce that the fair was a great success.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a firm speaks about itself here: it comes from a press release
        """,
        """
        About Acme Paving
        ^^^^^^^^^^^^^^^^^ a firm speaks about itself here: it comes from a press release
        Founded in 1911, Acme Paving serves customers across the county.
        """,
    ),
    good=(
        "About Acme Paving, which laid the road, little is known.",
        "About Schmidt\nThe film opens in May at the Harbor.",
        "About 40 firms hold trademarks. The county runs about Port Ellis: it is a ring.",
    ),
)
def press_boilerplate(reading: Reading, matches: list[Match]) -> Iterator[Finding]:
    """Look at each line that begins with "About", and at the paragraph after it."""
    for match in matches:
        block = block_at(reading, match.span.start)
        if block is None or (
            match.text.startswith("About") and match.span.start != block.span.start
        ):
            continue
        span = match.span
        if match.text.startswith("About"):
            own = match.text.partition(":")[2].strip()
            if _PAGES.match(match.text) or not (
                _PRAISE.search(own) if own else _is_described(reading, block.span, match.text)
            ):
                continue
        fix = None
        if span == block.span:
            fix = Fix.unsafe(Edit(whole_lines(reading.text, span), ""))
        yield Finding(
            span, "a firm speaks about itself here: it comes from a press release", fix=fix
        )


def _is_described(reading: Reading, heading: Span, text: str) -> bool:
    """Return whether the block after a heading speaks of whom the heading names."""
    blocks = reading.get(roles)
    number = next(at for at, block in enumerate(blocks) if block.span == heading)
    inside = reading.text[heading.start + len(text) : heading.end]
    after = blocks[number + 1].span.of(reading.text) if number + 1 < len(blocks) else ""
    words = [word for word in text.strip(":.").split()[1:] if word[0].isupper()]
    told = inside or after
    return bool(words) and words[0] in told and _PRAISE.search(told) is not None

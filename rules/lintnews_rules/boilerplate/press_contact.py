"""The telephone number of a press office is for reporters, and may be somebody's own.

"Media inquiries: Lena Ortiz, 419-555-0142" comes with a press release. A line by which a paper
says how to reach its own reporter is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Default, Finding, Form, Match, Pattern, Reading, Severity, Span, rule

_REACHED = r"(?:[\w.+-]{1,40}@[\w-]{1,40}\.\w|\(?\b\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b|\+\d{2}[ \d()-]{7,})"
_HOW = Form(_REACHED)
_MOST_CONTACTS = 2  # more of them make a calendar


@rule(
    code="BPL117",
    name="press-contact",
    summary="the contact of a press office was left in the copy",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=None,
    yields_to=frozenset({"BPL106"}),
    patterns=(
        Pattern(
            r"(?:For )?(?:Media|media|MEDIA|Press|press|PRESS|News media|NEWS MEDIA|Public relations|PR)"
            r" (?:[Cc]ontacts?|CONTACTS?|[Ii]nquir(?:ies|y)|INQUIRIES|[Ee]nquiries|ENQUIRIES"
            r"|[Qq]ueries|[Rr]elations|[Ii]nformation|[Oo]ffice)\s?[:,–—-][^\r\n]{0,30}"
            rf"(?:\r?\n[^\r\n]{{1,60}}){{0,3}}?[^\r\n]{{0,60}}?{_REACHED}[^\r\n]{{0,60}}",
            frozenset(
                f"{first} {second}"
                for first in ("media", "press", "relations", "pr", "for")
                for second in (
                    *("contact", "contacts", "inquiries", "inquiry", "enquiries", "queries"),
                    *("relations", "information", "office", "media", "press"),
                )
            ),
            case_sensitive=True,
        ),
        Pattern(
            r"(?<![^\r\n])(?:CONTACTS?|Contacts?):(?:[ \t]*[A-Z][\w.’'-]+ [A-Z][^\r\n@\d]{1,60},"
            r" [^\r\n]{0,80}|[ \t]*(?:\r?\n[^\r\n]{1,60}){1,5})",
            frozenset({"contact :", "contacts :"}),
            case_sensitive=True,
        ),
        Pattern(
            r"For more information(?:,| or)[^\r\n.]{0,40}\b(?:to )?(?:arrange|schedule|set up|request)"
            r" an? (?:interview|photo)[^\r\n]{0,120}",
            frozenset({"for more"}),
            case_sensitive=True,
        ),
    ),
    bad=(
        """
        The road is open. Media inquiries: Lena Ortiz, 419-555-0142. The pier is not.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this contact is for reporters: it comes from a press release
        """,
        """
        Contact: Lena Ortiz, Acme Paving, lortiz@acme.example, 419-555-0142
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this contact is for reporters: it comes from a press release
        """,
    ),
    good=(
        "Contact Dana Reyes at dreyes@courier.example or 419-555-0101.",
        "Contact: dreyes@courier.example",
        "Media inquiries went unanswered on Monday.",
    ),
)
def press_contact(reading: Reading, matches: list[Match]) -> Iterator[Finding]:
    """Mark what says how a press office is reached."""
    text = reading.text
    plain = [match for match in matches if match.text[:8].lower().startswith("contact")]
    end = 0
    for match in matches:
        if match.span.start < end or (match in plain and len(plain) > _MOST_CONTACTS):
            continue
        reached = [found.end() for found in _HOW.finditer(match.text)]
        if match in plain and not reached:
            continue
        length = reached[-1] if reached else len(match.text.rstrip())
        end = match.span.start + length
        yield Finding(
            Span(match.span.start, _word_end(text, end)),
            "this contact is for reporters: it comes from a press release",
        )


def _word_end(text: str, end: int) -> int:
    """Return where the word ends that ends at or after ``end``: the rest of an e-mail address."""
    while end < len(text) and (
        text[end].isalnum() or (text[end] in ".-" and text[end + 1 : end + 2].isalnum())
    ):
        end += 1
    return end

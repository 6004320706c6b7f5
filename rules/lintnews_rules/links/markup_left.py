"""Markup that readers see: an entity, a tag, a piece of Markdown, a code for a character.

A system that writes "AT&amp;T" or "<br>" on the page has been fed with text that was
made for another one. In an article about markup it may be meant, so a story that is
full of it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
    Options,
    Reading,
    Role,
    Severity,
    Span,
    Speech,
    option,
    role_at,
    rule,
)
from lintnews_rules._plain import is_plain
from lintnews_rules._rolled import rolled

ENTITY = Form(
    r"&(?:amp|nbsp|quot|apos|[lr][sd]quo|[sb]dquo|[nm]dash|hellip|bull|middot|eacute|egrave|aacute|"
    r"ntilde|ouml|uuml|auml|ccedil|copy|reg|trade|pound|euro|cent|deg|frac12|shy|zwnj|lt|gt"
    r"|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});",
    words=("&",),
)
TAG = Form(
    r"</?(?:p|br|b|i|u|em|strong|a|div|span|h[1-6]|ul|ol|li|img|blockquote|figure|figcaption|iframe|"
    r"script|style|sup|sub|hr|table|tr|td|th|center|font|small|cite|q|section|aside)"
    r"(?:\s[^<>\n]{0,400})?\s?/?>",
    words=("<",),
)
ESCAPE = Form(
    r"(?:\\u(?:00|20|21)[0-9a-fA-F]{2}|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?:\\x[0-9a-fA-F]{2}){1,4}"
    r"|(?<=[A-Za-z,.])u20(?:1[3489cd]|26)(?=[a-z ,.]|$)",
    words=("\\u", "\\x", "u20"),
)
HEADING = Form(r"(?m)^#{1,6} +(?=\S)", words=("# ",))
LINK = Form(r"!?\[[^\[\]\n]{0,200}\]\((?:https?://|www\.|/|mailto:)[^()\s]{1,400}\)", words=("](",))
STRONG = Form(
    r"(?<![\w*])\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*(?![\w*])|(?<![\w_])__(?=\S)[^_\n]{1,300}(?<=\S)__(?![\w_])",
    words=("**", "__"),
)
# In the middle of a sentence, and short: *sighs* and a note with a star have their own line.
SOFT = Form(
    r"(?<=[\w,] )(?P<mark>[*`])(?=[A-Za-z])[^*`\n]{1,40}(?<=[A-Za-z])(?P=mark)(?=[.,;:)]| \w)",
    words=("*", "`"),
)
QUOTED = Form(r"(?m)^> ?(?=[\"“A-Z])", words=(">",))
RULE = Form(r"(?<![^\n])-{3}(?![^\n])", words=("---",))
MARKDOWN = (HEADING, LINK, STRONG)
# People write these by hand, too: in a post, or to divide a page.
EMPHASIS = (SOFT, QUOTED, RULE)
TITLES = frozenset({Role.HEADLINE, Role.DECK, Role.SUBHEAD})
BY_NAME = {"&nbsp;": " ", "&#160;": " ", "&shy;": "", "&zwnj;": ""}


class MarkupLeftOptions(Options):
    """How much is an article about markup."""

    most: int = option(24, "an article with more of it is about markup and is left alone")
    emphasis: bool = option(
        False,
        "also report stars around a word, lines of dashes and > at the head of a paragraph",
        desk=True,
    )


@rule(
    code="LNK101",
    name="markup-left",
    summary="markup or the code of a character stands in the text",
    severity=Severity.WARNING,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    options=MarkupLeftOptions,
    standard="what the reader sees is text",
    bad=(
        """
        The Brandt &amp; Sons mill burned on Monday.
                   ^^^^^ "&amp;" is an HTML code: write "&"
        """,
        """
        The mill burned on Monday.<br> Nobody was hurt.
                                  ^^^^ "<br>" is an HTML tag
        """,
        """
        The marshal\\u2019s office came.
                   ^^^^^^ "\\u2019" is the code of a character: write "’"
        """,
        """
        He read the **whole** letter.
                    ^^^^^^^^^ "**whole**" is Markdown
        """,
        """
        The marshalu2019s office came.
                   ^^^^^ "u2019" is the code of a character: write "’"
        """,
    ),
    good=(
        "He wrote that *nobody* came.\n---\n> Nobody came.",
        "Brandt & Sons burned, R&D; went on.",
        "5 < 6 and 7 > 3, he wrote in C:\\\\users.",
        "He scored 4* and 5* at *",
    ),
)
def markup_left(reading: Reading, options: MarkupLeftOptions) -> Iterator[Finding]:
    """Look for each form; tags and Markdown are only left over where the format has none."""
    text = reading.text
    plain = is_plain(reading.article)
    # A title of front matter is printed as HTML.
    found = [
        finding
        for finding in _codes(text)
        if plain or role_at(reading, finding.span.start) not in TITLES
    ]
    if plain:
        found.extend(
            Finding(_span(match), f'"{_short(match.group())}" is an HTML tag')
            for match in TAG.finditer(text)
        )
        found.extend(_markdown(text, MARKDOWN + EMPHASIS if options.emphasis else MARKDOWN))
    if len(found) <= options.most:
        yield from rolled(sorted(found, key=lambda finding: finding.span.start), "here too")


def _codes(text: str) -> Iterator[Finding]:
    for match in ENTITY.finditer(text):
        if _in_address(text, match.start()):
            continue
        import html

        name = match.group()
        plain = BY_NAME.get(name, html.unescape(name).strip("\r\n\t\v\f"))
        # What a damaged code stands for is not what was meant.
        usual = plain.strip() and plain not in "¿¡�"
        message = f'"{name}" is an HTML code' + (f': write "{plain}"' if usual else "")
        fix = (
            None
            if plain in {"<", ">", "¿", "¡"} or len(plain) > 1
            else Fix.safe(Edit(_span(match), plain))
        )
        yield Finding(_span(match), message, fix=fix)
    for match in ESCAPE.finditer(text):
        character = _decoded(match.group())
        if character is None:
            continue
        message = f'"{match.group()}" is the code of a character'
        if character.strip():
            message += f': write "{character}"'
        certain = match.group().startswith("\\")
        edit = Edit(_span(match), character.replace("\xa0", " "))
        yield Finding(_span(match), message, fix=Fix.safe(edit) if certain else Fix.unsafe(edit))


def _decoded(code: str) -> str | None:
    """Return the character of a code, ``None`` if it is none that stands in print."""
    if code.startswith("\\x"):
        octets = bytes.fromhex(code.replace("\\x", ""))
        for encoding in ("utf-8", "cp1252"):
            try:
                plain = octets.decode(encoding)
            except UnicodeDecodeError:
                continue
            return plain if len(plain) == 1 and not (plain.isalnum() and plain.isascii()) else None
        return None
    units = [int(unit, 16) for unit in code.replace("\\", "").split("u") if unit]
    octets = b"".join(unit.to_bytes(2, "big") for unit in units)
    plain = octets.decode("utf-16-be", "replace")
    return None if plain.isalnum() and plain.isascii() else plain


def _markdown(text: str, forms: tuple[Form, ...]) -> Iterator[Finding]:
    last = -1
    matches = sorted(
        (match.start(), -match.end(), match.group())
        for form in forms
        for match in form.finditer(text)
    )
    for start, end, words in matches:
        if start < last or _is_post(text, start):
            continue
        last = -end
        yield Finding(Span(start, last), f'"{_short(words.strip())}" is Markdown')


def _is_post(text: str, at: int) -> bool:
    """Return whether the line is somebody's post: stars around a word are how it was written."""
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return "pic.twitter.com" in line or " @" in line or line.startswith("@")


def _in_address(text: str, at: int) -> bool:
    first = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return "://" in text[first:at] or text.startswith("www.", first)


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:37]}…"


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())

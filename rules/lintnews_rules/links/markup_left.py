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
    blocks_of,
    option,
    role_at,
    rule,
)
from lintnews_rules._plain import is_plain
from lintnews_rules._rolled import rolled

ENTITY = Form(
    r"&(?:amp|nbsp|quot|apos|[lr][sd]quo|[sb]dquo|[nm]dash|hellip|bull|middot|eacute|egrave|aacute|"
    r"ntilde|ouml|uuml|auml|ccedil|copy|reg|trade|pound|euro|cent|deg|frac12|shy|zwnj|lt|gt"
    r"|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"
    # without its semicolon, before a space or a word
    r"|&(?:nbsp|[lr][sd]quo|[nm]dash|hellip|rsquo)(?![a-z;=])|&#(?:\d{4}|39|34|38)(?![\d;])",
    words=("&",),
)
# The end of a tag, or an attribute, that lost the rest.
TAG_PIECE = Form(
    r"</(?:p|br|b|i|em|strong|a|div|span|h[1-6]|li|ul|ol|blockquote)(?=[\s.,;]|$)"
    r"|(?<![\w<])(?:target=[\"“”]_blank[\"“”]|(?:class|style|href|rel|src|alt|width)=[\"“”][^\"“”<>\n]{0,200}[\"“”])\s?/?>?"
    r"|(?<=[\w.,] )br ?/>?(?=\s|$)",
    words=("</", "=", "br /", "br/"),
)
# What a system for pages writes in square brackets.
SHORTCODE = Form(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|pullquote|youtube|tweet|instagram|vc_row|vc_column|et_pb_\w+"
    r"|su_\w+|col|row|button|quote|blockquote|b|i|url|img|center|dropcap)(?: [\w-]+=[^\]\n]{0,200})?\]"
    r"|\{%[^%\n]{1,120}%\}",
    words=("[", "{%"),
)
# A text without one of them has no such code: "[i]t" in a quotation is an editor's letter.
SIGNS_OF_CODE = tuple("[/ = [gallery [embed [youtube {% [caption [pullquote [dropcap".split())
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
# A mark or a line end as a program writes it: \\" and \\n.
ESCAPED = Form(
    r"\\{1,2}(?:[\"'“”‘’]|(?:r\\n|n|t|r)(?=[A-Z“\"\s\\]|$)|/(?=[A-Za-z]))", words=("\\",)
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
# One of the two marks, or the marks of a struck or a slanted word, or of code.
HALF = Form(
    r"(?<![\w*\n])(?<!\A)\*\*(?=[\w“\"])(?![^*\n]*\*\*)"
    r"|~~(?=\S)[^~\n]{1,200}(?<=\S)~~|`{3}\w*"
    r"|(?<![\w_/@#])_(?=[A-Za-z])[^_\n]{2,80}(?<=[A-Za-z.,!?])_(?![\w_/])",
    words=("**", "~~", "```", "_"),
)
TABLE_ROW = Form(
    r"(?m)^\|(?:[^|\n]{0,60}\|){2,12} ?$|^\[\d{1,2}\]: https?://\S+$", words=("|", "]: ")
)
# A bullet before a paragraph of the story, and no other in it.
NOTES = 2  # paragraphs at the end: a note on the author begins with a star
BULLET = Form(r"(?m)^[*+] +(?=[A-Z“\"][^\n]{50,}[.!?”\"]$)", words=("* ", "+ "))
QUOTED = Form(r"(?m)^> ?(?=[\"“A-Z])", words=(">",))
RULE = Form(r"(?<![^\n])-{3}(?![^\n])", words=("---",))
MARKDOWN = (HEADING, LINK, STRONG, HALF, TABLE_ROW, QUOTED)
# Writers use these too: stars around a word they stress, a row of dashes.
AS_WRITTEN = (SOFT, RULE)
FORMS = (ENTITY, TAG_PIECE, SHORTCODE, TAG, ESCAPE, ESCAPED, BULLET, *MARKDOWN, *AS_WRITTEN)
TITLES = frozenset({Role.HEADLINE, Role.DECK, Role.SUBHEAD})
BY_NAME = {"&nbsp;": " ", "&#160;": " ", "&shy;": "", "&zwnj;": ""}


class MarkupLeftOptions(Options):
    """How much is an article about markup."""

    most: int = option(24, "an article with more of it is about markup and is left alone")
    stars: bool = option(
        default=False,
        text="also report a word between single stars, a row of dashes and a lone bullet: some writers "
        "mean them",
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
    holds=tuple(dict.fromkeys(word for form in FORMS for word in form.words)),
    options=MarkupLeftOptions,
    standard="what the reader sees is text",
    version=2,
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
        The road is "closed\\" for a day, and _nobody_ knew of it.</p
                           ^^ "\\"" is the code of a character: write '"'
                                             ^^^^^^^^ "_nobody_" is Markdown
                                                                 ^^^ "</p" is an HTML tag
        """,
        """
        Look at <a href="https://courier.example">the pier</a>.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "<a href="https://courier.example">" is an HTML tag
                                                          ^^^^ "</a>" is an HTML tag
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
        "Brandt & Sons burned, R&D; went on.",
        "**Dana Reyes writes for the Courier. The pier is closed.",
        "5 < 6 and 7 > 3, he wrote in C:\\\\users.",
        "He scored 4* and 5* at *",
        "She was *not* amused, and the file is at C:\\new or harbor_port_list.txt.",
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
            for match in _tags(text)
        )
        found.extend(
            Finding(_span(match), f'"{_short(match.group())}" is a code of the page')
            for match in SHORTCODE.finditer(text)
            if any(sign in text for sign in SIGNS_OF_CODE)
        )
        found.extend(_markdown(text, (*MARKDOWN, *AS_WRITTEN) if options.stars else MARKDOWN))
        found.extend(_bullet(reading) if options.stars else ())
    if len(found) <= options.most:
        yield from rolled(sorted(found, key=lambda finding: finding.span.start), "here too")


def _tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the tags, and the pieces that stand in none of them."""
    last = 0
    pieces = [*TAG.finditer(text), *TAG_PIECE.finditer(text)]
    for match in sorted(pieces, key=lambda match: (match.start(), -match.end())):
        if match.end() > last:
            last = match.end()
            yield match


def _codes(text: str) -> Iterator[Finding]:
    for match in ENTITY.finditer(text):
        if _in_address(text, match.start()):
            continue
        import html

        name = match.group()
        plain = BY_NAME.get(name, html.unescape(name).strip("\r\n\t\v\f"))
        # What a damaged code stands for is not what was meant.
        usual = plain.strip() and plain not in "¿¡�<>"
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

    for match in ESCAPED.finditer(text):
        if _in_address(text, match.start()) or text[match.start() - 1 : match.start()] == ":":
            continue
        plain = match.group().lstrip("\\")
        plain = plain if plain in "\"'“”‘’/" else " "
        said = f": write {plain!r}" if plain.strip() else ""
        yield Finding(
            _span(match),
            f'"{match.group()}" is the code of a character{said}',
            fix=Fix.unsafe(Edit(_span(match), plain)),
        )


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


def _bullet(reading: Reading) -> Iterator[Finding]:
    """Yield the bullet of a story with one, between two paragraphs: two are a list."""
    text = reading.text
    bullets = list(BULLET.finditer(text))
    if len(bullets) != 1 or text.count(bullets[0].group()[0]) != 1:
        return
    span = _span(bullets[0])
    body = blocks_of(reading, Role.BODY)
    inner = [block.span.start for block in body[1:-NOTES]]
    if span.start in inner:
        yield Finding(span, f'"{bullets[0].group().strip()}" is Markdown')


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

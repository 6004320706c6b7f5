"""What the names of a word processor's paragraph styles say."""

from __future__ import annotations

from lintnews.article.model import Role

#: How the names of paragraph styles begin -> the role.
_STYLES = {
    "title": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "heading 1": Role.HEADLINE,
    "heading": Role.SUBHEAD,
    "subtitle": Role.DECK,
    "deck": Role.DECK,
    "byline": Role.BYLINE,
    "caption": Role.CAPTION,
    "illustration": Role.CAPTION,
    "figure": Role.CAPTION,
    "credit": Role.CREDIT,
    "list": Role.LIST,
}
_SPEECH = ("quote", "quotation", "intense quote", "block text")


def role_of_style(style: str) -> Role | None:
    """Return the role that a style declares, ``None`` if it says nothing; in lower case."""
    if style.startswith(_SPEECH):
        return Role.PULLQUOTE
    return next((role for name, role in _STYLES.items() if style.startswith(name)), None)

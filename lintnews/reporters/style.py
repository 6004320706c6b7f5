"""How text may look: colour, links, width and the marks that can be drawn."""

from __future__ import annotations

from lintnews.values import NamedTuple

_CODES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "mark": "1;34",
}


class Style(NamedTuple):
    """What the output can show.

    ``width`` is in columns. ``unicode`` is true if box lines and ellipses can
    be written. ``links`` are hyperlinks (OSC 8), for terminals only.
    """

    colour: bool = False
    links: bool = False
    width: int = 80
    unicode: bool = True

    def paint(self, text: str, colour: str) -> str:
        """Return the text in a colour, or as it is without colours."""
        return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if self.colour and colour and text else text

    def link(self, text: str, url: str | None) -> str:
        """Return the text as a link, or as it is without links."""
        if not self.links or not url or not url.isascii() or not url.isprintable():
            return text
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\"


PLAIN = Style()

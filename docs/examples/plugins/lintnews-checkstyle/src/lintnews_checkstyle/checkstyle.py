"""Checkstyle XML, a ``file`` element for each file that has findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import quoteattr

from lintnews import Located, Run

# What XML 1.0 cannot hold, even escaped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def report(found: Iterable[Located], run: Run) -> Iterator[str]:
    """Yield the document, piece by piece."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n'
    for path, own in groupby(found, key=lambda one: one.path):
        yield f"  <file name={attribute(path)}>\n"
        for one in own:
            place = (
                f'line="{one.place.line}" column="{one.place.column}" '
                f'severity="{one.severity.value}"'
            )
            yield (
                f"    <error {place} message={attribute(one.message)} "
                f"source={attribute(f'lintnews.{one.code}')}/>\n"
            )
        yield "  </file>\n"
    yield "</checkstyle>\n"


def attribute(text: str) -> str:
    """Return the text as an attribute's value, quotation marks and all."""
    return quoteattr(FORBIDDEN.sub("\ufffd", text))

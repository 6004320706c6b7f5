"""What can happen to a piece of the original."""

from __future__ import annotations

import enum

from lintnews.article.span import Span
from lintnews.values import NamedTuple


class ChangeKind(enum.StrEnum):
    """What happened to a piece of the original."""

    ATTRIBUTION = "attribution"
    REFERENCE = "reference"
    DAY = "day"
    QUOTATION = "quotation"
    NUMBER = "number"
    NAME = "name"
    DOUBLED = "doubled"


class Change(NamedTuple):
    """Something lost or changed: its place in the story, and in the original.

    ``was`` is what the original has there, ``now`` what the story has.
    """

    kind: ChangeKind
    span: Span
    original: Span
    was: str = ""
    now: str = ""

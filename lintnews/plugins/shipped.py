"""What lintnews ships besides rules, registered by the hooks that every plugin uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews.plugins.marks import hookimpl
from lintnews.readers.shipped import READERS

if TYPE_CHECKING:
    from lintnews.readers.reader import Reader


@hookimpl
def lintnews_readers() -> tuple[Reader, ...]:
    """Return the readers of the formats that lintnews knows itself."""
    return READERS

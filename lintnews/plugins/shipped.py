"""What lintnews ships besides rules, registered by the hooks that every plugin uses."""

from __future__ import annotations

from lintnews.plugins.hooks import hookimpl
from lintnews.readers.reader import Reader
from lintnews.readers.shipped_readers import READERS
from lintnews.reporters.reporter import Reporter
from lintnews.reporters.shipped_reporters import REPORTERS


@hookimpl
def lintnews_readers() -> tuple[Reader, ...]:
    """Return the readers of the formats that lintnews knows itself."""
    return READERS


@hookimpl
def lintnews_reporters() -> tuple[Reporter, ...]:
    """Return the reporters of the formats that lintnews knows itself."""
    return REPORTERS

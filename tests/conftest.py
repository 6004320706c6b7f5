"""What holds for every test: none depends on the clock, so none fails on a busy machine."""

from __future__ import annotations

import contextlib

with contextlib.suppress(ImportError):
    from hypothesis import settings

    # By default hypothesis fails an example that takes 0.2 s by the clock on the wall.
    settings.register_profile("without a clock", deadline=None)
    settings.load_profile("without a clock")

"""Archives: an article a row, on an existing engine.

``lint_batch`` is the whole of lintnews as a function over Arrow columns. What else is here
lets Daft run it over files and tables, on one machine or on a cluster, and looks at all
articles together. pyarrow and Daft are imported by what needs them.
"""

from __future__ import annotations

from lintnews.archive.batch import BatchLinter, lint_batch

__all__ = ["BatchLinter", "lint_batch"]

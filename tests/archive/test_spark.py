"""``lint_batch`` in PySpark's ``mapInArrow``; needs PySpark, pandas and Java."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MISSING = [name for name in ("pyspark", "pandas") if importlib.util.find_spec(name) is None]
SCRIPT = """
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from lintnews.archive import lint_batch
from lintnews.archive.columns import article
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
articles = spark.createDataFrame([(f"a{n}", "Ferry late\\n\\nIt was was late.") for n in range(3)],
                                 ["record", "text"])
linted = articles.mapInArrow(lambda batches: map(lint_batch, batches),
                             from_arrow_schema(article()))
print([(row["record"], len(row["findings"]) > 0) for row in linted.collect()])
"""


@pytest.mark.skipif(
    bool(MISSING) or shutil.which("java") is None, reason="PySpark, pandas or Java is not installed"
)
def test_spark_lints_batches(folder: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        timeout=1800,
    )
    assert "[('a0', True), ('a1', True), ('a2', True)]" in result.stdout, result.stderr

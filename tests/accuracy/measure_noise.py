"""How much the default profile says about published news: findings an article, and who makes them.

``python tests/accuracy/measure_noise.py FOLDER|CORPUS.jsonl…``: for each, the
median and the 90th percentile of findings of warning or error an article, the same
for advice, and the rules that speak most. A ``.jsonl`` file holds objects with
``article`` and ``text``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lintnews.config.settings import Settings
from lintnews.linting.finding import Severity
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun


def texts(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each article."""
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line:
                record = json.loads(line)
                yield f"{record['article']}.txt", record["text"].encode()
        return
    for file in sorted(path.rglob("*.txt")):
        yield str(file), file.read_bytes()


def measure(path: Path, desk: LintRun) -> str:
    """Return the figures of one collection, in words."""
    serious: list[int] = []
    advice: list[int] = []
    rules: Counter[str] = Counter()
    for name, data in texts(path):
        found = list(lint_source(desk.decode(name, data), desk))
        loud = [one for one in found if one.severity is not Severity.INFO]
        serious.append(len(loud))
        advice.append(len(found) - len(loud))
        rules.update(one.code for one in loud)
    lines = [f"{path.name}: {len(serious)} articles"]
    for label, counts in (("warnings and errors", sorted(serious)), ("advice", sorted(advice))):
        lines.append(
            f"  {label}: median {counts[len(counts) // 2]}, 90th percentile "
            f"{counts[len(counts) * 9 // 10]}, most {counts[-1]}"
        )
    lines.append("  " + ", ".join(f"{code} {count}" for code, count in rules.most_common(8)))
    return "\n".join(lines)


if __name__ == "__main__":
    settings = Settings()
    everybody = LintRun(registry.load(), lambda _: settings)
    for given in sys.argv[1:]:
        print(measure(Path(given), everybody))

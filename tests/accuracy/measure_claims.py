"""How the family ATT does on sentences that two editors judged: the table of accuracy-claims.md.

    python tests/accuracy/measure_claims.py CORPORA [--write]

CORPORA holds ``claims/broad.tsv`` about the articles in ``broad`` and ``claims/sentences.tsv``
about those in ``news``: file, start, end (code points), and what the two said. ``--write`` puts
the table into ``docs/accuracy-claims.md``, between its two notes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lintnews.article.source import decode
from lintnews.config.settings import Settings
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

PAGE = Path(__file__).parents[2] / "docs" / "accuracy-claims.md"
COLLECTIONS = (("broad", "broad"), ("sentences", "news"))
PROFILES = ("default", "desk")
VERDICTS = ("must", "could", "clean", "junk")
BETWEEN = re.compile(r"(<!-- claims -->\n).*?(<!-- end of claims -->)", re.DOTALL)


def flagged(
    corpora: Path, table: str, folder: str, desk: LintRun
) -> tuple[Counter[str], Counter[str]]:
    """Return how many sentences of each verdict there are, and how many are flagged."""
    found: dict[str, list[tuple[int, int]]] = {}
    all_of, hit = Counter[str](), Counter[str]()
    with (corpora / "claims" / f"{table}.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            file, start, end = row["file"], int(row["start"]), int(row["end"])
            if file not in found:
                source = decode(file, (corpora / folder / file).read_bytes())
                found[file] = [
                    (one.place.start, one.place.end)
                    for one in lint_source(source, desk)
                    if one.code.startswith("ATT")
                ]
            all_of[row["verdict"]] += 1
            # a finding that lies on the sentence, at least with half of itself
            hit[row["verdict"]] += any(
                2 * (min(end, b) - max(start, a)) >= b - a for a, b in found[file]
            )
    return all_of, hit


def desk_of(profile: str) -> LintRun:
    """Return a run with a profile, and no other setting."""
    settings = Settings(profile=profile)
    return LintRun(registry.load(), lambda _: settings)


def rows(corpora: Path) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| collection, profile | must | could | clean | opinion | right | raised |"
    yield "|---|---|---|---|---|---|---|"
    for table, folder in COLLECTIONS:
        for profile in PROFILES:
            all_of, hit = flagged(corpora, table, folder, desk_of(profile))
            counts = " | ".join(f"{hit[one]}/{all_of[one]}" for one in VERDICTS)
            right = hit["must"] + hit["could"]
            wrong = hit["clean"] + hit["junk"]
            share = f"{right / (right + wrong):.3f}" if right + wrong else "no hit"
            raised = right / (all_of["must"] + all_of["could"])
            yield f"| {folder}, `{profile}` | {counts} | {share} | {raised:.3f} |"


def main(arguments: list[str]) -> None:
    """Print the table, and write it into the page if that is asked for."""
    text = "".join(f"{line}\n" for line in rows(Path(arguments[0])))
    print(text, end="")
    if "--write" in arguments:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(BETWEEN.sub(lambda match: f"{match[1]}{text}{match[2]}", page), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

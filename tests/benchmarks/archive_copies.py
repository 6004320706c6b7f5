"""Are copies and furniture found that were planted in a made-up archive, and nothing else?

    python tests/benchmarks/archive_copies.py FOLDER [ARTICLES]

Writes an archive of made-up articles of three publishers as the parts of a scan, without
linting them, plants copies of 500 captions and 200 paragraphs (exact, one word changed, cut,
another credit) and lines of furniture, and lets the engine look for them. Prints recall and
precision of the copies, and how much of the furniture the learned lists take away.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter
from itertools import accumulate
from pathlib import Path
from typing import Any

from lintnews import Linter
from lintnews.analysis.page.roles import roles
from lintnews.archive import copies, daft_engine, learned_furniture, parts
from lintnews.archive.columns import arrow, article
from lintnews.archive.manifest import Manifest
from lintnews.article.model import Role

CAPTIONS, PARAGRAPHS = 500, 200
_PART = 500
_CONSONANTS, _VOWELS = "bcdfghklmnprstvw", "aeiou"
_SMALL = "the of to and a in that for on with as at by from was were has have had it its".split()
_PUBLISHERS = {
    "Harbor Courier": [
        "Sign up for the Courier's morning letter",
        "More from the waterfront",
        "Read the paper as it was printed",
        "The Courier is owned by its readers. Reach the desk at the number on page two.",
        "Story continues below",
    ],
    "Valley Herald": [
        "HERALD PLUS",
        "You have two free stories left this month.",
        "Follow the Herald wherever you read",
        "Tell us what you saw",
        "All words and pictures belong to the Valley Herald Company.",
    ],
    "Lowmoor Star": [
        "Star Weekend",
        "Play today's crossword",
        "Related stories",
        "This story was written in the newsroom of the Star and read by two editors before print.",
        "Correct us: the desk answers every letter",
    ],
}
#: Lines of stories that many stories have.
_OF_STORIES = ("The inquest continues.", "Nobody was hurt.", "The council meets again on Monday.")


class Maker:
    """Makes articles of words that nobody has written."""

    def __init__(self, seed: int) -> None:
        """Make the words: few are frequent, most are rare, as in a language."""
        self.chance = random.Random(seed)
        self.words = [self._word() for _ in range(20_000)]
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.words))))
        self.names = [self._word().capitalize() for _ in range(3_000)]

    def _word(self) -> str:
        syllables = self.chance.randint(2, 4)
        return "".join(
            self.chance.choice(_CONSONANTS) + self.chance.choice(_VOWELS) for _ in range(syllables)
        )

    def sentence(self, fewest: int, most: int) -> str:
        """Return a sentence in which every other word is a small one."""
        length = self.chance.randint(fewest, most)
        found = self.chance.choices(self.words, cum_weights=self.weights, k=length)
        found = [
            self.chance.choice(_SMALL) if self.chance.random() < 0.4 else word for word in found
        ]
        text = " ".join(found)
        return text[0].upper() + text[1:] + "."

    def name(self) -> str:
        """Return a person's name."""
        return f"{self.chance.choice(self.names)} {self.chance.choice(self.names)}"

    def caption(self) -> str:
        """Return a caption, of the few forms that captions have, with a credit."""
        place, day = self.chance.choice(self.names), self.chance.choice(["Monday", "Friday"])
        rest = self.sentence(4, 9)[:-1].lower()
        form = self.chance.randint(0, 2)
        text = (
            f"{self.name()} {rest} in {place} on {day}",
            f"A view of the {rest} at {place}",
            f"{self.name()}, left, and {self.name()} {rest}",
        )[form]
        return f"{text}. ({self.name()}/{place} Press)"

    def paragraph(self) -> str:
        """Return a paragraph."""
        return " ".join(self.sentence(9, 22) for _ in range(self.chance.randint(2, 3)))

    def article(self, at: int) -> dict[str, Any]:
        """Return an article: publisher, headline, captions, paragraphs, furniture."""
        publisher = self.chance.choice(list(_PUBLISHERS))
        lines = [("headline", self.sentence(5, 9)[:-1])]
        if self.chance.random() < 0.8:
            lines.append(("caption", self.caption()))
        lines += [("body", self.paragraph()) for _ in range(self.chance.randint(4, 9))]
        lines += [("body", text) for text in _OF_STORIES if self.chance.random() < 0.03]
        for number, text in enumerate(_PUBLISHERS[publisher]):
            if self.chance.random() < 0.35 + 0.15 * number:
                where = 1 if number == 0 else len(lines) - (2 if number == 4 else 0)
                lines.insert(where, ("furniture", text))
        return {"path": f"{at:06d}.txt", "publisher": publisher, "lines": lines}


def edited(text: str, how: str, chance: random.Random, maker: Maker) -> str:
    """Return a copy of a text as a desk makes it."""
    words = text.split()
    if how == "one word changed":
        at = chance.randrange(1, len(words) - 1)
        words[at] = chance.choice(maker.words)
    elif how == "cut":
        words = words[: max(6, round(len(words) * 0.65))]
    elif how == "other credit":
        return f"{text.rpartition(' (')[0]} ({maker.name()}/Agency)"
    return " ".join(words)


def plant(made: list[dict[str, Any]], maker: Maker) -> dict[str, list[tuple[str, str, str]]]:
    """Put copies into other articles; return how, from where and to where, by kind."""
    chance = random.Random(7)
    planted: dict[str, list[tuple[str, str, str]]] = {}
    order = chance.sample(range(len(made)), len(made))
    edits = {
        "caption": ["exact", "one word changed", "cut", "other credit"],
        "paragraph": ["exact", "one word changed", "cut"],
    }
    for kind, role, number in (
        ("caption", "caption", CAPTIONS),
        ("paragraph", "body", PARAGRAPHS),
    ):
        found = planted.setdefault(kind, [])
        while len(found) < number:
            source, target = made[order.pop()], made[order.pop()]
            texts = [text for one, text in source["lines"] if one == role and len(text) > 60]
            if not texts:
                continue
            how = edits[kind][len(found) % len(edits[kind])]
            text = edited(chance.choice(texts), how, chance, maker)
            target["lines"].insert(2, (role, text))
            found.append((how, source["path"], target["path"]))
    return planted


def write(folder: str, made: list[dict[str, Any]]) -> list[parts.Done]:
    """Write articles as the parts of a scan: furniture is taken for body, as a reader would."""
    pa = arrow()
    Path(folder, parts.FOLDER).mkdir(parents=True, exist_ok=True)
    done = []
    for at in range(0, len(made), _PART):
        rows = []
        for one in made[at : at + _PART]:
            blocks = [
                {"role": "body" if role == "furniture" else role, "line": line, "text": text}
                for line, (role, text) in enumerate(one["lines"], 1)
            ]
            text = one["lines"][0][1]
            rows.append(
                {
                    "path": one["path"],
                    "publisher": one["publisher"],
                    "headline": text,
                    "characters": len(text),
                    "findings": [],
                    "blocks": blocks,
                    "persons": [],
                }
            )
        batch = pa.RecordBatch.from_pylist(rows, schema=article())
        done.append(parts.write(folder, f"{at:032d}", batch, 0.0))
    return done


def measure_copies(folder: str, planted: dict[str, list[tuple[str, str, str]]]) -> None:
    """Print how many of the planted pairs are found, and how many that are found are planted."""
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    rows = pq.read_table(os.path.join(folder, copies.COPIES)).to_pylist()
    for kind, pairs in planted.items():
        clusters: dict[int, set[str]] = {}
        for row in rows:
            if row["kind"] == kind:
                clusters.setdefault(row["cluster"], set()).add(row["path"])
        found = {
            (one, other)
            for paths in clusters.values()
            for one in paths
            for other in paths
            if one < other
        }
        wanted = {tuple(sorted(pair[1:])): pair[0] for pair in pairs}
        hit = found & set(wanted)
        print(
            f"{kind}: recall {len(hit) / len(wanted):.3f} ({len(hit)} of {len(wanted)}), "
            f"precision {len(hit) / max(1, len(found)):.3f} ({len(found)} pairs)"
        )
        missed = Counter(how for pair, how in wanted.items() if pair not in found)
        print(f"  missed: {dict(missed)}")


def measure_furniture(folder: str, made: list[dict[str, Any]]) -> None:
    """Print how many lines of furniture and of stories the learned lists take away."""
    lists = Path(folder, learned_furniture.FURNITURE)
    linters = {
        name: Linter(config=lists / f"{name.lower().replace(' ', '-')}.toml")
        for name in _PUBLISHERS
    }
    taken: Counter[tuple[str, bool]] = Counter()
    for one in made[:600]:
        text = "\n\n".join(text for _, text in one["lines"]) + "\n"
        reading = linters[one["publisher"]].lint(text, filename="a.txt").reading
        if reading is None:
            continue
        found = {block.span.of(reading.text): block.role for block in reading.get(roles)}
        for role, line in one["lines"]:
            taken[role, found.get(line) is Role.BOILERPLATE] += 1
    for role in ("furniture", "body"):
        gone, left = taken[role, True], taken[role, False]
        print(f"{role}: {gone} of {gone + left} lines are taken for furniture")


def main(folder: str, number: int) -> None:
    """Make the archive, look for copies and furniture in it, and print what was found."""
    maker = Maker(1)
    made = [maker.article(at) for at in range(number)]
    planted = plant(made, maker)
    done = write(folder, made)
    daft = daft_engine.start()
    manifest = Manifest.open(folder)
    for step in (learned_furniture.learn_furniture, copies.find_copies):
        start, used = time.monotonic(), time.process_time()
        step(daft, manifest, done)
        print(
            f"{step.__name__}: {time.monotonic() - start:.1f} s, of processor "
            f"{time.process_time() - used:.1f} s"
        )
    measure_copies(folder, planted)
    measure_furniture(folder, made)
    print(json.dumps({"articles": number, "parts": len(done)}))
    sys.stdout.flush()
    os._exit(0)  # the engine's threads may crash Python's own end


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30_000)

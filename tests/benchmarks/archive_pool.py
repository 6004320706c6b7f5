"""Make an archive of any size of a pool of articles: each again, with other names and dates.

    python tests/benchmarks/archive_pool.py POOL.jsonl[.xz] FOLDER NUMBER

The pool has an object a line, with ``text``, ``publisher`` and ``date``. The same number gives the
same archive. Articles are put in ``FOLDER/publisher/year/month/day/``.
"""

from __future__ import annotations

import datetime as dt
import json
import lzma
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,}) ([A-Z][a-z]{3,})\b")
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_SYLLABLES = "bar bel cor dan den fel gor hal han kel lan len mar mil nor pel ran rol sel tan tor vel".split()
_GIVEN = "Anna Ben Clara David Emma Frank Grace Henry Irene Jack Karen Liam Maria Nora Oscar Paula".split()


def read_pool(path: Path) -> list[dict[str, str]]:
    """Return the articles of a pool."""
    data = path.read_bytes()
    data = lzma.decompress(data) if path.suffix == ".xz" else data
    return [json.loads(line) for line in data.decode().splitlines()]


def changed(text: str, chance: random.Random) -> str:
    """Return an article with other persons and other years."""
    years = chance.randint(-9, 9)
    text = _YEAR.sub(lambda match: str(int(match.group()) + years), text)
    new: dict[str, str] = {}
    for given, surname in _NAME.findall(text):
        new.setdefault(given, chance.choice(_GIVEN))
        new.setdefault(surname, "".join(chance.choices(_SYLLABLES, k=2)).capitalize())
    if not new:
        return text
    return re.sub(
        rf"\b(?:{'|'.join(map(re.escape, new))})\b", lambda match: new[match.group()], text
    )


def articles(pool: list[dict[str, str]], number: int) -> Iterator[tuple[str, str]]:
    """Yield so many articles: the path of each below the archive, and its text."""
    for at in range(number):
        one = pool[at % len(pool)]
        again = at // len(pool)
        chance = random.Random(at)
        text = changed(one["text"], chance) if again else one["text"]
        day = _day(one.get("date", "")) + dt.timedelta(
            days=chance.randint(-1500, 1500) if again else 0
        )
        site = re.sub(r"[^a-z0-9]+", "-", one["publisher"].lower()).strip("-") or "paper"
        yield f"{site}/{day:%Y/%m/%d}/{at:06d}.txt", text


def _day(text: str) -> dt.date:
    """Return the day in ISO form, else one for all."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return dt.date(2014, 1, 1)


def fill(folder: Path, pool: list[dict[str, str]], number: int) -> None:
    """Write so many articles."""
    for name, text in articles(pool, number):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    fill(Path(sys.argv[2]), read_pool(Path(sys.argv[1])), int(sys.argv[3]))

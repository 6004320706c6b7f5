"""Articles made up for measuring: as many and as long as wanted, and the same every time."""

from __future__ import annotations

import random
from pathlib import Path

_PLACES = ("Port Ellis", "Corran", "Saltmarsh", "Dunmore Bay", "Greyhaven", "North Quay")
_PEOPLE = (
    "Nadia Ferrante",
    "Tomas Okafor",
    "Mayor Ruth Aldane",
    "Capt. Elias Brandvold",
    "Dr. Mina Castellan",
    "Gov. Peter Hallam",
)
_BODIES = (
    "the harbor council",
    "the state transport office",
    "police",
    "the Corran school board",
    "Ferrante Shipping Co.",
    "a union official",
)
_DEEDS = (
    "voted 7-2 to close the old pier",
    "asked for $4.5 million more",
    "rejected the plan and ordered a new survey",
    "signed a 20-year lease",
    "counted 1,240 visitors in one day",
    "found that 12 percent of the boats had no licence",
)
_TIMES = (
    "on Monday",
    "last week",
    "on April 12, 2023",
    "at 9 a.m. on Tuesday",
    "in the spring of 2021",
    "before dawn",
)
_SHAPES = (
    "{Body} {deed} {time}, {person} said.",
    "“We did what we could,” said {person}, who was in {place} {time}. “Nobody {deed} before.”",
    "According to {body}, the workers of {place} {deed} {time}.",
    (
        "{person} told reporters in {place} that {body} {deed}, and that it would cost the town less "
        "than many feared."
    ),
    "It was {time} that {body} {deed}; the ferry to {place} ran late.",
    (
        "“The people of {place} have waited for twenty years,” {person} said. “They will not wait for "
        "twenty more.”"
    ),
    "In {place}, where {body} {deed}, shops along the front were closed {time}.",
)


def article(chance: random.Random, size: int) -> str:
    """Return an article of about ``size`` characters."""
    parts = [
        f"{chance.choice(_PLACES)} {chance.choice(('closes', 'opens', 'saves'))} its harbor",
        "",
        f"By {chance.choice(_PEOPLE)}",
        "",
    ]
    written = sum(map(len, parts))
    while written < size:
        paragraph = " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))
        parts += [paragraph, ""]
        written += len(paragraph) + 2
    return "\n".join(parts)


def _sentence(chance: random.Random) -> str:
    body = chance.choice(_BODIES)
    return chance.choice(_SHAPES).format(
        body=body,
        Body=body[0].upper() + body[1:],
        deed=chance.choice(_DEEDS),
        time=chance.choice(_TIMES),
        person=chance.choice(_PEOPLE),
        place=chance.choice(_PLACES),
    )


def given(arguments: list[str]) -> list[str]:
    """Return the texts of the folder that is given, or made-up ones."""
    if arguments:
        return [
            path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(Path(arguments[0]).rglob("*.txt"))[:1000]
        ]
    chance = random.Random(0)
    return [article(chance, chance.randint(2_000, 10_000)) for _ in range(1000)]


def fill(folder: Path, count: int, seed: int = 0) -> None:
    """Write ``count`` articles of 2,000 to 10,000 characters into a folder."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(
            article(chance, chance.randint(2_000, 10_000)), encoding="utf-8"
        )

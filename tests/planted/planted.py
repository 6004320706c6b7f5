"""Faults planted one at a time in sound articles, and whether a run finds them.

``articles/`` holds made-up stories, ``kinds/KIND.toml`` ten forms of one fault: a stretch that
stands once in an article and what is put in its place. A fault is found if the run has a
finding that it does not have on the sound article and that lies on a paragraph of the change.
The forms were written by somebody who had not seen the rules.

    python tests/planted/planted.py > tests/planted/found.toml
"""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lintnews.linting.finding import Located
from lintnews.run.library import Linter

FOLDER = Path(__file__).parent


class Form(NamedTuple):
    """One planted fault: ``find`` stands once in the article and becomes ``put``."""

    kind: str
    article: str
    find: str
    put: str


@cache
def forms() -> tuple[Form, ...]:
    """Return every form of every kind."""
    return tuple(
        Form(path.stem, form["article"], form["find"], form["put"])
        for path in sorted((FOLDER / "kinds").glob("*.toml"))
        for form in tomllib.loads(path.read_text(encoding="utf-8"))["form"]
    )


def found(form: Form, profile: str) -> bool:
    """Return whether a run finds the planted fault."""
    text = sound_text(form.article)
    at = text.index(form.find)
    faulty = text.replace(form.find, form.put)
    start = faulty.rfind("\n", 0, at) + 1
    end = faulty.find("\n", at + len(form.put))
    end = len(faulty) if end < 0 else end
    old = Counter(map(signature, sound_findings(form.article, profile)))
    for finding in findings(form.article, faulty, profile):
        if old[signature(finding)]:
            old[signature(finding)] -= 1
        elif finding.place.start < end and start <= max(finding.place.end - 1, start):
            return True
    return False


def signature(finding: Located) -> tuple[str, str]:
    """Return what makes a finding the same one in both texts."""
    return finding.code, finding.message


def findings(article: str, text: str, profile: str) -> tuple[Located, ...]:
    """Return what a run says of a text."""
    return linter(profile).lint(text, filename=article, date=days()[article]).findings


@cache
def linter(profile: str) -> Linter:
    """Return the linter of a profile; its rules are loaded once."""
    return Linter(profile=profile)


@cache
def days() -> dict[str, str]:
    """Return the day of issue of each article."""
    with (FOLDER / "articles" / "metadata.tsv").open(encoding="utf-8", newline="") as table:
        return {row["file"]: row["date"] for row in csv.DictReader(table, delimiter="\t")}


@cache
def sound_text(article: str) -> str:
    """Return the text of a sound article."""
    return (FOLDER / "articles" / article).read_text(encoding="utf-8")


@cache
def sound_findings(article: str, profile: str) -> tuple[Located, ...]:
    """Return what a run says of a sound article."""
    return findings(article, sound_text(article), profile)


def found_of(kind: str, profile: str) -> tuple[int, int]:
    """Return how many forms of a kind are found, and how many there are."""
    own = [form for form in forms() if form.kind == kind]
    return sum(found(form, profile) for form in own), len(own)


if __name__ == "__main__":
    kinds = sorted({form.kind for form in forms()})
    for profile in ("default", "desk"):
        print(f"[{profile}]")
        for kind in kinds:
            print(f"{kind} = {found_of(kind, profile)[0]}", flush=True)

"""Names that are spelt two ways across an archive: the rarer beside the commoner.

Two persons are compared who have the same first name and are called the same (mayor,
spokesman); one whose surname is one letter away from the other's, and who is far rarer, is
probably the other. The table is for a person to look through: it says nothing by itself.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from types import ModuleType

from lintnews.archive.manifest import Manifest, key_of
from lintnews.archive.parts import Done
from lintnews.archive.publishing import read_parts
from lintnews.hints import Any

NAMES = "names"
_FORM = 1
_SHORTEST = 5  # letters of a surname
_TIMES = 3  # as often, at least, is the commoner


def compare_names(daft: ModuleType, manifest: Manifest, done: Sequence[Done]) -> bool:
    """Write the table of names, if it is not there; return whether that was done."""

    def write(folder: str) -> None:
        rows = read_parts(daft, manifest.folder, done)
        target = os.path.join(folder, NAMES)
        _pairs(daft, rows.where(rows["characters"].not_null())).write_parquet(target)
        os.makedirs(target, exist_ok=True)

    key = key_of(_FORM, sorted(one.reading for one in done))
    return manifest.step(NAMES, key, (NAMES,), write)


def _pairs(daft: ModuleType, rows: Any) -> Any:
    """Return the rarer and the commoner spelling of each name, with an article for the rarer."""
    from daft import functions as f

    found = rows.select("path", "record", "persons").explode("persons")
    person = found["persons"]
    found = found.select(
        "path",
        "record",
        *(person.get(name).alias(name) for name in ("name", "given", "surname", "role")),
    )
    found = found.with_column("surname", f.replace(found["surname"], "’", "'"))
    found = found.where(
        found["role"].not_null() & (f.length(found["surname"]) >= daft.lit(_SHORTEST))
    )
    counted = found.groupby("given", "surname", "role").agg(
        found["path"].count().alias("articles"),
        found["path"].min().alias("path"),
        found["record"].min().alias("record"),
    )
    rare = counted.select(
        "given",
        "role",
        *(counted[name].alias(f"rare_{name}") for name in ("surname", "articles")),
        "path",
        "record",
    )
    common = counted.select("given", "role", "surname", "articles")
    both = rare.join(common, on=["given", "role"])
    distance = f.damerau_levenshtein_distance(both["rare_surname"], both["surname"])
    return both.where(
        (distance == daft.lit(1)) & (both["articles"] >= both["rare_articles"] * daft.lit(_TIMES))
    ).sort(["articles", "given", "rare_surname"], desc=[True, False, False])

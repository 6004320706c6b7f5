"""Captions, paragraphs and stories that stand in more than one article, word for word or nearly.

The engine's own MinHash gives each text a signature, which is cut into bands; texts that
share a band are looked at side by side (``is_copy``), and what is a copy of a copy belongs
to one cluster. A text that stands word for word in many places is looked at once.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import ModuleType

from lintnews.archive import columns
from lintnews.archive.learned_furniture import learned
from lintnews.archive.manifest import Manifest, key_of
from lintnews.archive.parts import Done
from lintnews.archive.publishing import read_parts
from lintnews.article.model import Role
from lintnews.hints import TYPE_CHECKING, Any
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

COPIES = "copies"
_FORM = 1
_MOST_SIDE_BY_SIDE = 6  # of a larger group each is compared with the first and with the next
_ALIKE = 0.55  # so much of the rows of words of both, or
_WITHIN = 0.8  # so much of the rows of the shorter, if it has enough of them
_FEWEST_WITHIN = 4
_BYTES = 4  # of a hash
_PLACE = ("path", "record", "publisher", "published")


class Signature(NamedTuple):
    """How the copies of one kind of text are found.

    A text has at least ``fewest`` words; what is hashed are rows of ``row`` words. Two texts that
    have the share ``s`` of their rows in common share a band with the probability
    1 - (1 - s**size)**bands.
    """

    fewest: int
    row: int
    size: int
    bands: int


#: A caption of 12 words in which one is changed keeps .69 of its rows, one that loses half .5.
KINDS = {
    "caption": Signature(fewest=6, row=2, size=3, bands=40),
    "paragraph": Signature(fewest=12, row=3, size=4, bands=32),
    "story": Signature(fewest=60, row=5, size=4, bands=25),
}
_ROLES = {
    "caption": (Role.CAPTION.value,),
    "paragraph": (Role.BODY.value, Role.LIST.value),
}


def find_copies(daft: ModuleType, manifest: Manifest, done: Sequence[Done]) -> bool:
    """Write the table of copies, if it is not there; return whether that was done.

    A row is one place of a text: its ``kind``, the ``cluster`` it belongs to, the article. The
    lines that were learned for furniture are no copies.
    """

    def write(folder: str) -> None:
        rows = read_parts(daft, manifest.folder, done)
        rows = rows.where(rows["characters"].not_null())
        target = os.path.join(folder, COPIES)
        furniture = _furniture(daft, learned(manifest.folder))
        for kind, signature in KINDS.items():
            texts = os.path.join(folder, f"texts-{kind}")
            found = _texts(daft, rows, kind, signature)
            found.join(furniture, on=["publisher", "plain"], how="anti").write_parquet(texts)
            if os.path.isdir(texts) and os.listdir(texts):
                found = _clusters(daft, daft.read_parquet(texts), signature)
                found.with_column("kind", daft.lit(kind)).write_parquet(target)
        os.makedirs(target, exist_ok=True)

    key = key_of(_FORM, KINDS, sorted(one.reading for one in done))
    return manifest.step(COPIES, key, (COPIES,), write)


def is_copy(one: str, other: str, row: int) -> bool:
    """Return whether of two texts, in bare words, one is made of the other.

    They are if enough of their rows of ``row`` words are the same, or of the rows of the shorter.
    """
    rows, others = _rows(one, row), _rows(other, row)
    common = (rows & others).total()
    shorter, both = min(rows.total(), others.total()), rows.total() + others.total()
    return 2 * common >= _ALIKE * both or (
        shorter >= _FEWEST_WITHIN and common >= _WITHIN * shorter
    )


def _rows(text: str, row: int) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(zip(*(words[at:] for at in range(row)), strict=False))


def side_by_side(members: Iterable[int]) -> list[tuple[int, int]]:
    """Return which pairs of a group are compared: all of a small one, else about two a member."""
    ids = sorted(set(members))
    if len(ids) <= _MOST_SIDE_BY_SIDE:
        return [(one, other) for at, one in enumerate(ids) for other in ids[at + 1 :]]
    pairs = dict.fromkeys((ids[0], other) for other in ids[1:])
    pairs.update(dict.fromkeys(pairwise(ids)))
    return list(pairs)


def roots(edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each text that is an end of an edge the least text that edges lead to."""
    above: dict[int, int] = {}

    def root(one: int) -> int:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for one, other in edges:
        first, second = sorted((root(one), root(other)))
        above[second] = first
    return {one: root(one) for one in above}


def _texts(daft: ModuleType, rows: Any, kind: str, signature: Signature) -> Any:
    """Return the texts of a kind: place, line, words, and ``id``, a hash of the bare words."""
    from daft import functions as f

    blocks = rows["blocks"]
    if kind == "story":
        is_body = daft.element().get("role") == daft.lit(Role.BODY.value)
        body = f.list_map(f.list_filter(blocks, is_body), daft.element().get("text"))
        found = rows.select(
            *_PLACE,
            daft.lit(1).alias("line"),
            rows["headline"].alias("text"),
            f.list_join(body, " ").alias("plain"),
        )
    else:
        found = rows.select(*_PLACE, "blocks").explode("blocks")
        block = found["blocks"]
        found = found.where(block.get("role").is_in(list(_ROLES[kind])))
        found = found.select(
            *_PLACE,
            block.get("line").alias("line"),
            block.get("text").alias("text"),
            block.get("text").alias("plain"),
        )
    found = found.with_column("plain", _bare(found["plain"]))
    length = f.split(found["plain"], " ").list_count()
    found = found.where(length >= daft.lit(signature.fewest))
    article = f.hash(found["path"], found["record"])
    return found.with_columns({"id": _whole(daft, found["plain"]), "article": article})


def _bare(text: Any) -> Any:
    """Return the bare words of a text: no marks, no capitals, one space between them."""
    from daft import functions as f

    return f.normalize(text, remove_punct=True, lowercase=True, nfd_unicode=True, white_space=True)


def _furniture(daft: ModuleType, lines: Sequence[Mapping[str, Any]]) -> Any:
    """Return the bare words of the lines of furniture of each publisher."""
    pa = columns.arrow()
    held = {name: [line[name] for line in lines] for name in ("publisher", "text")}
    schema = pa.schema([(name, pa.string()) for name in held])
    frame = daft.from_arrow(pa.table(held, schema=schema))
    return frame.select("publisher", _bare(frame["text"]).alias("plain"))


def _whole(daft: ModuleType, text: Any) -> Any:
    """Return a hash of a text of 63 bits: Python's whole numbers come back as they were."""
    from daft import functions as f

    return f.shift_right(f.hash(text), daft.lit(1)).cast(daft.DataType.int64())


def _clusters(daft: ModuleType, texts: Any, signature: Signature) -> Any:
    """Return the texts that stand in more than one article, each with its cluster."""
    from daft import functions as f

    edges = _edges(daft, texts.select("id", "plain").distinct("id"), signature)
    root = roots(edges)
    pa = columns.arrow()
    known = daft.from_arrow(
        pa.table(
            {"id": list(root), "root": list(root.values())}, schema=_whole_columns("id", "root")
        )
    )
    found = texts.join(known, on="id", how="left")
    found = found.with_column("cluster", f.coalesce(found["root"], found["id"]))
    many = found.groupby("cluster").agg(found["article"].count_distinct().alias("articles"))
    many = many.where(many["articles"] > 1)
    return found.join(many, on="cluster").select(
        "cluster", "articles", *_PLACE, "line", "text", found["id"].alias("wording")
    )


def _whole_columns(*names: str) -> pa.Schema:
    pa = columns.arrow()
    return pa.schema([(name, pa.int64()) for name in names])


def cut_in_bands(signatures: pa.Array, signature: Signature) -> pa.ListArray:
    """Return the bands of each signature: the bytes of so many of its hashes, of 32 bits each.

    Nothing is copied: the engine takes thirty times as long to cut a list in as many slices.
    """
    pa = columns.arrow()
    hashes = signatures.flatten()
    start = _BYTES * hashes.offset
    held = hashes.buffers()[1].slice(start, _BYTES * len(hashes))
    count = len(hashes) // signature.size
    bands = pa.FixedSizeBinaryArray.from_buffers(
        pa.binary(_BYTES * signature.size), count, [None, held]
    )
    ends = pa.array(range(0, count + 1, signature.bands), pa.int32())
    return pa.ListArray.from_arrays(ends, bands)


def _edges(daft: ModuleType, texts: Any, signature: Signature) -> list[tuple[int, int]]:
    """Return the pairs of texts of which one is made of the other."""
    from daft import functions as f

    whole = daft.DataType.int64()
    pair = daft.DataType.struct({"one": whole, "other": whole})

    @daft.func.batch(return_dtype=daft.DataType.list(pair))
    def pairs_of(groups: Any) -> Any:
        pa = columns.arrow()
        made = [
            [{"one": one, "other": other} for one, other in side_by_side(group)]
            for group in groups.to_pylist()
        ]
        return pa.array(made, pa.list_(pa.struct(_whole_columns("one", "other"))))

    @daft.func.batch(return_dtype=daft.DataType.bool())
    def copied(left: Any, right: Any) -> list[bool]:
        both = zip(left.to_pylist(), right.to_pylist(), strict=True)
        return [is_copy(one, other, signature.row) for one, other in both]

    bands = daft.DataType.list(daft.DataType.fixed_size_binary(_BYTES * signature.size))

    @daft.func.batch(return_dtype=bands)
    def bands_of(signatures: Any) -> pa.Array:
        return cut_in_bands(signatures.to_arrow(), signature)

    hashes = signature.size * signature.bands
    made = f.minhash(texts["plain"], num_hashes=hashes, ngram_size=signature.row)
    banded = texts.select("id", bands_of(made).alias("band")).explode("band")
    banded = banded.select("id", f.hash(banded["band"]).alias("band"))
    groups = banded.groupby("band").agg(f.list_agg(banded["id"]).alias("ids"))
    groups = groups.where(groups["ids"].list_count() > 1).select("ids")
    pairs = groups.select(pairs_of(groups["ids"]).alias("pair")).explode("pair")
    pairs = pairs.select(pairs["pair"].get("one"), pairs["pair"].get("other")).distinct()
    left = texts.select(texts["id"].alias("one"), texts["plain"].alias("left"))
    right = texts.select(texts["id"].alias("other"), texts["plain"].alias("right"))
    both = pairs.join(left, on="one").join(right, on="other")
    found = both.where(copied(both["left"], both["right"])).select("one", "other").to_pydict()
    return sorted(zip(found["one"], found["other"], strict=True))

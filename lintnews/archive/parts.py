"""The parts of a scan: so many articles are linted together and written as one file, once.

A part's key is made of everything its content depends on, and is the name of its file. So
what is done is known by looking, whoever did it and however that run ended: a run that
died goes on, and one with other rules or copy does again only the parts with another key.
Where a part ends is decided by the names in it, so a file that comes or goes changes its own
part and no other.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from zlib import crc32

from lintnews.archive import columns
from lintnews.archive.stretches import FileStretch
from lintnews.hints import TYPE_CHECKING, Any, BinaryIO
from lintnews.linting.suppression_file import EXTENSION
from lintnews.readers.piece import Stream
from lintnews.run.cache import common_of, plain, state
from lintnews.run.cached_lint import files_of
from lintnews.run.request import Request
from lintnews.run.session import LintRun
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

#: The number of articles in a part, on the average.
SIZE = 100
_FORM = 2  # of what a part holds; another number makes all keys anew
_MOST = 4  # times the average
FOLDER = "parts"
_SUFFIX = ".parquet"


class ArchivePart(NamedTuple):
    """Files to lint, or a stretch of a table.

    ``publishers`` go with the ``files``. Of a table there are its own name and the file that
    holds its rows, and the ``group`` of rows, which has at most ``size``, or the ``stretch`` of
    the file; or its name and the ``fault`` that it cannot be read.
    """

    key: str
    files: tuple[str, ...]
    publishers: tuple[str | None, ...] = ()
    group: int | None = None
    size: int = 0
    fault: str = ""
    stretch: FileStretch | None = None

    def dumped(self) -> str:
        """Return the part as text, for the worker that does it."""
        return json.dumps(self)


class Done(NamedTuple):
    """What is known of a part that is done: how many articles, findings, failures; seconds."""

    key: str
    articles: int
    findings: int
    failures: int
    seconds: float
    reading: str


def loaded(text: str) -> ArchivePart:
    """Return the part that ``dumped`` wrote."""
    key, files, publishers, group, size, fault, stretch = json.loads(text)
    where = None if stretch is None else FileStretch(*stretch)
    return ArchivePart(key, tuple(files), tuple(publishers), group, size, fault, where)


class Keys:
    """Makes the keys of parts, for one request."""

    def __init__(self, request: Request, run: LintRun, sourcing: float) -> None:
        """Work out what all keys have in common.

        Raises:
            OSError: if the table of facts cannot be read.
        """
        self._run = run
        self._common = common_of(request)
        files = (*files_of(run.registry), *request.basis.rule_files)
        self._common.update(plain([_FORM, sourcing, [state(file) for file in files]]))

    def stream(self, name: str, file: BinaryIO) -> Stream:
        """Return a file as a stream, with what its settings say of it."""
        settings = self._run.settings_for(name)
        encoding = self._run.encoding or settings.encoding
        return Stream(name, file, encoding, settings.fields, self._run.largest)

    def key(self, files: Iterable[str], more: Sequence[Any] = ()) -> str:
        """Return the key of a part that is made of files."""
        made = self._common.copy()
        settings: dict[int, None] = {}
        for file in files:
            value = self._run.settings_for(file)
            if id(value) not in settings:
                settings[id(value)] = None
                own = sorted({rule.plugin for rule in value.file_rules})
                made.update(plain([state(rule_file) for rule_file in own]))
                bare = value._replace(came_from={}, level="", fail_level="", file_rules=())
                made.update(plain(bare))
            made.update(plain([state(file), os.path.abspath(file), state(file + EXTENSION)]))
        made.update(plain(more))
        return made.hexdigest()[:32]


def parts_of_files(
    files: Sequence[tuple[str, str | None]], keys: Keys, size: int = SIZE
) -> Iterator[ArchivePart]:
    """Yield the parts of files, each with its publisher; the files come sorted."""
    held: list[tuple[str, str | None]] = []
    for item in files:
        held.append(item)
        if crc32(item[0].encode("utf-8", "surrogatepass")) % size == 0 or len(held) >= _MOST * size:
            yield _part(held, keys)
            held = []
    if held:
        yield _part(held, keys)


def _part(held: list[tuple[str, str | None]], keys: Keys) -> ArchivePart:
    names = tuple(name for name, _ in held)
    publishers = tuple(publisher for _, publisher in held)
    return ArchivePart(keys.key(names, publishers), names, publishers)


def faulty(table: str, fault: str, keys: Keys) -> ArchivePart:
    """Return the part that a table is which cannot be read."""
    return ArchivePart(keys.key((table,), fault), (table,), fault=fault)


def path_of(folder: str, key: str) -> str:
    """Return the file that a part is written to."""
    return os.path.join(folder, FOLDER, key + _SUFFIX)


def written(folder: str) -> set[str]:
    """Return the keys of the parts that are there."""
    try:
        names = os.listdir(os.path.join(folder, FOLDER))
    except FileNotFoundError:
        return set()
    return {name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)}


def write(folder: str, key: str, articles: pa.RecordBatch, seconds: float) -> Done:
    """Write a part, whole or not at all, with what is known of it."""
    import pyarrow.parquet as pq

    pa = columns.arrow()
    done = Done(key, *_counts(articles), round(seconds, 3), _reading(articles))
    table = pa.Table.from_batches([articles]).replace_schema_metadata(
        {"lintnews": json.dumps(done)}
    )
    path = path_of(folder, key)
    beside = f"{path}.{os.getpid()}-{time.monotonic_ns()}.tmp"
    pq.write_table(table, beside, compression="zstd")
    os.replace(beside, path)
    return done


def known(folder: str, key: str) -> Done | None:
    """Return what is known of a part that was written, ``None`` if it is no part."""
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_schema(path_of(folder, key)).metadata or {}
        return Done(*json.loads(metadata[b"lintnews"]))
    except (OSError, KeyError, ValueError, TypeError):
        return None


def _counts(articles: pa.RecordBatch) -> tuple[int, int, int]:
    """Return how many articles, findings and failures there are."""
    from lintnews.linting.engine_rules import FAILURES

    found = articles.column("findings").flatten()
    codes = found.field("code").to_pylist()
    whole = articles.num_rows - articles.column("characters").null_count
    return whole, len(codes), sum(code in FAILURES for code in codes)


def _reading(articles: pa.RecordBatch) -> str:
    """Return a digest of how the articles were read: it is the same whatever rules ran."""
    pa = columns.arrow()
    made = blake2b(digest_size=16)
    names = [name for name in articles.schema.names if name != "findings"]
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, articles.select(names).schema) as stream:
        stream.write_batch(articles.select(names))
    made.update(sink.getvalue())
    return made.hexdigest()

"""Lint large files of records: ``python tests/benchmarks/streaming.py MEGABYTES [FORMAT …]``.

The articles are made up (``made_up.py``), 500 of them over and over, each with a number of its
own. For JSON Lines, an export of WordPress and Parquet, and for the same stories as files
of plain text, says how many megabytes of the file a second of the processor lints (with
``--isolated --no-cache``, every rule that runs by default), and the most memory that the
process had. Parquet is not packed, so that its size is that of the text. The environment
names the folder for the files (``STREAMING_FOLDER``) and further options of the command
(``STREAMING_OPTIONS="--select DUP105"``); with ``STREAMING_READ=1`` no rule runs, and the figures
are those of the reader alone.
"""

from __future__ import annotations

import html
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from made_up import article

from lintnews.readers import choose
from lintnews.readers.piece import Stream
from lintnews.readers.shipped_readers import READERS

MEGABYTE = 1_000_000
MOST_TEXTS = 4000  # files of plain text: their number is what costs, not their size


def stories() -> Iterator[tuple[str, str, str]]:
    """Yield stories without end: number, headline and body."""
    made = [article(random.Random(number), 4000) for number in range(500)]
    number = 0
    while True:
        head, _, body = made[number % len(made)].partition("\n")
        yield str(number), head.strip(), body.strip()
        number += 1


def write_lines(file: Path, size: int) -> None:
    with file.open("w", encoding="utf-8") as out:
        for number, head, body in stories():
            line = {"id": number, "headline": head, "body": body, "published": "2024-03-08"}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            if out.tell() > size:
                return


def write_export(file: Path, size: int) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0"?>\n<rss><channel><language>en</language>\n')
        for number, head, body in stories():
            paragraphs = "\n".join(
                f"<!-- wp:paragraph --><p>{html.escape(one, quote=False)}</p><!-- /wp:paragraph -->"
                for one in body.split("\n")
                if one.strip()
            )
            out.write(
                f"<item><title>{html.escape(head)}</title><content:encoded><![CDATA[{paragraphs}]]>"
                f"</content:encoded><wp:post_id>{number}</wp:post_id><wp:status>publish</wp:status>"
                "<wp:post_date>2024-03-08 10:00:00</wp:post_date></item>\n"
            )
            if out.tell() > size:
                break
        out.write("</channel></rss>\n")


def write_table(file: Path, size: int) -> None:
    import pyarrow as pa  # noqa: PLC0415  of an extra
    from pyarrow import parquet  # noqa: PLC0415  of an extra

    names = ("id", "headline", "body")
    schema = pa.schema([(name, pa.string()) for name in names])
    written = 0
    rows: list[tuple[str, str, str]] = []
    with parquet.ParquetWriter(file, schema, compression="none", use_dictionary=False) as out:
        for story in stories():
            rows.append(story)
            written += sum(map(len, story))
            if len(rows) == 5000 or written > size:
                columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
                out.write_table(pa.table(columns, schema=schema))
                rows.clear()
            if written > size:
                return


def write_texts(folder: Path, size: int) -> None:
    folder.mkdir()
    written = 0
    for number, head, body in stories():
        text = f"{head}\n\n{body}\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        written += len(text.encode())
        if written > size or int(number) >= MOST_TEXTS:
            return


FORMATS = {
    "text": ("text", write_texts),
    "jsonl": ("a.jsonl", write_lines),
    "wxr": ("a.wxr", write_export),
    "parquet": ("a.parquet", write_table),
}


def measure(kind: str, size: int) -> None:
    """Write a file, lint it in a process of its own, and print the figures."""
    name, _ = FORMATS[kind]
    with tempfile.TemporaryDirectory(dir=os.environ.get("STREAMING_FOLDER")) as folder:
        path = Path(folder) / name
        # in another process: what it needs would count as the memory of those begun from this one
        subprocess.run([sys.executable, __file__, str(size), kind, str(path)], check=True)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        held = sum(file.stat().st_size for file in files) / MEGABYTE
        command = [sys.executable, "-m", "lintnews", "--isolated", "--no-cache", "-j", "1"]
        command += [*os.environ.get("STREAMING_OPTIONS", "").split(), "--count"]
        if os.environ.get("STREAMING_READ"):
            command = [sys.executable, __file__]
        child = subprocess.Popen([*command, str(path)])
        _, status, used = os.wait4(child.pid, 0)
    seconds = used.ru_utime + used.ru_stime
    print(
        f"{kind}: {held:.0f} MB in {seconds:.0f} s of the processor, {held / seconds:.2f} MB/s, "
        f"{used.ru_maxrss / 1024:.0f} MB of memory, exit {os.waitstatus_to_exitcode(status)}",
        flush=True,
    )


def read(files: list[Path]) -> None:
    """Read files with no rule, and print how many articles and faults there were."""
    articles = faults = 0
    for path in files:
        reader = choose.by_extension(path.name, READERS)
        assert reader
        if reader.stream is None:
            source = choose.source(path.name, path.read_bytes(), READERS)
            articles += sum(1 for _ in choose.articles(source, reader))
            continue
        with path.open("rb") as file:
            for piece in choose.pieces(Stream(path.name, file), reader):
                articles += piece.article is not None
                faults += piece.fault is not None
    print(f"{articles} articles, {faults} faults", flush=True)


def main() -> None:
    """Measure the formats that are asked for, write the file of one, or read files."""
    if len(sys.argv) == 2 and (given := Path(sys.argv[1])).exists():
        read(sorted(given.iterdir()) if given.is_dir() else [given])
        return
    size, kinds = int(sys.argv[1]), sys.argv[2:] or list(FORMATS)
    if len(kinds) == 2 and kinds[1] not in FORMATS:
        FORMATS[kinds[0]][1](Path(kinds[1]), size)
        return
    for kind in kinds:
        measure(kind, size * MEGABYTE)


if __name__ == "__main__":
    main()

"""Files of records in UTF-16 and UTF-32, which are read record by record as any other."""

from __future__ import annotations

import codecs
import io
import json
from pathlib import Path

import pytest

from lintnews.cli.main import run as command
from lintnews.errors import SourceError
from lintnews.hints import BinaryIO
from lintnews.readers.wide import narrowed

STORY = "The ferry goes at at noon 🚢, the town said."
LINES = "".join(json.dumps({"id": str(n), "body": STORY}, ensure_ascii=False) + "\n" for n in "78")
TABLE = f'id,body\r\n7,"{STORY}"\r\n8,"{STORY}"\r\n'
EXPORT = (
    '<?xml version="1.0" encoding="UTF-16"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/">'
    f"<channel><item><title>Ferry</title><wp:post_id>7</wp:post_id><content:encoded>{STORY}"
    "</content:encoded></item></channel></rss>\n"
)
FILES = {"a.jsonl": LINES, "a.csv": TABLE, "a.wxr": EXPORT, "a.xml": EXPORT}
MARKS = {
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}


def output(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> tuple[int, str]:
    code = command(["--isolated", "--no-cache", "--format", "jsonl", *options, str(path)])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("is_marked", [True, False], ids=["marked", "stated"])
def test_the_findings_are_those_of_the_same_text_in_utf_8(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    encoding: str,
    is_marked: bool,
) -> None:
    pytest.importorskip("turbohtml", reason="the extra html is not installed")
    path = tmp_path / name
    path.write_text(FILES[name].replace("UTF-16", "UTF-8"), encoding="utf-8", newline="")
    code, plain = output(capsys, path)
    assert "DUP105" in plain
    mark = MARKS[encoding] if is_marked else b""
    path.write_bytes(mark + FILES[name].replace("UTF-16", "UTF-8").encode(encoding))
    assert output(capsys, path, *([] if is_marked else ["--encoding", encoding])) == (code, plain)


def test_what_is_not_in_its_encoding_ends_the_file_after_the_records_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jsonl"
    data = codecs.BOM_UTF16_LE + LINES.encode("utf-16-le") * 400
    path.write_bytes(data + b"\0\xd8a\0")
    code, found = output(capsys, path)
    assert code == 2
    assert found.count("DUP105") > 400
    assert f"not utf-16-le text at byte {len(data)}" in found


class Watched(io.BytesIO):
    """A file that is never asked for more than a little."""

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert 0 < size <= 1 << 16
        return super().read(size)


def through(file: BinaryIO, head: bytes, stated: str | None = None) -> bytes:
    same = narrowed(file, head, stated)
    assert same is not None
    return b"".join(iter(lambda: same.read(1000), b""))


def test_a_file_is_never_held_as_a_whole() -> None:
    data = codecs.BOM_UTF16_BE + ("🚢é\n" * 50_000).encode("utf-16-be")
    assert through(Watched(data), data[:100]) == ("🚢é\n" * 50_000).encode()


def test_half_a_letter_at_the_end_is_said() -> None:
    data = codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c"
    with pytest.raises(SourceError, match="byte 6"):
        through(io.BytesIO(data), data)


@pytest.mark.parametrize("stated", [None, "utf-8", "cp1252", "utf-16-nonsense"])
def test_other_files_are_left_alone(stated: str | None) -> None:
    assert narrowed(io.BytesIO(b"a"), b"a", stated) is None

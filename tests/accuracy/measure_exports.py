"""How well exports of WordPress are read: ``python tests/accuracy/measure_exports.py FOLDER``.

The folder holds packages as their indexes give them, unpacked: what of ``FILES`` is below it is
read. Headline, day and author of each post and page are compared with what stands in the item,
found by plain searching and without our reader; captions with what a person counted.

To fill it: ``pip download --no-deps --no-binary :all: -d FOLDER PACKAGE`` and ``tar xzf``.
"""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

from lintnews.article.model import Article, Role
from lintnews.errors import ReaderError
from lintnews.readers import choose
from lintnews.readers.shipped_readers import READERS

#: The end of a file's path -> the package that brings it.
FILES = {
    "wordpress_import/wordpress_export_example.xml": "nikola 8.3.3",
    "wordpress_import/wordpress_unicode_export.xml": "nikola 8.3.3",
    "pelican/tests/content/wordpressexport.xml": "pelican 4.12.0",
    "wordpress/tests/xml_files/simple.xml": "armstrong.utils.importers.wordpress 0.1.1",
    "test/fixtures/post_meta.xml": "wagtail-wordpress-import 0.3.0",
    "test/fixtures/raw_xml.xml": "wagtail-wordpress-import 0.3.0",
}
#: The posts with captions, by headline, as a person counted them; all others have none.
CAPTIONS = {"Transformation test": 1, "Caption on image": 3}


def field(item: str, name: str) -> str:
    """Return what a field of an item says, on one line."""
    found = re.search(rf"<{name}>(.*?)</{name}>", item, re.DOTALL)
    if found is None:
        return ""
    text = found[1].strip()
    kept = re.fullmatch(r"<!\[CDATA\[(.*)\]\]>", text, re.DOTALL)
    return " ".join((kept[1] if kept else html.unescape(text)).split())


def stated(text: str) -> list[tuple[str, str, str, int]]:
    """Return headline, day, author and the number of captions of each post and page."""
    found = []
    for item in re.findall(r"<item>.*?</item>", text, re.DOTALL):
        if field(item, "wp:post_type") in {"post", "page"}:
            title = field(item, "title")
            day = field(item, "wp:post_date")[:10]
            found.append((title, day, field(item, "dc:creator"), CAPTIONS.get(title, 0)))
    return found


def as_read(article: Article) -> tuple[str, str, str, int]:
    """Return the same of an article."""
    by_role = {role: [one for one in article.blocks if one.role is role] for role in Role}
    said = article.metadata
    heads = by_role[Role.HEADLINE][:1]
    title = " ".join(" ".join(one.span.of(article.text) for one in heads).split())
    day = said.published.isoformat() if said.published else ""
    return title, day, ", ".join(said.authors), len(by_role[Role.CAPTION])


def main(folder: Path) -> int:
    """Compare each file, and print what differs and the sum."""
    right = items = files = 0
    for path in sorted(
        one for one in folder.rglob("*.xml") if one.as_posix().endswith(tuple(FILES))
    ):
        files += 1
        source = choose.source(path.name, path.read_bytes(), READERS)
        found = list(choose.records(source, choose.reader_of(source, READERS)))
        wanted = stated(source.text)
        items += len(wanted)
        faults = [one for one in found if isinstance(one, ReaderError)]
        read = [as_read(one) for one in found if isinstance(one, Article)]
        for fault in faults:
            print(f"{path.name}: {fault}")
        if len(read) != len(wanted):
            print(f"{path.name}: {len(read)} articles in place of {len(wanted)}")
            continue
        for one, other in zip(wanted, read, strict=True):
            right += one == other
            if one != other:
                print(f"{path.name}: {other} in place of {one}")
    print(f"{right} of {items} items of {files} files: headline, day, author and captions right")
    return 0 if files and right == items else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""For each format that systems keep copy in: what was generated is read, each word in its place."""

from __future__ import annotations

import html as markup
import json
import re
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lintnews import Article, Source
from lintnews.readers import choose
from lintnews.readers.shipped_readers import READERS

pytest.importorskip("turbohtml", reason="the extra html is not installed")

Story = tuple[str, list[str]]
# What every format has to escape somewhere, line ends, accents, and what takes two units.
LETTERS = st.sampled_from([*"abcé ,;'\"&<>\\/|{}[]%=", "\t", "’", "🚢", "&amp;", "\u2028", "ﬁ"])
LINES = st.lists(LETTERS, min_size=1, max_size=12).map("".join).filter(str.strip)
STORIES = st.lists(
    st.tuples(LINES, st.lists(LINES, min_size=1, max_size=3)), min_size=1, max_size=3
)
END = st.sampled_from(["\n", "\r\n"])


def escaped(text: str) -> str:
    return markup.escape(text, quote=False)


def paragraphs(body: list[str], end: str) -> str:
    return "".join(f"<p>{escaped(one)}</p>{end}" for one in body)


def ninjs(stories: list[Story], end: str) -> str:
    items = [
        {"uri": str(n), "headline": head, "body_html": paragraphs(body, end)}
        for n, (head, body) in enumerate(stories)
    ]
    return json.dumps(items, indent=1).replace("\n", end)


def ninjs_3(stories: list[Story], end: str) -> str:
    items = []
    for number, (head, body) in enumerate(stories):
        bodies = [{"contentType": "text/html", "value": paragraphs(body, end)}]
        items.append({"uri": str(number), "headlines": [{"value": head}], "bodies": bodies})
    return end.join(json.dumps(one, ensure_ascii=False) for one in items)


def ans(stories: list[Story], end: str) -> str:
    items = []
    for number, (head, body) in enumerate(stories):
        elements = [{"type": "text", "content": escaped(one)} for one in body]
        head_lines = {"basic": head}
        items.append({"_id": str(number), "headlines": head_lines, "content_elements": elements})
    return json.dumps(items, indent=2).replace("\n", end)


def nitf(stories: list[Story], end: str) -> str:
    items = "".join(
        f'<nitf><head><docdata><doc-id id-string="{n}"/></docdata></head>{end}<body><body.head>'
        f"<hedline><hl1>{escaped(head)}</hl1></hedline></body.head><body.content>"
        f"{paragraphs(body, end)}</body.content></body></nitf>{end}"
        for n, (head, body) in enumerate(stories)
    )
    return f"<items>{end}{items}</items>"


def newsml(stories: list[Story], end: str) -> str:
    items = "".join(
        f'<newsItem guid="{n}"><contentMeta><headline>{escaped(head)}</headline></contentMeta>{end}'
        f"<contentSet><inlineXML><html><body>{paragraphs(body, end)}</body></html></inlineXML>"
        f"</contentSet></newsItem>{end}"
        for n, (head, body) in enumerate(stories)
    )
    return f"<newsMessage><itemSet>{items}</itemSet></newsMessage>"


def wxr(stories: list[Story], end: str) -> str:
    items = "".join(
        f"<item>{end}<title>{escaped(head)}</title><content:encoded><![CDATA[{paragraphs(body, end)}"
        f"]]></content:encoded><wp:post_id>{n}</wp:post_id></item>{end}"
        for n, (head, body) in enumerate(stories)
    )
    return f"<rss><channel>{end}{items}</channel></rss>"


WRITTEN: dict[str, Callable[[list[Story], str], str]] = {
    "a.ninjs": ninjs,
    "b.ninjs": ninjs_3,
    "c.ans": ans,
    "d.nitf": nitf,
    "e.nitf": newsml,
    "f.wxr": wxr,
}


def without_tags(text: str) -> str:
    return re.sub(r"[<>]", "x", text)


def words(text: str) -> str:
    return " ".join(text.split())


def decoded(name: str, text: str) -> str:
    """Return what a stretch of a file says."""
    if name.endswith(("ninjs", "ans")):
        # A line end between two strings is none of theirs.
        text = json.loads('"' + re.sub(r"[\r\n]+", "", text) + '"')
    # A headline in JSON is plain text, a body is HTML.
    return words(text)


def articles(name: str, source: Source) -> list[Article]:
    reader = choose.by_extension(name, READERS)
    assert reader
    return list(choose.articles(source, reader))


@pytest.mark.parametrize("name", WRITTEN)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(stories=STORIES, end=END)
def test_every_block_is_in_its_place(name: str, stories: list[Story], end: str) -> None:
    if name.endswith(("ninjs", "ans")):
        stories = [(without_tags(head), body) for head, body in stories]
    # A reader leaves out the headline that a body begins with.
    assume(all(words(head) not in map(words, body) for head, body in stories))
    text = WRITTEN[name](stories, end)
    found = articles(name, Source(name, text))
    assert [one.record for one in found] == [str(number) for number in range(len(stories))]
    for article, (head, body) in zip(found, stories, strict=True):
        blocks = [block.span.of(article.text) for block in article.blocks]
        assert list(map(words, blocks)) == [words(one) for one in (head, *body)]
        for block in article.blocks:
            place = article.origin.locate(block.span)
            said = decoded(name, place.of(text))
            assert words(block.span.of(article.text)) in {said, markup.unescape(said)}
        for one in article.origin.segments:
            if one.kind == "verbatim":
                assert one.text.of(article.text) == one.source.of(text)


def mailbox(stories: list[Story]) -> bytes:
    made = b""
    for number, (head, body) in enumerate(stories):
        message = EmailMessage()
        message["Message-ID"] = f"<{number}>"
        message["Subject"] = re.sub(r"[^\w ]", "x", head)
        message.set_content("\n\n".join(body) + "\n")
        made += b"From x\n" + message.as_bytes() + b"\n"
    return made


def parquet(stories: list[Story]) -> bytes:
    pa = pytest.importorskip("pyarrow", reason="the extra tables is not installed")
    from pyarrow import parquet as writer  # noqa: PLC0415  of an extra

    texts = ["\n\n".join(body) for _, body in stories]
    out = BytesIO()
    columns = {"id": list(range(len(texts))), "title": [head for head, _ in stories], "text": texts}
    writer.write_table(pa.table(columns), out, row_group_size=2)
    return out.getvalue()


def warc(stories: list[Story]) -> bytes:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    made = b""
    for number, (head, body) in enumerate(stories):
        page = f"<h1>{escaped(head)}</h1>\r\n{paragraphs(body, ' ')}".encode()
        made += (
            b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: %d\r\nWARC-Record-ID: <urn:1>\r\n"
            b"WARC-Date: 2024-03-09T08:00:00Z\r\nContent-Type: text/html; charset=utf-8\r\n"
            b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (number, len(page), page)
        )
    return made


PACKED: dict[str, Callable[[list[Story]], bytes]] = {
    "a.mbox": mailbox,
    "b.parquet": parquet,
    "c.warc": warc,
}


@pytest.mark.parametrize("name", PACKED)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(stories=STORIES)
def test_every_block_is_in_its_place_in_the_text_that_is_made(
    name: str, stories: list[Story]
) -> None:
    stories = [(without_tags(head), [without_tags(one) for one in body]) for head, body in stories]
    data = PACKED[name](stories)
    source = choose.source(name, data, READERS)
    found = articles(name, source)
    assert [one.record for one in found] == [str(number) for number in range(len(stories))]
    for article, (_, body) in zip(found, stories, strict=True):
        for block in article.blocks:
            place = article.origin.locate(block.span)
            said = words(place.of(source.text))
            assert words(block.span.of(article.text)) in {said, markup.unescape(said)}
        blocks = [words(block.span.of(article.text)) for block in article.blocks]
        assert blocks[-len(body) :] == list(map(words, body))

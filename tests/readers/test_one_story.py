"""One story in every format: the findings of the text, at the same sentences and words."""

from __future__ import annotations

import csv
import html as markup
import io
import json
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from lintnews import Linter, Report, sentences
from lintnews.run.request import Basis, Request

pytest.importorskip("turbohtml", reason="the extra html is not installed")

HEAD = "Pier reopens after a year of repairs"
BYLINE = "By Ann Roe"
DAY = "2024-03-08"
BODY = (
    'PORT ELLIS — The pier reopened on on Monday, the harbor master, who calls it "ours, said.',
    "Boats may land from from noon at Café Brandt & Sons 🚢, sources said; 12 percent of them do.",
    "It is widely expected that the toll rises by 5 % . Thursday, March 5, 2024, was the last free day.",
    "“We won”, Bo Oak said. He is 39-year old, and TK.",
    "Critics say the mayor slammed the the plan,, and said: “We never asked for it.“",
)
LINTER = Linter(request=Request(basis=Basis(profile="desk", isolated=True)))


def text() -> bytes:
    return "\n\n".join((HEAD, BYLINE, *BODY, "")).encode()


def paragraphs() -> str:
    return "\n".join(f"<p>{markup.escape(one, quote=False)}</p>" for one in BODY)


def page() -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{HEAD}</title>'
        f"</head><body><article><h1>{HEAD}</h1><p class='byline'>{BYLINE}</p>\r\n{paragraphs()}"
        "</article></body></html>"
    ).encode()


def ninjs() -> bytes:
    item = {"uri": "1", "headline": HEAD, "byline": BYLINE, "body_xhtml": paragraphs()}
    return json.dumps({**item, "versioncreated": f"{DAY}T08:00:00Z", "language": "en"}).encode()


def ninjs_3() -> bytes:
    bodies = [
        {"role": "main", "contentType": "text/plain", "value": "not read"},
        {"role": "rich", "contentType": "application/xhtml+xml", "value": paragraphs()},
    ]
    item = {"uri": "1", "headlines": [{"value": HEAD}], "by": BYLINE, "bodies": bodies}
    return json.dumps(
        {**item, "versionCreated": DAY, "language": "en"}, ensure_ascii=False
    ).encode()


def ans() -> bytes:
    elements = [{"type": "text", "content": markup.escape(one, quote=False)} for one in BODY]
    by = [{"type": "author", "name": BYLINE}]
    item = {"_id": "1", "headlines": {"basic": HEAD}, "credits": {"by": by}, "language": "en"}
    return json.dumps(
        {**item, "display_date": DAY, "content_elements": elements}, indent=2
    ).encode()


def nitf() -> bytes:
    return (
        '<?xml version="1.0"?>\r\n<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">\r\n<nitf><head><docdata>'
        '<date.issue norm="20240308T080000Z"/></docdata></head><body xml:lang="en"><body.head>'
        f"<hedline><hl1>{HEAD}</hl1></hedline><byline>{BYLINE}</byline></body.head>"
        f"<body.content>{paragraphs().replace('é', '&eacute;')}</body.content></body></nitf>"
    ).encode()


def newsml(kind: str) -> bytes:
    content = {
        "xhtml": '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/'
        f'xhtml"><head><title>x</title></head><body>{paragraphs()}</body></html></inlineXML>',
        "nitf": f"<inlineXML><nitf><body><body.content>{paragraphs()}</body.content></body></nitf>"
        "</inlineXML>",
        "plain": "<inlineData contenttype='text/plain'>"
        f"{markup.escape(chr(10).join(BODY), quote=False)}</inlineData>",
    }[kind]
    by = "" if kind == "nitf" else f"<by>{BYLINE}</by>"
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="1">'
        f"<itemMeta><versionCreated>{DAY}T08:00:00Z</versionCreated></itemMeta><contentMeta>"
        f'<headline>{HEAD}</headline>{by}<language tag="en"/></contentMeta><contentSet>{content}'
        "</contentSet></newsItem></itemSet></newsMessage>"
    ).encode()


def wxr() -> bytes:
    return (
        '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>en'
        f"</language><item><title>{HEAD}</title><content:encoded><![CDATA[<p class='byline'>"
        f"{BYLINE}</p>\r\n<!-- wp:paragraph -->{paragraphs()}<!-- /wp:paragraph -->]]>"
        f"</content:encoded><wp:post_id>1</wp:post_id><wp:post_date>{DAY} 08:00:00</wp:post_date>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>"
    ).encode()


def table(delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(("id", "headline", "author", "text", "date", "lang"))
    writer.writerow(("1", HEAD, BYLINE, "\n\n".join(BODY), DAY, "en"))
    return out.getvalue().encode()


def plain_json(*, lines: bool) -> bytes:
    item = {"id": 1, "title": HEAD, "byline": BYLINE, "body": list(BODY), "date": DAY}
    return json.dumps({**item, "language": "en"}, indent=None if lines else 1).encode()


def mail(encoding: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = HEAD
    message["Date"] = "Fri, 08 Mar 2024 10:00:00 +0000"
    content = "\n\n".join((BYLINE, *BODY)) + "\n\n-- \nThe the press office\n"
    message.set_content(content, cte=encoding)
    return message.as_bytes()


def mailbox() -> bytes:
    return b"From x Fri Mar  8 10:00:00 2024\n" + mail("base64") + b"\n"


def warc() -> bytes:
    body = page()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://port.example/1\r\n"
        b"WARC-Date: 2024-03-09T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n"
        % (len(head) + len(body), head, body)
    )


def parquet() -> bytes:
    pa = pytest.importorskip("pyarrow", reason="the extra tables is not installed")
    from pyarrow import parquet as writer  # noqa: PLC0415  of an extra

    columns = {"id": [1], "headline": [HEAD], "author": [BYLINE], "text": ["\n\n".join(BODY)]}
    out = io.BytesIO()
    writer.write_table(pa.table({**columns, "date": [DAY], "lang": ["en"]}), out)
    return out.getvalue()


FORMATS: dict[str, Callable[[], bytes]] = {
    "a.html": page,
    "b.ninjs": ninjs,
    "c.ninjs": ninjs_3,
    "d.ans": ans,
    "e.nitf": nitf,
    "f.xml": lambda: newsml("xhtml"),
    "g.xml": lambda: newsml("nitf"),
    "h.xml": lambda: newsml("plain"),
    "i.wxr": wxr,
    "j.csv": lambda: table(","),
    "k.tsv": lambda: table("\t"),
    "l.json": lambda: plain_json(lines=False),
    "m.jsonl": lambda: plain_json(lines=True),
    "n.eml": lambda: mail("quoted-printable"),
    "o.eml": lambda: mail("8bit"),
    "p.mbox": mailbox,
    "q.parquet": parquet,
    "r.warc": warc,
}
# No format of a story says when its page was printed but those that say it in their facts.
WITHOUT_A_DAY = ("a.html", "r.warc")


def findings(report: Report) -> list[tuple[str, str]]:
    """Return code and sentence of each finding."""
    assert report.reading
    assert not report.failures
    origin = report.reading.article.origin
    stretches = [(origin.locate(one), one) for one in report.reading.get(sentences)]
    found = []
    for one in report.findings:
        place = one.place
        touched = (
            sentence.of(report.reading.text)
            for there, sentence in stretches
            if there.start < max(place.end, place.start + 1) and place.start < there.end
        )
        found.append((one.code, " ".join(next(touched, "").split())))
    return sorted(found)


@pytest.mark.parametrize("name", FORMATS)
def test_the_findings_are_those_of_the_text(name: str) -> None:
    if name == "r.warc":
        pytest.importorskip("warcio", reason="the extra warc is not installed")
    day = DAY if name in WITHOUT_A_DAY else None
    found = findings(LINTER.lint(FORMATS[name](), filename=name, date=day))
    expected = findings(LINTER.lint(text(), filename="a.txt", date=DAY))
    assert len({code for code, _ in expected}) > 10
    assert found == expected


@pytest.mark.parametrize("name", FORMATS)
def test_every_verbatim_stretch_is_in_the_source(name: str) -> None:
    if name == "r.warc":
        pytest.importorskip("warcio", reason="the extra warc is not installed")
    report = LINTER.lint(FORMATS[name](), filename=name)
    assert report.article
    exact = [one for one in report.article.origin.segments if one.kind == "verbatim"]
    assert exact or not report.article.origin.segments
    for one in exact:
        assert one.text.of(report.article.text) == one.source.of(report.text)

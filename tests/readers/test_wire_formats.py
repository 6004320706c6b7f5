"""The formats of wires and content systems: facts from the format, every place exact."""

from __future__ import annotations

import html as markup
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintnews import lint, lint_files
from lintnews.readers.json_places import parse
from lintnews.readers.nested import Carved

pytest.importorskip("turbohtml", reason="the extra html is not installed")

HEAD = "Pier reopens after a year"
BODY = (
    'The pier reopened on on Monday after repairs, the mayor, who calls it "ours", said.',
    "Boats may land from from noon at Café Brandt & Sons, the town said.",
)
CAPTION = "A boat is seen at at the pier."


def ninjs() -> str:
    body = "".join(f"<p>{markup.escape(text, quote=False)}</p>" for text in BODY)
    picture = {"type": "picture", "description_text": CAPTION}
    item = {
        "uri": "urn:x:1",
        "language": "en-US",
        "versioncreated": "2024-03-08T10:00:00Z",
        "headline": HEAD,
        "body_html": body,
        "associations": {"main": picture},
    }
    return json.dumps(item)


def ninjs_2() -> str:
    item = {
        "uri": "urn:x:1",
        "language": "en",
        "versioncreated": "2024-03-08T10:00:00Z",
        "headlines": [{"role": "main", "value": HEAD}],
        "bodies": [{"contentType": "text/plain", "value": "\n\n".join(BODY)}],
        "associations": [{"type": "picture", "descriptions": [{"value": CAPTION}]}],
    }
    return json.dumps(item, ensure_ascii=False)


def ans() -> str:
    elements = [{"type": "text", "content": markup.escape(text, quote=False)} for text in BODY]
    item = {
        "_id": "urn:x:1",
        "language": "en",
        "display_date": "2024-03-08T10:00:00Z",
        "headlines": {"basic": HEAD},
        "content_elements": [*elements, {"type": "image", "caption": CAPTION}],
    }
    return json.dumps([item], indent=1)


def nitf() -> str:
    body = "".join(f"<p>{markup.escape(text, quote=False)}</p>\r\n" for text in BODY)
    return (
        '<?xml version="1.0"?>\r\n<nitf><head><docdata><date.issue norm="20240308T100000"/>'
        '<doc-id id-string="urn:x:1"/></docdata></head><body><body.head><hedline>'
        f"<hl1>{HEAD}</hl1></hedline></body.head><body.content>{body}<media><media-caption>"
        f"{CAPTION}</media-caption></media></body.content></body></nitf>"
    )


def newsml() -> str:
    body = "".join(f"<p>{markup.escape(text, quote=False)}</p>" for text in BODY)
    return (
        '<newsItem guid="urn:x:1" xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta>'
        "<versionCreated>2024-03-08T10:00:00Z</versionCreated></itemMeta><contentMeta>"
        f'<headline>{HEAD}</headline><language tag="en"/></contentMeta><contentSet><inlineXML>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}<figcaption>{CAPTION}'
        "</figcaption></body></html></inlineXML></contentSet></newsItem>"
    )


def wxr() -> str:
    body = "".join(f"<p>{markup.escape(text, quote=False)}</p>\n" for text in BODY)
    figure = f"<figure><img src='a.jpg' alt='A boat'><figcaption>{CAPTION}</figcaption></figure>"
    return (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>'
        f"<title>{HEAD}</title><content:encoded><![CDATA[<!-- wp:paragraph -->{body}"
        f"<!-- /wp:paragraph -->{figure}]]></content:encoded><wp:post_id>urn:x:1</wp:post_id>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
        "<wp:post_date>2024-03-08 10:00:00</wp:post_date></item></channel></rss>"
    )


FORMATS = {
    "a.ninjs": ninjs,
    "b.json": ninjs_2,
    "c.ans.json": ans,
    "d.nitf": nitf,
    "e.xml": newsml,
    "f.wxr": wxr,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_gives_the_findings_that_it_gives_as_text(name: str) -> None:
    source = FORMATS[name]()
    report = lint(source, filename=name)
    found = [one for one in report.findings if one.code == "DUP105"]
    assert [source[one.place.start : one.place.end] for one in found] == [
        "on on",
        "from from",
        "at at",
    ]
    assert not report.failures


@pytest.mark.parametrize("name", FORMATS)
def test_the_facts_are_the_formats(name: str) -> None:
    report = lint(FORMATS[name](), filename=name)
    assert report.article
    assert report.record == "urn:x:1"
    assert report.article.metadata.title == HEAD
    assert str(report.article.metadata.published) == "2024-03-08"
    roles = [block.role for block in report.article.blocks]
    assert roles[0] == "headline"
    assert roles[-1] == "caption"


@pytest.mark.parametrize("name", FORMATS)
def test_every_verbatim_stretch_is_in_the_source(name: str) -> None:
    source = FORMATS[name]()
    article = lint(source, filename=name).article
    assert article
    for segment in article.origin.segments:
        if segment.kind == "verbatim":
            assert segment.text.of(article.text) == segment.source.of(source)


def test_several_objects_are_several_articles() -> None:
    lines = "\n".join(ninjs().replace("urn:x:1", f"urn:x:{number}") for number in range(3))
    report = lint(lines, filename="many.ninjs")
    assert [one.article.record for one in report.readings] == ["urn:x:0", "urn:x:1", "urn:x:2"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ninjs", '\n{"headline": ~"Pier', "a string does not end"),
        ("a.ninjs", "[" * 200 + "~" + "[" * 10_000, "deep"),
        ("a.ninjs", "~1", "no JSON object"),
        ("a.nitf", "\n<nitf><body>~", "not XML"),
        ("a.nitf", '<!DOCTYPE x [~<!ENTITY a "b">]><nitf>&a;</nitf>', "entities"),
        ("a.nitf", "<x>" * 200 + "~" + "<x>" * 300 + "</x>" * 500, "deep"),
        ("a.wxr", '<!DOCTYPE x [~<!ENTITY a "b">]><rss>&a;</rss>', "entities"),
        ("a.csv", 'id,body\n1,~"The pier', "does not end"),
        ("a.csv", "id,body\n~1,2,3", "3 cells"),
        ("a.csv", "~id,id,body\n1,2,3", "two columns"),
        ("a.jsonl", '{"body": "The pier", ~"body": "x"}', "twice"),
        ("a.jsonl", '{"a": 1}\n~{"b": 1}', "to hold the text"),
        ("a.jsonl", '{"body": "The pier"} ~{}', "more in this line"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(name: str, text: str, said: str) -> None:
    at, text = text.index("~"), text.replace("~", "")
    report = lint(text, filename=name)
    finding = [one for one in report.findings if one.code == "LNT001"][-1]
    assert said in finding.message
    assert finding.place.line == text.count("\n", 0, at) + 1
    assert finding.place.start >= at


def test_a_package_file_in_a_folder_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x"}', encoding="utf-8")
    (tmp_path / "a.txt").write_text("Pier reopens\n\nIt was sunny.\n", encoding="utf-8")
    assert [Path(one.path).name for one in lint_files([tmp_path])] == ["a.txt"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
)


def plain(value: object) -> object:
    if isinstance(value, Carved):
        return value.text
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON, st.booleans())
def test_json_is_read_as_everybody_reads_it(value: object, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    read, end = parse(text)
    assert plain(read) == value
    assert end == len(text)

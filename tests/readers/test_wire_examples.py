"""Items as the examples of the specifications have them, in our own words, each with its label.

Each is laid out after one that the specification or its library brings: IPTC's ninjs 1.6 to
3.3, NewsML-G2 2.24 to 2.33 and NITF 3.6, ANS 0.10.7 of Arc XP, WXR 1.2.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest

from lintnews import Role, lint
from lintnews.analysis.page.roles import roles

pytest.importorskip("turbohtml", reason="the extra html is not installed")


class Label(NamedTuple):
    """What a reader of the item sees: the parts that a desk prints, and what is stated."""

    headline: str = "Pier reopens after repairs"
    byline: str = ""
    day: str | None = "2024-03-08"
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


HEAD = "Pier reopens after repairs"
FIRST = "PORT ELLIS (TNA) -- The pier reopened on Friday, the harbor master said."
SECOND = "Boats may land from noon, he said."
CAPTION = "The pier at Port Ellis, Friday, March 8, 2024."
WHOLE = f"<p>{FIRST}</p><p>{SECOND}</p>"
MOMENT = "2024-03-08T10:37:00Z"


def ninjs(**fields: Any) -> str:
    return json.dumps({"uri": "http://tna.example/1", "type": "text", "language": "en", **fields})


PAGE = (
    f"<html><head><title>{HEAD}</title></head><body><article><h1>{HEAD}</h1><div class='bodytext'>"
    f"{WHOLE}</div><figure><img src='a.jpg' alt='A pier'><div class='byline'>Dana Reyes/TNA</div>"
    f"<figcaption>{CAPTION}</figcaption></figure></article></body></html>"
)
PICTURE_1 = {
    "type": "picture",
    "byline": "Dana Reyes",
    "headline": "Pier",
    "description_text": CAPTION,
    "description_xhtml": f"<p>{CAPTION}</p>",
    "renditions": {"main": {"href": "http://tna.example/a.jpg", "mimetype": "image/jpeg"}},
}


def newsml(content: str, meta: str = "", item: str = "ninat:text") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8" ?>
<newsItem
    xmlns="http://iptc.org/std/nar/2006-10-01/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://iptc.org/std/nar/2006-10-01/ ./NewsML-G2_2.33-spec-All-Power.xsd"
    guid="urn:newsml:tna.example:20240308:PIER" version="10" standard="NewsML-G2" xml:lang="en-US">
    <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml" />
    <rightsInfo><copyrightHolder><name>The News Agency</name></copyrightHolder></rightsInfo>
    <itemMeta>
        <itemClass qcode="{item}" />
        <versionCreated>2024-03-08T16:25:32-05:00 </versionCreated>
        <pubStatus qcode="stat:usable" />
    </itemMeta>
    <contentMeta>
        <contentCreated>2024-03-07T15:21:06-05:00</contentCreated>
        <subject qcode="medtop:04000000"><name xml:lang="de">Wirtschaft</name></subject>
        {meta}
    </contentMeta>
    <contentSet>{content}</contentSet>
</newsItem>"""


LAID_OUT = f"""
                    <body.content>
                       <p>{FIRST.replace("Friday, ", "Friday," + chr(10) + " " * 27)}</p>
                       <p>{SECOND}
                       </p>
                    </body.content>"""
NITF_INSIDE = f"""
        <inlineXML contenttype="application/nitf+xml">
            <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
                <body>
                   <body.head>
                       <hedline>
                           <hl1>Pier reopens
                               after repairs</hl1>
                       </hedline>
                       <byline>By Ann Roe, <byttl>Staff Reporter</byttl></byline>
                   </body.head>{LAID_OUT}
                </body>
            </nitf>
        </inlineXML>"""


def nitf(head: str, content: str, docdata: str = '<date.issue norm="20240308T103700Z"/>') -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf><head><title>{HEAD}</title><docdata>{docdata}<doc-id id-string="pier-1"/></docdata></head>
<body><body.head>{head}</body.head><body.content>{content}</body.content>
<body.end><tagline>Contact the harbor desk.</tagline></body.end></body></nitf>"""


HEDLINE = f"<hedline><hl1>{HEAD}</hl1><hl2>Boats land again</hl2></hedline>"
MEDIA = f"""<media media-type="image"><media-reference mime-type="image/jpeg" source="a.jpg"/>
<media-caption><p>{CAPTION}</p></media-caption><media-producer>Dana Reyes/TNA</media-producer></media>"""


def ans(**fields: Any) -> str:
    by = [{"type": "author", "name": "Ann Roe", "byline": "Ann Roe", "org": "The Courier"}]
    item = {
        "_id": "ABC",
        "type": "story",
        "version": "0.10.7",
        "language": "en",
        "headlines": {"basic": HEAD, "twitter": "Pier!"},
        "display_date": "2024-03-08T09:50:50.52Z",
        "publish_date": "2024-03-07T09:49:00.10Z",
        "credits": {"by": by},
        "content_elements": ANS_BODY,
    }
    return json.dumps({**item, **fields}, indent=2)


ANS_IMAGE = {
    "_id": "IMG",
    "type": "image",
    "caption": CAPTION,
    "credits": {"by": [{"type": "author", "name": "Dana Reyes", "byline": "Dana Reyes"}]},
    "url": "https://img.example/a.jpg",
}
ANS_BODY: list[dict[str, Any]] = [
    {"_id": "1", "type": "text", "content": FIRST},
    {"_id": "2", "type": "text", "content": SECOND},
]
ANS_REST: list[dict[str, Any]] = [
    {
        "type": "list",
        "list_type": "unordered",
        "items": [
            {"type": "text", "content": "Boats"},
            {"type": "list", "items": [{"type": "text", "content": "Ferries"}]},
        ],
    },
    {
        "type": "quote",
        "content_elements": [{"type": "text", "content": "It holds."}],
        "citation": {},
    },
    {"type": "raw_html", "content": "<iframe src='http://x.example'></iframe>"},
    {"type": "reference", "referent": {"provider": "x", "id": "y"}},
    {"type": "correction", "text": "An earlier version named another pier."},
    {"type": "element_group", "content_elements": [ANS_IMAGE, {**ANS_IMAGE, "caption": "Boats."}]},
    {"type": "numeric_rating", "numeric_rating": 4.5},
]


def wxr(content: str, **fields: str) -> str:
    said = {
        "dc:creator": "annroe",
        "wp:post_id": "7",
        "wp:post_date": "2024-03-08 15:11:55",
        "wp:status": "publish",
        "wp:post_type": "post",
        **fields,
    }
    rest = "".join(f"<{name}><![CDATA[{value}]]></{name}>\n" for name, value in said.items())
    return f"""<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4" created="2024-03-09 10:00" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Courier</title><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>annroe</wp:author_login></wp:author>
<item><title>A picture</title><wp:post_id>6</wp:post_id><wp:post_type>attachment</wp:post_type></item>
<item><title>{HEAD}</title><excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>
<content:encoded><![CDATA[{content}]]></content:encoded>{rest}</item></channel></rss>"""


ANN = ("Ann Roe",)
EXAMPLES: dict[str, tuple[str, str, Label]] = {
    "ninjs 1.6 simple text": (
        "a.ninjs",
        ninjs(headline=HEAD, body_text=f"{FIRST} {SECOND}", versioncreated=MOMENT),
        Label(),
    ),
    "ninjs 1.6 with both bodies and a picture": (
        "a.ninjs",
        ninjs(
            type="composite",
            headline=HEAD,
            byline="Ann Roe and Bo Oak",
            located="Port Ellis",
            body_text=f"{FIRST} {SECOND}",
            body_xhtml=WHOLE,
            versioncreated=MOMENT,
            associations={"mainpic": PICTURE_1},
        ),
        Label(
            byline="Ann Roe and Bo Oak",
            captions=(CAPTION,),
            credits=("Dana Reyes",),
            authors=("Ann Roe", "Bo Oak"),
        ),
    ),
    "ninjs 1.8 photo alone": (
        "a.ninjs",
        ninjs(**PICTURE_1 | {"headline": HEAD}, versioncreated=MOMENT),
        Label(
            byline="Dana Reyes",
            captions=(CAPTION,),
            credits=("Dana Reyes",),
            authors=("Dana Reyes",),
        ),
    ),
    "ninjs 2.0 photo with descriptions by role": (
        "a.ninjs",
        ninjs(
            type="picture",
            headlines=[{"role": "main", "value": HEAD}],
            descriptions=[
                {"role": "creditline", "value": "THE NEWS AGENCY"},
                {"role": "caption", "value": CAPTION},
            ],
            ednote="FILE PHOTO",
            urgency=5,
            firstcreated="2024-03-07T13:39:59Z",
            versioncreated="2024-03-08T14:39:44Z",
        ),
        Label(captions=(CAPTION,), credits=("THE NEWS AGENCY",)),
    ),
    "ninjs 2.0 text whose body is a page": (
        "a.ninjs",
        ninjs(
            headlines=[{"role": "main", "value": HEAD}],
            representationtype="full",
            genre=[{"literal": "INR", "name": "Home"}],
            versioncreated="2024-03-08T13:40:18+02:00",
            bodies=[
                {
                    "role": "text",
                    "contenttype": "text/plain",
                    "value": f"{HEAD}\n{FIRST}\n{SECOND}",
                },
                {"role": "html5", "contenttype": "text/html", "value": PAGE},
                {"role": "nitf", "contenttype": "application/xml", "value": "<NITF/>"},
            ],
            associations=[
                {
                    "name": "a1",
                    "by": "Dana Reyes/TNA",
                    "description_text": CAPTION,
                    "type": "picture",
                }
            ],
        ),
        Label(captions=(CAPTION,), credits=("Dana Reyes/TNA",)),
    ),
    "ninjs 2.0 text that begins with its headline": (
        "a.ninjs",
        ninjs(
            headlines=[{"value": HEAD}],
            versioncreated=MOMENT,
            bodies=[{"contenttype": "text/plain", "value": f"{HEAD}\n{FIRST}\n{SECOND}"}],
        ),
        Label(),
    ),
    "ninjs 3.1 with rich text": (
        "a.ninjs",
        ninjs(
            headlines=[{"role": "main", "value": HEAD}],
            by="Ann Roe",
            versionCreated=MOMENT,
            bodies=[
                {"role": "main", "contentType": "text/plain", "value": f"{FIRST} {SECOND}"},
                {"role": "richtext", "contentType": "application/xhtml+xml", "value": WHOLE},
            ],
        ),
        Label(byline="Ann Roe", authors=ANN),
    ),
    "ninjs 3.3 photo with rich text": (
        "a.ninjs",
        ninjs(
            type="picture",
            by="Dana Reyes",
            headlines=[{"role": "main", "value": HEAD}],
            versionCreated=MOMENT,
            contentDigitised="2024-03-07T07:30:00Z",
            descriptions=[
                {"role": "text", "contentType": "text/plain", "value": CAPTION},
                {"role": "richtext", "contentType": "x", "value": f"<p>{CAPTION}</p>"},
            ],
        ),
        Label(
            byline="Dana Reyes",
            captions=(CAPTION,),
            credits=("Dana Reyes",),
            authors=("Dana Reyes",),
        ),
    ),
    "ninjs 3.2 with associations in a list": (
        "a.ninjs",
        ninjs(
            type="composite",
            headlines=[{"value": HEAD}],
            versionCreated=MOMENT,
            bodies=[{"contentType": "text/html", "value": WHOLE}],
            associations=[
                {"name": "event", "type": "event", "headlines": [{"value": "Opening"}]},
                {"type": "picture", "descriptions": [{"value": CAPTION}], "creditLine": "TNA"},
            ],
        ),
        Label(captions=(CAPTION,), credits=("TNA",)),
    ),
    "NewsML-G2 text with NITF inside": (
        "a.xml",
        newsml(NITF_INSIDE, f"<slugline>US-Pier</slugline><headline> {HEAD}</headline>"),
        Label(byline="By Ann Roe, Staff Reporter", authors=ANN),
    ),
    "NewsML-G2 text in XHTML": (
        "a.xml",
        newsml(
            f"<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>{WHOLE}"
            "</body></html></inlineXML>",
            f"<by>Ann Roe</by><headline>{HEAD}</headline>",
        ),
        Label(byline="Ann Roe", authors=ANN),
    ),
    "NewsML-G2 text in plain data": (
        "a.xml",
        newsml(
            f'<inlineData contenttype="text/plain">{FIRST}\n{SECOND}</inlineData>',
            f"<headline>{HEAD}</headline>",
        ),
        Label(),
    ),
    "NewsML-G2 photo": (
        "a.xml",
        newsml(
            '<remoteContent rendition="rnd:highRes" href="./a.jpg"/>',
            f"<creditline>TNA Images</creditline><headline>Pier reopens\n   after repairs</headline>"
            f'<description role="drol:caption">{CAPTION.replace("Friday, ", "Friday," + chr(10) + "   ")}'
            "\n   </description>",
            "ninat:picture",
        ),
        Label(captions=(CAPTION,), credits=("TNA Images",)),
    ),
    "NewsML-G2 news message of two items": (
        "a.xml",
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-03-09</sent></header>'
        "<itemSet><packageItem/>"
        + newsml(NITF_INSIDE, f"<headline>{HEAD}</headline>").partition("?>")[2]
        + newsml('<remoteContent href="a.mp4"/>', "", "ninat:video").partition("?>")[2]
        + "</itemSet></newsMessage>",
        Label(byline="By Ann Roe, Staff Reporter", authors=ANN),
    ),
    "NITF alone in a content set": (
        "a.xml",
        f"<contentSet>{NITF_INSIDE}</contentSet>",
        Label(byline="By Ann Roe, Staff Reporter", authors=ANN, day=None),
    ),
    "NITF with a photo": (
        "a.nitf",
        nitf(f"{HEDLINE}<byline>By Ann Roe</byline>", WHOLE + MEDIA),
        Label(byline="By Ann Roe", authors=ANN, captions=(CAPTION,), credits=("Dana Reyes/TNA",)),
    ),
    "NITF with a dateline, persons and a table": (
        "a.nitf",
        nitf(
            f"<hedline><hl1 id='headline'>{HEAD}</hl1></hedline><byline>By <person>Ann Roe</person>"
            "<byttl>TNA</byttl></byline><dateline><location>PORT ELLIS</location></dateline>",
            f"<block id='Main'><p lede='true'>{FIRST}</p><hl2>At noon</hl2><p>{SECOND}</p>"
            "<table><tr><td>Boats</td><td>12</td></tr></table></block>",
        ),
        Label(byline="By Ann RoeTNA", authors=ANN),
    ),
    "NITF with only a day": (
        "a.nitf",
        nitf(f"<hedline><hl1>{HEAD}</hl1></hedline>", WHOLE, '<date.issue norm="20240308"/>'),
        Label(),
    ),
    "ANS story": ("a.ans", ans(), Label(byline="Ann Roe", authors=ANN)),
    "ANS story with a lead picture that stands in the text too": (
        "a.ans",
        ans(promo_items={"basic": ANS_IMAGE}, content_elements=[*ANS_BODY, ANS_IMAGE]),
        Label(byline="Ann Roe", authors=ANN, captions=(CAPTION,), credits=("Dana Reyes",)),
    ),
    "ANS story with every element": (
        "a.ans",
        ans(
            content_elements=[*ANS_BODY, *ANS_REST],
            promo_items={"basic": {**ANS_IMAGE, "_id": "L"}},
        ),
        Label(
            byline="Ann Roe",
            authors=ANN,
            captions=(CAPTION, CAPTION, "Boats."),
            credits=("Dana Reyes",) * 3,
        ),
    ),
    "WXR post of blocks": (
        "a.wxr",
        wxr(
            f'<!-- wp:paragraph --><p>{FIRST}</p><!-- /wp:paragraph --><!-- wp:image {{"id":6}} -->'
            f'<figure class="wp-block-image"><img src="a.jpg" alt=""/><figcaption>{CAPTION}</figcaption>'
            f"</figure><!-- /wp:image --><!-- wp:paragraph --><p>{SECOND}</p><!-- /wp:paragraph -->"
        ),
        Label(captions=(CAPTION,), authors=("annroe",)),
    ),
    "WXR classic post": (
        "a.wxr",
        wxr(
            f'{FIRST}\n\n[caption id="attachment_6" align="alignleft" width="300"]<a href="a.jpg"><img '
            f'src="a.jpg" alt="A pier" /></a> {CAPTION}[/caption]\n\n{SECOND}\n\n[gallery ids="6,8"]'
        ),
        Label(captions=(CAPTION,), authors=("annroe",)),
    ),
    "WXR post with its caption in the shortcode": (
        "a.wxr",
        wxr(
            f'[caption width="300" caption="{CAPTION}"]<img src="a.jpg" />[/caption]\n{FIRST}\n\n{SECOND}'
        ),
        Label(captions=(CAPTION,), authors=("annroe",)),
    ),
    "WXR draft without a day": (
        "a.wxr",
        wxr(WHOLE, **{"wp:status": "draft", "wp:post_date": "0000-00-00 00:00:00"}),
        Label(authors=("annroe",), day=None),
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_item_is_read_as_its_label_says(name: str) -> None:
    file, text, label = EXAMPLES[name]
    report = lint(text, filename=file)
    assert not report.failures
    reading = report.reading
    assert reading

    def words(role: Role) -> tuple[str, ...]:
        return tuple(
            block.span.of(reading.text) for block in reading.get(roles) if block.role is role
        )

    facts = reading.article.metadata
    assert words(Role.HEADLINE) == (label.headline,)
    assert "".join(words(Role.BYLINE)) == label.byline
    assert (facts.published and facts.published.isoformat()) == label.day
    assert words(Role.CAPTION) == label.captions
    assert words(Role.CREDIT) == label.credits
    assert facts.authors == label.authors
    assert facts.title == label.headline
    if "photo alone" not in name and not reading.article.images:
        assert "The pier reopened on Friday, the harbor master said." in reading.text

"""Seeds of our own: for each target what it is made to read, and words that mean something to it."""

from __future__ import annotations

import io
import json
import zipfile

COPY = (
    "Ferry line to close its north pier\n\nBy Dana Reyes\n\nPORT ELLIS, Ohio (AP) — The ferry "
    "line will close its north pier on Monday, Jan. 5, 2026, officials said.\n\n“We did not want "
    "this,” said Lena Ortiz, 41, who runs the dockworkers’ local. ''It is what it is,'' she said. "
    '"No," he said.\n\nThe U.S. agency (PEA) spent $1.5 million -- 47 percent -- on the the '
    "pier. Mayor Ortiz denied it. It is widely believed that TK, according to a source.\n\n- 30 -\n"
)
MARKDOWN = (
    "---\ntitle: 'Pier: closed'\ndate: 2026-01-05\ntags: [pier, \"ferry\"]\ndescription: >\n  Long\n"
    "  text\n---\n\n# Pier\n\n*By Dana Reyes*\n\nThe [pier](https://example.org/a_(b) 'x') is "
    "**closed**.[^1]\n\n> “Closed,” she said.\n\n![A pier](p.jpg)\n*A pier. (Dana Reyes)*\n\n"
    '{{< figure src="p.jpg" caption="A pier" >}}\n\n:::note\nx\n:::\n\n| a | b |\n|---|---|\n'
    "| 1 | 2 |\n\n```\ncode\n```\n\n<!-- lintnews: off DUP -->\nThe the <b>pier</b>.\n\n[^1]: Note.\n"
)
HTML = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Pier</title><meta name=author "
    'content="Dana Reyes"><script type="application/ld+json">{"@type":"NewsArticle",'
    '"headline":"Pier","datePublished":"2026-01-05"}</script></head><body><nav>Home</nav>'
    "<article><h1>Pier</h1><p class=byline>By Dana Reyes</p><p>The pier &amp; the the ferry "
    "<a href=x>closed</a>, she said.<br>Yes.</p><blockquote>“No,” he said.</blockquote><figure>"
    "<img src=p.jpg alt=''><figcaption>A pier. (Dana Reyes)</figcaption></figure><ul><li>One</ul>"
    "<!-- lintnews: ignore-next --><p style='display:none'>x</p></article></body></html>"
)
NINJS = json.dumps(
    {
        "uri": "a",
        "type": "text",
        "language": "en",
        "headline": "Pier closed",
        "byline": "Dana Reyes",
        "versioncreated": "2026-01-05T10:00:00Z",
        "body_html": "<p>The the pier closed, she said.</p>",
        "body_text": "The the pier closed, she said.",
        "associations": {"a": {"type": "picture", "description_text": "A pier"}},
    },
    indent=1,
)
NITF = (
    "<?xml version='1.0'?><nitf><head><title>Pier</title><docdata><date.issue norm='20260105'/>"
    "</docdata></head><body><body.head><hedline><hl1>Pier closed</hl1></hedline><byline>By <person>"
    "Dana Reyes</person></byline><dateline><location>PORT ELLIS</location></dateline></body.head>"
    "<body.content><p>The the pier &#233; closed.</p><media><media-caption>A pier</media-caption>"
    "</media></body.content></body></nitf>"
)
NEWSML = (
    "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta><versionCreated>"
    "2026-01-05T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Pier</headline>"
    "<by>Dana Reyes</by></contentMeta><contentSet><inlineXML><html xmlns="
    "'http://www.w3.org/1999/xhtml'><body><p>The the pier.</p></body></html></inlineXML>"
    "</contentSet></newsItem>"
)
WXR = (
    "<?xml version='1.0'?><rss xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:wp="
    "'http://wordpress.org/export/1.2/'><channel><item><title>Pier</title><content:encoded>"
    "<![CDATA[<p>The the pier.</p>\n<!-- wp:image --><img src=x>]]></content:encoded><wp:post_type>"
    "post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>"
)
CSV = 'id,headline,body,date\n1,Pier,"The the pier, ""closed"", he said.\n\nYes.",2026-01-05\n'
MAIL = (
    "From: desk@example.org\nSubject: =?utf-8?q?Pier_closed?=\nDate: Mon, 05 Jan 2026 10:00:00 "
    "+0000\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type:"
    " text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe the pier =E2"
    "=80=9Cclosed=E2=80=9D.\n\n--b\nContent-Type: text/html\n\n<p>The the pier.</p>\n--b--\n"
)
WARC_BODY = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: "
    f"2026-01-05T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(WARC_BODY)}"
    f"\r\n\r\n{WARC_BODY}\r\n\r\n"
)
CONFIGURATION = (
    'profile = "desk"\nselect = ["DUP", "QUO106"]\nignore = ["word-repeated"]\n'
    'per-file-ignores = {"a/*.txt" = ["ALL"]}\nseverity = {DUP = "error"}\nexclude = ["**/b"]\n'
    'encoding = "latin-1"\nlevel = "info"\ndate-order = "dmy"\n'
    '[vocabulary]\nacronyms = ["PEA"]\ncorrections = {teh = "the"}\n[vocabulary.lists]\nx = ["a"]\n'
    "[rules.acronym-not-introduced]\nshortest = 4\n[plugins]\ndeny = ['x']\n"
)
_RULE = (
    '[[rule]]\ncode = "HSE101"\nname = "house-words"\nsummary = "a word"\nseverity = "warning"\n'
    'why = "because"\nroles = "all"\ngood = ["The crew used it."]\nbad = ["""\n'
    'The crew utilized it.\n         ^^^^^^^^ write "used"\n"""]\n'
)
_PATTERN = (
    "message = 'no {match}'\nunless = 'old pier'\npattern = '(?<=a)b+[^c]{1,3}\\b(?:d|e)*?|crew'\n"
)
RULE_TABLES = (
    f'{_RULE}message = \'write "{{replacement}}"\'\nprefer = {{utilized = "used"}}\n',
    f"{_RULE}{_PATTERN}",
    f"{_RULE}message = 'x'\nphrases = ['utilized', 'the old pier']\n",
)
SUPPRESSIONS = (
    'DUP105 in "has has" -- he said it so\nQUO106 line 3 -- reason\nALL -- the whole file\n# remark\n'
    "word-repeated lines 3-5 -- twice\n"
)
BASELINE = json.dumps(
    {
        "schema": "lintnews/baseline/1",
        "lintnews": "0.1.0",
        "files": {"a.txt": {"DUP105": ["0123456789abcdef"]}},
    }
)
ENTRY = (
    '[["a.txt",null,"DUP105","word-repeated","\\"has\\" stands twice","warning",[15,22,3,4,3,11],[],["u'
    'nsafe",[[18,22,""]]],"217f93ac1a12145e58",null]]'
)
FACTS = "file\tdate\tkind\tlanguage\na.txt\t2026-01-05\tnews\ten\n"
WORD_XML = (
    "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Pier closed</w:t></w:r></w:p><w:p><w:r>"
    "<w:t xml:space='preserve'>The the </w:t></w:r><w:hyperlink r:id='rId9'><w:r><w:t>pier</w:t>"
    "</w:r></w:hyperlink><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:br/><w:tab/><w:t>"
    "closed.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"
    "</w:tbl>"
)
ASKED = json.dumps(
    {"text": COPY, "filename": "a.md", "date": "2026-01-05", "kind": "news", "units": "utf-16"}
)
FORM = "text=The+the+pier&language=en-US&data=%7B%22annotation%22%3A%5B%7B%22text%22%3A%22a%22%7D%5D%7D"
MULTIPART = (
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.html"\r\n\r\n<p>The the pier.'
    "</p>\r\n--x--\r\n"
)

_TYPES = (
    "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'"
    "/><Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml'"
    " ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'"
    "/></Types>"
)
_RELATIONS = (
    "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
    "relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/"
    "2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>"
)


def word(body: bytes) -> bytes:
    """Return a Word document whose body is this XML."""
    head = (
        b"<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/"
        b"wordprocessingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
        b"relationships'><w:body>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", head + body + b"</w:body></w:document>")
    return made.getvalue()


#: Target, or the beginning of its name -> what it reads.
SEEDS: dict[str, tuple[str | bytes, ...]] = {
    "read-text": (COPY,),
    "read-markdown": (MARKDOWN,),
    "read-html": (HTML,),
    "read-ninjs": (NINJS,),
    "read-json": (NINJS, f"{json.dumps(json.loads(NINJS))}\n" * 2),
    "read-nitf": (NITF, NEWSML),
    "read-wxr": (WXR,),
    "read-csv": (CSV,),
    "read-tsv": (CSV.replace(",", "\t"),),
    "read-eml": (MAIL,),
    "read-mbox": (f"From a@b Mon Jan 5 10:00:00 2026\n{MAIL}\n" * 2,),
    "read-warc": (WARC,),
    "rules": (COPY,),
    "rules-markdown": (MARKDOWN,),
    "fixes": (COPY,),
    "directives": ("ignore-next DUP105 -- so\noff DUP\non\nignore-file ALL\n",),
    "suppressions": (SUPPRESSIONS,),
    "configuration": (CONFIGURATION,),
    "override": ('severity={DUP = "error"}', "profile=desk", "rules.word-repeated.x=1"),
    "rule-tables": RULE_TABLES,
    "globs": ("**/a[!b-c]*.txt\nx/ab.txt", "/a/**/b\na/c/b", "!x\\ \nx "),
    "baseline": (BASELINE,),
    "cache-entry": (ENTRY, "[]"),
    "cache-database": (b"\0\0SQLite format 3\0", b"\0\x20abc", b"\x10\0\xff\xff\xff\xff"),
    "metadata": (FACTS,),
    "front-matter": (
        MARKDOWN,
        '{"title": "x", "a": [1, {"b": null}]}\n\nx',
        "+++\na = 1\n+++\n\nx",
    ),
    "word-file": (word(WORD_XML.encode()),),
    "word": (WORD_XML,),
    "http": (f"\0{ASKED}", f"\1{ASKED}", f"\x02{ASKED}", f"\x09{FORM}", f"\x0a{MULTIPART}"),
}
#: Pieces that are put into what is read.
WORDS = (
    *"""
    “ ” ‘ ’ " '' `` « » -- — … ( ) [ ] { } < > </ <!-- --> <![CDATA[ ]]> & &amp; &#0; &#x110000;
    # ## > * _ | --- +++ ... , . : ; ! ? % $ @ \\ / ^ ~ = said: he-said TK AP (AP) Mr. U.S. By
    lintnews: ignore-next off on ALL DUP105 HSE101 nan inf -inf 1e999 1e-999 9223372036854775808
    null true false [] {} [[ ]] NaN 2026-02-30 0000-00-00 24:00 +99:99 http://a ../ /etc ~root * **
    (?R) (?:a*)* {1,99999} \\1 (?<=a+) İ ı ß é e\u0301 👩\u200d👩 𝒳 \ud7ff \ufeff \ufffc \ufffd \u2028
    \u202e \u200b \x1b[31m \x00 \x85 \xa0 =?utf-8?q? WARC/1.0 Content-Length: <w:p> </w:p> <w:t>
    """.split(),
    *(" ", "\n", "\r", "\r\n", "\t", "\n\n", "\x00", "\x0b"),
)


def of(target: str) -> tuple[bytes, ...]:
    """Return the seeds of a target."""
    fit = max((name for name in SEEDS if target.startswith(name)), key=len, default="")
    found = SEEDS.get(fit, (COPY,))
    return tuple(one if isinstance(one, bytes) else one.encode() for one in found)

"""A link that works on the desk's own machines and nowhere else is found by the first reader.

So are the link that goes nowhere, the document that only the newsroom may open, and, for a copy
desk, the address that tells a tracker where the copy was pasted from. The address of a picture
in a tweet (``pic.twitter.com/…``) is what is left of a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import (
    Edit,
    Example,
    Finding,
    Fix,
    Form,
    Options,
    Reading,
    Related,
    Severity,
    Span,
    Speech,
    option,
    rule,
)

_ADDRESS = Form(
    r"(?:https?://|file://|pic\.twitter\.com/)[^\s<>\"“”\ufffc]+", words=("://", "pic.twitter.com/")
)
_TAIL = ".,;:!?)]}'’"
_NOT_PUBLIC = ("localhost", "127.", "10.", "192.168.", "0.0.0.", "[::1]")
_NOT_PUBLIC_ENDS = tuple(
    """
    .local .localhost .test .internal .intranet .lan .ngrok.io .ngrok-free.app
    """.split()
)
_STAGING = frozenset(
    """
    staging stage stg preview preprod uat beta-cms cms
    """.split()
)
_ON_REQUEST = (
    *(
        "docs.google.com/document",
        "docs.google.com/presentation",
        "drive.google.com/drive/folders",
    ),
    *(
        "dropbox.com/home",
        "trello.com/b/",
        "trello.com/c/",
    ),
)
_ON_REQUEST_HOSTS = (".sharepoint.com", ".slack.com", ".atlassian.net")
_SHARED = ("/pub", "/embed", "usp=sharing", "/viewform", "/preview")
_UNREACHABLE = "readers cannot reach "
_POST = "this address is what is left of a post"
_PICTURE = "this is what is left of a picture in a tweet"
_MOST_PRIVATE = 2  # more of them are what a story about software speaks of
_OWN_NAME = 2  # labels: the name of an organisation and its top level
# What a post has in it or below it, within so many line ends.
_OF_POSTS = ("@", "#", "pic.twitter.com")
_SIGNED_WITHIN = 5
_NOWHERE = frozenset({"", "#", "http://", "https://", "about:blank", "todo", "tk", "url", "xxx"})


class BadLinkOptions(Options):
    """What else is a bad link."""

    hosts: tuple[str, ...] = option(
        (), "further hosts that readers cannot reach, as cms.courier.example"
    )
    parameters: tuple[str, ...] = option(
        tuple(
            """
            utm_* fbclid gclid dclid msclkid mc_cid mc_eid igshid igsh yclid twclid _hsenc _hsmi
            mkt_tok
            """.split()
        ),
        "query parameters that serve a tracker; * stands for any ending",
    )
    trackers: bool = option(
        default=False, text="also report the address that serves a tracker", desk=True
    )


@rule(
    code="LNK104",
    name="bad-link",
    summary="a link goes nowhere, to a place readers cannot reach, or through a tracker",
    severity=Severity.WARNING,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    options=BadLinkOptions,
    version=2,
    bad=(
        Example(
            """
            Read https://courier.example/port?id=7&utm_source=mail&utm_medium=x before you go.
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the address serves a tracker: utm_source, utm_medium
            """,
            options={"trackers": True},
        ),
        """
        The plans are at http://staging.courier.example/port/plans, the port authority said.
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ readers cannot reach staging.courier.example
        The pier is gone. pic.twitter.com/a1B2c3
                          ^^^^^^^^^^^^^^^^^^^^^^ this is what is left of a picture in a tweet
        The port said so on Monday. https://t.co/a1B2c3
                                    ^^^^^^^^^^^^^^^^^^^ this address is what is left of a post
        The notes are at https://docs.google.com/document/d/1/edit for now.
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docs.google.com asks readers for permission
        """,
    ),
    good=(
        """
        The plans are at https://www.courier.example/port/plans, and the list is at https://courier.example/port?id=7&page=2.
        """,
        "The pier is gone. https://t.co/a1B2c3\n— Lena Ortiz (@lortiz) May 2, 2019",
        "The manual is at https://dev.courier.example/doc/ and https://docs.google.com/spreadsheets/d/1/edit.",
    ),
)
def bad_link(reading: Reading, options: BadLinkOptions) -> Iterator[Finding]:
    """Look at the links that the format declares, and at the addresses in the text."""
    found = [*_linked(reading, options), *_written(reading, options)]
    private = [finding for finding in found if finding.message.startswith(_UNREACHABLE)]
    pictures = [finding for finding in found if finding.message == _PICTURE]
    for finding in found:
        if finding in private and len(private) > _MOST_PRIVATE:
            continue  # the story is about such addresses, it does not send anybody there
        if finding not in pictures:
            yield finding
    if pictures:
        others = tuple(Related(finding.span, "and here") for finding in pictures[1:])
        yield pictures[0]._replace(related=others)


def _linked(reading: Reading, options: BadLinkOptions) -> Iterator[Finding]:
    """Yield what is wrong with the links that have words."""
    for link in reading.article.links:
        problem = _problem(link.target.strip(), options)
        if problem is not None and link.span.of(reading.text).strip():
            yield Finding(link.span, problem)


def _written(reading: Reading, options: BadLinkOptions) -> Iterator[Finding]:
    """Yield what is wrong with the addresses that stand in the text and are no words of a link."""
    linked = [link.span for link in reading.article.links]
    for match in _ADDRESS.finditer(reading.text):
        address = match[0].rstrip(_TAIL)
        span = Span(match.start(), match.start() + len(address))
        problem = _problem(address, options) or _stray_post(reading.text, span)
        if problem is not None and not any(span.overlaps(other) for other in linked):
            clean = _without_trackers(address, options)
            fix = Fix.unsafe(Edit(span, clean)) if options.trackers and clean != address else None
            yield Finding(span, problem, fix=fix)


def _stray_post(text: str, span: Span) -> str | None:
    """Return what to say of a shortened address that stands in no post, but in the story itself."""
    if not span.of(text).startswith(("https://t.co/", "http://t.co/")):
        return None
    start = text.rfind("\n", 0, span.start) + 1
    end = span.end
    for _ in range(_SIGNED_WITHIN):
        end = text.find("\n", end + 1)
        if end < 0:
            end = len(text)
            break
    around = text[start:end]
    return None if any(sign in around for sign in _OF_POSTS) else _POST


def _problem(target: str, options: BadLinkOptions) -> str | None:
    """Return what is wrong with an address."""
    folded = target.lower()
    if folded in _NOWHERE or folded.startswith("javascript:"):
        return "this link goes nowhere"
    if folded.startswith("file:"):
        return "this link goes to a file on one computer"
    if folded.startswith("pic.twitter.com/"):
        return _PICTURE
    host = _host(folded)
    if host and _is_private(host, options):
        return f"{_UNREACHABLE}{host}"
    behind = folded.partition("://")[2].removeprefix("www.")
    if (behind.startswith(_ON_REQUEST) or host.endswith(_ON_REQUEST_HOSTS)) and not any(
        sign in behind for sign in _SHARED
    ):
        return f"{host} asks readers for permission"
    trackers = _trackers(target, options) if options.trackers else []
    return f"the address serves a tracker: {', '.join(trackers)}" if trackers else None


def _host(folded: str) -> str:
    """Return the host of an address with a scheme, without user, port and path."""
    scheme, sign, rest = folded.partition("://")
    if not sign or scheme not in {"http", "https"}:
        return ""
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    return host if host.startswith("[") else host.partition(":")[0]


def _is_private(host: str, options: BadLinkOptions) -> bool:
    if host in options.hosts or host.startswith(_NOT_PUBLIC) or host.endswith(_NOT_PUBLIC_ENDS):
        return True
    labels = host.split(".")
    return len(labels) > _OWN_NAME and bool(_STAGING & {labels[0], *labels[0].split("-")})


def _trackers(target: str, options: BadLinkOptions) -> list[str]:
    """Return the names of the query parameters that serve a tracker."""
    query = target.partition("?")[2].partition("#")[0]
    names = [pair.partition("=")[0] for pair in query.replace("&amp;", "&").split("&")]
    return list(dict.fromkeys(name for name in names if _is_tracker(name, options)))


def _is_tracker(name: str, options: BadLinkOptions) -> bool:
    return any(
        name == item or (item.endswith("*") and name.startswith(item[:-1]))
        for item in options.parameters
    )


def _without_trackers(target: str, options: BadLinkOptions) -> str:
    """Return the address without the parameters that serve a tracker."""
    front, sign, rest = target.partition("?")
    query, mark, fragment = rest.partition("#")
    kept = [pair for pair in query.split("&") if not _is_tracker(pair.partition("=")[0], options)]
    return front + (sign + "&".join(kept) if kept and sign else "") + mark + fragment

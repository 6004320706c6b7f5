"""The documentation builds as a site, and everything in it leads somewhere, within the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlparse

import build_site
import pytest

from lintnews.manual import measurements
from lintnews.plugins import registry

pytest.importorskip("zensical", reason="zensical is not installed: the site is not built")
DOCS = build_site.ROOT / "docs"
HOME = "https://site.example/"
FETCHED = re.compile(r"<(?:script|img|iframe|source|video|audio)\b[^>]*?\bsrc=\"([^\"]*)\"")
LINKED = re.compile(r"<link\b([^>]*)>")
ANCHOR = re.compile(r"<a\b[^>]*?\bhref=\"([^\"]*)\"")
NAMED = re.compile(r"\bid=\"([^\"]*)\"")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    done = build_site.build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each page's address and its HTML."""
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        yield urljoin(HOME, address), path.read_text(encoding="utf-8")


def file_of(site: Path, address: str) -> Path:
    path = site / unquote(urlparse(address).path).lstrip("/")
    return path / "index.html" if address.partition("#")[0].endswith("/") else path


def fetched(text: str) -> Iterator[str]:
    """Yield the address of everything that a browser loads to show a page."""
    yield from map(unescape, FETCHED.findall(text))
    for attributes in LINKED.findall(text):
        href = re.search(r'\bhref="([^"]*)"', attributes)
        if href and re.search(
            r'\brel="(?:stylesheet|icon|preload|modulepreload|preconnect)', attributes
        ):
            yield unescape(href[1])


def test_every_link_leads_to_a_page_of_the_site_and_to_a_place_on_it(site: Path) -> None:
    names: dict[Path, set[str]] = {}
    for page, text in pages(site):
        for href in map(unescape, ANCHOR.findall(text)):
            address = urljoin(page, href)
            if not address.startswith(HOME):
                continue
            file = file_of(site, address)
            assert file.is_file(), f"{page}: {href}"
            fragment = unquote(urlparse(address).fragment)
            if fragment and file.suffix == ".html":
                if file not in names:
                    names[file] = set(NAMED.findall(file.read_text(encoding="utf-8")))
                assert fragment in names[file], f"{page}: {href}"


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for page, text in pages(site):
        for one in fetched(text):
            address = urljoin(page, one)
            assert address.startswith((HOME, "data:")), f"{page}: {one}"
            assert address.startswith("data:") or file_of(site, address).is_file(), f"{page}: {one}"
    for style in site.rglob("*.css"):
        assert not re.search(
            r"(?:url\(|@import )['\"]?(?:https?:)?//", style.read_text(encoding="utf-8")
        ), style


def test_every_page_is_reached_from_the_first(site: Path) -> None:
    links = {
        page: {urljoin(page, unescape(href)).partition("#")[0] for href in ANCHOR.findall(text)}
        for page, text in pages(site)
    }
    reached, waiting = {HOME}, [HOME]
    while waiting:
        for target in links[waiting.pop()]:
            if target in links and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert set(links) == reached
    written = {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    built = {page.removeprefix(HOME).rstrip("/") for page in links}
    homes = {re.sub(r"(^|/)(index|README)$", "", name) for name in written}
    assert homes == built


def test_the_search_knows_every_rule(site: Path) -> None:
    index = json.dumps(json.loads((site / "search.json").read_text(encoding="utf-8")))
    for rule in registry.load().rules:
        assert f"rules/{rule.name}/" in index


def test_the_page_of_a_rule_says_how_often_it_was_right_when_and_on_what(site: Path) -> None:
    newest = {one.rule: one for one in measurements.load(DOCS / "measurements.toml")}
    for name, one in newest.items():
        text = (site / "rules" / name / "index.html").read_text(encoding="utf-8")
        share = f"{one.share:.2f}" if one.read else "none to read"
        for said in (one.draw, one.date, share):
            assert f">{said}</td>" in text, name


def test_the_report_is_shown(site: Path) -> None:
    assert (site / "report.png").is_file()
    assert 'src="report.png"' in (site / "index.html").read_text(encoding="utf-8")


def test_a_dead_link_makes_the_build_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# One\n\n[two](two.md)\n", encoding="utf-8")
    (tmp_path / build_site.CONFIG).write_text('[project]\nsite_name = "x"\n', encoding="utf-8")
    monkeypatch.setattr(build_site, "ROOT", tmp_path)
    assert build_site.build(tmp_path / "site").returncode != 0
    assert not (tmp_path / "site").exists()

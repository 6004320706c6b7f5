"""The page and the report in a real browser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

for library in ("playwright", "starlette", "uvicorn", "jinja2", "docx", "pypdf"):
    pytest.importorskip(library, reason=f"{library} is not installed")

import docx  # noqa: E402
from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from browsing import CHROMIUM, browser  # noqa: E402
from playwright.sync_api import Browser, Page, expect  # noqa: E402
from pypdf import PdfReader  # noqa: E402
from serving import server  # noqa: E402

from lintnews import Linter  # noqa: E402
from lintnews.web.marked import notes  # noqa: E402
from lintnews.web.report_page import page as report_page  # noqa: E402

if not CHROMIUM.exists():
    pytest.skip(f"there is no {CHROMIUM}", allow_module_level=True)

HARBOR = Path(__file__).parents[2] / "docs" / "examples" / "harbor.txt"
FAULTY = "Pier reopens\n\nThe pier reopened on on Monday after repairs, the mayor said.\n"
LINTER = Linter()
_PATIENCE = 600_000  # milliseconds (and seconds of the server): the machine may be busy
expect.set_options(timeout=_PATIENCE)
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with server("--timeout", str(_PATIENCE)) as started:
        yield started


@pytest.fixture
def desk(chromium: Browser, address: str) -> Iterator[Page]:
    page = chromium.new_page(accept_downloads=True)
    page.set_default_timeout(_PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(address)
    yield page
    page.close()
    assert faults == []


def write(page: Page, text: str) -> None:
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def test_a_typed_fault_is_marked_while_one_writes(desk: Page) -> None:
    write(desk, FAULTY)
    expect(desk.locator(".cm-lintRange")).to_have_count(1)  # the rules are loaded
    expect(desk.locator("#verdict")).to_have_text("1 thing to look at")
    write(desk, "\nThe town and and its mayor paid.\n")
    expect(desk.locator(".cm-lintRange")).to_have_count(2)


def test_a_fix_is_taken(desk: Page) -> None:
    write(desk, FAULTY)
    desk.get_by_role("button", name="Fix", exact=True).click()
    expect(desk.locator(".cm-content")).not_to_contain_text("on on")
    expect(desk.locator("#verdict")).to_have_text("Nothing to mark")


def test_a_finding_is_silenced_with_a_reason_and_marked_again(desk: Page) -> None:
    write(desk, FAULTY)
    desk.once("dialog", lambda dialog: dialog.accept("the mayor stammers"))
    desk.get_by_role("button", name="Right as it is").click()
    expect(desk.locator("#silenced")).to_contain_text("the mayor stammers")
    expect(desk.locator(".cm-lintRange")).to_have_count(0)
    desk.get_by_role("button", name="Mark it again").click()
    expect(desk.locator(".cm-lintRange")).to_have_count(1)


def test_the_report_is_saved(desk: Page, tmp_path: Path) -> None:
    write(desk, FAULTY)
    with desk.expect_download() as waiting:
        desk.get_by_role("button", name="Save the report").click()
    waiting.value.save_as(tmp_path / "report.html")
    assert "stands twice" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_ledger_is_shown(desk: Page) -> None:
    write(desk, FAULTY)
    desk.get_by_role("button", name="Show who says what").click()
    expect(desk.locator("#ledger")).to_contain_text("the mayor")


def word_document() -> bytes:
    document = docx.Document()
    for paragraph in FAULTY.strip().split("\n\n"):
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def test_a_word_document_is_opened(desk: Page) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    desk.set_input_files(
        "#file", {"name": "pier.docx", "mimeType": kind, "buffer": word_document()}
    )
    expect(desk.locator(".cm-lintRange")).to_have_count(1)


def test_a_file_is_dropped(desk: Page) -> None:
    dropped = desk.evaluate_handle(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "pier.md"));
            return data;
        }""",
        FAULTY,
    )
    desk.dispatch_event(".cm-content", "drop", {"dataTransfer": dropped})
    expect(desk.locator(".cm-lintRange")).to_have_count(1)
    assert desk.input_value("#filename") == "pier.md"


def shown(chromium: Browser, text: str, folder: Path, **more: Any) -> Page:
    """Return the report of a text, opened as a file."""
    target = folder / "report.html"
    report = LINTER.lint(text, filename="article.txt")
    target.write_text(report_page(report, LINTER.rules), encoding="utf-8")
    page = chromium.new_page(**more)
    page.goto(target.as_uri())
    return page


def grave_violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_report_is_accessible(
    chromium: Browser, tmp_path: Path, scheme: Any, width: int
) -> None:
    text = HARBOR.read_text(encoding="utf-8")
    size: Any = {"width": width, "height": 900}
    page = shown(chromium, text, tmp_path, color_scheme=scheme, viewport=size)
    assert grave_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(desk: Page, scheme: Any) -> None:
    desk.emulate_media(color_scheme=scheme)
    write(desk, FAULTY)
    expect(desk.locator(".cm-lintRange")).to_have_count(1)
    assert grave_violations(desk) == []


def test_the_printed_report_has_every_finding(chromium: Browser, tmp_path: Path) -> None:
    text = HARBOR.read_text(encoding="utf-8")
    page = shown(chromium, text, tmp_path)
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    page.close()
    words = re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in printed.pages)).lower()
    report = LINTER.lint(text, filename="article.txt")
    said = [note for note, _ in notes(report, LINTER.rules)]
    assert [note.code for note in said] == [one.code for one in report.findings]
    for note in said:
        assert re.sub(r"\s", "", note.message).lower() in words
        assert note.code.lower() in words


HOSTILE = (
    "<script>window.taken = 1</script><img src=x onerror='window.taken=1'>\n\n"
    "</title></style></p></div><script src='https://evil.example/x.js'></script>\n\n"
    "{{ 7 * 7 }} {% raw %} ${7*7} &lt;script&gt; javascript:alert(1) \x00\x07\x1b[31m\u202e\u2028 "
    "the the <svg onload=alert(1)> mayor's mayor's \"><a href='javascript:alert(1)'>x</a>\n\n"
    "<iframe src='https://evil.example'></iframe><style>*{display:none}</style> on on it said.\n"
)


def test_no_article_breaks_its_report(chromium: Browser, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    report = LINTER.lint(HOSTILE.replace("\0", ""), filename="article.txt")
    assert report.findings
    target.write_text(report_page(report, LINTER.rules), encoding="utf-8")
    page = chromium.new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("console", lambda message: seen.append(message.text))
    page.goto(target.as_uri())
    assert seen == [target.as_uri()]
    assert page.evaluate("window.taken") is None
    assert page.locator("script, iframe, img, svg").count() == 0
    assert page.locator("style").count() == 1
    # The numbers of the findings stand between the words.
    page.evaluate("for (const mark of document.querySelectorAll('sup')) mark.remove()")
    words = page.locator("#article").text_content() or ""
    for stretch in ("<script>window.taken = 1</script>", "{{ 7 * 7 }}", "</style></p></div>"):
        assert stretch in words
    page.close()

from __future__ import annotations

import json
import logging
import re
import socket
import subprocess
import sys
import threading
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from lintnews.web import answering, server
from lintnews.web.server import Access, Limits, application

FAULTY = "Pier reopens\n\nThe pier reopened on on Monday after repairs, the mayor said.\n"
TWO = "Pier reopens\n\nIt is TK today.\n\nThe pier reopened on on Monday, the mayor said.\n"


def client(limits: Limits | None = None, access: Access | None = None) -> TestClient:
    patient = Limits(seconds=600)  # a busy machine is no reason to give up
    return TestClient(application(limits or patient, access), base_url="http://127.0.0.1:8123")


def findings(asked: dict[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client().post("/v1/check", json=asked).json()["findings"]
    return found


def test_a_text_is_checked() -> None:
    answer = client().post("/v1/check", json={"text": FAULTY}).json()
    assert [one["code"] for one in answer["findings"]] == ["DUP105"]
    assert answer["verdict"] == "1 thing to look at"


def test_offsets_count_utf_16_units_if_asked() -> None:
    text = FAULTY.replace("The pier", "The 🚢 pier")
    starts = [
        findings({"text": text, "units": units})[0]["start"] for units in ("code-points", "utf-16")
    ]
    assert starts == [34, 35]


@pytest.mark.parametrize("units", ["code-points", "utf-16"])
def test_a_byte_order_mark_of_a_string_counts_in_its_offsets(units: str) -> None:
    text = "\ufeff" + FAULTY
    (finding,) = findings({"text": text, "units": units})
    (edit,) = finding["fix"]["edits"]
    assert text[finding["start"] : finding["end"]] == "on on"
    assert text[: edit["start"]] + edit["text"] + text[edit["end"] :] == text.replace(" on", "", 1)
    assert client().post("/v1/text", json={"text": text}).json() == {"text": text}


def test_a_byte_order_mark_of_a_file_does_not_count() -> None:
    sent = {"file": ("pier.txt", b"\xef\xbb\xbf" + FAULTY.encode())}
    (finding,) = client().post("/v1/check", files=sent).json()["findings"]
    assert FAULTY[finding["start"] : finding["end"]] == "on on"


@pytest.mark.parametrize(("before", "units"), [("", "utf-16"), ("\ufeff", "code-points")])
def test_places_of_an_inspection_slice_the_string_that_was_sent(before: str, units: str) -> None:
    text = f"{before}Pier 🚢 reopens\n\nThe pier reopened on Monday.\n"
    seen = client().post("/v1/inspect", json={"text": text, "units": units}).json()
    place = seen["blocks"][-1]
    width = 2 if units == "utf-16" else 4
    sent = text.encode("utf-16-le" if width == 2 else "utf-32-le")
    sliced = sent[width * place["start"] : width * place["end"]]
    assert sliced == "The pier reopened on Monday.".encode(f"utf-{8 * width}-le")


@pytest.mark.parametrize("path", ["/v1/check", "/v1/inspect", "/v1/report", "/v1/text"])
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"text": "The pier.", "filename": "a.docx"}, "multipart/form-data"),
        ({"text": "The pier.", "filename": "a.odt"}, "multipart/form-data"),
        ({"text": "The pier\ud800"}, "'text' has U+D800 at offset 8"),
        ({"text": "The pier", "filename": "\udfff.txt"}, "'filename' has U+DFFF at offset 0"),
        ({"text": "The\0pier"}, "'text' has U+0000 at offset 3: a NUL"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused(path: str, asked: dict[str, str], said: str) -> None:
    headers = {"content-type": "application/json"}
    answer = client().post(path, content=json.dumps(asked), headers=headers)
    assert answer.status_code == 400
    assert said in answer.json()["error"]


@pytest.mark.parametrize("content", [b"A caf\xe9 on the pier.", b"T\0h\0e\0 \0p\0i\0e\0r\0"])
def test_a_file_that_cannot_be_decoded_is_refused_without_options(content: bytes) -> None:
    answer = client().post("/v1/check", files={"file": ("pier.txt", content)})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("pier.txt: ")
    assert answer.json()["error"].endswith("save it as UTF-8")


def test_a_broken_record_is_a_failure_with_its_place() -> None:
    answer = client().post("/v1/check", json={"text": '{"a":', "filename": "a.json"})
    assert answer.status_code == 200
    assert answer.json()["failures"] == ["a.json:1:6: not JSON: expected a value"]


def test_an_empty_text_is_an_article_without_a_story() -> None:
    assert [one["code"] for one in findings({"text": ""})] == ["LNT013"]


@pytest.mark.parametrize("name", ["profile", "stage", "date", "kind", "language"])
def test_a_wrong_value_is_said_of_its_field(name: str) -> None:
    error = client().post("/v1/check", json={"text": "x", name: "dsk"}).json()["error"]
    assert error.startswith(f"{name}: ")
    assert "--" not in error


def test_a_file_may_be_sent_as_a_form() -> None:
    sent = {"file": ("pier.md", FAULTY.encode())}
    answer = client().post("/v1/check", files=sent)
    assert answer.json()["findings"][0]["path"] == "pier.md"


def test_inspect_answers_as_the_command_does() -> None:
    answer = client().post("/v1/inspect", json={"text": FAULTY}).json()
    assert answer["schema"] == "lintnews/inspect/1"
    assert [block["role"] for block in answer["blocks"]] == ["headline", "body"]


def test_a_report_is_a_page() -> None:
    answer = client().post("/v1/report", json={"text": FAULTY})
    assert answer.headers["content-type"].startswith("text/html")
    assert "stands twice" in answer.text or "twice" in answer.text


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, "not JSON"),
        ({"json": []}, 400, "object"),
        (
            {
                "content": b'{"text": "x"}',
                "headers": {"content-type": "application/x-www-form-urlencoded"},
            },
            400,
            "Content-Type: application/json",
        ),
        ({"json": {}}, 400, "'text' is missing"),
        ({"json": {"text": 5}}, 400, "'text' is not a string"),
        ({"json": {"text": "x", "colour": "red"}}, 400, "colour"),
        ({"json": {"text": "x", "profile": "desks"}}, 400, "desk"),
        ({"json": {"text": "x", "date": "soon"}}, 400, "soon"),
        ({"content": b"x", "headers": {"content-type": "image/png"}}, 415, "application/json"),
        ({"json": {"text": "x" * 2000}}, 413, "1000 bytes"),
        ({"json": {"text": "x"}, "headers": {"host": "evil.example"}}, 421, "name"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    sent: dict[str, Any], status: int, said: str
) -> None:
    answer = client(Limits(size=1000, seconds=600)).post("/v1/check", **sent)
    assert answer.status_code == status
    assert said in answer.json()["error"]


def test_a_text_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    given_up = threading.Event()

    class Noticed(HTTPException):
        def __init__(self, status: int, detail: str) -> None:
            super().__init__(status, detail)
            if status == 503:
                given_up.set()

    monkeypatch.setattr(server, "HTTPException", Noticed)
    monkeypatch.setattr(answering, "check", lambda _asked: given_up.wait(600))
    answer = client(Limits(seconds=0.05)).post("/v1/check", json={"text": "x"})
    assert answer.status_code == 503


def test_a_token_is_asked_for_and_health_is_not() -> None:
    guarded = client(access=Access(token="secret"))
    assert guarded.post("/v1/check", json={"text": "x"}).status_code == 401
    right = {"authorization": "Bearer secret"}
    assert guarded.post("/v1/check", json={"text": "x"}, headers=right).status_code == 200
    assert guarded.get("/health").json()["status"] == "ok"


def test_another_page_is_answered_only_if_it_is_named() -> None:
    asking = {"origin": "https://cms.example"}
    for origins, allowed in (((), None), (("https://cms.example",), "https://cms.example")):
        answer = client(access=Access(origins=origins)).get("/health", headers=asking)
        assert answer.headers.get("access-control-allow-origin") == allowed


def test_the_log_holds_no_word_of_the_copy(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "lintnews.serve"):
        client().post("/v1/check", json={"text": "The secret mayor said so."})
    (record,) = [one for one in caplog.records if one.name == "lintnews.serve"]
    assert json.loads(record.getMessage())["path"] == "/v1/check"
    assert "mayor" not in caplog.text


def test_the_page_loads_nothing_from_elsewhere() -> None:
    answer = client().get("/")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "http://" not in answer.text
    assert "https://" not in answer.text
    assert client().get("/static/page.js").status_code == 200
    assert client().get("/static/secret").status_code == 404


def test_every_path_of_the_description_is_served() -> None:
    paths = client().get("/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for method in methods:
            assert client().request(method, path).status_code not in {404, 405}, path


def test_the_description_names_every_field_of_an_answer() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    paths = client().get("/openapi.json").json()["paths"]
    text = FAULTY + "\n" + FAULTY
    for method, path, sent in (
        ("post", "/v1/check", {"text": text}),
        ("post", "/v1/text", {"text": text}),
        ("get", "/v1/rules", None),
        ("get", "/health", None),
    ):
        content = paths[path][method]["responses"]["200"]["content"]
        answer = client().request(method, path, json=sent).json()
        jsonschema.validate(answer, content["application/json"]["schema"])
    (related, *_) = [one for one in findings({"text": text}) if one["related"]]
    assert related["fix"]


def test_a_page_that_is_named_may_ask_with_the_token() -> None:
    guarded = client(access=Access(origins=("https://cms.example",), token="secret"))
    asking = {
        "origin": "https://cms.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type",
    }
    answer = guarded.options("/v1/check", headers=asking)
    assert answer.status_code == 200
    assert "authorization" in answer.headers["access-control-allow-headers"].lower()
    refused = guarded.post("/v1/check", json={"text": "x"})
    assert refused.status_code == 401


def test_the_page_opens_without_the_token() -> None:
    guarded = client(access=Access(token="secret"))
    for path in ("/", "/static/page.js", "/static/page.css"):
        assert guarded.get(path).status_code == 200


def test_a_port_that_is_taken_is_named_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "lintnews", "serve", "--port", port]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == f"lintnews: port {port} is in use: name another with --port N\n"


def test_the_list_at_the_top_has_the_numbers_of_the_notes() -> None:
    page = client().post("/v1/report", json={"text": TWO}).text
    listed = re.findall(r'<li value="(\d+)"><a href="#note-(\d+)">([^<]+)<', page)
    assert [number for number, _, _ in listed] != ["1", "2"]
    for number, linked, message in listed:
        assert number == linked
        assert f"<strong>{number}.</strong> {message}" in page

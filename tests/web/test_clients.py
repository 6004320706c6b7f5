"""Programs of others talk to the server."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")
pytest.importorskip("uvicorn", reason="the extra serve is not installed")

from serving import server

FAULTY = "Pier 🚢 reopens\n\nThe pier reopened on on Monday after repairs, the mayor said.\n"
SCHEMATHESIS = shutil.which("schemathesis", path=str(Path(sys.executable).parent))


_PATIENCE = "600"  # seconds: a busy machine is no reason to give up


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with server("--at-once", "8", "--timeout", _PATIENCE) as started:
        yield started


def test_pylanguagetool_gets_its_matches(address: str) -> None:
    client = pytest.importorskip("pylanguagetool.api", reason="pylanguagetool is not installed")
    codes = {one["longCode"] for one in client.get_languages(f"{address}/v2/")}
    assert "en-US" in codes
    answer = client.check(FAULTY, f"{address}/v2/", "en-US")
    (match,) = answer["matches"]
    start, length = match["offset"], match["length"]
    units = FAULTY.encode("utf-16-le")
    marked = units[2 * start : 2 * (start + length)].decode("utf-16-le")
    put = match["replacements"][0]["value"]
    text = FAULTY.replace("on on", "on")
    assert marked in FAULTY
    corrected = units[: 2 * start].decode("utf-16-le") + put
    assert corrected + units[2 * (start + length) :].decode("utf-16-le") == text


def test_a_client_that_does_not_finish_its_request_is_answered() -> None:
    with (
        server("--timeout", "1") as address,
        socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as slow,
    ):
        head = "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        slow.sendall(f"{head}Content-Length: 900\r\n\r\n{{".encode())
        assert b" 408 " in slow.recv(200)


def test_a_client_that_goes_away_harms_nobody(address: str) -> None:
    port = int(address.rpartition(":")[2])
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", port)) as gone:
            gone.sendall(
                b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n{"
            )
    client = pytest.importorskip("pylanguagetool.api", reason="pylanguagetool is not installed")
    assert client.get_languages(f"{address}/v2/")


@pytest.mark.skipif(SCHEMATHESIS is None, reason="schemathesis is not installed")
def test_the_description_is_true(address: str) -> None:
    assert SCHEMATHESIS
    command = [SCHEMATHESIS, "run", f"{address}/openapi.json", "--url", address, "-n", "10"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout

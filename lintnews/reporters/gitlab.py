"""GitLab's code quality report: a JSON array with an object for each finding.

See "Code Quality report format" in GitLab's documentation. Fingerprints must be
unique in a report, so a second finding with the same one is numbered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lintnews.hints import Any
from lintnews.linting.finding import Located, Severity
from lintnews.reporters.json import dumped
from lintnews.reporters.reporter import Run

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(found: Iterable[Located], _run: Run) -> Iterator[str]:
    """Yield a JSON array, an object on each line."""
    seen: Counter[str] = Counter()
    separator = "[\n"
    for one in found:
        yield separator + dumped(_issue(one, seen))
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _issue(one: Located, seen: Counter[str]) -> dict[str, Any]:
    from hashlib import blake2b

    path = one.path.removeprefix("./")
    name = "\0".join(
        (path, one.record or "", one.code, one.fingerprint or f"{one.place.start}:{one.message}")
    )
    seen[name] += 1
    return {
        "description": f"{one.code} {one.message}",
        "check_name": one.name,
        "fingerprint": blake2b(
            f"{name}\0{seen[name]}".encode("utf-8", "surrogatepass"), digest_size=16
        ).hexdigest(),
        "severity": _SEVERITIES[one.severity],
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": one.place.line, "column": one.place.column},
                "end": {"line": one.place.end_line, "column": one.place.end_column},
            },
        },
    }

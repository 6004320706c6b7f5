"""Two ways to make inputs: hypothesis, which splices seeds, and atheris, which looks at coverage."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from time import monotonic, process_time
from typing import Any

import fuzz_seeds as seeds
from fuzz_targets import load, targets

#: Processor seconds that an input of some thousand bytes may take.
SLOW = 5.0
LONGEST = 4096  # bytes


class Watched:
    """Runs a target, counts, and keeps one input for each distinct fault."""

    def __init__(self, name: str, found: Path) -> None:
        self.name = name
        self.target = targets()[name]
        self.executions = 0
        self.faults: dict[str, int] = {}
        self._found = found

    def __call__(self, data: bytes) -> None:
        self.executions += 1
        begun = process_time()
        try:
            self.target(data)
        except Exception as error:  # whatever comes out is the finding
            self._keep(data, _where(error), "".join(traceback.format_exception(error)))
        spent = process_time() - begun
        if spent > SLOW:
            self._keep(data, "slow", f"{spent:.1f} s of the processor for {len(data)} bytes")

    def _keep(self, data: bytes, where: str, said: str) -> None:
        known = self.faults.get(where, 0)
        self.faults[where] = known + 1
        if not known:
            self._found.mkdir(parents=True, exist_ok=True)
            name = f"{self.name}-{len(self.faults)}"
            (self._found / f"{name}.input").write_bytes(data)
            (self._found / f"{name}.txt").write_text(f"{where}\n{said}", "utf-8", "replace")

    def line(self, engine: str, seconds: float) -> str:
        """Return a row of the table."""
        faults = "; ".join(f"{where} ({times})" for where, times in self.faults.items())
        return (
            f"| {self.name} | {engine} | {seconds / 60:.1f} | {self.executions:,} | "
            f"{faults or 'none'} |"
        )


def _where(error: BaseException) -> str:
    """Return the kind of an error and the line it comes from: what makes two of them one."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    if isinstance(error, AssertionError):
        place += f" {str(error)[:80]}"
    return f"{type(error).__name__} {place}".replace("|", "/").replace("\n", " ")


def by_hypothesis(name: str, minutes: float, found: Path) -> str:
    """Fuzz a target with spliced seeds until the time is over."""
    from hypothesis import HealthCheck, given, settings

    load()
    watched = Watched(name, found)
    for seed in seeds.of(name):
        watched(seed)
    begun = monotonic()

    @settings(
        max_examples=100,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(spliced(name))
    def batch(data: bytes) -> None:
        if monotonic() - begun < 60 * minutes:
            watched(data)

    while monotonic() - begun < 60 * minutes:
        batch()
    return watched.line("hypothesis", monotonic() - begun)


def spliced(name: str) -> Any:
    """Return a strategy: the seeds of a target with pieces put in, left out, doubled, exchanged."""
    from hypothesis import strategies as st

    words = st.sampled_from([word.encode() for word in seeds.WORDS])
    pieces = st.one_of(words, st.binary(max_size=8), st.text(max_size=8).map(str.encode))
    seed = st.sampled_from(seeds.of(name))

    @st.composite
    def made(draw: Any) -> bytes:
        data = bytearray(draw(seed))
        for _ in range(draw(st.integers(1, 6))):
            at = draw(st.integers(0, len(data)))
            upto = min(len(data), at + draw(st.sampled_from((0, 0, 1, 2, 8, 50))))
            piece = draw(pieces) * draw(st.sampled_from((1, 1, 1, 2, 30)))
            data[at:upto] = draw(st.sampled_from((piece, piece, bytes(data[at:upto]) * 2)))
        return bytes(data[:LONGEST])

    return st.one_of(made(), made(), made(), st.binary(max_size=200))


def by_atheris(name: str, minutes: float, found: Path) -> str:
    """Fuzz a target with what reaches new lines until the time is over."""
    import atheris

    load()
    watched = Watched(name, found)
    corpus = found / f"corpus-{name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds.of(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = found / f"words-{name}.txt"
    words.write_text(
        "".join(
            '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'
            for word in seeds.WORDS
        )
    )
    begun = monotonic()
    said = ""

    def one(data: bytes) -> None:
        nonlocal said
        watched(data)
        said = watched.line("atheris", monotonic() - begun)
        if monotonic() - begun > 60 * minutes:
            sys.stdout.write(f"{said}\n")
            sys.stdout.flush()
            import os

            os._exit(0)

    arguments = [
        sys.argv[0],
        f"-max_len={LONGEST}",
        f"-dict={words}",
        "-timeout=60",
        "-verbosity=0",
        "-rss_limit_mb=2048",
        str(corpus),
    ]
    atheris.Setup(arguments, one)
    atheris.Fuzz()
    return said

"""What a folder of results is made of, and which steps over all articles are done."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version

from lintnews.archive.parts import Done
from lintnews.errors import UsageError, WriteError
from lintnews.hints import Any
from lintnews.run import writing
from lintnews.values import VERSION

NAME = "manifest.json"
_SCHEMAS = "lintnews/scan/"
_SCHEMA = f"{_SCHEMAS}1"
_LIBRARIES = ("daft", "pyarrow")
_BESIDE, _OLD = ".new-", ".old-"


class Manifest:
    """The manifest of an output folder. What it says is done is there."""

    def __init__(self, folder: str, steps: dict[str, str]) -> None:
        """Keep the folder, and the steps that are done: the key of each."""
        self.folder = folder
        self._steps = steps
        self._about: dict[str, Any] = {}

    @classmethod
    def open(cls, folder: str) -> Manifest:
        """Open a folder of results, which may be new.

        Raises:
            UsageError: if the folder holds something else.
            WriteError: if it cannot be made.
        """
        path = os.path.join(folder, NAME)
        try:
            os.makedirs(folder, exist_ok=True)
            with open(path, encoding="utf-8") as file:
                held = json.load(file)
        except FileNotFoundError:
            if [name for name in os.listdir(folder) if name != "parts"]:
                message = (
                    f"--output {folder}: there is something else in this folder; name a new or "
                    "empty one"
                )
                raise UsageError(message) from None
            return cls(folder, {})
        except OSError as error:
            message = f"--output {folder}: cannot be written: {error.strerror or error}"
            raise WriteError(message) from error
        except ValueError as error:
            message = f"{path} is no manifest of a scan: delete it, or name another folder"
            raise UsageError(message) from error
        if not isinstance(held, dict) or held.get("schema") != _SCHEMA:
            message = f"{path} is no manifest of this version: delete the folder, or name another"
            raise UsageError(message)
        return cls(folder, {str(name): str(key) for name, key in held.get("steps", {}).items()})

    def describe(self, basis: Any, files: int, tables: Iterable[str], done: list[Done]) -> None:
        """Say what the results are made of, and write it."""
        self._about = {
            "versions": {"lintnews": VERSION, **{name: _version(name) for name in _LIBRARIES}},
            "settings": {name: value for name, value in basis._asdict().items() if value},
            "inputs": {"files": files, "tables": list(tables)},
            "parts": [
                {
                    "key": one.key,
                    "articles": one.articles,
                    "findings": one.findings,
                    "failures": one.failures,
                }
                for one in sorted(done)
            ],
        }
        self._write()

    def step(
        self, name: str, key: str, outputs: tuple[str, ...], do: Callable[[str], None]
    ) -> bool:
        """Do a step if it is not done, and return whether it was.

        ``do`` is given a new folder and makes ``outputs`` in it, which then take the places of
        those in the folder of results.
        """
        there = all(os.path.exists(os.path.join(self.folder, one)) for one in outputs)
        if self._steps.get(name) == key and there:
            return False
        beside = os.path.join(self.folder, _BESIDE + name)
        shutil.rmtree(beside, ignore_errors=True)
        os.makedirs(beside)
        do(beside)
        self._steps.pop(name, None)
        self._write()
        for output in outputs:
            _take_place(os.path.join(beside, output), os.path.join(self.folder, output))
        shutil.rmtree(beside, ignore_errors=True)
        self._steps[name] = key
        self._write()
        return True

    def steps_but(self, name: str) -> list[tuple[str, str]]:
        """Return the steps that are done but for one, each with its key."""
        return sorted(item for item in self._steps.items() if item[0] != name)

    def _write(self) -> None:
        value = {"schema": _SCHEMA, **self._about, "steps": dict(sorted(self._steps.items()))}
        text = json.dumps(value, indent=1) + "\n"
        writing.create(os.path.join(self.folder, NAME), text.encode())


def holds_results(folder: str) -> bool:
    """Return whether a folder holds the results of a scan, of this version or another."""
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8") as file:
            held = json.load(file)
    except (OSError, ValueError):
        return False
    return isinstance(held, dict) and str(held.get("schema")).startswith(_SCHEMAS)


def key_of(*values: object) -> str:
    """Return a key made of values that say the same as text in every process."""
    return blake2b(repr(values).encode(), digest_size=16).hexdigest()


def _take_place(new: str, old: str) -> None:
    """Put a file or folder in the place of another."""
    if os.path.isdir(old):
        aside = os.path.join(os.path.dirname(old), _OLD + os.path.basename(old))
        shutil.rmtree(aside, ignore_errors=True)
        os.rename(old, aside)
        os.rename(new, old)
        shutil.rmtree(aside, ignore_errors=True)
        return
    os.replace(new, old)


def _version(name: str) -> str:
    with suppress(PackageNotFoundError):
        return version(name)
    return ""

"""The pytest plugin: every example of a rule file is a test of its own.

It is installed with lintnews, so pytest imports it in every project: it must cost
nothing if it is not used. It collects a ``.toml`` or ``.py`` file that is named
on pytest's command line or matches a pattern of the setting ``lintnews_rules``::

    [tool.pytest.ini_options]
    lintnews_rules = ["house/*.toml", "src/my_desk/rules/*.py"]
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from lintnews.testing.strict import Case

SETTING = "lintnews_rules"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one setting."""
    parser.addini(
        SETTING,
        "patterns of the files whose rules' examples are tests, from the root folder",
        type="linelist",
        default=[],
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RuleFile | None:
    """Collect a rule file that is asked for."""
    if file_path.suffix not in {".toml", ".py"} or not _is_meant(file_path, parent.config):
        return None
    if file_path.suffix == ".toml" and not _holds(file_path, "[[rule]]"):
        return None
    return RuleFile.from_parent(parent, path=file_path)


def _is_meant(path: Path, config: pytest.Config) -> bool:
    patterns: list[str] = config.getini(SETTING)
    if any(str(given).partition("::")[0].endswith(path.name) for given in config.args) and (
        path.suffix == ".toml" or _is_rule_module(path, config)
    ):
        return True
    if not patterns:
        return False
    root = config.rootpath
    relative = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return any(fnmatch(relative, pattern) for pattern in patterns)


def _is_rule_module(path: Path, config: pytest.Config) -> bool:
    """Return whether a Python file holds rules and no tests, which may define wrong rules."""
    if any(fnmatch(path.name, pattern) for pattern in config.getini("python_files")):
        return False
    return path.is_file() and _holds(path, "from lintnews import") and _holds(path, "@rule(")


def _holds(path: Path, text: str) -> bool:
    return text in path.read_text(encoding="utf-8", errors="replace")


class RuleFile(pytest.File):
    """A file of rules; its examples are tests."""

    def collect(self) -> Iterator[RuleTest]:
        """Yield a test for each example, and for each rule one of what they lack together."""
        from lintnews.errors import LintnewsError
        from lintnews.testing.strict import cases

        try:
            rules = self._rules()
        except LintnewsError as error:
            raise self.CollectError(str(error)) from error
        for rule in rules:
            yield RuleTest.from_parent(self, name=rule.name, rule=rule)
            for case in cases(rule):
                name = f"{rule.name}-{case.name.replace(' ', '-')}"
                yield RuleTest.from_parent(self, name=name, rule=rule, case=case)

    def _rules(self) -> tuple[Any, ...]:
        from lintnews.linting.rule import Rule
        from lintnews.plugins import rule_files as files

        if self.path.suffix == ".toml":
            return files.load(self.path, allow_code=False)
        name = _module_name(self.path)
        if name is None:
            return files.load(self.path, allow_code=True)
        import importlib

        return tuple(
            value
            for value in vars(importlib.import_module(name)).values()
            if isinstance(value, Rule)
        )


class _ExampleError(Exception):
    """An example does not hold."""


class RuleTest(pytest.Item):
    """A test of a rule: one of its examples or, without a ``case``, what they lack together."""

    def __init__(self, *, rule: Any, case: Case | None = None, **given: Any) -> None:
        """Keep what is tested."""
        super().__init__(**given)
        self.rule = rule
        self.case = case
        self.funcargs: dict[str, object] = {}  # pytest-lsp asks every test for them

    def runtest(self) -> None:
        """Fail with everything that does not hold, or that is missing or there twice."""
        from lintnews.testing.strict import missing

        found = missing(self.rule) if self.case is None else self.case.problems()
        if problems := "\n".join(found):
            raise _ExampleError(problems)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the problems, and the example if there is one, without a traceback."""
        if not isinstance(excinfo.value, _ExampleError):
            return super().repr_failure(excinfo, style)
        named = f"{self.rule.code} {self.rule.name}"
        if self.case is None:
            return f"{named}: {excinfo.value}"
        example = self.case.example
        text = example if isinstance(example, str) else example.text
        return f"{named}, {self.case.name}:\n{excinfo.value}\n\n{text.strip()}"

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the file and the test."""
        return self.path, None, f"{self.rule.code} {self.name}"


def _module_name(path: Path) -> str | None:
    """Return the dotted name of a module in a package, if it can be imported by it."""
    parts = [path.stem]
    folder = path.parent
    while (folder / "__init__.py").is_file():
        parts.insert(0, folder.name)
        folder = folder.parent
    if len(parts) == 1:
        return None
    name = ".".join(parts)
    from importlib.util import find_spec

    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    return name if spec is not None else None

"""The pytest plugin: every example of a rule file is a test of its own.

It is installed with lintnews, so pytest imports it in every project: it must cost
nothing if it is not used. It collects a ``.toml`` or ``.py`` file that is named
on pytest's command line or matches a pattern of the setting ``lintnews_rules``::

    [tool.pytest.ini_options]
    lintnews_rules = ["house/*.toml", "src/my_desk/rules/*.py"]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

    def collect(self) -> Iterator[RuleExample | RuleWhole]:
        """Yield a test for each example, and for each rule one of what they lack together."""
        from lintnews.errors import LintnewsError
        from lintnews.testing.strict import cases

        try:
            rules = self._rules()
        except LintnewsError as error:
            raise self.CollectError(str(error)) from error
        for rule in rules:
            yield RuleWhole.from_parent(self, name=rule.name, rule=rule)
            for case in cases(rule):
                yield RuleExample.from_parent(
                    self, name=f"{rule.name}-{case.name.replace(' ', '-')}", case=case
                )

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


class _RuleTest(pytest.Item):
    """What must hold of a rule."""

    def __init__(self, *, rule: Any, **given: Any) -> None:
        """Keep the rule."""
        super().__init__(**given)
        self.rule = rule
        self.funcargs: dict[str, object] = {}  # pytest-lsp asks every test for them

    def problems(self) -> Iterable[str]:
        """Return what does not hold."""
        raise NotImplementedError

    def said(self, problems: str) -> str:
        """Return what a failure says behind the rule's code and name."""
        return f": {problems}"

    def runtest(self) -> None:
        """Fail with everything that does not hold."""
        if problems := "\n".join(self.problems()):
            raise _ExampleError(problems)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the problems without a traceback."""
        if not isinstance(excinfo.value, _ExampleError):
            return super().repr_failure(excinfo, style)
        return f"{self.rule.code} {self.rule.name}{self.said(str(excinfo.value))}"

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the file and the test."""
        return self.path, None, f"{self.rule.code} {self.name}"


class RuleExample(_RuleTest):
    """One example."""

    def __init__(self, *, case: Case, **given: Any) -> None:
        """Keep the example."""
        super().__init__(rule=case.rule, **given)
        self.case = case

    def problems(self) -> Iterable[str]:
        """Return what does not hold."""
        return self.case.problems()

    def said(self, problems: str) -> str:
        """Return the problems, and the example."""
        example = self.case.example
        text = example if isinstance(example, str) else example.text
        return f", {self.case.name}:\n{problems}\n\n{text.strip()}"


class RuleWhole(_RuleTest):
    """What the examples of one rule lack together."""

    def problems(self) -> Iterable[str]:
        """Return whether examples are missing or there twice."""
        from lintnews.testing.strict import missing

        return missing(self.rule)


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

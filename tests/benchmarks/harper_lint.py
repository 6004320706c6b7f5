"""Lint files with Harper's Python package: its command is no part of it."""

from __future__ import annotations

import sys

import harper

linter = harper.Linter()
for name in sys.argv[1:]:
    with open(name, encoding="utf-8", errors="replace") as file:
        text = file.read()
    for lint in linter.lint(text):
        print(f"{name}:{lint.span.start}: {lint.message}")  # noqa: T201  what is measured prints its findings

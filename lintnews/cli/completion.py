"""``lintnews completion SHELL``: the script by which bash, zsh or fish completes our options."""

from __future__ import annotations

from pathlib import Path

from lintnews.cli import output
from lintnews.cli.options import Parser, parse, parser
from lintnews.run.exit_codes import CLEAN

_DESCRIPTION = """\
Print a script that completes commands, options, their values and files:

  bash   eval "$(lintnews completion bash)"      in ~/.bashrc
  zsh    eval "$(lintnews completion zsh)"       in ~/.zshrc, after compinit
  fish   lintnews completion fish | source       in ~/.config/fish/config.fish
"""
#: Scripts and manual page, made by ``tests/packaging/shell_files.py``.
FILES = Path(__file__).parent / "shell"
SHELLS = {"bash": "lintnews.bash", "zsh": "_lintnews", "fish": "lintnews.fish"}


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("completion", _DESCRIPTION)
    options.add_argument("shell", choices=tuple(SHELLS), metavar="SHELL", help="bash, zsh or fish")
    return options


def run(arguments: list[str]) -> int:
    """Print the script."""
    shell = parse(build(), arguments).shell
    output.standard_output()((FILES / SHELLS[shell]).read_text(encoding="utf-8"))
    return CLEAN

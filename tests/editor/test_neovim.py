"""The settings for Neovim that the manual shows, tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

NVIM = shutil.which("nvim")
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "in-your-editor.md"
WAIT = "lua vim.wait(600000, function() return #vim.diagnostic.get(0) > 0 end, 100)"
SAY = "lua io.stdout:write(vim.diagnostic.get(0)[1].code .. ' ' .. vim.diagnostic.get(0)[1].lnum)"


@pytest.mark.skipif(NVIM is None, reason="there is no nvim")
def test_neovim_shows_the_marks(tmp_path: Path) -> None:
    assert NVIM
    found = re.search(r"```lua\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    (tmp_path / "init.lua").write_text(found[1], encoding="utf-8")
    copy = "Pier reopens\n\nThe pier reopened on on Monday after repairs, the mayor said.\n"
    (tmp_path / "pier.txt").write_text(copy, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shown = subprocess.run(
        [NVIM, "--headless", "-u", "init.lua", "pier.txt", "-c", WAIT, "-c", SAY, "-c", "qa!"],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert shown.stdout == "DUP105 2", shown.stderr

"""Which rule files in Python the user's own configuration trusts."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.errors import ConfigError
from lintnews.plugins.consent import trust_file, trusted


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CONFIG_HOME", "APPDATA", "USERPROFILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def trust(home: Path, *paths: str) -> None:
    file = home / ".config" / "lintnews" / "trust.toml"
    file.parent.mkdir(parents=True)
    listed = ", ".join(f'"{path}"' for path in paths)
    file.write_text(f"trust = [{listed}]\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "file", "fits"),
    [
        ("~/rules/house.py", "rules/house.py", True),
        ("~/rules/house.py", "other/house.py", False),
        ("~/rules/*.py", "rules/house.py", True),
        ("~/rules/*.py", "rules/checkout/evil.py", False),
        ("~/*/house.py", "rules/house.py", True),
        ("~/*/house.py", "rules/checkout/house.py", False),
        ("~/rules/**/*.py", "rules/checkout/house.py", True),
        ("~/rules", "rules/house.py", False),
        ("~/rules/*", "rules/evil.py/house.py", False),
    ],
)
def test_a_star_stays_in_its_folder(home: Path, path: str, file: str, fits: bool) -> None:
    trust(home, path)
    assert trusted(home / file) is fits


def test_a_link_in_a_trusted_folder_is_followed(home: Path) -> None:
    trust(home, "~/rules/*.py")
    (home / "rules").mkdir()
    (home / "evil.py").write_text("", encoding="utf-8")
    (home / "rules" / "link.py").symlink_to(home / "evil.py")
    assert not trusted(home / "rules" / "link.py")


@pytest.mark.parametrize("path", ["*", "rules/*.py", "./house.py"])
def test_a_trusted_path_is_absolute(home: Path, path: str) -> None:
    trust(home, path)
    with pytest.raises(ConfigError, match="absolute"):
        trusted(home / "house.py")


def test_a_relative_folder_in_the_environment_is_ignored(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "cfg")
    assert trust_file() == str(home / ".config" / "lintnews" / "trust.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "cfg"))
    assert trust_file() == str(home / "cfg" / "lintnews" / "trust.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", "cfg")
    monkeypatch.setenv("HOME", "here")
    assert trust_file() is None

"""Whether a package may have entry points: never no where importlib.metadata finds some."""

from __future__ import annotations

import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from gdviz.installed import may_offer


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which packages are looked for."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


def install(place: Path, folder: str, text: str) -> None:
    about = place / folder
    about.mkdir(parents=True)
    (about / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1\n")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1\n")
    (about / "entry_points.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("folder", ["stranger-1.dist-info", "stranger.egg-info"])
def test_a_package_with_the_group_is_seen(place: Path, folder: str) -> None:
    install(place, folder, "[gdviz.costs]\noutside = stranger:slope\n")
    assert entry_points(group="gdviz.costs")
    assert may_offer("gdviz.costs")


def test_an_egg_is_seen(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(place / "stranger.egg", "EGG-INFO", "[gdviz.costs]\noutside = stranger:slope\n")
    monkeypatch.setattr(sys, "path", [str(place / "stranger.egg")])
    assert entry_points(group="gdviz.costs")
    assert may_offer("gdviz.costs")


def test_packages_without_the_group_offer_nothing(place: Path) -> None:
    install(place, "other-1.dist-info", "[console_scripts]\nother = other:main\n")
    (place / "bare-1.dist-info").mkdir()
    assert not entry_points(group="gdviz.costs")
    assert not may_offer("gdviz.costs")


def test_an_archive_may_hold_anything(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = place / "packages.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("stranger-1.dist-info/entry_points.txt", "[gdviz.costs]\na = b:c\n")
    monkeypatch.setattr(sys, "path", [str(archive), str(place / "missing")])
    assert may_offer("gdviz.costs")


def test_another_finder_may_find_anything(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        def find_distributions(self, context: object) -> list[object]:
            return []

    assert not may_offer("gdviz.costs")
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert may_offer("gdviz.costs")

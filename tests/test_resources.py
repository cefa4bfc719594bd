"""What is shipped is found, in the checkout and in a wheel far from it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gdviz.resources import resource

ROOT = Path(__file__).parent.parent
#: Folders of `resources/` that the program reads.
SHIPPED = ("datasets", "fonts", "samples", "themes")

ASK = """
import gdviz
from gdviz.resources import resource
from gdviz.theme import load_theme, theme_names
print(gdviz.__file__)
print(resource("themes"))
print(len(gdviz.costs["penguins"].data.x), *map(load_theme, theme_names()))
"""


@pytest.mark.parametrize("folder", SHIPPED)
def test_the_checkouts_resources_are_found(folder: str) -> None:
    assert sorted(resource(folder).iterdir()) == sorted((ROOT / "resources" / folder).iterdir())


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, unpacked where a package manager would put it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("folder", SHIPPED)
def test_a_wheel_carries_every_resource(installed: Path, folder: str) -> None:
    names = {path.name for path in (ROOT / "resources" / folder).iterdir()}
    assert {path.name for path in (installed / "gdviz/_resources" / folder).iterdir()} == names


def test_a_wheel_installed_elsewhere_finds_its_own(installed: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-W", "error", "-c", ASK]
    asked = subprocess.run(
        command, cwd=installed, env=environment, check=True, capture_output=True, text=True
    )
    lines = asked.stdout.splitlines()
    assert Path(lines[0]).is_relative_to(installed)
    assert Path(lines[1]).is_relative_to(installed)
    assert lines[2].startswith("342 Theme(")


def test_a_wheel_says_that_it_is_typed_and_licensed(installed: Path) -> None:
    assert (installed / "gdviz/py.typed").exists()
    licences = {path.name for path in installed.glob("gdviz-*.dist-info/licenses/**/*")}
    assert {"LICENSE", "OFL.txt"} <= licences

"""Plug-ins from other packages: entered, or named in a warning and skipped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: A package as pip leaves it: a module and the entry points in its metadata.
MODULE = """
from dataclasses import dataclass
from gdviz import costs
from gdviz.engine.optimizers.slopes import GradientDescent

def slope():
    return costs["rosenbrock"]

class Steepest(GradientDescent):
    pass

number = 3

def broken():
    raise RuntimeError("out of order")
"""
ENTRY_POINTS = """
[gdviz.costs]
outside = strangers:slope
no_cost = strangers:number
falls_over = strangers:broken
gone = strangers:nothing
rosenbrock = strangers:slope

[gdviz.optimizers]
steepest = strangers:Steepest
no_rule = strangers:number
"""

Ask = str


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the package of a stranger."""
    (tmp_path / "strangers.py").write_text(MODULE, encoding="utf-8")
    about = tmp_path / "strangers-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: strangers\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(ENTRY_POINTS, encoding="utf-8")
    return tmp_path


def ask(site: Path, program: str) -> tuple[str, str]:
    """What a fresh interpreter that finds the package writes, and what it warns of."""
    environment = os.environ | {"PYTHONPATH": str(site)}
    command = [sys.executable, "-c", f"import gdviz\n{program}"]
    asked = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return asked.stdout.strip(), asked.stderr


def test_a_plugin_is_known_by_its_name(site: Path) -> None:
    said, _ = ask(
        site, "print(gdviz.costs['outside'].title, gdviz.optimizers['steepest'].__name__)"
    )
    assert said == "Rosenbrock's valley Steepest"


def test_a_plugin_is_listed_after_the_shipped_ones(site: Path) -> None:
    said, _ = ask(site, "print(*gdviz.costs); print(*gdviz.optimizers)")
    costs, optimizers = said.splitlines()
    assert costs.endswith(" outside")
    assert optimizers.endswith(" steepest")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no_cost", "a CostFunction is needed, not int"),
        ("falls_over", "out of order"),
        ("gone", "has no attribute 'nothing'"),
        ("rosenbrock", "there is a cost function named 'rosenbrock' already"),
        ("no_rule", "a subclass of Optimizer is needed, not 3"),
    ],
)
def test_a_broken_plugin_is_named_in_a_warning_and_skipped(
    site: Path, name: str, reason: str
) -> None:
    said, warned = ask(site, "print(*gdviz.costs, *gdviz.optimizers)")
    assert f"plug-in '{name}'" in warned
    assert reason in warned
    assert name == "rosenbrock" or name not in said.split()


def test_nothing_is_looked_for_before_it_is_needed(site: Path) -> None:
    said, warned = ask(site, "print(gdviz.costs['rosenbrock'].title)")
    assert (said, warned) == ("Rosenbrock's valley", "")

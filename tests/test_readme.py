"""What the README promises is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import gdviz

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_python_lines_run() -> None:
    (lines,) = blocks("python")
    shapes = "assert trajectory.points.shape == (501, 2) and many.costs.shape == (101, 3)"
    program = f"{lines}\n{shapes}\nassert str(trajectory.status) == 'Status.STALLED'"
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


def test_every_cost_and_optimizer_is_named() -> None:
    assert all(f"`{name}`" in README for name in (*gdviz.costs, *gdviz.optimizers))


def test_the_commands_make_their_own_environment() -> None:
    install, test = (block.strip() for block in blocks("sh")[:2])
    assert install.startswith("python3 -m venv .venv && ")
    assert test.startswith("python3 -m venv .venv && ")
    assert (install + test).count("\n") == 0


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", README)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)

"""The words after `gdviz` on the command line, as a scene."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from gdviz import __version__
from gdviz.engine.landscapes import costs
from gdviz.engine.optimizers import optimizers
from gdviz.session.scene import Scene


def parse(words: Sequence[str] | None = None) -> Scene:
    """The scene that is asked for; on a mistake, say what is allowed and exit with 2."""
    parser = _parser()
    given = parser.parse_args(words)
    try:
        return _scene(given)
    except ValueError as error:
        parser.error(str(error))


def _scene(given: argparse.Namespace) -> Scene:
    scene = Scene.opening(given.cost, given.optimizer)
    if given.start is not None:
        start = tuple(number for numbers in given.start for number in numbers)
        scene = replace(scene, start=start)
    if given.learning_rate is not None:
        optimizer = replace(scene.optimizers[0], learning_rate=given.learning_rate)
        scene = replace(scene, optimizers=(optimizer,))
    return scene


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gdviz", description="Show how gradient descent works, one step at a time."
    )
    parser.add_argument("--version", action="version", version=f"gdviz {__version__}")
    parser.add_argument("--cost", choices=list(costs), default="prediction", help="cost function")
    parser.add_argument(
        "--optimizer", choices=list(optimizers), default="gradient_descent", help="update rule"
    )
    parser.add_argument(
        "--start",
        nargs="+",
        type=_numbers,
        metavar="X",
        help="start, one number a coordinate; write a negative exponent as --start=-1e-3,2",
    )
    parser.add_argument("--learning-rate", type=float, metavar="RATE", help="learning rate")
    return parser


def _numbers(text: str) -> tuple[float, ...]:
    """Numbers between commas: `-1.2,1` as well as `-1.2`."""
    return tuple(map(float, text.split(",")))

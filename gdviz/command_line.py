"""The words after `gdviz` on the command line, as a scene."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gdviz import __version__
from gdviz.collector import kept_for_good

with kept_for_good():
    from gdviz.engine.formula_text import FormulaError
    from gdviz.engine.methods import methods
    from gdviz.engine.registry import UnknownName
    from gdviz.engine.resolve import resolve_cost
    from gdviz.session.race import Race
    from gdviz.session.scene import Scene
    from gdviz.session.tasks import TASKS

if TYPE_CHECKING:
    from gdviz.lessons.lesson import Lesson
#: What a scene is asked for by.
SCENE_OPTIONS = ("cost", "optimizer", "start", "learning_rate")
#: The cost of a scene that is asked for by other options.
FIRST_COST = "prediction"


def parse(words: Sequence[str] | None = None) -> Scene:
    """The scene that is asked for; on a mistake, say what is allowed and exit with 2."""
    parser = _parser()
    given = parser.parse_args(join_numbers(sys.argv[1:] if words is None else words))
    try:
        return scene_of(given)
    except ValueError as error:
        parser.error(str(error))


def presents(words: Sequence[str] | None = None) -> bool:
    """Whether full screen is asked for; the words have been found to be right by `parse`."""
    given = _parser().parse_args(join_numbers(sys.argv[1:] if words is None else words))
    return bool(given.present)


def lesson(words: Sequence[str] | None = None) -> Lesson | None:
    """The lesson that is asked for, if one is; on a mistake, say where it is and exit with 2."""
    parser = _parser()
    given = parser.parse_args(join_numbers(sys.argv[1:] if words is None else words))
    if given.lesson is None:
        return None
    # Whoever asks for no lesson does not wait for what reads them.
    from gdviz.lessons.lesson_error import LessonError
    from gdviz.lessons.shipped import find_lesson

    try:
        return find_lesson(given.lesson)
    except LessonError as error:
        parser.error(str(error))


def names_scene(words: Sequence[str] | None = None) -> bool:
    """Whether a scene is asked for by any word, which `parse` has found to be right."""
    given = _parser().parse_args(join_numbers(sys.argv[1:] if words is None else words))
    return any(getattr(given, name) is not None for name in SCENE_OPTIONS)


def begins_fresh(words: Sequence[str] | None = None) -> bool:
    """Whether all that is remembered is to be left out; `parse` has found the words right."""
    given = _parser().parse_args(join_numbers(sys.argv[1:] if words is None else words))
    return bool(given.fresh)


def scene_of(given: argparse.Namespace) -> Scene:
    """The scene of the options of `add_scene_options`; ValueError says what is not possible."""
    scene = Scene.opening(given.cost or FIRST_COST, *given.optimizer or ())
    if given.start is not None:
        scene = replace(scene, start=given.start)
    if given.learning_rate is not None:
        paced = (each.with_rate(given.learning_rate) for each in scene.optimizers)
        scene = replace(scene, race=Race.of(*paced))
    return scene


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gdviz",
        description="Show how gradient descent works, one step at a time.",
        epilog="gdviz map --help: a map of basins or of trainability as a picture file.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"gdviz {__version__}")
    add_scene_options(parser)
    parser.add_argument(
        "--lesson", metavar="NAME_OR_FILE", help="show a lesson: a shipped one, or a TOML file"
    )
    parser.add_argument("--present", action="store_true", help="begin in full screen")
    parser.add_argument(
        "--fresh", action="store_true", help="begin as at first: leave out what is remembered"
    )
    return parser


def add_scene_options(parser: argparse.ArgumentParser) -> None:
    """The options that say which descent is meant."""
    parser.add_argument("--cost", type=cost_text, help="cost function: a name or a formula")
    parser.add_argument(
        "--optimizer",
        type=_optimizer,
        action="append",
        help="update rule or search; named several times, they race",
    )
    parser.add_argument(
        "--start", type=numbers, metavar="X[,Y]", help="start, one number a coordinate"
    )
    parser.add_argument("--learning-rate", type=float, metavar="RATE", help="learning rate")


def cost_text(text: str) -> str:
    """The name of a cost function or of a task, or a formula that can be drawn."""
    try:
        if text not in TASKS:
            resolve_cost(text)
    except UnknownName as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    except FormulaError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _optimizer(name: str) -> str:
    if name not in methods:
        known = ", ".join(methods)
        raise argparse.ArgumentTypeError(f"unknown optimizer {name!r}; known: {known}")
    return name


def join_numbers(words: Sequence[str], options: Sequence[str] = ("--start",)) -> list[str]:
    """`--start -1e-3 2` as `--start=-1e-3,2`: argparse would take -1e-3 for an option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].partition("=")[0] in options and _is_numbers(word):
            joined[-1] += ("," if "=" in joined[-1] else "=") + word
        else:
            joined.append(word)
    return joined


def _is_numbers(word: str) -> bool:
    try:
        return bool(numbers(word))
    except argparse.ArgumentTypeError:
        return False


def numbers(text: str) -> tuple[float, ...]:
    """Numbers between commas: `-1.2,1` as well as `-1.2`."""
    try:
        return tuple(map(float, text.split(",")))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not numbers with commas between") from None

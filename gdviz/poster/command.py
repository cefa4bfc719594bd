"""`gdviz map`: the words after it, and what is said in the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gdviz.command_line import add_scene_options, cost_text, join_numbers, numbers, scene_of
from gdviz.engine.maps.basin_map import TOLERANCE
from gdviz.engine.maps.trainability_map import AXES
from gdviz.poster.cluster import NoCluster
from gdviz.poster.make import Poster
from gdviz.poster.progress_bar import ProgressBar
from gdviz.poster.question import KINDS, Question
from gdviz.session.studies.chosen_rule import chosen_rule

#: Exit codes: a mistake in the words; what the machine did not allow; Ctrl+C.
MISTAKE, FAILED, INTERRUPTED = 2, 1, 130


def main(words: Sequence[str]) -> int:
    """Make the picture that the words ask for; the exit code."""
    parser = _parser()
    given = parser.parse_args(join_numbers(words, ("--start", "--window")))
    try:
        return _make(_question(given), given)
    except ValueError as error:
        parser.error(str(error))
    except OSError as error:
        return _say(f"cannot write {error.filename or given.output}: {error.strerror or error}")
    except NoCluster as error:
        return _say(str(error))
    except KeyboardInterrupt:
        _say("interrupted; the same command goes on from the tiles that are kept")
        return INTERRUPTED


def _make(asked: Question, given: argparse.Namespace) -> int:
    poster = Poster(asked, given.output)
    if poster.discarded:
        _say(f"{poster.discarded} tiles of another map in {poster.folder} are discarded")
    elif poster.share:
        _say(f"{_tiles(poster)} are there already; going on from them")
    bar = ProgressBar(sys.stderr, poster.share)
    try:
        poster.compute(bar.show, given.threads, given.scheduler)
        poster.write()
    finally:
        bar.close()
        if poster.missing and poster.folder.exists():
            _say(f"{_tiles(poster)} are kept in {poster.folder}")
    return 0


def _tiles(poster: Poster) -> str:
    return f"{poster.count - len(poster.missing)} of {poster.count} tiles"


def _say(text: str) -> int:
    sys.stderr.write(f"gdviz map: {text}\n")
    return FAILED


def _question(given: argparse.Namespace) -> Question:
    if given.scene is not None:
        given.cost = given.scene
    if given.kind == "basin" and given.axes != AXES:
        raise ValueError("--axes is for --kind trainability; a basin map varies the start")
    scene = scene_of(given)
    if len(scene.optimizers) > 1:
        raise ValueError("a map shows one optimizer")
    return Question(
        given.kind,
        scene.cost,
        chosen_rule(scene),
        scene.start,
        given.size,
        scene.constants,
        given.steps,
        given.tolerance,
        given.axes,
        given.window,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gdviz map",
        description="Write a map as a picture: which minimum each start reaches, or where training"
        " works. Interrupted, it goes on where it was when it is called again.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "scene", nargs="?", type=cost_text, metavar="SCENE", help="cost function: name or formula"
    )
    parser.add_argument("--kind", choices=list(KINDS), default="basin", help="kind of map")
    parser.add_argument(
        "--size", type=_size, default=(1024, 1024), metavar="N[xM]", help="dots a side"
    )
    parser.add_argument(
        "-o", "--output", type=_picture, required=True, metavar="FILE.png", help="the picture"
    )
    _add_limits(parser)
    _add_workers(parser)
    add_scene_options(parser)
    return parser


def _add_limits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--steps", type=int, default=500, metavar="N", help="most steps of a descent"
    )
    parser.add_argument(
        "--tolerance",
        type=float,
        default=TOLERANCE,
        metavar="NORM",
        help="gradient norm below which a descent has converged",
    )
    parser.add_argument(
        "--axes",
        type=_axes,
        default=AXES,
        metavar="ACROSS,UP",
        help="what a trainability map varies: start_x, start_y, learning_rate, momentum ...",
    )
    parser.add_argument(
        "--window", type=numbers, default=(), metavar="X0,X1,Y0,Y1", help="the part to be shown"
    )


def _add_workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--threads", type=_threads, metavar="N", help="threads; as many as cores")
    parser.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="a Dask scheduler: tcp://host:8786"
    )


def _size(text: str) -> tuple[int, int]:
    """`4096` or `3840x2160`; what is too large or too small is refused with the grid."""
    columns, _, rows = text.partition("x")
    try:
        return int(columns), int(rows or columns)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of dots, such as 4096 or 3840x2160"
        ) from None


def _threads(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"at least one thread has to work, not {text}")
    return int(text)


def _axes(text: str) -> tuple[str, str]:
    across, comma, up = text.partition(",")
    if not comma:
        raise argparse.ArgumentTypeError(f"{text!r} is not two names with a comma between")
    return across, up


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .png")
    return path

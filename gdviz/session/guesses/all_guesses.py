"""What can be guessed of what is shown, and why nothing can where that is so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from gdviz.session.guesses.guessable import Guessable
from gdviz.session.guesses.places import PARAMETERS, PLACE
from gdviz.session.scene import Scene
from gdviz.session.words import translated


def _of_networks() -> tuple[Guessable, ...]:
    # A scene without a network loads nothing of it.
    from gdviz.session.guesses.scores import TRAINING_COST, TRAINING_SHARE

    return TRAINING_COST, TRAINING_SHARE


def _of_losses() -> tuple[Guessable, ...]:
    return (PARAMETERS,)


#: What is guessed of each task by its name, what is guessed first before the others.
OF_TASKS: Mapping[str, Callable[[], tuple[Guessable, ...]]] = {
    "network": _of_networks,
    "line_losses": _of_losses,
    "class_losses": _of_losses,
}


def guessable_in(scene: Scene) -> tuple[Guessable, ...]:
    """What can be guessed of a scene's selected run."""
    several = (PLACE,) if scene.task is None else OF_TASKS[scene.cost]()
    return tuple(each for each in several if each.suits(scene.function))


def hindrance_in(scene: Scene) -> str:
    """Why a scene does not show what a guess could be marked on; nothing where it does."""
    several = guessable_in(scene)
    if not several:
        return _tr("Nothing can be guessed here.")
    if scene.study.alone:
        return _tr("The picture is not shown that a guess is marked on.")
    tile = several[0].tile
    if tile is not None and tile not in scene.tiles:
        text = _tr("A guess is marked on the view {view}, which is not shown.")
        return text.format(view=f"“{translated(tile.label)}”")
    if scene.race.plan.hidden:
        return _tr("The selected run is hidden.")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prediction", text)

"""What a network can do by now, in one sentence for the hall."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.cost import Array
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.scores import accuracy
from gdviz.engine.trajectory import Status
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.words import number, translated


def sentence_for(session: Session) -> str:
    """Accuracy, or cost where answers are numbers, on both kinds of samples at the playhead.

    Of weights that have diverged only that is said.
    """
    task, run, playhead = session.scene.task, session.run, session.playhead
    if not isinstance(task, NetworkTask):
        return ""
    status, point = run.status_at(playhead), run.point_at(playhead)
    if status is Status.DIVERGED:
        return translated(status.value)
    trained, tested = task.function(), task.held_out_cost
    words = _classed(trained, tested, point) if trained.samples.classes else ""
    words = words or _fitted(run.cost_at(playhead), float(tested.value(point)))
    if status is Status.RUNNING:
        return words
    return _tr("{0}. {1}").format(words, translated(status.value))


def _classed(trained: NetworkCost, tested: NetworkCost, point: Array) -> str:
    shares = (accuracy(each, point) for each in (trained, tested))
    text = _tr("{0} of the training samples are right, {1} of those held out")
    return text.format(*(f"{100 * share:.0f}\N{NO-BREAK SPACE}%" for share in shares))


def _fitted(training: float, held_out: float) -> str:
    text = _tr("cost {0} on the training samples, {1} on those held out")
    return text.format(number(training), number(held_out))


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkSentence", text)

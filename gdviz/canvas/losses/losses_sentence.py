"""What the losses make of the same data, in one sentence for the hall."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.engine.losses.loss import losses
from gdviz.engine.losses.lowest import minima_of
from gdviz.session.tasks.loss_task import LossTask
from gdviz.session.words import number, translated


@lru_cache(maxsize=4)
def sentence_for(task: LossTask) -> str:
    """How far the minima of the losses lie from what the data without outliers say."""
    told = {name: _told(task, name) for name in task.costs if task.function(name).minima}
    without = [name for name in task.costs if name not in told]
    if without:
        titles = ", ".join(translated(task.title_of(name)) for name in without)
        text = _tr("The classes lie apart: no minimum of {losses}")
        return text.format(losses=titles)
    return _compared(task, told)


def _told(task: LossTask, name: str) -> float:
    return task.fit.telling(task.function(name).minima[0].point)


def _compared(task: LossTask, told: dict[str, float]) -> str:
    """Short enough for one line: another line would move the picture below while one drags."""
    clean = _without_outliers(task)
    if clean is None:
        order = sorted(told, key=lambda name: told[name])
        text = _tr("{said} at the minimum: from {low} for {first} to {high} for {last}")
    else:
        order = sorted(told, key=lambda name: abs(told[name] - clean))
        text = _tr("{said} {clean} without outliers, {low} for {first}, {high} for {last}")
    (first, low), (last, high) = (
        (translated(task.title_of(name)), number(told[name], 2)) for name in (order[0], order[-1])
    )
    value = "" if clean is None else number(clean, 2)
    said = translated(task.fit.said).capitalize()
    return text.format(said=said, clean=value, first=first, low=low, last=last, high=high)


def _without_outliers(task: LossTask) -> float | None:
    """What the loss of reference says of the other data; None without outliers."""
    outliers = task.outliers
    if not outliers.any():
        return None
    terms = task.fit.terms(task.points).taken(np.flatnonzero(~outliers))
    minima = minima_of(terms, losses[task.fit.reference]())
    return task.fit.telling(minima[0].point) if minima else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("LossesSentence", text)

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
        text = _tr("No minimum: {losses}; the classes lie apart, and larger weights cost ever less")
        return text.format(losses=titles)
    return _compared(task, told)


def _told(task: LossTask, name: str) -> float:
    return task.fit.telling(task.function(name).minima[0].point)


def _compared(task: LossTask, told: dict[str, float]) -> str:
    clean, count = _without_outliers(task)
    if clean is None:
        order = sorted(told, key=lambda name: told[name])
        text = _tr("{said} where the cost is lowest: from {first} to {last}")
    else:
        order = sorted(told, key=lambda name: abs(told[name] - clean))
        text = _tr("{said} {clean} without {outliers}; closest {first}, farthest {last}")
    outliers = _tr("the outlier") if count == 1 else _tr("the {n} outliers").format(n=count)
    first, last = (
        f"{translated(task.title_of(name))} {number(told[name], 2)}"
        for name in (order[0], order[-1])
    )
    said = translated(task.fit.said).capitalize()
    value = "" if clean is None else number(clean, 2)
    return text.format(said=said, outliers=outliers, clean=value, first=first, last=last)


def _without_outliers(task: LossTask) -> tuple[float | None, int]:
    """What the loss of reference says of the other data, and the number of outliers."""
    terms = task.fit.terms(task.points)
    outliers = task.outliers
    count = int(np.count_nonzero(outliers))
    if not count:
        return None, 0
    minima = minima_of(terms.taken(np.flatnonzero(~outliers)), losses[task.fit.reference]())
    return (task.fit.telling(minima[0].point) if minima else None), count


def _tr(text: str) -> str:
    return QCoreApplication.translate("LossesSentence", text)

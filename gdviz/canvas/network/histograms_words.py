"""What is said of each layer beside its histograms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QCoreApplication

from gdviz.engine.network.activations import Stuck
from gdviz.engine.network.layer_statistics import MANY_STUCK, LayerStatistics
from gdviz.session.words import number, translated


@final
@dataclass(frozen=True)
class Row:
    """Number of the layer, mean size of its gradients, and words where something is wrong."""

    layer: int
    size: str
    flow: str
    stuck: str

    @property
    def title(self) -> str:
        """The layer in words, short, with the share of its neurons that are stuck."""
        name = _tr("Layer {0}").format(self.layer)
        return f"{name}: {self.stuck}" if self.stuck else name

    @property
    def remark(self) -> str:
        """What is wrong with it in as few words as there can be."""
        return self.flow or self.stuck


def rows_of(layers: Sequence[LayerStatistics], stuck: Stuck | None) -> tuple[Row, ...]:
    """The words of all layers of weights, counted from 1 as in the names of weights."""
    return tuple(
        Row(
            index,
            number(each.gradient_size, 2),
            translated(each.flow.value) if each.flow.value else "",
            _stuck_in_words(each.stuck, stuck),
        )
        for index, each in enumerate(layers, start=1)
    )


def in_words(rows: Sequence[Row]) -> str:
    """All rows as sentences for a screen reader."""
    template = _tr("{layer}, mean size of the gradients {size}")
    told = (template.format(layer=row.title, size=row.size) for row in rows)
    flows = (f", {row.flow}" if row.flow else "" for row in rows)
    return ". ".join(text + flow for text, flow in zip(told, flows, strict=True))


def _stuck_in_words(share: float, stuck: Stuck | None) -> str:
    if stuck is None or share <= MANY_STUCK:
        return ""
    return _tr("{0} % {1}").format(f"{100 * share:.0f}", translated(stuck.word))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Histograms", text)

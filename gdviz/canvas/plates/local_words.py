"""What is said of the cost around the ball: its level, its model, its curvature."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from gdviz.canvas.plates.setting import Row, Swatch
from gdviz.engine.local_model import Bend, LocalModel
from gdviz.session.scene import Layer
from gdviz.session.words import number, translated


def level_row(height: float, swatch: Swatch) -> Row:
    """The level line's row: all points on it cost the same."""
    cost = number(height)
    text = _tr("Level line: cost {cost} all along it").format(cost=cost)
    return Row(text, swatch, _tr("Level line: cost {cost}").format(cost=cost))


def model_row(model: LocalModel, swatch: Swatch) -> Row:
    """What the model's line is, or why there is none."""
    if model.vertex is None:
        return Row(translated(model.bend.value))
    if len(model.point) == 1:
        short = _tr("Parabola; × vertex")
        return Row(_tr("The parabola that fits here; × is its vertex"), swatch, short)
    if model.bend is Bend.BOTH:
        text = _tr("Level hyperbola: the model is a saddle; × is its middle")
        return Row(text, swatch, _tr("Saddle; × middle"))
    text = _tr("Level ellipse of the model; × is its middle")
    return Row(text, swatch, _tr("Ellipse; × middle"))


def curvature_rows(model: LocalModel) -> list[Row]:
    """The curvatures, and how large a learning rate may be."""
    if model.bend is Bend.UNKNOWN:
        return [Row(translated(model.bend.value))]
    numbers = [number(each) for each in model.curvatures.tolist()]
    values = {"low": numbers[0], "high": numbers[-1]}
    if len(numbers) == 1:
        return [Row(_tr("Curvature {low}").format(**values)), _rate_row(model)]
    text, short = _tr("Curvature λmin {low}, λmax {high}"), _tr("λmin {low}, λmax {high}")
    return [Row(text.format(**values), short=short.format(**values)), _rate_row(model)]


def _rate_row(model: LocalModel) -> Row:
    rate = model.largest_stable_rate
    if rate is None:
        text = _tr("No curvature upwards here: no learning rate is stable")
        return Row(text, short=_tr("No rate is stable"))
    text, short = _tr("Largest stable learning rate here {rate}"), _tr("Largest rate {rate}")
    return Row(text.format(rate=number(rate)), short=short.format(rate=number(rate)))


def field_rows(layers: Iterable[Layer]) -> list[Row]:
    """What the arrows of the backdrop mean."""
    words = {
        Layer.FIELD: Row(
            _tr("Arrows point downhill; longer is steeper (log scale)"),
            short=_tr("Arrows: downhill"),
        ),
        Layer.STREAMLINES: Row(
            _tr("Streamlines: the ways of tiny steps"), short=_tr("Streamlines")
        ),
    }
    return [words[layer] for layer in layers if layer in words]


def _tr(text: str) -> str:
    return QCoreApplication.translate("LocalWords", text)

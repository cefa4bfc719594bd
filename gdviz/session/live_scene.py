"""The part of the live scene that touches no run: what is drawn, how fast, and what is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from gdviz.engine.cost import CostFunction
from gdviz.engine.hyperparameter import describe
from gdviz.engine.methods import Pickable
from gdviz.engine.schedules import Schedule
from gdviz.engine.transforms import Transform
from gdviz.session.appearance import TEXT_SCALES, Appearance
from gdviz.session.chart import Chart
from gdviz.session.scene import SPEEDS, Layer, Scene, View
from gdviz.session.study import Sight, Study
from gdviz.session.tasks.cut import Cut
from gdviz.session.tasks.tile import Tile
from gdviz.session.words import allowed_range, translated

F = TypeVar("F", Pickable, Schedule, Transform, Cut)


class LiveScene(QObject):
    """Holds the scene; a setter compares, then emits. The session is made on it."""

    layers_changed = Signal()  # other things are drawn
    view_changed = Signal()  # from above, as a surface or both; or another height of the surface
    speed_changed = Signal()
    loop_changed = Signal()
    chart_changed = Signal()  # it was opened or closed, or shows something else
    tiles_changed = Signal()  # other views of a network are shown
    cut_changed = Signal()  # the landscape of a network is cut in another way
    sample_changed = Signal()  # another sample is followed through the network
    study_changed = Signal()  # another question is asked of the cost, or none
    appearance_changed = Signal()  # another theme, colour map or size of texts
    message = Signal(str)  # a sentence for the person at the controls

    def __init__(self, scene: Scene, parent: QObject | None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._notice = ""

    @property
    def scene(self) -> Scene:
        return self._scene

    @property
    def cost(self) -> CostFunction:
        """The cost function of the scene."""
        return self._scene.function

    def show_layer(self, layer: Layer, shown: bool) -> None:
        """Draw one thing, or draw it no more."""
        if shown != (layer in self._scene.layers):
            self._scene = self._scene.with_layer(layer, shown)
            self.layers_changed.emit()

    def set_view(self, view: View) -> None:
        """Show the cost from above, as a surface, or both."""
        self._see_as(replace(self._scene, view=view))

    def set_log_height(self, log: bool) -> None:
        """Let the surface be as high as the logarithm of the cost, or as the cost."""
        self._see_as(replace(self._scene, log_height=log))

    def show_part(self, name: str, shown: bool) -> None:
        """Draw one part of a step, or draw it no more."""
        if shown == (name in self._scene.hidden_parts):
            self._scene = self._scene.with_part(name, shown)
            self.layers_changed.emit()

    def set_speed(self, speed: float) -> None:
        """Set the steps a second, within the possible."""
        speed = min(max(speed, SPEEDS[0]), SPEEDS[1])
        if speed != self._scene.speed:
            self._scene = replace(self._scene, speed=speed)
            self.speed_changed.emit()

    def set_loop(self, loop: bool) -> None:
        """Start over where playing has come to the end, or stop there."""
        if loop != self._scene.loop:
            self._scene = replace(self._scene, loop=loop)
            self.loop_changed.emit()

    def set_chart(self, chart: Chart) -> None:
        """Open or close the chart, and choose what it shows."""
        if chart != self._scene.chart:
            self._scene = replace(self._scene, chart=chart)
            self.chart_changed.emit()

    def set_study(self, study: Study) -> None:
        """Ask another question of the cost, or none; a task is asked none."""
        if self._scene.task is not None and study is not Study.NONE:
            self._say(self.tr("These questions are asked of a cost function without data."))
        elif study is not self._scene.study:
            self._scene = replace(self._scene, study=study)
            self.study_changed.emit()

    def set_sight(self, sight: Sight) -> None:
        """See another part of the trainability map, or hold other things against each other."""
        if sight != self._scene.sight:
            self._scene = replace(self._scene, sight=sight)
            self.study_changed.emit()

    def show_tile(self, tile: Tile, shown: bool) -> None:
        """Show a view of the network, or show it no more."""
        tiles = self._scene.tiles
        if shown != (tile in tiles):
            self._scene = replace(self._scene, tiles=tiles | {tile} if shown else tiles - {tile})
            self.tiles_changed.emit()

    def set_cut(self, cut: Cut) -> None:
        """Cut the landscape of a network in another way."""
        if cut != self._scene.cut:
            self._scene = replace(self._scene, cut=cut)
            self.cut_changed.emit()

    def set_cut_field(self, name: str, value: float) -> None:
        """Cut it with another value of a field; out of range, only say so."""
        changed = self._changed(self._scene.cut, name, value)
        if changed is not None:
            self.set_cut(changed)

    def set_sample(self, index: int) -> None:
        """Follow another of the training samples through the network."""
        if index != self._scene.sample:
            self._scene = replace(self._scene, sample=index)
            self.sample_changed.emit()

    def set_theme(self, name: str) -> None:
        """Draw everything in the colours of a theme; ValueError lists the known ones."""
        self._appear(replace(self._scene.appearance, theme=name))

    def set_colour_map(self, name: str) -> None:
        """Draw costs in the colours of a map; an empty name means the theme's own.

        ValueError lists the known ones.
        """
        self._appear(replace(self._scene.appearance, colour_map=name))

    def set_text_scale(self, scale: float) -> None:
        """Draw texts so many times as large as the window's size asks for, within the possible."""
        scale = min(max(scale, TEXT_SCALES[0]), TEXT_SCALES[1])
        self._appear(replace(self._scene.appearance, text_scale=scale))

    def _appear(self, appearance: Appearance) -> None:
        if appearance != self._scene.appearance:
            self._scene = replace(self._scene, appearance=appearance)
            self.appearance_changed.emit()

    def _changed(self, whole: F, name: str, value: float) -> F | None:
        """The same with another field; None, and a word about it, where that is not possible."""
        about = describe(type(whole))[name]
        if not about.accepts(value):
            text = self.tr("{label} must be {range}.")
            self._say(text.format(label=translated(about.label), range=allowed_range(about)))
            return None
        change: dict[str, Any] = {name: value}
        return replace(whole, **change) if value != getattr(whole, name) else None

    def _see_as(self, scene: Scene) -> None:
        if scene != self._scene:
            self._scene = scene
            self.view_changed.emit()

    def _say(self, text: str) -> None:
        self._notice = text
        self.message.emit(text)

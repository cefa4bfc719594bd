"""The level line through the ball and the model that fits the cost there."""

from __future__ import annotations

from typing import final

import numpy as np

from gdviz.canvas.outline import Outline, in_sight
from gdviz.canvas.picture import Picture
from gdviz.canvas.plates.local_words import curvature_rows, field_rows, level_row, model_row
from gdviz.canvas.plates.setting import Row, Swatch
from gdviz.canvas.plot_area import PlotArea
from gdviz.engine.cost import Array
from gdviz.engine.local_model import LocalModel
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.theme import Look

#: Heights of the items: below the trails.
LEVEL, MODEL, VERTEX = 7, 8, 9
#: Dashes of the model's line: what is drawn so is thought, not there.
DASHES = (5.0, 2.5)
#: The layers of which something is drawn or said.
TOLD = frozenset({Layer.LEVEL, Layer.MODEL, Layer.CURVATURE, Layer.FIELD, Layer.STREAMLINES})
#: The strokes of a cross around its middle.
CROSS = (((-1, -1), (1, 1)), ((-1, 1), (1, -1)))


@final
class LocalMarks:
    """`show` draws those layers that are on and gives the rows that say what they are."""

    def __init__(self, plot: PlotArea, session: Session) -> None:
        self._plot, self._session = plot, session
        self._look: Look | None = None
        self.level, self.model, self.vertex = Outline(), Outline(), Outline()
        for item, height in ((self.level, LEVEL), (self.model, MODEL), (self.vertex, VERTEX)):
            plot.add(item, height)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        theme, line = look.theme, look.sizes.line
        self.level.set_style(0.8 * line, theme.level_here, theme.casing)
        self.model.set_style(0.8 * line, theme.model, theme.casing, DASHES)
        self.vertex.set_style(line, theme.model, theme.casing)

    def show(self, picture: Picture, glide: float) -> list[Row]:
        """Show it where the selected run's ball is, which has so far glided; must not emit."""
        shows_model, shows_level = self._wants(Layer.MODEL), self._wants(Layer.LEVEL)
        self.level.setVisible(shows_level)
        for item in (self.model, self.vertex):
            item.setVisible(shows_model)
        if self._look is None or not self._session.scene.layers & TOLD:
            return []
        point = self._session.run.point_on_way(self._session.playhead, glide)
        rows = [self._show_level(self._look, picture, point)] if shows_level else []
        if shows_model or self._wants(Layer.CURVATURE):
            model = LocalModel.at(self._session.cost, point)
            rows += [self._show_model(self._look, picture, model)] if shows_model else []
            rows += curvature_rows(model) if self._wants(Layer.CURVATURE) else []
        return rows + field_rows(filter(self._wants, Layer))

    def _wants(self, layer: Layer) -> bool:
        scene = self._session.scene
        return layer in scene.layers and self._session.cost.dimension in layer.dimensions

    def _show_level(self, look: Look, picture: Picture, point: Array) -> Row:
        with np.errstate(all="ignore"):
            height = float(self._session.cost.value(point))
        lines = picture.level_lines(self._session.cost, height)
        self.level.show_lines([self._plot.map.to_pixels(line) for line in lines])
        return level_row(height, Swatch(look.theme.level_here))

    def _show_model(self, look: Look, picture: Picture, model: LocalModel) -> Row:
        view = self._plot.map
        lines = picture.model_lines(model, view)
        self.model.show_lines([in_sight(view.to_pixels(line), view) for line in lines])
        self._show_vertex(look, model)
        return model_row(model, Swatch(look.theme.model, DASHES))

    def _show_vertex(self, look: Look, model: LocalModel) -> None:
        """A cross where Newton's method would go."""
        if model.vertex is None:
            self.vertex.show_lines([])
            return
        view = self._plot.map
        # In one dimension the model's height is the second coordinate; in two it is left out.
        middle = view.to_pixels([*model.vertex, float(model.value(model.vertex))][:2])
        strokes = middle + 0.4 * look.sizes.ball * np.array(CROSS)
        self.vertex.show_lines([in_sight(stroke, view) for stroke in strokes])

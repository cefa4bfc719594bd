"""What the present slice of a network's landscape needs to know beside its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.network.network_cost import NetworkCost
from gdviz.panel.form import Form
from gdviz.panel.labelled_picker import LabelledPicker
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.cut import CutKind
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class SliceSection(QWidget):
    """A seed, two weights, or the solution at the far end of a line."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._named: tuple[str, ...] = ()  # the weights that the pickers offer
        self._form = Form(prefix="slice_")
        self._weights = (
            LabelledPicker("slice_first_weight", self.tr("Across")),
            LabelledPicker("slice_second_weight", self.tr("Up")),
        )
        self._other = LabelledPicker("slice_second_solution", self.tr("To"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._form, *self._weights, self._other):
            self._layout.addWidget(part)
        self._connect()
        self._show_scene()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._form.set_look(look)

    def _connect(self) -> None:
        self._form.field_requested.connect(self._on_field_requested)
        for place, picker in enumerate(self._weights):
            picker.picked.connect(partial(self._on_weight_picked, place))
        self._other.picked.connect(self._on_other_picked)
        session = self._session
        for changed in (session.cut_changed, session.tiles_changed, session.runs_changed):
            changed.connect(self._show_scene)
        session.selection_changed.connect(self._show_scene)

    def _show_scene(self) -> None:
        scene = self._session.scene
        kind = scene.cut.kind
        self._form.setVisible(kind is CutKind.RANDOM)
        for picker in self._weights:
            picker.setVisible(kind is CutKind.WEIGHTS)
        self._other.setVisible(kind is CutKind.LINE)
        if kind is not CutKind.PRINCIPAL and scene.task is not None and scene.task.has_network:
            self._form.show_fields(scene.cut)
            self._show_weights(scene)
            self._other.show_titles(self._solutions())
            self._other.show_name(str(self._shown_other()))

    def _show_weights(self, scene: Scene) -> None:
        """Names are offered where they are to be chosen from: there may be many thousands."""
        cost = scene.function
        if scene.cut.kind is not CutKind.WEIGHTS or not isinstance(cost, NetworkCost):
            return
        if cost.network.names != self._named:
            self._named = cost.network.names
            titles = {str(index): name for index, name in enumerate(self._named)}
            for picker in self._weights:
                picker.show_titles(titles)
        indices = scene.cut.weights_among(cost.dimension)
        for picker, index in zip(self._weights, indices, strict=True):
            picker.show_name(str(index))

    def _solutions(self) -> Mapping[str, str]:
        """The last weights of each other run, and those with which this one began."""
        scene = self._session.scene
        titles = {
            str(plan.style): translated(plan.optimizer.title)
            for index, plan in enumerate(scene.race.plans)
            if index != scene.race.selected
        }
        return titles | {str(scene.race.plan.style): self.tr("Where it began")}

    def _shown_other(self) -> int:
        """The run that is at the far end, chosen or by itself: the first in the list."""
        known, other = self._solutions(), self._session.scene.cut.other
        return other if other is not None and str(other) in known else int(next(iter(known)))

    def _on_field_requested(self, field: str, value: float) -> None:
        self._session.set_cut_field(field, value)
        self._form.show_fields(self._session.scene.cut)  # what was refused must not stay

    def _on_weight_picked(self, place: int, name: str) -> None:
        self._session.set_cut(self._session.scene.cut.with_weight(place, int(name)))

    def _on_other_picked(self, name: str) -> None:
        self._session.set_cut(replace(self._session.scene.cut, other=int(name)))

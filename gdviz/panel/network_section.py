"""The network itself: its layers, what they compute, and with which weights it begins."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gdviz.engine.network.activations import activations
from gdviz.engine.network.initialisation import initialisations
from gdviz.engine.network.objectives import objectives
from gdviz.engine.network.outputs import outputs
from gdviz.panel.form import Form
from gdviz.panel.labelled_picker import LabelledPicker
from gdviz.panel.layers_edit import LayersEdit
from gdviz.panel.named import named
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class NetworkSection(QWidget):
    """Every change asks for another task; what is not possible is said and not taken."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._layers_label = QLabel(self.tr("Hidden layers"))
        self._layers = LayersEdit("hidden_layers")
        self._layers_label.setBuddy(self._layers)
        self._pickers = self._make_pickers()
        self._form = Form(prefix="network_")
        self._redraw = named("redraw_weights", QPushButton(self.tr("Other weights")))
        self._redraw.setToolTip(self.tr("Begin with other random weights (R)"))
        self._arrange()
        self._connect()
        self._show_task()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._form.set_look(look)

    def _make_pickers(self) -> dict[str, LabelledPicker]:
        tr, suited = self.tr, {"": self.tr("What suits the data")}
        kinds = {
            "activation": (tr("Activation"), _titles(activations)),
            "output": (tr("Output"), suited | _titles(outputs)),
            "objective": (tr("Cost"), suited | _titles(objectives)),
            "initialisation": (tr("First weights"), _titles(initialisations)),
        }
        return {
            field: LabelledPicker(f"{field}_picker", label, titles)
            for field, (label, titles) in kinds.items()
        }

    def _arrange(self) -> None:
        self._layout, line = QVBoxLayout(self), QHBoxLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._layers_label)
        line.addWidget(self._layers, stretch=1)
        self._layout.addLayout(line)
        for picker in self._pickers.values():
            self._layout.addWidget(picker)
        self._layout.addWidget(self._form)
        self._layout.addWidget(self._redraw)

    def _connect(self) -> None:
        self._layers.entered.connect(partial(self._wish, "hidden"))
        for field, picker in self._pickers.items():
            picker.picked.connect(partial(self._wish, field))
        self._form.field_requested.connect(self._wish)
        self._redraw.clicked.connect(self._session.place_random_start)
        self._layers.complained.connect(self._session.message)
        self._session.cost_changed.connect(self._show_task)

    def _wish(self, field: str, value: object) -> None:
        task, change = self._session.scene.task, {field: value}
        if isinstance(task, NetworkTask):
            self._session.wish_task(partial(replace, task, **change))
            self._show_task()  # what was refused must not stay

    def _show_task(self) -> None:
        task = self._session.scene.task
        if isinstance(task, NetworkTask):
            self._layers.show_sizes(task.hidden)
            for field, picker in self._pickers.items():
                picker.show_name(getattr(task, field))
            self._form.show_fields(task)


def _titles(registry: Any) -> dict[str, str]:
    return {name: translated(each.title) for name, each in registry.items()}

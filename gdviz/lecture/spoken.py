"""What a screen reader says of controls beyond the words that stand on them, as a table.

Settings of optimizers, schedules and data say it themselves, in the help of their fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import final

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QGraphicsView, QWidget

from gdviz.session.session import Session
from gdviz.session.words import translated

#: Names of controls that have no words of their own, by object name.
NAMES: Mapping[str, str] = {
    "control_panel": "Control panel",
    "optimizer_picker": "Optimizer",
}
#: What controls do, by object name.
DESCRIPTIONS: Mapping[str, str] = {
    "heading": "Opens or closes this section",
    "control_panel": "Everything that can be set, in sections",
    "picture": "A click places the start; Ctrl and arrows move it",
    "optimizer_picker": "The rule by which the selected run moves",
    "schedule_picker": "How the learning rate changes with the step",
    "data_picker": "The samples that the network learns from",
    "activation_picker": "What a neuron makes of its sum",
    "output_picker": "What the last layer makes of its sums",
    "objective_picker": "The cost that training makes small",
    "initialisation_picker": "How the first weights are drawn",
    "backpropagation": "One sample on its way through the network and back, step by step",
    "pass_picture": "Up and down choose a neuron, Shift with left and right a sample",
    "view_flat": "The cost from above, with level lines",
    "view_surface": "The cost as a surface that can be turned",
    "view_both": "From above and as a surface, side by side",
    "chart_cost": "Draws the cost against the step",
    "chart_gradient": "Draws the gradient's length against the step",
    "chart_rate": "Draws the learning rate against the step",
    "chart_log": "Counts upwards in powers of ten",
    "own_start": "Gives the selected run a start of its own",
    "start_x": "First coordinate of the start",
    "start_y": "Second coordinate of the start",
    "show_trail": "Draws the way of every run so far",
    "show_next_step": "Draws where the coming step leads",
    "show_tangent": "Draws the slope at the ball as a line",
    "show_gradient": "Draws the negative gradient as an arrow",
    "show_minima": "Marks the known minima with flags",
    "show_parts": "Draws the vectors that the step is made of",
    "show_field": "Draws the slope all over the picture",
    "show_streamlines": "Draws lines of steepest descent",
    "show_level": "Draws the level line through the ball",
    "show_model": "Draws the quadratic model at the ball",
    "show_curvature": "Draws how strongly the cost bends there",
    "log_height": "Makes the surface as high as the logarithm",
    "show_boundary": "Shows what the network says of every input",
    "show_units": "Shows the weights of neurons as pictures",
    "show_network": "Shows neurons, weights and what flows",
    "show_curves": "Shows cost and accuracy against the step",
    "show_confusion": "Counts which class is taken for which",
    "show_histograms": "Counts weights and gradients, by layer",
    "show_landscape": "Shows the cost on a slice through the weights",
    "use_mini_batch": "Takes the gradient of some of the data",
    "use_noise": "Adds random numbers to the gradient",
    "use_clip_by_norm": "Shortens gradients that are too long",
    "use_clip_by_value": "Bounds every slope by itself",
    "study_cancel": "Stops computing and keeps what there is",
    "pair_first_start": "Learning rates against first coordinates",
    "pair_second_start": "Learning rates against second coordinates",
    "pair_rates": "Learning rates of either coordinate",
    "curse_flip": "Shows the same as a table, or as curves",
}


@final
class Spoken(QObject):
    """Gives names and descriptions to all controls of a window, and to those made later.

    `made` are the signals that tell of them.
    """

    def __init__(
        self, window: QWidget, session: Session, made: Iterable[SignalInstance] = ()
    ) -> None:
        super().__init__(window)
        self._window = window
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self.fill)
        shows = (session.cost_changed, session.study_changed, session.tiles_changed)
        for signal in (*shows, *made):
            # Not at once: what is being made is not whole.
            signal.connect(self._due.start)
        self.fill()

    def fill(self) -> None:
        """Say of every control what it does, unless it says so itself."""
        for widget in self._window.findChildren(QWidget):
            name = widget.objectName()
            if name in NAMES and not widget.accessibleName():
                widget.setAccessibleName(translated(NAMES[name]))
            if isinstance(widget, QGraphicsView) and not widget.accessibleName():
                _name_as_its_view(widget)
            told = widget.accessibleDescription() or widget.toolTip()
            if name in DESCRIPTIONS and not told:
                widget.setAccessibleDescription(translated(DESCRIPTIONS[name]))


def _name_as_its_view(widget: QWidget) -> None:
    """A plot inside a view is what the view says of itself."""
    each = widget.parentWidget()
    while each is not None and not each.accessibleName():
        each = each.parentWidget()
    if each is not None:
        widget.setAccessibleName(each.accessibleName())

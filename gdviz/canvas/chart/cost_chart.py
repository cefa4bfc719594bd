"""The strip below the canvas: what is drawn against the step, and the plot of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gdviz.canvas.chart.chart_plot import ChartPlot
from gdviz.canvas.chart.switch import Switch
from gdviz.canvas.fitted_label import FittedLabel
from gdviz.session.chart import Chart, Quantity
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look

#: The height of the strip in heights of its text.
HEIGHT = 10.0


@final
class CostChart(QWidget):
    """Asks for another quantity or axis, and for the steps that are clicked."""

    chart_requested = Signal(object)  # a Chart
    seek_requested = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("cost_chart")
        self.setAccessibleName(self.tr("Cost chart"))
        self._session = session
        self._build()
        self._arrange()
        self._connect()
        self.hide()

    @property
    def plot(self) -> ChartPlot:
        """The curves."""
        return self._plot

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.setFixedHeight(round(HEIGHT * look.sizes.text))
        spacing = look.sizes.spacing
        self._row.setContentsMargins(2 * spacing, 0, 2 * spacing, 0)
        self._row.setSpacing(spacing)
        for switch in (*self._choices.values(), self._log):
            switch.set_look(look)
        self._words.set_look(look)
        self._plot.set_look(look)

    def show_chart(self) -> None:
        """Show what the scene says of the chart; must not emit."""
        chart = self._session.scene.chart
        for quantity, switch in self._choices.items():
            switch.setChecked(quantity is chart.quantity)
        self._log.setChecked(chart.log)
        self._words.setText(self._in_words(chart))
        self._plot.show_runs()
        self.setVisible(chart.open)

    def show_runs(self) -> None:
        """Show the session's runs, which began anew; must not emit."""
        self._words.setText(self._in_words(self._session.scene.chart))
        self._plot.show_runs()

    def show_playhead(self) -> None:
        """Show how far the runs are, and the playhead; must not emit."""
        self._plot.show_playhead()

    def withhold(self, hidden: bool) -> None:
        """Draw nothing beyond the playhead, as while the hall guesses, or all again."""
        self._plot.withhold(hidden)

    def _build(self) -> None:
        # No button group: of one that is exclusive, Tab reaches only the button that is on.
        self._choices = {each: self._choice(each) for each in Quantity}
        self._log = Switch("chart_log", self.tr("Log axis"))
        self._log.clicked.connect(self._on_log_clicked)
        self._words = FittedLabel("chart_words", faint=True)
        self._plot = ChartPlot(self._session)

    def _choice(self, quantity: Quantity) -> Switch:
        switch = Switch(f"chart_{quantity.name.lower()}", translated(quantity.label))
        switch.clicked.connect(partial(self._on_quantity_clicked, quantity))
        return switch

    def _arrange(self) -> None:
        self._row = QHBoxLayout()
        for switch in self._choices.values():
            self._row.addWidget(switch)
        self._row.addWidget(self._log)
        self._row.addWidget(self._words, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addWidget(self._plot, stretch=1)

    def _connect(self) -> None:
        self._plot.seek_requested.connect(self.seek_requested)

    def _on_quantity_clicked(self, quantity: Quantity) -> None:
        self._choices[quantity].setChecked(True)  # a click on the one that is on leaves it on
        self.chart_requested.emit(replace(self._session.scene.chart, quantity=quantity))

    def _on_log_clicked(self, log: bool) -> None:
        self.chart_requested.emit(replace(self._session.scene.chart, log=log))

    def _in_words(self, chart: Chart) -> str:
        """What the axis measures, where the button alone does not tell."""
        if not chart.log or chart.quantity is not Quantity.COST:
            return ""
        if all(run.descent.cost.minima for run in self._session.shown_runs):
            return self.tr("above the lowest known minimum")
        return self.tr("decades away from zero, both ways")

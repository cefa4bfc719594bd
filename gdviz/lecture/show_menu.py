"""The menu of what is drawn: layers, the height of the surface, the chart's quantity and axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gdviz.session.chart import Quantity
from gdviz.session.scene import Layer, View
from gdviz.session.session import Session
from gdviz.session.words import translated


@final
class ShowMenu(QObject):
    """One entry that can be checked for every box and button of that kind; it follows them."""

    def __init__(self, session: Session, menu: QMenu) -> None:
        super().__init__(menu)
        self._session, self._menu = session, menu
        self._layers = {
            layer: self._check(translated(layer.label), partial(session.show_layer, layer))
            for layer in Layer
        }
        menu.addSeparator()
        self._log_height = self._check(_tr("Log height"), session.set_log_height)
        menu.addSeparator()
        self._quantities = {
            each: self._check(translated(each.label), partial(self._show_quantity, each))
            for each in Quantity
        }
        self._log_axis = self._check(_tr("Log axis of the chart"), self._set_log_axis)
        self._connect()

    def _check(self, text: str, act: Callable[[bool], object]) -> QAction:
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(lambda checked: act(checked))
        return action

    def _connect(self) -> None:
        session = self._session
        session.cost_changed.connect(self._show_scene)
        session.layers_changed.connect(self._show_scene)
        session.view_changed.connect(self._show_scene)
        session.chart_changed.connect(self._show_scene)

    def _show_quantity(self, quantity: Quantity, shown: bool) -> None:
        chart = replace(self._session.scene.chart, quantity=quantity)
        self._session.set_chart(replace(chart, open=shown))

    def _set_log_axis(self, log: bool) -> None:
        self._session.set_chart(replace(self._session.scene.chart, open=True, log=log))

    def _show_scene(self) -> None:
        scene = self._session.scene
        for layer, action in self._layers.items():
            action.setVisible(self._session.cost.dimension in layer.dimensions)
            action.setChecked(layer in scene.layers)
        self._log_height.setVisible(scene.shown_view is not View.FLAT)
        self._log_height.setChecked(scene.log_height)
        for quantity, action in self._quantities.items():
            action.setChecked(scene.chart.open and quantity is scene.chart.quantity)
        self._log_axis.setChecked(scene.chart.log)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ShowMenu", text)

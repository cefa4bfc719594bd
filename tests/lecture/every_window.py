"""Windows in which, taken together, everything is shown that there is to operate."""

from __future__ import annotations

from dataclasses import replace

from gdviz.panel.section import Section
from gdviz.session.chart import Chart
from gdviz.session.scene import Scene, View
from gdviz.session.study import Study
from gdviz.session.tasks import TASKS
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

#: Every task, every kind of cost, searches, and every question about the whole cost.
SCENES: dict[str, Scene] = {
    **{name: Scene.opening(name) for name in TASKS},
    "curve": Scene.opening("prediction", "adam", "line_search"),
    "contours": Scene.opening("himmelblau", "adam", "bfgs"),
    "fit": Scene.opening("penguins", "momentum"),
    "formula": Scene.opening().with_cost("a*x**2 + y**2", (("a", 1.0),)),
    "searches": Scene.opening("himmelblau", "random_search", "grid_search"),
    **{
        each.name: replace(Scene.opening("himmelblau"), study=each)
        for each in Study
        if each is not Study.NONE
    },
}


def open_wholly(open_window: OpenWindow, scene: Scene, view: View = View.FLAT) -> MainWindow:
    """A window with the chart and every section open."""
    window = open_window(replace(scene, chart=Chart(open=True), view=view))
    for section in window.findChildren(Section):
        section.set_open(True)
    for _ in range(3):
        settle()
    return window

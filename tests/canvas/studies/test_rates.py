"""The sweep: curves of all runs, what theory says, and a click that takes a rate."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QWidget

from gdviz.canvas.studies.rate_plot import spread
from gdviz.canvas.studies.rates import Rates
from gdviz.canvas.studies.verdict_key import VerdictKey
from gdviz.engine.sweep import Verdict
from gdviz.session.study import Study
from gdviz.window import MainWindow
from tests import pointer
from tests.canvas.studies.conftest import OpenStudy
from tests.conftest import settle


@pytest.fixture
def window(open_study: OpenStudy) -> MainWindow:
    return open_study(Study.RATES, "ill_conditioned_bowl", "gradient_descent", "momentum")


def rates(window: MainWindow) -> Rates:
    view = window.canvas.studies.view
    assert isinstance(view, Rates)
    return view


def curvatures(window: MainWindow) -> np.ndarray:
    cost = window.session.cost
    return np.linalg.eigvalsh(cost.hessian(cost.minima[0].point))


def test_every_run_has_a_curve_in_its_style(window: MainWindow) -> None:
    assert [each.style for each in rates(window).costs.curves] == [0, 1]
    assert [each.style for each in rates(window).steps.curves] == [0, 1]


def test_the_words_name_limit_and_best_rate_of_theory(window: MainWindow) -> None:
    low, high = curvatures(window)
    words = rates(window).words()
    assert f"2/λmax = {2 / high:.3g}" in words
    assert f"best {2 / (low + high):.3g}" in words


def test_final_costs_are_those_of_single_descents(window: MainWindow) -> None:
    import gdviz

    curve = rates(window).costs.curves[0]
    finite = [i for i, verdict in enumerate(curve.verdicts) if verdict.name != "DIVERGED"]
    for index in finite[:: max(len(finite) // 6, 1)]:
        rule = gdviz.optimizers["gradient_descent"](learning_rate=10.0 ** curve.rates[index])
        alone = gdviz.descend(
            window.session.cost, window.session.start, rule, steps=1000, tolerance=1e-7
        )
        expected = np.log10(max(float(alone.costs[-1]), 1e-16))
        assert curve.values[index] == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("which", ["costs", "steps"])
def test_a_click_sets_the_rate_of_the_selected_run(window: MainWindow, which: str) -> None:
    plot = getattr(rates(window), which).plot
    view = plot.map
    middle = 0.5 * (view.y_range[0] + view.y_range[1])
    pointer.click(plot, -2.0, middle)
    settle()
    assert window.session.optimizer.learning_rate == pytest.approx(0.01, rel=0.05)
    assert window.desk.whole  # a sweep does not hang on the rate


def test_another_start_is_swept_anew(window: MainWindow) -> None:
    first = window.desk.answer
    window.session.place_start((1.0, 1.0))
    assert window.desk.answer is not first
    assert window.desk.busy


def test_both_plots_begin_at_one_place(window: MainWindow) -> None:
    lefts = {
        each.plot.numbers_to_widget(each.plot.map.x_range[0], 0.0).x()
        for each in (rates(window).costs, rates(window).steps)
    }
    assert max(lefts) - min(lefts) <= 1


def test_the_pane_has_a_name_for_readers(window: MainWindow) -> None:
    assert window.findChild(QWidget, "rates").accessibleName()


def test_the_selected_run_lies_over_the_others_and_is_spoken_of(window: MainWindow) -> None:
    assert rates(window).costs.selected == 0
    assert rates(window).words().startswith("Gradient descent: ")
    window.session.select_run(1)
    settle()
    assert rates(window).costs.selected == rates(window).steps.selected == 1
    assert rates(window).words().startswith("Momentum: ")
    assert window.findChild(QLabel, "study_words").text() == rates(window).words()


def test_marks_of_one_kind_stand_apart_and_each_change_is_marked() -> None:
    pixels = np.column_stack([np.arange(10.0), np.zeros(10)])
    verdicts = [Verdict.CONVERGED] * 6 + [Verdict.DIVERGED] * 4
    assert spread(pixels, verdicts, 3.0) == [0, 3, 6, 9]


@pytest.mark.parametrize(("width", "columns"), [(1200, 4), (300, 2)])
def test_the_key_takes_two_lines_where_it_is_narrow(
    window: MainWindow, width: int, columns: int
) -> None:
    key = window.findChild(VerdictKey)
    assert key.isVisible()
    key.resize(width, key.height())
    assert key.columns == columns

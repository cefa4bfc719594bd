"""What a chart can show, and that the session tells of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gdviz.session.chart import Chart, Quantity
from gdviz.session.session import Session


def test_quantities_are_read_from_a_run(session: Session) -> None:
    session.advance(4)
    run = session.runs[0]
    points = run.points(1, 4)
    gradients = session.cost.gradient(points)
    np.testing.assert_allclose(Quantity.COST.values(run, 1, 4), session.cost.value(points))
    np.testing.assert_allclose(
        Quantity.GRADIENT.values(run, 1, 4), np.hypot(gradients[:, 0], gradients[:, 1])
    )
    rate = session.scene.optimizers[0].learning_rate
    assert Quantity.RATE.values(run, 1, 4).tolist() == [rate] * 3


def test_chart_and_loop_are_told_when_they_change(session: Session) -> None:
    told: list[str] = []
    session.chart_changed.connect(lambda: told.append("chart"))
    session.loop_changed.connect(lambda: told.append("loop"))
    session.set_chart(Chart())
    session.set_loop(False)
    assert told == []
    session.set_chart(replace(Chart(), open=True))
    session.set_loop(True)
    assert told == ["chart", "loop"]
    assert (session.scene.chart.open, session.scene.loop) == (True, True)
    session.announce()
    assert sorted(told[2:]) == ["chart", "loop"]


def test_they_outlive_another_cost(session: Session) -> None:
    session.set_chart(Chart(open=True, quantity=Quantity.RATE))
    session.set_loop(True)
    session.set_cost("rosenbrock")
    assert session.scene.chart == Chart(open=True, quantity=Quantity.RATE)
    assert session.scene.loop

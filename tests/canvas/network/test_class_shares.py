"""Borders between classes lie where the largest share changes."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.canvas.network.class_shares import as_shares, class_borders, known_shares
from gdviz.engine.network.scores import chosen_classes

X, Y = np.linspace(-1, 1, 41), np.linspace(-2, 2, 51)


def test_a_single_output_speaks_for_the_second_of_two_classes() -> None:
    outputs = np.array([[0.0], [0.3], [0.5], [np.nextafter(0.5, 1)], [0.9]])
    shares = as_shares(outputs)
    assert shares[1].tolist() == outputs[:, 0].tolist()
    assert np.allclose(shares.sum(axis=0), 1.0)
    assert shares.argmax(axis=0).tolist() == chosen_classes(outputs).tolist()


def test_the_border_of_two_classes_that_change_evenly_is_exact() -> None:
    x, y = np.meshgrid(X, Y)
    p = 0.5 + 0.1 * (x + 0.25 * y - 0.13)
    lines = class_borders(np.stack([1 - p, p]), X, Y)
    assert len(lines) == 1
    assert np.abs(lines[0] @ (1, 0.25) - 0.13).max() < 1e-12
    assert sorted(lines[0][[0, -1], 1]) == pytest.approx([-2, 2])  # from edge to edge


def test_three_classes_meet_on_the_lines_between_them() -> None:
    x, y = np.meshgrid(X, Y)
    angles = np.pi * np.array([1 / 2, 7 / 6, 11 / 6])
    shares = 1 / 3 + 0.1 * np.stack([np.cos(a) * x + np.sin(a) * y for a in angles])
    lines = np.concatenate(class_borders(shares, X, Y))
    leads = 1 / 3 + 0.1 * (lines @ np.stack([np.cos(angles), np.sin(angles)]))
    first, second = np.sort(leads, axis=1)[:, :0:-1].T
    cell = np.hypot(X[1] - X[0], Y[1] - Y[0])
    assert (first - second).max() < 0.2 * cell  # exact but where all three meet in a cell
    assert np.median(first - second) < 1e-12


def test_where_one_class_is_chosen_everywhere_there_is_no_border() -> None:
    shares = np.full((2, len(Y), len(X)), 0.5)
    assert class_borders(shares, X, Y) == []
    shares[1] = 0.6
    assert class_borders(shares, X, Y) == []


def test_what_is_no_number_belongs_to_no_class_and_has_no_border() -> None:
    x, _ = np.meshgrid(X, Y)
    shares = np.stack([1 - x, x])
    shares[:, 20:] = np.nan
    lines = class_borders(shares, X, Y)
    assert np.concatenate(lines)[:, 1].max() <= Y[19] + 1e-12
    known, safe = known_shares(shares)
    assert known[:20].all()
    assert not known[20:].any()
    assert np.isfinite(safe).all()
    assert class_borders(np.full_like(shares, np.nan), X, Y) == []

"""Numbers on cards: every one once, each on its own card, however long they are."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from gdviz.app import create_window
from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.card_forms import FORMS
from gdviz.canvas.backpropagation.card_grid import Captions, lay_in_grid
from gdviz.canvas.backpropagation.known import Known
from gdviz.canvas.backpropagation.number_parts import styled
from gdviz.canvas.backpropagation.pass_texts import texts_of
from gdviz.canvas.backpropagation.text_form import TextForm
from gdviz.canvas.network.neuron_painter import font_for
from gdviz.engine.network.sample_pass import SamplePass
from gdviz.engine.network.worked_pass import beats_of_pass
from gdviz.engine.optimizers import optimizers
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import full_screen_sizes

hidden = st.lists(st.integers(1, 8), min_size=1, max_size=3).map(tuple)
#: Weights from vanishing to exploding: so long numbers become.
scales = st.sampled_from([1e-6, 1e-2, 1.0, 30.0, 1e6])


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp: QApplication) -> None:
    create_window().deleteLater()  # loads them


def passed(layers: tuple[int, ...], scale: float) -> tuple[Known, Known]:
    """The first and the last moment of a pass with random weights of a size."""
    cost = NetworkTask(hidden=layers).function()
    point = scale * np.random.default_rng(0).normal(size=cost.dimension)
    rule = optimizers["gradient_descent"](learning_rate=0.5)
    told = SamplePass(cost, point, 0, rule, rule.initial_state(point))
    beats = beats_of_pass(told)
    return Known(told, beats, 0, 2), Known(told, beats, len(beats) - 1, 2)


def laid_out(
    moments: tuple[Known, Known], area: QRectF, pixels: range = range(26, 9, -1)
) -> Arrangement | None:
    sizes = full_screen_sizes(1280, 720)
    forms = [TextForm(font_for(sizes, each / sizes.text), 2) for each in pixels]
    network = moments[0].told.network.sizes
    captions = Captions(("x", "y"), ("second",) * network[-1], ("t = 1.00",) * network[-1])
    return lay_in_grid(moments, area, forms, captions)


@given(hidden, scales, st.floats(700, 2600), st.floats(250, 1200))
def test_every_number_is_once_on_its_own_card_and_fits_in(
    layers: tuple[int, ...], scale: float, wide: float, high: float
) -> None:
    moments, area = passed(layers, scale), QRectF(10, 20, wide, high)
    arranged = laid_out(moments, area)
    if arranged is None:
        return
    sizes = moments[0].told.network.sizes
    cards = {place[:2]: place.box for column in arranged.layout.columns for place in column}
    assert cards.keys() == {(layer, n) for layer, size in enumerate(sizes) for n in range(size)}
    for one, other in combinations(cards.values(), 2):
        assert not one.intersects(other)
    assert all(area.adjusted(-0.1, -0.1, 0.1, 0.1).contains(box) for box in cards.values())
    for known in moments:
        texts = texts_of(known, arranged)
        rows = Counter((text.of, text.row.symbol) for text in texts)
        weights = sum(one * other for one, other in pairwise(sizes))
        assert len(rows) == len(texts) == sizes[0] + 4 * sum(sizes[1:]) + 2 * weights
        bold = QFontMetricsF(styled(arranged.font, bold=True))
        for text in texts:
            assert cards[text.of[:2]].adjusted(-0.1, -0.1, 0.1, 0.1).contains(text.box)
            needed = bold.horizontalAdvance(text.symbol) + bold.horizontalAdvance(text.row.text)
            assert needed <= text.box.width() + 0.08 * arranged.form.em, text
    for one, other in combinations(texts, 2):
        both = one.box.intersected(other.box)
        assert both.width() < 0.1 or both.height() < 0.1


@given(hidden, st.floats(700, 2600), st.floats(250, 1200))
def test_where_a_larger_size_has_room_a_smaller_one_is_not_taken(
    layers: tuple[int, ...], wide: float, high: float
) -> None:
    moments, area = passed(layers, 1.0), QRectF(0, 0, wide, high)
    arranged = laid_out(moments, area)
    for pixels in range(26, 9, -4):
        alone = laid_out(moments, area, range(pixels, pixels - 1, -1))
        if alone is not None:
            assert arranged is not None
            assert arranged.font.pixelSize() >= pixels


def test_without_room_there_is_no_arrangement() -> None:
    assert laid_out(passed((4, 4), 1.0), QRectF(0, 0, 300, 100)) is None
    assert laid_out(passed((8, 8, 8), 1.0), QRectF(0, 0, 1280, 400), range(26, 15, -1)) is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_each_form_has_room_for_each_number_once(form: object, count: int) -> None:
    names = tuple(f"a{n}" for n in range(count))
    bands = form(names)
    slots = Counter(
        (slot.row, slot.source) for band in bands for line in band.lines for slot in line
    )
    weights = {(row, source) for row in range(2) for source in range(count)}
    assert slots == Counter({*weights, *((row, None) for row in range(4))})
    for band in bands:
        assert len({len(line) for line in band.lines}) == 1
        assert len(band.labels) == len(band.lines)
        assert len(band.heads) in (0, len(band.lines[0]))


def test_lines_come_in_where_a_source_has_its_own_row() -> None:
    arranged = laid_out(passed((4, 4), 1.0), QRectF(0, 0, 1500, 600))
    assert arranged is not None
    (output,) = arranged.layout.columns[-1]
    rows = {
        cell.of[2]: cell.box.center().y()
        for cell in arranged.grid.cells
        if cell.of[0] == 3 and len(cell.of) == 3
    }
    edges = [edge for edge in arranged.layout.edges if edge.layer == 3]
    assert len(edges) == len(rows) == 4
    for edge in edges:
        assert edge.line.y2() == pytest.approx(rows[edge.source])
        assert edge.line.x2() == pytest.approx(output.box.left())

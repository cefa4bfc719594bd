"""The basin map on the picture is what single descents do."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

import gdviz
from gdviz.canvas.studies import letter_painter
from gdviz.canvas.studies.basins import Basins
from gdviz.map_colours import colour_basins
from gdviz.session.scene import Scene
from gdviz.session.studies.basins import STEPS
from gdviz.session.study import Study
from gdviz.window import MainWindow
from tests import pointer
from tests.canvas.studies.conftest import OpenStudy
from tests.conftest import settle


@pytest.fixture
def window(open_study: OpenStudy) -> MainWindow:
    return open_study(Study.BASINS, "himmelblau")


def basins(window: MainWindow) -> Basins:
    view = window.canvas.studies.view
    assert isinstance(view, Basins)
    return view


def test_pixels_have_the_colour_of_the_minimum_that_a_descent_reaches(window: MainWindow) -> None:
    window.session.set_study(Study.NONE)
    window.session.set_study(Study.BASINS)
    window.session.show_layer(next(iter(window.session.scene.layers)), True)
    settle()
    answer = window.desk.answer
    plot = window.canvas.view.plot
    image = window.canvas.view.grab().toImage()
    ratio = image.devicePixelRatio()
    cost, rule = window.session.cost, window.session.optimizer
    colours = {label: [] for label in range(len(cost.minima))}
    rng = np.random.default_rng(3)
    for start in cost.domain.sample(rng, 60):
        end = gdviz.descend(cost, start, rule, steps=STEPS, tolerance=1e-7).points[-1]
        label = int(np.argmin([np.linalg.norm(end - each.point) for each in cost.minima]))
        place = plot.widget.mapTo(window.canvas.view, pointer.pixel(plot, *start))
        colour = QColor(image.pixel(round(place.x() * ratio), round(place.y() * ratio)))
        colours[label].append(colour.hsvHueF())
    # Shades and what lies on the picture blur a hue; four minima have four of them.
    middles = [np.median(hues) for hues in colours.values()]
    assert len(answer.places) == len(cost.minima)
    assert min(abs(a - b) for i, a in enumerate(middles) for b in middles[:i]) > 0.05


def test_the_words_tell_the_shares(window: MainWindow) -> None:
    answer, words = window.desk.answer, basins(window).words()
    for label, place in enumerate(answer.places):
        share = 100 * np.mean(answer.labels == label)
        assert f"{share:.2g} %" in words
        assert f"({place.point[0]:#.3g}, {place.point[1]:#.3g})".replace("-", "−") in words


def test_the_way_under_the_pointer_is_that_of_a_descent(window: MainWindow) -> None:
    plot = window.canvas.view.plot
    pointer.move(plot, 2.0, -1.0)
    settle()
    point = pointer.numbers(plot, pointer.pixel(plot, 2.0, -1.0))
    way = basins(window).trail.points
    alone = gdviz.descend(window.session.cost, point, window.session.optimizer, steps=30)
    assert len(way) > 20
    np.testing.assert_allclose(way[:20], alone.points[:20], atol=0.05)


def test_a_click_takes_the_start(window: MainWindow) -> None:
    plot = window.canvas.view.plot
    pointer.click(plot, 2.0, -1.0)
    np.testing.assert_allclose(window.session.start, (2.0, -1.0), atol=0.05)
    assert window.desk.whole  # the map does not hang on the start


def test_one_parameter_has_a_band_under_the_curve(open_study: OpenStudy) -> None:
    window = open_study(Study.BASINS, "wavy_valley")
    settle()
    view = window.canvas.view
    image = view.grab().toImage()
    rect = view.plot.map
    left = view.plot.widget.mapTo(view, view.plot.numbers_to_widget(*_lowest(rect)).toPoint())
    row = left.y() - 4
    hues = {
        QColor(image.pixel(x, row)).hsvHue() // 30
        for x in range(left.x() + 20, image.width() - 20)
        if QColor(image.pixel(x, row)).hsvSaturation() > 60
    }
    assert len(hues) >= 4


def _lowest(view: object) -> tuple[float, float]:
    return view.x_range[0], view.y_range[0]


def test_the_map_leaves_the_picture_with_its_study(window: MainWindow) -> None:
    before = window.canvas.view.grab().toImage()
    window.session.set_study(Study.NONE)
    settle()
    assert window.canvas.view.grab().toImage() != before
    assert len(basins_trail_points(window)) == 0


def basins_trail_points(window: MainWindow) -> np.ndarray:
    view = window.canvas.studies._views[Study.BASINS]
    return view.trail.points


def test_colours_are_those_of_places_and_greys_of_none(window: MainWindow) -> None:
    colours = colour_basins(window.desk.answer, STEPS)
    assert colours.shape == (*window.desk.answer.labels.shape, 3)
    labels = window.desk.answer.labels
    for label in np.unique(labels):
        here = colours[labels == label].astype(int)
        spread = np.ptp(here.mean(axis=0))
        assert (spread > 30) == (label >= 0)


def test_of_many_places_their_number_and_the_lowest_are_told(open_study: OpenStudy) -> None:
    window = open_study(Study.BASINS, "rastrigin")
    answer, words = window.desk.answer, basins(window).words()
    reached = np.unique(answer.labels[answer.labels >= 0])
    assert f"{len(reached)} places" in words
    assert "the lowest, (0.00, 0.00)" in words.replace("−", "")


def test_one_coordinate_is_told_by_its_symbol(open_study: OpenStudy) -> None:
    window = open_study(Study.BASINS, "prediction")
    assert "ŷ = 2.00 from 100" in basins(window).words()


def test_a_network_that_follows_has_a_page_of_its_own(window: MainWindow) -> None:
    window.session.show_scene(Scene.opening("network"))
    settle()
    assert window.canvas.pages.page is not None
    window.session.show_scene(Scene.opening("himmelblau"))
    settle()
    assert window.canvas.pages.page is None


def test_without_colour_the_picture_tells_the_basins_apart(window: MainWindow) -> None:
    window.session.set_study(Study.NONE)
    window.session.set_study(Study.BASINS)
    settle()
    view, plot = window.canvas.view, window.canvas.view.plot
    textures = []
    for x, y in ((4.2, 4.2), (-4.2, 4.2), (-1.8, -4.2), (1.5, -4.2)):  # far from marks and borders
        middle = plot.widget.mapTo(view, pointer.pixel(plot, x, y))
        patch = in_grey(view.grab().toImage(), middle.x(), middle.y(), 22)
        textures.append(texture(patch))
        beside = in_grey(view.grab().toImage(), middle.x() + 15, middle.y() - 6, 22)
        # The same basin beside it is alike.
        assert np.abs(texture(beside) - textures[-1]).max() < 3.0
    for one, other in combinations(textures, 2):
        assert np.abs(one - other).max() > 3.5


def in_grey(image: QImage, x: int, y: int, half: int) -> np.ndarray:
    """The luma of a square of pixels, (2 half, 2 half)."""
    part = image.convertToFormat(QImage.Format.Format_Grayscale8).copy(
        x - half, y - half, 2 * half, 2 * half
    )
    rows = np.frombuffer(part.constBits(), np.uint8).reshape(2 * half, -1)
    return rows[:, : 2 * half].astype(float)


def texture(patch: np.ndarray) -> np.ndarray:
    """How much grey changes across, down and along both diagonals."""
    across, down = np.diff(patch, axis=1), np.diff(patch, axis=0)
    falling, rising = patch[1:, 1:] - patch[:-1, :-1], patch[1:, :-1] - patch[:-1, 1:]
    return np.array([np.abs(each).mean() for each in (across, down, falling, rising)])


def test_letters_of_the_words_stand_on_the_picture(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, np.ndarray]] = []
    paint = letter_painter.paint_letters

    def listen(painter: object, marks: list[tuple[int, np.ndarray]], look: object) -> None:
        told.extend(marks)
        paint(painter, marks, look)

    monkeypatch.setattr(letter_painter, "paint_letters", listen)
    window.session.set_study(Study.NONE)
    window.session.set_study(Study.BASINS)
    settle()
    view, answer = window.canvas.view.plot.map, window.desk.answer
    assert {label for label, _ in told} == {0, 1, 2, 3}
    for label, place in told:
        name, point = "ABCD"[label], answer.places[label].point
        words = f"{name} at ({point[0]:#.3g}, {point[1]:#.3g})".replace("-", "−")
        assert words in basins(window).words()
        # In its own basin, which a descent from there says too.
        start = view.to_numbers(place)
        end = gdviz.descend(window.session.cost, start, window.session.optimizer, steps=STEPS)
        assert np.linalg.norm(end.points[-1] - point) < 0.1


def test_many_places_have_no_letters(open_study: OpenStudy) -> None:
    window = open_study(Study.BASINS, "rastrigin")
    assert " at (" not in basins(window).words()

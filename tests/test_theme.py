"""Colours and sizes: every theme is whole, and the back row can read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from gdviz import theme
from gdviz.canvas.flat.contour_picture import band_colours
from gdviz.style_sheet import style_sheet
from gdviz.theme import COLOUR_MAPS, Look, load_theme, sizes_for, theme_names, with_colour_map


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2), from 1 to 21."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_light_comes_first_because_projectors_wash_out_dark_pictures() -> None:
    assert theme_names() == ("light", "dark", "high_contrast")


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("text", "window", 12.0),
        ("text", "surface", 12.0),
        ("muted", "window", 7.0),
        ("muted", "surface", 7.0),
        ("accent", "surface", 7.0),
        ("text", "rule", 7.0),
        ("text", "curve_fill", 7.0),
        ("axis", "surface", 7.0),
        ("on_accent", "accent", 7.0),
        ("curve", "surface", 7.0),
        ("tangent", "surface", 4.5),
        ("next_step", "surface", 4.5),
        ("accent", "window", 7.0),
    ],
)
def test_ink_stands_out_from_paper(name: str, ink: str, paper: str, least: float) -> None:
    colours = load_theme(name)
    assert contrast(getattr(colours, ink), getattr(colours, paper)) >= least


@pytest.mark.parametrize("name", theme_names())
def test_the_ball_stands_out_and_no_two_runs_look_alike(name: str) -> None:
    colours = load_theme(name)
    assert contrast(colours.runs[0], colours.casing) >= 3.0
    assert contrast(colours.runs[0], colours.surface) >= 3.0
    assert len(set(colours.runs)) == len(colours.runs)


@pytest.mark.parametrize("height", [480, 720, 1080, 2160])
def test_sizes_grow_with_the_window(height: int) -> None:
    sizes = sizes_for(2 * height, height)
    assert sizes.text == pytest.approx(0.0235 * height, abs=0.5)
    assert sizes.large > 1.6 * sizes.text


def test_a_narrow_window_counts_as_a_lower_one() -> None:
    assert sizes_for(600, 1000) == sizes_for(600, 360)


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("height", [360, 720, 2160])
def test_the_style_sheet_is_filled_in(name: str, height: int) -> None:
    sheet = style_sheet(Look(load_theme(name), sizes_for(2 * height, height)))
    assert load_theme(name).accent in sheet
    assert "{window}" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert "-1px" not in sheet


@pytest.mark.parametrize(
    ("words", "wrong"), [('title = "Half"', "accent"), ('sky = "#0000ff"', "sky")]
)
def test_a_theme_that_is_not_whole_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str, wrong: str
) -> None:
    (tmp_path / "half.toml").write_text(words, encoding="utf-8")
    monkeypatch.setattr(theme, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(ValueError, match=rf"themes/half\.toml: .*{wrong}"):
        load_theme("half")


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("colour_map", COLOUR_MAPS)
def test_a_chosen_colour_map_paints_every_theme(name: str, colour_map: str) -> None:
    chosen = with_colour_map(load_theme(name), colour_map)
    bands = band_colours(chosen, 6)
    assert len(set(bands)) == 6
    brightness = [luminance(colour) for colour in bands]
    assert brightness == sorted(brightness)


@pytest.mark.parametrize("name", theme_names())
def test_weights_of_either_sign_are_told_apart_without_colours_too(name: str) -> None:
    colours = load_theme(name)
    for ink in (colours.positive, colours.negative, colours.glow):
        assert contrast(ink, colours.surface) >= 3.0
    assert contrast(colours.positive, colours.negative) >= 1.5

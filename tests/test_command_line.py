"""The words after `gdviz`."""

from __future__ import annotations

from pathlib import Path

import pytest

import gdviz
from gdviz.command_line import lesson, parse, presents
from gdviz.session.scene import Scene
from tests.engine.every import PAIRS


def complaint(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said of a mistake; the exit code has to be 2."""
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert left.value.code == 2
    return capsys.readouterr().err


def test_no_words_open_the_default_scene() -> None:
    assert parse([]) == Scene.opening()


@pytest.mark.parametrize(("optimizer", "cost"), PAIRS)
def test_every_cost_and_optimizer_can_be_asked_for(optimizer: str, cost: str) -> None:
    scene = parse(["--cost", cost, "--optimizer", optimizer])
    assert scene == Scene.opening(cost, optimizer)


@pytest.mark.parametrize(
    "words",
    [
        ["--start", "-1.2", "1"],
        ["--start=-1.2,1"],
        ["--start", "-1.2,1"],
        ["--start", "-12e-1", "1e0"],
    ],
)
def test_a_start_can_be_written_with_spaces_or_commas(words: list[str]) -> None:
    assert parse(["--cost", "rosenbrock", *words]).start == (-1.2, 1.0)


def test_a_learning_rate_is_taken() -> None:
    assert parse(["--learning-rate", "0.25"]).optimizers[0].learning_rate == 0.25


def test_an_unknown_cost_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    said = complaint(capsys, "--cost", "rosenbrok")
    assert "rosenbrok" in said
    assert all(name in said for name in gdviz.costs)


def test_an_unknown_optimizer_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    said = complaint(capsys, "--optimizer", "adamm")
    assert "adamm" in said
    assert all(name in said for name in gdviz.optimizers)


@pytest.mark.parametrize("rate", ["0", "-1", "nan", "inf"])
def test_an_impossible_learning_rate_is_refused(
    capsys: pytest.CaptureFixture[str], rate: str
) -> None:
    assert "learning_rate must be above 0" in complaint(capsys, f"--learning-rate={rate}")


@pytest.mark.parametrize("start", ["1", "1,2,3", "nan,1", "inf,1"])
def test_an_impossible_start_is_refused(capsys: pytest.CaptureFixture[str], start: str) -> None:
    said = complaint(capsys, "--cost", "rosenbrock", "--start", start)
    assert "a start on rosenbrock needs 2 finite coordinates" in said


@pytest.mark.parametrize("words", [["--start", "here"], ["--learning-rate", "fast"], ["--nothing"]])
def test_what_is_no_number_or_no_option_is_named(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert words[-1] in complaint(capsys, *words)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"gdviz {gdviz.__version__}\n"


def test_full_screen_is_asked_for_by_a_word() -> None:
    assert presents(["--present", "--cost", "rosenbrock", "--start", "-1", "1"])
    assert not presents([])


def test_a_lesson_can_be_asked_for_by_name_or_file(tmp_path: Path) -> None:
    assert lesson([]) is None
    shipped = lesson(["--lesson", "learning_rates"])
    assert shipped is not None
    assert shipped.title == "Learning rates"
    own = tmp_path / "own.toml"
    own.write_text('title = "Mine"\n[[slides]]\ntitle = "One"\n', encoding="utf-8")
    found = lesson(["--present", "--lesson", str(own)])
    assert found is not None
    assert found.title == "Mine"
    assert parse(["--lesson", "learning_rates"]) == Scene.opening()


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("learning_rats", "unknown lesson 'learning_rats'; did you mean 'learning_rates'?"),
        ("nowhere/none.toml", "none.toml: there is no such file"),
        ("bad.toml", "bad.toml, line 3, slide 1, titel: unknown key 'titel'"),
    ],
)
def test_a_lesson_that_cannot_be_read_says_why(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    word: str,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text('title = "Mine"\n[[slides]]\ntitel = "One"\n', encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        lesson(["--lesson", word])
    assert left.value.code == 2
    assert said in capsys.readouterr().err

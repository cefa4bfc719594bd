"""`gdviz map` from outside: the words, the exit code, what is said, which files there are."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gdviz.poster import question
from gdviz.poster.command import main
from gdviz.poster.kept_tiles import KeptTiles

Say = pytest.CaptureFixture[str]

WORDS = ["himmelblau", "--size", "96", "--steps", "60", "--learning-rate", "0.01"]


def make(path: Path, *words: str) -> int:
    """Make a picture in this process; the exit code."""
    return main([*words, "-o", str(path)])


@pytest.fixture(autouse=True)
def small_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many tiles even in a small map: here sixteen of 96 x 6 cells."""
    monkeypatch.setattr(question, "TILE", 96 * 6)


@pytest.fixture
def interrupt_after(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Have Ctrl+C pressed after so many tiles have been kept."""

    def arm(count: int) -> None:
        save, saved = KeptTiles.save, []

        def save_and_press(self: KeptTiles, index: int, part: object) -> None:
            save(self, index, part)
            saved.append(index)
            if len(saved) == count:
                raise KeyboardInterrupt

        monkeypatch.setattr(KeptTiles, "save", save_and_press)

    return arm


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        [*WORDS, "--kind", "trainability"],
        [*WORDS, "--kind", "trainability", "--axes", "learning_rate_x,learning_rate_y"],
        ["rastrigin", "--size", "96x40", "--steps", "60"],
    ],
)
def test_an_interrupted_poster_that_goes_on_is_the_same_to_the_last_byte(
    words: list[str], tmp_path: Path, interrupt_after: Callable[[int], None], capsys: Say
) -> None:
    assert make(tmp_path / "whole.png", *words) == 0
    before = threading.active_count()
    for count in (1, 3):
        with pytest.MonkeyPatch.context():
            interrupt_after(count)
        assert make(tmp_path / "parts.png", *words) == 130
        assert threading.active_count() <= before
        said = capsys.readouterr().err
        assert "tiles are kept in" in said
        assert "the same command goes on from" in said
        assert not (tmp_path / "parts.png").exists()
    interrupt_after(10**6)
    kept = len(list((tmp_path / "parts.png.tiles").glob("*.npz")))
    assert kept == 4
    assert make(tmp_path / "parts.png", *words) == 0
    assert "4 of " in capsys.readouterr().err
    assert (tmp_path / "parts.png").read_bytes() == (tmp_path / "whole.png").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["parts.png", "whole.png"]


def test_the_tiles_of_another_map_are_discarded_with_a_word(
    tmp_path: Path, interrupt_after: Callable[[int], None], capsys: Say
) -> None:
    path = tmp_path / "map.png"
    interrupt_after(2)
    assert make(path, *WORDS) == 130
    capsys.readouterr()
    other = [*WORDS[:-1], "0.012"]
    assert make(path, *other) == 0
    assert "2 tiles of another map in" in capsys.readouterr().err
    make(tmp_path / "fresh.png", *other)
    assert path.read_bytes() == (tmp_path / "fresh.png").read_bytes()


def test_a_damaged_tile_is_computed_again(
    tmp_path: Path, interrupt_after: Callable[[int], None]
) -> None:
    make(tmp_path / "whole.png", *WORDS)
    interrupt_after(3)
    path = tmp_path / "map.png"
    make(path, *WORDS)
    first, second, _ = sorted((tmp_path / "map.png.tiles").glob("*.npz"))
    first.write_bytes(first.read_bytes()[:100])
    second.write_bytes(b"")
    assert make(path, *WORDS) == 0
    assert path.read_bytes() == (tmp_path / "whole.png").read_bytes()


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    notes = tmp_path / "map.png.tiles" / "notes.txt"
    notes.parent.mkdir()
    notes.write_text("mine")
    assert make(tmp_path / "map.png", *WORDS) == 0
    assert [path.name for path in notes.parent.iterdir()] == ["notes.txt"]


def test_the_picture_can_be_read_and_shows_the_four_basins(tmp_path: Path) -> None:
    make(tmp_path / "map.png", "himmelblau", "--size", "64x48", "--steps", "2000")
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == (64, 48)
    # Himmelblau's minima lie in the four quadrants, the picture's first row at the top.
    hues = {image.pixelColor(x, y).hue() // 20 for x in (8, 56) for y in (6, 42)}
    assert len(hues) == 4
    make(tmp_path / "top.png", "himmelblau", "--size", "64x24", "--window=-5,5,0,5")
    top = QImage(str(tmp_path / "top.png"))
    assert top.pixelColor(8, 3).hue() // 20 == image.pixelColor(8, 6).hue() // 20


def test_a_cost_of_one_parameter_is_a_band(tmp_path: Path) -> None:
    assert make(tmp_path / "map.png", "ripples", "--size", "400") == 0
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == (400, 50)
    colours = [[image.pixelColor(x, y) for y in range(50)] for x in range(400)]
    # A pattern lightens and darkens a colour, but its hue is one all the way up.
    hues = [{each.hue() for each in column if each.saturation() > 60} for column in colours]
    assert all(max(each) - min(each) < 12 for each in hues if each)
    assert len(set.union(*hues)) > 7
    # The plain basin is the same all the way up, others are not: they are told apart without hues.
    greys = [len({each.lightness() for each in column}) for column in colours]
    assert 20 < sum(count == 1 for count in greys) < 380


RATE = ["--learning-rate", "0.2"]


def test_a_hole_is_grey(tmp_path: Path) -> None:
    make(tmp_path / "map.png", "x - 2*sqrt(x) + y**2", "--size", "16", *RATE)
    image = QImage(str(tmp_path / "map.png"))
    assert image.pixelColor(2, 8).saturation() == 0
    assert image.pixelColor(12, 8).saturation() > 20


MISTAKES: Sequence[tuple[list[str], str]] = [
    (["--size", "0"], "from 1 to 65,536 cells a side, not 0"),
    (["--size=-4"], "from 1 to 65,536 cells a side, not -4"),
    (["--size", "65537"], "from 1 to 65,536 cells a side, not 65537"),
    (["--size", "8x0"], "from 1 to 65,536 cells a side, not 0"),
    (["--size", "large"], "'large' is not a number of dots"),
    (["--kind", "road"], "invalid choice: 'road'"),
    (["--steps", "0"], "at least one step, not 0"),
    (["--tolerance", "-1"], "tolerance is 0 or more"),
    (["--window", "1", "0", "0", "1"], "low < high, not ((1.0, 0.0)"),
    (["--window", "0,1"], "the grid is not one for 2 parameters"),
    (["--window", "0,1,2"], "a low and a high for each side"),
    (["--window", "nan,1,0,1"], "finite bounds"),
    (["--axes", "start_x,momentum"], "--axes is for --kind trainability"),
    (["--kind", "trainability", "--axes", "start_x,speed"], "'speed' cannot be varied here"),
    (["--kind", "trainability", "--axes", "start_x"], "not two names"),
    (["--kind", "trainability", "--window", "0,1"], "has four numbers"),
    (["--kind", "trainability", "--window=0,1,-1,1"], "begins above 0"),
    (["--optimizer", "adam", "--optimizer", "momentum"], "a map shows one optimizer"),
    (["--threads", "0"], "at least one thread"),
    (["--learning-rate", "0"], "learning_rate must be above 0"),
]


@pytest.mark.parametrize(("words", "expected"), MISTAKES)
def test_a_mistake_says_what_is_allowed(
    words: list[str], expected: str, tmp_path: Path, capsys: Say
) -> None:
    with pytest.raises(SystemExit) as left:
        make(tmp_path / "map.png", "himmelblau", *words)
    assert left.value.code == 2
    assert expected in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_other_mistakes_are_named_too(tmp_path: Path, capsys: Say) -> None:
    for words, expected in (
        (["rosenbrok", "-o", "a.png"], "unknown cost function 'rosenbrok'"),
        (["himmelblau", "-o", "a.jpg"], "does not end in .png"),
        (["himmelblau"], "required: -o"),
    ):
        with pytest.raises(SystemExit):
            main(words)
        assert expected in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: Say) -> None:
    assert make(tmp_path / "no" / "map.png", *WORDS) == 1
    assert f"cannot write {tmp_path / 'no' / 'map.png.tiles'}: No such" in capsys.readouterr().err


def test_a_picture_that_cannot_get_its_name_keeps_its_tiles(tmp_path: Path, capsys: Say) -> None:
    (tmp_path / "map.png").mkdir()
    assert make(tmp_path / "map.png", *WORDS) == 1
    assert "cannot write" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.png", "map.png.tiles"]


def python(*words: str, before: str = "", **options: object) -> subprocess.Popen[str]:
    """`gdviz map` as a process of its own, after a command of the shell."""
    command = ["sh", "-c", f'{before} exec "$@"', "sh", sys.executable, "-W", "error", "-m"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([*command, "gdviz", "map", *words], **pipes, **options)


def test_a_full_disk_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    words = ["himmelblau", "--size", "300", "--steps", "30", "-o", str(path)]
    # No file may grow beyond a few blocks: what a full disk does, without filling one.
    process = python(*words, before="ulimit -f 4;")
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 1
    assert "gdviz map: cannot write" in said
    assert "Traceback" not in said
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["map.png.tiles", "map.txt"]


@pytest.mark.parametrize("wait", [0, 0.01, 0.1, 1])
def test_ctrl_c_at_any_moment_ends_the_process_with_a_word(tmp_path: Path, wait: float) -> None:
    path = tmp_path / "map.png"
    words = ["rosenbrock", "--steps", "1000000", "--learning-rate", "1e-5", "-o", str(path)]
    process = python(*words)
    while not (tmp_path / "map.png.tiles" / "map.txt").exists():
        assert process.poll() is None
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert "interrupted; the same command goes on" in said
    assert "Traceback" not in said
    assert not path.exists()


def test_tiles_of_a_cluster_are_the_same_to_the_last_byte(tmp_path: Path, capsys: Say) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    serve = [sys.executable, "-m", "tests.poster.cluster"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(serve, env=environment, **pipes) as cluster:
        address = cluster.stdout.readline().strip()
        for kind in ("basin", "trainability"):
            words = [*WORDS, "--size", "700", "--kind", kind]
            far = python(*words, "--scheduler", address, "-o", str(tmp_path / "far.png"))
            said = far.communicate(timeout=120)[1]
            assert (far.returncode, "Traceback" in said) == (0, False), said
            assert make(tmp_path / "near.png", *words) == 0
            assert (tmp_path / "far.png").read_bytes() == (tmp_path / "near.png").read_bytes()
        cluster.stdin.close()


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    process = python(*WORDS, "--scheduler", "tcp://127.0.0.1:9", "-o", str(path))
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert "no scheduler answers at tcp://127.0.0.1:9" in said
    assert "Traceback" not in said
    assert not path.exists()


def test_without_the_package_the_extra_is_named(
    tmp_path: Path, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert make(tmp_path / "map.png", *WORDS, "--scheduler", "tcp://127.0.0.1:9") == 1
    assert 'pip install "gdviz[cluster]"' in capsys.readouterr().err

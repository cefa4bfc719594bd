"""What a lesson's file says is what the lesson is; what it must not say is refused."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from gdviz.lessons.lesson import POINT, Lesson, Press, Question
from gdviz.lessons.lesson_error import LessonError
from gdviz.lessons.lesson_file import LARGEST, read_lesson
from gdviz.lessons.stages import Stages
from tests.lessons.conftest import EVERYTHING, Write

SLIDE = 'title = "T"\n[[slides]]\ntitle = "One"\n'


def refused(path: Path) -> LessonError:
    with pytest.raises(LessonError) as caught:
        read_lesson(path)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 800
    return caught.value


def test_a_lesson_is_what_its_file_says(everything: Lesson) -> None:
    lesson = everything
    assert (lesson.title, lesson.author, lesson.language) == ("Everything", "A lecturer", "en")
    assert [each.title for each in lesson.slides] == ["One", "Two", "Three", "Four"]
    one, two, three, _ = lesson.slides
    assert (one.words, one.notes, one.playhead) == ("Words with $\\eta$", "Say it slowly.", 2)
    assert one.scene is not None
    assert one.scene["optimizer"] == "adam"
    assert one.presses == (
        Press(words="More words", steps=1),
        Press(play=10),
        Press(changes={"layers": {"model": True}, "speed": 9}),
        Press(
            changes={"learning_rate": 0.1, "runs": [{}, {"optimizer": "momentum"}]},
            playhead=3,
            steps=2,
        ),
    )
    assert two.question == Question("Which way?", ("left", "right"), 1, POINT)
    assert three.presses == (Press(changes={"constants": {"a": 0.5}}),)


def test_a_question_that_no_press_answers_has_one_more_press(everything: Lesson) -> None:
    slide = everything.slides[1]
    assert slide.presses == (Press(words="Look again."), Press(answer=True))
    assert [slide.is_answered_after(n) for n in range(3)] == [False, False, True]


def test_words_come_with_the_presses(everything: Lesson) -> None:
    slide = everything.slides[0]
    first = "Words with $\\eta$"
    assert [slide.words_after(n) for n in range(3)] == [first, *[f"{first}\n\nMore words"] * 2]


def test_the_right_answer_may_be_named(write: Write) -> None:
    question = '[slides.question]\ntext = "?"\nanswers = ["left", "right"]\nright = "right"\n'
    lesson = read_lesson(write(SLIDE + question))
    assert lesson.slides[0].question == Question("?", ("left", "right"), 1)


def test_the_smallest_lesson(write: Write) -> None:
    lesson = read_lesson(write(SLIDE))
    assert (len(lesson.slides), lesson.slides[0].scene, lesson.slides[0].presses) == (1, None, ())


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_files_of_any_editor_are_read(tmp_path: Path, newline: str, mark: str) -> None:
    path = tmp_path / "lesson.toml"
    path.write_bytes((mark + EVERYTHING.replace("\n", newline)).encode())
    assert len(read_lesson(path).slides) == 4


#: What is put into the lesson of everything: what for, the line, the slide, the key, the words.
MISTAKES = [
    ("title = ", "titel = ", 2, None, "titel", "unknown key 'titel'; did you mean 'title'"),
    ('author = "A lecturer"', "author = 3", 3, None, "author", "must be a text, not 3"),
    ("words = ", "wrods = ", 8, 1, "wrods", "did you mean 'words'"),
    ('notes = "Say', 'notes = 3.5 # "Say', 9, 1, "notes", "must be a text, not 3.5"),
    ('"rosenbrock"', '"rosenbrok"', 11, 1, "scene.cost", "did you mean 'rosenbrock'"),
    ('"rosenbrock"', '"x**+"', 11, 1, "scene.cost", "character"),
    ('"adam"', '"adm"', 12, 1, "scene.optimizer", "did you mean 'adam'"),
    ("= 0.05", "= -0.05", 13, 1, "scene.learning_rate", "above 0"),
    ("= 0.05", '= "fast"', 13, 1, "scene.learning_rate", "must be a number, not the text 'fast'"),
    ("[-1.2, 1.0]", "[-1.2]", 14, 1, "scene.start", "needs 2 finite coordinates"),
    ("playhead = 2", "playhead = -2", 15, 1, "scene.playhead", "from 0 to"),
    ('"gradient"', '"gradeint"', 16, 1, "scene.chart.quantity", "did you mean 'gradient'"),
    ("steps = 1", "steps = 1.5", 19, 1, "presses[1].steps", "a whole number"),
    ("play = 10", "play = 10\nsteps = 1", 21, 1, "presses[2].play", "steps or play, not both"),
    ("play = 10", "", 20, 1, "presses[2]", "a press does something"),
    ("model = true", "modle = true", 23, 1, "presses[3].layers.modle", "did you mean 'model'"),
    ("speed = 9", "speed = 900", 24, 1, "presses[3].speed", "from 0.5 to 240"),
    ("speed = 9", "sped = 9", 24, 1, "presses[3].sped", "did you mean 'speed'"),
    (
        '"momentum"',
        '"momentun"',
        26,
        1,
        "presses[4].scene.runs[2].optimizer",
        "did you mean 'momentum'",
    ),
    ("right = 1", "right = 2", 35, 2, "question.right", "counted from 0: from 0 to 1, not 2"),
    ("right = 1", 'right = "rihgt"', 35, 2, "question.right", "did you mean 'right'"),
    ('"point"', '"line"', 36, 2, "question.guess", "must be 'point', not the text 'line'"),
    (
        "[slides.question]",
        "scene = { study = 'dimensions' }\n[slides.question]",
        37,
        2,
        "question.guess",
        "not shown",
    ),
    (
        "[slides.question]",
        "scene = { cost = 'network', tiles = ['boundary'] }\n[slides.question]",
        37,
        2,
        "question.guess",
        "Learning curves",
    ),
    ("text =", "txt =", 33, 2, "question.txt", "did you mean 'text'"),
    ("{ a = 2.0 }", "{ c = 2.0 }", 44, 3, "scene.constants.c", "does not occur"),
    ("{ a = 0.5 }", "{ a = true }", 47, 3, "presses[1].constants.a", "must be a number"),
    ("hidden = [3]", "hidden = [0]", 53, 4, "scene.task.hidden", "1 to 1,024 neurons"),
    ('name = "xor"', 'name = "xro"', 53, 4, "scene.task.data.name", "known: moons"),
    ('"curves"]', '"cruves"]', 54, 4, "scene.tiles[2]", "did you mean 'curves'"),
    ('title = "Two"', "", 30, 2, "", "'title' is missing"),
    ('title = "Two"', 'title = ""', 31, 2, "title", "one line that is not empty"),
]


@pytest.mark.parametrize(
    ("there", "instead", "line", "slide", "key", "words"),
    MISTAKES,
    ids=[f"{each[4]} {each[1]}"[:50] for each in MISTAKES],
)
def test_a_mistake_is_told_with_file_line_slide_and_key(
    write: Write, there: str, instead: str, line: int, slide: int | None, key: str, words: str
) -> None:
    assert there in EVERYTHING
    error = refused(write(EVERYTHING.replace(there, instead, 1)))
    assert (error.file.name, error.line, error.slide, error.key) == (
        "lesson.toml",
        line,
        slide,
        key,
    )
    assert words in error.sentence
    places = ["lesson.toml", f"line {line}", *([f"slide {slide}"] if slide else [])]
    assert str(error).startswith(", ".join(places))


def test_a_key_that_is_set_twice_is_told_with_its_line(write: Write) -> None:
    error = refused(write(EVERYTHING.replace("playhead = 2", "start = [1.0]")))
    assert (error.line, error.slide) == (15, 1)
    assert "Cannot overwrite a value" in error.sentence


@pytest.mark.parametrize(
    ("text", "line", "slide"),
    [
        ('title = "T"\ntitle', 2, None),
        (f"{SLIDE}words = 'a\n", 4, 1),
        (f"{SLIDE}[[slides]]\ntitle = \n", 5, 2),
        (f'{SLIDE}words = """never\nended', 5, 1),
        ("\x00\x01\x02", 1, None),
        (f"{SLIDE}[[slides", 4, 1),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(
    write: Write, text: str, line: int, slide: int | None
) -> None:
    error = refused(write(text))
    assert "this is not TOML" in error.sentence
    assert (error.line, error.slide) == (line, slide)


def test_binary_rubbish_is_no_lesson(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_bytes(b"title = 1\n" + bytes(range(256)) * 100)
    error = refused(path)
    assert (error.sentence, error.line) == ("a lesson is a text in UTF-8", 3)


def test_ten_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_bytes(b"#" * 10_000_000)
    assert refused(path).sentence == "a lesson has at most 1 MB"


def test_a_file_at_the_bound_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_bytes(SLIDE.encode() + b"#" * (LARGEST - len(SLIDE)))
    assert read_lesson(path).title == "T"
    path.write_bytes(SLIDE.encode() + b"#" * (LARGEST - len(SLIDE) + 1))
    refused(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SLIDE + f'words = "{"a" * 20_001}"', "at most 20,000 characters, not 20,001"),
        (SLIDE + f'notes = "{"a" * 20_001}"', "at most 20,000 characters, not 20,001"),
        (SLIDE + "[[slides.presses]]\nsteps = 1\n" * 21, "at most 20 entries, not 21"),
        (SLIDE + '[[slides]]\ntitle = "A"\n' * 300, "at most 300 entries, not 301"),
        (SLIDE + f'[slides.scene]\ncost = "{"x+" * 300_000}x"', "at most 500 characters"),
        (SLIDE + f"[slides.scene]\nspeed = {'9' * 400}", "must be a finite number"),
        (SLIDE + f"[slides.scene]\nspeed = {'9' * 5000}", "this is not TOML"),
        (SLIDE + f"[slides.scene]\nstart = {'[' * 5000}", "nested too deep"),
        (SLIDE + f"[slides.scene]\n{'a.' * 15}a = 1", "unknown key 'a'"),
        (SLIDE + f"[slides.scene]\n{'a.' * 16}a = 1", "at most 16 parts"),
        (SLIDE + f"[{'a . ' * 16}a]", "at most 16 parts"),
        (SLIDE + f"a = {{ {'a.' * 16}a = 1 }}", "at most 16 parts"),
        (SLIDE + f"[slides.scene]\n{'k' * 100_000} = 1", "unknown key 'kkk"),
        ('title = "T"', "'slides' is missing"),
        ('title = "T"\nslides = []', "a lesson needs a slide"),
        ('title = "T"\nslides = 3', "must be a list, not 3"),
        ('title = "T"\n[slides]\na = 1', "must be a list, not a table"),
        ('title = "T"\nslides = [1]', "must be a table, not 1"),
        ("", "'title' is missing"),
        (SLIDE + "[[slides.presses]]\nanswer = true", "the slide has no question"),
        (SLIDE + '[slides.question]\ntext = "?"\nright = 0', "there are no answers"),
        (SLIDE + '[slides.scene]\nappearance = {theme = "dark"}', "unknown key 'appearance'"),
    ],
    ids=lambda each: each[-40:],
)
def test_what_is_too_much_or_too_little_is_refused(write: Write, text: str, words: str) -> None:
    assert words in refused(write(text)).sentence


@pytest.mark.parametrize(
    "text",
    [
        f"[slides.scene]\n{'a.' * 490_000}a = 1",
        f"words = {'[' * 900_000}",
        f'[slides.scene]\ncost = "{"(" * 900_000}"',
        f'words = "{"![" * 400_000}"',
    ],
    ids=["key", "list", "formula", "words"],
)
def test_what_readers_take_hours_for_is_refused_before_it_is_read(write: Write, text: str) -> None:
    refused(write(SLIDE + text))


def test_a_folder_or_a_pipe_or_nothing_is_no_lesson(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "none.toml", Path("a\0b.toml"), Path("a" * 5000)):
        assert refused(path).sentence in (
            "there is no such file",
            "cannot be read: File name too long",
        )


def test_a_file_that_may_not_be_read_says_so(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(SLIDE)

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert refused(path).sentence == "cannot be read: Permission denied"


def test_nothing_of_a_lesson_is_executed(write: Write, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    for formula in (
        f"__import__('pathlib').Path('{victim}').touch()",
        f"open('{victim}', 'w')",
        "().__class__.__bases__[0].__subclasses__()",
        "exec('import os')",
    ):
        error = refused(write(f'{SLIDE}[slides.scene]\ncost = """{formula}"""\n'))
        assert error.key == "scene.cost"
    assert not victim.exists()


def test_the_sentence_names_the_place_as_a_person_would(write: Write) -> None:
    error = refused(write(EVERYTHING.replace('"adam"', '"adm"')))
    assert re.fullmatch(
        r"lesson\.toml, line 12, slide 1, scene\.optimizer: unknown optimizer 'adm'; "
        r"did you mean 'adam'\?",
        str(error),
    )


OWN_DATA = """
title = "Own data"
[[slides]]
title = "Only slide"
scene = {{ cost = "network", task = {{ data = {{ file = "{0}" }} }} }}
"""
ON_PRESS = """
title = "Own data"
[[slides]]
title = "Only slide"
scene = {{ cost = "network" }}
[[slides.presses]]
task = {{ data = {{ file = "{0}" }} }}
"""


@pytest.mark.parametrize("lesson", [OWN_DATA, ON_PRESS])
@pytest.mark.parametrize("name", ["/etc/passwd", "../own.csv", "link.csv", "file:///etc/passwd"])
def test_data_outside_the_folder_are_not_read(tmp_path: Path, lesson: str, name: str) -> None:
    folder = tmp_path / "lesson"
    folder.mkdir()
    (tmp_path / "own.csv").write_text("a,b\n1,2\n")
    (folder / "link.csv").symlink_to(tmp_path / "own.csv")
    path = folder / "lesson.toml"
    path.write_text(lesson.format(name))
    with pytest.raises(LessonError, match=r"folder|elsewhere") as caught:
        read_lesson(path)
    assert "slide 1" in str(caught.value)
    assert "file" in str(caught.value)


def test_data_of_the_folder_are_read_wherever_the_program_runs(tmp_path: Path) -> None:
    rows = "\n".join(f"{i % 7},{i * i % 11},{'red' if i % 2 else 'grey'}" for i in range(60))
    (tmp_path / "own.csv").write_text(f"a,b,kind\n{rows}\n")
    path = tmp_path / "lesson.toml"
    path.write_text(OWN_DATA.format("own.csv"))
    stage = Stages(read_lesson(path)).at(0, 0)
    assert stage.scene.task.data.file == str(tmp_path / "own.csv")
    assert stage.scene.task.data.samples.count == 60


def test_a_lesson_knows_which_keys_its_scenes_have(everything: Lesson) -> None:
    assert all(everything.mentions(key) for key in ("cost", "task", "speed", "constants"))
    assert not everything.mentions("view")

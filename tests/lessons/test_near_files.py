"""A lesson shows pictures of its own folder, and nothing else is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from gdviz.lessons.lesson_error import LessonError
from gdviz.lessons.lesson_file import read_lesson
from gdviz.lessons.near_files import LARGEST_PICTURE, file_beside, picture_beside, pictures_in
from tests.lessons.conftest import Write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pictures, beside a secret."""
    folder = tmp_path / "lesson"
    (folder / "below").mkdir(parents=True)
    for name in ("a.png", "below/b c.svg", "text.txt"):
        (folder / name).write_bytes(b"x")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return folder


@pytest.mark.parametrize(
    "name", ["a.png", "./a.png", "below/b c.svg", "below/b%20c.svg", "below/../a.png"]
)
def test_pictures_of_the_folder_are_found(folder: Path, name: str) -> None:
    assert picture_beside(folder, name).read_bytes() == b"x"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../secret.png", "outside"),
        ("below/../../secret.png", "outside"),
        ("%2e%2e/secret.png", "outside"),
        ("..%2fsecret.png", "outside"),
        ("/etc/passwd", "outside"),
        ("http://example.com/a.png", "elsewhere"),
        ("file:///etc/passwd", "elsewhere"),
        ("//server/a.png", "elsewhere"),
        ("\\\\server\\a.png", "elsewhere"),
        ("C:\\secret.png", "elsewhere"),
        ("data:image/png;base64,AAAA", "elsewhere"),
        ("a\0.png", "no name of a file"),
        ("a" * 5000 + ".png", "no name of a file"),
        ("none.png", "no file in"),
        ("below", "no file in"),
        ("", "no file in"),
        ("text.txt", "ends with .png"),
    ],
)
def test_all_else_is_refused(folder: Path, name: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        picture_beside(folder, name)


def test_links_are_followed_before_it_is_asked(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "up").symlink_to(folder.parent)
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (folder / "fine.png").symlink_to(folder / "a.png")
    for name in ("link.png", "up/secret.png"):
        with pytest.raises(ValueError, match="outside"):
            picture_beside(folder, name)
    with pytest.raises(ValueError, match="no "):
        picture_beside(folder, "loop.png")
    assert picture_beside(folder, "fine.png").read_bytes() == b"x"
    # A folder that is itself a link is the one that it leads to.
    (folder.parent / "other").symlink_to(folder)
    assert file_beside(folder.parent / "other", "a.png").read_bytes() == b"x"


def test_a_picture_has_a_bound(folder: Path) -> None:
    with (folder / "huge.png").open("wb") as file:
        file.truncate(LARGEST_PICTURE + 1)
    with pytest.raises(ValueError, match="at most 20 MB"):
        picture_beside(folder, "huge.png")


def test_pictures_in_words() -> None:
    words = (
        "![a](one.png) text ![b](<two and.png> 't')\n![c][ref] ![Three]\n\n"
        "[ref]: /etc/x.png\n[three]: t.png\n[l]: http://no.pic"
    )
    assert [*pictures_in(words)] == ["one.png", "two and.png", "/etc/x.png", "t.png"]
    assert [*pictures_in("a link [x](http://example.com), n! and [1]")] == []


@pytest.mark.parametrize(
    "html", ["<img src='/etc/passwd'>", "<IMG src=x>", "<iframe>", "< script>"]
)
def test_html_that_loads_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="HTML that loads"):
        list(pictures_in(html))


def test_a_picture_outside_is_told_with_its_place(write: Write) -> None:
    for name in ("../x.png", "/etc/passwd", "http://example.com/x.png"):
        text = f'title = "T"\n[[slides]]\ntitle = "One"\nwords = "![a]({name})"\n'
        with pytest.raises(LessonError, match="line 4, slide 1, words: the picture") as caught:
            read_lesson(write(text))
        assert name in caught.value.sentence

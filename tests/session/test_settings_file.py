"""The file of settings: whatever lies there, the program starts, and harms nobody's file."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QStandardPaths

from gdviz.session import settings_file
from gdviz.session.appearance import Appearance
from gdviz.session.scene import Scene
from gdviz.session.settings import Settings
from gdviz.session.settings_file import LARGEST, SettingsFile, settings_place

SCENE = replace(Scene.opening("himmelblau", "adam"), appearance=Appearance("dark"), speed=6.0)
KEPT = Settings.of(SCENE, True)


def test_what_was_written_is_read_again_and_nothing_is_said(tmp_path: Path) -> None:
    place = tmp_path / "new" / "folder" / "settings.json"
    assert SettingsFile(place).read() == (Settings(), "")
    assert SettingsFile(place).write(KEPT) == ""
    assert SettingsFile(place).read() == (KEPT, "")
    assert json.loads(place.read_text(encoding="utf-8"))["program"] == "gdviz"
    assert [each.name for each in place.parent.iterdir()] == ["settings.json"]


DEEP = b"[" * 200_000
FOREIGN = {
    "not JSON": b'{"program": "gdviz", ',
    "binary": bytes(range(256)) * 8,
    "empty": b"",
    "another program's": b'{"program": "editor", "version": 1}',
    "no table": b'["gdviz", 1]',
    "no number": b'{"program": "gdviz", "version": 1, "speed": NaN}',
    "too deep": DEEP,
    "too large": b" " * LARGEST + b"{}",
    "a number too long": b'{"program": "gdviz", "version": 1, "speed": ' + b"9" * 5000 + b"}",
    "a later version": b'{"program": "gdviz", "version": 2, "speed": 4.0}',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_that_is_not_ours_is_ignored_with_a_word_and_stays_as_it_is(
    tmp_path: Path, name: str
) -> None:
    place = tmp_path / "settings.json"
    place.write_bytes(FOREIGN[name])
    file = SettingsFile(place)
    got, said = file.read()
    assert got == Settings()
    assert str(place) in said
    file.write(KEPT)
    assert place.read_bytes() == FOREIGN[name]


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_stop_the_program(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "settings.json"
    place.write_bytes(content)
    file = SettingsFile(place)
    assert file.read()[0] == Settings()
    file.write(KEPT)
    assert place.read_bytes() == content


def test_a_part_that_is_wrong_is_named_and_written_anew(tmp_path: Path) -> None:
    place = tmp_path / "settings.json"
    place.write_text('{"program": "gdviz", "version": 1, "speed": 5.0, "scene": {"cost": "gone"}}')
    file = SettingsFile(place)
    got, said = file.read()
    assert got == Settings(speed=5.0)
    assert "scene.cost" in said
    assert file.write(KEPT) == ""
    assert SettingsFile(place).read() == (KEPT, "")


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # reading it would wait for ever
    for place in (tmp_path, tmp_path / "pipe"):
        file = SettingsFile(place)
        got, said = file.read()
        assert got == Settings()
        assert "not a file" in said
        assert file.write(KEPT) == ""


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    place = tmp_path / "file" / "settings.json"
    file = SettingsFile(place)
    assert file.read()[0] == Settings()
    assert str(place) in (file.read()[1] + file.write(KEPT))


def test_a_read_only_file_is_read_and_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "settings.json"
    SettingsFile(place).write(KEPT)
    # Root may write everywhere: the question is answered as for anybody else.
    monkeypatch.setattr(settings_file.os, "access", lambda *asked: False)
    got, said = SettingsFile(place).read()
    assert got == KEPT
    assert "read-only" in said
    assert str(place) in said


def test_a_file_that_cannot_be_opened_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "settings.json"
    SettingsFile(place).write(KEPT)

    def refuse(*asked: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    file = SettingsFile(place)
    got, said = file.read()
    monkeypatch.undo()
    assert (got, file.write(Settings())) == (Settings(), "")
    assert "Permission denied" in said
    assert SettingsFile(place).read() == (KEPT, "")


def test_what_cannot_be_finished_leaves_the_old_file_whole(tmp_path: Path) -> None:
    place = tmp_path / "settings.json"
    SettingsFile(place).write(KEPT)
    before = place.read_bytes()
    broken = SettingsFile(place)
    broken.read()
    os.rename(tmp_path, tmp_path.with_name("elsewhere"))
    tmp_path.write_text("in the way of the folder")
    assert str(place) in broken.write(Settings())
    tmp_path.unlink()
    os.rename(tmp_path.with_name("elsewhere"), tmp_path)
    assert place.read_bytes() == before


def test_the_place_is_the_platforms_unless_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert settings_place() == Path(os.environ["GDVIZ_SETTINGS"])
    monkeypatch.delenv("GDVIZ_SETTINGS")
    location = QStandardPaths.StandardLocation.AppConfigLocation
    assert settings_place().parent == Path(QStandardPaths.writableLocation(location))

"""The file in which settings wait for the next start.

It is JSON, in the place that the platform has for such files (`QStandardPaths`), or where the
environment's `GDVIZ_SETTINGS` says. It says of itself that it is gdviz's. A file that cannot be
read, or is not gdviz's, is somebody's: it is ignored and stays untouched. One that is gdviz's is
written anew when the program ends, even if a part of it could not be read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NoReturn, final

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile, QStandardPaths

from gdviz.session.settings import Settings, settings_of_table, table_of_settings

#: The environment variable that names another file.
VARIABLE: Final = "GDVIZ_SETTINGS"
#: What marks a file as this program's, and as of this form.
PROGRAM, VERSION = "program", "version"
OURS: Final = {PROGRAM: "gdviz", VERSION: 1}
#: Bytes of the largest file that is read; a scene of twenty runs has about 5,000.
LARGEST = 1_000_000


def settings_place() -> Path:
    """Where the settings are."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    location = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(location)) / "settings.json"


class NotOurs(ValueError):
    """The file is not one that this program can read; the words say why."""


@final
class SettingsFile:
    """Reads once, at the start, and writes at the end, unless the file is not ours."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._ours = True

    @property
    def place(self) -> Path:
        """Where it is."""
        return self._place

    def read(self) -> tuple[Settings, str]:
        """The settings, and what has to be said of them, if anything has; never an error."""
        try:
            table = _table(self._place)
        except NotOurs as error:
            self._ours = False
            return Settings(), _tr("Settings are ignored and stay as they are: {0}: {1}").format(
                self._place, error
            )
        settings, wrong = settings_of_table(table)
        if wrong:
            return settings, _tr("Settings are ignored in part: {0}").format("; ".join(wrong))
        return settings, self._warning()

    def write(self, settings: Settings) -> str:
        """Write all at once or nothing; what went wrong, if anything did."""
        if not self._ours:
            return ""
        text = json.dumps(OURS | table_of_settings(settings), indent=2, ensure_ascii=False)
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return self._unwritten(error.strerror or str(error))
        file = QSaveFile(str(self._place))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            return self._unwritten(file.errorString())
        file.write(text.encode("utf-8") + b"\n")
        return "" if file.commit() else self._unwritten(file.errorString())

    def _unwritten(self, why: str) -> str:
        return _tr("Settings cannot be written: {0}: {1}").format(self._place, why)

    def _warning(self) -> str:
        """That what is changed now will not be remembered."""
        if self._place.exists() and not os.access(self._place, os.W_OK):
            return self._unwritten(_tr("it is read-only"))
        return ""


def _table(place: Path) -> Mapping[str, Any]:
    """The file's table, empty where there is no file; NotOurs else."""
    try:
        if not place.exists():
            return {}
        text = _bytes(place).decode("utf-8")
        table = json.loads(text, parse_constant=_refuse)
    except OSError as error:
        raise NotOurs(error.strerror or str(error)) from None
    except (ValueError, RecursionError) as error:
        raise error if isinstance(error, NotOurs) else NotOurs(_tr("it is not JSON")) from None
    if not isinstance(table, dict) or table.get(PROGRAM) != OURS[PROGRAM]:
        raise NotOurs(_tr("it is not gdviz's"))
    if table.get(VERSION) != OURS[VERSION]:
        raise NotOurs(_tr("it is of another version"))
    return table


def _bytes(place: Path) -> bytes:
    # What is no file, as a pipe, may never come to an end.
    if not place.is_file():
        raise NotOurs(_tr("it is not a file"))
    with place.open("rb") as file:
        read = file.read(LARGEST + 1)
    if len(read) > LARGEST:
        raise NotOurs(_tr("it is larger than {0} bytes").format(f"{LARGEST:,}"))
    return read


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsFile", text)

"""The platform's own window in which a file is chosen: the one dialog for an everyday act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_table(parent: QWidget, then: Callable[[str], None]) -> None:
    """Ask for a file with a table; `then` is told its path, and nothing if none is chosen.

    It does not wait: everything goes on meanwhile.
    """
    dialog = QFileDialog(parent, _tr("A table to learn from"))
    dialog.setObjectName("file_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_tr("Tables (*.csv *.tsv *.txt *.dat)"), _tr("All files (*)")])
    dialog.fileSelected.connect(then)
    dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileChooser", text)

"""Which question is asked of the whole cost."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import final

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from gdviz.session.session import Session
from gdviz.session.study import Study
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class StudySection(QWidget):
    """A button a study; the first asks for none."""

    def __init__(self, session: Session, studies: Iterable[Study]) -> None:
        super().__init__()
        self._session = session
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._buttons = {each: self._make_button(each) for each in (Study.NONE, *studies)}
        session.study_changed.connect(self._on_study_changed)
        self._on_study_changed()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)

    def _make_button(self, study: Study) -> QRadioButton:
        button = QRadioButton(translated(study.label))
        button.setObjectName(f"study_{study.name.lower()}")
        button.setToolTip(translated(study.asks))
        button.setAccessibleName(button.text())
        button.clicked.connect(partial(self._session.set_study, study))
        self._group.addButton(button)
        self._layout.addWidget(button)
        return button

    def _on_study_changed(self) -> None:
        self._buttons[self._session.scene.study].setChecked(True)

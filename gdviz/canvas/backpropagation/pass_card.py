"""What is worked out in a moment of the pass: in words and in typeset lines with numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gdviz.canvas.backpropagation.formula_lines import FormulaLines
from gdviz.canvas.backpropagation.set_ahead import SetAhead
from gdviz.canvas.fitted_label import FittedLabel
from gdviz.engine.network.pass_beats import PassBeat, Stage
from gdviz.session.backpropagation import Backpropagation
from gdviz.theme import Look

#: The height of the words and of the formulas in heights of the text: the picture must not move
#: between beats.
WORDS, FORMULAS = 1.5, 3.8


@final
class PassCard(QWidget):
    """Below the network: which sample, which beat, which neuron, and the chain rule."""

    def __init__(self, backpropagation: Backpropagation) -> None:
        super().__init__()
        self.setObjectName("pass_card")
        self._pass = backpropagation
        self._look: Look | None = None
        self._build()
        self._arrange()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        spacing, text = look.sizes.spacing, look.sizes.text
        self._layout.setContentsMargins(2 * spacing, 0, 2 * spacing, spacing // 2)
        self._words.setSpacing(2 * spacing)
        self.setFixedHeight(round((WORDS + FORMULAS) * text) + spacing // 2)
        self._lines.setFixedHeight(round(FORMULAS * text))
        self._lines.set_look(look)
        for label in (self._sample, self._moment, self._chosen, self._key):
            label.set_look(look)

    def show_beat(self) -> None:
        """Show the moment of now."""
        told, beat, line = self._pass.told, self._pass.beat, self._pass.line
        if told is None or beat is None or line is None or self._look is None:
            return
        sample = self.tr("sample {0} / {1}")
        self._sample.setText(sample.format(told.row + 1, told.cost.sample_count))
        moment = self.tr("moment {0} / {1}")
        self._moment.setText(moment.format(self._pass.index + 1, len(self._pass.beats)))
        self._chosen.setText(self._in_words(beat))
        told_gradients = any(b.stage is Stage.GRADIENTS for b in self._pass.beats_told)
        self._key.setText(self.tr("in italics: ∂C/∂w") if told_gradients else "")
        self._lines.show_line(line)

    def _build(self) -> None:
        self._sample, self._moment, self._chosen = (
            FittedLabel(name) for name in ("pass_sample", "pass_moment", "pass_neuron")
        )
        self._key = FittedLabel("pass_key", faint=True)
        before, after = self.tr("Sample before (Shift+←)"), self.tr("Next sample (Shift+→)")
        self._earlier = self._button("pass_sample_before", "‹", before, -1)
        self._later = self._button("pass_sample_after", "›", after, 1)
        self._lines = FormulaLines(SetAhead(self._latex_wanted, self))

    def _button(self, name: str, sign: str, words: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(sign)
        button.setAccessibleName(words)
        button.setToolTip(words)
        # A click leaves the keys to the picture.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._pass.go_to_sample(by))
        return button

    def _arrange(self) -> None:
        self._layout, self._words = QVBoxLayout(self), QHBoxLayout()
        self._layout.setSpacing(0)
        self._words.addWidget(self._sample, stretch=8)
        self._words.addWidget(self._earlier)
        self._words.addWidget(self._later)
        for label, stretch in ((self._moment, 9), (self._chosen, 12), (self._key, 9)):
            self._words.addWidget(label, stretch=stretch)
        self._layout.addLayout(self._words, stretch=1)
        self._layout.addWidget(self._lines)

    def _latex_wanted(self) -> Iterator[str]:
        """The lines of the moment, of those that follow, and then of those before."""
        index, count = self._pass.index, len(self._pass.beats)
        for each in (*range(index, count), *range(index)):
            line = self._pass.line_at(each)
            if line is not None:
                yield from (line.formula, *line.numbers)

    def _in_words(self, beat: PassBeat) -> str:
        """Whose numbers are put into the formula."""
        path = self._pass.path
        if beat.stage in (Stage.ERROR, Stage.AFTER):
            return ""
        if beat.stage in (Stage.GRADIENTS, Stage.UPDATE):
            text = self.tr("weight {0} ← {1}, layer {2}")
            return text.format(path[beat.layer] + 1, path[beat.layer - 1] + 1, beat.layer)
        if beat.layer == 0:
            return self.tr("input {0}").format(path[0] + 1)
        return self.tr("neuron {0}, layer {1}").format(path[beat.layer] + 1, beat.layer)

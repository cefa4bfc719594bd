"""What is worked out in a moment of the pass: in words and in typeset lines with numbers."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gdviz.engine.network.pass_beats import PassBeat, Stage
from gdviz.session.backpropagation import Backpropagation
from gdviz.theme import Look
from gdviz.typeset.math_label import MathLabel
from gdviz.typeset.typesetter import Typesetter

#: A formula has at most so many lines with numbers.
NUMBERS = 2
#: The height of the card in heights of the text: the picture must not move between beats.
HEIGHT = 8.4
#: The size of the mathematics in sizes of the text.
MATHEMATICS = 1.1


@final
class PassCard(QWidget):
    """Below the network: which sample, which beat, which neuron, and the chain rule."""

    def __init__(self, backpropagation: Backpropagation) -> None:
        super().__init__()
        self.setObjectName("pass_card")
        self._pass = backpropagation
        self._look: Look | None = None
        self._texts: dict[str, str] = {}
        self._build()
        self._arrange()
        self._typesetter.typeset.connect(self._on_typeset)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        spacing = look.sizes.spacing
        self._layout.setContentsMargins(2 * spacing, spacing // 2, 2 * spacing, spacing // 2)
        self._layout.setSpacing(2 * spacing)
        self.setFixedHeight(round(HEIGHT * look.sizes.text))
        for line in self._lines.values():
            line.set_text_size(round(MATHEMATICS * look.sizes.text))

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
        self._chosen.setVisible(bool(self._chosen.text()))
        self._key.setVisible(any(b.stage is Stage.GRADIENTS for b in self._pass.beats_told))
        numbers = dict(zip(_number_lines(), line.numbers, strict=False))
        self._request({"pass_formula": line.formula, **numbers}, self._look.theme.text)

    def _build(self) -> None:
        self._typesetter = Typesetter(self)
        self._sample, self._moment, self._chosen, self._key = (
            _label(name) for name in ("pass_sample", "pass_moment", "pass_neuron", "pass_key")
        )
        self._key.setText(self.tr("on lines: w, below it ∂C/∂w"))
        before, after = self.tr("Sample before (Shift+←)"), self.tr("Next sample (Shift+→)")
        self._earlier = self._button("pass_sample_before", "‹", before, -1)
        self._later = self._button("pass_sample_after", "›", after, 1)
        self._lines = {name: MathLabel(name) for name in ("pass_formula", *_number_lines())}

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
        self._layout = QHBoxLayout(self)
        words, mathematics, sample = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        sample.addWidget(self._sample, stretch=1)
        sample.addWidget(self._earlier)
        sample.addWidget(self._later)
        words.addLayout(sample)
        words.addWidget(self._moment)
        words.addWidget(self._chosen)
        words.addWidget(self._key)
        words.addStretch(1)
        for line in self._lines.values():
            mathematics.addWidget(line)
        mathematics.addStretch(1)
        self._layout.addLayout(words, stretch=2)
        self._layout.addLayout(mathematics, stretch=5)

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

    def _request(self, texts: dict[str, str], colour: str) -> None:
        before, self._texts = self._texts, texts
        for name, label in self._lines.items():
            label.setVisible(name in texts)
            if name in texts:
                if before.get(name) != texts[name]:  # what was there is not true any more
                    label.show_picture(b"", "")
                self._typesetter.request(name, texts[name], colour)

    def _on_typeset(self, name: str, picture: bytes) -> None:
        if name in self._texts:
            self._lines[name].show_picture(picture, self._texts[name])


def _number_lines() -> tuple[str, ...]:
    return tuple(f"pass_numbers_{index}" for index in range(NUMBERS))


def _label(name: str) -> QLabel:
    """As wide as there is room: a long text must not widen the window."""
    label = QLabel()
    label.setObjectName(name)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label

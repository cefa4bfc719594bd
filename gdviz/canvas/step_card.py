"""What slow motion says: the phase, the part that has just been added, its line with numbers."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.engine.cost import Array
from gdviz.engine.step_parts import describe_part, parts_of
from gdviz.engine.trajectory import Step
from gdviz.engine.worked_step import WorkedLine, rule_latex
from gdviz.session.session import Session
from gdviz.session.slow_motion import LOOK, PHASES, Beat, SlowMotion
from gdviz.session.words import number, translated
from gdviz.theme import Look
from gdviz.typeset.math_label import MathLabel
from gdviz.typeset.typesetter import Typesetter

#: At most so many parameters have a line with numbers.
AXES = 2
#: The least height of the card in heights of the text: with it, most rules do not move the picture.
HEIGHT = 7.0
#: The size of the mathematics in sizes of the text.
MATHEMATICS = 1.15


@final
class StepCard(QWidget):
    """A strip below the picture that is there as long as slow motion plays."""

    def __init__(self, session: Session, slow_motion: SlowMotion) -> None:
        super().__init__()
        self.setObjectName("step_card")
        self._session, self._slow_motion = session, slow_motion
        self._look: Look | None = None
        self._texts: dict[str, str] = {}
        self._build()
        self._arrange()
        self._typesetter.typeset.connect(self._on_typeset)
        slow_motion.beat_changed.connect(self._on_beat_changed)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        spacing = look.sizes.spacing
        self._layout.setContentsMargins(2 * spacing, spacing, 2 * spacing, spacing)
        self._layout.setSpacing(3 * spacing)
        self.setMinimumHeight(round(HEIGHT * look.sizes.text))
        for line in self._lines.values():
            line.set_text_size(round(MATHEMATICS * look.sizes.text))
        self._on_beat_changed()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Slow motion"))
        self._typesetter = Typesetter(self)
        self._phases = [_label(f"phase_{index}") for index in range(len(PHASES))]
        self._part = _label("slow_motion_part")
        self._lines = {name: MathLabel(name) for name in ("rule_line", *_number_lines())}

    def _arrange(self) -> None:
        self._layout = QHBoxLayout(self)
        words, mathematics = QVBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        for label in (*self._phases, self._part):
            words.addWidget(label)
        for line in self._lines.values():
            mathematics.addWidget(line)
        mathematics.addStretch(1)
        words.addStretch(1)
        self._layout.addLayout(words, stretch=2)
        self._layout.addLayout(mathematics, stretch=3)

    def _on_beat_changed(self) -> None:
        beat, step = self._slow_motion.beat, self._slow_motion.step
        self.setVisible(beat is not None)
        if beat is not None and beat.phase is LOOK and self._look is not None:
            self.setMinimumHeight(round(HEIGHT * self._look.sizes.text))
        if beat is None or step is None or self._look is None:
            return
        self._show_phase(beat, self._look)
        self._part.setText(self._words_of_part(beat, step))
        line = self._line_of(beat)
        self._request_lines(beat, step, line, self._look.theme.text)
        for axis, name in enumerate(_number_lines()):
            used, said = axis < len(step.point), axis < len(line.numbers)
            self._show_line(self._lines[name], used, said and beat.phase is not LOOK)

    def _line_of(self, beat: Beat) -> WorkedLine:
        """The line that is worked out now: while none is, the last, for which room is kept."""
        return self._slow_motion.lines[-1 if beat.line is None else beat.line]

    def _show_line(self, line: MathLabel, used: bool, shown: bool) -> None:
        """Hidden, a line that will be shown keeps its room, so that the picture does not move."""
        policy = line.sizePolicy()
        policy.setRetainSizeWhenHidden(used)
        line.setSizePolicy(policy)
        line.setVisible(used and shown)

    def _show_phase(self, beat: Beat, look: Look) -> None:
        for index, (label, phase) in enumerate(zip(self._phases, PHASES, strict=True)):
            text = self.tr("{number}  {phase}")
            label.setText(text.format(number=index + 1, phase=translated(phase.label)))
            now = phase is beat.phase
            weight, colour = (600, look.theme.accent) if now else (400, look.theme.muted)
            label.setStyleSheet(f"font-weight: {weight}; color: {colour};")

    def _words_of_part(self, beat: Beat, step: Step) -> str:
        """The newest part with its numbers; while the ball moves, where it arrives."""
        if not beat.parts:
            return self.tr("to {point}").format(point=_numbers(step.next_point))
        if not beat.part:
            return ""
        part, value = describe_part(beat.part), parts_of(step)[beat.part]
        text = self.tr("{part}  {symbol} = {numbers}")
        numbers = _numbers(part.drawn(value))
        return text.format(part=translated(part.label), symbol=part.symbol, numbers=numbers)

    def _request_lines(self, beat: Beat, step: Step, line: WorkedLine, colour: str) -> None:
        """The whole rule first, then one line of it at a time with its numbers."""
        before = self._texts
        if beat.phase is not LOOK:
            # While a step is played the card never shrinks: the picture would go up and down.
            self.setMinimumHeight(max(self.minimumHeight(), self.height()))
        self._texts = {"rule_line": rule_latex(step) if beat.phase is LOOK else line.formula}
        self._texts |= dict(zip(_number_lines(), line.numbers, strict=False))
        for name, latex in self._texts.items():
            if before.get(name, latex) != latex:  # until it is typeset, what was there is not true
                self._lines[name].show_picture(b"", "")
            self._typesetter.request(name, latex, colour)

    def _on_typeset(self, name: str, picture: bytes) -> None:
        template = self.tr("The update rule: {line}")
        self._lines[name].show_picture(picture, template.format(line=self._texts.get(name, "")))


def _number_lines() -> tuple[str, ...]:
    return tuple(f"numbers_line_{axis}" for axis in range(AXES))


def _numbers(vector: Array) -> str:
    texts = [number(each) for each in vector.tolist()]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _label(name: str) -> QLabel:
    """As wide as there is room: a long text must not widen the window."""
    label = QLabel()
    label.setObjectName(name)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label

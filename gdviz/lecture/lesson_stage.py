"""A lesson on stage: its words beside the picture, and the speaker's screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gdviz.later_view import LaterView
from gdviz.lecture.step_keys import Meaning
from gdviz.lessons.player import LessonPlayer
from gdviz.session.animation import Animation
from gdviz.session.prediction import Phase, Prediction
from gdviz.theme import Look

if TYPE_CHECKING:
    from gdviz.lecture.lesson_set import LessonSet
    from gdviz.lecture.slides.said import Said
    from gdviz.lessons.lesson import Press, Slide


@final
class LessonStage(QObject):
    """Shows where the player is; the keys of the clicker come here.

    What a lesson is shown with is made with the first one, and `lay_out` gives its words a place.
    """

    changed = Signal()  # a lesson is shown, or none any more
    secret_changed = Signal(bool)  # whether a question is open whose answer must not be seen yet

    def __init__(
        self,
        window: QWidget,
        house: QWidget,
        player: LessonPlayer,
        animation: Animation,
        prediction: Prediction,
        lay_out: Callable[[QWidget], object],
    ) -> None:
        super().__init__(window)
        self._window, self._house, self._player = window, house, player
        self._animation, self._prediction = animation, prediction
        self._presenting, self._lay_out = False, lay_out
        self._set = LaterView(self._make_set)
        player.lesson_changed.connect(self._on_lesson_changed)
        player.slide_changed.connect(self._show)
        player.press_changed.connect(self._show)
        player.press_changed.connect(self._ask)

    @property
    def active(self) -> bool:
        """Whether a lesson is shown."""
        return self._player.lesson is not None

    def keys(self) -> Meaning:
        """What the keys of the clicker mean while a lesson is shown."""
        play = self._animation.toggle
        return Meaning(lambda: self.active, play, self.forward, self.back, self.first, self.last)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._set.set_look(look)

    def set_presenting(self, presenting: bool) -> None:
        """Full screen began or ended: the speaker's window comes where there are two screens."""
        self._presenting = presenting
        self._set.tell(self._show_screens)

    def forward(self) -> None:
        """The next press, or the next slide."""
        self._faded(self._player.forward)

    def back(self) -> None:
        """What was before."""
        self._faded(self._player.back)

    def first(self) -> None:
        """The first slide."""
        self._faded(self._player.first)

    def last(self) -> None:
        """The last slide."""
        self._faded(self._player.last)

    def close(self) -> None:
        """Leave no window and no thread behind."""
        self._set.tell(lambda shown: shown.close())
        self._player.close()

    def _make_set(self) -> LessonSet:
        from gdviz.lecture.lesson_set import LessonSet

        made = LessonSet(self._window, self._house)
        self._lay_out(made.panel)
        return made

    def _show_screens(self, shown: LessonSet) -> None:
        shown.screens.set_wanted(self._presenting and self.active)

    def _faded(self, act: Callable[[], object]) -> None:
        """Do something; if it leads to another slide, the former one fades over it."""
        before = self._player.slide_index
        if not self._animation.less_motion:
            self._set.tell(lambda shown: shown.crossfade.begin())
        act()
        if self._player.slide_index == before:
            self._set.tell(lambda shown: shown.crossfade.stop())

    def _on_lesson_changed(self) -> None:
        shown = self._set()
        shown.panel.setVisible(self.active)
        self._show_screens(shown)
        shown.speaker.begin()
        self.secret_changed.emit(self._is_secret())
        self.changed.emit()

    def _show(self) -> None:
        player, slide = self._player, self._player.slide
        if player.lesson is None or slide is None:
            return
        from gdviz.lecture.speaker.prompt import Prompt

        self.secret_changed.emit(self._is_secret())
        number, count = player.slide_index + 1, len(player.lesson.slides)
        shown = self._set()
        shown.panel.show_slide(self._said(slide, number, count))
        shown.speaker.show_prompt(Prompt(slide.notes, self._coming(), number, count))

    def _is_secret(self) -> bool:
        """A question is open until its answer is revealed, or steps have shown it."""
        player, slide = self._player, self._player.slide
        if slide is None or slide.question is None or player.answer_revealed:
            return False
        return not any(map(_steps_of, slide.presses[: player.press_index]))

    def _ask(self) -> None:
        """Have the hall's guess marked on a slide that asks for one, until its steps are taken."""
        slide, press = self._player.slide, self._player.press_index
        if slide is None or slide.question is None or not slide.question.by_pointing:
            self._prediction.stop()
        elif press == 0:
            steps = next((n for n in map(_steps_of, slide.presses) if n), None)
            self._prediction.ask(steps, ends=steps != 1)
        elif self._prediction.phase is Phase.WAITING:
            self._prediction.stop()  # nobody has guessed, and now it is seen

    def _said(self, slide: Slide, number: int, count: int) -> Said:
        from gdviz.lecture.slides.said import Said

        question, player = slide.question, self._player
        folder = player.lesson.folder if player.lesson else None
        said = Said(slide.title, player.words, number=number, count=count, folder=folder)
        if question is None:
            return said
        right = question.right if player.answer_revealed else None
        return replace(said, question=question.text, answers=question.answers, right=right)

    def _coming(self) -> str:
        press, following = self._player.next_press, self._player.next_slide
        if press is not None:
            return self._in_words(press)
        return following.title if following is not None else ""

    def _in_words(self, press: Press) -> str:
        if press.words.strip():
            return press.words.strip()
        if press.answer:
            return self.tr("the answer")
        steps = _steps_of(press)
        return self.tr("{0} steps").format(steps) if steps else self.tr("another picture")


def _steps_of(press: Press) -> int:
    return press.steps + press.play

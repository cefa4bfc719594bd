"""Where a lesson is, and what the session shows there; forward and back, press by press."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Signal

from gdviz.engine.chunks import OnProgress
from gdviz.later import Later
from gdviz.session.animation import Animation
from gdviz.session.background import Background, Deliver
from gdviz.session.session import Session

# A window that shows no lesson loads nothing of what reads them.
if TYPE_CHECKING:
    from gdviz.lessons.lesson import Lesson, Press, Question, Slide
    from gdviz.lessons.stages import Stage, Stages
    from gdviz.lessons.watched import WatchedLesson


@final
class LessonPlayer(QObject):
    """Plays a lesson in a session; views show `slide`, `words` and `question`.

    Going forward, a press that changes no scene acts on what is there, so that a start which
    somebody has placed by hand takes the steps; whatever else shows a place of the lesson shows
    it exactly as the lesson says, whichever way led there.
    """

    lesson_changed = Signal()  # another lesson, none, or the same one read again
    slide_changed = Signal()  # another slide is shown; press_changed follows
    press_changed = Signal()  # other words, or the answer; or as many presses of another slide
    complained = Signal(str)  # what of a lesson is not possible, and where

    def __init__(
        self, session: Session, animation: Animation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._animation = session, animation
        self._lesson: Lesson | None = None
        self._stages: Stages | None = None
        self._slide = self._press = 0
        self._ahead = Background(self, kept=0)
        self._watched = Later(self._make_watched)

    @property
    def lesson(self) -> Lesson | None:
        return self._lesson

    @property
    def slide_index(self) -> int:
        """The place of the slide, counted from 0."""
        return self._slide

    @property
    def press_index(self) -> int:
        """How many presses of the slide have been made."""
        return self._press

    @property
    def slide(self) -> Slide | None:
        """The slide that is shown."""
        return self._lesson.slides[self._slide] if self._lesson else None

    @property
    def next_slide(self) -> Slide | None:
        """The slide after it."""
        if self._lesson is None or self._slide + 1 == len(self._lesson.slides):
            return None
        return self._lesson.slides[self._slide + 1]

    @property
    def next_press(self) -> Press | None:
        """What the next press does on this slide; None where it leads to the next one."""
        slide = self.slide
        if slide is None or self._press == len(slide.presses):
            return None
        return slide.presses[self._press]

    @property
    def words(self) -> str:
        """The words that are visible so far, in Markdown."""
        return self.slide.words_after(self._press) if self.slide else ""

    @property
    def question(self) -> Question | None:
        """The question of the slide."""
        return self.slide.question if self.slide else None

    @property
    def answer_revealed(self) -> bool:
        """Whether the hall sees the answer."""
        return self.slide is not None and self.slide.is_answered_after(self._press)

    def open(self, path: Path) -> bool:
        """Show the lesson of a file from its beginning; refused, only say so."""
        from gdviz.lessons.lesson_error import LessonError
        from gdviz.lessons.lesson_file import read_lesson

        try:
            self.show(read_lesson(path))
        except LessonError as error:
            self.complained.emit(str(error))
            return False
        return True

    def show(self, lesson: Lesson) -> None:
        """Show a lesson from its beginning, and read it again whenever it is saved."""
        self._take(lesson)
        self._slide = self._press = 0
        self._watched().watch(lesson.path)
        self.lesson_changed.emit()
        self._go_to(0, 0, afresh=True)

    def leave(self) -> None:
        """Show no lesson any more; the scene stays."""
        if self._lesson is not None:
            self._watched().watch(None)
            self._lesson = self._stages = None
            self._slide = self._press = 0
            self.lesson_changed.emit()

    def close(self) -> None:
        """Leave no thread behind."""
        self._watched.tell(lambda watched: watched.close())
        self._ahead.close()

    def forward(self) -> None:
        """Finish what is playing; else make the next press, or show the next slide."""
        slide, press = self.slide, self.next_press
        if slide is None:
            return
        if self._animation.target is not None:
            self._animation.finish()
        elif press is not None:
            self._make(press)
        elif self.next_slide is not None:
            self._enter_next(self.next_slide)

    def back(self) -> None:
        """Undo the last press, or show the slide before as it was left."""
        if self._press:
            self._go_to(self._slide, self._press - 1)
        elif self._slide and self._lesson is not None:
            before = self._slide - 1
            self._go_to(before, len(self._lesson.slides[before].presses))

    def first(self) -> None:
        """Show the first slide."""
        self.go_to(0)

    def last(self) -> None:
        """Show the last slide."""
        if self._lesson is not None:
            self.go_to(len(self._lesson.slides) - 1)

    def go_to(self, slide: int, press: int = 0) -> None:
        """Show a slide after so many presses; one that is not there is no wish."""
        if self._lesson is None or not 0 <= slide < len(self._lesson.slides):
            return
        if 0 <= press <= len(self._lesson.slides[slide].presses):
            self._go_to(slide, press)

    def _make_watched(self) -> WatchedLesson:
        from gdviz.lessons.watched import WatchedLesson

        watched = WatchedLesson(self)
        watched.saved.connect(self._on_saved)
        watched.failed.connect(self.complained)
        return watched

    def _take(self, lesson: Lesson) -> None:
        from gdviz.lessons.stages import Stages

        self._lesson, self._stages = lesson, Stages(lesson)

    def _make(self, press: Press) -> None:
        """Make a press on what is there; a change of the scene is made on the lesson's own."""
        self._animation.stop()
        if press.changes is not None or press.playhead is not None:
            # Where it was before the steps, which are taken for all to see.
            self._show(self._stage(self._slide, self._press + 1), press.steps + press.play)
        if press.steps:
            self._session.go_on(press.steps)
        self._arrive(self._slide, self._press + 1)
        self._animation.play_for(press.play)

    def _enter_next(self, slide: Slide) -> None:
        self._animation.stop()
        if slide.scene is not None:
            self._show(self._stage(self._slide + 1, 0))
        self._arrive(self._slide + 1, 0)

    def _go_to(self, slide: int, press: int, afresh: bool = False) -> None:
        self._animation.stop()
        self._show(self._stage(slide, press))
        self._arrive(slide, press, afresh)

    def _arrive(self, slide: int, press: int, afresh: bool = False) -> None:
        other = afresh or slide != self._slide
        self._slide, self._press = slide, press
        if other:
            self.slide_changed.emit()
        self.press_changed.emit()
        self._prepare_next()

    def _prepare_next(self) -> None:
        """Have the scene of the next press worked out by when it is made: formulas take a while."""
        stages, here = self._stages, (self._slide, self._press)
        following = self._following
        if stages is None or following is None:
            return

        from gdviz.session.tables.table_error import TableError
        from gdviz.session.task_maker import make_ready

        def job(deliver: Deliver, on_progress: OnProgress) -> None:
            with suppress(TableError):  # told when the press is made
                make_ready(stages.at(*following).scene)

        self._ahead.start((stages, here), job)

    @property
    def _following(self) -> tuple[int, int] | None:
        if self.next_press is not None:
            return self._slide, self._press + 1
        return (self._slide + 1, 0) if self.next_slide is not None else None

    def _stage(self, slide: int, press: int) -> Stage | None:
        """The stage of a place; None, and a word about it, where its scene is not possible."""
        if self._stages is None or self._lesson is None:
            return None
        from gdviz.lessons.located import located_in_file
        from gdviz.session.tables.table_error import TableError

        try:
            return self._stages.at(slide, press)
        except TableError as error:
            self.complained.emit(str(located_in_file(error, self._lesson.path)))
            return None

    def _show(self, stage: Stage | None, before: int = 0) -> None:
        """Show a stage, or it so many steps before; how it looks stays as the hall needs it."""
        if stage is not None:
            scene = replace(stage.scene, appearance=self._session.scene.appearance)
            self._session.show_scene(scene, stage.playhead - before)

    def _on_saved(self, lesson: Lesson) -> None:
        """The same place of the lesson, as it is now."""
        slide = min(_same_slide(self.slide, self._slide, lesson), len(lesson.slides) - 1)
        press = min(self._press, len(lesson.slides[slide].presses))
        self._take(lesson)
        self._slide, self._press = slide, press
        self.lesson_changed.emit()
        self._go_to(slide, press, afresh=True)


def _same_slide(shown: Slide | None, place: int, lesson: Lesson) -> int:
    """Where a slide is now: others may have been put before it or taken away."""
    if shown is None:
        return place
    titles = [each.title for each in lesson.slides]
    here = place < len(titles) and titles[place] == shown.title
    return place if here or titles.count(shown.title) != 1 else titles.index(shown.title)

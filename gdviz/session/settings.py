"""What is remembered from one start to the next, and the same as a plain table.

A table is a dictionary that a JSON file can hold. Each of its parts is read by itself: what is
wrong in one, as a theme that is not there any more, does not spoil the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, final

from gdviz.session.appearance import Appearance
from gdviz.session.scene import SPEEDS, Scene
from gdviz.session.scene_table import TableError, scene_of_table, table_of_scene
from gdviz.session.tables.numbers import read_bool, read_float
from gdviz.session.tables.table_error import as_table
from gdviz.session.tables.values import read_fields, written_fields

#: The keys of a table.
APPEARANCE, SPEED, LESS_MOTION, SCENE = "appearance", "speed", "less_motion", "scene"
#: Steps a second of who has chosen none.
USUAL_SPEED: Final = 2.0


@final
@dataclass(frozen=True)
class Settings:
    """How things look and move, and the last scene.

    `less_motion` is None until somebody has chosen: then the platform is followed.
    ValueError for an impossible speed.
    """

    appearance: Appearance = field(default_factory=Appearance)
    speed: float = USUAL_SPEED
    less_motion: bool | None = None
    scene: Scene | None = None

    def __post_init__(self) -> None:
        if not SPEEDS[0] <= self.speed <= SPEEDS[1]:
            raise ValueError(f"speed must be from {SPEEDS[0]} to {SPEEDS[1]} steps a second")

    @classmethod
    def of(cls, scene: Scene, less_motion: bool | None) -> Settings:
        """What there is to remember of a scene that is shown; a task's own speed is not.

        Its looks are kept beside it, for other scenes too.
        """
        speed = scene.speed if scene.task is None else USUAL_SPEED
        plain = replace(scene, appearance=Appearance())
        return cls(scene.appearance, speed, less_motion, plain)

    def opening(self, asked: Scene | None) -> Scene:
        """The scene to begin with: the one that was asked for, else the last, else the usual.

        One that was asked for says nothing of looks, and of the speed only where it has a task.
        """
        if asked is None and self.scene is not None:
            return replace(self.scene, appearance=self.appearance)
        scene = replace(asked or Scene.opening(), appearance=self.appearance)
        return scene if scene.task is not None else replace(scene, speed=self.speed)


def table_of_settings(settings: Settings) -> dict[str, Any]:
    """The table of settings; what nobody has chosen is left out."""
    table: dict[str, Any] = {
        APPEARANCE: written_fields(settings.appearance, Appearance()),
        SPEED: settings.speed,
    }
    if settings.less_motion is not None:
        table[LESS_MOTION] = settings.less_motion
    if settings.scene is not None:
        table[SCENE] = table_of_scene(settings.scene)
    return table


def settings_of_table(table: Mapping[str, object]) -> tuple[Settings, list[str]]:
    """The settings of a table, and a sentence for every part that was left out as impossible.

    Keys that are not known belong to another version and are passed over.
    """
    wrong: list[str] = []
    settings = Settings()
    for key, read in _PARTS.items():
        if key in table:
            try:
                change: dict[str, Any] = {key: read(table[key])}
                settings = replace(settings, **change)
            except (TableError, ValueError) as error:
                wrong.append(str(error))
    return settings, wrong


def _read_appearance(given: object) -> Appearance:
    looks: Appearance = read_fields(Appearance, given, (APPEARANCE,), Appearance())
    return looks


def _read_scene(given: object) -> Scene:
    try:
        return scene_of_table(as_table(given, ()))
    except TableError as error:
        raise TableError((SCENE, *error.path), error.sentence) from None


#: How each part is read.
_PARTS: Mapping[str, Callable[[object], object]] = {
    APPEARANCE: _read_appearance,
    SPEED: lambda given: read_float(given, (SPEED,)),
    LESS_MOTION: lambda given: read_bool(given, (LESS_MOTION,)),
    SCENE: _read_scene,
}

"""Where the files that gdviz ships are found."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
#: A wheel carries the top-level `resources/` inside the package; a checkout has it beside it.
_FOLDERS = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `resource("themes", "light.toml")`."""
    folder = next(each for each in _FOLDERS if each.is_dir())
    return folder.joinpath(*parts)

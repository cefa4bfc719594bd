"""`python -m gdviz` and `gdviz`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from gdviz.command_line import begins_fresh, lesson, names_scene, parse, presents


def main() -> int:
    """Read the command line and do what it says; the exit code."""
    command = COMMANDS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    return command(sys.argv[2:]) if command else _open_window()


def _open_window() -> int:
    scene, shown = parse(), lesson()
    try:
        from gdviz.app import run
    except ImportError as error:  # a system library that Qt needs, such as libEGL.so.1
        sys.stderr.write(
            f"gdviz: no window can be opened: {error}\n"
            "Install that library, on Debian: apt install libegl1 libxkbcommon0 libxcb-cursor0\n"
        )
        return 2
    return run(scene if names_scene() else None, presents(), begins_fresh(), shown)


def _map(words: Sequence[str]) -> int:
    from gdviz.poster.command import main as make_map

    return make_map(words)


#: What is done instead of opening the window, by the first word.
COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {"map": _map}


if __name__ == "__main__":
    sys.exit(main())

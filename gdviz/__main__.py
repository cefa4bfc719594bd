"""`python -m gdviz` and `gdviz`."""

from __future__ import annotations

import sys

from gdviz.command_line import parse, presents


def main() -> int:
    """Read the command line and open the window; the exit code."""
    scene = parse()
    try:
        from gdviz.app import run
    except ImportError as error:  # a system library that Qt needs, such as libEGL.so.1
        sys.stderr.write(
            f"gdviz: no window can be opened: {error}\n"
            "Install that library, on Debian: apt install libegl1 libxkbcommon0 libxcb-cursor0\n"
        )
        return 2
    return run(scene, presents())


if __name__ == "__main__":
    sys.exit(main())

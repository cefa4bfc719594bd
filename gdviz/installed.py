"""Whether a package that is installed may offer entry points of a group, without reading them.

`importlib.metadata` reads through every package and takes as long to import as a tenth of the
window; most people have no plug-in, and a look at the folders tells so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder

#: Folders beside a package that hold what it says of itself.
METADATA = (".dist-info", ".egg-info", "egg-info")


def may_offer(group: str) -> bool:
    """False only where no package on the path can have an entry point of the group."""
    return _has_other_finders() or any(_mentions(each, group) for each in sys.path)


def _has_other_finders() -> bool:
    """Whether packages are found in ways other than by looking into folders."""
    return any(
        hasattr(each, "find_distributions") for each in sys.meta_path if each is not PathFinder
    )


def _mentions(path: str, group: str) -> bool:
    """Whether a place where packages lie may have the group; an archive may always."""
    path = path or os.curdir
    if not os.path.isdir(path):
        return os.path.exists(path)
    return any(group.encode() in text for text in _entry_point_files(path))


def _entry_point_files(folder: str) -> Iterator[bytes]:
    try:
        names = os.listdir(folder)
    except OSError:  # a folder that may not be read holds no package
        return
    for name in names:
        if name.lower().endswith(METADATA):
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:
                    yield file.read()
            except OSError:  # most packages have none
                continue

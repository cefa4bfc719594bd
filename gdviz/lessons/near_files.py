"""Files that a lesson names: only those in its own folder, and nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

#: What a picture may be, by the end of its name, and how large.
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
LARGEST_PICTURE = 20_000_000

# Bounded, so that brackets which nobody closes are not looked through again and again.
_INLINE = re.compile(r"!\[[^\]]{0,300}\]\(\s{0,9}(?:<([^>]{0,300})>|([^\s)]{0,300}))")
_REFERRED = re.compile(r"!\[([^\]]{0,300})\](?:\[([^\]]{0,300})\])?(?!\()")
_DEFINED = re.compile(r"^ {0,3}\[([^\]]+)\]:\s*(?:<([^>]*)>|(\S+))", re.MULTILINE)
_HTML = re.compile(r"<\s*(?:img|image|picture|object|embed|iframe|link|script|style)\b", re.I)


def picture_beside(folder: Path, name: str) -> Path:
    """The file of a picture in a lesson's folder, below it if need be.

    Symbolic links are followed first. ValueError says why it is none that may be shown; whoever
    is about to read a picture asks here, not only the reader of lessons.
    """
    path = file_beside(folder, name)
    if path.suffix.lower() not in PICTURES:
        raise ValueError(f"a picture ends with {', '.join(PICTURES)}")
    if path.stat().st_size > LARGEST_PICTURE:
        raise ValueError(f"a picture has at most {LARGEST_PICTURE / 1e6:g} MB")
    return path


def file_beside(folder: Path, name: str) -> Path:
    """A file in a folder or below it, links followed; ValueError says why it may not be read."""
    # A name that is percent-encoded is decoded by whoever shows it.
    plain = unquote(name)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\", plain):
        raise ValueError("names a place elsewhere; a lesson reads files of its own folder alone")
    try:
        root = folder.resolve(strict=True)
        path = (root / plain).resolve()
        inside, is_file = path.is_relative_to(root), path.is_file()
    except (OSError, RuntimeError, ValueError):  # a name that no file can have, a loop of links
        raise ValueError("is no name of a file") from None
    if not inside:
        raise ValueError("lies outside the lesson's folder")
    if not is_file:
        raise ValueError("is no file in the lesson's folder")
    return path


def pictures_in(words: str) -> Iterator[str]:
    """The names of the pictures in Markdown; ValueError for HTML that would load something."""
    if _HTML.search(words):
        raise ValueError("HTML that loads something is not shown; write ![what it is](its file)")
    for brackets, bare in _INLINE.findall(words):
        yield brackets or bare
    defined = {name.lower(): brackets or bare for name, brackets, bare in _DEFINED.findall(words)}
    for text, reference in _REFERRED.findall(words):
        target = defined.get((reference or text).lower())
        if target is not None:
            yield target

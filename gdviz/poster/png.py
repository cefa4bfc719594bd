"""A PNG file that is written row by row, so that a picture of any size needs little memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"

#: Eight bits a colour, red green and blue; no interlacing. PNG specification, 2003, 11.2.2.
_HEADER = "> I I B B B B B"
#: Each byte is written as its difference from the one above, which suits areas of one colour.
_UP = b"\x02"
#: Compressed data are written in pieces of this size.
_PIECE = 2**20


def write_png(file: BinaryIO, columns: int, rows: int, bands: Iterable[NDArray[np.uint8]]) -> None:
    """Write bands of rows, shape (n, columns, 3), from the top down; the same bytes every time."""
    file.write(SIGNATURE)
    _chunk(file, b"IHDR", struct.pack(_HEADER, columns, rows, 8, 2, 0, 0, 0))
    press, waiting = zlib.compressobj(6), bytearray()
    above = np.zeros((1, columns, 3), dtype=np.uint8)
    for band in bands:
        for difference in np.diff(band, axis=0, prepend=above):
            waiting += press.compress(_UP + difference.tobytes())
        above = np.concatenate([above, band])[-1:]
        while len(waiting) >= _PIECE:
            _chunk(file, b"IDAT", bytes(waiting[:_PIECE]))
            del waiting[:_PIECE]
    _chunk(file, b"IDAT", bytes(waiting) + press.flush())
    _chunk(file, b"IEND", b"")


def _chunk(file: BinaryIO, kind: bytes, data: bytes) -> None:
    file.write(struct.pack(">I", len(data)) + kind + data)
    file.write(struct.pack(">I", zlib.crc32(kind + data)))

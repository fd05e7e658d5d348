"""A PNG is packed tighter, and not a pixel of it changes."""

from __future__ import annotations

import struct
import zlib

from smp_metrics.charts.png import EFFORT, repacked


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)) + chunk(b"pHYs", bytes(9))
PIXELS = bytes(65) * 64
LOOSE = zlib.compress(PIXELS, 0)
END = chunk(b"IEND", b"")


def test_pixels_and_other_chunks_stay_and_the_file_shrinks() -> None:
    png = SIGNATURE + HEAD + chunk(b"IDAT", LOOSE[:100]) + chunk(b"IDAT", LOOSE[100:]) + END

    found = repacked(png)

    assert found == SIGNATURE + HEAD + chunk(b"IDAT", zlib.compress(PIXELS, EFFORT)) + END
    assert len(found) < len(png) / 10
    assert repacked(found) == found

"""Fetch the font's package, cut it down, and put the files, their names and their licence where they belong."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

from fontTools.ttLib import TTFont

from fonts.characters import wanted
from fonts.cutting import advances, cut, lacking, packed, weighing
from smp_metrics.charts.font import ADVANCES, FOLDER, WEIGHTS

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "@fontsource-variable/atkinson-hyperlegible-next@5.3.0"
SOURCE = "package/files/atkinson-hyperlegible-next-latin-wght-normal.woff2"
LICENCE = "package/LICENSE"
PAGES = ROOT / "docs" / "assets" / "smp" / "fonts"
# A browser keeps a file for as long as its name is the same.
NAME = re.compile(r"hyperlegible-[0-9a-f]{8}\.woff2")
NAMED_IN = ("docs/assets/smp/smp.css", "smp_metrics/site/theme/main.html")


def main() -> None:
    """Make every file anew, and write the new name into what asks for it."""
    with tempfile.TemporaryDirectory() as name:
        folder = _fetched(Path(name))
        font = cut(TTFont(folder / SOURCE, recalcTimestamp=False), wanted())
        licence = (folder / LICENCE).read_bytes()
    if missing := lacking(font, wanted()):
        raise SystemExit(f"the font has no {' '.join(sorted(missing))}: choose other characters, or another font")
    single = {style: weighing(font, weight) for style, weight in WEIGHTS.items()}
    for style, each in single.items():
        _write(FOLDER / f"{style}.ttf", packed(each, None))
    measured = {style: advances(each) for style, each in single.items()}
    _write(ADVANCES, f"{json.dumps(measured, ensure_ascii=False, indent=1)}\n".encode())
    content = packed(font, "woff2")
    new = f"hyperlegible-{sha256(content).hexdigest()[:8]}.woff2"
    for old in PAGES.glob("*.woff2"):
        old.unlink()
    _write(PAGES / new, content)
    for each in (FOLDER, PAGES):
        _write(each / "OFL.txt", licence)
    for file in NAMED_IN:
        text = (ROOT / file).read_text(encoding="utf-8")
        (ROOT / file).write_text(NAME.sub(new, text), encoding="utf-8")


def _fetched(folder: Path) -> Path:
    """Have the package's own client fetch it, and unpack it."""
    command = ["npm", "pack", "--silent", PACKAGE]
    archive = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.split()[-1]
    with tarfile.open(folder / archive) as files:
        files.extractall(folder, filter="data")
    return folder


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    print(f"{file.relative_to(ROOT)}: {len(content):,} bytes")


if __name__ == "__main__":
    main()

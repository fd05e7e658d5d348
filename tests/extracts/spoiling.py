"""Every way in which a file of data is likely to be spoiled, and what ``smp check`` says of it.

``python -m tests.extracts.spoiling PROJECT`` writes messages.txt anew, from a folder with mkdocs.yml, a page and sound
extracts.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from smp_metrics.cli import main

MESSAGES = Path(__file__).with_name("messages.txt")
CSV = "data/all_crime_by_ward.csv"
SIDECAR = "data/all_crime_by_ward.yml"

Spoil = Callable[[bytes], bytes | None]


def check(project: Path) -> Result:
    """Run the command's check on a project; an exception of ours or anyone's is not caught."""
    return CliRunner().invoke(main, ["check", "--root", str(project)], catch_exceptions=False)


def spoil(project: Path, path: str, how: Spoil) -> None:
    """Change a file of a project, or remove it."""
    file = project / path
    content = how(file.read_bytes())
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)


def put(before: str, after: str) -> Spoil:
    """Replace what stands once in a file."""

    def change(content: bytes) -> bytes:
        assert content.count(before.encode()) == 1, before
        return content.replace(before.encode(), after.encode())

    return change


def cell(text: str) -> Spoil:
    """Put a text in the place of Bearsted's crimes of 2023."""
    return put("Bearsted,2023,217\n", f"Bearsted,2023,{text}\n")


def header(text: str) -> Spoil:
    """Put a text in the place of the header."""
    return put("ward,year,crimes\n", text + "\n")


def _first_column_lost(content: bytes) -> bytes:
    return b"".join(line.split(b",", 1)[1] for line in content.splitlines(keepends=True))


def _column_more(content: bytes) -> bytes:
    return content.replace(b"\n", b",checked\n")


SPOILED: dict[str, tuple[str, Spoil]] = {
    "an empty file": (CSV, lambda _: b""),
    "a file of one blank line": (CSV, lambda _: b"\n"),
    "a header and no rows": (CSV, lambda _: b"ward,year,crimes\n"),
    "a row lost": (CSV, put("Heath,2023,933\n", "")),
    "a row twice": (CSV, put("Heath,2023,933\n", "Heath,2023,933\n" * 2)),
    "a ward misspelt": (CSV, put("Heath,2023", "Heat,2023")),
    "a year that the table is not about": (CSV, put("Heath,2023", "Heath,2033")),
    "a count with a digit too many": (CSV, cell("217000")),
    "not UTF-8": (CSV, lambda content: content.replace(b"Heath", b"H\xe9ath", 1)),
    "old Macintosh line ends": (CSV, lambda content: content.replace(b"\n", b"\r")),
    "UTF-16, as a spreadsheet saves Unicode text": (CSV, lambda content: content.decode().encode("utf-16")),
    "semicolons, as some spreadsheets save": (CSV, lambda content: content.replace(b",", b";")),
    "a renamed column": (CSV, header("ward,year,offences")),
    "a column title with a capital": (CSV, header("Ward,year,crimes")),
    "columns in another order": (CSV, header("year,ward,crimes")),
    "a column twice": (CSV, header("ward,year,crimes,crimes")),
    "a missing column": (CSV, _first_column_lost),
    "an extra column": (CSV, _column_more),
    "a word for a missing count": (CSV, cell("n/a")),
    "a count that the plan hides": (CSV, cell("<5")),
    "a dash for no count": (CSV, cell("-")),
    "years that run over two": (CSV, lambda content: content.replace(b",2023,", b",2022/23,")),
    "a thousands comma": (CSV, cell("1,234")),
    "a thousands comma in quotes": (CSV, cell('"1,234"')),
    "a decimal in a count": (CSV, cell("12.5")),
    "a negative count": (CSV, cell("-3")),
    "a plus sign": (CSV, cell("+3")),
    "a leading zero": (CSV, cell("0217")),
    "a space around a count": (CSV, cell(" 217")),
    "an exponent": (CSV, cell("2E+05")),
    "a count in another script's digits": (CSV, cell("\u0662\u0661\u0667")),
    "NUL bytes": (CSV, cell("217\0\0")),
    "a number of 400 digits": (CSV, cell("9" * 400)),
    "a formula": (CSV, cell("=SUM(A1:A2)")),
    "a blank cell": (CSV, cell("")),
    "a blank ward": (CSV, put("Heath,2023,933\n", ",2023,933\n")),
    "a blank line at the end": (CSV, lambda content: content + b"\n"),
    "a row of commas at the end": (CSV, lambda content: content + b",,\n"),
    "an unclosed quote": (CSV, put("Heath,2023", '"Heath,2023')),
    "a quote within a cell": (CSV, put("Heath,2023", 'He"ath,2023')),
    "a missing file": (CSV, lambda _: None),
    "a missing sidecar": (SIDECAR, lambda _: None),
    "an empty sidecar": (SIDECAR, lambda _: b""),
    "a sidecar that is a list": (SIDECAR, lambda _: b"- title\n- description\n"),
    "a sidecar that is one word": (SIDECAR, lambda _: b"5\n"),
    "a sidecar with broken YAML": (SIDECAR, put("publisher: ", "publisher: [")),
    "a sidecar with a tab": (SIDECAR, put("publisher: ", "\tpublisher: ")),
    "a sidecar with an impossible date": (SIDECAR, put("sensitive: false", "sensitive: false\ndate: 2026-13-45")),
    "a sidecar that is not UTF-8": (SIDECAR, lambda content: content + b"# \xe9\n"),
    "a sidecar with a control character": (SIDECAR, lambda content: content + b"# \x07\n"),
    "a sidecar without its source": (SIDECAR, put("source: ", "sauce: ")),
}


def messages(sound: Path, name: str) -> str:
    """Give what the command says of a copy of a project, spoiled in one way."""
    path, how = SPOILED[name]
    with tempfile.TemporaryDirectory() as folder:
        project = shutil.copytree(sound, Path(folder) / "project")
        spoil(project, path, how)
        return check(project).output


if __name__ == "__main__":
    told = [f"### {name}\n\n{messages(Path(sys.argv[1]), name)}" for name in SPOILED]
    MESSAGES.write_text("\n".join(told), encoding="utf-8")

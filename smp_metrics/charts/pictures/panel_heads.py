"""What stands over a panel: its name in bold, and in smaller letters what the name stands for."""

from __future__ import annotations

from dataclasses import dataclass

from smp_metrics.charts.font import width
from smp_metrics.charts.pictures.line_panel import Weight
from smp_metrics.charts.pictures.theme import FONT_SIZE, SMALL_FONT_SIZE

HEAD_LINE = 17


@dataclass(frozen=True)
class Head:
    """The lines of a name, and the smaller ones below it."""

    name: tuple[str, ...]
    below: tuple[str, ...]

    def __len__(self) -> int:
        """Count the lines."""
        return len(self.name) + len(self.below)

    def lines(self) -> list[tuple[str, Weight, float]]:
        """Give each line with its weight and size."""
        named: list[tuple[str, Weight, float]] = [(line, "bold", FONT_SIZE) for line in self.name]
        return [*named, *((line, "normal", SMALL_FONT_SIZE) for line in self.below)]


def head_of(name: str, wide: float) -> Head:
    """Break a name to so many pixels; what follows its first line stands below it, smaller."""
    head, _, below = name.partition("\n")
    return Head(wrapped(head, FONT_SIZE, wide, bold=True), wrapped(below, SMALL_FONT_SIZE, wide))


def wrapped(text: str, size: float, wide: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text between words into lines of at most so many pixels; a longer word has its line to itself."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and width(longer, size, bold=bold) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)

"""Cut a variable font down to some characters and two weights, and take each weight out of it."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from smp_metrics.charts.font import FAMILY, WEIGHTS

LIGHTEST, HEAVIEST = min(WEIGHTS.values()), max(WEIGHTS.values())
# Kerning would add a fifth to what every reader fetches, and Vega does not measure with it.
FEATURES = ["tnum"]
# What browsers and renderers do without.
DROPPED = ["STAT", "MVAR", "GDEF", "gasp"]
COPYRIGHT, FAMILY_NAME, STYLE_NAME, FULL_NAME, POSTSCRIPT_NAME = 0, 1, 2, 4, 6
WINDOWS_ENGLISH = (3, 1, 0x409)
REGULAR, BOLD = 1 << 6, 1 << 5


def cut(font: TTFont, characters: Iterable[str]) -> TTFont:
    """Give the font with these characters only, from its regular weight to its bold."""
    narrowed = instantiateVariableFont(font, {"wght": (LIGHTEST, HEAVIEST)})
    # The subsetter reads a file, not what another tool has just changed.
    narrowed = TTFont(BytesIO(packed(narrowed, None)), recalcTimestamp=False)
    options = Options(
        layout_features=FEATURES, hinting=False, glyph_names=False, notdef_outline=True, name_IDs=[COPYRIGHT]
    )
    options.drop_tables += DROPPED
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters))
    subsetter.subset(narrowed)
    _rename(narrowed, "Regular")
    return narrowed


def weighing(font: TTFont, weight: int) -> TTFont:
    """Give one weight of a variable font as a font of its own, for renderers that know no other."""
    single = instantiateVariableFont(TTFont(BytesIO(packed(font, None)), recalcTimestamp=False), {"wght": weight})
    bold = weight == HEAVIEST
    single["OS/2"].usWeightClass = weight
    single["OS/2"].fsSelection = single["OS/2"].fsSelection & ~(REGULAR | BOLD) | (BOLD if bold else REGULAR)
    single["head"].macStyle = int(bold)
    _rename(single, "Bold" if bold else "Regular")
    return single


def lacking(font: TTFont, characters: Iterable[str]) -> set[str]:
    """Name the characters that a font does not have."""
    return {letter for letter in characters if ord(letter) not in font.getBestCmap()}


def advances(font: TTFont) -> dict[str, int]:
    """Tell how far each character takes the pen, in the font's own units."""
    return {chr(code): font["hmtx"][glyph][0] for code, glyph in sorted(font.getBestCmap().items())}


def packed(font: TTFont, flavor: str | None) -> bytes:
    """Give a font as the bytes of a file."""
    font.flavor = flavor
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _rename(font: TTFont, style: str) -> None:
    # A name of its own: what a machine may have installed is not this cut of it.
    names = font["name"]
    names.names = [name for name in names.names if name.nameID == COPYRIGHT][:1]
    for kind, text in (
        (FAMILY_NAME, FAMILY),
        (STYLE_NAME, style),
        (FULL_NAME, f"{FAMILY} {style}"),
        (POSTSCRIPT_NAME, f"{FAMILY} {style}".replace(" ", "")),
    ):
        names.setName(text, kind, *WINDOWS_ENGLISH)

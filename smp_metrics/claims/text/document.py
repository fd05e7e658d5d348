"""Tell the prose of a document from its code, addresses and markup, keeping every position.

Masking puts a space for each character that is not prose, so that an offset in the mask is one in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from smp_metrics.claims.text.exempt import exemptions
from smp_metrics.claims.text.foreign import foreign_spans
from smp_metrics.claims.text.gaps import Short
from smp_metrics.claims.text.hidden import hidden_spans, without_hidden
from smp_metrics.claims.text.markup import blank, spaces, without_list_numbers, without_markup
from smp_metrics.claims.text.masking import FRONT_MATTER, mask_cells, mask_declarations, mask_fences, mask_front_matter
from smp_metrics.claims.text.passages import Passages, Span
from smp_metrics.claims.text.scripted import SCRIPT, mask_script
from smp_metrics.claims.text.settings import SETTINGS, mask_settings
from smp_metrics.claims.text.spans import number_spans
from smp_metrics.errors import Problem
from smp_metrics.extracts.editions import ONE, Editions
from smp_metrics.files import read_text

CLAIM = re.compile(
    r"\[(?P<text>[^\[\]\n]*(?:\n[^\[\]\n]+)*)\]"
    r"\((?P<angle><)?(?P<address>fact:[^()\s<>]*)(?(angle)>)(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
)
# These pages show how to write and to read a number, and their code holds samples. Code anywhere else is read as prose.
OF_SAMPLES = "docs/about/"
# A link that dials its own words: which number it may be is a matter of the partnership's list.
DIALLED = re.compile(r"\[(?P<text>\+?[0-9][0-9 ]*)\]\(tel:(?P<number>\+?[0-9]+)\)")
DIALS = "a number that is a link to call it"
EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)")
# What would make another number of a claim's, did it stand right before or after it.
TORN_BEFORE = re.compile(r"(?:[^\W_]|[£$€+~≈<>±×]|(?<![)\w])[-\u2010-\u2013\u2212])[*_]*\Z")
TORN_AFTER = re.compile(
    # Only the first of emphasis or space is a start: tried at each, a long gap would take quadratic time.
    r"(?<![*_\s])(?<!&nbsp;)[*_]*+"
    r"(?:\[(?=[^\[\]\n0-9]*+[0-9])[^\[\]\n]*+\]\(fact:|[^\W_]|[.,:/][0-9]|&(?!nbsp)\w+;"
    r"|(?:\s++|&nbsp;)*%|(?:\s++|&nbsp;)+(?:hundred|thousand|million|billion|dozen|per\s?cent|percentage)\b)"
)
HEADING = re.compile(r"^[ ]{0,3}#|^.*\n[ ]{0,3}(?:=+|-+)[ ]*$", re.MULTILINE)
QUOTED = re.compile(r"“[^“”]*”")


@dataclass(frozen=True)
class Claim:
    """A number, name or direction as typed, with the address of its fact and where both stand."""

    path: str
    line: int
    column: int
    text: str
    address: str
    start: int
    stop: int
    heading: bool

    def problem(self, message: str, expected: str, remedy: str) -> Problem:
        """Say what is wrong with it, where it stands."""
        return Problem(self.path, self.line, self.column, message, f"[{self.text}]({self.address})", expected, remedy)


@dataclass(frozen=True)
class Document:
    """A source file whose prose is checked: a page, a percent script, declarations in YAML, or a script of the site.

    The addresses of its claims are understood as the edition of the plan means them that it speaks of. ``template`` is
    the file that people edit where that is another one, of the same lines.
    """

    path: str
    text: str
    editions: Editions = field(default=ONE, compare=False)
    template: str = field(default="", compare=False)

    @cached_property
    def edition(self) -> str:
        """Tell which edition of the plan it speaks of."""
        return self.editions.of_page(self.path, self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Give the line and column, both from 1, of an offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and column, both from 1."""
        return self._line_starts[line - 1] + column - 1

    @cached_property
    def masked(self) -> str:
        """Give the text with all but prose and claims blanked."""
        if self.path == SETTINGS:
            return mask_settings(self.text)
        if self.path.endswith(SCRIPT):
            return mask_script(self.text)
        if self.path.endswith(".yml"):
            return QUOTED.sub(blank, mask_declarations(self.text))
        return without_hidden(self._framed, code_is_read=self.reads_code)

    @cached_property
    def _framed(self) -> str:
        text = mask_cells(self.text) if self.path.endswith(".py") else self.text
        return mask_fences(FRONT_MATTER.sub(mask_front_matter, text), code_is_read=self.reads_code)

    @cached_property
    def code_spans(self) -> tuple[tuple[int, int], ...]:
        """Give where code stands within the paragraphs."""
        return tuple(span for span in hidden_spans(self._framed) if self._framed[span[0]] == "`")

    @property
    def reads_code(self) -> bool:
        """Tell whether a reader may take the code of the document for words on the data, as no sample."""
        return not self.path.startswith(OF_SAMPLES)

    @cached_property
    def passages(self) -> Passages:
        """Tell the sentences and paragraphs of the text apart."""
        return Passages(self.masked, self.text)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """List the claims in reading order."""
        return tuple(self._claim(match) for match in CLAIM.finditer(self.masked))

    @cached_property
    def with_claims(self) -> Mapping[Span, int]:
        """Give where the sentences stand in which a claim begins, and how many do."""
        return Counter(self.passages.sentence(claim.start) for claim in self.claims)

    @cached_property
    def torn_claims(self) -> tuple[Claim, ...]:
        """List the claims whose number goes on outside their brackets, where nothing compares it."""
        return tuple(
            self._claim(match)
            for match in CLAIM.finditer(self.masked)
            if any(sign.isnumeric() for sign in match["text"])
            and (
                next(hidden_spans(self.text[match.start() : match.end()]), None)
                or TORN_BEFORE.search(self.masked[max(0, match.start() - 4) : match.start()])
                or TORN_AFTER.match(self.masked, match.end())
            )
        )

    def _claim(self, match: re.Match[str]) -> Claim:
        line, column = self.position(match.start())
        page = not self.path.endswith((".py", ".yml"))
        heading = page and bool(HEADING.match(self.text, self._line_starts[line - 1]))
        text = " ".join(EMPHASIS.sub("", match["text"]).split())
        address = self.editions.address(match["address"], self.edition)
        return Claim(self.path, line, column, text, address, match.start(), match.end(), heading)

    @cached_property
    def stray_addresses(self) -> tuple[int, ...]:
        """Give the offsets at which an address stands that belongs to no well-formed claim."""
        return tuple(match.start() for match in re.finditer(r"fact:(?=\w)", CLAIM.sub(blank, self.masked)))

    @cached_property
    def spoken(self) -> str:
        """Give the text as read, with the words of its claims and without their addresses, every position kept."""
        return without_markup(CLAIM.sub(_words_only, without_list_numbers(self.masked)))

    @cached_property
    def prose(self) -> str:
        """Give the text with all but unclaimed prose blanked."""
        return without_markup(CLAIM.sub(blank, without_list_numbers(self.masked)))

    @cached_property
    def unexempt(self) -> str:
        """Give the unclaimed prose with what needs no fact blanked too."""
        signs = list(self.prose)
        for start, stop, _ in self.exempt:
            signs[start:stop] = spaces(self.prose[start:stop])
        return "".join(signs)

    @cached_property
    def unbound(self) -> Short:
        """Give what is left, as it is read: it says nothing that needs a fact, or lacks one."""
        return Short(self.unexempt)

    @cached_property
    def numbers(self) -> tuple[tuple[int, int], ...]:
        """Give where numbers stand in what is ``unbound``."""
        return tuple(number_spans(self.unbound.text))

    @cached_property
    def foreign(self) -> tuple[tuple[int, int], ...]:
        """Give where words stand in what is ``unbound`` that are no plain English."""
        return () if self.path.endswith(SCRIPT) else tuple(foreign_spans(self.unbound.text))

    @cached_property
    def exempt(self) -> tuple[tuple[int, int, str], ...]:
        """Give where something stands that needs no fact, and why, in the order of the list of exemptions."""
        short = Short(self.prose)
        listed = (
            (*short.place(*match.span()), exemption.reason)
            for exemption in exemptions()
            for match in exemption.finditer(short.text)
        )
        return (*listed, *((*match.span("text"), DIALS) for match in DIALLED.finditer(self.text)))


def _words_only(claim: re.Match[str]) -> str:
    shown = EMPHASIS.sub(blank, claim["text"])
    return f" {shown}{spaces(claim[0][len(shown) + 1 :])}"


def read_document(root: Path, path: Path, editions: Editions = ONE) -> Document:
    """Read a source file; raise ProblemsFound when it can't be read as UTF-8."""
    name = path.relative_to(root).as_posix()
    return Document(name, read_text(root, name), editions)

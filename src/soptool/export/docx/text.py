"""Paragraphs and runs of Word. Sizes are points, lengths millimetres."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final, Literal

from soptool.diagram.hyphens import FOLD, SOFT
from soptool.export.office.xml import Xml, element, joined

Align = Literal["left", "center", "right", "both"]
TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
LINES: Final = 236
"""From line to line, of 240: what Typst takes, whose lines are a little closer."""
_PIECES: Final = re.compile(f"([\n{SOFT}\t])")
_ANYWHERE: Final = re.compile(rf"(?<=\w){FOLD}|{FOLD}(?!\w)")
"""Room to break that is not behind a slash or a stop: Word breaks too long words itself."""
_SAID: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_GAPS: Final = re.compile(r"<w:(?:br|tab)/>")
_BREAK: Final = element("w:br")
_BETWEEN: Final = {"\n": _BREAK, SOFT: element("w:softHyphen"), "\t": element("w:tab")}


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look where it is not as their paragraph says. `size` in points."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    caps: bool = False
    raised: bool = False
    size: float | None = None
    colour: str | None = None


PLAIN: Final = Look()
BOLD: Final = Look(bold=True)
ITALIC: Final = Look(italic=True)


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * TWIPS)


def run(text: str, look: Look = PLAIN) -> Xml:
    """Return a run. Ends of lines are kept, soft hyphens are Word's own."""
    return element("w:r", None, letters(look), *content(text))


def content(text: str, name: str = "w:t") -> Iterable[Xml]:
    """Yield what stands in a run; `name` of the elements that hold text."""
    for piece in _PIECES.split(_ANYWHERE.sub("", text)):
        if piece in _BETWEEN:
            yield _BETWEEN[piece]
        elif piece:
            yield element(name, {"xml:space": "preserve"}, piece)


@lru_cache(maxsize=256)
def letters(look: Look) -> Xml | None:
    """Return the properties of a run; None where it has none of its own."""
    parts = [
        element("w:b") if look.bold else None,
        element("w:i") if look.italic else None,
        element("w:caps") if look.caps else None,
        element("w:color", {"w:val": look.colour}) if look.colour else None,
        element("w:sz", {"w:val": round(look.size * 2)}) if look.size else None,
        element("w:szCs", {"w:val": round(look.size * 2)}) if look.size else None,
        element("w:u", {"w:val": "single"}) if look.underlined else None,
        element("w:vertAlign", {"w:val": "superscript"}) if look.raised else None,
    ]
    return element("w:rPr", None, *parts) if any(parts) else None


def paragraph(
    *runs: str | None,
    style: str | None = None,
    align: Align | None = None,
    before: float | None = None,
    after: float | None = None,
    numbering: tuple[int, int] | None = None,
    keep_next: bool = False,
    new_page: bool = False,
    left: float | None = None,
    right: float | None = None,
    hanging: float | None = None,
    line: int | None = None,
    mark: Xml | None = None,
) -> Xml:
    """Return a paragraph. Runs are `Xml`, or texts without a look of their own.

    `before`, `after`, `left`, `right` and `hanging` in mm; `numbering`: number of the list and
    level; `line`: from line to line, of 240; `mark`: the paragraph was put in, or taken out.
    """
    if style and style.startswith("Heading"):  # those of a frame have room of their own
        before, after, line = before or 0.0, after or 0.0, line or LINES
    spacing = {
        "w:before": None if before is None else twips(before),
        "w:after": None if after is None else twips(after),
        "w:line": line,
        "w:lineRule": None if line is None else "auto",
    }
    indent = {
        "w:left": None if left is None else twips(left),
        "w:right": None if right is None else twips(right),
        "w:hanging": None if hanging is None else twips(hanging),
    }
    properties = [
        element("w:pStyle", {"w:val": style or "SopText"}),
        element("w:keepNext") if keep_next else None,
        element("w:pageBreakBefore") if new_page else None,
        _numbered(*numbering) if numbering else None,
        _if_any("w:spacing", spacing),
        _if_any("w:ind", indent),
        element("w:jc", {"w:val": align}) if align else None,
        element("w:rPr", None, mark) if mark else None,
    ]
    head = element("w:pPr", None, *properties)
    body = joined(each if isinstance(each, Xml) else run(each) for each in runs if each)
    return element("w:p", None, head, body)


def said_in(content: Iterable[str]) -> Iterator[str]:
    """Yield what the paragraphs of some markup say."""
    for piece in "".join(content).split("</w:p>"):
        texts = (unescape(each) for each in _SAID.findall(_GAPS.sub("<w:t> </w:t>", piece)))
        if text := "".join(texts).strip():
            yield text


def _if_any(name: str, values: Mapping[str, object]) -> Xml | None:
    return None if all(value is None for value in values.values()) else element(name, values)


def _numbered(number: int, level: int) -> Xml:
    return element(
        "w:numPr",
        None,
        element("w:ilvl", {"w:val": level}),
        element("w:numId", {"w:val": number}),
    )


def field(instruction: str, shown: str, look: Look = PLAIN) -> Xml:
    """Return a field that Word fills from the document itself (PAGE, NUMPAGES, PAGEREF)."""
    return element("w:fldSimple", {"w:instr": f" {instruction} "}, run(shown, look))

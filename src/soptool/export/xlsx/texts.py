"""Texts of the form in cells: what is printed apart is a run of its own (ECMA-376, `CT_Rst`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Final

from soptool.diagram.hyphens import FOLD, SOFT
from soptool.diagram.lettering import POINT, width
from soptool.export.office.xml import Xml, element, joined
from soptool.export.xlsx.sheet import kept
from soptool.export.xlsx.styles import Style
from soptool.form.clean import clean
from soptool.form.table import Act

BULLET: Final = "– "
_HYPHEN = re.compile(r"-(?=[^\W\d])")
_NO_BREAKS: Final = str.maketrans("", "", SOFT + FOLD)
OWN_BREAK: Final = f"{FOLD}\n"
"""A line's end that is no author's: it is left out where the text is read again."""
_LEADING: Final = 1.2
_ABOVE: Final = 0.35
"""What programs leave free above a line, mm."""
_PADDING: Final = 2.2
_SPARE: Final = 1.06
"""Programs set letters a little wider than their widths say."""
_BOLD: Final = 1.08
_SPARE_OF_WORDS: Final = 1.03
_EDGES: Final = 1.2
"""What programs leave free beside a word, mm."""
_LEAST: Final = 5.0
"""Points below which letters are not made smaller."""
INDENT: Final = 2.8
"""Millimetres by which an indent moves a text."""
_MUCH: Final = 1.0
"""Points by which letters are made smaller rather than words broken."""
_OF_DETAILS: Final = 0.5
"""Points by which letters of details are smaller, as on paper, where they tell them."""
_SMALLER: Final = 0.5
"""Points by which letters give way to the room before them."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a cell's text. `size` in points where it is not that of the cell."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False
    size: float | None = None
    color: str | None = None


def plain(text: str) -> str:
    """Return a text as cells hold it, without the room to break that narrow columns need."""
    return kept(clean(text).translate(_NO_BREAKS))


def runs(pieces: Iterable[Run], font: str, size: float) -> Xml:
    """Return the markup of a cell's text in runs."""
    return joined(
        element(
            "r",
            None,
            element(
                "rPr",
                None,
                element("b") if piece.bold else None,
                element("i") if piece.italic else None,
                element("u") if piece.underlined else None,
                element("vertAlign", {"val": "superscript"}) if piece.raised else None,
                element("sz", {"val": f"{piece.size or size:g}"}),
                element("color", {"rgb": f"FF{piece.color or '000000'}"}),
                element("rFont", {"val": font}),
                element("family", {"val": 2}),
            ),
            element("t", {"xml:space": "preserve"}, plain(piece.text)),
        )
        for piece in pieces
        if piece.text
    )


def listed(texts: Sequence[str]) -> str:
    """Write texts one a line, with bullets where there are several."""
    if len(texts) < 2:
        return plain("".join(texts))
    return "\n".join(f"{BULLET}{plain(text)}" for text in texts)


def numbered(texts: Sequence[str]) -> str:
    """Write texts one a line, numbered where there are several."""
    if len(texts) < 2:
        return plain("".join(texts))
    return "\n".join(f"{number}. {plain(text)}" for number, text in enumerate(texts, start=1))


def acts(done: Sequence[Act], size: float) -> tuple[Run, ...]:
    """Return what is done in a row, in letters of so many points; details are smaller."""
    found: list[Run] = []
    for number, act in enumerate(done):
        found.append(Run(("\n" if number else "") + (BULLET if len(done) > 1 else "") + act.text))
        if act.mark is not None:
            found.append(Run(act.mark, raised=True))
        if act.condition is not None:
            found.append(Run(f" ({act.condition})", italic=True))
        found += [Run(f"\n– {detail}", size=size - _OF_DETAILS) for detail in act.details]
    return tuple(found)


def is_plain(pieces: Sequence[Run]) -> bool:
    """Whether a text needs no runs."""
    return all(piece == Run(piece.text) for piece in pieces)


def fitting(text: str, room: float, style: Style) -> Style:
    """Return the look with letters so small that no word is broken in a cell `room` mm wide.

    Programs break words behind hyphens, but not all before figures: `(SOP-004/DIN/2026)` is broken
    only where it would be much smaller.
    """
    parted = _HYPHEN.sub("- ", text)
    size = _fits(parted, room, style)
    if size < style.size - _MUCH:
        size = _fits(parted.replace("-", "- "), room, style)
    return style if size >= style.size else replace(style, size=max(size, _LEAST))


def _fits(text: str, room: float, style: Style) -> float:
    """Return the points, by halves, in which the longest word fits."""
    longest = _longest(text, style)
    if longest <= room - _EDGES:
        return style.size
    return floor(2 * style.size * (room - _EDGES) / longest) / 2


def inset(text: str, room: float, height: float, style: Style) -> Style:
    """Return the look with room before the text, as on paper, where a cell so high (mm) has it.

    Heights are reckoned high: what is no higher than without that room has it too.
    """
    smaller = style.size - _SMALLER
    without = height_of(text, room, style.size, is_bold=style.bold)
    for size, most in ((style.size, height), (smaller, max(height, without))):
        look = fitting(text, room - INDENT, replace(style, size=size, indent=1))
        if height_of(text, room - INDENT, look.size, is_bold=look.bold) <= most:
            return look
    return fitting(text, room, style)


def folded(text: str, room: float, style: Style) -> str:
    """Return a heading in lines that end inside its words where they would not fit otherwise.

    Behind slashes, and at soft hyphens where its letters would be much smaller without.
    """
    said = plain(text)
    if _fits(_HYPHEN.sub("- ", said), room, style) == style.size:
        return said
    slashed = said.replace("/", "/\n")
    if _fits(_HYPHEN.sub("- ", slashed), room, style) >= style.size - _MUCH:
        return said.replace("/", f"/{OWN_BREAK}")
    pieces = re.split(r"([ -]|/)", text)
    return "".join(
        f"/{OWN_BREAK}" if piece == "/" else _folded(piece, room - _EDGES, style)
        for piece in pieces
    )


def parted(text: str, room: float, style: Style) -> str:
    """Return a text whose words go on in a new line behind slashes where they would not fit."""
    return re.sub(r"\S+/\S+", lambda found: _parted(found[0], room - _EDGES, style), text)


def _parted(word: str, room: float, style: Style) -> str:
    lines = [""]
    for part in re.split(r"(?<=/)", word):
        if lines[-1] and _longest(_HYPHEN.sub("- ", f"{lines[-1]}{part}"), style) > room:
            lines.append("")
        lines[-1] += part
    return OWN_BREAK.join(lines)


def _folded(word: str, room: float, style: Style) -> str:
    """Break a word at its soft hyphens where it does not fit."""
    if _longest(plain(word), style) <= room:
        return plain(word)
    lines = [""]
    for part in map(plain, word.split(SOFT)):
        if lines[-1] and _longest(f"{lines[-1]}{part}-", style) > room:
            lines.append("")
        lines[-1] += part
    return "-\n".join(lines)


def _longest(text: str, style: Style) -> float:
    """Return how wide the longest word is, mm."""
    size = style.size * POINT * _SPARE_OF_WORDS * (_BOLD if style.bold else 1.0)
    return max((width(word, size) for word in text.replace(FOLD, "").split()), default=0.0)


def line_height(points: float) -> float:
    """Return how high a row is (mm) that holds one line among others."""
    return points * POINT * _LEADING + _ABOVE


def height_of(text: str, room: float, points: float, *, is_bold: bool = False) -> float:
    """Return how high a text is (mm) in a cell `room` mm wide, in letters of so many points."""
    lines = sum(1 for _ in lines_of(text, room, points, is_bold=is_bold))
    return lines * points * POINT * _LEADING + 1.0


def lines_of(text: str, room: float, points: float, *, is_bold: bool = False) -> Iterator[str]:
    """Yield the lines of a text in a cell `room` mm wide; a word is cut where it needs several."""
    size, room = points * POINT * _SPARE * (_BOLD if is_bold else 1.0), room - _PADDING
    space = width(" ", size)
    for paragraph in text.replace(OWN_BREAK, "\n").split("\n"):
        line, filled = "", 0.0
        for word in paragraph.split():
            for piece, wide in _pieces(word, room, size):
                if line and filled + space + wide > room:
                    yield line
                    line, filled = piece, wide
                else:
                    line, filled = (
                        (f"{line} {piece}", filled + space + wide) if line else (piece, wide)
                    )
        yield line


def _pieces(word: str, room: float, size: float) -> Iterator[tuple[str, float]]:
    """Yield the pieces of a word that stand in lines of their own, and how wide each is."""
    if (whole := width(word, size)) <= room:
        yield word, whole
        return
    piece, filled = "", 0.0
    for letter in word:
        wide = width(letter, size)
        if piece and filled + wide > room:
            yield piece, filled
            piece, filled = "", 0.0
        piece, filled = piece + letter, filled + wide
    yield piece, filled

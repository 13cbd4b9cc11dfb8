"""What is laid on a page of an Office file: letters in boxes, rules of cells, shapes and lines."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, Literal

from soptool.importing.drawings.strokes import whole
from soptool.importing.sheets import (
    Box,
    Glyph,
    Head,
    Link,
    Outline,
    Picture,
    Segment,
    Shape,
    Sheet,
    Turn,
)

MOST_LETTERS: Final = 200_000
MOST_DRAWN: Final = 2_000
"""So many shapes and lines of a page are read, and so many letters of it."""
_WIDE: Final = 0.5
"""A letter is that share of its height wide, where there is room."""
_SPACES = re.compile(r" {3,}")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TAB: Final = 2.0
"""… and so wide is the gap of a tab."""
_HEAD: Final = 5.0
_LINE: Final = 1.2
_INNER: Final = {"diamond": 0.46, "capsule": 0.86, "circle": 0.7, "pentagon": 0.86}
"""So much of an outline's width and height has room for letters."""
Across = Literal["left", "center", "right"]
Down = Literal["top", "center", "bottom"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in one look: `size` in points."""

    text: str
    size: float = 11.0
    is_italic: bool = False
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces that stand on one line."""

    pieces: tuple[Piece, ...]
    across: Across = "left"
    above: float = 0.0
    """Points of room above it."""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max((piece.size for piece in self.pieces), default=11.0)

    @property
    def height(self) -> float:
        """How much of a page it takes."""
        return self.size * _LINE + self.above


@dataclass(slots=True)
class Paper:
    """One page in the making."""

    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Segment] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    """What is said of each drawing to those who hear the page."""
    is_cut: bool = False
    _written: int = 0
    _part: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it but, perhaps, rules."""
        return not (self.glyphs or self.shapes or self.links or self.pictures)

    def write(
        self,
        lines: Sequence[Line],
        box: Box,
        down: Down = "top",
        turn: Turn = "level",
        *,
        is_drawn: bool = False,
        most: float = 1.0,
    ) -> None:
        """Write lines into a box, narrower where they are longer than it; none is broken.

        `is_drawn`: the box is part of a drawing; `most`: the largest scale of its letters.
        """
        said = _without_ends(lines)
        self._written += 1
        self._part = -self._written if is_drawn else self._written
        if turn in ("up", "down"):
            self._turned(said, box, turn)
            return
        high = sum(line.height for line in said)
        squeezed = min(most, box.height / high) if high and box.height > 0 else most
        rest = max(0.0, box.height - high)
        y = box.y0 + {"top": 0.0, "center": rest / 2, "bottom": rest}[down]
        for line in said:
            y += line.above * squeezed
            if line.text.strip():
                self._line(line, box, y, squeezed)
            y += (line.height - line.above) * squeezed

    def write_in(self, lines: Sequence[Line], box: Box, outline: Outline) -> None:
        """Write lines into the middle of an outline, so small that they lie within it."""
        share = _INNER.get(outline, 0.94)
        across, along = box.middle
        wide, high = box.width * share / 2, box.height * share / 2
        inner = Box(across - wide, along - high, across + wide, along + high)
        said = [Line(line.pieces, "center") for line in lines]
        self.write(said, inner, "center", is_drawn=True)

    def _line(self, line: Line, box: Box, y: float, squeezed: float) -> None:
        line = replace(line, pieces=tuple(map(_with_gaps, line.pieces)))
        count = len(line.text)
        gaps = line.text.count("\t") * line.size * _TAB * squeezed
        natural = sum(len(piece.text.replace("\t", "")) * piece.size for piece in line.pieces)
        natural *= _WIDE * squeezed
        room = max(box.width - gaps, 1.0)
        narrow = min(1.0, room / natural) if natural else 1.0
        if len(self.glyphs) + count > MOST_LETTERS:
            self.is_cut = True
            return
        rest = max(0.0, room - natural)
        x = box.x0 + {"left": 0.0, "center": rest / 2, "right": rest}[line.across]
        size = line.size * squeezed
        for piece in line.pieces:
            wide = piece.size * _WIDE * squeezed * narrow
            high = piece.size * squeezed
            top = y if piece.is_raised else y + (size - high) * 0.8
            for letter in piece.text:
                if letter == "\t":
                    x += size * _TAB
                    continue
                place = (x, top, x + wide, top + high)
                glyph = Glyph(letter, *place, is_italic=piece.is_italic, part=self._part)
                self.glyphs.append(glyph)
                x += wide

    def _turned(self, lines: Sequence[Line], box: Box, turn: Turn) -> None:
        """Write lines that are read from below to above, or from above to below."""
        on_side = Paper()
        on_side.write(lines, Box(0.0, 0.0, box.height, box.width), "center")
        for g in on_side.glyphs:
            if turn == "up":
                place = (box.x0 + g.y0, box.y1 - g.x1, box.x0 + g.y1, box.y1 - g.x0)
            else:
                place = (box.x1 - g.y1, box.y0 + g.x0, box.x1 - g.y0, box.y0 + g.x1)
            self.glyphs.append(Glyph(g.text, *place, turn, g.is_italic, self._part))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a side of a cell."""
        self.rules.append(Segment(x0, y0, x1, y1))

    def draw(self, shape: Shape) -> None:
        """Draw a shape."""
        if self._has_room():
            self.shapes.append(shape)

    def link(
        self,
        places: Sequence[tuple[float, float]],
        tips: tuple[bool, bool],
        *,
        is_broken: bool = False,
        glued: tuple[str, str] = ("", ""),
        name: str = "",
    ) -> None:
        """Draw a connector through places; `tips`: whether its beginning and its end have a head.

        `glued`: the names of the shapes that its ends follow; `name`: that of one of ours.
        """
        known = [places[0]] if places else []
        known += [b for a, b in pairwise(places) if math.dist(a, b) > 0.01]
        if len(known) < 2 or not self._has_room():
            return
        heads = []
        if tips[0]:
            heads.append(_head(known[0], known[1]))
        if tips[1]:
            heads.append(_head(known[-1], known[-2]))
        segments = tuple(Segment(*a, *b) for a, b in pairwise(known))
        self.links.append(Link(segments, tuple(heads), is_broken, *glued, name))

    def picture(self, box: Box, name: str = "") -> None:
        """Note a picture."""
        if self._has_room():
            self.pictures.append(Picture(box, name=name))

    def _has_room(self) -> bool:
        if len(self.shapes) + len(self.links) + len(self.pictures) >= MOST_DRAWN:
            self.is_cut = True
        return not self.is_cut

    def sheet(self, number: int, width: float, height: float, name: str = "") -> Sheet:
        """Return the finished page."""
        return Sheet(
            number,
            width,
            height,
            tuple(self.glyphs),
            shapes=tuple(self.shapes),
            links=tuple(whole(self.links)),
            pictures=tuple(self.pictures),
            name=name,
            is_cut=self.is_cut,
            rules=tuple(self.rules),
            spoken=tuple(self.spoken),
        )


def _without_ends(lines: Sequence[Line]) -> Sequence[Line]:
    """Return lines without the empty ones before and behind; those between keep their room."""
    filled = [at for at, line in enumerate(lines) if line.text.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _with_gaps(piece: Piece) -> Piece:
    """Take several spaces for the tab that they stand for, and leave what no one sees."""
    return replace(piece, text=_UNSEEN.sub("", _SPACES.sub("\t", piece.text)))


def _head(tip: tuple[float, float], before: tuple[float, float]) -> Head:
    long = math.dist(tip, before)
    share = min(0.5, _HEAD / long) if long else 0.0
    return Head(*tip, tip[0] + (before[0] - tip[0]) * share, tip[1] + (before[1] - tip[1]) * share)

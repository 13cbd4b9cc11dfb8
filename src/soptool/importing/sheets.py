"""What stands on the pages of a file, whatever its format: where, but not what it means.

Readers make it, the interpreter reads it. Points from the top left corner of a page.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from soptool.records import dataclass

Outline = Literal["rectangle", "diamond", "capsule", "circle", "pentagon", "document", "unknown"]


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Glyph(NamedTuple):
    """A letter, a space too where the file has one; `size` is the height of its line."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


class Segment(NamedTuple):
    """A straight stroke."""

    x0: float
    y0: float
    x1: float
    y1: float


class Head(NamedTuple):
    """An arrow's head: its tip, and the middle of its base."""

    x: float
    y: float
    base_x: float
    base_y: float


class Shape(NamedTuple):
    """A closed outline. `name` is what other parts of the file call it by, where they do.

    `is_faint`: filled without an outline, or with one that is not seen: perhaps the ground of a
    text.
    """

    outline: Outline
    box: Box
    is_faint: bool = False
    name: str = ""
    text: str = ""


class Link(NamedTuple):
    """One drawn connector: its strokes and heads; `start` and `end` are names of glued shapes."""

    segments: tuple[Segment, ...]
    heads: tuple[Head, ...] = ()
    is_broken: bool = False
    start: str = ""
    end: str = ""


class Picture(NamedTuple):
    """An image; `arrow` are the strokes and heads of a straight arrow that was made a picture."""

    box: Box
    arrow: Link | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or a sheet of a workbook. `strokes` are lines that may be rules or parts of arrows.

    `fills` are grounds of cells.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    strokes: tuple[Segment, ...] = ()
    broken: tuple[Segment, ...] = ()
    shapes: tuple[Shape, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A whole file. `maker` is the program that says it made it."""

    pages: tuple[Sheet, ...]
    maker: str = ""

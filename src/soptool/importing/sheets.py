"""What stands on the pages of a file, whatever its format: where, but not what it means.

Readers make it, the interpreter reads it. Points from the top left corner of a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from soptool.source.names import is_id

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


Turn = Literal["level", "up", "down", "askew"]
"""How a letter stands: as one reads, turned to the left or to the right, or at a slant."""


class Glyph(NamedTuple):
    """A letter in the box of its line; a space too, where the file has one.

    `part` is the number of the cell that it stands in, less than nothing that of a text in a
    drawing, 0 where the file does not say.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    turn: Turn = "level"
    is_italic: bool = False
    part: int = 0


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
    text. `said`: what stands for it to those who hear the page.
    """

    outline: Outline
    box: Box
    is_faint: bool = False
    name: str = ""
    text: str = ""
    said: str = ""


class Link(NamedTuple):
    """One drawn connector: its strokes and heads; `start` and `end` are names of glued shapes.

    `name` is that of a connector of ours.
    """

    segments: tuple[Segment, ...]
    heads: tuple[Head, ...] = ()
    is_broken: bool = False
    start: str = ""
    end: str = ""
    name: str = ""


class Picture(NamedTuple):
    """An image; `arrow` are the strokes and heads of a straight arrow that was made a picture.

    `name` is what connectors call it by, where the file ties them to it.
    """

    box: Box
    arrow: Link | None = None
    name: str = ""


class PagePicture(NamedTuple):
    """A page as one sees it, as PNG; its size in points."""

    number: int
    width: float
    height: float
    png: bytes


class ScannedPage(NamedTuple):
    """A page for OCR: as PNG with so many dots a point (`scale`), and straight lines in it."""

    number: int
    scale: float
    png: bytes
    lines: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or a sheet of a workbook. `strokes` are lines that may be rules or parts of arrows.

    `broken` ones are dashed. `rules` are sides of cells for sure. `is_cut`: there is more than
    was read. `spoken`: what is said of figures to those who hear the page, in reading order.
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
    is_cut: bool = False
    is_read_by_ocr: bool = False
    rules: tuple[Segment, ...] = ()
    spoken: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A text that stands beside what is read, or below it: on which sheet, and where there."""

    page: int | str | None
    place: Literal["note", "hidden", "covered", "smartart"]
    text: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """A whole file. `maker` is the program that says it made it, `marks` what it says of itself.

    `attachments` are files that one of ours carries, by their names.
    `has_spaces`: where a line was broken at a space, the space stands at its end. `has_lines`: a
    line ends only where its author ended it. `hidden` are sheets that are not shown, by name;
    `unread` are texts in notes, in SmartArt, in hidden cells, and below what was drawn over them;
    `margins` is what stands above and below the pages, each once.
    """

    pages: tuple[Sheet, ...]
    maker: str = ""
    has_spaces: bool = False
    marks: tuple[str, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()
    has_lines: bool = False
    hidden: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    margins: tuple[Sheet, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Whether soptool made it."""
        return "soptool" in self.marks

    def mark(self, name: str) -> str:
        """Return what a file of ours says of itself: its `kind`, its `id`."""
        found = (text.removeprefix(f"{name}=") for text in self.marks if text.startswith(name))
        said = next(found, "") if self.is_ours else ""
        is_sound = is_id(said) and (name != "kind" or said in ("micro", "macro"))
        return said if is_sound else ""

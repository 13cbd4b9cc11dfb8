"""What strangers draw, before it is Word or Excel: symbols, lines and answers in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from importing.drawn import box
from soptool.importing.sheets import Box

EMU = 12_700
Place = tuple[float, float]
PRESETS = {
    "process": "flowChartProcess",
    "decision": "flowChartDecision",
    "terminator": "flowChartTerminator",
    "rect": "rect",
    "diamond": "diamond",
    "round": "roundRect",
    "circle": "flowChartConnector",
    "off": "flowChartOffpageConnector",
}


@dataclass(frozen=True)
class Symbol:
    """A symbol; `id` is what connectors name."""

    id: int
    kind: str
    box: Box
    text: str = ""


@dataclass(frozen=True)
class Arrow:
    """A connector from place to place: straight, or an elbow that leaves upwards or downwards.

    `ends`: heads at its beginning and its end; `glued`: ids of symbols at both.
    """

    start: Place
    end: Place
    elbow: bool = False
    ends: tuple[bool, bool] = (False, True)
    glued: tuple[int, int] | None = None


@dataclass
class Sketch:
    """A whole drawing."""

    symbols: list[Symbol] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    words: list[tuple[str, Box]] = field(default_factory=list)

    def put(self, kind: str, where: Box, text: str = "") -> Symbol:
        """Add a symbol."""
        self.symbols.append(Symbol(len(self.symbols) + 2, kind, where, text))
        return self.symbols[-1]

    def down(
        self, one: Symbol, other: Symbol, *, glue: bool = False, **look: tuple[bool, bool]
    ) -> None:
        """Lead from below a symbol to above another one."""
        start = one.box.middle[0], one.box.y1
        end = other.box.middle[0], other.box.y0
        tied = (one.id, other.id) if glue else None
        self.arrows.append(Arrow(start, end, abs(start[0] - end[0]) > 1, glued=tied, **look))

    def beside(self, one: Symbol, other: Symbol, *, glue: bool = False) -> None:
        """Lead from one side of a symbol to the next side of another one in its row."""
        is_right = other.box.x0 > one.box.x1
        start = (one.box.x1 if is_right else one.box.x0), one.box.middle[1]
        end = (other.box.x0 if is_right else other.box.x1), other.box.middle[1]
        self.arrows.append(Arrow(start, end, glued=(one.id, other.id) if glue else None))

    def back(self, one: Symbol, other: Symbol, x: float) -> None:
        """Lead from a side of a symbol along `x` back to the same side of an earlier one."""
        y, to = one.box.middle[1], other.box.middle[1]
        side = one.box.x1 if x > one.box.x1 else one.box.x0
        there = other.box.x1 if x > other.box.x1 else other.box.x0
        self.arrows.append(Arrow((side, y), (x, y), ends=(False, False)))
        self.arrows.append(Arrow((x, y), (x, to), ends=(False, False)))
        self.arrows.append(Arrow((x, to), (there, to)))

    def say(self, text: str, x: float, y: float) -> None:
        """Put an answer beside a line."""
        self.words.append((text, Box(x, y, x + 26, y + 12)))


def decided(*, glue: bool = False, texts: bool = True) -> Sketch:
    """Draw three rows: a start, a question that leads on or back, an end in another column."""
    sketch = Sketch()
    first = sketch.put("terminator", box(0, 0), "Mulai" if texts else "")
    asked = sketch.put("decision", box(1, 1))
    last = sketch.put("terminator", box(2, 0))
    sketch.down(first, asked, glue=glue)
    sketch.down(asked, last, glue=glue)
    if glue:
        start, end = (asked.box.x1, asked.box.middle[1]), (first.box.x1, first.box.middle[1])
        sketch.arrows.append(Arrow(start, end, glued=(asked.id, first.id)))
    else:
        sketch.back(asked, first, asked.box.x1 + 8)
    sketch.say("Ya", asked.box.middle[0] + 2, asked.box.y1 + 1)
    sketch.say("Tidak", asked.box.x1 + 1, asked.box.y0 - 4)
    return sketch


def xfrm(arrow: Arrow) -> tuple[Box, str]:
    """Return the frame of a connector before it is turned, and its turns as an `xfrm` has them."""
    (ax, ay), (bx, by) = arrow.start, arrow.end
    frame = Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
    if not arrow.elbow:
        flips = (' flipH="1"' if bx < ax else "") + (' flipV="1"' if by < ay else "")
        return frame, flips
    x, y = frame.middle
    wide, high = frame.height / 2, frame.width / 2
    turned = Box(x - wide, y - high, x + wide, y + high)
    if by >= ay:
        return turned, ' rot="5400000"' if bx < ax else ' rot="16200000" flipH="1"'
    return turned, ' rot="16200000"' if bx > ax else ' rot="5400000" flipH="1"'


def emu(points: float) -> int:
    return round(points * EMU)


def sized(frame: Box, turns: str = "", at: Place = (0.0, 0.0)) -> str:
    """Write an `xfrm`."""
    x, y = emu(frame.x0 - at[0]), emu(frame.y0 - at[1])
    size = f'<a:ext cx="{emu(frame.width)}" cy="{emu(frame.height)}"/>'
    return f'<a:xfrm{turns}><a:off x="{x}" y="{y}"/>{size}</a:xfrm>'


def look(preset: str, frame: str, pen: str) -> str:
    return f'{frame}<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{pen}'


INK = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{}</a:ln>'
NONE = "<a:noFill/><a:ln><a:noFill/></a:ln>"


def pen_of(arrow: Arrow) -> str:
    names = ("headEnd", "tailEnd")
    ends = "".join(f'<a:{n} type="triangle"/>' for n, is_on in zip(names, arrow.ends, strict=True)
                   if is_on)  # fmt: skip
    return INK.format(ends)


def glue_of(arrow: Arrow) -> str:
    if arrow.glued is None:
        return ""
    return f'<a:stCxn id="{arrow.glued[0]}" idx="2"/><a:endCxn id="{arrow.glued[1]}" idx="0"/>'


def lines(texts: Sequence[str]) -> list[str]:
    return [escape(text) for text in texts]

"""How cells of a workbook look: their borders, how large letters are, where these stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from soptool.importing.drawings.drawing import aligned
from soptool.importing.drawings.paper import Across, Down
from soptool.importing.drawings.space import number
from soptool.importing.package import Parts
from soptool.importing.sheets import Turn
from soptool.importing.tree import Element, tree_of
from soptool.importing.unreadable import Unreadable

_SIZE: Final = 11.0
_DOWN: Final[dict[str, Down]] = {"top": "top", "center": "center", "justify": "top"}
_SIDES: Final = ("left", "top", "right", "bottom")


@dataclass(frozen=True, slots=True)
class Look:
    """One look of cells. `sides`: whether there is a border left, above, right and below."""

    size: float = _SIZE
    is_italic: bool = False
    sides: tuple[bool, bool, bool, bool] = (False, False, False, False)
    across: Across = "left"
    down: Down = "bottom"
    turn: Turn = "level"


PLAIN: Final = Look()


def looks_of(parts: Parts, main: str) -> list[Look]:
    """Return the looks of a workbook by their numbers; none where its styles are damaged."""
    part = parts.related(main, "styles")
    if not part or part not in parts:
        return []
    try:
        root = tree_of(parts, part)
    except Unreadable:
        return []
    fonts, borders, formats = (root.first(name) for name in ("fonts", "borders", "cellXfs"))
    letters = [_letters(font) for font in (fonts.children if fonts else ())]
    sides = [_sides(border) for border in (borders.children if borders else ())]
    found = []
    for each in formats.children if formats else ():
        at, around = (int(number(each.get(name))) for name in ("fontId", "borderId"))
        size, is_italic = letters[at] if 0 <= at < len(letters) else (_SIZE, False)
        ruled = sides[around] if 0 <= around < len(sides) else PLAIN.sides
        found.append(_look(each, size, is_italic, ruled))
    return found


def _letters(font: Element) -> tuple[float, bool]:
    size, italic = font.first("sz"), font.first("i")
    is_italic = italic is not None and italic.get("val", "1") not in ("0", "false")
    return min(max(number(size.get("val"), _SIZE) if size else _SIZE, 1.0), 200.0), is_italic


def _sides(border: Element) -> tuple[bool, bool, bool, bool]:
    told = {side.name: side.get("style", "none") != "none" for side in border.children}
    told = {{"start": "left", "end": "right"}.get(k, k): v for k, v in told.items()}
    left, top, right, bottom = (told.get(name, False) for name in _SIDES)
    return left, top, right, bottom


def _look(
    each: Element, size: float, is_italic: bool, ruled: tuple[bool, bool, bool, bool]
) -> Look:
    told = each.first("alignment")
    if told is None:
        return Look(size, is_italic, ruled)
    angle = int(number(told.get("textRotation")))
    turn: Turn = "level"
    if 45 <= angle <= 90:
        turn = "up"
    elif 135 <= angle <= 180:
        turn = "down"
    return Look(
        size,
        is_italic,
        ruled,
        aligned(told.get("horizontal")),
        _DOWN.get(told.get("vertical", "bottom"), "bottom"),
        turn,
    )

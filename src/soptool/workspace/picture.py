"""How much a picture holds, before anything paints it: pixels by its head, nodes of an SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

MOST_PIXELS: Final = 25_000_000
MOST_NODES: Final = 50_000
_MOST_LEVELS: Final = 200
_JPEG_SIZE: Final = re.compile(
    rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(..)(..)", re.DOTALL
)


def pixels_of(content: bytes, kind: str) -> int:
    """Return width times height as the head of a picture says; 0 where it does not."""
    width, height = 0, 0
    if kind == "image/png":
        width, height = _number(content[16:20], "big"), _number(content[20:24], "big")
    elif kind == "image/gif":
        width, height = _number(content[6:8], "little"), _number(content[8:10], "little")
    elif kind == "image/jpeg":
        sizes = (one.groups() for one in _JPEG_SIZE.finditer(content))
        return max((_number(high, "big") * _number(wide, "big") for high, wide in sizes), default=0)
    elif kind == "image/webp":
        width, height = _webp(content)
    return width * height


def _number(content: bytes, order: str) -> int:
    return int.from_bytes(content, "little" if order == "little" else "big")


def _webp(content: bytes) -> tuple[int, int]:
    form = content[12:16]
    if form == b"VP8X":
        return _number(content[24:27], "little") + 1, _number(content[27:30], "little") + 1
    if form == b"VP8L":
        bits = _number(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    sizes = content[26:28], content[28:30]
    return _number(sizes[0], "little") & 0x3FFF, _number(sizes[1], "little") & 0x3FFF


def leads_out(content: bytes) -> bool:
    """Whether an SVG shows another file, which a document could not carry. Must be XML."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 -- few logos are drawings

    root = ET.fromstring(content)  # noqa: S314 - as below
    images = (node for node in root.iter() if str(node.tag).rpartition("}")[2] == "image")
    shown = (
        value.strip()
        for node in images
        for name, value in node.items()
        if name.rpartition("}")[2] == "href"
    )
    return any(value and not value.startswith(("data:", "#")) for value in shown)


def nodes_of(content: bytes) -> int:
    """Return how many things an SVG draws, repeated ones counted each time.

    Raises ValueError where it is no XML, repeats itself, or nests too deep to be drawn.
    """
    from xml.etree import ElementTree as ET  # noqa: PLC0415 -- few logos are drawings

    try:
        root = ET.fromstring(content)  # noqa: S314 - bounds what entities become, fetches none
    except (ET.ParseError, LookupError) as error:  # LookupError: no encoding has that name
        raise ValueError(str(error)) from error
    named = {name: node for node in root.iter() if (name := node.get("id")) is not None}
    known: dict[int, int] = {}
    _count(root, named, known, ())
    return known[id(root)]


def _count(
    node: ET.Element,
    named: dict[str, ET.Element],
    known: dict[int, int],
    above: tuple[int, ...],
) -> int:
    if id(node) in known:
        return known[id(node)]
    if id(node) in above or len(above) > _MOST_LEVELS:
        raise ValueError("nested too deep")
    below = (_count(one, named, known, (*above, id(node))) for one in _drawn_by(node, named))
    known[id(node)] = 1 + sum(below)
    return known[id(node)]


def _drawn_by(node: ET.Element, named: dict[str, ET.Element]) -> Iterator[ET.Element]:
    yield from node
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == "href" and value[:1] == "#" and value[1:] in named:
            yield named[value[1:]]

"""Documents: whole, sound, without a foreign word, and alone as with all others."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from export.reading import read_html
from soptool.diagram.checker.drawing import read as read_drawing
from soptool.diagram.checker.judge import judge

from ..door import Broken, Room
from .data import check
from .findings import checked

CHEAP = ("svg", "md", "json")
DRAWING_FAULTS = ("SOP451", "SOP453")


def made(
    room: Room, *formats: str, only: str | None = None, into: str = "semua"
) -> dict[str, bytes]:
    """Render, and return the documents; none where the settings stop the command."""
    out = room.beside / into
    ended = room.sop(
        *("render", *([only] if only else []), "--to", ",".join(formats), "-o", str(out), "-q")
    )
    if ended.code == 2:
        return {}
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.*")) if path.is_file()}


def plain_ones(room: Room) -> None:
    """Drawings, Markdown and data are sound."""
    _sound(room, made(room, *CHEAP))


def pages(room: Room) -> None:
    """HTML documents of every kind are sound."""
    _sound(room, made(room, "html", "poster", "maklumat", "scorecard"))


def printed(room: Room) -> None:
    """PDF documents are made."""
    for name, content in made(room, "pdf", "poster-pdf", "maklumat-pdf").items():
        if name.endswith(".pdf") and not (
            content.startswith(b"%PDF-") and b"%%EOF" in content[-32:]
        ):
            raise Broken("a PDF is not whole", name)


def _sound(room: Room, documents: dict[str, bytes]) -> None:
    for name, content in documents.items():
        text = content.decode("utf-8")
        match Path(name).suffix:
            case ".svg":
                _drawing(room, name, text)
            case ".json" if not name.startswith("."):
                check(json.loads(text))
            case ".html":
                _page(text, room)
        if found := MISLEADING.search(text):
            raise Broken(f"a raw U+{ord(found[0]):04X} in a document {Path(name).suffix}", name)


MISLEADING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FOREIGN = re.compile(r"""(?:src|href)\s*=\s*["']?(?:https?:|//|file:|javascript:)""", re.I)


def _page(text: str, room: Room) -> None:
    try:
        root = read_html(text)
    except AssertionError as error:
        raise Broken("HTML that is not well-formed", str(error)) from error
    if root.all("script") or root.all("iframe"):
        raise Broken("HTML with a script")
    for element in root.walk():
        for name, value in element.attributes.items():
            is_own = name == "href" and any(value.encode() in file for file in room.files.values())
            if name.startswith("on") or (FOREIGN.match(f'{name}="{value}"') and not is_own):
                raise Broken("HTML that acts or looks elsewhere", f"{element.tag} {name}={value}")


def _drawing(room: Room, name: str, text: str) -> None:
    try:
        drawing = read_drawing(text)
    except (ET.ParseError, KeyError, ValueError) as error:
        raise Broken(
            f"SVG against the contract: {type(error).__name__}", f"{name}: {error}"
        ) from error
    marks = [symbol.id for symbol in drawing.symbols]
    if len(marks) != len(set(marks)):
        raise Broken("SVG: data-id twice", name)
    for line in drawing.connectors:
        if {line.source, line.target} - set(marks):
            raise Broken("SVG: a connector from or to nothing", f"{name}: {line}")
    # Words on a border are told as little as they are a fault: they can be read.
    if faults := [fault for fault in judge(drawing).faults if fault.kind != "struck"]:
        _reported(room, name, str(faults[0].kind), str(faults))


def _reported(room: Room, name: str, kind: str, detail: str) -> None:
    """A faulty drawing must come with a finding that says so."""
    said = checked(room) or []
    ended = room.sop("render", Path(name).stem, "--to", "svg", "-o", str(room.beside / "lagi"))
    if not any(code in ended.err for code in DRAWING_FAULTS) and not any(
        one["code"] in DRAWING_FAULTS for one in said
    ):
        raise Broken(f"a drawing with a fault that no finding tells: {kind}", f"{name}: {detail}")


def alone(room: Room) -> None:
    """An SOP's document is the same alone and among all others, but for links to these."""
    every = made(room, *CHEAP)
    names = sorted(
        {Path(name).stem for name in every if name.endswith(".md") and name != "index.md"}
    )
    if not names or (name := room.chance.choice(names)).startswith("-"):
        return
    for file, content in made(room, *CHEAP, only=name, into="satu").items():
        if Path(file).stem == name and _unlinked(every[file]) != _unlinked(content):
            raise Broken(f"a document alone differs {Path(file).suffix}", file)


def _unlinked(content: bytes) -> bytes:
    return re.sub(rb"\[([^\[\]]*)\]\([^()]*\.md\)", rb"\1", content)

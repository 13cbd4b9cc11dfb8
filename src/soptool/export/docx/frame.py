"""An agency's own document as the frame of ours: its styles, heads, feet and margins.

`docx/sop.docx` in the folder of `--templates`. What stands in its text (a letterhead) comes first.
Its parts are taken as they are, but for what leads out of the file, runs, or is foreign to a form.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from posixpath import dirname, normpath
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from soptool.disk.content import content_of
from soptool.export.docx.headroom import Styles, height_of, styles_of
from soptool.export.faults import TemplateFault
from soptool.export.office.package import OFFICE, Package
from soptool.export.office.xml import Xml
from soptool.export.templates import check_template
from soptool.form.widths import BOTTOM, MARGIN
from soptool.language import Message, msg

NAME: Final = "docx/sop.docx"
DOCUMENT: Final = "word/document.xml"
"""The part with the text."""
SPARE: Final = 4.0
"""Millimetres that a page has more than was reckoned with: Word counts the lines of a table in."""
_LARGEST: Final = 20_000_000
"""Bytes of the file, and of all its parts unpacked."""
_MOST: Final = 500
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KEPT: Final = frozenset(
    ("styles", "numbering", "settings", "fontTable", "theme", "header", "footer", "image")
)
"""What is taken of what the text leads to; no links, macros, objects, comments, data."""
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SECTION: Final = re.compile(
    r"<w:sectPr\b(?:[^>]*/>|(?:(?!<w:sectPr\b).)*</w:sectPr>)\s*</w:body>", re.DOTALL
)
_BODY: Final = re.compile(r"<w:body>(.*)</w:body>", re.DOTALL)
_SHOWN: Final = re.compile(r"<w:(?:t|drawing|pict|object)\b")
_LEADING: Final = re.compile(r'\sr:(?:id|embed|link|pict|href)="([^"]*)"')
_FETCHING: Final = re.compile(r"\b(?:INCLUDE\w+|DDE\w*|LINK|IMPORT|DATABASE)\b", re.IGNORECASE)
"""Fields that fetch what they show from elsewhere."""
_FIELD: Final = re.compile(r'(<w:instrText\b[^>]*>)([^<]*)(?=<)|(\sw:instr=")([^"]*)(?=")')
_ROOM: Final = 270.0
"""Millimetres between the sides of the form."""
_TWIP: Final = 25.4 / 1440
_OLD: Final = b"\xd0\xcf\x11\xe0"
"""How files of Word before 2007 begin, and those with a password."""
_FAULTS: Final = (BadZipFile, zlib.error, EOFError, ET.ParseError, LookupError, ValueError, OSError,
                  RuntimeError)  # fmt: skip
"""What reading a file raises that is damaged, locked (RuntimeError) or no document."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part leads to: its id there, the kind (`header`), the part."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True)
class Frame:
    """The document: its parts by name, their types, what leads where.

    `opening`: the first tag of its text, `before`: what stands in it, `section`: the properties of
    its last section.
    """

    parts: dict[str, bytes]
    types: dict[str, str]
    relations: dict[str, tuple[Relation, ...]]
    opening: str
    before: str
    section: str
    margins: dict[str, float] = field(default_factory=dict)

    @property
    def more_height(self) -> float:
        """Millimetres that its margins, heads and feet take from the height of a page."""
        above = self._edge("top", "header") - MARGIN
        below = self._edge("bottom", "footer") - BOTTOM + SPARE
        return max(0.0, above) + max(0.0, below)

    @property
    def height_before(self) -> float:
        """Millimetres of its text, which stands above ours on the first page."""
        if not self.before:
            return 0.0
        text = f"{self.opening}><w:body>{self.before}</w:body></w:document>"
        return height_of(_parsed(text.encode())[0], self._styles, _ROOM)

    @cached_property
    def _styles(self) -> Styles:
        name = self.part_of("styles")
        return styles_of(_parsed(self.parts[name]) if name else None)

    def _edge(self, side: str, kind: str) -> float:
        """Return where the text begins or ends: at the margin, or at a head or foot beyond it."""
        margin = self.margins.get(side, 0.0)
        if margin < 0:  # Word keeps the text there, whatever the head is
            return -margin
        own = self.relations.get(DOCUMENT, ())
        heights = [
            height_of(_parsed(self.parts[each.target]), self._styles, _ROOM)
            for each in own
            if each.kind == kind
        ]
        return max(margin, self.margins.get(kind, 0.0) + max(heights)) if heights else margin

    def laid(self, package: Package) -> tuple[Xml, str]:
        """Add heads, feet and pictures to a package; return the text before ours, and the section.

        What they lead to inside the file gets new ids; what led elsewhere leads nowhere.
        """
        for source, known in self.relations.items():
            ids = {}
            for each in known:
                if each.kind in ("header", "footer", "image"):
                    ids[each.id] = package.relate(source, f"{OFFICE}/{each.kind}", each.target)
                    package.add(each.target, self.parts[each.target], self.types.get(each.target))
            if source == DOCUMENT:
                own = ids
            elif source in self.parts:
                text = _led(self.parts[source].decode("utf-8-sig"), ids)
                package.add(source, text.encode(), self.types.get(source))
        for name in self.heads:
            if name not in self.relations:
                text = _led(self.parts[name].decode("utf-8-sig"), {})
                package.add(name, text.encode(), self.types.get(name))
        return Xml(_led(self.before, own)), _led(self.section, own)

    @property
    def heads(self) -> tuple[str, ...]:
        """The parts with heads and feet."""
        own = self.relations.get(DOCUMENT, ())
        return tuple(each.target for each in own if each.kind in ("header", "footer"))

    def part_of(self, kind: str) -> str | None:
        """Return the name of the part of a kind that the text leads to (`styles`)."""
        own = self.relations.get(DOCUMENT, ())
        return next((each.target for each in own if each.kind == kind), None)


def frame_of(folder: Path | None) -> Frame | None:
    """Read the frame among a user's templates, if there is one. Raises TemplateFault."""
    if folder is None:
        return None
    file = folder / NAME
    check_template(file, folder, _LARGEST)
    if not file.is_file():
        return None
    content = b""
    try:
        content = content_of(file, _LARGEST)
        return _read(content)
    except _FAULTS as error:
        hint = msg("Open it in Word, and save it as a Word document (.docx) without a password.")
        raise TemplateFault(NAME, None, _flaw(content, error), hint) from error


def _flaw(content: bytes, error: Exception) -> Message:
    """Say what it is instead, as far as its beginning tells."""
    if isinstance(error, RuntimeError):
        return msg("it is locked with a password.")
    if content.startswith(_OLD):
        return msg("it is an old Word document (.doc), or locked with a password.")
    if "wordprocessingml.template" in str(error) or "macroEnabled" in str(error):
        return msg("it is a Word template (.dotx), or has macros (.docm).")
    if content.startswith(b"PK") and isinstance(error, (BadZipFile, zlib.error, EOFError)):
        return msg("it is damaged.")
    return msg("it is not a Word document (.docx).")


def _read(content: bytes) -> Frame:
    with ZipFile(BytesIO(content)) as file:
        entries = [entry for entry in file.infolist() if not entry.is_dir()]
        if len(entries) > _MOST or sum(entry.file_size for entry in entries) > _LARGEST:
            raise ValueError(len(entries))
        parts = {entry.filename: file.read(entry) for entry in entries}
    types = _types(parts["[Content_Types].xml"])
    if types.get(DOCUMENT) != _MAIN:
        raise ValueError(types.get(DOCUMENT))
    text = parts[DOCUMENT].decode("utf-8-sig")
    _parsed(parts[DOCUMENT])
    whole, body = text.partition("<w:body>")[0], _BODY.search(text)
    section = _SECTION.search(text)
    if body is None or section is None:
        raise ValueError(text[:80])
    before = text[body.start(1) : section.start()]
    relations = _kept(parts)
    wanted = {each.target for known in relations.values() for each in known}
    return Frame(
        {name: parts[name] for name in sorted(wanted)},
        {name: kind for name, kind in types.items() if name in wanted},
        relations,
        whole[whole.index("<w:document") :].strip()[:-1],
        before if _SHOWN.search(before) else "",
        section.group().removesuffix("</w:body>").strip(),
        _margins(section.group()),
    )


def _led(text: str, ids: dict[str, str]) -> str:
    """Give what leads somewhere the ids of here; nothing leads elsewhere, or fetches anything."""

    def now(found: re.Match[str]) -> str:
        known = ids.get(found[1])
        return found.group().replace(found[1], known) if known else ""

    text = _LEADING.sub(now, text)
    asked = "".join(found[2] or found[4] for found in _FIELD.finditer(text))
    return _FIELD.sub(r"\1\3", text) if _FETCHING.search(asked) else text


def _parsed(content: bytes) -> ET.Element:
    """Parse a part; what declares entities is none of Word's. Raises ValueError, ParseError."""
    if b"<!DOCTYPE" in content:
        raise ValueError(content[:80])
    return ET.fromstring(content)  # noqa: S314 -- without entities, and within limits


def _types(content: bytes) -> dict[str, str]:
    return {
        each.attrib["PartName"].lstrip("/"): each.attrib["ContentType"]
        for each in _parsed(content).iter(f"{_TYPES}Override")
    }


def _kept(parts: dict[str, bytes]) -> dict[str, tuple[Relation, ...]]:
    """Return what the text, and its heads and feet, lead to inside the file."""
    found = {DOCUMENT: tuple(_relations(DOCUMENT, parts))}
    for each in found[DOCUMENT]:
        if each.kind in ("header", "footer", "numbering", "theme"):
            found[each.target] = tuple(_relations(each.target, parts))
    return {source: known for source, known in found.items() if known}


def _relations(source: str, parts: dict[str, bytes]) -> list[Relation]:
    folder, _, name = source.rpartition("/")
    content = parts.get(f"{folder}/_rels/{name}.rels")
    if content is None:
        return []
    found = []
    for each in _parsed(content).iter(f"{_RELATIONS}Relationship"):
        kind, target = each.attrib["Type"].rpartition("/")[2], each.attrib["Target"]
        inside = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}")
        is_ours = each.get("TargetMode") != "External" and kind in _KEPT and inside in parts
        if is_ours and dirname(inside).startswith("word"):
            found.append(Relation(each.attrib["Id"], kind, inside))
    return found


def _margins(section: str) -> dict[str, float]:
    """Return the margins of a section, mm: above, below, of heads and feet."""
    tag = re.search(r"<w:pgMar\b[^>]*>", section)
    said = re.findall(r'w:(\w+)="(-?\d+)"', tag.group()) if tag else []
    return {name: int(value) * _TWIP for name, value in said}

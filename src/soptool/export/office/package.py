"""Packages of Office (ECMA-376, part 2): parts, what leads to which, and the zip around them.

The same parts give the same bytes: dates are fixed, and the order is that of the parts' names.
Relationships only ever lead inside the package.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, relpath, splitext
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from soptool.export.office.xml import Xml, element, joined, part

_TYPES: Final = "[Content_Types].xml"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Begin of the types of relationships: `OFFICE + "/styles"`."""
CORE: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
}
"""Types of parts by the ends of their names; others are named one by one."""


@dataclass(slots=True)
class Package:
    """A document in the making. Names of parts are paths without a slash before them.

    package = Package()
    package.add("word/document.xml", root, "application/…main+xml")
    package.relate("", OFFICE + "/officeDocument", "word/document.xml")
    number = package.relate("word/document.xml", OFFICE + "/image", "word/media/logo.png")
    content = package.content()
    """

    _parts: dict[str, bytes] = field(default_factory=dict)
    _types: dict[str, str] = field(default_factory=dict)
    _relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, name: str, content: Xml | bytes, media_type: str | None = None) -> None:
        """Add a part; `media_type` may be left out where the end of its name tells."""
        self._parts[name] = part(content) if isinstance(content, Xml) else content
        if media_type is not None:
            self._types[name] = media_type

    def part(self, name: str) -> bytes:
        """Return what was added."""
        return self._parts[name]

    def replace(self, name: str, content: bytes) -> None:
        """Change what was added."""
        self._parts[name] = content

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let one part (none: the package) lead to another; return the relationship's id."""
        known = self._relations.setdefault(source, [])
        if (kind, target) not in known:
            known.append((kind, target))
        return f"rId{known.index((kind, target)) + 1}"

    def content(self) -> bytes:
        """Return the whole file."""
        parts = dict(self._parts)
        for source, known in self._relations.items():
            parts[_relations_of(source)] = part(_relationships(source, known))
        parts[_TYPES] = part(self._content_types(parts))
        written = BytesIO()
        with ZipFile(written, "w", ZIP_DEFLATED) as file:
            for name in sorted(parts, key=_order):
                file.writestr(_entry(name), parts[name])
        return written.getvalue()

    def _content_types(self, parts: dict[str, bytes]) -> Xml:
        ends = sorted({_end(name) for name in (*parts, _TYPES)} & _DEFAULTS.keys())
        return element(
            "Types",
            {"xmlns": _CONTENT_TYPES},
            *(
                element("Default", {"Extension": end, "ContentType": _DEFAULTS[end]})
                for end in ends
            ),
            *(
                element("Override", {"PartName": f"/{name}", "ContentType": media_type})
                for name, media_type in sorted(self._types.items())
            ),
        )


def _end(name: str) -> str:
    return splitext(name)[1][1:]


def _order(name: str) -> tuple[bool, bool, str]:
    """Put first what tells a reader what the file is."""
    return name != _TYPES, name != _relations_of(""), name


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DATE)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
    return entry


def _relations_of(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _relationships(source: str, known: list[tuple[str, str]]) -> Xml:
    return element(
        "Relationships",
        {"xmlns": _RELATIONSHIPS},
        joined(
            element(
                "Relationship",
                {"Id": f"rId{number}", "Type": kind, "Target": _target(source, target)},
            )
            for number, (kind, target) in enumerate(known, start=1)
        ),
    )


def _target(source: str, target: str) -> str:
    return relpath(target, dirname(source) or ".")

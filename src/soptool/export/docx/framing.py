"""Our form inside an agency's own document: its parts with ours among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from soptool.export.docx.frame import Frame
from soptool.export.docx.namespaces import NAMESPACES
from soptool.export.docx.styles import abstract_lists, numbered_lists, own_styles
from soptool.export.office.package import Package
from soptool.export.office.xml import Xml, joined

_ATTRIBUTE: Final = re.compile(r'\s([\w:]+)="([^"]*)"')
_STYLE: Final = re.compile(r'w:styleId="([^"]*)"')
_SIZE: Final = re.compile(r"<w:pgSz\b[^>]*/>")
_MARGINS: Final = re.compile(r"<w:pgMar\b[^>]*/>")
_SIDES: Final = re.compile(r'w:(left|right)="\d+"')
_NUMBERS: Final = re.compile(r"<w:pgNumType\b[^>]*/>")
_FIRST: Final = re.compile(r"<w:(?:num |num>|numIdMacAtCleanup)")


class Framed:
    """A frame that is laid into a package."""

    def __init__(self, frame: Frame, package: Package) -> None:
        self._frame, self._package = frame, package
        self.before, self._section = frame.laid(package)

    @property
    def namespaces(self) -> dict[str, object]:
        """What the root of the text declares: theirs and ours."""
        return dict(_ATTRIBUTE.findall(self._frame.opening)) | NAMESPACES

    @property
    def is_two_sided(self) -> bool:
        """Whether even pages have other heads and feet."""
        settings = self._text("settings")
        return settings is not None and "<w:evenAndOddHeaders" in settings

    @property
    def has_foot(self) -> bool:
        """Whether the frame has feet of its own."""
        return "w:footerReference" in self._section

    def end_of(self, size: Xml, sides: str, foot: Xml | None, first: Xml | None) -> Xml:
        """Return the section: theirs, on our paper, and ours between the sides of the form.

        `sides`: the width of both margins in twentieths of a point, as Word writes it.
        """
        section = _NUMBERS.sub("", _SIZE.sub(size, self._section, count=1))
        if size not in section:
            section = _MARGINS.sub(lambda found: f"{size}{found.group()}", section, count=1)
        section = _MARGINS.sub(
            lambda found: _SIDES.sub(rf'w:\1="{sides}"', found.group()) + (first or ""),
            section,
            count=1,
        )
        if foot is not None:
            opened = section.index(">") + 1
            section = f"{section[:opened]}{foot}{section[opened:]}"
        return Xml(section)

    def mark(self, paragraph: Xml) -> bool:
        """Put a watermark into every head of the frame; whether it has any."""
        heads = [name for name in self._frame.heads if b"</w:hdr>" in self._package.part(name)]
        for name in heads:
            content = self._package.part(name).decode()
            written = content.replace("</w:hdr>", f"{paragraph}</w:hdr>").encode()
            self._package.replace(name, written)
        return bool(heads)

    def styles(self, font: str) -> bytes | None:
        """Return their styles with those of the form; None where they have none."""
        text = self._text("styles")
        if text is None:
            return None
        known = set(_STYLE.findall(text))
        missing = (each for each in own_styles(font) if not known & set(_STYLE.findall(each)))
        return _before("</w:styles>", text, missing)

    def numbering(self, lists: int) -> bytes | None:
        """Return their lists with those of the form; None where they have none."""
        text = self._text("numbering")
        if text is None:
            return None
        first = _FIRST.search(text)
        at = first.start() if first else text.index("</w:numbering>")
        text = f"{text[:at]}{joined(abstract_lists())}{text[at:]}"
        end = "<w:numIdMacAtCleanup" if "<w:numIdMacAtCleanup" in text else "</w:numbering>"
        return _before(end, text, numbered_lists(lists))

    def theme(self) -> bytes | None:
        """Return their theme, if they have one."""
        name = self._frame.part_of("theme")
        return self._frame.parts[name] if name else None

    def _text(self, kind: str) -> str | None:
        name = self._frame.part_of(kind)
        return self._frame.parts[name].decode("utf-8-sig") if name else None


def _before(end: str, text: str, pieces: Iterable[Xml]) -> bytes:
    at = text.index(end)
    return f"{text[:at]}{joined(pieces)}{text[at:]}".encode()

"""The namespaces of Word's parts."""

from __future__ import annotations

from typing import Final

from soptool.export.office.shapes import DRAWING

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GROUP: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"

NAMESPACES: Final[dict[str, object]] = {
    "xmlns:a": DRAWING,
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xmlns:o": "urn:schemas-microsoft-com:office:office",
    "xmlns:pic": PICTURE,
    "xmlns:r": RELATIONS,
    "xmlns:v": "urn:schemas-microsoft-com:vml",
    "xmlns:w": WORD,
    "xmlns:w10": "urn:schemas-microsoft-com:office:word",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:wpg": GROUP,
    "xmlns:wps": SHAPE,
}
"""Attributes of the root elements of parts with text."""

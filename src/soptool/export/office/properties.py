"""What a document of Office says of itself: title, author, language, dates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from soptool.export.office.xml import Xml, element

_TERMS: Final[dict[str, object]] = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_OURS: Final = "soptool"


def core_properties(title: str, author: str, language: str, timestamp: int) -> Xml:
    """Return the part `docProps/core.xml`; `timestamp` in seconds since 1970.

    Without an `author` the program is it: no document is anonymous.
    """
    date = datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return element(
        "cp:coreProperties",
        _TERMS,
        element("dc:title", None, title),
        element("dc:creator", None, author or _OURS),
        element("cp:lastModifiedBy", None, author or _OURS),
        element("cp:revision", None, "1"),
        element("dcterms:created", {"xsi:type": "dcterms:W3CDTF"}, date),
        element("dcterms:modified", {"xsi:type": "dcterms:W3CDTF"}, date),
        element("dc:language", None, language),
    )

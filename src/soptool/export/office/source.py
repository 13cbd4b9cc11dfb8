"""The copy of its source that a document of Office carries, as a custom XML part.

    <sources xmlns="https://soptool.dev/source/1" id="surat-masuk">
      <source id="surat-masuk" path="surat-masuk.yaml" sha256="…">BASE64</source>
      <settings path="sop.yaml" sha256="…">BASE64</settings>
      <shown>{"sop": "surat-masuk", …}</shown>
    </sources>

The first `source` is the SOP's own file, after it those of its parts (in a book chapter by
chapter), each byte for byte as it was when the document was made, with its fingerprint; `settings`
is the workspace's own file, by which ids have names. `shown` is what people saw of them
(`form.shown`): what comes back edited is compared with it. A book has an empty `id`, and a `shown`
of each of its documents, in their order.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

from soptool.export.copies import files_of
from soptool.export.office.package import OFFICE, Package
from soptool.export.office.xml import Xml, element
from soptool.form.form import Form
from soptool.form.pages.sheets import Sheets
from soptool.form.shown import BOOK, NAMESPACE, shown_of, shown_text
from soptool.source.document import Document

__all__ = ("BOOK", "add_source", "copy_of", "sources", "sources_of")
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEMS: Final = UUID("6f2f9d52-6a0e-5d7e-9d35-9f7a4f5d8f43")
"""Where the numbers of items come from: the same content has the same."""


def add_source(package: Package, owner: str, sources: Xml, number: int = 1) -> None:
    """Put the copy into the package, led to from the part `owner`."""
    item = f"customXml/item{number}.xml"
    properties = f"customXml/itemProps{number}.xml"
    package.add(item, sources)
    package.add(
        properties,
        element(
            "ds:datastoreItem",
            {
                "ds:itemID": f"{{{str(uuid5(_ITEMS, sources)).upper()}}}",
                "xmlns:ds": _PROPERTIES,
            },
            element("ds:schemaRefs", None, element("ds:schemaRef", {"ds:uri": NAMESPACE})),
        ),
        _TYPE,
    )
    package.relate(owner, f"{OFFICE}/customXml", item)
    package.relate(item, f"{OFFICE}/customXmlProps", properties)


def sources_of(sheets: Sheets) -> Xml:
    """Return the copy of a procedure's file and of those of its parts, and what is shown."""
    return copy_of(sheets.draft.form, shown_text(shown_of(sheets)))


def copy_of(form: Form, shown: str | None = None) -> Xml:
    """Return the copy of a procedure's file and of those of its parts, and of what is `shown`."""
    files = dict(files_of(form.procedure, form.edition))
    said = () if shown is None else (shown,)
    return sources(form.procedure.id, files, form.edition.workspace.registry, said)


def sources(
    name: str,
    files: Mapping[str, Document],
    registry: Document | None = None,
    shown: Sequence[str] = (),
) -> Xml:
    """Return the copy of these files, by the ids of their SOPs, and of `registry`, `sop.yaml`.

    `shown`: what each document of the file shows.
    """
    return element(
        "sources",
        {"xmlns": NAMESPACE, "id": name},
        *(_copy("source", document, {"id": name}) for name, document in files.items()),
        None if registry is None else _copy("settings", registry, {}),
        *(element("shown", None, each) for each in shown),
    )


def _copy(tag: str, document: Document, attributes: Mapping[str, object]) -> Xml:
    content = document.own.content
    return element(
        tag,
        {**attributes, "path": document.path, "sha256": sha256(content).hexdigest()},
        b64encode(content).decode("ascii"),
    )

"""The source of a PDF, attached to it (`--attach-source`): PDF/A-3 takes files of any kind.

Each SOP is `ID.yaml`, the workspace's settings are `sop.yaml`, byte for byte as they were; a
keyword `source=…` is the fingerprint of them all, by which a copy that was changed is known.
"""

from __future__ import annotations

from collections.abc import Mapping

from soptool.export.press import Press
from soptool.form.carried import fingerprint
from soptool.form.measure.texts import Data
from soptool.source.document import Document
from soptool.source.names import FILE_NAME


def attached(press: Press, files: Mapping[str, Document]) -> Data:
    """Return what templates attach, and the keyword that goes with it; nothing where unasked."""
    if not press.attaches_source:
        return {"attachments": []}
    named = {f"{name}.yaml": document for name, document in files.items()}
    registry = press.edition.workspace.registry
    if registry is not None:
        named[FILE_NAME] = registry
    contents = {name: document.own.content for name, document in named.items()}
    return {
        "attachments": [
            {"name": name, "content": _content(content), "said": press.edition.t("Source")}
            for name, content in contents.items()
        ],
        "fingerprint": f"source={fingerprint(contents)}",
    }


def _content(content: bytes) -> str | list[int]:
    """Return plain letters as a text; others as bytes, where no font can replace them."""
    return content.decode() if content.isascii() else list(content)

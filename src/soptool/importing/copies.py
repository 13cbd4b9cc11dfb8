"""The copy of its source that a document of ours carries, and what it showed when it was made."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from soptool.form.shown import BOOK, NAMESPACE, Shown, ShownTexts, read_shown
from soptool.importing.package import Parts
from soptool.importing.tree import Element, tree_of
from soptool.importing.unreadable import Unreadable
from soptool.language import msg

_MOST: Final = 64
"""So many parts of people's own XML are looked at."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Files of SOPs by id, as they were when the document was made.

    `own` is the SOP of the document, `BOOK` in a book of several; `settings` the workspace's
    `sop.yaml`, None where there was none; `showns` is what each document of the file showed.
    """

    own: str
    files: Mapping[str, bytes]
    settings: bytes | None
    showns: tuple[Shown | ShownTexts, ...]

    @property
    def shown(self) -> Shown | ShownTexts | None:
        """What the document showed, None where it does not say."""
        return self.showns[0] if self.showns else None


def copies_in(parts: Parts) -> Copies | None:
    """Return the copy in a package; None where there is none, or one that was tampered with.

    Raises Unreadable for a book that does not say what it showed, as earlier versions made them.
    """
    named = (name for name in parts.names if name.startswith("customXml/item"))
    for number, name in enumerate(sorted(named)):
        if number >= _MOST:
            break
        if not name.endswith(".xml") or "Props" in name or not _is_ours(parts, name):
            continue
        try:
            root = tree_of(parts, name)
        except Unreadable:
            continue
        held = {each.name for each in root.children}
        if root.get("id") == BOOK and "source" in held and "shown" not in held:
            problem = msg("This is a book that an earlier version of soptool made.")
            hint = msg("Render it anew, and bring the changes over.")
            raise Unreadable(msg("{problem} {hint}", problem=problem, hint=hint))
        return _copies(root)
    return None


def _is_ours(parts: Parts, name: str) -> bool:
    try:
        return NAMESPACE.encode() in next(parts.pieces(name), b"")
    except Unreadable:
        return False


def _copies(root: Element) -> Copies | None:
    files = dict(_files(root, "source"))
    settings = dict(_files(root, "settings")).get("")
    own = root.get("id")
    if own not in files and (own != BOOK or not files):
        return None
    said = (read_shown(each.text) for each in root.children if each.name == "shown")
    return Copies(own, files, settings, tuple(shown for shown in said if shown is not None))


def _files(root: Element, tag: str) -> Iterator[tuple[str, bytes]]:
    """Yield the copies whose fingerprint is right, with the ids of their SOPs."""
    for source in root.children:
        if source.name != tag:
            continue
        try:
            content = b64decode(source.text, validate=False)
        except (Error, ValueError):
            continue
        if sha256(content).hexdigest() == source.get("sha256"):
            yield source.get("id"), content

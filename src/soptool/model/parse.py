"""`Document` → `Sop` and findings: what an SOP file says, whole or as far as it can be used."""

from __future__ import annotations

from soptool.finding import Finding, found
from soptool.language import msg, suggest
from soptool.model import checks
from soptool.model.consistency import inconsistencies
from soptool.model.defaults import misplaced
from soptool.model.marks import filled
from soptool.model.sop import KINDS, Macro, Micro, Sop
from soptool.model.step import MacroStep
from soptool.shape import synonyms
from soptool.shape.fill import Location, fill
from soptool.source.document import Document
from soptool.source.names import default_id

_NEEDED = ("kind", "title", "steps", "executors")
# A step without one of these still means the same on its way; without another key it would not.
_HARMLESS = ("effort", "note", "see", "details", "footnote", "label", "chance", "section", "no")


def kind_of(document: Document) -> str | None:
    """Return the `kind` that the file says it is; None where it is no SOP file."""
    if not isinstance(document.data, dict):
        return None
    kind = document.data.get("kind", document.data.get("jenis"))
    return kind.strip() if isinstance(kind, str) and kind.strip() else None


def near_kind(kind: str | None) -> str | None:
    """Return the kind that a mistyped one means: `mikro` is `micro`."""
    if kind is None or kind in KINDS:
        return None
    return synonyms.meant(kind, KINDS, synonyms.VALUES)


def not_an_sop(document: Document) -> Finding:
    """Make the finding for a file that was named and holds no SOP."""
    kind = kind_of(document)
    names = ", ".join(f"`{name}`" for name in KINDS)
    if kind is None:
        message = msg("This file is no SOP: it has no `kind`.")
        hint = msg("Begin with `kind:` and one of {names}.", names=names)
        return found(checks.NOT_AN_SOP, message, document.value(()), hint=hint)
    message = msg("`{kind}` is not one of {names}.", kind=kind, names=names)
    near = near_kind(kind)
    meant = suggest(near) if near else None
    if isinstance(document.data, dict) and "kind" not in document.data:
        meant = msg("Begin with `kind: {kind}`; keys are in English.", kind=near or kind)
        return found(checks.UNKNOWN_KIND, message, document.value(("jenis",)), hint=meant)
    return found(checks.UNKNOWN_KIND, message, document.value(("kind",)), hint=meant)


def parse(document: Document, *, is_filled: bool = False) -> tuple[Sop | None, tuple[Finding, ...]]:
    """Fill the shape of the document's kind, and check that its parts agree.

    `$$(` in texts becomes `$(`; where they are filled already (`is_filled`) they stay as they are.
    """
    shape = KINDS.get(kind_of(document) or "")
    if shape is None:
        return None, (not_an_sop(document),)
    is_plain = is_filled or not document.holds("$$(")
    sop, findings = fill(
        shape,
        document,
        document.data if is_plain else filled(document.data, {}),
        extra={"id": default_id(document.path)},
        may_drop=_may_drop,
    )
    findings += tuple(misplaced(document, document.data))
    if isinstance(sop, (Micro, Macro)):
        findings += inconsistencies(sop, document)
    return sop, findings


def _may_drop(location: Location) -> bool:
    if location[0] != "steps":
        return location[0] not in _NEEDED
    if len(location) < 3:
        return False
    key = location[2]
    return key in _HARMLESS or key not in MacroStep.known_keys()

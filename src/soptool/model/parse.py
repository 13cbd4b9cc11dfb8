"""`Document` → `Sop` and findings: what an SOP file says, whole or as far as it can be used."""

from __future__ import annotations

import re
from dataclasses import dataclass

from soptool.finding import Finding, Fix, RenameKey, SetValue, found
from soptool.language import msg, suggest
from soptool.model import checks
from soptool.model.consistency import inconsistencies
from soptool.model.defaults import misplaced
from soptool.model.marks import filled
from soptool.model.mentions import are_ids, finding_of, mentions_as_meant
from soptool.model.sop import KINDS, Macro, Micro, Sop
from soptool.model.step import MacroStep
from soptool.shape import synonyms
from soptool.shape.fill import Filling, Location, fill_as_meant
from soptool.source.document import Document
from soptool.source.names import default_id

_NEEDED = ("kind", "title", "steps", "executors")
# A step without one of these still means the same on its way; without another key it would not.
_HARMLESS = ("effort", "note", "see", "details", "footnote", "label", "chance", "section", "no",
             "route")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file says; `document` is the file as it is meant. `sop` is None where it fails."""

    sop: Sop | None
    findings: tuple[Finding, ...]
    document: Document


def kind_of(document: Document) -> str | None:
    """Return the `kind` that the file says it is; None where it is no SOP file."""
    key = _kind_key(document)
    if key is None or not isinstance(document.data, dict):
        return None
    kind = document.data[key]
    return kind.strip() if isinstance(kind, str) and kind.strip() else None


def _kind_key(document: Document) -> str | None:
    """Return the key under which the kind stands, as it is written."""
    keys = document.data if isinstance(document.data, dict) else {}
    meant = (key for key in keys if synonyms.certain(key, ("kind",)) is not None)
    return "kind" if "kind" in keys else next(meant, None)


_KIND_LINE = re.compile(r"^[\"']?(?:kind|jenis)[\"']? *: *[\"']?([\w-]+)", re.MULTILINE)


def may_be_sop(text: str) -> bool:
    """Whether a text that can't be read as YAML has a line that says it is an SOP."""
    words = _KIND_LINE.findall(text)
    return any(word in KINDS or near_kind(word) for word in words)


def near_kind(kind: str | None) -> str | None:
    """Return the kind that a mistyped one means: `mikro` is `micro`."""
    if kind is None or kind in KINDS:
        return None
    return synonyms.meant(kind, KINDS, synonyms.VALUES)


def not_an_sop(document: Document) -> Finding:
    """Make the finding for a file that was named and holds no SOP."""
    kind, key = kind_of(document), _kind_key(document)
    names = ", ".join(f"`{name}`" for name in KINDS)
    if kind is None or key is None:
        message = msg("This file is no SOP: it has no `kind`.")
        hint = msg("Begin with `kind:` and one of {names}.", names=names)
        return found(checks.NOT_AN_SOP, message, document.value(()), hint=hint)
    message = msg("`{kind}` is not one of {names}.", kind=kind, names=names)
    near = near_kind(kind)
    meant = suggest(near) if near else None
    if key != "kind":
        meant = msg("Begin with `kind: {kind}`; keys are in English.", kind=near or kind)
    fix = _kind_fix(document, kind, key)
    return found(checks.UNKNOWN_KIND, message, document.value((key,)), hint=meant, fix=fix)


def _kind_fix(document: Document, kind: str, key: str) -> Fix | None:
    name = synonyms.certain(kind, KINDS, synonyms.VALUES)
    if name is None:
        return None
    changes: tuple[RenameKey | SetValue, ...] = (SetValue(document.path, (key,), name),)
    if key != "kind":
        changes = (*changes, RenameKey(document.path, (key,), "kind"))
    return Fix(msg("Write `{near}`.", near=f"kind: {name}"), changes)


def parse(document: Document, *, is_filled: bool = False) -> tuple[Sop | None, tuple[Finding, ...]]:
    """Fill the shape of the document's kind, and check that its parts agree.

    `$$(` in texts becomes `$(`; where they are filled already (`is_filled`) they stay as they are.
    """
    read = understood(document, is_filled=is_filled)
    return read.sop, read.findings


def understood(document: Document, *, is_filled: bool = False) -> Understood:
    """Do as `parse`, and say how the file is meant: keys and words that can only be others."""
    kind = kind_of(document)
    if kind not in KINDS:
        return _of_another_kind(document, is_filled=is_filled)
    read = _filled(document, kind, is_filled=is_filled)
    sop, meant = read.value, read.document
    findings = (*read.findings, *misplaced(meant, meant.data))
    if isinstance(sop, (Micro, Macro)):
        is_plain = not read.findings and are_ids(sop)
        mentions = () if is_plain else mentions_as_meant(sop, meant)
        if mentions:
            findings += tuple(finding_of(mention, document, meant) for mention in mentions)
            for mention in mentions:
                meant = meant.changed(mention.change)
            sop = _filled(meant, kind, is_filled=is_filled).value or sop
        assert isinstance(sop, (Micro, Macro))
        findings += inconsistencies(sop, meant)
    return Understood(sop, findings, meant)


def _of_another_kind(document: Document, *, is_filled: bool) -> Understood:
    """Read a file whose kind can only be a known one as one of that."""
    finding = not_an_sop(document)
    if finding.fix is None:
        return Understood(None, (finding,), document)
    for change in finding.fix.changes:
        assert isinstance(change, (SetValue, RenameKey))
        document = document.changed(change)
    read = understood(document, is_filled=is_filled)
    return Understood(read.sop, (finding, *read.findings), read.document)


def _filled(document: Document, kind: str, *, is_filled: bool) -> Filling[Micro | Macro | Sop]:
    is_plain = is_filled or not document.holds("$$(")
    return fill_as_meant(
        KINDS[kind],
        document,
        document.data if is_plain else filled(document.data, {}),
        extra={"id": default_id(document.path)},
        may_drop=_may_drop,
    )


def _may_drop(location: Location) -> bool:
    if location[0] != "steps":
        return location[0] not in _NEEDED
    if len(location) < 3:
        return False
    key = location[2]
    return key in _HARMLESS or key not in MacroStep.known_keys()

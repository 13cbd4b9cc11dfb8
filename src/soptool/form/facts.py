"""What the official form has no place for, and the author said of the whole SOP."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.procedure import Procedure
from soptool.form.edition import Edition
from soptool.model.dates import format_date


def facts_of(procedure: Procedure, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield a name and a text for each thing that the author said."""
    sop, t = procedure.sop, edition.t
    kinds = sop.classification
    axes = (kinds.nature, kinds.completeness, kinds.coverage)
    words = [t(f"{sop.kind} SOP"), *(t(axis) for axis in axes if axis)]
    review = sop.dates.review
    volume = f"{sop.volume.normalize():f}" if sop.volume is not None else None
    facts = (
        ("Purpose", sop.purpose),
        ("Scope", sop.scope),
        ("Kind of SOP", ", ".join(words)),
        ("Status", t(sop.status) if sop.status else None),
        ("Process code", sop.process),
        ("Inputs", "; ".join(sop.inputs)),
        ("Results", "; ".join(sop.outputs)),
        ("Cases a year", volume),
        ("Date of review", format_date(review, edition.language) if review else None),
    )
    return ((t(name), text) for name, text in facts if text)


def unprinted(edition: Edition) -> frozenset[str]:
    """Return the names of facts that the form shows in another way."""
    return frozenset((edition.t("Kind of SOP"), edition.t("Status")))

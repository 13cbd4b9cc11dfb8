"""What the official form has no place for, and the author said of the whole SOP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from soptool.compose.procedure import Procedure
from soptool.form.edition import Edition
from soptool.form.headings import word
from soptool.model.calendar import Calendar
from soptool.model.dates import format_date
from soptool.model.duration.duration import render_number
from soptool.model.generic import blanks_in
from soptool.model.volume import Volume

KINDS: Final[Mapping[str, str]] = {"micro": word("micro SOP"), "macro": word("macro SOP")}
"""What an SOP is called by its kind."""


def facts_of(procedure: Procedure, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield a name and a text for each thing that the author said."""
    sop, t = procedure.sop, edition.t
    kinds = sop.classification
    axes = (kinds.nature, kinds.completeness, kinds.coverage)
    words = [t(KINDS[sop.kind]), *(t(axis) for axis in axes if axis)]
    review = sop.dates.review
    volume = sop.volume and _volume(sop.volume, procedure.calendar, edition.language)
    facts = (
        (t("Purpose"), sop.purpose),
        (t("Scope"), sop.scope),
        (t("Kind of SOP"), ", ".join(words)),
        (t("Filled in by specific SOPs"), ", ".join(blanks_in(sop))),
        (t("Status"), t(sop.status) if sop.status else None),
        (t("Process code"), sop.process),
        (t("Inputs"), "; ".join(sop.inputs)),
        (t("Results"), "; ".join(sop.outputs)),
        (t("Cases a year"), volume),
        (t("Date of review"), format_date(review, edition.language) if review else None),
    )
    return ((name, text) for name, text in facts if text)


def _volume(volume: Volume, calendar: Calendar, language: str) -> str:
    """Write the cases a year, and what the author said where that is more than a number."""
    cases = render_number(volume.a_year(calendar), language)
    return cases if volume.is_bare else f"{cases} ({volume.text})"


def unprinted(edition: Edition) -> frozenset[str]:
    """Return the names of facts that the form shows in another way."""
    return frozenset((edition.t("Kind of SOP"), edition.t("Status")))

"""An SOP as its templates see it: every text ready to print, nothing left to look up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from soptool.catalogue import translator
from soptool.compose.procedure import Procedure
from soptool.form.clean import clean
from soptool.form.edition import Cited, Edition, sop_title
from soptool.form.facts import KINDS, facts_of, unprinted
from soptool.form.footnotes import Footnote
from soptool.form.headings import word
from soptool.form.table import Table
from soptool.measure.sums import sums_of
from soptool.measure.words import total_text
from soptool.model.dates import PartialDate, format_date
from soptool.model.executor import Mode
from soptool.model.identity import Approval, Identity
from soptool.model.relation import Relation
from soptool.model.sop import Procedural
from soptool.model.staff import staff_number
from soptool.settings import OFF

INCOMPLETE = "incomplete"
"""State of a document of which parts are missing."""


@dataclass(frozen=True, slots=True)
class Agency:
    """The left half of the identity part."""

    parent: str | None
    name: str | None
    unit: str | None
    logo: str | None


@dataclass(frozen=True, slots=True)
class Field:
    """A named text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who approved it: above and below the free space for the signature."""

    place_date: str | None
    position: str | None
    name: str | None
    rank: str | None
    nip: str | None

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is known, line by line."""
        known = (self.place_date, self.position, self.name, self.rank, self.nip)
        return tuple(text for text in known if text)


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the identity part with its list."""

    name: str
    items: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """What is said of a document that is not in force, or not whole: beside it and across it."""

    state: str
    word: str


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document. `bands` are the boxes in pairs, as they stand side by side.

    `unprinted`: names of facts that the form shows in another way; they are for screens only.
    """

    id: str
    language: str
    paper: str
    title: str
    name: str
    kind: str
    agency: Agency
    badge: Badge | None
    dates: tuple[Field, ...]
    signature: Signature
    bands: tuple[tuple[Box, Box], ...]
    table: Table
    total: str | None
    total_label: str
    legend: str | None
    footnotes: tuple[Footnote, ...]
    definitions: tuple[Field, ...]
    facts: tuple[Field, ...]
    unprinted: frozenset[str] = frozenset()

    @property
    def printed_facts(self) -> tuple[Field, ...]:
        """The facts that stand on paper."""
        return tuple(fact for fact in self.facts if fact.name not in self.unprinted)


def page_of(
    procedure: Procedure, edition: Edition, table: Table, footnotes: tuple[Footnote, ...]
) -> Page:
    """Make the page of a procedure around its table."""
    sop, t = procedure.sop, edition.t
    return Page(
        id=sop.id,
        language=edition.language,
        paper=edition.settings.paper,
        title=sop_title(sop.title),
        name=sop.title,
        kind=t(KINDS[sop.kind]),
        agency=agency_of(sop, edition),
        badge=mark_of(procedure, edition),
        dates=_dates(sop, edition),
        signature=signature_of(sop.approval, edition),
        bands=_bands(procedure, edition),
        table=table,
        total=_total(procedure, edition),
        total_label=edition.settings.labels.total or t("Total time"),
        legend=_legend(procedure, edition),
        footnotes=footnotes,
        definitions=tuple(Field(term, text) for term, text in _definitions(procedure)),
        facts=tuple(Field(*fact) for fact in facts_of(procedure, edition)),
        unprinted=unprinted(edition),
    )


def agency_of(sop: Identity, edition: Edition) -> Agency:
    """Return who the document belongs to."""
    organization = edition.settings.organization
    above = (organization.parent, organization.name)
    parent = None if _are_alike(*above) else organization.parent
    unit = None if any(_are_alike(sop.unit, name) for name in above) else sop.unit
    return Agency(parent, organization.name, unit, edition.logo)


def _are_alike(one: str | None, other: str | None) -> bool:
    first, second = (clean(text or "").casefold().split() for text in (one, other))
    return first == second


def badge_of(sop: Identity, edition: Edition) -> Badge | None:
    """Return the mark of a document that is not in force."""
    badge = _BADGES.get(sop.status or "")
    return Badge(str(sop.status), edition.t(badge)) if badge else None


_BADGES = {"draft": word("DRAFT"), "review": word("UNDER REVIEW"), "revoked": word("REVOKED")}


def mark_of(procedure: Procedure, edition: Edition) -> Badge | None:
    """Return the mark of a document that lacks parts, or is not in force, or both."""
    badge = badge_of(procedure.sop, edition)
    if procedure.is_complete:
        return badge
    lack = edition.t("INCOMPLETE")
    return Badge(INCOMPLETE, f"{badge.word} – {lack}" if badge else lack)


def date_text(date: PartialDate | None, edition: Edition) -> str:
    """Write a date in the document's language, a dash where there is none."""
    return format_date(date, edition.language) if date else "–"


def _dates(sop: Procedural, edition: Edition) -> tuple[Field, ...]:
    t, dates = edition.t, sop.dates
    revised = date_text(dates.revised, edition)
    if sop.revision is not None:
        revised = f"{revised} ({t('revision {number}', number=sop.revision)})"
    return (
        Field(t("SOP number"), sop.number or "–"),
        Field(t("Date created"), date_text(dates.created, edition)),
        Field(t("Date revised"), revised),
        Field(t("Date effective"), date_text(dates.effective, edition)),
    )


def signature_of(approval: Approval | None, edition: Edition) -> Signature:
    """Return the block of who approved, with `Plt.` before the position."""
    if approval is None:
        return Signature(None, None, None, None, None)
    date = format_date(approval.date, edition.language) if approval.date else None
    return Signature(
        _joined((approval.place, date), ", "),
        _joined((approval.acting, approval.position), " "),
        approval.name,
        approval.rank,
        str(staff_number(approval.nip)) if approval.nip else None,
    )


def _joined(texts: Iterable[str | None], between: str) -> str | None:
    return between.join(text for text in texts if text) or None


def _bands(procedure: Procedure, edition: Edition) -> tuple[tuple[Box, Box], ...]:
    sop, t = procedure.sop, edition.t
    laws = tuple(Cited(edition.regulation(text)) for text in procedure.legal_basis)
    skills = _box(t("Qualifications of executors"), procedure.qualifications)
    related = tuple(_relation(relation, edition) for relation in procedure.related)
    return (
        (Box(t("Legal basis"), laws), skills),
        (Box(t("Related SOPs"), related), _box(t("Equipment"), procedure.equipment)),
        (_box(t("Warnings"), sop.warnings), _box(t("Records"), sop.records)),
    )


def _box(name: str, texts: tuple[str, ...]) -> Box:
    return Box(name, tuple(Cited(text) for text in texts))


def _relation(relation: Relation, edition: Edition) -> Cited:
    if relation.is_outside:
        return Cited(relation.text)
    remarks = {"before": word("before this SOP"), "after": word("after this SOP")}
    remark = remarks.get(relation.kind)
    return edition.sop(relation.text, edition.t(remark) if remark else None)


def _total(procedure: Procedure, edition: Edition) -> str | None:
    """Write the time of each flow, and what it leaves out; None where it is not to be printed."""
    if (edition.settings.labels.total or "").casefold() == OFF:
        return None
    sums = sums_of(procedure)
    return total_text(sums, edition.language, translator(edition.language))


def _legend(procedure: Procedure, edition: Edition) -> str | None:
    """Explain the broken line where one is drawn."""
    if not any(row.mode is Mode.ANY for row in procedure.rows):
        return None
    return edition.t("Symbols that share a broken line: one of these executors is enough")


def _definitions(procedure: Procedure) -> list[tuple[str, str]]:
    """Return the definitions of the SOP and of the parts that are drawn with it."""
    found = dict(procedure.sop.definitions)
    for row in procedure.rows:
        for origin in row.origins:
            sop = origin.entry.sop
            for term, text in sop.definitions.items() if sop.kind != "standard" else ():
                found.setdefault(term, text)
    return list(found.items())

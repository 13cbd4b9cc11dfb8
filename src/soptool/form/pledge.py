"""The service pledge (maklumat pelayanan), as its certificate shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from soptool.diagram.lettering import POINT
from soptool.finding import Finding, Severity, found
from soptool.form.components import service_name
from soptool.form.edition import Edition
from soptool.form.fitting import largest, lines_of
from soptool.form.page import Agency, Badge, agency_of, badge_of
from soptool.form.standard import Promise, promise_of
from soptool.form.widths import PAPER
from soptool.language import msg
from soptool.lint.rules.standard import pledge_missing
from soptool.model.standard import Standard

_SIZES: Final = (20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8)
_BESIDE: Final = 56.0
_ABOVE_AND_BELOW: Final = 148.0
"""What is left of the paper beside, above and below the statements, mm (maklumat.html.j2)."""


@dataclass(frozen=True, slots=True)
class PledgePage:
    """The certificate. `size` of its letters in points, when printed from HTML."""

    id: str
    language: str
    paper: str
    title: str
    agency: Agency
    badge: Badge | None
    promise: Promise
    size: float

    @property
    def width(self) -> float:
        """Of the paper, mm; it lies."""
        return PAPER[self.paper][0]

    @property
    def height(self) -> float:
        """Of the paper, mm."""
        return PAPER[self.paper][1]


def pledge_page(standard: Standard, edition: Edition) -> PledgePage | Finding:
    """Make the page, or say that there is no pledge."""
    promise = promise_of(standard, edition)
    if promise is None or not promise.statements:
        return _missing(standard, edition)
    return PledgePage(
        standard.id,
        edition.language,
        edition.settings.paper,
        _named(service_name(standard.title), edition),
        agency_of(standard, edition),
        badge_of(standard, edition),
        promise,
        _size(promise, edition.settings.paper),
    )


def _size(promise: Promise, paper: str) -> float:
    """Return the largest size, in points, at which the statements find place."""
    wide, high = PAPER[paper]

    def height(points: float) -> float:
        em = points * POINT
        lines = sum(lines_of(text, em, wide - _BESIDE) for text in promise.statements)
        return em * (1.4 * lines + 0.7 * (len(promise.statements) - 1))

    return largest(_SIZES, height, high - _ABOVE_AND_BELOW)


def _named(title: str, edition: Edition) -> str:
    """Call it a service, unless its title does."""
    if edition.language == "en" or title.casefold().startswith(("layanan ", "pelayanan ")):
        return title
    return f"{edition.t('Service')} {title}"


def _missing(standard: Standard, edition: Edition) -> Finding:
    document = edition.workspace.by_id[standard.id].document
    said = found(
        pledge_missing.CHECK,
        msg("There is no pledge to print (maklumat pelayanan, `pledge`)."),
        document.value(("pledge",)),
        hint=msg("Write its three statements: `promise`, `improvement`, `sanction`."),
    )
    # What keeps a document from being written is an error, whatever the rule's level.
    return replace(said, severity=Severity.ERROR)

"""A service standard as its templates see it: fourteen components in two groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from soptool.form.components import (
    DELIVERY,
    MANAGEMENT,
    date_of,
    entries,
    handler,
    service_name,
    site_text,
)
from soptool.form.edition import Cited, Edition
from soptool.form.headings import word
from soptool.form.page import (
    Agency,
    Badge,
    Field,
    Signature,
    agency_of,
    badge_of,
    date_text,
    signature_of,
)
from soptool.model.component import Participation, Review
from soptool.model.dates import format_date
from soptool.model.staff import staff_number
from soptool.model.standard import Offer, Publication, Standard, offers


@dataclass(frozen=True, slots=True)
class Component:
    """One component; without items it is still to be filled in. `sop` handles complaints."""

    no: str
    name: str
    items: tuple[str, ...]
    sop: Cited | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of components, or the additional ones."""

    name: str
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class ServicePage:
    """One service; `title` is None where the file holds only one."""

    title: str | None
    groups: tuple[Group, ...]
    sops: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """The maklumat pelayanan."""

    statements: tuple[str, ...]
    place_date: str | None
    signer: str | None
    name: str | None = None
    nip: str | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Place, date and signer, line by line."""
        known = (self.place_date, self.signer, self.name, self.nip)
        return tuple(text for text in known if text)


@dataclass(frozen=True, slots=True)
class StandardPage:
    """A whole standard."""

    id: str
    language: str
    paper: str
    title: str
    agency: Agency
    badge: Badge | None
    dates: tuple[Field, ...]
    signature: Signature
    services: tuple[ServicePage, ...]
    publication: tuple[Field, ...]
    participation: tuple[Field, ...]
    reviews: tuple[Field, ...]
    promise: Promise | None

    @property
    def records(self) -> tuple[tuple[str, tuple[Field, ...]], ...]:
        """What is recorded of its making and its life, each under its heading (an English key)."""
        named = (
            (word("Participation of the public"), self.participation),
            (word("Publication"), self.publication),
            (word("Reviews"), self.reviews),
        )
        return tuple((name, facts) for name, facts in named if facts)


def standard_page(standard: Standard, edition: Edition) -> StandardPage:
    """Make the page of a service standard."""
    t, dates = edition.t, standard.dates
    return StandardPage(
        id=standard.id,
        language=edition.language,
        paper=edition.settings.paper,
        title=service_name(standard.title),
        agency=agency_of(standard, edition),
        badge=badge_of(standard, edition),
        dates=(
            Field(t("Number"), standard.number or "–"),
            Field(t("Date created"), date_text(dates.created, edition)),
            Field(t("Date revised"), date_text(dates.revised, edition)),
            Field(t("Date effective"), date_text(dates.effective, edition)),
        ),
        signature=signature_of(standard.approval, edition),
        services=tuple(_service(offer, edition) for offer in offers(standard)),
        publication=tuple(_publication(standard.publication, edition)),
        participation=tuple(_participation(standard.participation, edition)),
        reviews=tuple(_review(review, edition) for review in standard.reviews),
        promise=promise_of(standard, edition),
    )


def _service(offer: Offer, edition: Edition) -> ServicePage:
    t = edition.t
    groups = [
        Group(t("Service delivery"), _components(offer, DELIVERY, edition)),
        Group(t("Internal management of the service"), _components(offer, MANAGEMENT, edition)),
    ]
    if offer.extra:
        groups.append(Group(t("Additional components"), _extra(offer)))
    sops = tuple(edition.sop(name) for name in offer.sops)
    return ServicePage(offer.title, tuple(groups), sops)


def _extra(offer: Offer) -> tuple[Component, ...]:
    return tuple(
        Component(str(number), name, items)
        for number, (name, items) in enumerate(offer.extra.items(), start=1)
    )


def _components(
    offer: Offer, names: tuple[tuple[str, str], ...], edition: Edition
) -> tuple[Component, ...]:
    return tuple(
        Component(
            str(number),
            edition.t(name),
            tuple(said.whole for said in entries(offer, key, edition)),
            handler(offer, edition) if key == "complaints" else None,
        )
        for number, (name, key) in enumerate(names, start=1)
    )


def _publication(publication: Publication | None, edition: Edition) -> Iterator[Field]:
    if publication is None:
        return
    t = edition.t
    if publication.places:
        places = (site_text(site, edition) for site in publication.places)
        yield Field(t("Places"), "; ".join(places))
    if publication.dates:
        dates = (date_of(text, edition) for text in dict.fromkeys(publication.dates))
        yield Field(t("Dates"), "; ".join(dates))
    if publication.address:
        yield Field(t("Address"), publication.address)


def _participation(participation: Participation | None, edition: Edition) -> Iterator[Field]:
    if participation is None:
        return
    t = edition.t
    date = format_date(participation.date, edition.language) if participation.date else None
    when = ", ".join(text for text in (participation.place, date) if text)
    if when:
        yield Field(t("Place and date"), when)
    if participation.elements:
        yield Field(t("Participants"), "; ".join(participation.elements))
    if participation.minutes:
        yield Field(t("Minutes"), participation.minutes)


def _review(review: Review, edition: Edition) -> Field:
    by = "; ".join(review.by)
    action = edition.t("Follow-up: {action}", action=review.action) if review.action else None
    parts = (by, review.result, action)
    text = ". ".join(part.rstrip(".") for part in parts if part)
    return Field(format_date(review.date, edition.language), text or "–")


def promise_of(standard: Standard, edition: Edition) -> Promise | None:
    """Return the service pledge, signed as it says, or by who approved in the same post."""
    pledge, approval = standard.pledge, standard.approval
    if pledge is None:
        return None
    date = format_date(pledge.date, edition.language) if pledge.date else None
    is_same = approval is not None and pledge.signer in (None, approval.position)
    name = pledge.name or (approval.name if approval and is_same else None)
    nip = pledge.nip or (approval.nip if approval and is_same and not pledge.name else None)
    return Promise(
        tuple(text for text in (pledge.promise, pledge.improvement, pledge.sanction) if text),
        ", ".join(text for text in (pledge.place, date) if text) or None,
        pledge.signer or (approval.position if approval else None),
        name,
        str(staff_number(nip)) if nip else None,
    )

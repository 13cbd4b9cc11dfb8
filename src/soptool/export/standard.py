"""A service standard as its templates see it: fourteen components in two groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from soptool.export.edition import Citation, Edition
from soptool.export.page import (
    Agency,
    Badge,
    Field,
    Signature,
    agency_of,
    badge_of,
    date_text,
    signature_of,
)
from soptool.model.dates import format_date, parse_date
from soptool.model.standard import Delivery, Management, Pledge, Publication, Service, Standard


@dataclass(frozen=True, slots=True)
class Component:
    """One component; without items it is still to be filled in."""

    no: str
    name: str
    items: tuple[str, ...]


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
    sops: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """The maklumat pelayanan."""

    statements: tuple[str, ...]
    place_date: str | None
    signer: str | None

    @property
    def lines(self) -> tuple[str, ...]:
        """Place, date and signer, line by line."""
        return tuple(text for text in (self.place_date, self.signer) if text)


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
    promise: Promise | None


_DELIVERY = (
    ("Requirements of the service", "requirements"),
    ("System, mechanism and procedure", "procedure"),
    ("Time to completion", "time"),
    ("Cost or tariff", "cost"),
    ("Product of the service", "product"),
    ("Complaints, suggestions and input", "complaints"),
)
_MANAGEMENT = (
    ("Legal basis", "legal_basis"),
    ("Facilities", "facilities"),
    ("Competence of executors", "competence"),
    ("Internal supervision", "supervision"),
    ("Number of executors", "staff"),
    ("Guarantee of the service", "guarantee"),
    ("Guarantee of security and safety", "safety"),
    ("Evaluation of performance", "evaluation"),
)


def standard_page(standard: Standard, edition: Edition) -> StandardPage:
    """Make the page of a service standard."""
    t, dates = edition.t, standard.dates
    return StandardPage(
        id=standard.id,
        language=edition.language,
        paper=edition.settings.paper,
        title=standard.title,
        agency=agency_of(standard, edition),
        badge=badge_of(standard, edition),
        dates=(
            Field(t("Number"), standard.number or "–"),
            Field(t("Date created"), date_text(dates.created, edition)),
            Field(t("Date revised"), date_text(dates.revised, edition)),
            Field(t("Date effective"), date_text(dates.effective, edition)),
        ),
        signature=signature_of(standard.approval, edition),
        services=tuple(_services(standard, edition)),
        publication=tuple(_publication(standard.publication, edition)),
        promise=_promise(standard.pledge, edition),
    )


def _services(standard: Standard, edition: Edition) -> Iterator[ServicePage]:
    is_used = standard.delivery != Delivery() or standard.management != Management()
    if is_used or standard.extra or not standard.services:
        yield _service(standard, None, edition)
    for service in standard.services:
        yield _service(service, service.title, edition)


def _service(source: Standard | Service, title: str | None, edition: Edition) -> ServicePage:
    t = edition.t
    groups = [
        Group(t("Service delivery"), _components(source.delivery, _DELIVERY, edition)),
        Group(
            t("Internal management of the service"),
            _components(source.management, _MANAGEMENT, edition),
        ),
    ]
    if source.extra:
        groups.append(Group(t("Additional components"), _extra(source)))
    return ServicePage(title, tuple(groups), tuple(edition.sop(name) for name in source.sops))


def _extra(source: Standard | Service) -> tuple[Component, ...]:
    return tuple(
        Component(str(number), name, items)
        for number, (name, items) in enumerate(source.extra.items(), start=1)
    )


def _components(
    source: Delivery | Management, names: tuple[tuple[str, str], ...], edition: Edition
) -> tuple[Component, ...]:
    return tuple(
        Component(str(number), edition.t(name), _items(source, key, edition))
        for number, (name, key) in enumerate(names, start=1)
    )


def _items(source: Delivery | Management, key: str, edition: Edition) -> tuple[str, ...]:
    texts: tuple[str, ...] = getattr(source, key)
    if key == "legal_basis":
        return tuple(edition.regulation(text) for text in texts)
    return texts


def _publication(publication: Publication | None, edition: Edition) -> Iterator[Field]:
    if publication is None:
        return
    t = edition.t
    if publication.places:
        yield Field(t("Places"), "; ".join(publication.places))
    if publication.dates:
        dates = (_date(text, edition) for text in dict.fromkeys(publication.dates))
        yield Field(t("Dates"), "; ".join(dates))
    if publication.address:
        yield Field(t("Address"), publication.address)


def _date(text: str, edition: Edition) -> str:
    date = parse_date(text)
    return format_date(date, edition.language) if date else text


def _promise(pledge: Pledge | None, edition: Edition) -> Promise | None:
    if pledge is None:
        return None
    date = format_date(pledge.date, edition.language) if pledge.date else None
    return Promise(
        tuple(text for text in (pledge.promise, pledge.improvement, pledge.sanction) if text),
        ", ".join(text for text in (pledge.place, date) if text) or None,
        pledge.signer,
    )

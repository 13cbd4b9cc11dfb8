"""The components of a service standard as ready texts, in the documents' language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from soptool.form.edition import Cited, Edition
from soptool.form.headings import word
from soptool.model.component import Channel, Complaints, Fee, Item, Post, Site, Term
from soptool.model.cost import format_rupiah, parse_cost
from soptool.model.dates import format_date, parse_date
from soptool.model.standard import Delivery, Offer

DELIVERY: Final = (
    (word("Requirements of the service"), "requirements"),
    (word("System, mechanism and procedure"), "procedure"),
    (word("Time to completion"), "time"),
    (word("Cost or tariff"), "cost"),
    (word("Product of the service"), "product"),
    (word("Complaints, suggestions and input"), "complaints"),
)
MANAGEMENT: Final = (
    (word("Legal basis"), "legal_basis"),
    (word("Facilities"), "facilities"),
    (word("Competence of executors"), "competence"),
    (word("Internal supervision"), "supervision"),
    (word("Number of executors"), "staff"),
    (word("Guarantee of the service"), "guarantee"),
    (word("Guarantee of security and safety"), "safety"),
    (word("Evaluation of performance"), "evaluation"),
)
_DOCUMENT: Final = re.compile(
    r"^\s*(?:(?:standar pelayanan|service standards?)(?:\s*(?:of|for|:|–|-))?)\s+", re.IGNORECASE
)
_FIGURE: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Said:
    """One entry in two parts: what it says, and what is to be known of it."""

    text: str
    remark: str | None = None

    @property
    def whole(self) -> str:
        """Both on one line."""
        return f"{self.text} ({self.remark})" if self.remark else self.text


def service_name(title: str) -> str:
    """Return the name of a service without the words that head the document."""
    return _DOCUMENT.sub("", title) or title


def entries(offer: Offer, key: str, edition: Edition) -> tuple[Said, ...]:
    """Return the entries of a component."""
    group = "delivery" if key in Delivery.model_fields else "management"
    return tuple(_entries(offer.component(group, key), key, edition))


def _entries(value: object, key: str, edition: Edition) -> Iterator[Said]:
    if isinstance(value, Complaints):
        yield from (_channel(value, channel, edition) for channel in value.channels)
        if value.response and not value.channels:
            yield Said(edition.t("answered within {time}", time=value.response))
        return
    assert isinstance(value, tuple)
    for entry in value:
        yield _entry(entry, key, edition)


def _entry(entry: object, key: str, edition: Edition) -> Said:
    if isinstance(entry, Item):
        return Said(entry.document, entry.note)
    if isinstance(entry, Term):
        return Said(_for(entry.case, entry.duration), entry.note)
    if isinstance(entry, Fee):
        return _fee(entry, edition)
    if isinstance(entry, Post):
        return _post(entry, edition)
    text = str(entry)
    return Said(edition.regulation(text) if key == "legal_basis" else text)


def _for(case: str | None, text: str) -> str:
    return f"{case}: {text}" if case else text


def _fee(fee: Fee, edition: Edition) -> Said:
    t, text = edition.t, fee.amount
    cost = parse_cost(text)
    if cost and cost.rupiah and text.replace(".", "").isdecimal():
        text = format_rupiah(cost.rupiah[0], edition.language)
    if fee.per:
        text = t("{amount} per {unit}", amount=text, unit=fee.per)
    ground = t("by {rule}", rule=edition.regulation(fee.ground)) if fee.ground else None
    remark = "; ".join(part for part in (ground, fee.note) if part)
    return Said(_for(fee.case, text), remark or None)


def _post(post: Post, edition: Edition) -> Said:
    number = post.number
    if _FIGURE.fullmatch(number):
        number = edition.t("{number} people", number=number)
    return Said(_for(post.post, number))


def _channel(complaints: Complaints, channel: Channel, edition: Edition) -> Said:
    response = channel.response or complaints.response
    if response is None:
        return Said(channel.channel)
    return Said(channel.channel, edition.t("answered within {time}", time=response))


def handler(offer: Offer, edition: Edition) -> Cited | None:
    """Return the SOP that handles complaints."""
    name = offer.delivery.complaints.sop
    return edition.sop(name) if name else None


def site_text(site: Site, edition: Edition) -> str:
    """Write where something was published: `Papan pengumuman (2 November 2026)`."""
    facts = [date_of(site.date, edition) if site.date else None, site.address]
    known = "; ".join(fact for fact in facts if fact)
    return f"{site.place} ({known})" if known else site.place


def date_of(text: str, edition: Edition) -> str:
    """Write a date out where it is one."""
    date = parse_date(text)
    return format_date(date, edition.language) if date else text

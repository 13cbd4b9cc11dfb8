"""What the public must be told of a service, on one page: to hang up, and to read on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from soptool.diagram.lettering import POINT
from soptool.form.components import DELIVERY, Said, entries, service_name
from soptool.form.edition import Edition
from soptool.form.fitting import largest, lines_of
from soptool.form.page import Agency, Badge, agency_of, badge_of, date_text
from soptool.form.qr import qr_inline, qr_svg
from soptool.form.widths import PAPER
from soptool.model.standard import Offer, Standard, offers

SIZES: Final = (16, 15, 14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5)
"""Sizes of letters in points, the largest that leaves all on one page is taken."""
MARGIN: Final = 14.0
_CARDS: Final = ("time", "cost")
_WEB: Final = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Section:
    """A component; without entries it is still to be filled in."""

    key: str
    name: str
    entries: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PosterService:
    """One service, on a page of its own. `size`: of its letters when printed from HTML, points."""

    title: str
    cards: tuple[Section, ...]
    sections: tuple[Section, ...]
    size: float


@dataclass(frozen=True, slots=True)
class PosterPage:
    """The public part of a standard. `web` is the address when it can be opened."""

    id: str
    language: str
    paper: str
    title: str
    agency: Agency
    badge: Badge | None
    services: tuple[PosterService, ...]
    address: str | None
    web: str | None
    facts: tuple[str, ...]
    qr: str | None
    code: Markup | None

    @property
    def height(self) -> float:
        """Of the paper, upright, mm."""
        return PAPER[self.paper][0]

    @property
    def width(self) -> float:
        """Of the paper, upright, mm."""
        return PAPER[self.paper][1]


def poster_page(standard: Standard, edition: Edition) -> PosterPage:
    """Make the page of the six components that must be published."""
    address = standard.publication.address if standard.publication else None
    web = address if address and address.startswith(_WEB) else None
    caption = edition.t("QR code of {address}", address=address or "")
    paper = edition.settings.paper
    return PosterPage(
        id=standard.id,
        language=edition.language,
        paper=paper,
        title=service_name(standard.title),
        agency=agency_of(standard, edition),
        badge=badge_of(standard, edition),
        services=tuple(_service(offer, standard, edition) for offer in offers(standard)),
        address=address,
        web=web,
        facts=tuple(_facts(standard, edition)),
        qr=qr_svg(web, caption),
        code=qr_inline(web, caption),
    )


def _service(offer: Offer, standard: Standard, edition: Edition) -> PosterService:
    all_of_them = {
        key: Section(key, edition.t(name), entries(offer, key, edition)) for name, key in DELIVERY
    }
    cards = tuple(all_of_them[key] for key in _CARDS)
    sections = tuple(section for key, section in all_of_them.items() if key not in _CARDS)
    title = service_name(offer.title or standard.title)
    high, wide = PAPER[edition.settings.paper]
    room = (wide - 2 * MARGIN, high - 2 * MARGIN)
    size = largest(SIZES, lambda size: _height(title, cards, sections, size, room[0]), room[1])
    return PosterService(title, cards, sections, size)


def _facts(standard: Standard, edition: Edition) -> Iterator[str]:
    t, approval = edition.t, standard.approval
    if standard.number:
        yield standard.number
    if standard.dates.effective:
        yield t("In force since {date}", date=date_text(standard.dates.effective, edition))
    if approval and approval.position:
        yield f"{t('Approved by')} {' '.join(filter(None, (approval.acting, approval.position)))}"


def _height(
    title: str,
    cards: Iterable[Section],
    sections: Iterable[Section],
    points: float,
    wide: float,
) -> float:
    """Return about how high the page is, mm, a little more rather than less (poster.html.j2)."""
    em = points * POINT
    line = em * 1.35
    half = (wide - em) / 2 - 1.8 * em
    total = 18 + 40 + 6 * em + lines_of(title, 1.7 * em, wide - 2 * em) * 1.7 * em * 1.2
    total += max(_card(card, em, half) for card in cards)
    for section in sections:
        lines = sum(lines_of(entry.whole, em, wide - 2.2 * em) for entry in section.entries)
        total += 3.1 * em + max(lines, 1) * line + len(section.entries) * 0.2 * em
    return total * 1.02


def _card(card: Section, em: float, wide: float) -> float:
    high = 3.2 * em
    for entry in card.entries:
        letters = em * (1.5 if is_short(entry.text) else 1)
        high += lines_of(entry.text, letters * 1.08, wide) * letters * 1.3
        high += lines_of(entry.remark, em * 0.9, wide) * em * 1.25 if entry.remark else 0
    return high


def is_short(text: str) -> bool:
    """Whether a time or an amount can stand in large letters."""
    return len(text) <= 30

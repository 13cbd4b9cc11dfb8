"""The sheet of a service standard: its identity, the components, its records, the pledge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from soptool.export.office.picture import Picture
from soptool.export.xlsx.official import SIGN_ROOM, SIZE, TIGHT, OfficialSheet, Written
from soptool.export.xlsx.paper import PAPERS, page_foot, page_head
from soptool.export.xlsx.sheet import Printing
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import numbered, plain
from soptool.form.edition import cited, foot_of
from soptool.form.form import ServiceForm
from soptool.form.measure.texts import SIGN_TAG
from soptool.form.standard import Component, Promise, ServicePage
from soptool.form.widths import PAPER
from soptool.workbook.columns import form_sheet_name

_COLUMNS: Final = (10.0, 44.0, 34.0, 36.0)
_MARGIN: Final = 15.0
_ENDS: Final = 10.0 + 13.0
"""Margins above and below, mm."""
_SERVICE: Final = Style(11.0, bold=True, border=False, down="center")
_HEAD: Final = Style(SIZE, bold=True, across="center", down="center", fill="D7D7D7")
_GROUP: Final = Style(SIZE, bold=True, down="center", fill="E6E6E6", indent=1)
_NUMBER: Final = Style(SIZE, across="center")
_TEXT: Final = Style(SIZE, indent=1)
_OPEN: Final = Style(SIZE, italic=True, color="555555", indent=1)
_NOTE: Final = Style(SIZE, border=False)
_PLEDGE: Final = Style(11.0, bold=True, across="center", down="center", sides="lrt")
_STATEMENT: Final = Style(SIZE, sides="lr", indent=1)
_SIGNED: Final = Style(SIZE, across="center", sides="r")
_SIGNER: Final = Style(SIZE, bold=True, across="center", sides="r")
_TAG: Final = Style(2.0, across="center", down="center", color="FFFFFF", sides="r")
_BESIDE: Final = Style(SIZE, sides="l")
_END: Final = Style(SIZE, sides="lrb")


def standard_sheet(form: ServiceForm, font: str, logo: Picture | None) -> OfficialSheet:
    """Return the sheet of one standard, upright."""
    edition, page = form.edition, form.page
    t = edition.t
    width = PAPER[page.paper][1] - 2 * _MARGIN - 1.0
    name = form_sheet_name("standard", edition.language)
    made = OfficialSheet(name, (*_COLUMNS, width - sum(_COLUMNS)), font, logo)
    made.begin(page, t("Service standard"), page.title, t)
    heads = [_service(made, service, form) for service in page.services]
    for title, facts in page.records:
        made.pairs(t(title), facts, names=2)
    if page.promise is not None:
        _pledge(made, page.promise, t("Service pledge"))
    room = PAPER[page.paper][0] - _ENDS
    head = made.sheet.heights[heads[0]] if len(heads) == 1 else 0.0
    count = made.pages(room, head)
    named = foot_of(page.dates[0].text, f"{t('Service standard')} {page.title}")
    made.finish(
        Printing(
            made.area,
            PAPERS[page.paper],
            (heads[0], heads[0]) if len(heads) == 1 else None,
            head=page_head(page.badge.word if page.badge else ""),
            foot=page_foot(named, count, t),
            margin=_MARGIN,
            is_upright=True,
            pages=count,
        )
    )
    return made


def _service(made: OfficialSheet, it: ServicePage, form: ServiceForm) -> int:
    """Add a service; return the row of its heads."""
    t, last = form.edition.t, made.last
    made.line(((1, last, plain(it.title or ""), _SERVICE),), 9.0 if it.title else 4.0)
    head = made.next_row
    made.line(_row(t("No"), t("Component"), t("Description"), (_HEAD,) * 3, last))
    for group in it.groups:
        made.line(((1, last, plain(group.name), _GROUP),))
        for component in group.components:
            said = "\n".join(_said(component, form))
            looks = (_NUMBER, _TEXT, _TEXT if said else _OPEN)
            text = said or t("not filled in")
            made.line(_row(component.no, component.name, text, looks, last))
    if it.sops:
        through = "; ".join(map(cited, it.sops))
        made.line(((1, last, plain(f"{t('Delivered through')}: {through}."), _NOTE),))
    return head


def _row(no: str, name: str, text: str, looks: Sequence[Style], last: int) -> Sequence[Written]:
    return (1, 1, plain(no), looks[0]), (2, 2, plain(name), looks[1]), (3, last, text, looks[2])


def _said(component: Component, form: ServiceForm) -> Iterator[str]:
    if component.items:
        yield numbered(component.items)
    if component.sop is not None:
        yield plain(f"{form.edition.t('Handled according to')} {cited(component.sop)}.")


def _pledge(made: OfficialSheet, promise: Promise, title: str) -> None:
    """Add the pledge, signed at its right."""
    made.line(((1, made.last, "", _NOTE),), TIGHT)
    made.line(((1, made.last, plain(title).upper(), _PLEDGE),), 12.0)
    for text in promise.statements:
        made.line(((1, made.last, plain(text), _STATEMENT),))
    made.line(((1, made.last, "", _STATEMENT),))
    _signed(made, _SIGNED, promise.place_date)
    _signed(made, _SIGNED, promise.signer)
    _signed(made, _TAG, SIGN_TAG, SIGN_ROOM)
    _signed(made, _SIGNER, promise.name)
    _signed(made, _SIGNED, promise.nip)
    made.line(((1, made.last, "", _END),), TIGHT)


def _signed(made: OfficialSheet, look: Style, text: str | None, high: float = TIGHT) -> None:
    """Add what stands at the right above and below a signature, and the room for it."""
    if text:
        beside = (1, made.last - 2, "", _BESIDE)
        made.line((beside, (made.last - 1, made.last, plain(text), look)), high)

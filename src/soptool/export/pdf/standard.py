"""The service standard, its poster and its pledge as PDF."""

from __future__ import annotations

from collections.abc import Sequence

from soptool.export.painted import Painted
from soptool.export.pdf.upright import Data, cited, common, maybe, pairs, signed, typeset, words
from soptool.export.press import Press
from soptool.form.components import Said
from soptool.form.edition import foot_of
from soptool.form.form import ServiceForm
from soptool.form.pledge import PledgePage
from soptool.form.poster import SIZES, PosterService, Section, is_short
from soptool.form.standard import Component, Promise, ServicePage


def standard_pdf(form: ServiceForm, press: Press) -> Painted:
    """Return the whole standard, upright."""
    return typeset("standard.typ", standard_data(form, press), form, press, carries=True)


def standard_data(form: ServiceForm, press: Press, attachment: Sequence[str] = ()) -> Data:
    """Return what is printed of a standard; `attachment`: the lines above it in a decree."""
    page, t = form.page, form.edition.t
    name = f"{t('Service standard')} {page.title}"
    number = page.dates[0].text
    return {
        **common(name, page.paper, page.agency, page.badge, press),
        "words": {
            "approved": t("Approved by"),
            "title": t("Service standard"),
            "no": t("No"),
            "component": t("Component"),
            "description": t("Description"),
            "empty": t("not filled in"),
            "handled": t("Handled according to"),
            "through": t("Delivered through"),
            "pledge": t("Service pledge"),
            "page": t("Page {page} of {pages}", page="\0", pages="\0").split("\0"),
        },
        "document": {
            "level": 1,
            "attachment": list(attachment),
            "name": words(page.title),
            "number": words(number),
            "foot": words(foot_of(number, name)),
            "agency": {key: maybe(getattr(page.agency, key)) for key in ("parent", "name", "unit")},
            "dates": pairs(page.dates),
            "signature": signed(page.signature),
            "sign_tag": "${ttd}",
            "bands": [],
        },
        "services": [_service(service) for service in page.services],
        "records": [{"name": t(name), "facts": pairs(facts)} for name, facts in page.records],
        "promise": _promise(page.promise) if page.promise else None,
    }


def _service(service: ServicePage) -> Data:
    return {
        "title": maybe(service.title),
        "groups": [
            {"name": group.name, "components": [_component(part) for part in group.components]}
            for group in service.groups
        ],
        "sops": [cited(item) for item in service.sops],
    }


def _component(component: Component) -> Data:
    return {
        "no": component.no,
        "name": words(component.name),
        "items": [words(item) for item in component.items],
        "sop": cited(component.sop) if component.sop else None,
    }


def _promise(promise: Promise) -> Data:
    return {
        "statements": [words(text) for text in promise.statements],
        "place_date": maybe(promise.place_date),
        "signer": maybe(promise.signer),
        "name": maybe(promise.name),
        "nip": maybe(promise.nip),
    }


def poster_pdf(form: ServiceForm, press: Press) -> Painted:
    """Return the public part, one page for each service."""
    page, t = form.poster, form.edition.t
    data = {
        **common(
            f"{t('Service standard')} {page.title}", page.paper, page.agency, page.badge, press
        ),
        "words": {
            "standard": t("Service standard"),
            "empty": t("not filled in"),
            "scan": t("Scan for this page"),
        },
        "sizes": list(SIZES),
        "services": [_poster(service) for service in page.services],
        "facts": words(" · ".join(page.facts)),
        "address": maybe(page.address),
        "web": page.web,
        "code": {"svg": page.qr, "alt": t("QR code of {address}", address=page.address or "")}
        if page.qr
        else None,
    }
    return typeset("poster.typ", data, form, press)


def _poster(service: PosterService) -> Data:
    return {
        "title": words(service.title),
        "cards": [_section(card) for card in service.cards],
        "sections": [_section(section) for section in service.sections],
    }


def _section(section: Section) -> Data:
    return {"name": section.name, "entries": [_said(entry) for entry in section.entries]}


def _said(entry: Said) -> Data:
    return {
        "text": words(entry.text),
        "remark": maybe(entry.remark),
        "short": is_short(entry.text),
    }


def maklumat_pdf(form: ServiceForm, press: Press) -> Painted:
    """Return the certificate, or why there is none."""
    page, t = form.pledge, form.edition.t
    if not isinstance(page, PledgePage):
        return Painted(None, (page,))
    name = f"{t('Service pledge')} {page.title}"
    data = {
        **common(name, page.paper, page.agency, page.badge, press),
        "words": {"pledge": t("Service pledge")},
        "name": words(page.title),
        "promise": _promise(page.promise),
    }
    return typeset("maklumat.typ", data, form, press)

"""SOPs and service standards as HTML: one self-contained file each."""

from __future__ import annotations

from soptool.export.html.fill import fill
from soptool.export.html.strips import striped
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.cards import cards_of
from soptool.form.form import Form, ServiceForm


def procedure_html(form: Form, press: Press) -> Painted:
    """Return the official form."""
    page, findings = striped(form)
    # The drawing puts long questions beside the activity; cards ask them in a line of their own.
    cards = cards_of(form.page.table, form.edition.t("End"))
    return Painted(
        fill("html/sop.html.j2", press, page, cards=cards, printed=form.printed), findings
    )


def standard_html(form: ServiceForm, press: Press) -> Painted:
    """Return the service standard with both groups of components."""
    return Painted(fill("html/standard.html.j2", press, form.page, upright=True))

"""The scorecard of one document as a sheet that an evaluator fills in and signs."""

from __future__ import annotations

from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.evaluation import sheet_of
from soptool.form.form import Form, ServiceForm
from soptool.form.page import badge_of, mark_of


def scorecard_html(form: Form | ServiceForm, press: Press) -> Painted:
    """Return the evaluation sheet of an SOP or a service standard."""
    document = form.procedure.sop if isinstance(form, Form) else form.standard
    assert press.scorecard is not None
    card = next(card for card in press.scorecard.cards if card.id == document.id)
    badge = (
        mark_of(form.procedure, form.edition)
        if isinstance(form, Form)
        else badge_of(form.standard, form.edition)
    )
    page = sheet_of(card, document, form.edition, badge)
    return Painted(press.templates.render("html/scorecard.html.j2", page=page, t=form.edition.t))

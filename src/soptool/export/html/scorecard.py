"""The scorecard of one document as a sheet that an evaluator fills in and signs."""

from __future__ import annotations

from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.evaluation import evaluated, sheet_of
from soptool.form.form import Form, ServiceForm


def scorecard_html(form: Form | ServiceForm, press: Press) -> Painted:
    """Return the evaluation sheet of an SOP or a service standard."""
    document, badge = evaluated(form)
    page = sheet_of(press.scorecard, document, form.edition, badge)
    return Painted(press.templates.render("html/scorecard.html.j2", page=page, t=form.edition.t))

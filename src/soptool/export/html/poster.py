"""The public page of a service standard: in one column on a phone, on one sheet when printed."""

from __future__ import annotations

from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.form import ServiceForm
from soptool.form.poster import MARGIN


def poster_html(form: ServiceForm, press: Press) -> Painted:
    """Return the page."""
    t = form.edition.t
    text = press.templates.render("html/poster.html.j2", page=form.poster, t=t, margin=MARGIN)
    return Painted(text)

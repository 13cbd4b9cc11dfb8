"""Two states of SOPs as one self-contained page of HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from soptool.export.html.fill import fill, sheet_of
from soptool.export.html.strips import striped
from soptool.export.press import Press
from soptool.form.comparison import compared, comparison_page, marked
from soptool.form.form import Form
from soptool.revision.change import SopChange
from soptool.revision.compare import Comparison

_IDS = re.compile(r'(\s(?:id|aria-labelledby)="|\shref="#)')


def comparison_html(
    found: Comparison, names: tuple[str, str], forms: Mapping[str, Form], press: Press
) -> str:
    """Return the page. `forms` has those of the later state, by their files."""
    edition = press.edition
    painted = []
    for number, sop in enumerate(found.sops, start=1):
        form = forms.get(sop.new.path) if sop.new else None
        drawn = _drawn(sop, form, press) if form else ""
        # Each form has its own anchors; texts of authors hold no quotes that are not escaped.
        unique = _IDS.sub(rf"\1sop-{number}-", drawn)
        painted.append(compared(sop, Markup(unique), edition))  # noqa: S704 escaped by the template
    sheet = Markup(sheet_of(edition.settings.paper, upright=False))  # noqa: S704 only numbers
    page = comparison_page(found, names, tuple(painted), edition)
    return press.templates.render("html/comparison.html.j2", page=page, sheet=sheet)


def _drawn(sop: SopChange, form: Form, press: Press) -> str:
    page, _ = striped(form)
    page = marked(page, sop, form.procedure, form.edition)
    # All forms stand in one document: no notes move before their table.
    return fill("html/changes.html.j2", press, page, printed=replace(form.printed, early=False))

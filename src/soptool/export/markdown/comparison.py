"""Two states of SOPs as Markdown: sentences, and the forms as tables."""

from __future__ import annotations

from collections.abc import Mapping

from soptool.export.escape import Markdown
from soptool.export.markdown.fill import fill
from soptool.export.press import Press
from soptool.form.comparison import compared, comparison_page, marked
from soptool.form.form import Form
from soptool.revision.change import SopChange
from soptool.revision.compare import Comparison


def comparison_markdown(
    found: Comparison, names: tuple[str, str], forms: Mapping[str, Form], press: Press
) -> str:
    """Return the document. `forms` has those of the later state, by their files."""
    painted = []
    for sop in found.sops:
        form = forms.get(sop.new.path) if sop.new else None
        table = _table(sop, form, press) if form else ""
        painted.append(compared(sop, Markdown(table), press.edition))
    page = comparison_page(found, names, tuple(painted), press.edition)
    return press.templates.render("markdown/comparison.md.j2", page=page)


def _table(sop: SopChange, form: Form, press: Press) -> str:
    page = marked(form.page, sop, form.procedure, form.edition)
    return fill("markdown/sop.md.j2", press, page=page, overview=None)

"""SOPs and service standards as Markdown: tables, with an overview of the flow as mermaid."""

from __future__ import annotations

from soptool.export.escape import Markdown
from soptool.export.markdown.fill import fill
from soptool.export.markdown.mermaid import overview
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.form import Form, ServiceForm


def procedure_markdown(form: Form, press: Press) -> Painted:
    """Return the official form as tables, symbols and targets in the cells."""
    picture = overview(form.procedure, form.edition)
    shown = Markdown(picture) if picture else None
    return Painted(fill("markdown/sop.md.j2", press, page=form.page, overview=shown))


def standard_markdown(form: ServiceForm, press: Press) -> Painted:
    """Return the service standard with both groups of components."""
    return Painted(fill("markdown/standard.md.j2", press, page=form.page))

"""The formats that documents are written in. A new one is one file and one line here.

The list is light: what makes a document is loaded when one is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from soptool.export.painted import Painted
    from soptool.export.press import Press
    from soptool.form.form import Form, ServiceForm


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name on the command line, and the one that pages call it by.

    `procedure` makes micro and macro SOPs, `standard` service standards: `FILE:FUNCTION` below
    `export/`, called with the form and the press; None where there is no such document.
    `extension` of its files; `typeset`: Typst makes or measures it; `of_scorecard`: the
    scorecard is counted; `indexed`: several of them get a page of contents; `registered`: all of
    a workspace get a register; `read`: people read it and nobody edits it, so that a generic SOP
    has blanks in it where a specific one gives values.
    """

    name: str
    label: str
    extension: str
    procedure: str | None = None
    standard: str | None = None
    typeset: bool = False
    of_scorecard: bool = False
    indexed: bool = False
    registered: bool = False
    read: bool = False

    def takes(self, kind: str) -> bool:
        """Whether there is a document of this kind (`micro`, `macro`, `standard`)."""
        return self.maker(kind) is not None

    def maker(self, kind: str) -> str | None:
        """Return what makes documents of this kind."""
        return self.standard if kind == "standard" else self.procedure

    def make(self, kind: str, form: Form | ServiceForm, press: Press) -> Painted:
        """Make a document of this kind, which the format must take."""
        file, _, function = (self.maker(kind) or "").partition(":")
        maker = getattr(import_module(f"soptool.export.{file}"), function)
        return cast("Painted", maker(form, press))


_ALL = (
    Exporter(
        "html",
        "HTML",
        "html",
        "html.documents:procedure_html",
        "html.documents:standard_html",
        indexed=True,
        read=True,
    ),
    Exporter(
        "pdf",
        "PDF",
        "pdf",
        "pdf.procedure:procedure_pdf",
        "pdf.standard:standard_pdf",
        typeset=True,
        read=True,
    ),
    Exporter(
        "docx",
        "Word",
        "docx",
        "docx.procedure:procedure_docx",
        "docx.standard:standard_docx",
        typeset=True,
    ),
    Exporter(
        "md",
        "Markdown",
        "md",
        "markdown.documents:procedure_markdown",
        "markdown.documents:standard_markdown",
        read=True,
    ),
    Exporter("svg", "SVG", "svg", "svg:procedure_svg", read=True),
    Exporter("json", "JSON", "json", "json.documents:procedure_json"),
    Exporter(
        "xlsx",
        "Excel",
        "xlsx",
        "xlsx.documents:procedure_xlsx",
        "xlsx.documents:standard_xlsx",
        typeset=True,
        registered=True,
    ),
    Exporter("poster", "Poster", "poster.html", standard="html.poster:poster_html"),
    Exporter(
        "poster-pdf", "Poster PDF", "poster.pdf", standard="pdf.standard:poster_pdf", typeset=True
    ),
    Exporter("maklumat", "Maklumat", "maklumat.html", standard="html.maklumat:maklumat_html"),
    Exporter(
        "maklumat-pdf",
        "Maklumat PDF",
        "maklumat.pdf",
        standard="pdf.standard:maklumat_pdf",
        typeset=True,
    ),
    Exporter(
        "scorecard",
        "Scorecard",
        "scorecard.html",
        "html.scorecard:scorecard_html",
        "html.scorecard:scorecard_html",
        of_scorecard=True,
    ),
    Exporter(
        "scorecard-pdf",
        "Scorecard PDF",
        "scorecard.pdf",
        "pdf.scorecard:scorecard_pdf",
        "pdf.scorecard:scorecard_pdf",
        typeset=True,
        of_scorecard=True,
    ),
)
EXPORTERS: Final = {exporter.name: exporter for exporter in _ALL}
LABELS: Final = {exporter.extension: exporter.label for exporter in _ALL}
"""What pages call the documents, by the extensions of their files."""

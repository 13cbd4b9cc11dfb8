"""The formats that documents are written in: one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from soptool.compose.procedure import Procedure
from soptool.export import (
    html,
    json_data,
    maklumat,
    markdown,
    poster,
    scorecard,
    svg,
)
from soptool.export.pdf import procedure as pdf
from soptool.export.pdf import standard as standard_pdf
from soptool.export.press import Press
from soptool.model.standard import Standard


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: the extension of its files, and who makes them from what.

    `procedure` takes micro and macro SOPs; None where the format has no such document.
    """

    extension: str
    procedure: Callable[[Procedure, Press], str | bytes] | None
    standard: Callable[[Standard, Press], str | bytes] | None

    def takes(self, kind: str) -> bool:
        """Whether there is a document of this kind (`micro`, `macro`, `standard`)."""
        return (self.standard if kind == "standard" else self.procedure) is not None


SCORECARD: Final = "scorecard"
EXPORTERS: Final[Mapping[str, Exporter]] = {
    "html": Exporter(html.EXTENSION, html.procedure_html, html.standard_html),
    "pdf": Exporter(pdf.EXTENSION, pdf.procedure_pdf, standard_pdf.standard_pdf),
    "md": Exporter(markdown.EXTENSION, markdown.procedure_markdown, markdown.standard_markdown),
    "svg": Exporter(svg.EXTENSION, svg.procedure_svg, None),
    "json": Exporter(json_data.EXTENSION, json_data.procedure_json, None),
    "poster": Exporter(poster.EXTENSION, None, poster.poster_html),
    "poster-pdf": Exporter(standard_pdf.POSTER, None, standard_pdf.poster_pdf),
    "maklumat": Exporter(maklumat.EXTENSION, None, maklumat.maklumat_html),
    "maklumat-pdf": Exporter(standard_pdf.MAKLUMAT, None, standard_pdf.maklumat_pdf),
    SCORECARD: Exporter(
        scorecard.EXTENSION, scorecard.procedure_scorecard, scorecard.standard_scorecard
    ),
}


def export(name: str, subject: Procedure | Standard, edition: Press) -> str | bytes:
    """Make one document; the format must take the subject's kind."""
    exporter = EXPORTERS[name]
    if isinstance(subject, Standard):
        assert exporter.standard is not None
        return exporter.standard(subject, edition)
    assert exporter.procedure is not None
    return exporter.procedure(subject, edition)

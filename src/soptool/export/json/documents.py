"""SOPs as JSON, for other painters: what `sop compose` shows, the form's texts, and the plan.

`version` counts up when a key changes its meaning or goes; new keys may come without.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from soptool.diagram.plan import as_data
from soptool.export.json import version_1
from soptool.export.json.composed import composed
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.chart import Flowchart
from soptool.form.clean import clean
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.page import Page
from soptool.form.spoken import row_words
from soptool.form.table import TableRow


def procedure_json(form: Form, press: Press) -> Painted:
    """Return content and drawing; `plan` is null where the drawing would be wrong."""
    edition, drawing = form.edition, form.drawing
    chart = drawing.chart
    data = {
        **_content(form, press.data_version),
        "form": _form(form.page, chart, edition),
        "plan": None if drawing.faults else as_data(chart.plan),
    }
    text = json.dumps(_clean(data), ensure_ascii=False, indent=1) + "\n"
    return Painted(text, (*drawing.remarks, *drawing.faults))


def _content(form: Form, version: int) -> dict[str, Any]:
    procedure, edition = form.procedure, form.edition
    if version == version_1.VERSION:
        content = version_1.data_of(procedure, edition.language)
        return {"version": version, "kind": procedure.sop.kind, "procedure": content}
    return composed(procedure, edition.workspace)


def _form(page: Page, chart: Flowchart, edition: Edition) -> dict[str, Any]:
    table = chart.table
    return {
        "language": page.language,
        "paper": page.paper,
        "title": page.title,
        "agency": {key: getattr(page.agency, key) for key in ("parent", "name", "unit")},
        "badge": page.badge.word if page.badge else None,
        "fields": [asdict(field) for field in page.dates],
        "signature": asdict(page.signature),
        "boxes": [asdict(box) for band in page.bands for box in band],
        "titles": asdict(table.titles),
        "columns": [
            {"id": column.id, "name": column.name, "group": column.group}
            for column in table.columns
        ],
        "widths": asdict(table.widths),
        "rows": [_row(row, edition) for row in table.rows],
        "total": page.total,
        "total_label": page.total_label,
        "footnotes": [asdict(note) for note in page.footnotes],
        "definitions": [asdict(field) for field in page.definitions],
        "facts": [asdict(field) for field in page.facts],
    }


def _row(row: TableRow, edition: Edition) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "no": row.no,
        "acts": [asdict(act) for act in row.acts],
        "requirements": row.requirements,
        "time": asdict(row.time) if row.time else None,
        "outputs": row.outputs,
        "notes": row.notes,
        "see": [asdict(item) for item in row.see],
        "symbols": row_words(row, edition.t),
    }


def _clean(data: Any) -> Any:
    """Take what would break a file or turn its direction out of every text."""
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, dict):
        return {clean(key): _clean(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_clean(value) for value in data]
    return data

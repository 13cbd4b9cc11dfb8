"""SOPs that went onto paper and came back: what the composed rows of both say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from soptool.api.compose import compose
from soptool.api.importing import bring_in
from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.compose.level import Level
from soptool.compose.procedure import Procedure
from soptool.importing.draft import Draft


def printed(
    workspace: Path, into: Path, *ids: str, level: Level = Level.PARTS, to: str = "pdf"
) -> list[Path]:
    """Render the documents of a workspace."""
    into.mkdir(parents=True, exist_ok=True)
    files = []
    request = Request(ids, workspace=workspace)
    for document in render(request, Wanted((to,), level=level)).documents:
        if document.content is not None:
            file = into / document.name
            content = document.content
            file.write_bytes(content.encode() if isinstance(content, str) else content)
            files.append(file)
    return files


def brought_in(files: list[Path], into: Path) -> dict[str, Draft]:
    """Import files into a folder; return the drafts by ids."""
    into.mkdir(parents=True, exist_ok=True)
    drafts = {}
    for one in bring_in([str(file) for file in files], into):
        assert one.reason is None, (one.source, one.reason)
        assert one.path is not None
        assert one.text is not None
        assert one.draft is not None
        one.path.write_text(one.text, encoding="utf-8")
        drafts[one.path.stem] = one.draft
    return drafts


def composed(workspace: Path, name: str, level: Level = Level.PARTS) -> Procedure:
    """Compose an SOP of a workspace."""
    found = compose(Request((name,), workspace=workspace), level).procedure
    assert found is not None
    return found


def rows(procedure: Procedure) -> Iterator[dict[str, Any]]:
    """Yield what stands on paper of each row."""
    at = {row.id: number for number, row in enumerate(procedure.rows)}
    for row in procedure.rows:
        names = [procedure.column_of[name].name for name in row.executors]
        yield {
            "no": row.no,
            "section": _plain(row.section),
            "activity": _plain(row.activity),
            "when": _plain(row.when),
            "details": [_plain(text) for text in row.details],
            "mode": str(row.mode),
            # Who acts together is drawn, not who was named first.
            "executors": names if str(row.mode) == "chain" else sorted(names),
            "requirements": [_plain(text) for text in row.requirements],
            "outputs": [_plain(text) for text in row.outputs],
            "duration": _plain(row.duration) or str(row.same_duration),
            "question": _plain(row.question),
            "lines": sorted(
                (
                    str(at[line.target]) if line.target else f"end {line.outcome or 'selesai'}",
                    _plain(line.label),
                )
                for line in row.lines
            ),
        }


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())

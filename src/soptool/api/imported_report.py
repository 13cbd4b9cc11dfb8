"""What `sop import` did, for programs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Final

from soptool.api.imported import Imported
from soptool.importing.draft import EVIDENCE
from soptool.importing.landing import Change
from soptool.report.json_text import json_text

VERSION: Final = 1


def report_json(files: Sequence[Imported], written: Sequence[Path], language: Any) -> str:
    """Return the report for programs; `written` are the files that were, `language` translates."""
    done = {str(path) for path in written}
    entries = [
        _entry(source, [one for one in files if one.source == source], done, language)
        for source in dict.fromkeys(one.source for one in files)
    ]
    summary = {
        "files": len(entries),
        "written": sum(len(entry["written"]) for entry in entries),
        "remarks": sum(len(entry["remarks"]) for entry in entries),
        "not_read": len({one.source for one in files if one.text is None and not one.is_aside}),
    }
    data = {"version": VERSION, "files": entries, "summary": summary}
    return json_text(data)


def _entry(
    source: str, ones: Sequence[Imported], done: Collection[str], translate: Any
) -> dict[str, Any]:
    drafts = [one.draft for one in ones if one.draft is not None]
    remarks = [
        {
            "page": remark.page,
            "row": _number(remark.row),
            "column": _number(remark.column),
            "kind": remark.kind,
            "text": remark.text,
            "message": remark.message.render(translate),
        }
        for draft in drafts
        for remark in draft.remarks
    ]
    remarks += [
        {"page": None, "row": None, "column": None, "kind": "file", "text": "",
         "message": one.reason.render(translate)}
        for one in ones if one.reason is not None
    ]  # fmt: skip
    return {
        "source": source,
        "kind": ones[0].kind,
        "written": [str(one.path) for one in ones if str(one.path) in done],
        "pages": max((draft.pages for draft in drafts), default=0),
        "counts": {
            name: sum(getattr(draft.counts, name) for draft in drafts)
            for name in ("rows", "symbols", "lines", "texts", "placed", "listed")
        },
        "changes": [_change(change) for one in ones for change in one.changes or ()],
        "edges": {kind: sum(draft.edges[kind] for draft in drafts) for kind in EVIDENCE},
        "remarks": remarks,
    }


def _change(change: Change) -> dict[str, Any]:
    mark = change.marks[-1] if change.marks else None
    return {
        "row": _number(change.row),
        "column": change.column,
        "before": change.before,
        "after": change.after,
        "author": mark.author if mark else None,
        "date": mark.date if mark else None,
    }


def _number(text: str) -> int | str | None:
    return int(text) if text.isdecimal() else text or None

"""Workbooks that soptool made → drafts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from soptool.form.headings import headings
from soptool.importing.alike import likeness, matched
from soptool.importing.draft import Draft, Remark, drafted
from soptool.importing.package import Parts
from soptool.importing.returned.theirs import Theirs
from soptool.importing.unreadable import Unreadable
from soptool.importing.version import Version, alike, plain
from soptool.importing.xlsx.workbook import Rows, sheets_in
from soptool.language import msg
from soptool.source.read import read
from soptool.workbook.columns import is_form_sheet, sheet_name, sheet_of
from soptool.workbook.components import components_of, read_components
from soptool.workbook.outcome import Reading
from soptool.workbook.own import own_data
from soptool.workbook.reading import is_ours, read_sheets, sheets_of_ours
from soptool.workbook.sheets import sheets_of

_REGISTER: Final = tuple(
    (t("SOP number"), t("Kind of SOP"), t("Date of review"), t("Part of"))
    for t in map(headings, ("id", "en"))
)
"""Heads that the register of a workspace has, in each language."""


def workbook_draft(content: bytes) -> Draft:
    """Read a workbook of ours. Raises Unreadable, which says what to do."""
    return _draft(sheets_in(Parts(content)))


def has_data(sheets: Mapping[str, Rows]) -> bool:
    """Whether a workbook has the sheets of data that ours have."""
    return is_ours(sheets) or any(sheet_of(name) == "components" for name in sheets)


def is_register(sheets: Mapping[str, Rows]) -> bool:
    """Whether a workbook is the register of a workspace."""
    heads = [set(rows[0]) for rows in sheets.values() if rows]
    return any({"id", *words} <= head for head in heads for words in _REGISTER)


def _draft(sheets: Mapping[str, Rows]) -> Draft:
    standard = next((name for name in sheets if sheet_of(name) == "components"), None)
    if not has_data(sheets):
        problem = msg("The workbook has no sheet `Data` with the headings of our workbooks.")
        hint = msg("Begin one with `sop new micro ID --to xlsx`, and copy the steps into it.")
        raise Unreadable(msg("{problem} {hint}", problem=problem, hint=hint))
    ours = {*sheets_of_ours(sheets).values()}
    foreign = (
        Remark(name, "", "", "sheet", name, msg("This sheet is none of ours, and was not read."))
        for name, rows in sheets.items()
        if name not in ours and sheet_of(name) is None and not is_form_sheet(name) and any(rows)
    )
    if standard is None or is_ours(sheets):
        return drafted(read_sheets(sheets), len(sheets), foreign)
    reading = Reading()
    reading.data = read_components(standard, sheets[standard], reading)
    return drafted(reading, len(sheets), foreign)


def compare_sheets(sheets: Mapping[str, Rows], theirs: Theirs) -> None:
    """Bring what differs from the sheets of the copy into `theirs`. Raises Unreadable."""
    version = theirs.versions[theirs.own]
    draft = _draft(sheets)
    document, _ = read("", version.content)
    assert document is not None
    kind = str(version.base.get("kind", "micro"))
    base, now = _copied(own_data(document, kind, theirs.own), _language(sheets)), draft.data
    theirs.remarks += draft.remarks
    theirs.rows, theirs.texts = draft.counts.rows, draft.counts.texts
    for key in dict.fromkeys((*base, *now)):
        if key == "steps":
            _steps(version, base.get(key, []), now.get(key, []))
        elif not alike(base.get(key), now.get(key)):
            version.data = _instead(version.data, key, base.get(key), now.get(key))


def _language(sheets: Mapping[str, Rows]) -> str:
    """Return the language that the sheets are named in."""
    names = {sheet_name(sheet, "en") for sheet in ("identity", "components")}
    return "en" if names & sheets.keys() else "id"


def _copied(data: dict[str, Any], language: str) -> dict[str, Any]:
    """Return data as it comes back from its own sheets."""
    if data["kind"] == "standard":
        sheet = components_of(data, language)
        return read_components(sheet.name, (sheet.headings(language), *sheet.rows), Reading())
    laid = sheets_of(data, language)
    return read_sheets({each.name: (each.headings(language), *each.rows) for each in laid.all}).data


def _instead(data: dict[str, Any], key: str, base: Any, now: Any) -> dict[str, Any]:
    """Return data with what became of a key; what is the same in a sheet stays as it is written."""
    found = dict(data)
    old = found.get(key)
    if isinstance(base, dict) and isinstance(now, dict) and isinstance(old, dict):
        for below in dict.fromkeys((*base, *now)):
            if not alike(base.get(below), now.get(below)):
                old = _instead(old, below, base.get(below), now.get(below))
        found[key] = old
    elif now:
        found[key] = now
    else:
        found.pop(key, None)
    return found


def _steps(version: Version, base: list[Any], now: list[Any]) -> None:
    def near(here: int, there: int) -> float:
        one, other = base[here], now[there]
        if one.get("id") or other.get("id"):
            return 2.0 if one.get("id") == other.get("id") else 0.0
        return likeness(str(one.get("activity", "")), str(other.get("activity", "")))

    old, new = ([str(plain(step)) for step in steps] for steps in (base, now))
    pairs = matched(old, new, near)
    steps: list[Any] = []
    version.origins = [pairs.get(number) for number in range(len(now))]
    for step, origin in zip(now, version.origins, strict=True):
        if origin is None:
            steps.append(step)
            continue
        found = version.steps[origin]
        for key in dict.fromkeys((*base[origin], *step)):
            if not alike(base[origin].get(key), step.get(key)):
                found = _instead(found, key, base[origin].get(key), step.get(key))
        steps.append(found)
    if steps or version.steps:
        version.data = {**version.data, "steps": steps}

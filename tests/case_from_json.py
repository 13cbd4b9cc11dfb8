"""The JSON of a real procedure as a `Form`.

`readings.yaml` names the places at which the transcriber's words had to be read (a remark that
stands in the cell of notes, two column names in one text), so that no such judgement hides here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from case_form import Form, Part, Row
from case_json_flow import Flows

Json = Any
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
COMPONENTS = {"waktu_pelayanan": "jangka_waktu"}  # two names of one component
TEXT_LISTS = (
    "legal_bases",
    "qualifications",
    "related",
    "equipment",
    "warnings",
    "records",
    "purpose",
    "references",
    "related_units",
    "change_log",
)


def at(data: Json, place: str) -> Json:
    """Return what stands at a place such as `steps[3].nodes_in_row[0].shape`."""
    for step in _path(place):
        data = data[step]
    return data


def put(data: Json, place: str, value: Json) -> None:
    """Set what stands at a place; the last key may be new."""
    *way, last = _path(place)
    for step in way:
        data = data[step]
    data[last] = value


def _path(place: str) -> list[str | int]:
    return [int(step) if step.isdecimal() else step for step in re.findall(r"[^.\[\]]+", place)]


def date(text: str | None) -> str | None:
    """Read `2 Juni 2025` or `Januari 2014`; a dash in the cell means that there is no date."""
    if text in (None, "-"):
        return None
    *day, month, year = str(text).split()
    found = f"{year}-{MONTHS.index(month) + 1:02}"
    return f"{found}-{int(day[0]):02}" if day else found


def form(data: Json) -> Form:
    """Read a whole case."""
    flows = [data, *data.get("other_flows", ())]
    reading = Flows(_labels(data), data.get("labels", ("Ya", "Tidak")), data["kind"] == "macro")
    for flow in flows:
        reading.take(flow)
    rows = tuple(_with_part(row, data) for row in reading.rows)
    return Form(
        identity=_identity(data, flows),
        columns=_columns(flows, reading.labels),
        rows=rows,
        lines=tuple(dict.fromkeys(reading.lines)),
        parts=_parts(data, rows),
        components=_components(data),
    )


def _labels(data: Json) -> dict[str, str]:
    """Name each executor with its group: `group / name`."""
    labels = {}
    for group in data.get("executor_groups", ()):
        for member in group["members"]:
            name = member.removeprefix(f"{group['group']}: ")
            labels[member] = f"{group['group']} / {name}"
    return labels


def _columns(flows: list[Json], labels: Mapping[str, str]) -> tuple[str, ...]:
    """Unite the columns of all flowcharts, each flowchart's order kept."""
    columns: list[str] = []
    for flow in flows:
        place = 0
        for name in (labels.get(name, name) for name in flow.get("executors", ())):
            if name not in columns:
                columns.insert(place, name)
            place = columns.index(name) + 1
    return tuple(columns)


def _identity(data: Json, flows: list[Json]) -> dict[str, object]:
    dates = data["dates"]
    found: dict[str, object] = {
        "kind": data["kind"],
        "title": data["title"],
        "number": data["number"],
        "unit": data["unit"],
        "approver": data["approver"],
        "definition": data.get("definition"),
        "revision": data.get("revision"),
        "footnotes": tuple(note for flow in flows for note in flow.get("footnotes", ())),
    }
    if data["kind"] == "standar_pelayanan":
        found |= {"standard.title": data["title"], "standard.unit": data["unit"]}
    found |= {f"dates.{key}": date(value) for key, value in dates.items()}
    found |= {name: tuple(data.get(name, ())) for name in TEXT_LISTS}
    for number, flow in enumerate(flows[1:]):
        found[f"other_flows[{number}].flow_title"] = flow["flow_title"]
        if flow.get("executors"):
            found[f"other_flows[{number}].executors"] = tuple(flow["executors"])
    return found


def _components(data: Json) -> dict[str, tuple[str, ...]]:
    steps = [step["text"] for step in data["steps"]]
    return {
        COMPONENTS.get(name, name): _texts(steps if value == "steps" else value)
        for name, value in data["components"].items()
    }


def _texts(value: Json) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _with_part(row: Row, data: Json) -> Row:
    """Name the micro that a macro's row refers to by number or title."""
    for micro in data["micros"]:
        if row.part in (micro["number"], micro["title"]):
            return replace(row, part=micro["title"])
    return row


def _parts(data: Json, rows: tuple[Row, ...]) -> tuple[Part, ...]:
    return tuple(
        Part(
            micro["title"],
            micro["number"],
            micro.get("is_itself_macro", False),
            tuple(number for number, row in enumerate(rows, 1) if row.part == micro["title"]),
        )
        for micro in data["micros"]
    )

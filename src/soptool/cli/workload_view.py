"""The workload as a table, as CSV, as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from soptool.cli.terminal import Terminal
from soptool.language import Message, Translate, by_number, figure, msg
from soptool.measure.workload import Doubt, Gap, Load, Task, Workload
from soptool.report.json_text import json_text
from soptool.report.visible import visible

_FORMULAS = tuple("=+-@\t\r＝＋－＠")

_DOUBTS = {
    Doubt.FROM_TIME: msg("effort taken from the time (waktu): it may hold waiting"),
    Doubt.MIDDLE: msg("the middle of a range"),
    Doubt.DIVIDED: msg("divided evenly among several executors"),
    Doubt.ONCE: msg("decisions without `chance`: every step counted once"),
    Doubt.FLOWS: msg("several flows: a case was counted in each"),
}
_GAPS = {
    "no-volume": msg("without a volume: {names}"),
    "no-time": msg("steps without a time: {names}"),
    "days": msg("steps in days, without `effort`: {names}"),
    "per-item": msg("steps timed per piece, without `pieces`: {names}"),
    "recurring": msg("recurring steps: {names}"),
}

_TO_ADD = msg(
    "Write how often they are done, in the SOP (`volume: 20 per bulan`) or in a CSV file for"
    " `--volumes` (`sop,volume,per`)."
)


def as_json(workload: Workload) -> str:
    """Return posts, tasks and gaps as JSON."""
    data = {
        "effective_minutes": _number(workload.effective_minutes),
        "posts": [
            {
                "post": load.post,
                "minutes_a_year": _number(load.minutes),
                "staff": round(float(load.staff), 4),
            }
            for load in workload.loads
        ],
        "tasks": [_task(task) for task in workload.tasks],
        "gaps": [{"sop": gap.sop, "step": gap.step, "why": gap.why} for gap in workload.gaps],
    }
    return json_text(data)


_HEADS = {
    "post": msg("post"),
    "sop": msg("sop"),
    "step": msg("step"),
    "activity": msg("activity"),
    "minutes": msg("minutes"),
    "times": msg("times"),
    "volume": msg("volume"),
    "minutes_a_year": msg("minutes_a_year"),
    "volume_from": msg("volume_from"),
    "doubts": msg("doubts"),
    "path": msg("path"),
    "line": msg("line"),
}


def as_csv(workload: Workload) -> str:
    """Return a line for each task, with the source of its figures, as programs read it."""
    rows = [_task(task) for task in workload.tasks]
    heads = list(rows[0]) if rows else ["post", "sop", "step", "minutes_a_year"]
    return _csv([heads, *(row.values() for row in rows)], ",", "")


def as_excel_csv(workload: Workload, translate: Translate) -> str:
    """Return it as Excel reads it where a comma parts decimals: behind a BOM, in words."""
    heads = [head.render(translate) for head in _HEADS.values()]
    rows = ({**_task(task), "doubts": [_DOUBTS[one].render(translate) for one in task.doubts]}
            for task in workload.tasks)  # fmt: skip
    return _csv([heads, *(row.values() for row in rows)], ";", "\ufeff")


def _csv(rows: Iterable[Iterable[Any]], separator: str, mark: str) -> str:
    stream = io.StringIO()
    stream.write(mark)
    writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
    writer.writerows([_cell(value, bool(mark)) for value in row] for row in rows)
    return stream.getvalue()


def _cell(value: Any, is_excel: bool) -> Any:
    """Return a text that neither a spreadsheet takes for a formula, nor a log for an order."""
    if isinstance(value, float) and is_excel:
        return str(value).replace(".", ",")
    text = "; ".join(value) if isinstance(value, list) else value
    if not isinstance(text, str):
        return text
    return f"'{visible(text)}" if text.startswith(_FORMULAS) else visible(text)


def _task(task: Task) -> dict[str, Any]:
    return {
        "post": task.post,
        "sop": task.sop,
        "step": task.step,
        "activity": task.activity,
        "minutes": _number(task.minutes),
        "times": _number(task.times),
        "volume": _number(task.volume),
        "minutes_a_year": _number(task.minutes_a_year),
        "volume_from": task.volume_from,
        "doubts": [doubt.value for doubt in task.doubts],
        "path": task.path,
        "line": task.line,
    }


def as_table(workload: Workload, terminal: Terminal) -> str:
    """Return the posts with their load, and below it what the figures rest on."""
    console = terminal.console()
    with console.capture() as captured:
        console.print(Group(_posts(workload, terminal), *_notes(workload, terminal)))
    lines = captured.get().rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _posts(workload: Workload, terminal: Terminal) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(_say(msg("Post"), terminal), overflow="fold")
    table.add_column(_say(msg("Minutes a year"), terminal), justify="right")
    table.add_column(_say(msg("Staff needed"), terminal), justify="right")
    for load in workload.loads:
        table.add_row(visible(load.post), *_figures(load, terminal.language))
    return table


def _figures(load: Load, language: str) -> tuple[str, str]:
    return figure(float(load.minutes), language), figure(float(load.staff), language, 2)


def _notes(workload: Workload, terminal: Terminal) -> list[RenderableType]:
    effective = msg(
        "Staff = minutes ÷ {minutes} effective minutes a year (PermenPAN-RB 1/2020).",
        minutes=figure(int(workload.effective_minutes), terminal.language),
    )
    notes = [_say(effective, terminal)]
    for doubt, words in _DOUBTS.items():
        count = sum(doubt in task.doubts for task in workload.tasks)
        if count:
            estimate = by_number(
                count,
                msg("Estimates, 1 task: {why}.", why=words),
                msg("Estimates, {count} tasks: {why}.", count=count, why=words),
            )
            notes.append(_say(estimate, terminal))
    for why, words in _GAPS.items():
        names = dict.fromkeys(_named(gap) for gap in workload.gaps if gap.why == why)
        if names:
            what = Message(words.template, (("names", _listed(list(names), terminal)),))
            notes.append(_say(msg("Not counted, {what}.", what=what), terminal))
    if any(gap.why == "no-volume" for gap in workload.gaps):
        notes.append(_say(_TO_ADD, terminal))
    return [Text(visible(note)) for note in notes]


def _named(gap: Gap) -> str:
    return gap.sop if gap.step is None else f"{gap.sop}.{gap.step}"


def _listed(names: list[str], terminal: Terminal) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:8])
    if len(names) <= 8:
        return shown
    return _say(msg("{names} and {more} more", names=shown, more=len(names) - 8), terminal)


def _say(message: Message, terminal: Terminal) -> str:
    return message.render(terminal.translate)


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else round(float(value), 4)

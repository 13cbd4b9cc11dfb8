"""The reference of the format tells every key of every kind, each with an example that is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from soptool.api.compose import compose
from soptool.api.request import Request
from soptool.cli.compose_view import as_yaml
from soptool.export.json.composed import composed_data
from soptool.finding import Severity
from soptool.format.reference import Examples, example_of, reference, tables
from soptool.model.parse import parse
from soptool.settings import settings_in
from soptool.source.read import read

DOCS = Path(__file__).parents[2] / "docs"
PLACES = {
    "Approval": ("micro", "approval: {%s}"),
    "Channel": ("standard", "delivery: {complaints: {channels: [{channel: x, %s}]}}"),
    "Classification": ("micro", "classification: {%s}"),
    "Complaints": ("standard", "delivery: {complaints: {%s}}"),
    "Dates": ("micro", "dates: {%s}"),
    "Decree": ("workspace", "decree: {%s}"),
    "Defaults": ("workspace", "defaults: {%s}"),
    "Delivery": ("standard", "delivery: {%s}"),
    "DocumentName": ("workspace", "documents: {x: {name: X, %s}}"),
    "Executor": ("micro", "executors: {x: {name: X, %s}}"),
    "Fee": ("standard", "delivery: {cost: {amount: Gratis, %s}}"),
    "Hours": ("workspace", "calendar: {%s}"),
    "Item": ("standard", "delivery: {requirements: [{document: X, %s}]}"),
    "Labels": ("workspace", "labels: {%s}"),
    "MacroStep": ("macro", "steps: [{use: x, %s}, {use: y}]"),
    "Management": ("standard", "management: {%s}"),
    "Organization": ("workspace", "organization: {%s}"),
    "Participation": ("standard", "participation: {%s}"),
    "Performers": ("micro", "steps: [{activity: X, %s}]"),
    "Pledge": ("standard", "pledge: {%s}"),
    "Post": ("standard", "management: {staff: [{number: 1, %s}]}"),
    "PostName": ("workspace", "posts: {x: {name: X, %s}}"),
    "Publication": ("standard", "publication: {%s}"),
    "Regulation": ("workspace", "regulations: {x: {title: X, %s}}"),
    "Review": ("standard", "reviews: [{date: 2026, %s}]"),
    "Service": ("standard", "services: [{title: X, %s}]"),
    "Signer": ("workspace", "decree: {signer: {%s}}"),
    "Site": ("standard", "publication: {places: [{place: X, %s}]}"),
    "Step": ("micro", "steps: [{activity: X, %s}, {activity: Y}]"),
    "defaults": ("workspace", "defaults: {%s}"),
    "Term": ("standard", "delivery: {time: [{duration: 1 hari, %s}]}"),
}
FIRST = {"micro": "title: X\nsteps: [{activity: X}]\n", "macro": "title: X\nsteps: [{use: x}]\n",
         "standard": "title: X\n", "workspace": ""}  # fmt: skip
FROM_ELSEWHERE = ("SOP2", "SOP3")  # what else the file lacks or names; the flow of its steps


def examples() -> Examples:
    document, findings = read("keys.yaml", (DOCS / "keys.yaml").read_bytes())
    assert document is not None, findings
    data: Any = document.data
    return data  # type: ignore[no-any-return]


def cases() -> Iterator[tuple[str, str]]:
    yield from ((table, key) for table, keys in tables().items() for key in keys)


def test_the_file_is_what_the_schemas_say(request: pytest.FixtureRequest) -> None:
    path, text = DOCS / "format.md", reference(examples())
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


def test_no_example_is_of_a_key_that_is_not_there() -> None:
    keys = tables()
    assert [(t, k) for t, found in examples().items() for k in found if k not in keys[t]] == []


def file_with(example: str, table: str) -> bytes:
    """Return a whole file with the example in it, in place of what stood there under its key."""
    kind, place = PLACES.get(table, (table, "%s"))
    own = re.sub(r"(\w+): [^,{}]+, (?=\1:)", "", place % example)
    key = own.partition(":")[0]
    lines = FIRST[kind].splitlines(keepends=True)
    first = "".join(line for line in lines if line.partition(":")[0] != key)
    start = "" if kind == "workspace" or key == "kind" else f"kind: {kind}\n"
    return f"{start}{first}{own}\n".encode()


def test_the_example_of_defaults_says_what_comes_of_it(tmp_path: Path) -> None:
    section = reference(examples()).split("## What is written once")[1].split("\n## ")[0]
    files, whole = re.findall(r"^```yaml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    parts = re.split(r"^# file: (\S+)\n", files, flags=re.MULTILINE)[1:]
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = compose(Request(("surat-masuk",), here=tmp_path))
    assert made.procedure is not None
    data = composed_data(made.procedure, made.workspace, 2)
    assert indent(whole, "    ") in as_yaml(data, made.workspace)


@pytest.mark.parametrize(("table", "key"), list(cases()))
def test_every_key_is_told_by_an_example_that_is_right(table: str, key: str) -> None:
    example = example_of(table, key, examples()).get("example", "")
    assert example
    document, findings = read("x.yaml", file_with(example, table))
    assert document is not None, findings
    is_workspace = PLACES.get(table, (table,))[0] == "workspace"
    more = settings_in(document)[1] if is_workspace else parse(document)[1]
    faults = [f"{f.code} {f.message}" for f in more if f.severity is Severity.ERROR]
    assert [fault for fault in faults if not fault.startswith(FROM_ELSEWHERE)] == []

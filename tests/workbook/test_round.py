"""What an SOP says comes back from its sheets, whatever stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.corpus import DENSE
from soptool.model.parse import understood
from soptool.model.sop import Macro, Micro, Sop
from soptool.source.document import Document
from soptool.source.read import read
from soptool.workbook.outcome import Reading
from soptool.workbook.own import own_data
from soptool.workbook.reading import read_sheets
from soptool.workbook.sheets import sheets_of

ROOT = Path(__file__).parents[2]
FILES = {
    path.name: path.read_bytes()
    for folder in ("tests/cases", "examples")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
} | {f"dense {name}": content for name, content in DENSE.items() if name.endswith(".yaml")}


def sop_of(data: Any, path: str = "contoh.yaml") -> Sop | None:
    return understood(Document(path, "", data)).sop


def there_and_back(data: dict[str, Any], language: str) -> Reading:
    sheets = sheets_of(data, language)
    return read_sheets({each.name: (each.headings(language), *each.rows) for each in sheets.all})


def _sops() -> dict[str, tuple[Sop, dict[str, Any]]]:
    found: dict[str, tuple[Sop, dict[str, Any]]] = {}
    for name, content in FILES.items():
        document, _ = read(name.removeprefix("dense "), content)
        assert document is not None
        sop = understood(document).sop
        if isinstance(sop, (Micro, Macro)):
            found[name] = sop, own_data(document, sop.kind, sop.id)
    return found


SOPS = _sops()


@pytest.mark.parametrize("language", ["id", "en"])
def test_examples_and_cases_come_back_whole(language: str) -> None:
    assert len(SOPS) > 30
    for name, (sop, data) in SOPS.items():
        reading = there_and_back(data, language)
        assert sop_of(reading.data, name) == sop, name
        assert (reading.remarks, reading.listed) == ([], 0), name


TEXT = st.one_of(
    st.sampled_from([
        "next", "lanjut", "end", "selesai", "sama", "same", "ya", "true", "3", "no 2", "1. satu",
        "- satu", "• satu", "a, b", "a; b", "Ya → a", "a: b", "SOP: x", "selesai: x", '"a"', '"',
        'a "b" c', "=1+1", "+1", "@x", "-", "+", "a\nb", "1. a\n2. b", "_x0041_", "a = b", "a -> b",
        "Kepala Bagian", "kabag", "sebelum: x", "title: x", "{a: b}", "[a]", "masing-masing",
    ]),
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=12),
)  # fmt: skip
TEXTS = st.lists(TEXT, max_size=3)
PAIRS = st.dictionaries(TEXT, TEXT, max_size=2)
IDS = ("terima", "selesai", "3", "a b", "lanjut", "kabag", "Kepala Bagian", '"x', "a,b")
TARGET: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([*IDS, "next", "end", "tidak ada"]),
    st.fixed_dictionaries({"end": TEXT}),
    st.fixed_dictionaries({"sop": TEXT}),
)
TARGETS = st.one_of(TARGET, st.lists(TARGET, min_size=1, max_size=3))
WHO = st.one_of(
    st.sampled_from(IDS),
    st.lists(st.sampled_from(IDS), min_size=1, max_size=3),
    st.dictionaries(
        st.sampled_from(["any", "each", "chain"]),
        st.lists(st.sampled_from(IDS), min_size=1, max_size=3),
        min_size=1,
        max_size=1,
    ),
)
STEP = st.fixed_dictionaries({}, optional={
    "activity": TEXT, "executor": WHO, "requirements": TEXTS, "duration": TEXT, "outputs": TEXTS,
    "note": TEXT, "question": TEXT, "branches": st.dictionaries(TEXT, TARGETS, max_size=3),
    "next": TARGETS, "section": TEXT, "no": TEXT, "row": st.just("same"),
    "start": st.sampled_from(["true", "false"]), "label": TEXT, "when": TEXT,
    "pieces": st.just("3"), "effort": TEXT, "details": TEXTS,
    "chance": st.dictionaries(TEXT, st.just("0,5"), max_size=2),
    "see": TEXTS, "footnote": TEXT, "join": st.sampled_from(["all", "any"]), "pin": TEXT,
    "route": st.one_of(st.just("left"), st.dictionaries(TEXT, st.just("right"), max_size=2)),
    "use": st.one_of(TEXT, TEXTS, st.fixed_dictionaries({"title": TEXT, "number": TEXT})),
    "executors": PAIRS, "with": PAIRS,
})  # fmt: skip
EXECUTOR = st.one_of(
    TEXT,
    st.just(""),
    st.fixed_dictionaries(
        {"name": TEXT}, optional={"group": TEXT, "unit": TEXT, "external": st.just("true")}
    ),
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    steps = draw(st.lists(STEP, min_size=1, max_size=4))
    ids = draw(st.permutations(IDS))
    for step, own in zip(steps, ids, strict=False):
        if draw(st.booleans()):
            step["id"] = own
    listed = draw(st.dictionaries(st.sampled_from(IDS), EXECUTOR, max_size=4))
    identity = draw(st.fixed_dictionaries({"title": TEXT}, optional={
        "legal_basis": TEXTS, "definitions": PAIRS, "footnotes": st.one_of(PAIRS, TEXTS),
        "related": st.lists(st.one_of(TEXT, st.fixed_dictionaries(
            {"sop": TEXT}, optional={"as": st.sampled_from(["before", "after", "related"])})),
            max_size=2),
        "purpose": TEXT, "parameters": st.dictionaries(TEXT, st.just("text"), max_size=2),
        "approval": st.fixed_dictionaries({"position": TEXT}, optional={"name": TEXT}),
    }))  # fmt: skip
    kind = draw(st.sampled_from(["micro", "macro"]))
    return {"kind": kind, "id": "contoh", **identity, "executors": listed, "steps": steps}


@given(documents(), st.sampled_from(["id", "en"]))
def test_any_data_comes_back_the_same(data: dict[str, Any], language: str) -> None:
    reading = there_and_back(data, language)
    assert whole(reading.data) == whole(data)
    assert reading.remarks == []


def whole(data: dict[str, Any]) -> dict[str, Any]:
    """Return data as the models take it."""
    executors = {key.strip(): _named(key, each) for key, each in data.get("executors", {}).items()}
    notes = data.get("footnotes", {})
    if isinstance(notes, list):
        notes = {str(number): text for number, text in enumerate(notes, start=1)}
    steps = [step for each in data.get("steps", []) if (step := bare(each))]
    return {**bare({**data, "footnotes": notes}), "executors": executors, "steps": steps}


def _named(key: str, executor: Any) -> Any:
    said = executor if isinstance(executor, dict) else {"name": executor}
    name = said.get("name") or ""
    return bare({**said, "name": name if name.strip() else key})


def bare(value: Any) -> Any:
    """Return a value with its texts stripped, without what is empty; one is a list of one."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, list):
        found = [each for each in map(bare, value) if each]
        return found[0] if len(found) == 1 else found
    return {key.strip(): item for key, each in value.items() if (item := bare(each))}

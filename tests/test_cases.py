"""The twenty real procedures: does each YAML, written by hand, say what its JSON says?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import case_from_json
import case_from_yaml
from case_form import Line, differences, facts
from case_from_json import at, put
from case_json_flow import is_drawn
from case_watched import Watched, objects
from soptool.model.parse import parse
from soptool.model.sop import Macro, Micro
from soptool.source.document import Document
from soptool.workspace.entry import Entry
from soptool.workspace.load import Loading, load
from soptool.workspace.workspace import Workspace

CASES = Path(__file__).parent / "cases"
STEMS = tuple(sorted(path.stem for path in CASES.glob("*.json")))
STEM_OF = {stem[:3]: stem for stem in STEMS}
Facts = dict[str, object]


def raw(stem: str) -> Watched:
    text = (CASES / f"{stem}.json").read_text(encoding="utf-8")
    watched = json.loads(text, object_pairs_hook=Watched)
    assert isinstance(watched, Watched)
    return watched


@cache
def notes(name: str) -> Any:
    return YAML(typ="safe", pure=True).load(CASES / name)


def about(stem: str, name: str) -> list[dict[str, Any]]:
    return [note for note in notes(name) if note["case"] == stem[:3]]


@cache
def workspace() -> Workspace:
    return load(CASES)


def read_json(stem: str, data: Watched) -> Facts:
    for reading in about(stem, "readings.yaml"):
        put(data, reading["place"], reading["as"])
    counted = {f"counts.{name}": value for name, value in data["counts"].items()}
    return facts(case_from_json.form(data)) | counted


@cache
def said_by_json(stem: str) -> Facts:
    return read_json(stem, raw(stem))


def said_by_yaml(stem: str, loaded: Workspace) -> Facts:
    sop = loaded.by_path[f"{stem}.yaml"].sop
    assert isinstance(sop, (Micro, Macro))
    written_as = {
        int(re.findall(r"\d+", note["place"])[0]): note["rows"]
        for note in about(stem, "unsayable.yaml")
        if "rows" in note
    }
    return facts(case_from_yaml.form(sop, loaded, written_as))


@pytest.mark.parametrize("stem", STEMS)
def test_the_yaml_says_what_the_json_says(stem: str) -> None:
    known = {place for note in about(stem, "unsayable.yaml") for place in note.get("differs", ())}
    found = differences(said_by_json(stem), said_by_yaml(stem, workspace()))
    assert {place: found[place] for place in found if place not in known} == {}
    assert known - set(found) == set(), "the format says these after all: take them off the list"


def test_all_twenty_are_there() -> None:
    assert len(STEMS) == 20
    standards = {f"{stem}.standard.yaml" for stem in STEMS if raw(stem)["components"]}
    assert len(standards) == 2
    assert set(workspace().by_path) == {f"{stem}.yaml" for stem in STEMS} | standards
    for stem in STEMS:
        assert workspace().by_path[f"{stem}.yaml"].sop.id == stem[4:]


def test_they_load_with_these_findings_only() -> None:
    """Real procedures have faults; these two draw two symbols in one cell."""
    found = {(finding.place.path, finding.code) for finding in workspace().findings}
    assert found == {
        ("008-capaian-kinerja-triwulan.yaml", "SOP206"),
        ("010-pemeliharaan-pc.yaml", "SOP206"),
    }


# Keys about the transcription: the tests of remarks look at the last two.
ABOUT_THE_FILE = {"id", "slug", "source", "language", "complete", "oddities", "gaps"}
# What the symbols of a row say again, and the lines and rows: the next test looks at these.
SAID_TWICE = {"executors", "decision", "next", "yes_is_parallel", "used_by_steps"}


@pytest.mark.parametrize("stem", STEMS)
def test_no_key_of_the_json_is_overlooked(stem: str) -> None:
    data = raw(stem)
    read_json(stem, data)
    unread: dict[str, set[str]] = {}
    for place, item in objects(data):
        row = place.partition(".decision")[0]
        if place == "source" or (place != row and is_drawn(at(data, row))):
            continue
        allowed = ABOUT_THE_FILE if place == "" else SAID_TWICE
        unread[place] = {key for key in item.unseen - allowed if item[key] is not None}
    assert {place: keys for place, keys in unread.items() if keys} == {}


@pytest.mark.parametrize("stem", STEMS)
def test_what_the_json_says_twice_agrees(stem: str) -> None:
    """Rows with several symbols name executors and targets for the row as well."""
    said = said_by_json(stem)
    data = raw(stem)
    for reading in about(stem, "readings.yaml"):
        put(data, reading["place"], reading["as"])
    for index, step in enumerate(data["steps"]):
        lines: frozenset[Line] = said[f"steps[{index}].lines"]  # type: ignore[assignment]
        decision = step["decision"] or {}
        ends = [decision.get("yes"), decision.get("no"), *step["next"]]
        ends += [branch["to"] for branch in decision.get("branches", ())]
        rows = {end - 1 for end in ends if isinstance(end, int)}
        assert rows <= {line.target[0] for line in lines}
        acts: tuple[tuple[str, ...], ...] = said[f"steps[{index}].executors"]  # type: ignore[assignment]
        assert len({name for names in acts for name in names}) == len(step["executors"])
        if decision.get("yes_is_parallel"):
            assert [line.label for line in lines].count("Ya") == len(decision["yes"])
    for number, part in enumerate(said["micros"]):  # type: ignore[arg-type, var-annotated]
        assert part.rows
        assert list(part.rows) == data["micros"][number].get("used_by_steps", list(part.rows))


@pytest.mark.parametrize("name", ["readings.yaml", "unsayable.yaml"])
def test_every_note_stands_at_a_place_of_its_case(name: str) -> None:
    for note in notes(name):
        place = note["place"]
        holder = place.rpartition(".")[0] if name == "readings.yaml" else place
        assert not holder or at(raw(STEM_OF[note["case"]]), holder) is not None, place
        assert note["why"].strip()
        assert name == "readings.yaml" or (note["what"].strip() and note["written"].strip())


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("kind", ["oddities", "gaps"])
def test_every_remark_is_accounted_for(stem: str, kind: str) -> None:
    accounts = notes("remarks.yaml")[stem[:3]][kind]
    assert len(accounts) == len(raw(stem)[kind])
    assert all(account.strip() for account in accounts)
    places = {note["place"] for note in about(stem, "unsayable.yaml")}
    for number, account in enumerate(accounts):
        named = account.partition("unsayable: ")[2]
        assert not named or set(named.split(", ")) <= places
        if f"{kind}[{number}]" in places:
            assert named == f"{kind}[{number}]"


@pytest.mark.parametrize("mutation", notes("mutations.yaml"), ids=lambda note: note["case"])
def test_the_comparison_sees_a_change(mutation: dict[str, str]) -> None:
    stem = STEM_OF[mutation["case"]]
    file = CASES / f"{stem}.yaml"
    text = file.read_text(encoding="utf-8")
    assert mutation["old"] in text
    changed = text.replace(mutation["old"], mutation["new"]).encode()
    loaded = load(CASES, Loading(contents={file: changed}))
    assert mutation["place"] in differences(said_by_json(stem), said_by_yaml(stem, loaded))


# What is in the YAML and not in the JSON: ids, and who stands outside.
_ADDED = re.compile(r"\bid$|^executors\..*\.external$")
_KEYS_ARE_TEXT = ("branches", "footnotes", "definitions", "extra")


def changes(data: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the data with one text after the other changed, and where."""
    for path in _texts(data):
        named = ".".join(map(str, path))
        if _ADDED.search(named):
            continue
        changed = deepcopy(data)
        holder = changed
        for step in path[:-1]:
            holder = holder[step]
        if path[-1] == "?":
            key, value = next(iter(holder.items()))
            del holder[key]
            holder[f"{key}x"] = value
        else:
            holder[path[-1]] += "x"
        yield named, changed


def _texts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, str):
        yield path
        return
    if isinstance(data, dict) and path and path[-1] in _KEYS_ARE_TEXT:
        yield (*path, "?")
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield from _texts(value, (*path, key))


def _replaced(path: str, data: Any) -> Workspace | None:
    """The workspace with other data in one file; None where that no longer loads, or is mended."""
    entries = {entry.path: entry for entry in workspace().entries}
    old = entries[path].document
    sop, findings = parse(Document(old.path, old.text, data))
    if sop is None or any(finding.fix for finding in findings):
        return None
    entries[path] = Entry(sop, old)
    return workspace().with_entries(entries.values())


@pytest.mark.parametrize("path", sorted(workspace().by_path))
def test_no_text_of_the_yaml_is_overlooked(path: str) -> None:
    """Whatever text changes, the comparison gives something else, or nothing can be read."""
    stem = path.removesuffix(".yaml").removesuffix(".standard")
    before = said_by_yaml(stem, workspace())
    overlooked = []
    for place, data in changes(workspace().by_path[path].document.data):
        loaded = _replaced(path, data)
        try:
            if loaded is not None and said_by_yaml(stem, loaded) == before:
                overlooked.append(place)
        except KeyError:
            continue  # a target or an executor that is not there
    assert overlooked == []

"""References between SOPs: unknown, double, to themselves, in a circle."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from soptool.finding import Finding
from soptool.model.parse import parse
from soptool.source.read import read
from soptool.workspace.entry import Entry
from soptool.workspace.load import load
from soptool.workspace.references import reference_findings
from soptool.workspace.workspace import Workspace

from .conftest import Make


def micro(name: str = "", more: str = "") -> str:
    identity = f"id: {name}\n" if name else ""
    return f"kind: micro\n{identity}title: T\n{more}steps: [{{activity: M}}]\n"


def macro(*parts: str) -> str:
    uses = "".join(f"  - use: {part}\n" for part in parts)
    return f"kind: macro\ntitle: T\nsteps:\n{uses}"


def at(finding: Finding) -> tuple[str, str, int, int]:
    return finding.code, finding.place.path, finding.place.line, finding.place.column


def test_an_unknown_part_with_its_likely_name(make: Make) -> None:
    workspace = make({"m.yaml": macro("surat-masuk", "surat-keluar"), "surat-masuk.yaml": micro()})
    (finding,) = reference_findings(workspace)
    assert at(finding) == ("SOP221", "m.yaml", 5, 10)
    assert "`surat-masuk`" in str(finding.hint)


def test_every_kind_of_reference_is_checked(make: Make) -> None:
    workspace = make(
        {
            "a.yaml": "kind: micro\ntitle: T\nrelated: [{sop: x1}, y-relation, Surat biasa]\n"
            "extends: x2\nlegal_basis: [uu-99, UU 30]\n"
            "steps:\n  - {activity: M, next: {sop: x3}, see: [z-see, SOP lain]}\n",
            "s.yaml": "kind: standard\ntitle: T\nsops: [x4]\nservices: [{title: U, sops: [x5]}]\n",
        }
    )
    found = {
        (at(finding)[0], str(finding.message).split("`")[1])
        for finding in reference_findings(workspace)
    }
    unknown = {("SOP221", name) for name in ("x1", "x2", "x3", "x4", "x5", "y-relation", "z-see")}
    assert found == unknown | {("SOP225", "uu-99")}


def test_a_part_that_does_not_load_is_said_at_its_use(make: Make) -> None:
    workspace = make(
        {
            "m.yaml": macro("bad", "worse", "good"),
            "bad.yaml": "kind: micro\na: [",
            "b.yaml": "kind: micro\nid: worse\n",
            "good.yaml": micro(more="related: {sop: bad}\nextends: worse\n"),
        }
    )
    one, other = reference_findings(workspace)
    assert [at(one), at(other)] == [("SOP228", "m.yaml", 4, 10), ("SOP228", "m.yaml", 5, 10)]
    assert [(r.place.path, r.place.line) for r in one.related] == [("bad.yaml", 2)]
    assert [r.place.path for r in other.related] == ["b.yaml"]


def test_double_ids_name_both_places(make: Make) -> None:
    workspace = make({"a.yaml": micro("same"), "b.yaml": micro("same")})
    (finding,) = reference_findings(workspace)
    assert at(finding) == ("SOP222", "b.yaml", 2, 5)
    assert [(r.place.path, r.place.line) for r in finding.related] == [("a.yaml", 2)]


def test_a_cycle_is_a_path_of_hops(make: Make) -> None:
    workspace = make(
        {
            "a.yaml": macro("b", "d"),
            "b.yaml": macro("c"),
            "c.yaml": macro("d", "a"),
            "d.yaml": micro(),
        }
    )
    (finding,) = reference_findings(workspace)
    assert finding.code == "SOP224"
    assert "a → b → c → a" in str(finding.message)
    assert [(r.place.path, r.place.line) for r in finding.related] == [
        ("a.yaml", 4),
        ("b.yaml", 4),
        ("c.yaml", 5),
    ]


def test_itself(make: Make) -> None:
    (finding,) = reference_findings(make({"a.yaml": macro("a")}))
    assert at(finding) == ("SOP223", "a.yaml", 4, 10)


def test_reuse_is_no_cycle(make: Make) -> None:
    files = {"a.yaml": macro("c", "c", "b"), "b.yaml": macro("c"), "c.yaml": micro()}
    assert reference_findings(make(files)) == ()


def test_a_standard_is_no_part(make: Make) -> None:
    workspace = make({"a.yaml": macro("s"), "s.yaml": "kind: standard\ntitle: T\n"})
    assert [finding.code for finding in reference_findings(workspace)] == ["SOP226"]


def test_a_file_name_that_is_no_id_is_said(make: Make) -> None:
    workspace = make({"Surat Masuk.yaml": micro(), "x_y.yaml": micro("z")})
    (finding,) = reference_findings(workspace)
    assert finding.code == "SOP227"
    assert "surat-masuk" in str(finding.hint)


NAMES = st.sampled_from("abcdefgh")


@given(st.dictionaries(NAMES, st.lists(NAMES, min_size=1, max_size=4), max_size=8))
def test_cycles_are_found_exactly_where_they_are(uses: dict[str, list[str]]) -> None:
    entries = []
    for name, parts in uses.items():
        document, _ = read(f"{name}.yaml", macro(*parts).encode())
        assert document is not None
        sop, _ = parse(document)
        assert sop is not None
        entries.append(Entry(sop, document))
    found = reference_findings(Workspace(Path(), entries=tuple(entries)))
    on_cycle = {
        place.path
        for finding in found
        if finding.code in ("SOP224", "SOP223")
        for place in (finding.place, *(related.place for related in finding.related))
    }
    reported = {finding.place.path for finding in found if finding.code == "SOP223"}
    expected = {f"{name}.yaml" for name in uses if _reaches(uses, name)}
    assert on_cycle | reported <= expected
    assert bool(on_cycle | reported) == bool(expected)


def _reaches(uses: dict[str, list[str]], start: str) -> bool:
    seen: set[str] = set()
    todo = list(uses[start])
    while todo:
        name = todo.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            todo += uses.get(name, [])
    return False


def test_a_chain_of_thousands_does_not_recurse() -> None:
    entries = []
    for number in range(3000):
        document, _ = read(f"s{number}.yaml", macro(f"s{(number + 1) % 3000}").encode())
        assert document is not None
        sop, _ = parse(document)
        assert sop is not None
        entries.append(Entry(sop, document))
    (finding,) = reference_findings(Workspace(Path(), entries=tuple(entries)))
    assert finding.code == "SOP224"


def test_no_sop_is_taken_for_itself(make: Make) -> None:
    text = (
        "kind: micro\ntitle: Masuk\nrelated: [{sop: makro}]\nsteps: [{activity: Mencatat surat}]\n"
    )
    (finding,) = (
        finding
        for finding in reference_findings(make({"mikro.yaml": text}))
        if finding.code == "SOP221"
    )
    assert (finding.hint, finding.fix) == (None, None)


def test_no_part_is_taken_for_what_it_is_part_of_nor_for_a_standard(make: Make) -> None:
    standard = "kind: standard\ntitle: Mikro\nsops: [makro]\n"
    files = {"makro.yaml": macro("dalam"), "dalam.yaml": macro("mikro"), "mikra.yaml": standard}
    workspace = make(files)
    (found,) = [one for one in reference_findings(workspace) if one.code == "SOP221"]
    assert (found.hint, found.fix) == (None, None)


def test_where_settings_cannot_be_read_nothing_is_said_of_what_they_register(
    make: Make, tmp_path: Path
) -> None:
    text = micro(more="legal_basis: [uu-25-2009]\nexecutors: {a: kabag-umum}\n")
    make({"a.yaml": text, "sop.yaml": "language: id\n"})
    assert [one.code for one in reference_findings(load(tmp_path))] == ["SOP225"]
    (tmp_path / "sop.yaml").unlink()
    (tmp_path / "sop.yaml").symlink_to("sop.yaml")
    found = load(tmp_path)
    assert [(one.code, one.place.path) for one in found.findings] == [("SOP103", "sop.yaml")]
    assert list(reference_findings(found)) == []

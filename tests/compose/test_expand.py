"""Composing: every micro step once per use, in order, with its origin and the right lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.compose.expand import Composer
from soptool.compose.procedure import Lack, Procedure, RowKind
from soptool.limits import MOST_LEVELS, MOST_ROWS
from soptool.model.parse import parse
from soptool.source.read import read
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace

ARRIVE = """\
kind: micro
title: Penanganan Surat
executors: {a: Agendaris, k: Kabag}
legal_basis: [Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan, X]
equipment: [Komputer]
steps:
  - {id: terima, activity: Menerima surat, executor: a, requirements: Surat, outputs: Agenda}
  - id: periksa
    activity: Memeriksa surat
    executor: k
    requirements: Agenda
    outputs: Disposisi
    branches: {Ya: {end: perlu}, Tidak: {end: cukup}, Ulang: terima}
"""
ANSWER = """\
kind: micro
title: Tanggapan
executors: {k: Konseptor, b: Kabag}
legal_basis: [UU No. 30 Tahun 2014, Y]
equipment: [komputer, Pencetak]
steps:
  - {activity: Menyusun tanggapan, executor: k, requirements: [Disposisi, Pedoman], outputs: Konsep}
  - {activity: Menandatangani tanggapan, executor: b, requirements: Konsep, outputs: Tanggapan}
"""
WHOLE = """\
kind: macro
title: Pengelolaan Surat
steps:
  - use: arrive
    branches: {perlu: next, cukup: end}
  - use: answer
"""


def workspace(**texts: str) -> Workspace:
    entries = []
    for name, text in texts.items():
        document, findings = read(f"{name}.yaml", text.encode())
        assert document is not None, findings
        sop, more = parse(document)
        assert sop is not None, [str(finding.message) for finding in more]
        entries.append(Entry(sop, document))
    return Workspace(Path(), entries=tuple(entries))


def expand(name: str, **texts: str) -> Procedure:
    space = workspace(**texts)
    return Composer(space).expand(space.by_id[name])


def lines(procedure: Procedure) -> dict[str, list[tuple[str | None, str]]]:
    return {
        row.id: [(line.label, line.target or f"end:{line.outcome}") for line in row.lines]
        for row in procedure.rows
    }


def test_a_macro_is_the_rows_of_its_parts() -> None:
    procedure = expand("whole", arrive=ARRIVE, answer=ANSWER, whole=WHOLE)
    assert [(row.no, row.id, row.kind) for row in procedure.rows] == [
        ("1.1", "arrive.terima", RowKind.ACTIVITY),
        ("1.2", "arrive.periksa", RowKind.DECISION),
        ("2.1", "answer.step-1", RowKind.ACTIVITY),
        ("2.2", "answer.step-2", RowKind.ACTIVITY),
    ]
    assert lines(procedure) == {
        "arrive.terima": [(None, "arrive.periksa")],
        "arrive.periksa": [
            ("Ya", "answer.step-1"),
            ("Tidak", "end:selesai"),
            ("Ulang", "arrive.terima"),
        ],
        "answer.step-1": [(None, "answer.step-2")],
        "answer.step-2": [(None, "end:selesai")],
    }
    assert [(part.no, part.id, part.title) for part in procedure.parts] == [
        ("1", "arrive", "Penanganan Surat"),
        ("2", "answer", "Tanggapan"),
    ]


def test_every_row_knows_its_file_and_line() -> None:
    procedure = expand("whole", arrive=ARRIVE, answer=ANSWER, whole=WHOLE)
    origins = [
        (row.origins[0].sop, row.origins[0].path, row.origins[0].line) for row in procedure.rows
    ]
    assert origins == [
        ("arrive", "arrive.yaml", 7),
        ("arrive", "arrive.yaml", 8),
        ("answer", "answer.yaml", 7),
        ("answer", "answer.yaml", 8),
    ]


def test_same_label_is_one_column_and_a_clash_is_said() -> None:
    procedure = expand("whole", arrive=ARRIVE, answer=ANSWER, whole=WHOLE)
    assert [(column.id, column.name) for column in procedure.columns] == [
        ("a", "Agendaris"),
        ("k", "Kabag"),
        ("k-2", "Konseptor"),
    ]
    assert [row.executors for row in procedure.rows] == [("a",), ("k",), ("k-2",), ("k",)]
    assert [finding.code for finding in procedure.findings] == ["SOP401"]


def test_a_map_settles_the_clash() -> None:
    mapped = WHOLE.replace("use: answer", "use: answer\n    executors: {k: konseptor}")
    procedure = expand("whole", arrive=ARRIVE, answer=ANSWER, whole=mapped)
    assert not procedure.findings
    assert procedure.rows[2].executors == ("konseptor",)


def test_what_parts_share_is_united_without_repeats() -> None:
    procedure = expand("whole", arrive=ARRIVE, answer=ANSWER, whole=WHOLE)
    assert procedure.legal_basis == (
        "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan",
        "X",
        "Y",
    )
    assert procedure.equipment == ("Komputer", "Pencetak")
    assert procedure.inputs == ("Surat", "Pedoman")
    assert procedure.outputs == ("Tanggapan",)


def test_a_part_used_twice_is_composed_twice() -> None:
    twice = "kind: macro\ntitle: T\nsteps: [{use: answer}, {use: answer}]\n"
    procedure = expand("twice", answer=ANSWER, twice=twice)
    assert [row.id for row in procedure.rows] == [
        "answer.step-1",
        "answer.step-2",
        "answer-2.step-1",
        "answer-2.step-2",
    ]
    assert lines(procedure)["answer.step-2"] == [(None, "answer-2.step-1")]


def test_macros_of_macros() -> None:
    top = "kind: macro\ntitle: T\nsteps: [{activity: Membuka}, {use: whole}, {activity: Menutup}]\n"
    procedure = expand("top", arrive=ARRIVE, answer=ANSWER, whole=WHOLE, top=top)
    assert [row.no for row in procedure.rows] == ["1", "2.1.1", "2.1.2", "2.2.1", "2.2.2", "3"]
    assert [(part.no, part.id, part.parent) for part in procedure.parts] == [
        ("2", "whole", None),
        ("2.1", "whole.arrive", "whole"),
        ("2.2", "whole.answer", "whole"),
    ]
    assert lines(procedure)["whole.arrive.periksa"][1] == ("Tidak", "step-3")
    assert lines(procedure)["whole.answer.step-2"] == [(None, "step-3")]


def test_several_parts_in_one_row_and_one_part_over_several() -> None:
    macro = (
        "kind: macro\ntitle: T\nsteps:\n  - {use: [arrive, answer]}\n  - {use: same, next: akhir}\n"
        "  - {activity: Melompat}\n  - {id: akhir, activity: Menutup}\n"
    )
    procedure = expand("m", arrive=ARRIVE, answer=ANSWER, m=macro)
    assert [row.no for row in procedure.rows] == ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "3", "4"]
    assert lines(procedure)["arrive.periksa"][:2] == [
        ("Ya", "answer.step-1"),
        ("Tidak", "answer.step-1"),
    ]
    assert lines(procedure)["answer.step-2"] == [(None, "akhir")]


def test_branches_after_a_part_without_named_ends_are_the_macros_own_decision() -> None:
    macro = (
        "kind: macro\ntitle: T\nsteps:\n  - id: jawab\n    use: answer\n    question: Setuju?\n"
        "    branches: {Ya: next, Tidak: jawab}\n  - {activity: Menutup}\n"
    )
    procedure = expand("m", answer=ANSWER, m=macro)
    assert [(row.no, row.id) for row in procedure.rows][2] == ("1.3", "jawab")
    decision = procedure.by_id["jawab"]
    assert (decision.kind, decision.question, decision.executors) == (
        RowKind.DECISION,
        "Setuju?",
        ("b",),
    )
    assert lines(procedure)["answer.step-2"] == [(None, "jawab")]
    assert lines(procedure)["jawab"] == [("Ya", "step-2"), ("Tidak", "answer.step-1")]


def test_outcomes_and_branches_must_meet() -> None:
    macro = (
        "kind: macro\ntitle: T\nsteps:\n  - {use: arrive, branches: {perluu: end, cukup: end}}\n"
    )
    procedure = expand("m", arrive=ARRIVE, m=macro)
    assert [(f.code, f.place.line, f.place.column) for f in procedure.findings] == [
        ("SOP406", 4, 30),
        ("SOP407", 4, 19),
    ]
    assert "`perlu`" in str(procedure.findings[0].hint)


def test_an_end_in_another_part_goes_there() -> None:
    first = "kind: micro\ntitle: A\nsteps: [{activity: M, branches: {Ya: {sop: c}, Tidak: end}}]\n"
    other = "kind: micro\ntitle: B\nsteps: [{activity: N}]\n"
    macro = "kind: macro\ntitle: T\nsteps: [{use: a}, {use: b}, {use: c}]\n"
    procedure = expand("m", a=first, b=other, c=other, m=macro)
    assert lines(procedure)["a.step-1"] == [("Ya", "c.step-1"), ("Tidak", "b.step-1")]


def test_unwritten_and_missing_parts_are_one_row() -> None:
    macro = "kind: macro\ntitle: T\nsteps:\n  - use: {title: SOP Evaluasi}\n  - use: nothing\n"
    procedure = expand("m", m=macro)
    assert [(row.kind, row.activity) for row in procedure.rows] == [
        (RowKind.PART, "SOP Evaluasi"),
        (RowKind.PART, "nothing"),
    ]
    assert [finding.code for finding in procedure.findings] == ["SOP405"]


def test_a_cycle_ends_in_one_row() -> None:
    one = "kind: macro\ntitle: A\nsteps: [{activity: M}, {use: b}]\n"
    two = "kind: macro\ntitle: B\nsteps: [{activity: N}, {use: a}]\n"
    space = workspace(a=one, b=two)
    composer = Composer(space)
    for _ in range(2):
        assert [row.id for row in composer.expand(space.by_id["a"]).rows] == [
            "step-1",
            "b.step-1",
            "b.step-2",
        ]
        assert [row.id for row in composer.expand(space.by_id["b"]).rows] == [
            "step-1",
            "a.step-1",
            "a.step-2",
        ]


def test_what_cannot_be_expanded_is_a_gap() -> None:
    step = "steps: [{use: [b, standar, hilang, buruk, kosong]}, {use: {title: Nanti}}]\n"
    space = workspace(
        a=f"kind: macro\ntitle: A\n{step}",
        b="kind: macro\ntitle: B\nsteps: [{activity: N}, {use: a}]\n",
        standar="kind: standard\ntitle: S\n",
        kosong="kind: micro\ntitle: K\nextends: tiada\n",
        atas="kind: macro\ntitle: C\nsteps: [{use: a}, {use: a}]\n",
    )
    composer = Composer(replace(space, unloaded={"buruk": "buruk.yaml"}))
    procedure = composer.expand(space.by_id["a"])
    assert [(gap.sop, gap.lack, gap.origin.sop) for gap in procedure.gaps] == [
        ("standar", Lack.NOT_A_PROCEDURE, "a"),
        ("hilang", Lack.UNKNOWN, "a"),
        ("buruk", Lack.UNREADABLE, "a"),
        ("kosong", Lack.NO_STEPS, "a"),
        ("a", Lack.CYCLE, "b"),
    ]
    above = composer.expand(space.by_id["atas"])
    assert {gap.sop for gap in above.gaps} == {gap.sop for gap in procedure.gaps}
    assert len(above.gaps) == len(procedure.gaps)
    assert composer.expand(space.by_id["kosong"]).is_complete


def test_ends_of_parts_keep_their_names_and_rows() -> None:
    procedure = expand("whole", whole=WHOLE, arrive=ARRIVE, answer=ANSWER)
    arrive, answer = procedure.parts
    assert [(end.name, end.rows) for end in arrive.ends] == [
        ("perlu", ("arrive.periksa",)),
        ("cukup", ("arrive.periksa",)),
    ]
    assert [(end.name, end.rows) for end in answer.ends] == [("selesai", ("answer.step-2",))]
    assert {end.name for end in procedure.ends} == {"selesai"}


def test_what_multiplies_is_stopped() -> None:
    texts = {"s0": ANSWER}
    for level in range(1, 17):
        texts[f"s{level}"] = (
            f"kind: macro\ntitle: T\nsteps: [{{use: s{level - 1}}}, {{use: s{level - 1}}}]\n"
        )
    space = workspace(**texts)
    composer = Composer(space)
    procedure = composer.expand(space.by_id["s16"])
    assert len(procedure.rows) < 2 * MOST_ROWS
    assert {gap.lack for gap in procedure.gaps} == {Lack.TOO_LARGE}
    assert any(composer.expand(entry).findings for entry in space.entries)


def test_fifty_levels_and_a_thousand_parts() -> None:
    texts = {"s0": ANSWER}
    for level in range(1, 51):
        texts[f"s{level}"] = f"kind: macro\ntitle: T\nsteps: [{{use: s{level - 1}}}]\n"
    deep = expand("s50", **texts)
    assert deep.rows[0].no == "1." * 50 + "1"
    uses = "".join(f"  - use: p{number}\n" for number in range(1000))
    parts = {f"p{number}": ANSWER for number in range(1000)}
    wide = expand("m", m=f"kind: macro\ntitle: T\nsteps:\n{uses}", **parts)
    assert len(wide.rows) == 2000
    assert len(wide.flow.outcomes) == 1


@st.composite
def layered(draw: st.DrawFn) -> dict[str, str]:
    """Micros at the bottom, macros that use anything below them."""
    texts: dict[str, str] = {}
    for number in range(draw(st.integers(1, 3))):
        count = draw(st.integers(1, 4))
        targets = ["next", "end", "{end: lain}", *(f"s{index}" for index in range(count))]
        steps = []
        for index in range(count):
            kind = draw(st.sampled_from(["plain", "next", "branches"]))
            more = {
                "plain": "",
                "next": f", next: {draw(st.sampled_from(targets))}",
                "branches": f", branches: {{Y: {draw(st.sampled_from(targets))}, T: next}}",
            }[kind]
            steps.append(f"  - {{id: s{index}, activity: M, executor: x{number}{more}}}")
        texts[f"micro{number}"] = "kind: micro\ntitle: T\nexecutors: {x0: X}\nsteps:\n" + "\n".join(
            steps
        )
    for number in range(draw(st.integers(1, 4))):
        names = draw(st.lists(st.sampled_from(sorted(texts)), min_size=1, max_size=4))
        texts[f"z-macro{number}"] = "kind: macro\ntitle: T\nsteps:\n" + "".join(
            f"  - use: {name}\n" for name in names
        )
    return texts


@given(layered())
def test_composing_keeps_every_step_and_every_way(texts: dict[str, str]) -> None:
    space = workspace(**texts)
    composer = Composer(space)
    for entry in space.entries:
        procedure = composer.expand(entry)
        again = Composer(space).expand(entry)
        assert procedure == again
        ids = [row.id for row in procedure.rows]
        assert len(ids) == len(set(ids))
        assert {line.target for row in procedure.rows for line in row.lines} <= {None, *ids}
        assert len(ids) == _steps_below(space, entry.sop.id)
        for row in procedure.rows:
            assert row.id.endswith(f".{row.origins[0].step}") or row.id == row.origins[0].step


def _steps_below(space: Workspace, name: str) -> int:
    sop = space.procedure(name)
    assert sop is not None
    if sop.kind == "micro":
        return len(sop.steps)
    return sum(_steps_below(space, part) for step in sop.steps if step.use for part in step.use.ids)


@pytest.mark.parametrize("order", [("arrive", "answer", "whole"), ("whole", "answer", "arrive")])
def test_the_order_of_files_does_not_matter(order: tuple[str, ...]) -> None:
    texts = {"arrive": ARRIVE, "answer": ANSWER, "whole": WHOLE}
    procedure = expand("whole", **{name: texts[name] for name in order})
    assert [column.id for column in procedure.columns] == ["a", "k", "k-2"]


def test_a_row_that_goes_on_after_a_step_of_the_macros_own_is_a_row() -> None:
    macro = (
        "kind: macro\ntitle: T\nexecutors: {k: Konseptor, b: Kabag}\nsteps:\n  - {use: answer}\n"
        "  - {row: same, activity: Mencatat, executor: b}\n"
        "  - {use: same, activity: Merilis, executor: k}\n"
    )
    procedure = expand("m", answer=ANSWER, m=macro)
    assert [(row.id, row.kind) for row in procedure.rows][2:] == [
        ("step-2", RowKind.ACTIVITY),
        ("step-3", RowKind.PART),
    ]
    assert lines(procedure)["step-2"] == [(None, "step-3")]


def test_parts_of_each_other_unfold_twice_at_most() -> None:
    def expanded(number: int) -> int:
        texts = {
            f"m{i}": f"kind: macro\ntitle: T\nsteps: [{{use: m{(i + 1) % number}}},"
            f" {{use: m{(i + 2) % number}}}]\n"
            for i in range(number)
        }
        space = workspace(**texts)
        composer = Composer(space)
        return sum(len(composer.expand(entry).rows) for entry in space.entries)

    assert expanded(40) == 4 * expanded(10) == 160


def test_a_macro_above_the_limits_says_so_at_its_largest_part() -> None:
    steps = "".join("  - {activity: M}\n" for _ in range(MOST_ROWS // 5))
    space = workspace(
        one=f"kind: micro\ntitle: T\nsteps:\n{steps}",
        two="kind: macro\ntitle: T\nsteps: [{use: [one, one, one, one, one]}]\n",
        all="kind: macro\ntitle: T\nsteps: [{activity: M}, {use: two}]\n",
    )
    composer = Composer(space)
    assert len(composer.expand(space.by_id["two"]).rows) == MOST_ROWS
    above = composer.expand(space.by_id["all"])
    (finding,) = above.findings
    assert (finding.code, finding.place.line, finding.place.column) == ("SOP404", 3, 25)
    assert [gap.lack for gap in above.gaps] == [Lack.TOO_LARGE]


def test_more_levels_than_unfold_are_a_finding() -> None:
    texts = {"m0": ANSWER}
    for level in range(1, MOST_LEVELS + 3):
        texts[f"m{level}"] = (
            f"kind: macro\ntitle: T\nsteps: [{{use: m{level - 1}}}, {{use: m{level - 1}}}]\n"
            if level > MOST_LEVELS - 5
            else f"kind: macro\ntitle: T\nsteps: [{{use: m{level - 1}}}]\n"
        )
    space = workspace(**texts)
    composer = Composer(space)
    found = [len(composer.expand(space.by_id[f"m{n}"]).findings) for n in range(MOST_LEVELS + 3)]
    assert found == [0] * MOST_LEVELS + [1, 1, 1]

"""A macro with one row a part: what it needs, yields and takes is derived from the part."""

from __future__ import annotations

from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.compose.procedure import Procedure, RowKind
from soptool.model.executor import Mode

from .test_expand import ANSWER, ARRIVE, WHOLE, lines, workspace

TIMED = ANSWER.replace("outputs: Konsep}", "outputs: Konsep, duration: 2 jam}").replace(
    "outputs: Tanggapan}", "outputs: Tanggapan, duration: 10-30 menit}"
)


def parts(name: str, **texts: str) -> Procedure:
    space = workspace(**texts)
    return compose(Composer(space), space.by_id[name], Level.PARTS)


def test_a_row_a_part_with_what_it_needs_and_yields() -> None:
    procedure = parts("whole", arrive=ARRIVE, answer=TIMED, whole=WHOLE)
    first, second = procedure.rows
    assert (first.kind, first.no, first.activity) == (RowKind.PART, "1", "Penanganan Surat")
    assert (first.executors, first.mode) == (("a", "k"), Mode.CHAIN)
    assert (first.requirements, first.outputs) == (("Surat",), ("Disposisi",))
    assert second.requirements == ("Disposisi", "Pedoman")
    assert second.executors == ("k-2", "k")
    assert [part.id for part in second.stands_for] == ["answer"]
    assert lines(procedure) == {
        "step-1": [("perlu", "step-2"), ("cukup", "end:selesai")],
        "step-2": [(None, "end:selesai")],
    }


def test_what_the_macro_says_itself_stands() -> None:
    said = WHOLE.replace(
        "use: answer",
        "use: answer\n    activity: Menanggapi\n    executor: k\n    duration: 1 hari\n"
        "    requirements: Berkas\n    outputs: Jawaban",
    )
    row = parts("whole", arrive=ARRIVE, answer=TIMED, whole=said).rows[1]
    assert (row.activity, row.executors, row.duration) == ("Menanggapi", ("k",), "1 hari")
    assert (row.requirements, row.outputs) == (("Berkas",), ("Jawaban",))


def test_an_outcome_left_open_goes_on_and_is_drawn() -> None:
    open_end = WHOLE.replace("branches: {perlu: next, cukup: end}", "branches: {cukup: end}")
    procedure = parts("whole", arrive=ARRIVE, answer=ANSWER, whole=open_end)
    assert lines(procedure)["step-1"] == [("cukup", "end:selesai"), ("perlu", "step-2")]


def test_several_parts_in_one_row() -> None:
    macro = (
        "kind: macro\ntitle: T\nsteps:\n  - {use: [arrive, answer]}\n  - {use: same, activity: N}\n"
    )
    first, second = parts("m", arrive=ARRIVE, answer=TIMED, m=macro).rows
    assert first.activity == "Penanganan Surat; Tanggapan"
    assert first.requirements == ("Surat", "Pedoman")
    assert (second.activity, second.requirements, second.stands_for) == ("N", (), ())


def test_a_micro_is_the_same_at_both_levels() -> None:
    space = workspace(arrive=ARRIVE)
    composer = Composer(space)
    entry = space.by_id["arrive"]
    assert compose(composer, entry, Level.PARTS) is compose(composer, entry, Level.ALL)

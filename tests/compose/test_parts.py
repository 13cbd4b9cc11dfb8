"""A macro with one row a part: what it needs, yields and takes is derived from the part."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from soptool.compose.expand import Composer
from soptool.compose.parts import Level, compose
from soptool.compose.procedure import Procedure, RowKind
from soptool.model.executor import Mode

from .test_expand import ANSWER, ARRIVE, WHOLE, layered, lines, workspace

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
    assert second.span is not None
    assert second.span.minimum.working == Fraction(130)
    assert second.span.maximum.working == Fraction(150)
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
    assert row.span is not None
    assert row.span.maximum.working == Fraction(450)


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
    assert (second.activity, second.requirements, second.span) == ("N", (), None)


def test_a_micro_is_the_same_at_both_levels() -> None:
    space = workspace(arrive=ARRIVE)
    composer = Composer(space)
    entry = space.by_id["arrive"]
    assert compose(composer, entry, Level.PARTS) is compose(composer, entry, Level.ALL)


def test_time_adds_up_over_the_way_through() -> None:
    space = workspace(arrive=ARRIVE, answer=TIMED, whole=WHOLE)
    way = Composer(space).expand(space.by_id["whole"]).way
    assert way.total.minimum.working == 0
    assert way.total.maximum.working == Fraction(150)
    assert way.steps[-1] == "answer.step-2"
    assert way.handovers == 3


def test_a_sum_over_a_part_says_what_it_leaves_out() -> None:
    first, second = parts("whole", arrive=ARRIVE, answer=TIMED, whole=WHOLE).rows
    assert (first.span, first.is_once, first.untimed) == (None, False, 0)
    assert (second.is_once, second.untimed) == (False, 0)
    timed = ARRIVE.replace("outputs: Agenda}", "outputs: Agenda, duration: 5 menit}")
    first = parts("whole", arrive=timed, answer=TIMED, whole=WHOLE).rows[0]
    assert (first.is_once, first.untimed) == (True, 1)
    said = WHOLE.replace("use: arrive", "use: arrive\n    duration: 1 hari")
    first = parts("whole", arrive=timed, answer=TIMED, whole=said).rows[0]
    assert (first.is_once, first.untimed) == (False, 0)


REQUEST = """\
kind: micro
title: Permohonan
executors: {k: Kabag}
steps:
  - {activity: Memeriksa, executor: k, duration: 1 jam, branches: {Ya: next, Tidak: {end: batal}}}
  - {activity: Menyetujui, executor: k, duration: 5 jam, next: {end: setuju}}
"""
ROUTED = """\
kind: macro
title: T
steps:
  - {use: request, branches: {batal: report, setuju: next}}
  - {use: answer, next: end}
  - {id: report, activity: Melapor, executor: k, duration: 3 jam}
"""


def minutes(macro: str) -> list[tuple[int, int]]:
    """Return the least and most working minutes with one row a part, and with every step."""
    space = workspace(request=REQUEST, answer=TIMED, m=macro)
    composer = Composer(space)
    totals = [compose(composer, space.by_id["m"], level).total.time for level in Level]
    return [(int(total.minimum.working), int(total.maximum.working)) for total in totals]


def test_each_end_of_a_part_has_its_own_time() -> None:
    """The shortest way through the part is not the one that its next part follows."""
    assert minutes(ROUTED) == [(240, 360 + 150)] * 2


def test_a_part_that_states_a_time_takes_it_to_any_end() -> None:
    stated = ROUTED.replace("{use: answer,", "{use: answer, duration: 1 jam,")
    assert minutes(stated)[0] == (240, 360 + 60)
    stated = ROUTED.replace("{use: request,", "{use: request, duration: 6 jam,")
    assert minutes(stated)[0] == (360 + 130, 360 + 180)


def test_rows_that_share_a_time_are_added_up_as_they_stand() -> None:
    shared = ROUTED.replace("{use: answer,", "{use: answer, duration: same,").replace(
        "{use: request,", "{use: request, duration: 6 jam,"
    )
    assert minutes(shared)[0] == (360, 360 + 180)


def test_a_part_that_may_be_left_out_takes_no_time_at_least() -> None:
    optional = "kind: macro\ntitle: T\nsteps:\n  - {use: request}\n  - {use: answer, when: Perlu}\n"
    assert minutes(optional) == [(60, 360 + 150)] * 2


@given(layered(), st.data())
def test_both_forms_of_a_macro_take_the_same_time(
    texts: dict[str, str], data: st.DataObject
) -> None:
    timed = {name: with_times(text, data) for name, text in texts.items()}
    space = workspace(**timed)
    composer = Composer(space)
    for entry in space.entries:
        in_parts, full = (compose(composer, entry, level).total for level in Level)
        assert in_parts.time == full.time


def with_times(text: str, data: st.DataObject) -> str:
    if "kind: macro" in text:
        return text
    number = st.integers(0, 9)
    steps = text.split("activity: M,")
    times = (f"activity: M, duration: {data.draw(number)} jam," for _ in steps[1:])
    return steps[0] + "".join(time + rest for time, rest in zip(times, steps[1:], strict=True))

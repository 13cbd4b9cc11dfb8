"""Times of macros: of one row a part, and of every step, the same."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from compose.test_expand import ARRIVE, WHOLE, layered, workspace
from compose.test_parts import TIMED, parts
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.measure.measured import Measured
from soptool.measure.times import row_span
from soptool.model.calendar import Calendar, Span

CALENDAR = Calendar()


def spans(name: str, **texts: str) -> list[Span | None]:
    return [row_span(row, CALENDAR) for row in parts(name, **texts).rows]


def test_a_part_takes_what_its_steps_add_up_to() -> None:
    first, second = spans("whole", arrive=ARRIVE, answer=TIMED, whole=WHOLE)
    assert first is None
    assert second is not None
    assert second.minimum.working == Fraction(130)
    assert second.maximum.working == Fraction(150)


def test_a_time_that_the_macro_states_stands() -> None:
    said = WHOLE.replace("use: answer", "use: answer\n    duration: 1 hari")
    span = spans("whole", arrive=ARRIVE, answer=TIMED, whole=said)[1]
    assert span is not None
    assert span.maximum.working == Fraction(450)


def test_time_adds_up_over_the_way_through() -> None:
    space = workspace(arrive=ARRIVE, answer=TIMED, whole=WHOLE)
    way = Measured(Composer(space).expand(space.by_id["whole"])).way
    assert way.total.minimum.working == 0
    assert way.total.maximum.working == Fraction(150)
    assert way.steps[-1] == "answer.step-2"
    assert way.handovers == 3


def test_a_sum_over_a_part_says_what_it_leaves_out() -> None:
    def left_out(arrive: str, whole: str = WHOLE) -> list[tuple[str, str, int]]:
        (one,) = Measured(parts("whole", arrive=arrive, answer=TIMED, whole=whole)).sums
        return [(limit.row.id, limit.kind.value, limit.count) for limit in one.without]

    assert left_out(ARRIVE) == [("step-1", "unmeasured", 1)]
    timed = ARRIVE.replace("outputs: Agenda}", "outputs: Agenda, duration: 5 menit}")
    assert left_out(timed) == [("step-1", "repetition", 1), ("step-1", "unmeasured", 1)]
    said = WHOLE.replace("use: arrive", "use: arrive\n    duration: 1 hari")
    assert left_out(timed, said) == []


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
    totals = [Measured(compose(composer, space.by_id["m"], level)).time for level in Level]
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
        in_parts, full = (Measured(compose(composer, entry, level)).time for level in Level)
        assert in_parts == full


def with_times(text: str, data: st.DataObject) -> str:
    if "kind: macro" in text:
        return text
    number = st.integers(0, 9)
    steps = text.split("activity: M,")
    times = (f"activity: M, duration: {data.draw(number)} jam," for _ in steps[1:])
    return steps[0] + "".join(time + rest for time, rest in zip(times, steps[1:], strict=True))

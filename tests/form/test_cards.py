"""Cards say all that the rows of the form say."""

from __future__ import annotations

import pytest

from export.made import edition, micro, procedure
from soptool.form.cards import Card, cards_of
from soptool.form.table import table_of

FLOW = """
executors: {a: Agendaris, b: Kepala Bagian, c: Sekretaris}
steps:
  - {id: satu, activity: Menerima, executor: a, duration: 5 menit, section: A. Awal}
  - {activity: Menilai, executor: {chain: [b, c]}, duration: same, question: Layak?,
     branches: {Ya: next, Tidak: satu, Batal: {end: dibatalkan}}, when: bila perlu}
  - {activity: Membagi, executor: {each: [a, b]}, requirements: [X, Y], next: [kirim, simpan]}
  - {id: kirim, activity: Mengirim, executor: a, next: end}
  - {id: simpan, activity: Menyimpan, next: {end: selesai disimpan}}
"""


def cards(style: str = "activity") -> list[Card]:
    made = edition(terminators=style)
    return list(cards_of(table_of(procedure(micro(FLOW)), made, {}), made.t("End")))


def said(card: Card) -> list[tuple[str | None, list[tuple[str, str | None]]]]:
    return [
        (answer.label, [(onward.goal.text, onward.activity) for onward in answer.goals])
        for answer in card.answers
    ]


@pytest.mark.parametrize("style", ["activity", "stacked", "rows"])
def test_each_step_is_a_card_whatever_the_style(style: str) -> None:
    found = cards(style)
    texts = [card.acts[0].text for card in found]
    assert texts == ["A. Awal", "Menerima", "Menilai", "Membagi", "Mengirim", "Menyimpan"]
    assert [card.is_heading for card in found] == [True, *[False] * 5]


def test_who_does_it_when_and_where_it_goes_on() -> None:
    _, first, second, third, _, _ = cards()
    assert [(doer.column, doer.name) for doer in first.doers] == [(1, "Agendaris")]
    assert said(first) == [(None, [("2", "Menilai")])]
    assert [doer.remark for doer in second.doers] == ["urutan 1", "urutan 2"]
    assert (second.times, second.questions) == (("5 menit",), ("Layak?",))
    assert said(second) == [
        ("Ya", [("3", "Membagi")]),
        ("Tidak", [("1", "Menerima")]),
        ("Batal", [("dibatalkan", None)]),
    ]
    assert said(third) == [(None, [("4", "Mengirim"), ("5", "Menyimpan")])]


@pytest.mark.parametrize("style", ["activity", "stacked"])
def test_where_the_flow_ends_is_said(style: str) -> None:
    *_, sent, kept = cards(style)
    assert (sent.answers, sent.ends) == ((), ("Selesai",))
    assert [answer.goals[0].goal.text for answer in kept.answers] == ["selesai disimpan"]

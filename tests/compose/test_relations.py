"""Ties of a macro: those it names, then the parts that it does not name."""

from __future__ import annotations

import pytest

from soptool.compose.expand import Composer

from .test_expand import ANSWER, ARRIVE, workspace

MACRO = """\
kind: macro
title: T
related: [{named}]
steps:
  - use: [arrive, answer]
  - use: arrive
  - use: {{title: Pengarsipan}}
  - use: unknown
  - {{activity: M}}
"""
NUMBERED = ARRIVE.replace("title: Penanganan Surat", "title: Penanganan Surat\nnumber: SOP-7/TU")


def related(named: str) -> list[str]:
    space = workspace(arrive=NUMBERED, answer=ANSWER, m=MACRO.format(named=named))
    procedure = Composer(space).expand(space.by_id["m"])
    return [relation.text for relation in procedure.related]


def test_parts_stand_once_and_in_order_behind_what_is_named() -> None:
    assert related("") == ["arrive", "answer", "Pengarsipan"]
    assert related("SOP Lain") == ["SOP Lain", "arrive", "answer", "Pengarsipan"]


@pytest.mark.parametrize(
    "named",
    [
        "arrive",
        "{sop: arrive, as: before}",
        "SOP Penanganan Surat",
        "penanganan surat",
        "SOP Penanganan Surat (SOP-7/TU)",
        "SOP-7/TU",
        "SOP Surat Nomor SOP-7/TU",
    ],
)
def test_a_part_that_is_named_is_not_doubled(named: str) -> None:
    assert related(named)[1:] == ["answer", "Pengarsipan"]


@pytest.mark.parametrize("named", ["SOP Penanganan Surat Masuk", "SOP-17/TU", "SOP Tanggapan Lain"])
def test_another_of_a_like_name_stands_beside_it(named: str) -> None:
    assert related(named) == [named, "arrive", "answer", "Pengarsipan"]

from __future__ import annotations

from datetime import date

import pytest

from soptool.lint.evidence.nip import nip_fault

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    "nip",
    [
        "197505172000031002",
        "19750517 200003 1 002",
        "NIP. 197505172000032002",
        "199001012022211001",  # an employee with a contract
        "19750517.200003.1.002",
        "NRP 78051234",
    ],
)
def test_what_can_be_a_nip(nip: str) -> None:
    assert nip_fault(nip, TODAY) is None


@pytest.mark.parametrize(
    ("nip", "fault"),
    [
        ("19750517200003100", "it has 17 digits instead of 18"),
        ("1975051720000310023", "it has 19 digits instead of 18"),
        ("", "it holds more than digits"),
        ("(nip)", "it holds more than digits"),
        ("１97505172000031002", "it holds more than digits"),
        ("197502302000031002", "“19750230” is no date of birth"),
        ("202705172050031002", "“20270517” is no date of birth"),
        ("197505172000001002", "“200000” is no month of appointment"),
        ("197505172000131002", "“200013” is no month of appointment"),
        ("197505171980031002", "“1980” can't be the year of appointment"),
        ("197505172027031002", "“2027” can't be the year of appointment"),
        ("197505172000033002", "the 15th digit is “3” instead of 1 or 2"),
    ],
)
def test_what_can_be_none(nip: str, fault: str) -> None:
    assert str(nip_fault(nip, TODAY)) == fault

"""What stands in the head of a document."""

from __future__ import annotations

import pytest

from compose.test_parts import parts
from export.made import edition, entry, micro, procedure
from soptool.compose.procedure import Procedure
from soptool.form.form import Form

LOOP = "{activity: Memeriksa, duration: 5 menit, branches: {Ya: next, Tidak: susun}}"
WHOLE = "kind: macro\ntitle: Pengelolaan Surat\nsteps: [{use: bagian}]\n"
PART = f"""\
kind: micro
title: Penanganan Surat
steps:
  - {{id: susun, activity: Menyusun, duration: 1 jam}}
  - {LOOP}
  - {{activity: Mengarsipkan}}
"""


def of_micro() -> Procedure:
    return procedure(micro(PART.split("\n", 2)[2]))


def of_macro() -> Procedure:
    return parts("macro", bagian=PART, macro=WHOLE)


@pytest.mark.parametrize("made", [of_micro, of_macro])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "1 jam 5 menit (belum termasuk pengulangan dan 1 langkah tanpa waktu)"),
        ("en", "1 hour 5 minutes (not counting repetitions and 1 step without a time)"),
    ],
)
def test_the_total_of_a_macro_leaves_out_what_that_of_a_micro_does(
    made: object, language: str, said: str
) -> None:
    assert callable(made)
    assert Form(made(), edition(language=language)).page.total == said


@pytest.mark.parametrize(
    ("labels", "label", "is_printed"),
    [
        ({}, "Jumlah waktu", True),
        ({"total": "Waktu penyelesaian"}, "Waktu penyelesaian", True),
        ({"total": "off"}, "off", False),
    ],
)
def test_the_line_of_the_total_is_worded_anew_or_left_out(
    labels: dict[str, str], label: str, is_printed: bool
) -> None:
    page = Form(of_micro(), edition(labels=labels)).page
    assert page.total_label == label
    assert (page.total is not None) is is_printed


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("Kecamatan Contoh", None),
        ("KECAMATAN  CONTOH", None),
        ("Seksi Pelayanan", "Seksi Pelayanan"),
    ],
)
def test_agency_and_unit_stand_once_where_they_are_alike(unit: str, shown: str | None) -> None:
    sop = micro(f"unit: {unit}\nsteps: [{{activity: A}}]")
    for above in (
        {"name": "Kecamatan Contoh"},
        {"parent": "Kecamatan Contoh", "name": "kecamatan contoh"},
    ):
        agency = Form(procedure(sop), edition(organization=above)).page.agency
        assert (agency.parent, agency.name, agency.unit) == (None, above["name"], shown)


def test_a_part_that_stands_elsewhere_is_not_taken_for_an_sop_with_such_an_id() -> None:
    elsewhere = "kind: macro\ntitle: M\nsteps: [{use: {number: SOP-9, title: bagian}}]\n"
    made = parts("macro", bagian=PART, macro=elsewhere)
    said = edition(entry(PART, "bagian.yaml"))
    assert said.sop("bagian").text == "SOP Penanganan Surat"
    boxes = {box.name: box.items for band in Form(made, said).page.bands for box in band}
    assert [cited.text for cited in boxes["Keterkaitan"]] == ["bagian"]


@pytest.mark.parametrize(("number", "shown"), [("0", "– (revisi ke-0)"), ("2", "– (revisi ke-2)")])
def test_the_number_of_a_revision_is_shown_the_first_one_too(number: str, shown: str) -> None:
    whole = Form(
        procedure(micro(f"revision: {number}\nsteps: [{{activity: Mencatat}}]\n")), edition()
    )
    assert whole.page.dates[2].text == shown

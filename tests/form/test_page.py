"""What stands in the head of a document."""

from __future__ import annotations

import pytest

from compose.test_parts import parts
from export.made import edition, micro, procedure
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
        ("id", "1 jam 5 menit (tanpa pengulangan; 1 kegiatan tanpa waktu terukur)"),
        ("en", "1 hour 5 minutes (without repetitions; 1 activity without a measured time)"),
    ],
)
def test_the_total_of_a_macro_leaves_out_what_that_of_a_micro_does(
    made: object, language: str, said: str
) -> None:
    assert callable(made)
    assert Form(made(), edition(language=language)).page.total == said

"""How SOPs are named in each other's documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.form.edition import Edition
from soptool.workspace.load import load

GENERIC = """\
kind: micro
id: umum
title: {title}
parameters: {{unit: text}}
executors: {{a: Pengadministrasi Umum}}
steps: [{{activity: Menerima surat $(unit), executor: a}}]
"""


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Penanganan Surat $(unit)", "SOP Penanganan Surat …"),
        ("SOP Surat $(unit) di $(unit)", "SOP Surat … di …"),
        ("Penanganan Surat $(lain)", "SOP Penanganan Surat $(lain)"),
    ],
)
def test_what_a_generic_sop_leaves_open_is_dots_where_it_is_cited(
    tmp_path: Path, title: str, named: str
) -> None:
    (tmp_path / "umum.yaml").write_text(GENERIC.format(title=title))
    edition = Edition(load(tmp_path))
    assert edition.sop_name("umum") == named
    assert edition.sop("umum").text == named
    assert edition.sop("tidak-ada").text == "tidak-ada"

"""The register: one row an SOP, and only of a whole workspace."""

from __future__ import annotations

from export.rendered import edition_of
from export.xlsx.reading import sheet
from soptool.export.press import Press
from soptool.export.xlsx.register import register_xlsx


def test_every_sop_has_its_row() -> None:
    edition = edition_of("examples")
    content = register_xlsx(Press(edition)).content
    assert isinstance(content, bytes)
    read = sheet(content, edition.t("Register"))
    ids = {text for (row, column), text in read.texts.items() if column == 2 and row > 1}
    assert ids == {entry.sop.id for entry in edition.workspace.entries}
    row = next(row for (row, column), text in read.texts.items() if text == "surat-masuk")
    said = [read.texts.get((row, column), "") for column in range(3, 16)]
    assert said == [
        "SOP-002/SETJEN/2026", "Penanganan Surat Masuk", "Biro Umum", "mikro", "berlaku",
        "2026-02-09", "2026-11-02", "1", "2027-10-29", "Sekretaris Jenderal", "Pengelolaan Surat",
        said[11], "mikro/surat-masuk.yaml",
    ]  # fmt: skip
    assert content == register_xlsx(Press(edition)).content

"""How lists, named texts and the boxes of standards look in Word: asked of their parts alone."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from export.docx.reading import W, body, parts
from export.forms import EXAMPLES, workspace_edition
from export.painting import bytes_by
from soptool.diagram.lettering import POINT, width
from soptool.export.docx.namespaces import NAMESPACES
from soptool.export.docx.notes import pairs
from soptool.export.docx.standard import standard_docx
from soptool.export.docx.styles import numbering, own_styles
from soptool.export.docx.text import TWIPS
from soptool.export.office.xml import Xml, element, joined
from soptool.form.page import Field
from soptool.model.standard import Standard


def _read(*made: Xml) -> ET.Element:
    return ET.fromstring(element("root", NAMESPACES, joined(made)))


def _names(*names: str) -> float:
    """Return how wide (mm) the column of names is."""
    made = _read(*pairs("Definisi", [Field(name, "arti") for name in names], 200.0, 2))
    columns = [int(each.attrib[f"{W}w"]) for each in made.iter(f"{W}gridCol")]
    assert sum(columns) == pytest.approx(200.0 * TWIPS, abs=2)
    return columns[0] / TWIPS


def test_names_of_texts_take_as_much_room_as_the_longest_needs() -> None:
    longest = width("Kode proses bisnis", 8 * POINT)
    assert longest < _names("Hasil", "Kode proses bisnis") < longest + 6.0
    assert _names("Hasil") < 20.0
    assert _names("Penanggung jawab pelaksanaan kegiatan utama") == pytest.approx(38.0, abs=0.1)


def test_numbers_of_lists_end_in_one_column_with_room_for_two_digits() -> None:
    decimal, dashes = list(_read(numbering(1)).iter(f"{W}abstractNum"))
    assert [each.attrib[f"{W}val"] for each in decimal.iter(f"{W}lvlJc")] == ["right", "right"]
    indent = next(decimal.iter(f"{W}ind"))
    left, hanging = (int(indent.attrib[f"{W}{name}"]) / TWIPS for name in ("left", "hanging"))
    assert left - hanging > width("10.", 8.5 * POINT)
    assert [each.attrib[f"{W}val"] for each in dashes.iter(f"{W}lvlJc")] == ["left", "left"]


def test_a_paragraph_of_a_box_stays_whole() -> None:
    styles = {each.get(f"{W}styleId"): each for each in _read(*own_styles("Arial"))}
    assert styles["SopBox"].find(f"{W}pPr/{W}keepLines") is not None


def test_only_components_of_several_texts_may_split() -> None:
    edition = workspace_edition(EXAMPLES)
    standard = edition.workspace.by_id["layanan-persuratan"].sop
    assert isinstance(standard, Standard)
    content = bytes_by(standard_docx, standard, edition)
    split: dict[bool, set[bool]] = {True: set(), False: set()}
    for row in body(content).iter(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        if len(cells) == 3 and row.find(f"{W}trPr/{W}tblHeader") is None:
            is_list = cells[2].find(f".//{W}numPr") is not None
            split[is_list].add(row.find(f"{W}trPr/{W}cantSplit") is None)
    assert split == {True: {True}, False: {False}}
    assert b"w:cantSplit" in parts(content)["word/document.xml"]

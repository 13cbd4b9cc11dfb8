from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from soptool.export.office.properties import core_properties
from soptool.export.office.xml import Xml, element, joined, part
from soptool.form.clean import clean


@settings(max_examples=50)
@given(st.text(), st.text())
def test_what_is_text_stays_text(inside: str, value: str) -> None:
    root = ET.fromstring(part(element("a", {"b": value}, inside)))
    assert root.text == (clean(inside) or None)
    assert root.get("b") == clean(value)
    assert len(root) == 0


def test_markup_and_what_is_left_out() -> None:
    inner = element("b", {"x": None, "y": True, "z": 3})
    assert element("a", None, inner, None, "<i>") == '<a><b y="1" z="3"/>&lt;i&gt;</a>'
    assert joined(["&", inner]) == '&amp;<b y="1" z="3"/>'
    assert isinstance(joined([]), Xml)


def test_no_document_is_without_an_author() -> None:
    assert "<dc:creator>soptool</dc:creator>" in core_properties("SOP", "", "id", 0)
    assert "<dc:creator>Dinas</dc:creator>" in core_properties("SOP", "Dinas", "id", 0)

"""What heads, feet and letterheads of an agency's document take of pages."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from soptool.diagram.lettering import POINT
from soptool.export.docx.headroom import height_of, styles_of
from soptool.export.docx.namespaces import NAMESPACES
from soptool.export.office.xml import Xml, element

LINE = 1.2 * POINT


def _read(inside: str) -> ET.Element:
    return ET.fromstring(element("w:hdr", NAMESPACES, Xml(inside)))


STYLES = styles_of(
    _read(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="144"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
        '<w:style w:type="paragraph" w:styleId="Kop"><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    )
)
_KOP = '<w:pPr><w:pStyle w:val="Kop"/></w:pPr>'


def _drawn(kind: str) -> str:
    extent = '<wp:extent cx="1" cy="900000"/>'
    return f"<w:p>{_KOP}<w:r><w:drawing><wp:{kind}>{extent}</wp:{kind}></w:drawing></w:r></w:p>"


def _spaced(spacing: str) -> str:
    return f'<w:p><w:pPr><w:spacing w:after="0" {spacing}/></w:pPr></w:p>'


_SHAPE = '<w:pict><v:shape style="width:9pt;height:72pt"/></w:pict>'
_ROWS = (
    '<w:tr><w:trPr><w:trHeight w:val="1440"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    f"<w:tr><w:tc><w:p>{_KOP}</w:p><w:p>{_KOP}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:p><w:r><w:t>Dinas</w:t></w:r></w:p>", 11 * LINE + 2.54),
        (f"<w:p>{_KOP}<w:r><w:t>Dinas</w:t></w:r></w:p>", 16 * LINE),
        (f"<w:p>{_KOP}<w:r><w:t>A</w:t><w:br/><w:t>B</w:t></w:r></w:p>", 2 * 16 * LINE),
        (f"<w:p>{_KOP}<w:r><w:t>{'Dinas Penanaman ' * 20}</w:t></w:r></w:p>", 4 * 16 * LINE),
        (f"<w:p>{_KOP}</w:p>", 16 * LINE),
        (_spaced('w:line="480" w:lineRule="auto"'), 2 * 11 * LINE),
        (_spaced('w:line="1440" w:lineRule="exact"'), 25.4),
        (_spaced('w:line="x"'), 11 * LINE),
        (_drawn("inline"), 25.0),
        (_drawn("anchor"), 16 * LINE),
        (f"<w:p>{_KOP}<w:r>{_SHAPE}</w:r></w:p>", 25.4),
        (f"<w:tbl>{_ROWS}</w:tbl>", 25.4 + 2 * 16 * LINE),
        (f"<w:sdt><w:sdtContent><w:p>{_KOP}</w:p></w:sdtContent></w:sdt>", 16 * LINE),
    ],
)
def test_a_head_is_as_high_as_its_lines_and_pictures(inside: str, expected: float) -> None:
    assert height_of(_read(inside), STYLES, 270.0) == pytest.approx(expected, abs=0.05)


def test_without_styles_letters_have_ten_points() -> None:
    assert height_of(_read("<w:p/>"), styles_of(None), 270.0) == pytest.approx(10 * LINE)

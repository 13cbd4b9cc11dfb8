"""What a Word document must be for everyone: books, standards, and what screen readers need."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from export.docx.reading import WP, W, body, parts, texts
from export.forms import EXAMPLES, workspace_edition
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.export.binding import Chapter
from soptool.export.docx.book import book_docx
from soptool.export.docx.procedure import procedure_docx
from soptool.export.docx.standard import standard_docx
from soptool.export.press import Press
from soptool.form.form import Form, ServiceForm
from soptool.importing.reading import drafts_of
from soptool.model.standard import Standard

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(workspace_edition(EXAMPLES))


@pytest.fixture(scope="module")
def book(press: Press) -> bytes:
    edition = press.edition
    composer = Composer(edition.workspace)
    chapters = []
    for name in ("pengelolaan-surat", "surat-masuk", "layanan-persuratan"):
        entry = edition.workspace.by_id[name]
        form = (
            ServiceForm(entry.sop, edition)
            if isinstance(entry.sop, Standard)
            else Form(compose(composer, entry, Level.PARTS), edition)
        )
        chapters.append(Chapter(form, 1 if name != "surat-masuk" else 2))
    content, _ = book_docx(chapters, press)
    assert isinstance(content, bytes)
    return content


@pytest.fixture(scope="module")
def sop(press: Press) -> bytes:
    entry = press.edition.workspace.by_id["surat-masuk"]
    composed = compose(Composer(press.edition.workspace), entry, Level.ALL)
    content, _ = procedure_docx(Form(composed, press.edition), press)
    assert isinstance(content, bytes)
    return content


@pytest.fixture(scope="module")
def standard(press: Press) -> bytes:
    found = press.edition.workspace.by_id["layanan-persuratan"].sop
    assert isinstance(found, Standard)
    content, _ = standard_docx(ServiceForm(found, press.edition), press)
    assert isinstance(content, bytes)
    return content


def test_a_book_has_its_contents_and_pages_that_are_known(book: bytes) -> None:
    root = body(book)
    said = texts(root)
    assert "Daftar Isi" in said
    marks = [each.attrib[f"{W}name"] for each in root.iter(f"{W}bookmarkStart")]
    links = [each.attrib[f"{W}anchor"] for each in root.iter(f"{W}hyperlink")]
    assert marks == links == ["dokumen1", "dokumen2", "dokumen3"]
    starts = [int(each.attrib[f"{W}start"]) for each in root.iter(f"{W}pgNumType")]
    assert starts == [3, 5, 7]
    named = [text for text in said if text.startswith("SOP-00") and text.endswith(("3", "5"))]
    assert len(named) == 2


def test_a_standard_has_all_its_components(standard: bytes) -> None:
    said = texts(body(standard))
    for text in ("Persyaratan", "Biaya/tarif", "Evaluasi kinerja pelaksana", "Maklumat Pelayanan"):
        assert text in said
    assert "".join(said).count("${ttd}") == 2


@pytest.mark.parametrize("kind", ["sop", "standard", "book"])
def test_who_hears_it_finds_a_way(kind: str, request: pytest.FixtureRequest) -> None:
    content: bytes = request.getfixturevalue(kind)
    files = parts(content)
    core = files["docProps/core.xml"].decode()
    assert "<dc:title>" in core
    assert "<dc:language>id</dc:language>" in core
    assert 'w:val="id-ID"' in files["word/styles.xml"].decode()
    assert 'w:name="compatibilityMode"' in files["word/settings.xml"].decode()
    root = body(content)
    styles = [each.attrib[f"{W}val"] for each in root.iter(f"{W}pStyle")]
    assert "Heading1" in styles
    assert "Heading2" in styles
    for picture in root.iter(f"{WP}docPr"):
        assert picture.get("descr"), picture.attrib
    numbers = [each.attrib["id"] for each in root.iter() if each.tag.endswith(("docPr", "cNvPr"))]
    assert len(set(numbers)) == len(numbers)
    for table in root.iter(f"{W}tbl"):
        columns = len(list(table.iter(f"{W}gridCol")))
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None
        for row in table.findall(f"{W}tr"):
            assert sum(_spans(row)) == columns
    heads = [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert heads


def _spans(row: ET.Element) -> Iterator[int]:
    for cell in row.findall(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        yield 1 if span is None else int(span.attrib[f"{W}val"])
        assert cell[-1].tag == f"{W}p"


def test_nothing_leads_out_of_the_file(book: bytes) -> None:
    for name, content in parts(book).items():
        if name.endswith(".rels"):
            assert b"TargetMode" not in content
            assert b"://" not in content.replace(b"http://schemas", b"")
        assert b"vbaProject" not in content


def test_a_book_carries_the_copy_of_each_document_and_what_it_shows(book: bytes) -> None:
    copy = ET.fromstring(parts(book)["customXml/item1.xml"])
    ids = [each.get("id") for each in copy if each.tag.endswith("source")]
    chapters = ["pengelolaan-surat", "surat-masuk", "layanan-persuratan"]
    assert set(chapters) <= set(ids)
    assert [draft.data["id"] for draft in drafts_of(book)] == chapters

"""An agency's own document as the frame: its head, foot, styles, margins; nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from export.docx.reading import W, body, drawn, parts, texts
from export.office.judged import sheets_of
from export.rendered import procedures
from soptool.export.binding import Chapter
from soptool.export.docx.book import book_docx
from soptool.export.docx.frame import NAME, frame_of
from soptool.export.docx.procedure import procedure_docx
from soptool.export.faults import TemplateFault
from soptool.export.press import Press
from soptool.export.templates import Templates
from soptool.form.form import Form

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")
docx = pytest.importorskip("docx", reason="python-docx is not installed")


def _letterhead() -> bytes:
    from docx.shared import Mm  # noqa: PLC0415

    document = docx.Document()
    section = document.sections[0]
    section.top_margin = Mm(40)
    section.header.paragraphs[0].text = "PEMERINTAH KABUPATEN CONTOH"
    section.footer.paragraphs[0].text = "Jalan Merdeka 1"
    document.add_paragraph("Salinan sesuai dengan aslinya")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _made(folder: Path, frame: bytes, name: str = "surat-masuk-all") -> bytes:
    (folder / "docx").mkdir(exist_ok=True)
    (folder / NAME).write_bytes(frame)
    procedure, edition = procedures()[name]
    content, findings = procedure_docx(Form(procedure, edition), Press(edition, Templates(folder)))
    assert isinstance(content, bytes), findings
    return content


def _changed(frame: bytes, name: str, old: bytes, new: bytes) -> bytes:
    written = BytesIO()
    with ZipFile(BytesIO(frame)) as file, ZipFile(written, "w") as changed:
        for each in file.namelist():
            content = file.read(each)
            assert each != name or old in content
            changed.writestr(each, content.replace(old, new) if each == name else content)
    return written.getvalue()


def test_its_head_foot_text_and_margins_are_taken(tmp_path: Path) -> None:
    content = _made(tmp_path, _letterhead())
    files = parts(content)
    text = files["word/document.xml"].decode()
    assert texts(body(content))[0] == "Salinan sesuai dengan aslinya"
    head = re.search(r'<w:headerReference[^>]*r:id="(rId\d+)"', text)
    assert head
    links = files["word/_rels/document.xml.rels"].decode()
    target = re.search(rf'Id="{head[1]}"[^>]*Target="([^"]*)"', links)
    assert target
    assert b"PEMERINTAH KABUPATEN CONTOH" in files[f"word/{target[1]}"]
    assert 'w:top="2268"' in text
    assert 'w:orient="landscape"' in text
    styles = files["word/styles.xml"].decode()
    assert styles.count('w:styleId="Heading1"') == styles.count('w:styleId="SopCell"') == 1
    assert drawn(content).tables > 1  # pages are lower by what the head takes


def test_the_mark_of_a_draft_stands_in_its_head(tmp_path: Path) -> None:
    procedure, _ = procedures()["surat-masuk-all"]
    object.__setattr__(procedure, "sop", procedure.sop.model_copy(update={"status": "draft"}))
    try:
        files = parts(_made(tmp_path, _letterhead()))
    finally:
        object.__setattr__(
            procedure, "sop", procedure.sop.model_copy(update={"status": "effective"})
        )
    assert sum(b"PowerPlusWaterMarkObject" in content for content in files.values()) == 1


def test_nothing_of_it_leads_outside_or_fetches(tmp_path: Path) -> None:
    frame = _changed(
        _letterhead(),
        "word/header1.xml",
        b"<w:t>PEMERINTAH",
        b'<w:instrText>INCLUDEPICTURE "http://x.example/y.png"</w:instrText><w:t>PEMERINTAH',
    )
    frame = _changed(
        frame,
        "word/_rels/document.xml.rels",
        b"</Relationships>",
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/hyperlink" Target="http://x.example" TargetMode="External"/>'
        b"</Relationships>",
    )
    frame = _changed(
        frame,
        "word/document.xml",
        b"<w:t>Salinan sesuai dengan aslinya</w:t></w:r>",
        b'<w:t>Salinan</w:t></w:r><w:hyperlink r:id="rIdX"><w:r><w:t>x</w:t></w:r></w:hyperlink>',
    )
    files = parts(_made(tmp_path, frame))
    for content in files.values():
        assert b"x.example" not in content
        assert b"rIdX" not in content
    assert not [name for name in files if name.endswith((".bin", ".jpeg"))]


_SAYS_WHAT_IT_IS = r"docx/sop\.docx .*(not a Word document|is damaged|Word template).* Open it"


@pytest.mark.parametrize(
    "content",
    [
        b"bukan dokumen",
        b"PK\x03\x04 rusak",
        pytest.param(
            _changed(_letterhead(), "word/document.xml", b"<w:body>", b"<w:bodi>"), id="no body"
        ),
        pytest.param(
            _changed(
                _letterhead(),
                "[Content_Types].xml",
                b"wordprocessingml.document.main+xml",
                b"wordprocessingml.template.macroEnabled.main+xml",
            ),
            id="macros",
        ),
        pytest.param(
            _changed(
                _letterhead(),
                "word/document.xml",
                b"<w:document",
                b'<!DOCTYPE x [<!ENTITY a "b">]><w:document',
            ),
            id="entities",
        ),
        pytest.param(
            _changed(_letterhead(), "word/document.xml", b"UTF-8", b"nan"), id="no encoding"
        ),
    ],
)
def test_what_is_no_document_is_one_line(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=_SAYS_WHAT_IT_IS):
        _made(tmp_path, content)


def _locked(content: bytes) -> bytes:
    """Say of every part that it is locked with a password."""
    found = bytearray(content)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = found.find(sign)
        while start >= 0:
            found[start + at] |= 1
            start = found.find(sign, start + 4)
    return bytes(found)


def _spoilt(content: bytes) -> bytes:
    """Damage what is packed in the text's part."""
    with ZipFile(BytesIO(content)) as file:
        start = file.getinfo("word/document.xml").header_offset
    at = content.index(b"word/document.xml", start) + len(b"word/document.xml")
    return content[:at] + b"\xff" * 60 + content[at + 60 :]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_locked, "it is locked with a password. Open it in Word, and save it as"),
        (_spoilt, "it is damaged. Open"),
        (lambda content: content[:-40], "it is damaged. Open"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1" * 99, "an old Word document"),
        (lambda _: b"%PDF-1.7", "it is not a Word document"),
    ],
)
def test_a_damaged_or_locked_frame_is_one_clear_line(
    tmp_path: Path, damage: Callable[[bytes], bytes], said: str
) -> None:
    with pytest.raises(TemplateFault, match=said):
        _made(tmp_path, damage(_letterhead()))


def test_a_book_is_framed_as_its_documents_are(tmp_path: Path) -> None:
    (tmp_path / "docx").mkdir()
    (tmp_path / NAME).write_bytes(_letterhead())
    procedure, edition = procedures()["surat-masuk-all"]
    press = Press(edition, Templates(tmp_path))
    content, findings = book_docx([Chapter(Form(procedure, edition))], press)
    assert isinstance(content, bytes), findings
    heads = [part for name, part in parts(content).items() if "header" in name]
    assert any(b"PEMERINTAH KABUPATEN CONTOH" in head for head in heads)
    tops = [int(each.attrib[f"{W}top"]) for each in body(content).iter(f"{W}pgMar")]
    assert len(tops) == 3
    assert min(tops) > 2_000


def test_heads_higher_than_the_margin_and_letterheads_take_room_of_pages(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "PEMERINTAH\nDINAS\nJalan Merdeka 1\n\n\n\n\n\n"
    for _ in range(5):
        document.add_paragraph("KOP SURAT")
    written = BytesIO()
    document.save(written)
    (tmp_path / "docx").mkdir()
    (tmp_path / NAME).write_bytes(written.getvalue())
    frame = frame_of(tmp_path)
    assert frame is not None
    assert 45.0 < frame.more_height < 70.0
    assert 35.0 < frame.height_before < 50.0
    exact = replace(frame, margins={**frame.margins, "top": -25.4})
    assert exact.more_height < frame.more_height - 25.0


def test_what_stands_above_the_form_moves_it_to_a_page_of_its_own() -> None:
    procedure, edition = procedures()["puskesmas-penerimaan-surat-masuk-all"]
    assert sheets_of(procedure, edition).together
    assert not sheets_of(procedure, replace(edition, lost_before=60.0)).together

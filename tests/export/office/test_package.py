from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from soptool.export.office.package import OFFICE, Package
from soptool.export.office.xml import element


def _package(*, backwards: bool) -> bytes:
    package = Package()
    names = ["word/a.xml", "word/media/b.png", "word/c.xml"]
    for name in reversed(names) if backwards else names:
        package.add(name, element("x") if name.endswith("xml") else b"\x89PNG", f"type/{name[-5]}")
    package.relate("", f"{OFFICE}/officeDocument", "word/a.xml")
    assert package.relate("word/a.xml", f"{OFFICE}/image", "word/media/b.png") == "rId1"
    assert package.relate("word/a.xml", f"{OFFICE}/x", "docProps/c.xml") == "rId2"
    assert package.relate("word/a.xml", f"{OFFICE}/image", "word/media/b.png") == "rId1"
    return package.content()


def test_the_same_parts_give_the_same_bytes() -> None:
    assert _package(backwards=False) == _package(backwards=True)


def test_what_a_reader_needs_comes_first_and_links_stay_inside() -> None:
    with ZipFile(BytesIO(_package(backwards=False))) as file:
        assert file.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        types = file.read("[Content_Types].xml").decode()
        links = file.read("word/_rels/a.xml.rels").decode()
    assert 'Extension="png"' in types
    assert 'PartName="/word/c.xml"' in types
    assert 'Target="media/b.png"' in links
    assert 'Target="../docProps/c.xml"' in links
    assert "TargetMode" not in links

from __future__ import annotations

from base64 import b64decode
from hashlib import sha256
from xml.etree import ElementTree as ET

from export.made import entry
from soptool.export.office.package import Package
from soptool.export.office.source import add_source, sources
from soptool.form.shown import NAMESPACE


def test_the_copy_is_the_file_byte_for_byte() -> None:
    text = "kind: micro\r\nid: contoh\r\ntitle: 'A & B <c>'\r\nsteps: [{activity: Menulis}]\r\n"
    found = entry(text)
    root = ET.fromstring(sources("contoh", {"contoh": found.document}))
    (one,) = root.findall(f"{{{NAMESPACE}}}source")
    assert root.get("id") == one.get("id") == "contoh"
    assert b64decode(one.text or "") == text.encode()
    assert one.get("sha256") == sha256(text.encode()).hexdigest()
    package = Package()
    add_source(package, "word/document.xml", sources("contoh", {"contoh": found.document}))
    assert b"customXml/item1.xml" in package.content()

"""Every text of an author's, in every document: text, whatever it looks like.

Each payload stands in all texts of a workspace at once; its documents must have the elements that
those of a harmless text have, and no others.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from export.made import TEMPLATES
from export.reading import Element, markdown_shape, read_html, read_markdown
from hostile.payloads import PAYLOADS, SAMPLE
from hostile.workspace import files
from lint.examples import workspace
from soptool.api.making import Studio
from soptool.compose.level import Level
from soptool.export.exporters import EXPORTERS
from soptool.export.html.index import index_html
from soptool.export.press import Press
from soptool.form.edition import Edition
from soptool.format.schema import schema
from soptool.source.read import read

FORMATS = ("html", "md", "svg", "json")
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LOCAL = re.compile(
    r"#[\w.-]+|[a-z0-9-]+\.(html|pdf|svg|md|json)(#[\w.-]+)?|data:image/[a-z+]+;base64,.*"
)
STYLE = re.compile(r"(?:(?!url|image|expression)[\w\s:;.%,()#+*-])*")
LINKED = {"href", "src", "action", "formaction", "xlink:href", "srcset", "data", "background"}
UNDRAWN = {
    ("defs", ()),
    ("path", ("d", "id")),
    ("rect", ("height", "id", "rx", "width", "x", "y")),
    ("rect", ("height", "id", "width", "x", "y")),
    ("svg", ("aria-hidden", "class", "height", "width")),
    ("svg", ("aria-label", "role", "viewbox")),
    ("use", ("href",)),
}
"""What the form has in words: words too long for their lines leave it undrawn."""
OWN_MEANING = {"-", "$$(x)"}
"""Texts that the format reads in its own way: nothing, and a mark of parameters written out."""
PLAIN = "Surat masuk"
WITHOUT_TEXT = {"fonts", "language", "logo", "profile", "start"}
"""Keys that hold nothing of an author's own words, and are in no file here."""


@cache
def made(text: str) -> Mapping[str, str]:
    """Return the documents by their names."""
    with TemporaryDirectory() as place:
        loaded = workspace(Path(place), dict(files(text)))
    stands = {
        EXPORTERS[name].extension: frozenset(
            entry.sop.id for entry in loaded.entries if EXPORTERS[name].takes(entry.sop.kind)
        )
        for name in FORMATS
    }
    press = Press(Edition(loaded, None, stands), TEMPLATES)
    tasks = tuple(
        (entry, tuple(name for name in FORMATS if EXPORTERS[name].takes(entry.sop.kind)))
        for entry in loaded.entries
    )
    studio = Studio(tasks, press, Level.PARTS)
    found = {"index.html": index_html(press)}
    for number in range(len(tasks)):
        for one in studio.make(number):
            assert one.failure is None, (one.name, one.failure)
            content = one.content
            found[one.name] = content.decode() if isinstance(content, bytes) else content or ""
    return found


def check(text: str) -> None:
    plain, documents = made(PLAIN), made.__wrapped__(text)
    assert documents.keys() <= plain.keys()  # a file that YAML forbids to hold it is none
    is_whole = documents.keys() == plain.keys() and text not in OWN_MEANING
    for name, document in documents.items():
        assert OBEYED.findall(document) == [], name
        if is_whole:
            CHECKS[name.rpartition(".")[2]](document, plain[name])
        elif name.endswith(".html"):  # without some of its SOPs it has other looks
            harmless(read_html(document), read_html(plain[name]))


def html(document: str, plain: str) -> None:
    root = read_html(document)
    harmless(root, read_html(plain))
    assert styles(root) == styles(read_html(plain))


def harmless(root: Element, plain: Element) -> None:
    assert kinds(root) <= kinds(plain) | UNDRAWN
    for element in root.walk():
        assert element.tag != "script"
        assert not [key for key in element.attributes if key.startswith("on")]
        for key, value in element.attributes.items():
            if key in LINKED:
                assert LOCAL.fullmatch(value), (element.tag, key, value)
            if key == "style":
                assert STYLE.fullmatch(value), value


EARLY = (
    "@media print { main { display: flex; flex-direction: column; }"
    " 0identity, 0early { order: -0; } } "
)
"""Where they fit, the notes are printed before the table."""


def styles(root: Element) -> list[str]:
    """Return the rules for looks, without their strings and figures: widths follow the texts."""
    told = re.compile(r'"(?:[^"\\\n]|\\[^\n])*"|[\d.]+')
    return [told.sub("0", element.text).replace(EARLY, "") for element in root.all("style")]


def kinds(root: Element) -> set[tuple[str, tuple[str, ...]]]:
    return {
        (element.tag, tuple(sorted(element.attributes)))
        for element in root.walk()
        if not element.is_fold
    }


def markdown(document: str, plain: str) -> None:
    assert markdown_shape(document) == markdown_shape(plain)
    for token in read_markdown(document):
        if token.type in ("html_inline", "html_block"):
            assert token.content in ("<br>", "<sup>", "</sup>")
        for key, value in token.attrs.items():
            assert key != "href" or LOCAL.fullmatch(str(value)), value


def svg(document: str, plain: str) -> None:
    if not document:  # words too long for their lines are not drawn
        return
    assert "<!" not in document
    assert document.count("<?") == plain.count("<?")
    known = {(e.tag, key) for e in ET.fromstring(plain).iter() for key in ("", *e.attrib)}
    for element in ET.fromstring(document).iter():
        assert {(element.tag, key) for key in ("", *element.attrib)} <= known | DRAWN
        assert all(not key.lower().startswith("on") for key in element.attrib)


DRAWN = {
    (f"{{http://www.w3.org/2000/svg}}{tag}", key)
    for tag, keys in {"tspan": ("", "x", "y", "dy"), "text": ("class", "textLength")}.items()
    for key in keys
}
"""What a longer text may need beside."""


def data(document: str, plain: str) -> None:
    """No key is an author's, but under keys that hold an author's keys."""
    known = {key for path in paths(json.loads(plain), ()) for key in path}
    for path in paths(json.loads(document), ()):
        assert all(key in known or re.fullmatch("[a-z_]+", key) for key in path), path


def paths(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    for key, item in value.items() if isinstance(value, dict) else ():
        is_free = path[-1:] in (("definitions",), ("branches",), ("extra",))
        yield from paths(item, (*path, "*" if is_free else key))
    for item in value if isinstance(value, list) else ():
        yield from paths(item, path)


CHECKS = {"html": html, "md": markdown, "svg": svg, "json": data}


def test_there_are_enough() -> None:
    assert len(PAYLOADS) >= 300
    assert len(SAMPLE) <= 15


def test_every_key_of_the_format_is_tried() -> None:
    tried: set[str] = set()
    for name, text in files(PLAIN).items():
        document, _ = read(name, text.encode())
        assert document is not None
        tried.update(keys(document.data))
    known: set[str] = set()
    for name in ("micro", "macro", "standard", "workspace", "defaults"):
        known.update(properties(schema(name)))
    assert known - tried == WITHOUT_TEXT


def keys(value: object) -> Iterator[str]:
    for item in value.values() if isinstance(value, dict) else ():
        yield from keys(item)
    for item in value if isinstance(value, list) else ():
        yield from keys(item)
    yield from value if isinstance(value, dict) else ()


def properties(fragment: object) -> Iterator[str]:
    if isinstance(fragment, dict):
        here = fragment.get("properties")
        yield from here if isinstance(here, dict) else ()
        for value in fragment.values():
            yield from properties(value)
    elif isinstance(fragment, list):
        for value in fragment:
            yield from properties(value)


@pytest.mark.parametrize("text", SAMPLE)
def test_a_text_stays_a_text(text: str) -> None:
    check(text)


@pytest.mark.long
@pytest.mark.parametrize("text", PAYLOADS)
def test_every_text_stays_a_text(text: str) -> None:
    check(text)

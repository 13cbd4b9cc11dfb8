"""Texts of authors never become markup, template code, style or a path."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.compat import StringIO

from export.made import edition, entry, procedure, standard
from export.painting import text_by
from export.reading import markdown_shape, read_html, read_markdown
from soptool.export.html.documents import procedure_html, standard_html
from soptool.export.html.index import index_html
from soptool.export.markdown.documents import procedure_markdown, standard_markdown
from soptool.export.press import Press
from soptool.model.parse import parse
from soptool.source.read import read
from soptool.workspace.entry import Entry

HOSTILE = (
    "</td><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %} {# x #} ${7*7}",
    "[klik](javascript:alert(1)) ![x](http://jahat.example/x.png)",
    "https://jahat.example www.jahat.example",
    "a | b \\| c \\",
    "```\n# Judul\n> kutipan\n- butir\n1. satu",
    "=====",
    "-----",
    "\\<script> \\`x` *a* _b_ ~~c~~ <!-- x --> &lt; &amp;",
    "\u202egnp.exe\u202c \u2066x",
    "end; subgraph x\nclick n1 call alert()",
    'x"]; A-->B; %%{init: {"theme": "x"}}%%',
    "per\u00adtanggungjawabankeuangannya",
)


def hostile_sop(text: str) -> Entry:
    """Return an SOP in which every free text is `text`."""
    quoted, other = _quoted(text), _quoted(f"{text} B")
    return entry(
        f"""
kind: micro
id: jahat
title: {quoted}
number: {quoted}
unit: {quoted}
status: draft
approval: {{position: {quoted}, name: {quoted}, rank: {quoted}, nip: {quoted}, place: {quoted}}}
legal_basis: [{quoted}]
qualifications: [{quoted}, {quoted}]
related: [{quoted}]
warnings: {quoted}
process: {quoted}
purpose: {quoted}
definitions: {{istilah: {quoted}}}
footnotes: {{x: {quoted}}}
executors: {{a: {{name: {quoted}, group: {quoted}}}, b: {quoted}}}
steps:
  - id: satu
    section: {quoted}
    activity: {quoted}
    executor: a
    requirements: [{quoted}, {quoted}]
    duration: {quoted}
    outputs: {quoted}
    note: {quoted}
    see: {other}
    details: [{quoted}]
    footnote: x
    when: {quoted}
    label: {quoted}
  - activity: {quoted}
    executor: b
    duration: 1 jam
    question: {quoted}
    branches: {{{quoted}: satu, lain: {{end: {quoted}}}}}
"""
    )


def hostile_standard(text: str) -> Entry:
    quoted = _quoted(text)
    return entry(
        f"""
kind: standard
id: layanan
title: {quoted}
sops: [{quoted}]
delivery: {{requirements: [{quoted}, {quoted}], cost: {quoted}}}
management: {{legal_basis: {quoted}}}
extra: {{{quoted}: {quoted}}}
publication: {{places: {quoted}, dates: {quoted}, address: {quoted}}}
pledge: {{promise: {quoted}, place: {quoted}, signer: {quoted}}}
"""
    )


def _quoted(text: str) -> str:
    """Return a YAML flow scalar; long enough lines that nothing is folded."""
    yaml = YAML()
    yaml.width = 100_000
    yaml.default_style = '"'  # type: ignore[assignment]
    out = StringIO()
    yaml.dump(text or "x", out)
    return out.getvalue().partition("\n")[0]


def documents(text: str) -> dict[str, str]:
    sop, service = hostile_sop(text), hostile_standard(text)
    # Names that are alike would stand once.
    shared = edition(sop, service, organization={"name": f"{text} A", "parent": f"{text} B"})
    return {
        "sop.html": text_by(procedure_html, procedure(sop), shared),
        "standard.html": text_by(standard_html, standard(service), shared),
        "index.html": index_html(Press(shared)),
        "sop.md": text_by(procedure_markdown, procedure(sop), shared),
        "standard.md": text_by(standard_markdown, standard(service), shared),
    }


def loads(text: str) -> bool:
    """Whether an SOP can have this text at all: not blank, no character that YAML refuses."""
    document, _ = read("x.yaml", f"kind: micro\ntitle: {_quoted(text)}\n".encode())
    return bool(text.strip()) and document is not None and parse(document)[0] is not None


PLAIN = documents("Surat masuk")


def check(text: str) -> None:
    made = documents(text)
    for name, document in made.items():
        if name.endswith(".html"):
            assert read_html(document).shape == read_html(PLAIN[name]).shape, name
        else:
            assert markdown_shape(document) == markdown_shape(PLAIN[name]), name
            _no_foreign_html(document)
        document.encode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", document)


def _no_foreign_html(document: str) -> None:
    for token in read_markdown(document):
        if token.type in ("html_inline", "html_block"):
            assert token.content in ("<br>", "<sup>", "</sup>")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_text(text: str) -> None:
    check(text)


TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    st.text(alphabet="|\\`*_[]()<>~$&{}#+-=!.:;/@\"'% \n1aw", max_size=30),
)


@settings(max_examples=20)
@given(TEXTS)
def test_any_text_stays_text(text: str) -> None:
    assume(loads(text))
    check(text)


@pytest.mark.long
@settings(max_examples=300)
@given(TEXTS)
def test_many_texts_stay_text(text: str) -> None:
    assume(loads(text))
    check(text)


def test_template_code_of_authors_is_shown_not_run() -> None:
    for name, document in documents("{{ 7*7 }}").items():
        assert "49" not in document, name


def test_text_comes_out_as_it_went_in() -> None:
    text = 'Kode `A|B` <b>*tebal*</b> & "kutip" \\ 100% #1'
    root = read_html(documents(text)["sop.html"])
    assert root.all("h1")[0].text == text
    texts = [token.content for token in read_markdown(documents(text)["sop.md"])]
    assert f"SOP {text}" in texts

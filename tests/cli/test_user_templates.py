"""PDF templates of the user's: trusted with the looks, and with nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.conftest import MICRO, Sop, write

pytest.importorskip("typst")
GOOD = MICRO.format(title="Surat")


def rendered(folder: Path, sop: Sop, text: str | bytes) -> str:
    write(folder, {"surat.yaml": GOOD, "tpl/pdf/sop.typ": text})
    ended = sop("render", "surat", "--to", "pdf", "--templates", "tpl", "-q")
    assert (ended.code, list((folder / "build").glob("*"))) == (2, [])
    errors = [line for line in ended.err.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1
    return errors[0]


@pytest.mark.parametrize(
    "text",
    [
        '#set document(title: "x")\nhai\n',
        "#metadata(1) <measure>",
        "#metadata((rows: ())) <measure>",
    ],
)
def test_a_template_that_does_not_measure(text: str, folder: Path, sop: Sop) -> None:
    assert "The template `pdf/sop.typ` does not measure the form." in rendered(folder, sop, text)


def test_a_template_has_no_packages(folder: Path, sop: Sop) -> None:
    said = rendered(folder, sop, '#import "@preview/cetz:0.3.0": canvas\n')
    assert "The template `pdf/sop.typ` asks for a package; templates use none." in said
    said = rendered(folder, sop, '#let name = "@pre" + "view/cetz:0.3.0"\n#import name: *\n')
    assert "failed to download package" in said


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_never_leads_out_of_the_folder(folder: Path, sop: Sop) -> None:
    write(folder, {"rahasia.typ": "x", "tpl/pdf/sop.typ": ""})
    (folder / "tpl/pdf/flow.typ").symlink_to("../../rahasia.typ")
    assert "`pdf/flow.typ` is a link that leads out" in rendered(folder, sop, '#import "flow.typ"')


def test_a_template_reads_no_file_of_the_machine(folder: Path, sop: Sop) -> None:
    write(folder, {"rahasia.txt": "x"})
    said = rendered(folder, sop, f'#read("{folder.as_posix()}/rahasia.txt")\n#read("../../x")')
    assert "pdf/sop.typ:1 has a fault: this file is not there." in said


@pytest.mark.parametrize(
    ("text", "said", "caret"),
    [
        (
            "hai\n#nope\n",
            "pdf/sop.typ:2 has a fault: there is no `nope` here.",
            "2 | #nope\n  |  ^^^^",
        ),
        ("hai\n#f(\n", "what is opened here is not closed.", "2 | #f(\n  |   ^"),
        ('#table(columns: "x")', "Typst says: “expected auto, ", "  |                 ^^^"),
    ],
)
def test_what_typst_says_is_told_at_its_place(
    text: str, said: str, caret: str, folder: Path, sop: Sop
) -> None:
    assert said in rendered(folder, sop, text)
    ended = sop("render", "surat", "--to", "pdf", "--templates", "tpl", "-q")
    assert f" --> tpl/pdf/sop.typ:{text[: text.index('#')].count(chr(10)) + 1}:" in ended.err
    assert caret in ended.err

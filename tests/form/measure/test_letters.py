"""Any letter is printed, or named at its place: never an error, never another letter touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptool.finding import Place
from soptool.form.measure.letters import without_font
from soptool.form.measure.typesetting import Typesetter
from soptool.source.read import read

pytest.importorskip("typst", reason="the extra soptool[pdf] is not installed")

ROOT = Path(__file__).parents[3]
SETTER = Typesetter(None, None, (), ROOT)

CASES = [
    ("Selesai ✔", "Selesai □", "✔"),
    ("Selesai ✔\ufe0f", "Selesai □", "✔"),  # an editor's picture of a check mark
    ("\uf0b7 Buku agenda", "□ Buku agenda", "\uf0b7"),  # Word's bullet
    ("\uf0fc Lengkap", "□ Lengkap", "\uf0fc"),
    ("1\ufe0f\u20e3 Mendaftar", "1 Mendaftar", "\u20e3"),
    ("❤\ufe0f", "□", "❤"),
    ("👩\u200d⚖\ufe0f", "□\u200d□", "⚖👩"),
    ("漢字", "□□", "字漢"),
    ("\U000f0000", "□", "\U000f0000"),
    ("\ufffe", "□", "\ufffe"),
    ("naïve ≤ 3 – “kutipan” • ½ …", "naïve ≤ 3 – “kutipan” • ½ …", ""),
    ("a\u0301 Ω Ж ש", "a\u0301 Ω Ж ש", ""),
    ("satu\u00a0dua\u2003tiga\u200bempat", "satu\u00a0dua\u2003tiga\u200bempat", ""),
    ("\\u{fe0f} {fu0}", "\\u{fe0f} {fu0}", ""),
]


@pytest.mark.parametrize(("text", "shown", "lacking"), CASES)
def test_what_no_font_has_is_a_box_or_nothing(text: str, shown: str, lacking: str) -> None:
    assert SETTER.shown(text) == shown
    assert SETTER.lacking(text) == frozenset(lacking)


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_typst_prints_whatever_is_shown(text: str) -> None:
    shown = SETTER.shown(text)
    assert not list(SETTER.refused(sorted(set(shown))))


def test_a_letter_is_named_at_the_first_text_that_has_it() -> None:
    text = "kind: micro\ntitle: Uji\nequipment:\n  - Komputer\n  - Buku ✔\nrecords: [Catatan ✔]\n"
    document, _ = read("uji.yaml", text.encode())
    assert document is not None
    (finding,) = without_font(frozenset("✔"), [document], Place("lain.yaml"))
    assert (finding.place.path, finding.place.line) == ("uji.yaml", 5)
    assert "U+2714" in str(finding.message)
    (elsewhere,) = without_font(frozenset("漢"), [document], Place("lain.yaml"))
    assert elsewhere.place.path == "lain.yaml"


def test_a_letter_of_a_name_and_of_what_all_share_is_named_there() -> None:
    own, _ = read("uji.yaml", "kind: micro\nbranches:\n  Ya ✔: next\n".encode())
    shared, _ = read("sop.yaml", "language: id\norganization:\n  name: Kantor 漢\n".encode())
    assert own is not None
    assert shared is not None
    said = without_font(frozenset("✔漢"), [own, shared], Place("lain.yaml"))
    assert [(one.place.path, one.place.line) for one in said] == [("uji.yaml", 3), ("sop.yaml", 3)]

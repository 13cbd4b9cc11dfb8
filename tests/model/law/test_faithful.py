"""What is proposed for a citation keeps all that its author wrote, and invents nothing.

The judge here shares no code with `is_faithful`, which guards the fix: both must say so.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.law.test_reading import SEEN
from soptool.model.law.catalogue import Kind, ShortForm, kind_names, letters, table
from soptool.model.law.citation import Citation, official_form
from soptool.model.law.faithful import is_faithful, says_all
from soptool.model.law.reading import parse_citation

CASES = Path(__file__).parents[2] / "cases"
TABLES = ("short", "ministries", "makers", "gazettes", "links")
FORM = set("nomor nomer no tahun thn th tanggal tgl tentang ttg".split())  # noqa: SIM905


def real_citations() -> list[str]:
    """Collect every legal basis of the real procedures, and the strings collected with them."""
    found = dict.fromkeys(SEEN)
    for path in sorted(CASES.glob("*.json")):
        found.update(dict.fromkeys(_bases(json.loads(path.read_text(encoding="utf-8")))))
    return list(found)


def _bases(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for each in data:
            yield from _bases(each)
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("legal_bases", "dasar_hukum"):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from _bases(value)


def unfaithful(proposed: str, written: str) -> list[str]:
    """Return the figures and names that the proposal lost or invented."""
    had, has = (Counter(re.findall(r"\d+", text)) for text in (written, proposed))
    wrong = [*(had - has), *(has - had)]
    old, new = (set(re.findall(r"[a-z]+", text.lower())) for text in (written, proposed))
    joined = letters(written.lower().replace(" dan ", " ").replace("&", ""))
    forms = [form for name in TABLES for form in _forms(name) if letters(form.short) in joined]
    longs = [set(re.findall(r"[a-z]+", long.lower())) for form in forms for long in form.long]
    meant = {letters(form.short) for form in forms if _long_stands(form, new)}
    names = set(re.findall(r"[A-Z][A-Za-z]*", written))
    lost = {name for name in names if name.lower() not in new | FORM}
    wrong += [name for name in lost if not any(_made_of(name, short) for short in meant)]
    beyond = {word.lower() for word in re.findall(r"[A-Z][A-Za-z]*", proposed)} - old - FORM
    return wrong + [word for word in beyond if not any(word in long for long in longs)]


def _forms(name: str) -> Iterator[ShortForm]:
    yield from table(name).values()
    if name == "ministries":
        for form in table(name).values():
            for opening, long in (("Permen", "Peraturan Menteri"), ("Kepmen", "Keputusan Menteri")):
                yield ShortForm(f"{opening}{form.short}", (f"{long} {form.long[0]}",), (), "")
            yield ShortForm(f"Men{form.short}", (f"Menteri {form.long[0]}",), (), "")


def _long_stands(form: ShortForm, new: set[str]) -> bool:
    return any(set(re.findall(r"[a-z]+", long.lower())) <= new for long in form.long)


def _made_of(name: str, short: str) -> bool:
    return letters(name) in short or short in letters(name)


def checked(text: str) -> Citation | None:
    """Read a citation, and judge what is proposed for it."""
    found = parse_citation(text)
    for meant in (found, found.in_other_words) if found else ():
        assert meant is not None
        proposed = official_form(meant)
        assert not unfaithful(proposed, text), proposed
        assert is_faithful(proposed, text), proposed
    return found


def test_real_citations_are_kept_whole() -> None:
    texts = real_citations()
    assert len(texts) > 60
    unread = [text for text in texts if checked(text) is None]
    assert unread == []


@pytest.mark.parametrize(
    ("proposed", "written"),
    [
        ("UU Nomor 1999 Tahun 1999 tentang Cuti", "UU Tahun 1999 tentang Cuti"),
        ("SE Nomor 17 Tahun 2024", "SE tanggal 17 Januari 2024 Nomor 470/327/SJ"),
        ("Peraturan Wali Kota Nomor 5 Tahun 2020", "Perwali Bandung Nomor 5 Tahun 2020"),
        ("Peraturan Menteri Keuangan Nomor 5 Tahun 2020", "Permen Nomor 5 Tahun 2020"),
        ("UU Nomor 5 Tahun 2014", "UU Nomor 5 Tahun 2014 (BN Nomor 1586)"),
        ("UU Nomor 5 Tahun 2014", "UU 5/2014 sebagaimana telah diubah dengan UU 20/2023"),
        ("UU Nomor 5 Tahun 2014 tentang Desa", "UU 5/2014"),
    ],
)
def test_what_loses_or_invents_is_no_proposal(proposed: str, written: str) -> None:
    assert unfaithful(proposed, written)
    assert not is_faithful(proposed, written)


def heads() -> st.SearchStrategy[str]:
    short = [form.short for form in table("short").values()]
    full = [name for name, kind in kind_names() if kind is not Kind.UUD]
    glued = [f"{act}{form}" for act in ("Permen", "Kepmen") for form in ("kes", "PAN-RB", "dagri")]
    makers = ["", "RI", "Bandung", "Kab. Sleman", "Kepala BPS", "Menteri PAN dan RB", "Mendagri"]
    return st.builds(
        lambda act, maker: f"{act} {maker}".strip(),
        st.sampled_from([*short, *full, *glued]),
        st.sampled_from(makers),
    )


DIGITS = st.integers(1, 999).map(str)
YEARS = st.integers(1945, 2026).map(str)
DATES = st.builds(
    "{} {} {}".format, st.integers(1, 31), st.sampled_from(["Mei", "Pebruari"]), YEARS
)


def numberings() -> st.SearchStrategy[str]:
    number = st.one_of(
        DIGITS,
        st.builds("{}/PMK.05/{}".format, DIGITS, YEARS),
        st.builds("{}/{}/SJ".format, DIGITS, DIGITS),
        st.builds("PM {}".format, DIGITS),
        st.builds("HK.02.02/Menkes/{}/{}".format, DIGITS, YEARS),
        st.builds("{} dan {}".format, DIGITS, DIGITS),
    )
    return st.one_of(
        st.builds("{}/{}".format, DIGITS, YEARS),
        st.builds("No. {} Th. {}".format, number, YEARS),
        st.builds("Nomor {} Tahun {}".format, number, YEARS),
        st.builds("tanggal {} Nomor {}".format, DATES, number),
        st.builds("No: {} tgl {}".format, number, DATES),
        st.builds("Tahun {}".format, YEARS),
        st.builds("Nomor {}".format, number),
    )


SUBJECTS = st.sampled_from(
    [
        "tentang Kearsipan",
        "ttg Perubahan Kedua atas PP 7/1999",
        "Pelayanan Publik",
        "tentang Legalisasi (Lembaran Negara RI Tahun 2009 Nomor 152)",
        "tentang Desa, Berita Negara Tahun 2014 Nomor 1586",
        "tentang Izin (Pasal 5 ayat (2))",
        "(KIP)",
        "beserta perubahannya",
        "tentang Cuti dan PP 11/2017",
        "",
    ]
)
LINKS = st.sampled_from(
    [
        "jo.",
        "s.t.d.t.d.",
        "y.s.d.u",
        "sebagaimana telah diubah dengan",
        "dan perubahan kedua dengan",
        "dan diubah untuk kedua kalinya dengan",
        "sebagaimana telah diubah beberapa kali, terakhir dengan",
        "dan",
        ";",
    ]
)


def citations() -> st.SearchStrategy[str]:
    one = st.builds("{} {} {}".format, heads(), numberings(), SUBJECTS)
    return st.recursive(
        one, lambda more: st.builds("{} {} {}".format, more, LINKS, one), max_leaves=3
    )


@given(citations())
def test_whatever_is_read_is_kept_whole(text: str) -> None:
    checked(" ".join(text.split()))


def test_every_short_form_is_read_with_number_year_and_subject() -> None:
    unnumbered = {name for name, kind in kind_names() if kind in (Kind.UUD, Kind.CODE)}
    forms = (form for form in table("short").values() if form.long[0] not in unnumbered)
    texts = [f"{form.short} Nomor 5 Tahun 2020 tentang Arsip" for form in forms]
    assert [text for text in texts if checked(text) is None] == []


def test_every_entry_of_the_catalogue_has_its_source() -> None:
    assert all(form.source for name in TABLES for form in table(name).values())
    assert {kind for _, kind in kind_names()} == set(Kind) - {Kind.OFFICE}


def test_the_fuller_of_two_says_all_of_the_other() -> None:
    bare, whole = "Undang-Undang Nomor 5 Tahun 2014", "UU Nomor 5 Tahun 2014 tentang ASN (LN 6)"
    assert says_all(whole.replace("UU", "Undang-Undang"), bare)
    assert not says_all(bare, whole)

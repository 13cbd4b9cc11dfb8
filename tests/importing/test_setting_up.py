"""A register begun from many files: what they share stands once, and nothing is united unasked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from soptool.api.imported import Imported
from soptool.api.set_up import PAGE, set_up
from soptool.importing.apart import apart
from soptool.importing.citing import Named
from soptool.importing.draft import Draft, Remark
from soptool.importing.leading import Leading
from soptool.importing.setting_up.agency import agency_of
from soptool.importing.setting_up.posts import posts_of
from soptool.importing.setting_up.read import ReadSop
from soptool.importing.setting_up.register import PROPOSED, SETTINGS_PROPOSED, Register
from soptool.language import msg
from soptool.settings import settings_in
from soptool.source.read import read
from soptool.workspace.chains import Chains

UU = "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"


def sop(own: str, *posts: str, **data: Any) -> ReadSop:
    executors = {f"p{number}": name for number, name in enumerate(posts)}
    said = {"kind": "micro", "title": own.title(), "executors": executors, "steps": [], **data}
    return ReadSop(f"laci/{own}.pdf", own, Draft(said))


def data_of(text: str) -> Any:
    document, findings = read("sop.yaml", text.encode())
    assert document is not None
    assert not findings
    assert settings_in(document)[1] == ()
    return document.data


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Kabag Umum", "Kepala Bagian Umum", True),
        ("KEPALA SUB BAGIAN TU", "Kasubbag Tata Usaha", True),
        ("Sub Koordinato r Fungsi Umum", "Sub Koordinator Fungsi Umum", True),
        ("Sekretaris Dinas", "Sekertaris Dinas", True),
        ("Analis Keuangan", "Analis Keungan", True),
        ("Kepala Bagian Umum", "Kepala Bagian Hukum", False),
        ("Kepala Seksi I", "Kepala Seksi II", False),
        ("Staf Distribusi", "Staf Kontribusi", False),
        ("Bendahara Penerimaan", "Bendahara Pengeluaran", False),
        ("Kepala Seksi Pelayanan", "Kepala Seksi Pelaporan", False),
        ("Kepala", "Kepala Bagian", False),
        ("Arsiparis 1", "Arsiparis 2", False),
    ],
)
def test_names_that_are_perhaps_one_post(one: str, other: str, is_one: bool) -> None:
    found = posts_of([sop("a", one), sop("b", other)])
    assert len(found) == (1 if is_one else 2)


def test_what_several_cite_stands_once_and_other_spellings_stay() -> None:
    sops = [
        sop("a", legal_basis=[UU, "Peraturan Bupati Nomor 3 Tahun 2020 tentang Arsip"]),
        sop("b", legal_basis=[UU.upper() + ";", "UU No. 30 Tahun 2014"]),
        sop("c", legal_basis=["UU 30/2014", f"Pasal 7 {UU}"]),
    ]
    register = Register()
    register.settle(sops, {})
    assert sops[0].data["legal_basis"][0] == "uu-30-2014"
    assert sops[1].data["legal_basis"] == ["uu-30-2014", "UU No. 30 Tahun 2014"]
    assert sops[2].data["legal_basis"] == ["UU 30/2014", f"Pasal 7 {UU}"]
    said = data_of(register.settings_text(str))
    assert said["regulations"] == {"uu-30-2014": {"title": UU}}


def test_what_settings_have_already_is_cited_by_their_ids() -> None:
    one = sop("a", legal_basis=[UU.upper(), "UU No. 43 Tahun 2009 tentang Kearsipan"])
    one.draft.settings = f"regulations:\n  ap: {{title: {UU}}}\n".encode()
    register = Register()
    register.settle([one], {"UU 43/2009": "arsip"})
    assert one.data["legal_basis"] == ["ap", "UU No. 43 Tahun 2009 tentang Kearsipan"]
    assert data_of(register.settings_text(str))["regulations"] == {"ap": {"title": UU}}
    assert [(law.id, law.is_known) for law in register.laws] == [("ap", True), ("arsip", True)]


def test_posts_are_united_only_by_proposal(tmp_path: Path) -> None:
    sops = [sop("a", "Kabag Umum"), sop("b", "Kepala Bagian Umum"), sop("c", "Kepala Bagian Umum")]
    before = [dict(one.data["executors"]) for one in sops]
    register = Register()
    register.settle(sops, {})
    files = set_up(register, [], tmp_path, "id", date(2026, 11, 30))
    assert [one.data["executors"] for one in sops] == before
    proposal = files[tmp_path / PROPOSED]
    assert "sop rename executor 'Kabag Umum' 'Kepala Bagian Umum'  # a\n" in proposal
    assert data_of(proposal)["posts"] == {
        "kepala-bagian-umum": {"name": "Kepala Bagian Umum", "also": ["Kabag Umum"]}
    }
    assert "Kabag Umum" not in files[tmp_path / "sop.yaml"]


def test_settings_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / "sop.yaml").write_text("language: id\n")
    register = Register()
    register.settle([sop("a", "Staf")], {})
    files = set_up(register, [], tmp_path, "id", date(2026, 11, 30))
    assert tmp_path / "sop.yaml" not in files
    assert data_of(files[tmp_path / SETTINGS_PROPOSED])["posts"] == {"staf": {"name": "Staf"}}


def test_settings_that_came_along_keep_their_words() -> None:
    one = sop("a", "Staf", "Kepala")
    one.draft.settings = b"# Kami\nlanguage: en\nposts:\n  staf: Staf  # lama\n"
    register = Register()
    register.settle([one], {})
    text = register.settings_text(str)
    assert text.startswith("# Kami\nlanguage: en\nposts:\n  staf: Staf  # lama\n")
    assert data_of(text)["posts"] == {"staf": "Staf", "kepala": {"name": "Kepala"}}
    assert register.folder("macro") == "macro"


def test_the_agency_is_what_stands_above_the_unit_of_most() -> None:
    def of(*lines: str) -> ReadSop:
        hidden = Remark(1, "", "", "text", "SOP-003/08/2022", msg("x"))
        draft = Draft({"kind": "micro", "title": "A"}, remarks=[hidden], agency=lines)
        return ReadSop("a.pdf", "a", draft)

    name = ("BADAN CONTOH", "PROVINSI CONTOH")
    others = [of("BADANCONTOH", name[1]), of("BADAN LAIN")]
    assert agency_of([others[0], of(*name), of(), of(*name), others[1]]) == " ".join(name)
    assert agency_of([of(), of()]) is agency_of([of("SATU"), of("DUA")]) is None


def test_documents_that_go_on_to_others() -> None:
    sops = [
        sop("a", steps=[{"outputs": ["Surat  masuk"], "requirements": ["Agenda"]}]),
        sop("b", steps=[{"requirements": ["surat masuk"], "outputs": ["Agenda"]}]),
        sop("c", steps=[{"requirements": ["Kopi"], "outputs": ["Kopi"]}]),
    ]
    register = Register()
    register.settle(sops, {})
    assert [(t.name, t.makers, t.users) for t in register.things] == [
        ("Agenda", ("b",), ("a",)),
        ("Surat masuk", ("a",), ("b",)),
    ]


EVIL = "<script>alert(1)</script>"


def test_the_page_says_what_is_there_what_is_missing_and_what_is_due(tmp_path: Path) -> None:
    sops = [
        sop("lama", number=EVIL, dates={"effective": "2024-02-01"}),
        sop("baru", dates={"effective": "2026-02-01"}, records=["Arsip"]),
        sop("rencana", dates={"effective": "2020", "review": "2027-01"}),
    ]
    found = [
        Imported(one.source, "pdf", tmp_path / "mikro" / f"{one.id}.yaml", "x", None, one.draft)
        for one in sops
    ]
    register = Register()
    register.settle(sops, {})
    page = set_up(register, found, tmp_path, "en", date(2026, 11, 30))[tmp_path / PAGE]
    assert EVIL not in page
    assert page.count('class="due"') == 1
    assert "February 2025 (due)" in page
    assert "mikro/baru.yaml" in page
    assert "3 micro" in page


def test_a_stranger_inherits_nothing_that_its_paper_does_not_say() -> None:
    settings = (
        "defaults:\n  unit: Biro\n  status: effective\n  dates: {effective: 2026, review: 2027}\n"
        "  approval: {position: Sekjen, name: Ani}\n  legal_basis: [UU]\n"
    )
    chains = Chains(registry=read("sop.yaml", settings.encode())[0])
    data = {"kind": "micro", "unit": "Bagian", "approval": {"position": "Bupati"}, "dates": {}}
    assert apart(data, "a.yaml", chains) == {
        "kind": "micro",
        "unit": "Bagian",
        "approval": {"position": "Bupati", "name": "-"},
        "dates": "-",
        "legal_basis": "-",
    }


@pytest.mark.parametrize(
    ("notes", "kind", "led"),
    [
        (["Lihat SOP Surat Masuk", "lihat SOP Arsip."], "macro", ["masuk", {"title": "SOP Arsip"}]),
        (["Lihat SOP Surat Masuk", None, None], "micro", ["masuk", None, None]),
        (["Sesuai dengan SOP-7", "Lihat SOP surat masuk", None], "macro", ["tujuh", "masuk", None]),
        (["Lihat lampiran", "Lihat SOP Surat Masuk"], "micro", [None, "masuk"]),
    ],
)
def test_rows_that_lead_to_other_sops(notes: list[Any], kind: str, led: list[Any]) -> None:
    steps = [{"activity": "x", **({"note": note} if note else {})} for note in notes]
    draft = Draft({"kind": "micro", "title": "X", "steps": steps})
    known = [Named("masuk", "SOP Surat Masuk"), Named("tujuh", "Tujuh", "SOP-7")]
    Leading(known).resolve(draft)
    assert draft.data["kind"] == kind
    assert [step.get("use", step.get("see")) for step in draft.data["steps"]] == led


def test_a_title_that_is_nearly_one_is_asked_for() -> None:
    steps = [{"note": "Lihat SOP Surat Masukk"}, {"note": "Lihat SOP Surat Masuk"}]
    draft = Draft({"kind": "micro", "title": "X", "steps": steps})
    Leading([Named("masuk", "SOP Surat Masuk")]).resolve(draft)
    said = [str(remark.message) for remark in draft.remarks if remark.kind == "part"]
    assert len(said) == 1
    assert "Did you mean `SOP Surat Masuk`?" in said[0]

"""Words of titles, steps, warnings and numbers: the cases that manuals do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, findings
from soptool.lint.catalogue import RULES
from soptool.lint.engine import AnyRule
from soptool.lint.fixing import fixed
from soptool.lint.rules.box import related_itself, relation_one_sided
from soptool.lint.rules.flow import check_without_decision
from soptool.lint.rules.identity import (
    approval_missing,
    approver_unnamed,
    effective_before_created,
    nip_malformed,
    nip_missing,
    placeholder_left,
    revised_before_created,
    unit_missing,
)
from soptool.lint.rules.number import number_missing, number_used_twice
from soptool.lint.rules.step import step_as_command, step_only_start_or_end, step_without_verb
from soptool.lint.rules.title import title_says_sop


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (title_says_sop, "title: (SOP) Pelayanan Tamu\n", "title: Pelayanan Tamu\n"),
        (
            title_says_sop,
            "title: Standar Operasional Prosedur (SOP) Pelayanan Tamu\n",
            "title: Pelayanan Tamu\n",
        ),
        (title_says_sop, "title: SPO pelayanan tamu\n", "title: Pelayanan tamu\n"),
        (title_says_sop, "title: Pelayanan Tamu (SOP)\n", "title: Pelayanan Tamu\n"),
        (title_says_sop, "title: Pelayanan Tamu SOP\n", "title: Pelayanan Tamu\n"),
        (title_says_sop, "title: Penanganan Surat Masuk, SOP\n", "title: Penanganan Surat Masuk\n"),
        (
            title_says_sop,
            "kind: macro\ntitle: SOP Makro Pengelolaan Surat\n",
            "kind: macro\ntitle: Pengelolaan Surat\n",
        ),
        (
            step_as_command,
            "steps: [{activity: Mohon mengisi formulir}]\n",
            "steps: [{activity: Mengisi formulir}]\n",
        ),
        (
            step_as_command,
            "steps: [{activity: Tanda tangani surat}]\n",
            "steps: [{activity: Menandatangani surat}]\n",
        ),
        (
            step_as_command,
            "steps: [{activity: Tindak lanjuti surat}]\n",
            "steps: [{activity: Menindaklanjuti surat}]\n",
        ),
        (
            step_as_command,
            "steps: [{activity: Distribusikan surat}]\n",
            "steps: [{activity: Mendistribusikan surat}]\n",
        ),
        (
            step_without_verb,
            "steps: [{activity: Tanda tangan surat}]\n",
            "steps: [{activity: Menandatangani surat}]\n",
        ),
        (
            step_without_verb,
            "steps: [{activity: Serah terima barang}]\n",
            "steps: [{activity: Menyerahterimakan barang}]\n",
        ),
    ],
)
def test_what_a_fix_writes(rule: object, before: str, after: str, tmp_path: Path) -> None:
    checked: AnyRule = rule.RULE  # type: ignore[attr-defined]
    texts = files_of(before)
    found = findings(tmp_path, texts, checked)
    assert {**texts, **fixed(texts, found, unsafe=True).texts} == files_of(after)


def test_a_level_that_contradicts_the_kind_is_not_left_out_unasked(tmp_path: Path) -> None:
    texts = files_of("title: SOP Makro Pengelolaan Surat\n")
    found = findings(tmp_path, texts, title_says_sop.RULE)
    assert len(found) == 1
    assert not fixed(texts, found).texts


@pytest.mark.parametrize(
    "text", ["Mulai", "SELESAI", "Selesai.", "Mulai kegiatan", "Kegiatan selesai", "Start", "End"]
)
def test_a_row_that_only_begins_or_ends_is_told_once(text: str, tmp_path: Path) -> None:
    files = files_of(
        "steps:\n"
        f"  - {{activity: {text}}}\n"
        "  - {activity: Menerima surat, requirements: Surat, duration: 5 menit, outputs: Agenda}\n"
    )
    told = [
        finding.check.code
        for rule in RULES
        for finding in findings(tmp_path, files, rule)
        if finding.place.line == 2 and finding.check.code not in ("SOP550",)
    ]
    assert told == ["SOP532"]


@pytest.mark.parametrize("text", ["Mulai menyusun laporan", "Proses", "Mengakhiri rapat"])
def test_a_row_in_which_something_is_done(text: str, tmp_path: Path) -> None:
    files = files_of(f"steps: [{{activity: {text}}}]\n")
    assert not findings(tmp_path, files, step_only_start_or_end.RULE)


def test_a_decision_is_no_end(tmp_path: Path) -> None:
    files = files_of("steps:\n  - {activity: Selesai, branches: {Ya: end, Tidak: step-1}}\n")
    assert not findings(tmp_path, files, step_only_start_or_end.RULE)


_ASKED = "steps:\n  - {question: Lengkap?, branches: {Ya: next, Tidak: {end: ditolak}}}\n"


def test_an_approval_right_behind_the_decision_tells_its_answer(tmp_path: Path) -> None:
    told = files_of(_ASKED + "  - activity: Menyetujui permohonan\n  - activity: Mencatat surat\n")
    assert not findings(tmp_path, told, check_without_decision.RULE)
    open_ = files_of(_ASKED + "  - activity: Memeriksa berkas\n  - activity: Mencatat surat\n")
    assert findings(tmp_path, open_, check_without_decision.RULE)


@pytest.mark.parametrize(
    ("number", "open_part", "missing"),
    [
        ("070/ /35.07.25/2026", True, False),
        ("188.4/ /SOP/…", True, False),
        ("12//2026", True, False),
        ("/SETJEN/2026", True, False),
        ("800/____/2026", True, False),
        ("SOP/xxx/2026", True, False),
        ("SOP-.../2026", True, False),
        ("………………", False, True),
        ("…/…/…", False, True),
        ("-", False, True),
        ("???", False, True),
        ("?/SOP/2026", True, False),
        ("SOP..../2026", True, False),
        ("belum ada", False, True),
        ("SOP/(kosong)/2026", True, False),
        ("(nomor)/SOP/2026", True, False),
        ("SOP/(Dinkes)12/2026", False, False),
        ("188.4/12/SOP/2026", False, False),
        ("065/ 12 /2026", False, False),
        ("SOP-01/X/2026", False, False),
        ("SOP.01.02.03", False, False),
    ],
)
def test_numbers_that_are_not_filled_in(
    number: str, open_part: bool, missing: bool, tmp_path: Path
) -> None:
    files = files_of(f'number: "{number}"\n')
    assert bool(findings(tmp_path, files, placeholder_left.RULE)) is open_part
    assert bool(findings(tmp_path, files, number_missing.RULE)) is missing


def test_an_open_number_is_not_used_twice(tmp_path: Path) -> None:
    files = files_of("# file: a.yaml\nnumber: 12/…/2026\n# file: b.yaml\nnumber: 12/…/2026\n")
    assert not findings(tmp_path, files, number_used_twice.RULE)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("SOP600", "unit: [Bagian Umum, Bagian Hukum]\n"),
        ("SOP601", "dates: {created: 05/01/2026}\n"),
        ("SOP602", "dates: {effective: besok}\n"),
        ("SOP603", "revision: 2\ndates: {revised: 05/01/2026}\n"),
        ("SOP607", "approval: Camat\n"),
        ("SOP620", "number: {a: b}\n"),
        ("SOP540", "legal_basis: {a: b}\n"),
        ("SOP650", "equipment: {a: b}\nqualifications: A\nrecords: B\nwarnings: C\n"),
    ],
)
def test_what_can_not_be_read_is_not_missing(code: str, text: str, tmp_path: Path) -> None:
    (rule,) = (rule for rule in RULES if rule.check.code == code)
    assert not findings(tmp_path, files_of(text), rule)


@pytest.mark.parametrize(
    "title",
    [
        *("Penyusunan SOP", "Evaluasi SOP", "Monitoring dan Evaluasi SOP", "Uji Coba SOP"),
        *("Penyusunan Dokumen SOP", "Kaji Ulang SOP", "Kepatuhan terhadap SOP", "Sosialisasi SOP"),
    ],
)
def test_a_title_about_sops(title: str, tmp_path: Path) -> None:
    assert not findings(tmp_path, files_of(f"title: {title}\n"), title_says_sop.RULE)


def test_a_date_that_was_only_guessed_is_not_compared(tmp_path: Path) -> None:
    for rule in (effective_before_created, revised_before_created):
        for created, number in (("2026-05-13", 1), ("2026-13-05", 0)):
            dates = f"created: {created}, revised: 2026-05-01, effective: 2026-05-02"
            text = files_of(f"dates: {{{dates}}}\n")
            assert len(findings(tmp_path, text, rule.RULE)) == number


_SIGNED = "approval: {{position: {}, name: {}, nip: {}}}\n"


@pytest.mark.parametrize("dash", ["'-'", "nihil"])
def test_a_dash_in_the_approval_is_nothing(dash: str, tmp_path: Path) -> None:
    found = {}
    for rule in (approval_missing, approver_unnamed, nip_missing, nip_malformed):
        for place in range(3):
            boxes = ["Camat", "Ani", "196504121990031002"]
            boxes[place] = dash
            text = files_of("status: effective\n" + _SIGNED.format(*boxes))
            found[rule.CHECK.name, place] = bool(findings(tmp_path, text, rule.RULE))
    assert {key for key, seen in found.items() if seen} == {
        ("approval-missing", 0),
        ("approver-unnamed", 1),
        ("nip-missing", 2),
    }


def test_a_unit_of_a_dash_is_missing(tmp_path: Path) -> None:
    assert findings(tmp_path, files_of("unit: –\n"), unit_missing.RULE)


_MACRO = "# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat{}\nsteps: [{{use: mikro}}]\n"
_MICRO = "# file: mikro.yaml\ntitle: Pengelolaan Surat{}\nrelated: {}\n"


@pytest.mark.parametrize(
    ("macro", "micro", "related"),
    [
        ("", "", "SOP Pengelolaan Surat"),
        (" (Makro)", " (Mikro)", "Pengelolaan Surat (Makro)"),
        ("", "", "SOP Makro Pengelolaan Surat"),
        (" (PS)", " (Mikro)", "Pengelolaan Surat (PS)"),
    ],
)
def test_a_macro_and_its_micro_of_like_titles(
    macro: str, micro: str, related: str, tmp_path: Path
) -> None:
    files = files_of(_MACRO.format(macro) + _MICRO.format(micro, related))
    assert not findings(tmp_path, files, related_itself.RULE)
    assert not findings(tmp_path, files, relation_one_sided.RULE)


def test_an_sop_that_names_itself(tmp_path: Path) -> None:
    files = files_of("title: Pengelolaan Surat (PS)\nrelated: SOP Pengelolaan Surat\n")
    assert findings(tmp_path, files, related_itself.RULE)

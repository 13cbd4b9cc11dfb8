"""A mistyped name is offered the near one as an unsafe fix, where only letters differ."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from soptool.lint.fixing import fixed
from soptool.lint.inspection import inspect
from soptool.lint.levels import Selection, levels_of
from soptool.workspace.load import load

SOP = "kind: micro\ntitle: Penanganan Surat\n"
PEOPLE = "executors: {agendaris: Agendaris, kasi-1: Kasi 1}\n"
STEP = "steps:\n  - {id: terima, activity: Menerima, executor: agendaris}\n"
CHECK = "  - {id: cek, activity: Memeriksa, executor: kasi-1, branches: {Ya: next, Tidak: terima}"
LAST = "}\n  - {id: catat, activity: Mencatat, executor: agendaris}\n"
MACRO = "kind: macro\ntitle: Pengelolaan Surat\n"
MAPPED = "executors: {umum: Umum}\nsteps:\n  - {use: surat-keluar, executors: {kurir: umum}}\n"
ROUTED = "steps:\n  - {use: surat-keluar, branches: {terkirim: next}}\n  - activity: Mencatat\n"
SETTINGS = "regulations: {uu-30-2014: UU 30/2014, perka-surat: Perka}\nposts: {kabag-umum: Kabag}\n"


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        (f"{SOP}{PEOPLE}{STEP}", ("executor: agendaris", "executor: agendari")),
        (f"{SOP}{PEOPLE}{STEP}".replace(": agendaris}", ": {any: [agendaris, kasi-1]}}"),
         ("[agendaris", "[agendarris")),
        (f"{SOP}{PEOPLE}{STEP}{CHECK}{LAST}", ("Tidak: terima", "Tidak: terimma")),
        (f"{SOP}{PEOPLE}{STEP}{CHECK}{LAST}", ("Ya: next", "Ya: nxet")),
        (f"{SOP}{PEOPLE}{STEP}{CHECK}{LAST}".replace("next", "[next, catat]"),
         (", catat]", ", cattat]")),
        (f"{SOP}{PEOPLE}{STEP}{CHECK}, chance: {{Ya: 0.9}}{LAST}", ("chance: {Ya", "chance: {Yaa")),
        (f"{SOP}legal_basis: [perka-surat]\n{STEP}", ("[perka-surat", "[perka-surta")),
        (f"{SOP}legal_basis: perka-surat\n{STEP}", (": perka-surat", ": perka-surta")),
        (f"{SOP}approval: {{position: kabag-umum}}\n{STEP}", ("kabag-umum", "kabag-umun")),
        (f"{SOP}related: [surat-keluar]\n{STEP}", ("surat-keluar", "surat-kelaur")),
        (f"{SOP}footnotes: {{nota: A}}\n{STEP}".replace("Menerima,", "Menerima, footnote: nota,"),
         ("footnote: nota", "footnote: notta")),
        (f"{MACRO}steps:\n  - use: surat-keluar\n",
         ("surat-keluar", "surat-kelar")),
        (f"{MACRO}{MAPPED}", ("{kurir", "{kurrir")),
        (f"{MACRO}{MAPPED}", (": umum}}", ": umun}}")),
        (f"{MACRO}{ROUTED}", ("{terkirim", "{terkirm")),
    ],
)  # fmt: skip
def test_the_near_name_is_offered(right: str, slip: tuple[str, str], tmp_path: Path) -> None:
    wrong = right.replace(*slip)
    assert wrong != right
    assert mended(tmp_path, wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        f"{SOP}legal_basis: [uu-31-2014]\n{STEP}",
        f"{SOP}{PEOPLE}{STEP}".replace("executor: agendaris", "executor: kasi-2"),
        f"{SOP}{PEOPLE}{STEP}".replace("executor: agendaris", "executor: bendahara"),
        f"{SOP}{PEOPLE}{STEP}{CHECK}{LAST}".replace("Tidak: terima", "Tidak: step-1"),
    ],
)
def test_another_thing_is_no_slip(text: str, tmp_path: Path) -> None:
    assert mended(tmp_path, text) == text


def mended(folder: Path, text: str) -> str:
    files = {
        "sop.yaml": SETTINGS,
        "a.yaml": text,
        "surat-keluar.yaml": f"{SOP}executors: {{kurir: Kurir}}\nsteps:\n"
        "  - {activity: Mengirim, executor: kurir, next: {end: terkirim}}\n",
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    loaded = load(folder)
    levels = levels_of(loaded.settings, folder, Selection(("SOP2", "SOP4")))
    found = inspect(loaded, levels, date(2026, 6, 1)).findings
    assert not any(one.fix and one.fix.safe for one in found)
    return fixed(files, found, unsafe=True).texts.get("a.yaml", text)

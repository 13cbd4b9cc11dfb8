"""What a beginner gets wrong, and what is said of it: what, where, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import MICRO, Sop, write

HEAD = "kind: micro\ntitle: Surat\nexecutors: {a: Agendaris}\n"


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("jenis: mikro\njudul: Surat\n", "1:8: SOP211", "Begin with `kind: micro`"),
        (HEAD + "langkah: [{kegiatan: Mencatat}]\n", "4:1: SOP101", "mean `steps`?"),
        ("kind: micro\ntitle: S\npelaksana: {a: A}\n", "3:1: SOP101", "mean `executors`?"),
        (
            "kind: micro\ntitle: S\nexecutors: [Kepala Biro]\nsteps: [{activity: M}]\n",
            "3:12: SOP104",
            "Write `kepala-biro: Kepala Biro`, without `-`.",
        ),
        (HEAD + "steps:\n  - Menerima surat\n", "5:5: SOP104", "`activity: Menerima surat`"),
        (
            HEAD + "steps:\n  - {activity: M, branches: Ya}\n",
            "5:29: SOP104",
            "Write `branches: {Ya: next, Tidak: end}`.",
        ),
        (
            HEAD + "steps:\n  - {activity: M, executor: a, next: selesai}\n",
            "5:38: SOP202",
            "mean `end`?",
        ),
        (
            HEAD + "approval: {position: Sekretaris, Kepala Biro}\nsteps: [{activity: M}]\n",
            "4:34: SOP101",
            "In `{…}` a comma begins a new key.",
        ),
        ("kind: macro\ntitle: S\nsteps: [surat-masuk]\n", "3:9: SOP104", "`use: surat-masuk`"),
        ("kind: macro\ntitle: S\nsteps: [{mikro: surat}]\n", "3:10: SOP101", "mean `use`?"),
        (
            "kind: macro\ntitle: S\nsteps: [{use: mikro/surat.yaml}]\n",
            "3:15: SOP221",
            "not by its file: `surat-masuk`.",
        ),
    ],
)
def test_a_hint_shows_the_way(text: str, place: str, hint: str, folder: Path, sop: Sop) -> None:
    surat = "id: surat-masuk\n" + MICRO.format(title="Penanganan Surat Masuk")
    write(folder, {"sop.yaml": "", "x.yaml": text, "mikro/surat.yaml": surat})
    ended = sop("validate", "x.yaml", "-f", "concise")
    assert f"x.yaml:{place} error" in ended.out
    assert hint in sop("validate", "x.yaml").out


def test_steps_under_another_name_are_not_missed_twice(folder: Path, sop: Sop) -> None:
    write(folder, {"x.yaml": HEAD + "langkah: [{activity: Mencatat}]\n"})
    assert "SOP213" not in sop("validate").out
    write(folder, {"x.yaml": HEAD + "steps: []\n"})
    assert "SOP213" in sop("validate").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("compose surat", "has the name `surat`. Begin with `sop init` or `sop new micro ID`."),
        ("explain SOP999", "has the name `SOP999`. `sop explain --all` lists them."),
        ("--lang en", "The command is missing. See `sop --help`."),
    ],
)
def test_wrong_usage_in_an_empty_folder(arguments: str, said: str, folder: Path, sop: Sop) -> None:
    ended = sop(*arguments.split())
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


def test_a_folder_that_cannot_be_made(workspace: Path, sop: Sop) -> None:
    ended = sop("render", "surat-masuk", "-q", "-o", "x" * 300)
    assert ended.code == 1
    assert ended.err.endswith("Name another place, or make this one writable.\n")

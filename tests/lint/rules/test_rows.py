"""Rules on rows, columns and lines: the cases that their manuals do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, findings
from soptool.lint.engine import AnyRule
from soptool.lint.fixing import fixed
from soptool.lint.rules.documents import (
    output_unchanged,
    output_unused,
    outputs_missing,
    requirements_missing,
)
from soptool.lint.rules.duration import duration_clocks_mixed, duration_missing
from soptool.lint.rules.executor import executor_order, executor_unused
from soptool.lint.rules.flow import (
    answers_alike,
    check_without_decision,
    decision_without_question,
    hidden_decision,
    line_runs_up,
    loop_without_bound,
    loop_without_work,
    number_out_of_order,
    unusual_length,
)
from soptool.lint.rules.macro import macro_time_short, part_retitled, written_part_not_used
from soptool.lint.rules.step import step_names_actor, step_names_another, step_without_verb
from soptool.lint.rules.title import title_a_sentence

ABC = "executors: {a: Analis, b: Kabag, c: Camat}\nsteps:\n"
PART = "# file: bagian.yaml\ntitle: Penanganan Surat Masuk\nsteps:\n"
MACRO = "# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\n"
LOOP = "steps:\n  - {id: susun, activity: Menyusun}\n  - activity: Memeriksa\n"


@pytest.mark.parametrize(
    ("rule", "count", "text"),
    [
        # columns
        (executor_order, 0, ABC + "  - {executor: [c, b, a]}\n"),
        (executor_order, 1, ABC + "  - {executor: {chain: [c, b, a]}}\n"),
        (executor_order, 0, ABC + "  - {executor: {each: [b, a]}}\n  - {executor: c}\n"),
        (executor_order, 0, ABC + "  - {activity: Mencatat}\n  - {executor: c}\n"),
        (
            executor_order,
            0,
            (
                "executors: {a: {name: A, group: G}, c: {name: C, group: G}, b: B}\n"
                "steps: [{executor: a}, {executor: b}, {executor: c}]\n"
            ),
        ),
        (executor_unused, 1, ABC + "  - {executor: a}\n  - {executor: c}\n"),
        (executor_unused, 0, ABC + "  - {executor: a}\n  - {activity: Mencatat}\n"),
        (executor_unused, 0, ABC + "  - {executor: a}\n  - {executor: d}\n"),
        (executor_order, 0, ABC + "  - {executor: c}\n  - {executor: d}\n"),
        (
            executor_unused,
            0,
            PART.replace("steps:", "executors: {x: Kabag}\nsteps:")
            + "  - {executor: x}\n"
            + MACRO
            + "executors: {kabag: Kabag}\nsteps: [{use: bagian}]\n",
        ),
        (
            executor_unused,
            0,
            MACRO + "executors: {kabag: Kabag}\nsteps: [{use: {title: Belum ditulis}}]\n",
        ),
        # cells
        (duration_missing, 1, "steps: [{row: same}, {row: same, duration: 1 jam}]\n"),
        (duration_missing, 0, "steps: [{duration: 1 jam}, {row: same}]\n"),
        (duration_missing, 1, "steps: [{duration: 1 jam}, {row: same, activity: Mencatat}]\n"),
        (duration_missing, 0, "steps: [{duration: 1 jam}, {row: same, duration: same}]\n"),
        (duration_missing, 1, "steps: [{activity: A, duration: same}, {activity: B}]\n"),
        (duration_missing, 0, PART + "  - duration: 1 jam\n" + MACRO + "steps: [{use: bagian}]\n"),
        (duration_missing, 0, MACRO + "steps: [{use: {title: Belum ditulis}}]\n"),
        (requirements_missing, 0, MACRO + "steps: [{use: {title: Belum ditulis}}]\n"),
        (outputs_missing, 0, MACRO + "steps: [{use: tidak-dikenal}]\n"),
        (duration_clocks_mixed, 0, "steps: [{duration: 3 hari}, {duration: 1 jam}]\n"),
        (duration_clocks_mixed, 1, "steps: [{duration: 3 hari}, {duration: 1 bulan kalender}]\n"),
        (output_unchanged, 1, "steps: [{requirements: [Surat, Nota], outputs: [nota, SURAT]}]\n"),
        (output_unchanged, 0, "steps: [{requirements: Surat, outputs: Surat terdisposisi}]\n"),
        (
            output_unchanged,
            1,
            (
                "# file: sop.yaml\ndocuments: {s: {name: Surat, also: Naskah}}\n"
                "# file: a.yaml\nsteps: [{requirements: Naskah, outputs: Surat}]\n"
            ),
        ),
        (
            output_unused,
            0,
            "records: Buku agenda\nsteps: [{outputs: Buku agenda}, {activity: B}]\n",
        ),
        # decisions and lines
        (answers_alike, 1, "steps: [{branches: {Ya: end, 'YA ': {end: a}}}]\n"),
        (answers_alike, 0, "steps: [{branches: {Setuju: end, Tidak setuju: {end: a}}}]\n"),
        (hidden_decision, 1, "steps: [{next: [{end: diterima}, {end: ditolak}]}]\n"),
        (hidden_decision, 0, "steps: [{id: a, next: [b, c]}, {id: b, next: end}, {id: c}]\n"),
        (hidden_decision, 1, "steps: [{activity: Menyetujui atau menolak permohonan}]\n"),
        (
            check_without_decision,
            0,
            "steps: [{activity: Memeriksa berkas}, {row: same, branches: {Ya: end, T: end}}]\n",
        ),
        (decision_without_question, 1, LOOP + "  - branches: {Ya: end, Tidak: susun}\n"),
        (decision_without_question, 1, "steps: [{branches: {Ya: end, Tidak: {end: x}}}]\n"),
        (loop_without_bound, 1, LOOP + "    branches: {Ya: end, Tidak: susun}\n"),
        (
            loop_without_bound,
            0,
            LOOP + "    branches: {Ya: end, Tidak: susun}\n    note: maks. 3 (tiga) kali\n",
        ),
        (
            loop_without_bound,
            0,
            LOOP + "    branches: {Ya: end, N: susun}\n    note: Up to 1 revision\n",
        ),
        (loop_without_bound, 1, LOOP + "    branches: {Ya: end, N: susun}\n    note: 1 revision\n"),
        (loop_without_bound, 0, "steps: [{activity: A}, {activity: B}]\n"),
        (loop_without_work, 0, "steps: [{id: a, activity: Menyusun, branches: {Y: end, T: a}}]\n"),
        (loop_without_work, 1, "steps: [{id: a, question: Ya?, branches: {Y: end, T: a}}]\n"),
        (line_runs_up, 0, LOOP + "    branches: {Ya: end, Tidak: susun}\n"),
        (line_runs_up, 1, "steps: [{next: c}, {id: b, next: end}, {id: c, next: b}]\n"),
        (number_out_of_order, 0, "steps: [{no: 3}, {no: '-'}, {no: 4}, {section: B}]\n"),
        (number_out_of_order, 0, "steps: [{no: 1}, {row: same, no: 1}, {no: 2.}]\n"),
        (number_out_of_order, 1, "steps: [{no: 2}, {no: 1}]\n"),
        (number_out_of_order, 1, "steps: [{no: 1a}, {no: 1a}]\n"),
        (unusual_length, 1, "steps: [{id: a}, {row: same}, {row: same}]\n"),
        (unusual_length, 1, "steps:\n" + "  - activity: Mencatat\n" * 26),
        (unusual_length, 0, "steps:\n" + "  - activity: Mencatat\n" * 25),
        # macros
        (
            macro_time_short,
            0,
            PART
            + "  - {duration: 2 hari}\n"
            + MACRO
            + "steps: [{use: bagian, duration: 15 jam}]\n",
        ),
        (
            macro_time_short,
            1,
            PART
            + "  - {duration: 2 hari}\n"
            + MACRO
            + "steps: [{use: bagian, duration: 14 jam}]\n",
        ),
        (
            macro_time_short,
            0,
            PART
            + "  - {duration: 2 hari}\n"
            + MACRO
            + "steps: [{use: bagian, duration: 1 hari}, {use: same, duration: 1 hari}]\n",
        ),
        (part_retitled, 0, PART + "  - {}\n" + MACRO + "steps: [{use: bagian, activity: Surat}]\n"),
        (written_part_not_used, 0, MACRO + "steps: [{use: {title: Pengelolaan Surat}}]\n"),
    ],
)
def test_how_many_findings(tmp_path: Path, rule: object, count: int, text: str) -> None:
    checked: AnyRule = rule.RULE  # type: ignore[attr-defined]
    assert len(findings(tmp_path, files_of(text), checked)) == count


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (
            step_names_actor,
            ABC + "  - {activity: KABAG memeriksa surat, executor: b}\n",
            ABC + "  - {activity: Memeriksa surat, executor: b}\n",
        ),
        (step_names_another, ABC + "  - {activity: Kabag memeriksa surat, executor: c}\n", None),
        (step_names_actor, ABC + "  - {activity: Kabag memeriksa, executor: [a, b]}\n", None),
        (step_without_verb, "steps: [{activity: PENYUSUNAN laporan}]\n", None),
        (step_without_verb, "steps: [{activity: Persetujuan}]\n", None),
        (step_without_verb, "steps: [{activity: Penyusunan dan penetapan laporan}]\n", None),
        (title_a_sentence, "title: Surat Masuk Diterima\n", None),
        (title_a_sentence, "title: Terima surat\n", "title: Penerimaan surat\n"),
    ],
)
def test_what_a_fix_makes(tmp_path: Path, rule: object, before: str, after: str | None) -> None:
    checked: AnyRule = rule.RULE  # type: ignore[attr-defined]
    texts = files_of(before)
    found = findings(tmp_path, texts, checked)
    assert len(found) == 1
    made = {**texts, **fixed(texts, found, unsafe=True).texts}
    assert made == files_of(after or _capitals(before))


def _capitals(text: str) -> str:
    return text.replace("PENYUSUNAN", "MENYUSUN")


def test_an_executor_that_a_macro_names_is_not_taken_out(tmp_path: Path) -> None:
    part = "# file: bagian.yaml\ntitle: Penanganan Surat Masuk\n" + ABC + "  - {executor: a}\n"
    macro = MACRO + "executors: {k: Kabag}\nsteps: [{use: bagian, executors: {b: k}}]\n"
    found = findings(tmp_path, files_of(part + macro), executor_unused.RULE)
    fixes = [bool(one.fix) for one in found if one.place.path == "bagian.yaml"]
    assert fixes == [False, True]

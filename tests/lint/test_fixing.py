"""Fixes of several findings at once: what is made, and what waits or is left."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptool.finding import (
    Change,
    Check,
    Delete,
    Finding,
    Fix,
    Place,
    Replace,
    SetValue,
    Severity,
    found,
)
from soptool.language import msg
from soptool.lint import fixing
from soptool.lint.fixing import fixed
from soptool.model.parse import parse
from soptool.source.read import read

CHECK = Check("SOP899", "made-for-tests", Severity.ERROR)
A = "title: SOP A  # judul\nunit: a\n"
B = "title: SOP B\n"
TEXTS = {"a.yaml": A, "b.yaml": B}


def finding(*changes: Change, safe: bool = True) -> Finding:
    fix = Fix(msg("Mend."), changes, safe)
    return found(CHECK, msg("Found {changes}.", changes=changes), Place("a.yaml"), fix=fix)


def title(path: str, text: str) -> Change:
    return SetValue(path, ("title",), text)


def test_fixes_of_several_files() -> None:
    result = fixed(TEXTS, [finding(title("a.yaml", "A")), finding(title("b.yaml", "B"))])
    assert result.texts == {"a.yaml": "title: A  # judul\nunit: a\n", "b.yaml": "title: B\n"}
    assert len(result.mended) == 2


def test_unsafe_fixes_only_when_asked_for() -> None:
    unsafe = finding(title("a.yaml", "A"), safe=False)
    assert fixed(TEXTS, [unsafe]).texts == {}
    assert fixed(TEXTS, [unsafe], unsafe=True).mended == (unsafe,)


def test_of_two_fixes_of_one_place_the_second_waits() -> None:
    first, second = finding(title("a.yaml", "X")), finding(title("a.yaml", "Y"))
    result = fixed(TEXTS, [first, second, finding(SetValue("a.yaml", ("unit",), "b"))])
    assert result.texts == {"a.yaml": "title: X  # judul\nunit: b\n"}
    assert second not in result.mended


def test_a_fix_of_several_files_is_made_in_all_or_in_none() -> None:
    both = finding(title("a.yaml", "A"), title("c.yaml", "C"))
    assert fixed(TEXTS, [both]) == fixed(TEXTS, [])
    impossible = finding(title("a.yaml", "A"), Delete("b.yaml", ("unit",)))
    assert fixed(TEXTS, [impossible]).texts == {}


def test_a_fix_hides_no_damage_that_another_one_makes() -> None:
    texts = {"a.yaml": "title:X\nnote: ok\n"}
    space = Replace("a.yaml", Place("a.yaml", 1, 7, 1, 7), " ")
    harm = Replace("a.yaml", Place("a.yaml", 2, 7, 2, 9), "a:\tb")
    result = fixed(texts, [finding(space), finding(harm)])
    assert result.texts == {"a.yaml": "title: X\nnote: ok\n"}


def test_fixes_that_would_break_the_file_together_are_not_made_together() -> None:
    each = [finding(Delete("a.yaml", (key,))) for key in ("title", "unit")]
    result = fixed(TEXTS, each)
    assert result.mended == (each[0],)
    assert result.texts == {"a.yaml": "unit: a\n"}


def test_a_file_that_is_not_yaml_is_never_touched() -> None:
    broken = {"a.yaml": "title: [A\n"}
    assert fixed(broken, [finding(title("a.yaml", "A"))]).texts == {}


def test_findings_without_a_fix_change_nothing() -> None:
    assert fixed(TEXTS, [found(CHECK, msg("Found."), Place("a.yaml"))]).texts == {}


SOP = (
    "kind: micro  # jenis\n"
    "title: Penanganan Surat\n"
    "# kepala\n"
    "unit: Bagian Umum\n"
    "status: draft\n"
    "dates: {created: 2026-01-05}\n"
    "equipment:\n"
    "  - Komputer  # satu\n"
    "  - Printer\n"
    "executors: {a: Agendaris, b: Kabag}\n"
    "steps:\n"
    "  - id: terima\n"
    "    activity: Menerima surat\n"
    "    executor: a\n"
    "    requirements: [Surat, Amplop]\n"
    "    duration: 10 menit  # kerja\n"
    "  - activity: Memeriksa surat\n"
    "    executor: b\n"
    "    question: Lengkap?\n"
    "    branches: {Ya: end, Tidak: terima}\n"
).splitlines()
SPOILED = [
    *[(n, old, new) for n, old, new in (
        (0, "kind: micro", "jenis: mikro"), (0, "kind: micro", "kind:\u00a0micro"),
        (1, "title:", "judul:"), (1, "title:", "“title”:"), (1, "Penanganan", "\"Penanganan\""),
        (1, "Penanganan Surat", "Surat: masuk"), (1, "title: ", "title："), (1, "title:", "titel:"),
        (3, "Bagian Umum", "[Bagian Umum]"), (3, "unit: ", "unit:"), (3, "unit:", "unit"),
        (4, "draft", "konsep"), (4, "draft", "Draft"), (5, "2026-01-05", "5 Januari 2026"),
        (7, "- Komputer", "– Komputer"), (8, "- Printer", "-Printer"), (8, "Printer", "*) Printer"),
        (9, "{a: Agendaris, b: Kabag}", "[a: Agendaris, b: Kabag]"), (9, "executors", "pelaksana"),
        (10, "steps", "langkah"), (11, "- id", "–\u00a0id"), (12, "activity", "kegiatan"),
        (12, "Menerima", "@Menerima"), (12, "Menerima surat", "Menerima \x07surat"),
        (13, "executor: a", "executor: a dan b"), (13, "executor: a", "executor:\ta"),
        (14, "[Surat, Amplop]", "{Surat, Amplop}"), (14, "[Surat,", "[Surat #5,"),
        (15, "    duration", "\tduration"), (15, "duration", "durasi"), (17, " b", " Kabag"),
        (18, "Lengkap?", "? Lengkap"), (18, "question", "pertanyaan"),
        (19, "{Ya: end, Tidak: terima}", "{Ya:end, Tidak:terima}"), (19, "end", "selesai"),
    )],
]  # fmt: skip


def checked(text: str) -> tuple[Finding, ...]:
    document, findings = read("a.yaml", text.encode())
    return (*findings, *(parse(document)[1] if document else ()))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SPOILED), min_size=1, max_size=5), st.booleans())
def test_fixes_end_make_no_new_error_and_leave_the_rest(
    spoilings: list[tuple[int, str, str]], unsafe: bool
) -> None:
    lines, touched = list(SOP), set()
    for number, old, new in spoilings:
        lines[number] = lines[number].replace(old, new, 1)
        touched.add(number)
    text = "\n".join(lines) + "\n"
    before = {finding.code for finding in checked(text)}
    for _ in range(8):
        made = fixed({"a.yaml": text}, checked(text), unsafe=unsafe).texts
        if not made:
            break
        text = made["a.yaml"]
    assert not made, "fixes come to an end"
    left = checked(text)
    assert {finding.code for finding in left} <= before
    if unsafe:
        assert [finding for finding in left if finding.fix] == []
    after = text.splitlines()
    assert len(after) == len(SOP)
    assert [(n, line) for n, line in enumerate(after) if n not in touched] == [
        (n, line) for n, line in enumerate(SOP) if n not in touched
    ]
    for number, comment in ((0, "  # jenis"), (7, "  # satu"), (15, "  # kerja")):
        assert after[number].endswith(comment)


@pytest.mark.parametrize("spoiling", SPOILED, ids=str)
def test_each_of_them_is_mended(spoiling: tuple[int, str, str]) -> None:
    number, old, new = spoiling
    lines = list(SOP)
    lines[number] = lines[number].replace(old, new, 1)
    text = "\n".join(lines) + "\n"
    findings = checked(text)
    assert len(findings) == (0 if new == "executor:\ta" else 1)
    mended = fixed({"a.yaml": text}, findings).texts.get("a.yaml", text)
    assert checked(mended) == ()


def test_of_many_fixes_that_make_a_file_worse_few_are_tried() -> None:
    text = "kind: micro\n" + "kind: microtitle: Penerbitan\n" * 70
    _, findings = read("x.yaml", text.encode())
    with mock.patch.object(fixing, "read", wraps=read) as reading:
        done = fixed({"x.yaml": text}, findings)
    assert len(findings) > 60
    assert reading.call_count < 25
    assert read("x.yaml", done.texts["x.yaml"].encode())[0] is None

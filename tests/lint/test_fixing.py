"""Fixes of several findings at once: what is made, and what waits or is left."""

from __future__ import annotations

from soptool.finding import Change, Check, Delete, Finding, Fix, Place, SetValue, Severity, found
from soptool.language import msg
from soptool.lint.fixing import fixed

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

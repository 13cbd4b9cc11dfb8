"""What a glance tells of a file is what reading it tells, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.limits import Limits
from soptool.workspace.facts import facts_of
from soptool.workspace.load import Loading, load
from soptool.workspace.reading import Held, Raw, Reader
from soptool.workspace.shelf import Shelf

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests/cases").glob("*.yaml"))
HEAD = "kind: micro\nid: surat-masuk\ntitle: Penanganan Surat\nexecutors: {a: Agendaris}\nsteps:\n"
STEP = "  - id: terima\n    activity: Menerima surat\n    executor: a\n"
LINES = sorted(
    {
        line
        for file in (*FILES, *sorted((ROOT / "examples").rglob("*.yaml")))
        for line in file.read_text(encoding="utf-8").split("\nsteps:\n")[-1].splitlines()
    }
)
ODD = (
    *("    activity: a: b", "    outputs: [a, - b]", "    outputs: [a,, b]", "    executor: '", ""),
    *("    executor: [a, a]", "    branches: {Ya: next, Ya: end}", "    activity: &a b"),
    *("   next: a", "    next: [a", "  - - a", "  -", "    outputs:", "      - a", "     - a"),
    *("\tid: a", "id: b", "    id: \u0007", "    note: \x85", "    duration: |", "    when: ''"),
    *('    see: "a\\x"', "    executor: {any: [a, b]}", "    activity: null", "    unknown: a"),
    *("...", "---", "# a"),
)


def glanced_and_read(text: str, reader: Reader | None = None) -> tuple[object, object]:
    """Return what a glance tells, and what reading tells where the SOP can be loaded."""
    reader, raw = reader or Reader(), Raw(Path("a.yaml"), "a.yaml", text.encode("utf-8"))
    held = reader.held(raw)
    return reader.glanced(raw), facts_of(held.entry) if held.entry else None


def test_steps_in_plain_lines_need_not_be_read() -> None:
    glanced, read = glanced_and_read(HEAD + STEP)
    assert glanced is not None
    assert glanced == read


@pytest.mark.parametrize("file", FILES[::4], ids=lambda file: file.stem)
def test_files_of_cases(file: Path) -> None:
    glanced, read = glanced_and_read(file.read_text(encoding="utf-8"))
    assert glanced is None or glanced == read


@given(st.lists(st.sampled_from((*LINES, *ODD)), max_size=4), st.sampled_from(ODD))
def test_any_steps(lines: list[str], odd: str) -> None:
    for text in (HEAD + STEP + "\n".join((*lines, "")), HEAD + odd + "\n" + STEP):
        glanced, read = glanced_and_read(text)
        assert glanced is None or glanced == read


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("micro", "macro"),
        HEAD.replace("micro", "mikro"),
        HEAD.replace("title", "titel"),
        HEAD.replace("id: surat", "extends: surat"),
        HEAD.replace("{a: Agendaris}", "[a, - b]"),
        "\ufeff" + HEAD + "steps: []\n",
    ],
)
def test_what_is_not_sure_is_read(head: str) -> None:
    assert glanced_and_read(head + STEP)[0] is None


def test_of_what_may_be_too_much_nothing_is_told() -> None:
    assert glanced_and_read(HEAD + STEP * 700)[0] is None
    assert glanced_and_read(HEAD + "  - id: a\n" * 2_000) != (None, None)
    assert glanced_and_read(HEAD + "  - id: a\n" * 2_001) == (None, None)
    few = Reader(Limits(max_values=100))
    assert glanced_and_read(HEAD + STEP, few) == (None, glanced_and_read(HEAD + STEP)[1])


def test_of_others_only_what_is_compared_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path("/none")
    texts = {f"{name}.yaml": HEAD.replace("surat-masuk", f"surat-{name}") + STEP for name in "abc"}
    workspace = load(root, Loading(contents={root / k: text.encode() for k, text in texts.items()}))
    read: list[str] = []
    held = Reader.held

    def noted(reader: Reader, raw: Raw) -> Held:
        read.append(raw.path)
        return held(reader, raw)

    monkeypatch.setattr(Reader, "held", noted)
    assert list(workspace.facts) == [*texts]
    assert not read
    assert isinstance(workspace.shelf, Shelf)
    assert [*workspace.shelf.rows] == [*texts]
    assert read == [*texts]

"""What authors see in an editor: our schemas, as yaml-language-server answers from them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editor.client import CURSOR, Client, serving
from soptool.format.schema import NAMES, schema_text
from soptool.lint.explain import told

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
FILES = [
    *(path for name in ("examples", "tests/cases") for path in (ROOT / name).rglob("*.yaml")),
    *(ROOT / "tests/model/forms").glob("*.yaml"),
]
SETTINGS = {"sop.yaml": "workspace", "_defaults.yaml": "defaults"}
SERVER = "yaml-language-server@1.25.0"
STEP = f"kind: micro\ntitle: X\nsteps:\n  - activity: A\n    %s{CURSOR}"
KEYS_OF_A_STEP = ("id", "activity", "executor", "duration", "outputs", "branches", "next")
SNIPPETS = ("Step — langkah", "Decision — langkah keputusan")


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        pytest.skip("npm is not installed: yaml-language-server is not asked")
    folder = tmp_path_factory.mktemp("npm")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), SERVER]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"npm cannot install {SERVER}: {done.stderr.strip()[-300:]}")
    name = "node_modules/yaml-language-server/bin/yaml-language-server"
    return [node, str(folder / name), "--stdio"]


@pytest.fixture(scope="module")
def editor(
    program: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Client, Path]]:
    root = tmp_path_factory.mktemp("workspace")
    for name in NAMES:
        path = root / f".sop/{name}.schema.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(schema_text(name, told()), encoding="utf-8")
    with serving(program, root) as client:
        yield client, root


def lined(name: str, text: str) -> str:
    """Return the text under the schema line of a kind, as `sop new` writes it."""
    rest = re.sub(r"(?m)^# yaml-language-server:.*\n", "", text)
    return f"# yaml-language-server: $schema=.sop/{name}.schema.json\n{rest}"


def offered(editor: tuple[Client, Path], name: str, marked: str) -> dict[str, Any]:
    client, root = editor
    uri = (root / "berkas.yaml").as_uri()
    answer = client.at_cursor("textDocument/completion", uri, lined(name, marked))
    items = answer["items"] if isinstance(answer, dict) else answer or []
    labels = [item["label"] for item in items]
    assert len(labels) == len(set(labels)), "the same is offered twice"
    return {item["label"]: item for item in items}


VALUES: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("status", "micro", f"kind: micro\nstatus: {CURSOR}",
     ("draft", "review", "effective", "revoked")),
    ("kind", "micro", f"kind: {CURSOR}", ("micro",)),
    ("date", "micro", f"kind: micro\ndates:\n  created: {CURSOR}", ()),
    ("duration", "micro", STEP % "duration: ", ()),
    ("start", "micro", STEP % "start: ", ("true", "false")),
    ("join", "micro", STEP % "join: ", ("all", "any")),
    ("executor", "micro", STEP % "executor: ",
     ("{any: …} — salah satu dari", "{each: …} — masing-masing dari", "{chain: …} — berjenjang")),
    ("executor, on lines of its own", "micro", STEP % "executor:\n      ",
     ("any", "each", "chain",
      "{any: …} — salah satu dari", "{each: …} — masing-masing dari", "{chain: …} — berjenjang")),
    ("related", "micro", f"kind: micro\nrelated:\n  - {CURSOR}", ("sop", "as")),
    ("next", "micro", STEP % "next: ",
     ("{end: …} — berakhir dengan hasil", "{sop: …} — berlanjut ke SOP lain")),
    ("branches", "micro", STEP % "branches: ", ("Ya, Tidak",)),
    ("an entry", "micro", STEP % "outputs:\n      - ", ()),
    ("delivery", "standard", f"kind: standard\ndelivery:\n  {CURSOR}",
     ("requirements", "procedure", "time", "cost", "product", "complaints")),
    ("language", "workspace", f"language: {CURSOR}", ("id", "en")),
    ("the level of a rule", "workspace", f"rules:\n  step-passive: {CURSOR}",
     ("error", "warning", "info", '"off"', "false")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "marked", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES]
)
def test_what_is_offered_is_what_can_stand_there(
    editor: tuple[Client, Path], name: str, marked: str, expected: tuple[str, ...]
) -> None:
    assert sorted(offered(editor, name, marked)) == sorted(expected)


KEYS: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("empty micro", "micro", CURSOR, ("SOP mikro: whole — utuh", "Identity — identitas", "kind")),
    ("empty macro", "macro", CURSOR, ("SOP makro: whole — utuh", "title", "steps")),
    ("empty standard", "standard", CURSOR, ("Standar pelayanan: whole — utuh", "delivery")),
    ("empty sop.yaml", "workspace", CURSOR, ("organization", "regulations", "calendar")),
    ("empty defaults", "defaults", CURSOR, ("unit", "approval", "legal_basis")),
    ("a step", "micro", f"kind: micro\nsteps:\n  - {CURSOR}", (*SNIPPETS, *KEYS_OF_A_STEP)),
    ("a part", "macro", f"kind: macro\nsteps:\n  - {CURSOR}",
     ("Part: another SOP — SOP yang disertakan", "use")),
    ("rules", "workspace", f"rules:\n  step-pas{CURSOR}", ("step-passive", "duration-missing")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "marked", "expected"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS]
)
def test_keys_and_snippets_are_offered(
    editor: tuple[Client, Path], name: str, marked: str, expected: tuple[str, ...]
) -> None:
    assert set(expected) <= set(offered(editor, name, marked))


@pytest.mark.parametrize("name", ["micro", "macro", "standard"])
def test_a_whole_sop_that_is_taken_stands_without_remarks(
    editor: tuple[Client, Path], name: str
) -> None:
    client, root = editor
    whole = next(item for label, item in offered(editor, name, CURSOR).items() if "whole" in label)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", whole.get("insertText") or "")
    uri = (root / "baru.yaml").as_uri()
    assert client.open(uri, lined(name, f"{text}\n")) == []
    client.close(uri)


HOVERS = [
    (f"ti{CURSOR}tle: X\n", "Title, without the word SOP. — Judul, tanpa kata SOP."),
    (f"steps:\n  - activ{CURSOR}ity: A\n", "What is done, a sentence. — Kegiatan, satu kalimat."),
    (f"steps:\n  - executor: {{an{CURSOR}y: [a, b]}}\n",
     "One of these does it, whoever is there. — Salah satu dari pelaksana ini."),
    (f"steps:\n  - next: {{en{CURSOR}d: ditolak}}\n",
     "It ends here, with this outcome. — Berakhir di sini, dengan hasil ini."),
    (f"executors:\n  a: {{extern{CURSOR}al: true}}\n",
     "Outside the organisation. — Di luar organisasi."),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), HOVERS)
def test_a_key_tells_what_it_is_once(
    editor: tuple[Client, Path], marked: str, expected: str
) -> None:
    client, root = editor
    answer = client.at_cursor(
        "textDocument/hover", (root / "a.yaml").as_uri(), lined("micro", f"kind: micro\n{marked}")
    )
    assert answer["contents"]["value"].partition("\n\nAllowed Values:")[0].strip() == expected


FAULTS = [
    ("title: [x]\nsteps: [{activity: A}]\n", "Incorrect type"),
    ("title: X\nstatus: konsep\nsteps: [{activity: A}]\n", "Value is not accepted"),
    ("title: X\nsteps: [{activity: A, outptus: x}]\n", "Property outptus is not allowed"),
    ("steps: [{activity: A}]\n", 'Missing property "title"'),
    ("title: X\n", 'Missing property "steps"'),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_a_fault_is_said_in_one_sentence(
    editor: tuple[Client, Path], text: str, expected: str
) -> None:
    client, root = editor
    uri = (root / "salah.yaml").as_uri()
    said = client.open(uri, lined("micro", f"kind: micro\n{text}"))
    client.close(uri)
    assert [expected in one for one in said] == [True]


def test_nothing_is_said_against_files_that_are_right(editor: tuple[Client, Path]) -> None:
    client, root = editor
    said = {}
    for number, path in enumerate(FILES):
        text = path.read_text(encoding="utf-8")
        kind = re.search(r"^kind: (\w+)", text, re.MULTILINE)
        name = kind[1] if kind else SETTINGS.get(path.name)
        if name is None:  # what the cases are to say
            continue
        uri = (root / f"{number}.yaml").as_uri()
        found = client.open(uri, lined(name, text))
        client.close(uri)
        if found:
            said[str(path)] = found
    assert len(FILES) > 40
    assert said == {}

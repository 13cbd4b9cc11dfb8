"""The snippets of the schemas: what an author takes is right before a word of it is changed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from soptool.format.schema import schema
from soptool.model.parse import parse
from soptool.source.emit import document as emitted
from soptool.source.read import read

STEPS = {"micro": "Step", "macro": "MacroStep"}


def written(body: Any) -> Any:
    """Return the body with the texts that stand at its places."""
    if isinstance(body, dict):
        return {key: written(item) for key, item in body.items()}
    if isinstance(body, list):
        return [written(item) for item in body]
    return re.sub(r"^\$\{\d+:(.*)\}$", r"\1", body)


def places(body: Any) -> list[str]:
    return re.findall(r"\$\{(\d+):", str(body))


def wholes() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for name in ("micro", "macro", "standard"):
        of_file = schema(name)
        whole, identity = (written(one["body"]) for one in of_file["defaultSnippets"])
        found += [(name, whole), (name, {**whole, **identity})]
        if name not in STEPS:
            continue
        shape = of_file["$defs"][STEPS[name]]
        steps = [written(one["body"]) for one in shape["defaultSnippets"]]
        more = [
            {"activity": "Memeriksa berkas", key: written(one["body"])}
            for key, fragment in shape["properties"].items()
            for one in fragment.get("defaultSnippets", ())
        ]
        executors = {"agendaris": "A", "kabag": "K", "pelaksana": "P", "pelaksana-lain": "Q"}
        found += [
            (name, {**whole, "executors": executors, "steps": [step, *whole["steps"]]})
            for step in (*steps, *more)
        ]
    return found


@pytest.mark.parametrize(("name", "data"), wholes())
def test_what_is_taken_is_read_without_a_finding(name: str, data: dict[str, Any]) -> None:
    document, findings = read(f"{name}.yaml", emitted(data).encode())
    assert document is not None, findings
    assert [f"{one.code} {one.message}" for one in parse(document)[1]] == []


@pytest.mark.parametrize("name", ["micro", "macro", "standard"])
def test_each_place_has_a_number_of_its_own(name: str) -> None:
    for snippet in schema(name)["defaultSnippets"]:
        numbers = places(snippet["body"])
        assert numbers == [str(number + 1) for number in range(len(numbers))]


def test_no_value_is_offered_that_nobody_means() -> None:
    """Editors offer what stands under `enum` and `const`, and true, false, null by `type`."""

    def offers(fragment: Any) -> list[Any]:
        if isinstance(fragment, list):
            return [value for item in fragment for value in offers(item)]
        if not isinstance(fragment, dict):
            return []
        below = [value for key, item in fragment.items() if key != "not" for value in offers(item)]
        kinds = fragment.get("type", [])
        named = [kinds] if isinstance(kinds, str) else kinds
        by_type = [kind for kind in named if kind in ("null", "boolean")]
        return [*fragment.get("enum", ()), *by_type, *below] if "not" not in fragment else below

    for name in ("micro", "macro", "standard", "workspace", "defaults"):
        found = offers(schema(name))
        assert [v for v in found if v in (None, "", [], {}, "true", "false", "null")] == []

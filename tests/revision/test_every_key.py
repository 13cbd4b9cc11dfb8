"""Workspaces in which every key that names something does: renamed whole, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revision.states import State, state
from soptool.model.defaults import KEYS
from soptool.model.sop import KINDS
from soptool.revision.rename import RENAMED
from soptool.settings import Settings
from soptool.shape.names import Kind, Name, Names, names_of
from soptool.source.read import read

# What YAML must quote, here and there.
ENDS = ("", ": x", ", y", " #z", "'s", ' "q"', " é", " {a}", " - b")
WORDINGS = ("document", "unit", "post", "citation")


def names(end: str) -> dict[str, str]:
    """Give each thing one name, which nothing else has; wordings get that end."""
    words = {f"{kind}{n}": f"{kind} {n}x{end}" for kind in WORDINGS for n in range(1, 5)}
    others = "executor1 executor2 executor3 step1 step2 post-id law1 law2 paper1 parameter1"
    ids = {name: f"{name}-x" for name in f"{RENAMES[Kind.SOP]} {others}".split()}
    codes = {"process1": "07.1", "process2": "08.1"}
    return {**words, **ids, **codes}


def files(n: dict[str, str]) -> dict[str, Any]:
    """Fill every key that names something, under each file its data."""
    post = {"name": n["post1"], "group": n["unit2"], "unit": n["unit1"]}
    head = {"title": "T", "unit": n["unit1"], "approval": {"position": n["post1"]}}
    body = {
        **head,
        "process": n["process1"],
        "legal_basis": [n["law1"], n["citation1"]],
        "related": [n["other"], {"sop": n["other"], "as": "after"}],
        "equipment": [n["document2"]],
        "records": [n["document2"]],
        "inputs": [n["document1"]],
        "outputs": [n["document2"]],
        "footnotes": {"f": "F"},
    }
    answers = {"Ya": {"sop": n["other"]}, "Tidak": n["step1"], "Ragu": {"end": "ragu"}}
    first = {
        "id": n["step1"],
        "activity": "Menata berkas",
        "executor": n["executor1"],
        "requirements": [n["document1"]],
        "outputs": [n["document2"]],
        "see": [n["other"], n["other"]],
        "footnote": "f",
        "next": [n["step2"], {"end": "batal"}],
    }
    second = {
        "id": n["step2"],
        "activity": "Memeriksa berkas",
        "executor": {"any": [n["executor1"], n["executor2"]]},
        "question": "Lengkap?",
        "branches": answers,
        "chance": {"Ya": "0.5"},
        "route": {"Ya": "left"},
    }
    third = {"activity": "Menyimpan berkas", "executor": {"each": [n["executor1"], n["executor2"]]}}
    last = {"activity": "Menutup", "executor": {"chain": [n["executor2"], n["executor1"]]},
            "next": {"sop": n["other"]}}  # fmt: skip
    part = {
        "kind": "micro",
        "id": n["part"],
        **body,
        "executors": {n["executor1"]: post, n["executor2"]: n["post2"]},
        "steps": [first, second, third, last],
    }
    use = {
        "use": [n["part"]],
        "executors": {n["executor1"]: n["executor3"]},
        "branches": {n["other"]: "next", "ragu": "end"},
        "chance": {n["other"]: "0.5"},
        "route": {n["other"]: "right"},
    }
    macro = {
        "kind": "macro",
        "id": n["macro"],
        **body,
        "executors": {n["executor3"]: n["post3"]},
        "steps": [use, {"use": n["generic"], "with": {n["parameter1"]: "Biro"}}],
    }
    service = {
        "delivery": {
            "requirements": [n["document1"], {"document": n["document3"]}],
            "cost": {"amount": "Rp5.000", "ground": n["law1"]},
            "product": [n["document2"], {"document": n["document3"]}],
            "complaints": {"channels": "Loket", "sop": n["other"]},
        },
        "management": {
            "legal_basis": [n["law2"], n["citation2"]],
            "facilities": [n["document3"]],
            "staff": [{"number": "2", "post": n["post2"]}],
        },
    }
    standard = {
        "kind": "standard",
        "id": n["standard"],
        **head,
        "sops": [n["macro"]],
        **service,
        "services": [{"title": "S", "sops": [n["part"]], **service}],
        "pledge": {"signer": n["post-id"]},
    }
    step = {"activity": f"Menata $({n['parameter1']})"}
    generic = {
        "kind": "micro",
        "id": n["generic"],
        **head,
        "classification": {"coverage": "generic"},
        "parameters": {n["parameter1"]: "text"},
        "process": n["process2"],
        "steps": [step],
    }
    specific = {"kind": "micro", "id": n["specific"], "title": "S", "extends": n["generic"],
                "with": {n["parameter1"]: "Biro"}}  # fmt: skip
    other = {"kind": "micro", "id": n["other"], "title": "O", "steps": [{"activity": "Menata"}]}
    law = {"title": "UU 1", "status": "amended", "by": n["law2"]}
    defaults = {key: body[key] for key in KEYS if key in body}
    registry = {
        "organization": {"logo": "logo.svg"},
        "profile": "strict",
        "rules": {"cycle": "off"},
        "exclude": ["x/"],
        "regulations": {n["law1"]: law, n["law2"]: "UU 2"},
        "documents": {
            n["paper1"]: {"name": n["document1"], "also": [n["document3"]]},
            "e": n["document2"],
        },
        "posts": {
            n["post-id"]: {"name": n["post1"], "also": [n["post4"]], "unit": n["unit1"]},
            "x": n["post2"],
        },
        "defaults": defaults,
        "decree": {"signer": {"position": n["post1"]}},
    }
    near = {**defaults, "equipment": ["+", n["document3"]], "unit": n["unit2"]}
    sops = {"part": part, "macro": macro, "standard": standard, "generic": generic,
            "specific": specific, "other": other}  # fmt: skip
    files = {f"{n[name]}.yaml": data for name, data in sops.items()}
    return {"sop.yaml": registry, "_defaults.yaml": near, **files}


def written(data: dict[str, Any], indent: int | None) -> State:
    """Write the files: JSON is YAML in brackets, and block where an indent is asked for."""
    made = {name: json.dumps(one, ensure_ascii=False, indent=indent) for name, one in data.items()}
    return state({name: text.encode() for name, text in made.items()})


def test_every_key_that_names_something_is_filled() -> None:
    found = {
        (mention.document.path == "sop.yaml", mention.kind, mention.role)
        for mention in written(files(names("")), None).mentions
    }
    shapes = [(False, shape) for shape in KINDS.values()] + [(True, Settings)]
    known = {
        (is_registry, name.kind, name.role)
        for is_registry, shape in shapes
        for name in marks(names_of(shape))
    }
    assert known <= found


def marks(mark: Names) -> Iterator[Name]:
    yield from (name for name in (mark.text, mark.keys) if name)
    for inner in (*mark.within.values(), *((mark.below,) if mark.below else ())):
        yield from marks(inner)


RENAMES = {
    Kind.SOP: "part other macro generic specific standard",
    Kind.EXECUTOR: "executor1 executor2 executor3 post1 post2 post3 post4 post-id",
    Kind.DOCUMENT: "document1 document2 document3 paper1",
    Kind.UNIT: "unit1 unit2",
    Kind.REGULATION: "law1 law2 citation1 citation2",
    Kind.PROCESS: "process1 process2",
    Kind.STEP: "step1 step2",
    Kind.PARAMETER: "parameter1",
}


@pytest.mark.parametrize("kind", RENAMED)
@settings(max_examples=12)
@given(data=st.data(), end=st.sampled_from(ENDS), indent=st.sampled_from([None, 2]))
def test_a_name_changes_wherever_it_stands(
    kind: Kind, data: st.DataObject, end: str, indent: int | None
) -> None:
    known = names(end)
    thing = data.draw(st.sampled_from(RENAMES[kind].split()))
    old = known[thing]
    is_wording = thing[:-1] in WORDINGS
    suffix = data.draw(st.sampled_from(ENDS)) if is_wording else ""
    new = "09" if kind is Kind.PROCESS else f"new-{thing}{suffix}"
    before = written(files(known), indent)
    there = before.after([before.plan(kind, old, new, None)])
    assert texts(there) == files({**known, thing: new})
    again = there.after([there.plan(kind, new, old, None)])
    assert texts(again) == files(known)
    if suffix == end or not is_wording:
        assert again.contents == before.contents


def texts(where: State) -> dict[str, Any]:
    found = {name: read(name, content)[0] for name, content in where.contents.items()}
    return {name: document.data for name, document in found.items() if document}

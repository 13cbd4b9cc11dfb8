"""Findings come back from plain values as they were."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from soptool.cache.plain import findings_in, plain
from soptool.finding import (
    Change,
    Check,
    DataChange,
    Delete,
    Finding,
    Fix,
    Place,
    Related,
    RenameKey,
    Reorder,
    Replace,
    SetValue,
    Severity,
)
from soptool.language import computed, msg

CHECK = Check("SOP999", "a-flaw", Severity.INFO, "harmony", "Perpres 1/2020")
AT = Place("a/b.yaml", 3, 4, 5, 6)
CHANGES: dict[type, Change] = {
    SetValue: SetValue("a", ("steps", 0), {"use": ["b", {"c": "d"}]}),
    RenameKey: RenameKey("a", ("id",), "b"),
    Delete: Delete("a", ("id",)),
    Reorder: Reorder("a", (), ("id", 1)),
    Replace: Replace("a", AT, "“b”"),
}


@pytest.mark.parametrize("kind", [*get_args(DataChange), Replace])
def test_there_and_back(kind: type) -> None:
    said = msg("{one} of {all}", one=msg("`{id}`", id="{all}"), all=computed(3))
    fix = Fix(said, (CHANGES[kind],), safe=False)
    related = (Related(AT, said),)
    found = Finding(CHECK, said, AT, said, related, fix, Severity.WARNING)
    (back,) = findings_in(json.loads(json.dumps(plain((found,)))))
    assert back == found
    assert back.message.lasting == found.message.lasting
    (bare,) = findings_in(json.loads(json.dumps(plain((Finding(CHECK, said, AT),)))))
    assert bare == Finding(CHECK, said, AT)

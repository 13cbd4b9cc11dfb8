"""Procedures at the borders of drawing: each is drawn without a fault, in every style."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from export.made import edition, entry, procedure
from soptool.form.form import Form

BORDERS = YAML(typ="safe").load(Path(__file__).with_name("borders.yaml").read_text("utf-8"))
LOOKS: tuple[dict[str, str], ...] = (
    {},
    {"style": "siku"},
    {"terminators": "rows"},
    {"terminators": "stacked", "paper": "F4"},
)


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(look.values()) or "usual")
@pytest.mark.parametrize("name", BORDERS)
def test_a_procedure_at_the_border_is_drawn(name: str, look: dict[str, str]) -> None:
    sop = entry(json.dumps({"kind": "micro", "id": name, "title": "Uji", **BORDERS[name]}))
    form = Form(procedure(sop), edition(sop, **look))
    assert not form.drawing.faults
    assert not form.drawing.chart.fit.verdict.faults
    assert len(form.grid.nodes) >= len(BORDERS[name]["steps"])

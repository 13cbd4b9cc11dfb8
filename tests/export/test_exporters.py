"""The list of formats: every line of it leads to a function, and no two write one file."""

from __future__ import annotations

from importlib import import_module

import pytest

from soptool.export.exporters import EXPORTERS, LABELS, Exporter


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS)
def test_every_format_has_a_maker(exporter: Exporter) -> None:
    makers = [made for made in (exporter.procedure, exporter.standard) if made]
    assert makers, "a format makes SOPs (`procedure`), standards (`standard`) or both"
    for maker in makers:
        file, _, function = maker.partition(":")
        assert callable(getattr(import_module(f"soptool.export.{file}"), function)), maker


def test_no_two_formats_write_one_file() -> None:
    assert len(LABELS) == len(EXPORTERS), "two formats have one extension"
    assert len(set(LABELS.values())) == len(EXPORTERS), "two formats have one label"

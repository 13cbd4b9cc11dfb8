"""What an extra lacks is named by packages that can be installed as the message says."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError
from importlib.util import find_spec as find_any_spec

import pytest

from soptool.catalogue import translator
from soptool.errors import UsageError
from soptool.extras import installation, need
from soptool.language import msg


def test_a_missing_package_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError) as raised:
        need("typst", "pdf", msg("PDF, Word and Excel need Typst"))
    said = raised.value.message.render(translator("id"))
    assert said == f"PDF, Word, dan Excel memerlukan Typst: `{installation('pdf')}`."
    assert need("json", "pdf", msg("PDF, Word and Excel need Typst")).dumps([]) == "[]"


def test_packages_are_named_never_soptool_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/kantor kita/python")
    monkeypatch.setattr("soptool.extras.find_spec", lambda name: find_any_spec("json"))
    command = installation("pdf")
    assert command.startswith('"/opt/kantor kita/python" -m pip install "')
    assert '"typst' in command
    assert '"fontpkg-arimo' in command
    assert "soptool" not in command


def test_an_environment_without_pip_is_served_by_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/python")
    monkeypatch.setattr("soptool.extras.find_spec", lambda name: None)
    assert installation("pdf").startswith("uv pip install --python /opt/python ")


def test_a_source_that_is_not_installed_names_the_clone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("soptool.extras.requires", fail)
    assert installation("pdf") == 'pip install ".[pdf]"'

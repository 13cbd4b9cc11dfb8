from __future__ import annotations

import pytest

from soptool.catalogue import preferred_language


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "in_ID"}, "id"),
        ({"LANG": "Indonesian_Indonesia.1252"}, "id"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "id_ID"}, "id"),
        ({"LANG": "id_ID", "LC_ALL": "en_US"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "id:en"}, "id"),
        ({"LANG": "id_ID", "LANGUAGE": "en"}, "en"),
        ({"LC_ALL": "C", "LANGUAGE": "id"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "id"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANGUAGE": "id"}, "id"),
        ({"LANG": "idiot"}, "en"),
    ],
)
def test_language_from_the_locale(environment: dict[str, str], expected: str) -> None:
    assert preferred_language(environment) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Indonesian_Indonesia", "id"), ("en_US", "en"), (None, "en")]
)
def test_windows_asks_the_system(
    name: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, None))
    assert preferred_language({}) == expected

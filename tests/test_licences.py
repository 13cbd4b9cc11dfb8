"""`docs/licences.md`: the licence of everything that is installed with soptool, and its extras."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "licences.md"
HEAD = """\
# Licences

What soptool installs with all that users may ask for (its extras `cluster`, `import`, `office`,
`pdf`, `watch`), and under which licence. Made by
`pytest tests/test_licences.py --update-golden`; names as the packages give them.

| package | licence |
| --- | --- |
"""
FREE = re.compile(r"MIT|BSD|Apache|ISC|PSF|MPL|OFL|Python Software Foundation|Unlicense|0BSD", re.I)
EXTRAS = ("cluster", "import", "office", "pdf", "watch")
ELSEWHERE = frozenset({"colorama", "tzdata", "backports-tarfile", "importlib-metadata", "zipp"})
"""What only some systems or Pythons need: the page is the same on all."""


def closure() -> list[Distribution]:
    """Return the packages that soptool needs at run time, those of its extras too."""
    found: dict[str, Distribution] = {}
    waiting = ["soptool"]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found or name in ELSEWHERE:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # another system's
        for line in found[name].requires or ():
            need, _, condition = line.partition(";")
            asked = re.search(r"extra == ['\"]([\w-]+)", condition)
            is_wanted = asked is None or (name == "soptool" and asked[1] in EXTRAS)
            is_wanted |= name == "ruamel-yaml" and "oldlibyaml" in condition
            if is_wanted:
                waiting.append(re.match(r"[\w.-]+", need.strip())[0])  # type: ignore[index]
    found.pop("soptool")
    return [found[name] for name in sorted(found)]


def licence(package: Distribution) -> str:
    """Return what a package says of its licence, in one line."""
    said = package.metadata
    if "License-Expression" in said:
        return said["License-Expression"]
    named = [
        text.rpartition(" :: ")[2]
        for text in said.get_all("Classifier") or ()
        if text.startswith("License ::")
    ]
    return ", ".join(named) or str(said.get_all("License", ["unknown"])[0])


def rows(text: str) -> dict[str, str]:
    return dict(re.findall(r"^\| ([\w.-]+) \| (.+) \|$", text.removeprefix(HEAD), re.MULTILINE))


def family(words: str) -> str:
    """Return what two ways to write a licence have in common."""
    found = FREE.search(words)
    return found[0].upper() if found else words


def test_the_page_lists_every_licence(request: pytest.FixtureRequest) -> None:
    pytest.importorskip("typst")
    known = {str(package.metadata["Name"]): licence(package) for package in closure()}
    if request.config.getoption("--update-golden"):
        lines = "".join(f"| {name} | {words} |\n" for name, words in known.items())
        PAGE.write_text(HEAD + lines, encoding="utf-8", newline="\n")
    listed = rows(PAGE.read_text(encoding="utf-8"))
    assert list(listed) == list(known)
    for name, words in known.items():
        assert family(listed[name]) == family(words), name


@pytest.mark.parametrize("package", closure(), ids=lambda package: package.metadata["Name"])
def test_every_licence_is_free(package: Distribution) -> None:
    assert FREE.search(licence(package)), licence(package)

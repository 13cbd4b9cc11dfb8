"""Which files may name an SOP, told from their bytes: most need not be read to answer for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from soptool.source.names import default_id
from soptool.workspace.chains import IN_SETTINGS, Chains
from soptool.workspace.reading import Raw

_PLAIN = re.compile(r"[a-z0-9-]+")


@dataclass
class Naming:
    """The files of a workspace, asked for names."""

    raws: Sequence[Raw]
    chains: Chains

    def files(self, name: str) -> Iterator[Raw]:
        """Yield the files that may name this SOP: who does not hold the text does not.

        A text in quotes may be written with escapes, a file in wide letters (UTF-16), and the
        file's own name may give the id.
        """
        text = name.encode() if _PLAIN.fullmatch(name) and not self._is_inherited(name) else b""
        named = self._by_file_name.get(name, frozenset())
        for raw in self.raws:
            if text in raw.content or raw.path in self._unsure or raw.path in named:
                yield raw

    def _is_inherited(self, name: str) -> bool:
        """Whether files may have the name from defaults."""
        registry = self.chains.registry
        far = registry.text if registry and registry.at(IN_SETTINGS) else ""
        near = (defaults.text for defaults in self.chains.files.values())
        return name in far or any(name in said for said in near)

    @cached_property
    def _unsure(self) -> frozenset[str]:
        """The files in which a name may be written in other letters."""
        raws = self.raws
        return frozenset(o.path for o in raws if b"\\" in o.content or b"\0" in o.content)

    @cached_property
    def _by_file_name(self) -> Mapping[str, frozenset[str]]:
        """The files by the ids that their own names give."""
        named: dict[str, set[str]] = {}
        for raw in self.raws:
            named.setdefault(default_id(raw.path), set()).add(raw.path)
        return {name: frozenset(paths) for name, paths in named.items()}

"""Which files say for an SOP what it does not say itself: the `_defaults.yaml` of its folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from soptool.finding import Finding, KeyPath, Place, found
from soptool.language import msg
from soptool.model import checks
from soptool.model.defaults import KEYS, Defaults, misplaced
from soptool.model.inheritance import Layer
from soptool.model.sop import KINDS
from soptool.shape.fill import fill
from soptool.source.document import Document
from soptool.source.names import DEFAULTS_NAME

IN_SETTINGS: KeyPath = ("defaults",)
Link = tuple[Document, KeyPath]
"""A file with defaults, and the path under which they stand in it."""


@dataclass(frozen=True)
class Chains:
    """The defaults of a workspace: files by the folder that they hold in, and sop.yaml."""

    files: Mapping[str, Document] = field(default_factory=dict)
    registry: Document | None = None
    readings: tuple[Finding, ...] = ()
    """What was found while it was understood how the files are meant."""

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """All that they say, by where they hold."""
        near = ((folder, document.text) for folder, document in self.files.items())
        far = self.registry
        return (*near, ("", far.text if far and far.at(IN_SETTINGS) else ""))

    def chain(self, path: str) -> tuple[Link, ...]:
        """Return where the file at `path` has defaults from, the nearest first.

        What a file's findings and documents say depends on these files, and on no other defaults.
        """
        is_inside = bool(self.files) and not path.startswith(("../", "/"))
        folders = map(str, PurePosixPath(path).parents if is_inside else ())
        near = [self.files[folder] for folder in folders if folder in self.files]
        far = self.registry
        ends: tuple[Link, ...] = ((far, IN_SETTINGS),) if far and far.at(IN_SETTINGS) else ()
        return (*((document, ()) for document in near), *ends)

    def layers(self, path: str, kind: str) -> Sequence[Layer]:
        """Return what an SOP of this kind inherits in the file at `path`, the nearest first."""
        known = KINDS[kind].known_keys()
        keys = [key for key in KEYS if key in known]
        return [
            Layer(document, {key: data[key] for key in keys if key in data}, base)
            for document, base in self.chain(path)
            if isinstance(data := document.at(base), dict)
        ]

    def holds(self, place: Place) -> bool:
        """Whether a place is one where defaults are written."""
        if place.path.rsplit("/", 1)[-1] == DEFAULTS_NAME:
            return True
        far = self.registry
        if far is None or place.path != far.path or not isinstance(far.data, dict):
            return False
        lines = sorted(far.key((key,)).line for key in far.data)
        first = far.key(IN_SETTINGS).line if "defaults" in far.data else 0
        after = next((line for line in lines if line > first), place.line + 1)
        return bool(first) and first <= place.line < after

    def concerns(self, finding: Finding, paths: Iterable[str]) -> bool:
        """Whether a finding is about a value that one of the files has from defaults.

        One that rules found names the SOPs for which it holds; any other holds for all.
        """
        if not self.holds(finding.place):
            return False
        if finding.related:
            return not {related.place.path for related in finding.related}.isdisjoint(paths)
        at = finding.place.path
        return any(document.path == at for path in paths for document, _ in self.chain(path))

    @property
    def paths(self) -> Iterator[str]:
        """The paths of the files of defaults."""
        return (document.path for document in self.files.values())

    def findings(self) -> Iterator[Finding]:
        """Check every file of defaults by itself; the shape of those in sop.yaml is known."""
        yield from self.readings
        for document in self.files.values():
            yield from fill(Defaults, document, document.data)[1]
            yield from misplaced(document, document.data)
        if self.registry is not None:
            yield from misplaced(self.registry, self.registry.at(IN_SETTINGS) or "", IN_SETTINGS)


def is_defaults(path: str) -> bool:
    """Whether a file says what others need not repeat, by its name."""
    return path.rpartition("/")[2] == DEFAULTS_NAME


def folder_of(path: str) -> str:
    """Return the folder in which the defaults at `path` hold."""
    return str(PurePosixPath(path).parent)


def misnamed(document: Document) -> Finding | None:
    """Say of a file that is meant to hold defaults how it must be called."""
    name = PurePosixPath(document.path).name
    stem = name.casefold().partition(".")[0]
    if stem not in _NEAR or (stem not in _SURE and not _has_only_defaults(document)):
        return None
    message = msg("`{name}` is no SOP, and what it says holds for none.", name=name)
    hint = msg("Defaults of a folder stand in `{right}`: give the file that name.",
               right=DEFAULTS_NAME)  # fmt: skip
    return found(checks.NOT_AN_SOP, message, Place(document.path), hint=hint)


_SURE = ("_defaults", "_default")
_NEAR = (*_SURE, "defaults", "default", "_bawaan", "bawaan")


def _has_only_defaults(document: Document) -> bool:
    data = document.data
    return isinstance(data, dict) and bool(data) and data.keys() <= {*KEYS}

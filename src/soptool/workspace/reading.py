"""One file of a workspace → the SOP in it, or why there is none."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from soptool.cache.store import digest_of
from soptool.disk.content import TooLarge, content_of
from soptool.errors import reason_of
from soptool.finding import Finding, Place, Replace, found
from soptool.language import Message, msg
from soptool.limits import Limits
from soptool.model.defaults import Defaults
from soptool.model.generic import no_steps_of_its_own, parameter_findings
from soptool.model.parse import Understood, kind_of, may_be_sop, near_kind, not_an_sop, understood
from soptool.model.sop import KINDS, Macro, Micro
from soptool.settings import PostName
from soptool.shape.fill import fill_as_meant
from soptool.source import checks as source_checks
from soptool.source.document import Document
from soptool.source.names import default_id
from soptool.source.read import read, too_large
from soptool.workspace.chains import Chains, folder_of, is_defaults, misnamed
from soptool.workspace.entry import Entry
from soptool.workspace.facts import Facts
from soptool.workspace.generic import with_defaults
from soptool.workspace.glance import glance, is_small
from soptool.workspace.posts import with_posts


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as it was when the workspace was opened: its bytes, or why they could not be read.

    `kept` has the bytes, or where it `is_packed`, what they are unpacked from.
    """

    file: Path
    path: str
    kept: bytes = b""
    trouble: Finding | None = None
    is_packed: bool = False

    @property
    def content(self) -> bytes:
        """The bytes."""
        return zlib.decompress(self.kept) if self.is_packed else self.kept

    def packed(self) -> Raw:
        """Return the same in a quarter of the room."""
        return replace(self, kept=zlib.compress(self.kept, 1), is_packed=True)

    @property
    def digest(self) -> str:
        """What stands for the content: two files with one digest hold the same."""
        if self.trouble is None:
            return digest_of(self.content)
        return f"{self.trouble.code} {self.trouble.message}"


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds: `entry` without what it inherits from a generic SOP.

    `lost` is the id of an SOP that could not be loaded; `is_counted`: the file is one of ours;
    `is_foreign`: it is no SOP, which is said where it was named.
    """

    entry: Entry | None = None
    findings: tuple[Finding, ...] = ()
    lost: str | None = None
    is_counted: bool = True
    is_foreign: bool = False


@dataclass(frozen=True)
class Reader:
    """How the files of one workspace are read. `contents` stand in for files on disk."""

    limits: Limits = field(default_factory=Limits)
    posts: Mapping[str, PostName] = field(default_factory=dict)
    named: frozenset[Path] = frozenset()
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    chains: Chains = field(default_factory=Chains)
    passes_foreign: bool = False

    def beneath(self, raws: Iterable[Raw], registry: Document | None) -> Reader:
        """Return one that knows the defaults, which all other files need."""
        found: dict[str, Document] = {}
        readings: list[Finding] = []
        for raw in raws:
            if is_defaults(raw.path) and raw.trouble is None:
                document, _ = read(raw.path, raw.content, self.limits)
                if document is not None and document.is_sure:
                    meant = fill_as_meant(Defaults, document, document.data)
                    found[folder_of(raw.path)] = meant.document
                    readings += (finding for finding in meant.findings if finding.fix)
        return replace(self, chains=Chains(found, registry, tuple(readings)))

    def is_like(self, other: Reader) -> bool:
        """Whether the same bytes are the same SOP to both."""
        mine, theirs = (
            (one.limits, one.posts, one.named, one.passes_foreign, one.chains.texts)
            for one in (self, other)
        )
        return mine == theirs

    def raw(self, file: Path, path: str) -> Raw:
        """Take the bytes of a file; what goes wrong is a finding."""
        content = self.contents.get(file)
        if content is not None:
            return Raw(file, path, content)
        try:
            return Raw(file, path, content_of(file, self.limits.max_bytes))
        except TooLarge as error:
            return Raw(file, path, trouble=too_large(path, error.size, error.most))
        except OSError as error:
            message = _unreadable(file, error)
            trouble = found(source_checks.UNREADABLE, message, Place(path))
            return Raw(file, path, trouble=trouble)

    def held(self, raw: Raw) -> Held:
        """Read one file, and keep its SOP or say why it has none."""
        findings: tuple[Finding, ...] = (raw.trouble,) if raw.trouble else ()
        document = None
        if raw.trouble is None:
            document, findings = read(raw.path, raw.content, self.limits)
        if is_defaults(raw.path):
            # An empty file, as one in which all is a comment, says nothing.
            return Held(findings=tuple(f for f in findings if f.check is not source_checks.EMPTY))
        if document is None:
            is_foreign = raw.trouble is None and not _may_be_sop(raw)
            passing = (source_checks.TOO_MUCH, *_YAML_OF_OTHERS)
            is_valid = all(finding.check in passing for finding in findings)
            is_passed = self.passes_foreign or (is_valid and raw.file not in self.named)
            if is_foreign and is_passed:
                return Held(is_counted=False, is_foreign=True)
            return Held(findings=findings, lost=default_id(raw.path), is_foreign=is_foreign)
        kind = kind_of(document)
        if kind is None or (near_kind(kind) is None and kind not in KINDS):
            return self._foreign(raw, document, findings)
        return self._parsed(document, findings)

    def _foreign(self, raw: Raw, document: Document, findings: tuple[Finding, ...]) -> Held:
        """Pass over a file that is no SOP, unless it was named, or can't be read as it is."""
        wrong_name = misnamed(document)
        if wrong_name or raw.file in self.named:
            wrong = wrong_name or not_an_sop(document)
            return Held(findings=(*findings, wrong), is_foreign=True)
        is_yaml = all(one.check in _YAML_OF_OTHERS for one in findings) and not _may_be_sop(raw)
        is_whole = document.raw is None and (document.mended is None or is_yaml)
        is_foreign = is_whole or not _may_be_sop(raw)
        if is_whole or (self.passes_foreign and is_foreign):
            return Held(is_counted=False, is_foreign=True)
        return Held(findings=findings, lost=default_id(raw.path), is_foreign=is_foreign)

    def glanced(self, raw: Raw) -> Facts | None:
        """Return the facts of an SOP where these are sure without reading it; else None."""
        if raw.trouble is not None or is_defaults(raw.path) or not self._has_room:
            return None
        return glance(raw.path, raw.content, self.limits, self._whole)

    @cached_property
    def _has_room(self) -> bool:
        return is_small(self.chains.texts)

    def _parsed(self, document: Document, findings: tuple[Finding, ...]) -> Held:
        read = self._understood(document)
        sop, more, document = read.sop, read.findings, read.document
        if not document.own.is_sure:
            more = tuple(one for one in more if one.place.line not in _unsure_lines(findings))
        if sop is None or not document.own.is_sure:
            lost = _declared_id(document) or default_id(document.path)
            return Held(findings=findings + more, lost=lost)
        if isinstance(sop, (Micro, Macro)):
            more += tuple(parameter_findings(sop, document))
            more += tuple(no_steps_of_its_own(sop, document))
        return Held(Entry(sop, document), findings + more)

    def _understood(self, document: Document) -> Understood:
        """Read a file with what it inherits; what its own keys mean must be known before that."""
        whole = self._with_shared(document)
        read = understood(whole)
        own = understood(document) if read.findings and whole is not document else read
        if own is read or own.document is document:
            return read
        read = self._whole(own.document)
        mended = (finding for finding in own.findings if finding.fix)
        findings = tuple(dict.fromkeys((*mended, *read.findings)))
        return Understood(read.sop, findings, read.document)

    def _whole(self, document: Document) -> Understood:
        return understood(self._with_shared(document))

    def _with_shared(self, document: Document) -> Document:
        """Return a file upon its folders' defaults, with names of posts in place of their ids."""
        return with_posts(with_defaults(document, self.chains), self.posts)


_YAML_OF_OTHERS = (
    source_checks.CUSTOM_TAG,
    source_checks.TEXT_LOST,
    source_checks.MERGE_KEY,
    source_checks.SEVERAL_DOCUMENTS,
    source_checks.DUPLICATE_KEY,
    source_checks.KEY_NOT_TEXT,
)
"""What is wrong in an SOP only: other programs know what `!Ref x` and `&x` mean to them."""


def _may_be_sop(raw: Raw) -> bool:
    return may_be_sop(raw.content.decode(errors="replace"))


def _unsure_lines(findings: Iterable[Finding]) -> frozenset[int]:
    """Return the lines that may mean something else than is read: what they say proves nothing."""
    return frozenset(
        change.place.line
        for finding in findings
        if finding.fix and not finding.fix.safe and finding.check is source_checks.SYNTAX
        for change in finding.fix.changes
        if isinstance(change, Replace)
    )


def _unreadable(file: Path, error: OSError) -> Message:
    if file.is_symlink() and not file.exists():
        return msg("The file is a link that leads nowhere: `{target}`.", target=file.readlink())
    return msg("The file can't be read: {reason}.", reason=reason_of(error))


def _declared_id(document: Document) -> str | None:
    name = document.data.get("id") if isinstance(document.data, dict) else None
    return name if isinstance(name, str) else None

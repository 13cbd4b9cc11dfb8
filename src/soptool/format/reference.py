"""The reference of the file format (`docs/format.md`): every key, from the JSON Schemas.

Examples of the keys, and what they change, are given to it, by table and key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from soptool.format.schema import (
    DEFAULTS,
    EMPTY,
    NAMES,
    NOTHING,
    SHAPES,
    TRUE_OR_FALSE,
    WORKSPACE,
    schema,
)
from soptool.model.executor import Executor
from soptool.shape.names import Kind, Names, names_of

Examples = Mapping[str, Mapping[str, Mapping[str, str]]]

_HEADS = {
    "micro": "Micro SOP (`kind: micro`)",
    "macro": "Macro SOP (`kind: macro`)",
    "standard": "Service standard (`kind: standard`)",
    "workspace": "Workspace (`sop.yaml`)",
    "defaults": "Defaults of a folder (`_defaults.yaml`)",
}
_ABOUT = """\
# The YAML format

Made from the JSON Schemas (`schemas/`), which `sop schema KIND` prints; each key is told in
English and Indonesian.

- YAML 1.2, one document a file, UTF-8. Unknown keys, keys that stand twice, custom tags and `<<`
  are errors; anchors and aliases work.
- Every value is the text that the author wrote: `08`, `Ya`, `12:30` never change on the way.
- One text where a list is expected is a list of one. Empty is the same as absent.
- Needed are `kind`, `title` and `steps` (a standard: `kind` and `title`); `id` defaults to the
  file's name.
- A target of `next` or `branches` is a step's id, `next`, `end`, `{end: outcome}` or `{sop: id}`.
- Dates are `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. Times are written as people do: `10 menit`,
  `2 hari kerja`, `30 menit – 3 jam`, `maksimal 2 jam`, `1 x 24 jam`, `PT15M`.
- Texts of a generic SOP have `$(name)` where a parameter's value goes; in every SOP, `$$(` is a
  literal `$(`.
- Lists are printed as they are written. To those of a macro, its parts add what is new: entries
  that differ by more than case, spaces and the stop at the end; a regulation that a part cites in
  another way stands once.
- No key is needed for electronic signatures: the PDF has the tag `${ttd}`, not to be seen, in the
  free space above the approver's name, where signing services put the visible signature. No setting
  changes it; a template does (`sop render --templates`, see Templates).
- To `related`, a macro's documents add its parts, unless it names them there by id, title or
  number.
"""


_NAMED = """\
## What the keys name

`sop impact` and `sop rename` find a name under every key that names it, and the checks of
references ask the same keys (those of a service too). A text beside ids, as in `legal_basis`, is an
id where it is that of an entry.

- An executor has an id, which holds in its own file (and where another file maps it or extends the
  file), and a post: what readers see.
- `approval.position`, `staff.post` and `signer` name posts, not executors: whoever holds the post
  signs, also where no step is theirs. `sop rename executor POST NEW` writes the new name in all of
  them, and under `executors`.
- Where a post is named, the id of one in `posts` (`sop.yaml`) reads as its name, and an executor
  without a `unit` has that of the post. Names under `also` are the same post: they share a column.
- `reviews.by` and `participation` tell who took part; what is past is not renamed.

"""


_ONCE = """\
## What is written once

`defaults` in `sop.yaml` hold for all SOPs of the workspace, a folder's `_defaults.yaml` (the same
keys, without `kind`) for those in it and below; for service standards as far as they have the keys.

- What the SOP says itself comes first, then the generic SOP that it `extends`, then the nearest
  `_defaults.yaml`, those of the folders above, and `defaults` of `sop.yaml`.
- `dates`, `approval` and `classification` are put together key by key. Texts and lists replace.
- A list that begins with `+` goes on behind what is inherited. `"-"`, in quotes, says that there is
  nothing. Both also hold towards a generic SOP. Empty is absent, and inherits.
- Texts with `$(name)` take the values of the SOP that inherits them.
- A finding about an inherited value stands where it is written, once, and names SOPs for which it
  holds; `--fix` mends it there. `sop impact` finds, `sop rename` changes what defaults name.
- `sop new` leaves out what defaults say. `sop compose ID --format yaml` shows the whole, and where
  each value comes from:

```yaml
# file: sop.yaml
defaults:
  unit: Sekretariat
  status: effective
  approval: {position: Sekretaris, name: Siti Aminah}
  legal_basis: [Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan]
# file: surat/_defaults.yaml
unit: Bagian Persuratan
equipment: [Komputer, Pemindai]
# file: surat/surat-masuk.yaml
kind: micro
title: Penanganan Surat Masuk
approval: {acting: Plt.}
legal_basis:
  - +
  - Peraturan Sekretaris Nomor 5 Tahun 2020 tentang Tata Naskah
equipment: "-"
executors: {agendaris: Agendaris}
steps: [{activity: Mencatat surat masuk, executor: agendaris}]
```

```yaml
unit: Bagian Persuratan  # surat/_defaults.yaml:1
status: effective  # sop.yaml:3
approval:
  position: Sekretaris  # sop.yaml:4
  name: Siti Aminah  # sop.yaml:4
  acting: Plt.
legal_basis:
  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan  # sop.yaml:5
  - Peraturan Sekretaris Nomor 5 Tahun 2020 tentang Tata Naskah
equipment: '-'
```

Regulations, documents and posts can be shared: `extends: ../umum/sop.yaml` (or a list of files)
takes those of another `sop.yaml` in the same repository, and of what that extends. Entries of one's
own come first, then those of the first file. A file that is missing, lies outside the repository,
or leads back is an error at its place.

"""


EXECUTOR, PERFORMERS = "Executor", "Performers"
_EXECUTORS = """\
### Executor

Under `executors`, an id and a post (`kabag: Kepala Bagian Tata Usaha`), or keys:

"""
_PERFORMERS = """\
### Who does a step

One id, or a list that acts together; else one of:

"""


def reference(examples: Examples) -> str:
    """Return the reference as Markdown; a shape that several kinds share stands once."""
    shown: set[str] = set()
    sections = [section for name in NAMES for section in _kind(name, shown, examples)]
    return "\n".join((_ABOUT, _ONCE, _named(), *sections, *_executors(examples)))


def tables() -> dict[str, tuple[str, ...]]:
    """Return the keys of every table, by its name: a kind, or a shape within."""
    found = {name: tuple(schema(name)["properties"]) for name in NAMES}
    for name in NAMES:
        for title, shape in schema(name).get("$defs", {}).items():
            if shape.get("properties"):
                found.setdefault(title, tuple(shape["properties"]))
    return {**found, EXECUTOR: tuple(Executor.model_fields), PERFORMERS: ("any", "each", "chain")}


def example_of(table: str, key: str, examples: Examples) -> Mapping[str, str]:
    """Return what is known of a key: a table says only what the kind `micro` or a step does not."""
    for name in (table, *(("Step",) if table == "MacroStep" else ()), "micro"):
        if found := examples.get(name, {}).get(key):
            return found
    return {}


def _named() -> str:
    """Tell which keys name what, from the marks of the format."""
    found: dict[Kind, dict[str, None]] = {kind: {} for kind in Kind}
    for name in NAMES:
        where = "`sop.yaml`: " if name == WORKSPACE else ""
        for kind, text in _marks(names_of(SHAPES[name]), "") if name != DEFAULTS else ():
            found[kind][f"{where}{text}"] = None
    rows = "".join(f"| {kind} | {'; '.join(keys)} |\n" for kind, keys in found.items())
    return f"{_NAMED}| what | keys that name it |\n| --- | --- |\n{rows}"


def _marks(mark: Names, path: str) -> Iterator[tuple[Kind, str]]:
    if mark.text and path:
        yield mark.text.kind, f"`{path}`"
    if mark.keys:
        yield mark.keys.kind, f"what stands under `{path}`"
    for key, inner in (("…", mark.below), *mark.within.items()):
        if inner and not (key == "services" and not path):  # the same keys, once a service
            yield from _marks(inner, f"{path}.{key}".removeprefix("."))


def _executors(examples: Examples) -> Iterator[str]:
    """Tell what has no schema of its own: an executor written at length, and who does a step."""
    keys = Executor.model_fields.items()
    properties = {key: {"description": field.description or ""} for key, field in keys}
    yield f"{_EXECUTORS}{_table(EXECUTOR, {'properties': properties}, examples)}"
    shape: dict[str, Any] = {"properties": {key: {} for key in ("any", "each", "chain")}}
    yield f"{_PERFORMERS}{_table(PERFORMERS, shape, examples)}"


def _kind(name: str, shown: set[str], examples: Examples) -> Iterator[str]:
    body = schema(name)
    yield f"## {_HEADS[name]}\n\n{_table(name, body, examples)}"
    for title, shape in body.get("$defs", {}).items():
        if title not in shown and shape.get("properties"):
            shown.add(title)
            about = shape.get("description", "")
            yield f"### {title}\n\n{_one_line(about)}\n\n{_table(title, shape, examples)}"


def _table(name: str, shape: dict[str, Any], examples: Examples) -> str:
    rows = "".join(
        _row(key, fragment, example_of(name, key, examples))
        for key, fragment in shape.get("properties", {}).items()
    )
    head = "| key | meaning, and what it changes | value | example |"
    return f"{head}\n| --- | --- | --- | --- |\n{rows}"


def _row(key: str, fragment: dict[str, Any], known: Mapping[str, str]) -> str:
    said = _one_line(_joined(fragment.get("description", ""), known.get("changes", "")))
    example = _one_line(known.get("example", "")).replace("\\|", "|").replace("|", "\\|")
    return f"| `{key}` | {said} | {_values(fragment)} | `{example}` |\n"


def _joined(*told: str) -> str:
    """Put sentences in two languages together, language by language."""
    halves = [text.partition(" — ")[::2] for text in told]
    english, indonesian = (" ".join(filter(None, texts)) for texts in zip(*halves, strict=True))
    return f"{english} — {indonesian}" if indonesian else english


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _values(fragment: dict[str, Any]) -> str:
    """Say in a word what stands there: the allowed words, a shape, a list, a text."""
    found = dict.fromkeys(_kinds(fragment))
    return ", ".join(found)


def _kinds(fragment: dict[str, Any]) -> Iterator[str]:
    if "$ref" in fragment:
        name = fragment["$ref"].rsplit("/", 1)[-1]
        if name not in (EMPTY, NOTHING):
            yield "text" if name == TRUE_OR_FALSE else name
    if "const" in fragment:
        yield f"`{fragment['const']}`"
    words = fragment.get("enum", ())
    yield from (
        f"`{word}`" if isinstance(word, str) else f"`{str(word).lower()}`" for word in words
    )
    kinds = fragment.get("type", [])
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        yield _WORDS.get(kind, "text")
    if isinstance(fragment.get("items"), dict) and "$ref" in fragment["items"]:
        yield f"of {fragment['items']['$ref'].rsplit('/', 1)[-1]}"
    for choice in fragment.get("anyOf", ()):
        yield from _kinds(choice)


_WORDS = {"array": "list", "object": "keys", "null": "text", "integer": "number"}

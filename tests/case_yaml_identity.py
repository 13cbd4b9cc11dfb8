"""What the YAML of a real procedure says of itself, and the service standard beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from soptool.model.identity import Approval
from soptool.model.sop import Procedural
from soptool.model.standard import Standard
from soptool.shape.texts import Shape
from soptool.workspace.workspace import Workspace

COMPONENTS = {
    "persyaratan": ("delivery", "requirements"),
    "mekanisme_prosedur": ("delivery", "procedure"),
    "jangka_waktu": ("delivery", "time"),
    "biaya": ("delivery", "cost"),
    "produk": ("delivery", "product"),
    "pengelolaan_pengaduan": ("delivery", "complaints"),
    "dasar_hukum": ("management", "legal_basis"),
    "sarana_prasarana": ("management", "facilities"),
    "kompetensi_pelaksana": ("management", "competence"),
    "pengawasan_internal": ("management", "supervision"),
    "jumlah_pelaksana": ("management", "staff"),
    "jaminan_pelayanan": ("management", "guarantee"),
    "jaminan_keamanan": ("management", "safety"),
    "evaluasi_kinerja": ("management", "evaluation"),
}


def identity_of(sop: Procedural, standard: Standard | None) -> dict[str, object]:
    approval = sop.approval or Approval()
    approver = " ".join(filter(None, (approval.acting, approval.position)))
    dates = {"created": sop.dates.created, "revised": sop.dates.revised}
    dates |= {"effective": sop.dates.effective, "approved": approval.date}
    found: dict[str, object] = {
        "kind": sop.kind if standard is None else "standar_pelayanan",
        "title": sop.title,
        "number": sop.number,
        "unit": sop.unit,
        "revision": sop.revision,
        "approver": approver or None,
        "legal_bases": sop.legal_basis,
        "related": tuple(relation.text for relation in sop.related),
        "definition": _definition(sop.definitions),
        "purpose": tuple((sop.purpose or "").splitlines()),
        "footnotes": tuple(f"{mark} {text}" for mark, text in sop.footnotes.items()),
    }
    if standard is not None:
        found |= {"standard.title": standard.title, "standard.unit": standard.unit}
    found |= {f"dates.{key}": None if day is None else str(day) for key, day in dates.items()}
    lists = ("qualifications", "equipment", "warnings", "records")
    found |= {name: getattr(sop, name) for name in lists}
    found |= dict.fromkeys(("references", "related_units", "change_log"), ())  # no such key
    sections = [step.section for step in sop.steps if step.section]
    found |= {f"other_flows[{n}].flow_title": title for n, title in enumerate(sections[1:])}
    return found


def _definition(definitions: Mapping[str, str]) -> str | None:
    return " ".join(f"{term} adalah {meaning}" for term, meaning in definitions.items()) or None


def standard_of(sop: Procedural, workspace: Workspace) -> Standard | None:
    found = [entry.sop for entry in workspace.entries if isinstance(entry.sop, Standard)]
    return next((standard for standard in found if sop.id in standard.sops), None)


def components_of(standard: Standard) -> dict[str, tuple[str, ...]]:
    found = {
        name: tuple(_texts(getattr(getattr(standard, group), key)))
        for name, (group, key) in COMPONENTS.items()
    }
    extra = {re.sub(r"\W+", "_", title.casefold()): text for title, text in standard.extra.items()}
    return found | extra


def _texts(value: object) -> Iterator[str]:
    """Yield all texts of a component, whether it is text or has parts."""
    if isinstance(value, str):
        yield value
    parts = vars(value).values() if isinstance(value, Shape) else value
    for part in parts if isinstance(parts, Iterable) and not isinstance(parts, str) else ():
        yield from _texts(part)

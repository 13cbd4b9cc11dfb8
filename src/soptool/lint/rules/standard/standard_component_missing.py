"""A service standard with fewer than fourteen components."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, by_number, msg
from soptool.lint.evidence.service import component_names, services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.standard import COMPONENTS

CHECK = Check(
    "SOP691",
    "standard-component-missing",
    Severity.WARNING,
    principle=Principle.OBEDIENCE,
    source="UU 25/2009 Pasal 21; PermenPAN-RB 15/2014: empat belas komponen",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    is_effective = subject.identity.status == "effective"
    for offer in services(subject):
        for group in ("delivery", "management"):
            missing = tuple(key for where, key in offer.missing if where == group)
            if not missing or (group == "delivery" and is_effective):
                continue  # SOP690 speaks of it
            yield subject.at(
                CHECK,
                (*offer.base, group),
                _message(missing, sum(where == group for where, _ in COMPONENTS)),
                hint=msg("Write them under `{group}`.", group=group),
                key=True,
            )


def _message(missing: tuple[str, ...], number: int) -> Message:
    names = component_names(missing)
    return by_number(
        len(missing),
        msg("1 of {all} components is missing here: {names}.", all=number, names=names),
        msg(
            "{number} of {all} components are missing here: {names}.",
            number=len(missing),
            all=number,
            names=names,
        ),
    )


_DELIVERY = """\
delivery:
  requirements: Ijazah asli
  procedure: Pemohon menyerahkan ijazah dan menunggu di loket
  time: 1 hari kerja
  cost: Gratis
  product: Fotokopi ijazah yang dilegalisir
  complaints: Kotak saran di loket
"""
_MANAGEMENT = """\
management:
  legal_basis: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  facilities: Loket dengan ruang tunggu
  competence: Mampu memeriksa keaslian ijazah
  supervision: Kepala tata usaha memeriksa buku register setiap Jumat
  staff: 2 orang
  guarantee: Berkas yang lewat waktu diantar ke alamat pemohon
  safety: Ijazah asli tidak ditinggal di loket
"""

MANUAL = Manual(
    what=msg("One of the fourteen components of a service standard is missing or empty."),
    why=msg(
        "Law asks for all fourteen: six that the public reads, and eight by which the office makes "
        "sure that it can keep the six."
    ),
    bad=(f"kind: standard\ntitle: Legalisir\n{_DELIVERY}{_MANAGEMENT}", "kind: standard\n"),
    good=(
        (
            f"kind: standard\ntitle: Legalisir\n{_DELIVERY}{_MANAGEMENT}"
            "  evaluation: Survei kepuasan setiap 6 bulan\n"
        ),
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge)

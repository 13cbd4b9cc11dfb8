"""Documents between the parts of a macro, and within an SOP: the borders manuals do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, findings
from soptool.lint.engine import AnyRule
from soptool.lint.rules.documents import (
    requirement_from_nowhere,
    requirement_made_later,
    requirement_misnamed,
    yield_not_made,
)
from soptool.lint.rules.duration import vague_duration
from soptool.lint.rules.seam import (
    part_input_undeclared,
    part_output_unused,
    part_requirement_late,
    part_requirement_misnamed,
    part_requirement_sometimes,
)


def _part(name: str, *steps: str) -> str:
    """Write a part with these steps, in flow style."""
    return f"# file: {name}.yaml\ntitle: Pekerjaan {name.title()}\n{_steps(*steps)}"


def _steps(*steps: str) -> str:
    return "steps:\n" + "".join(f"  - {{activity: Bekerja, {step}}}\n" for step in steps)


def _macro(steps: str, more: str = "") -> str:
    return f"# file: m.yaml\nkind: macro\ntitle: Pengelolaan\n{more}steps: {steps}\n"


_A_TO_B = _macro("[{use: a}, {use: b}]")
_CHECK = (
    "requirements: Konsep, outputs: Catatan koreksi, branches: {Ya: {end: ya}, Tidak: {end: tidak}}"
)
_SPLIT = _part(
    "a",
    "requirements: Berkas, outputs: Lembar periksa, branches: {Ya: s, Tidak: {end: tanpa}}",
    "id: s, requirements: Lembar periksa, outputs: Berita acara, next: {end: dengan}",
)
_NEEDS_SURVEY = _part("b", "requirements: Berita acara, outputs: Izin")
_NEEDS_SHEET = _part("b", "requirements: Lembar periksa, outputs: Izin")
_MAKES_IT = "requirements: Surat, outputs: Surat yang didisposisi"
_NEEDS_IT = "requirements: Surat terdisposisi"
_BOTH = _macro("[{use: a, branches: {tanpa: next, dengan: next}}, {use: b}]")


@pytest.mark.parametrize(
    ("rule", "expected", "example"),
    [
        # A correction that comes back is no document of tomorrow.
        (
            part_requirement_late,
            0,
            _part("a", "requirements: [Disposisi, Catatan koreksi], outputs: Konsep")
            + _part("b", _CHECK)
            + _macro("[{id: k, use: a}, {use: b, branches: {ya: end, tidak: k}}]"),
        ),
        # Parts of one row stand in an order, too.
        (
            part_requirement_late,
            1,
            _part("a", "requirements: Bukti kirim, outputs: Arsip")
            + _part("b", "requirements: Surat, outputs: Bukti kirim")
            + _macro("[{activity: Mengirim, use: [a, b]}]"),
        ),
        (
            part_requirement_late,
            0,
            _part("a", "requirements: Surat, outputs: Bukti kirim")
            + _part("b", "requirements: Bukti kirim, outputs: Arsip")
            + _macro("[{activity: Mengirim, use: [a, b]}]"),
        ),
        # What is made on the way to one end is not there on the way to the other.
        (part_requirement_sometimes, 1, _SPLIT + _NEEDS_SURVEY + _BOTH),
        (part_requirement_sometimes, 0, _SPLIT + _NEEDS_SHEET + _BOTH),
        (
            part_requirement_sometimes,
            0,
            _SPLIT
            + _NEEDS_SURVEY
            + _macro("[{use: a, branches: {tanpa: end, dengan: next}}, {use: b}]"),
        ),
        (
            part_requirement_sometimes,
            1,
            _SPLIT
            + _NEEDS_SURVEY
            + _macro("[{use: a, branches: {tanpa: next, dengan: end}}, {use: b}]"),
        ),
        # A name without its state, a plural, another spelling: the same document.
        *(
            (
                rule,
                0,
                _part("a", f"requirements: Arahan, outputs: {one}")
                + _part("b", f"requirements: {other}, outputs: Tabel")
                + _A_TO_B,
            )
            for rule in (part_input_undeclared, part_output_unused, part_requirement_misnamed)
            for one, other in (
                ("Surat yang telah ditandatangani", "Surat"),
                ("Data-data responden", "Data responden"),
                ("Kwitansi pembayaran", "Kuitansi pembayaran"),
                ("Formulir isian", "Form isian"),
            )
        ),
        # A draft is not the thing, nor is the thing what is said of it.
        *(
            (
                part_input_undeclared,
                1,
                _part("a", f"requirements: Arahan, outputs: {one}")
                + _part("b", f"requirements: {other}, outputs: Tabel")
                + _A_TO_B,
            )
            for one, other in (("Konsep surat", "Surat"), ("Surat", "Surat bertanda tangan"))
        ),
        (
            requirement_from_nowhere,
            0,
            _steps(
                "requirements: [Form isian, Surat], outputs: Fotokopi KTP",
                "requirements: Foto copy KTP, outputs: Arsip",
            )
            + "inputs: [Formulir isian, Surat yang telah ditandatangani]\n",
        ),
        (
            requirement_made_later,
            1,
            _steps(_NEEDS_IT, _MAKES_IT),
        ),
        (
            requirement_misnamed,
            1,
            _steps(_MAKES_IT, _NEEDS_IT),
        ),
        (
            requirement_made_later,
            0,
            _steps(_MAKES_IT, _NEEDS_IT, _MAKES_IT),
        ),
        (
            yield_not_made,
            0,
            _steps("outputs: [Kwitansi pembayaran, Bukti kirim dan tanda terima]")
            + "outputs: [Kuitansi pembayaran, Bukti kirim]\n",
        ),
        # A value that is not given is said where values are given, not in the generic SOP.
        (
            vague_duration,
            0,
            (
                "# file: umum.yaml\nclassification: {coverage: generic}\n"
                "parameters: {lama: duration}\n"
                "steps: [{activity: Menulis surat, duration: $(lama)}]\n"
                "# file: khusus.yaml\nkind: micro\nextends: umum\nwith: {lma: 2 jam}\n"
            ),
        ),
    ],
)
def test_borders(tmp_path: Path, rule: AnyRule, expected: int, example: str) -> None:
    checked: AnyRule = rule.RULE  # type: ignore[attr-defined]
    assert len(findings(tmp_path, files_of(example), checked)) == expected

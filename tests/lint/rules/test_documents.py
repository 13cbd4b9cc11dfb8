"""Requirements, outputs, boxes and conditions: the borders that manuals do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, findings
from soptool.lint.engine import AnyRule
from soptool.lint.rules.box import (
    equipment_no_tool,
    qualification_a_post,
    record_a_sentence,
    related_itself,
    related_no_sop,
    warning_of_another,
    warning_says_nothing,
    warning_without_consequence,
)
from soptool.lint.rules.documents import (
    document_of_nothing,
    documents_in_one_entry,
    draft_after_final,
    output_a_sentence,
    output_no_product,
    output_not_in_title,
    output_off_sentence,
    output_repeated,
    output_unchanged,
    output_unused,
    requirement_a_sentence,
    requirement_made_later,
    requirement_unmade,
    requirements_only_tools,
)
from soptool.lint.rules.duration import deadline_contradicts_time
from soptool.lint.rules.executor import executor_a_tool, executor_abbreviation, executor_of_nothing
from soptool.lint.rules.flow import (
    check_without_decision,
    decision_without_question,
    hidden_decision,
    loop_without_bound,
    unusual_length,
)
from soptool.lint.rules.identity import approver_unnamed, entry_repeated, placeholder_left
from soptool.lint.rules.law import (
    citation_shortened,
    citation_unclear,
    law_misnamed,
    law_of_another_matter,
    legal_basis_out_of_order,
)
from soptool.lint.rules.macro import part_retitled
from soptool.lint.rules.step import (
    handover_to_oneself,
    step_for_one_year,
    step_names_actor,
    step_names_another,
    step_several_acts,
    step_several_nouns,
    step_vague,
    step_without_object,
    step_without_verb,
)
from soptool.lint.rules.title import title_abbreviation, title_not_an_act


def count(tmp_path: Path, rule: object, text: str) -> int:
    checked: AnyRule = rule.RULE  # type: ignore[attr-defined]
    return len(findings(tmp_path, files_of(text), checked))


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Surat permohonan, KTP", True),
        ("Komputer, Printer", True),
        ("Dokumen BMN, BAST", True),
        ("Matriks supervisi, dan hasil monitoring", True),
        ("Rencana Strategis, Rencan kinerja", True),
        ("Data putusan, flashdisk", True),
        ("Rekam medik deteni, stetoskop, sphygmomanometer", True),
        ("Denah lokasi, foto udara, kunci", True),
        ("Kunci blok, catatan mutasi", True),
        ("Bukti-bukti dokumen administrasi, kualifikasi dan teknis", False),
        ("Penanganan awal, pencegahan dini, dan pemulihan", False),
        ("Surat permohonan, rangkap 2", False),
        ("Surat permohonan, asli dan fotokopi", False),
        ("Data nama, alamat dan nomor telepon", False),
        ("Data pegawai, NIP", False),
        ("Undangan rapat, Jakarta", False),
        ("Laporan, paling lambat tanggal 10", False),
        ("Surat dari Dinas, Badan, dan Kantor", False),
        ("Surat Keputusan tentang Pengadaan, Penyimpanan, dan Distribusi", False),
        ("Peraturan Menteri Keuangan, Nomor 5", False),
        ("Rekomendasi Camat, Lurah", False),
        ("Penetapan dan Pengumuman Pemenang;", False),
        ("Agenda, surat, dan disposisi tersimpan di server", False),
    ],
)
def test_several_things_in_one_entry(text: str, several: bool, tmp_path: Path) -> None:
    step = f"steps: [{{activity: Mencatat surat, requirements: ['{text}']}}]\n"
    assert bool(count(tmp_path, documents_in_one_entry, step)) is several


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("Surat telah ditandatangani", True),
        ("Berkas belum lengkap", True),
        ("Seluruh peserta memahami materi", True),
        ("Kegiatan terlaksana", True),
        ("Surat yang telah ditandatangani", False),
        ("Surat yg telah paraf", False),
        ("Rapat Terbatas", False),
        ("Surat terkirim", False),
        ("Kegiatan terjadwal", False),
        ("Seluruh berkas pemohon yang mengajukan izin", False),
        ("Izin mendirikan bangunan", False),
    ],
)
def test_outputs_that_are_sentences(output: str, told: bool, tmp_path: Path) -> None:
    step = f"steps: [{{activity: Memproses berkas, outputs: ['{output}']}}]\n"
    assert bool(count(tmp_path, output_a_sentence, step)) is told


@pytest.mark.parametrize(
    ("activity", "told"),
    [
        ("Mengembalikan berkas jika ditemukan kekurangan", True),
        ("Menyusun undangan (apabila lulus kualifikasi)", True),
        ("Membayar denda bila terlambat", True),
        ("Membuka surel, jika ada laporan, memberitahukan ketua", True),
        ("Memeriksa lampiran (jika ada)", False),
        ("Meninjau lokasi (jika dirasa perlu)", False),
        ("Mengadakan rapat apabila diperlukan oleh Kepala", False),
        ("Menjelaskan tindakan apabila terjadi gempa", False),
        ("Menyusun surat yang dipakai jika pegawai cuti panjang", False),
        ("Menyimpan arsip yang sudah diberi kode dan jika statis meneruskannya", True),
        ("Apabila lengkap, menerbitkan tanda terima", False),  # SOP522
    ],
)
def test_conditions_in_a_plain_box(activity: str, told: bool, tmp_path: Path) -> None:
    step = f"steps: [{{activity: '{activity}'}}]\n"
    assert bool(count(tmp_path, hidden_decision, step)) is told


_POKJA = (
    "executors: {pokja: Pokja Pemilihan, peserta: Peserta, kabag: Kabag Umum,"
    " tu: Pengadministrasi Umum, ptg: Petugas}\n"
)


@pytest.mark.parametrize(
    ("rule", "number", "text"),
    [
        (step_names_another, 1, "{activity: Kepala Bagian Umum menetapkan, executor: pokja}"),
        (
            step_names_another,
            1,
            ("{activity: Pokja Pemilihan dan Peserta membahas soal, executor: pokja}"),
        ),
        (
            step_names_another,
            0,
            ("{activity: Pokja Pemilihan dan Peserta membahas soal, executor: [pokja, peserta]}"),
        ),
        (step_names_another, 0, "{activity: Kepala Bagian Umum menetapkan, executor: kabag}"),
        (step_names_another, 0, "{activity: Kepala Bagian Umumnya menetapkan, executor: kabag}"),
        (step_names_another, 0, "{activity: Dipersilakan pokja menunggu, executor: kabag}"),
        (step_names_another, 1, "{activity: Ditetapkan pokja, executor: kabag}"),
        (step_names_another, 1, "{activity: Sistem mengirim pemberitahuan, executor: pokja}"),
        (step_names_another, 1, "{activity: Pemerintah Desa menyusun usulan, executor: pokja}"),
        (step_names_another, 0, "{activity: Sistem Informasi diperbarui, executor: kabag}"),
        (step_names_another, 1, "{activity: Notulen disusun oleh Panitia Rapat, executor: tu}"),
        (step_names_another, 0, "{activity: Notulen disusun oleh Panitia Rapat, executor: ptg}"),
        (step_names_another, 0, "{activity: Notulen disusun oleh Bagian Umum, executor: tu}"),
        (step_names_another, 0, "{activity: Menguji sistem dan aplikasi, executor: kabag}"),
        (step_names_actor, 1, "{activity: Peserta periksa berkas, executor: peserta}"),
        (
            step_names_actor,
            0,
            ("{activity: Menyimpan surat yg di tanda tangani Kabag Umum, executor: pokja}"),
        ),
        (step_several_acts, 1, "{activity: 'Mengisi buku, diserahkan kepada Kabag Umum'}"),
        (step_several_acts, 0, "{activity: 'Memberi penjelasan, diakhiri pada jam kerja'}"),
        (step_several_acts, 0, "{activity: Mengubah status setelah selesai ditindaklanjuti}"),
    ],
)
def test_who_acts(rule: object, number: int, text: str, tmp_path: Path) -> None:
    assert count(tmp_path, rule, f"{_POKJA}steps: [{text}]\n") == number


_TWO = "steps:\n  - {{activity: {}}}\n  - {{activity: {}}}\n"
_LOOPS = (
    "steps:\n"
    "  - {id: a, activity: Menyusun konsep}\n"
    "  - {id: b, activity: Memeriksa konsep, branches: {Ya: next, Tidak: a}}\n"
    "  - {activity: Menelaah konsep, branches: {Ya: next, Tidak: b}}\n"
)


@pytest.mark.parametrize(
    ("rule", "number", "text"),
    [
        (
            output_unused,
            1,
            _TWO.format(
                "Menulis, outputs: Konsep, requirements: Konsep lama",
                "Mengirim, requirements: Amplop",
            ),
        ),
        (
            output_unused,
            0,
            _TWO.format("Menulis, outputs: Surat Masuk", "Mengirim, requirements: Amplop"),
        ),  # the title's product
        (
            output_unused,
            1,
            _TWO.format(
                "Mengirim, requirements: Nota",
                "Menulis, outputs: Nota, next: c}\n  - {id: c, activity: Menutup",
            ),
        ),  # needed only before
        (
            output_unused,
            0,
            _TWO.format(
                "Menulis, outputs: Lembar disposisi diisi",
                "Mengirim, requirements: Surat dengan lembar disposisi",
            ),
        ),
        (
            output_unchanged,
            1,
            _TWO.format("Menerbitkan SP2D, requirements: SP2D, outputs: Terbitnya SP2D", "Menutup"),
        ),
        (
            output_unchanged,
            0,
            _TWO.format("Menyetujui surat, outputs: Surat siap dikirim", "Menutup"),
        ),
        (
            output_unchanged,
            1,
            _TWO.format("Mengunggah putusan, outputs: Putusan siap di unggah", "Menutup"),
        ),
        (output_no_product, 1, "steps: [{activity: Memvalidasi data, outputs: Validator}]\n"),
        (output_no_product, 0, "steps: [{activity: Melantik, outputs: Pejabat terlantik}]\n"),
        (output_no_product, 0, "steps: [{activity: Membentuk tim, outputs: Tim penilai}]\n"),
        (output_no_product, 0, "steps: [{activity: Memasang printer, outputs: Printer}]\n"),
        (
            output_off_sentence,
            1,
            ("steps: [{activity: Menyiapkan surat tugas, outputs: Daftar hadir}]\n"),
        ),
        (output_off_sentence, 0, "steps: [{activity: Menyusun surat keputusan, outputs: SK}]\n"),
        (output_off_sentence, 0, "steps: [{activity: Menyiapkan bahan rapat, outputs: Notula}]\n"),
        (output_off_sentence, 0, "steps: [{activity: Membuat undangan, outputs: Konsep}]\n"),
        (
            output_off_sentence,
            0,
            ("steps: [{activity: Menyusun laporan dan lampirannya, outputs: Laporan}]\n"),
        ),
        (
            draft_after_final,
            0,
            (
                "steps: [{activity: Menulis, requirements: Peraturan,"
                " outputs: Draft perubahan peraturan}]\n"
            ),
        ),
        (requirement_a_sentence, 0, "steps: [{activity: Menulis, requirements: Data tersedia}]\n"),
        (
            requirement_a_sentence,
            1,
            ("steps: [{activity: Menulis, requirements: Gate telah selesai}]\n"),
        ),
        (
            requirement_unmade,
            1,
            _TWO.format(
                "Menulis, requirements: Surat, outputs: Nota",
                "Menutup, requirements: Dokumen rencana kerja tahunan",
            ),
        ),
        (
            requirement_unmade,
            0,
            _TWO.format(
                "Menulis, requirements: Surat, outputs: Nota",
                "Menutup, requirements: Dokumen sumber",
            ),
        ),
        (
            requirement_unmade,
            0,
            _TWO.format(
                "Menulis, requirements: Laporan, outputs: Nota", "Menutup, requirements: Laporan"
            ),
        ),
        (
            requirement_unmade,
            0,
            _TWO.format("Menulis, outputs: Analisis survei", "Menutup, requirements: Hasil survei"),
        ),
        (entry_repeated, 1, "records: [Buku agenda, Daftar, buku agenda.]\n"),
        (equipment_no_tool, 0, "equipment: [Penggaris, Pemindai, Pengeras suara]\n"),
        (record_a_sentence, 1, "records: [Didokumentasikan di komputer]\n"),
        (record_a_sentence, 0, "records: [Buku register]\n"),
        (record_a_sentence, 0, "records: [Buku catatan, Daftar arsip]\n"),
        (placeholder_left, 1, "equipment: [Komputer, dan lain-lain]\n"),
        (placeholder_left, 3, "equipment: [Komputer, Dan Lain-Lain, DKK, Etc.]\n"),
        (placeholder_left, 1, "equipment: [ATK dll, 'Etika kerja']\n"),
        (qualification_a_post, 1, "qualifications: ['S.1 Akuntansi', SLTA/sederajat]\n"),
        (qualification_a_post, 0, "qualifications: ['S1, bisa mengoperasikan komputer']\n"),
        (qualification_a_post, 0, "qualifications: [Pendidikan minimal SMA, Teliti]\n"),
        (qualification_a_post, 0, "qualifications: ['SMA, sehat jasmani']\n"),
        (qualification_a_post, 0, "qualifications: ['S1, ahli statistik']\n"),
        (qualification_a_post, 1, "qualifications: ['D-III, diutamakan S1 Hukum']\n"),
        (
            qualification_a_post,
            2,
            "qualifications: [Mampu menulis, Kepala Bidang Diklat, Eselon II]\n",
        ),
        (requirement_a_sentence, 1, "steps: [{activity: Menulis, requirements: Adanya surat}]\n"),
        (requirement_a_sentence, 0, "steps: [{activity: Menulis, requirements: Adat setempat}]\n"),
        (
            step_without_object,
            1,
            (
                "executors: {a: Petugas Lantai, b: Petugas Gedung, c: Petugas Listrik}\n"
                "steps: [{activity: Petugas Lantai memberitahukan kepada Petugas Gedung dan"
                " Petugas Listrik}]\n"
            ),
        ),
        (
            requirement_made_later,
            0,
            _TWO.format(
                "Menerima surat, requirements: Surat, outputs: Surat diterima",
                "Memeriksa surat, requirements: Surat, outputs: Surat",
            ),
        ),
        (
            step_several_acts,
            1,
            "steps: [{activity: Mengisi formulir di web. Menyampaikan berkas ke kantor}]\n",
        ),
        (executor_abbreviation, 1, "executors: {a: JFU/JFT, b: CAMAT, c: KASUBAG TU}\n"),
        (executor_abbreviation, 0, "executors: {a: PASAR, b: BANK, c: AGEN, d: TUAN, e: TNI}\n"),
        (executor_abbreviation, 0, "executors: {a: PLN/PMI, b: Warga}\n"),
        (executor_abbreviation, 0, "executors: {a: PENGANTIN, b: WALI, c: MODIN}\n"),
        (executor_abbreviation, 2, "executors: {a: JFU, b: JFT, c: KASUBBAG, d: BKPSDM}\n"),
        (executor_abbreviation, 0, "executors: {a: {name: DJKN, external: true}, b: Tim IT}\n"),
        (
            step_without_object,
            1,
            "steps: [{activity: 'Menerima, mencatat, dan meneruskan kepada Camat'}]\n",
        ),
        *(
            (step_without_object, 0, f"steps: [{{activity: {activity}}}]\n")
            for activity in (
                "Membagikan kepada peserta sertifikat",
                "Menyerahkan kepada pasien obat",
                "Memberitahukan kepada pemohon jadwal sidang",
                "Mengirimkan ke KPPN SPM",
                "Menyerahkan kepada Kepala peraturan",
                "Pemohon datang dengan KTP lalu menyerahkan kepada petugas",
            )
        ),
        (
            step_without_object,
            0,
            "steps: [{activity: Menyampaikan kepada Bupati rancangan perda}]\n",
        ),
        (
            step_without_object,
            0,
            "steps: [{activity: Melimpahkan kepada Camat kewenangannya untuk izin}]\n",
        ),
        (
            requirements_only_tools,
            1,
            "steps: [{activity: Menerima surat, requirements: [Buku agenda surat, ATK]}]\n",
        ),
        (
            requirements_only_tools,
            0,
            "steps: [{activity: Mengisi buku agenda, requirements: Buku agenda}]\n",
        ),
        (
            output_unchanged,
            1,
            (
                "steps: [{activity: Menerima surat, requirements: Surat masuk,"
                " outputs: Diterimanya surat masuk pada bagian umum}]\n"
            ),
        ),
        (record_a_sentence, 0, "records: [Arsip surat dalam bentuk softcopy]\n"),
        (document_of_nothing, 1, "steps: [{activity: Menerima arsip, outputs: Tanda terima}]\n"),
        (
            document_of_nothing,
            0,
            "steps: [{activity: Menerima arsip, outputs: Tanda terima arsip}]\n",
        ),
        (record_a_sentence, 1, "records: [Dokumen dicatat dan didata secara elektronik]\n"),
        (related_no_sop, 0, "related: ['SOP Kepaniteraan Pidana, Perdata']\n"),
        (related_itself, 1, "title: Evaluasi Data Survei\nrelated: [SOP Evaluasi Survei 2025]\n"),
        (related_itself, 0, "title: Evaluasi Data Survei\nrelated: [SOP Pengolahan Survei]\n"),
        (
            warning_says_nothing,
            1,
            ("warnings: Jika SOP tidak dilaksanakan maka Direktori tidak akan terlaksana\n"),
        ),
        (
            warning_says_nothing,
            0,
            ("warnings: Jika SOP tidak dilaksanakan, maka gaji pegawai terlambat dibayar\n"),
        ),
        (executor_of_nothing, 0, "executors: {kepala: {name: Kepala, unit: Puskesmas}}\n"),
        (executor_of_nothing, 0, "executors: {ketua: Ketua RT, camat: Camat}\n"),
        (
            decision_without_question,
            0,
            (
                "steps:\n  - {id: a, activity: Memeriksa berkas,"
                " branches: {Lengkap: next, Belum lengkap: a}}\n"
            ),
        ),
        (loop_without_bound, 1, _LOOPS),
    ],
)
def test_the_border_of_a_rule(rule: object, number: int, text: str, tmp_path: Path) -> None:
    assert count(tmp_path, rule, text) == number


def test_a_loop_names_each_line_that_leads_back(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, files_of(_LOOPS), loop_without_bound.RULE)
    assert [other.place.line for other in finding.related] == [4]


def test_answers_suggest_their_question(tmp_path: Path) -> None:
    text = (
        "steps:\n  - {id: a, activity: Memantau, branches: {Lengkap: next, Belum Lengkap: a}}\n"
        "  - {activity: Menutup}\n"
    )
    (finding,) = findings(tmp_path, files_of(text), decision_without_question.RULE)
    assert "Lengkap?" in str(finding.hint)


def test_many_unused_outputs_are_told_once(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{activity: Mencatat, requirements: Komputer, outputs: {name}}}\n"
        for name in ("Nota", "Memo", "Resume", "Jadwal", "Kartu")
    )
    (finding,) = findings(tmp_path, files_of(f"steps:\n{rows}"), output_unused.RULE)
    assert "4" in str(finding.message)
    assert len(finding.related) == 4


_MADE = "title: Penyusunan {0}\nsteps: [{{activity: A, outputs: {1}}}]\n"
_CASES = (
    "steps:\n  - {{id: a, activity: Menyusun surat}}\n"
    "  - {{activity: 'Memeriksa surat, jika {} dikembalikan', branches: {{Ya: next, Tidak: a}}}}\n"
    "  - {{activity: Mengirim surat}}\n"
)
_PLAIN = _CASES.format("ada").replace(", jika ada dikembalikan", "")
_OWN = "executors: {{a: {1}}}\nsteps: [{{activity: {0}, executor: a}}]\n"
_TWICE = "  - {activity: Mencatat surat, outputs: Surat tercatat}\n"
_LOOP = (
    "steps:\n  - {id: a, activity: Menyusun surat, outputs: Surat tertelaah}\n"
    "  - {id: b, activity: Menelaah surat, outputs: Catatan, question: Benar?, "
    "branches: {Ya: end, Tidak: next}}\n"
    "  - {activity: Memperbaiki surat, outputs: Surat tertelaah, next: b}\n"
)


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (output_repeated, f"steps:\n{_TWICE}{_TWICE}{_TWICE}", 1),
        (output_repeated, _LOOP, 0),
        (output_repeated, "steps:\n" + 2 * "  - {activity: A, outputs: Lembar disposisi}\n", 0),
        (
            document_of_nothing,
            "steps: [{activity: A, outputs: Laporan, requirements: Laporan}]\n",
            1,
        ),
        (
            document_of_nothing,
            "title: Penyusunan Laporan\nsteps: [{activity: A, outputs: Laporan}]\n",
            0,
        ),
        (requirements_only_tools, "steps:\n" + 3 * "  - {activity: A, requirements: ATK}\n", 1),
        (requirements_only_tools, "steps:\n" + 2 * "  - {activity: A, requirements: ATK}\n", 2),
        (requirements_only_tools, "steps: [{activity: A, requirements: Aplikasi Canva}]\n", 1),
        (requirements_only_tools, "steps: [{activity: A, requirements: Aplikasi dan surat}]\n", 0),
        (documents_in_one_entry, "equipment: [Lembaran Kerja & Rencana Kerja]\n", 1),
        (documents_in_one_entry, "equipment: [Data entri pelaksana & laporan]\n", 0),
        (output_not_in_title, _MADE.format("Daftar Informasi Publik", "Konten DIDP"), 0),
        (output_not_in_title, _MADE.format("Daftar Informasi Publik", "Konten BPJS"), 1),
        (record_a_sentence, "records: [update data pada Aplikasi SAKTI]\n", 1),
        (related_no_sop, "related: [SOP Bagian Umum dan Kepegawaian, SOP Tim Kerja]\n", 1),
        (step_for_one_year, "steps: [{activity: Menilai menurut UU Nomor 5 Tahun 2014}]\n", 0),
        (step_for_one_year, "steps: [{activity: Menyusun rencana TA 2025}]\n", 1),
        (
            requirements_only_tools,
            "steps:\n" + 3 * "  - {activity: A, requirements: [ATK, Surat]}\n",
            0,
        ),
        (documents_in_one_entry, "equipment: ['Laporan kegiatan monev, operasi']\n", 0),
        (
            deadline_contradicts_time,
            "steps: [{activity: A, duration: 1 jam, note: Waktu tunggu paling lama 3 hari}]\n",
            0,
        ),
        (
            deadline_contradicts_time,
            "steps: [{activity: A, duration: 1 hari, note: Proses 30 menit}]\n",
            0,
        ),
        (record_a_sentence, "records: [Softcopy dan Hardcopy]\n", 1),
        (record_a_sentence, "records: [Data pegawai, Disimpan sebagai data elektronik]\n", 0),
        (warning_says_nothing, "warnings: [Bila tidak dilaksanakan, negara dirugikan]\n", 0),
        (
            warning_says_nothing,
            "warnings: ['Jika SOP cuti tidak dilaksanakan, kelancaran tugas tidak terjamin']\n",
            1,
        ),
        (
            warning_says_nothing,
            "warnings: ['Kalau pelaksanaan tidak sesuai SOP, kegiatan terganggu']\n",
            1,
        ),
        (related_no_sop, "related: [SK Mutasi, SOP Buku Tamu, Penerbitan SK Pensiun]\n", 1),
        (
            legal_basis_out_of_order,
            (
                "legal_basis: [Peraturan Kabasarnas Nomor 5 Tahun 2014 tentang A, "
                "Peraturan Badan Nasional Pencarian dan Pertolongan Nomor 8 Tahun 2021 tentang B]\n"
            ),
            0,
        ),
        (
            citation_unclear,
            "legal_basis: Peraturan Mentri Kesehatan Nomor 5 Tahun 2014 tentang A\n",
            1,
        ),
        (output_a_sentence, "steps: [{activity: A, outputs: Informasi dikecualikan}]\n", 0),
        (output_a_sentence, "steps: [{activity: A, outputs: Informasi dikirim}]\n", 1),
        (
            output_unused,
            (
                "steps:\n  - {activity: Mengarsipkan surat, outputs: Arsip surat}\n"
                "  - {activity: B, requirements: Nota}\n"
            ),
            0,
        ),
        (requirement_a_sentence, "steps: [{activity: A, requirements: UU No. 14 Tahun 2008}]\n", 1),
        (
            requirement_a_sentence,
            "steps: [{activity: A, requirements: [UU No. 14 Tahun 2008, Daftar arsip]}]\n",
            0,
        ),
        (
            executor_a_tool,
            "executors: {a: Sistem Analis, c: Tim Sistem}\n",
            0,
        ),
        (executor_a_tool, "executors: {a: Website PPID, b: Sistem Informasi}\n", 2),
        (
            handover_to_oneself,
            _OWN.format("Menyampaikan surat kepada TU", "Petugas Informasi/ TU"),
            1,
        ),
        (handover_to_oneself, _OWN.format("Memerintahkan kabid untuk menulis", "Kepala Bidang"), 1),
        (handover_to_oneself, _OWN.format("Berkas diserahkan ke Kasi", "Kasi"), 1),
        (handover_to_oneself, _OWN.format("Memerintahkan staf untuk menulis", "Kepala Bidang"), 0),
        (handover_to_oneself, _OWN.format("Menerima surat dari TU", "Petugas TU"), 0),
        (
            warning_of_another,
            "warnings: [Jika terlambat maka pelayanan publik terganggu]\n",
            0,
        ),
        (related_no_sop, "related: [Semua SOP terkait, SOP Semua Layanan]\n", 1),
        (related_no_sop, "related: [Sekretaris]\n", 1),
        (related_no_sop, "related: [SOP Sekretaris Daerah]\n", 0),
        (record_a_sentence, "records: ['-', n/a, …]\n", 0),
        (record_a_sentence, "records: [Pengarsipan]\n", 1),
        (record_a_sentence, "records: [Pencatatan pada kartu kendali]\n", 0),
        (
            step_names_another,
            _OWN.format("Mencatat keberatan atas pemberian informasi oleh Camat", "Staf TU"),
            0,
        ),
        (step_names_another, _OWN.format("Berkas diperiksa oleh Camat", "Staf TU"), 1),
        (
            warning_says_nothing,
            "warnings: Jika SOP tidak dilaksanakan maka terhambatnya kompetensi pegawai\n",
            0,
        ),
        (qualification_a_post, "qualifications: [Mengatur penyimpanan arsip]\n", 1),
        (qualification_a_post, "qualifications: [Mematuhi kode etik, Mengelola keuangan]\n", 0),
        (executor_of_nothing, "executors: {a: Bidang, b: Kabid/ Kasubag, c: Pelaksana}\n", 3),
        (executor_of_nothing, "executors: {a: Bidang Aset, b: Kabid/Camat, c: Pelaksana BOS}\n", 0),
        (decision_without_question, _CASES.format("sudah sesuai diteruskan, jika belum"), 1),
        (decision_without_question, _CASES.format("setuju ditandatangani, bila tidak"), 1),
        (decision_without_question, _CASES.format("ada"), 1),
        (step_names_actor, _OWN.format("CC melakukan evaluasi", "CAN (CA/CC/CL)"), 1),
        (check_without_decision, _OWN.format("Mengecek kesiapan kendaraan", "Staf"), 1),
        (check_without_decision, _OWN.format("Mengecek kendaraan dinas", "Staf"), 0),
        (step_vague, _OWN.format("Menyusun informasi yang diumumkan secara berkala", "Staf"), 0),
        (step_vague, _OWN.format("Mengumumkan informasi secara berkala", "Staf"), 1),
        (citation_unclear, "legal_basis: Peraturan Rektor Nomor 5 Tahun 2014 tentang A\n", 0),
    ],
)
def test_what_reviewers_of_more_offices_saw(
    rule: object, text: str, number: int, tmp_path: Path
) -> None:
    assert count(tmp_path, rule, text) == number


_GUEST = "title: Penerimaan Tamu\nlegal_basis: {}\nsteps: [{{activity: Mencatat tamu}}]\n"


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (law_of_another_matter, _GUEST.format("UU Nomor 1 Tahun 2004 tentang Perbendaharaan"), 1),
        (law_of_another_matter, _GUEST.format("UU Nomor 43 Tahun 2009 tentang Kearsipan"), 0),
        (
            law_of_another_matter,
            _GUEST.format("UU Nomor 17 Tahun 2003 tentang Keuangan Negara")
            + "records: [Berkas di ruang arsip]\n",
            1,
        ),
        (
            law_of_another_matter,
            _GUEST.format("UU Nomor 17 Tahun 2003 tentang Keuangan Negara")
            + "records: [Buku kas]\n",
            0,
        ),
        (law_misnamed, "legal_basis: UU No. 1 Tahun 2009 tentang Kearsipan\n", 1),
        (law_misnamed, "legal_basis: UU No. 043 Tahun 2009 tentang Kearsipan\n", 0),
        (law_misnamed, "legal_basis: UU No. 5 Tahun 2014 tentang Aparatur Sipil Negara\n", 0),
        (law_misnamed, "legal_basis: UU No. 5 Tahun 2014 tentang ASN\n", 0),
        (law_misnamed, "legal_basis: UU No. 23 Tahun 2014 tentang Pemerintah Daerah\n", 1),
        (law_misnamed, "legal_basis: PP No. 1 Tahun 2009 tentang Kearsipan\n", 0),
        (law_misnamed, "legal_basis: UU No. 14 Tahun 2008\n", 0),
        (
            law_misnamed,
            (
                "legal_basis: UU No. 9 Tahun 2015 tentang Perubahan Kedua atas UU No. 23 Tahun "
                "2014 tentang Pemerintahan Daerah\n"
            ),
            0,
        ),
        (equipment_no_tool, "equipment: [Nota dinas, Lembar disposisi, Buku pedoman]\n", 1),
        (qualification_a_post, "qualifications: [UU Nomor 43 Tahun 2009 tentang Kearsipan]\n", 1),
        (qualification_a_post, "qualifications: [Mampu memakai komputer]\n", 0),
        (decision_without_question, _PLAIN.replace("Memeriksa", "Menyetujui"), 0),
        (decision_without_question, _PLAIN.replace("Ya:", "Benar:"), 0),
    ],
)
def test_what_lies_beside_the_matter(rule: object, text: str, number: int, tmp_path: Path) -> None:
    assert count(tmp_path, rule, text) == number


_LETTER = "steps: [{{activity: Mencatat, requirements: {}, outputs: {}}}]\n"
_UNIT = "unit: {}\napproval: {{position: {}, name: Ani}}\n"


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (approver_unnamed, _UNIT.format("Kelurahan Mawar", "Lurah Melati"), 1),
        (approver_unnamed, _UNIT.format("Kelurahan Mawar", "Lurah Mawar"), 0),
        (approver_unnamed, _UNIT.format("Dinas Sosial", "Kepala Dinas selaku PPID"), 0),
        (approver_unnamed, _UNIT.format("Dinas Sosial", "Kepala Dinas"), 0),
        (related_itself, "title: Pengurusan Surat Masuk\nrelated: SOP Surat Masuk\n", 1),
        (related_itself, "title: Pelaksanaan Survei\nrelated: SOP Survei\n", 0),
        (related_no_sop, "related: [Jadwal PKPT]\n", 1),
        (related_no_sop, "related: [SOP Jadwal Piket]\n", 0),
        (qualification_a_post, "qualifications: [Penilaian angka kredit]\n", 1),
        (qualification_a_post, "qualifications: [Pengalaman kerja dua tahun]\n", 0),
        (output_no_product, _LETTER.format("Surat", "Penggandaan surat"), 1),
        (output_no_product, _LETTER.format("Surat", "Penetapan dokumen"), 0),
        (output_no_product, _LETTER.format("Surat", "Rekapitulasi data"), 0),
        (output_a_sentence, _LETTER.format("Surat", "Data yang diminta tersedia"), 1),
        (output_a_sentence, _LETTER.format("Surat", "Daftar barang yang tersedia di gudang"), 0),
        (output_unchanged, _LETTER.format("Daftar nama tamu", "Daftar nama tamu AKD"), 1),
        (output_unchanged, _LETTER.format("Daftar nama tamu", "Daftar nama tamu dan staf"), 0),
        (requirement_a_sentence, _LETTER.format("Persiapan dan pengiriman", "Surat"), 1),
        (requirement_a_sentence, _LETTER.format("Persiapan rapat", "Surat"), 1),
        (executor_of_nothing, "executors: {a: Pejabat Yang Berwenang}\n", 1),
        (title_abbreviation, "title: Rapat DPRD\nunit: Sekretariat DPRD\n", 0),
        (
            output_not_in_title,
            "title: Pelaporan Harian\nsteps: [{activity: Mengirim, outputs: Laporan}]\n",
            0,
        ),
    ],
)
def test_what_reviewers_of_wards_and_councils_saw(
    rule: object, text: str, number: int, tmp_path: Path
) -> None:
    assert count(tmp_path, rule, text) == number


_ACT = "executors: {{a: Staf Umum}}\nsteps: [{{activity: {}, executor: a}}]\n"


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (step_several_acts, _ACT.format("Mengajukan surat untuk di paraf dan ditandatangani"), 0),
        (step_several_acts, _ACT.format("Menyusun surat di kantor dan mengirimkannya"), 1),
        (step_several_acts, _ACT.format("Memberitahukan bahwa izin telah selesai dan dibayar"), 0),
        (step_several_acts, _ACT.format("Memeriksa izin yang telah selesai lalu mencetak izin"), 1),
        (step_vague, _ACT.format("Menarik garis sesuai dengan ketentuan dalam Rencana Kota"), 0),
        (step_vague, _ACT.format("Menarik garis sesuai dengan ketentuan dalam bidangnya"), 1),
        (step_without_verb, _ACT.format("Mencetakan surat"), 1),
        (step_without_verb, _ACT.format("Menyerahkan surat"), 0),
        (step_without_verb, _ACT.format("Membatalkan surat"), 0),
        (step_without_object, _ACT.format("Mengajukan kepada pimpinan untuk diparaf"), 1),
        (step_without_object, _ACT.format("Memberitahukan kepada pimpinan untuk hadir"), 0),
        (document_of_nothing, _LETTER.format("Surat Camat", "Konsep surat"), 1),
        (document_of_nothing, _LETTER.format("Surat Camat", "Konsep surat balasan"), 0),
        (output_no_product, _LETTER.format("Surat", "pengesahan"), 1),
        (output_no_product, _LETTER.format("Surat", "Permohonan"), 0),
        (output_no_product, _LETTER.format("Surat", "Keamanan lingkungan"), 1),
        (
            output_off_sentence,
            _LETTER.replace(
                "Mencatat", "Hasilnya dituangkan ke dalam Berita Acara Peninjauan"
            ).format("Surat", "Berita Acara Pemeriksaan"),
            0,
        ),
        (warning_of_another, "warnings: [Jika lalai maka peminjaman akan terhambat]\n", 0),
        (citation_shortened, "legal_basis: Peraturan Daerah Nomor 3 Tahun 2019 tentang Arsip\n", 1),
        (
            citation_shortened,
            "legal_basis: Peraturan Gubernur Nomor 3 Tahun 2019 tentang Arsip Provinsi Riau\n",
            0,
        ),
        (
            citation_shortened,
            "legal_basis: Peraturan Gubernur DIY Nomor 3 Tahun 2019 tentang A\n",
            1,
        ),
        (
            citation_shortened,
            "legal_basis: Peraturan Wali Kota Batam Nomor 3 Tahun 2019 tentang A\n",
            0,
        ),
    ],
)
def test_what_reviewers_of_libraries_and_licences_saw(
    rule: object, text: str, number: int, tmp_path: Path
) -> None:
    assert count(tmp_path, rule, text) == number


_BOXES = "{}: ['{}']\n"


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (step_several_acts, _ACT.format("Dalam hal auditi menolak, auditor membuat catatan"), 0),
        (step_several_acts, _ACT.format("Mencatat hal penting dan mengirim laporan"), 1),
        (check_without_decision, _ACT.format("Mencatat hal di mana auditi tidak mau diperiksa"), 0),
        (executor_of_nothing, "executors: {a: Kepala Dinas dan Kepala Bidang Aset}\n", 1),
        (executor_of_nothing, "executors: {a: Kepala Seksi Sosial dan Pelayanan}\n", 0),
        (output_no_product, _LETTER.format("Surat", "Rapat koordinasi"), 1),
        (output_no_product, _LETTER.format("Surat", "Notulen rapat koordinasi"), 0),
        (documents_in_one_entry, _LETTER.format("'Rincian kegiatan, waktu, biaya'", "Surat"), 0),
        (related_no_sop, _BOXES.format("related", "SOP Internal dan Administratif"), 1),
        (related_no_sop, _BOXES.format("related", "SOP Bappeda dan instansi lain yang terkait"), 1),
        (related_no_sop, _BOXES.format("related", "SOP Audit Internal"), 0),
        (qualification_a_post, _BOXES.format("qualifications", "Memiliki kemampuan yang baik"), 1),
        (qualification_a_post, _BOXES.format("qualifications", "Mampu menyusun surat"), 0),
        (qualification_a_post, _BOXES.format("qualifications", "Memiliki kewenangan menyusun"), 1),
        (placeholder_left, _BOXES.format("equipment", "ATK, dll"), 1),
        (placeholder_left, _BOXES.format("equipment", "Komputer dan lain- lain"), 1),
        (placeholder_left, _BOXES.format("equipment", "Perkakas (obeng, dll)"), 0),
        (executor_of_nothing, "executors: {a: Waka}\n", 1),
        (executor_of_nothing, "executors: {a: Waka Kurikulum}\n", 0),
        (
            warning_says_nothing,
            _BOXES.format(
                "warnings", "Jika pemantauan tidak dilakukan dengan baik, hasilnya tidak efektif"
            ),
            0,
        ),
        (
            warning_says_nothing,
            _BOXES.format(
                "warnings",
                "Jika pemantauan tidak dilakukan dengan baik, pencegahan tidak berjalan efektif",
            ),
            1,
        ),
    ],
)
def test_what_reviewers_of_tourism_and_disasters_saw(
    rule: object, text: str, number: int, tmp_path: Path
) -> None:
    assert count(tmp_path, rule, text) == number


_SIGNED = "unit: {}\napproval: {{position: {}, name: Ani}}\n"
_MADE = _LETTER.replace("{}", "Surat", 1)


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (approver_unnamed, _SIGNED.format("Kecamatan Ngaglik", "Camat Depok"), 1),
        (approver_unnamed, _SIGNED.format("Kelurahan Beji, Kecamatan Depok", "Lurah Beji"), 0),
        (approver_unnamed, _SIGNED.format("Desa Wanasari", "Kepala Desa Wana Sari"), 0),
        (
            approver_unnamed,
            _SIGNED.format("Dinas Komunikasi dan Informatika", "Kepala Dinas Kominfo"),
            0,
        ),
        (approver_unnamed, _SIGNED.format("Dinas Pekerjaan Umum", "Kepala Dinas PUPR"), 0),
        (
            approver_unnamed,
            _SIGNED.format("Dinas Kesehatan Kota Batam", "Kepala Dinas Pendidikan Kota Batam"),
            1,
        ),
        (
            law_of_another_matter,
            _GUEST.format("Peraturan Menteri Keuangan Nomor 5 Tahun 2020"),
            0,
        ),
        (
            law_of_another_matter,
            _GUEST.format("Perbup Sleman Nomor 5 Tahun 2016 tentang Tugas Badan Keuangan Daerah"),
            0,
        ),
        (law_misnamed, "legal_basis: UU No. 9 Tahun 1992 tentang Keimigrasian\n", 0),
        (law_misnamed, "legal_basis: UU No. 2 Tahun 1989 tentang Sistem Pendidikan Nasional\n", 0),
        (
            citation_shortened,
            "legal_basis: Peraturan Wali Kota Nomor 5 Tahun 2019 tentang Arsip\n",
            1,
        ),
        (output_a_sentence, _MADE.format("Laporan tindak lanjut"), 0),
        (output_a_sentence, _MADE.format("Daftar kamar yang tersedia"), 0),
        (output_a_sentence, _MADE.format("Laporan bulan berjalan"), 0),
        (output_a_sentence, _MADE.format("Kegiatan patroli berjalan lancar"), 1),
        (output_no_product, _MADE.format("Penjelasan"), 0),
        (equipment_no_tool, _GUEST.format("-") + "equipment: [Map surat, Rak formulir]\n", 0),
        (equipment_no_tool, _GUEST.format("-") + "equipment: [Formulir tamu, Blangko izin]\n", 0),
        (equipment_no_tool, _GUEST.format("-") + "equipment: [Buku telepon, Kartu memori]\n", 0),
        (equipment_no_tool, _GUEST.format("-") + "equipment: [Buku nikah]\n", 1),
        (warning_of_another, _GUEST.format("-") + "warnings: [Pendaftaran ditutup siang]\n", 0),
        (qualification_a_post, "qualifications: [Komunikasi yang baik]\n", 0),
        (qualification_a_post, "qualifications: [Pelatihan arsip, Diklat kearsipan]\n", 0),
        (qualification_a_post, "qualifications: [Alat komunikasi]\n", 1),
    ],
)
def test_what_looks_alike_is_not_told(rule: object, text: str, number: int, tmp_path: Path) -> None:
    assert count(tmp_path, rule, text) == number


def test_what_all_sops_of_an_office_have_is_no_ones_matter(tmp_path: Path) -> None:
    sop = "kind: micro\nid: tamu\n" + _GUEST.format("-")
    own = {"tamu.yaml": sop + "equipment: [Buku nikah]\n"}
    shared = {"tamu.yaml": sop, "sop.yaml": "defaults: {equipment: [Buku nikah]}\n"}
    assert len(findings(tmp_path / "own", own, equipment_no_tool.RULE)) == 1
    assert not findings(tmp_path / "shared", shared, equipment_no_tool.RULE)


_MAP = "related: [{}]\n"


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (related_no_sop, _MAP.format("SOP lain yang terkait"), 1),
        (related_no_sop, _MAP.format("SOP Internal dan Administratif"), 1),
        (related_no_sop, _MAP.format("Buku register"), 1),
        (related_no_sop, _MAP.format("Aplikasi SIPD"), 1),
        (related_no_sop, _MAP.format("Klasifikasi Arsip"), 1),
        (related_no_sop, _MAP.format("Surat Keluar"), 0),
        (related_no_sop, _MAP.format("SOP Penyusunan Jadwal"), 0),
        (related_no_sop, _MAP.format("Prosedur Penerimaan Tamu"), 0),
        (qualification_a_post, "qualifications: [Merupakan anggota Tim UPG]\n", 1),
        (qualification_a_post, "qualifications: [Memiliki jabatan Statistisi]\n", 1),
        (qualification_a_post, "qualifications: [Buku register dan juknis]\n", 1),
        (qualification_a_post, "qualifications: [Memiliki sertifikat keahlian]\n", 0),
        (equipment_no_tool, "equipment: [Data pendukung, Jadwal kegiatan]\n", 2),
        (equipment_no_tool, "equipment: [Data A, Surat B, Jadwal C, Laporan D]\n", 1),
        (equipment_no_tool, "equipment: [Formulir, Buku pedoman, Kuesioner, Tensimeter]\n", 0),
        (requirement_a_sentence, _LETTER.format("Kelancaran kegiatan", "Surat"), 1),
        (requirement_a_sentence, _LETTER.format("Petugas lapangan", "Surat"), 1),
        (requirement_a_sentence, _LETTER.format("Petugas terlatih", "Surat"), 0),
        (executor_of_nothing, "executors: {a: Sekretaris, b: Kasat, c: Pejabat fungsional}\n", 3),
        (executor_of_nothing, "executors: {a: Sekretaris Camat, b: Kabid terkait}\n", 0),
        (document_of_nothing, _LETTER.format("Data pendukung", "Surat Camat"), 1),
        (document_of_nothing, _LETTER.format("Berita acara", "Surat Camat"), 1),
        (document_of_nothing, _LETTER.format("Bahan tanggapan", "Surat Camat"), 0),
        (
            step_vague,
            _OWN.format("Mengirim data sesuai jadwal yang ditentukan dalam surat", "A"),
            0,
        ),
        (step_vague, _OWN.format("Mengirim data sesuai jadwal", "Staf"), 1),
        (
            documents_in_one_entry,
            _LETTER.format("'Hasil Evaluasi Teknis, Mutu Barang, dan Harga'", "S"),
            0,
        ),
        (
            documents_in_one_entry,
            _LETTER.format("'Surat Pengaduan, Barang Bukti dan Saksi'", "S"),
            1,
        ),
        (
            documents_in_one_entry,
            _LETTER.format("'Rencana Alokasi Penulis, Pengolah dan Koordinator'", "S"),
            0,
        ),
        (output_a_sentence, _MADE.format("A", "Data yang telah selesai diperiksa dan disimpan"), 0),
    ],
)
def test_the_head_of_a_name_tells(rule: object, text: str, number: int, tmp_path: Path) -> None:
    assert count(tmp_path, rule, text) == number


_OUT = "steps: [{{activity: {}, outputs: {}}}]\n"
_TITLED = "title: {}\nsteps: [{{activity: A, outputs: {}}}]\n"
_ASKED = (
    "steps:\n  - {{id: a, activity: {}, question: Lengkap?, branches: {{Ya: next, Tidak: a}}}}\n"
    "  - activity: Mencetak\n"
)
_NUMBERED = (
    "steps:\n  - {id: a, activity: Menyusun, branches: {cabang 1: next, cabang 2: a}}\n"
    "  - activity: Mencetak\n"
)
_TWO = "executors: {{a: Arsiparis, k: Camat}}\nsteps: [{{activity: {}, executor: k}}]\n"
_NOTED = "steps: [{{activity: Menjawab, duration: 3 jam, note: {}}}]\n"
_GIVEN = "  - {activity: Mengirim barang, requirements: Surat jalan, outputs: Barang}\n"
_ROUND = "  - {activity: Memeriksa, requirements: Surat jalan, outputs: 'Surat jalan,'}\n"
_ANEW = "  - {activity: Membuat surat, requirements: Disposisi, outputs: Surat jalan}\n"
_WARNED = "title: Survei Eceran Beras\nsteps: [{{activity: A}}]\nwarnings: ['{}']\n"
_PART = (
    "kind: macro\ntitle: Survei Sosial\nsteps:\n  - {{activity: Persiapan, use: {{title: '{}'}}}}\n"
)


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (title_not_an_act, "title: Updating Direktori Perusahaan\n", 0),
        (title_not_an_act, "title: Direktori Perusahaan\n", 1),
        (title_abbreviation, "title: PENUNJUKAN LANGSUNG (di atas Rp.200.000.000,-)\n", 0),
        (title_abbreviation, "title: Penerbitan Pas Kapal di Bawah 7 GT\n", 0),
        (title_abbreviation, "title: Penerbitan GT\n", 1),
        (step_several_nouns, _OWN.format("Penyiapan materi dan desain", "Staf"), 0),
        (step_several_nouns, _OWN.format("Penyediaan dukungan pemeliharaan dan perbaikan", "A"), 0),
        (step_several_nouns, _OWN.format("Evaluasi hasil kerja dalam mendukung kegiatan", "A"), 0),
        (step_several_nouns, _OWN.format("Permintaan nomor dan perbaikan publikasi", "Staf"), 1),
        (
            step_several_nouns,
            _OWN.format("Permintaan nomor publikasi dan perbaikan naskah", "A"),
            1,
        ),
        (step_vague, _OWN.format("Menggabungkan beberapa paket sejenis", "Staf"), 0),
        (step_vague, _OWN.format("Mengirim beberapa undangan", "Staf"), 1),
        (handover_to_oneself, _TWO.format("Arsiparis menyerahkan berkas kepada Camat"), 0),
        (step_names_another, _TWO.format("Arsiparis menyerahkan berkas kepada Camat"), 1),
        (handover_to_oneself, _TWO.format("Menyerahkan berkas kepada Camat"), 1),
        (output_off_sentence, _OUT.format("Membuat permohonan aplikasi", "Surat/nota dinas"), 0),
        (output_off_sentence, _OUT.format("Membuat laporan kegiatan", "Report"), 0),
        (output_off_sentence, _OUT.format("Membuat permohonan aplikasi", "Surat tugas"), 1),
        (output_not_in_title, _TITLED.format("Survei Harga Konsumen", "Publikasi IHK"), 0),
        (output_not_in_title, _TITLED.format("Survei Harga Konsumen", "Publikasi PDB"), 1),
        (output_unchanged, _LETTER.format("Surat pengajuan proposal dan RAB", "RAB"), 0),
        (output_unchanged, _LETTER.format("ATK dan RAB", "RAB"), 1),
        (
            output_unchanged,
            _OUT.format("Menyusun rencana yang akan dilaksanakan", "Rencana akan dilaksanakan"),
            0,
        ),
        (deadline_contradicts_time, _NOTED.format("Pemberian cuti berlaku selama 3 bulan"), 0),
        (deadline_contradicts_time, _NOTED.format("Ditutup jika tidak dijawab selama 3 hari"), 0),
        (deadline_contradicts_time, _NOTED.format("Pemeriksaan selama 3 hari"), 1),
        (check_without_decision, _OWN.format("Melakukan pemeriksaan dan perbaikan data", "A"), 0),
        (check_without_decision, _OWN.format("Melakukan pemeriksaan dan pengiriman data", "A"), 1),
        (unusual_length, "steps: []\n", 0),
        (requirement_made_later, f"steps:\n{_GIVEN}{_ROUND}{_ANEW}", 0),
        (requirement_made_later, f"steps:\n{_GIVEN}{_ANEW}{_ROUND}", 1),
        (
            warning_of_another,
            _WARNED.format("Jika Survei Eceran Beras terlambat, angka Survei Harga Umum keliru"),
            0,
        ),
        (warning_of_another, _WARNED.format("Jika terlambat, angka Survei Harga Umum keliru"), 1),
        (qualification_a_post, "qualifications: [Melaksanakan pelayanan prima]\n", 1),
        (qualification_a_post, "qualifications: [Mampu melaksanakan pelayanan prima]\n", 0),
        (qualification_a_post, "qualifications: [Melaksanakan tugas dengan jujur]\n", 0),
        (step_vague, _OUT.format("Mengolah", "Data yang berkualitas"), 1),
        (step_vague, _OUT.format("Mengolah", "Data yang diperiksa"), 0),
        (step_vague, _OWN.format("'Menilai, waktu disesuaikan dengan kebutuhan'", "A"), 1),
        (decision_without_question, _ASKED.format("'Memeriksa, jika salah dikembalikan'"), 1),
        (decision_without_question, _ASKED.format("'Berkas salah atau tidak?'"), 0),
        (decision_without_question, _ASKED.format("Memeriksa berkas yang lengkap"), 0),
        (decision_without_question, _NUMBERED, 1),
        (part_retitled, _PART.format("SOP-2-18/17000/2024"), 0),
        (part_retitled, _PART.format("SOP Diseminasi Data"), 1),
    ],
)
def test_what_is_right_on_real_sheets(rule: object, text: str, number: int, tmp_path: Path) -> None:
    assert count(tmp_path, rule, text) == number


_NEEDING = "steps:\n  - {activity: A, requirements: Usul, outputs: Nota}\n"
_NEEDING_NOTHING = "  - {activity: Mencatat}\n"


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [
        (
            step_names_actor,
            "executors: {p: Pemustaka}\nsteps: [{activity: Pemustaka mengisi daftar, executor: p}]",
            1,
        ),
        (
            step_names_actor,
            "executors: {n: Nasabah}\nsteps: [{activity: Nasabah menyerahkan berkas, executor: n}]",
            1,
        ),
        (
            step_names_actor,
            "executors: {n: Teller}\nsteps: [{activity: Melayani nasabah dan wali, executor: n}]",
            0,
        ),
        (
            output_no_product,
            "steps: [{activity: Menindaklanjuti surat, outputs: Tindak lanjut}]",
            1,
        ),
        (output_no_product, "steps: [{activity: Melakukan aktivasi, outputs: Aktivasi akun}]", 1),
        (output_no_product, "steps: [{activity: Melapor, outputs: Laporan tindak lanjut}]", 0),
        (
            output_unchanged,
            "steps: [{activity: Mempublikasikan berita, outputs: Berita siap dipublikasikan}]",
            1,
        ),
        (
            output_unchanged,
            "steps: [{activity: Menyunting berita, outputs: Berita siap dipublikasikan}]",
            0,
        ),
        (
            requirement_a_sentence,
            "steps: [{activity: Memaraf, requirements: Surat Pengantar dilampiri RAB}]",
            0,
        ),
        (
            requirement_a_sentence,
            "steps: [{activity: Memaraf, requirements: Surat Pengantar dikirim}]",
            1,
        ),
        (qualification_a_post, "qualifications: [Mempunyai kewenangan sesuai ketentuan]", 1),
        (qualification_a_post, "qualifications: [Memahami kewenangan pejabat]", 0),
        (record_a_sentence, "records: [Dicatat dan didata dalam berkas kearsipan unit kerja]", 1),
        (record_a_sentence, "records: [Dicatat dalam buku register]", 0),
        (equipment_no_tool, "equipment: [Soft copy/Flash disk, Modul pelatihan]", 0),
        (equipment_no_tool, "equipment: [Surat/undangan]", 1),
        (approver_unnamed, "approval: {position: Lembaga Penjaminan Mutu, name: Ana}", 1),
        (approver_unnamed, "approval: {position: Ketua Lembaga Penjaminan Mutu, name: Ana}", 0),
        (law_misnamed, "legal_basis: [UU Nomor 32 Tahun 2004 tentang Pemerintah Daerah]", 1),
        (law_misnamed, "legal_basis: [UU Nomor 32 Tahun 2004 tentang Pemerintahan Daerah]", 0),
        (title_abbreviation, "title: Pengelolaan Jdih", 1),
        (title_abbreviation, "title: PELAYANAN KUNJUNGAN LAPAS", 1),
        (title_abbreviation, "title: Pelayanan Satu Pintu", 0),
        (citation_unclear, "legal_basis: [PERDA Kota Batam No. 04 Thn 2011 ttng Pajak Daerah]", 0),
        (
            deadline_contradicts_time,
            "steps: [{activity: Menentukan jadwal, duration: 60 menit, note: 1 hari/8 jam}]",
            1,
        ),
        (
            deadline_contradicts_time,
            "steps: [{activity: Menentukan jadwal, duration: 480 menit, note: 8 jam}]",
            0,
        ),
        (
            deadline_contradicts_time,
            "steps: [{activity: Menentukan jadwal, duration: 60 menit, note: 3 rangkap}]",
            0,
        ),
        (
            requirement_unmade,
            "steps: [{activity: A, outputs: RKA}, {activity: Menginput, requirements: RAB revisi}]",
            1,
        ),
        (title_not_an_act, "title: PPDB Tahun 2022\n", 0),
        (title_not_an_act, "title: Formulir PPDB\n", 1),
        (
            output_not_in_title,
            "title: Pembukuan SPP\nsteps: [{activity: Mencatat, outputs: Buku register}]\n",
            0,
        ),
        (
            output_not_in_title,
            "title: Pembukuan SPP\nsteps: [{activity: Mencatat, outputs: Daftar hadir}]\n",
            1,
        ),
        (output_unused, _NEEDING + 4 * _NEEDING_NOTHING, 0),
        (output_unused, _NEEDING + 2 * _NEEDING_NOTHING, 1),
        (warning_without_consequence, "warnings: [Izin dapat diproses apabila berkas lengkap]", 1),
        (warning_without_consequence, "warnings: [Izin dapat dicabut apabila melanggar]", 0),
        (warning_without_consequence, "warnings: ['Jika lengkap, izin dapat diproses']", 0),
        (requirements_only_tools, "steps: [{activity: A, requirements: 'Buku register, ATK'}]", 1),
        (requirements_only_tools, "steps: [{activity: A, requirements: 'Surat masuk, ATK'}]", 0),
        (step_for_one_year, "title: PPDB Tahun 2022", 1),
        (step_for_one_year, "title: Pelaksanaan Peraturan Nomor 5 Tahun 2022", 0),
    ],
)
def test_what_reviewers_of_institutes_and_quarantine_saw(
    rule: object, text: str, number: int, tmp_path: Path
) -> None:
    assert count(tmp_path, rule, text) == number

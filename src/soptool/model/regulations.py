"""Kinds of Indonesian regulations, and the full names of those who issue them."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """A kind of regulation, by its usual short name."""

    UUD = "UUD"
    TAP_MPR = "TAP MPR"
    UU = "UU"
    PERPPU = "Perppu"
    CODE = "Kitab Undang-Undang"
    PP = "PP"
    PERPRES = "Perpres"
    KEPPRES = "Keppres"
    INPRES = "Inpres"
    PERMEN = "Permen"
    KEPMEN = "Kepmen"
    AGENCY = "Peraturan Lembaga"
    PERSEKJEN = "Persekjen"
    OFFICE = "Peraturan Pejabat"
    PERDA = "Perda"
    QANUN = "Qanun"
    PERKADA = "Perkada"
    KEPKADA = "Kepkada"
    PERDES = "Perdes"
    DECREE = "Keputusan"
    INSTRUCTION = "Instruksi"
    CIRCULAR = "Surat Edaran"


OPENINGS = {
    Kind.UUD: "Undang-Undang Dasar Negara Republik Indonesia",
    Kind.TAP_MPR: "Ketetapan Majelis Permusyawaratan Rakyat",
    Kind.UU: "Undang-Undang",
    Kind.PERPPU: "Peraturan Pemerintah Pengganti Undang-Undang",
    Kind.PP: "Peraturan Pemerintah",
    Kind.PERPRES: "Peraturan Presiden",
    Kind.KEPPRES: "Keputusan Presiden",
    Kind.INPRES: "Instruksi Presiden",
    Kind.PERMEN: "Peraturan",
    Kind.KEPMEN: "Keputusan",
    Kind.AGENCY: "Peraturan",
    Kind.PERSEKJEN: "Peraturan",
    Kind.OFFICE: "Peraturan",
    Kind.PERDA: "Peraturan Daerah",
    Kind.QANUN: "Qanun",
    Kind.PERKADA: "Peraturan",
    Kind.KEPKADA: "Keputusan",
    Kind.PERDES: "Peraturan Desa",
    Kind.DECREE: "Keputusan",
    Kind.INSTRUCTION: "Instruksi",
    Kind.CIRCULAR: "Surat Edaran",
}
"""How the official form begins; the issuer follows where the kind has one."""

_RANKS = {
    Kind.UUD: 1,
    Kind.TAP_MPR: 2,
    Kind.UU: 3,
    Kind.PERPPU: 3,
    Kind.CODE: 3,
    Kind.PP: 4,
    Kind.PERPRES: 5,
    Kind.KEPPRES: 5,
    Kind.INPRES: 6,
    Kind.PERMEN: 7,
    Kind.KEPMEN: 7,
    Kind.AGENCY: 7,
    Kind.PERSEKJEN: 8,
    Kind.OFFICE: 8,
    Kind.PERDA: 10,
    Kind.QANUN: 10,
    Kind.PERKADA: 12,
    Kind.KEPKADA: 12,
    Kind.PERDES: 13,
    Kind.DECREE: 14,
    Kind.INSTRUCTION: 15,
    Kind.CIRCULAR: 15,
}
_PROVINCIAL = re.compile(r"provinsi|gubernur|aceh$|daerah (khusus|istimewa)|papua", re.IGNORECASE)


def rank(kind: Kind, issuer: str) -> int:
    """Return the place in the hierarchy, 1 the highest; equal places are ordered by date.

    Order of UU 12/2011 art. 7(1), with the regulations of art. 8 where lists of legal bases put
    them: ministries and agencies behind the President, before the regions. Decisions that regulate
    rank with regulations (art. 100): a Keppres with a Perpres, a Kepmen with a Permen.
    """
    if _RANKS[kind] in (10, 12) and _PROVINCIAL.search(issuer):
        return _RANKS[kind] - 1
    if kind is Kind.DECREE and is_agency(issuer):
        return _RANKS[Kind.AGENCY]
    if kind in (Kind.DECREE, Kind.OFFICE):
        return _RANKS[Kind.OFFICE if _HIGH_OFFICE.match(issuer) else Kind.DECREE]
    return _RANKS[kind]


_HIGH_OFFICE = re.compile(r"(?:sekretaris|direktur|inspektur) jenderal\b", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:(?:kepala|ketua|pimpinan|sekretaris|gubernur) )?(?:badan|lembaga|komisi|arsip nasional|"
    r"perpustakaan nasional|kepolisian negara|mahkamah|bank indonesia|otoritas|ombudsman|dewan|"
    r"majelis|pusat pelaporan|kejaksaan|jaksa agung|panglima|tentara nasional|konsil)\b",
    re.IGNORECASE,
)
_REGIONAL = re.compile(r"\b(?:daerah|provinsi|kabupaten|kota|uptd?)\b", re.IGNORECASE)


def is_agency(issuer: str) -> bool:
    """Tell whether an issuer is an institution of art. 8 of UU 12/2011, or the head of one."""
    national = issuer.replace("Dewan Perwakilan Daerah", "").replace("Otonomi Daerah", "")
    return bool(_AGENCY.match(issuer)) and not _REGIONAL.search(national)


# Full names by their words run together, so that "PAN-RB", "PAN dan RB" and "PANRB" are one.
_PANRB = "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
MINISTRIES = {
    "pan": "Pendayagunaan Aparatur Negara",
    "panrb": _PANRB,
    "pandanrb": _PANRB,
    "keu": "Keuangan",
    "dagri": "Dalam Negeri",
    "dalamnegri": "Dalam Negeri",
    "lu": "Luar Negeri",
    "kes": "Kesehatan",
    "diknas": "Pendidikan Nasional",
    "dikbud": "Pendidikan dan Kebudayaan",
    "dikbudristek": "Pendidikan, Kebudayaan, Riset, dan Teknologi",
    "ristekdikti": "Riset, Teknologi, dan Pendidikan Tinggi",
    "ristek": "Riset dan Teknologi",
    "dikdasmen": "Pendidikan Dasar dan Menengah",
    "diktisaintek": "Pendidikan Tinggi, Sains, dan Teknologi",
    "kumham": "Hukum dan Hak Asasi Manusia",
    "hukumham": "Hukum dan Hak Asasi Manusia",
    "hukumdanham": "Hukum dan Hak Asasi Manusia",
    "kehakimandanham": "Kehakiman dan Hak Asasi Manusia",
    "kum": "Hukum",
    "ag": "Agama",
    "hub": "Perhubungan",
    "han": "Pertahanan",
    "tan": "Pertanian",
    "dag": "Perdagangan",
    "perin": "Perindustrian",
    "naker": "Ketenagakerjaan",
    "nakertrans": "Tenaga Kerja dan Transmigrasi",
    "kominfo": "Komunikasi dan Informatika",
    "komdigi": "Komunikasi dan Digital",
    "sos": "Sosial",
    "lh": "Lingkungan Hidup",
    "hut": "Kehutanan",
    "lhk": "Lingkungan Hidup dan Kehutanan",
    "esdm": "Energi dan Sumber Daya Mineral",
    "pu": "Pekerjaan Umum",
    "pupr": "Pekerjaan Umum dan Perumahan Rakyat",
    "kp": "Kelautan dan Perikanan",
    "pera": "Perumahan Rakyat",
    "bumn": "Badan Usaha Milik Negara",
    "pora": "Pemuda dan Olahraga",
    "pppa": "Pemberdayaan Perempuan dan Perlindungan Anak",
    "parekraf": "Pariwisata dan Ekonomi Kreatif",
    "par": "Pariwisata",
    "kopukm": "Koperasi dan Usaha Kecil dan Menengah",
    "ppnbappenas": "Perencanaan Pembangunan Nasional/Kepala Badan Perencanaan Pembangunan Nasional",
    "ppn": "Perencanaan Pembangunan Nasional",
    "atrbpn": "Agraria dan Tata Ruang/Kepala Badan Pertanahan Nasional",
    "sesneg": "Sekretaris Negara",
    "desapdtt": "Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi",
}

# Abbreviations inside the name of an issuer.
NAMES = {
    "bps": "Badan Pusat Statistik",
    "lkpp": "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
    "kpk": "Komisi Pemberantasan Korupsi",
    "anri": "Arsip Nasional Republik Indonesia",
    "bkn": "Badan Kepegawaian Negara",
    "bakn": "Badan Administrasi Kepegawaian Negara",
    "lan": "Lembaga Administrasi Negara",
    "bpk": "Badan Pemeriksa Keuangan",
    "bpkp": "Badan Pengawasan Keuangan dan Pembangunan",
    "bpom": "Badan Pengawas Obat dan Makanan",
    "bssn": "Badan Siber dan Sandi Negara",
    "bsn": "Badan Standardisasi Nasional",
    "brin": "Badan Riset dan Inovasi Nasional",
    "bmkg": "Badan Meteorologi, Klimatologi, dan Geofisika",
    "bnpb": "Badan Nasional Penanggulangan Bencana",
    "bkpm": "Badan Koordinasi Penanaman Modal",
    "big": "Badan Informasi Geospasial",
    "bpn": "Badan Pertanahan Nasional",
    "kpu": "Komisi Pemilihan Umum",
    "kip": "Komisi Informasi",
    "bawaslu": "Badan Pengawas Pemilihan Umum",
    "ojk": "Otoritas Jasa Keuangan",
    "bi": "Bank Indonesia",
    "polri": "Kepolisian Negara",
    "kapolri": "Kepala Kepolisian Negara",
    "bappenas": "Badan Perencanaan Pembangunan Nasional",
    "dpd": "Dewan Perwakilan Daerah",
    "dpr": "Dewan Perwakilan Rakyat",
    "mpr": "Majelis Permusyawaratan Rakyat",
    "ma": "Mahkamah Agung",
    "kma": "Ketua Mahkamah Agung",
    "kmari": "Ketua Mahkamah Agung",
    "sekma": "Sekretaris Mahkamah Agung",
    "dirjen": "Direktur Jenderal",
    "ditjen": "Direktur Jenderal",
    "sekjen": "Sekretaris Jenderal",
    "sesjen": "Sekretaris Jenderal",
    "setjen": "Sekretariat Jenderal",
    "irjen": "Inspektur Jenderal",
    "ka": "Kepala",
    "kab": "Kabupaten",
    "kabupatan": "Kabupaten",
    "prov": "Provinsi",
    "propinsi": "Provinsi",
    "walikota": "Wali Kota",
}
CODES = {
    "hir": "Herzien Inlandsch Reglement",
    "rbg": "Rechtsreglement voor de Buitengewesten",
    "bw": "Kitab Undang-Undang Hukum Perdata",
    "kuhperdata": "Kitab Undang-Undang Hukum Perdata",
    "kuhper": "Kitab Undang-Undang Hukum Perdata",
    "kuhp": "Kitab Undang-Undang Hukum Pidana",
    "kuhap": "Kitab Undang-Undang Hukum Acara Pidana",
    "kuhd": "Kitab Undang-Undang Hukum Dagang",
}
# Another spelling, not an abbreviation.
SPELLINGS = {"walikota", "propinsi", "kabupatan", "dalamnegri"}

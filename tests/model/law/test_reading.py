from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.model.law.catalogue import Kind
from soptool.model.law.citation import (
    Citation,
    Shortening,
    Unread,
    official_form,
    same_regulation,
)
from soptool.model.law.reading import citation_in, parse_citation, read_citation

PANRB = "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
PAN = "Menteri Negara Pendayagunaan Aparatur Negara"
BPS = "Badan Pusat Statistik"
LKPP = "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah"
JO = "jo."
AMENDED = "sebagaimana telah diubah dengan"
YSDU = "yang sudah diubah dengan"
LAST = "sebagaimana telah beberapa kali diubah terakhir dengan"

Row = tuple[Kind, str, str | None, int | None, str | None, str]


def cited(
    kind: Kind,
    issuer: str,
    number: str | None,
    year: int | None,
    about: str | None,
    short: str = "",
    *,
    link: str = "",
    places: str = "",
    nickname: str = "",
    amendments: tuple[Citation, ...] = (),
) -> Citation:
    """Expect a citation; `short` has the initials of what is shortened (Kind, Issuer, …)."""
    shortenings = tuple(each for each in Shortening if each.value[0] in short)
    return Citation(
        text="",
        kind=kind,
        issuer=issuer,
        number=number,
        year=year,
        about=about,
        places=places,
        nickname=nickname,
        shortenings=shortenings,
        link=link,
        amendments=amendments,
    )


ZI = "Pembangunan dan Evaluasi Zona Integritas Menuju WBK dan WBBM di Instansi Pemerintah"
SAKTI = "Pelaksanaan Sistem Aplikasi Keuangan Tingkat Instansi (SAKTI)"

# Every legal basis of the real procedures and of the strings collected with them, read by hand.
SEEN: dict[str, Citation] = {
    "Undang-Undang Nomor 16 Tahun 1997 tentang Statistik": cited(
        Kind.UU, "", "16", 1997, "Statistik"
    ),
    "Peraturan Pemerintah Nomor 51 Tahun 1999 tentang Penyelenggaraan Statistik": cited(
        Kind.PP, "", "51", 1999, "Penyelenggaraan Statistik"
    ),
    "Peraturan Presiden Republik Indonesia Nomor 86 Tahun 2007 tentang Badan Pusat Statistik": (
        cited(Kind.PERPRES, "", "86", 2007, BPS)
    ),
    "Peraturan Badan Pusat Statistik Nomor 1 Tahun 2023 tentang Pedoman Tata Naskah Dinas "
    "Badan Pusat Statistik": cited(Kind.AGENCY, BPS, "1", 2023, f"Pedoman Tata Naskah Dinas {BPS}"),
    "Peraturan Kepala BPS Nomor 9 Tahun 2017 tentang Perubahan Kedua atas Peraturan Kepala BPS "
    "Nomor 7 Tahun 2008 tentang Organisasi dan Tata Kerja BPS": cited(
        Kind.AGENCY,
        f"Kepala {BPS}",
        "9",
        2017,
        "Perubahan Kedua atas Peraturan Kepala BPS Nomor 7 Tahun 2008 tentang Organisasi dan "
        "Tata Kerja BPS",
        "i",
    ),
    "PMK No. 210/PMK.05/2022 tentang Tata Cara Pembayaran Dalam Rangka Pelaksanaan Anggaran "
    "Pendapatan dan Belanja Negara": cited(
        Kind.PERMEN,
        "Menteri Keuangan",
        "210/PMK.05/2022",
        2022,
        "Tata Cara Pembayaran Dalam Rangka Pelaksanaan Anggaran Pendapatan dan Belanja Negara",
        "kn",
    ),
    "Undang-undang Republik Indonesia Nomor 1 Tahun 2004 tentang Perbendaharaan Negara": cited(
        Kind.UU, "", "1", 2004, "Perbendaharaan Negara"
    ),
    "Peraturan Pemerintah Nomor 28 Tahun 2020 tentang Perubahan atas Peraturan Pemerintah Nomor "
    "27 Tahun 2014 tentang Pengelolaan Barang Milik Negara/Daerah": cited(
        Kind.PP,
        "",
        "28",
        2020,
        "Perubahan atas Peraturan Pemerintah Nomor 27 Tahun 2014 tentang Pengelolaan Barang "
        "Milik Negara/Daerah",
    ),
    "Peraturan Menteri Keuangan Nomor 215/PMK.05/2016 tentang Perubahan Atas Peraturan Menteri "
    "Keuangan Nomor 213/PMK.05/2013 tentang Sistem Akuntansi dan Pelaporan Keuangan Pemerintah "
    "Pusat": cited(
        Kind.PERMEN,
        "Menteri Keuangan",
        "215/PMK.05/2016",
        2016,
        "Perubahan Atas Peraturan Menteri Keuangan Nomor 213/PMK.05/2013 tentang Sistem "
        "Akuntansi dan Pelaporan Keuangan Pemerintah Pusat",
    ),
    "Peraturan Menteri Keuangan Nomor 113/PMK.01/2006 tentang Pedoman Penatausahaan Persediaan": (
        cited(
            Kind.PERMEN,
            "Menteri Keuangan",
            "113/PMK.01/2006",
            2006,
            "Pedoman Penatausahaan Persediaan",
        )
    ),
    "Peraturan Direktur Jenderal Perbendaharaan Nomor PER-40/PB/2006 tentang Pedoman Akuntansi "
    "Persediaan": cited(
        Kind.OFFICE,
        "Direktur Jenderal Perbendaharaan",
        "PER-40/PB/2006",
        2006,
        "Pedoman Akuntansi Persediaan",
    ),
    "Peraturan Kepala Badan Pusat Statistik Nomor 19 Tahun 2013 tentang Pedoman Penyusunan SOP "
    "Administrasi Pemerintah di Lingkungan BPS": cited(
        Kind.AGENCY,
        f"Kepala {BPS}",
        "19",
        2013,
        "Pedoman Penyusunan SOP Administrasi Pemerintah di Lingkungan BPS",
    ),
    "Undang-Undang Nomor 16 Tahun 1997 tentang Statistik (lembaran Negara RI Tahun 1997 Nomor "
    "39, Tambahan Lembaran Negara RI Nomor 3683)": cited(Kind.UU, "", "16", 1997, "Statistik"),
    "Undang-Undang No 16 tahun 1997 tentang Statistik": cited(
        Kind.UU, "", "16", 1997, "Statistik", "n"
    ),
    "Permenpan RB No. 88 Tahun 2021 tentang SAKIP": cited(
        Kind.PERMEN, PANRB, "88", 2021, "SAKIP", "kin"
    ),
    "Undang-undang Nomor 43 tahun 2009 tentang Kearsipan": cited(
        Kind.UU, "", "43", 2009, "Kearsipan"
    ),
    "Peraturan Badan Pusat Statistik Nomor 1 Tahun 2019 tentang Jadwal Retensi Arsip BPS": cited(
        Kind.AGENCY, BPS, "1", 2019, "Jadwal Retensi Arsip BPS"
    ),
    "Peraturan Menteri PANRB Nomor 5 Tahun 2024 tentang Perubahan atas Peraturan Menteri PANRB "
    f"Nomor 90 Tahun 2021 tentang {ZI}": cited(
        Kind.PERMEN,
        PANRB,
        "5",
        2024,
        f"Perubahan atas Peraturan Menteri PANRB Nomor 90 Tahun 2021 tentang {ZI}",
        "i",
    ),
    "Undang-undang Nomor 25 Tahun 2009 tentang Pelayanan Publik": cited(
        Kind.UU, "", "25", 2009, "Pelayanan Publik"
    ),
    "Keputusan Kepala BPS Nomor 5 Tahun 2000 tentang Sistem Statistik Nasional": cited(
        Kind.DECREE, f"Kepala {BPS}", "5", 2000, "Sistem Statistik Nasional", "i"
    ),
    "Keputusan Kepala BPS Nomor 7 Tahun 2000 tentang Tata Cara Penyelenggaraan Survei Statistik "
    "Sektoral": cited(
        Kind.DECREE,
        f"Kepala {BPS}",
        "7",
        2000,
        "Tata Cara Penyelenggaraan Survei Statistik Sektoral",
        "i",
    ),
    "Perpres No. 16 Tahun 2018 jo. Perpres No. 12 Tahun 2021 jo. Perpres No. 46 Tahun 2025": cited(
        Kind.PERPRES,
        "",
        "16",
        2018,
        None,
        "kns",
        amendments=(
            cited(Kind.PERPRES, "", "12", 2021, None, "kns", link=JO),
            cited(Kind.PERPRES, "", "46", 2025, None, "kns", link=JO),
        ),
    ),
    "Peraturan Komisi Pemberantasan Korupsi Nomor 2 Tahun 2014 tentang Pedoman Pelaporan dan "
    "Penetapan Status Gratifikasi": cited(
        Kind.AGENCY,
        "Komisi Pemberantasan Korupsi",
        "2",
        2014,
        "Pedoman Pelaporan dan Penetapan Status Gratifikasi",
    ),
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara": cited(
        Kind.UU, "", "20", 2023, "Aparatur Sipil Negara"
    ),
    f"Peraturan Menteri PANRB Nomor 90 Tahun 2021 tentang {ZI}": cited(
        Kind.PERMEN, PANRB, "90", 2021, ZI, "i"
    ),
    "Keputusan Kepala Badan Pusat Statistik Nomor 121 Tahun 2001 tentang Organisasi dan Tata "
    "Kerja Perwakilan BPS di Daerah": cited(
        Kind.DECREE,
        f"Kepala {BPS}",
        "121",
        2001,
        "Organisasi dan Tata Kerja Perwakilan BPS di Daerah",
    ),
    "Peraturan Pemerintah Nomor 31 Tahun 2011 tentang Keimigrasian sebagaimana telah diubah "
    "dengan Peraturan Pemerintah Nomor 26 Tahun 2016": cited(
        Kind.PP,
        "",
        "31",
        2011,
        "Keimigrasian",
        amendments=(cited(Kind.PP, "", "26", 2016, None, "s", link=AMENDED),),
    ),
    "Peraturan Menteri Hukum dan HAM Nomor M.05.IL.02.01 Tahun 2006 tentang Rumah Detensi "
    "Imigrasi": cited(
        Kind.PERMEN,
        "Menteri Hukum dan Hak Asasi Manusia",
        "M.05.IL.02.01",
        2006,
        "Rumah Detensi Imigrasi",
        "i",
    ),
    "Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian sebagaimana telah diubah dengan "
    "Undang-Undang Nomor 6 Tahun 2023 tentang Cipta Kerja": cited(
        Kind.UU,
        "",
        "6",
        2011,
        "Keimigrasian",
        amendments=(cited(Kind.UU, "", "6", 2023, "Cipta Kerja", link=AMENDED),),
    ),
    "Peraturan Presiden Nomor 125 Tahun 2016 tentang Penanganan Pengungsi dari Luar Negeri": cited(
        Kind.PERPRES, "", "125", 2016, "Penanganan Pengungsi dari Luar Negeri"
    ),
    "Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian (Pasal 75 dan Pasal 83)": cited(
        Kind.UU, "", "6", 2011, "Keimigrasian", places="Pasal 75 dan Pasal 83"
    ),
    "Perdirjen Imigrasi No. IMI.1917-OT.02.01 Tahun 2013 tentang SOP Rumah Detensi Imigrasi": (
        cited(
            Kind.OFFICE,
            "Direktur Jenderal Imigrasi",
            "IMI.1917-OT.02.01",
            2013,
            "SOP Rumah Detensi Imigrasi",
            "kn",
        )
    ),
    "Peraturan Menteri Negara PAN Nomor 71 Tahun 1993 tentang Pedoman Umum Tata Persuratan "
    "Dinas": cited(Kind.PERMEN, PAN, "71", 1993, "Pedoman Umum Tata Persuratan Dinas", "i"),
    "Perbub Luwu Timur No 52 tahun 2017 tentang Pedoman Pembuatan SOP": cited(
        Kind.PERKADA, "Bupati Luwu Timur", "52", 2017, "Pedoman Pembuatan SOP", "kn"
    ),
    "Peraturan Menteri Negara PAN Nomor 71 Tahun 1993": cited(
        Kind.PERMEN, PAN, "71", 1993, None, "is"
    ),
    "Peraturan Bupati Luwu Timur Nomor 10 Tahun 2010 tentang Tata Naskah Dinas Lingkup "
    "Pemerintah Kab. Luwu Timur": cited(
        Kind.PERKADA,
        "Bupati Luwu Timur",
        "10",
        2010,
        "Tata Naskah Dinas Lingkup Pemerintah Kab. Luwu Timur",
    ),
    "UU No. 14 Tahun 2008 Tentang Keterbukaan Informasi Publik": cited(
        Kind.UU, "", "14", 2008, "Keterbukaan Informasi Publik", "kn"
    ),
    "PerKI No. 2 Tahun 2010 Tentang Standar Layanan Informasi Publik": cited(
        Kind.AGENCY, "Komisi Informasi", "2", 2010, "Standar Layanan Informasi Publik", "kn"
    ),
    "Undang – Undang nomor 5 tahun 2014 tentang Aparatur Sipil Negara": cited(
        Kind.UU, "", "5", 2014, "Aparatur Sipil Negara"
    ),
    "Peraturan Daerah Kota Batam nomor 3 Tahun 2015 Tentang Pokok-Pokok Pengelolaan Keuangan "
    "Daerah": cited(Kind.PERDA, "Kota Batam", "3", 2015, "Pokok-Pokok Pengelolaan Keuangan Daerah"),
    "Keputusan KMARI No.032/KMA/SK/IV/2006": cited(
        Kind.DECREE,
        "Ketua Mahkamah Agung Republik Indonesia",
        "032/KMA/SK/IV/2006",
        2006,
        None,
        "ins",
    ),
    "Peraturan SEKMA 002 Tahun 2012 SOP": cited(
        Kind.AGENCY, "Sekretaris Mahkamah Agung", "002", 2012, "SOP", "ins"
    ),
    "Surat Keputusan Kepala UPTD Puskesmas Ngunut Nomor 188.4/47/103.14/2017 Tentang Kebijakan "
    "Pelayanan klinis": cited(
        Kind.DECREE,
        "Kepala UPTD Puskesmas Ngunut",
        "188.4/47/103.14/2017",
        2017,
        "Kebijakan Pelayanan klinis",
    ),
    "Keputusan Kepala UPT Puskesmas Dapet Nomor 445/017/437.52.22/2017 tentang Jenis – Jenis "
    "Pelayanan Di Puskesmas": cited(
        Kind.DECREE,
        "Kepala UPT Puskesmas Dapet",
        "445/017/437.52.22/2017",
        2017,
        "Jenis - Jenis Pelayanan Di Puskesmas",
    ),
    "UU No :23 Thn 2006 Tentang Administrasi Kependudukan": cited(
        Kind.UU, "", "23", 2006, "Administrasi Kependudukan", "kny"
    ),
    "Perpres No.26 Thn 2009 tentang Penerapan KTP Berbasis NIK secara Nasional": cited(
        Kind.PERPRES, "", "26", 2009, "Penerapan KTP Berbasis NIK secara Nasional", "kny"
    ),
    "Undang-Undang Nomor 8 Tahun 1974 tentang Pokok-pokok Kepegawaian sebagaimana telah diubah "
    "dengan Undang-Undang Nomor 43 Tahun 1999": cited(
        Kind.UU,
        "",
        "8",
        1974,
        "Pokok-pokok Kepegawaian",
        amendments=(cited(Kind.UU, "", "43", 1999, None, "s", link=AMENDED),),
    ),
    "SE Kepala BAKN No.01/SE/1977 tanggal 25 Pebruari 1977 tentang Permintaan dan Pemberian "
    "Cuti Pegawai Negeri Sipil": cited(
        Kind.CIRCULAR,
        "Kepala Badan Administrasi Kepegawaian Negara",
        "01/SE/1977",
        1977,
        "Permintaan dan Pemberian Cuti Pegawai Negeri Sipil",
        "kin",
    ),
    "Peraturan Menteri PAN Nomor : PER/05/M.PAN/4/2009 tentang Pedoman Umum Penanganan "
    "Pengaduan Masyarakat bagi Instansi Pemerintah": cited(
        Kind.PERMEN,
        "Menteri Pendayagunaan Aparatur Negara",
        "PER/05/M.PAN/4/2009",
        2009,
        "Pedoman Umum Penanganan Pengaduan Masyarakat bagi Instansi Pemerintah",
        "i",
    ),
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik "
    "Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038)": (
        cited(Kind.UU, "", "25", 2009, "Pelayanan Publik")
    ),
    "UU No .7 Tahun 1989 tentang Peradilan Agama y.s.d.u UU No.3 Tahun 2006 y.s.d.u UU No.50 "
    "Tahun 2009": cited(
        Kind.UU,
        "",
        "7",
        1989,
        "Peradilan Agama",
        "kn",
        amendments=(
            cited(Kind.UU, "", "3", 2006, None, "knsl", link=YSDU),
            cited(Kind.UU, "", "50", 2009, None, "knsl", link=YSDU),
        ),
    ),
    "PP Nomor 7 Tahun 1977 jo. Nomor 11 Tahun2011": cited(
        Kind.PP,
        "",
        "7",
        1977,
        None,
        "ks",
        amendments=(cited(Kind.PP, "", "11", 2011, None, "ks", link=JO),),
    ),
    "PP 61 Tahun 2010": cited(Kind.PP, "", "61", 2010, None, "kns"),
    "Pasal 118,120 HIR": cited(
        Kind.CODE,
        "",
        None,
        None,
        None,
        "k",
        places="Pasal 118,120",
    ),
    "SK KMA NO.026/KMA/SK/II/2012 tentang standar pelayanan peradilan": cited(
        Kind.DECREE,
        "Ketua Mahkamah Agung",
        "026/KMA/SK/II/2012",
        2012,
        "standar pelayanan peradilan",
        "kin",
    ),
    "Permendiknas No. 42 tahun 2006 tentang Tata Persuratan di Lingkungan Departemen Pendidikan "
    "Nasional": cited(
        Kind.PERMEN,
        "Menteri Pendidikan Nasional",
        "42",
        2006,
        "Tata Persuratan di Lingkungan Departemen Pendidikan Nasional",
        "kin",
    ),
    "Permenkes Nomor 512/Menkes/Per/IV/2007 tentang Izin Praktek dan Pelaksanaan Praktek "
    "Kedokteran": cited(
        Kind.PERMEN,
        "Menteri Kesehatan",
        "512/Menkes/Per/IV/2007",
        2007,
        "Izin Praktek dan Pelaksanaan Praktek Kedokteran",
        "ki",
    ),
    "Peraturan Bupati Sleman Nomor 51 Tahun 2009 Tentang Uraian Tugas, Fungsi, dan Tata Kerja "
    "Kecamatan": cited(
        Kind.PERKADA,
        "Bupati Sleman",
        "51",
        2009,
        "Uraian Tugas, Fungsi, dan Tata Kerja Kecamatan",
    ),
    "Peraturan Walikota Palangka Raya Nomor 14 Tahun 2015 tentang Uraian Tugas Jabatan "
    "Struktural": cited(
        Kind.PERKADA,
        "Walikota Palangka Raya",
        "14",
        2015,
        "Uraian Tugas Jabatan Struktural",
    ),
    "Keputusan Walikota Kupang Nomor 3A Tahun 2022 tentang Status Pusat Pelayanan Kesehatan "
    "Masyarakat": cited(
        Kind.KEPKADA,
        "Walikota Kupang",
        "3A",
        2022,
        "Status Pusat Pelayanan Kesehatan Masyarakat",
    ),
    "Inpres Nomor 5 Tahun 2004 tentang Percepatan Pemberantasan Korupsi": cited(
        Kind.INPRES, "", "5", 2004, "Percepatan Pemberantasan Korupsi", "k"
    ),
    "Peraturan Menteri Keuangan Nomor 45/PMK.05/2007 s.t.d.t.d. Nomor 07/PMK.05/2008": cited(
        Kind.PERMEN,
        "Menteri Keuangan",
        "45/PMK.05/2007",
        2007,
        None,
        "s",
        amendments=(
            cited(Kind.PERMEN, "Menteri Keuangan", "07/PMK.05/2008", 2008, None, "kisl", link=LAST),
        ),
    ),
    "Keputusan Direktur Jenderal Pendidikan Islam Nomor 5343 Tahun 2015": cited(
        Kind.DECREE, "Direktur Jenderal Pendidikan Islam", "5343", 2015, None, "s"
    ),
    "Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan Standar "
    "Operasional Prosedur Administrasi Pemerintahan": cited(
        Kind.PERMEN,
        PANRB,
        "35",
        2012,
        "Pedoman Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan",
        "i",
    ),
    # of the procedures only
    "Keputusan Menteri Kehakiman dan HAM Nomor M.01.PR.07.04 Tahun 2004 tentang Organisasi dan "
    "Tata Kerja Rumah Detensi Imigrasi": cited(
        Kind.KEPMEN,
        "Menteri Kehakiman dan Hak Asasi Manusia",
        "M.01.PR.07.04",
        2004,
        "Organisasi dan Tata Kerja Rumah Detensi Imigrasi",
        "i",
    ),
    "Keputusan Presiden Nomor 86 tahun 2007 tentang Badan Pusat Statistik": cited(
        Kind.KEPPRES, "", "86", 2007, BPS
    ),
    "Peraturan Badan Pusat Statistik Nomor 1 Tahun 2024 tentang Penyelenggaraan Kearsipan": cited(
        Kind.AGENCY, BPS, "1", 2024, "Penyelenggaraan Kearsipan"
    ),
    "Peraturan Badan Pusat Statistik Nomor 5 Tahun 2023 tentang Organisasi dan Tata Kerja BPS "
    "Provinsi dan BPS Kabupaten/Kota": cited(
        Kind.AGENCY,
        BPS,
        "5",
        2023,
        "Organisasi dan Tata Kerja BPS Provinsi dan BPS Kabupaten/Kota",
    ),
    "Peraturan Direktorat Jenderal Imigrasi Nomor IMI.1917-OT.02.01 Tahun 2013 Tentang SOP Rumah "
    "Detensi Imigrasi": cited(
        Kind.OFFICE,
        "Direktorat Jenderal Imigrasi",
        "IMI.1917-OT.02.01",
        2013,
        "SOP Rumah Detensi Imigrasi",
    ),
    "Peraturan Kepala BPS Nomor 178 Tahun 2014 tentang Pengendalian Gratifikasi di Lingkungan "
    "BPS": cited(
        Kind.AGENCY,
        f"Kepala {BPS}",
        "178",
        2014,
        "Pengendalian Gratifikasi di Lingkungan BPS",
        "i",
    ),
    "Peraturan Kepala Badan Pusat Statistik Nomor 7 Tahun 2008 tentang Organisasi dan Tata Kerja "
    "Badan Pusat Statistik": cited(
        Kind.AGENCY, f"Kepala {BPS}", "7", 2008, f"Organisasi dan Tata Kerja {BPS}"
    ),
    "Peraturan Kepala Badan Pusat Statistik Nomor 7 Tahun 2020 tentang Organisasi dan Tata Kerja "
    "Badan Pusat Statistik": cited(
        Kind.AGENCY, f"Kepala {BPS}", "7", 2020, f"Organisasi dan Tata Kerja {BPS}"
    ),
    "Peraturan Kepala Badan Pusat Statistik nomor 5 tahun 2023 tentang Organisasi dan Tata Kerja "
    "Badan Pusat Statistik": cited(
        Kind.AGENCY, f"Kepala {BPS}", "5", 2023, f"Organisasi dan Tata Kerja {BPS}"
    ),
    "Peraturan LKPP Nomor 12 Tahun 2021 jo. Peraturan LKPP Nomor 4 Tahun 2024": cited(
        Kind.AGENCY,
        LKPP,
        "12",
        2021,
        None,
        "is",
        amendments=(cited(Kind.AGENCY, LKPP, "4", 2024, None, "is", link=JO),),
    ),
    "Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2009 Tentang Tata Naskah Dinas di Lingkungan "
    "Pemerintah Daerah": cited(
        Kind.PERMEN,
        "Menteri Dalam Negeri",
        "54",
        2009,
        "Tata Naskah Dinas di Lingkungan Pemerintah Daerah",
    ),
    "Peraturan Menteri Dalam Negri Nomor 104 Tahun 2019 tentang Legalisasi": cited(
        Kind.PERMEN, "Menteri Dalam Negri", "104", 2019, "Legalisasi"
    ),
    "Peraturan Menteri Dalam Negeri Nomor 104 Tahun 2019 tentang Legalisasi": cited(
        Kind.PERMEN, "Menteri Dalam Negeri", "104", 2019, "Legalisasi"
    ),
    f"Peraturan Menteri Keuangan Nomor 171/PMK.05/2021 tentang {SAKTI}": cited(
        Kind.PERMEN, "Menteri Keuangan", "171/PMK.05/2021", 2021, SAKTI
    ),
    "Peraturan Menteri Keuangan Nomor 181/PMK.06/2016 tentang Penatausahaan Barang Milik "
    "Negara": cited(
        Kind.PERMEN,
        "Menteri Keuangan",
        "181/PMK.06/2016",
        2016,
        "Penatausahaan Barang Milik Negara",
    ),
    "Peraturan Menteri Keuangan Nomor 62 Tahun 2023 Tentang Perencanaan Anggaran, Serta "
    "Akuntansi dan Pelaporan Keuangan": cited(
        Kind.PERMEN,
        "Menteri Keuangan",
        "62",
        2023,
        "Perencanaan Anggaran, Serta Akuntansi dan Pelaporan Keuangan",
    ),
    "Peraturan Menteri PAN Nomor : Per/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP "
    "Administrasi Pemerintahan": cited(
        Kind.PERMEN,
        "Menteri Pendayagunaan Aparatur Negara",
        "Per/21/M.PAN/11/2008",
        2008,
        "Pedoman Penyusunan SOP Administrasi Pemerintahan",
        "i",
    ),
    "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Peraturan Pelaksanaan Undang-Undang Nomor "
    "43 Tahun 2009 tentang Kearsipan": cited(
        Kind.PP,
        "",
        "28",
        2012,
        "Peraturan Pelaksanaan Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",
    ),
    "Peraturan Pemerintah Nomor 31 Tahun 2013 tentang Peraturan Pelaksanaan UU Nomor 6 Tahun "
    "2011 jo PP No. 48 Tahun 2021": cited(
        Kind.PP,
        "",
        "31",
        2013,
        "Peraturan Pelaksanaan UU Nomor 6 Tahun 2011",
        amendments=(cited(Kind.PP, "", "48", 2021, None, "kns", link=JO),),
    ),
    "Peraturan Pemerintah Nomor 71 Tahun 2010 tentang Standar Akuntansi Pemerintahan": cited(
        Kind.PP, "", "71", 2010, "Standar Akuntansi Pemerintahan"
    ),
    "Peraturan Presiden Nomor 86 Tahun 2007 tentang Badan Pusat Statistik": cited(
        Kind.PERPRES, "", "86", 2007, BPS
    ),
    "Peraturan Presiden Nomor 86 Tahun 2007 tentang Struktur Organisasi Badan Pusat Statistik": (
        cited(Kind.PERPRES, "", "86", 2007, f"Struktur Organisasi {BPS}")
    ),
    "Surat Edaran Direktur Jenderal Imigrasi Nomor IMI-1022.GR.03.03 Tahun 2019": cited(
        Kind.CIRCULAR, "Direktur Jenderal Imigrasi", "IMI-1022.GR.03.03", 2019, None, "s"
    ),
    "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan": cited(
        Kind.UU, "", "43", 2009, "Kearsipan"
    ),
    "Undang-undang Republik Indonesia Nomor 17 Tahun 2003 tentang Keuangan Negara": cited(
        Kind.UU, "", "17", 2003, "Keuangan Negara"
    ),
}


def bare(citation: Citation | None) -> Citation | None:
    """Leave out the words of the official form, which the tables do not repeat."""
    if citation is None:
        return None
    parts = tuple(part for each in citation.amendments if (part := bare(each)))
    plain = replace(citation, text="", head="", numbering="", other="", mark="")
    return replace(plain, date=None, gazettes=(), amendments=parts)


@pytest.mark.parametrize("text", SEEN)
def test_legal_bases_seen_in_offices(text: str) -> None:
    found = parse_citation(text)
    assert bare(found) == SEEN[text]
    assert found is not None
    assert found.text == text


def test_no_legal_basis_of_the_real_procedures_is_left_unread() -> None:
    seen: set[str] = set()
    for case in (Path(__file__).parents[2] / "cases").glob("*.json"):
        data = json.loads(case.read_text(encoding="utf-8"))
        if isinstance(data, dict):
            bases = data.get("legal_bases") or data.get("dasar_hukum") or ()
            seen.update([bases] if isinstance(bases, str) else bases)
    assert len(seen) > 40
    assert seen <= set(SEEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UUD 1945", cited(Kind.UUD, "", None, None, None, "k")),
        (
            "Pasal 22D Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
            cited(Kind.UUD, "", None, None, None, places="Pasal 22D"),
        ),
        (
            "Ketetapan MPR Nomor VI/MPR/2001 tentang Etika",
            cited(Kind.TAP_MPR, "", "VI/MPR/2001", 2001, "Etika", "k"),
        ),
        ("Perpu 2/2022", cited(Kind.PERPPU, "", "2", 2022, None, "knys")),
        ("UU 14/2008", cited(Kind.UU, "", "14", 2008, None, "knys")),
        ("UU RI No. 5 Tahun 1999", cited(Kind.UU, "", "5", 1999, None, "kns")),
        ("UU ASN No. 5 Tahun 2014", cited(Kind.UU, "", "5", 2014, None, "kns", nickname="ASN")),
        (
            "Undang-Undang tentang Kearsipan",
            cited(Kind.UU, "", None, None, "Kearsipan", "ny"),
        ),
        ("PermenPAN-RB 35/2012", cited(Kind.PERMEN, PANRB, "35", 2012, None, "kinys")),
        ("Permen PAN & RB 35/2012", cited(Kind.PERMEN, PANRB, "35", 2012, None, "kinys")),
        (
            "SE Menteri PANRB Nomor 1 Tahun 2020",
            cited(Kind.CIRCULAR, PANRB, "1", 2020, None, "kis"),
        ),
        (
            "Permendagri No 54 Tahun 2009",
            cited(Kind.PERMEN, "Menteri Dalam Negeri", "54", 2009, None, "kins"),
        ),
        (
            "Kepmenkes Nomor 1 Tahun 2020",
            cited(Kind.KEPMEN, "Menteri Kesehatan", "1", 2020, None, "kis"),
        ),
        (
            "Peraturan Bersama Menteri Keuangan dan Menteri Dalam Negeri Nomor 1 Tahun 2020",
            cited(
                Kind.PERMEN,
                "Bersama Menteri Keuangan dan Menteri Dalam Negeri",
                "1",
                2020,
                None,
                "s",
            ),
        ),
        (
            "Instruksi Menteri Dalam Negeri Nomor 1 Tahun 2022 tentang PPKM",
            cited(Kind.INSTRUCTION, "Menteri Dalam Negeri", "1", 2022, "PPKM"),
        ),
        (
            "Persekjen DPD RI No. 5/2020",
            cited(
                Kind.PERSEKJEN,
                "Sekretaris Jenderal Dewan Perwakilan Daerah Republik Indonesia",
                "5",
                2020,
                None,
                "kinys",
            ),
        ),
        (
            "Peraturan Sekretaris Jenderal DPD RI Nomor 5 Tahun 2020 tentang SOP Makro",
            cited(
                Kind.PERSEKJEN,
                "Sekretaris Jenderal Dewan Perwakilan Daerah Republik Indonesia",
                "5",
                2020,
                "SOP Makro",
                "i",
            ),
        ),
        ("Perka LKPP 9/2018", cited(Kind.AGENCY, f"Kepala {LKPP}", "9", 2018, None, "kinys")),
        ("PERMA 1/2016", cited(Kind.AGENCY, "Mahkamah Agung", "1", 2016, None, "knys")),
        ("SEMA Nomor 3 Tahun 2018", cited(Kind.CIRCULAR, "Mahkamah Agung", "3", 2018, None, "ks")),
        (
            "Perda Kab. Sleman No. 2 Tahun 2019",
            cited(Kind.PERDA, "Kabupaten Sleman", "2", 2019, None, "kins"),
        ),
        (
            "Qanun Aceh Nomor 8 Tahun 2019 tentang Majelis Adat",
            cited(Kind.QANUN, "Aceh", "8", 2019, "Majelis Adat"),
        ),
        (
            "SK Bupati Sleman Nomor 12 Tahun 2020",
            cited(Kind.KEPKADA, "Bupati Sleman", "12", 2020, None, "ks"),
        ),
        (
            "Peraturan Desa Sukamaju Nomor 3 Tahun 2020 tentang APBDes",
            cited(Kind.PERDES, "Sukamaju", "3", 2020, "APBDes"),
        ),
        (
            "Peraturan Rektor Universitas Negeri Padang Nomor 12 Tahun 2020 tentang Kuliah",
            cited(Kind.OFFICE, "Rektor Universitas Negeri Padang", "12", 2020, "Kuliah"),
        ),
        (
            "Pasal 1320 KUH Perdata",
            cited(
                Kind.CODE,
                "",
                None,
                None,
                None,
                "k",
                places="Pasal 1320",
            ),
        ),
        (
            "Pasal 7 ayat (2) huruf h Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi",
            cited(Kind.UU, "", "30", 2014, "Administrasi", places="Pasal 7 ayat (2) huruf h"),
        ),
        (
            "UU No. 30/2014 Pasal 7 ayat (2) huruf a dan huruf b, ayat (3), dan Pasal 9A",
            cited(
                Kind.UU,
                "",
                "30",
                2014,
                None,
                "knys",
                places="Pasal 7 ayat (2) huruf a dan huruf b, ayat (3), dan Pasal 9A",
            ),
        ),
        (
            "Peraturan Pemerintah Nomor 9 Tahun 2003 tentang Pelaksanaan Pasal 33",
            cited(Kind.PP, "", "9", 2003, "Pelaksanaan Pasal 33"),
        ),
        (
            (
                "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, sebagaimana telah "
                "diubah beberapa kali, terakhir dengan Undang-Undang Nomor 6 Tahun 2023 tentang "
                "Cipta Kerja"
            ),
            cited(
                Kind.UU,
                "",
                "23",
                2014,
                "Pemerintahan Daerah",
                amendments=(
                    cited(
                        *(Kind.UU, "", "6", 2023, "Cipta Kerja"),
                        link="sebagaimana telah diubah beberapa kali, terakhir dengan",
                    ),
                ),
            ),
        ),
        ("1. UU Nomor 43 Tahun 2009;", cited(Kind.UU, "", "43", 2009, None, "ks")),
        ("• UU Nomor 43 Tahun 2009.", cited(Kind.UU, "", "43", 2009, None, "ks")),
        ("UU\u00a0Nomor\u00a043\u00a0Tahun\u00a02009", cited(Kind.UU, "", "43", 2009, None, "ks")),
    ],
)
def test_ways_of_citing(text: str, expected: Citation) -> None:
    assert bare(parse_citation(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan Pemerintah Dalam Negeri No. 54 Th. 2009 tentang Tata Naskah Dinas",
        "Peraturan Pemerintah RI Agama Nomor 5 Tahun 2020 tentang Kas",
        "",
        "-",
        "UU",
        "Undang-undang",
        "UU ASN",
        "UUD",
        "Permenxyz No. 5 Tahun 2020 tentang Ujian",
        "KMA/032/SK/IV/2006 tentang Buku II",
        "Peraturan Pemerintah Kabupaten Sleman Nomor 5 Tahun 2010 tentang Desa",
        "Surat Menteri Dalam Negeri Nomor 061/1234 tanggal 5 Mei 2019",
        "uu-30-2014",
        "Peraturan perundang-undangan yang berlaku",
        "Peraturan tentang kearsipan",
        "Keputusan pimpinan",
        "SOP Evaluasi",
        "Memahami PP Nomor 24 Tahun 1976",
        "PPK menerbitkan SPMK",
        "Perdana 5",
        "Seksi 5",
        "jo. UU 5",
        "UU 14/2008 " * 300,
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert parse_citation(text) is None


@pytest.mark.parametrize(
    ("text", "rest", "several"),
    [
        ("UU 14/2008 khususnya mengenai keberatan", "khususnya mengenai keberatan", False),
        ("PP 53/2010 beserta perubahannya", "beserta perubahannya", False),
        ("UU 5/2014 jo. aturan lain", "jo. aturan lain", False),
        ("KUHAP (UU No. 8 Tahun 1981)", "(UU No. 8 Tahun 1981)", False),
        ("UU 23/2014 dan PP 18/2016", "dan PP 18/2016", True),
        (
            "UU 25/2009 tentang Pelayanan Publik; PP 96/2012 tentang Pelaksanaannya",
            "PP 96/2012 tentang Pelaksanaannya",
            True,
        ),
        (
            "UU 25/2009 tentang Pelayanan Publik dan Permenpan 15/2014",
            "dan Permenpan 15/2014",
            True,
        ),
    ],
)
def test_what_is_not_understood_is_named(text: str, rest: str, several: bool) -> None:
    assert read_citation(text) == Unread(rest, several)


def test_a_subject_may_speak_of_several_regulations() -> None:
    found = parse_citation("PP 5/2010 tentang Perubahan atas UU 5/2009 dan UU 6/2009")
    assert found is not None
    assert found.about == "Perubahan atas UU 5/2009 dan UU 6/2009"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("KMA No. 494 Tahun 2020", "Keputusan Ketua Mahkamah Agung"),
        ("PMK No. 43 Tahun 2019", "Peraturan Menteri Kesehatan"),
        ("PMK No. 210/PMK.05/2022", ""),
        ("PMA No. 20 Tahun 2019", ""),
    ],
)
def test_a_short_form_with_two_meanings(text: str, other: str) -> None:
    found = parse_citation(text)
    assert found is not None
    assert found.other == other
    assert found.is_certain is not bool(other)


def test_the_regulation_in_a_sentence() -> None:
    citation = citation_in(
        "Gratis, berdasarkan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik."
    )
    assert citation is not None
    assert (citation.number, citation.year) == ("25", 2009)
    assert citation_in("Rp50.000 sesuai PP 48/2016, dibayar di loket") is not None
    assert citation_in("Gratis sesuai ketentuan") is None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("UU No. 16 Thn 1997", "Undang-undang RI Nomor 16 tahun 1997 tentang Statistik", True),
        ("UU 16/1997", "UU 16/1998", False),
        ("UU 16/1997", "PP 16/1997", False),
        ("PMK No. 210 Tahun 2022", "Permenkeu Nomor 210/PMK.05/2022 tentang Pembayaran", True),
        ("PMK No. 210/PMK.05/2022", "PMK No. 211/PMK.05/2022", False),
        ("PermenPAN 35/2012", "Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012", True),
        ("Permenpan 5 Tahun 2009", "Permenpan Nomor PER/05/M.PAN/4/2009", True),
        ("Peraturan Menteri Negara PAN Nomor 5 Tahun 2009", "Permenpan 5/2009", True),
        ("Peraturan BPS Nomor 5 Tahun 2023", "Peraturan Kepala BPS nomor 5 tahun 2023", True),
        ("Peraturan BPS Nomor 5 Tahun 2023", "Peraturan BKN nomor 5 tahun 2023", False),
        ("Perbub Luwu Timur No 52 tahun 2017", "Peraturan Bupati Luwu Timur Nomor 52/2017", True),
        ("Perbup Sleman 5/2017", "Perbup Bantul 5/2017", False),
        ("Perwali Kupang 5/2017", "Peraturan Walikota Kupang No.05 Tahun 2017", True),
        ("Persekjen DPD RI 5/2020", "Peraturan Sekretaris Jenderal DPD Nomor 5 Tahun 2020", True),
        ("SK KMA No.026/KMA/SK/II/2012", "Keputusan KMARI Nomor 26 Tahun 2012", True),
        (
            "SK Kepala Puskesmas A Nomor 188.4/47/103.14/2017",
            "SK Kepala Puskesmas A Nomor 188.4/48/103.14/2017",
            False,
        ),
        (
            "SK Kepala Puskesmas A Nomor 445/017/437.52/2017",
            "SK Kepala Puskesmas A Nomor 445/018/437.52/2017",
            False,
        ),
        ("Pasal 5 UUD 1945", "Undang-Undang Dasar 1945", True),
        ("KUH Perdata", "Pasal 1 KUHPerdata", True),
        ("KUHP", "KUHAP", False),
        ("Undang-Undang tentang Kearsipan", "Undang-Undang tentang Kearsipan", False),
        ("UU 7/1989 jo. UU 3/2006", "UU 7/1989", True),
    ],
)
def test_the_same_regulation(first: str, second: str, same: bool) -> None:
    one, other = parse_citation(first), parse_citation(second)
    assert one is not None
    assert other is not None
    assert same_regulation(one, other) is same
    assert same_regulation(other, one) is same


def test_the_hierarchy_of_regulations() -> None:
    ordered = [
        "UUD 1945",
        "TAP MPR Nomor VI/MPR/2001",
        "UU 30/2014",
        "PP 28/2012",
        "Perpres 86/2007",
        "Inpres 5/2004",
        "PermenPANRB 35/2012",
        "Persekjen DPD RI 5/2020",
        "Perda Provinsi Jawa Barat Nomor 3 Tahun 2018",
        "Perda Kota Batam Nomor 3 Tahun 2015",
        "Pergub Jawa Barat Nomor 12 Tahun 2020",
        "Perbup Sleman Nomor 51 Tahun 2009",
        "Peraturan Desa Sukamaju Nomor 3 Tahun 2020",
        "SK Kepala UPT Puskesmas Dapet Nomor 17 Tahun 2017",
        "SE Menteri PANRB Nomor 1 Tahun 2020",
    ]
    ranks = [found.rank for text in ordered if (found := parse_citation(text))]
    assert ranks == list(range(1, 16))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("UU 30/2014", "Perppu 2/2022"),
        ("Perpres 86/2007", "Keppres 86/2007"),
        ("PMK 210/2022", "Keputusan Menteri Keuangan Nomor 1 Tahun 2022"),
        ("PMK 210/2022", "Peraturan LKPP Nomor 12 Tahun 2021"),
        ("PMK 210/2022", "Keputusan Kepala BPS Nomor 5 Tahun 2000"),
        ("Persekjen DPD RI 5/2020", "Perdirjen Imigrasi Nomor 1 Tahun 2013"),
        ("Persekjen DPD RI 5/2020", "Keputusan Direktur Jenderal Imigrasi Nomor 1 Tahun 2013"),
        ("Qanun Aceh Nomor 8 Tahun 2019", "Perda Provinsi Bali Nomor 1 Tahun 2019"),
        ("SK Kepala Dinas Kesehatan 5/2017", "Peraturan Kepala Badan Kepegawaian Daerah 5/2017"),
    ],
)
def test_equal_places_in_the_hierarchy(first: str, second: str) -> None:
    one, other = parse_citation(first), parse_citation(second)
    assert one is not None
    assert other is not None
    assert one.rank == other.rank


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UU No. 14 Thn 2008 ttg Keterbukaan Informasi Publik",
            "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
        ),
        (
            "PMK No. 210/PMK.05/2022 tentang Tata Cara Pembayaran",
            "Peraturan Menteri Keuangan Nomor 210/PMK.05/2022 tentang Tata Cara Pembayaran",
        ),
        ("PP 61/2010", "Peraturan Pemerintah Nomor 61 Tahun 2010 tentang …"),
        (
            "Persekjen DPD RI No. 5 Tahun 2020 tentang SOP Makro",
            (
                "Peraturan Sekretaris Jenderal Dewan Perwakilan Daerah Republik Indonesia Nomor 5 "
                "Tahun 2020 tentang SOP Makro"
            ),
        ),
        (
            "Perda Kab. Sleman No. 2 Tahun 2019 tentang Desa",
            "Peraturan Daerah Kabupaten Sleman Nomor 2 Tahun 2019 tentang Desa",
        ),
        (
            "UU No. 30/2014 Pasal 7 ayat (2) huruf h",
            "Pasal 7 ayat (2) huruf h Undang-Undang Nomor 30 Tahun 2014 tentang …",
        ),
        (
            "UU 6/2011 (Pasal 75, 76 dan Pasal 83 huruf a angka 2)",
            (
                "Pasal 75, 76 dan Pasal 83 huruf a angka 2 Undang-Undang Nomor 6 Tahun 2011 "
                "tentang …"
            ),
        ),
        ("UUD 1945", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"),
        (
            "UUD NRI Tahun 1945 Pasal 28D ayat (1)",
            "Pasal 28D ayat (1) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        ),
        # A year without a number, a date before it, several amendments, gazettes: all are kept.
        (
            "Undang-Undang Tahun 1999 tentang Cuti PNS",
            "Undang-Undang Nomor … Tahun 1999 tentang Cuti PNS",
        ),
        (
            "SE Bupati Contoh tanggal 17 Januari 2024 Nomor 470/327/SJ tentang Pelayanan",
            "Surat Edaran Bupati Contoh Nomor 470/327/SJ tanggal 17 Januari 2024 tentang Pelayanan",
        ),
        (
            "SE Mendagri tgl 3 Maret 2020 No 440/1",
            "Surat Edaran Menteri Dalam Negeri Nomor 440/1 tanggal 3 Maret 2020 tentang …",
        ),
        (
            "SE Kepala Dinas Kesehatan No 440/1",
            "Surat Edaran Kepala Dinas Kesehatan Nomor 440/1 tanggal … tentang …",
        ),
        (
            (
                "UU 7/1989 tentang Peradilan Agama sebagaimana telah diubah dengan UU 3/2006 dan "
                "perubahan kedua dengan UU 50/2009"
            ),
            (
                "Undang-Undang Nomor 7 Tahun 1989 tentang Peradilan Agama sebagaimana telah diubah "
                "dengan Undang-Undang Nomor 3 Tahun 2006 tentang … dan perubahan kedua dengan "
                "Undang-Undang Nomor 50 Tahun 2009 tentang …"
            ),
        ),
        (
            "UU 11/2008 tentang ITE yang diubah dengan UU 19/2016 dan UU 1/2024",
            (
                "Undang-Undang Nomor 11 Tahun 2008 tentang ITE yang diubah dengan Undang-Undang "
                "Nomor 19 Tahun 2016 tentang … dan Undang-Undang Nomor 1 Tahun 2024 tentang …"
            ),
        ),
        (
            "Perpres 16/2018 tentang PBJ (sebagaimana telah diubah dengan Perpres 12/2021)",
            (
                "Peraturan Presiden Nomor 16 Tahun 2018 tentang PBJ sebagaimana telah diubah "
                "dengan Peraturan Presiden Nomor 12 Tahun 2021 tentang …"
            ),
        ),
        (
            "Permendagri No. 80 Tahun 2015 tentang Produk Hukum, BN RI Tahun 2015 No. 2036",
            (
                "Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015 tentang Produk Hukum (Berita "
                "Negara Republik Indonesia Tahun 2015 Nomor 2036)"
            ),
        ),
        (
            "UU 16/1997 tentang Statistik (Lembaran Negara RI Tahun 1997 Nomor 39)",
            (
                "Undang-Undang Nomor 16 Tahun 1997 tentang Statistik (Lembaran Negara Republik "
                "Indonesia Tahun 1997 Nomor 39)"
            ),
        ),
        # Makers and their places are kept, too, and short forms read everywhere.
        (
            "Perwali Bandung No. 5 Tahun 2020 tentang SOTK",
            "Peraturan Wali Kota Bandung Nomor 5 Tahun 2020 tentang SOTK",
        ),
        (
            "Perwali Kota Mataram No. 36 Tahun 2008 tentang SOTK",
            "Peraturan Wali Kota Mataram Nomor 36 Tahun 2008 tentang SOTK",
        ),
        (
            "SKMA NO. 026/KMA/SK/II/2012 tentang Standar Pelayanan Peradilan",
            (
                "Keputusan Ketua Mahkamah Agung Nomor 026/KMA/SK/II/2012 tentang Standar "
                "Pelayanan Peradilan"
            ),
        ),
        (
            "Peraturan Walikota Bandung No. 5 Tahun 2020 tentang SOTK",
            "Peraturan Walikota Bandung Nomor 5 Tahun 2020 tentang SOTK",
        ),
        (
            "UU RI No. 25 Tahun 2009 tentang Pelayanan Publik",
            "Undang-Undang Republik Indonesia Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        ),
        (
            "PMA No. 20 Tahun 2019 tentang Pencatatan Pernikahan",
            "Peraturan Menteri Agama Nomor 20 Tahun 2019 tentang Pencatatan Pernikahan",
        ),
        (
            "KMA Nomor 026/KMA/SK/II/2012 tentang Standar Pelayanan",
            "Keputusan Ketua Mahkamah Agung Nomor 026/KMA/SK/II/2012 tentang Standar Pelayanan",
        ),
        (
            "KMK No. HK.01.07/MENKES/413/2020 tentang Pedoman",
            "Keputusan Menteri Kesehatan Nomor HK.01.07/MENKES/413/2020 tentang Pedoman",
        ),
        (
            "Per. Ka. BKN No. 9 Tahun 2012 tentang Pengadaan",
            "Peraturan Kepala Badan Kepegawaian Negara Nomor 9 Tahun 2012 tentang Pengadaan",
        ),
        (
            "Perban BKN Nomor 1 Tahun 2020 tentang Cuti",
            "Peraturan Badan Kepegawaian Negara Nomor 1 Tahun 2020 tentang Cuti",
        ),
        (
            "SE Dirjen Bimas Islam No: P-004/DJ.III/Hk.00.7 /04/2020 tentang Nikah",
            (
                "Surat Edaran Direktur Jenderal Bimbingan Masyarakat Islam Nomor "
                "P-004/DJ.III/Hk.00.7/04/2020 tentang Nikah"
            ),
        ),
        (
            "Permenhub PM 48 Tahun 2014 tentang Muatan",
            "Peraturan Menteri Perhubungan Nomor PM 48 Tahun 2014 tentang Muatan",
        ),
        (
            "Peraturan Bersama Menteri Agama dan Mendagri Nomor: 9 Tahun 2006/Nomor: 8 Tahun 2006",
            (
                "Peraturan Bersama Menteri Agama dan Menteri Dalam Negeri Nomor 9 Tahun "
                "2006/Nomor 8 Tahun 2006 tentang …"
            ),
        ),
        ("SE No. 5 Tahun 2020 tentang WFH", "Surat Edaran … Nomor 5 Tahun 2020 tentang WFH"),
        ("UU ASN No. 5 Tahun 2014", "Undang-Undang Nomor 5 Tahun 2014 tentang … (ASN)"),
        (
            "1. UU No. 43 Tahun 2009 ttg Kearsipan;",
            "1. Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",
        ),
        ("KUHP", "Kitab Undang-Undang Hukum Pidana"),
        (
            "UU No.7 Tahun 1989 tentang Peradilan Agama ysdu UU No.3 Tahun 2006 tentang Perubahan",
            (
                "Undang-Undang Nomor 7 Tahun 1989 tentang Peradilan Agama yang sudah diubah "
                "dengan Undang-Undang Nomor 3 Tahun 2006 tentang Perubahan"
            ),
        ),
    ],
)
def test_the_official_form(text: str, expected: str) -> None:
    found = parse_citation(text)
    assert found is not None
    assert official_form(found) == expected


def test_full_and_shortened_citations() -> None:
    full = parse_citation("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan")
    chain = parse_citation(
        "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan yang telah diubah dengan UU 5/2020"
    )
    assert full is not None
    assert full.is_full
    assert chain is not None
    assert not chain.shortenings
    assert not chain.is_full


@pytest.mark.parametrize("text", SEEN)
def test_the_official_form_is_full_and_the_same(text: str) -> None:
    found = parse_citation(text)
    assert found is not None
    again = parse_citation(official_form(found))
    assert again is not None
    assert same_regulation(found, again)
    assert again.place_key == found.place_key
    assert [part.link for part in again.amendments] == [part.link for part in found.amendments]
    if "…" not in official_form(found):
        assert again.is_full


WORDS = (
    "Undang-Undang|UU|PP|Peraturan|Keputusan|SK|Menteri|Kepala|BPS|PAN|RB|Permen|Permenpan|PMK|UUD|"
    "Nomor|No.|:|16|5/2020|210/PMK.05/2022|PER/05/M.PAN/4/2009|/|Tahun|Thn|1997|45|tentang|Statistik|"
    "(Lembaran Negara|)|(|Pasal|ayat|(2)|huruf|h|,|dan|jo.|sebagaimana telah diubah dengan|"
    "s.t.d.t.d.|y.s.d.u|terakhir|HIR|Kab.|RI|Republik Indonesia|-|;|1."
)


def phrases() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS.split("|")), max_size=20).map(" ".join)


@given(st.text(max_size=300) | phrases() | phrases().map(lambda text: text.replace(" ", "")))
def test_no_text_raises(text: str) -> None:
    found = parse_citation(text)
    if found is None:
        return
    assert found.text == text
    assert 1 <= found.rank <= 15
    assert same_regulation(found, found) is (found.key is not None)
    assert official_form(found)


@given(phrases(), st.sampled_from(["  ", "\t", "\u00a0", " \u200b", "\n"]))
def test_kinds_of_space_do_not_matter(text: str, space: str) -> None:
    assert bare(parse_citation(text)) == bare(parse_citation(text.replace(" ", space)))


@given(
    st.sampled_from([",", "(", " ", "/", "1", "Pasal 1 ", "UU 1 ", "jo. ", "a.", "sebagaimana "])
)
def test_long_repetitions_are_read_at_once(part: str) -> None:
    repeated = part * (2000 // len(part))
    parse_citation(repeated)
    parse_citation(f"UU 5 Pasal 1{repeated}"[:2000])


@pytest.mark.parametrize("mark", ["1.", "(2)", "b)", "ii.", "IV)", "1.a.", "1.)", "•"])
def test_a_mark_of_a_list_is_no_part_of_the_citation(mark: str) -> None:
    citation = parse_citation(f"{mark} Undang-Undang Nomor 5 Tahun 2014")
    assert citation is not None
    assert (citation.mark, citation.number, citation.year) == (mark, "5", 2014)

"""Every figure of the 2020 report of the Dinas Koperasi, Usaha Kecil dan Menengah, exactly as printed.

The misprints of the report are kept on purpose: the samples exist to have them found.
"""

from layout import Book, Cell, Column, Row, Sheet, Signature, Span, Table, Unit

ABOVE = Span.ABOVE
LEFT = Span.LEFT


def row(*cells: Cell, figures: str = "", bold: bool = False) -> Row:
    """A body row: its leading cells, then figures separated by blanks."""
    return Row((*cells, *figures.split()), bold)


OFFICE = "Dinas Koperasi, Usaha Kecil dan Menengah Provinsi Kepulauan Bangka Belitung"
OFFICE_PEGAWAI = "pada Dinas Koperasi dan UKM Provinsi Kepulauan Bangka Belitung Tahun 2020"
BUDGET_YEAR = "Tahun Anggaran 2020"
SIGNING_OFFICE = ("KEPALA DINAS", "KOPERASI, USAHA KECIL DAN MENENGAH", "PROVINSI KEPULAUAN BANGKA BELITUNG,")
START_OF_YEAR = Signature("Pangkalpinang, Januari 2020", SIGNING_OFFICE)
AFTER_THE_YEAR = Signature("Pangkalpinang, Januari 2021", SIGNING_OFFICE)

# --- Rencana Kinerja (table 2.1) -------------------------------------------------------------------------------------

GOAL = "Meningkatkan nilai tambah, daya saing produk, skala usaha dan kualitas SDM KUMKM"
YEARLY_TARGET = "TARGET KINERJA TUJUAN/SASARAN PADA TAHUN KE-"
RENCANA_COLUMNS = (
    Column(("NO.",), Unit.TEXT, 6),
    Column(("TUJUAN",), Unit.TEXT, 28),
    Column(("SASARAN",), Unit.TEXT, 26),
    Column(("INDIKATOR TUJUAN/SASARAN",), Unit.TEXT, 46),
    *(Column((YEARLY_TARGET, year), Unit.PLAIN, 11) for year in "12345"),
)
RENCANA_ROWS = (
    row("", GOAL, "1. Kualitas SDM KUMKM", "Persentase SDM Usaha Kecil terlatih", figures="0,69 1,07 1,11 1,16 1,17"),
    row(ABOVE, ABOVE, ABOVE, "Persentase SDM Koperasi terlatih", figures="4,14 10,3 10,32 12,38 14,49"),
    row(ABOVE, ABOVE, "2. Volume usaha KUMKM", "Persentase peningkatan volume usaha koperasi", figures="10 10 11 11 12"),
    row(ABOVE, ABOVE, ABOVE, "Persentase peningkatan volume usaha kecil", figures="15 15 15 15 15"),
    row(
        ABOVE,
        ABOVE,
        "3. Daya saing produk KUMKM",
        "Persentase peningkatan produk usaha kecil yang tersertifikasi",
        figures="1.672 243,42 133,80 133,80 133,80",
    ),
    row(ABOVE, ABOVE, ABOVE, "Persentase peningkatan produk usaha kecil yang dikembangkan", figures="40 43 20 17 18"),
    row(
        ABOVE,
        ABOVE,
        ABOVE,
        "Persentase peningkatan pelaku usaha kecil yang melakukan kemitraan",
        figures="5 5,75 6,75 5,75 5,75",
    ),
    row(ABOVE, ABOVE, ABOVE, "Persentase peningkatan wirausaha", figures="15 15 15 15 15"),
    row(ABOVE, ABOVE, "4. Nilai tambah produk KUMKM", "Pertumbuhan produk parekras", figures="10 10 10 10 10"),
    row(ABOVE, ABOVE, "5. Kelembagaan koperasi", "Persentase koperasi aktif", figures="15,5 15,5 15,5 15,5 15,5"),
    row(ABOVE, ABOVE, ABOVE, "Persentase pertumbuhan kelembagaan koperasi", figures="12,7 12,7 12,7 12,7 12,7"),
    row(ABOVE, ABOVE, ABOVE, "Persentase koperasi berkualitas", figures="6,6 6,6 6,6 6,6 6,6"),
    row(
        ABOVE,
        ABOVE,
        ABOVE,
        "Survey kepuasan masyarakat terhadap pelayanan Pusat Layanan Usaha Terpadu (PLUT) KUKM",
        "",
        "",
        "",
        "",
        "",
    ),
)
RENCANA = Table(
    ("Tabel 2.1 Formulir Rencana Kinerja Tahun 2020", OFFICE, BUDGET_YEAR),
    RENCANA_COLUMNS,
    RENCANA_ROWS,
    column_numbers=("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"),
)

# --- Penetapan Kinerja (table 2.2) -----------------------------------------------------------------------------------

PENETAPAN_COLUMNS = (
    Column(("No",), Unit.ORDINAL, 6),
    Column(("Sasaran Strategis",), Unit.TEXT, 40),
    Column(("Indikator Kinerja",), Unit.TEXT, 50),
    Column(("Target",), Unit.PERCENT, 14),
)
PENETAPAN_ROWS = (
    row("1.", "Meningkatnya pertumbuhan Koperasi", "Persentase koperasi baru", "15,5%"),
    row(
        "2.",
        "Meningkatnya pertumbuhan KUMKM",
        "- Persentase UKM yang diberdayakan\n- Persentase Koperasi yang diberdayakan",
        "1,4%\n20%",
    ),
    row(
        "3.",
        "Meningkatnya kualitas SDM KUKM",
        "- Persentase SDM KUMKM yang bersertifikat\n- Persentase Penerapan Mutu Pelatihan KUMKM",
        "0,3%\n0%",
    ),
)
PENETAPAN = Table(
    ("Tabel 2.2 Formulir Penetapan Kinerja", OFFICE, "Tahun 2020"),
    PENETAPAN_COLUMNS,
    PENETAPAN_ROWS,
    column_numbers=("", "(1)", "(2)", "(3)"),
)

# --- Pengukuran Kinerja (table 3.1) ----------------------------------------------------------------------------------

PENGUKURAN_COLUMNS = (
    Column(("NO.",), Unit.ORDINAL, 6),
    Column(("SASARAN STRATEGIS",), Unit.TEXT, 38),
    Column(("INDIKATOR KINERJA",), Unit.TEXT, 48),
    Column(("Target",), Unit.PERCENT, 14),
    Column(("Realisasi",), Unit.PERCENT, 14),
    Column(("Capaian",), Unit.PERCENT, 14),
)
PENGUKURAN_ROWS = (
    row("1.", "Meningkatnya pertumbuhan Koperasi", "Persentase koperasi baru", figures="15,5% 15,5% 100%"),
    row("2.", "Meningkatnya pertumbuhan KUMKM", "Persentase UKM yang diberdayakan", figures="1,4% 1,4% 100%"),
    row(ABOVE, ABOVE, "Persentase koperasi yang diberdayakan", figures="20% 20% 100%"),
    row("3.", "Meningkatnya kualitas SDM KUKM", "Persentase SDM KUKM yang bersertifikat", figures="0,3% 0,3% 100%"),
    row(ABOVE, ABOVE, "Persentase Penerapan mutu Pelatihan KUMKM", figures="0% 0% 100%"),
)
SCALE_OF_SUCCESS = (
    "Dari tabel di atas, dengan analisis sederhana berdasarkan pembagian terhadap persentase capaian masing-masing "
    "indikator kinerja dengan asumsi :",
    "a. Dinilai tidak berhasil jika capaian indikator pada range 0-25%",
    "b. Kurang berhasil jika capaian indikator pada range 26-60%",
    "c. Cukup berhasil jika jika capaian indikator pada range 61-90%, dan",
    "d. Berhasil jika jika capaian indikator pada range 91-100%",
)
PENGUKURAN = Table(
    ("Tabel 3.1. Pengukuran Kinerja Sasaran", OFFICE, BUDGET_YEAR),
    PENGUKURAN_COLUMNS,
    PENGUKURAN_ROWS,
    column_numbers=("1", "2", "3", "4", "5", "6"),
    notes=SCALE_OF_SUCCESS,
)

# --- Realisasi Anggaran (section 3.3) --------------------------------------------------------------------------------

PENDAPATAN_COLUMNS = (
    Column(("NO",), Unit.ORDINAL, 6),
    Column(("URAIAN KEGIATAN",), Unit.TEXT, 42),
    Column(("APBD Induk",), Unit.RUPIAH, 18),
    Column(("APBD Perubahan (Rp)",), Unit.RUPIAH, 20),
    Column(("FISIK (%)",), Unit.PERCENT, 10),
    Column(("REALISASI PENDAPATAN", "KEUANGAN (Rp)"), Unit.RUPIAH, 20),
    Column(("REALISASI PENDAPATAN", "%"), Unit.PERCENT, 10),
)
PENDAPATAN_ROWS = (
    row("I.", "PENDAPATAN ASLI DAERAH", figures="0,00 170.000.000,00 100,00 24.800.000,00 14,58", bold=True),
    row("1", "Retribusi Daerah", figures="0,00 170.000.000,00 100,00 24.800.000,00 14,58"),
)
PENDAPATAN = Table(("Realisasi Pendapatan Daerah", OFFICE, BUDGET_YEAR), PENDAPATAN_COLUMNS, PENDAPATAN_ROWS)

BTL_COLUMNS = (
    Column(("NO",), Unit.ORDINAL, 6),
    Column(("URAIAN KEGIATAN",), Unit.TEXT, 42),
    Column(("APBD Induk",), Unit.RUPIAH, 18),
    Column(("APBD Perubahan (Rp)",), Unit.RUPIAH, 20),
    Column(("FISIK (%)",), Unit.PERCENT, 10),
    Column(("REALISASI ANGGARAN", "KEUANGAN (Rp)"), Unit.RUPIAH, 18),
    Column(("REALISASI ANGGARAN", "%"), Unit.PERCENT, 10),
    Column(("SISA ANGGARAN", "KEUANGAN (Rp)"), Unit.RUPIAH, 18),
    Column(("SISA ANGGARAN", "%"), Unit.PERCENT, 10),
)
BTL_ROWS = (
    row(
        "I.",
        "BELANJA TIDAK LANGSUNG",
        figures="6.256.458.185 6.869.197.469 100 6.620.500.612 96.38 248.696.857 3.62",
        bold=True,
    ),
    row("A", "GAJI DAN TUNJANGAN", figures="3.470.075.892 3.337.291.186 100.00 3.183.293.667 0,95 153.997.519 0,05"),
    row(
        "B",
        "TAMBAHAN PENGHASILAN PNS",
        figures="2.786.382.293 3531.906.281 100.00 3.437.206.945 97,32 94.699.336 13,68",
    ),
)
BTL = Table(("Realisasi Belanja Tidak Langsung", OFFICE, BUDGET_YEAR), BTL_COLUMNS, BTL_ROWS)

BELANJA_COLUMNS = (
    Column(("No",), Unit.ORDINAL, 6),
    Column(("Program dan Kegiatan",), Unit.TEXT, 58),
    Column(("APBD", "Rp"), Unit.RUPIAH, 18),
    Column(("APBD-P", "Rp"), Unit.RUPIAH, 18),
    Column(("Fisik", "%"), Unit.PERCENT, 8),
    Column(("Realisasi Anggaran", "Rp"), Unit.RUPIAH, 18),
    Column(("Realisasi Anggaran", "%"), Unit.PERCENT, 10),
    Column(("Sisa Anggaran", "Rp"), Unit.RUPIAH, 18),
    Column(("Sisa Anggaran", "%"), Unit.PERCENT, 10),
)
BELANJA_ROWS = (
    row(
        "",
        "TOTAL BELANJA",
        figures="16.936.456.190 20,210,278,046 100 18,631,882,407 92.19 1,578,395,639 7.81",
        bold=True,
    ),
    row(
        "I",
        "BELANJA TIDAK LANGSUNG",
        figures="6.256.458.185 6,869,197,469 100 6,620,500,612 96.38 248,696,857 3.62",
        bold=True,
    ),
    row(
        "II",
        "BELANJA LANGSUNG",
        figures="10.679.998.005 13,341,080,577 100 12,011,381,795 90.03 1,329,698,782 9.97",
        bold=True,
    ),
    row(
        "A",
        "Program Peningkatan Pelayanan Pemerintah",
        figures="3,646,200,338 3,046,702,827 100 3,010,177,300 98.80 36,525,527 1.20",
        bold=True,
    ),
    row(
        "1",
        "Pelayanan Administrasi Perkantoran",
        figures="2,916,535,078 2,886,330,047 100 2,855,425,950 98.93 30,904,097 1.07",
    ),
    row(
        "2",
        "Peningkatan Sarana dan Prasarana Aparatur",
        figures="504,050,000 103,346,430 100 100,350,000 97.10 2,996,430 2.90",
    ),
    row("", "Peningkatan Kapasitas Sumber Daya Aparatur", figures="118,100,000 - 100 - - - -"),
    row(
        "",
        "Penyusunan Dokumen Perencanaan Perangkat Daerah",
        figures="107,515,260 57,026,350 100 54,401,350 95.40 2,625,000 4.60",
    ),
    row(
        "B",
        "Program Peningkatan Pembinaan Kelembagaan dan Pengawasan Koperasi",
        figures="453,788,510 184,999,100 100 178,816,900 96.66 6,182,200 3.34",
        bold=True,
    ),
    row(
        "1",
        "Peningkatan Kelembagaan dan Perizinan Koperasi",
        figures="153,009,930 82,811,800 100 81,651,000 98.60 1,160,800 1.40",
    ),
    row(
        "2",
        "Peningkatan Partisipasi Keanggotaan dan Penerapan Peraturan Perkoperasian",
        figures="134,960,280 - 100 - - - -",
    ),
    row(
        "",
        "Pengawasan, Pemeriksaan dan Penilaian Kesehatan Koperasi",
        figures="165,818,300 102,187,300 100 97,165,900 95.09 5,021,400 4.91",
    ),
    row(
        "C",
        "Program Peningkatan Pemberdayaan dan Pengembangan Koperasi",
        figures="739,062,370 152,835,000 100 152,834,800 100.00 200 0.00",
        bold=True,
    ),
    row(
        "1",
        "Pendampingan Pemasaran, Kemitraan, Permodalan dan Jaringan Usaha Koperasi",
        figures="235,006,740 2,510,000 100 2,510,000 100.00 - -",
    ),
    row("2", "Pengembangan, Penguatan dan Perlindungan Koperasi", figures="134,193,970 - 100 - - - -"),
    row("3", "Peningkatan Kualitas SDM Koperasi", figures="369,861,660 150,325,000 100 150,324,800 100.00 200 0.00"),
    row(
        "D",
        "Program Peningkatan Pemberdayaan Usaha Kecil",
        figures="3,013,139,267 4,980,986,010 100 4,440,967,870 89.16 540,018,140 10.84",
        bold=True,
    ),
    row(
        "1",
        "Pendampingan dan Promosi Usaha Kecil",
        figures="541,202,447 2,673,400,500 100 2,644,283,470 98.91 29,117,030 1.09",
    ),
    row(
        "2",
        "Pengembangan, Penguatan dan Perlindungan Usaha Kecil",
        figures="976,782,320 1,040,882,320 100 1,028,083,600 98.77 12,798,720 1.23",
    ),
    row(
        "3",
        "Peningkatan Kualitas Kewirausahaan",
        figures="1,495,154,500 1,266,703,190 100 768,600,800 60.68 498,102,390 39.32",
    ),
    row(
        "E",
        "Program Peningkatan Pelayanan Teknis Latihan Perkoperasian, Usaha Mikro, Kecil dan Menengah",
        figures="2,009,506,540 3,468,411,160 100 2,792,733,625 80.52 675,677,535 19.48",
        bold=True,
    ),
    row(
        "1",
        "Peningkatan Fungsi Pelayan Pemerintah pada Pelatihan Koperasi dan UMKM",
        figures="1,118,615,000 371,979,000 100 333,332,840 89.61 38,646,160 10.39",
    ),
    row(
        "2",
        "Penyelenggaraan Pelatihan Perkoperasian dan UKM (DAK)",
        figures="- 2,400,000,000 100 1,832,851,700 76.37 567,148,300 23.63",
    ),
    row(
        "3",
        "Penyelenggaraan Pelatihan Perkoperasian dan UKM",
        figures="732,776,160 628,795,160 100 563,496,585 89.62 65,298,575 10.38",
    ),
    row(
        "4",
        "Peningkatan Mutu Pelayanan Koperasi dan UKM",
        figures="158,115,380 67,637,000 100 63,052,500 93.22 4,584,500 6.78",
    ),
    row(
        "F",
        "Program Peningkatan Pusat Layanan Usaha Terpadu KUMKM",
        figures="818,300,980 1,507,146,480 100 1,435,851,300 95.27 71,295,180 4.73",
        bold=True,
    ),
)
BELANJA = Table(
    ("Realisasi Belanja Langsung", OFFICE, BUDGET_YEAR),
    BELANJA_COLUMNS,
    BELANJA_ROWS,
    column_numbers=("1", "2", "3", "4", "5", "6", "7", "8", "9"),
)

# --- Kepegawaian (tables 1.1 to 1.4) ---------------------------------------------------------------------------------


def staff_columns(kind: str) -> tuple[Column, ...]:
    """Columns of the tables that count men and women."""
    return (
        Column(("No",), Unit.ORDINAL, 6),
        Column((kind,), Unit.TEXT, 36),
        Column(("Jumlah Pegawai", "Laki-laki"), Unit.PEOPLE, 14),
        Column(("Jumlah Pegawai", "Perempuan"), Unit.PEOPLE, 14),
        Column(("Jumlah",), Unit.PEOPLE, 14),
    )


PENDIDIKAN_PNS_ROWS = (
    row("1", "Doktoral/ S3", figures="- - -"),
    row("2", "Pasca Sarjana/ S2", figures="4 2 6"),
    row("3", "Sarjana / S1", figures="18 12 30"),
    row("4", "Diploma-IV", figures="- - -"),
    row("5", "Diploma-III", figures="2 3 5"),
    row("6", "SLTA", figures="4 2 6"),
    row("7", "SLTP", figures="1 - 1"),
    row("JUMLAH", LEFT, figures="29 19 48", bold=True),
)
PENDIDIKAN_PNS = Table(
    ("Tabel 1.1 Klasifikasi Pegawai Berdasarkan Tingkat Pendidikan (PNS/CPNS)", OFFICE_PEGAWAI),
    staff_columns("Tingkat Pendidikan"),
    PENDIDIKAN_PNS_ROWS,
)
PENDIDIKAN_PHL_ROWS = (
    row("1", "Sarjana / S1", figures="9 6 15"),
    row("2", "Diploma-III", figures="2 - 2"),
    row("3", "SLTA", figures="16 7 23"),
    row("JUMLAH", LEFT, figures="27 13 40", bold=True),
)
PENDIDIKAN_PHL = Table(
    ("Tabel 1.2 Klasifikasi Pegawai Berdasarkan Tingkat Pendidikan (PHL)", OFFICE_PEGAWAI),
    staff_columns("Tingkat Pendidikan"),
    PENDIDIKAN_PHL_ROWS,
)
ESELON_ROWS = (
    row("1", "II A", figures="- 1 1"),
    row("2", "II B", figures="- - -"),
    row("3", "III A", figures="2 2 4"),
    row("4", "III B", figures="- 1 1"),
    row("5", "IV A", figures="10 3 13"),
    row("6", "IV B", figures="- - -"),
    row("7", "Non Eselon", figures="10 11 21"),
    row("8", "Fungsional", figures="7 1 8"),
    row("JUMLAH", LEFT, figures="29 19 48", bold=True),
)
ESELON = Table(
    (
        "Tabel 1.3 Klasifikasi Eselon Pegawai PNS/CPNS",
        "Dinas Koperasi dan UKM Provinsi Kepulauan Bangka Belitung",
        BUDGET_YEAR,
    ),
    staff_columns("Tingkat Eselon"),
    ESELON_ROWS,
)
GOLONGAN_COLUMNS = (
    Column(("No",), Unit.ORDINAL, 6),
    Column(("Pendidikan",), Unit.TEXT, 30),
    *(Column(("Golongan", group), Unit.PEOPLE, 11) for group in ("Kontrak", "I", "II", "III", "IV")),
    Column(("Jumlah",), Unit.PEOPLE, 12),
)
GOLONGAN_ROWS = (
    row("1", "SD", figures="- - - - - -"),
    row("2", "SLTP", figures="- - 1 - - 1"),
    row("3", "SLTA", figures="23 - 5 2 - 30"),
    row("4", "Sarjana Muda", figures="2 - 2 2 - 6"),
    row("5", "Sarjana (S1)", figures="15 - - 22 7 44"),
    row("6", "Pasca Sarjana", figures="- - - 3 4 7"),
    row("Jumlah", LEFT, figures="40 - 8 29 11 88", bold=True),
)
GOLONGAN = Table(
    (
        "Tabel 1.4 Klasifikasi Keadaan Pegawai PNS, CPNS dan Tenaga Kontrak",
        "Dinas Koperasi, UKM Provinsi Kepulauan Bangka Belitung",
        "Tahun 2020",
    ),
    GOLONGAN_COLUMNS,
    GOLONGAN_ROWS,
)

# --- Efisiensi (sections 2.2.1, 2.2.2, 2.2.3 and 2.2.5; there is no 2.2.4) --------------------------------------------

EFISIENSI_COLUMNS = (
    Column(("No",), Unit.ORDINAL, 8),
    Column(("Indikator / Kegiatan",), Unit.TEXT, 58),
    Column(("Anggaran Kegiatan (Rp)",), Unit.RUPIAH, 18),
    Column(("Target Kinerja",), Unit.PERCENT, 11),
    Column(("Realisasi Kinerja",), Unit.PERCENT, 11),
    Column(("Realisasi Anggaran", "Rp"), Unit.RUPIAH, 18),
    Column(("Realisasi Anggaran", "%"), Unit.PERCENT, 10),
    Column(("E/I (Rp)",), Unit.RUPIAH, 16),
    Column(("%",), Unit.PERCENT, 10),
)


def activity(letter: str, name: str, budget: str, spent: str, percent: str) -> Row:
    """A kegiatan of an efficiency section: only money, no performance."""
    return row(letter, name, budget, "", "", spent, percent, "", "")


EFISIENSI_ROWS = (
    row(
        "2.2.1",
        "Persentase Pembinaan Kelembagaan dan Pengawasan Koperasi",
        figures="184.999.100 15,5% 15,5% 182.482.000 98,64 2.517.100 1,36",
        bold=True,
    ),
    activity("a", "Peningkatan Kelembagaan dan Perizinan Koperasi", "82.811.800", "81.651.000", "98,60"),
    activity("b", "Peningkatan Partisipasi Keanggotaan dan Penerapan Peraturan Perkoperasian", "0", "0", "0"),
    activity("c", "Pengawasan, Pemeriksaan dan Penilaian Kesehatan Koperasi", "102.187.300", "97.165.900", "95,09"),
    row(
        "2.2.2",
        "Persentase Peningkatan Pemberdayaan dan Pengembangan Koperasi",
        figures="152.835.000 10% 10% 152.834.800 99,99 152.835.000 0.01",
        bold=True,
    ),
    activity(
        "a",
        "Pendampingan Pemasaran, Kemitraan, Permodalan dan Jaringan Usaha Koperasi",
        "2.510.000",
        "2.510.000",
        "100",
    ),
    activity("b", "Pengembangan, Penguatan dan Perlindungan Koperasi", "0", "0", "0"),
    activity("c", "Peningkatan Kualitas SDM Koperasi", "150.335.000", "150.324.800", "99,99"),
    row(
        "2.2.3",
        "Persentase Peningkatan Pemberdayaan Usaha Kecil",
        figures="4.980.986.010 5% 5% 4.440.967.870 89,15 540.018.140 10,84",
        bold=True,
    ),
    activity("b", "Pendampingan dan Promosi Usaha Kecil", "2.673.400.500", "2.644.283.470", "98,91"),
    activity("c", "Pengembangan, Penguatan dan Perlindungan Usaha Kecil", "1.040.882.320", "1.028.083.600", "98,77"),
    activity("d", "Peningkatan Kualitas Kewirausahaan", "1.266.703.190", "768.600.800", "60,68"),
    row(
        "2.2.5",
        "Persentase Peningkatan Pelayanan Teknis Latihan Perkoperasian, Usaha Mikro, Kecil dan Menengah",
        figures="3.468.411.160 4,13% 4,13% 2.792.733.625 80,51 675.677.535 19,48",
        bold=True,
    ),
    activity(
        "a",
        "Peningkatan Fungsi Pelayanan Pemerintah pada pelatihan Koperasi dan UMKM",
        "371.979.000",
        "333.332.840",
        "89,61",
    ),
    activity("b", "Penyelenggaraan Pelatihan Perkoperasian dan UKM (DAK)", "2.400.000.000", "1.832.851.700", "76,37"),
    activity("c", "Penyelenggaraan Pelatihan Perkoperasian dan UKM", "628.795.160", "563.496.585", "89,62"),
    activity("d", "Peningkatan Mutu Pelayanan Koperasi", "67.637.000", "63.052.500", "93.22"),
)
EFISIENSI = Table(
    ("Analisis Efisiensi Penggunaan Sumber Daya", OFFICE, BUDGET_YEAR),
    EFISIENSI_COLUMNS,
    EFISIENSI_ROWS,
    column_numbers=("1", "2", "3", "4", "5", "6", "7", "8", "9"),
)

# --- Keluaran Kegiatan (section 3.2) ---------------------------------------------------------------------------------

KELUARAN_COLUMNS = (
    Column(("No",), Unit.ORDINAL, 6),
    Column(("Program / Kegiatan",), Unit.TEXT, 56),
    Column(("Keluaran",), Unit.TEXT, 84),
)


def program(number: str, name: str) -> Row:
    """A program row: it has no output of its own."""
    return row(number, name, "", bold=True)


KELUARAN_ROWS = (
    program("1", "Program Peningkatan Pelayanan Pemerintah"),
    row(
        "a",
        "Pelayanan Administrasi Perkantoran",
        "Jumlah Aparatur Perangkat Daerah yang terlayani sebanyak 81 Orang",
    ),
    row(
        "b",
        "Peningkatan Sarana dan Prasarana Aparatur",
        "Jumlah Aparatur Perangkat Daerah yang memanfaatkan sarana dan prasarana perkantoran sebanyak 81 Orang",
    ),
    row(
        "c",
        "Peningkatan Kapasitas Sumber Daya Aparatur",
        "Jumlah Aparatur Perangkat daerah yang ditingkatkan kemampuannya sebanyak 10 Orang",
    ),
    row(
        "d",
        "Penyusunan Dokumen Perencanaan Pembangunan",
        "Jumlah Dokumen Perencanaan tahunan Perangkat Daerah dengan tingkat konsistensinya terhadap perencanaan "
        "jangka menengah Perangkat Daerah diatas 85% sebanyak 2 Dokumen.",
    ),
    program("2", "Program Peningkatan Pembinaan Kelembagaan dan Pengawasan Koperasi"),
    row(
        "a",
        "Peningkatan Kelembagaan dan Perizinan Koperasi",
        "terbentuknya Koperasi baru sebanyak 2 Unit dan tersosialisasinya tentang Peningkatan kualitas dan kuantitas "
        "Rapat Anggota Tahunan bagi 30 Pengurus Koperasi.",
    ),
    row(
        "b",
        "Peningkatan Partisipasi Keanggotaan dan Penerapan Peraturan Perkoperasian",
        "tersusunnya 35 anggaran rumah tangga (ART) dan peraturan khusus (Persus)",
    ),
    row(
        "c",
        "Pengawasan, Pemeriksaan dan Penilaian Kesehatan Koperasi",
        "Pemberian Penghargaan kepada 3 Koperasi Berprestasi dan 2 Tokoh Penggerak Koperasi Tingkat Provinsi di "
        "Provinsi Kepulauan Bangka Belitung.",
    ),
    program("3", "Program Peningkatan Pemberdayaan dan Pengembangan Koperasi"),
    row(
        "a",
        "Pendampingan Pemasaran, Kemitraan, Permodalan dan Jaringan Usaha Koperasi",
        "pelaksanaan koordinasi ke Kabupaten Bangka dan kab. Bangka Tengah dalam rangka pelaksanaan koordinasi "
        "kemitraan koperasi dan Babel Mart.",
    ),
    row(
        "b",
        "Pengembangan, Penguatan dan Perlindungan Koperasi",
        "adanya efisiensi anggaran (Refocussing) untuk penanganan Pandemi Covid-19",
    ),
    row(
        "c",
        "Peningkatan Kualitas SDM Koperasi",
        "terlaksananya Pemberdayaan Petugas Penyuluh Koperasi Lapangan (PPKL) sebanyak 3 orang.",
    ),
    program("4", "Program Peningkatan Pemberdayaan Usaha Kecil"),
    row(
        "a",
        "Pendampingan dan Promosi Usaha Kecil",
        "100 Produk UKM di Kota Pangkalpinang, Kabupaten Bangka, Bangka Tengah, Bangka Selatan dan Bangka Barat yg di "
        "fasilitasi dalam Pameran Virtual di Kabupaten Bangka tepatnya di Pantai Tuing Kecamatan Belinyu Kabupaten "
        "Bangka dan 60 Produk UKM dikabupaten Belitung dan Belitung Timur yg di fasilitasi dalam Pameran Virtual di "
        "Kabupaten Belitung.terfasilitasinya 500 Produk ukm melalui Market Place di Bukalapak dan 200 Produk UKM di "
        "Market Place Bli-Bli. Kegiatan Market Place internasional, M-TeX Group,MNC Group,TVRI dan Lensa Babel.",
    ),
    row(
        "b",
        "Pengembangan, Penguatan dan Perlindungan Usaha Kecil",
        "terfasilitasinya 200 pelaku usaha melalui sertifikasi halal, dan terlaksananya pendataan UMKM di 47 "
        "Kecamatan se-Provinsi Kepulauan Bangka Belitung yang di tuangkan dalam 1 (satu) dokumen pendataan.",
    ),
    row(
        "c",
        "Peningkatan Kualitas Kewirausahaan",
        "Terseleksinya 100 calon Peserta Fasilitas Babel Academy, yang akan dilanjutkan dengan bimbingan belajar keluar negeri.",
    ),
    program("5", "Program Peningkatan Pelayanan Teknis Latihan Perkoperasian, Usaha Mikro, Kecil dan Menengah"),
    row(
        "a",
        "Peningkatan Fungsi Pelayan Pemerintah pada Pelatihan Koperasi dan UMKM",
        "jumlah aparatur perangkat daerah yang terlayani (19 orang) dan jumlah peserta pelatihan koperasi dan UKM "
        "yang terlayani (155 orang). Kegiatan ini bersifat belanja rutin kebutuhan kantor seperti Belanja Alat Tulis "
        "Kantor (ATK), Belanja Alat Listrik dan Elektronik, Belanja Peralatan Kebersihan dan Bahan Pembersih, Belanja "
        "Pengisian Tabung Pemadam Kebakaran, Belanja Pengisian Ulang Air Galon, Belanja Bahan Logistik Rumah Tangga, "
        "Belanja Peralatan Kerja, Belanja Listrik, Belanja Telepon, Belanja Surat Kabar/Majalah, Belanja Jasa service "
        "peralatan dan perlengkapan kantor, perbaikan jasa instalasi listrik, Belanja Cetak, Belanja Penggandaan, "
        "Belanja Perjalanan Dinas Dalam Daerah, dan Belanja Pemeliharaan Gedung Kantor.",
    ),
    row(
        "b",
        "Penyelenggaraan Pelatihan Perkoperasian dan UKM (DAK)",
        "21 orang yang mengikuti pelatihan tata dan prosedur ekspor bagi pengurus dan anggota koperasi (pelatihan "
        "daring), 44 pelaku usaha yang mengikuti pelatihan kewirausahaan bidang UKM Ekspor, 428 pelaku usaha yang "
        "mengikuti pelatihan pengelolaan bisnis saat pandemi covid-19 (pelatihan daring), 29 Pelaku Usaha yang "
        "mengikuti pelatihan kewirausahaan bidang keterampilan teknis pengolahan hasil perikanan, 282 Pelaku Usaha "
        "yang mengikuti pelatihan kewirausahaan bidang keterampilan usaha produktif, dan 23 orang yang mengikuti "
        "pelatihan sertifikasi dan uji kompetensi juru buku.",
    ),
    row(
        "c",
        "Penyelenggaraan Pelatihan Perkoperasian dan UKM (APBD)",
        "120 peserta pelatihan kewirausahaan bidang keterampilan usaha produktif, 75 peserta pelatihan prasertifikasi "
        "dan uji kompetensi dewan pengawas syariah koperasi, dan 25 orang peserta pelatihan sertifikasi dan uji "
        "kompetensi dewan pengawas syariah koperasi.",
    ),
    row(
        "d",
        "Peningkatan Mutu Pelayanan Koperasi",
        "1 Sertifikat Audit Surveillance dengan hasil SDM Koperasi Terlatih 10,32 % dan UKM Terlatih 1,12 % dengan "
        "mamfaat yang didapat penerapan Penerapan Mutu Pelatihan KUKM berjalan 100 %",
    ),
    program("6", "Program Peningkatan Pusat Layanan Usaha Terpadu KUMKM"),
    row(
        "a",
        "Peningkatan Layanan Usaha Terpadu",
        "150 Pelaku Usaha yang didampingi melalui klinik usaha terpadu dan Pengembagna sentra usaha kepada 3 kelompok Usaha.",
    ),
)
KELUARAN = Table(("Pengukuran Pencapaian Kinerja Kegiatan Tahun 2020", OFFICE, BUDGET_YEAR), KELUARAN_COLUMNS, KELUARAN_ROWS)

# --- Workbooks -------------------------------------------------------------------------------------------------------

BOOKS = (
    Book("Rencana Kinerja 2020.xlsx", (Sheet("Rencana Kinerja", (RENCANA,), START_OF_YEAR),)),
    Book("Penetapan Kinerja 2020.xlsx", (Sheet("Penetapan Kinerja", (PENETAPAN,), START_OF_YEAR),)),
    Book("Pengukuran Kinerja 2020.xlsx", (Sheet("Pengukuran Kinerja", (PENGUKURAN,), AFTER_THE_YEAR),)),
    Book(
        "Realisasi Anggaran 2020.xlsx",
        (
            Sheet("Pendapatan", (PENDAPATAN,), AFTER_THE_YEAR),
            Sheet("BTL", (BTL,), AFTER_THE_YEAR),
            Sheet("Belanja Langsung", (BELANJA,), AFTER_THE_YEAR),
        ),
    ),
    Book(
        "Kepegawaian 2020.xlsx",
        (
            Sheet("Pendidikan", (PENDIDIKAN_PNS, PENDIDIKAN_PHL), AFTER_THE_YEAR),
            Sheet("Eselon", (ESELON,), AFTER_THE_YEAR),
            Sheet("Golongan", (GOLONGAN,), AFTER_THE_YEAR),
        ),
    ),
    Book("Efisiensi 2020.xlsx", (Sheet("Efisiensi", (EFISIENSI,), AFTER_THE_YEAR),)),
    Book("Keluaran Kegiatan 2020.xlsx", (Sheet("Keluaran Kegiatan", (KELUARAN,), AFTER_THE_YEAR),)),
)

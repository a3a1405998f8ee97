"""Settings say what they say, and only that: each test compares an office's findings with and without them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from conftest import FAULTY_BUDGET, SOUND_BUDGET, Books, Run, check, inside, write_book
from example import laporan_from

from lakip_xl.model.settings import SILENT, Arah, Pembulatan, TargetNol
from lakip_xl.read.settings_declared import KUNCI

Office = Callable[[Books], Path]
SETTINGS = "Pengaturan LAKIP.xlsx"
PLAN = """
RENCANA KINERJA TAHUN 2022

Sasaran   | Indikator Kinerja              | Satuan | Target
Sasaran A | Persentase koperasi aktif      | %      | 80
Sasaran A | Angka kemiskinan               | %      | 10
"""
AGREEMENT = """
PERJANJIAN KINERJA TAHUN 2022

Sasaran Strategis | Indikator Kinerja         | Satuan | Target
Sasaran A         | Rasio lembaga usaha hidup | %      | 80
Sasaran A         | Angka kemiskinan          | %      | 10
"""
MEASURED = """
PENGUKURAN KINERJA TAHUN 2022
DINAS CONTOH KOTA CONTOH

Sasaran   | Indikator Kinerja         | Target | Realisasi | Capaian | Kategori
Sasaran A | Rasio lembaga usaha hidup | 80     | 100       | 125,00  | Baik
Sasaran A | Angka kemiskinan          | 10     | 8         | 120,00  | Baik
Sasaran A | Jumlah pelatihan          | 30     | 20        | 66,66   | Cukup
Sasaran A | Jumlah pameran            | 0      | 0         | 100     | Baik
"""
BOOKS: Books = {
    "Kinerja.xlsx": {"RKT": PLAN, "PK": AGREEMENT, "Pengukuran": MEASURED},
    "Belanja.xlsx": {"Rekap": FAULTY_BUDGET},
}
Found = set[tuple[str, str, str, str]]


def found(run: Run) -> Found:
    return {(one["rule"], one["place"]["sheet"], one["place"]["cell"], one["severity"]) for one in run.findings}


def changed(folder: Path, settings: Mapping[str, str]) -> tuple[Found, Found, Run]:
    """What the settings add to the findings and what they take away."""
    before = found(check(folder, "--hanya-periksa"))
    write_book(folder / SETTINGS, settings)
    run = check(folder, "--hanya-periksa")
    return found(run) - before, before - found(run), run


def umum(name: str, value: str) -> dict[str, str]:
    return {"Umum": f"Pengaturan | Nilai\n{name} | {value}"}


def test_identity_comes_from_the_settings_and_the_command_line_goes_first(office: Office) -> None:
    folder = office(BOOKS)
    _, _, run = changed(folder, {"Umum": "Pengaturan | Nilai\nInstansi | Badan Lain\nTahun | 2022\nKepala | Dr. Siti"})
    assert (run.office["office"], run.office["year"]) == ("Badan Lain", 2022)
    other = check(folder, "--instansi", "Kantor X", "--tahun", "2021", "--hanya-periksa")
    assert (other.office["office"], other.office["year"]) == ("Kantor X", 2021)
    settings = laporan_from(f"{SOUND_BUDGET}\n[{SETTINGS} > Umum]\nPengaturan | Nilai\nKepala | Dr. Siti\nLogo | a.png").settings
    assert (settings.head, settings.logo) == ("Dr. Siti", "a.png")


def test_the_settings_are_listed_but_are_no_table_of_the_office(office: Office) -> None:
    added, taken, run = changed(office(BOOKS), umum("Kepala", "Dr. Siti"))
    file = next(file for file in run.office["files"] if file["path"] == SETTINGS)
    assert (added, taken, file["status"]) == (set(), set(), "read")
    assert {table["kind"] for table in file["tables"]} == {"pengaturan"}


def test_rounding(office: Office) -> None:
    added, taken, _ = changed(office(BOOKS), umum("Pembulatan persen", "potong"))
    assert added == set() and taken == {("KIN101", "Pengukuran", "E7", "catatan")}


def test_zero_target(office: Office) -> None:
    added, taken, _ = changed(office(BOOKS), umum("Target nol", "100 bila realisasi 0"))
    assert added == set() and taken == {("KIN102", "Pengukuran", "E8", "peringatan")}


def test_cap(office: Office) -> None:
    added, taken, run = changed(office(BOOKS), umum("Batas capaian", "120"))
    assert added == {("KIN101", "Pengukuran", "E5", "kesalahan")} and taken == set()
    assert next(one for one in run.findings if one["place"]["cell"] == "E5")["expected"] == "120"


def test_no_cap_is_no_cap(office: Office) -> None:
    capped = MEASURED.replace("125,00", "100,00")
    added, taken, _ = changed(office({"Kinerja.xlsx": {"Pengukuran": capped}}), umum("Batas capaian", "tanpa batas"))
    assert added == {("KIN101", "Pengukuran", "E5", "kesalahan")} and {one[0] for one in taken} <= {"KIN106"}


def test_direction(office: Office) -> None:
    settings = {"Arah indikator": "Indikator | Arah\nAngka kemiskinan | positif"}
    added, taken, run = changed(office(BOOKS), settings)
    assert added == {("KIN101", "Pengukuran", "E6", "kesalahan")} and taken == set()
    assert next(one for one in run.findings if one["place"]["cell"] == "E6")["expected"] == "80"


def test_own_scale(office: Office) -> None:
    scale = "Kategori | Dari (%) | Sampai (%)\nKurang | 0 | 60\nCukup | 60 | 124\nBaik | 124 |"
    added, taken, _ = changed(office(BOOKS), {"Skala": scale})
    assert added == {("KIN104", "Pengukuran", f"F{row}", "kesalahan") for row in (6, 8)} and taken == set()


def test_ready_scale_speaks_its_own_words(office: Office) -> None:
    measured = MEASURED.replace("Baik", "Tinggi").replace("Cukup", "Sedang")
    own = "\n\nRendah: 0 - 60%\nSedang: 60 - 100%\nTinggi: lebih dari 100%\n"
    folder = office({"Kinerja.xlsx": {"Pengukuran": measured + own}})
    added, taken, _ = changed(folder, umum("Skala keberhasilan", "Permendagri 86/2017"))
    assert {one[0] for one in added} == {"KIN104"} and {one[0] for one in taken} <= {"KIN104", "KIN105"}


def test_names_that_mean_the_same(office: Office) -> None:
    folder = office(BOOKS)
    settings = {"Nama sama": "Nama | Sama dengan\nPersentase koperasi aktif | Rasio lembaga usaha hidup"}
    added, taken, _ = changed(folder, settings)
    assert added == set() and {one[0] for one in taken} == {"SLG304"}


def test_a_proposal_counts_when_it_is_confirmed(office: Office) -> None:
    line = "Nama | Sama dengan | Benar sama? | Asal\nPersentase koperasi aktif | Rasio lembaga usaha hidup | {} | RKT"
    assert changed(office(BOOKS), {"Usulan pemetaan": line.format("")})[:2] == (set(), set())
    assert {one[0] for one in changed(office(BOOKS), {"Usulan pemetaan": line.format("ya")})[1]} == {"SLG304"}


def test_a_rule_is_switched_off_with_its_reason(office: Office) -> None:
    folder = office(BOOKS)
    added, taken, run = changed(folder, {"Aturan dimatikan": "Kode | Alasan\nkin102 | Disepakati dengan Inspektorat"})
    assert added == set() and {one[0] for one in taken} == {"KIN102"}
    assert next(one for one in run.office["checks"] if one["rule"] == "KIN102")["off"] == "Disepakati dengan Inspektorat"
    book = openpyxl.load_workbook(check(folder).workbook)
    texts = [str(cell.value) for line in book["Lembar Pengecekan"].iter_rows() for cell in line if cell.value]
    assert "Dimatikan: Disepakati dengan Inspektorat" in texts


def test_without_a_reason_it_stays_on(office: Office) -> None:
    off = "Kode | Alasan\nKIN102 |\nSIS101 | tidak perlu\nABC999 | tidak ada"
    added, taken, _ = changed(office(BOOKS), {"Aturan dimatikan": off})
    assert taken == set()
    assert {one[:3] for one in added} == {("SIS101", "Aturan dimatikan", "B2"), ("SIS102", "Aturan dimatikan", "A3"),
                                          ("SIS101", "Aturan dimatikan", "A4")}  # fmt: skip


HEADED = SOUND_BUDGET.replace("Pagu (Rp)  ", "Plafon Kas (Rp)")


def test_own_headings_are_known_in_this_office_only(office: Office, tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": HEADED.replace("{51000000}", "{50000000}")}})
    assert "pagu" not in {name for table in check(folder).office["files"][0]["tables"] for name in table["columns"]}
    write_book(folder / SETTINGS, {"Kata judul": "Tabel | Kolom | Kata judul\nRealisasi Belanja | pagu | Plafon Kas"})
    (table,) = check(folder).office["files"][0]["tables"]
    assert table["kind"] == "realisasi-belanja" and table["columns"]["pagu"] == "C"
    (folder / SETTINGS).unlink()
    assert "pagu" not in {name for table in check(folder).office["files"][0]["tables"] for name in table["columns"]}


def test_paper(office: Office) -> None:
    folder = office(BOOKS)
    write_book(folder / SETTINGS, umum("Ukuran kertas", "f4"))
    assert {page.page_setup.paperSize for page in openpyxl.load_workbook(check(folder).workbook).worksheets} == {14}


def test_settings_of_the_folder_above_hold_for_all_and_the_offices_own_go_first(tmp_path: Path) -> None:
    for name in ("Dinas A", "Dinas B"):
        (tmp_path / "kota" / name).mkdir(parents=True)
        write_book(tmp_path / "kota" / name / "Kinerja.xlsx", {"Pengukuran": MEASURED})
    write_book(tmp_path / "kota" / SETTINGS, {"Umum": "Pengaturan | Nilai\nBatas capaian | 120\nInstansi | Kota Contoh"})
    write_book(tmp_path / "kota" / "Dinas B" / SETTINGS, {"Umum": "Pengaturan | Nilai\nBatas capaian | 125\nUkuran | kecil"})
    run = check(tmp_path / "kota", "--hanya-periksa")
    a, b = run.temuan["offices"]
    assert a["office"] == b["office"] == "Kota Contoh"
    assert "E5" in {one["place"]["cell"] for one in a["findings"] if one["rule"] == "KIN101"}
    assert "E5" not in {one["place"]["cell"] for one in b["findings"] if one["rule"] == "KIN101"}
    (unknown,) = (one for one in b["findings"] if one["rule"] == "SIS101")
    assert (unknown["place"]["file"], unknown["place"]["cell"]) == (SETTINGS, "A3")
    assert {file["path"] for file in a["files"]} == {"Kinerja.xlsx", f"../{SETTINGS}"}


@pytest.mark.parametrize(("sheet", "text", "rule", "cell"), [
    ("Umum", "Pengaturan | Nilai\nUkuran kertas | Kwarto", "SIS101", "B2"),
    ("Umum", "Pengaturan | Nilai\nTahun | dua ribu", "SIS101", "B2"),
    ("Umum", "Pengaturan | Nilai\nLogo | ..\\rahasia.png", "SIS101", "B2"),
    ("Umum", "Pengaturan | Nilai\nLogo | /etc/passwd", "SIS101", "B2"),
    ("Umum", "Pengaturan | Nilai\nBatas capaian | banyak", "SIS101", "B2"),
    ("Umum", "Pengaturan | Nilai\nTahun | 2022\nTahun | 2021", "SIS102", "B3"),
    ("Umum", "Pengaturan | Nilai\nSkala keberhasilan | baris sendiri", "SIS101", "B2"),
    ("Catatan", "Ini lembar lain\nisi", "SIS101", "A1"),
    ("Skala", "Kategori | Dari (%) | Sampai (%)\nKurang | 0 | 60\nBaik | 61 |", "SIS102", "B3"),
    ("Skala", "Kategori | Dari (%) | Sampai (%)\nKurang | 0 | 60\nBaik | 50 |", "SIS102", "B3"),
    ("Skala", "Kategori | Dari (%) | Sampai (%)\nKurang | 60 | 0", "SIS102", "B2"),
    ("Skala", "Kategori | Dari (%) | Sampai (%)\nKurang | nol | 60", "SIS101", "B2"),
    ("Arah indikator", "Indikator | Arah\nAngka kemiskinan | naik", "SIS101", "B2"),
    ("Arah indikator", "Indikator | Arah\nAngka kemiskinan | negatif\nAngka kemiskinan | positif", "SIS102", "B3"),
    ("Arah indikator", "Indikator | Arah\nIndikator yang tidak ada | negatif", "SIS101", "B2"),
    ("Kata judul", "Tabel | Kolom | Kata judul\nTabel aneh | pagu | Plafon", "SIS101", "A2"),
    ("Kata judul", "Tabel | Kolom | Kata judul\nRealisasi Belanja | warna | Plafon", "SIS101", "B2"),
    ("Kata judul", "Tabel | Kolom | Kata judul\nRealisasi Belanja | pagu | Sisa Anggaran", "SIS102", "B2"),
    ("Usulan pemetaan", "Nama | Sama dengan | Benar sama?\nAngka kemiskinan | Jumlah pameran | mungkin", "SIS101", "C2"),
])  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_cell(office: Office, sheet: str, text: str, rule: str, cell: str) -> None:
    added, taken, run = changed(office(BOOKS), {sheet: text})
    assert taken == set() and {one[:3] for one in added} == {(rule, sheet, cell)}
    (one,) = (one for one in run.findings if one["rule"] == rule)
    assert one["place"]["file"] == SETTINGS and len(one["message"]) > 20


def test_the_blank_workbook_settles_nothing(office: Office, tmp_path: Path) -> None:
    folder = office(BOOKS)
    before = found(check(folder, "--hanya-periksa"))
    inside("templat", tmp_path / "kosong")
    (tmp_path / "kosong" / SETTINGS).rename(folder / SETTINGS)
    assert found(check(folder, "--hanya-periksa")) == before
    page = openpyxl.load_workbook(folder / SETTINGS)["Umum"]
    texts = {str(cell.value) for line in page.iter_rows() for cell in line}
    assert all({key.name, key.default, key.help} <= texts for key in KUNCI)


def test_proposals_wait_and_count_when_they_are_confirmed(office: Office, tmp_path: Path) -> None:
    plan = PLAN.replace("Persentase koperasi aktif", "Rasio lembaga usaha yang sehat")
    folder = office({**BOOKS, "Kinerja.xlsx": {"RKT": plan, "PK": AGREEMENT, "Pengukuran": MEASURED}})
    before = found(check(folder, "--hanya-periksa"))
    assert inside("templat", folder, "--usulan", folder).code == 0
    assert found(check(folder, "--hanya-periksa")) == before
    book = openpyxl.load_workbook(folder / SETTINGS)
    page = book["Usulan pemetaan"]
    row = next(cell.row for line in page.iter_rows() for cell in line if cell.value == "Rasio lembaga usaha hidup")
    assert page.cell(row, 2).value == "Rasio lembaga usaha yang sehat" and not page.cell(row, 3).value
    page.cell(row, 3).value = "Ya"
    book.save(folder / SETTINGS)
    assert {one[0] for one in before - found(check(folder, "--hanya-periksa"))} == {"SLG304"}
    inside("templat", folder, "--usulan", folder)
    assert (folder / "Pengaturan LAKIP - usulan.xlsx").exists()


def test_silence_is_the_default() -> None:
    assert laporan_from(SOUND_BUDGET).settings == SILENT
    assert (SILENT.zero_target, SILENT.rounding) == (TargetNol.TIDAK_DIHITUNG, Pembulatan.BULATKAN)
    assert {arah.value for arah in Arah} == {"positif", "negatif"}


def test_a_settings_file_that_cannot_be_read_is_said(office: Office) -> None:
    folder = office(BOOKS)
    (folder / SETTINGS).write_bytes(b"bukan buku kerja")
    run = check(folder, "--hanya-periksa")
    assert run.code == 3 and next(file for file in run.office["files"] if file["path"] == SETTINGS)["status"] == "refused"
    json.dumps(run.temuan)

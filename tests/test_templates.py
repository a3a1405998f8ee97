"""Blank forms: fresh in the repository, never taken for a report, and read like any other table once they are filled in."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Run, check, inside

from lakip_xl.model.figures import Unit
from lakip_xl.model.tables import Row
from lakip_xl.read.workbook import read_workbook
from lakip_xl.templat import SETTINGS
from lakip_xl.write.settings_book import settings_book
from lakip_xl.write.template_columns import equation_for, form_columns, line_of
from lakip_xl.write.templates import EXAMPLE, FORMS, WHOLE, template_files

TEMPLATES = Path(__file__).parent.parent / "templates"
KINDS = pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.kind)
EACH_ROW = {
    "no": ("1", "2", "3"),
    "sasaran": ("Meningkatnya koperasi aktif", "Meningkatnya usaha kecil", "Meningkatnya daya saing"),
    "tujuan": ("Meningkatkan ekonomi rakyat",) * 3,
    "indikator": ("Persentase koperasi aktif", "Jumlah usaha kecil yang dibina", "Nilai ekspor usaha menengah"),
    "satuan": ("%", "unit", "nilai"),
    "kategori": ("Tinggi", "Tinggi", "Tinggi"),
    "uraian": ("Program Pembinaan Koperasi", "Program Pengembangan Usaha", "Program Pelayanan Umum"),
    "keluaran": ("12 laporan", "3 dokumen", "1 paket"),
    "keterangan": ("APBD", "APBD", "APBD"),
    "kode": (None, None, None),
}
STAFF = ("S-2", "S-1", "SMA")


def value_of(name: str, label: str, unit: Unit, row: int) -> int:
    """Figures that differ from row to row and agree with each other."""
    part = any(word in name for word in ("realisasi", "hasil", "lalu", "sd_", "tw_"))
    base = {Unit.RUPIAH: 1_000_000, Unit.ORANG: 4, Unit.PERSEN: 90, Unit.BILANGAN: 100}[unit] * (row + 1)
    usual = min(base, 100) if unit is Unit.PERSEN else base * 8 // 10 if part else base
    return {"tw_k": 10, "tw_rp": 100_000}.get(name, usual)


def first_line(page: Any) -> int:
    texts = [(cell.row, str(cell.value)) for row in page.iter_rows() for cell in row if cell.value is not None]
    example = next(row for row, text in texts if text.startswith(EXAMPLE))
    return example + 1 + any(text == "JUMLAH" for row, text in texts if row == example + 1)


def fill(page: Any, kind: type[Row], year: int = 2025) -> None:
    """Three rows, typed as a person would: the formulas are left alone."""
    page["A2"], page["A3"] = "DINAS KOPERASI KOTA CONTOH", f"TAHUN ANGGARAN {year}"
    columns, top = form_columns(kind), first_line(page)
    blank = line_of(columns, 1, {})
    for row in range(3):
        for index, column in enumerate(columns, start=1):
            heading = column.heading
            if heading.unit is None:
                names = STAFF if "pegawai" in kind.kind and heading.name == "uraian" else EACH_ROW[heading.name]
                page.cell(top + row, index).value = names[row]
            elif equation_for(kind, column, blank) is None:
                page.cell(top + row, index).value = value_of(heading.name, column.label, heading.unit, row)


def filled(kind: type[Row], folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"Templat {kind.title}.xlsx"
    book = openpyxl.load_workbook(TEMPLATES / name)
    fill(book.worksheets[0], kind)
    book.save(folder / name)
    return folder


def grave(run: Run) -> list[str]:
    return [f"{one['rule']} {one['place']} {one['message']}" for one in run.findings if one["severity"] == "kesalahan"]


MADE = dict([*template_files(), (SETTINGS, settings_book())])
COMPARED = ("xl/worksheets", "xl/comments", "xl/shared")
"""Where the cells, formulas, lists and notes stand; how the package is packed may differ."""


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith(COMPARED)}


@pytest.mark.parametrize("name", MADE)
def test_the_templates_folder_is_fresh(name: str) -> None:
    """``lakip-xl templat templates --timpa`` remakes it."""
    content = MADE[name]
    assert parts((TEMPLATES / name).read_bytes()) == parts(content), f"stale: lakip-xl templat templates --timpa ({name})"


def test_the_command_writes_what_lies_there_and_never_overwrites(tmp_path: Path) -> None:
    assert inside("templat", tmp_path / "baru").code == 0
    written = {path.name for path in (tmp_path / "baru").iterdir()}
    assert written == {path.name for path in TEMPLATES.iterdir()} and len(written) == len(FORMS) + 2
    target = tmp_path / "baru" / "Templat Realisasi Belanja.xlsx"
    target.write_bytes(b"diisi")
    again = inside("templat", tmp_path / "baru")
    assert target.read_bytes() == b"diisi" and "tidak ditimpa" in again.err
    inside("templat", tmp_path / "baru", "--timpa")
    assert target.read_bytes() != b"diisi"


@KINDS
def test_a_filled_template_is_read_as_its_kind_without_a_fault(kind: type[Row], tmp_path: Path) -> None:
    run = check(filled(kind, tmp_path / "dinas"), "--hanya-periksa")
    (table,) = run.office["files"][0]["tables"]
    assert table["kind"] == kind.kind
    named = {name.rstrip("_0123456789") for name in table["columns"]}
    assert named >= {column.heading.name.rstrip("_0123456789") for column in form_columns(kind)}
    has_total = "pegawai" in kind.kind
    assert table["rows"] == 3 + has_total, "the example is never counted"
    assert grave(run) == [] and run.code == 0
    assert (run.office["year"], run.office["office"]) == (2025, "DINAS KOPERASI KOTA CONTOH")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice calculates the formulas")
def test_a_filled_and_calculated_workbook_of_all_forms_is_clean(tmp_path: Path) -> None:
    source, office = tmp_path / "isi", tmp_path / "dinas"
    source.mkdir()
    book = openpyxl.load_workbook(TEMPLATES / f"{WHOLE}.xlsx")
    for page, kind in zip(book.worksheets[1:], FORMS, strict=True):
        fill(page, kind)
    book.save(source / f"{WHOLE}.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(office), str(source / f"{WHOLE}.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    run = check(office, "--hanya-periksa")
    assert grave(run) == []
    assert [table["kind"] for table in run.office["files"][0]["tables"]] == [kind.kind for kind in FORMS]


def test_blank_templates_are_no_report(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "dinas")
    run = check(tmp_path / "dinas", "--hanya-periksa")
    assert run.code == 4 and run.office["verdict"] == "tidak-terbaca" and run.findings == []
    assert {file["status"] for file in run.office["files"]} == {"read"}
    assert {table["kind"] for file in run.office["files"] for table in file["tables"]} == {"pengaturan"}


def test_unused_forms_of_the_whole_workbook_do_not_count(tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    folder.mkdir()
    book = openpyxl.load_workbook(TEMPLATES / f"{WHOLE}.xlsx")
    fill(book["Realisasi Belanja"], next(kind for kind in FORMS if kind.kind == "realisasi-belanja"))
    book.save(folder / "Data LAKIP.xlsx")
    run = check(folder, "--hanya-periksa")
    assert [table["kind"] for table in run.office["files"][0]["tables"]] == ["realisasi-belanja"]


@KINDS
def test_a_template_is_no_output_of_ours_and_protects_its_formulas(kind: type[Row]) -> None:
    path = TEMPLATES / f"Templat {kind.title}.xlsx"
    assert read_workbook(path, path.name).status == "read"
    page = openpyxl.load_workbook(path).worksheets[0]
    assert page.protection.sheet and not page.protection.password
    top = first_line(page)
    for index, column in enumerate(form_columns(kind), start=1):
        cell = page.cell(top, index)
        own = isinstance(cell.value, str) and cell.value.startswith("=")
        assert cell.protection.locked is (own and column.heading.name not in ("capaian", "capaian_tahun"))


@KINDS
def test_every_heading_says_what_belongs_there(kind: type[Row]) -> None:
    page = openpyxl.load_workbook(TEMPLATES / f"Templat {kind.title}.xlsx").worksheets[0]
    noted = {cell.column for row in page.iter_rows() for cell in row if cell.comment}
    assert noted == set(range(1, len(form_columns(kind)) + 1))

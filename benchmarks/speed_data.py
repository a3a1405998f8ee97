"""The workbooks that the speed is measured on: a typical office, many offices, one long sheet. The same bytes on every run.

A typical office is one workbook of six sheets of about 120 rows with merged headings, styles and formulas with kept results;
every figure in it is right, so a run says "siap" and the time is the time of reading and proving.
"""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

COLUMNS = (
    "No",
    "Kode Rekening",
    "Program dan Kegiatan",
    "Pagu Induk (Rp)",
    "Pagu Perubahan (Rp)",
    "Realisasi Fisik (%)",
    "Realisasi (Rp)",
    "Serapan (%)",
    "Sisa (Rp)",
    "Sisa (%)",
    "Lokasi",
    "Keterangan",
)
WIDTHS = (5, 16, 48, 18, 18, 12, 18, 10, 18, 10, 16, 16)
PROGRAMS, ACTIVITIES = 10, 10
FIRST_ROW = 7
WORDS = (
    "Pelayanan",
    "Pembinaan",
    "Pengembangan",
    "Peningkatan",
    "Penyusunan",
    "Pengawasan",
    "Fasilitasi",
    "Penataan",
    "Koordinasi",
    "Evaluasi",
)
MATTERS = (
    "Administrasi",
    "Kelembagaan",
    "Sarana",
    "Usaha Mikro",
    "Koperasi",
    "Data",
    "Aparatur",
    "Jaringan",
    "Dokumen",
    "Kawasan",
)


def typical_office(path: Path, seed: int = 1, sheets: int = 6) -> Path:
    """One workbook: 6 sheets, 8.652 filled cells or about as many, 2.484 formulas or about as many."""
    chance = random.Random(seed)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2021, 1, 1)})
        looks = _looks(book)
        for number in range(1, sheets + 1):
            _sheet(book.add_worksheet(f"Bidang {number}"), looks, chance, (seed, number), PROGRAMS, ACTIVITIES)
    return path


def long_sheet(path: Path, rows: int, seed: int = 1) -> Path:
    """One sheet of about ``rows`` rows by 12 columns, each program with 99 activities."""
    chance = random.Random(seed)
    with xlsxwriter.Workbook(path, {"constant_memory": False}) as book:
        book.set_properties({"created": datetime(2021, 1, 1)})
        _sheet(book.add_worksheet("Belanja"), _looks(book), chance, (seed, 1), max(rows // 100, 1), 99)
    return path


def many_offices(folder: Path, count: int) -> Path:
    """``count`` offices of one typical workbook each."""
    for number in range(1, count + 1):
        office = folder / f"dinas-{number:03}"
        office.mkdir(parents=True, exist_ok=True)
        typical_office(office / "Realisasi Belanja 2020.xlsx", seed=number)
    return folder


def _looks(book: Any) -> dict[str, Any]:
    border = {"border": 1, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "align": "center", "font_size": 14}),
        "head": book.add_format({"bold": True, "align": "center", "text_wrap": True, "bg_color": "#DDEBF7", **border}),
        "text": book.add_format({"text_wrap": True, **border}),
        "money": book.add_format({"num_format": "#,##0", **border}),
        "percent": book.add_format({"num_format": "0.00", **border}),
        "bold": book.add_format({"bold": True, **border}),
        "bold money": book.add_format({"bold": True, "num_format": "#,##0", **border}),
        "bold percent": book.add_format({"bold": True, "num_format": "0.00", **border}),
    }


def _sheet(
    page: Any, looks: dict[str, Any], chance: random.Random, name: tuple[int, int], programs: int, activities: int
) -> None:
    seed, number = name
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    for row, title in enumerate(
        ("LAPORAN REALISASI BELANJA LANGSUNG", f"DINAS CONTOH {seed} KOTA CONTOH BIDANG {number}", "TAHUN ANGGARAN 2020")
    ):
        page.merge_range(row, 0, row, len(COLUMNS) - 1, title, looks["title"])
    for column, heading in enumerate(COLUMNS):
        page.write_string(4, column, heading, looks["head"])
        page.write_number(5, column, column + 1, looks["head"])
    row = FIRST_ROW
    heads: list[tuple[int, list[int]]] = []
    for program in range(1, programs + 1):
        figures = [_activity(chance) for _ in range(activities)]
        sums = [sum(column) for column in zip(*figures, strict=True)]
        heads.append((row, sums))
        first, last = row + 1, row + activities
        label = f"Program {WORDS[program % 10]} {MATTERS[program // 10 % 10]} {number}.{program}"
        _line(page, looks, row, (_letters(program), f"1.{number:02}.{program:02}", label), sums, f"{first}:{{0}}{last}", "bold ")
        for activity, figure in enumerate(figures, start=1):
            label = f"Kegiatan {WORDS[activity % 10]} {MATTERS[chance.randrange(10)]} {number}.{program}.{activity}"
            code = f"1.{number:02}.{program:02}.{activity:02}"
            _line(page, looks, row + activity, (str(activity), code, label), figure, "", "")
        row += activities + 1
    totals = [sum(column) for column in zip(*(sums for _, sums in heads), strict=True)]
    _line(page, looks, row, ("", "", "JUMLAH"), totals, ",".join(f"{{0}}{head}" for head, _ in heads), "bold ")


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _activity(chance: random.Random) -> list[int]:
    first = chance.randrange(10_000_000, 900_000_000, 1_000)
    now = first + chance.randrange(-5_000_000, 5_000_000, 500)
    return [first, now, now * chance.randrange(700, 1000) // 1000]


def _line(
    page: Any, looks: dict[str, Any], row: int, name: tuple[str, str, str], figures: list[int], summed: str, bold: str
) -> None:
    """One row; ``row`` counts from 1. A row that sums says which rows it sums, with {0} for the column."""
    text, money, percent = looks[f"{bold}text".replace("bold text", "bold")], looks[f"{bold}money"], looks[f"{bold}percent"]
    at = row - 1
    first, now, spent = figures
    for column, label in enumerate(name):
        page.write_string(at, column, label, text)
    for column, letter, figure in ((3, "D", first), (4, "E", now), (6, "G", spent)):
        if summed and ("," in summed or ":" in summed):
            cells = summed.format(letter) if "," in summed else f"{letter}{summed.format(letter)}"
            page.write_formula(at, column, f"=SUM({cells})" if len(cells) < 8_000 else f"={figure}", money, figure)
        else:
            page.write_number(at, column, figure, money)
    page.write_number(at, 5, 100, percent)
    page.write_formula(at, 7, f"=G{row}/E{row}*100", percent, spent / now * 100)
    page.write_formula(at, 8, f"=E{row}-G{row}", money, now - spent)
    page.write_formula(at, 9, f"=I{row}/E{row}*100", percent, (now - spent) / now * 100)
    page.write_string(at, 10, "Kota Contoh", text)
    page.write_string(at, 11, "APBD", text)

"""Files of several years in one office's folder: the newest year is the report, earlier ones are compared with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from conftest import Books, Run, check, inside, write_office
from example import laporan_from

from lakip_xl.folder.offices import find_offices
from lakip_xl.read.years import newest_year, year_of_folder
from lakip_xl.watched import offices_within

RULES = ("SLG401", "SLG402", "SLG403")


def measured(year: int, target: str, result: str, capaian: str) -> str:
    return f"""
PENGUKURAN KINERJA
DINAS CONTOH KOTA CONTOH
TAHUN {year}

Sasaran   | Indikator Kinerja        | Target   | Realisasi | Capaian (%)
Sasaran A | Persentase koperasi baru | {target} | {result}  | {capaian}
"""


def agreed(year: int, target: str) -> str:
    return f"""
PERJANJIAN KINERJA
DINAS CONTOH KOTA CONTOH
TAHUN {year}

Sasaran Strategis | Indikator Kinerja        | Target
Sasaran A         | Persentase koperasi baru | {target}
"""


def budget(year: int, *programs: str) -> str:
    rows = "\n".join(f"Program {program} | 1.000.000 | 900.000" for program in programs)
    return f"""
REALISASI BELANJA
DINAS CONTOH KOTA CONTOH
TAHUN ANGGARAN {year}

Uraian | Pagu | Realisasi
{rows}
"""


COMPARED = """
PERBANDINGAN CAPAIAN KINERJA

Indikator                | Realisasi 2019 | Capaian 2019 (%) | Realisasi 2020 | Capaian 2020 (%)
Persentase koperasi baru | {quoted}       | 80,00            | 45             | 75,00
"""
PLANNED = """
RENCANA STRATEGIS

Sasaran   | Indikator Kinerja        | Target 2019 | Target 2020 | Target 2021
Sasaran A | Persentase koperasi baru | {planned}   | 60          | 70
"""
LAST = {
    "Pengukuran": measured(2019, "50", "40", "80,00"),
    "Perjanjian": agreed(2019, "50"),
    "Belanja": budget(2019, "Pembinaan Koperasi", "Pelayanan Kantor", "Pengembangan Pasar"),
}


def this_year(quoted: str = "44", planned: str = "55", *programs: str) -> dict[str, str]:
    return {
        "Pengukuran": measured(2020, "60", "45", "75,00"),
        "Perjanjian": agreed(2020, "60"),
        "Belanja": budget(2020, *(programs or ("Pembinaan Koperasi", "Pelayanan Kantor"))),
        "Perbandingan": COMPARED.replace("{quoted}", quoted),
        "Renstra": PLANNED.replace("{planned}", planned),
    }


SOUND = this_year("40", "50", "Pembinaan Koperasi", "Pelayanan Kantor", "Pengembangan Pasar")


def write_years(folder: Path, years: dict[str, Books]) -> Path:
    for name, books in years.items():
        write_office(folder / name, books)
    return folder


def found(run: Run) -> dict[str, dict[str, Any]]:
    return {finding["rule"]: finding for finding in run.findings}


def made(run: Run) -> dict[str, int]:
    return {entry["rule"]: entry["made"] for entry in run.office["checks"] if entry["rule"] in RULES}


def test_two_years_in_one_folder(tmp_path: Path) -> None:
    run = check(write_office(tmp_path / "dinas", {"LAKIP 2019.xlsx": LAST, "LAKIP 2020.xlsx": this_year()}))
    assert run.office["year"] == 2020
    assert set(found(run)) == set(RULES)
    quoted, target, program = (found(run)[code] for code in RULES)
    assert quoted["place"] == {"file": "LAKIP 2020.xlsx", "sheet": "Perbandingan", "cell": "B4"}
    assert (quoted["written"], quoted["expected"], quoted["severity"]) == ("44", "40", "kesalahan")
    assert quoted["related"] == [{"file": "LAKIP 2019.xlsx", "sheet": "Pengukuran", "cell": "D6"}]
    assert (target["written"], target["expected"], target["place"]["sheet"]) == ("55", "50", "Renstra")
    assert program["place"]["file"] == "LAKIP 2019.xlsx" and "Pengembangan Pasar" in program["message"]
    assert [path.name for path in (run.results / "Ditandai").iterdir()] == ["LAKIP 2020.xlsx"]


def test_sound_years_are_silent_and_were_compared(tmp_path: Path) -> None:
    run = check(write_office(tmp_path / "dinas", {"Lama.xlsx": LAST, "Baru.xlsx": SOUND}))
    assert (run.code, run.findings) == (0, [])
    assert made(run) == {"SLG401": 2, "SLG402": 1, "SLG403": 3}
    assert sum("hanya dipakai sebagai pembanding" in sentence for sentence in run.office["understood"]) == 3


def test_sub_folders_by_year(tmp_path: Path) -> None:
    folder = write_years(tmp_path / "Dinas Contoh", {"2019": {"LAKIP.xlsx": LAST}, "LAKIP 2020": {"LAKIP.xlsx": this_year()}})
    run = check(folder)
    assert (run.office["folder"], run.office["year"], len(run.temuan["offices"])) == ("Dinas Contoh", 2020, 1)
    assert [file["path"] for file in run.office["files"]] == ["LAKIP 2020/LAKIP.xlsx", "2019/LAKIP.xlsx"]
    earlier = [table["previous"] for table in run.office["files"][1]["tables"]]
    assert earlier == [True] * 3 and not any("previous" in table for table in run.office["files"][0]["tables"])
    assert set(found(run)) == set(RULES)
    assert found(run)["SLG401"]["place"]["file"] == "LAKIP 2020/LAKIP.xlsx"
    assert found(run)["SLG403"]["place"]["file"] == "2019/LAKIP.xlsx"
    assert [path.name for path in (folder / "Hasil LAKIP" / "Ditandai").iterdir()] == ["LAKIP.xlsx"]
    assert not (folder / "2019" / "Hasil LAKIP").exists() and not (folder / "LAKIP 2020" / "Hasil LAKIP").exists()


def test_files_of_one_name_are_marked_apart(tmp_path: Path) -> None:
    parts = {"2020": {"A.xlsx": {"Belanja": SOUND["Belanja"]}}, "LAKIP 2020": {"A.xlsx": {"Pengukuran": SOUND["Pengukuran"]}}}
    run = check(write_years(tmp_path / "dinas", parts))
    assert sorted(path.name for path in (run.results / "Ditandai").iterdir()) == ["A.xlsx", "LAKIP 2020 - A.xlsx"]


def test_the_year_that_is_asked_for(tmp_path: Path) -> None:
    folder = write_years(tmp_path / "dinas", {"2019": {"LAKIP.xlsx": LAST}, "2020": {"LAKIP.xlsx": this_year()}})
    run = check(folder, "--tahun", "2019")
    states = {file["path"]: file["status"] for file in run.office["files"]}
    assert (run.office["year"], states) == (2019, {"2019/LAKIP.xlsx": "read", "2020/LAKIP.xlsx": "skipped"})
    assert not set(found(run)) & set(RULES)


def test_an_archive_beside_the_files_of_the_year(tmp_path: Path) -> None:
    folder = write_office(tmp_path / "dinas", {"LAKIP.xlsx": this_year()})
    write_years(folder, {"2019": {"LAKIP.xlsx": LAST}, "2021": {"Rancangan.xlsx": LAST}, "Lampiran": {"x.xlsx": LAST}})
    run = check(folder)
    states = {file["path"]: file["status"] for file in run.office["files"]}
    assert states == {"LAKIP.xlsx": "read", "2019/LAKIP.xlsx": "read", "2021/Rancangan.xlsx": "skipped"}
    assert run.office["year"] == 2020 and set(found(run)) == set(RULES)


def test_a_fault_of_last_year_is_not_reported_again(tmp_path: Path) -> None:
    faulty = {**LAST, "Pengukuran": measured(2019, "50", "40", "95,00")}
    sound = {**SOUND, "Perbandingan": SOUND["Perbandingan"].replace("| 80,00", "| 95,00")}
    run = check(write_years(tmp_path / "dinas", {"2019": {"a.xlsx": faulty}, "2020": {"a.xlsx": sound}}))
    assert run.findings == []


def test_a_stale_title_alone_is_still_said(tmp_path: Path) -> None:
    books = {"LAKIP 2020.xlsx": {**SOUND, "Belanja": budget(2019, "Pembinaan Koperasi", "Pelayanan Kantor")}}
    run = check(write_office(tmp_path / "dinas", books))
    assert [finding["rule"] for finding in run.findings] == ["DOK201"]


def test_a_stale_title_over_another_part_of_the_budget_is_still_said() -> None:
    laporan = laporan_from(
        """
        Realisasi Belanja Tahun 2020
        Uraian         | Pagu  | Realisasi
        Gaji           | 1.000 | 900
        Tunjangan      | 500   | 400
        [Langsung]
        Realisasi Belanja Tahun 2019
        Uraian         | Pagu  | Realisasi
        Kegiatan Satu  | 2.000 | 900
        Kegiatan Dua   | 800   | 400
        """
    )
    assert len(laporan.tables) == 2 and laporan.previous == ()


def test_titles_that_were_all_left_as_last_year_are_said(tmp_path: Path) -> None:
    stale = {"Belanja": LAST["Belanja"].replace("1.000.000", "2.000.000"), "Perjanjian": agreed(2019, "60")}
    run = check(write_years(tmp_path / "dinas", {"2019": {"a.xlsx": LAST}, "2020": {"a.xlsx": stale}}))
    assert run.office["year"] == 2020
    assert [finding["rule"] for finding in run.findings] == ["DOK201", "DOK201"]


def test_plans_of_the_next_year_do_not_make_it_the_reports() -> None:
    plans = {"Perjanjian": agreed(2020, "60"), "Rencana": agreed(2020, "70").replace("PERJANJIAN", "RENCANA")}
    for year, least in ((2019, False), (2020, True)):
        tables = laporan_from(text_of(LAST, "Lama.xlsx") + text_of(SOUND if least else plans, "Baru.xlsx"), year=1990).tables
        assert newest_year(tables, 2019) == year


def text_of(sheets: dict[str, str], file: str) -> str:
    return "".join(f"[{file} > {name}]\n{text.strip()}\n" for name, text in sheets.items())


def test_programs_that_were_renamed_and_a_new_nomenclature(tmp_path: Path) -> None:
    renamed = this_year("40", "50", "Pembinaan Koprasi", "Pelayanan Kantor", "Pengembangan Pasar")
    run = check(write_years(tmp_path / "a", {"2019": {"a.xlsx": LAST}, "2020": {"a.xlsx": renamed}}))
    (finding,) = run.findings
    assert (finding["rule"], finding["written"]) == ("SLG403", "Program Pembinaan Koprasi")
    new = this_year("40", "50", "Penunjang Urusan", "Pemberdayaan Usaha", "Perlindungan")
    run = check(write_years(tmp_path / "b", {"2019": {"a.xlsx": LAST}, "2020": {"a.xlsx": new}}))
    assert [finding["title"] for finding in run.findings] == ["Nama program berganti seluruhnya"]


def test_the_total_of_last_years_budget_is_no_program(tmp_path: Path) -> None:
    totals = {year: budget(year, "Pembinaan Koperasi", "Pelayanan Kantor") + f"{total} | 2.000.000 | 1.800.000"
              for year, total in ((2019, "Total Program"), (2020, "Jumlah"))}  # fmt: skip
    run = check(write_years(tmp_path, {str(year): {"a.xlsx": {"Belanja": text}} for year, text in totals.items()}))
    assert made(run)["SLG403"] == 2 and run.findings == []


def test_a_folder_of_offices_is_still_one(tmp_path: Path) -> None:
    for name in ("Dinas Sosial 2020/a.xlsx", "2019/a.xlsx"):
        (tmp_path / "kota" / name).parent.mkdir(parents=True)
        (tmp_path / "kota" / name).write_bytes(b"isi")
    assert [office.name for office in find_offices((tmp_path / "kota",))] == ["2019", "Dinas Sosial 2020"]


def test_offices_with_years_within_a_folder_of_offices(tmp_path: Path) -> None:
    for name in ("Dinas A/2019/a.xlsx", "Dinas A/2020/a.xlsx", "Dinas B/b.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"isi")
    offices = find_offices((tmp_path,))
    assert [(office.name, len(office.inputs)) for office in offices] == [("Dinas A", 2), ("Dinas B", 1)]
    assert [office.path for office in offices_within(tmp_path / "Dinas A")] == [tmp_path / "Dinas A"]


def test_blank_templates_beside_the_years_do_no_harm(tmp_path: Path) -> None:
    folder = write_years(tmp_path / "dinas", {"2019": {"a.xlsx": LAST}, "2020": {"a.xlsx": SOUND}})
    assert inside("templat", folder).code == 0
    run = check(folder)
    assert (run.office["year"], run.findings, made(run)["SLG401"]) == (2020, [], 2)


def test_settings_in_the_newest_year_hold(tmp_path: Path) -> None:
    settings = {"Umum": "Pengaturan | Nilai\nInstansi | Dinas Lain"}
    newest = {"a.xlsx": SOUND, "Pengaturan LAKIP.xlsx": settings}
    run = check(write_years(tmp_path / "dinas", {"2019": {"a.xlsx": LAST}, "2020": newest}))
    assert (run.office["office"], run.findings) == ("Dinas Lain", [])
    assert "2020/Pengaturan LAKIP.xlsx" in [file["path"] for file in run.office["files"]]


def test_what_names_a_year() -> None:
    named = ("2019", "LAKIP 2019", "Tahun 2020", "TA 2021", "lakip_2018", " Laporan Kinerja 2022 ")
    assert [year_of_folder(name) for name in named] == [2019, 2019, 2020, 2021, 2018, 2022]
    assert not any(map(year_of_folder, ("Dinas Sosial 2020", "dinas-koperasi-ukm-2020", "2019-2021", "20190101", "Lampiran")))


def test_a_table_without_a_year_in_its_title_belongs_to_that_of_its_file() -> None:
    bare = budget(2019, "Pembinaan Koperasi").replace("TAHUN ANGGARAN 2019", "")
    own = text_of({"Belanja": budget(2020, "Pembinaan Koperasi")}, "Belanja 2020.xlsx")
    report = laporan_from(own + text_of({"Belanja": bare, "Renstra": PLANNED.replace("{planned}", "50")}, "Belanja 2019.xlsx"))
    assert [(table.file, table.sheet) for table in report.previous] == [("Belanja 2019.xlsx", "Belanja")]
    assert [(table.file, table.sheet) for table in report.tables] == [
        ("Belanja 2020.xlsx", "Belanja"), ("Belanja 2019.xlsx", "Renstra"),
    ]  # fmt: skip


def test_a_broken_file_of_last_year_is_told_as_broken(tmp_path: Path) -> None:
    folder = write_years(tmp_path / "dinas", {"2019": {"a.xlsx": LAST}, "2020": {"a.xlsx": SOUND}})
    (folder / "2019" / "Rusak.xlsx").write_bytes(b"")
    run = check(folder)
    assert run.code == 3
    assert {file["path"]: file["status"] for file in run.office["files"]} == {
        "2020/a.xlsx": "read", "2019/a.xlsx": "read", "2019/Rusak.xlsx": "refused",
    }  # fmt: skip

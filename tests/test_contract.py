"""What the contract promises to users and other programs, to the letter: temuan.json, names and places of results, inputs."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import FAULTY_BUDGET, SOUND_BUDGET, Books, Run, check, inside, needs_links, write_book

from lakip_xl.model.checks import Check
from lakip_xl.model.laporan import Laporan
from lakip_xl.read.workbook import OWN_PROPERTY, read_workbook
from lakip_xl.rules.registry import all_rules

Office = Callable[[Books], Path]

OFFICE_KEYS = {"folder": str, "office": str, "year": (int, type(None)), "verdict": str, "files": list, "checks": list,
               "findings": list, "groups": list, "resolved": list}  # fmt: skip
FILE_KEYS = {"path": str, "sha256": str, "status": str, "reason": (str, type(None)), "tables": list}
TABLE_KEYS = {"kind": str, "sheet": str, "range": str, "rows": int, "columns": dict}
CHECK_KEYS = {"rule": str, "made": int, "passed": int, "not_possible": int}
FINDING_KEYS = {
    "id": str, "rule": str, "severity": str, "title": str, "message": str, "place": dict, "written": str,
    "value": (str, type(None)), "expected": (str, type(None)), "difference": (str, type(None)), "unit": (str, type(None)),
    "cause": (dict, type(None)), "suspect": (dict, type(None)), "certainty": str, "suggestion": (str, type(None)),
    "related": list, "group": (str, type(None)), "status": str,
}  # fmt: skip
GROUP_KEYS = {"id": str, "certainty": str, "findings": list, "candidates": list}
CHANGE_KEYS = {"file": str, "sheet": str, "cell": str, "written": str, "value": (str, type(None)), "cause": (str, type(None))}
PLACE_KEYS = {"file": str, "sheet": str, "cell": str}

KINDS = {
    "rencana-kinerja", "penetapan-kinerja", "anggaran-program", "pengukuran-sasaran", "pengukuran-kegiatan", "keluaran-kegiatan",
    "realisasi-pendapatan", "realisasi-belanja", "efisiensi", "perbandingan-tahun", "evaluasi-renja", "pegawai-pendidikan",
    "pegawai-eselon", "pegawai-golongan", "aset", "perbandingan-nasional", "narasi", "pengaturan",
    "lain",
}  # fmt: skip
PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?")
CELL = re.compile(r"[A-Z]{1,3}[1-9]\d*")
FIGURES = ("rupiah", "persen", "orang", "bilangan")


def holds_keys(entry: dict[str, Any], keys: dict[str, Any]) -> bool:
    return keys.keys() <= entry.keys() and all(isinstance(entry[key], kind) for key, kind in keys.items())


def tables(office: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (table for file in office["files"] for table in file["tables"])


# --- temuan.json, section 3 -------------------------------------------------------------------------------------------


def test_document(report: Run) -> None:
    assert report.temuan.keys() == {"schema", "tool", "offices"}
    assert report.temuan["schema"] == "lakip-xl/1"
    assert report.temuan["tool"].keys() == {"name", "version"}
    assert report.temuan["tool"]["name"] == "lakip-xl"
    assert len(report.temuan["offices"]) == 1


def test_every_key_of_the_contract_is_there(report: Run) -> None:
    office = report.office
    assert holds_keys(office, OFFICE_KEYS)
    assert office["folder"] == "dinas-koperasi-ukm-2020"
    assert office["year"] == 2020
    assert len(office["files"]) == 7 and all(holds_keys(file, FILE_KEYS) for file in office["files"])
    assert len(list(tables(office))) == 12 and all(holds_keys(table, TABLE_KEYS) for table in tables(office))
    assert office["checks"] and all(holds_keys(one, CHECK_KEYS) for one in office["checks"])
    assert office["findings"] and all(holds_keys(one, FINDING_KEYS) for one in office["findings"])


def test_words_are_those_that_are_published(report: Run) -> None:
    office = report.office
    assert office["verdict"] in ("siap", "perlu-diperbaiki", "tidak-terbaca")
    assert {file["status"] for file in office["files"]} <= {"read", "refused", "skipped"}
    assert {table["kind"] for table in tables(office)} <= KINDS
    for one in office["findings"]:
        assert one["severity"] in ("kesalahan", "peringatan", "catatan")
        assert one["certainty"] in ("terbukti", "kemungkinan", "tidak-dapat-ditentukan")
        assert one["status"] in ("baru", "masih")
        assert one["unit"] in (*FIGURES, None)
        assert re.fullmatch(r"[A-Z]{3}\d{3}", one["rule"])


def test_places_are_cells_of_the_files(report: Run) -> None:
    names = {file["path"] for file in report.office["files"]}
    for one in report.findings:
        for place in [one["place"], *one["related"], *([one["suspect"]] if one["suspect"] else [])]:
            assert holds_keys(place, PLACE_KEYS) and place.keys() == PLACE_KEYS.keys()
            assert place["file"] in names and CELL.fullmatch(place["cell"])


def test_numbers_are_plain_decimal_strings(report: Run) -> None:
    for one in report.findings:
        if one["unit"] in FIGURES:
            numbers = [one[key] for key in ("value", "expected", "difference", "suggestion") if one[key] is not None]
            assert len(numbers) >= 2 and all(PLAIN.fullmatch(number) for number in numbers), one


def test_the_published_example(report: Run) -> None:
    one = next(one for one in report.findings if one["place"]["sheet"] == "BTL" and one["place"]["cell"] == "G8")
    assert (one["rule"], one["severity"], one["place"]["file"]) == ("ANG102", "kesalahan", "Realisasi Anggaran 2020.xlsx")
    assert (one["written"], one["value"], one["unit"]) == ("0,95", "0.95", "persen")
    assert (one["expected"], one["difference"]) == ("95.39", "-94.44")
    table = next(table for table in tables(report.office) if table["sheet"] == "Belanja Langsung")
    assert (table["kind"], table["range"], table["rows"]) == ("realisasi-belanja", "A5:I33", 26)
    assert table["columns"].items() >= {
        "uraian": "B", "induk": "C", "pagu": "D", "fisik": "E", "realisasi": "F", "serapan": "G", "sisa": "H", "sisa_persen": "I",
    }.items()  # fmt: skip


def test_checks_of_a_rule_add_up(report: Run) -> None:
    for one in report.office["checks"]:
        failed = sum(finding["rule"] == one["rule"] for finding in report.findings)
        assert 0 <= one["passed"] <= one["made"] and one["not_possible"] >= 0
        assert one["made"] - one["passed"] == failed, one["rule"]


def test_groups_hold_findings_and_their_changes(report: Run) -> None:
    by_id = {one["id"]: one for one in report.findings}
    groups = {group["id"]: group for group in report.office["groups"]}
    assert {one["group"] for one in report.findings} - {None} == groups.keys()
    for group in groups.values():
        assert holds_keys(group, GROUP_KEYS)
        assert all(by_id[member]["group"] == group["id"] for member in group["findings"])
        scores = [candidate["score"] for candidate in group["candidates"]]
        assert scores == sorted(scores, reverse=True)
        for change in (change for candidate in group["candidates"] for change in candidate["changes"]):
            assert holds_keys(change, CHANGE_KEYS) and CELL.fullmatch(change["cell"])
            assert change["value"] is None or PLAIN.fullmatch(change["value"])


def test_sha256_is_that_of_the_file(report: Run) -> None:
    for file in report.office["files"]:
        assert file["sha256"] == hashlib.sha256((report.folder / file["path"]).read_bytes()).hexdigest()


def test_the_file_holds_what_is_printed(report: Run) -> None:
    assert json.loads((report.results / "temuan.json").read_text(encoding="utf-8")) == report.temuan


def test_a_rule_that_breaks_is_said_and_the_others_go_on(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(laporan: Laporan) -> Iterator[Check]:
        raise RuntimeError("cacat program")

    rules = [replace(rule, ask=broken) if rule.code == "ANG101" else rule for rule in all_rules()]
    monkeypatch.setattr("lakip_xl.run.all_rules", lambda: rules)
    run = check(office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}}))
    assert run.code == 1 and {one["rule"] for one in run.findings} >= {"ANG201"}
    assert "ANG101" in run.err, "a check that was not made is never passed over in silence"


# --- from run to run --------------------------------------------------------------------------------------------------


def ids(run: Run) -> set[str]:
    return {one["id"] for one in run.findings}


def cells_of(run: Run) -> set[str]:
    return {one["place"]["cell"] for one in run.findings}


def test_ids_are_unique_and_the_same_in_every_run(report: Run, in_numbers: Run) -> None:
    assert len(ids(report)) == len(report.findings)
    assert ids(check(report.folder, "--hanya-periksa", "--keluaran", report.folder.parent / "lain")) == ids(report)
    assert ids(in_numbers) & ids(report)


def test_ids_survive_an_unrelated_row(office: Office) -> None:
    faulty = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}})
    before = check(faulty)
    one_more = FAULTY_BUDGET.replace("A  | Program Satu", "C  | Program Nol | {0} | {0} | - | {0}\nA  | Program Satu")
    write_book(faulty / "Belanja.xlsx", {"Rekap": one_more})
    after = check(faulty)
    assert before.findings and ids(after) >= ids(before)
    assert cells_of(before) == {"F6", "F11"} and cells_of(after) >= {"F7", "F12"}


def test_the_second_run_knows_the_first(office: Office) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}})
    first, second = check(folder), check(folder)
    assert first.findings and {one["status"] for one in first.findings} == {"baru"}
    assert {one["status"] for one in second.findings} == {"masih"}
    assert first.office["resolved"] == second.office["resolved"] == []
    write_book(folder / "Belanja.xlsx", {"Rekap": SOUND_BUDGET})
    third = check(folder)
    assert third.code == 0 and third.findings == []
    assert sorted(third.office["resolved"]) == sorted(ids(first))


# --- results: names and places, section 2 -----------------------------------------------------------------------------


def test_results_lie_in_the_offices_folder(report: Run) -> None:
    assert report.workbook.name == ("LAKIP 2020 Dinas Koperasi, Usaha Kecil dan Menengah Provinsi Kepulauan Bangka Belitung.xlsx")
    assert (report.results / "temuan.json").is_file()
    assert not [path for path in report.results.rglob("*") if path.name.endswith(".tmp")]


def test_keluaran_takes_the_results_of_one_office(office: Office, tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    check(folder, "--keluaran", tmp_path / "hasil")
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir() if path.is_file()) == [
        "LAKIP 2022 DINAS CONTOH KOTA CONTOH.xlsx", "temuan.html", "temuan.json",
    ]  # fmt: skip
    assert [path.name for path in folder.iterdir()] == ["Belanja.xlsx"]


def test_keluaran_parts_several_offices(tmp_path: Path) -> None:
    for name in ("Dinas A", "Dinas B"):
        (tmp_path / "kota" / name).mkdir(parents=True)
        write_book(tmp_path / "kota" / name / "Belanja.xlsx", {"Rekap": SOUND_BUDGET})
    run = check(tmp_path / "kota", "--keluaran", tmp_path / "hasil")
    assert [office["folder"] for office in run.temuan["offices"]] == ["Dinas A", "Dinas B"]
    assert all((tmp_path / "hasil" / name / "temuan.json").is_file() for name in ("Dinas A", "Dinas B"))


def test_a_single_workbook_gets_its_results_beside_it(office: Office) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}, "Lain.xlsx": {"Rekap": FAULTY_BUDGET}})
    run = check(folder / "Belanja.xlsx")
    assert run.code == 0 and [file["path"] for file in run.office["files"]] == ["Belanja.xlsx"]
    assert (folder / "Hasil LAKIP" / "temuan.json").is_file()


def test_year_and_office_can_be_given(office: Office) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    run = check(folder, "--tahun", "2021", "--instansi", "Badan Contoh")
    assert (run.office["year"], run.office["office"]) == (2021, "Badan Contoh")
    assert (folder / "Hasil LAKIP" / "LAKIP 2021 Badan Contoh.xlsx").is_file()


def test_hanya_periksa_writes_no_workbook(office: Office) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}})
    assert check(folder, "--hanya-periksa").code == 1
    assert [path.name for path in (folder / "Hasil LAKIP").iterdir()] == ["temuan.json"]


# --- our own files ----------------------------------------------------------------------------------------------------


def test_every_workbook_that_is_written_is_marked(report: Run) -> None:
    written = list(report.results.rglob("*.xlsx"))
    assert written
    for path in written:
        assert read_workbook(path, path.name).status == "skipped"


def test_our_own_file_is_no_input_wherever_it_is_moved(office: Office, report: Run) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    shutil.copy(report.workbook, folder / "Realisasi Anggaran.xlsx")
    run = check(folder)
    assert run.code == 0 and run.findings == []
    own = next(file for file in run.office["files"] if file["path"] == "Realisasi Anggaran.xlsx")
    assert own["status"] == "skipped" and own["reason"] and own["tables"] == []
    assert "Realisasi Anggaran.xlsx" in run.err


def test_the_mark_is_the_property_and_nothing_else(office: Office) -> None:
    folder = office({})
    write_book(folder / "Berciri.xlsx", {"Rekap": FAULTY_BUDGET}, OWN_PROPERTY)
    write_book(folder / "Ciri lain.xlsx", {"Rekap": SOUND_BUDGET}, "pembuat")
    assert {file["path"]: file["status"] for file in check(folder).office["files"]} == {
        "Berciri.xlsx": "skipped", "Ciri lain.xlsx": "read",
    }  # fmt: skip


# --- what is skipped, and inputs left alone ---------------------------------------------------------------------------


@needs_links
def test_lock_files_hidden_files_and_links_outside_are_skipped_and_said_to_be(office: Office, tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}, ".tersembunyi.xlsx": {"Rekap": FAULTY_BUDGET}})
    (folder / "~$Belanja.xlsx").write_bytes(b"\x05admin")
    write_book(tmp_path / "di luar.xlsx", {"Rekap": FAULTY_BUDGET})
    (folder / "tautan.xlsx").symlink_to(tmp_path / "di luar.xlsx")
    run = check(folder)
    skipped = {file["path"]: file for file in run.office["files"] if file["status"] == "skipped"}
    assert run.code == 0 and run.findings == []
    assert skipped.keys() == {"~$Belanja.xlsx", ".tersembunyi.xlsx", "tautan.xlsx"}
    for name, file in skipped.items():
        assert file["reason"] and name in run.err


@needs_links
def test_a_link_inside_the_folder_is_read_like_a_file(office: Office) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    (folder / "tautan.xlsx").symlink_to(folder / "Belanja.xlsx")
    assert {file["path"]: file["status"] for file in check(folder).office["files"]} == {
        "Belanja.xlsx": "read", "tautan.xlsx": "read",
    }  # fmt: skip


def state_of(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.iterdir() if path.is_file()
    }  # fmt: skip


def test_inputs_are_never_changed(office: Office) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}, "Lain.xlsx": {"Rekap": SOUND_BUDGET}})
    (folder / "catatan.txt").write_text("bukan masukan")
    os.utime(folder / "Belanja.xlsx", ns=(1_600_000_000_000_000_000, 1_600_000_000_000_000_000))
    before = state_of(folder)
    assert check(folder).code == 1
    assert state_of(folder) == before


# --- standard output --------------------------------------------------------------------------------------------------


def test_standard_output_carries_only_what_was_asked_for(office: Office, tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}})
    assert inside("periksa", folder).out == ""
    to_file = inside("periksa", folder, "--json", tmp_path / "temuan lain.json")
    assert to_file.out == ""
    asked = inside("periksa", folder, "--json", "-")
    assert json.loads(asked.out)["schema"] == "lakip-xl/1"
    assert "Belanja.xlsx" in asked.err
    assert json.loads((tmp_path / "temuan lain.json").read_text(encoding="utf-8")).keys() == asked.temuan.keys()


@pytest.mark.parametrize("content", [b"", b"<html><table></table></html>"])
def test_the_json_is_written_also_when_nothing_could_be_read(office: Office, content: bytes) -> None:
    folder = office({})
    (folder / "Belanja.xlsx").write_bytes(content)
    run = check(folder)
    assert run.code == 4
    assert run.office["verdict"] == "tidak-terbaca"
    assert run.office["files"][0]["status"] == "refused" and "Belanja.xlsx" in run.office["files"][0]["reason"]
    assert (folder / "Hasil LAKIP" / "temuan.json").is_file()

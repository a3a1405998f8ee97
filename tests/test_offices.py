"""Which folders are offices and which of their files are inputs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import needs_links

from lakip_xl.folder.offices import OfficeFolder, find_offices


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"isi")
    return folder


def inputs(office: OfficeFolder) -> list[str]:
    return [path.name for path in office.inputs]


def left_out(office: OfficeFolder) -> list[str]:
    return [file.name for file in office.left_out]


def test_a_folder_with_workbooks_is_an_office(tmp_path: Path) -> None:
    fill(tmp_path / "Dinas", "b.xlsx", "A.XLSX", "c.xlsm", "d.xltx", "lama.xls", "catatan.docx", "gambar.png", "data.csv")
    (office,) = find_offices((tmp_path / "Dinas",))
    assert (office.name, office.path) == ("Dinas", tmp_path / "Dinas")
    assert inputs(office) == ["A.XLSX", "b.xlsx", "c.xlsm", "d.xltx", "lama.xls"]
    assert office.left_out == ()
    assert office.results == tmp_path / "Dinas" / "Hasil LAKIP"


def test_a_folder_of_office_folders(tmp_path: Path) -> None:
    fill(tmp_path, "B/1.xlsx", "a/1.xlsx", "C/catatan.txt", "Hasil LAKIP/Rekap LAKIP.xlsx", ".git/x.xlsx", "D/Hasil LAKIP/x.xlsx")
    assert [office.name for office in find_offices((tmp_path,))] == ["a", "B"]


def test_workbooks_of_its_own_make_a_folder_one_office(tmp_path: Path) -> None:
    fill(tmp_path / "Dinas", "1.xlsx", "Lampiran/2.xlsx", "Hasil LAKIP/LAKIP.xlsx")
    (office,) = find_offices((tmp_path / "Dinas",))
    assert inputs(office) == ["1.xlsx"]


def test_a_single_workbook_and_its_folder(tmp_path: Path) -> None:
    fill(tmp_path / "Dinas", "1.xlsx", "2.xlsx")
    (office,) = find_offices((tmp_path / "Dinas" / "1.xlsx",))
    assert (office.name, office.path, inputs(office)) == ("Dinas", tmp_path / "Dinas", ["1.xlsx"])


def test_several_paths_are_several_offices_in_their_order(tmp_path: Path) -> None:
    fill(tmp_path, "Z/1.xlsx", "A/1.xlsx")
    assert [office.name for office in find_offices((tmp_path / "Z", tmp_path / "A"))] == ["Z", "A"]


def test_an_empty_folder_is_an_office_without_inputs(tmp_path: Path) -> None:
    (office,) = find_offices((tmp_path,))
    assert (inputs(office), left_out(office)) == ([], [])


def test_the_current_folder_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "Dinas", "1.xlsx")
    monkeypatch.chdir(tmp_path / "Dinas")
    assert [office.name for office in find_offices((Path(),))] == ["Dinas"]


def test_lock_files_and_hidden_files_are_left_out_with_a_reason(tmp_path: Path) -> None:
    fill(tmp_path, "1.xlsx", "~$1.xlsx", ".rahasia.xlsx")
    (office,) = find_offices((tmp_path,))
    assert inputs(office) == ["1.xlsx"]
    assert left_out(office) == [".rahasia.xlsx", "~$1.xlsx"]
    assert all(file.status == "skipped" and file.reason for file in office.left_out)
    assert "1.xlsx" in (office.left_out[1].reason or "")


@needs_links
def test_links_are_followed_only_within_the_folder(tmp_path: Path) -> None:
    fill(tmp_path, "Dinas/1.xlsx", "luar.xlsx")
    (tmp_path / "Dinas" / "dalam.xlsx").symlink_to("1.xlsx")
    (tmp_path / "Dinas" / "keluar.xlsx").symlink_to(tmp_path / "luar.xlsx")
    (tmp_path / "Dinas" / "putus.xlsx").symlink_to(tmp_path / "tidak ada.xlsx")
    (tmp_path / "Dinas" / "putar.xlsx").symlink_to("putar.xlsx")
    (office,) = find_offices((tmp_path / "Dinas",))
    assert inputs(office) == ["1.xlsx", "dalam.xlsx"]
    assert left_out(office) == ["keluar.xlsx", "putar.xlsx", "putus.xlsx"]


@needs_links
def test_a_link_to_a_folder_is_no_office(tmp_path: Path) -> None:
    fill(tmp_path, "luar/1.xlsx", "kota/A/1.xlsx")
    (tmp_path / "kota" / "B").symlink_to(tmp_path / "luar", target_is_directory=True)
    (tmp_path / "kota" / "putaran").symlink_to(tmp_path / "kota", target_is_directory=True)
    assert [office.name for office in find_offices((tmp_path / "kota",))] == ["A"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    fill(tmp_path, "1.xlsx")
    (office,) = find_offices((tmp_path,))
    assert inputs(office) == ["1.xlsx"]
    assert left_out(office) == ["pipa.xlsx"]

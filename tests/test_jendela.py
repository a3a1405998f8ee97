"""The window: driven on a virtual screen from the first key to the result, and what it shows without a screen."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import SOUND, TEXT, copy_sample

from lakip_xl import jendela
from lakip_xl.errors import UNREADABLE
from lakip_xl.periksa import Request, check_paths

needs_tk = pytest.mark.skipif(importlib.util.find_spec("_tkinter") is None, reason="this Python has no Tk")
needs_screen = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
)
PATIENCE = 60.0


def until(there: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A virtual screen of its own; its number is the first that is free."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1000x640x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:  # to the end of the line: the server dies of a pipe that is closed while it writes
        number = told.readline().strip()
    if not number:
        server.kill()
        pytest.skip("Xvfb does not start")
    yield {**os.environ, "DISPLAY": f":{number}", "XDG_CONFIG_HOME": str(tmp_path / "config"), "HOME": str(tmp_path)}
    server.terminate()
    server.wait(10)


def key(screen: dict[str, str], *words: str) -> str:
    return subprocess.run(["xdotool", *words], env=screen, capture_output=True, text=True, check=False).stdout


def picture_colours(screen: dict[str, str], target: Path) -> int:
    subprocess.run(["import", "-window", "root", str(target)], env=screen, check=True)
    told = subprocess.run(["identify", "-format", "%k", str(target)], capture_output=True, text=True, check=True)
    return int(told.stdout)


@needs_tk
@needs_screen
def test_from_the_first_key_to_the_open_result(tmp_path: Path, screen: dict[str, str]) -> None:
    folder = copy_sample(TEXT, tmp_path / "Dinas [A] & B 50%")
    opened = tmp_path / "opened.txt"
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{opened}"\n')
    opener.chmod(0o755)
    screen["PATH"] = f"{opener.parent}{os.pathsep}{screen['PATH']}"
    command = [sys.executable, "-m", "lakip_xl", "jendela", str(folder)]
    window = subprocess.Popen(command, env=screen, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        until(lambda: bool(key(screen, "search", "--name", "Periksa LAKIP").strip()) or window.poll() is not None, "no window")
        assert window.poll() is None, window.communicate()[1].decode()
        name = key(screen, "search", "--name", "Periksa LAKIP").split()[0]
        key(screen, "windowmove", "--sync", name, "0", "0")
        key(screen, "mousemove", "450", "78", "click", "1")
        until(lambda: any((folder / "Hasil LAKIP").glob("LAKIP *.xlsx")), "no result")
        until(lambda: not opened.exists() and _open_result(screen, opened), "the result was not opened")
        if shutil.which("import"):
            assert picture_colours(screen, tmp_path / "jendela.png") > 20
            if os.environ.get("LAKIP_PICTURE"):
                shutil.copy(tmp_path / "jendela.png", os.environ["LAKIP_PICTURE"])
        assert Path(opened.read_text(encoding="utf-8")).parent == folder / "Hasil LAKIP"
        memory = json.loads((tmp_path / "config" / "lakip-xl" / "jendela.json").read_text(encoding="utf-8"))
        assert memory == {"folder": str(folder.resolve())}
        assert window.poll() is None
    finally:
        window.kill()
        _, errors = window.communicate()
    assert b"Traceback" not in errors


def _open_result(screen: dict[str, str], opened: Path) -> bool:
    """Presses Buka hasil, which becomes a button only when the check is over."""
    key(screen, "mousemove", "840", "533", "click", "1")
    end = time.monotonic() + 1
    while time.monotonic() < end and not opened.exists():
        time.sleep(0.05)
    return opened.exists() and bool(opened.read_text(encoding="utf-8"))


@needs_tk
def test_without_a_screen_it_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a screen")
    assert jendela.open_window(None) == UNREADABLE
    assert capsys.readouterr().err.strip() == jendela.NO_SCREEN


def test_without_tk_it_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(jendela, "tk", None)
    assert jendela.open_window(None) == UNREADABLE
    assert capsys.readouterr().err.strip() == jendela.NO_TK


def test_roots_stand_before_what_they_explain(tmp_path: Path) -> None:
    checked = check_paths(Request((copy_sample(TEXT, tmp_path / TEXT),), hanya_periksa=True))
    temuan = checked.reports[0].temuan
    assert temuan
    shown = list(jendela.findings_of(checked.reports[0]))
    below = sum(len(group["findings"]) - 1 for group in temuan["groups"])
    assert len(shown) == len(temuan["findings"]) and not shown[0].indent
    assert sum(line.indent for line in shown) == below > 0
    assert all("\n" not in line.text and line.place for line in shown)


def test_a_sound_office_shows_no_kesalahan(tmp_path: Path) -> None:
    checked = check_paths(Request((copy_sample(SOUND, tmp_path / SOUND),), hanya_periksa=True))
    assert all(line.severity != "kesalahan" for line in jendela.findings_of(checked.reports[0]))


def test_the_last_folder_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jendela, "memory_file", lambda: tmp_path / "dalam" / "jendela.json")
    assert jendela.remembered_folder() is None
    jendela.remember_folder(tmp_path)
    assert jendela.remembered_folder() == tmp_path.resolve()
    (tmp_path / "dalam" / "jendela.json").write_text("[rusak", encoding="utf-8")
    assert jendela.remembered_folder() is None

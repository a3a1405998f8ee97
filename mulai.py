#!/usr/bin/env python3
"""Sets lakip-xl up beside this file, once, and runs it. Needs nothing but Python 3.10 or newer.

    python3 mulai.py periksa FOLDER     runs lakip-xl with these arguments
    python3 mulai.py --tests            runs the tests
    python3 mulai.py --setup            only sets up, with the tools for development

On Windows write "py" for "python3". The environment is the folder .venv, or the one that LAKIP_XL_VENV names. It is made when
it is missing and renewed when the project's requirements change; remove the folder to start afresh.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from typing import TextIO

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.abspath(os.environ.get("LAKIP_XL_VENV") or os.path.join(HERE, ".venv"))
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
OLDEST = (3, 10)
SET_UP_FAILED, INTERRUPTED = 3, 130


def main(arguments: list[str]) -> int:
    """Returns the exit code of what was run; 3 when there is nothing to run it with."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    option = arguments[0]
    fault = set_up("dev" if option in ("--tests", "--setup") else "")
    if fault:
        print(fault, file=sys.stderr)
        return SET_UP_FAILED
    if option == "--setup":
        return 0
    if option == "--tests":
        return call([PYTHON, "-m", "pytest", *arguments[1:]], cwd=HERE)
    return call([PYTHON, "-m", "lakip_xl", *arguments])


def set_up(extra: str) -> str:
    """Makes the environment what the project's files ask for, if it is not so already; returns what went wrong, or nothing."""
    wanted = fingerprint()
    enough = ("dev",) if extra else ("run", "dev")
    if os.path.isfile(PYTHON) and any(content(stamp(name)) == wanted for name in enough):
        return ""
    if sys.version_info < OLDEST:
        return f"lakip-xl memerlukan Python 3.10 atau lebih baru; ini {sys.version.split()[0]}. Pasang yang baru dari python.org."
    if importlib.util.find_spec("ensurepip") is None:
        return "Python ini tidak lengkap (tanpa venv). Di Debian atau Ubuntu: sudo apt install python3-venv, lalu jalankan lagi."
    print(f"Menyiapkan lakip-xl di {VENV} (sekali saja, sekitar satu menit) ...", file=sys.stderr)
    if not has_pip() and not make_environment():
        return f"Folder {VENV} tidak dapat dibuat. Periksa izin folder dan sisa ruang, lalu jalankan lagi."
    project = f"{HERE}[{extra}]" if extra else HERE
    if call([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", project], stdout=sys.stderr):
        return "Pemasangan gagal. Periksa sambungan internet, lalu jalankan lagi perintah yang sama."
    with open(stamp(extra or "run"), "w", encoding="utf-8") as file:
        file.write(wanted)
    return ""


def stamp(name: str) -> str:
    """The file in the environment that says what it was last made from."""
    return os.path.join(VENV, f"lakip-xl-{name}.txt")


def fingerprint() -> str:
    """What an environment is made from: the project's requirements, where it lies, and which Python."""
    digest = hashlib.sha256(repr((HERE, VENV, sys.version_info[:2])).encode())
    for name in ("setup.cfg", "pyproject.toml"):
        digest.update(content(os.path.join(HERE, name)).encode())
    return digest.hexdigest()


def content(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def has_pip() -> bool:
    """Whether the environment's Python runs and has pip; not so when it was half made, or when the Python below it is gone."""
    try:
        return subprocess.call([PYTHON, "-c", "import pip"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_environment() -> bool:
    """Makes the environment; one that is broken is emptied first, any other folder is left as it is."""
    broken = os.path.isfile(os.path.join(VENV, "pyvenv.cfg"))
    return call([sys.executable, "-m", "venv", *(["--clear"] if broken else []), VENV], stdout=sys.stderr) == 0


def call(command: list[str], cwd: str | None = None, stdout: TextIO | None = None) -> int:
    try:
        return subprocess.call(command, cwd=cwd, stdout=stdout)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

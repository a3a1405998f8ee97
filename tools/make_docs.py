"""Remakes what the documents show of the program itself: rules, tables, causes, the sample's summary, pictures of its result.

    python tools/make_docs.py            remakes all; the pictures need LibreOffice (soffice) and pdftoppm
    python tools/make_docs.py --check    changes nothing; exit code 1 when a text is stale

Texts stand between <!-- name --> and <!-- /name -->.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from lakip_xl.diagnose.causes import all_causes
from lakip_xl.folder.offices import MARKED, RESULTS, find_offices
from lakip_xl.model.hasil import Hasil
from lakip_xl.one_office import result_lines
from lakip_xl.read.words import UNIT_WORDS
from lakip_xl.rules.registry import all_rules
from lakip_xl.run import PAGE, TEMUAN, Options, Written, check_office, workbook_name, write_office
from lakip_xl.tables import KINDS, NEEDED
from lakip_xl.write.terminal import SHOWN_FINDINGS, summary

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = Path("samples", "dinas-koperasi-ukm-2020")
SHOWN_IN_README = 3
"""Findings of the sample's summary that the README shows."""

PICTURES = {
    "hasil.png": ("Ringkasan Pemeriksaan LAKIP", 1200),
    "hasil-perbaikan.png": ("Daftar Perbaikan", 1400),
    "hasil-tabel.png": ("Analisis Efisiensi Penggunaan Sumber Daya", 1200),
}
"""File, the line by which its page of the result is known, width in pixels."""
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop></item>
</oor:items>
"""


def rule_list() -> str:
    rows = [f"| `{page.code}` | {page.severity.value} | {page.title} |" for page in (rule.page for rule in all_rules())]
    return "\n".join(["| code | severity | what is reported |", "| --- | --- | --- |", *rows])


def table_list() -> str:
    """The kinds that are told by their headings, each with the columns that it must have."""
    rows = []
    for kind in KINDS:
        named = dict.fromkeys(_printed(heading.words[0]) for heading in kind.headings.values() if heading.required)
        if named:
            rows.append(f"| {kind.title} | {', '.join(named)} | {'ya' if kind in NEEDED else ''} |")
    return "\n".join(["| Tabel | Kolom yang harus ada | Selalu diperlukan |", "| --- | --- | --- |", *rows])


def _printed(heading: str) -> str:
    """A declared heading as a reader expects it: without its unit, APBD in capitals."""
    words = " ".join(part for part in heading.split("/") if part not in UNIT_WORDS)
    return re.sub("apbd(-p)?", lambda found: found[0].upper(), words)


def cause_list() -> str:
    """The sentences of the causes, without what is filled in for each figure."""
    return "\n".join(f"- {re.sub('[:,]? [^:,]*{.*', '', cause.text)}" for cause in all_causes())


def sample_summary() -> str:
    """What ``periksa`` prints for the sample, cut to the first findings."""
    hasil = _checked_sample(ROOT / SAMPLE, Path("none"))
    results = SAMPLE / RESULTS
    written = Written(results / TEMUAN, results / workbook_name(hasil), results / PAGE, (results / MARKED / "berkas",))
    lines = summary(hasil, [line.replace("\\", "/") for line in result_lines(written, written.workbook)]).splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("  ["))
    left_out = range(first + SHOWN_IN_README, first + min(SHOWN_FINDINGS, len(hasil.findings)))
    shown = ["       ..." if index == left_out.start else line for index, line in enumerate(lines) if index not in left_out[1:]]
    return "\n".join(["```text", *shown, "```"])


def _checked_sample(folder: Path, output: Path) -> Hasil:
    """The sample checked; ``output`` is where an earlier run would have left its findings."""
    (office,) = find_offices((folder,))
    return check_office(office, Options(output=output))


TEXTS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("README.md", "keluaran", sample_summary),
    ("README.md", "aturan", rule_list),
    ("docs/panduan.md", "tabel", table_list),
    ("docs/panduan.md", "sebab", cause_list),
)


def remade(text: str, name: str, content: str) -> str:
    """The text with the content between the marks of that name. Raises ValueError when the marks are not there."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
    if not marks.search(text):
        raise ValueError(f"no place for {name}")
    return marks.sub(lambda found: found[1] + content + found[2], text)


def remake_texts(check: bool) -> list[str]:
    """The stale texts; they are rewritten unless ``check``."""
    stale = []
    for file, name, content in TEXTS:
        path = ROOT / file
        old = path.read_text(encoding="utf-8")
        new = remade(old, name, content())
        if new != old:
            stale.append(f"{file}: {name}")
            if not check:
                path.write_text(new, encoding="utf-8", newline="\n")
    return stale


def remake_pictures() -> None:
    """Pages of the sample's result as an Indonesian LibreOffice shows them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (office,) = find_offices((ROOT / SAMPLE,))
        options = Options(output=folder / "out")
        written = write_office(check_office(office, options), office, options)
        assert written.workbook is not None
        pages = _as_pdf(written.workbook, folder)
        shown = _told("pdftotext", "-layout", pages, "-").split("\f")
        for picture, (line, width) in PICTURES.items():
            page = next(number for number, text in enumerate(shown, 1) if line in map(str.strip, text.splitlines()))
            size = ("-scale-to-x", width, "-scale-to-y", -1, "-f", page, "-l", page)
            _told("pdftoppm", "-png", "-singlefile", *size, pages, ROOT / "docs" / Path(picture).stem)


def _as_pdf(workbook: Path, folder: Path) -> Path:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    _told(
        "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder, workbook
    )
    return folder / f"{workbook.stem}.pdf"


def _told(*command: object) -> str:
    """What a program prints. Raises CalledProcessError when it fails."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, encoding="utf-8", timeout=120).stdout


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    stale = remake_texts(check)
    for text in stale:
        print(f"{text}: {'stale; run: make docs' if check else 'remade'}")
    if check:
        return 1 if stale else 0
    if shutil.which("soffice") and shutil.which("pdftoppm"):
        remake_pictures()
    else:
        print("pictures not remade: soffice and pdftoppm (LibreOffice, poppler-utils) are needed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

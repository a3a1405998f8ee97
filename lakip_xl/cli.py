"""The command line: the outermost layer, the only one that prints and exits. Heavy imports stand where they are used."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from lakip_xl import __version__
from lakip_xl.errors import FAULTS, INTERRUPTED, UNREADABLE, LakipError
from lakip_xl.garbage import search_rarely

FOLDER = click.Path(exists=True, readable=False, path_type=Path)
FOLDER_ONLY = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
PROGRAM_FAULT = "Kesalahan program ({}). Jalankan lagi dengan --debug dan laporkan; hasil yang sudah ditulis tetap utuh."


def main() -> None:
    """Entry point; old consoles get "?" for what they cannot show instead of an error, and every end has its sentence."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    search_rarely()
    try:
        code = cli(prog_name="lakip-xl", standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        code = fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(STOPPED, err=True)
        code = INTERRUPTED
    except Exception as fault:  # the last net, where no office and no file is at fault
        if "--debug" in sys.argv:
            raise
        code = _ended_by(fault)
    sys.exit(code or 0)


NO_OUTPUT = "Keluaran atau folder kerja tidak dapat dipakai. Periksa sisa ruang dan foldernya, lalu jalankan lagi."
STOPPED = "Pemeriksaan dihentikan. Hasil yang sudah ditulis tetap utuh."


def _open_what_is_closed() -> None:
    """A program without a console, or started with ">&-", has no standard output at all."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def _ended_by(fault: Exception) -> int:
    """Who read our output has gone (``| head``), nothing can be written any more, or the program is at fault."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still held back goes nowhere
    if isinstance(fault, OSError) and fault.errno == errno.EPIPE:
        return FAULTS
    with contextlib.suppress(OSError):
        click.echo(NO_OUTPUT if isinstance(fault, OSError) else PROGRAM_FAULT.format(type(fault).__name__), err=True)
    return UNREADABLE


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lakip-xl", message="%(prog)s %(version)s")
def cli() -> None:
    """Memeriksa angka-angka LAKIP dari berkas Excel dinas sendiri."""


@cli.command()
@click.argument("paths", nargs=-1, type=FOLDER)
@click.option(
    "--keluaran", type=click.Path(file_okay=False, path_type=Path), help="Folder hasil (bawaan: Hasil LAKIP di folder dinas)."
)
@click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Tulis temuan.json ke berkas ini; - untuk layar.",
)
@click.option("--sarif", type=FILE, help="Tulis temuan sebagai SARIF.")
@click.option("--junit", type=FILE, help="Tulis hasil pengecekan sebagai JUnit XML.")
@click.option("--tahun", type=click.IntRange(1990, 2100), help="Tahun laporan, bila tidak tertulis di judul tabel.")
@click.option("--instansi", default="", help="Nama instansi, bila tidak tertulis di judul tabel.")
@click.option("--buka", is_flag=True, help="Buka hasilnya setelah selesai.")
@click.option("--diam", is_flag=True, help="Tanpa penunjuk kemajuan.")
@click.option(
    "--proses", type=click.IntRange(1, 64), help="Banyaknya dinas yang diperiksa bersamaan (bawaan: sebanyak inti prosesor)."
)
@click.option("--hanya-periksa", is_flag=True, help="Tanpa buku kerja hasil; hanya temuan.json dan ringkasan.")
@click.option("--debug", is_flag=True, help="Tampilkan rincian galat program.")
def periksa(**options: Any) -> None:
    """Periksa folder dinas, satu berkas, atau folder berisi folder dinas."""
    from lakip_xl.periksa import Request, check_all  # noqa: PLC0415

    try:
        sys.exit(check_all(Request(**options)))
    except KeyboardInterrupt:
        click.echo(STOPPED, err=True)
        sys.exit(INTERRUPTED)


@cli.command()
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True, type=FOLDER_ONLY)
@click.option(
    "--keluaran", type=click.Path(file_okay=False, path_type=Path), help="Folder hasil (bawaan: Hasil LAKIP di folder dinas)."
)
@click.option("--jeda", type=click.FloatRange(0.2, 3600), help="Lihat isi folder setiap sekian detik (untuk folder jaringan).")
@click.option("--nama-verdict", is_flag=True, help="Sebut kesimpulan pada nama hasil: ... - 3 kesalahan.xlsx, ... - siap.xlsx.")
@click.option(
    "--proses", type=click.IntRange(1, 64), help="Banyaknya dinas yang diperiksa bersamaan (bawaan: sebanyak inti prosesor)."
)
@click.option("--diam", is_flag=True, help="Tanpa penunjuk kemajuan.")
def pantau(folders: tuple[Path, ...], jeda: float | None, **options: Any) -> None:
    """Pantau folder dan periksa setiap dinas begitu berkasnya selesai disalin atau disimpan; berhenti dengan Ctrl-C."""
    from lakip_xl.pantau import watch_folders  # noqa: PLC0415
    from lakip_xl.periksa import Request  # noqa: PLC0415
    from lakip_xl.watched import Times  # noqa: PLC0415

    sys.exit(watch_folders(folders, Request(folders, **options), Times(poll=jeda)))


@cli.command()
@click.argument("folder", required=False, type=FOLDER)
def jendela(folder: Path | None) -> None:
    """Buka jendela kecil: pilih folder, tekan Periksa, baca temuan, buka hasilnya."""
    from lakip_xl.jendela import open_window  # noqa: PLC0415

    sys.exit(open_window(folder))


@cli.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def kenali(file: Path) -> None:
    """Tunjukkan bagaimana setiap lembar sebuah berkas dipahami; tidak memeriksa apa pun."""
    from lakip_xl.kenali import recognise_file  # noqa: PLC0415

    text, code = recognise_file(file)
    click.echo(text, err=code == UNREADABLE)
    sys.exit(code)


@cli.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--usulan", type=FOLDER, help="Usulkan pemetaan nama dari folder dinas ini.")
@click.option("--timpa", is_flag=True, help="Timpa berkas yang sudah ada.")
def templat(folder: Path, usulan: Path | None, timpa: bool) -> None:
    """Tulis templat kosong dan Pengaturan LAKIP.xlsx ke sebuah folder."""
    from lakip_xl.templat import write_proposals, write_templates  # noqa: PLC0415

    try:
        for line in write_proposals(folder, usulan, timpa) if usulan else write_templates(folder, timpa):
            click.echo(line, err=True)
    except LakipError as fault:
        click.echo(fault.sentence, err=True)
        sys.exit(UNREADABLE)


@cli.command()
@click.argument("kode", required=False)
def aturan(kode: str | None) -> None:
    """Daftar aturan, atau penjelasan satu aturan."""
    from lakip_xl.rules.registry import all_rules  # noqa: PLC0415
    from lakip_xl.write.terminal import rule_list, rule_page  # noqa: PLC0415

    pages = {rule.code: rule.page for rule in all_rules()}
    if kode is None:
        click.echo(rule_list(pages.values()))
    elif kode.upper() in pages:
        click.echo(rule_page(pages[kode.upper()]))
    else:
        raise click.BadParameter(f"tidak ada aturan {kode}; lihat daftar dengan: lakip-xl aturan", param_hint="KODE")

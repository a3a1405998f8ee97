"""What a user would pick instead, each as a skilled user would write it: ``python speed_peers.py NAME PATH ...``.

Run by the interpreter of the peer's own environment; nothing of lakip-xl is imported. Each prints what it found, so that the
benchmark can see that it gave the right answer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

THREE = ("Bidang 1", "Bidang 2", "Bidang 3")
HEADING_ROW = 5
BUDGET, SPENT, SHARE, REST, REST_SHARE = ("Pagu Perubahan (Rp)", "Realisasi (Rp)", "Serapan (%)", "Sisa (Rp)", "Sisa (%)")


def read_once(paths: list[Path]) -> int:
    """openpyxl merely reading the values; returns the number of filled cells."""
    from openpyxl import load_workbook  # noqa: PLC0415

    return sum(
        cell.value is not None for path in paths for page in load_workbook(path, data_only=True) for row in page for cell in row
    )


def read_once_read_only(paths: list[Path]) -> int:
    from openpyxl import load_workbook  # noqa: PLC0415

    found = 0
    for path in paths:
        book = load_workbook(path, data_only=True, read_only=True)
        found += sum(value is not None for page in book for row in page.iter_rows(values_only=True) for value in row)
    return found


def with_pandas(paths: list[Path]) -> int:
    """Three sheets: sisa and both percentages computed again and compared, a plain sheet of the rows that do not hold."""
    import pandas  # noqa: PLC0415

    wrong = 0
    for path in paths:
        frames = pandas.read_excel(path, sheet_name=list(THREE), header=HEADING_ROW - 1, skiprows=lambda row: row == HEADING_ROW)
        table = pandas.concat(frames, names=["lembar"])
        off = (
            ((table[BUDGET] - table[SPENT] - table[REST]).abs() > 0.5)
            | ((table[SPENT] / table[BUDGET] * 100 - table[SHARE]).abs() > 0.005)
            | ((table[REST] / table[BUDGET] * 100 - table[REST_SHARE]).abs() > 0.005)
        )
        wrong += int(off.sum())
        table.assign(salah=off).to_excel(path.parent / "hasil pandas.xlsx", engine="openpyxl")
        (path.parent / "hasil pandas.xlsx").unlink()
    return wrong


def with_frictionless(paths: list[Path]) -> int:
    """Three sheets: a schema and a constraint on each row."""
    from frictionless import Checklist, Dialect, Resource, Schema, checks, formats, system  # noqa: PLC0415

    fields = [
        {"name": name, "type": "number"} for name in ("induk", "pagu", "fisik", "realisasi", "serapan", "sisa", "sisa_persen")
    ]
    names = [{"name": name, "type": "any"} for name in ("no", "kode", "uraian")]
    ends = [{"name": name, "type": "string"} for name in ("lokasi", "keterangan")]
    schema = Schema.from_descriptor({"fields": [*names, *fields, *ends]})
    formulas = (
        "pagu - realisasi == sisa",
        "(serapan * 200 - 1) * pagu < realisasi * 20000 and realisasi * 20000 < (serapan * 200 + 1) * pagu",
        "(sisa_persen * 200 - 1) * pagu < sisa * 20000 and sisa * 20000 < (sisa_persen * 200 + 1) * pagu",
    )
    checklist = Checklist(
        checks=[checks.row_constraint(formula=formula) for formula in formulas],
        skip_errors=["incorrect-label", "extra-label", "missing-label", "constraint-error"],
    )
    wrong = 0
    with system.use_context(trusted=True):
        for path in paths:
            for sheet in THREE:
                dialect = Dialect(
                    header_rows=[HEADING_ROW], comment_rows=[1, 2, 3, 4, 6], controls=[formats.ExcelControl(sheet=sheet)]
                )
                report = Resource(path=str(path), dialect=dialect, schema=schema).validate(checklist)
                wrong += report.stats["errors"]
    return wrong


def bare_click(paths: list[Path]) -> int:
    """A click group with as many commands as lakip-xl has, and nothing behind them."""
    import click  # noqa: PLC0415

    group = click.Group("bare", help="Perintah tanpa isi.")
    for name in ("periksa", "pantau", "kenali", "templat", "aturan"):
        group.add_command(click.Command(name, callback=lambda: None, params=[click.Option(["--x"])], help="Tanpa isi."))
    group(["--help"], standalone_mode=False)
    return 0


PEERS: dict[str, Callable[[list[Path]], int]] = {
    peer.__name__: peer for peer in (read_once, read_once_read_only, with_pandas, with_frictionless, bare_click)
}

if __name__ == "__main__":
    print(PEERS[sys.argv[1]]([Path(path) for path in sys.argv[2:]]))

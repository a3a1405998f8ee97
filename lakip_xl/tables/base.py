"""What every table kind shares: the columns that number a row."""

from __future__ import annotations

from lakip_xl.model.columns import TextColumn
from lakip_xl.model.tables import Row


class Bernomor(Row):
    """A row with a number or a code in front."""

    no = TextColumn("no", "nomor", "n0", "no urut", required=False)
    kode = TextColumn(
        "kode", "kode rekening", "kode akun", "kode program", "kode kegiatan", "kode sub kegiatan", "kode indikator",
        "kode jenis belanja", "kode urusan", required=False,
    )  # fmt: skip

"""The marks that number rows: I, A, 1, 1.1, a, codes; and the words that make a row a total."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_TOTAL = re.compile(r"^(?:grand\s*|sub\s*)?(?:total|jumlah|jml)\b", re.IGNORECASE)
_TOTAL_WORDS = frozenset(
    [
        "total",
        "jumlah",
        "jml",
        "grand",
        "sub",
        "belanja",
        "anggaran",
        "pendapatan",
        "keseluruhan",
        "seluruhnya",
        "semua",
        "umum",
        "langsung",
        "tidak",
        "daerah",
        "program",
        "kegiatan",
        "pegawai",
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "operasi",
        "modal",
        "transfer",
        "bruto",
        "netto",
        "penerimaan",
        "realisasi",
        "pagu",
        "subtotal",
        "dan",
        "s",
        "d",
        "per",
        "perangkat",
        "opd",
        "skpd",
        "dinas",
        "badan",
        "akhir",
        "sementara",
        "pnbp",
        "rp",
        "dana",
        "aset",
        "kewajiban",
        "ekuitas",
        "beban",
        "biaya",
        "pengeluaran",
        "pembiayaan",
        "lancar",
        "tetap",
        "barang",
        "jasa",
        "asn",
        "pns",
        "pppk",
    ]
)
_SURPLUS = re.compile(r"^(?:jumlah\s+|total\s+)?(?:surplus\b|\(?defisit\b|pembiayaan nett?o\b)", re.IGNORECASE)
_REMAINDER = re.compile(r"^(?:silpa|sikpa|sisa (?:lebih|kurang)\W.*pembiayaan)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"^rata\s*-?\s*rata\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in front of a row: ``style`` says how it is written, ``values`` its parts as numbers."""

    style: str
    values: tuple[int, ...] = ()

    @property
    def last(self) -> int:
        return self.values[-1] if self.values else 0


def roman_value(text: str) -> int | None:
    """IV -> 4; None for what is no roman number below 40."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    digits = [_ROMAN_VALUES[letter] for letter in text.lower()]
    return sum(-digit if digit < later else digit for digit, later in zip(digits, [*digits[1:], 0], strict=True))


def read_mark(text: str, before: dict[str, int]) -> Mark:
    """The mark in a number cell. ``before`` holds the last value of each style: it tells C after B from C, the roman hundred."""
    bare = text.strip().strip("().").strip()
    if not bare:
        return Mark("")
    if len(bare) <= 4 and bare.isdecimal():
        return Mark("angka", (int(bare),))
    if "." in bare and re.fullmatch(r"\d{1,18}(?:\.\d{1,18})+", bare):
        parts = tuple(int(part) for part in bare.split("."))
        return Mark(f"titik{len(parts)}", parts)
    if (len(bare) == 1 and bare.isascii() and bare.isalpha()) or roman_value(bare) is not None:
        return _letter(bare, before)
    return Mark("lain")


def _letter(bare: str, before: dict[str, int]) -> Mark:
    case = "besar" if bare.isupper() else "kecil"
    roman = roman_value(bare)
    letter = ord(bare.lower()) - 96 if len(bare) == 1 else None
    if letter is None or (roman is not None and _goes_on_roman(letter, roman, case, before)):
        return Mark(f"romawi-{case}", (roman or 0,))
    return Mark(f"huruf-{case}", (letter,))


def _goes_on_roman(letter: int, roman: int, case: str, before: dict[str, int]) -> bool:
    last_roman, last_letter = before.get(f"romawi-{case}", 0), before.get(f"huruf-{case}", 0)
    if last_letter and letter == last_letter + 1:
        return False
    return roman == last_roman + 1 or not last_letter or letter <= last_letter


def is_average(name: str) -> bool:
    return bool(_AVERAGE.match(name))


_OF_CAPAIAN = frozenset(
    [
        "rata", "capaian", "pencapaian", "kinerja", "realisasi", "sasaran", "strategis", "indikator", "iku", "ikp", "ikk",
        "utama",
        "tujuan", "program", "kegiatan", "tingkat", "nilai", "persentase", "prosentase", "persen", "total", "jumlah", "seluruh",
        "keseluruhan", "semua", "per", "dan", "tahun", "perangkat", "daerah", "opd", "skpd", "ini", "serapan", "anggaran",
    ]
)  # fmt: skip


def is_average_of_capaian(name: str) -> bool:
    """"Rata-rata capaian sasaran 1": an average that says of nothing else than of the table it stands in."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return is_average(name) and all(word in _OF_CAPAIAN or roman_value(word) is not None or len(word) < 2 for word in words)


def is_surplus(name: str) -> bool:
    """Surplus or deficit, net financing: the income less the expenditure above it."""
    return bool(_SURPLUS.match(name))


def is_remainder(name: str) -> bool:
    """SILPA: the surplus and the net financing together."""
    return bool(_REMAINDER.match(name))


def begins_as_total(name: str) -> bool:
    """A name that begins with total or jumlah: in a budget no program or kegiatan is called so."""
    return bool(_TOTAL.match(name))


def is_total_by_words(name: str, more: frozenset[str] = frozenset()) -> bool:
    """A name of total or jumlah and words of money after it ("Total Belanja"), or others that a table kind knows."""
    return begins_as_total(name) and set(re.findall(r"[a-z]+", name.casefold())) <= _TOTAL_WORDS | more


def is_bare_total(name: str) -> bool:
    """Total or jumlah alone: "Jumlah aparatur yang terlayani" is an indicator."""
    return begins_as_total(name) and re.findall(r"[a-z]+", name.casefold()) in (
        ["total"],
        ["jumlah"],
        ["jml"],
        ["grand", "total"],
    )


_PREFIX = re.compile(
    r"""[\W\d]*(?:(?P<urusan>urusan)|(?P<bidang>bidang\ urusan)|(?P<program>program)|(?P<sub>sub[ -]?kegiatan)
        |(?P<kegiatan>kegiatan))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_RANK = {"urusan": 0, "bidang": 1, "program": 2, "kegiatan": 3, "sub": 4}


def name_rank(name: str) -> int | None:
    """How deep a row stands whose name begins with Urusan, Bidang Urusan, Program, Kegiatan or Sub Kegiatan."""
    found = _PREFIX.match(name)
    return _RANK[found.lastgroup or ""] if found else None

"""The one sentence for each way in which a workbook cannot be read: the file first, the next step last, no word of the trade."""

from __future__ import annotations

from collections.abc import Iterable

RESAVE = "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu jalankan lagi."


def damaged(name: str) -> str:
    return f"{name} rusak atau belum selesai disalin. Salin ulang dari sumbernya."


def in_use(name: str) -> str:
    return f"{name} sedang dipakai program lain. Tutup Excel, lalu jalankan lagi."


def no_regular_file(name: str) -> str:
    return f"{name} bukan berkas biasa dan tidak dibuka. Salin berkas Excel aslinya ke folder ini."


def locked_by_password(name: str) -> str:
    step = "Buka di Excel, hapus kata sandinya (File > Info > Protect Workbook), simpan, lalu jalankan lagi."
    return f"{name} dikunci kata sandi. {step}"


def unsafe(name: str) -> str:
    return f"{name} berisi data yang tidak aman dan tidak dibuka. {RESAVE}"


def too_large(name: str, found: str, limit: str) -> str:
    return f"{name} terlalu besar ({found}; batas {limit}). Hapus baris kosong berformat atau pecah per lembar."


def too_large_for_memory(name: str) -> str:
    return too_large(name, "tidak muat di memori", "1 GB")


def too_slow(name: str, seconds: float) -> str:
    return f"{name} terlalu rumit untuk dibaca dalam {seconds:.0f} detik. Hapus baris kosong berformat atau pecah per lembar."


def program_fault(name: str, kind: str) -> str:
    return f"{name} tidak dapat dibaca karena kesalahan program ({kind}). Simpan ulang di Excel; bila tetap begitu, laporkan."


def doubled_part(name: str) -> str:
    return f"{name} berisi dua lembar dengan nama bagian sama. Simpan ulang di Excel."


def no_workbook(name: str, content: str, step: str) -> str:
    return f"{name} bukan buku kerja Excel (isinya {content}). {step}"


def other_format(name: str, kind: str) -> str:
    return f"{name} masih format {kind}. Simpan ulang sebagai .xlsx."


def no_sheets(name: str) -> str:
    return f"{name} tidak memuat lembar kerja. {RESAVE}"


def unread_sheet(name: str, sheet: str) -> str:
    step = "Buka di Excel, perbaiki, simpan, lalu jalankan lagi."
    return f"Lembar '{sheet}' di {name} rusak dan tidak dapat dibaca; lembar lain diperiksa. {step}"


def with_macros(name: str) -> str:
    return f"{name} memuat makro; nilainya dibaca, makronya tidak pernah dijalankan."


def with_links(name: str, others: Iterable[str]) -> str:
    return f"Nilai di {name} bergantung pada berkas lain ({', '.join(others)}); nilai terakhir yang tersimpan dipakai."


def far_cell(name: str, sheet: str, cell: str) -> str:
    return f"Di lembar '{sheet}' {name} ada isi terpencil di sel {cell}; hapus bila tidak disengaja."


def never_calculated(name: str, sheet: str, cells: int, first: str) -> str:
    return (
        f"Lembar '{sheet}' di {name}: {cells} rumus (mulai {first}) belum pernah dihitung Excel. Buka dan simpan sekali di Excel."
    )


def written_twice(name: str, sheet: str, cells: int) -> str:
    return f"Lembar '{sheet}' di {name} menyimpan {cells} sel dua kali; yang terakhir dipakai. Simpan ulang di Excel."


def many_merges(name: str, sheet: str) -> str:
    found = f"Lembar '{sheet}' di {name} memuat terlalu banyak sel gabungan; sebagian tidak diperhitungkan."
    return f"{found} Lepaskan gabungan yang tidak perlu."


def broken_formats(name: str) -> str:
    return f"Format angka di {name} rusak; angka dibaca tanpa formatnya. Simpan ulang di Excel."

"""Where our reader and openpyxl's do not agree on a hostile file, and why ours is right. A difference that goes away fails too.

``RAISES``: openpyxl gives up on the whole file. ``OTHERWISE``: it reads something else.
"""

from __future__ import annotations

DAMAGED_SHEET = "one damaged sheet costs openpyxl the whole file; we name the sheet and read the others"
IMPOSSIBLE_CELL = "openpyxl takes what no cell can hold as a number or a place; we name the sheet as damaged"
NAMESPACE = "openpyxl knows one namespace only and sees an empty sheet; we go by local names"
STYLES = "values do not need styles: openpyxl gives up the file, we read on"
ESCAPES = "_xHHHH_ stands for a sign; openpyxl leaves it as it is written"
PART_NAMES = "names of parts are compared without case and with either slash"
NO_FIGURE = (
    "a number of more than 18 digits before the point stays a text: no figure of an office, and exact arithmetic ends there"
)

RAISES = {
    "xml unsur asing dalam sel": "openpyxl asks each extension for its uri",
    "gabungan tumpang tindih": "a reversed range is still a range",
    "semua kolom tersembunyi": "a column without numbers hides nothing",
    "tanggal iso salah": "a date that cannot be stays the text that it is",
    "gaya bukan angka": STYLES,
    "format angka kacau": "a format of more places than a number can have shows the number as it is stored",
    "tanpa daftar jenis": "the list of content types is not needed",
    "teks bersama terpotong, angka terbaca": "sheets without shared texts are read",
    "buku bernama lain": "openpyxl looks for xl/workbook.xml's relations only",
    "bagian bergaris miring terbalik": PART_NAMES,
    "bagian huruf besar": PART_NAMES,
    "sifat rusak": "properties that cannot be read are nobody's",
    **dict.fromkeys(
        (
            "gaya terpotong",
            "gaya kosong",
            "gaya bukan xml",
            "gaya indentasi kacau",
            "gaya format tanpa nomor",
            "gaya warna kacau",
        ),
        STYLES,
    ),
    **dict.fromkeys(
        (
            "lembar kedua terpotong",
            "lembar kedua tanpa penutup",
            "lembar kedua kosong",
            "lembar kedua bukan xml",
            "lembar kedua dua akar",
            "lembar kedua acuan tak dikenal",
            "lembar kedua ampersan telanjang",
            "lembar kedua tanda terlarang",
            "lembar kedua acuan tanda terlarang",
            "lembar kedua utf-8 rusak",
            "lembar kedua utf-8 pengganti",
            "lembar kedua penutup salah",
            "lembar kedua atribut ganda",
            "lembar kedua penutup cdata telanjang",
            "lembar kedua bahasa sandi tak dikenal",
            "lembar kedua huruf sebagai angka",
            "lembar kedua heksadesimal",
            "lembar kedua teks di luar daftar",
            "lembar kedua baris bukan angka",
            "lembar kedua teks bernomor pangkat",
            "lembar kedua baris bernomor dua kali",
            "lembar kedua baris bernomor dua kali, tersembunyi",
        ),
        DAMAGED_SHEET,
    ),
}

OTHERWISE = {
    "sel gabungan tak terhingga": "merged areas are kept up to half a million cells, and the office is told",
    "lembar kedua web": "a web page in the place of a sheet is an empty sheet to openpyxl",
    "alamat huruf kecil": "openpyxl's parser counts on from the last cell where an address is not in capitals",
    "alamat tetap": "openpyxl's parser counts on from the last cell where an address has dollar signs",
    "tanggal iso": "a day has no time zone",
    "dua lembar senama": "two sheets of one name are told apart",
    "nama lembar panjang": "names of sheets are cut to 255 signs",
    "nama lembar bertanda": ESCAPES,
    "lembar kedua teks bernomor negatif": "openpyxl counts from the end of the list of texts",
    **dict.fromkeys(("xml tanpa ruang nama", "xml strict", "xml strict seluruhnya"), NAMESPACE),
    **dict.fromkeys(("angka sangat besar", "angka seribu angka"), NO_FIGURE),
    **dict.fromkeys(
        (
            "teks bertanda x000D",
            "teks sebaris bertanda x000D",
            "teks sebaris bertanda x005F",
            "teks bertanda nol",
            "teks sebaris bertanda nol",
        ),
        ESCAPES,
    ),
    **dict.fromkeys(
        (
            "lembar kedua garis bawah dalam angka",
            "lembar kedua angka arab",
            "lembar kedua baris nol",
            "lembar kedua baris terlalu jauh",
            "lembar kedua kolom terlalu jauh",
            "lembar kedua alamat kacau",
            "lembar kedua teks bernomor arab",
        ),
        IMPOSSIBLE_CELL,
    ),
    **dict.fromkeys(("jenis tak dikenal", "benar salah lain"), "a value that does not fit its cell's kind is a text"),
    **dict.fromkeys(
        (
            f"teks sebaris {kind}{way}"
            for kind in ("sebagai isi", "tanpa jenis", "berjenis n", "berjenis s", "berjenis str")
            for way in ("", ", teliti")
        ),
        "a cell that holds anything is not blank, whatever its kind says",
    ),
    **dict.fromkeys(("sasaran garis miring terbalik", "sasaran huruf besar"), PART_NAMES),
}

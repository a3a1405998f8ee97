"""Names: one thing spelt in two ways against two things, and names that every spreadsheet program accepts."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.names import Likeness, known_as, match, shared, spelt_differently, words
from lakip_xl.write.names import LONGEST_NAME, LONGEST_TEXT, clean_name, clean_text, one_line, shorten, unique_names

# --- one thing or two -------------------------------------------------------------------------------------------------

ONE_THING = [
    ("Persentase SDM KUMKM yang bersertifikat", "Persentase SDM KUKM yang bersertifikat"),
    ("Peningkatan Fungsi Pelayan Pemerintah", "Peningkatan Fungsi Pelayanan Pemerintah"),
    ("Pertumbuhan produk parekras", "Pertumbuhan produk parekraf"),
    ("Program Pembinaan Perpustakaan", "PEMBINAAN PERPUSTAKAAN"),
    ("1. Kualitas SDM KUMKM", "Kualitas SDM KUMKM"),
    ("Persentase UKM yang diberdayakan", "Persentase UKM diberdayakan"),
    ("Nilai tambah, daya saing", "Nilai tambah dan daya saing"),
    ("Kelola pasar", "Kelolaan pasar"),
]
TWO_THINGS = [
    ("Persentase koperasi baru", "Persentase koperasi aktif"),
    ("Penduduk laki-laki", "Penduduk perempuan"),
    ("Jumlah peserta pelatihan (pria)", "Jumlah peserta pelatihan (wanita)"),
    ("Persentase jalan mantap (kota)", "Persentase jalan mantap (desa)"),
    ("Pegawai usia 15 tahun", "Pegawai usia 16 tahun"),
    ("Pembinaan Usaha Kecil", "Pembinaan Usaha Besar"),
    ("Belanja Langsung", "Belanja Tidak Langsung"),
    ("Persentase peningkatan volume usaha koperasi", "Persentase peningkatan volume usaha kecil"),
    ("Sekolah Dasar", "Sekolah Lanjutan Tingkat Atas"),
    ("Target 2019", "Target 2019a"),
    ("Target 2019a", "Target 2019"),
    ("Mutu SDM", "Mutu SDA"),
    ("Pasar baru", "Pasar bara"),
    ("Pasar bara", "Pasar baru"),
    ("Bina Usaha", "Binaan Usaha"),
    ("Kelol pasar", "Kelolaan pasar"),
]


@pytest.mark.parametrize(("one", "other"), ONE_THING)
def test_one_thing_in_two_spellings(one: str, other: str) -> None:
    assert spelt_differently(one, other) and spelt_differently(other, one)
    assert shared(one, other) == 1


@pytest.mark.parametrize(("one", "other"), TWO_THINGS)
def test_two_things(one: str, other: str) -> None:
    assert not spelt_differently(one, other) and not spelt_differently(other, one)
    assert shared(one, other) < 1


def test_partners_are_the_nearest_and_each_is_used_once() -> None:
    plan = ["Persentase koperasi aktif", "Persentase SDM KUMKM terlatih", "Persentase wirausaha"]
    agreement = ["Persentase SDM KUKM terlatih", "persentase  koperasi aktif", "Persentase koperasi aktif", "Indeks kepuasan"]
    found = match(plan, agreement, str)
    assert {(pair.left, pair.right, pair.likeness) for pair in found.pairs} == {
        ("Persentase koperasi aktif", "persentase  koperasi aktif", Likeness.SAME),
        ("Persentase SDM KUMKM terlatih", "Persentase SDM KUKM terlatih", Likeness.SPELLING),
    }
    assert found.left_over == ("Persentase wirausaha",)
    assert found.right_over == ("Persentase koperasi aktif", "Indeks kepuasan")


def test_reworded_names_are_partners_only_when_asked_for() -> None:
    one, other = ["Peningkatan Mutu Pelayanan Koperasi"], ["Peningkatan Mutu Pelayanan Koperasi dan UKM"]
    assert match(one, other, str).pairs == ()
    assert [pair.likeness for pair in match(one, other, str, reworded=0.6).pairs] == [Likeness.REWORDED]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Pembinaan Koperasi", "Pembinaan Koperasi Sehat Mandiri", 0.5),
        ("Pembinaan Koperasi Sehat Mandiri", "Pembinaan Koperasi", 0.5),
        ("Koperasi sehat", "Usaha sehat", 0.5),
        ("Koperasi", "Koperasi", 1.0),
        ("dan", "dan", 0.0),
    ],
)
def test_the_share_of_words_is_of_the_longer_name(one: str, other: str, share: float) -> None:
    assert shared(one, other) == share


def test_a_name_written_together_is_spelt_differently() -> None:
    assert spelt_differently("Pasca Sarjana", "Pascasarjana")
    assert not spelt_differently("Pasca Sarjana", "Pasca")


def test_names_that_mean_the_same_go_by_the_first_of_their_circle() -> None:
    same = (("Koperasi aktif", "Koperasi sehat"), ("Usaha kecil", "Usaha mikro"), ("Koperasi sehat", "Koperasi baik"))
    known = ("koperasi baik", "Koperasi Sehat", "Koperasi aktif", "usaha mikro", "Usaha besar")
    assert [known_as(name, same) for name in known] == [*["Koperasi aktif"] * 3, "Usaha kecil", "Usaha besar"]
    joined = (("Aman", "Baik"), ("Cukup", "Duka"), ("Duka", "Baik"))
    assert len({known_as(name, joined) for name in ("aman", "baik", "cukup", "duka")}) == 1
    assert known_as("usaha mikro", ()) == "usaha mikro"


NAMES = st.lists(st.sampled_from([name for pair in ONE_THING + TWO_THINGS for name in pair]), max_size=8)


@given(left=NAMES, right=NAMES)
def test_matching_loses_nothing_and_invents_nothing(left: list[str], right: list[str]) -> None:
    ones, others = list(enumerate(left)), list(enumerate(right))
    found = match(ones, others, lambda item: item[1], reworded=0.7)
    assert sorted([*(pair.left for pair in found.pairs), *found.left_over]) == ones
    assert sorted([*(pair.right for pair in found.pairs), *found.right_over]) == others


@given(NAMES)
def test_a_list_matches_itself(names: list[str]) -> None:
    found = match(names, names, str)
    assert len(found.pairs) == len(names)
    assert all(pair.likeness is Likeness.SAME and words(pair.left) == words(pair.right) for pair in found.pairs)


# --- names of sheets and texts of cells -------------------------------------------------------------------------------

ODD_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
NOT_ALLOWED = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(ODD_TEXT)
def test_any_text_becomes_a_sheet_name_that_excel_accepts(text: str) -> None:
    name = clean_name(text)
    assert 1 <= units(name) <= LONGEST_NAME
    assert not NOT_ALLOWED.search(name)
    assert name == name.strip().strip("'") and name.casefold() != "history"
    assert unicodedata.is_normalized("NFC", name)


@given(st.lists(ODD_TEXT | st.sampled_from(["BTL", "btl", "History", "", "x" * 40]), max_size=12))
def test_sheet_names_are_unique_in_any_letter_case(texts: list[str]) -> None:
    names = unique_names(texts, taken=("Ringkasan",))
    assert len({name.casefold() for name in (*names, "Ringkasan")}) == len(texts) + 1
    assert all(1 <= units(name) <= LONGEST_NAME and not NOT_ALLOWED.search(name) for name in names)


def test_the_same_name_gets_a_number() -> None:
    assert unique_names(["BTL", "btl", "BTL"]) == ("BTL", "btl (2)", "BTL (3)")
    long = "Program Peningkatan Pelayanan Pemerintah"
    first, second = unique_names([long, long])
    assert long.startswith(first) and second.endswith(" (2)") and long.startswith(second.removesuffix(" (2)"))


@pytest.mark.parametrize(
    ("text", "name"),
    [("Realisasi 2020/2021", "Realisasi 2020 2021"), ("'Lembar'", "Lembar"), ("[a]:*?", "a"), ("", "Lembar"), ("\x01", "Lembar")],
)
def test_what_a_sheet_is_called(text: str, name: str) -> None:
    assert clean_name(text) == name


@given(ODD_TEXT)
def test_clean_text_can_be_written_and_keeps_what_can_be_seen(text: str) -> None:
    clean = clean_text(text)
    clean.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", clean)
    assert [sign for sign in text if sign.isalnum()] == [sign for sign in clean if sign.isalnum()]
    assert clean_text(clean) == clean
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("sign", ["x", "\N{GRINNING FACE}"])
def test_a_text_that_is_too_long_is_cut_visibly(sign: str) -> None:
    clean = clean_text(sign * 40_000)
    assert units(clean) <= LONGEST_TEXT and clean.startswith(sign * 100) and not clean.endswith(sign)


def test_a_short_name_ends_between_words() -> None:
    assert shorten("2.1 Efisiensi Penggunaan Sumber Daya") == "2.1 Efisiensi Penggunaan Sumber"

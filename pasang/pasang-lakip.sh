#!/bin/sh
# Menyiapkan lakip-xl sekali saja, di folder lakip-xl-env di sebelah berkas ini.
# Bila ada folder wheels di sebelahnya, internet tidak diperlukan.

sini=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 3
py=$sini/lakip-xl-env/bin/python

gagal() {
    printf '%s\n' "$1" >&2
    tunggu
    exit 3
}

tunggu() {
    if [ -t 0 ] && [ -z "$LAKIP_TANPA_TUNGGU" ]; then
        printf 'Tekan Enter untuk menutup. '
        read -r _
    fi
}

command -v python3 >/dev/null 2>&1 || gagal 'Python belum terpasang. Pasang Python 3.10 atau lebih baru, lalu jalankan lagi.'
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
    gagal 'Python yang terpasang terlalu lama. Pasang Python 3.10 atau lebih baru, lalu jalankan lagi.'
python3 -c 'import ensurepip, venv' 2>/dev/null ||
    gagal 'Python ini tidak lengkap (tanpa venv). Di Debian atau Ubuntu: sudo apt install python3-venv, lalu jalankan lagi.'

echo 'Menyiapkan lakip-xl, sekitar satu menit ...'
if ! "$py" -c 'import pip' 2>/dev/null; then
    python3 -m venv --clear "$sini/lakip-xl-env" ||
        gagal 'Folder lakip-xl-env tidak dapat dibuat. Periksa izin folder dan sisa ruang, lalu jalankan lagi.'
fi

if [ -d "$sini/wheels" ]; then
    set -- --no-index --find-links "$sini/wheels" lakip-xl
elif [ -f "$sini/../setup.cfg" ]; then
    set -- "$sini/.."
else
    set -- lakip-xl
fi
"$py" -m pip install --quiet --disable-pip-version-check --upgrade "$@" ||
    gagal 'Pemasangan gagal. Periksa sambungan internet atau isi folder wheels, lalu jalankan lagi.'

catatan=${XDG_DATA_HOME:-$HOME/.local/share}/lakip-xl
if mkdir -p "$catatan" 2>/dev/null; then
    printf '%s\n' "$py" >"$catatan/python.txt"
fi
echo 'Selesai. Sekarang klik dua kali periksa-lakip.sh (macOS: "Periksa LAKIP.command").'
tunggu

#!/bin/sh
# Klik dua kali: memeriksa folder tempat berkas ini berada.
# Dengan folder atau berkas Excel sebagai argumen: memeriksa yang disebut.

sini=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 3
py=$sini/lakip-xl-env/bin/python
catatan=${XDG_DATA_HOME:-$HOME/.local/share}/lakip-xl/python.txt
if [ ! -x "$py" ] && [ -f "$catatan" ]; then
    IFS= read -r py <"$catatan"
fi

if [ -x "$py" ]; then
    "$py" -I -X utf8 -m lakip_xl.starter "$sini" "$@"
    kode=$?
else
    echo 'lakip-xl belum dipasang. Jalankan pasang-lakip.sh lebih dahulu.' >&2
    kode=3
fi
if [ -t 0 ] && [ -z "$LAKIP_TANPA_TUNGGU" ]; then
    printf 'Tekan Enter untuk menutup. '
    read -r _
fi
exit "$kode"

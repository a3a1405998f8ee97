@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul
title Pasang LAKIP

rem Menyiapkan lakip-xl sekali saja, di folder lakip-xl-env di sebelah berkas ini.
rem Bila ada folder wheels di sebelahnya, internet tidak diperlukan.

set "SINI=%~dp0"
set "LINGKUNGAN=%~dp0lakip-xl-env"
set "PY=%~dp0lakip-xl-env\Scripts\python.exe"

set "PEMBUAT="
where py >nul 2>nul && set "PEMBUAT=py -3"
if not defined PEMBUAT where python >nul 2>nul && set "PEMBUAT=python"
if not defined PEMBUAT (
    echo Python belum terpasang. Pasang Python 3.10 atau lebih baru dari python.org, lalu jalankan lagi.
    goto gagal
)
%PEMBUAT% -c "import sys; sys.exit(sys.version_info < (3, 10))"
if errorlevel 1 (
    echo Python 3.10 atau lebih baru tidak ditemukan. Pasang dari python.org, lalu jalankan lagi.
    goto gagal
)

echo Menyiapkan lakip-xl, sekitar satu menit ...
if not exist "%PY%" %PEMBUAT% -m venv "%LINGKUNGAN%"
if errorlevel 1 (
    echo Folder lakip-xl-env tidak dapat dibuat. Periksa izin folder dan sisa ruang, lalu jalankan lagi.
    goto gagal
)

if exist "%SINI%wheels\" goto wheels
if exist "%SINI%..\setup.cfg" goto sumber
"%PY%" -m pip install --quiet --disable-pip-version-check --upgrade lakip-xl
goto hasil

:wheels
"%PY%" -m pip install --quiet --disable-pip-version-check --upgrade --no-index --find-links "%SINI%wheels" lakip-xl
goto hasil

:sumber
"%PY%" -m pip install --quiet --disable-pip-version-check --upgrade "%SINI%.."

:hasil
if errorlevel 1 (
    echo Pemasangan gagal. Periksa sambungan internet atau isi folder wheels, lalu jalankan lagi.
    goto gagal
)
if not exist "%LOCALAPPDATA%\lakip-xl\" mkdir "%LOCALAPPDATA%\lakip-xl" 2>nul
setlocal EnableDelayedExpansion
(echo !PY!)>"!LOCALAPPDATA!\lakip-xl\python.txt"
endlocal
echo Selesai. Sekarang klik dua kali "Periksa LAKIP.bat", atau jatuhkan folder dinas ke atasnya.
if not defined LAKIP_TANPA_TUNGGU pause
exit /b 0

:gagal
if not defined LAKIP_TANPA_TUNGGU pause
exit /b 3

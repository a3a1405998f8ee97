@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul
title Periksa LAKIP

rem Klik dua kali: memeriksa folder tempat berkas ini berada.
rem Jatuhkan folder atau berkas Excel ke atasnya: memeriksa yang dijatuhkan.

set "LAKIP_BAT=%~f0"
set "LAKIP_FOLDER=%~dp0."
set "PY=%~dp0lakip-xl-env\Scripts\python.exe"
if exist "%PY%" goto ada
set "PY="
if exist "%LOCALAPPDATA%\lakip-xl\python.txt" set /p PY=<"%LOCALAPPDATA%\lakip-xl\python.txt"
if not defined PY goto belum
if exist "%PY%" goto ada

:belum
echo lakip-xl belum dipasang. Klik dua kali "Pasang LAKIP.bat" lebih dahulu.
set "KODE=3"
goto tutup

:ada
set "LAKIP_N=0"
:berikut
set "ISI=%~1"
if not defined ISI goto jalan
set /a LAKIP_N+=1 >nul
set "LAKIP_ARG_%LAKIP_N%=%~1"
shift /1
goto berikut

:jalan
setlocal EnableDelayedExpansion
set "LAKIP_CMDLINE=!cmdcmdline!"
"!PY!" -I -X utf8 -m lakip_xl.starter
set "KODE=!errorlevel!"
endlocal & set "KODE=%KODE%"

:tutup
if not defined LAKIP_TANPA_TUNGGU pause
rem Explorer menjalankan "cmd /c": di sana "exit" menutup jendela, dan sisa nama yang memuat "&" tidak ikut dijalankan.
setlocal EnableDelayedExpansion
if /i not "!cmdcmdline:/c=!"=="!cmdcmdline!" exit !KODE!
exit /b !KODE!

"""How the page of findings looks and what its few buttons do. Without scripts it shows everything and has no buttons."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light; --ink: #1f2933; --soft: #4a5560; --line: #8a94a0; --pale: #e4e8ed; --paper: #ffffff;
  --kesalahan: #8c1d0f; --kesalahan-pale: #f9e4df; --peringatan: #6b4f00; --peringatan-pale: #fdf3d3;
  --catatan: #2f5d8c; --catatan-pale: #e8f0f8; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 70rem; padding: 1.25rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); }
h3, h4 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .25rem; }
h4 { font-size: 1rem; }
p { margin: .25rem 0 .5rem; }
a { color: #1f4e9c; }
ul { margin: .25rem 0 .75rem; padding-left: 1.25rem; }
.pengantar, .tempat, .kecil { color: var(--soft); }
.kecil { font-size: .875rem; }
.putusan { border: 2px solid var(--line); border-left-width: .5rem; padding: .75rem 1rem; font-weight: bold; margin: .5rem 0; }
.putusan.siap { border-color: #2f6b3a; background: #e9f4ea; }
.putusan.perlu-diperbaiki { border-color: #7a5b00; background: #fdf3e2; }
.putusan.tidak-terbaca { border-color: #55606b; background: #eef0f2; }
.jumlah { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; margin: .75rem 0; }
.jumlah li { flex: 1 1 14rem; padding: .5rem .75rem; border: 1px solid var(--line); border-left: .4rem solid; }
.jumlah b { font-size: 1.25rem; margin-right: .25rem; }
.kesalahan { --tone: var(--kesalahan); --tone-pale: var(--kesalahan-pale); --edge: solid; }
.peringatan { --tone: var(--peringatan); --tone-pale: var(--peringatan-pale); --edge: dashed; }
.catatan { --tone: var(--catatan); --tone-pale: var(--catatan-pale); --edge: dotted; }
.jumlah li[class] { border-left-color: var(--tone); border-left-style: var(--edge); }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .35rem 0; font-weight: bold; }
.saring { border: 1px solid var(--line); padding: .5rem .75rem; margin: 1rem 0; background: #f6f7f9; }
.saring[hidden] { display: none; }
.saring div { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: .25rem 0; }
.saring span { min-width: 4.5rem; font-weight: bold; }
.saring button { font: inherit; font-size: .9375rem; min-height: 2.5rem; padding: .25rem .75rem; border: 2px solid var(--soft);
  border-radius: .25rem; background: var(--paper); color: var(--ink); text-align: left; cursor: pointer; }
.saring button[aria-pressed="true"] { background: #2b3a4a; border-color: #2b3a4a; color: #ffffff; }
.saring button[aria-pressed="true"]::before { content: "\\2713\\00a0"; }
:focus-visible { outline: 3px solid #1f4e9c; outline-offset: 2px; }
.temuan { border: 1px solid var(--line); border-left: .5rem var(--edge) var(--tone); padding: .75rem 1rem; margin: 1rem 0; }
.temuan:target { outline: 3px solid #1f4e9c; }
.temuan.luput > :not(details.akibat) { display: none; }
.nomor { display: inline-block; min-width: 1.75rem; }
.tingkat { display: inline-block; background: var(--tone-pale); color: var(--tone); border: 1px var(--edge) var(--tone);
  padding: 0 .5rem; margin-right: .35rem; font-size: .875rem; }
.uraian { white-space: pre-line; }
.angka { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: .5rem 0; }
.angka div { display: flex; flex-direction: column; }
.angka dt { font-size: .875rem; color: var(--soft); }
.angka dd { margin: 0; font-weight: bold; }
.lakukan { border-left: 3px solid var(--pale); padding-left: .75rem; }
.akibat > .temuan { margin-left: 0; }
.gambar { overflow-x: auto; overflow-wrap: break-word; margin: .5rem 0 .25rem; }
.gambar table { border-collapse: collapse; font-size: .8125rem; line-height: 1.3; }
.gambar th, .gambar td { border: 1px solid #b6bec7; padding: .2rem .4rem; vertical-align: top; text-align: left; max-width: 15rem;
  min-width: 2.5rem; }
.gambar th { background: var(--pale); font-weight: normal; color: var(--soft); }
.gambar thead th { text-align: center; min-width: 3.5rem; }
.gambar thead b { display: block; color: var(--ink); }
.gambar tbody th { text-align: right; min-width: 2rem; }
.gambar tr > th:first-child { position: sticky; left: 0; z-index: 1; min-width: 2rem; }
.gambar td.a { text-align: right; white-space: nowrap; }
.gambar td.p { min-width: 9rem; }
.gambar td.t { color: var(--soft); font-style: italic; }
.gambar td.sela, .gambar th.sela { border-style: none; background: none; min-width: 0; padding: .2rem; }
.gambar td.salah { outline: 3px solid var(--tone); outline-offset: -2px; background: var(--tone-pale); font-weight: bold; }
.gambar td.duga { outline: 2px dashed var(--ink); outline-offset: -2px; font-weight: bold; }
.samar { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none; }
@media (max-width: 40rem) {
  body { padding: .75rem .6rem 2rem; }
  .temuan { padding: .6rem .7rem; }
  .saring div { flex-wrap: nowrap; overflow-x: auto; padding-bottom: .35rem; }
  .saring span { display: none; }
  .saring button { flex: none; }
  .gambar th, .gambar td { max-width: 11rem; }
}
@media print {
  @page { size: A4; margin: 14mm 12mm; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  .saring { display: none; }
  .temuan { break-inside: avoid-page; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .temuan:has(.akibat) { break-inside: auto; }
  .putusan, .jumlah li, .gambar td, .gambar th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  h2, h3, h4, .tempat { break-after: avoid-page; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .gambar { overflow: visible; }
  .gambar tr > th:first-child { position: static; }
  .gambar table { font-size: 7.5pt; }
}
"""

SCRIPT = """
(function () {
  "use strict";
  function each(list, work) { Array.prototype.forEach.call(list, work); }
  function isOn(button) { return button.getAttribute("aria-pressed") === "true"; }
  function press(button, on) { button.setAttribute("aria-pressed", on ? "true" : "false"); }
  each(document.querySelectorAll("section.kantor"), function (office) {
    var bar = office.querySelector(".saring");
    if (!bar) { return; }
    var levels = bar.querySelectorAll("button[data-tingkat]"), files = bar.querySelectorAll("button[data-berkas]");
    var told = bar.querySelector("[role=status]");
    function show() {
      var wanted = {}, file = "", seen = 0, all = 0;
      each(levels, function (button) { wanted[button.dataset.tingkat] = isOn(button); });
      each(files, function (button) { if (isOn(button)) { file = button.dataset.berkas; } });
      function fits(finding) { return wanted[finding.dataset.tingkat] && (!file || finding.dataset.berkas === file); }
      each(office.querySelectorAll("article.temuan"), function (finding) {
        var own = fits(finding), inner = finding.querySelectorAll("article.temuan"), below = 0;
        each(inner, function (other) { below += fits(other) ? 1 : 0; });
        all += 1;
        seen += own ? 1 : 0;
        finding.hidden = !own && !below;
        finding.classList.toggle("luput", !own && below > 0);
        var folded = finding.querySelector("details.akibat");
        if (folded) {
          folded.hidden = !below;
          if (!own && below) { folded.open = true; }
        }
      });
      told.textContent = seen === all ? "Semua " + all + " temuan ditampilkan." : seen + " dari " + all + " temuan ditampilkan.";
    }
    each(levels, function (button) { button.addEventListener("click", function () { press(button, !isOn(button)); show(); }); });
    each(files, function (button) {
      button.addEventListener("click", function () {
        each(files, function (other) { press(other, other === button); });
        show();
      });
    });
    bar.hidden = false;
    show();
  });
  function centre(part) {
    each(part.querySelectorAll(".gambar"), function (box) {
      var cell = box.querySelector("td.salah, td.duga");
      if (!cell || !box.clientWidth) { return; }
      var own = cell.getBoundingClientRect(), frame = box.getBoundingClientRect();
      box.scrollLeft += own.left + own.width / 2 - frame.left - frame.width / 2;
    });
  }
  each(document.querySelectorAll("details.akibat"), function (part) {
    part.addEventListener("toggle", function () { centre(part); });
  });
  centre(document);
  window.addEventListener("resize", function () { centre(document); });
  function unfold(on) { each(document.querySelectorAll("details"), function (part) { part.open = on || part.open; }); }
  function reveal() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    for (var part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") { part.open = true; }
      part.hidden = false;
    }
    if (target) { target.classList.remove("luput"); target.scrollIntoView(); }
  }
  window.addEventListener("beforeprint", function () { unfold(true); });
  window.addEventListener("hashchange", reveal);
  reveal();
})();
"""

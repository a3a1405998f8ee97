"""The command ``jendela``: a small window for who has no terminal. A folder, one big button, the findings, the result.

The check runs in a worker process that a thread waits for; the window only looks into a queue, so it never stands still.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from lakip_xl.errors import CHECKED, UNREADABLE, LakipError
from lakip_xl.office_report import Job, OfficeReport
from lakip_xl.periksa import Request, check_each, jobs_of, open_files, recap_folder, write_recap
from lakip_xl.write.recap_line import RecapLine
from lakip_xl.write.terminal import VERDICTS, printable

try:
    import tkinter as tk
    from tkinter import filedialog, ttk
except ImportError:  # a Python without Tk
    tk = None  # type: ignore[assignment]

NO_TK = (
    "Jendela tidak dapat dibuka: Python ini tanpa Tk. Pasang python3-tk (Windows: pasang ulang Python dengan tcl/tk), atau"
    " pakai: lakip-xl periksa FOLDER."
)
NO_SCREEN = "Jendela tidak dapat dibuka: tidak ada layar. Pakai: lakip-xl periksa FOLDER."
LOOK_EVERY = 100
"""Milliseconds between two looks into the queue."""
SIZE, SMALLEST = "900x560", (640, 420)
COLUMNS = (("sel", "Sel", 150), ("temuan", "Temuan", 560))
LONGEST = 600


@dataclass(frozen=True)
class Told:
    """A line of the list: level, cell, what is wrong; ``indent`` for what a root explains."""

    severity: str
    place: str
    text: str
    indent: bool = False


def open_window(folder: Path | None) -> int:
    """Opens the window and stays until it is closed; returns the exit code."""
    if tk is None:
        click.echo(NO_TK, err=True)
        return UNREADABLE
    try:
        root = tk.Tk(className="lakip-xl")
    except tk.TclError:
        click.echo(NO_SCREEN, err=True)
        return UNREADABLE
    Window(root, folder or remembered_folder())
    root.mainloop()
    return CHECKED


class Window:
    """The window and the check that runs behind it."""

    def __init__(self, root: tk.Tk, folder: Path | None) -> None:
        self.root = root
        self.news: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.to_open: list[Path] = []
        self.running = False
        self.folder = tk.StringVar(root, str(folder or ""))
        self.state = tk.StringVar(root, "Pilih folder dinas, atau folder yang berisi folder-folder dinas, lalu tekan Periksa.")
        root.title("Periksa LAKIP")
        root.geometry(SIZE)
        root.minsize(*SMALLEST)
        self._build()
        root.bind("<Return>", lambda event: self.start())
        root.after(LOOK_EVERY, self._look)

    def _build(self) -> None:
        top = ttk.Frame(self.root, padding=12)
        top.pack(fill="x")
        top.columnconfigure(1, weight=1)
        ttk.Label(top, text="Folder").grid(row=0, column=0, padx=(0, 8))
        self.entry = ttk.Entry(top, textvariable=self.folder)
        self.entry.grid(row=0, column=1, sticky="ew")
        self.browse = ttk.Button(top, text="Pilih ...", command=self._choose)
        self.browse.grid(row=0, column=2, padx=(8, 0))
        style = ttk.Style(self.root)
        if style.theme_use() == "default":  # X11; Windows and macOS have looks of their own
            style.theme_use("clam")
            style.configure("Horizontal.TProgressbar", background="#3E6A9C")
        style.configure("Big.TButton", font=("TkDefaultFont", 14, "bold"), padding=10)
        self.button = ttk.Button(top, text="Periksa", style="Big.TButton", command=self.start)
        self.button.grid(row=1, column=0, columnspan=3, sticky="ew", pady=(12, 8))
        self.bar = ttk.Progressbar(top, mode="determinate")
        self.bar.grid(row=2, column=0, columnspan=3, sticky="ew")
        self.label = ttk.Label(top, textvariable=self.state, wraplength=860, justify="left")
        self.label.grid(row=3, column=0, columnspan=3, sticky="w", pady=(8, 0))
        self.label.bind("<Configure>", lambda event: self.label.configure(wraplength=max(top.winfo_width() - 24, 200)))
        bottom = ttk.Frame(self.root, padding=(12, 0, 12, 12))
        bottom.pack(side="bottom", fill="x")
        self.result = ttk.Button(bottom, text="Buka hasil", command=self.open_result, state="disabled")
        self.result.pack(side="right")
        self.detail = ttk.Label(bottom, anchor="w", justify="left", wraplength=740)
        self.detail.pack(side="left", fill="x", expand=True)
        self.detail.bind("<Configure>", lambda event: self.detail.configure(wraplength=max(bottom.winfo_width() - 150, 200)))
        middle = ttk.Frame(self.root, padding=12)
        middle.pack(fill="both", expand=True)
        self.list = ttk.Treeview(middle, columns=[name for name, _, _ in COLUMNS], show="tree headings", selectmode="browse")
        self.list.heading("#0", text="Tingkat", anchor="w")
        self.list.column("#0", width=190, stretch=False)
        for name, title, width in COLUMNS:
            self.list.heading(name, text=title, anchor="w")
            self.list.column(name, width=width, stretch=name == "temuan")
        scroll = ttk.Scrollbar(middle, command=self.list.yview)
        self.list.configure(yscrollcommand=scroll.set)
        scroll.pack(side="right", fill="y")
        self.list.pack(side="left", fill="both", expand=True)
        self.list.bind("<<TreeviewSelect>>", lambda event: self._show_whole())

    def _show_whole(self) -> None:
        """The chosen finding in full, below the list."""
        self.detail.configure(text=" ".join(self.list.set(node, "temuan") for node in self.list.selection()))

    def _choose(self) -> None:
        chosen = filedialog.askdirectory(parent=self.root, initialdir=self.folder.get() or None, title="Pilih folder dinas")
        if chosen:
            self.folder.set(str(Path(chosen)))

    def start(self) -> None:
        """Begins a check, unless one is at work or there is no such folder."""
        text = self.folder.get().strip().strip('"')
        folder = Path(text).expanduser()
        if self.running:
            return
        if not text or not folder.exists():
            self.state.set("Folder itu tidak ada. Tekan Pilih ... untuk memilihnya.")
            return
        remember_folder(folder)
        self.running, self.to_open = True, []
        self.list.delete(*self.list.get_children())
        self.detail.configure(text="")
        self.result.configure(state="disabled")
        self.button.configure(state="disabled")
        self.bar.configure(value=0, mode="indeterminate")
        self.bar.start(15)
        self.state.set("Memeriksa ...")
        threading.Thread(target=self._check, args=(folder,), daemon=True).start()

    def _check(self, folder: Path) -> None:
        """In the thread: everything that is to be shown goes into the queue."""
        try:
            request = Request((folder,))
            jobs = jobs_of(request)
            self.news.put(("many", len(jobs)))
            lines = []
            for _, report in check_each(jobs, request, self):
                lines.append(report.line)
                self.news.put(("report", (report, len(jobs) > 1)))
            self.news.put(("end", _recap_of(lines, request, jobs)))
        except LakipError as fault:
            self.news.put(("end", fault.sentence))
        except Exception as fault:  # the last net: the window stays
            self.news.put(("end", f"Kesalahan program ({type(fault).__name__}). Jalankan lakip-xl periksa --debug dan laporkan."))

    def at(self, office: str, file: str) -> None:
        self.news.put(("at", f"{printable(office)}: {printable(file)}"))

    def step(self) -> None:
        self.news.put(("step", None))

    def _look(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                self._show(*self.news.get_nowait())
        self.root.after(LOOK_EVERY, self._look)

    def _show(self, kind: str, content: Any) -> None:
        if kind == "many" and content > 1:
            self.bar.stop()
            self.bar.configure(mode="determinate", maximum=content, value=0)
        elif kind == "step" and str(self.bar.cget("mode")) == "determinate":
            self.bar.configure(value=float(self.bar.cget("value")) + 1)
        elif kind == "at":
            self.state.set(f"Memeriksa {content}")
        elif kind == "report":
            self._show_report(*content)
        elif kind == "end":
            self._end(content)

    def _show_report(self, report: OfficeReport, several: bool) -> None:
        if report.workbook:
            self.to_open.append(report.workbook)
        parent = ""
        if several:
            told = report.short.partition(": ")[2]
            parent = self.list.insert("", "end", text=_fits(report.line.folder), values=("", told))
        else:
            self.said = report.short
        found = list(findings_of(report))
        if not several and not found and report.temuan is None:
            self.list.insert(parent, "end", values=("", report.line.remark))
        root = parent
        for line in found:
            values = (line.place, line.text)
            node = self.list.insert(root if line.indent else parent, "end", text=line.severity, values=values, open=True)
            root = root if line.indent else node

    def _end(self, content: tuple[str, Path | None] | str) -> None:
        self.running = False
        self.bar.stop()
        self.bar.configure(mode="determinate", maximum=1, value=1)
        self.button.configure(state="normal")
        if isinstance(content, str):
            self.state.set(content)
            return
        text, recap = content
        self.state.set(text or getattr(self, "said", ""))
        if recap:
            self.to_open = [recap]
        if self.to_open:
            self.result.configure(state="normal")

    def open_result(self) -> None:
        threading.Thread(target=open_files, args=(list(self.to_open),), daemon=True).start()


def _recap_of(lines: list[RecapLine], request: Request, jobs: tuple[Job, ...]) -> tuple[str, Path | None]:
    if len(jobs) == 1:
        return "", None
    from lakip_xl.write.recap import head_sentence  # noqa: PLC0415 - the writer is imported only when something is written

    return head_sentence(lines), write_recap(lines, recap_folder(request, jobs))


def findings_of(report: OfficeReport) -> Iterator[Told]:
    """The office's findings as the list shows them: each root, then what it explains."""
    temuan: Mapping[str, Any] = report.temuan or {}
    found = {one["id"]: one for one in temuan.get("findings", [])}
    symptoms = {root: rest for root, *rest in (group["findings"] for group in temuan.get("groups", []))}
    below = {identity for rest in symptoms.values() for identity in rest}
    for file in temuan.get("files", []):
        if file["status"] == "refused":
            yield Told("", file["path"], _fits(file["reason"] or VERDICTS[report.line.verdict]))
    for identity, one in found.items():
        if identity not in below:
            yield _told(one)
            yield from (_told(found[other], indent=True) for other in symptoms.get(identity, ()) if other in found)


def _told(one: Mapping[str, Any], *, indent: bool = False) -> Told:
    place = one["place"]
    return Told(one["severity"], f"{place['sheet']}!{place['cell']}", _fits(f"{one['title']}. {one['message']}"), indent)


def _fits(text: str) -> str:
    """On one line of a list: Tk takes any text, but a line break would cover the next line."""
    line = " ".join(printable(text).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 3] + "..."


def memory_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the window remembers the last folder, by the custom of the system."""
    if sys.platform == "win32":
        base = Path(environment.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "lakip-xl" / "jendela.json"


def remembered_folder() -> Path | None:
    try:
        folder = Path(json.loads(memory_file().read_text(encoding="utf-8"))["folder"])
        return folder if folder.is_dir() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember_folder(folder: Path) -> None:
    """What cannot be remembered is asked again."""
    file = memory_file()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"folder": str(folder.resolve())}), encoding="utf-8")

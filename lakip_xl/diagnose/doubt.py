"""What to say when the wrong cell cannot be told: between which cells, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable

from lakip_xl.diagnose.causes import MISSING_ROW, ROUNDING
from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.missing_rows import gaps_of
from lakip_xl.diagnose.verdicts import Judgement
from lakip_xl.model.cells import Place
from lakip_xl.model.figures import indonesian
from lakip_xl.model.laporan import Laporan

MOST_NAMED = 6
SOURCES = {
    "induk": "DPA awal",
    "pagu": "DPA setelah perubahan (DPPA)",
    "realisasi": "LRA",
    "sisa": "LRA",
    "serapan": "LRA",
    "sisa_persen": "LRA",
}
"""The document from which the figures of a column come."""


def doubt(judgement: Judgement, graph: Graph, laporan: Laporan) -> str:
    """One or two sentences for the finding's message."""
    ways = judgement.ways
    if judgement.cause is ROUNDING:
        return f"Selisih sekecil ini ada di {len(judgement.relations)} baris: angkanya dibulatkan sebelum dijumlahkan."
    if judgement.cause is MISSING_ROW:
        gaps = "; ".join(indonesian(gap) for gap in gaps_of(graph, judgement.relations))
        return (
            f"Selisih di baris ini merupakan satu baris yang utuh ({gaps}): mungkin satu baris rincian tidak ada di lembar ini, "
            "atau baris jumlahnya dari data lain. Cocokkan dengan DPA dan LRA."
        )
    if not judgement.complete:
        return (
            "Terlalu banyak angka yang tidak cocok sekaligus; sel yang salah tidak dapat ditentukan. "
            "Cocokkan tabel ini dengan sumbernya."
        )
    if not ways:
        cells = dict.fromkeys(
            graph.figures[node].place for index in sorted(judgement.relations) for node in graph.relations[index].nodes
        )
        return (
            f"Tidak dapat ditentukan sel mana yang salah di antara {_listed(cells)}: masing-masing cocok dengan persamaan lain, "
            "jadi lebih dari satu sel yang salah. Cocokkan dengan dokumen sumbernya."
        )
    places = dict.fromkeys(graph.figures[change.node].place for way in ways for change in way.changes)
    nodes = {graph.figures[change.node].place: change.node for way in ways for change in way.changes}
    poor = [place for place in places if sum(graph.relations[index].exact for index in graph.by_node[nodes[place]]) < 2]
    told = f"Tidak dapat ditentukan sel mana yang salah: {_rivals(judgement, graph)}."
    columns = list(dict.fromkeys(_heading(place, laporan) for place in poor)) or list(
        dict.fromkeys(_heading(place, laporan) for place in places)
    )
    names = ", ".join(heading for heading, _ in columns if heading)
    sources = " atau ".join(dict.fromkeys(source for _, source in columns)) or "dokumen sumbernya"
    why = f" Angka di kolom {names} hanya dijaga satu persamaan;" if poor and names else ""
    return f"{told}{why}{' c' if why else ' C'}ocokkan dengan {sources}."


def _rivals(judgement: Judgement, graph: Graph) -> str:
    """The cells of each way, the cells that change together joined."""
    ways = [_joined(graph.figures[change.node].place for change in way.changes) for way in judgement.ways]
    shown = list(dict.fromkeys(ways))
    more = f" (dan {len(shown) - MOST_NAMED} kemungkinan lain)" if len(shown) > MOST_NAMED else ""
    return " atau ".join(shown[:MOST_NAMED]) + more


def _joined(places: Iterable[Place]) -> str:
    return " dan ".join(place.cell for place in places)


def _listed(places: Iterable[Place]) -> str:
    all_places = list(places)
    sheets = {(place.file, place.sheet) for place in all_places}
    shown = [place.cell if len(sheets) == 1 else f"{place.sheet}!{place.cell}" for place in all_places]
    if len(shown) > MOST_NAMED:
        return f"{', '.join(shown[:MOST_NAMED])} dan {len(shown) - MOST_NAMED} sel lain"
    return f"{', '.join(shown[:-1])} dan {shown[-1]}" if len(shown) > 1 else shown[0]


def _heading(place: Place, laporan: Laporan) -> tuple[str, str]:
    """The column's heading, and the document in which its figures have their source."""
    for table in laporan.tables:
        if (table.file, table.sheet) == (place.file, place.sheet) and table.found.first_row <= place.row <= table.found.last_row:
            for column in table.found.columns:
                if column.column == place.column:
                    return column.heading, SOURCES.get(column.name or "", "dokumen sumbernya")
    return "", "dokumen sumbernya"

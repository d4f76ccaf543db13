"""The briefing as an accessible PDF (PDF/UA-1), set by Typst.

Owns that it never has more than two pages, and that its words stay words: they reach
the template as JSON, never as markup. How it looks is `briefing.typ` beside this file.
The fonts are those that Typst and Matplotlib bring along, so that the same briefing
gives the same file on every machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import typst

from zr_dashboard.export import bild
from zr_dashboard.export.briefing import Briefing
from zr_dashboard.export.briefing_tabellen import ZUSATZ
from zr_dashboard.export.briefing_teile import MONITOR, weitere
from zr_dashboard.formatting import german
from zr_dashboard.model.programm import PROGRAMM

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 2

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "briefing.typ"
_CELL, _TEXT = 140, 600
"""So many characters of a cell, and of any other text; what is cut ends in »…«."""

_LINK = 110
"""A longer address is not printed, only linked."""

Words = dict[str, Any]
"""What the template sets, as JSON holds it."""

_LONG_WORD = re.compile(r"\S{25}(?=\S)")
"""After so many characters a word may break: a column may be narrower."""

_BREAK = "\N{ZERO WIDTH SPACE}"


def to_pdf(content: Briefing, figures: Mapping[str, go.Figure]) -> bytes:
    """Set a briefing on one or two A4 pages.

    As many cases are listed as find room; how many more there are is said.

    Args:
        content: What it says.
        figures: The pictures by their names, see `Abschnitt.bild`.

    Raises:
        FigureUnknownError: a picture could not show all that a chart shows.
    """
    words = _words(content, {name: bild.to_part(f) for name, f in figures.items()})
    written = _fitting(words, content).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=content.angaben.erzeugt
    )
    if not isinstance(written, bytes):  # several files, as only pictures are
        raise TypeError
    return written


def prepare() -> None:
    """Load what else the first sheet of a process waits for: half of its time."""
    from zr_dashboard.export import bild_page  # noqa: F401, PLC0415  loads Matplotlib

    _fonts()


def _fitting(words: Words, content: Briefing) -> typst.Compiler:
    """The sheet with as many cases as find room, described if that is all of them."""
    low, high = 0, len(content.faelle.tabelle.zeilen) if content.faelle.tabelle else 0
    whole = _sheet(words, content, high, described=content.anzahl_faelle == high)
    if _pages(whole) <= MOST_PAGES:
        return whole
    while low < high:
        middle = (low + high + 1) // 2
        if _pages(_sheet(words, content, middle)) <= MOST_PAGES:
            low = middle
        else:
            high = middle - 1
    return _sheet(words, content, low)


def _sheet(
    words: Words, content: Briefing, rows: int, *, described: bool = False
) -> typst.Compiler:
    """The sheet with so many cases listed."""
    listed = dict(words["faelle"])
    if table := listed["tabelle"]:
        listed["tabelle"] = table | {
            "zeilen": table["zeilen"][:rows],
            "zusaetze": table["zusaetze"] if described else [],
        }
        listed["fuss"] = weitere(rows, content.anzahl_faelle)
    data = json.dumps(words | {"faelle": listed}, ensure_ascii=False)
    return typst.Compiler(
        _TEMPLATE,
        root=_HERE,
        font_paths=_fonts(),
        sys_inputs={"daten": data},
    )


def _pages(compiler: typst.Compiler) -> int:
    return int(json.loads(compiler.query("<seiten>", field="value", one=True)))


@cache
def _fonts() -> typst.Fonts:
    """Libertinus Serif, and DejaVu Sans for what it lacks; nothing of the system."""
    from zr_dashboard.export import bild_text  # noqa: PLC0415  loads Matplotlib

    return typst.Fonts(include_system_fonts=False, font_paths=[bild_text.FOLDER])


def _words(content: Briefing, drawn: Mapping[str, tuple[str, str]]) -> Words:
    """Everything the template sets, cut and cleaned; the pictures beside it."""
    from zr_dashboard.export import bild_text  # noqa: PLC0415  loads Matplotlib

    about = content.angaben
    said = asdict(content)
    del said["angaben"]
    owners = [owner for _, owner in drawn.values() if owner not in about.lizenz]
    said["quellen"]["punkte"] = [*said["quellen"]["punkte"], *owners]
    said |= {
        "dokument": f"Briefing: {content.titel} – {PROGRAMM}",
        "urheber": MONITOR,
        "stichworte": [PROGRAMM, "Briefing", content.titel],
        "dach": f"{PROGRAMM} · Briefing",
        "fuss": f"{MONITOR} · Datenstand {german.datum(about.stand)} · erstellt am "
        f"{about.erzeugt:%d.%m.%Y %H:%M} UTC",
        "zusatzspalte": ZUSATZ,
    }
    ready: dict[str, Any] = _ready(said, bild_text.clean)
    for part in ready["bilder"]:
        part["svg"] = drawn[part["bild"]][0]
    return ready | {"verweis": _link(about.link)}


def _link(address: str) -> dict[str, str]:
    """Where the same selection stands on a page."""
    short = len(address) <= _LINK
    return {
        "vor": "Diese Auswahl im Monitor:" if short else "Im Monitor:",
        "text": address if short else "diese Auswahl öffnen (Verweis in der Datei)",
        "adresse": address,
    }


def _ready(value: Any, clean: Callable[[str], str], most: int = _TEXT) -> Any:  # noqa: ANN401  JSON
    """The same, with texts that every font can show and every column can hold."""
    if isinstance(value, dict):
        return {
            key: _ready(part, clean, _CELL if key == "zeilen" else most)
            for key, part in value.items()
        }
    if isinstance(value, list | tuple):
        return [_ready(part, clean, most) for part in value]
    if not isinstance(value, str):
        return value
    text = clean(value).replace("\n", " ")
    cut = text if len(text) <= most else f"{text[: most - 2].rsplit(' ', 1)[0]} …"
    return _LONG_WORD.sub(lambda found: f"{found[0]}{_BREAK}", cut)

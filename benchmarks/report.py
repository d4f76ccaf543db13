"""The table: goals first, then every figure, as Markdown that a reader can check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from benchmarks.figures import Figure, Results
from benchmarks.goals import Verdict, judge

_PARTS = {
    "bestand": "Erfundene Bestände bauen",
    "kaltstart": "Kaltstart",
    "seiten": "Seiten",
    "falltabelle": "Tabelle der Förderfälle",
    "abfragen": "Abfragen",
    "export": "Export, je 100.000 Zeilen",
    "import": "Import von 100.000 Zeilen",
    "sitzungen": "Sitzungen zugleich",
}

_HEAD = (
    "Erzeugt von `make bench`; nicht von Hand ändern. Alles in einem Lauf auf einer "
    "Maschine, Mediane mehrerer Läufe, in Klammern der kleinste und der größte Wert. "
    "»Boden« ist in jeder Zeile, was ohne den Monitor dieselbe Arbeit kostet: eine "
    "leere Streamlit-Seite mit ebenso vielen Kennzahlen, Diagrammen und "
    "Tabellenzeilen, DuckDBs eigenes `COPY`, ein bloßer XlsxWriter. Die Daten sind "
    "erfunden (`python -m zr_dashboard erzeugen`)."
)


def markdown(results: Results, machine: Mapping[str, str], command: str) -> str:
    """All of it.

    Args:
        results: What was measured.
        machine: Where, see `machine.describe`.
        command: How it was called.
    """
    lines = [
        "# Tempo",
        "",
        _HEAD,
        "",
        f"Wiederholen: `{command}` (`python -m benchmarks --help` nennt die Teile).",
        "",
        *_table(("", ""), [(name, text) for name, text in machine.items()]),
        "",
        "## Ziele",
        "",
        *_goals(judge(results)),
    ]
    for teil, figures in groupby(
        sorted(results.figures, key=lambda f: [*_PARTS].index(f.teil)),
        key=lambda f: f.teil,
    ):
        lines += ["", f"## {_PARTS[teil]}", "", *_figures(figures)]
    return "\n".join([*lines, ""])


def _goals(verdicts: Iterable[Verdict]) -> list[str]:
    rows = []
    for verdict in verdicts:
        goal = verdict.goal
        reached = {True: "ja", False: "**nein**", None: "nicht gemessen"}
        rows.append(
            (
                goal.was,
                f"≤ {_number(goal.grenze)} {goal.einheit}",
                "–" if verdict.wert is None else _number(verdict.wert),
                reached[verdict.erreicht],
                "; ".join(verdict.verfehlt) or verdict.woran,
            )
        )
    header = ("was", "Ziel", "schlechtester Wert", "erreicht", "woran")
    return _table(header, rows)


def _figures(figures: Iterable[Figure]) -> list[str]:
    header = ("was", "Fälle", "gemessen", "Boden", "Verhältnis", "Hinweis")
    return _table(
        header,
        [
            (
                figure.was,
                ""
                if figure.groesse is None
                else f"{figure.groesse:,}".replace(",", "."),
                f"{_spread(figure.werte)} {figure.einheit}",
                f"{_spread(figure.boden)} {figure.einheit}" if figure.boden else "",
                "" if figure.verhaeltnis is None else _number(figure.verhaeltnis),
                figure.hinweis or figure.boden_ist,
            )
            for figure in figures
        ],
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [header, ["---"] * len(header), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    middle = _number(Figure(teil="", was="", werte=values).mitte)
    if len(ordered) == 1:
        return middle
    return f"{middle} ({_number(ordered[0])}–{_number(ordered[-1])})"


def _number(value: float) -> str:
    """With as many places as a reader can use, the German way."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2  # noqa: PLR2004
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,"))

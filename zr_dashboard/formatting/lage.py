"""The sentences of a briefing, computed from the frames it stands on.

Owns what is said of a selection as a whole and of its place in the Land. Each function
takes rows of `queries.briefing.frames`.
"""

from __future__ import annotations

from collections.abc import Sequence

from zr_dashboard.formatting import aussagen, german
from zr_dashboard.formatting.records import Row
from zr_dashboard.model.columns import Unit

_NBSP = "\N{NO-BREAK SPACE}"


def kern(zahlen: dict[str, Row]) -> str:
    """The selection in a few words: cases, Kommunen, the sum and what it includes.

    For a selection whose figures may not be cited, see `queries.briefing.opening`.

    Args:
        zahlen: Kennzahl -> its row of `queries.kennzahlen.kennzahlen`.
    """
    summe, kommunen = zahlen["zuwendung_eur"], int(zahlen["kommunen"]["wert"])
    cases, counted = int(summe["faelle_ausgewaehlt"]), int(summe["faelle_einbezogen"])
    verb = "ist" if cases == 1 else "sind"
    where = german.anzahl(kommunen, "Kommune", "Kommunen")
    said = (
        f"Dokumentiert {verb} {german.anzahl(cases, 'Förderfall', 'Förderfälle')} in "
        f"{where}"
    )
    if not counted:
        return f"{said}; ein Betrag ist nicht veröffentlicht."
    complete = german.aus_n(counted, cases, "mit veröffentlichtem Betrag")
    return f"{said}. Bewilligt wurden {german.euro(summe['wert'])} ({complete})."


def im_land(rows: Sequence[Row]) -> str:
    """How much of the last row the first one is, and both per head.

    Args:
        rows: Of `lage`, the place or selection first, what it is compared with last.
    """
    own, land = rows[0], rows[-1]
    parts = []
    if not german.fehlt(own["zuwendung_anteil"]):
        parts.append(
            f"Das sind {german.prozent(own['zuwendung_anteil'])} der dokumentierten "
            f"Zuwendungen und {german.prozent(own['foerderfaelle_anteil'])} der "
            f"Förderfälle in {land['gruppe']}."
        )
    per_head = own["zuwendung_je_1000_eur"], land["zuwendung_je_1000_eur"]
    if not any(german.fehlt(value) for value in per_head):
        parts.append(
            f"Je 1.000{_NBSP}Einwohner wurden {je_kopf(per_head[0])} bewilligt, in "
            f"{land['gruppe']} {je_kopf(per_head[1])}."
        )
    return " ".join(parts)


def staerkstes(rows: Sequence[Row]) -> str:
    """Which of several parts has most per head, and which least.

    Args:
        rows: Of `lage`; the last one is the whole.
    """
    known = [r for r in rows[:-1] if not german.fehlt(r["zuwendung_je_1000_eur"])]
    if len(known) < 2:  # noqa: PLR2004  nothing to compare
        return ""
    ordered = sorted(known, key=lambda row: float(row["zuwendung_je_1000_eur"]))
    most, least = ordered[-1], ordered[0]
    high, low = (je_kopf(row["zuwendung_je_1000_eur"]) for row in (most, least))
    return (
        f"Je 1.000{_NBSP}Einwohner wurde am meisten bewilligt: {most['gruppe']} mit "
        f"{high}, am wenigsten: {least['gruppe']} mit {low}."
    )


def werte(rows: Sequence[Row], *, value: str, label: str, most: int) -> str:
    """Names and values as one phrase, for who cannot see a picture of them.

    Args:
        rows: In the order in which they are said.
        value: Column in Euro.
        label: Column that names the row.
        most: So many are named; how many more there are is said.
    """
    named = [f"{row[label]} {german.euro(row[value])}" for row in rows[:most]]
    rest = len(rows) - len(named)
    return ", ".join([*named, *([f"{rest} weitere"] if rest else [])])


def dokumentiert(row: Row) -> str:
    """A published total of the programme, and how much of it is documented.

    Args:
        row: Of the answer of `queries.abgleich.letzte_summen`.
    """
    bescheide = german.anzahl(int(row["belegt_bescheide"]), "Bescheid", "Bescheide")
    of_count = aussagen.abdeckung(row["anteil_bescheide"], row["anzahl_angabe"])
    of_sum = aussagen.abdeckung(row["anteil_eur"], row["betrag_angabe"])
    return (
        f"Veröffentlicht: {aussagen.summe(row)} ({aussagen.stichtag(row)}, "
        f"{row['herausgeber']}). Belegt: {bescheide}, {of_count}, und "
        f"{german.euro_kurz(row['belegt_eur'])} bewilligt, {of_sum}."
    )


def aenderung(row: Row) -> str:
    """One change of a case in one line: »Geändert: Stadt Goslar, »…«: Zuwendung …«.

    Args:
        row: Of the answer of `queries.vergleich.faelle`, made `aenderungen.lesbar`.
    """
    case = f"{row['empfaenger']}, »{row['titel']}«"
    kind = str(row["aenderung"])
    begin = f"{kind[0].upper()}{kind[1:]}: {case}"
    if german.fehlt(row["feld"]):
        return f"{begin} ({german.in_einheit(row['zuwendung_eur'], Unit.EUR)})"
    return f"{begin}: {row['feld']} {row['angabe_alt']} → {row['angabe_neu']}"


def je_kopf(eur: float | None) -> str:
    """An amount per head, to whole euro: cents would pretend."""
    if german.fehlt(eur):
        return german.KEINE_ANGABE
    return f"{german.zahl(eur)}{_NBSP}€"

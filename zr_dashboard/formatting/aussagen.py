"""Published statements and how they compare, in words that keep what was published."""

from __future__ import annotations

from zr_dashboard.formatting import german
from zr_dashboard.formatting.german import Number
from zr_dashboard.formatting.records import Row

_MINUS = "\N{MINUS SIGN}"
_UNTERGRENZEN = ("mehr als", "mindestens")


def anzahl(zahl: Number, einheit: str, angabe: str | None) -> str:
    """A published number in its own unit: `mehr als 130 Projekte`; empty if none."""
    if german.fehlt(zahl):
        return ""
    return _mit(angabe, f"{german.zahl(zahl)}\N{NO-BREAK SPACE}{einheit}")


def betrag(eur: Number, angabe: str | None) -> str:
    """A published amount: `rund 25.000.000 €`, `950.739 € (errechnet)`."""
    return "" if german.fehlt(eur) else _mit(angabe, german.euro(eur))


def summe(row: Row) -> str:
    """A published total in its own words, without decimals that nobody stated.

    Args:
        row: Of the answer of `queries.abgleich.letzte_summen`.
    """
    nbsp = "\N{NO-BREAK SPACE}"
    eur = german.euro_kurz(row["betrag_eur"]).replace(f",0{nbsp}", nbsp)
    return (
        f"»{row['anzahl_angabe']} {german.zahl(row['anzahl'])} {row['zaehleinheit']}«, "
        f"{row['groesse']} {row['betrag_angabe']} {eur}"
    )


def stichtag(row: Row) -> str:
    """The day a statement speaks of, as exact as known."""
    undated = german.fehlt(row["stichtag"])
    return "Seite ohne Datum" if undated else german.datum(row["stichtag"])


def abdeckung(anteil: Number, angabe: str | None, *, unsicher: bool = False) -> str:
    """A share of what was published, as exact as both sides are.

    Of »mehr als« it is at most that, and so it is where counted cases may be later
    (`unsicher`); of »rund« it is about that.
    """
    words = [
        "höchstens" if unsicher or angabe in _UNTERGRENZEN else "",
        "rund" if angabe == "rund" else "",
        german.prozent(anteil, 0),
    ]
    return " ".join(filter(None, words))


def differenz(text: str) -> str:
    """A written number with its sign: `+3`, `−2`, `0`."""
    if text.startswith("-"):
        return _MINUS + text[1:]
    return f"+{text}" if text.strip("0,\N{NO-BREAK SPACE}€") else text


def runden(text: str | None) -> str:
    """The Runden of a statement: `Runde 2`, `Runden 1–3`, `ohne Angabe der Runden`."""
    if text is None or german.fehlt(text):
        return "ohne Angabe der Runden"
    plural = "–" in text or text.startswith("ab")
    return f"{'Runden' if plural else 'Runde'} {text}".replace("Runden ab", "ab Runde")


def _mit(angabe: str | None, text: str) -> str:
    if german.fehlt(angabe) or angabe == "exakt":
        return text
    return f"{text} (errechnet)" if angabe == "errechnet" else f"{angabe} {text}"

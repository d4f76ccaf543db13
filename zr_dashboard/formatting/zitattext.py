"""A citation as texts: each to be copied alone, or all together; and its correction."""

from __future__ import annotations

from decimal import Decimal

from zr_dashboard.formatting import german
from zr_dashboard.formatting.rede import Angabe
from zr_dashboard.formatting.wortlaut import gerundet, in_worten, satz, unterschied
from zr_dashboard.model.programm import PROGRAMM
from zr_dashboard.model.verhaeltnisse import ZITIERBAR
from zr_dashboard.model.zitat import Eintrag, Zitat

Texte = list[tuple[str, str]]
"""Label and text, in the order in which a reader needs them."""


def texte(eintrag: Eintrag, id_: str = "", link: str = "") -> Texte:
    """Everything that makes a figure citable; what there is not is left out.

    Args:
        eintrag: What the register keeps, or would keep.
        id_: Its identifier, if it has one.
        link: Its address.
    """
    what = ZITIERBAR[eintrag.kennzahl]
    rounding = gerundet(eintrag.kennzahl, eintrag.wert)
    exact = in_worten(eintrag.kennzahl, eintrag.wert)
    included, selected = eintrag.faelle_einbezogen, eintrag.faelle_ausgewaehlt
    return [
        (label, text)
        for label, text in (
            ("Satz", eintrag.satz),
            ("Satz mit »mehr als«", eintrag.satz_mehr_als or ""),
            ("Genauer Wert", exact),
            ("Rundung", f"Der Satz nennt den Wert {rounding}." if rounding else ""),
            ("Definition", f"{what.name}: {eintrag.definition}"),
            ("Auswahl", f"Programm {PROGRAMM}; {eintrag.auswahl_worte}"),
            ("Datenstand", german.datum(eintrag.stand)),
            ("Vollständigkeit", german.aus_n(included, selected, what.einbezogen)),
            ("Quelle", eintrag.quelle),
            ("Kennung", id_),
            ("Link", link),
        )
        if text
    ]


def berichtigung(zitat: Zitat, heute: Angabe | None, grund: str) -> str:
    """What to write where a cited figure was printed that is another one now.

    Args:
        zitat: What was cited.
        heute: The same figure in the newest Datenstand; None if that does not know the
            selection.
        grund: Why the newest Datenstand was published.
    """
    said = zitat.eintrag
    before = (
        f"Berichtigung zur Angabe {zitat.id} (Stand: {german.datum(said.stand)}): "
        f"Genannt hatten wir {in_worten(said.kennzahl, said.wert)}"
    )
    if heute is None:
        return (
            f"{before}. Nach dem aktuellen Datenstand ({grund}) lässt sich diese "
            "Auswahl nicht mehr bilden."
        )
    by = abstand(said.kennzahl, said.wert, heute.wert)
    return (
        f"{before}. Nach dem Datenstand {german.datum(heute.stand)} ({grund}) sind es "
        f"{in_worten(said.kennzahl, heute.wert)}{by and f', {by}'}. {satz(heute)}"
    )


def abstand(kennzahl: str, alt: Decimal | None, neu: Decimal | None) -> str:
    """How much more or less: »1.200 Euro mehr«; empty where nothing is to be said."""
    if alt is None or neu is None or alt == neu:
        return ""
    return f"{unterschied(kennzahl, neu, alt)} {'mehr' if neu > alt else 'weniger'}"

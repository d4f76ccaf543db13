"""What cells of one row say together: a place by key and by name, a term in one cell.

Owns joining and dividing what was read cell by cell; each cell keeps its finding.
"""

from __future__ import annotations

from dataclasses import replace

from zr_dashboard.lieferung import werte
from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.orte import Orte
from zr_dashboard.lieferung.werte import NICHTS, Gelesen

Zeile = dict[str, Gelesen]
"""Field -> what its cell says."""


def lege_orte_fest(gelesen: Zeile, orte: Orte) -> None:
    """Names and keys of the same place become one key.

    A Landkreis follows from its Kommune, also where its own name fits several.

    Args:
        gelesen: The row; the cells of Kommunen as text. It is changed.
        orte: The places that there are.
    """
    where = "landkreis_ags" if "landkreis_ags" in gelesen else "landkreis"
    kreis = _joined(gelesen, "landkreis_ags", "landkreis")
    known = kreis.wert if kreis else None
    for feld in ("kommune_ars9", "kommune"):
        if feld in gelesen and gelesen[feld].wert is not None:
            gelesen[feld] = orte.kommune(gelesen[feld].wert, known)
    kommune = _joined(gelesen, "kommune_ars9", "kommune")
    if kommune is None or kommune.wert is None:
        return
    home = orte.kommunen[kommune.wert].landkreis_ags
    name = f"{orte.kreise[home].name} ({home})"
    if kreis is not None and home in kreis.moeglich:
        gelesen["landkreis_ags"] = Gelesen(
            wert=home,
            schwere=Schwere.HINWEIS,
            regel=kreis.regel,
            hinweis=f"Gelesen nach der Kommune als {name}.",
        )
    elif known is None and (kreis is None or kreis.schwere is None):
        gelesen["landkreis_ags"] = Gelesen(wert=home)
    elif known is not None and known != home:
        gelesen[where] = werte.fehler(f"Die Kommune liegt in: {name}.")


def teile_laufzeit(gelesen: Zeile) -> None:
    """A term that stands in one cell becomes its beginning and its end.

    Where the list has a beginning or an end of its own, that counts.
    """
    term = gelesen.get("laufzeit")
    if term is None or term.wert is None:
        return
    gelesen["laufzeit"] = NICHTS if term.schwere is None else replace(term, wert=None)
    for feld, wert in zip(
        ("laufzeit_von", "laufzeit_bis"), term.wert.split("/"), strict=True
    ):
        own = gelesen.get(feld)
        if wert and (own is None or (own.wert is None and own.schwere is None)):
            gelesen[feld] = Gelesen(wert=wert)


def _joined(gelesen: dict[str, Gelesen], by_key: str, by_name: str) -> Gelesen | None:
    """What key and name say together, put where the key stands; None without both.

    A key that is not known any more gives way to a name that is; two that differ are
    a fault.
    """
    key, name = gelesen.get(by_key), gelesen.pop(by_name, None)
    if name is None or (name.wert is None and name.schwere is None):
        return key
    if key is None or (key.wert is None and key.schwere is None):
        found = name
    elif key.wert is None and name.wert is not None:
        found = Gelesen(
            wert=name.wert,
            schwere=Schwere.HINWEIS,
            regel=key.regel,
            hinweis=f"Gelesen nach dem Namen als {name.wert}.",
        )
    elif name.wert is not None and key.wert != name.wert:
        found = werte.fehler(f"Schlüssel und Name sind zweierlei: {name.wert}.")
    else:
        found = key if name.wert is not None else name
    gelesen[by_key] = found
    return found

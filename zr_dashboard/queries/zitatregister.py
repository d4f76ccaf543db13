"""The register as a frame: what was cited, and whether it still holds."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from zr_dashboard.formatting.wortlaut import in_worten
from zr_dashboard.formatting.zitattext import abstand, berichtigung
from zr_dashboard.model.verhaeltnisse import ZITIERBAR
from zr_dashboard.queries.zitate import Nachweis

_COLUMNS = (
    *("zitat_id", "zitiert_am", "zitierte_kennzahl", "auswahl", "zitierter_wert"),
    *("stand", "gilt", "neuer_wert", "abstand", "verwendung", "satz", "berichtigung"),
)


def tabelle(nachweise: Sequence[Nachweis]) -> pd.DataFrame:
    """Citations, each with what the newest Datenstand says of it.

    Returns:
        One row per citation, in the order given: `zitat_id`, `zitiert_am` (ISO day),
        `zitierte_kennzahl`, `auswahl`, `zitierter_wert` str, `stand` datetime, `gilt`
        (`ja`, `nein`, `zurückgenommen`), `neuer_wert`, `abstand`, `verwendung`,
        `satz`, `berichtigung` str, empty where there is nothing to say.
    """
    frame = pd.DataFrame([_row(one) for one in nachweise], columns=list(_COLUMNS))
    return frame.assign(stand=pd.to_datetime(frame["stand"]))


def _row(nachweis: Nachweis) -> dict[str, object]:
    zitat, said, heute = nachweis.zitat, nachweis.zitat.eintrag, nachweis.heute
    changed, kennzahl = nachweis.geaendert, said.kennzahl
    return {
        "zitat_id": zitat.id,
        "zitiert_am": zitat.ausgestellt_um.date().isoformat(),
        "zitierte_kennzahl": ZITIERBAR[kennzahl].name,
        "auswahl": said.auswahl_worte,
        "zitierter_wert": in_worten(kennzahl, said.wert),
        "stand": said.stand,
        "gilt": _holds(nachweis),
        "neuer_wert": in_worten(kennzahl, heute.wert) if changed and heute else "",
        "abstand": abstand(kennzahl, said.wert, heute.wert) if heute else "",
        "verwendung": "; ".join(zitat.verwendet),
        "satz": said.satz,
        "berichtigung": (berichtigung(zitat, heute, nachweis.grund) if changed else ""),
    }


def _holds(nachweis: Nachweis) -> str:
    if nachweis.geaendert:
        return "nein"
    return "ja" if nachweis.damals is not None else "zurückgenommen"

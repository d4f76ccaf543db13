"""Columns of the register of citations."""

from __future__ import annotations

from zr_dashboard.model.column import Column, Unit

ZITATE = (
    Column("zitat_id", "Kennung", Unit.TEXT, "Kennung des Zitats, mit Prüfziffer."),
    Column("zitiert_am", "Zitiert am", Unit.DATE, "Tag, an dem das Zitat ausgestellt wurde (UTC)."),
    Column("zitierte_kennzahl", "Kennzahl", Unit.TEXT, "Name der zitierten Kennzahl."),
    Column("auswahl", "Auswahl", Unit.TEXT, "Auswahl des Zitats in Worten."),
    Column("zitierter_wert", "Zitierter Wert", Unit.TEXT, "Zitierter Wert, genau, mit Einheit."),
    Column("neuer_wert", "Neuer Wert", Unit.TEXT, "Wert im neuesten Datenstand, genau, mit Einheit; leer, wenn sich die Auswahl dort nicht mehr bilden lässt."),
    Column("abstand", "Unterschied", Unit.TEXT, "Neuer weniger zitierter Wert, mit Einheit; leer, wenn einer von beiden nicht bekannt ist."),
    Column("gilt", "Gilt noch", Unit.TEXT, "Ob der neueste Datenstand denselben Wert gibt; zurückgenommen, wenn die zitierte Veröffentlichung nicht mehr gilt, der Wert aber derselbe ist."),
    Column("verwendung", "Verwendung", Unit.TEXT, "Wofür das Zitat verwendet wurde, soweit vermerkt."),
    Column("satz", "Satz", Unit.TEXT, "Satz, wie er ausgestellt wurde."),
    Column("berichtigung", "Berichtigung", Unit.TEXT, "Text zur Berichtigung; leer, wenn der Wert noch gilt."),
)  # fmt: skip

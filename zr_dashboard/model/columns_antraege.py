"""Columns of applications: what was applied for, and what became of it."""

from __future__ import annotations

from zr_dashboard.model.column import Column, Unit

ANTRAEGE = (
    Column("anzahl_antraege", "Anträge", Unit.COUNT, "Alle Anträge, von denen der Datenstand weiß, bewilligte eingeschlossen; 0, wenn er nur bewilligte nennt."),
    Column("antragsjahr", "Jahr des Antrags", Unit.YEAR, "Jahr, in dem der Antrag gestellt wurde, nicht das der Entscheidung: nach dem Tag des Antrags, sonst wie genannt, sonst nach dem Antragsstichtag der Runde."),
    Column("anzahl_beantragt", "Beantragt", Unit.COUNT, "Anträge, wie auch immer über sie entschieden wurde; ein Förderfall zählt als ein Antrag."),
    Column("anzahl_bewilligt", "davon bewilligt", Unit.COUNT, "Anträge, deren Bewilligung am Datenstand besteht; sie sind Förderfälle."),
    Column("anzahl_abgelehnt", "davon abgelehnt", Unit.COUNT, "Anträge, die abgelehnt wurden."),
    Column("anzahl_zurueckgezogen", "davon zurückgezogen", Unit.COUNT, "Anträge, die zurückgezogen wurden, bevor sie bewilligt waren."),
    Column("anzahl_aufgehoben", "davon aufgehoben", Unit.COUNT, "Anträge, die bewilligt waren, deren Bewilligung aber widerrufen, zurückgenommen oder zurückgegeben ist; sie sind keine Förderfälle mehr."),
    Column("anzahl_offen", "davon offen", Unit.COUNT, "Anträge, über die am Datenstand nicht entschieden ist."),
    Column("anzahl_mit_beantragt", "davon mit Antragsbetrag", Unit.COUNT, "Anträge, deren beantragter Betrag bekannt ist; nur sie gehen in die beantragte Summe ein."),
    Column("beantragt_eur", "Beantragte Zuwendung", Unit.EUR, "Was beantragt wurde, in Euro; nie mit bewilligten Zuwendungen zusammengezählt."),
    Column("entschieden_am", "Entschieden am", Unit.DATE, "Tag, an dem über den Antrag entschieden wurde."),
    Column("ergebnis_alt", "Früher", Unit.TEXT, "Was im früheren Datenstand aus dem Antrag geworden war; leer, wenn er dort nicht stand."),
    Column("ergebnis_neu", "Später", Unit.TEXT, "Was im späteren Datenstand aus dem Antrag geworden ist; leer, wenn er dort nicht steht."),
    Column("anzahl_veraendert", "Anträge", Unit.COUNT, "Anträge, deren Stand sich zwischen zwei Datenständen so geändert hat."),
)  # fmt: skip

"""Columns of the page »Kooperationen«: who acts together."""

from __future__ import annotations

from zr_dashboard.model.column import Column, Unit

KOOPERATION = (
    Column("beteiligter", "Beteiligt", Unit.TEXT, "Empfänger oder Partner eines Förderfalls. Kommunen und Landkreise mit ihrem amtlichen Namen, alle anderen wie veröffentlicht; ein Name, der nur die Art nennt (»Stadtwerke«), gilt je Empfänger als eigener."),
    Column("beteiligter_art", "Art", Unit.TEXT, "Kommune oder Landkreis, wenn der Name samt Bezeichnung genau ein Gebiet in Niedersachsen nennt; sonst Einrichtung."),
    Column("beteiligter_a", "Wer", Unit.TEXT, "Der eine von zweien, die im selben Förderfall stehen; wer häufiger Empfänger ist, steht vorn."),
    Column("art_a", "Wer: Art", Unit.TEXT, "Kommune, Landkreis oder Einrichtung."),
    Column("kommune_a_ars9", "Wer: Schlüssel", Unit.TEXT, "Gemeindeverbandsschlüssel, wenn es eine Kommune ist."),
    Column("beteiligter_b", "Mit wem", Unit.TEXT, "Der andere von beiden."),
    Column("art_b", "Mit wem: Art", Unit.TEXT, "Kommune, Landkreis oder Einrichtung."),
    Column("kommune_b_ars9", "Mit wem: Schlüssel", Unit.TEXT, "Gemeindeverbandsschlüssel, wenn es eine Kommune ist."),
    Column("anzahl_a_empfaenger", "davon »Wer« als Empfänger", Unit.COUNT, "Gemeinsame Förderfälle, in denen der zuerst Genannte die Zuwendung empfängt."),
    Column("anzahl_b_empfaenger", "davon »Mit wem« als Empfänger", Unit.COUNT, "Gemeinsame Förderfälle, in denen der zweite die Zuwendung empfängt; in den übrigen sind beide Partner eines Dritten."),
    Column("foerderfall_ids", "Kennungen der Fälle", Unit.TEXT, "Die gemeinsamen Förderfälle, durch Semikolon getrennt; höchstens 100."),
    Column("anzahl_als_empfaenger", "davon als Empfänger", Unit.COUNT, "Förderfälle mit Partnern, deren Zuwendung der Beteiligte empfängt."),
    Column("anzahl_als_partner", "davon als Partner", Unit.COUNT, "Förderfälle, in denen der Beteiligte als Partner eines anderen genannt ist."),
    Column("anzahl_andere", "Mit wie vielen", Unit.COUNT, "Zahl der verschiedenen anderen Beteiligten, die mit ihm in einem Förderfall stehen."),
    Column("anzahl_beteiligte", "Beteiligte", Unit.COUNT, "Empfänger und Partner zusammen, jeder einmal."),
    Column("anzahl_mit_partner", "davon mit Partnern", Unit.COUNT, "Förderfälle, die mindestens einen Partner neben dem Empfänger nennen; nur sie zählen hier."),
    Column("anzahl_paare", "Paare", Unit.COUNT, "Zahl verschiedener Paare von Beteiligten, die in mindestens einem Förderfall zusammen stehen."),
    Column("rolle", "Rolle", Unit.TEXT, "Empfänger oder Partner im Förderfall."),
)  # fmt: skip

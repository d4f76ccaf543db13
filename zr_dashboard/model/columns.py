"""Every column a reader can see: its name, its title, its unit, its meaning.

A column name means the same in every query, chart, table and file. A query
that returns a column not listed here fails `tests/queries/test_contract.py`.
Columns of the delivery keep the names they have there; their meanings follow
data/README.md. A subject of its own may have its columns in a sibling,
`columns_….py`; here they come together.
"""

from __future__ import annotations

from collections.abc import Iterable

from zr_dashboard.model.column import Column, Unit
from zr_dashboard.model.columns_antraege import ANTRAEGE
from zr_dashboard.model.columns_kooperation import KOOPERATION
from zr_dashboard.model.columns_zitate import ZITATE

__all__ = ["CASE_COLUMNS", "COLUMNS", "DELIVERY_COLUMNS", "Column", "Unit", "titles"]

_DELIVERY = (
    Column("foerderfall_id", "Kennung", Unit.TEXT, "Kennung des Förderfalls in diesem Bestand; bleibt über die Datenstände gleich."),
    Column("titel", "Titel", Unit.TEXT, "Projekttitel laut Quelle, sonst eine sachliche Bezeichnung."),
    Column("beschreibung", "Beschreibung", Unit.TEXT, "Inhalt in einem Satz, in eigenen Worten; leer, wenn nicht bekannt."),
    Column("empfaenger", "Empfänger", Unit.TEXT, "Zuwendungsempfänger: Stadt, Gemeinde oder Samtgemeinde."),
    Column("kommune_ars9", "Schlüssel der Kommune", Unit.TEXT, "Gemeindeverbandsschlüssel, neunstellig. Ist eine Mitgliedsgemeinde Empfängerin, der Schlüssel ihrer Samtgemeinde."),
    Column("landkreis_ags", "Kreisschlüssel", Unit.TEXT, "Amtlicher Schlüssel des Landkreises, fünfstellig."),
    Column("foerdergegenstand", "Fördergegenstand", Unit.TEXT, "Nummer der Richtlinie: 2.1 Projekte, 2.2 Beratung, 2.3 Personal."),
    Column("massnahmenart", "Förderart", Unit.TEXT, "investiv, nicht-investiv oder gemischt; nur bei klarer Natur der Maßnahme. Amtlich wird diese Trennung nicht veröffentlicht."),
    Column("themen", "Themen", Unit.TEXT, "Codes der Themen, das erste ist das Hauptthema. Redaktionelle Zuordnung, keine amtliche."),
    Column("zuwendung_eur", "Zuwendung", Unit.EUR, "Bewilligte Zuwendung in Euro; weder ausgezahlt noch abgerufen."),
    Column("zuwendung_angabe", "Zuwendung: Angabe", Unit.TEXT, "Wie genau der Betrag veröffentlicht ist: exakt, gerundet, höchstens, mindestens."),
    Column("gesamtausgaben_eur", "Gesamtausgaben", Unit.EUR, "Gesamtkosten des Vorhabens in Euro, soweit veröffentlicht; nicht die zuwendungsfähigen Ausgaben."),
    Column("gesamtausgaben_angabe", "Gesamtausgaben: Angabe", Unit.TEXT, "Wie genau die Gesamtausgaben veröffentlicht sind: exakt, gerundet, höchstens, mindestens."),
    Column("foerdersatz_prozent", "Fördersatz", Unit.PERCENT, "Zuwendung je zuwendungsfähige Ausgaben in Prozent; nur wenn genannt oder eindeutig."),
    Column("bewilligt_am", "Bewilligt am", Unit.DATE, "Datum der Bewilligung, so genau wie veröffentlicht (Tag, Monat oder Jahr)."),
    Column("datum_genauigkeit", "Datum: Genauigkeit", Unit.TEXT, "tag, monat oder jahr."),
    Column("datum_bedeutung", "Datum: Bedeutung", Unit.TEXT, "Was das Datum bezeichnet: Bescheid, Bescheidübergabe, Bekanntgabe oder erschlossen."),
    Column("jahr", "Jahr", Unit.YEAR, "Jahr der Bewilligung; nicht das Jahr des Antragsstichtags."),
    Column("runde", "Runde", Unit.TEXT, "Antragsrunde, gezählt nach den Antragsstichtagen."),
    Column("runde_angabe", "Runde: Angabe", Unit.TEXT, "genannt = steht in einer Quelle, erschlossen = aus Datum und Summen gefolgert."),
    Column("laufzeit_von", "Laufzeit von", Unit.DATE, "Beginn des Vorhabens, soweit veröffentlicht."),
    Column("laufzeit_bis", "Laufzeit bis", Unit.DATE, "Ende des Vorhabens, soweit veröffentlicht."),
    Column("kooperationspartner", "Kooperationspartner", Unit.TEXT, "Beteiligte Kommunen und Einrichtungen, keine Privatpersonen."),
    Column("anzahl_bescheide", "Bescheide", Unit.COUNT, "Zahl der Bescheide hinter den Förderfällen; ein Förderfall kann für zwei Bescheide stehen, deren Summe nur gemeinsam veröffentlicht ist."),
    Column("status", "Status", Unit.TEXT, "Stand des Antrags; die öffentliche Zusammenstellung enthält nur bewilligte Fälle."),
    Column("quellen", "Quellen", Unit.TEXT, "Nummern der Belege."),
    Column("vertrauen", "Vertrauen", Unit.TEXT, "hoch = amtlich oder mehrfach belegt; mittel = nur Presse, Politik oder Dienstleister, oder eine wesentliche Angabe errechnet oder strittig; niedrig = nur mittelbar belegt."),
    Column("hinweis", "Hinweis", Unit.TEXT, "Widersprüche, Deckelung, Folgerungen."),
    Column("ausgezahlt_eur", "Ausgezahlt", Unit.EUR, "Ausgezahlter Betrag in Euro; nicht veröffentlicht."),
    Column("zuwendungsfaehige_ausgaben_eur", "Zuwendungsfähige Ausgaben", Unit.EUR, "Der förderfähige Teil der Gesamtausgaben in Euro; nicht veröffentlicht."),
    Column("beantragt_am", "Beantragt am", Unit.DATE, "Tag des Antrags; nicht veröffentlicht."),
    Column("sperrfrist_bis", "Sperrfrist bis", Unit.DATE, "Bis wann der Fall nicht veröffentlicht werden darf."),
    Column("verwendungsnachweis_am", "Verwendungsnachweis am", Unit.DATE, "Tag des Verwendungsnachweises; nicht veröffentlicht."),
)  # fmt: skip

_SUMS = (
    Column("anzahl_foerderfaelle", "Förderfälle", Unit.COUNT, "Zahl der Förderfälle: eine Entscheidung für einen Empfänger."),
    Column("anzahl_mit_betrag", "davon mit Betrag", Unit.COUNT, "Förderfälle mit veröffentlichter Zuwendung; nur sie gehen in die Summe ein."),
    Column("anzahl_ungenau", "davon nicht exakt", Unit.COUNT, "Förderfälle, deren Zuwendung nur gerundet, als Höchst- oder als Mindestbetrag veröffentlicht ist; in Summen geht der genannte Wert ein."),
    Column("anzahl_mit_gesamtausgaben", "davon mit Gesamtausgaben", Unit.COUNT, "Förderfälle mit veröffentlichten Gesamtausgaben."),
    Column("anzahl_kommunen", "Kommunen", Unit.COUNT, "Zahl verschiedener Kommunen mit mindestens einem Förderfall."),
    Column("anzahl_gefoerdert", "davon gefördert", Unit.COUNT, "Kommunen der Gruppe mit mindestens einem dokumentierten Förderfall."),
    Column("zuwendung_anteil", "Anteil", Unit.SHARE, "Anteil an der Summe der Zuwendungen dieser Auswahl."),
    Column("zuwendung_je_1000_eur", "Zuwendung je 1.000 Einwohner", Unit.EUR, "Bewilligte Zuwendung je 1.000 Einwohner; Bevölkerung am 31.12.2024 auf Grundlage des Zensus 2022."),
    Column("foerderfaelle_anteil", "Anteil der Fälle", Unit.SHARE, "Anteil an den Förderfällen dieser Auswahl."),
)  # fmt: skip

_GROUPS = (
    Column("landkreis", "Landkreis", Unit.TEXT, "Landkreis, kreisfreie Stadt oder Region Hannover."),
    Column("arl_code", "ArL (Code)", Unit.TEXT, "Code des Amtes, wie er in Links steht."),
    Column("arl", "ArL", Unit.TEXT, "Amt für regionale Landesentwicklung."),
    Column("kommune", "Kommune", Unit.TEXT, "Einheitsgemeinde oder Samtgemeinde."),
    Column("thema", "Thema", Unit.TEXT, "Thema nach redaktioneller Zuordnung."),
    Column("thema_code", "Thema (Code)", Unit.TEXT, "Code des Themas."),
    Column("hauptthema", "Hauptthema", Unit.TEXT, "Erstes Thema eines Falls, nach redaktioneller Zuordnung."),
    Column("gegenstand", "Fördergegenstand", Unit.TEXT, "Nummer und Name des Fördergegenstands der Richtlinie."),
    Column("massnahme", "Förderart", Unit.TEXT, "investiv, nicht-investiv oder gemischt."),
    Column("schluessel", "Schlüssel", Unit.TEXT, "Code der Zeile, wie er in Links steht."),
    Column("gruppe", "Gruppe", Unit.TEXT, "Wonach aufgegliedert wird."),
    Column("teil_schluessel", "Schlüssel des Teils", Unit.TEXT, "Code der zweiten Aufgliederung."),
    Column("teil", "Teil", Unit.TEXT, "Zweite Aufgliederung."),
    Column("unterteil_schluessel", "Schlüssel der Unterteilung", Unit.TEXT, "Code der dritten Aufgliederung; »zusammen« für die Summe aller Teile."),
    Column("unterteil", "Unterteilung", Unit.TEXT, "Dritte Aufgliederung."),
    Column("duenn_belegt", "Dünn belegt", Unit.TEXT, "Ob die öffentlichen Quellen für dieses Jahr oder diese Runde lückenhaft sind."),
    Column("einwohner", "Einwohner", Unit.COUNT, "Bevölkerung am angegebenen Stichtag, auf Grundlage des Zensus 2022 (Destatis, Gemeindeverzeichnis)."),
    Column("einwohner_stand", "Einwohner: Stichtag", Unit.DATE, "Stichtag der Einwohnerzahl."),
    Column("gebiet_schluessel", "Schlüssel", Unit.TEXT, "Schlüssel des Gebiets."),
    Column("gebiet", "Gebiet", Unit.TEXT, "Amtsbezirk, Landkreis oder Kommune."),
    Column("oberhalb", "Liegt in", Unit.TEXT, "Das nächstgrößere Gebiet."),
    Column("laenge", "Länge", Unit.DEGREE, "Geografische Länge des Beschriftungspunkts, WGS 84."),
    Column("breite", "Breite", Unit.DEGREE, "Geografische Breite des Beschriftungspunkts, WGS 84."),
    Column("groessenklasse", "Größe der Kommune", Unit.TEXT, "Größenklasse nach der Einwohnerzahl der Kommune."),
    Column("foerdersatz", "Fördersatz", Unit.TEXT, "Klasse des Fördersatzes: 60 und 90 % nennt die Richtlinie."),
    Column("laufzeit", "Laufzeit", Unit.TEXT, "Ob ein Vorhaben an einem Tag noch nicht begonnen hat, läuft oder beendet ist; Monate und Jahre zählen von ihrem ersten bis zu ihrem letzten Tag. Ohne Angabe, wenn die bekannten Daten es nicht entscheiden."),
    Column("zentralort", "Zentraler Ort", Unit.TEXT, "Höchste bekannte Stufe, nicht amtlich; leer heißt nicht bekannt, nicht »kein zentraler Ort«."),
)  # fmt: skip

_KENNZAHLEN = (
    Column("kennzahl", "Kennzahl", Unit.TEXT, "Kennung der Kennzahl."),
    Column("id", "Kennung", Unit.TEXT, "Kennung der Kennzahl; bleibt gleich und steht in Abrufen und Zitaten."),
    Column("einheit", "Einheit", Unit.TEXT, "Einheit des Werts: Anzahl oder Euro."),
    Column("wert", "Wert", Unit.COUNT, "Wert der Kennzahl in ihrer Einheit."),
    Column("faelle_einbezogen", "Einbezogene Fälle", Unit.COUNT, "Förderfälle, deren Angabe in die Zahl eingeht."),
    Column("faelle_ausgewaehlt", "Ausgewählte Fälle", Unit.COUNT, "Alle Förderfälle der Auswahl."),
    Column("zeitraum_a", "Zeitraum A", Unit.COUNT, "Wert im ersten Zeitraum."),
    Column("zeitraum_b", "Zeitraum B", Unit.COUNT, "Wert im zweiten Zeitraum."),
    Column("differenz", "Differenz", Unit.COUNT, "Zeitraum B weniger Zeitraum A."),
    Column("veraenderung_anteil", "Veränderung", Unit.SHARE, "Differenz im Verhältnis zu Zeitraum A."),
    Column("b_anteil", "Anteil von B", Unit.SHARE, "Zeitraum B im Verhältnis zur Summe beider Zeiträume; nur bei Größen, die sich addieren lassen."),
    Column("faelle_a", "Einbezogene Fälle A", Unit.COUNT, "Förderfälle, deren Angabe im ersten Zeitraum eingeht."),
    Column("faelle_b", "Einbezogene Fälle B", Unit.COUNT, "Förderfälle, deren Angabe im zweiten Zeitraum eingeht."),
)  # fmt: skip

_ABGLEICH = (
    Column("runden", "Runden", Unit.TEXT, "Antragsrunden, von denen eine veröffentlichte Aussage spricht; leer, wenn sie keine nennt."),
    Column("gezaehlt_als", "Verglichen mit", Unit.TEXT, "Was der Bestand zählt, um eine veröffentlichte Anzahl zu vergleichen: Bescheide oder Kommunen."),
    Column("belegt_anzahl", "Belegt", Unit.COUNT, "Belegte Bescheide oder Kommunen desselben Gebiets und derselben Runden bis zum Stichtag der Aussage, ohne Beratung (2.2); leer, wenn nicht vergleichbar."),
    Column("differenz_anzahl", "Differenz (Anzahl)", Unit.COUNT, "Belegte weniger veröffentlichte Anzahl."),
    Column("anteil_anzahl", "Abdeckung (Anzahl)", Unit.SHARE, "Belegte im Verhältnis zur veröffentlichten Anzahl."),
    Column("differenz_eur", "Differenz (Betrag)", Unit.EUR, "Belegte Zuwendungen weniger veröffentlichter Betrag."),
    Column("anzahl_einordnung", "Anzahl: nicht vergleichbar", Unit.TEXT, "Warum eine veröffentlichte Anzahl nicht mit dem Bestand verglichen wird."),
    Column("betrag_einordnung", "Betrag: Vorbehalt", Unit.TEXT, "Warum ein veröffentlichter Betrag nicht oder nur unter Vorbehalt verglichen wird."),
    Column("unsicher_bescheide", "davon Datum ungenau", Unit.COUNT, "Mitgezählte Bescheide, deren Datum offenlässt, ob sie bis zum Stichtag bewilligt waren."),
    Column("spaeter_bescheide", "Später datiert", Unit.COUNT, "Bescheide desselben Gebiets und derselben Runden, die nach dem Stichtag datiert und nicht mitgezählt sind."),
    Column("ohne_betrag", "Fälle ohne Betrag", Unit.COUNT, "Mitgezählte Förderfälle ohne veröffentlichten Betrag."),
    Column("summe_id_a", "Nummer (A)", Unit.TEXT, "Nummer der ersten Aussage eines Paares."),
    Column("stichtag_a", "Stichtag (A)", Unit.DATE, "Tag der ersten Aussage eines Paares."),
    Column("anzahl_a", "Anzahl (A)", Unit.COUNT, "Veröffentlichte Anzahl der ersten Aussage."),
    Column("anzahl_a_angabe", "Anzahl: Angabe (A)", Unit.TEXT, "exakt, rund, mehr als, mindestens."),
    Column("zaehleinheit_a", "Zähleinheit (A)", Unit.TEXT, "Was die ersten Aussage zählt, in ihren Worten."),
    Column("betrag_a_eur", "Betrag (A)", Unit.EUR, "Betrag der ersten Aussage in Euro."),
    Column("betrag_a_angabe", "Betrag: Angabe (A)", Unit.TEXT, "exakt, rund, mehr als, mindestens, errechnet."),
    Column("herausgeber_a", "Herausgeber (A)", Unit.TEXT, "Wer die ersten Aussage veröffentlicht hat."),
    Column("hinweis_a", "Hinweis (A)", Unit.TEXT, "Hinweis der Lieferung zur ersten Aussage."),
    Column("foerderfall_id_a", "Kennung (A)", Unit.TEXT, "Kennung des ersten Falls eines Paares."),
    Column("titel_a", "Titel (A)", Unit.TEXT, "Titel des ersten Falls eines Paares."),
    Column("bewilligt_am_a", "Bewilligt am (A)", Unit.DATE, "Datum der Bewilligung des ersten Falls, so genau wie bekannt."),
    Column("zuwendung_a_eur", "Zuwendung (A)", Unit.EUR, "Bewilligte Zuwendung des ersten Falls in Euro."),
    Column("summe_id_b", "Nummer (B)", Unit.TEXT, "Nummer der zweiten Aussage eines Paares."),
    Column("stichtag_b", "Stichtag (B)", Unit.DATE, "Tag der zweiten Aussage eines Paares."),
    Column("anzahl_b", "Anzahl (B)", Unit.COUNT, "Veröffentlichte Anzahl der zweiten Aussage."),
    Column("anzahl_b_angabe", "Anzahl: Angabe (B)", Unit.TEXT, "exakt, rund, mehr als, mindestens."),
    Column("zaehleinheit_b", "Zähleinheit (B)", Unit.TEXT, "Was die zweiten Aussage zählt, in ihren Worten."),
    Column("betrag_b_eur", "Betrag (B)", Unit.EUR, "Betrag der zweiten Aussage in Euro."),
    Column("betrag_b_angabe", "Betrag: Angabe (B)", Unit.TEXT, "exakt, rund, mehr als, mindestens, errechnet."),
    Column("herausgeber_b", "Herausgeber (B)", Unit.TEXT, "Wer die zweiten Aussage veröffentlicht hat."),
    Column("hinweis_b", "Hinweis (B)", Unit.TEXT, "Hinweis der Lieferung zur zweiten Aussage."),
    Column("foerderfall_id_b", "Kennung (B)", Unit.TEXT, "Kennung des zweiten Falls eines Paares."),
    Column("titel_b", "Titel (B)", Unit.TEXT, "Titel des zweiten Falls eines Paares."),
    Column("bewilligt_am_b", "Bewilligt am (B)", Unit.DATE, "Datum der Bewilligung des zweiten Falls, so genau wie bekannt."),
    Column("zuwendung_b_eur", "Zuwendung (B)", Unit.EUR, "Bewilligte Zuwendung des zweiten Falls in Euro."),
    Column("abweichung", "Was abweicht", Unit.TEXT, "Worin zwei Aussagen über dasselbe nicht übereinstimmen."),
    Column("reihe", "Reihe", Unit.TEXT, "veröffentlicht oder belegt."),
)  # fmt: skip

_GUETE = (
    Column("datum_taggenau", "Datum auf den Tag", Unit.DATE, "Ob das Datum der Bewilligung auf den Tag bekannt ist."),
    Column("anzahl_mit_angabe", "Fälle mit Angabe", Unit.COUNT, "Förderfälle, die in diesem Feld einen Wert haben."),
    Column("anzahl_ohne_angabe", "Fälle ohne Angabe", Unit.COUNT, "Förderfälle, denen in diesem Feld der Wert fehlt."),
    Column("angabe_anteil", "Anteil mit Angabe", Unit.SHARE, "Förderfälle mit einem Wert in diesem Feld im Verhältnis zu allen der Auswahl."),
    Column("pruefung_code", "Prüfung (Code)", Unit.TEXT, "Code der Prüfung."),
    Column("pruefung", "Prüfung", Unit.TEXT, "Was eine Prüfung an einem Förderfall findet."),
    Column("regel", "Regel", Unit.TEXT, "Wann eine Prüfung einen Förderfall findet."),
    Column("verdacht", "Verdacht", Unit.TEXT, "Warum zwei Förderfälle derselbe sein können."),
)  # fmt: skip

_REFERENCE = (
    Column("facette", "Filter", Unit.TEXT, "Name des Filters."),
    Column("code", "Code", Unit.TEXT, "Code, wie er in Links steht."),
    Column("name", "Name", Unit.TEXT, "Bezeichnung für Leser."),
    Column("oberhalb_code", "Übergeordneter Code", Unit.TEXT, "Code des nächstgrößeren Gebiets."),
    Column("anzahl_ohne_filter", "Fälle ohne diesen Filter", Unit.COUNT, "Förderfälle, wenn dieser eine Filter nicht gesetzt wäre."),
    Column("stand", "Datenstand", Unit.DATE, "Tag, für den die Daten sprechen."),
    Column("bezeichnung", "Lieferung", Unit.TEXT, "Name der Lieferung."),
    Column("grundlage", "Grundlage", Unit.TEXT, "Woraus die Lieferung entstanden ist."),
    Column("lizenz", "Lizenz", Unit.TEXT, "Nutzungsbedingungen."),
    Column("juengster_fall_am", "Jüngster Fall", Unit.DATE, "Jüngste taggenaue Bewilligung im Bestand."),
    Column("jahr_von", "Erstes Jahr", Unit.YEAR, "Frühestes Jahr der Bewilligung."),
    Column("jahr_bis", "Letztes Jahr", Unit.YEAR, "Jahr des Datenstands."),
    Column("datum", "Datum", Unit.DATE, "Datum, so genau wie bekannt."),
    Column("art", "Art", Unit.TEXT, "Art des Ereignisses, der Quelle oder der Kommune."),
    Column("stelle", "Zeitachse", Unit.YEAR, "Lage auf der Zeitachse als Dezimaljahr."),
    Column("quelle_id", "Quelle", Unit.TEXT, "Nummer des Belegs."),
    Column("url", "Adresse", Unit.TEXT, "Fundstelle im Netz; leer, wenn sie nicht verlinkt werden soll."),
    Column("herausgeber", "Herausgeber", Unit.TEXT, "Wer die Quelle veröffentlicht hat."),
    Column("veroeffentlicht_am", "Veröffentlicht am", Unit.DATE, "Datum der Veröffentlichung, soweit bekannt."),
    Column("titel_kurz", "Inhalt", Unit.TEXT, "Eigene Kurzbezeichnung der Quelle."),
    Column("begriff", "Begriff", Unit.TEXT, "Fachbegriff."),
    Column("definition", "Definition", Unit.TEXT, "Bedeutung in eigenen Worten."),
    Column("beleg", "Beleg", Unit.TEXT, "Woher die Definition stammt."),
    Column("summe_id", "Nummer", Unit.TEXT, "Nummer der veröffentlichten Aussage."),
    Column("stichtag", "Stichtag", Unit.DATE, "Tag der Aussage; leer, wenn die Quelle ohne Datum ist."),
    Column("zaehleinheit", "Zähleinheit", Unit.TEXT, "Was die Quelle zählt, in ihren Worten."),
    Column("anzahl", "Anzahl", Unit.COUNT, "Veröffentlichte Anzahl in der genannten Zähleinheit."),
    Column("anzahl_angabe", "Anzahl: Angabe", Unit.TEXT, "exakt, rund, mehr als."),
    Column("betrag_eur", "Betrag", Unit.EUR, "Veröffentlichter Betrag in Euro."),
    Column("betrag_angabe", "Betrag: Angabe", Unit.TEXT, "exakt, rund, mehr als, mindestens, errechnet."),
    Column("groesse", "Größe", Unit.TEXT, "Was die Aussage misst, in den Worten der Quelle."),
    Column("belegt_bescheide", "Belegte Bescheide", Unit.COUNT, "Bescheide in diesem Bestand, ohne Beratung (2.2), die in keiner veröffentlichten Summe mitgezählt ist."),
    Column("belegt_eur", "Belegte Zuwendungen", Unit.EUR, "Zuwendungen in diesem Bestand, ohne Beratung (2.2)."),
    Column("anteil_bescheide", "Belegt (Anzahl)", Unit.SHARE, "Belegte Bescheide im Verhältnis zur veröffentlichten Anzahl."),
    Column("anteil_eur", "Belegt (Betrag)", Unit.SHARE, "Belegte Zuwendungen im Verhältnis zum veröffentlichten Betrag."),
    Column("antragsstichtag", "Antragsstichtag", Unit.DATE, "Frist für Anträge."),
    Column("bescheide_ab", "Bescheide ab", Unit.DATE, "Früheste belegte Entscheidung der Runde."),
    Column("trefferwert", "Trefferwert", Unit.COUNT, "Wie gut ein Förderfall zum gesuchten Text passt: je Wort Gewicht des Feldes mal Güte des Treffers. Dient nur der Reihenfolge."),
    Column("suchwort", "Suchwort", Unit.TEXT, "Wort der Suche, in der Schreibweise des Suchindexes."),
    Column("wort", "Gefundenes Wort", Unit.TEXT, "Wort der Texte, in der Schreibweise des Suchindexes."),
    Column("schreibweise", "Schreibweise", Unit.TEXT, "Wie die Texte das Wort schreiben."),
    Column("treffer_art", "Art des Treffers", Unit.TEXT, "wort = dasselbe Wort, stamm = anders gebeugt, beginn oder innen = Teil einer Zusammensetzung, tippfehler = ähnlich geschrieben."),
    Column("vorschlag_art", "Art des Vorschlags", Unit.TEXT, "empfaenger, kommune, landkreis, thema oder wort."),
    Column("vorschlag", "Vorschlag", Unit.TEXT, "Name oder Wort, das es in diesem Datenstand gibt."),
    Column("suchtext", "Suche stattdessen", Unit.TEXT, "Suche, die mindestens einen Förderfall findet."),
)  # fmt: skip

_VERGLEICH = (
    Column("aenderung", "Änderung", Unit.TEXT, "Was mit dem Förderfall zwischen zwei Datenständen geschah: neu, geändert oder entfallen; Antrag, wo er kein Förderfall war."),
    Column("anzahl_aenderungen", "Änderungen", Unit.COUNT, "Geänderte Angaben; ein neuer und ein entfallener Förderfall zählen je als eine."),
    Column("feld", "Feld", Unit.TEXT, "Angabe des Förderfalls, die sich geändert hat; leer bei neuen und entfallenen Fällen."),
    Column("wert_alt", "Früher", Unit.COUNT, "Wert im früheren Datenstand, in der Einheit der Kennzahl."),
    Column("wert_neu", "Später", Unit.COUNT, "Wert im späteren Datenstand, in der Einheit der Kennzahl."),
    Column("angabe_alt", "Früher", Unit.TEXT, "Angabe im früheren Datenstand; leer, wenn nicht bekannt."),
    Column("angabe_neu", "Später", Unit.TEXT, "Angabe im späteren Datenstand; leer, wenn nicht bekannt."),
    Column("unterschied", "Unterschied", Unit.COUNT, "Späterer Wert weniger früherer, in der Einheit der Kennzahl."),
    Column("grund", "Grund", Unit.TEXT, "Warum die Lieferung veröffentlicht wurde."),
)  # fmt: skip

_PFLEGE = (
    Column("schwere", "Schwere", Unit.TEXT, "Fehler verhindern die Veröffentlichung, Warnungen brauchen eine Begründung, Hinweise sagen nur Bescheid."),
    Column("blatt", "Blatt", Unit.TEXT, "Tabellenblatt der Liste."),
    Column("zelle", "Zelle", Unit.TEXT, "Zelle der Liste, wie Tabellenprogramme sie nennen; eine Zahl allein steht für die ganze Zeile."),
    Column("inhalt", "Inhalt der Zelle", Unit.TEXT, "Was in der Zelle steht."),
    Column("befund", "Befund", Unit.TEXT, "Was beim Prüfen der Liste gefunden wurde."),
    Column("rat", "Was zu tun ist", Unit.TEXT, "Wie sich der Befund beheben lässt, oder was daraus folgt."),
    Column("anzahl_befunde", "Anzahl", Unit.COUNT, "Wie oft derselbe Befund vorkommt."),
    Column("ueberschrift", "Überschrift", Unit.TEXT, "Überschrift der Spalte in der Liste."),
    Column("zeitpunkt", "Wann (UTC)", Unit.TEXT, "Tag und Uhrzeit in koordinierter Weltzeit."),
    Column("vorgang", "Vorgang", Unit.TEXT, "Was mit der Lieferung geschah: eingereicht, veröffentlicht, verworfen oder zurückgenommen."),
    Column("wer", "Wer", Unit.TEXT, "Wer es getan hat."),
    Column("datei", "Datei", Unit.TEXT, "Name der gelieferten Datei."),
    Column("sha256", "SHA-256", Unit.TEXT, "Prüfsumme der gelieferten Datei."),
)  # fmt: skip

_ALL = (
    *(*_DELIVERY, *_SUMS, *_GROUPS, *_KENNZAHLEN),
    *(*_ABGLEICH, *_GUETE, *_REFERENCE, *_VERGLEICH, *_PFLEGE),
    *ANTRAEGE,
    *KOOPERATION,
    *ZITATE,
)
COLUMNS = {column.name: column for column in _ALL}
"""Every column by its name."""

DELIVERY_COLUMNS = tuple(column.name for column in _DELIVERY)
"""Columns of a Förderfall in the order in which files write them."""

CASE_COLUMNS = (
    *("titel", "empfaenger", "kommune", "landkreis", "arl", "zentralort", "einwohner"),
    *("hauptthema", "thema", "gegenstand", "massnahmenart", "beschreibung"),
    *("bewilligt_am", "jahr", "runde", "zuwendung_eur", "gesamtausgaben_eur"),
    *("foerdersatz_prozent", "anzahl_bescheide", "laufzeit_von", "laufzeit_bis"),
    *("kooperationspartner", "status", "vertrauen", "hinweis", "foerderfall_id"),
    *("ausgezahlt_eur", "zuwendungsfaehige_ausgaben_eur", "beantragt_am"),
    "verwendungsnachweis_am",
)
"""Columns of a Förderfall that a reader can choose, names instead of codes, in the
order in which a table shows them."""


def titles(names: Iterable[object]) -> dict[str, str]:
    """Map column names to the titles a reader sees.

    Raises:
        KeyError: a name is not in `COLUMNS`; give it a meaning there first.
    """
    return {str(name): COLUMNS[str(name)].titel for name in names}

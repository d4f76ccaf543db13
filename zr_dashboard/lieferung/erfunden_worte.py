"""Words of which invented cases speak.

Owns the vocabulary of `erfunden`: everyday words of such programmes, joined by rule so
that titles differ, words come back as often as words do, and compounds must be taken
apart by the search as with real ones. No project of that name is known.
"""

from __future__ import annotations

VORHABEN = (
    *("Umbau", "Sanierung", "Aufbau", "Einrichtung", "Belebung", "Neugestaltung"),
    *("Erweiterung", "Umnutzung", "Entwicklung", "Modernisierung", "Öffnung"),
    *("Planung", "Ausstattung", "Erprobung", "Vernetzung", "Begrünung"),
    *("Wiedereröffnung", "Digitalisierung", "Bewirtschaftung", "Stärkung"),
    *("Zwischennutzung", "Herrichtung"),
)  # fmt: skip
"""What is done; the first ones most often."""

ERSTES = (
    *("Markt", "Bürger", "Orts", "Stadt", "Dorf", "Bahnhofs", "Kultur", "Gesundheits"),
    *(
        "Mühlen",
        "Schul",
        "Kirch",
        "Handwerks",
        "Jugend",
        "Senioren",
        "Familien",
        "Lern",
    ),
    *("Werk", "Rathaus", "Hafen", "Garten", "Wasser", "Klima", "Energie", "Mobilitäts"),
    *("Fahrrad", "Musik", "Theater", "Museums", "Bibliotheks", "Vereins", "Sport"),
    *("Innovations", "Gründer", "Arbeits", "Digital", "Pflege", "Ärzte", "Apotheken"),
    *("Einkaufs", "Laden", "Fachwerk", "Burg", "Kloster", "Park", "Spiel", "Wander"),
    *("Heide", "Moor", "Küsten", "Deich", "Wald", "Berg", "Fluss", "See", "Kanal"),
)
ZWEITES = (
    *("haus", "zentrum", "platz", "halle", "treff", "werkstatt", "quartier", "forum"),
    *("büro", "garten", "viertel", "speicher", "scheune", "hof", "laden", "labor"),
    *("schule", "station", "achse", "passage", "bühne", "küche", "agentur", "lotsin"),
    *("netzwerk", "plattform", "konzept", "bogen", "meile", "insel", "brücke", "pfad"),
)
"""The two parts of a compound: »Markt« and »halle«."""

ZUSATZ = (
    *("als Ort der Begegnung", "für Vereine und Ehrenamt", "mit Gastronomie"),
    *("für junge Gründerinnen und Gründer", "als gemeinschaftlicher Arbeitsort"),
    *("in der Fußgängerzone", "am alten Bahnhof", "im Ortskern", "am Wasser"),
    *("für alle Generationen", "mit mobilen Angeboten", "ohne Barrieren"),
    *("als dritter Ort", "unter einem Dach", "mit regionalen Erzeugnissen"),
    *("nach dem Leerstand", "für Handel und Handwerk", "gegen den Ärztemangel"),
    *("mit offenem WLAN", "in mehreren Ortsteilen", "für Kunst und Kultur"),
)

BESCHREIBUNG = (
    "Die Stadt bündelt Angebote, die bisher an mehreren Orten lagen.",
    "Leer stehende Räume werden hergerichtet und auf Zeit vergeben.",
    "Ein Team vor Ort berät Eigentümerinnen und Eigentümer und stößt Nutzungen an.",
    "Vereine, Handel und Verwaltung entwickeln gemeinsam neue Veranstaltungen.",
    "Mehrere Gemeinden teilen sich Personal und Räume.",
    "Ein barrierefreier Zugang und eine bessere Beleuchtung werden geplant und gebaut.",
    "Das Vorhaben verbindet ärztliche Versorgung, Pflege und Beratung.",
    "Ein digitaler Wegweiser zeigt Läden, Lokale und freie Flächen.",
    "Bürgerinnen und Bürger entscheiden in Werkstätten über die Gestaltung mit.",
    "Ein Pendelverkehr bringt Besucher aus den Ortsteilen in die Mitte.",
    "Arbeitsplätze können tage- und stundenweise gebucht werden.",
    "Schulen und Betriebe probieren gemeinsame Lernorte aus.",
)

HINWEIS = (
    "Erfunden.",
    "Erfunden. Laufzeit nach Angabe der Kommune.",
    "Erfunden. Gesamtausgaben aus Zuwendung und Fördersatz errechnet.",
    "Erfunden. Titel beschreibend.",
)
"""The mark of every single case, for files that have nothing but rows."""

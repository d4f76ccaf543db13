"""A delivery before it is published: read, check, prepare.

    read      files -> rows of text, every cell with its line
    fields    what the public delivery must look like, column by column
    check     rows -> findings
    tables    checked rows -> the tables of the store

Somebody's own list comes in by `liste`:

    blatt     any file -> sheets of typed cells (blatt_csv, blatt_mappe;
              blatt_grenzen, blatt_ods, blatt_xls look for what must be said)
    kopf      where the list begins; zuordnung: which heading is which field
    werte     cells -> values (zellen, datum, zeitraum, orte, ortsnamen, felder)
    zeilen    a row -> a case (verbund); durchgang: all rows; summen: totals
    antraege  rows that are applications and no Förderfälle
    pruefung  rules within a case and between cases; richtlinie: those of the guideline
    eingang   the result: cases, findings, tables
    annahme   the list beside the Datenstand before (vorher, wiedererkennung, plausibel,
              antraege_vorher)
    bericht   what a report says; its files are bericht_datei, the marked copy of the
              list is bericht_xlsx, one sheet of it bericht_kopie
    vorlage   the template to fill in: its columns (vorlage_spalten) and its other
              sheets (vorlage_blaetter)

What is published stays:

    archiv       the folder of all deliveries; entry: one of them (entry_table)
    publication  publish and take back; freigabe: a second person; protokoll: the log
    vorschau     a store of what would be published
    backup       all of it in one file

For measuring there is a delivery that nobody gave:

    erfunden     its files; erfunden_faelle: its cases; erfunden_worte: their words

Reading, checking and publishing know nothing of each other's work, so that
another list can come in by the same door.
"""

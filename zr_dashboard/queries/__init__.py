"""Questions. One function, one constant SQL statement, one frame.

    auswahl        what can be selected, and what each choice would give
    bestand        the Datenstand and how much of it is selected
    kennzahlen     headline figures, and two periods of them compared
    aufgliederung  sums by one or two dimensions
    antworten      sums with all their subtotals, for answer tables
    anteile        shares of areas, and per head
    zeitverlauf    sums over years or Runden, cumulated too; events
    regionen       sums per area, with inhabitants; areas without a case
    kooperationen  who acts together
    foerderfaelle  the cases themselves
    falltabelle    one page of them, sorted
    fallspalten    chosen columns of all of them, bit by bit
    suche          what a text finds, by which words, and what to search instead
    abgleich       the data beside published totals of the programme
    antraege       what was applied for and what became of it, where that is known
    zitate         figures to be cited, and what has become of those that were
    briefing       all of these that one or two sheets about a selection need
    nachschlagen   themes, sources, glossary

Every question about cases reads them through the macro `faelle($selection)`, every
one about applications through `antraege($selection)`.
"""

"""Seite »Förderfälle«: Welche Fälle sind es genau?"""

from zr_dashboard.queries import kennzahlen
from zr_dashboard.ui import ask, case_table, downloads, headline, page, search_words

with page("foerderfaelle") as selection:
    zahlen = ask(kennzahlen.kennzahlen, selection)
    headline(zahlen, "foerderfaelle", "zuwendung_eur", "kommunen", "gesamtausgaben_eur")
    search_words.explain(selection)
    if cases := int(zahlen["faelle_ausgewaehlt"].iloc[0]):
        columns = case_table.case_table(selection, cases)
        downloads.cases(selection, columns, cases)

"""Rows of text, aligned."""

from zr_dashboard.cli.tabelle import tabelle


def test_columns_begin_beneath_each_other() -> None:
    """A table of faults is read down a column."""
    found = tabelle(("Datei", "Wert"), [("a.csv", "1"), ("laenger.csv", "größer")])

    assert found.splitlines() == [
        "Datei        Wert",
        "───────────  ──────",
        "a.csv        1",
        "laenger.csv  größer",
    ]


def test_a_value_stays_on_its_line() -> None:
    """A cell of a broken file may hold anything, also what moves the cursor."""
    found = tabelle(("Wert",), [("a\nb\t\x1b[31m",)])

    assert found.splitlines()[2:] == [r"a\nb\t\x1b[31m"]


def test_without_rows_there_is_the_head() -> None:
    """Zero rows is an answer."""
    assert tabelle(("Datei", "Wert"), []).splitlines()[0] == "Datei  Wert"

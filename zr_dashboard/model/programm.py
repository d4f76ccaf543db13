"""The programme that all cases belong to."""

PROGRAMM = "Zukunftsräume Niedersachsen"

SEIT = 2019
"""The year of its first decisions."""

"""What every file says of itself, made up."""

from datetime import date

import pytest

from zr_dashboard.export.angaben import Angaben


@pytest.fixture
def about() -> Angaben:
    """Two of three cases, for a file of any content."""
    return Angaben(
        titel="Zuwendungen nach Jahr",
        auswahl="ArL Lüneburg",
        link="https://example.org/?arl=lueneburg",
        stand=date(2026, 11, 22),
        juengster_fall_am=date(2025, 2, 24),
        bezeichnung="Testdaten",
        grundlage="erfunden",
        lizenz="frei",
        faelle_ausgewaehlt=2,
        faelle_gesamt=3,
        vollstaendigkeit="aus 1 von 2 Fällen mit veröffentlichtem Betrag",
    )

"""The list twin of the network: every name and every case of a pair."""

import re

import pandas as pd
import pytest

from tests import example
from zr_dashboard.export.kooperation_html import pairs_to_html
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import kooperationen
from zr_dashboard.store.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    """`tests/example.sql`."""
    return example.store()


def table(frame: pd.DataFrame, titles: dict[str, str]) -> str:
    """The table with addresses that say what they lead to."""
    return pairs_to_html(
        frame,
        caption="Paare",
        titles=titles,
        case=lambda key: f"fall?{key}",
        kommune=lambda ars9: f"ort?{ars9}",
    )


def test_every_kommune_and_every_case_leads_on(store: Store) -> None:
    """An Einrichtung has no page, and says what it is."""
    frame = kooperationen.paare(store, Selection(), 99)
    html = table(frame, {"Z1": "Markt"})
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", html)

    assert len(rows) == len(frame)
    assert '<a href="ort?031535402" target="_self">Samtgemeinde Lutter' in rows[1]
    assert '<a href="ort?031530017" target="_self">Stadt Goslar</a>' in rows[1]
    assert "Empfänger: Samtgemeinde Lutter am Barenberge und Stadt Goslar" in rows[1]
    assert '<a href="fall?Z1" target="_self">Markt</a>' in rows[1]
    assert '<a href="fall?Z2" target="_self">Z2</a>' in rows[1]
    assert "Hochschule Nord (Einrichtung)" in rows[2]
    assert "1\N{NO-BREAK SPACE}Fall beide als Partner" in rows[2]
    assert "beide als Partner" in rows[-1]


def test_hostile_names_are_words(store: Store) -> None:
    """A partner is typed by somebody."""
    frame = kooperationen.paare(store, Selection(), 1)
    frame["beteiligter_b"] = '<b>fett</b> & "so"'
    html = table(frame, {"Z3": "<i>schräg</i>"})

    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;b&gt;fett&lt;/b&gt; &amp; &quot;so&quot;" in html


def test_many_cases_are_folded(store: Store) -> None:
    """Five are named at once; none is lost, and what is not listed is counted."""
    frame = kooperationen.paare(store, Selection(), 1)
    frame["anzahl_foerderfaelle"] = 120
    frame["foerderfall_ids"] = ";".join(f"Z{n}" for n in range(100))
    html = table(frame, {})
    open_ones, folded = html.split("<details>")

    assert open_ones.count("fall?") == 5
    assert folded.count("fall?") == 95
    assert "115\N{NO-BREAK SPACE}weitere Fälle" in folded
    assert "20\N{NO-BREAK SPACE}weitere sind hier nicht aufgeführt" in folded

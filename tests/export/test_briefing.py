"""What a briefing says, over `tests/example.sql`, and how it bears any words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests import example
from tests.export import difficult
from tests.export.pdf import Pdf
from tests.remembering import Remembering
from zr_dashboard.charts import columns
from zr_dashboard.charts import map as karte
from zr_dashboard.export import briefing, briefing_html, briefing_pdf
from zr_dashboard.export.angaben import Angaben, angaben
from zr_dashboard.export.briefing import Briefing
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import auswahl
from zr_dashboard.queries import briefing as questions
from zr_dashboard.store.store import Store

MARKUP = [
    "#panic()",
    '#eval("1+1")',
    '#read("/etc/passwd")',
    "$ x $ und *fett* und _schief_ und `roh`",
    "#import",
    '"] #strong[da]',
    "\\u{41} \\",
    "<label> @verweis",
    "= Überschrift",
    "- Punkt\n+ Punkt",
    "https://example.org/#a",
    "// weg /* weg */",
]
"""What Typst would take for more than text."""


def asked(store: Store, selection: Selection) -> tuple[dict[str, pd.DataFrame], Codes]:
    """Everything a briefing is made of."""

    def answers(query: questions.Query, *arguments: object) -> pd.DataFrame:
        return query(store, *arguments)

    _, _, codes = auswahl.read_selection(answers, selection.to_url())
    return questions.frames(answers, selection, codes), codes


def said(
    frames: dict[str, pd.DataFrame], selection: Selection, codes: Codes
) -> Angaben:
    """What it says of itself."""
    return replace(
        angaben(
            frames["auskunft"],
            titel="",
            auswahl=selection.in_words(codes),
            link="https://beispiel.invalid/briefing",
            vollstaendigkeit="",
        ),
        erzeugt=difficult.ANGABEN.erzeugt,
    )


def briefed(store: Store, selection: Selection) -> Briefing:
    """The briefing of a selection."""
    frames, codes = asked(store, selection)
    about = said(frames, selection, codes)
    return briefing.briefing(frames, selection, codes, about)


@pytest.fixture(scope="module")
def small() -> Store:
    """Six cases, and an earlier Datenstand of one."""
    return example.store()


def test_a_place_is_told_in_a_few_sentences(small: Store) -> None:
    """Goslar: 300 of 1550,50 Euro; 2 of 6 cases; 100.000 of 660.000 inhabitants."""
    content = briefed(small, Selection(landkreis=Facet(chosen=("03153",))))

    assert content.titel == "Landkreis Goslar"
    assert " ".join(" ".join(content.saetze).split()) == (
        "Dokumentiert sind 2 Förderfälle in 2 Kommunen. Bewilligt wurden 300 € "
        "(aus 2 von 2 Fällen mit veröffentlichtem Betrag). "
        "Das sind 19,3 % der dokumentierten Zuwendungen und 33,3 % der Förderfälle in "
        "Niedersachsen. Je 1.000 Einwohner wurden 3 € bewilligt, in Niedersachsen 2 €."
    )
    assert [row[0] for row in content.vergleich.tabelle.zeilen] == [  # type: ignore[union-attr]
        "Landkreis Goslar",
        "ArL Braunschweig",
        "Niedersachsen",
    ]


def test_what_changed_since_the_last_datenstand_is_told(small: Store) -> None:
    """Z1 got 30 Euro more; its neighbour is new."""
    changes = briefed(small, Selection(landkreis=Facet(chosen=("03153",)))).aenderungen

    words = [" ".join(text.split()) for text in (changes.satz, *changes.punkte)]
    assert words[0] == (
        "Gegenüber dem Datenstand 30.06.2025: 1 neuer Fall, 1 geändert, 0 entfallen. "
        "Bewilligte Zuwendungen: früher 70 €, jetzt 300 €."
    )
    assert "Neu: Samtgemeinde Lutter, »Büro« (200 €)" in words
    assert "Geändert: Stadt Goslar, »Markt«: Zuwendung 70 € → 100 €" in words


def test_a_first_datenstand_has_nothing_to_compare_with(small: Store) -> None:
    """It says so instead of leaving the section out."""
    changes = briefed(small, Selection(stand=date(2025, 6, 30))).aenderungen

    assert changes.satz.startswith("Vor diesem Datenstand gibt es keinen")


def test_other_filters_do_not_pass_for_the_place_itself(small: Store) -> None:
    """A Kommune left out, another Landkreis beside it: that is a selection."""
    goslar = Selection(landkreis=Facet(chosen=("03153",)))
    kommune = Facet(chosen=("031530017",))
    of = {
        "Landkreis Goslar": replace(goslar, thema=Facet(chosen=("T01",))),
        "Stadt Goslar": replace(goslar, kommune=kommune),
        "Niedersachsen": Selection(thema=Facet(chosen=("T01",))),
        "Ausgewählte Förderfälle": replace(goslar, kommune=Facet((), kommune.chosen)),
    }

    assert {title: briefed(small, chosen).titel for title, chosen in of.items()} == {
        title: title for title in of
    }


def test_the_page_says_what_the_sheet_says(small: Store) -> None:
    """Made of the same words, escaped."""
    content = briefed(small, Selection())
    html = briefing_html.to_html(replace(content, titel="<b>"))

    assert "<h2>&lt;b&gt;</h2>" in html
    for part in (*content.bilder, content.vergleich, content.quellen):
        assert part.ueberschrift in html
    for figure in content.zahlen:
        assert f'data-kennzahl="{figure.id}">{figure.wert}<' in html
    assert content.faelle.tabelle
    assert all(row[2] in html for row in content.faelle.tabelle.zeilen)


def figures(frames: dict[str, pd.DataFrame]) -> dict[str, go.Figure]:
    """Both pictures."""
    years, areas = frames["jahre"], frames["karte"]
    return {
        "karte": karte.areas(areas, value="zuwendung_eur", ebene="landkreis"),
        "jahre": columns.over_time(years, years, value="zuwendung_eur"),
    }


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(MARKUP, id="markup"),
        pytest.param([*difficult.TEXTS, "中文 \x00 🏡"], id="difficult"),
        pytest.param(["Wort " * 400], id="long"),
        pytest.param(["Donaudampfschifffahrt" * 60], id="one-word"),
    ],
)
def test_no_words_break_a_briefing(
    public_store: Remembering, tmp_path: Path, words: list[str]
) -> None:
    """Never markup, never a third page, always accessible; whatever the data say."""
    selection = Selection()
    frames, codes = asked(public_store, selection)
    cases, publishers = frames["faelle"].copy(), frames["herausgeber"].copy()
    repeated = (words * len(cases))[: len(cases)]
    for column in ("titel", "empfaenger", "landkreis", "hauptthema", "beschreibung"):
        cases[column] = repeated
    publishers["herausgeber"] = (words * len(publishers))[: len(publishers)]
    frames |= {"faelle": cases, "herausgeber": publishers}
    about = replace(
        said(frames, selection, codes),
        auswahl=" ".join(words),
        grundlage=words[0],
        lizenz=words[-1],
        faelle_ausgewaehlt=200,
    )
    content = briefing.briefing(frames, selection, codes, about)
    content = replace(content, titel=words[0][:200], saetze=words[:2])
    pdf = Pdf(briefing_pdf.to_pdf(content, figures(frames)))

    assert pdf.pages <= 2
    assert pdf.findings(tmp_path) == []
    assert "weitere Förderfälle; alle stehen im Monitor" in pdf.text
    if words is MARKUP:
        listed = [w for w in words if " ".join(w.split()) in pdf.text]
        assert len(listed) > len(words) / 2


def test_the_same_briefing_is_the_same_file(public_store: Remembering) -> None:
    """Fonts and layout depend on nothing of the machine."""
    frames, codes = asked(public_store, Selection())
    content = briefing.briefing(
        frames, Selection(), codes, said(frames, Selection(), codes)
    )
    first, second = (briefing_pdf.to_pdf(content, figures(frames)) for _ in range(2))

    assert first == second

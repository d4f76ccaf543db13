"""The briefing over the real data: read back, and held against the other routes."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from tests.export.pdf import Pdf
from zr_dashboard.formatting import german
from zr_dashboard.model.columns import Unit

LAND = {"Niedersachsen": ""}
PLACES = {
    "Landkreis Goslar": "landkreis=03153",
    "Region Hannover": "landkreis=03241",
    "Stadt Seesen": "kommune=031530012",
    "ArL Weser-Ems": "arl=weser-ems",
}
SELECTIONS = {
    "Ausgewählte Förderfälle": "landkreis=03153&landkreis=03454&von=2020",
    "Landkreis Emsland": "landkreis=03454&arl=weser-ems&thema=-T03&massnahme=-investiv",
}
EMPTY = "arl=weser-ems&landkreis=03153"
ALL = LAND | PLACES | SELECTIONS
SECTIONS = [
    "Zuwendungen nach Jahr der Bewilligung",
    "Zuwendungen nach Landkreis",
    "Im Vergleich mit dem Land",
    "Förderfälle",
    "Was sich seit dem letzten Datenstand geändert hat",
    "Grundlage und Quellen",
]


def letters(text: str) -> str:
    """Without blanks and hyphens, which may be where a line ends."""
    return re.sub(r"[\s-]", "", text)


_MADE: dict[str, Pdf] = {}


def briefing(client: TestClient, query: str) -> Pdf:
    """The briefing of a selection, made once and read back."""
    if query not in _MADE:
        answer = client.get(f"/api/v1/briefing.pdf?{query}")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/pdf"
        _MADE[query] = Pdf(answer.content)
    return _MADE[query]


@pytest.mark.parametrize(("titel", "query"), ALL.items(), ids=ALL)
def test_a_briefing_is_an_accessible_pdf_of_one_or_two_pages(
    client: TestClient, tmp_path: Path, titel: str, query: str
) -> None:
    """PDF/UA-1: headings, table heads, alternative texts, language, title."""
    pdf = briefing(client, query)
    tree = pdf.tree

    assert pdf.findings(tmp_path) == []
    assert 1 <= pdf.pages <= 2
    assert pdf.sizes == {(210, 297)}
    assert pdf.language == "de-DE"
    assert pdf.title == f"Briefing: {titel} – Zukunftsräume Niedersachsen"
    assert len(list(tree.all("H1"))) == 1
    assert len(list(tree.all("H2"))) == len(SECTIONS)
    for table in tree.all("Table"):
        assert {cell.scope for cell in table.all("TH")} == {"Column"}
        assert len(list(table.all("TR"))) > 1
    pictures = [picture.alt for picture in tree.all("Figure")]
    assert pictures[0].startswith("Säulendiagramm der bewilligten Zuwendungen: ")
    assert pictures[1].startswith("Karte der bewilligten Zuwendungen: ")
    assert not pdf.has_pixels
    assert set(pdf.fonts.values()) == {True}
    assert all(n.startswith(("Libertinus", "DejaVu")) for n in pdf.fonts), pdf.fonts


@pytest.mark.parametrize(("titel", "query"), ALL.items(), ids=ALL)
def test_a_briefing_says_what_the_other_routes_say(
    client: TestClient, titel: str, query: str
) -> None:
    """Figures, cases and Datenstand, re-read from the sheet."""
    pdf = briefing(client, query)
    text = pdf.text
    answer = client.get(f"/api/v1/kennzahlen.json?{query}").json()
    cases = client.get(f"/api/v1/foerderfaelle.json?{query}").json()["daten"]

    said = {row["id"]: row for row in answer["daten"]}
    for row in said.values():
        wert = german.in_einheit(row["wert"], Unit(row["einheit"]))
        if f" {row['name']} " in text:
            assert f"{row['name']} {' '.join(wert.split())} aus" in text
    assert {"foerderfaelle", "zuwendung_eur", "gesamtausgaben_eur"} <= {
        name for name, row in said.items() if f" {row['name']} " in text
    }
    assert " ".join(answer["angaben"]["auswahl"].split()) in text
    assert "Datenstand 22.11.2026" in text
    assert titel in text
    listed = len(list(list(pdf.tree.all("Table"))[1].all("TR"))) - 1
    rest = [int(n) for n in re.findall(r"und (\d+) weiterer? Förderf", text)]
    assert listed == len(cases) - sum(rest)
    assert listed > 20 or not rest
    newest = sorted(cases, key=lambda case: case["bewilligt_am"] or "")[-listed:]
    assert all(letters(case["titel"]) in letters(text) for case in newest[5:])


def test_a_briefing_is_read_in_the_order_in_which_it_is_seen(
    client: TestClient,
) -> None:
    """A screen reader hears title, sentences, figures, then section after section."""
    pdf = briefing(client, PLACES["Landkreis Goslar"])
    kinds = [tag.kind for tag in pdf.tree.children]

    assert re.search(".*".join(["Landkreis Goslar", *SECTIONS]), pdf.text)
    assert kinds[:2] == ["P", "H1"]
    assert kinds.index("Table") > kinds.index("H2")


def test_a_place_is_compared_with_what_it_lies_in(client: TestClient) -> None:
    """Landkreis, Amt, Land; per head with the day of its denominator."""
    text = briefing(client, PLACES["Landkreis Goslar"]).text

    assert "Landkreis Goslar 4 4 1.285.104 € 7,1 % 10.137 € 126.775 2 von 7" in text
    assert "ArL Braunschweig 18 16 4.062.655 € 22,3 % 2.556 € 1.589.423" in text
    assert "Niedersachsen 102 93 18.210.675 € 100,0 % 2.275 € 8.004.489" in text
    assert "Einwohner am 31.12.2024 auf Grundlage des Zensus 2022" in text
    assert "Das sind 7,1 % der dokumentierten Zuwendungen und 3,9 % der" in text


def test_the_four_aemter_add_up_to_the_land(client: TestClient) -> None:
    """Shares that are shown together make 100,0 %."""
    text = briefing(client, "").text
    shares = re.findall(r"ArL [A-ZÄÖÜ][\w-]+ \d+ \d+ [\d.]+ € ([\d,]+) %", text)

    assert len(shares) == 4
    assert sum(int(share.replace(",", "")) for share in shares) == 1000


def test_an_empty_selection_has_a_briefing(client: TestClient, tmp_path: Path) -> None:
    """One sheet that says so, with the rest of the Land around it."""
    pdf = briefing(client, EMPTY)

    assert pdf.findings(tmp_path) == []
    assert pdf.pages == 1
    assert "Zu dieser Auswahl gibt es keine Förderfälle." in pdf.text
    assert "Förderfälle 0 aus 0 von 0 Fällen" in pdf.text


def test_a_briefing_leads_back_to_its_page(client: TestClient) -> None:
    """With the Datenstand written out, so that it stays the same one."""
    links = briefing(client, "thema=T07&thema=-T03").links

    query = urlencode({"thema": ["T07", "-T03"], "stand": "2026-11-22"}, doseq=True)
    assert links == [f"http://testserver/briefing?{query}"]


def test_a_selection_too_long_for_the_sheet_is_cut_and_says_so(
    client: TestClient,
) -> None:
    """The whole of it is one click away."""
    codes = client.get("/api/v1/aufgliederung.json?nach=landkreis").json()["daten"]
    excluded = [("landkreis", f"-{row['schluessel']}") for row in codes[:-1]]
    pdf = briefing(client, urlencode(excluded))

    assert pdf.pages <= 2
    assert re.search(r" · nicht [^·]* … [A-Z]", pdf.text)
    assert "Im Monitor: diese Auswahl öffnen" in pdf.text
    assert len(pdf.links) == 1
    assert len(pdf.links[0]) > 500


def test_whoever_has_the_briefing_gets_no_second_one(client: TestClient) -> None:
    """Known by its ETag, as every file."""
    first = client.get("/api/v1/briefing.pdf?landkreis=03153")
    again = client.get(
        "/api/v1/briefing.pdf?landkreis=03153",
        headers={"if-none-match": first.headers["etag"]},
    )

    assert again.status_code == 304
    name = "zukunftsraeume-briefing-2026-11-22.pdf"
    assert name in first.headers["content-disposition"]

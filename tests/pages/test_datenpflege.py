"""Page Datenpflege: from a list to a new Datenstand, and back."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.pages.app import App
from zr_dashboard.lieferung.publication import Place

LIST = (
    "Aktenzeichen;Titel;Zuwendungsempfänger;Kommune;Zuwendung;Taler\r\n"
    "AZ-1;Markthalle;Stadt Goslar;Stadt Goslar;100.000,00 €;5\r\n"
)


@pytest.fixture
def place(
    public_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Place:
    """A copy of the public store with its archive, and Datenpflege switched on."""
    shutil.copytree(public_store_path.parent, tmp_path / "stand")
    path = tmp_path / "stand" / public_store_path.name
    monkeypatch.setenv("ZR_DATABASE", str(path))
    monkeypatch.setenv("ZR_DATENPFLEGE", "ja")
    return Place.of(path)


def upload(text: str = LIST) -> App:
    """Open the page, choose a list and its Stichtag."""
    app = App("datenpflege")
    app.test.file_uploader(key="pflege_datei 0").set_value(
        ("liste.csv", text.encode("cp1252"), "text/csv")
    )
    app.test.date_input(key="pflege_stichtag").set_value(date(2027, 1, 31))
    return app.rerun()


def submit(app: App, label: str) -> App:
    """Press the button of a form."""
    (button,) = [b for b in app.test.button if b.label == label]
    button.click()
    return app.rerun()


def fill(app: App, **said: str) -> App:
    """Type into fields, by their keys without what all of them begin with."""
    for key, text in said.items():
        fields = [*app.test.text_input, *app.test.text_area]
        (field,) = [f for f in fields if f.key == f"pflege_{key}"]
        field.set_value(text)
    return app


def test_without_being_switched_on_there_is_no_such_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Until there are roles, nobody can change data by a link alone."""
    monkeypatch.delenv("ZR_DATENPFLEGE", raising=False)
    app = App("datenpflege")
    assert not app.test.file_uploader
    assert app.title != "Datenpflege" or "nicht eingeschaltet" in str(app.test.info)


def test_a_list_is_reported_compared_published_and_taken_back(place: Place) -> None:
    """Nothing is published without name, reason, and a word on the Warnungen."""
    app = upload().works()
    assert "1 Zeile gelesen, 1 übernommen" in app.html.replace("\xa0", " ")
    assert "Die Spalte ist nicht bekannt" in app.html
    assert "1 neuer Fall, 0 geändert, 102 entfallen." in app.html.replace("\xa0", " ")

    submit(app, "Veröffentlichen")
    assert "Namen und den Grund" in app.errors[0]
    submit(fill(app, wer="Ada", grund="Januarliste"), "Veröffentlichen")
    assert "nur mit einer Begründung" in app.errors[0]
    assert len(place.archive.valid()) == 1

    fill(app, wer="Ada", grund="Januarliste", trotz="Probe")
    submit(app, "Veröffentlichen").works()
    assert app.test.success[0].value.startswith("Veröffentlicht")
    entry = place.archive.valid()[date(2027, 1, 31)]
    assert (entry.wer, entry.meta.grund) == ("Ada", "Januarliste")
    assert entry.trotz_warnungen == "Probe"
    assert place.in_line()
    assert "Prüfbericht" not in [header.value for header in app.test.header]

    fill(app, zurueck_wer="Ben", zurueck_grund="Irrtum")
    submit(app, "Zurücknehmen").works()
    assert len(place.archive.valid()) == 1
    assert "zurückgenommen" in app.html


def test_the_template_can_be_had_before_a_list_and_the_report_after_it(
    place: Place,
) -> None:
    """One is what somebody starts with, the other what they send back."""
    assert place.in_line()
    (button,) = App("datenpflege").test.get("download_button")
    assert button.proto.label == "Vorlage herunterladen"
    offered = [b.proto.label for b in upload().test.get("download_button")]
    assert offered[1:] == [
        "Bericht als Excel herunterladen",
        "Bericht als JSON herunterladen",
    ]


def test_a_stichtag_that_is_published_cannot_be_published_again(place: Place) -> None:
    """It is said before anybody fills in a form."""
    (stand,) = place.archive.valid()
    app = upload()
    app.test.date_input(key="pflege_stichtag").set_value(stand)
    app.rerun().works()
    assert "schon eine Lieferung" in app.test.info[0].value
    assert "Veröffentlichen" not in [b.label for b in app.test.button]


def test_a_fault_is_shown_with_its_cell_and_cannot_be_published(place: Place) -> None:
    """There is no button to do so."""
    app = upload(LIST.replace("100.000,00 €", "viel"))
    assert "So kann die Liste nicht" in app.errors[0]
    assert "<td>E2" in app.html or ">E2<" in app.html
    assert "Veröffentlichen" not in [b.label for b in app.test.button]
    assert len(place.archive.entries()) == 1


def test_what_is_no_list_is_said_and_the_page_goes_on(place: Place) -> None:
    """The log stays in sight."""
    app = upload("")
    assert app.errors
    assert "Erste Lieferung" in app.html
    assert place.in_line()


def test_an_unknown_column_can_be_told_and_the_mapping_saved(place: Place) -> None:
    """So that the next list of that kind needs no telling."""
    app = upload()
    (choice,) = [s for s in app.test.selectbox if "Taler" in s.label]
    choice.set_value("ausgezahlt_eur")
    submit(app, "Zuordnen").works()
    assert "Die Spalte ist nicht bekannt" not in app.html
    (name,) = [t for t in app.test.text_input if t.label == "Zuordnung speichern als"]
    name.set_value("Meine Liste")
    submit(app, "Speichern").works()
    assert (place.archive.folder / "zuordnungen" / "meine-liste.toml").is_file()


def test_with_four_eyes_the_list_waits_for_another_person(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is published by them, not by the one who handed it in."""
    monkeypatch.setenv("ZR_VIER_AUGEN", "ja")
    app = upload()
    fill(app, wer="Ada", grund="Januarliste", trotz="Probe")
    submit(app, "Zur Freigabe einreichen").works()
    assert len(place.archive.valid()) == 1
    (wer,) = [t for t in app.test.text_input if t.key == "pflege_frei_wer 1"]
    wer.set_value("ada")
    submit(app, "Freigeben und veröffentlichen")
    assert "andere Person" in app.errors[0]
    (wer,) = [t for t in app.test.text_input if t.key == "pflege_frei_wer 1"]
    wer.set_value("Ben")
    submit(app, "Freigeben und veröffentlichen").works()
    assert place.archive.valid()[date(2027, 1, 31)].freigabe == "Ben"

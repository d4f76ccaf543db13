"""Amounts, rates, dates and places: written in every usual form, read back the same."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zr_dashboard.lieferung import werte
from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.blatt import Wert
from zr_dashboard.lieferung.datum import datum
from zr_dashboard.lieferung.stammdaten import lies_stammdaten
from zr_dashboard.lieferung.zeitraum import zeitraum

ORTE = lies_stammdaten(Path(__file__).parents[2] / "data").orte
CENTS = st.integers(0, 99_999_999_900).map(lambda cents: Decimal(cents) / 100)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
MONATE = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]


def english(amount: Decimal) -> str:
    """With commas between thousands, two decimals."""
    return f"{amount:,.2f}"


def german(amount: Decimal) -> str:
    """With points between thousands, two decimals after a comma."""
    return english(amount).translate(str.maketrans(",.", ".,"))


@given(CENTS)
def test_an_amount_is_the_same_in_every_usual_form(amount: Decimal) -> None:
    """People and programs write the same money in many ways."""
    for form in (
        german(amount),
        f"{german(amount)} €",
        f"EUR {german(amount)}",
        f"{german(amount)} Euro",
        german(amount).replace(".", "\u00a0"),
        german(amount).replace(".", "'"),
        f"{amount:.2f}",
        english(amount),
        f"{amount:.2f}".replace(".", ","),
        float(amount),
    ):
        read = werte.betrag(form)
        assert read.schwere is None, form
        assert Decimal(read.wert or -1) == amount, form


@given(st.integers(0, 999))
def test_millions_and_thousands_are_rounded_amounts(zehntel: int) -> None:
    """»1,2 Mio. €« is 1,200,000 and says that it is rounded."""
    number = f"{zehntel // 10},{zehntel % 10}"
    for form, times in (("{} Mio. €", 100_000), ("{} Tsd. €", 100), ("{} T€", 100)):
        read = werte.betrag(form.format(number))
        assert (Decimal(read.wert or -1), read.angabe) == (zehntel * times, "gerundet")


@pytest.mark.parametrize("form", ["1,234", "12.345,6.7", "abc", "1.2.3", "(500)", "-1"])
def test_an_amount_that_is_unclear_is_a_fault(form: str) -> None:
    """What can be read in two ways, or in none, is never guessed."""
    assert werte.betrag(form).schwere is Schwere.FEHLER


@given(DAYS)
def test_a_day_is_the_same_in_every_usual_form(day: dt.date) -> None:
    """Typed by the program, as its number, or as people write it."""
    serial = (day - dt.date(1899, 12, 30)).days
    monat = MONATE[day.month - 1]
    for form in (
        day,
        dt.datetime.combine(day, dt.time()),
        serial,
        float(serial),
        str(serial),
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y-%m-%d} 00:00:00",
        f"{day.day}. {monat} {day.year}",
        f"{day.day}. {monat[:3]}. {day.year}",
    ):
        assert datum(form).wert == day.isoformat(), form


@given(DAYS)
def test_a_month_and_a_year_stay_as_exact_as_they_are(day: dt.date) -> None:
    """No day is made up where a list knows none."""
    monat = MONATE[day.month - 1]
    for form in (f"{day.month}/{day.year}", f"{day:%m.%Y}", f"{monat} {day.year}"):
        assert datum(form).wert == f"{day:%Y-%m}"
    for year in (day.year, float(day.year), str(day.year)):
        assert datum(year).wert == str(day.year)


@given(st.integers(1, 12), st.integers(1, 12))
def test_day_and_month_between_slashes_are_never_guessed(a: int, b: int) -> None:
    """5/6/2021 may be the fifth of June or the sixth of May."""
    read = datum(f"{a}/{b}/2021")
    assert (read.schwere is None) == (a == b)


@given(st.integers(2, 100))
def test_a_rate_is_the_same_in_every_usual_form(satz: int) -> None:
    """60, 0.6, »60 %« and »60 v. H.« are one rate."""
    for form in (satz, f"{satz} %", f"{satz},0", f"{satz} v. H.", f"{satz},00 %"):
        assert werte.prozent(form).wert == str(satz), form
    if satz < 100:
        assert werte.prozent(satz / 100).wert == str(satz)


@given(DAYS, DAYS)
def test_a_term_in_one_cell_is_the_same_in_every_usual_form(
    one: dt.date, other: dt.date
) -> None:
    """Its ends are as exact as they are written; which comes first is another rule."""
    von, bis = f"{one:%d.%m.%Y}", f"{other:%d.%m.%Y}"
    for sign in (" - ", "-", " – ", "–", " bis ", " bis zum "):
        read = zeitraum(f"{von}{sign}{bis}")
        assert (read.wert, read.schwere) == (f"{one}/{other}", None), sign
    assert zeitraum(f"vom {von} bis {bis}").wert == f"{one}/{other}"
    assert zeitraum(f"ab {von}").wert == f"{one}/"
    assert zeitraum(f"bis {bis}").wert == f"/{other}"
    months = f"{one:%m/%Y} - {other:%m/%Y}"
    assert zeitraum(months).wert == f"{one:%Y-%m}/{other:%Y-%m}"
    for sign in ("-", "–", "/", " bis "):
        assert zeitraum(f"{one.year}{sign}{other.year}").wert == (
            f"{one.year}/{other.year}"
        )
    assert zeitraum(one.year).wert == f"{one.year}/{one.year}"


@pytest.mark.parametrize(
    ("cell", "schwere"),
    [
        ("24 Monate", Schwere.WARNUNG),
        ("2 Jahre", Schwere.WARNUNG),
        (dt.date(2021, 1, 1), Schwere.WARNUNG),
        ("offen", Schwere.FEHLER),
        ("01.01.2021 -", Schwere.FEHLER),
        ("2021 und 2022", Schwere.FEHLER),
        ("k. A.", None),
    ],
)
def test_what_is_no_term_is_said(cell: Wert, schwere: Schwere | None) -> None:
    """A duration and a day are understood, but say nothing of beginning and end."""
    read = zeitraum(cell)
    assert (read.wert, read.schwere) == (None, schwere)


@pytest.mark.parametrize("key", ORTE.kreise)
def test_a_landkreis_is_found_by_its_key_and_its_name(key: str) -> None:
    """With blanks, without the zero that programs lose, with its kind or LK."""
    name = ORTE.kreise[key].name
    forms = [key, int(key), f"{key[:2]} {key[2:]}", f"{key}000", name, name.upper()]
    forms += [name.replace("Landkreis", "LK"), name.replace("Landkreis", "Lkr.")]
    assert {ORTE.landkreis(form).wert for form in forms} == {key}


def test_every_kommune_is_found_by_its_keys_and_its_name() -> None:
    """»Stadt X«, »X, Stadt«, nine or twelve digits; its Landkreis decides."""
    for key, ort in ORTE.kommunen.items():
        art = ort.name.removesuffix(f" {ort.kurzname}")
        forms = [key, int(key), f"{key}000", ort.name, f"{ort.kurzname}, {art}"]
        if art == "Samtgemeinde":
            forms.append(f"SG {ort.kurzname}")
        else:
            forms.append(key[:5] + key[-3:])
        found = {ORTE.kommune(form, ort.landkreis_ags).wert for form in forms}
        assert found == {key}, (ort.name, found)


@pytest.mark.parametrize(
    ("name", "schluessel"),
    [
        ("Osterode am Harz", "03159"),
        ("LK Osterode", "03159"),
        ("03152", "03159"),
        ("Soltau-Fallingbostel", "03358"),
        ("Landkreis Oldenburg", "03458"),
        ("Oldenburg (Oldb)", "03403"),
        ("Osnabrück, Stadt", "03404"),
        ("Hannover", "03241"),
        ("Nienburg/Weser", "03256"),
        ("Landkreis Hannover", "03241"),
        ("03253", "03241"),
        ("Gft. Bentheim", "03456"),
    ],
)
def test_old_and_double_names_of_districts_are_told_apart(
    name: str, schluessel: str
) -> None:
    """Abolished districts live on in lists; a kind decides between two."""
    assert ORTE.landkreis(name).wert == schluessel


@pytest.mark.parametrize("name", ["Oldenburg", "Osnabrück"])
def test_a_name_of_two_places_is_never_guessed(name: str) -> None:
    """Stadt and Landkreis share it; the finding names both."""
    for read in (ORTE.landkreis(name), ORTE.kommune(name)):
        assert read.schwere is Schwere.FEHLER
        assert f"Landkreis {name}" in read.hinweis
        assert f"Stadt {name}" in read.hinweis


@pytest.mark.parametrize(
    ("name", "schluessel"),
    [
        ("Königslutter", "031540013"),
        ("Hannoversch Münden", "031590017"),
        ("Hansestadt Stade", "033590038"),
        ("Alfeld", "032540003"[:-1] + "2"),
        ("Neustadt a. Rbge.", "032410012"),
        ("Samtgem. Elbmarsch", "033535401"),
        ("Clausthal-Zellerfeld, Berg- und Universitätsstadt", "031530018"),
    ],
)
def test_short_and_usual_names_of_kommunen_are_known(
    name: str, schluessel: str
) -> None:
    """Nobody writes the whole official name."""
    assert ORTE.kommune(name).wert == schluessel

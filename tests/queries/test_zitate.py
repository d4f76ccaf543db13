"""A citation gives the same number for good, and what changed is found, nothing else.

2,000 citations: five worlds, each with its own random cases, Datenstände and
selections, every headline figure of each. What a figure is, in which Datenstand, is
worked out by `tests.reference`, which shares no line with the package.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs

import pytest

from tests import reference
from tests.formatting.saetze import read
from tests.queries.test_any_delivery import KOMMUNEN, LANDKREISE, PLACES
from tests.reference import Delivery, Row
from tests.staende import Staende, numbered
from tests.strategies import CODES
from zr_dashboard.formatting import german
from zr_dashboard.formatting.zitattext import berichtigung, texte
from zr_dashboard.model.errors import NotCitableError
from zr_dashboard.model.kennung import lies
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.model.verhaeltnisse import VERHAELTNISSE, ZITIERBAR
from zr_dashboard.model.zitat import Zitat
from zr_dashboard.queries import zitate
from zr_dashboard.queries.auswahl import asking, read_selection
from zr_dashboard.queries.zitate import Nachweis
from zr_dashboard.store.register import Register
from zr_dashboard.store.store import Store

WORLDS = 5
SELECTIONS = 50
STAENDE = (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30))
GOLDEN = Path(__file__).parent / "golden" / "saetze.txt"


@dataclass
class World:
    """Deliveries that change from one to the next, and what was cited of them."""

    random: Random
    register: Register
    staende: Staende = field(default_factory=Staende)
    published: dict[date, Delivery] = field(default_factory=dict)
    """What every Datenstand holds now."""

    cited: list[tuple[Zitat, Delivery]] = field(default_factory=list)
    """Every citation, and the delivery it was made from."""

    def publish(self, stand: date, faelle: list[Row], fingerabdruck: str) -> None:
        """Add a Datenstand."""
        delivery = Delivery(faelle, LANDKREISE, KOMMUNEN, stand.isoformat())
        self.staende.publish(delivery, fingerabdruck)
        self.published[stand] = delivery

    def take_back(self, stand: date) -> None:
        """Remove one."""
        self.staende.take_back(stand)
        del self.published[stand]

    def cite(self, number: int) -> None:
        """Every figure of so many random selections, in any Datenstand."""
        answers = asking(self.staende.store)
        for _ in range(number):
            stand = self.random.choice([*self.published])
            url = self.selection()
            selection, notes, codes = read_selection(
                answers, url | {"stand": [stand.isoformat()]}
            )
            assert not notes
            for kennzahl in ZITIERBAR:
                try:
                    gefragt = zitate.angabe(answers, kennzahl, selection, codes)
                except NotCitableError:
                    assert kennzahl in VERHAELTNISSE
                    continue
                entry = zitate.eintrag(answers, gefragt)
                issued = self.register.stelle_aus(entry)
                self.cited.append((issued, self.published[stand]))

    def faelle(self) -> list[Row]:
        """Cases as they may come in."""
        return numbered([self.case() for _ in range(self.random.randint(0, 12))])

    def changed(self, faelle: list[Row]) -> list[Row]:
        """The same cases a month later: new ones, changed ones, some gone."""
        kept = [
            self.case() | {"foerderfall_id": case["foerderfall_id"]}
            if self.random.random() < 0.2
            else case
            for case in faelle
            if self.random.random() < 0.95
        ]
        new = {"foerderfall_id": f"Y{self.random.randrange(10**6):06}"}
        return [*kept, self.case() | new] if self.random.random() < 0.5 else kept

    def case(self) -> Row:
        """A line of foerderfaelle.csv."""
        draw = self.random
        kommune, landkreis = draw.choice(PLACES)
        themen = draw.sample([*CODES.names["thema"]], draw.randint(0, 2))
        amounts = ["", "0", "0.01", "75000", "300000", "1000000"]
        amounts += [f"{draw.randrange(10**8) / 100:.2f}" for _ in range(8)]
        return {
            "kommune_ars9": kommune,
            "landkreis_ags": landkreis,
            "themen": ";".join(themen),
            "jahr": draw.choice(["", *map(str, CODES.jahre)]),
            "runde": draw.choice(["", *CODES.names["runde"]]),
            "foerdergegenstand": draw.choice(["", *CODES.names["gegenstand"]]),
            "massnahmenart": draw.choice(["", *CODES.names["massnahme"]]),
            "zuwendung_eur": draw.choice(amounts),
            "gesamtausgaben_eur": draw.choice(amounts),
            "anzahl_bescheide": draw.choice("12"),
            "foerdersatz_prozent": draw.choice(["", "60", "75", "90"]),
            "laufzeit_von": "",
            "laufzeit_bis": "",
            "status": "bewilligt",
            "vertrauen": draw.choice(["", *CODES.names["vertrauen"]]),
        }

    def selection(self) -> dict[str, list[str]]:
        """A selection as its URL: none, one or two filters, often of a place."""
        draw, url = self.random, {}
        facets = ["arl", "landkreis", "kommune", "thema", "hauptthema", "runde"]
        facets += ["gegenstand", "massnahme", "foerdersatz", "zentralort"]
        for name in draw.sample(facets, draw.choice([0, 1, 1, 2])):
            codes = [*CODES.names[name], "ohne-angabe"]
            chosen = draw.sample(codes, draw.choice([1, 1, 2]))
            url[name] = [f"{draw.choice(['', '', '-'])}{code}" for code in chosen]
        if draw.random() < 0.5:
            first, last = sorted(draw.choices([2019, 2020, 2021, 2022], k=2))
            url |= {"von": [str(first)], "bis": [str(last)]}
            if draw.random() < 0.2:
                url["von"].append("ohne-angabe")
        if draw.random() < 0.1:
            url["betrag_von"] = ["75000"]
        # A year that no case of this Datenstand has is none that a link may name.
        self.published_years(url)
        return url

    def published_years(self, url: dict[str, list[str]]) -> None:
        """Leave out years before the first of any Datenstand."""
        for name in ("von", "bis"):
            known = [y for y in url.get(name, []) if y >= "2026" or self.has_year(y)]
            url.pop(name, None)
            if known:
                url[name] = known

    def has_year(self, year: str) -> bool:
        """Whether every Datenstand reaches back to a year."""
        if not year.isdigit():
            return True
        firsts = [
            min((case["jahr"] for case in d.faelle if case["jahr"]), default="2026")
            for d in self.published.values()
        ]
        return all(first <= year for first in firsts)


def expected(zitat: Zitat, delivery: Delivery) -> Decimal | None:
    """The figure of a citation in a delivery, worked out by the reference."""
    url = {k: v for k, v in parse_qs(zitat.eintrag.auswahl).items() if k != "stand"}
    kennzahl = zitat.eintrag.kennzahl
    if kennzahl in VERHAELTNISSE:
        value, included = reference.verhaeltnis(delivery, url, kennzahl)
    else:
        cases = reference.selected(delivery, url)
        value, included = reference.kennzahlen(cases)[kennzahl]
    if delivery.stand == zitat.eintrag.stand.isoformat():
        assert zitat.eintrag.faelle_einbezogen == included
    return None if value is None else Decimal(value.numerator) / value.denominator


def same(found: Decimal | None, exact: Decimal | None, kennzahl: str = "") -> bool:
    """To the cent; half a cent may go either way. Shares to eight decimals."""
    if found is None or exact is None:
        return found is exact
    near = Decimal("0.005") if "_anteil" not in kennzahl else Decimal("6e-9")
    return abs(found - exact) <= near


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register, in memory where there is such a disk: it waits for each entry."""
    memory = Path("/dev/shm")  # noqa: S108  only a place that is quick
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Register(Path(folder) / "register.sqlite")


@pytest.mark.parametrize("seed", range(WORLDS))
def test_citations_of_a_random_world(seed: int, register: Register) -> None:
    """What was cited stays what it was, and the register finds just what changed."""
    world = World(Random(seed), register)  # noqa: S311  invents data
    faelle = world.faelle()
    for number, stand in enumerate(STAENDE):
        world.publish(stand, faelle, f"f{number}")
        world.cite(SELECTIONS // len(STAENDE) + (number < SELECTIONS % len(STAENDE)))
        faelle = world.changed(faelle)
    gone = world.published[STAENDE[1]]
    world.take_back(STAENDE[1])
    world.publish(STAENDE[1], world.changed([*gone.faelle]), "wieder")

    found = Counter(issued.eintrag.kennzahl for issued, _ in world.cited)
    assert all(found[kennzahl] == SELECTIONS for kennzahl in KENNZAHLEN)
    assert any(found[kennzahl] for kennzahl in VERHAELTNISSE)
    answers = asking(world.staende.store)
    made_from = {issued.id: (issued, delivery) for issued, delivery in world.cited}
    zitate_ = register.zitate()
    assert len(zitate_) == len(made_from)
    for nachweis in zitate.pruefe_alle(answers, zitate_):
        issued, delivery = made_from[nachweis.zitat.id]
        assert nachweis.zitat == issued
        assert lies(issued.id) == issued.id
        exact = expected(issued, delivery)
        assert same(issued.eintrag.wert, exact, issued.eintrag.kennzahl)
        assert nachweis.stimmt == (delivery is not gone)
        assert (nachweis.damals is None) == (delivery is gone)
        _says_what_is_so(issued)
        _is_found_if_changed(nachweis, world.published[STAENDE[-1]])


def _is_found_if_changed(nachweis: Nachweis, newest: Delivery) -> None:
    said = nachweis.zitat.eintrag
    if nachweis.heute is None:
        assert nachweis.geaendert
        return
    now = expected(nachweis.zitat, newest)
    assert same(nachweis.heute.wert, now, said.kennzahl)
    assert nachweis.geaendert != same(said.wert, now, said.kennzahl)
    if nachweis.geaendert:
        text = berichtigung(nachweis.zitat, nachweis.heute, nachweis.grund)
        assert nachweis.zitat.id in text
        assert "Grund f3" in text


def _says_what_is_so(zitat: Zitat) -> None:
    entry = zitat.eintrag
    claim = read(entry.satz)
    assert claim.stand == f"{entry.stand:%d.%m.%Y}"
    if claim.betrag is not None:
        assert entry.wert is not None
        assert (claim.wie == "rund") == (claim.betrag != entry.wert)
        assert abs(claim.betrag - entry.wert) <= entry.wert / 20
    if claim.prozent is not None:
        assert entry.wert is not None
        assert (claim.wie == "rund") == (claim.prozent != entry.wert)
        assert abs(claim.prozent - entry.wert) <= entry.wert / 20
    if claim.art == "anteil":
        assert claim.faelle == entry.faelle_einbezogen
        assert f"für {german.anzahl(claim.ganzes, 'Fö', 'Fö')}" in entry.definition
    if claim.art == "fallanteil":
        assert claim.teil == entry.faelle_ausgewaehlt
        assert f"Bezug: {german.anzahl(claim.faelle, 'Fö', 'Fö')}" in entry.definition
    if claim.orte is not None:
        assert claim.orte == entry.wert
    if claim.art == "gezaehlt":
        assert claim.faelle == entry.wert
    if claim.art == "bewilligt":
        assert claim.faelle == entry.faelle_einbezogen
        assert claim.faelle + claim.weitere == entry.faelle_ausgewaehlt


def test_the_worlds_make_two_thousand_citations() -> None:
    """The number of citations that the worlds above make together."""
    assert WORLDS * SELECTIONS * len(KENNZAHLEN) >= 2_000


def golden() -> list[tuple[str, str]]:
    """Figure and selection, and the sentence that was written for it by hand."""
    lines = [line for line in GOLDEN.read_text("utf-8").splitlines() if line]
    return list(zip(lines[::2], lines[1::2], strict=True))


def test_there_are_sixty_golden_sentences() -> None:
    """Each of them read by somebody, for truth and for grammar."""
    assert len({asked for asked, _ in golden()}) >= 60


@pytest.mark.parametrize(("asked", "sentence"), golden())
def test_golden_sentences(asked: str, sentence: str, public_store: Store) -> None:
    """Over the real data; what the sentence claims is worked out by the reference."""
    kennzahl, _, query = asked.partition("?")
    url = parse_qs(query)
    answers = asking(public_store)
    selection, notes, codes = read_selection(answers, url)
    assert not notes

    found = zitate.eintrag(answers, zitate.angabe(answers, kennzahl, selection, codes))

    assert found.satz == sentence
    claim = read(sentence)
    if "text" not in url:
        delivery = reference.read(Path(__file__).parents[2] / "data")
        cases = reference.selected(delivery, url)
        if kennzahl in VERHAELTNISSE:
            exact, included = reference.verhaeltnis(delivery, url, kennzahl)
        else:
            exact, included = reference.kennzahlen(cases)[kennzahl]
        value = None if exact is None else Decimal(exact.numerator) / exact.denominator
        assert same(found.wert, value, kennzahl)
        counted = included if included and exact is not None else len(cases)
        bescheide = int(value or 0) if kennzahl == "bescheide" else counted
        said = claim.teil if claim.art == "fallanteil" else claim.faelle
        assert said == bescheide


def test_cases_that_are_not_approved_are_never_cited_as_such(store: Store) -> None:
    """The example has one that is only asked for; its sum is another concept."""
    answers = asking(store)
    _, _, codes = read_selection(answers, {})

    with pytest.raises(NotCitableError, match="beantragt"):
        zitate.angabe(answers, "zuwendung_eur", Selection(), codes)
    only = Selection(status=Facet(("bewilligt",)))
    assert zitate.angabe(answers, "zuwendung_eur", only, codes).wert == Decimal(
        "1450.50"
    )


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("zuwendung_je_1000_eur", "nur zu einer Auswahl von Gebieten"),
        ("zuwendung_je_1000_eur?arl=weser-ems&arl=ohne-angabe", "nicht bekannt ist"),
        ("zuwendung_je_1000_eur?hauptthema=T01", "nur zu einer Auswahl von Gebieten"),
        ("zuwendung_anteil_gebiet?von=2021", "ArL, Landkreis, Kommune"),
        ("zuwendung_anteil_thema?arl=weser-ems", "einen Teil nennt: Thema"),
        ("foerderfaelle_anteil_gebiet?text=unauffindbar&arl=weser-ems", "ist null"),
    ],
)
def test_what_relates_to_nothing_is_not_cited(
    asked: str, why: str, public_store: Store
) -> None:
    """No whole, no inhabitants, no figure; the reader is told what is missing."""
    kennzahl, _, query = asked.partition("?")
    answers = asking(public_store)
    selection, _, codes = read_selection(answers, parse_qs(query))

    with pytest.raises(NotCitableError, match=why):
        zitate.angabe(answers, kennzahl, selection, codes)


def test_texts_say_everything_and_nothing_empty(public_store: Store) -> None:
    """Sentence first, link last; what there is not is left out."""
    answers = asking(public_store)
    selection, _, codes = read_selection(answers, {"von": ["2021"], "bis": ["2021"]})
    found = zitate.eintrag(
        answers, zitate.angabe(answers, "zuwendung_eur", selection, codes)
    )

    labels = [label for label, _ in texte(found, "ZR-0000-0000-0", "zitat?id=…")]
    assert labels == [
        *("Satz", "Satz mit »mehr als«", "Genauer Wert", "Rundung", "Definition"),
        *("Auswahl", "Datenstand", "Vollständigkeit", "Quelle", "Kennung", "Link"),
    ]
    bare = replace(found, kennzahl="foerderfaelle", wert=Decimal(1), satz_mehr_als=None)
    assert dict(texte(bare))["Genauer Wert"] == "1 Förderfall"
    assert "Rundung" not in dict(texte(bare))
    assert "Kennung" not in dict(texte(bare))


def test_a_selection_that_the_newest_datenstand_does_not_know(
    public_store: Store, register: Register
) -> None:
    """It is not zero there: it cannot be formed, and the correction says so."""
    answers = asking(public_store)
    selection, _, codes = read_selection(answers, {"runde": ["3"]})
    found = zitate.eintrag(
        answers, zitate.angabe(answers, "bescheide", selection, codes)
    )
    gone = replace(found, auswahl=found.auswahl.replace("runde=3", "runde=99"))
    nachweis = zitate.pruefe(answers, register.stelle_aus(gone))

    assert nachweis.heute is None
    assert nachweis.geaendert
    text = berichtigung(nachweis.zitat, nachweis.heute, nachweis.grund)
    assert text.endswith("lässt sich diese Auswahl nicht mehr bilden.")

"""What was known at each Datenstand stays, whatever is delivered and taken back later.

Generated deliveries go through the same door as real ones; what they must answer is
added up in plain Python.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pandas as pd

from tests.lieferung.delivery import PUBLIC, with_more_euro
from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.entry import Submission, Withdrawal
from zr_dashboard.lieferung.publication import Place, publish_delivery, take_back
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import antraege, aufgliederung, foerderfaelle, kennzahlen
from zr_dashboard.store.store import Store, current

FURTHER = 20
"""Deliveries after the public one and a changed one."""

LINKS = ("foerderfall_thema", "foerderfall_quelle")
Case = dict[str, str | None]
Figures = dict[str, Decimal]
Frames = tuple[pd.DataFrame, ...]


def added_up(cases: Iterable[Case]) -> Figures:
    """Headline figures and sums of years, one case after the other."""
    found: Figures = {}
    places: set[tuple[str, str]] = set()
    for case in cases:
        zuwendung = Decimal(case["zuwendung_eur"] or 0)
        for name, more in (
            ("foerderfaelle", Decimal(1)),
            ("bescheide", Decimal(case["anzahl_bescheide"] or 0)),
            ("zuwendung_eur", zuwendung),
            ("gesamtausgaben_eur", Decimal(case["gesamtausgaben_eur"] or 0)),
            (f"jahr {case['jahr'] or 'ohne-angabe'}", zuwendung),
        ):
            found[name] = found.get(name, Decimal(0)) + more
        for name, key in (
            ("kommunen", "kommune_ars9"),
            ("landkreise", "landkreis_ags"),
        ):
            places |= {(name, case[key] or "")} - {(name, "")}
    for name in ("kommunen", "landkreise"):
        found[name] = Decimal(sum(name == what for what, _ in places))
    return found


def answered(heads: pd.DataFrame, years: pd.DataFrame) -> Figures:
    """The same of what the store answers, to the cent."""
    pairs = [
        *zip(heads["kennzahl"], heads["wert"], strict=True),
        *zip("jahr " + years["schluessel"], years["zuwendung_eur"], strict=True),
    ]
    return {
        name: Decimal("0" if pd.isna(value) else f"{value:.2f}")
        for name, value in pairs
        if name not in {"zuwendung_mittel_eur", "zuwendung_median_eur"}
    }


def asked(store: Store, stand: date) -> Frames:
    """Everything that is compared, as of a Datenstand."""
    then = Selection(stand=stand)
    return (
        kennzahlen.kennzahlen(store, then),
        aufgliederung.nach(store, then, "jahr"),
        aufgliederung.nach(store, then, "arl", "thema"),
        foerderfaelle.alle(store, then),
        antraege.insgesamt(store, then),
    )


@dataclass
class History:
    """A place, and what each of its Datenstände must answer for good."""

    place: Place
    template: Submission
    chance: random.Random
    cases: dict[date, list[Case]] = field(default_factory=dict)
    frames: dict[date, Frames] = field(default_factory=dict)

    def publish(self, new: Submission) -> None:
        """Publish, remember what it says, and compare the figures of all others."""
        publish_delivery(new, self.place)
        stand = new.meta.stand
        self.cases[stand] = new.tables["foerderfall"].to_dict("records")
        self.frames[stand] = asked(current(self.place.store), stand)
        self.check()

    def take_back(self, stand: date) -> None:
        """Take a Datenstand back: the others stay, the newest of them is current."""
        said = Withdrawal(wer="Ada", wann=datetime.now(UTC), grund="Irrtum")
        _, newest = take_back(self.place, said, stand)
        del self.cases[stand], self.frames[stand]
        assert newest.meta.stand == max(self.cases)
        self.check()

    def check(self) -> None:
        """The newest and one of the others answer what plain Python adds up."""
        store = current(self.place.store)
        held = store.frame("select stand from datenstand order by stand")["stand"]
        assert held.dt.date.tolist() == sorted(self.cases)
        for stand in {max(self.cases), self.chance.choice(sorted(self.cases))}:
            then = Selection(stand=stand)
            heads = kennzahlen.kennzahlen(store, then)
            years = aufgliederung.nach(store, then, "jahr")
            assert answered(heads, years) == added_up(self.cases[stand]), stand
        newest = kennzahlen.kennzahlen(store, Selection())
        pd.testing.assert_frame_equal(newest, self.frames[max(self.cases)][0])

    def check_all(self) -> None:
        """Every Datenstand answers, word for word, what it did when it was new."""
        store = current(self.place.store)
        for stand, then in self.frames.items():
            for before, now in zip(then, asked(store, stand), strict=True):
                pd.testing.assert_frame_equal(before, now)

    def next_delivery(self) -> Submission:
        """Cases of any Datenstand, some of them new, changed or gone."""
        known = self.cases[self.chance.choice(sorted(self.cases))]
        cases = [dict(case) for case in known[:15] if self.chance.random() > 0.1]
        for place in self.chance.sample(range(len(cases)), min(len(cases), 5)):
            cases[place] |= self.changed()
        for _ in range(self.chance.randrange(4)):
            born = dict(self.chance.choice(cases or known)) | self.changed()
            cases.append(born | {"foerderfall_id": f"N-{self.chance.random()}"})
        stand = self.free_day()
        tables = self.template.tables | {
            "foerderfall": pd.DataFrame(cases, dtype=object),
            **{name: self.links(name, cases) for name in LINKS},
            "kommune": self.places(cases),
            "antrag": pd.DataFrame([self.antrag()], dtype=object),
        }
        meta = replace(
            self.template.meta,
            stand=stand,
            fingerabdruck=f"{stand} {self.chance.random()}",
            veroeffentlicht_um=datetime.now(UTC),
        )
        return replace(self.template, meta=meta, tables=tables)

    def changed(self) -> Case:
        """Another amount with cents, or none; another year; another place, or none."""
        cents = self.chance.choice([None, self.chance.randrange(1, 30_000_000)])
        places = self.template.tables["kommune"]
        row = self.chance.randrange(len(places))
        found = places.iloc[row][["kommune_ars9", "landkreis_ags"]].to_dict()
        nowhere = dict.fromkeys(found)
        return {
            "zuwendung_eur": None if cents is None else f"{cents / 100:.2f}",
            "zuwendung_angabe": None if cents is None else "exakt",
            "jahr": self.chance.choice([None, "2019", "2024", "2026"]),
            **self.chance.choice([found, found, nowhere]),
        }

    def antrag(self) -> Case:
        """An application that is no Förderfall."""
        return {
            "antrag_id": f"A-{self.chance.randrange(3)}",
            "ergebnis": self.chance.choice(["offen", "abgelehnt"]),
            "empfaenger": "Stadt Goslar",
            "beantragt_eur": f"{self.chance.randrange(1, 99_999_999) / 100:.2f}",
        }

    def links(self, table: str, cases: list[Case]) -> pd.DataFrame:
        """Themes or sources of the cases that have any."""
        frame = self.template.tables[table]
        return frame[frame["foerderfall_id"].isin({c["foerderfall_id"] for c in cases})]

    def places(self, cases: list[Case]) -> pd.DataFrame:
        """Kommunen of the cases; the others would be copied many times for nothing."""
        frame = self.template.tables["kommune"]
        return frame[frame["kommune_ars9"].isin({c["kommune_ars9"] for c in cases})]

    def free_day(self) -> date:
        """A day without a Datenstand: most are later than all others, some between."""
        later = max(self.cases) + timedelta(days=self.chance.randrange(1, 40))
        between = min(self.cases) + timedelta(days=self.chance.randrange(1, 300))
        free = between not in self.cases and self.chance.random() < 0.2
        return between if free else later


def test_what_was_known_at_a_datenstand_stays_to_the_cent(tmp_path: Path) -> None:
    """The public delivery, a changed one, 20 more; every seventh taken back or so."""
    public = submission(PUBLIC, wer="Ada")
    changed = with_more_euro(tmp_path / "geaendert", euro=7)
    place = Place.of(tmp_path / "ort" / "zr.duckdb")
    history = History(place, public, random.Random(20))  # noqa: S311  no secret
    history.publish(public)
    history.publish(submission(changed, wer="Ada", stand=date(2026, 12, 31)))

    for _ in range(FURTHER):
        history.publish(history.next_delivery())
        if history.chance.random() < 0.15:
            history.take_back(history.chance.choice(sorted(history.cases)[1:]))

    history.check_all()
    entries = place.archive.entries()
    assert len(entries) == FURTHER + 2
    assert sum(entry.ruecknahme is not None for entry in entries) > 2
    assert public.meta.stand in history.frames
    assert place.in_line()

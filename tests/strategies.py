"""What Hypothesis may invent: selections and links."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from zr_dashboard.model.codes import (
    ARL,
    BETRAEGE,
    FOERDERSATZ,
    GEGENSTAND,
    GROESSENKLASSE,
    LAUFZEIT,
    MASSNAHME,
    OHNE_ANGABE,
    VERTRAUEN,
    ZENTRALORT,
    Codes,
)
from zr_dashboard.model.dimensionen import FACETS
from zr_dashboard.model.link import MAX_TEXT
from zr_dashboard.model.selection import PARAMETERS, Facet, Selection

CODES = Codes(
    names={
        "runde": {"1": "Runde 1", "2": "Runde 2", "10": "Runde 10"},
        "arl": ARL,
        "landkreis": {
            "03153": "Landkreis Goslar",
            "03404": "Stadt Osnabrück",
            "03459": "Landkreis Osnabrück",
        },
        "kommune": {
            "031530017": "Stadt Goslar",
            "031535402": "Samtgemeinde Lutter am Barenberge",
            "034590003": "Gemeinde Bad Essen",
            "034040000": "Stadt Osnabrück",
        },
        "thema": {
            "T01": "Innenstadt & Ortskern",
            "T03": "Neue Arbeitswelten & Coworking",
            "T07": "Mobilität",
        },
        "hauptthema": {
            "T01": "Innenstadt & Ortskern",
            "T03": "Neue Arbeitswelten & Coworking",
            "T07": "Mobilität",
        },
        "gegenstand": GEGENSTAND,
        "massnahme": MASSNAHME,
        "zentralort": ZENTRALORT,
        "groessenklasse": {c: klasse.name for c, klasse in GROESSENKLASSE.items()},
        "foerdersatz": {code: klasse.name for code, klasse in FOERDERSATZ.items()},
        "laufzeit": LAUFZEIT,
        "status": {"beantragt": "beantragt", "bewilligt": "bewilligt"},
        "vertrauen": VERTRAUEN,
    },
    jahre=range(2019, 2027),
    staende=(date(2026, 11, 22), date(2025, 6, 30)),
    parents={
        "03153": "braunschweig",
        "03404": "weser-ems",
        "03459": "weser-ems",
        "031530017": "03153",
        "031535402": "03153",
        "034590003": "03459",
        "034040000": "03404",
    },
)
"""A small Datenstand: a few values of every facet, and an older Stand."""


def tokens(name: str) -> list[str]:
    """Every value that the URL parameter of a facet may have."""
    known = [*CODES.names[name], OHNE_ANGABE]
    return [*known, *(f"-{code}" for code in known)]


def facets(name: str) -> SearchStrategy[Facet]:
    """Facets of that name: each code chosen, excluded or neither."""
    codes = [*CODES.names[name], OHNE_ANGABE]
    signs = st.lists(
        st.sampled_from([None, "", "-"]), min_size=len(codes), max_size=len(codes)
    )
    return st.just(Facet()) | signs.map(
        lambda drawn: Facet.from_tokens(
            f"{sign}{code}"
            for sign, code in zip(drawn, codes, strict=True)
            if sign is not None
        )
    )


Range = tuple[int | None, int | None, bool | None]


def _ranges(numbers: SearchStrategy[int]) -> SearchStrategy[Range]:
    """First, last, and what becomes of cases without the value."""
    bound = st.none() | numbers
    ohne = st.sampled_from([None, True, False])
    return st.tuples(bound, bound, ohne).map(
        lambda drawn: (
            (drawn[1], drawn[0], drawn[2])
            if None not in drawn[:2] and drawn[0] > drawn[1]  # type: ignore[operator]
            else drawn
        )
    )


def _selection(
    text: str,
    jahre: Range,
    betraege: Range,
    days: tuple[date | None, date | None],
    chosen: dict[str, Facet],
) -> Selection:
    am, stand = days
    return Selection(
        text=text,
        jahr_von=jahre[0],
        jahr_bis=jahre[1],
        ohne_jahr=jahre[2],
        betrag_von=betraege[0],
        betrag_bis=betraege[1],
        ohne_betrag=betraege[2],
        am=am if chosen["laufzeit"] else None,
        stand=stand,
        **chosen,
    )


_TEXTS = st.sampled_from(["", "Leerstand", "»Alter Markt« Café", "0"]) | st.text(
    st.characters(categories=["L", "N", "P", "S"]), max_size=MAX_TEXT
)
_DAYS = st.none() | st.dates(date(2018, 1, 1), date(2030, 12, 31))

SELECTIONS: SearchStrategy[Selection] = st.builds(
    _selection,
    st.just("") | _TEXTS,
    _ranges(st.sampled_from(CODES.jahre)),
    _ranges(st.integers(0, 999_999_999) | st.sampled_from(BETRAEGE)),
    st.tuples(_DAYS, st.none() | st.sampled_from(CODES.staende)),
    st.fixed_dictionaries({name: facets(name) for name in FACETS}),
)
"""Every selection that a link over `CODES` can mean."""

_VALUES = st.sampled_from(
    [
        *(token for name in FACETS for token in tokens(name)),
        *map(str, CODES.jahre),
        *(stand.isoformat() for stand in CODES.staende),
        *("", "-", "--", "-2020", " 2020", "２０２０", "T99", "t01", "2025-06-31"),
        *("'; drop table fall; --", "<script>", "%00", "\0"),
    ]
)

URLS: SearchStrategy[dict[str, list[str]]] = st.dictionaries(
    st.sampled_from([*PARAMETERS, "fremd", "", "Von"]) | st.text(max_size=5),
    st.lists(_VALUES | st.text(max_size=10), max_size=6),
)
"""Query parameters as anybody may type them: right ones, near misses, nonsense."""

"""What becomes of the words of a search: found by what, passed over, tried instead."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from zr_dashboard.model.link import MAX_TEXT
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import bestand, suche
from zr_dashboard.store.query import MAX_WORDS, parse
from zr_dashboard.ui import state
from zr_dashboard.ui.ask import ask
from zr_dashboard.ui.words import plain

_SHOWN = 8
"""So many spellings say enough."""

_KINDS = {
    "empfaenger": "Empfänger",
    "kommune": "Kommune",
    "landkreis": "Landkreis",
    "thema": "Thema",
    "wort": "Wort",
}


def hits(selection: Selection) -> frozenset[str]:
    """Folded words and phrases that were found, as `store.words.mark` takes them."""
    if not selection.text:
        return frozenset()
    found = ask(suche.woerter, selection.stand, selection.text)["wort"]
    return frozenset([*found, *parse(selection.text).phrasen])


def explain(selection: Selection) -> None:
    """Say how the text was understood."""
    if not selection.text:
        return
    found = ask(suche.woerter, selection.stand, selection.text)
    lines = [line for line in (_found_by(found), _understood(selection.text)) if line]
    if lines:
        st.html("".join(f'<p class="zr-fuss">{escape(line)}</p>' for line in lines))


def suggest(selection: Selection) -> None:
    """Offer what to search instead, where the text alone finds nothing."""
    if not selection.text:
        return
    alone = Selection(text=selection.text, stand=selection.stand)
    if ask(bestand.auskunft, alone)["faelle_ausgewaehlt"].iloc[0]:
        return
    offers = ask(suche.vorschlaege, selection.stand, selection.text, 4)
    if offers.empty:
        st.html(
            '<p class="zr-fuss">Auch nichts Ähnliches kommt in den Texten vor. Suchen '
            "Sie nach einem Ort, einem Empfänger oder einem Stichwort.</p>"
        )
        return
    with st.container(horizontal=True, key="vorschlaege", vertical_alignment="center"):
        st.html('<p class="zr-fuss">Meinten Sie:</p>', width="content")
        for kind, name, query in offers.itertuples(index=False):
            st.button(
                f"{plain(name)} ({_KINDS[kind]})",
                key=f"vorschlag {kind} {name}",
                help=f"Suchen nach {plain(query)}",
                on_click=state.choose_text,
                args=(query,),
            )


def _found_by(found: pd.DataFrame) -> str:
    """By which other words than the typed ones."""
    other = found[(found["treffer_art"] != "wort") & found["schreibweise"].notna()]
    words = list(dict.fromkeys(other["schreibweise"]))
    if not words:
        return ""
    more = f" und {len(words) - _SHOWN} weitere" if len(words) > _SHOWN else ""
    guess = (
        "Ähnlich geschrieben"
        if (other["treffer_art"] == "tippfehler").all()
        else "Auch gefunden mit"
    )
    return f"{guess}: {', '.join(words[:_SHOWN])}{more}."


def _understood(text: str) -> str:
    query = parse(text)
    said = []
    if len(query.woerter) + len(query.phrasen) > 1:
        said.append("Gezeigt werden Fälle, in denen alle Wörter vorkommen.")
    if query.uebergangen:
        said.append(f"Nicht gesucht, weil zu häufig: {', '.join(query.uebergangen)}.")
    if query.gekuerzt:
        said.append(
            f"Gesucht wird mit höchstens {MAX_WORDS} Wörtern und {MAX_TEXT} Zeichen."
        )
    if not query:
        said.append("Darin ist kein Wort, nach dem gesucht werden kann.")
    return " ".join(said)

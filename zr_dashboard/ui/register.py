"""The page of the register: what was cited, and what of it is another figure now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from urllib.parse import parse_qs, urlencode

import pandas as pd
import streamlit as st

from zr_dashboard.export import html_table, zitat_html
from zr_dashboard.formatting import german
from zr_dashboard.model.errors import RegisterError
from zr_dashboard.model.kennung import lies
from zr_dashboard.model.selection import Selection
from zr_dashboard.model.zitat import Gemerkt
from zr_dashboard.queries import auswahl, zitatregister
from zr_dashboard.queries.auswahl import asking
from zr_dashboard.queries.zitate import Nachweis, pruefe_alle
from zr_dashboard.store.register import Register
from zr_dashboard.store.register_file import register_path
from zr_dashboard.store.store import Version, store_path
from zr_dashboard.ui import state
from zr_dashboard.ui.ask import ask, held
from zr_dashboard.ui.panel import Panel, panel
from zr_dashboard.ui.words import plain

_WRONG = "_register_falsch"
_LONGEST = 80
"""Characters of a name."""

_SHOWN = 200
"""So many citations stand on the page; files have all of them."""


def register() -> Register:
    """The register, where it is configured."""
    return Register(register_path(store_path()))


def entries() -> pd.DataFrame:
    """Every citation, the last one first, with what the newest Datenstand says of it.

    Raises:
        RegisterError: the register cannot be read.
    """
    issued = register().zitate()
    known = _known(held().version)
    new = [zitat for zitat in issued if zitat.id not in known]
    if new:
        with st.spinner("Die Zitate werden mit dem neuesten Datenstand verglichen …"):
            compared = pruefe_alle(asking(held()), new)
            known |= {one.zitat.id: one for one in compared}
    # What a citation is used for may have been noted since.
    return zitatregister.tabelle(
        [replace(known[zitat.id], zitat=zitat) for zitat in issued]
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _known(version: Version) -> dict[str, Nachweis]:  # noqa: ARG001  its key
    """What was compared with one publication: a citation never changes."""
    return {}


def changed(frame: pd.DataFrame) -> None:
    """Which citations are another figure now, and what to write.

    Args:
        frame: Answer of `entries`.
    """
    gone = frame[frame["gilt"] == "nein"]
    count = german.anzahl(len(frame), "Zitat", "Zitaten")
    panel(
        Panel(
            titel="Was sich geändert hat",
            satz=f"{german.zahl(len(gone))} von {count}: Der neueste Datenstand gibt "
            "einen anderen Wert.",
            frame=gone,
            tabelle=html_table.to_html(
                gone,
                [
                    *("zitat_id", "zitierte_kennzahl", "auswahl", "stand"),
                    *("zitierter_wert", "neuer_wert", "abstand", "verwendung"),
                ],
                caption="Zitate mit anderem Wert; eine Kennung führt zum Zitat",
                links={"zitat_id": _links(gone)},
            ),
            subject=(state.everything("")[0], "Zitate mit anderem Wert"),
            leer=(
                f"Im neuesten Datenstand gelten alle Zitate noch ({len(frame)})."
                if len(frame)
                else "Noch ist nichts zitiert. »Zitieren« steht neben jeder Zahl."
            ),
        )
    )
    if len(gone):
        st.html(
            zitat_html.corrections(
                zip(gone["zitat_id"], gone["berichtigung"], strict=True)
            )
        )


def issued(frame: pd.DataFrame) -> None:
    """All citations, newest first, searched by any word of theirs.

    Args:
        frame: Answer of `entries`.
    """
    if frame.empty:
        return
    wanted = st.text_input(
        "Zitate durchsuchen",
        placeholder="Kennung, Kennzahl, Auswahl oder Verwendung",
        key="register_suche",
        width=420,
    )
    found = _found(frame, wanted)
    more = len(found) > _SHOWN
    panel(
        Panel(
            titel="Ausgestellte Zitate",
            satz=f"{german.anzahl(len(found), 'Zitat', 'Zitate')}, neueste zuerst.",
            frame=found,
            tabelle=html_table.to_html(
                found.head(_SHOWN),
                [
                    *("zitat_id", "zitiert_am", "zitierte_kennzahl", "auswahl"),
                    *("zitierter_wert", "stand", "gilt", "verwendung"),
                ],
                caption="Zitate, neueste zuerst; eine Kennung führt zum Zitat",
                links={"zitat_id": _links(found)},
            ),
            hinweis=f"Die Tabelle zeigt die neuesten {_SHOWN}, die Dateien alle."
            if more
            else "",
            subject=(state.everything("")[0], "alle ausgestellten Zitate"),
            leer="Dazu ist kein Zitat ausgestellt.",
        )
    )


def remembered(selection: Selection) -> None:
    """Selections that have a name, and the reader's own to give one.

    Args:
        selection: What the reader stands at.
    """
    st.header("Gemerkte Auswahlen", anchor=False)
    kept = register().gemerkte()
    links = "".join(
        f'<li><a href="./?{escape(one.auswahl)}" target="_self">'
        f"{escape(one.name)}</a>: {escape(_in_words(one))}</li>"
        for one in kept
    )
    nothing = '<p class="zr-satz">Noch hat keine Auswahl einen Namen.</p>'
    st.html(f'<ul class="zr-liste">{links}</ul>' if kept else nothing)
    complain()
    words = plain(selection.in_words(state.codes()))
    with st.container(horizontal=True, vertical_alignment="bottom", key="merken"):
        st.text_input(
            f"Name für Ihre Auswahl ({words})",
            max_chars=_LONGEST,
            key="merken_name",
            width=420,
        )
        st.button(
            "Auswahl merken", key="merken_knopf", on_click=_remember, args=(selection,)
        )
    if kept:
        _forgetting([one.name for one in kept])


def _forgetting(names: list[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="vergessen"):
        st.selectbox(
            "Namen entfernen",
            names,
            index=None,
            placeholder="Name wählen",
            key="vergessen_name",
            width=420,
        )
        st.button("Entfernen", key="vergessen_knopf", on_click=_forget)


def _in_words(one: Gemerkt) -> str:
    """The selection in the words of the newest Datenstand."""
    selection, notes, codes = auswahl.read_selection(ask, parse_qs(one.auswahl))
    lost = ", in Teilen nicht mehr wählbar" if notes else ""
    return f"{selection.in_words(codes)}{lost}"


def _remember(selection: Selection) -> None:
    name = " ".join(st.session_state["merken_name"].split())
    if not name:
        return
    query = urlencode(selection.to_url(), doseq=True)

    def work() -> None:
        if not register().merke(name, query):
            message = f"Den Namen »{name}« hat schon eine andere Auswahl."
            raise RegisterError(message)
        st.session_state["merken_name"] = ""

    attempt(work)


def _forget() -> None:
    if name := st.session_state["vergessen_name"]:
        attempt(lambda: register().vergiss(name))
        st.session_state["vergessen_name"] = None


def attempt(work: Callable[[], None]) -> None:
    """Change the register in a callback; what went wrong `complain` says."""
    try:
        work()
    except RegisterError as error:
        st.session_state[_WRONG] = str(error)


def complain() -> None:
    """Say, once, what went wrong with the last change."""
    if said := st.session_state.pop(_WRONG, ""):
        st.warning(plain(said), icon=":material/edit_off:")


def _found(frame: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """Rows that say all the words, or have just this identifier."""
    if (id_ := lies(wanted)) is not None:
        return frame[frame["zitat_id"] == id_]
    searched = ["zitat_id", "zitierte_kennzahl", "auswahl", "verwendung", "satz"]
    texts = frame[searched].agg(" ".join, axis=1).str.casefold()
    hits = pd.Series(data=True, index=frame.index)
    for word in wanted.casefold().split():
        hits &= texts.str.contains(word, regex=False)
    return frame[hits]


def _links(frame: pd.DataFrame) -> list[str | None]:
    return [f"zitat?id={id_}" for id_ in frame["zitat_id"]]

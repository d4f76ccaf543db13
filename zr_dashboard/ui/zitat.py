"""The page of one citation: issued from a figure, or looked up by its identifier."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

import streamlit as st

from zr_dashboard.export import zitat_html
from zr_dashboard.formatting import german
from zr_dashboard.formatting.wortlaut import in_worten
from zr_dashboard.formatting.zitattext import berichtigung, texte
from zr_dashboard.model.errors import RegisterError
from zr_dashboard.model.kennung import lies
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.model.verhaeltnisse import ZITIERBAR
from zr_dashboard.model.zitat import Eintrag, Zitat
from zr_dashboard.queries import zitate
from zr_dashboard.queries.zitate import Nachweis
from zr_dashboard.ui import register, state, zitieren
from zr_dashboard.ui.ask import ask
from zr_dashboard.ui.words import plain

ZWECKE = ("Pressemitteilung", "Landtag", "Rede", "Antwort auf eine Anfrage")
"""What citations are mostly used for; readers may say anything else."""


@dataclass(frozen=True, slots=True)
class Gezeigt:
    """What the page is about."""

    eintrag: Eintrag
    zitat: Zitat | None
    """None where the register could not be written: then it has no identifier."""


def asked(selection: Selection) -> Gezeigt | None:
    """The citation that the link asks for; None if it asks for none, and says so."""
    if id_ := state.own("id"):
        return _known(id_)
    if kennzahl := state.own("kennzahl"):
        return _issued(kennzahl, selection)
    st.html(
        '<p class="zr-satz">Zitieren beginnt neben einer Zahl: auf jeder Seite führt '
        "»Zitieren« hierher. Haben Sie eine Kennung, so zeigt sie die Zahl von "
        "damals.</p>"
    )
    return None


def look_up() -> None:
    """Where an identifier is typed."""
    st.text_input(
        "Kennung eines Zitats",
        placeholder="ZR-7K3M-9QX2-4",
        key="kennung",
        on_change=_turn_to,
        width=320,
    )


def _turn_to() -> None:
    if typed := st.session_state["kennung"].strip():
        st.query_params.from_dict({"id": typed})
        st.session_state["kennung"] = ""


def _known(typed: str) -> Gezeigt | None:
    id_ = lies(typed)
    if id_ is None:
        st.info(
            f"»{plain(typed)}« ist keine Kennung oder enthält einen Tippfehler: Die "
            "Prüfziffer passt nicht. Kennungen haben die Form ZR-7K3M-9QX2-4.",
            icon=":material/search_off:",
        )
        return None
    found = register.register().zitat(id_)
    if found is None:
        st.info(
            f"Unter der Kennung {id_} ist hier kein Zitat ausgestellt.",
            icon=":material/search_off:",
        )
        return None
    return Gezeigt(found.eintrag, found)


def _issued(kennzahl: str, selection: Selection) -> Gezeigt | None:
    if kennzahl not in ZITIERBAR:
        known = ", ".join(ZITIERBAR)
        st.info(
            f"Eine Kennzahl »{plain(kennzahl)}« gibt es nicht, vorhanden sind: {known}."
        )
        return None
    if state.notes():  # what was asked for is not what would be cited
        st.info("Zitiert wird nur, was der Link ganz und gar bezeichnet.")
        return None
    entry = zitate.eintrag(ask, zitate.angabe(ask, kennzahl, selection, state.codes()))
    try:
        return Gezeigt(entry, register.register().stelle_aus(entry))
    except RegisterError as error:
        st.warning(f"Ohne Kennung: {plain(str(error))}", icon=":material/edit_off:")
        return Gezeigt(entry, None)


def shown(gezeigt: Gezeigt) -> None:
    """The figure, its sentence, and everything that makes it citable."""
    entry, zitat = gezeigt.eintrag, gezeigt.zitat
    what = ZITIERBAR[entry.kennzahl]
    value = german.in_einheit(entry.wert, what.einheit)
    id_ = zitat.id if zitat else ""
    said = texte(entry, id_, _link(entry, id_))
    st.html(zitat_html.head(what, value, said))
    st.html(zitat_html.texts(said))
    st.html(
        f'<p><a class="zr-zitieren" href="./?{escape(entry.auswahl)}" target="_self">'
        "Diese Auswahl auf dem Überblick ansehen</a></p>"
    )


def _link(entry: Eintrag, id_: str) -> str:
    """The address that shows this very citation again."""
    if id_:
        return state.address({"id": id_})
    query = urlencode({"kennzahl": entry.kennzahl})
    return state.address({}) + "?" + "&".join(filter(None, [query, entry.auswahl]))


def now(gezeigt: Gezeigt) -> None:
    """Whether the store still says so, and what the newest Datenstand says."""
    zitat = gezeigt.zitat
    if zitat is None:
        return
    nachweis = zitate.pruefe(ask, zitat)
    st.header("Gilt das noch?", anchor=False)
    _then(nachweis)
    if nachweis.geaendert:
        _changed(nachweis)
    elif nachweis.stand > zitat.eintrag.stand:
        _said(
            f"Ja. Auch der neueste Datenstand vom {german.datum(nachweis.stand)} gibt "
            "diesen Wert."
        )
    else:
        _said(f"Ja. Der Datenstand vom {german.datum(nachweis.stand)} ist der neueste.")


def _then(nachweis: Nachweis) -> None:
    """The same, computed anew from its own Datenstand."""
    said = nachweis.zitat.eintrag
    if nachweis.damals is None:
        st.warning(
            f"Die Veröffentlichung zum Datenstand {german.datum(said.stand)}, aus der "
            "diese Zahl stammt, wurde zurückgenommen. Die Zahl steht hier, wie sie "
            "zitiert wurde.",
            icon=":material/undo:",
        )
    elif not nachweis.stimmt:
        value = in_worten(said.kennzahl, nachweis.damals.wert)
        st.warning(
            f"Aus demselben Datenstand ergibt sich heute {plain(value)}. Daran kann "
            "eine neue Fassung des Programms schuld sein; die Zahl steht hier, wie sie "
            "zitiert wurde.",
            icon=":material/error:",
        )


def _changed(nachweis: Nachweis) -> None:
    said, heute = nachweis.zitat.eintrag, nachweis.heute
    kennzahl = said.kennzahl
    wert = in_worten(kennzahl, heute.wert) if heute else "nicht mehr zu bilden"
    stand = german.datum(nachweis.stand)
    _said("Nein. Der neueste Datenstand gibt einen anderen Wert.")
    zitiert = ("zitiert", german.datum(said.stand), in_worten(kennzahl, said.wert), "")
    st.html(zitat_html.values([zitiert, ("neu", stand, wert, nachweis.grund)]))
    text = berichtigung(nachweis.zitat, heute, nachweis.grund)
    button = zitat_html.copy_button("Berichtigung", text, "Berichtigung kopieren")
    anew = ""
    if heute:
        target = escape(zitieren.address(kennzahl, heute.selection))
        anew = (
            f'<a class="zr-zitieren" href="{target}" target="_self">Neuen Wert '
            "zitieren</a>"
        )
    st.html(
        f'<blockquote>{escape(text)}</blockquote><p class="zr-knoepfe">{button} {anew}'
        "</p>"
    )


def _said(sentence: str) -> None:
    st.html(f'<p class="zr-satz">{escape(sentence)}</p>')


def use(gezeigt: Gezeigt) -> None:
    """Note what the citation is used for."""
    zitat = gezeigt.zitat
    if zitat is None:
        return
    with st.container(key="vermerkt"):
        st.header("Verwendung", anchor=False)
        register.complain()
        if zitat.verwendet:
            _said(f"Verwendet für: {'; '.join(zitat.verwendet)}.")
        _note_another(zitat.id)


def _note_another(id_: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="verwendung"):
        st.selectbox(
            "Verwendet für",
            ZWECKE,
            index=None,
            placeholder="Wählen oder eigene Worte eingeben",
            accept_new_options=True,
            key="zweck",
            width=420,
        )
        st.button("Vermerken", key="vermerken", on_click=_note, args=(id_,))


def _note(id_: str) -> None:
    zweck = st.session_state["zweck"]
    if zweck:
        words = " ".join(zweck.split())[:200]
        register.attempt(lambda: register.register().vermerke(id_, words))
        st.session_state["zweck"] = None


def others(gezeigt: Gezeigt, selection: Selection) -> None:
    """The other figures of the same selection, each a step to its citation."""
    if not state.own("kennzahl"):
        return
    items = "".join(
        f"<li>{escape(one.name)} {zitieren.link(one.id, selection)}</li>"
        for one in KENNZAHLEN.values()
        if one.id != gezeigt.eintrag.kennzahl
    )
    with st.container(key="andere_zahlen"):
        st.header("Andere Zahlen dieser Auswahl", anchor=False)
        st.html(f'<ul class="zr-liste">{items}</ul>')

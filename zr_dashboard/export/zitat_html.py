"""A citation as HTML: each of its texts to read, and to copy by a button of its own.

The buttons carry what they copy; the copying is `api/static/monitor.js`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from zr_dashboard.formatting.zitattext import Texte
from zr_dashboard.model.kennzahlen import Kennzahl

_LABEL = "Kopieren"
_HEAD = """
<section class="zr-zitat" aria-label="Satz zum Abdrucken">
  <p class="zr-zitat-name">{name}</p>
  <p class="zr-wert" data-kennzahl="{kennzahl}">{wert}</p>
  <p class="zr-zeile">{zeile}</p>
  <blockquote>{satz}</blockquote>
  <p class="zr-knoepfe">{knopf} {alles}</p>
  <p class="zr-status" role="status"></p>
</section>
"""


def head(kennzahl: Kennzahl, wert: str, texte: Texte) -> str:
    """The figure, large, its sentence, and all texts to copy at once.

    Args:
        kennzahl: What the figure is.
        wert: Its value as a page shows it.
        texte: All texts of the citation, the sentence first.
    """
    said = dict(texte)
    facts = [said[label] for label in ("Auswahl", "Vollständigkeit")]
    facts.append(f"Datenstand {said['Datenstand']}")
    return _HEAD.format(
        kennzahl=kennzahl.id,
        name=escape(kennzahl.name),
        wert=escape(wert),
        zeile=escape(" · ".join(facts)),
        satz=escape(said["Satz"]),
        knopf=copy_button("Satz", said["Satz"], "Satz kopieren"),
        alles=copy_button("alle Angaben", together(texte), "Alles kopieren"),
    )


def texts(texte: Texte) -> str:
    """Every text but the sentence, each with what it is and a button."""
    items = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd>"
        f"<dd>{copy_button(label, text)}</dd></div>"
        for label, text in texte[1:]
    )
    return f'<dl class="zr-angaben">{items}</dl>'


def together(texte: Texte) -> str:
    """All texts as one, a line each."""
    return "\n".join(f"{label}: {text}" for label, text in texte)


def copy_button(what: str, text: str, label: str = _LABEL) -> str:
    """A button that copies a text.

    Args:
        what: What is copied, said to whoever cannot see what it stands beside.
        text: What lands in the clipboard.
        label: What is written on it.
    """
    name = f' aria-label="{label}: {escape(what)}"' if label == _LABEL else ""
    return (
        f'<button type="button" class="zr-kopieren" data-was="{escape(what)}" '
        f'data-kopie="{escape(text)}"{name}>{label}</button>'
    )


def corrections(texte: Iterable[tuple[str, str]]) -> str:
    """Corrections to copy, each alone and all together.

    Args:
        texte: Identifier and text of each.
    """
    said = list(texte)
    items = "".join(
        f"<li><p>{escape(text)}</p><p>{copy_button(f'Berichtigung zu {id_}', text)}</p>"
        "</li>"
        for id_, text in said
    )
    everything = copy_button(
        "alle Berichtigungen",
        "\n\n".join(text for _, text in said),
        "Alle Berichtigungen kopieren",
    )
    return (
        f'<p>{everything}</p><ol class="zr-berichtigungen">{items}</ol>'
        '<p class="zr-status" role="status"></p>'
    )


def values(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """The cited value beside that of the newest Datenstand.

    Args:
        rows: What it is, Datenstand, value, why that was published.
    """
    body = "".join(
        f'<tr><th scope="row">{escape(what)}</th><td>{escape(stand)}</td>'
        f'<td class="zr-zahl">{escape(wert)}</td><td>{escape(grund)}</td></tr>'
        for what, stand, wert, grund in rows
    )
    return (
        '<div class="zr-tabelle" role="region" tabindex="0" '
        'aria-label="Zitierter und neuester Wert"><table><caption>Zitierter und '
        "neuester Wert</caption><thead><tr>"
        '<th scope="col">Wert</th><th scope="col">Datenstand</th>'
        '<th scope="col" class="zr-zahl">Betrag oder Anzahl</th>'
        '<th scope="col">Grund der Veröffentlichung</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )

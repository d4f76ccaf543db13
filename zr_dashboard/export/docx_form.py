"""What every Word file of ours looks like: type, headings, page, properties, package.

Owns styles and everything around the text. The same text at the same moment gives the
same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.docx_satz import A4, MARGIN
from zr_dashboard.export.docx_tabelle import text_runs
from zr_dashboard.formatting import german
from zr_dashboard.model.programm import PROGRAMM

SCHRIFT = "Arial"
"""On every office machine; LibreOffice has one of the same measures."""

SPRACHE = "de-DE"

_INK = RGBColor(0x1B, 0x25, 0x30)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the package, as ZIP needs one."""

_LEFTOVERS = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
"""Kinds of parts of the template: a picture, another program's name, nothing."""

_OURS = (
    # Name, size, space before and after in points.
    ("Tabellentext", 9, 0, 0),
    ("Anmerkung", 8, 0, 2),
    ("Hinweis", 10, 8, 4),
)


def new_document(angaben: Angaben, *, quer: bool) -> WordDocument:
    """An empty document in our form.

    Args:
        angaben: Title, Datenstand, and when it was made.
        quer: Whether the paper lies across.
    """
    document = Document()
    document.element.body.clear_content()
    _drop_leftovers(document)
    _set_styles(document)
    _set_language(document)
    _set_settings(document)
    _set_page(document, angaben, quer=quer)
    _set_properties(document, angaben)
    return document


def to_bytes(document: WordDocument) -> bytes:
    """The package, without the time of day in it."""
    buffer = io.BytesIO()
    document.save(buffer)
    packed = io.BytesIO()
    with ZipFile(buffer) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return packed.getvalue()


def _drop_leftovers(document: WordDocument) -> None:
    """What the library's template has of the document that it once was."""
    for owner in (document.part.package, document.part):
        for key, relation in [*owner.rels.items()]:
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                del owner.rels[key]
    styles = document.styles.element
    for style in [*styles.iter(qn("w:style"))]:
        if style.get(qn("w:type")) == "table" and style.name_val != "Normal Table":
            styles.remove(style)


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    for name, size, before, after in (
        ("Normal", 10, 0, 6),
        ("Heading 1", 15, 0, 4),
        ("Heading 2", 11, 10, 3),
        ("Caption", 10, 10, 4),
        ("Header", 8, 0, 0),
        ("Footer", 8, 0, 0),
    ):
        _set_style(styles[name], size, before, after)
    for name in ("Header", "Footer"):  # their tabs are those of another page
        _remove(styles[name].element.find(f".//{qn('w:tabs')}"))
    for name, size, before, after in _OURS:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _set_style(style, size, before, after)
    styles["Hinweis"].font.bold = True
    styles["Caption"].font.bold = True
    for name in ("Heading 1", "Heading 2", "Caption", "Hinweis"):
        styles[name].paragraph_format.keep_with_next = True
    notes = styles["Anmerkung"].paragraph_format
    notes.left_indent, notes.first_line_indent = Twips(340), Twips(-340)
    notes.keep_together = True
    styles["Normal"].paragraph_format.widow_control = True


def _set_style(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    font, space = style.font, style.paragraph_format
    font.size, font.color.rgb, font.italic = Pt(size), _INK, False
    space.space_before, space.space_after = Pt(before), Pt(after)
    space.line_spacing = 1.08 if size >= 10 else 1.0  # noqa: PLR2004  running text
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [*fonts.attrib]:
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), SCHRIFT)


def _remove(element: BaseOxmlElement | None) -> None:
    if element is not None:
        element.getparent().remove(element)


def _set_language(document: WordDocument) -> None:
    """German for all text: spelling, hyphenation, reading aloud."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for lang in defaults.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            lang.set(qn(f"w:{script}"), SPRACHE)


def _set_settings(document: WordDocument) -> None:
    """German signs and hyphens; laid out as by Word since 2013, not as before."""
    settings = document.settings.element
    for theme in settings.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), SPRACHE)
    for name, sign in (("decimalSymbol", ","), ("listSeparator", ";")):
        settings.find(qn(f"w:{name}")).set(qn("w:val"), sign)
    _remove(settings.find(f".//{qn('w:useFELayout')}"))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    hyphens = parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>")
    settings.find(qn("w:defaultTabStop")).addnext(hyphens)


def _set_page(document: WordDocument, angaben: Angaben, *, quer: bool) -> None:
    section = document.sections[0]
    width, height = A4[quer], A4[not quer]
    section.orientation = WD_ORIENT.LANDSCAPE if quer else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin = section.bottom_margin = Twips(MARGIN)
    section.header_distance = section.footer_distance = Twips(567)
    edge = width - 2 * MARGIN
    _line(section.header.paragraphs[0], edge, PROGRAMM, text_runs(angaben.titel[:90]))
    stand = f"Datenstand {german.datum(angaben.stand)}"
    pages = (
        text_runs("Seite ") + _field("PAGE") + text_runs(" von ") + _field("NUMPAGES")
    )
    _line(section.footer.paragraphs[0], edge, stand, pages)


def _line(paragraph: object, edge: int, left: str, right: str) -> None:
    """Text at the left and at the right edge of the page."""
    element = paragraph._p  # type: ignore[attr-defined]  # noqa: SLF001  python-docx gives no other way to tabs and fields
    properties = element.get_or_add_pPr()
    tabs = f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:pos="{edge}"/></w:tabs>'
    properties._insert_tabs(parse_xml(tabs))  # noqa: SLF001
    runs = f"<w:p {nsdecls('w')}>{text_runs(left)}<w:r><w:tab/></w:r>{right}</w:p>"
    for run in parse_xml(runs):
        element.append(run)


def _field(name: str) -> str:
    """A number that the program fills in when it lays out the page."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _set_properties(document: WordDocument, angaben: Angaben) -> None:
    """Title, language, time; no name of a person or a machine."""
    made = angaben.erzeugt.astimezone(UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.subject = angaben.titel[:255], PROGRAMM
    properties.language = SPRACHE
    properties.author = properties.last_modified_by = "Zukunftsräume-Monitor"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = made
    properties.revision = 1

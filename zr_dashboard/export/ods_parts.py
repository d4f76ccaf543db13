"""The fixed parts of an ODS package: formats, widths, page, frozen header.

Names of styles are those that `ods_file` writes into rows and cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from zr_dashboard.export import sheets
from zr_dashboard.export.sheets import Field
from zr_dashboard.model.columns import Unit
from zr_dashboard.model.programm import PROGRAMM

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "office": f"{_OASIS}:office:1.0",
        "table": f"{_OASIS}:table:1.0",
        "text": f"{_OASIS}:text:1.0",
        "style": f"{_OASIS}:style:1.0",
        "number": f"{_OASIS}:datastyle:1.0",
        "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
        "meta": f"{_OASIS}:meta:1.0",
        "config": f"{_OASIS}:config:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_ROOT = f'{_NAMESPACES} office:version="1.3"'
_CM_PER_CHARACTER = 0.21
_MARGIN = '<style:header-footer-properties fo:min-height="0.8cm" fo:margin-{}="0.3cm"/>'

MANIFEST = (
    f'{_XML}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" '
    'manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" '
        'manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    )
    + "</manifest:manifest>"
)


def _item(name: str, kind: str, value: object) -> str:
    return (
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}'
        "</config:config-item>"
    )


SETTINGS = (
    f"{_XML}<office:document-settings {_ROOT}><office:settings>"
    '<config:config-item-set config:name="ooo:view-settings">'
    '<config:config-item-map-indexed config:name="Views">'
    f"<config:config-item-map-entry>{_item('ActiveTable', 'string', sheets.DATEN)}"
    '<config:config-item-map-named config:name="Tables">'
    f'<config:config-item-map-entry config:name="{sheets.DATEN}">'
    + _item("VerticalSplitMode", "short", 2)
    + _item("VerticalSplitPosition", "int", 1)
    + _item("ActiveSplitRange", "short", 2)
    + _item("PositionTop", "int", 0)
    + _item("PositionBottom", "int", 1)
    + "</config:config-item-map-entry></config:config-item-map-named>"
    "</config:config-item-map-entry></config:config-item-map-indexed>"
    "</config:config-item-set></office:settings></office:document-settings>"
)
"""The header of »Daten« stays while rows scroll."""


def _number(decimals: int, *, grouping: bool = True) -> str:
    return (
        f'<number:number number:decimal-places="{decimals}" '
        f'number:min-decimal-places="{decimals}" number:min-integer-digits="1" '
        f'number:grouping="{str(grouping).lower()}"/>'
    )


_PERCENT_SIGN = "<number:text> %</number:text>"
_EURO_SIGN = (
    "<number:text> </number:text>"
    '<number:currency-symbol number:language="de" number:country="DE">€'
    "</number:currency-symbol>"
)
_DATE = (
    '<number:day number:style="long"/><number:text>.</number:text>'
    '<number:month number:style="long"/><number:text>.</number:text>'
    '<number:year number:style="long"/>'
)
_FORMATS = {
    "text": ("text", "<number:text-content/>"),
    "wahr": ("boolean", "<number:boolean/>"),
    "datum": ("date", _DATE),
    "euro": ("currency", _number(0) + _EURO_SIGN),
    "euro-cent": ("currency", _number(2) + _EURO_SIGN),
    "anzahl": ("number", _number(0)),
    "zahl": ("number", _number(2)),
    "jahr": ("number", _number(0, grouping=False)),
    "zeitachse": ("number", _number(2, grouping=False)),
    "prozent": ("number", _number(0) + _PERCENT_SIGN),
    "prozent-genau": ("number", _number(1) + _PERCENT_SIGN),
    "anteil": ("percentage", _number(1) + _PERCENT_SIGN),
    "grad": ("number", _number(4)),
}
"""Cell style -> kind of its number format, and the format."""

_STYLES = {
    Unit.EUR: ("euro", "euro-cent"),
    Unit.COUNT: ("anzahl", "zahl"),
    Unit.YEAR: ("jahr", "zeitachse"),
    Unit.PERCENT: ("prozent", "prozent-genau"),
    Unit.SHARE: ("anteil", "anteil"),
    Unit.DEGREE: ("grad", "grad"),
    Unit.DATE: ("datum", "datum"),
}


def cell_style(unit: Unit, *, fractions: bool) -> str:
    """The style of the cells of a column."""
    return _STYLES.get(unit, ("text", "text"))[fractions]


def meta(title: str, created: str) -> str:
    """Title and time; no name of a person or a machine."""
    return (
        f"{_XML}<office:document-meta {_ROOT}><office:meta>"
        f"<meta:generator>Zukunftsräume-Monitor</meta:generator>"
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{PROGRAMM}</dc:subject>"
        f"<meta:creation-date>{created}</meta:creation-date><dc:date>{created}</dc:date>"
        "<dc:language>de-DE</dc:language></office:meta></office:document-meta>"
    )


def styles(title: str, stand: str, across: int) -> str:
    """Language, font, and the printed page: across, with title and page number."""
    return (
        f"{_XML}<office:document-styles {_ROOT}><office:styles>"
        '<style:default-style style:family="table-cell">'
        '<style:text-properties fo:language="de" fo:country="DE" '
        'fo:font-family="Calibri, Carlito, sans-serif" fo:font-size="11pt"/>'
        "</style:default-style></office:styles><office:automatic-styles>"
        + _page_layout("daten", across)
        + _page_layout("angaben", 1)
        + '<style:style style:name="klein" style:family="paragraph">'
        '<style:text-properties fo:font-size="9pt"/></style:style>'
        "</office:automatic-styles><office:master-styles>"
        + "".join(_master(name, title, stand) for name in ("daten", "angaben"))
        + "</office:master-styles></office:document-styles>"
    )


def _page_layout(name: str, across: int) -> str:
    return (
        f'<style:page-layout style:name="blatt-{name}"><style:page-layout-properties '
        'fo:page-width="29.7cm" fo:page-height="21cm" '
        'style:print-orientation="landscape" fo:margin="1.5cm" '
        f'style:scale-to-X="{across}" style:scale-to-Y="0"/>'
        f"<style:header-style>{_MARGIN.format('bottom')}</style:header-style>"
        f"<style:footer-style>{_MARGIN.format('top')}</style:footer-style>"
        "</style:page-layout>"
    )


def _master(name: str, title: str, stand: str) -> str:
    return (
        f'<style:master-page style:name="seite-{name}" '
        f'style:page-layout-name="blatt-{name}">'
        f'<style:header><text:p text:style-name="klein">{PROGRAMM}: {escape(title)}'
        "</text:p></style:header>"
        f'<style:footer><text:p text:style-name="klein">{stand} · Seite '
        "<text:page-number>1</text:page-number> von "
        "<text:page-count>1</text:page-count></text:p></style:footer>"
        "</style:master-page>"
    )


def content_head(fields: Sequence[Field]) -> str:
    """Everything up to the first table."""
    widths = {f"s{n}": field.width for n, field in enumerate(fields)}
    widths |= {f"a{n}": width for n, width in enumerate(sheets.ANGABEN_WIDTHS)}
    return (
        f"{_XML}<office:document-content {_ROOT}><office:automatic-styles>"
        + "".join(_column_style(name, width) for name, width in widths.items())
        + "".join(_cell_style(name, *how) for name, how in _FORMATS.items())
        + _header_style("kopf", "start")
        + _header_style("kopf-rechts", "end")
        + '<style:style style:name="fett" style:family="table-cell">'
        '<style:table-cell-properties style:vertical-align="top"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="zeile" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/>'
        "</style:style>"
        + "".join(
            f'<style:style style:name="blatt-{name}" style:family="table" '
            f'style:master-page-name="seite-{name}">'
            '<style:table-properties table:display="true"/></style:style>'
            for name in ("daten", "angaben")
        )
        + "</office:automatic-styles><office:body><office:spreadsheet>"
    )


def table_head(name: str, columns: Iterable[tuple[str, str]], style: str) -> str:
    """Open a table: its name, width and cell style of each column, its page."""
    return (
        f'<table:table table:name="{name}" table:style-name="blatt-{style}">'
        + "".join(
            f'<table:table-column table:style-name="{width}" '
            f'table:default-cell-style-name="{cells}"/>'
            for width, cells in columns
        )
    )


def content_foot(name: str, columns: int, rows: int) -> str:
    """Everything after the last table, the filter buttons among it."""
    ranges = (
        "<table:database-ranges>"
        '<table:database-range table:name="__Anonymous_Sheet_DB__0" '
        f'table:target-range-address="{name}.A1:{name}.{_letters(columns)}{rows + 1}" '
        'table:display-filter-buttons="true"/></table:database-ranges>'
    )
    return (
        f"{ranges if rows else ''}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _letters(column: int) -> str:
    """The name of the n-th column, counted from 1: 28 -> `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _column_style(name: str, width: int) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="'
        f'{width * _CM_PER_CHARACTER:.2f}cm"/></style:style>'
    )


def _cell_style(name: str, kind: str, how: str) -> str:
    locale = 'number:language="de" number:country="DE"'
    wrap = ' fo:wrap-option="wrap"' if kind == "text" else ""
    return (
        f'<number:{kind}-style style:name="n-{name}" {locale}>{how}'
        f"</number:{kind}-style>"
        f'<style:style style:name="{name}" style:family="table-cell" '
        f'style:data-style-name="n-{name}">'
        f'<style:table-cell-properties style:vertical-align="top"{wrap}/></style:style>'
    )


def _header_style(name: str, align: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell">'
        '<style:table-cell-properties fo:background-color="#E4EEF8" '
        'fo:border-bottom="0.05pt solid #14202B" fo:wrap-option="wrap" '
        'style:vertical-align="top"/>'
        f'<style:paragraph-properties fo:text-align="{align}"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )

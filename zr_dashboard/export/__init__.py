"""Files. Pure functions of a frame.

formate       the formats to choose from, and the door to their writers
angaben       what a file says of itself
stream        batches on their way into a file, whatever its format
column_texts  a column as texts, every different value turned into text once
csv_lines     lines of CSV from columns of texts
csv_values    numbers and days as CSV writes them
plain_rows    rows as the CSV for machines writes them
checksum      the checksum of its rows, the same in every format
value_types   what the values of a column are
csv_file      CSV, for German Excel and for machines
csv_sidecar   what the CSV for machines contains, in a file beside it
json_file     JSON with `angaben` and `daten`
json_schema   what such a JSON may hold
parquet_file  Parquet
sheets        what a workbook holds, whatever writes it
xlsx_file     XLSX; its cells are `xlsx_cells`, its chart is `xlsx_chart`, what every
              book of ours looks like is `xlsx_book`
xlsx_stream   XLSX of a million rows; their XML is `xlsx_rows`
ods_file      ODS; its fixed parts are `ods_parts`
html_table    the table twin of a chart; its numbers are `html_cells`, rows `html_parts`
briefing      what stands on one or two sheets; its parts are `briefing_teile`,
              its tables `briefing_tabellen`; `briefing_pdf` sets it with Typst,
              `briefing_html` shows it on a page
bild          pictures of charts; `bild_page` is their page, `bild_chart` a chart with
              axes (`bild_axes`) and marks (`bild_traces`), `bild_map` a map,
              `bild_legend` its legend, `bild_known` what of a figure can be drawn,
              `bild_canvas` and `bild_text` are the sheet and its text
"""

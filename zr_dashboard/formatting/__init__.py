"""Numbers, dates and sentences as a German reader writes them.

german    numbers, dates, units; no locale of machine or browser
befund    the one-sentence finding beneath a chart, computed from its frame
rundung   rounding that adds up
lage      the sentences of a briefing
aenderungen  what changed between two Datenstände
records   a frame as plain rows
workbook  text and days as the cells of an XLSX hold them
wortlaut  the sentence of a figure for a press release; rede, orte, zahlwort: its parts
"""

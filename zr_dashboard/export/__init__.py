"""Files. Pure functions of a frame.

angaben     what a file says of itself
csv_file    CSV, for German Excel and for machines
json_file   JSON with `angaben` and `daten`
html_table  the table twin of a chart
"""

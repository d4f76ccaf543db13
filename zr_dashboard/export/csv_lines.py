"""Lines of CSV from columns of texts: RFC 4180, quoted only where it must be.

The `csv` module looks at every character of every cell in every row; here a column
quotes each different text once (`column_texts`). A lone carriage return is quoted, too:
readers take it for the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_NOTHING_IN_ONE_COLUMN = '""'
"""An empty line would be no row."""


def quoting(delimiter: str) -> Callable[[str], str]:
    """A function that writes one cell for that delimiter."""
    special = re.compile(f'[{re.escape(delimiter)}"\r\n]').search

    def quoted(text: str) -> str:
        return '"{}"'.format(text.replace('"', '""')) if special(text) else text

    return quoted


def lines(columns: Sequence[list[str]], delimiter: str, end: str) -> str:
    """Rows of quoted cells, column by column given, each with its line end."""
    if len(columns) == 1:
        columns = [[cell or _NOTHING_IN_ONE_COLUMN for cell in columns[0]]]
    rows = list(map(delimiter.join, zip(*columns, strict=True)))
    return end.join([*rows, ""])

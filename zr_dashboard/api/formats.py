"""How the address of a table ends in each format."""

from __future__ import annotations

from collections.abc import Mapping

from zr_dashboard.export.formate import FORMATE

ENDINGS: Mapping[str, str] = {
    name: "excel.csv" if name == "excel-csv" else form.endung
    for name, form in FORMATE.items()
}
"""By the id of the format. The plain `.csv` is that for programs: they read routes."""

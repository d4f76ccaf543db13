"""The same selection and the same queries as the pages, as files; and the headers.

    routes      every address, and what it answers
    daten       Kennzahlen and Förderfälle of a selection
    dateien     boundaries, and the script of the index page
    answers     the frame of every route: methods, errors, JSON
    headers     what every answer of the app says to the browser
    index_page  Streamlit's index page, in German

Alone imports Starlette. Nothing here decides what a figure is or which cases are
selected.
"""

from zr_dashboard.api.headers import MIDDLEWARE
from zr_dashboard.api.routes import ROUTES

__all__ = ["MIDDLEWARE", "ROUTES"]

"""The same selection and the same queries as the pages, as files; and the headers.

    routes         every address, and what answers there
    catalogue      every address, and what it gives
    daten          what is served, and the Kennzahlen of a selection
    foerderfaelle  the cases of a selection, in every format
    briefing       one or two pages about a selection, as PDF
    aufgliederung  sums of a selection, in every format
    antwort        answer tables, as on the page
    zitat          a citation: issued, or found again
    formats        how the address of a format ends
    dateien        boundaries, and the script of the index page
    question       what an address asks, and what an answer says of itself
    download       an answer as a file: its head, 304, its bytes
    answers        the frame of every route: methods, errors, JSON
    leaving        work for somebody who has left is given up
    turns          how many large files are made at once
    openapi        the description of the routes; `parameters` and `schemas` in it
    counting       every answer counted, timed and logged
    headers        what every answer of the app says to the browser
    encoding       answers of the routes, compressed if asked for
    index_page     Streamlit's index page, in German

Alone imports Starlette. Nothing here decides what a figure is or which cases are
selected.
"""

from zr_dashboard.api.headers import MIDDLEWARE
from zr_dashboard.api.routes import ROUTES

__all__ = ["MIDDLEWARE", "ROUTES"]

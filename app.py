"""The application: pages, download routes and headers behind one port.

Started by `streamlit run app.py` (which `make run` does) from any folder; any ASGI
server can serve `app` too. The pages begin in `zr_dashboard/ui/dashboard.py`.
"""

import atexit
import gc
from pathlib import Path

import streamlit as st
from streamlit import config

from zr_dashboard.api import MIDDLEWARE, ROUTES
from zr_dashboard.betrieb import meldung
from zr_dashboard.lieferung.blatt_mappe import MAX_BYTES
from zr_dashboard.lieferung.publication import datenpflege_offen

meldung.set_up()

# Where nobody may upload a list, an upload finds the smallest limit there is.
if datenpflege_offen():
    config.set_option("server.maxUploadSize", MAX_BYTES >> 20)

# Absolute, because the path is otherwise taken from the folder of the caller.
_SCRIPT = Path(__file__).parent / "zr_dashboard" / "ui" / "dashboard.py"

# What is loaded by now stays until the end: the collector need not look through it
# again and again.
gc.freeze()
atexit.register(gc.unfreeze)

app = st.App(_SCRIPT, routes=ROUTES, middleware=MIDDLEWARE)

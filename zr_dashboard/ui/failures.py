"""What goes wrong on a page, in words."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from zr_dashboard.model.errors import DashboardError
from zr_dashboard.ui import interaction

_LOG = logging.getLogger(__name__)


@contextmanager
def errors_in_words() -> Iterator[None]:
    """The one place that catches everything: an error is a German sentence."""
    try:
        yield
    except DashboardError as error:
        st.error(str(error), icon=":material/error:")
        st.stop()
    except Exception:  # noqa: BLE001  the frame, so that no reader sees a traceback
        incident = uuid.uuid4().hex[:8]
        interaction.incident(incident)
        _LOG.exception("Vorfall %s", incident)
        st.error(
            "Die Seite konnte nicht vollständig angezeigt werden. Bitte laden Sie sie "
            f"neu. Bleibt der Fehler, nennen Sie uns die Vorfallnummer {incident}; "
            "sie steht im Protokoll des Servers.",
            icon=":material/error:",
        )
        st.stop()

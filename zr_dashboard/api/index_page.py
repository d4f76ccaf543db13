"""Streamlit's index page in German, and the hashes of its inline scripts.

The page is read as the file that Streamlit ships, once; Streamlit itself is not
imported here. Whatever a new version changes in it, the hashes are computed from
what is really there, and the tests say which replacement no longer fits.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.util import find_spec
from pathlib import Path

TITLE = "Zukunftsräume-Monitor"
SCRIPT = '<script src="/zr/monitor.js" defer></script>'
"""Stands before Streamlit's own script: deferred scripts and modules run in the order
in which they stand, and this one says where the server is."""

_NOSCRIPT = f"""<noscript>
      <p>
        Der {TITLE} zeigt seine Seiten mit JavaScript. Bitte schalten Sie
        JavaScript für diese Adresse ein. Ohne JavaScript erreichbar sind die Daten
        selbst: <a href="/api/v1/kennzahlen.json">Kennzahlen (JSON)</a> und
        <a href="/api/v1/foerderfaelle.csv">Förderfälle (CSV)</a>.
      </p>
    </noscript>"""

_REPLACEMENTS = (
    (r'<html lang="[^"]*"', '<html lang="de"'),
    (r"<title>.*?</title>", f"<title>{TITLE}</title>\n    {SCRIPT}"),
    (r"<noscript>.*?</noscript>", _NOSCRIPT),
)
_INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE
)


def shipped() -> str:
    """The index page of the installed Streamlit.

    Raises:
        FileNotFoundError: Streamlit is not installed, or has no such file.
    """
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        message = "streamlit is not installed"
        raise FileNotFoundError(message)
    return (Path(spec.origin).parent / "static" / "index.html").read_text("utf-8")


def in_german(page: str) -> str:
    """The page with German language, title and notice, and the app's own script.

    Raises:
        ValueError: the page is built otherwise than this function knows.
    """
    for pattern, text in _REPLACEMENTS:
        page, found = re.subn(pattern, lambda _, t=text: t, page, flags=re.DOTALL)  # type: ignore[misc]
        if found != 1:
            message = f"{pattern} stands {found} times in Streamlit's index page"
            raise ValueError(message)
    return page


def script_hashes(page: str) -> list[str]:
    """A CSP source for every inline script of the page: `'sha256-…'`."""
    # A browser hashes the text after it has read line ends as \n.
    scripts = _INLINE_SCRIPT.findall(page.replace("\r\n", "\n"))
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]

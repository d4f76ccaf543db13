"""On which machine and with which versions was it measured?"""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import psutil

from zr_dashboard import __version__

_PACKAGES = ("streamlit", "duckdb", "pandas", "plotly", "pyarrow", "starlette")


def describe() -> dict[str, str]:
    """Label -> text, as the table says it."""
    memory = psutil.virtual_memory().total / 2**30
    return {
        "Gemessen am": f"{datetime.now(UTC):%d.%m.%Y %H:%M} UTC",
        "Prozessor": f"{_processor()}, {os.cpu_count()} Kerne",
        "Speicher": f"{memory:.0f} GiB",
        "System": f"{platform.system()} {platform.release()}",
        "Last zu Beginn": f"{os.getloadavg()[0]:.1f}".replace(".", ","),
        "Monitor": __version__,
        "Python": platform.python_version(),
        **{name: metadata.version(name) for name in _PACKAGES},
    }


def _processor() -> str:
    """What Linux calls it."""
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text("utf-8") if cpuinfo.exists() else ""
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()

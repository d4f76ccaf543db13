"""Counters of several processes behind one address."""

import os
import subprocess
import sys
from pathlib import Path

_COUNT = """
from zr_dashboard.betrieb import zaehler
zaehler.INTERACTIONS.labels("themen", "ok").inc()
zaehler.count_sessions(lambda: 2)
print(zaehler.text().decode())
"""


def test_several_processes_count_together_where_they_share_a_folder(
    tmp_path: Path,
) -> None:
    """Whoever of them is asked tells of all; else each tells of itself."""

    def text(**environment: str) -> str:
        return subprocess.run(  # noqa: S603  our own interpreter
            [sys.executable, "-c", _COUNT],
            env={**os.environ, **environment},
            capture_output=True,
            check=True,
            text=True,
        ).stdout

    counted = 'zr_interactions_total{outcome="ok",page="themen"}'
    shared = {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}

    assert f"{counted} 1.0" in text()
    assert "process_resident_memory_bytes" in text()
    assert f"{counted} 1.0" in text(**shared)
    assert f"{counted} 2.0" in text(**shared)

"""Counters, times and gauges of the server, and their text for Prometheus.

Owns every name, and the registry: one for each process, filled once, because Python
imports this module once however often Streamlit runs its script. Several processes
behind one address share their counters if `PROMETHEUS_MULTIPROC_DIR` names a folder
for them, as prometheus-client has it; several addresses are asked one by one.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

MEDIA_TYPE = CONTENT_TYPE_LATEST

_SHARED = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
disable_created_metrics()  # type: ignore[no-untyped-call]  # when a series began
_REGISTRY = CollectorRegistry()
ProcessCollector(registry=_REGISTRY)
PlatformCollector(registry=_REGISTRY)

REQUESTS = Counter(
    "zr_requests_total",
    "Answers of the server, by kind of address and status",
    ("route", "status"),
    registry=_REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "zr_request_seconds",
    "From a request to the last byte of its answer",
    ("route",),
    buckets=_SECONDS,
    registry=_REGISTRY,
)
INTERACTIONS = Counter(
    "zr_interactions_total",
    "Runs of a page: one for each that was opened, and each change on it",
    ("page", "outcome"),
    registry=_REGISTRY,
)
INTERACTION_SECONDS = Histogram(
    "zr_interaction_seconds",
    "How long a run of a page took",
    ("page",),
    buckets=_SECONDS,
    registry=_REGISTRY,
)
QUESTIONS = Counter(
    "zr_questions_total",
    "Questions of pages, by where the answer came from: cache or store",
    ("source",),
    registry=_REGISTRY,
)
QUESTION_SECONDS = Histogram(
    "zr_question_seconds",
    "How long the store took to answer a question of a page",
    ("question",),
    buckets=_SECONDS,
    registry=_REGISTRY,
)
_SESSIONS = Gauge(
    "zr_sessions",
    "Windows of readers that are connected",
    registry=_REGISTRY,
    multiprocess_mode="livesum",
)
STORE_UP = Gauge(
    "zr_store_up",
    "1 if the store can be read",
    registry=_REGISTRY,
    multiprocess_mode="mostrecent",
)
STORE_CASES = Gauge(
    "zr_store_cases",
    "Cases of the newest Datenstand",
    registry=_REGISTRY,
    multiprocess_mode="mostrecent",
)
STORE_STAND = Gauge(
    "zr_store_datenstand_timestamp_seconds",
    "The day the newest Datenstand speaks for",
    registry=_REGISTRY,
    multiprocess_mode="mostrecent",
)
STORE_PUBLISHED = Gauge(
    "zr_store_last_import_timestamp_seconds",
    "When a delivery was published last",
    registry=_REGISTRY,
    multiprocess_mode="mostrecent",
)

_counted: list[Callable[[], int]] = []


def count_sessions(count: Callable[[], int]) -> None:
    """Say who knows how many sessions there are."""
    _counted[:] = [count]


def see_sessions() -> None:
    """Count them now: at each interaction, and when somebody asks."""
    for count in _counted:
        _SESSIONS.set(count())


def text() -> bytes:
    """Everything as Prometheus reads it."""
    see_sessions()
    if _SHARED not in os.environ:
        return generate_latest(_REGISTRY)
    shared = CollectorRegistry()
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
    return generate_latest(shared)

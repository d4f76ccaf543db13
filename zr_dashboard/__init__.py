"""The dashboard, without its pages.

Floors: each may import the floors below it, nothing above or beside it.

    ui | api | cli                       pages' vocabulary; download routes; commands
    queries, charts, export, lieferung   Selection -> frame, frame -> Figure,
                                         frame -> file, delivery -> store
    store | formatting                   the store, alone knows DuckDB; German numbers
    betrieb                              what a server tells about itself: counters, log
    model                                selection, columns, Kennzahlen, errors

Only `ui` knows Streamlit, only `api` Starlette, only `store` DuckDB, only `betrieb`
prometheus-client; `model` is standard library only. A frame is all that passes between
queries, charts and export. The contracts that hold this picture are in
`pyproject.toml`.
"""

__version__ = "0.5.0"

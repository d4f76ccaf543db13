"""The store: its schema, its publication, its read-only door.

Alone imports duckdb. What the data is stands in `schema.sql`; what a page asks
stands in `queries`. The register of citations is a file of its own, see `register`.
"""

"""The store: its schema, its publication, its read-only door.

Alone imports duckdb. What the data is stands in `schema.sql`; what a page asks
stands in `queries`.
"""

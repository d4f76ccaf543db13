"""A delivery before it is published: read, check, prepare.

    read      files -> rows of text, every cell with its line
    fields    what the public delivery must look like, column by column
    check     rows -> findings
    tables    checked rows -> the tables of the store

Reading, checking and publishing know nothing of each other's work, so that
another list can come in by the same door.
"""

"""Commands: `python -m zr_dashboard …`.

    main      reads the command line, runs a command, says how it ended
    bauen     a delivery becomes the store
    tabelle   rows of text, aligned
"""

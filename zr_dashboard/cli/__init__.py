"""Commands: `python -m zr_dashboard …`.

    main      reads the command line, runs a command, says how it ended
    bauen     a delivery becomes the store
    deutsch   argparse in German
    tabelle   rows of text, aligned

What a command does is decided below, in `lieferung`.
"""

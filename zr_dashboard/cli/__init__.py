"""Commands: `python -m zr_dashboard …`.

    main      reads the command line, runs a command, says how it ended
    bauen     a delivery becomes the store
    lieferung publish, take back, list (pruefen, vergleichen, freigeben, vorlage)
    listen    the options that say how a list is read
    sicherung the archive as one file, and back
    erzeugen  an invented delivery, for measuring
    deutsch   argparse in German
    tabelle   rows of text, aligned

What a command does is decided below, in `lieferung`.
"""

"""What a running server tells about itself, and never about its readers.

    zaehler     counters, times and gauges, as monitoring reads them (Prometheus)
    meldung     lines of the log, one for each interaction and each answer of a route
    aufraeumen  what runs leave behind in memory, given back every few seconds

Lies beneath everything that runs, so that pages and routes count by the same names.
Who counts what is their matter. Nothing here takes what a reader chose or typed: an
interaction is the name of a page and a time.
"""

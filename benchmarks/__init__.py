"""How fast the dashboard is: everything measured in one run on one machine.

    python -m benchmarks                 all of it, under 20 minutes on two cores
    python -m benchmarks --teil seiten --groessen 130 --laeufe 3

    __main__   the order of the parts, and where the results go
    figures    what was measured, its median and spread, beside the floor of the same run
    goals      what is to be reached; report: the table; machine: where it was measured
    stores     invented data of every size; server: the dashboard or the floor, watched
    hooked     the server from within; browser: Chromium, from a press to the last change
    client     a reader without a browser, over a real WebSocket
    floor/     a bare Streamlit page that draws as much as a page of the dashboard

    cold_start, page_times, questions, exports, imports, sessions: the parts
    dauerlauf  half an hour with readers and a publication every minute

Nothing is asserted about time; tests never measure. No measure waits for a fixed time:
each ends with a condition.
"""

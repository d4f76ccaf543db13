"""Seite »Datenpflege«: Was ist an der neuen Liste falsch, und was würde sie ändern?"""

from zr_dashboard.ui import desk, pflege, pflege_bericht, pflege_stand, progress

with desk("datenpflege") as place:
    progress.last_result()
    annahme = pflege.intake(place)
    if annahme is not None:
        pflege.columns(annahme, place)
        pflege_bericht.report(annahme)
        if not annahme.eingang.fehler:
            pflege_stand.preview(annahme, place)
            pflege_stand.publish(annahme, place)
    pflege_stand.waiting(place)
    pflege_stand.log(place)

"""Seite »Zitat«: Wie steht diese Zahl im Druck, und gilt sie noch?"""

from zr_dashboard.ui import citation, zitat

with citation("zitat", "id", "kennzahl") as selection:
    gezeigt = zitat.asked(selection)
    if gezeigt is None:
        zitat.look_up()
    else:
        zitat.shown(gezeigt)
        zitat.now(gezeigt)
        zitat.use(gezeigt)
        zitat.others(gezeigt, selection)

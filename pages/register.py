"""Seite »Register«: Was wurde zitiert, und was davon gilt nicht mehr?"""

from zr_dashboard.ui import citation, register

with citation("register") as selection:
    zitate = register.entries()
    register.changed(zitate)
    register.issued(zitate)
    register.remembered(selection)

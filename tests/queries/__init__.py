"""Questions, against numbers by heart and against plain Python."""

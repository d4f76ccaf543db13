"""The selection: URL codec and German sentence."""

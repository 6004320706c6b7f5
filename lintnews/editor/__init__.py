"""lintnews in an editor: a server that speaks the Language Server Protocol."""

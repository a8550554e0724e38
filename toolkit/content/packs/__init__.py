"""Workshop packs as authors write them: typed, read, held to what they refer to by lint."""

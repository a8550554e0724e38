"""Workshop packs: how many of what, the agenda by the clock, and the files to print."""

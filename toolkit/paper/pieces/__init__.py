"""Pieces of paper that are cut, hung, folded or handed round: cards, posters, table tents, lists. Each is HTML for print, drawn to the millimetre."""

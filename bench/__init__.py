"""Measures Brobygger against named baselines, as ratios within one run: `make bench`."""

"""A figure as one picture that stands alone (SVG): with its title, what must be known to read it, and its sources."""

"""The guide: pages, and the facts, figures, cases, terms and stories that they refer to."""

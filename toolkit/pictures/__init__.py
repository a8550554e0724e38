"""Answers as pictures: which pictures a sheet has, and where every mark of them stands. The browser's twin is `templates/assets/js/pictures/`."""

"""What authors' files are made of, typed: ids, numbers, texts, conditions, questions; and their one form in the document."""

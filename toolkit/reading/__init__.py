"""What every field type reads answers with: texts, numbers, days, and what a reading is."""

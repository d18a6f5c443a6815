"""Grades, by code and from tables: hedges with their bands, figures, dates, factuality, sourcing confidence."""

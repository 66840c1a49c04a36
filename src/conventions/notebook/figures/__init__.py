"""Figures of a convention and of a portfolio, drawn with Matplotlib (extra ``notebook``)."""

"""The record itself: tables, columns, dates, words, and what each column may hold."""

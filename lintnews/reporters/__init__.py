"""Reporters: a module for each format, findings in and chunks of text out.

A reporter's ``report(found, run)`` takes the findings as they come and what else
there is to know about the run, and yields text. It prints nothing and opens nothing.
"""

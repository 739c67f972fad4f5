"""Stands for the project's manage.py."""

"""Rumbo turns questionnaires and playbooks into a site of self-diagnostics."""

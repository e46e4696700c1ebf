"""What templates may see: documented dataclasses of text, URLs and clean HTML, one module for each family of pages.

Every `url` is relative to the page that shows it. Knows no template.
"""

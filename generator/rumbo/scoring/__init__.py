"""Every rule that makes a number (docs/scoring.md), module for module the twin of templates/assets/js/scoring/."""

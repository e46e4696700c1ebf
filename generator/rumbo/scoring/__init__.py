"""Every rule that makes a number (docs/scoring.md), most modules with a twin in templates/assets/js/scoring/."""

"""`python -m rumbo` is `rumbo`."""

from rumbo.cli import main

if __name__ == "__main__":
    main()

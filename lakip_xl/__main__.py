"""``python -m lakip_xl`` is the same as the command ``lakip-xl``."""

from lakip_xl.cli import main

if __name__ == "__main__":
    main()

"""lakip-xl: proves the figures of an Indonesian performance report (LAKIP / LKjIP)."""

__version__ = "0.1.0"

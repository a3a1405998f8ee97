"""Measurements that are no tests: they take minutes."""

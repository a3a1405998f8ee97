"""From a file to tables: read cells, recognise tables, interpret rows."""

"""What the office gets. Sheets are composed as plain data; only xlsx.py knows the writer library."""

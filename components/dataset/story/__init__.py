"""What the record tells at first sight."""

"""What sentences say beside their numbers, which the tables of these have to bear out."""

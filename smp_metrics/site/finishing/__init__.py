"""What each page goes through once it is made, and what is put beside the pages."""

"""The kinds of picture that drawings are made of, and how they look."""

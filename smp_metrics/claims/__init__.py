"""Claims: numbers as typed in pages, compared with the facts they name."""

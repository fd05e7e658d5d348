"""What is read, checked and counted of the police's open records, on small files in their real form."""

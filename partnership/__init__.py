"""What is true of Maidstone only, and takes Python to say: its drawings, its named facts and its reconciliations."""

"""The look over what was built, before it is published."""

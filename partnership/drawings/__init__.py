"""The drawings, one module for each family; a chart registers itself by its id when its module is loaded."""

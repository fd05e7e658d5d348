"""Every number of the Safer Maidstone site, computed from its data and compared with its words."""

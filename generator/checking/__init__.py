"""Records become findings: one rule, one function, one code."""

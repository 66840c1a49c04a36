"""What the rules of every family read in a case: mandates, nomenclatures, other conventions, French words."""

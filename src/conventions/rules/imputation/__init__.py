"""Rules about where the money is charged: account, section, nomenclature (NAT)."""

"""Rules about money that comes back: unused parts, lapses, withdrawals (REV)."""

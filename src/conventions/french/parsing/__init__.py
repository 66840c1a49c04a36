"""Reading French: one value for the whole text, or an error that says where and why.

Two modes. Strict reads what is written as it should be. Lenient also reads what has one meaning and is badly
written (« 12.50 € », « 2ème », « 15/11/18 »); it never guesses: « 50.000 » is refused in both.
"""

"""The properties that exact money promises, by the number they have in the requirements: which test holds which."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

HELD = {
    "1 rounding to the nearest, a half away from zero": (
        ("money/test_rounding.py", "test_half_up_agrees_with_decimal_and_is_symmetric"),
        ("money/test_rounding.py", "test_half_up_is_that_of_decimal"),
        ("money/test_rounding.py", "test_a_half_goes_away_from_zero"),
        ("money/test_rounding.py", "test_rounding_is_monotone"),
    ),
    "2 never rounded twice": (
        ("money/test_rounding.py", "test_a_share_is_rounded_once"),
        ("money/test_prices.py", "test_a_price_is_rounded_once_from_its_exact_value"),
    ),
    "3 sums in any order, no negative zero": (
        ("money/test_amounts.py", "test_a_sum_does_not_depend_on_the_order"),
        ("money/test_amounts.py", "test_operations_are_those_of_the_cents"),
        ("money/test_amounts.py", "test_nothing_is_never_less_than_zero"),
    ),
    "4 shares in proportion": (
        ("money/test_sharing.py", "test_allocate_is_exact_fair_and_symmetric"),
        ("money/test_sharing.py", "test_allocate_reads_proportions_only"),
        ("money/test_sharing.py", "test_the_cents_left_go_to_the_largest_remainders"),
    ),
    "5 shares one after the other": (
        ("operations/test_instalments.py", "test_cumulated_shares_of_a_whole_add_up"),
        ("operations/test_schedules.py", "test_a_schedule_with_a_remainder_adds_up"),
        ("operations/test_schedules.py", "test_a_prefix_is_near_its_share"),
    ),
    "6 ceilings": (
        ("money/test_rounding.py", "test_a_ceiling_is_the_largest_amount_below"),
        ("operations/test_instalments.py", "test_cumulated_payments_never_pass_their_ceiling"),
        ("operations/test_schedules.py", "test_no_schedule_passes_its_grant"),
    ),
    "7 VAT": (
        ("money/test_prices.py", "test_ht_and_tax_make_ttc"),
        ("money/test_prices.py", "test_ht_is_found_again_from_ttc"),
        ("money/test_prices.py", "test_ttc_is_found_again_to_a_cent"),
        ("money/test_prices.py", "test_the_tax_of_the_lines_is_near_that_of_their_sum"),
    ),
    "14 JSON": (
        ("money/test_json.py", "test_a_record_that_holds_money_comes_back_from_json"),
        ("money/test_json.py", "test_money_is_a_json_string"),
    ),
    "whatever the decimal context": (
        ("money/test_decimal_context.py", "test_no_decimal_context_changes_money"),
    ),
}


@pytest.mark.parametrize("name", HELD)
def test_the_tests_of_a_property_are_there(name: str) -> None:
    """Each test that the table names is in the file that it says."""
    for file, test in HELD[name]:
        assert f"def {test}(" in (TESTS / file).read_text(encoding="utf-8"), (file, test)

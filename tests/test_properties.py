"""What money and French promise, by the number it has in the requirements: which test holds which property."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent

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
    "8 amounts in digits read back": (
        ("french/test_amounts.py", "test_amounts_read_back"),
        ("french/test_amounts.py", "test_amounts_with_the_word_euros_read_back"),
        ("french/test_amounts.py", "test_compact_amounts_read_back"),
        ("french/test_amounts.py", "test_always_two_decimals_is_byte_for_byte_that_of_babel"),
    ),
    "9 words read back, in each spelling": (
        ("french/test_words.py", "test_amounts_read_back"),
        ("french/test_words.py", "test_numbers_read_back"),
        ("french/test_words.py", "test_spellings_differ_by_hyphens_alone"),
        ("french/test_words_exhaustive.py", "test_every_number_below_a_million_has_the_words_of_the_oracle"),
    ),
    "10 dates read back": (
        ("french/test_dates.py", "test_dates_read_back"),
        ("french/test_dates.py", "test_the_first_of_the_month_is_1er"),
        ("french/test_parsing_dates.py", "test_a_date_reads_back_whatever_its_accents_case_and_spaces"),
    ),
    "11 periods read back and are made of their years": (
        ("french/test_dates.py", "test_periods_read_back"),
        ("french/test_parsing_dates.py", "test_a_period_reads_back"),
        ("french/test_parsing_dates.py", "test_the_years_of_a_period_that_is_read_are_a_partition_of_it"),
    ),
    "12 ranks and Roman numerals read back": (
        ("french/test_amounts.py", "test_ranks_read_back"),
        ("french/test_amounts.py", "test_roman_numerals_read_back"),
        ("french/test_parsing_dates.py", "test_roman_ranks_read_back"),
    ),
    "13 what is wrong is refused, and lenient reads what strict reads": (
        ("french/test_parsing.py", "test_each_fault_has_its_code"),
        ("french/test_parsing.py", "test_what_strict_reads_lenient_reads_the_same"),
        ("french/test_amount_readers.py", "test_what_strict_reads_lenient_reads_with_the_same_value"),
        ("french/test_parsing_dates.py", "test_what_strict_reads_lenient_reads_the_same"),
    ),
    "totality: a value that reads back, or an error of ours": (
        (
            "french/test_amount_readers.py",
            "test_any_text_has_one_value_that_reads_back_or_an_error_that_helps",
        ),
        (
            "french/test_parsing_dates.py",
            "test_any_text_is_a_value_that_reads_back_or_our_error",
        ),
    ),
    "14 JSON": (
        ("money/test_json.py", "test_a_record_that_holds_money_comes_back_from_json"),
        ("money/test_json.py", "test_money_is_a_json_string"),
    ),
    "15 slugs and order": (
        ("french/test_names.py", "test_slugs_are_plain_and_idempotent"),
        ("french/test_names.py", "test_a_slug_does_not_see_how_a_text_is_typed"),
        ("french/test_sorting.py", "test_the_order_is_total"),
    ),
    "whatever the decimal context, the locale, the environment": (
        ("french/test_amount_readers.py", "test_the_locale_changes_nothing"),
        ("french/test_amount_readers.py", "test_the_environment_changes_nothing"),
        ("money/test_decimal_context.py", "test_no_decimal_context_changes_money"),
    ),
}


@pytest.mark.parametrize("name", HELD)
def test_the_tests_of_a_property_are_there(name: str) -> None:
    """Each test that the table names is in the file that it says."""
    for file, test in HELD[name]:
        assert f"def {test}(" in (TESTS / file).read_text(encoding="utf-8"), (file, test)

"""The end of a grant: its settlement, then the avenant that turns one version of the terms into another."""

from datetime import date

from conventions import describe, diff, euros, in_force, position, propose, settle
from conventions.french import format_amount
from conventions.reading import parse_operation, parse_payment_terms
from conventions.samples import association_2024_2026, equipment_2023_2025

DAY = date(2025, 2, 1)


def main() -> None:
    """Print what this example shows."""
    convention = equipment_2023_2025()
    settled = settle(convention, 2023, euros("238412.60"), as_of=DAY)
    print(f"Décompte 2023 : {settled.reason}")
    print(f"{settled.grants[0].outcome} : {format_amount(settled.balance_due.amount)}")
    row = position(convention, DAY).grants[0]
    print(f"Exigible : {format_amount(row.due.amount)}, payé : {format_amount(row.paid.amount)}")

    before = in_force(association_2024_2026(), DAY)
    grant = before.grants[1].replace(amount=euros(36_000))
    after = before.replace(
        period=before.period.until(date(2027, 6, 30)), grants=(before.grants[0], grant, *before.grants[2:])
    )
    print(f"Différences : {', '.join(change.address for change in diff(before, after))}")
    for operation in propose(before, after, number=2, year=2025).operations:
        print(f"– {describe(operation, before)}")

    operation = parse_operation("La durée de la convention est prolongée jusqu’au 31 décembre 2020.")
    print(f"Lu : {operation.operation}")
    reading = parse_payment_terms("50 % à la signature, le solde à réception du bilan")
    for instalment in reading.instalments:
        print(f"{instalment.key} ({instalment.amount.rule}) : {instalment.raw}")


if __name__ == "__main__":
    main()

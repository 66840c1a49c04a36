"""The real convention of the sample: what is granted, what is due, what is wrong, in French."""

from datetime import date

from conventions import check, position, schedule
from conventions.french import amount_in_words, format_amount, format_date
from conventions.samples import cci_2017_2019

AS_OF = date(2018, 12, 31)


def main() -> None:
    """Print what this example shows."""
    convention = cci_2017_2019()
    print(convention.title)
    print(f"Situation au {format_date(AS_OF)}")
    for row in position(convention, AS_OF).exercises:
        if row.granted.is_exact:
            amount = row.granted.amount
            print(f"  {row.exercise} : {format_amount(amount)} attribués ({amount_in_words(amount)})")
        else:
            print(f"  {row.exercise} : montant inconnu")
    for line in schedule(convention, AS_OF).lines:
        print(f"  {line.exercise} : {line.reason} ; attendu : {line.awaited}")
    report = check(convention, AS_OF)
    for finding in report.findings:
        print(f"{finding.severity} {finding.code} : {finding.message}")
    print(report.summary)


if __name__ == "__main__":
    main()

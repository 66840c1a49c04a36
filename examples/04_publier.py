"""Du fichier publié, tel qu’il est, au fichier que le schéma accepte ; puis les lignes d’une convention."""

from datetime import date

from conventions.french import format_amount
from conventions.opendata import scdl
from conventions.samples import association_2024_2026

PUBLISHED = """Nom de l'attribuant;idAttribuant;dateConvention;nomBeneficiaire;idBeneficiaire;objet;montant
Commune de Trifouilly;21699999500014;12/03/2018;Les Amis du livre;732 829 320 00074;Fonctionnement;40 000,00
Commune de Trifouilly;21699999500014;2018;Club nautique;2,43E+13;Régates;12,350,000 €
""".encode("cp1252")

met = scdl.read(PUBLISHED, name="subventions.csv")
print(f"{met.name} : {len(met.rows)} lignes, au moins {format_amount(met.total)}")
for diagnosis in met.all_diagnoses():
    print(f"  {diagnosis}")

repaired, report = scdl.repair(PUBLISHED, name="subventions.csv")
print(f"\n{report.score}")
for change in report.changes:
    print(f"  {change}")

rows = scdl.write([association_2024_2026()], date(2025, 6, 30))
print(f"\n{len(rows)} lignes écrites, {len(list(scdl.validate(rows)))} défaut")
for row in rows:
    print(f"  {row['referenceDecision']} : {row['montant']}")
for left in rows.left_out:
    print(f"  non publié : {left}")

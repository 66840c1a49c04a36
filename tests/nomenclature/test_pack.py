"""The script that packs the data: same source, same bytes; what it keeps, what it refuses."""

from __future__ import annotations

import importlib.util
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).parents[2] / "scripts" / "pack_nomenclature.py"
HEADER = (
    "norme,declinaison,code,libelle,libelle_court,parent,section,chapitre,feuille,supprime,imputable,"
    "exercice_debut,exercice_fin"
)
ROWS = (
    "M57,M57,657,Subventions,x,65,,,0,0,0,2015,2022",
    "M57,M57,6574,Droit privé,court,657,F,65,1,0,1,2015,2016",
    "M57,M57,6574,Droit privé,autre court,657,F,65,1,0,1,2017,2017",
    "M57,M57,6574,Droit privé,x,657,F,65,0,0,0,2018,2022",
    "M57,M57_A,6574,Droit privé,x,657,F,65,1,0,1,2022,2024",
    "M57,M57_A,657,Subventions,x,65,,,0,0,0,2022,2024",
    "M57,M57,6745,Personnel privé d\x92emploi de l'État,x,67,F,67,1,1,0,2018,2019",
    "M57,M57,6745,Personnel privé d\x92emploi de l'État,x,67,,,1,0,0,2020,2022",
    "M57,M57,13,Investissement,x,,,,0,0,0,2015,2022",
)
PACKED = """familles;13 204 2804 655 6568 657 674 747
plan;a;M57;M57;2015;2022
plan;b;M57;M57_A;2022;2024
# numéro;libellé;section;chapitre;état;parent;plans et exercices
13;Investissement;;;R;-;a
657;Subventions;;;R;;ab
6574;Droit privé;F;65;I;;a:2015-2017 b
6574;Droit privé;F;65;R;;a:2018-2022
6745;Personnel privé d’emploi de l’État;;;O;67;a:2020-2022
6745;Personnel privé d’emploi de l’État;F;67;S;67;a:2018-2019
"""


def loaded() -> ModuleType:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("pack_nomenclature", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PACK = loaded()


def packed(folder: Path, rows: tuple[str, ...]) -> bytes:
    """What the script writes from these rows."""
    source, target = folder / "source.csv", folder / "target.csv"
    source.write_text("\n".join((HEADER, *rows, "")), encoding="utf-8")
    PACK.main([str(source), str(target)])
    return target.read_bytes()


def test_a_small_source_is_packed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Equal facts are one line, consecutive exercises one range, short labels gone, apostrophes typographic."""
    content = packed(tmp_path, ROWS)
    first, rest = content.decode().split("\n", 1)
    assert first == PACK.ORIGIN
    assert rest == PACKED
    assert capsys.readouterr().out == f"target.csv : {len(content)} octets\n"


@given(rows=st.permutations(ROWS))
def test_the_order_of_the_source_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str]
) -> None:
    """The same rows in any order give the same bytes."""
    folder = tmp_path_factory.mktemp("pack")
    assert packed(folder, tuple(rows)) == packed(folder, ROWS)


@pytest.mark.parametrize("label", ["Communes ; autres", "Communes\u0085autres", "Communes\tautres"])
def test_a_separator_in_a_field_is_refused(tmp_path: Path, label: str) -> None:
    """A field that would break a line of the target stops the packing, and nothing is written."""
    with pytest.raises(ValueError, match="point-virgule ou caractère de contrôle"):
        packed(tmp_path, (f"M57,M57,6574,{label},x,657,F,65,1,0,1,2015,2016",))
    assert not (tmp_path / "target.csv").exists()


@given(st.sets(st.integers(2013, 2024), min_size=1))
def test_ranges_say_the_exercises(exercises: set[int]) -> None:
    """The ranges written hold the exercises and no other, and do not touch."""
    ranges = [tuple(map(int, span.split("-"))) for span in PACK.spans(exercises).split(",")]
    assert {exercise for first, last in ranges for exercise in range(first, last + 1)} == exercises
    assert all(before[1] + 1 < after[0] for before, after in pairwise(ranges))


CHAPTERS = """norme,declinaison,axe,code,libelle,section,type,special,exercice_debut,exercice_fin
M57,M57_D,fonction,907, Environnement,I,C,0,2022,2023
M57,M57_D,nature,65,Autres charges d'État,F,C,0,2022,2024
M57,M57,nature,65,Autres charges d'État,F,G,0,2015,2022
"""
PACKED_CHAPTERS = """plan;a;M57;M57;2015;2022
plan;b;M57;M57_D;2022;2024;M57
# code;libellé;section;axe;plans et exercices
65;Autres charges d’État;F;nature;ab
907;Environnement;I;fonction;b:2022-2023
"""
FUNCTIONS = """norme,declinaison,code,parent,libelle,section,exercice_debut,exercice_fin
M52,M52,0,,Services généraux,,2013,2024
M52,M52,02,0,Centre \x96 ville,,2013,2024
M52,M52,05,,Fonds,,2013,2024
"""
PACKED_FUNCTIONS = """plan;a;M52;M52;2013;2024
# code;libellé;parent;plans et exercices
0;Services généraux;;a
02;Centre – ville;;a
05;Fonds;-;a
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(CHAPTERS, PACKED_CHAPTERS), (FUNCTIONS, PACKED_FUNCTIONS)],
    ids=["chapters", "functions"],
)
def test_what_a_source_holds_is_read_in_its_columns(tmp_path: Path, rows: str, expected: str) -> None:
    """Chapters and functions are packed in the same manner; twice, the same bytes."""
    source = tmp_path / "source.csv"
    source.write_text(rows, encoding="utf-8")
    for name in ("one.csv", "two.csv"):
        PACK.main([str(source), str(tmp_path / name)])
    one, two = ((tmp_path / name).read_bytes() for name in ("one.csv", "two.csv"))
    assert one == two
    assert one.decode() == f"{PACK.ORIGIN}\n{expected}"


def test_the_default_target_is_the_file_of_the_library() -> None:
    """Without a target the script writes the data file that the library reads."""
    assert (PACK.TARGET.name, PACK.TARGET.parent.parent.name) == ("accounts.csv", "nomenclature")
    assert PACK.TARGET.is_file()
    assert all(table.target.is_file() for table in (PACK.ACCOUNTS, PACK.CHAPTERS, PACK.FUNCTIONS))

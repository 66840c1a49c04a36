"""A document from a template: its words set in French, its data as they are, its parts those of its kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conventions import Convention, ConventionsError
from conventions.documents import KINDS, Paper, build, deliberation, kind_named, render, texts
from conventions.documents.blocks import items
from conventions.documents.templates import from_template
from conventions.documents.tree import Block, Heading, Items, Paragraph, Role, Style, Table
from conventions.french import NBSP, NNBSP
from conventions.samples import cci_2017_2019

ROOT = Path(__file__).parents[3]
CCI = cci_2017_2019()


def written(source: str, convention: Convention = CCI, **more: object) -> Paper:
    """The document of a template."""
    return from_template(source, convention, **more)  # type: ignore[arg-type]  # as it is called


def part_of(name: str) -> tuple[Block, ...]:
    """The blocks of a part of the deliberation of the library."""
    return next(part.blocks for part in deliberation(CCI).parts if part.name == name)


def lines(source: str, **more: object) -> list[str]:
    """The lines of a document below its title."""
    return list(texts(written(f"# T\n\n{source}", CCI, **more)))[1:]


def test_the_words_of_the_template_are_set_in_french() -> None:
    """No-break spaces and apostrophes in its words, across styles and beside data; not in the data."""
    told = lines("L'aide de 50 000 € : c'est **dit** ; n° {{ 1 }} et {{ 5 }} % pour {{ \"l'a : b\" }} !")
    assert told == [
        f"L’aide de 50{NNBSP}000{NBSP}€{NBSP}: c’est dit{NNBSP}; n°{NBSP}1 et 5{NBSP}% pour l'a : b{NNBSP}!"
    ]


def test_markdown_makes_the_tree() -> None:
    """Titles, paragraphs with their roles, styles, lists in lists, notes."""
    paper = written(
        "# Titre\n\n## Un\n\n### Deux\n\nVu la loi ;\n\nConsidérant *que* **oui** ;\n\nFait à Lyon\n\n"
        "Le Bureau, après en avoir délibéré :\n\n- un\n  1. deux\n- trois\n\n> note\n\nsuite  \nautre\nligne"
    )
    assert (paper.title, paper.kind, [part.name for part in paper.parts]) == ("Titre", "modele", ["corps"])
    assert [type(block).__name__ for block in paper.blocks[:2]] == ["Heading", "Heading"]
    assert [block.level for block in paper.blocks if isinstance(block, Heading)] == [1, 2]
    paragraphs = [block for block in paper.blocks if isinstance(block, Paragraph)]
    roles = [Role.VISA, Role.GROUND, Role.PLACE, Role.DECISION, Role.NOTE, Role.BODY, Role.BODY]
    assert [block.role for block in paragraphs] == roles
    assert [run.style for run in paragraphs[1].line][1::2] == [Style.EMPHASIS, Style.STRONG]
    (listed,) = [block for block in paper.blocks if isinstance(block, Items)]
    assert isinstance(listed.items[0][1], Items)
    assert listed.items[0][1].ordered
    assert list(texts(paper))[-2:] == ["suite", "autre ligne"]


def test_what_says_nothing_leaves_nothing() -> None:
    """An empty item, a list of them, an empty note, a part that has nothing to say."""
    assert written("# T\n\n- a\n-\n").blocks == (items(["a"]),)
    assert written("# T\n\n-\n\n>\n").blocks == ()
    assert lines(
        "{% for p in parties %}{% if loop.index == loop.length %}{{ p.name }}{% endif %}{% endfor %}"
    ) == ["école des mines"]


def test_a_table_has_its_caption_numbers_and_total() -> None:
    """The caption is the line in italics before it, or the title above; a last row in bold is the total."""
    table = "| a | b |\n|---|---:|\n| x | 1 |\n| | |\n| **Total** | **1** |\n"
    paper = written(f"# T\n\n{table}\n## Titre\n\n{table}\n*Légende*\n\n{table}\n{table}x")
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert [each.caption for each in tables] == ["T", "Titre", "Légende", "Titre"]
    assert [column.number for column in tables[0].columns] == [False, True]
    assert tables[0].total is not None
    assert [run.style for cell in tables[0].total for run in cell] == [Style.PLAIN, Style.PLAIN]
    assert [each.rows for each in tables[:1]] == [tables[1].rows]
    (plain,) = (block for block in written("| a |\n|---|\n").blocks)
    assert isinstance(plain, Table)
    assert (plain.caption, plain.rows, plain.total) == (CCI.title, (), None)


def test_extending_a_kind_without_a_word_is_the_kind() -> None:
    """The parts, title, subtitle, day, author and source are those of the document of the library."""
    paper, ours = written('{% extends "deliberation" %}'), deliberation(CCI)
    assert paper == ours
    assert paper.source == ours.source
    assert render(paper) == render(ours)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_may_be_extended(kind: str) -> None:
    """Its base writes the document of the library, whatever its parts are called."""
    asked = {"exercise": 2018, "as_of": date(2026, 1, 1)}
    more: dict[str, Any] = {name: asked[name] for name in kind_named(kind).needs}
    assert written(f'{{% extends "{kind}" %}}', CCI, **more) == build(kind, CCI, **more)


def test_a_block_is_replaced_emptied_or_taken_up() -> None:
    """Own words, nothing, the part of the library with a word more."""
    source = (
        '{% extends "deliberation" %}\n{% block titre %}\n# Autre\n{% endblock %}\n'
        "{% block preambule %}Vu.{% endblock %}{% block rappel %}{% endblock %}"
        "{% block demande %}Avant.\n\n{{ super() }}\n\nAprès.{% endblock %}"
    )
    paper, ours = written(source), deliberation(CCI)
    parts = {part.name: part.blocks for part in paper.parts}
    assert paper.title == "Autre"
    assert list(parts) == [part.name for part in ours.parts]
    assert [len(parts[name]) for name in ("preambule", "rappel")] == [1, 0]
    assert parts["demande"][1:-1] == part_of("demande")
    assert parts["dispositif"] == part_of("dispositif")


def test_a_template_may_have_the_name_of_a_kind() -> None:
    """It is still the text given."""
    assert written("# A", name="deliberation").title == "A"
    assert written('{% extends "deliberation" %}', name="deliberation") == deliberation(CCI)


def test_an_empty_title_is_that_of_the_kind_and_words_with_it_are_kept() -> None:
    """A document has a title; what stands before the first part is not lost."""
    emptied = written('{% extends "deliberation" %}{% block titre %}{% endblock %}')
    assert emptied == deliberation(CCI)
    more = written('{% extends "deliberation" %}{% block titre %}Chapeau{% endblock %}')
    assert more.parts[0].name == "corps"


def test_a_part_is_written_where_it_is_wanted() -> None:
    """By its name, at the end of a paragraph, in a list; nothing where it says nothing."""
    ours = part_of("rappel")
    paper = written(
        "# T\n\nAxes :\n{{ partie('rappel') }}\n- a\n\n  {{ partie('rappel') }}", kind="deliberation"
    )
    assert paper.kind == "deliberation"
    assert paper.blocks[1 : 1 + len(ours)] == ours
    assert (
        written(
            "# T\n\n{{ partie('rappel') }}",
            CCI.replace(initial=CCI.initial.replace(axes=(), actions=())),
            kind="deliberation",
        ).blocks
        == ()
    )


def test_the_mentions_hold_the_data() -> None:
    """Roots, fields by name and by rank, loops, conditions, sets, macros, blocks that are captured."""
    source = (
        "{% macro m(x) %}**{{ x }}**{{ caller() if caller is donne else '' }}{% endmacro %}"
        "{% set n = namespace(total=0) %}{% for g in termes.grants %}{% set n.total = n.total + g.exercise %}"
        "{% endfor %}{% set saved %}*{{ auteur.name }}*{% endset %}"
        "{{ n.total }} {{ saved }} {{ m(parties[-1].name) }} {% call m('a') %}b{% endcall %} "
        "{{ convention['title']|majuscule }} {{ loop is donne }} {% with y = parties|premier %}{{ y.name }}"
        "{% endwith %} {{ 'a' ~ 1 ~ 'b' }} {{ saved ~ '*' }} {{ act.date }} {{ exercice }} {{ le_jour|date }}"
        "{% for p in parties if p.name == 'EPURES' %} {{ loop.index }}/{{ loop.length }}{% else %}x{% endfor %}"
    )
    *_, told = lines(
        source, kind="deliberation", exercise=2018, as_of=date(2018, 12, 31), known_on=date(2019, 1, 1)
    )
    assert told == (
        f"4036 Saint-Étienne Métropole école des mines ab {CCI.title} non Saint-Étienne Métropole a1b "
        "Saint-Étienne Métropole* 15 novembre 2018 2018 31 décembre 2018 1/1"
    )


def test_templates_of_a_folder(tmp_path: Path) -> None:
    """A base of the town, itself on a kind; a piece that is included in a loop; macros that are imported."""
    (tmp_path / "ville.j2").write_text(
        '{% extends "deliberation" %}{% set maire = "Mme Martin" %}{% import "m.j2" as outils %}'
        "{% block preambule %}{% block visas %}Vu.{% endblock %}{% endblock %}",
        "utf-8",
    )
    (tmp_path / "m.j2").write_text("{% macro gras(x) %}**{{ x }}**{% endmacro %}{% set y = 1 %}", "utf-8")
    (tmp_path / "une.j2").write_text("- {{ p.name }}\n", "utf-8")
    source = (
        '{% extends "ville.j2" %}{% from "m.j2" import gras, y as z %}{% block visas %}{{ gras(maire) }} {{ z }}\n'
        '{% for p in parties %}{% include "une.j2" %}\n{% endfor %}{% endblock %}'
    )
    paper = written(source, folder=tmp_path)
    assert list(texts(paper))[2:5] == [
        "Mme Martin 1",
        "Saint-Étienne Métropole",
        str(CCI.initial.parties[1].name),
    ]
    assert [part.name for part in paper.parts] == [part.name for part in deliberation(CCI).parts]
    module = '{% import "m.j2" as outils %}{{ outils.gras("a") }} {{ outils.y }}'
    assert lines(module, folder=tmp_path) == ["a 1"]


def test_confidential_data_is_masked_unless_it_is_asked_for() -> None:
    """Bank details are masked in the mentions, and the document keeps the masked data."""
    party = CCI.initial.parties[1].replace(iban="FR7630006000011234567890189")
    terms = CCI.initial.replace(parties=(CCI.initial.parties[0], party, *CCI.initial.parties[2:]))
    convention, source = CCI.replace(initial=terms), "# T\n\n{{ parties[1].iban }}"
    hidden, told = written(source, convention), written(source, convention, reveal=True)
    assert "FR7630006000011234567890189" not in " ".join(texts(hidden))
    assert "FR7630006000011234567890189" in " ".join(texts(told))
    assert hidden.source != told.source == convention


def test_the_act_is_found_without_a_kind() -> None:
    """By its address: an avenant, a deliberation; without one, the convention itself."""
    assert lines("{{ act.assembly }}", act="deliberations[2018-11-15]") == ["Bureau métropolitain"]
    assert lines("{{ act.number }}", act="avenants[1]") == ["1"]
    assert lines("{{ act.title }}") == [CCI.title]


def test_what_is_asked_wrongly_is_refused() -> None:
    """A text that is none, a kind that contradicts the template, a day that is none, an act that is not there."""
    with pytest.raises(ConventionsError, match="un modèle est un texte"):
        written(Path("a"))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ConventionsError, match="document inconnu"):
        written("a", kind="deliberations")
    with pytest.raises(ConventionsError, match="as_of : il faut une date"):
        written("a", as_of="2018-12-31")
    with pytest.raises(ConventionsError, match="attendu"):
        written("a", act="avenants[9]")


def test_a_kind_that_contradicts_the_template_is_refused() -> None:
    """The kind asked for is that of the base."""
    with pytest.raises(ConventionsError, match="le modèle prolonge"):
        written('{% extends "deliberation" %}', kind="convention")


def test_the_example_is_a_deliberation_of_a_town() -> None:
    """Its visas, the data, in every part; the same text whatever the format."""
    source = (ROOT / "examples" / "modeles" / "deliberation.md.j2").read_text("utf-8")
    paper = written(source, name="deliberation.md.j2")
    roles = [block.role for part in paper.parts for block in part.blocks if isinstance(block, Paragraph)]
    assert roles.count(Role.VISA) == 4
    assert {Role.GROUND, Role.DECISION, Role.NOTE} < set(roles)
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    assert table.caption == "Subventions de la période 2017-2019"
    assert len(table.rows) == len(CCI.initial.grants)
    assert any("soit cinquante mille euros" in line for line in texts(paper))

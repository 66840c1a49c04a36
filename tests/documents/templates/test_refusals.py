"""What a template may not do is refused, in French, with its line, before anything is written."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest

from conventions import ConventionsError, extras
from conventions.documents.templates import from_template
from conventions.documents.templates.bounds import SOURCE
from conventions.errors import TemplateError
from conventions.samples import cci_2017_2019

CCI = cci_2017_2019()


def refused(source: str, **more: object) -> str:
    """What is said of a template, with plain spaces."""
    with pytest.raises(TemplateError) as caught:
        from_template(source, CCI, **more)  # type: ignore[arg-type]  # as it is called
    return str(caught.value).replace("\u00a0", " ").replace("\u202f", " ").removeprefix("modèle, ligne ")


SET = "{% set x %}a{% endset %}"
STATIC = [
    (
        "{% set p = parties[0] %}{% set p = convention %}{{ p.titre }}",
        "1 : mention inconnue : « p.titre » ; vouliez-vous dire « title » ?",
    ),
    (
        "a\n{% if false %}{{ convention.titre }}{% endif %}",
        "2 : mention inconnue : « convention.titre » ; vouliez-vous dire « title » ?",
    ),
    (
        "{% for p in convention.initial.parties %}{{ p.nom }}{% endfor %}",
        "1 : mention inconnue : « p.nom » ; vouliez-vous dire « name » ?",
    ),
    (
        "{% for p in termes.grants %}{{ p.montant }}{% endfor %}",
        "1 : mention inconnue : « p.montant » ; vouliez-vous dire « amount » ?",
    ),
    ("{{ (parties|premier).nom }}", "1 : mention inconnue : « ….nom » ; vouliez-vous dire « name » ?"),
    ("{% set p = parties[0] %}{{ p['titre'] }}", "1 : mention inconnue : « p[titre] »"),
    (
        "{% with p = auteur %}{{ p.nom }}{% endwith %}",
        "1 : mention inconnue : « p.nom » ; vouliez-vous dire « name » ?",
    ),
    (
        "{{ termes.grants.amount }}",
        "1 : mention inconnue : « termes.grants.amount » ; c’est une liste, qu’une boucle parcourt",
    ),
    (
        "{{ parties[le_jour].nom }}",
        "1 : mention inconnue : « parties[…].nom » ; vouliez-vous dire « name » ?",
    ),
    ("{{ convension.title }}", "1 : mention inconnue : « convension » ; vouliez-vous dire « convention » ?"),
    ("{{ le_jour.year }}", "1 : mention inconnue : « le_jour.year »"),
    ("{{ termes.period.debut }}", "1 : mention inconnue : « termes.period.debut »"),
    ("{{ convention.title|montnt }}", "1 : filtre inconnu : « montnt » ; vouliez-vous dire « montant » ?"),
    ("{{ parties|length }}", "1 : filtre inconnu : « length » ; vouliez-vous dire « combien » ?"),
    ("{{ convention.title is conu }}", "1 : épreuve inconnue : « conu » ; vouliez-vous dire « connu » ?"),
    ("{{ partie('axe') }}", "1 : partie inconnue : « axe »"),
    ("{% autoescape false %}{{ 1 }}{% endautoescape %}", "1 : la protection des textes ne se change pas"),
    (
        "{% filter majuscule %}a{% endfilter %}",
        "1 : un filtre s’applique à une mention, pas à un passage entier",
    ),
    ("{{ 2 ** 3 }}", "1 : les puissances ne se calculent pas dans un modèle"),
    ("{{ {} }}", "1 : un modèle ne fait pas de table de valeurs"),
    ("{{ parties[1:] }}", "1 : une liste ne se coupe pas : une boucle la parcourt"),
    ("{{ 1.5 }}", "1 : un nombre à virgule ne s’écrit pas dans un calcul"),
    ("{% for p in parties recursive %}{% endfor %}", "1 : une boucle ne s’appelle pas elle-même"),
    ("{% for i in range(1) %}" * 11 + "{% endfor %}" * 11, "1 : plus de 10 boucles les unes dans les autres"),
    (
        "{% if 1 %}" * 70 + "{% endif %}" * 70,
        "1 : plus de 60 balises ou parenthèses les unes dans les autres",
    ),
    (
        "{% include 'deliberation' %}",
        "1 : « deliberation » est un document entier : extends le prolonge, partie(…) en écrit une partie",
    ),
    ("{% include titre %}", "1 : le nom d’un modèle s’écrit entre guillemets"),
    ("{% extends titre %}", "1 : le nom d’un modèle s’écrit entre guillemets"),
    (
        "{% if 1 %}\n{% extends 'deliberation' %}{% endif %}",
        "2 : extends s’écrit une fois, en tête du modèle",
    ),
    (
        "{% extends 'deliberation' %}\na",
        "2 : ce texte ne serait pas écrit : un modèle qui en prolonge un autre écrit dans ses blocs",
    ),
    (
        "{% extends 'deliberation' %}{% if 1 %}{{ titre }}{% endif %}",
        "1 : ce texte ne serait pas écrit : un modèle qui en prolonge un autre écrit dans ses blocs",
    ),
    (
        "{% extends 'deliberation' %}{% include 'a' %}",
        "1 : ce texte ne serait pas écrit : un modèle qui en prolonge un autre écrit dans ses blocs",
    ),
    (
        "{% extends 'deliberation' %}{% block rapel %}{% endblock %}",
        "1 : bloc inconnu : « rapel » ; vouliez-vous dire « rappel » ?",
    ),
    ("a\n\ue000", "2 : caractère réservé : U+E000"),
    ("a" * (SOURCE + 1), "modèle : un modèle a 50 000 caractères au plus"),
]
SYNTAX = [
    ("\n{% if x", "2 : une balise n’est pas fermée"),
    ("{% for p in parties %}", "1 : la balise « for » n’est pas fermée"),
    ("{% if 1 %}{% endfor %}", "1 : balise « endfor » inattendue : « if » n’est pas fermée"),
    ("{% trans %}", "1 : balise inconnue : « trans »"),
    ("{{ }}", "1 : il manque quelque chose avant « }} »"),
    ("{{ a b }}", "1 : « b » inattendu ; attendu : « }} »"),
    ("{{ ) }}", "1 : « ) » inattendu"),
    ("{{ ? }}", "1 : caractère inattendu : « ? »"),
    ("{# x", "1 : un commentaire n’est pas fermé"),
    ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "1 : le bloc « a » est écrit deux fois"),
    ("{{ titre. }}", "1 : le modèle n’est pas écrit comme il faut"),
    (
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "modèle : trop de parenthèses, de boucles ou de chiffres pour un modèle",
    ),
    ("{{ " + "9" * 5000 + " }}", "modèle : trop de parenthèses, de boucles ou de chiffres pour un modèle"),
]
MARKDOWN = [
    ("a\n\n" + "- " * 30 + "a", "3 : trop de listes ou de notes les unes dans les autres"),
    ("> " * 30 + "a", "1 : trop de listes ou de notes les unes dans les autres"),
    (
        "*a **b " * 900 + "c** d* " * 900,
        "modèle : trop de parenthèses, de boucles ou de chiffres pour un modèle",
    ),
    ("![a](b)", "1 : une image ne s’écrit pas dans un modèle"),
    ("a\n\nb\n[a](b)", "4 : un lien ne s’écrit pas dans un modèle"),
    ("<script>x</script>", "1 : du HTML ne s’écrit pas dans un modèle"),
    ("a <b>c</b>", "1 : du HTML ne s’écrit pas dans un modèle"),
    ("a `b`", "1 : du code ne s’écrit pas dans un modèle"),
    ("{{ 1 }}\n\n```\nx\n```", "3 : un bloc de code ne s’écrit pas dans un modèle"),
    ("a\n\n---", "3 : un trait de séparation ne s’écrit pas dans un modèle"),
    ("# a\n\n# b", "3 : le titre du document (un seul dièse) vient une fois, au début"),
    ("###### a", "1 : un titre a de deux à cinq dièses (#) ; celui du document, qui en a un, vient seul"),
    ("3. x", "1 : une liste numérotée commence à 1"),
    ("- |a|\n  |---|", "1 : un élément d’une liste commence par du texte"),
    ("- # x", "1 : un titre a de deux à cinq"),
    ("> - x", "1 : une note ne contient que des paragraphes"),
    ("&#xE000;", "1 : une mention a été coupée ou changée"),
    ("&#xE003;&#xE010;&#xE001; a", "1 : une partie du document s’écrit seule, entre deux paragraphes"),
    ("{% set x %}\n> [a](b){% endset %}a\n\n{{ x }}", "2 : un lien ne s’écrit pas dans un modèle"),
]
RUNNING = [
    ("{{ exercice }}", "1 : « exercice » n’est pas donné ici"),
    ("{{ exercice|nombre }}", "1 : « exercice » n’est pas donné ici"),
    ("{{ parties }}", "1 : une liste ne s’écrit pas : une boucle, ou le filtre « liste »"),
    (
        "{{ convention.deliberations[0] }}",
        "1 : cet enregistrement ne s’écrit pas en une phrase : mentionnez l’un de ses champs",
    ),
    ("{{ range }}", "1 : autre chose ne s’écrit pas"),
    ("{{ 1 if false }}", "1 : rien n’est dit ici quand la condition n’est pas remplie : ajoutez « else »"),
    ("{{ parties[9].name }}", "1 : pas d’élément « 9 » dans une liste"),
    (
        "{{ parties[0][titre] }}",
        "1 : « Partenariat avec la CCI Lyon Métropole S » n’existe pas dans un enregistrement",
    ),
    (
        "{{ [convention][0]['titl' ~ 'e '] }}",
        "1 : « title  » n’existe pas dans un enregistrement ; vouliez-vous dire « title » ?",
    ),
    (
        "{{ titre() }}",
        "1 : un texte (« Partenariat avec la CCI Lyon Métropole S ») ne s’appelle pas avec des parenthèses",
    ),
    ("{{ self.x() }}", "1 : « x » n’est pas écrit dans ce modèle"),
    ("{% set n = namespace() %}{{ n.b }}", "1 : « b » n’est pas écrit dans ce modèle"),
    (
        "{% for c in titre %}{% endfor %}",
        "1 : une boucle parcourt une liste, pas un texte (« Partenariat avec la CCI Lyon Métropole S »)",
    ),
    (
        "{% for c in convention.ledger %}{% endfor %}",
        "1 : une boucle parcourt une liste, pas une valeur inconnue",
    ),
    ("{% for a, b in parties %}{% endfor %}", "1 : ce calcul ou cette comparaison n’a pas de sens"),
    ("{{ 1 // 0 }}", "1 : division par zéro"),
    ("{{ 1 / 2 }}", "1 : « / » ne se fait pas entre un nombre et un nombre"),
    (
        "{{ -titre }}",
        "1 : « - » ne se met pas devant un texte (« Partenariat avec la CCI Lyon Métropole S »)",
    ),
    ("{{ 1000000000000 * 2 }}", "1 : « * » : nombre trop grand pour un modèle"),
    ("{{ convention < 1 }}", "1 : ce calcul ou cette comparaison n’a pas de sens"),
    ("{{ partie('a' ~ 'xe') }}", "1 : partie inconnue : « axe »"),
    (SET + "{{ x|majuscule }}", "1 : le filtre « majuscule » attend un texte, pas un texte composé"),
    (SET + "{{ [x]|liste }}", "1 : un texte composé ne s’écrit pas"),
    (SET + "{{ x.upper() }}", "1 : « upper » n’existe pas dans un texte composé"),
    ("{{ super() }}", "1 : « super » n’est pas donné ici"),
    ("{% block a %}{{ super() }}{% endblock %}", "1 : rien à écrire ici"),
    ("{% include 'a' %}", "1 : modèle introuvable : « a » ; donnez le dossier où il est (folder=)"),
]
ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum() }}",
    "{{ joiner() }}",
    "{{ dict() }}",
    "{{ convention|attr('replace') }}",
    "{{ convention.replace(title='x') }}",
    "{{ convention.model_fields }}",
    "{{ parties[0].is_person }}",
    "{{ convention['__cla' ~ 'ss__'] }}",
    "{{ '{0.__class__}'.format(convention) }}",
    "{{ '%s' % convention }}",
    "{{ titre.upper.__func__ }}",
    "{{ partie._function }}",
    "{{ range.__globals__ }}",
    "{{ namespace.__init__ }}",
    "{% set n = namespace(a=1) %}{{ n['__class__'] }}",
    "{{ self._TemplateReference__context }}",
    "{{ self['_TemplateReference__' ~ 'context'] }}",
    "{% for i in range(1) %}{{ loop._iterable }}{% endfor %}",
    "{% for i in range(1) %}{{ loop.cycle(1) }}{% endfor %}",
    "{{ titre|safe }}",
    "{{ debut('x') }}",
]
GREEDY = [
    "{% set x = 'a' %}" + "{% set x = [x, x]|liste %}" * 40,
    "{% set x = 1 %}" + "{% set x = [x, x] %}" * 40,
    "{% set x = 1 %}" + "{% set x = (x, x) %}" * 40,
    "{% for i in range(999) %}{% for j in range(20) %}{{ range(900)|combien }}{% endfor %}{% endfor %}",
    "{% for i in range(100000000) %}x{% endfor %}",
    "{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}",
    "{{ 'a' * 1000000000 }}",
    "{{ 10 ** 9 ** 9 }}",
    "{% set x = 'a' %}" + "{% set x = x ~ x %}" * 40,
    SET + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
    "{% macro f(n) %}{% if n > 0 %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}",
    "{% include 'modèle' %}",
    "{% for i in range(1000) %}{{ convention.deliberations[0].decisions[0].raw }}{% endfor %}",
    "{% for i in range(999) %}" + "a" * 999 + "{% endfor %}",
]


@pytest.mark.parametrize(("source", "said"), STATIC)
def test_what_is_wrong_is_said_before_anything_runs(source: str, said: str) -> None:
    """Mentions in a branch not taken, filters, tags, blocks."""
    assert refused(source).startswith(said)


@pytest.mark.parametrize(("source", "said"), SYNTAX)
def test_a_template_that_cannot_be_read_is_explained(source: str, said: str) -> None:
    """With its line, in French."""
    assert refused(source) == said


@pytest.mark.parametrize(("source", "said"), MARKDOWN)
def test_what_a_document_cannot_hold_is_refused(source: str, said: str) -> None:
    """With the line of the template where it was written."""
    assert refused(source).startswith(said)


@pytest.mark.parametrize(("source", "said"), RUNNING)
def test_what_cannot_be_written_is_refused_where_it_is(source: str, said: str) -> None:
    """While the template runs, with its line."""
    assert refused(source) == said


@pytest.mark.parametrize("source", ESCAPES)
def test_nothing_gets_out_of_the_sandbox(source: str) -> None:
    """What Python has beyond the fields of the records is not there."""
    assert refused(f"a\n{source}").startswith("2 : ")


@pytest.mark.parametrize("source", GREEDY)
def test_a_greedy_template_is_stopped(source: str) -> None:
    """Soon, whatever it asks for."""
    start = time.process_time()
    assert refused(source).startswith("1 : ")
    assert time.process_time() - start < 20


def test_templates_of_a_folder_stay_in_it(tmp_path: Path) -> None:
    """No way up, no link out, no cycle, no other encoding, no long file; the nearest name is given."""
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "out.j2").write_text("a", "utf-8")
    (folder / "link.j2").symlink_to(tmp_path / "out.j2")
    (folder / "latin.j2").write_bytes("é".encode("latin-1"))
    (folder / "long.j2").write_bytes(b"a" * (4 * SOURCE) + "é".encode())
    (folder / "ville.j2").write_text('{% extends "ville.j2" %}', "utf-8")
    (folder / "piece.j2").write_text("\n{{ inconnue }}{{ convention.titre }}", "utf-8")

    def said(name: str) -> str:
        return refused(f'{{% include "{name}" %}}', folder=folder)

    outside = "1 : un modèle se trouve dans le dossier donné, pas ailleurs"
    assert [said(name) for name in ("../out.j2", "link.j2", str(tmp_path / "out.j2"), ".")] == [outside] * 4
    assert said("vile.j2") == "1 : modèle introuvable : « vile.j2 » ; vouliez-vous dire « ville.j2 » ?"
    assert said("latin.j2") == "1 : un modèle est un texte en UTF-8"
    assert said("long.j2") == "1 : un modèle a 50 000 caractères au plus"
    assert said("a\\0").startswith("1 : modèle introuvable")
    assert said("x" * 5_000).startswith("1 : modèle introuvable")
    assert said("piece.j2").startswith("piece.j2, ligne 2 : mention inconnue : « convention.titre »")
    assert refused('{% extends "ville.j2" %}', folder=folder).startswith(
        "ville.j2, ligne 1 : des modèles se prolongent"
    )
    assert "introuvable" in refused('{% extends "a" %}', folder=tmp_path / "none")
    (folder / "piece.j2").write_text("\n{{ inconnue }}", "utf-8")
    assert said("piece.j2") == "piece.j2, ligne 2 : « inconnue » n’est pas donné ici"


def test_a_package_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(ConventionsError, match="pip install"):
        from_template("a", CCI)


def test_the_error_tells_its_parts_apart() -> None:
    """Its reason, template, line and suggestion; it travels between processes."""
    with pytest.raises(TemplateError) as caught:
        from_template("a\n{{ convention.titre }}", CCI, name="ville.md.j2")
    error = caught.value
    assert (error.name, error.line, error.suggestion) == ("ville.md.j2", 2, "title")
    assert "convention.titre" in error.reason
    assert str(pickle.loads(pickle.dumps(error))) == str(error)

"""The sandbox where a template runs: it reads the fields of the records, calls our filters, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from jinja2 import BaseLoader, Template, Undefined, nodes, pass_context
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from conventions.documents.templates.bounds import Budget
from conventions.documents.templates.filters import FILTERS, applied
from conventions.documents.templates.marks import Book, Place
from conventions.documents.templates.reaching import check_count, may_be_called, range_, reached
from conventions.documents.templates.rewriting import JOINED, LISTED, LOOPED, WORDS, rewritten
from conventions.documents.templates.saying import said
from conventions.documents.templates.suggesting import nearest
from conventions.documents.templates.values import Datum, Turns, View, called, record_of
from conventions.errors import ConventionsError, TemplateError
from conventions.french import quote
from conventions.money import Amount
from conventions.wording import Known

Check = Callable[[nodes.Template, str], None]


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one document: what is written goes through its book and its budget."""

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])
    intercepted_unops = frozenset(["+", "-"])

    def __init__(self, loader: BaseLoader, check: Check) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            finalize=_finalized,
            optimized=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.known = Known()
        self.book = Book()
        self.budget = Budget()
        self.check = check
        self.globals = {"range": range_, "namespace": Namespace}
        self.filters = {name: _filter(name) for name in FILTERS} | _OURS
        self.tests |= {
            "connu": lambda value: _told(value) is not None,
            "inconnu": lambda value: _told(value) is None,
            "donne": lambda value: not isinstance(value, Undefined),
        }

    def plain(self, source: str, name: str) -> nodes.Template:
        """The tree of a template, which nothing looked at."""
        return super()._parse(source, name, None)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree of a template, looked at before anything of it runs."""
        tree = super()._parse(source, name, filename)
        self.check(tree, name or "")
        return rewritten(tree, self, name or "")

    def written(self, value: Any) -> Markup:
        """A value as the marker of its text; a text that the template itself made stays as it is."""
        if isinstance(_told(value), Markup):
            self.budget.write(value)
            return Markup(value)  # it is one already
        text = said(value, self.known)
        self.budget.write(text)
        return Markup(self.book.datum(text))  # private characters alone

    def charge(self, value: object) -> None:
        """Count a value that was made: a long list as turns, a text as written."""
        if isinstance(value, tuple | list):
            self.budget.turn(len(value) // _LONG)
        elif isinstance(value, str):
            self.budget.write(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, and the little that loops and blocks have."""
        found = reached(_told(obj), attribute)
        if found is not None:
            self.charge(found[0])
            return found[0]
        fields = type(record_of(obj)).model_fields if isinstance(obj, View) else ()
        raise TemplateError(
            f"{quote(attribute[:40])} n’existe pas dans {called(obj)}", suggestion=nearest(attribute, fields)
        )

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A field by its name, an item by its rank."""
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        if (
            isinstance(_told(obj), tuple | list)
            and type(argument) is int
            and -len(obj) <= argument < len(obj)
        ):
            return obj[argument]
        raise ConventionsError(f"pas d’élément {quote(str(argument)[:40])} dans {called(obj)}")

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # as in Jinja
        """Call what may be called, and count it."""
        __self.budget.turn(_DEAR)
        if not may_be_called(_told(__obj)):
            raise ConventionsError(f"{called(__obj)} ne s’appelle pas avec des parenthèses")
        return __context.call(__obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Whole numbers are counted with, amounts added and taken away; nothing else is."""
        check_count(operator, _told(left), _told(right))
        return super().call_binop(context, operator, left, right)

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        """The sign of a number or of an amount."""
        if type(_told(arg)) is not int and not isinstance(arg, Amount):
            raise ConventionsError(f"{quote(operator)} ne se met pas devant {called(arg)}")
        return super().call_unop(context, operator, arg)

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002  # as in Jinja
        """A template that another one calls for, counted."""
        self.budget.turn(_DEAR)
        return super().get_template(name, parent, globals)

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Leave the error as it is: its frames say in which line of which template it happened."""
        raise  # noqa: PLE0704  # Jinja calls this where an error is being handled


_DEAR = 5
"""Turns that a call or an inclusion costs."""
_LONG = 50
"""Items of a list that are one turn more."""


def _told(value: object) -> object:
    """A value that something has; what has no name says so."""
    if isinstance(value, Undefined):
        str(value)
        raise ConventionsError("rien n’est dit ici quand la condition n’est pas remplie : ajoutez « else »")
    return value


def _of(context: Context) -> Sandbox:
    """The sandbox where a template runs: no other environment gives it our filters."""
    sandbox: Any = context.environment
    found: Sandbox = sandbox
    return found


@pass_context
def _finalized(context: Context, value: object) -> Markup:
    return _of(context).written(value)


def _filter(name: str) -> Callable[..., object]:
    @pass_context
    def filtered(context: Context, value: object, *arguments: object, **named: object) -> object:
        sandbox = _of(context)
        sandbox.charge(_told(value))
        made = applied(name, sandbox.known, value, *arguments, **named)
        sandbox.charge(made)
        return made

    return filtered


@pass_context
def _words(context: Context, text: str, line: int, name: str) -> Markup:
    """The words of a template, with the place of each line that says something."""
    book = _of(context).book
    told = [
        each + book.place(Place(name, line + rank)) if each.strip() else each
        for rank, each in enumerate(text.split("\n"))
    ]
    return Markup("\n".join(told))  # the words of the template are what is read as Markdown


@pass_context
def _looped(context: Context, value: object) -> Turns:
    if not isinstance(_told(value), tuple | list):
        raise ConventionsError(f"une boucle parcourt une liste, pas {called(value)}")
    return Turns(tuple(value), _of(context).budget)  # type: ignore[arg-type]  # it is one of those


@pass_context
def _listed(context: Context, values: tuple[object, ...] | list[object]) -> object:
    """A list that a template makes: of lists, two would never be done being compared."""
    if any(isinstance(_told(value), tuple | list) for value in values):
        raise ConventionsError("un modèle ne fait pas de liste de listes")
    return values


@pass_context
def _joined(context: Context, values: tuple[object, ...]) -> str:
    """What « ~ » makes: a text of the data, or of the template when a part of it is."""
    sandbox = _of(context)
    if any(isinstance(value, Markup) for value in values):
        return Markup("").join(map(sandbox.written, values))
    found = "".join(said(_told(value), sandbox.known) for value in values)
    sandbox.budget.write(found)
    return Datum(found)


_OURS: dict[str, Callable[..., object]] = {WORDS: _words, LOOPED: _looped, JOINED: _joined, LISTED: _listed}

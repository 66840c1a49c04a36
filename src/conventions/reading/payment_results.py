"""What is read of a text on payments, and what is not: the records that :func:`parse_payment_terms` gives."""

from __future__ import annotations

from conventions.base import Count, Flag, Keyed, Record, Text, Year
from conventions.errors import ConventionsError
from conventions.model import Instalment, PaymentTerms


class Unread(Record):
    """Words that were not read: ``text`` is what stands from ``start`` to ``end`` (offsets) in the text.

    ``reason`` says why, in French.
    """

    start: Count
    end: Count
    text: str
    reason: Text


class ExercisePayments(Record):
    """The instalments of some exercises, where the text gives them exercise by exercise."""

    exercises: tuple[Year, ...]
    instalments: Keyed[Instalment]


class PaymentReading(Record):
    """What a text on payments says, each unread span beside it; nothing is ever guessed.

    ``instalments`` hold for every exercise; where the text tells exercises apart they are empty, and
    ``by_exercise`` has those of each. ``payments`` is the number of payments announced (« en 2 fois »), and
    ``staggered`` is true where several are announced without a number (« échelonné »). ``notes`` say, in
    French, what was deduced and what does not agree.
    """

    text: str
    instalments: Keyed[Instalment] = ()
    by_exercise: tuple[ExercisePayments, ...] = ()
    unread: tuple[Unread, ...] = ()
    payments: Count | None = None
    staggered: Flag = False
    notes: tuple[Text, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every word was read, and says what is paid and when.

        >>> PaymentReading(text="Versement en 2 fois", payments=2).is_complete
        False
        """
        read = bool(self.instalments or self.by_exercise)
        return read and not self.unread and not self._misses_payments

    @property
    def is_partial(self) -> bool:
        """Whether something was read, but not everything.

        >>> PaymentReading(text="Versement en 2 fois", payments=2).is_partial
        True
        """
        known = self.instalments or self.by_exercise or self.payments or self.staggered
        return bool(known) and not self.is_complete

    @property
    def _misses_payments(self) -> bool:
        announced = self.payments or (2 if self.staggered else 0)
        return not self.by_exercise and announced > len(self.instalments)

    @property
    def terms(self) -> PaymentTerms:
        """The payment terms that hold for every exercise: those of a text that was read whole.

        A schedule made of half of a text would pay the wrong sums; what was read of it is in ``instalments``.

        :raises ConventionsError: when no instalment was read, or not all of them, or they differ by exercise.

        >>> PaymentReading(text="règlement financier").terms
        Traceback (most recent call last):
        conventions.errors.ConventionsError: aucune échéance n’a été lue dans « règlement financier »
        """
        if self.by_exercise:
            raise ConventionsError("les échéances diffèrent selon l’exercice : demandez terms_of(exercice)")
        return self._whole(self.instalments)

    def terms_of(self, exercise: int) -> PaymentTerms:
        """The payment terms of an exercise, as :attr:`terms`.

        :raises ConventionsError: when no instalment was read for it, or not all of them.
        """
        own = (group.instalments for group in self.by_exercise if exercise in group.exercises)
        return self._whole(next(own, ()) if self.by_exercise else self.instalments, exercise)

    def _whole(self, instalments: tuple[Instalment, ...], exercise: int | None = None) -> PaymentTerms:
        if not instalments:
            scope = "" if exercise is None else f" pour {exercise}"
            raise ConventionsError(f"aucune échéance n’a été lue{scope} dans « {self.text[:60]} »")
        if not self.is_complete:
            missing = (
                " ; ".join(f"« {each.text[:60]} »" for each in self.unread[:3]) or "des versements annoncés"
            )
            raise ConventionsError(
                f"texte lu en partie, il manque {missing} : ce qui est lu est dans instalments"
            )
        return PaymentTerms(instalments=instalments, raw=self.text)

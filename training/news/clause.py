"""A clause in both languages under one mood -> the forms that a sentence frame asks for."""

from __future__ import annotations

from dataclasses import dataclass

from training.news.conjugate import Predicate, conjugate
from training.news.english import Number, Tense, VerbPhrase

_MODALS = frozenset(("will", "would", "should", "must", "can", "could", "may", "might", "cannot"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A subject with its predicate, or a predicate alone where `subject` is empty.

    The Korean predicate may hold `_S`, the place of the subject's particle, which is `particle`.
    `korean_tense` and `english_tense` are those of the mood, "past" or "pres"; `back` says whether
    English shifts the present behind a past verb of saying.
    """

    said: Predicate
    subject: str
    phrase: VerbPhrase
    number: Number
    particle: str = "이"
    korean_tense: str = "past"
    english_tense: Tense = "past"
    back: bool = False
    gender: str = "n"

    def korean(self, form: str) -> str:
        """The clause with the ending `form`; "" is its own tense, "~고" its own tense quoted.

        "“고" is the same in quotation marks. A leading "^" makes the subject the topic (은),
        whatever the clause's own particle.
        """
        if form.startswith("“"):
            return self._cited(form[1:])
        mark = self.particle
        if form.startswith("^"):
            mark, form = "은", form[1:]
        if not form:
            form = "았다" if self.korean_tense == "past" else "*다"
        elif form.startswith("~"):
            form = ("았다" if self.korean_tense == "past" else "*라") + form[1:]
        return conjugate(self.said, form).replace("_S", f"_{mark}")

    def _cited(self, quote: str) -> str:
        """In quotation marks with the particle of quotation: “…했다”고, “…조치”라고."""
        if self.said.kind == "copula" and self.korean_tense == "pres":
            bare = self.said._replace(text=self.said.text[:-3])
            return f"“{bare.text.replace('_S', f'_{self.particle}')}”_이라{quote}"
        return f"“{self.korean('')}”{quote}"

    def english(self, form: str) -> str:
        """The clause in a form: "" and "that" finite in its own tense, "past", "pres", "ing"...

        "that" shifts the tense where the clause says so. A modal verb as form stands before the
        infinitive; "inf" is the bare infinitive; "quoted" is finite with a capital letter.
        """
        if form == "quoted":
            whole = self.english("")
            return whole[0].upper() + whole[1:]
        predicate = self._predicate(form)
        return f"{self.subject} {predicate}" if self.subject else predicate

    def _predicate(self, form: str) -> str:
        phrase = self.phrase
        if form in _MODALS:
            return f"{form} {phrase.infinitive}"
        match form:
            case "inf":
                return phrase.infinitive
            case "ing":
                return phrase.gerund
            case "pp":
                return phrase.participle
            case "past" | "pres" | "perf":
                return phrase.finite(form, self.number)
        shifted = form == "that" and self.back and self.english_tense == "pres"
        return phrase.finite("back" if shifted else self.english_tense, self.number)

"""A custom lens of the AWS Well-Architected Tool as a diagnostic, its improvement plans as playbooks.

Pillars become dimensions, questions lists to tick with a "none of these". The plan of a choice hangs on its absence
(`missing`); a risk becomes a cap: what is a high risk when it is missing holds its pillar down.
"""

from collections.abc import Iterator, Sequence

from rumbo.content.foreign.guides import Advice, Guides, as_link, as_markdown, is_web_address
from rumbo.content.foreign.limits import Choice, Limits, Question, cap
from rumbo.content.foreign.made import Import, Made, Site, bands
from rumbo.content.foreign.parts import Ids, Part
from rumbo.content.foreign.risks import RISKS, ConditionError, Risk, rule
from rumbo.content.source import KeyPath, Value
from rumbo.location import Location

_SECONDS_A_CHOICE = 6
_POINTS: dict[Risk, str] = {"NO_RISK": "2", "MEDIUM_RISK": "1", "HIGH_RISK": "0"}
_NONE = "_no"
"""How the id of a choice ends that stands for none of the others."""


def is_lens(document: Part) -> bool:
    """Whether a document looks like a lens."""
    return "pillars" in document


def made(document: Part, slug: str, site: Site) -> Made:
    """The diagnostic of a lens."""
    return _Lens(document, slug, site).made()


class _Lens:
    def __init__(self, document: Part, slug: str, site: Site) -> None:
        self._document, self._site = document, site
        self._work = Import(site)
        self._guides = Guides(slug, site.theme, site.language)
        self._ids = Ids()
        self._cells: dict[KeyPath, Location] = {}
        self._has_risks = False
        self._seconds = 0
        self._bare: list[Part] = []

    def made(self) -> Made:
        document = self._document
        document.get("schemaVersion")
        name, description = document.line("name"), document.text("description")
        dimensions: list[Value] = []
        for pillar in document.things("pillars"):
            dimension = self._pillar(pillar, ("dimensions", len(dimensions)))
            if dimension["questions"]:
                dimensions.append(dimension)
            else:
                self._work.tell("nothing-asked", pillar)
        value: dict[str, Value] = {"title": name, "summary": " ".join(description.split()) or name, "version": "1.0"}
        value |= {
            "minutes": str(max(1, round(self._seconds / 60))),
            "dimensions": dimensions,
            "bands": bands(self._site, told=True),
        }
        if self._has_risks:
            value["combine"] = "weakest"
        if self._bare:
            self._work.tell("no-plan", self._bare[0], count=str(len(self._bare)), playbook=self._site.playbook)
        notices = [*self._work.notices, *document.ledger.unread(document)]
        return Made(value, {(): document.place, **self._cells}, self._guides.files, notices)

    def _pillar(self, pillar: Part, at: KeyPath) -> dict[str, Value]:
        self._cells[at] = pillar.place
        title, name = pillar.line("name"), pillar.line("id")
        id_ = self._ids.made(name, title)
        questions: list[Value] = []
        for part in pillar.things("questions"):
            self._cells[*at, "questions", len(questions)] = part.place
            if question := self._question(part):
                questions.append(question)
        value: dict[str, Value] = {"id": id_, "title": title or name}
        if about := as_markdown(pillar.text("description")):
            value["about"] = about
        return value | {"questions": questions}

    def _question(self, part: Part) -> dict[str, Value] | None:
        name, title = part.line("id"), part.line("title")
        asked = Question(part, self._ids.made(name, title), [])
        asked.choices = list(self._choices(part, title))
        if not [choice for choice in asked.choices if not choice.is_none]:
            self._work.tell("nothing-asked", part)
            return None
        self._read_rules(asked)
        self._seconds += _SECONDS_A_CHOICE * (len(asked.choices) + 1)
        value: dict[str, Value] = {"id": asked.id, "ask": title or name}
        value |= self._why(part)
        value |= self._one(asked) if asked.is_one_of_a_few else self._some(asked)
        if not any(choice.playbook for choice in asked.choices) and self._site.playbook:
            self._bare.append(part)
            value["remedies"] = [self._site.playbook]
        return value

    def _why(self, part: Part) -> dict[str, Value]:
        address = part.line("url")
        resource = part.inside("helpfulResource")
        texts = [part.text("description"), resource.text("displayText") if resource else ""]
        found = [as_markdown(text) for text in texts if text]
        for url in (address, resource.line("url") if resource else ""):
            if is_web_address(url):
                found.append(as_link(url, self._site.word("source")))
            elif url:
                self._work.tell("no-web-address", part, address=url[:80])
        return {"why": "\n\n".join(found)} if found else {}

    def _choices(self, part: Part, question: str) -> Iterator[Choice]:
        ids = Ids()
        for choice in part.things("choices"):
            name, title = choice.line("id"), choice.line("title")
            is_none = name.endswith(_NONE)
            id_ = ids.made(name, title)
            playbook = self._playbook(choice, title or name, question)
            yield Choice(choice, name, id_, title or name, playbook, is_none)

    def _playbook(self, choice: Part, label: str, question: str) -> str | None:
        """The playbook of a choice's improvement plan; what there is to read goes into it."""
        plan, reading = choice.inside("improvementPlan"), choice.inside("helpfulResource")
        read = "\n\n".join(filter(None, (choice.text("description"), reading.text("displayText") if reading else "")))
        addresses = [part.line("url", "Url") if part else "" for part in (plan, reading)]
        for address in addresses:
            if address and not is_web_address(address):
                self._work.tell("no-web-address", choice, address=address[:80])
        words = plan.text("displayText") if plan else ""
        if not words:
            if read or any(addresses):
                self._work.tell("reading-without-plan", choice)
            return None
        return self._guides.of(Advice(words, addresses[0], read, addresses[1]), label, question)

    def _read_rules(self, asked: Question) -> None:
        known = {choice.name for choice in asked.choices}
        for part in asked.part.things("riskRules"):
            condition, risk = part.line("condition"), part.line("risk")
            if risk not in RISKS:
                self._work.tell("no-risk", part, risk=risk)
            elif condition == "default":
                asked.otherwise = risk
            else:
                try:
                    found = rule(condition, risk)
                except ConditionError:
                    self._work.tell("no-condition", part, condition=condition[:80])
                    continue
                asked.rules.append(found)
                if strange := sorted(found.names - known):
                    self._work.tell("unknown-choice", part, id=", ".join(strange))

    def _one(self, asked: Question) -> dict[str, Value]:
        """A question of which one answer holds, with the points of its risk."""
        best = [choice.playbook for choice in asked.choices if asked.risk(frozenset({choice.name})) == "NO_RISK"]
        options: list[Value] = []
        by_risk: dict[Risk, list[str]] = {}
        for choice in asked.choices:
            risk = asked.risk(frozenset({choice.name}))
            by_risk.setdefault(risk, []).append(choice.id)
            playbooks = [choice.playbook, *best] if risk != "NO_RISK" else []
            options.append(_option(choice.id, choice.label, _POINTS[risk], playbooks))
        risk = asked.risk(frozenset())
        if all(RISKS.index(offered) < RISKS.index(risk) for offered in by_risk):
            none_id = _none_id(asked)
            by_risk.setdefault(risk, []).append(none_id)
            options.append(_option(none_id, self._site.word("none"), _POINTS[risk], best))
        if len(by_risk) == 1:  # the rules tell no answer from another
            return self._some(asked)
        self._has_risks = True
        least = min(by_risk, key=RISKS.index)
        worse = [risk for risk in reversed(RISKS) if risk in by_risk and risk != least]
        caps: list[Value] = [cap(risk, by_risk[risk], [], self._site.word) for risk in worse]
        value: dict[str, Value] = {"options": options, "points_range": ["0", "2"]}
        if plans := _once(choice.playbook for choice in asked.choices):
            value["remedies"] = plans
        return value | {"caps": caps}

    def _some(self, asked: Question) -> dict[str, Value]:
        """A question of which any choices are ticked."""
        offered = [choice for choice in asked.choices if not choice.is_none]
        whole = frozenset(choice.name for choice in offered)
        lacking = {choice.id: asked.risk(whole - {choice.name}) for choice in offered}
        needed = [id_ for id_, risk in lacking.items() if risk != "NO_RISK"] or list(lacking)
        options: list[Value] = []
        for choice in offered:
            option = _option(choice.id, choice.label, "1" if choice.id in needed else "0", [])
            if choice.playbook:
                option["missing"] = {"remedies": [choice.playbook]}
            options.append(option)
        none = next((choice for choice in asked.choices if choice.is_none), None)
        none_id, word = (none.id, none.label) if none else (_none_id(asked), self._site.word("none"))
        options.append({"id": none_id, "label": word, "exclusive": "true"})
        value: dict[str, Value] = {"kind": "several", "full": str(len(needed)), "options": options}
        if plans := _once(choice.playbook for choice in offered if choice.id in needed):
            value["remedies"] = plans
        if asked.risk(whole) != "NO_RISK":
            self._work.tell("never-no-risk", asked.part)
        elif limits := Limits(asked, lacking, none_id):
            value["caps"] = limits.caps(self._site.word)
            self._has_risks = True
            if other := limits.told_otherwise():
                self._work.tell("risk-not-exact", asked.part, count=str(other), of=str(limits.compared))
        return value


def _none_id(asked: Question) -> str:
    """The id of the answer that none of its choices holds."""
    return Ids(choice.id for choice in asked.choices).made("none-of-these")


def _option(id_: str, label: str, points: str, playbooks: Sequence[str | None]) -> dict[str, Value]:
    option: dict[str, Value] = {"id": id_, "label": label, "points": points}
    if remedies := _once(iter(playbooks)):
        option["remedies"] = remedies
    return option


def _once(names: Iterator[str | None]) -> list[Value]:
    return list(dict.fromkeys(filter(None, names)))

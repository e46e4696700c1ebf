"""What a visit loads one after another: the modules that each of the theme's scripts is begun with. Knows no module."""

from collections.abc import Sequence

STAGES: Sequence[tuple[str, ...]] = (
    # what every page has
    (
        "js/boot.mjs",
        "js/store.mjs",
        "js/hooks.mjs",
        "js/fill.mjs",
        "js/answers.mjs",
        "components/languages/languages.mjs",
        "components/search/search.mjs",
    ),
    # to answer: the questionnaire as it is read, with what a plan and a team need of it too, then the form
    (
        "js/scoring/instrument.mjs",
        "js/scoring/states.mjs",
        "js/scoring/identity.mjs",
        "js/loading.mjs",
        "js/status.mjs",
    ),
    ("components/diagnostic/diagnostic.mjs",),
    # a result: figures, which a team and rounds have too, then the scorer, then what shows it
    (
        "js/scoring/figures.mjs",
        "js/scoring/nodes.mjs",
        "js/summary.mjs",
        "js/rounds.mjs",
        "js/dates.mjs",
        "js/drawing.mjs",
    ),
    ("js/scoring/assessment.mjs",),
    (
        "components/result/result.mjs",
        "components/diagnostic/resulting.mjs",
        "components/what-if/what-if.mjs",
        "components/radar/radar.mjs",
        "components/rounds/finished.mjs",
    ),
    # what is done with a result, and answers that came from elsewhere
    ("js/links.mjs", "js/files.mjs"),
    (
        "components/share/share.mjs",
        "components/rounds/rounds.mjs",
        "components/foreign-answers/foreign-answers.mjs",
        "components/report/whom.mjs",
        "components/again/again.mjs",
        "js/alike.mjs",
    ),
    # plans: that there is one, its page, and what is done there
    ("js/kept_plans.mjs", "components/in-plan/in-plan.mjs"),
    ("components/planner/planner.mjs", "components/planner/buttons.mjs", "components/timeline/table.mjs"),
    ("components/planner/making.mjs", "js/choosing.mjs"),
    ("components/weekly-review/weekly-review.mjs", "components/gate/gate.mjs"),
    ("components/arranging/arranging.mjs",),
    ("components/planner/copies.mjs", "components/planner/reaching.mjs"),
    # a team, and what is agreed in it
    ("components/team/team.mjs",),
    ("components/agreeing/agreeing.mjs",),
    # the other kinds of pages
    (
        "components/steps/steps.mjs",
        "components/from-result/from-result.mjs",
        "components/on-path/on-path.mjs",
        "components/copying/copying.mjs",
        "components/printing/printing.mjs",
    ),
    ("components/latest/latest.mjs", "components/underway/underway.mjs"),
)
"""What each stage is begun with. The first one names its file, and there gives what it exports under its own names."""

/** The contract of both engines. Written by `python docs/generate.py` from scoring/contract.py. */

/**
 * The finished results of one diagnostic that a browser keeps, as they lie in its storage under `rumbo:<path of the site>:rounds:<diagnostic>`.
 */
export type Rounds = Round[];

export interface Contract {
  "scoring-document"?: ScoringDocument;
  answers?: Answers;
  result?: Result;
  rounds?: Rounds;
  "plan-catalogue"?: Catalogue;
  plan?: Plan;
  team?: Team;
  sealed?: Sealed;
}
/**
 * All that either engine reads of a diagnostic (SC-12): ids and numbers, no words. Numbers are reduced fractions in text, arrays stand in the order of the file; as published, keys are sorted and there is no white space.
 */
export interface ScoringDocument {
  /**
   * The diagnostic's id: the name of its folder.
   */
  diagnostic: string;
  version: string;
  combine: "mean" | "weakest";
  decimals: number;
  /**
   * A percentage (SC-5).
   */
  min_coverage: string;
  /**
   * The printed ends (SC-11).
   *
   * @minItems 2
   * @maxItems 2
   */
  score_range: [string, string];
  bands: BandPart[];
  profile: ProfilePart[];
  dimensions: DimensionPart[];
  /**
   * Over everything but hash, remedies and remedies_hash: saved answers carry it.
   */
  hash: string;
  remedies: RemediesPart;
  /**
   * Over the remedies.
   */
  remedies_hash: string;
}
export interface BandPart {
  id: string;
  /**
   * From 0 to 100.
   */
  from: string;
  weak: boolean;
}
/**
 * A question about the respondent.
 */
export interface ProfilePart {
  id: string;
  options: string[];
}
/**
 * A dimension of questions or of dimensions.
 */
export interface DimensionPart {
  id: string;
  weight: string;
  combine: "mean" | "weakest";
  /**
   * The printed ends (SC-11).
   *
   * @minItems 2
   * @maxItems 2
   */
  score_range: [string, string];
  show_if: ClausePart[];
  dimensions: DimensionPart[];
  questions: QuestionPart[];
}
/**
 * One key of a condition: it must be answered with one of these ids (SC-3).
 */
export interface ClausePart {
  key: string;
  any_of: string[];
}
/**
 * A question with points; notes are left out.
 */
export interface QuestionPart {
  id: string;
  weight: string;
  allow: ("dont-know" | "not-applicable")[];
  dont_know: "blank" | "lowest";
  /**
   * A percentage of the question's points.
   */
  weak_below: string;
  show_if: ClausePart[];
  when_hidden: "leave-out" | "lowest";
  caps: CapPart[];
  /**
   * How its answer becomes a number (SC-2).
   */
  measure: OneMeasure | SomeMeasure | NumberMeasure;
}
/**
 * A cap of a question (SC-8).
 */
export interface CapPart {
  id: string;
  /**
   * The options or ranges one of which triggers it.
   */
  when: string[];
  /**
   * The options of several whose absence from an answer triggers it.
   */
  when_missing: string[];
  at: string;
  /**
   * The dimension that it limits, or `overall`.
   */
  of: string;
  /**
   * Whether what scores lowest triggers it, so that don't know as lowest does.
   */
  lowest: boolean;
}
/**
 * Exactly one of the options is the answer.
 */
export interface OneMeasure {
  measure: "one";
  options: OneOption[];
}
/**
 * An option with its share: the s, from 0 to 1, that it gives.
 */
export interface OneOption {
  id: string;
  share: string;
}
/**
 * Several of the options are the answer; s is the sum of their shares, and stops at 1.
 */
export interface SomeMeasure {
  measure: "some";
  options: SomeOption[];
  /**
   * How many may be named; null for any number.
   */
  most: number | null;
}
/**
 * An option with its share of the whole.
 */
export interface SomeOption {
  id: string;
  share: string;
  /**
   * Whether it stands alone.
   */
  exclusive: boolean;
  /**
   * The only place of the answer, from 1, at which it counts; null where it counts anywhere.
   */
  place: number | null;
}
/**
 * A number is the answer.
 */
export interface NumberMeasure {
  measure: "number";
  min: string;
  max: string;
  /**
   * Half-open, the last one closed at max; empty for a line.
   */
  ranges: RangePart[];
  /**
   * In proportion between min and max, best at max (up) or at min (down); null for ranges.
   */
  line: ("up" | "down") | null;
}
export interface RangePart {
  id: string;
  from: string;
  share: string;
}
/**
 * What remedies what; it may change without orphaning saved answers.
 */
export interface RemediesPart {
  /**
   * The chain of dimensions (SC-17).
   */
  order: string[];
  /**
   * In order of first mention; those that are only prerequisites follow.
   */
  playbooks: PlaybookPart[];
  questions: QuestionRemedies[];
}
/**
 * A playbook as the order of remedies sees it.
 */
export interface PlaybookPart {
  playbook: string;
  /**
   * The hours of all who take part (SC-16).
   */
  effort: string;
  needs: string[];
}
/**
 * What remedies a question (SC-13).
 */
export interface QuestionRemedies {
  question: string;
  /**
   * The answers with remedies of their own.
   */
  options: OptionRemedies[];
  /**
   * What holds for all other answers.
   */
  otherwise: string[];
  /**
   * The options or ranges that come before whatever else is weak (SC-17).
   */
  first: string[];
  /**
   * What holds where an option of several is left out, for those that say so (SC-13).
   */
  missing: OptionRemedies[];
  /**
   * The options of several whose absence comes before whatever else is weak (SC-17).
   */
  first_missing: string[];
}
/**
 * The remedies of one option or range, or of an option's absence.
 */
export interface OptionRemedies {
  option: string;
  remedies: string[];
}
/**
 * One respondent's answers to one diagnostic: what a page downloads and uploads, and what `rumbo score` reads. What cannot be taken counts as blank and is listed in the result under `ignored`.
 */
export interface Answers {
  /**
   * The diagnostic's id: the name of its folder.
   */
  diagnostic: string;
  /**
   * The version of the diagnostic that was answered.
   */
  version?: string;
  /**
   * The content hash of the diagnostic that was answered (SC-12).
   */
  hash?: string;
  /**
   * Answers by the question's id. A question left out is blank.
   */
  answers: {
    [k: string]: string | string[];
  };
  /**
   * Option ids by the profile question's id.
   */
  profile?: {
    [k: string]: string;
  };
  /**
   * What the respondent wrote, by the question's id: answers to notes, and where evidence can be seen. Never scored.
   */
  notes?: {
    [k: string]: string;
  };
  /**
   * The name under which it was handed over to a team; left out, it was handed over without one (TM-2).
   */
  name?: string;
  /**
   * Thirty-two random hex digits that tell one respondent's documents from another's, and nothing else (TM-1).
   */
  respondent?: string;
  /**
   * When it was handed over: a UTC time by ISO 8601. Of two with the same respondent the later counts.
   */
  saved?: string;
}
/**
 * What both engines make of a file of answers. Fields may be added in later versions, never renamed.
 */
export interface Result {
  /**
   * The diagnostic's id.
   */
  diagnostic: string;
  /**
   * The diagnostic's version.
   */
  version: string;
  /**
   * The content hash: the first 12 hex digits of SHA-256 over the scoring document without its remedies (SC-12).
   */
  hash: string;
  overall: Figures;
  /**
   * The top dimension with the lowest value among those at least provisional; null if there is none (SC-7).
   */
  weakest: string | null;
  /**
   * The top dimensions, in the order of the file.
   */
  dimensions: DimensionResult[];
  /**
   * The playbooks in the order worth doing them (SC-17).
   */
  remedies: RemedyResult[];
  /**
   * Whether the remedies mend weaknesses or, with nothing weak, only offer the largest gains (SC-18).
   */
  remedies_for: "weaknesses" | "largest-gains";
  /**
   * For `overall` and every dimension, the questions of a short way up to the next band; null if there is none (SC-19).
   */
  next_band: {
    [k: string]: string[] | null;
  };
  /**
   * For each way up that there is, how many scored questions, hidden now, its best answers would open (SC-20).
   */
  next_band_opens: {
    [k: string]: number;
  };
  /**
   * The answers that could not be taken and counted as blank.
   */
  ignored: IgnoredAnswer[];
}
/**
 * What a dimension or the whole scores. Numbers are printed on its score range, inside their own band (SC-11).
 */
export interface Figures {
  /**
   * The score, over what was answered, capped (SC-4 to SC-9).
   */
  value: string | null;
  /**
   * The lowest that the value can become once the blanks are filled in.
   */
  low: string | null;
  /**
   * The highest that the value can become once the blanks are filled in.
   */
  high: string | null;
  /**
   * The value before the caps on this very dimension.
   */
  raw: string | null;
  /**
   * The value had there been no cap anywhere.
   */
  uncapped: string | null;
  exact: ExactFigures;
  /**
   * The share of the weight that was answered, from 0 to 1.
   */
  coverage: string | null;
  /**
   * SC-5.
   */
  status: "scored" | "provisional" | "not-scored" | "not-applicable";
  /**
   * The band of the value; null unless scored or provisional (SC-10).
   */
  band: string | null;
  /**
   * The distinct bands of low and high, one or two; empty unless scored or provisional.
   */
  bands: string[];
  /**
   * The caps that hold this value down, in the order of the file (SC-8).
   */
  capped_by: BindingCap[];
  /**
   * Where the printed sum of the contributions below starts; with them it adds up to `raw`. Null where nothing is added up.
   */
  base: string | null;
  /**
   * Whether one answer, a step better or worse, would take this into another band; null without a band.
   */
  one_answer: OneAnswer | null;
}
/**
 * The printed numbers as reduced fractions from 0 to 100; null where there is no such number.
 */
export interface ExactFigures {
  value: string | null;
  low: string | null;
  high: string | null;
  raw: string | null;
  uncapped: string | null;
}
/**
 * A cap that holds a value down.
 */
export interface BindingCap {
  question: string;
  cap: string;
}
/**
 * Whether one answer, a step better or worse, would take a node into another band.
 */
export interface OneAnswer {
  up: boolean;
  down: boolean;
}
/**
 * A dimension: its figures, and the dimensions or questions in it.
 */
export interface DimensionResult {
  /**
   * The score, over what was answered, capped (SC-4 to SC-9).
   */
  value: string | null;
  /**
   * The lowest that the value can become once the blanks are filled in.
   */
  low: string | null;
  /**
   * The highest that the value can become once the blanks are filled in.
   */
  high: string | null;
  /**
   * The value before the caps on this very dimension.
   */
  raw: string | null;
  /**
   * The value had there been no cap anywhere.
   */
  uncapped: string | null;
  exact: ExactFigures;
  /**
   * The share of the weight that was answered, from 0 to 1.
   */
  coverage: string | null;
  /**
   * SC-5.
   */
  status: "scored" | "provisional" | "not-scored" | "not-applicable";
  /**
   * The band of the value; null unless scored or provisional (SC-10).
   */
  band: string | null;
  /**
   * The distinct bands of low and high, one or two; empty unless scored or provisional.
   */
  bands: string[];
  /**
   * The caps that hold this value down, in the order of the file (SC-8).
   */
  capped_by: BindingCap[];
  /**
   * Where the printed sum of the contributions below starts; with them it adds up to `raw`. Null where nothing is added up.
   */
  base: string | null;
  /**
   * Whether one answer, a step better or worse, would take this into another band; null without a band.
   */
  one_answer: OneAnswer | null;
  /**
   * Printed by largest remainder, so that the parts add up. Null where it adds nothing.
   */
  contribution: string | null;
  exact_contribution: string | null;
  id: string;
  dimensions: DimensionResult[];
  questions: QuestionResult[];
}
/**
 * What one question counts as.
 */
export interface QuestionResult {
  /**
   * Printed by largest remainder, so that the parts add up. Null where it adds nothing.
   */
  contribution: string | null;
  exact_contribution: string | null;
  id: string;
  /**
   * SC-3.
   */
  state: "answered" | "not-applicable" | "dont-know" | "blank" | "hidden";
  /**
   * The question's score from 0 to 1; null unless it counts.
   */
  s: string | null;
  /**
   * Whether it was answered below its weak_below (SC-14).
   */
  weak: boolean;
  /**
   * By how much the overall score would rise with this answer at its best; null where it cannot be bettered (SC-15).
   */
  cost: string | null;
  exact_cost: string | null;
}
/**
 * One playbook of the path, and why it is there (SC-18).
 */
export interface RemedyResult {
  /**
   * By how much the overall score would rise with only these questions mended; gains overlap (SC-15).
   */
  gain: string | null;
  exact_gain: string | null;
  /**
   * The playbook's slug.
   */
  playbook: string;
  /**
   * The first is to be done now, the two after it next, all others later.
   */
  tier: "now" | "next" | "later";
  /**
   * The overall value once this and all before it are done; null while the overall score is not scored.
   */
  after: string | null;
  exact_after: string | null;
  /**
   * The top dimension whose value its questions alone raise most; null if none.
   */
  moves: MoveResult | null;
  /**
   * Whether it is about as good as the one taken before it (SC-17).
   */
  close: boolean;
  /**
   * How many scored questions, hidden now, its best answers would open (SC-20).
   */
  opens: number;
  /**
   * The questions that it mends; empty if it is there only because another needs it.
   */
  mends: MendResult[];
  /**
   * The playbooks of the path that need this one first, where it mends nothing itself.
   */
  needed_by: string[];
  /**
   * What it needs and the answers show as done (SC-16).
   */
  has: string[];
}
export interface MoveResult {
  id: string;
  /**
   * Its value today.
   */
  from: string;
  /**
   * Its value with these questions mended.
   */
  to: string;
  exact: ExactMove;
}
export interface ExactMove {
  from: string;
  to: string;
}
/**
 * A question that a remedy mends.
 */
export interface MendResult {
  /**
   * By how much the overall score would rise with only these questions mended; gains overlap (SC-15).
   */
  gain: string | null;
  exact_gain: string | null;
  question: string;
}
/**
 * An answer that was not taken, and why.
 */
export interface IgnoredAnswer {
  question: string;
  reason:
    | (
        | "unknown-option"
        | "not-allowed"
        | "wrong-type"
        | "not-a-number"
        | "out-of-range"
        | "too-many"
        | "exclusive"
        | "repeated"
      )
    | "unknown-question";
}
/**
 * A finished result with its day.
 */
export interface Round {
  /**
   * Tells it from the other rounds of this browser.
   */
  id: string;
  /**
   * The day on which it was kept, where its reader was.
   */
  date: string;
  /**
   * What its reader calls it; may be empty.
   */
  name: string;
  answers: Answers;
  /**
   * By the id of a dimension, or `overall`: what was scored then. A questionnaire that has changed since cannot give it again.
   */
  scores: {
    [k: string]: RoundScore;
  };
}
/**
 * What a node scored on the day of a round.
 */
export interface RoundScore {
  /**
   * On the node's own range.
   */
  value: string;
  /**
   * On 0-100.
   */
  exact: string;
  band: string;
  status: "scored" | "provisional";
}
/**
 * The playbooks of a site in one language: what plans are made of.
 */
export interface Catalogue {
  language: string;
  /**
   * By slug.
   */
  playbooks: PlaybookOffer[];
  /**
   * By diagnostic: all these answers to its profile together make a plan take one playbook at a time (PL-1).
   */
  one_at_a_time: {
    [k: string]: ClausePart[];
  };
}
/**
 * A playbook that a plan may take up.
 */
export interface PlaybookOffer {
  /**
   * The playbook's slug.
   */
  playbook: string;
  title: string;
  /**
   * How many working weeks it takes, whole ones (PL-3).
   */
  weeks: number;
  needs: string[];
  tasks: TaskOffer[];
}
/**
 * One step of a playbook, as a plan takes it up.
 */
export interface TaskOffer {
  /**
   * The step's id.
   */
  step: string;
  task: string;
  /**
   * The role that does it.
   */
  owner: string;
  measure: string;
  /**
   * The week of its playbook at whose end it is due.
   */
  week: number;
}
/**
 * A plan (PL-10): ids, dates, what people typed, and the last words of what was planned. It is what a page keeps and hands out, and what `rumbo plan` writes.
 */
export interface Plan {
  /**
   * The version of this shape.
   */
  format: 1;
  /**
   * The diagnostic whose result it was made from; null for a plan of one's own.
   */
  diagnostic: string | null;
  /**
   * The language of its words.
   */
  language: string;
  start: string;
  /**
   * The day from which what is not done was last planned (PL-8).
   */
  planned_from: string;
  /**
   * How many playbooks may run at the same time.
   */
  at_once: number;
  mode: "phases" | "rolling";
  pauses: PausePart[];
  /**
   * The answers that it was made from, without notes.
   */
  answers: Answers | null;
  /**
   * Playbooks that are needed and there already: by the answers (SC-16), or said so (PL-2).
   */
  met: string[];
  /**
   * The remedies of the result that are not in the plan, in their order.
   */
  later: string[];
  /**
   * In order, whatever one needs before it; those dropped among them.
   */
  playbooks: PlannedPlaybook[];
  /**
   * Where the staircase starts (PL-6).
   */
  today: Expectation | null;
  phases: PlannedPhase[];
  reviews: ReviewRecord[];
}
/**
 * Dates without work, both included.
 */
export interface PausePart {
  first: string;
  last: string;
}
/**
 * One playbook of a plan.
 */
export interface PlannedPlaybook {
  playbook: string;
  title: string;
  /**
   * Whoever was typed in; may be empty.
   */
  owner: string;
  /**
   * Why it was dropped from the plan (PL-2); null while it is in it.
   */
  dropped: string | null;
  weeks: number;
  needs: string[];
  /**
   * The questions that it mends, by the answers that the plan was made from.
   */
  mends: string[];
  opens: string;
  ends: string;
  tasks: PlannedTask[];
}
/**
 * One task of a plan (PL-7). Its words are those of the day on which it was planned.
 */
export interface PlannedTask {
  step: string;
  task: string;
  /**
   * The role that its playbook names.
   */
  role: string;
  /**
   * Whoever was typed in; empty for the role.
   */
  owner: string;
  measure: string;
  week: number;
  /**
   * The last working day of its week (PL-3).
   */
  due: string;
  state: "to-do" | "doing" | "done" | "dropped";
  /**
   * Why it was dropped; else empty.
   */
  reason: string;
  note: string;
}
/**
 * A step of the staircase (PL-6): the values with everything mended that is done by then. Arithmetic on one's own answers, no promise.
 */
export interface Expectation {
  value: string | null;
  exact: string | null;
  band: string | null;
  /**
   * Every dimension at any depth, in the order of the file.
   */
  dimensions: ExpectedDimension[];
  /**
   * The top dimension that rises most since the step before; null if none does.
   */
  moves: MoveResult | null;
}
/**
 * What a dimension would score.
 */
export interface ExpectedDimension {
  value: string | null;
  exact: string | null;
  band: string | null;
  id: string;
}
/**
 * Playbooks that end at one gate, the review in its last week (PL-4).
 */
export interface PlannedPhase {
  opens: string;
  gate: string;
  playbooks: string[];
  /**
   * Where the plan's maker then stands (PL-6); null without a diagnostic.
   */
  expected: Expectation | null;
  reached?: Reached;
}
/**
 * A round as what a phase has reached.
 */
export interface Reached {
  date: string;
  /**
   * By the id of a dimension, or `overall`.
   */
  scores: {
    [k: string]: RoundScore;
  };
}
/**
 * What was decided in a weekly review (PL-9).
 */
export interface ReviewRecord {
  date: string;
  decisions: string;
  /**
   * The tasks that were done by then, as `playbook/step`.
   */
  done: string[];
}
/**
 * What both engines make of several people's answers to one diagnostic.
 */
export interface Team {
  diagnostic: string;
  version: string;
  hash: string;
  /**
   * How many documents count.
   */
  people: number;
  /**
   * Empty unless everybody gave one.
   */
  names: string[];
  /**
   * Whether all is told: everybody gave a name (TM-9).
   */
  everything: boolean;
  /**
   * Of fewer people nothing is told where somebody gave no name.
   */
  smallest_group: number;
  /**
   * The profile question that makes the groups.
   */
  group: string | null;
  overall: TeamNode;
  /**
   * At most seven questions that are worth talking about, in this order (TM-11).
   */
  agenda: string[];
  /**
   * What to begin with, in this order (TM-10).
   */
  remedies: TeamRemedy[];
  /**
   * Whether they mend weaknesses or, where nobody has one, offer the largest gains.
   */
  remedies_for: "weaknesses" | "largest-gains";
}
/**
 * A dimension of a team, or its overall score.
 */
export interface TeamNode {
  /**
   * How many people count.
   */
  n: number | null;
  /**
   * Of a node on its own range, of a question on 0-100.
   */
  mean: string | null;
  median: string | null;
  lowest: string | null;
  highest: string | null;
  /**
   * The average deviation from 0 to 1, with two decimals (TM-5).
   */
  spread: string | null;
  /**
   * Over how many steps of the scale people are spread.
   */
  steps: number | null;
  agreement: ("one-step" | "steps" | "agree" | "mixed" | "apart") | null;
  /**
   * TM-6.
   */
  reading: ("keep" | "ask" | "act" | "talk") | null;
  groups: GroupGap[];
  exact: ExactTeamFigures;
  id: string;
  /**
   * The band of the mean.
   */
  band: string | null;
  dimensions: TeamNode[];
  questions: TeamQuestion[];
}
/**
 * How a group stands to all others (TM-8); only groups of which it may be told (TM-9).
 */
export interface GroupGap {
  /**
   * The answer to the profile question that makes the group.
   */
  option: string;
  /**
   * How many of it count here.
   */
  n: number;
  mean: string | null;
  others: string | null;
  /**
   * Its mean less that of all others, on 0-100.
   */
  gap: string | null;
  marked: boolean;
  exact: ExactGap;
}
/**
 * The levels of a group and of all others as reduced fractions from 0 to 100.
 */
export interface ExactGap {
  mean: string | null;
  others: string | null;
  gap: string | null;
}
/**
 * The numbers of a team as reduced fractions: levels from 0 to 100, the spread from 0 to 1.
 */
export interface ExactTeamFigures {
  mean: string | null;
  median: string | null;
  lowest: string | null;
  highest: string | null;
  spread: string | null;
}
/**
 * A question of a team.
 */
export interface TeamQuestion {
  /**
   * How many people count.
   */
  n: number | null;
  /**
   * Of a node on its own range, of a question on 0-100.
   */
  mean: string | null;
  median: string | null;
  lowest: string | null;
  highest: string | null;
  /**
   * The average deviation from 0 to 1, with two decimals (TM-5).
   */
  spread: string | null;
  /**
   * Over how many steps of the scale people are spread.
   */
  steps: number | null;
  agreement: ("one-step" | "steps" | "agree" | "mixed" | "apart") | null;
  /**
   * TM-6.
   */
  reading: ("keep" | "ask" | "act" | "talk") | null;
  groups: GroupGap[];
  exact: ExactTeamFigures;
  id: string;
  /**
   * Empty where the answers may not be told, or where they are numbers along a line.
   */
  options: OptionCount[];
  /**
   * Null unless everybody gave a name.
   */
  unanswered: Unanswered | null;
  overlap: Overlap | null;
}
/**
 * How many chose an option or range.
 */
export interface OptionCount {
  option: string;
  n: number;
  /**
   * Who, by their place in `names`; empty unless everybody gave a name.
   */
  people: number[];
}
export interface Unanswered {
  "not-applicable": number;
  "dont-know": number;
  blank: number;
  hidden: number;
}
/**
 * How far people picked the same (TM-7).
 */
export interface Overlap {
  /**
   * On average over pairs, how many of the picks coincide.
   */
  mean: string;
  /**
   * How many would by chance.
   */
  chance: string;
  /**
   * How many each may pick.
   */
  of: number;
  /**
   * 1 where all pick the same, 0 for chance; null without a choice, or where not everybody gave a name.
   */
  index: string | null;
}
/**
 * A playbook that a team should begin with (TM-10); its numbers are null unless everybody gave a name (TM-9).
 */
export interface TeamRemedy {
  playbook: string;
  tier: "now" | "next" | "later";
  /**
   * On average over the people, what it alone gives back of their overall score.
   */
  gain: string | null;
  exact_gain: string | null;
  /**
   * The mean of the overall scores once this and all before it are done.
   */
  after: string | null;
  exact_after: string | null;
  /**
   * Whether it is about as good as the one taken before it (SC-17); never told of people without a name.
   */
  close: boolean;
  /**
   * In how many people's results it mends something.
   */
  people: number | null;
  /**
   * The questions that it mends for anybody.
   */
  mends: string[];
  /**
   * Of the playbook for the conversation, the questions to talk about before they are acted on; else empty.
   */
  talk: string[];
  /**
   * Of one that mends nothing itself, those for whom it was brought in.
   */
  needed_by: string[];
}
export interface Sealed {
  /**
   * The number of the format.
   */
  "rumbo-sealed": 1;
  /**
   * The start of the SHA-256 of the public key that it is for.
   */
  to: string;
  /**
   * The public key made for this document: an uncompressed point of P-256.
   */
  ephemeral: string;
  /**
   * Twelve random bytes.
   */
  nonce: string;
  /**
   * An answers file, filled up with spaces, encrypted by AES-256-GCM; its tag comes last.
   */
  sealed: string;
}

// Made by build.py schema from toolkit/contract/document.py and codes.py.
export interface Question {
  id: string;
  label: string;
  short?: string;
  help?: string | null;
  required?: boolean;
  show_if: Condition | null;
  about?: string | null;
  carry?: string | null;
  width?: "full" | "half" | "third";
}
export interface Optioned {
  options: Option[];
  list?: string | null;
}
export interface Scaled {
  min: number;
  max: number;
  not_relevant: boolean;
  options: Step[];
}
export interface Document {
  format: "brobygger-worksheet/1";
  id: string;
  version: number;
  language: string;
  hash: string;
  title: string;
  purpose?: string;
  step?: number;
  keywords?: string[];
  personal_data?: "none" | "contact" | "sensitive";
  arrangement?: "ours" | null;
  facilitation?: Facilitation | null;
  paper?: OnPaper;
  respondent?: string[];
  sources?: Source[];
  sections: Section[];
  scores: Score[];
  match?: Match[];
  changes: Change[];
  examples?: Example[];
}
export interface OnPaper {
  orientation: "portrait" | "landscape";
  pages: number;
  why: string | null;
}
export interface Facilitation {
  minutes: number;
  participants: People | null;
  materials: string[];
  steps: string[];
}
export interface Source {
  title: string;
  publisher: string;
  year: string;
  rights: string;
  url: string | null;
  place: string | null;
  ref: string;
}
export interface Section {
  id: string;
  title: string;
  intro?: string | null;
  show_if: Condition | null;
  new_page?: boolean;
  layout?: "list" | "circle" | "forces" | "ladder";
  fields: Field[];
}
export interface Score {
  id: string;
  label: string;
  kind: "mean" | "sum";
  items: Item[];
  min_answered: number;
  decimals: number;
  bands: Band[];
}
export interface Match {
  kind: "wants" | "shared" | "both_lack" | "conflict";
  field: string;
  other: string | null;
  reason: string;
}
export interface Change {
  from: number;
  rename: Record<string, string>;
  values: Record<string, Record<string, string>>;
  dropped: string[];
}
export interface Example {
  id: string;
  title: string;
  answers: Record<string, any>;
  respondent: Record<string, string>;
}
export interface People {
  min: number;
  max: number;
}
export interface Item {
  path: string[];
  weight: string;
  reverse: string | null;
}
export interface Band {
  up_to: string;
  label: string;
  advice: string | null;
}
export interface GroupCondition {
  op: "all" | "any";
  of: Condition[];
}
export interface NotCondition {
  op: "not";
  of: Condition[];
}
export interface InCondition {
  op: "in";
  path: string[];
  values: (boolean | number | string)[];
}
export interface IncludesCondition {
  op: "includes";
  path: string[];
  value: boolean | number | string;
}
export interface LimitCondition {
  op: "at_least" | "at_most";
  path: string[];
  value: string;
}
export interface AnsweredCondition {
  op: "answered";
  path: string[];
  value: boolean;
}
export interface TextField extends Question {
  type: "text";
  max_length: number;
}
export interface LongTextField extends Question {
  type: "longtext";
  max_length: number;
  lines?: number;
}
export interface NumberField extends Question {
  type: "number";
  unit: string | null;
  min: string | null;
  max: string | null;
  decimals: number;
  total?: boolean;
}
export interface DateField extends Question {
  type: "date";
  min: string | null;
  max: string | null;
}
export interface ChoiceField extends Question, Optioned {
  type: "choice";
}
export interface ScaleField extends Question, Scaled {
  type: "scale";
}
export interface ChoicesField extends Question, Optioned {
  type: "choices";
  at_least: number | null;
  at_most: number | null;
}
export interface GridField extends Question {
  type: "grid";
  rows: Line[];
  cell: ScaleCell | ChoiceCell;
}
export interface TableField extends Question {
  type: "table";
  columns: (TextField | LongTextField | NumberField | DateField | ChoiceField | ScaleField)[];
  rows: Line[] | null;
  min_rows: number;
  max_rows: number | null;
}
export interface PlacementField extends Question {
  type: "placement";
  rows: Line[];
  columns: Line[];
  max_cards: number;
  max_length: number;
}
export interface RankingField extends Question, Optioned {
  type: "ranking";
  at_least: number | null;
}
export interface CardsField extends Question {
  type: "cards";
  statements?: Statement[];
  backs?: "below" | "fold" | "long-edge" | "short-edge";
  back_offset?: Offset;
}
export interface Offset {
  right: string;
  down: string;
}
export interface Option {
  value: string;
  label: string;
  exclusive?: boolean;
}
export interface Step {
  value: number;
  label: string;
}
export interface Line {
  id: string;
  label: string;
}
export interface ScaleCell extends Scaled {
  type: "scale";
  required?: boolean;
}
export interface ChoiceCell extends Optioned {
  type: "choice";
  required?: boolean;
}
export interface Statement {
  id: string;
  heading: string | null;
  text: string;
  back: string | null;
}
export type Field = TextField | LongTextField | NumberField | DateField | ChoiceField | ScaleField | ChoicesField | GridField | TableField | PlacementField | RankingField | CardsField;
export type Condition = GroupCondition | NotCondition | InCondition | IncludesCondition | LimitCondition | AnsweredCondition;
export type FindingCode = "required" | "wrong-type" | "too-long" | "not-a-number" | "too-many-decimals" | "out-of-range" | "not-a-date" | "unknown-option" | "exclusive-option" | "too-few" | "too-many" | "row-incomplete" | "duplicate-rank" | "answer-not-asked" | "unknown-field" | "looks-like-cpr" | "unknown-language" | "language-needed" | "older-version" | "unknown-version" | "answer-dropped" | "unknown-worksheet" | "conflict" | "duplicate-field" | "field-missing" | "not-shown" | "definition-differs" | "answers-may-be-missing" | "nothing-answered" | "outside-fields" | "remark-not-read" | "more-findings";
export type Verdict = "empty-file" | "not-a-pdf" | "damaged" | "password-protected" | "no-fields" | "xfa-only" | "too-big" | "too-many-fields" | "value-too-long" | "bad-json" | "bad-yaml" | "wrong-encoding" | "unsafe-zip" | "time-limit" | "memory-limit" | "not-answers" | "unknown-format" | "nested-zip" | "nothing-found" | "not-found" | "no-access" | "several-forms" | "mixed-forms" | "portfolio" | "zip-method" | "zip-part" | "nested-mail" | "no-attachments" | "word-file" | "spreadsheet" | "mail-file" | "picture" | "form-data" | "archive" | "link" | "own-output" | "read-already" | "more-files";
export type Severity = "error" | "note";

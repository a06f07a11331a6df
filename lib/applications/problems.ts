/** What can be wrong in a definition. Words for editors: builder.json `problems.code.<code>`. */
export const PROBLEM_CODES = [
  // The record as data.
  'not_a_record',
  'too_deep',
  'unknown_part',
  'wrong_value',
  // Its parts.
  'repeated',
  'no_eligibility',
  'asked_later',
  'never_value',
  'unknown_answer',
  'unknown_rule_field',
  'unknown_child_rule',
  'declaration_prefilled',
  'unknown_claim_field',
  'unknown_speed_field',
  'unknown_office_field',
  'fixed_needs_register',
  'prefill_does_not_fit',
  'kind_not_in_rows',
  'fewer_than_one_row',
  'more_least_than_most',
  'signature_not_last',
  'screening_not_first',
  'screening_without_rule',
  'instant_without_rule',
  'company_fact',
  'wrong_number_of_parts',
  'fact_not_read',
  // Its words.
  'text_missing',
  'text_unused',
  'text_broken',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/**
 * What is wrong, and where: `place` is a path in the record (`steps.1.fields.0`, `eligibility.0`) or, for words, `texts.<locale>.<key>`.
 * `params` name the field, value, key or language.
 */
export type Problem = { place: string; code: ProblemCode; params?: Record<string, string | number> }

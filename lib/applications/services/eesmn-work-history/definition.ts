import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, fact, op, value } from '../common/parts'

/** Contracts have been recorded electronically since this year (services.json, `eesmn-work-history`). */
const SINCE = 2014

export const definition: ServiceDefinition = {
  code: 'eesmn-work-history',
  version: 1,
  minutes: 2,
  family: 'instant',
  instantWhen: op('equal', answer('correct'), value(true)),
  eligibility: [{ code: 'known', reads: ['person.name'], test: op('not', op('empty', fact('person.name'))) }],
  steps: [
    {
      code: 'period',
      screening: true,
      fields: [{ name: 'period', kind: 'choice', options: ['all', 'some_years', 'before_2014'] }],
      rules: [{ code: 'archive_first', field: 'period', test: op('one_of', answer('period'), value('all'), value('some_years')) }],
      elsewhere: 'arxiv-reference',
    },
    {
      code: 'history',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'jobs', kind: 'fact', fact: 'employment' },
        { name: 'correct', kind: 'yes_no' },
        { name: 'whatIsWrong', kind: 'text', lines: 3, maxLength: 500, when: { field: 'correct', is: 'no' } },
        { name: 'employerTin', kind: 'tin', optional: true, when: { field: 'correct', is: 'no' } },
      ],
    },
    {
      code: 'content',
      fields: [
        { name: 'fromYear', kind: 'number', min: SINCE, max: 2100, when: { field: 'period', is: 'some_years' } },
        { name: 'toYear', kind: 'number', min: SINCE, max: 2100, when: { field: 'period', is: 'some_years' } },
        { name: 'show', kind: 'choices', options: ['positions', 'pay', 'reasons'], optional: true },
        { name: 'purpose', kind: 'choice', options: ['job', 'bank', 'visa', 'pension', 'other'] },
        { name: 'otherPurpose', kind: 'text', maxLength: 200, when: { field: 'purpose', is: 'other' } },
        { name: 'language', kind: 'choice', options: ['az', 'en', 'ru'] },
      ],
      rules: [{ code: 'ends_before_it_begins', field: 'toYear', test: op('at_most', answer('fromYear'), answer('toYear')) }],
    },
    CONTACT,
  ],
  declarations: ['truth'],
  after: 'wait',
}

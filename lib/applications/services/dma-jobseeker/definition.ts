import type { ServiceDefinition } from '../../definition'
import { age, answer, CONTACT, fact, op, value } from '../common/parts'

/** Registration from this age (formats.json, `jobseeker`). */
const FROM_AGE = 15

/** Registered at once: the law asks for nothing but the age. Who is not employed is also given the status of unemployed. */
export const definition: ServiceDefinition = {
  code: 'dma-jobseeker',
  version: 1,
  minutes: 10,
  family: 'instant',
  instantWhen: op('at_most', value(FROM_AGE), age),
  eligibility: [
    {
      code: 'old_enough',
      reads: ['person.birth_date'],
      test: op('at_most', value(FROM_AGE), age),
      shows: fact('person.birth_date'),
    },
  ],
  steps: [
    {
      code: 'goal',
      screening: true,
      fields: [{ name: 'goal', kind: 'choice', options: ['job', 'training', 'payment'] }],
      rules: [{ code: 'payment_elsewhere', field: 'goal', test: op('one_of', answer('goal'), value('job'), value('training')) }],
      elsewhere: 'dsmf-unemployment-insurance',
    },
    {
      code: 'now',
      fields: [
        { name: 'jobs', kind: 'fact', fact: 'employment' },
        { name: 'education', kind: 'fact', fact: 'education' },
        { name: 'currentJobs', kind: 'computed', as: 'number', value: op('count', fact('employment')) },
        { name: 'abroad', kind: 'yes_no' },
        // Contracts in this country are in the register of employment.
        {
          name: 'abroadJobs',
          kind: 'group',
          min: 1,
          max: 8,
          when: { field: 'abroad', is: 'yes' },
          fields: [
            { name: 'country', kind: 'text', maxLength: 80 },
            { name: 'position', kind: 'text', maxLength: 120 },
            { name: 'years', kind: 'number', min: 0, max: 60 },
          ],
        },
        {
          name: 'abroadYears',
          kind: 'computed',
          as: 'number',
          value: op('sum', answer('abroadJobs.years')),
          when: { field: 'abroad', is: 'yes' },
        },
      ],
    },
    {
      code: 'skills',
      fields: [
        {
          name: 'languages',
          kind: 'table',
          rows: ['azerbaijani', 'russian', 'english', 'turkish'],
          columns: [{ name: 'level', kind: 'choice', options: ['none', 'basic', 'good', 'fluent'] }],
        },
        { name: 'otherLanguages', kind: 'text', maxLength: 120, optional: true },
        { name: 'computer', kind: 'choice', options: ['no', 'user', 'office', 'specialist'] },
        { name: 'skills', kind: 'text', lines: 4, maxLength: 1000, optional: true },
        { name: 'cv', kind: 'file', accept: ['pdf'], max: 1, maxMegabytes: 5, optional: true },
      ],
    },
    {
      code: 'wish',
      fields: [
        {
          name: 'fields',
          kind: 'choices',
          options: [
            'trade',
            'construction',
            'farming',
            'industry',
            'transport',
            'catering',
            'education',
            'health',
            'it',
            'office',
            'any',
          ],
          max: 4,
        },
        { name: 'position', kind: 'text', maxLength: 120, optional: true },
        { name: 'hours', kind: 'choices', options: ['full', 'part', 'shift', 'remote', 'seasonal'] },
        { name: 'pay', kind: 'money', min: 0, optional: true },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'move', kind: 'yes_no' },
        { name: 'needs', kind: 'text', lines: 3, maxLength: 500, optional: true },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth'],
  claim: { by: 'person', while: 'open' },
  routes: [{ officeField: 'region' }],
  after: 'wait',
}

import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, no, OF_AGE, sum, value, WHO } from '../business-parts'

const INCOME = sum(answer('plan.income'))
const COSTS = sum(answer('plan.costs'))

export const definition: ServiceDefinition = {
  code: 'kobia-startup-certificate',
  version: 1,
  minutes: 20,
  applicants: 'any',
  level: 'substantial',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [
        { name: 'size', kind: 'choice', options: ['micro', 'small', 'larger'] },
        { name: 'novelty', kind: 'choice', options: ['product', 'process', 'model', 'nothing'] },
      ],
      rules: [
        { code: 'too_large', field: 'size', test: no(equal(answer('size'), value('larger'))) },
        { code: 'not_new', field: 'novelty', test: no(equal(answer('novelty'), value('nothing'))) },
      ],
      elsewhere: 'kobia-grant',
    },
    {
      code: 'project',
      fields: [
        ...WHO,
        { name: 'title', kind: 'text', maxLength: 120 },
        {
          name: 'field',
          kind: 'choice',
          options: ['digital', 'farming', 'health', 'education', 'energy', 'transport', 'industry', 'other'],
        },
        { name: 'problem', kind: 'text', lines: 4, minLength: 30, maxLength: 1500 },
        { name: 'solution', kind: 'text', lines: 6, minLength: 30, maxLength: 3000 },
        { name: 'stage', kind: 'choice', options: ['idea', 'prototype', 'trial', 'sales'] },
        { name: 'link', kind: 'text', maxLength: 200, optional: true },
      ],
    },
    {
      code: 'team',
      fields: [
        {
          name: 'team',
          kind: 'group',
          min: 1,
          max: 10,
          fields: [
            { name: 'pin', kind: 'pin' },
            { name: 'role', kind: 'text', maxLength: 120 },
            { name: 'share', kind: 'number', min: 0, max: 100, decimals: 1 },
          ],
        },
        { name: 'people', kind: 'computed', as: 'number', value: { op: 'count', of: [answer('team.pin')] } },
        { name: 'shares', kind: 'computed', as: 'number', value: sum(answer('team.share')) },
      ],
      rules: [{ code: 'shares_not_100', field: 'team', test: equal(sum(answer('team.share')), value(100)) }],
    },
    {
      code: 'plan',
      fields: [
        {
          name: 'plan',
          kind: 'table',
          rows: ['year_1', 'year_2', 'year_3'],
          columns: [
            { name: 'income', kind: 'money', min: 0 },
            { name: 'costs', kind: 'money', min: 0 },
          ],
        },
        { name: 'balance', kind: 'computed', as: 'money', value: { op: 'subtract', of: [INCOME, COSTS] } },
        { name: 'invested', kind: 'money', min: 0 },
        { name: 'investors', kind: 'choices', options: ['own', 'family', 'bank', 'fund', 'state', 'none_yet'], max: 5 },
      ],
    },
    {
      code: 'documents',
      fields: [{ name: 'businessPlan', kind: 'file', accept: ['pdf'], max: 3, maxMegabytes: 20 }],
    },
    CONTACT,
  ],
  declarations: ['truth', 'own_idea'],
  after: 'wait',
}

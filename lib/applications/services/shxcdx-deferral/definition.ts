import type { ServiceDefinition } from '../../definition'
import { age, answer, CONTACT, fact, op, today, value } from '../common/parts'

/** Age of call-up (formats.json, `conscription`). */
const FROM_AGE = 18
const TO_AGE = 35

export const definition: ServiceDefinition = {
  code: 'shxcdx-deferral',
  version: 1,
  minutes: 8,
  level: 'substantial',
  eligibility: [
    { code: 'man', reads: ['person.sex'], test: op('equal', fact('person.sex'), value('male')) },
    {
      code: 'call_up_age',
      reads: ['person.birth_date'],
      test: op('and', op('at_most', value(FROM_AGE), age), op('at_most', age, value(TO_AGE))),
      shows: age,
    },
  ],
  steps: [
    {
      code: 'ground',
      screening: true,
      fields: [{ name: 'ground', kind: 'choice', options: ['study', 'health', 'family', 'serving'] }],
      rules: [
        {
          code: 'serving_already',
          field: 'ground',
          test: op('one_of', answer('ground'), value('study'), value('health'), value('family')),
        },
      ],
      elsewhere: 'shxcdx-military-reference',
    },
    {
      code: 'study',
      when: { field: 'ground', is: 'study' },
      fields: [
        { name: 'education', kind: 'fact', fact: 'education' },
        { name: 'studyWhere', kind: 'choice', options: ['here', 'abroad'] },
        { name: 'university', kind: 'text', maxLength: 200, when: { field: 'studyWhere', is: 'abroad' } },
        { name: 'country', kind: 'text', maxLength: 80, autoComplete: 'country-name', when: { field: 'studyWhere', is: 'abroad' } },
        { name: 'degree', kind: 'choice', options: ['college', 'bachelor', 'master', 'doctoral', 'residency'] },
        { name: 'endsOn', kind: 'date', from: 'today' },
        // Universities abroad are in no register here.
        {
          name: 'studyProof',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 4,
          maxMegabytes: 10,
          when: { field: 'studyWhere', is: 'abroad' },
        },
        { name: 'earlierDegree', kind: 'document', of: ['education'], optional: true },
      ],
    },
    {
      code: 'health',
      when: { field: 'ground', is: 'health' },
      fields: [
        { name: 'clinic', kind: 'text', maxLength: 200 },
        { name: 'examinedOn', kind: 'date', to: 'today' },
        { name: 'treatedAbroad', kind: 'yes_no' },
        {
          name: 'medicalProof',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 10,
          maxMegabytes: 10,
          when: { field: 'treatedAbroad', is: 'yes' },
        },
      ],
    },
    {
      code: 'family',
      when: { field: 'ground', is: 'family' },
      fields: [
        { name: 'familyGround', kind: 'choice', options: ['children', 'care', 'only_worker'] },
        { name: 'children', kind: 'fact', fact: 'children', when: { field: 'familyGround', is: 'children' } },
        {
          name: 'childCount',
          kind: 'computed',
          as: 'number',
          value: op('count', fact('children')),
          when: { field: 'familyGround', is: 'children' },
        },
        {
          name: 'dependants',
          kind: 'group',
          min: 1,
          max: 5,
          when: { field: 'familyGround', is: ['care', 'only_worker'] },
          fields: [
            { name: 'who', kind: 'relative', kin: ['parent', 'spouse', 'child'] },
            { name: 'why', kind: 'choice', options: ['disability', 'age', 'illness', 'small_child'] },
          ],
        },
        { name: 'others', kind: 'yes_no', when: { field: 'familyGround', is: ['care', 'only_worker'] } },
        { name: 'othersWhy', kind: 'text', lines: 3, maxLength: 500, when: { field: 'others', is: 'yes' } },
      ],
    },
    {
      code: 'summons',
      fields: [
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'summoned', kind: 'yes_no' },
        { name: 'summonsDay', kind: 'date', when: { field: 'summoned', is: 'yes' } },
        {
          name: 'daysLeft',
          kind: 'computed',
          as: 'number',
          value: op('days_between', today, answer('summonsDay')),
          when: { field: 'summoned', is: 'yes' },
        },
        { name: 'hadBefore', kind: 'yes_no' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'report_end'],
  claim: { by: 'person', while: 'open' },
  routes: [{ officeField: 'region' }],
  after: 'wait',
}

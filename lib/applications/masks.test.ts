import { expect, test } from 'vitest'
import { APPLICATION_STATUSES } from '@/db/vocabulary/applications'
import type { Field, FormRole } from './definition'
import { applicantAnswers, mayRead, mayWrite } from './masks'

const plain: Field = { name: 'purpose', kind: 'text' }
const ROLES: FormRole[] = ['applicant', 'officer', 'consulted']
const where = (can: (status: (typeof APPLICATION_STATUSES)[number]) => boolean) => APPLICATION_STATUSES.filter(can)

test('unless it says otherwise: the applicant writes until an officer takes it, both sides read, the consulted reads what is named', () => {
  for (const role of ROLES) {
    expect(where((status) => mayWrite(plain, role, status))).toEqual(role === 'applicant' ? ['draft', 'submitted'] : [])
    expect(where((status) => mayRead(plain, role, status))).toEqual(role === 'consulted' ? [] : [...APPLICATION_STATUSES])
    expect(where((status) => mayRead(plain, role, status, ['purpose']))).toEqual([...APPLICATION_STATUSES])
    expect(where((status) => mayRead(plain, role, status, ['another']))).toEqual(
      role === 'consulted' ? [] : [...APPLICATION_STATUSES],
    )
  }
})

test('a mask says in which states who reads and writes', () => {
  const inner: Field = {
    ...plain,
    mask: {
      read: { applicant: ['approved', 'rejected'], consulted: ['in_review'] },
      write: { officer: ['in_review'], applicant: [] },
    },
  }
  expect(where((status) => mayRead(inner, 'applicant', status))).toEqual(['approved', 'rejected'])
  expect(where((status) => mayRead(inner, 'officer', status))).toEqual([...APPLICATION_STATUSES])
  expect(where((status) => mayRead(inner, 'consulted', status, ['purpose']))).toEqual(['in_review'])
  expect(where((status) => mayWrite(inner, 'officer', status))).toEqual(['in_review'])
  expect(where((status) => mayWrite(inner, 'applicant', status))).toEqual([])
  expect(applicantAnswers(inner)).toBe(false)
})

test.each([
  { name: 'a', kind: 'fact', fact: 'person.pin' },
  { name: 'a', kind: 'computed', value: { value: 1 }, as: 'number' },
  { name: 'a', kind: 'signature' },
  { name: 'a', kind: 'text', prefill: 'person.address', fixed: true },
] as Field[])('what a register or a rule says ($kind) is written by nobody', (field) => {
  for (const role of ROLES) expect(where((status) => mayWrite(field, role, status))).toEqual([])
})

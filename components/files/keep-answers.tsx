'use client'
import { useEffect } from 'react'
import { ANSWER_PREFIX } from '@/lib/files/model'

/** Sends what is typed in the form of the step along with a file, so that adding or removing one loses no answer. Draws nothing. */
export function KeepAnswers({ formIds, stepForm }: { formIds: readonly string[]; stepForm: string }) {
  useEffect(() => {
    const carry = ({ target }: Event) => {
      const step = document.getElementById(stepForm)
      if (!(target instanceof HTMLFormElement) || !formIds.includes(target.id) || !(step instanceof HTMLFormElement)) return
      for (const before of target.querySelectorAll(`[name^="${ANSWER_PREFIX}"]`)) before.remove()
      for (const [name, value] of new FormData(step)) {
        if (typeof value !== 'string' || name.startsWith('$')) continue
        const input = Object.assign(document.createElement('input'), { type: 'hidden', name: `${ANSWER_PREFIX}${name}`, value })
        target.append(input)
      }
    }
    document.addEventListener('submit', carry)
    return () => document.removeEventListener('submit', carry)
  }, [formIds, stepForm])
  return null
}

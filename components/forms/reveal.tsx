'use client'
import { useEffect } from 'react'

/**
 * Shows a follow-up question as soon as the answer that calls for it is given. Without scripts the same question appears
 * after "Continue". A hidden question is disabled, so it is not sent.
 */
export function Reveal({ formId }: { formId: string }) {
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    const waiting = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-shown-when]')]
    const follow = () => {
      const given = new FormData(form)
      for (const box of waiting) {
        const [field = '', values = ''] = (box.dataset.shownWhen ?? '').split('=')
        const shown = given.getAll(field).some((value) => values.split('|').includes(String(value)))
        box.hidden = !shown
        box.disabled = !shown
      }
    }
    follow()
    form.addEventListener('change', follow)
    return () => form.removeEventListener('change', follow)
  }, [formId])
  return null
}

import type { ReactNode } from 'react'
import { type ButtonKind, buttonClass } from '@/components/ui/button-styles'
import { Toast } from '@/components/ui/toast'
import { translateCode } from '@/lib/i18n'
import type { Visit } from './http'

/** A link that looks like a button; plain, because there is no router here. */
export function ButtonAnchor({ href, kind = 'primary', children }: { href: string; kind?: ButtonKind; children: ReactNode }) {
  return (
    <a href={href} className={buttonClass(kind, 'md')}>
      {children}
    </a>
  )
}

/** What the form before this page has done. */
export function Done({ visit: { locale, query } }: { visit: Visit }) {
  const done = query.get('done')
  if (!done || !/^[a-z_]{1,20}$/.test(done)) return null
  return <Toast tone={done === 'late' ? 'warning' : 'success'}>{translateCode(locale, 'simulators', `done.${done}`)}</Toast>
}

import { DeskKeys } from '@/components/hall/desk-keys'
import { Dialog } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'

const KEYS = [
  ['N', 'next'],
  ['S', 'start'],
  ['R', 'recall'],
  ['G', 'then'],
  ['F', 'finish'],
  ['B', 'back'],
  ['P', 'park'],
  ['T', 'transfer'],
  ['E', 'note'],
  ['Z', 'pause'],
  ['?', 'help'],
] as const

/** The list of single-key shortcuts, and the switch that turns them off. */
export function Keys({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'desk')
  return (
    <div className="mt-4">
      <Dialog
        trigger={<span data-shortcut="?">{t('keys.open')}</span>}
        triggerKind="quiet"
        triggerSize="sm"
        title={t('keys.title')}
        closeLabel={t('keep')}
      >
        <p className="mb-3 text-muted">{t('keys.text')}</p>
        <DeskKeys label={t('keys.on')}>
          <dl>
            {KEYS.map(([key, does]) => (
              <div key={key} className="flex items-center gap-4 border-b border-line py-1.5">
                <dt>
                  <kbd className="inline-block min-w-9 rounded-sm border border-line-strong bg-sunken px-2 py-0.5 text-center font-semibold">
                    {key}
                  </kbd>
                </dt>
                <dd>{t(`keys.${does}`)}</dd>
              </div>
            ))}
          </dl>
        </DeskKeys>
      </Dialog>
    </div>
  )
}

import type { ReactNode } from 'react'
import { Button, Checkbox, Disclosure, Select } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import { AmountInput, type Draw, optionsOf, TermInputs, TextInLanguages, typedIn } from './record-fields'

type RowsProps = { draw: Draw; rows: readonly number[] }

/** One row of a list, with the button that takes it away. The buttons send the whole form, so nothing typed is lost. */
function Row({ draw, intent, name, children }: { draw: Draw; intent: string; name: string; children: ReactNode }) {
  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      {children}
      <Button kind="quiet" name="intent" value={intent}>
        {getTranslator(draw.locale, 'registry')('edit.removeRow', { name })}
      </Button>
    </li>
  )
}

function AddButton({ list, children }: { list: string; children: ReactNode }) {
  return (
    <p className="mt-4">
      <Button kind="secondary" name="intent" value={`add:${list}`}>
        {children}
      </Button>
    </p>
  )
}

const isOn = (draw: Draw, name: string) => typedIn(draw, name) === 'on'

export function DocumentRows({ draw, rows }: RowsProps) {
  const t = getTranslator(draw.locale, 'registry')
  const options = optionsOf(draw, 'documents')
  return (
    <>
      <ol className="grid gap-4">
        {rows.map((n, index) => {
          const type = `documents.${n}.type`
          const name = options.find(({ value }) => value === typedIn(draw, type))?.label ?? t('edit.row', { n: index + 1 })
          return (
            <Row key={n} draw={draw} intent={`remove:documents:${n}`} name={name}>
              <Select
                name={type}
                label={t('input.type')}
                options={options}
                defaultValue={typedIn(draw, type)}
                placeholder={t('edit.none')}
                error={draw.errorOf(type)}
              />
              <div className="mb-3 grid gap-2 sm:grid-cols-2">
                <Checkbox
                  name={`documents.${n}.onceOnly`}
                  label={t('part.onceOnly')}
                  defaultChecked={isOn(draw, `documents.${n}.onceOnly`)}
                />
                <Checkbox
                  name={`documents.${n}.conditional`}
                  label={t('part.conditional')}
                  defaultChecked={isOn(draw, `documents.${n}.conditional`)}
                />
              </div>
            </Row>
          )
        })}
      </ol>
      <AddButton list="documents">{t('edit.addDocument')}</AddButton>
    </>
  )
}

export function FeeRows({ draw, rows }: RowsProps) {
  const t = getTranslator(draw.locale, 'registry')
  const optional = getTranslator(draw.locale, 'forms')('optional')
  return (
    <>
      <ol className="grid gap-4">
        {rows.map((n, index) => {
          const at = (field: string) => `fees.${n}.${field}`
          const name = typedIn(draw, at(`label.${draw.locale}`)) || t('edit.row', { n: index + 1 })
          return (
            <Row key={n} draw={draw} intent={`remove:fees:${n}`} name={name}>
              <TextInLanguages draw={draw} name={at('label')} label={t('field.fees')} maxLength={300} />
              <div className="flex flex-wrap gap-x-4">
                <AmountInput draw={draw} name={at('amount')} label={t('input.amount')} />
                <Select
                  name={at('currency')}
                  label={t('input.currency')}
                  options={['AZN', 'USD'].map((value) => ({ value, label: value }))}
                  defaultValue={typedIn(draw, at('currency')) || 'AZN'}
                />
              </div>
              <Disclosure summary={t('input.more')}>
                <div className="flex flex-wrap gap-x-4">
                  <TermInputs draw={draw} value={at('termValue')} unit={at('termUnit')} />
                </div>
                <div className="flex flex-wrap gap-x-4">
                  <AmountInput draw={draw} name={at('threshold')} label={t('input.threshold')} optional={optional} />
                  <AmountInput draw={draw} name={at('ratePercent')} label={t('input.ratePercent')} optional={optional} />
                  <AmountInput draw={draw} name={at('cap')} label={t('input.cap')} optional={optional} />
                  <AmountInput draw={draw} name={at('serviceFee')} label={t('input.serviceFee')} optional={optional} />
                </div>
              </Disclosure>
            </Row>
          )
        })}
      </ol>
      <AddButton list="fees">{t('edit.addFee')}</AddButton>
    </>
  )
}

export function ExpeditedRows({ draw, rows }: RowsProps) {
  const t = getTranslator(draw.locale, 'registry')
  return (
    <>
      <ol className="grid gap-4">
        {rows.map((n, index) => (
          <Row
            key={n}
            draw={draw}
            intent={`remove:expedited:${n}`}
            name={`${t('field.expedited')}, ${t('edit.row', { n: index + 1 })}`}
          >
            <div className="flex flex-wrap gap-x-4">
              <TermInputs draw={draw} value={`expedited.${n}.value`} unit={`expedited.${n}.unit`} />
              <AmountInput draw={draw} name={`expedited.${n}.fee`} label={t('field.feeQepik')} />
            </div>
          </Row>
        ))}
      </ol>
      <AddButton list="expedited">{t('edit.addExpedited')}</AddButton>
    </>
  )
}

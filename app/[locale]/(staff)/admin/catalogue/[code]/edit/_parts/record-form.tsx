import {
  AmountInput,
  CodeBoxes,
  CodeSelect,
  type Draw,
  FormSection,
  TermInputs,
  TextInLanguages,
  typedIn,
} from '@/components/registry/record-fields'
import { DocumentRows, ExpeditedRows, FeeRows } from '@/components/registry/record-rows'
import { Button, Checkbox, DateField, Disclosure, HiddenFields, TextField } from '@/components/ui'
import { rowsOf } from '@/lib/catalogue'
import { NOTIFICATION_FORMS, RECIPIENTS } from '@/lib/catalogue/model'
import { getTranslator } from '@/lib/i18n'
import { saveVersion } from '../../../actions'

/** The whole record as one form. Each part has a heading; rows come and go by buttons that send the form, so no script is needed. */
export function RecordForm({ draw, row }: { draw: Draw; row: Record<string, string> }) {
  const t = getTranslator(draw.locale, 'registry')
  const forms = getTranslator(draw.locale, 'forms')
  const acts = [draw.values.legalActCodes ?? []].flat()
  return (
    <form id="version" action={saveVersion} noValidate>
      <HiddenFields values={row} />
      {/* The first button of a form is what Enter presses. */}
      <Button name="intent" value="save" className="mb-4">
        {t('edit.save')}
      </Button>
      <FormSection id="names" title={t('edit.names')}>
        <TextInLanguages draw={draw} name="name" label={t('field.name')} maxLength={300} />
        <TextInLanguages draw={draw} name="summary" label={t('field.summary')} rows={4} maxLength={1000} />
      </FormSection>
      <FormSection id="kind" title={t('edit.kind')}>
        <CodeSelect draw={draw} field="categoryCode" />
        <CodeBoxes draw={draw} field="recipients" codes={RECIPIENTS} />
        <CodeBoxes draw={draw} field="lifeEventCodes" />
      </FormSection>
      <FormSection id="documents" title={t('edit.documents')} lead={t('edit.documentsText')}>
        <DocumentRows draw={draw} rows={rowsOf(draw.values, 'documents')} />
      </FormSection>
      <FormSection id="fees" title={t('edit.fees')}>
        <div className="flex flex-wrap gap-x-4">
          <CodeSelect draw={draw} field="feeKind" codes={['state_duty', 'service_fee', 'free']} />
          <AmountInput draw={draw} name="feeQepik" label={t('field.feeQepik')} />
        </div>
        <FeeRows draw={draw} rows={rowsOf(draw.values, 'fees')} />
      </FormSection>
      <FormSection id="expedited" title={t('edit.term')}>
        <div className="flex flex-wrap gap-x-4">
          <TermInputs draw={draw} value="termValue" unit="termUnit" />
        </div>
        <ExpeditedRows draw={draw} rows={rowsOf(draw.values, 'expedited')} />
      </FormSection>
      <FormSection id="channels" title={t('edit.channels')}>
        <CodeBoxes draw={draw} field="channelCodes" />
        <Checkbox
          name="appointmentable"
          label={t('field.appointmentable')}
          defaultChecked={typedIn(draw, 'appointmentable') === 'on'}
        />
        <TextField
          name="windowMinutes"
          label={t('field.windowMinutes')}
          inputMode="numeric"
          width="xs"
          defaultValue={typedIn(draw, 'windowMinutes')}
          error={draw.errorOf('windowMinutes')}
        />
      </FormSection>
      <FormSection id="procedure" title={t('edit.procedure')}>
        <TextInLanguages
          draw={draw}
          name="procedure"
          label={t('field.procedure')}
          hint={t('input.procedureHint')}
          rows={7}
          maxLength={4000}
        />
        <CodeBoxes draw={draw} field="notificationForms" codes={NOTIFICATION_FORMS} />
        <Checkbox name="proactive" label={t('field.proactive')} defaultChecked={typedIn(draw, 'proactive') === 'on'} />
        <TextInLanguages draw={draw} name="proactiveTrigger" label={t('field.proactiveTrigger')} maxLength={300} />
      </FormSection>
      <FormSection id="decision" title={t('edit.decision')}>
        <CodeSelect draw={draw} field="resultDocumentCode" optional={t('edit.none')} />
        <CodeBoxes draw={draw} field="refusalGroundCodes" />
        <CodeBoxes draw={draw} field="suspensionGroundCodes" />
        <CodeSelect draw={draw} field="disputeRouteCode" optional={t('edit.none')} />
      </FormSection>
      <FormSection id="legal" title={t('edit.legal')} lead={t('edit.legalText', { count: acts.length })}>
        <Disclosure summary={t('edit.legalOpen')} open={Boolean(draw.errorOf('legalActCodes'))}>
          <CodeBoxes draw={draw} field="legalActCodes" />
        </Disclosure>
      </FormSection>
      <FormSection id="validity" title={t('edit.validity')}>
        <DateField
          name="validFrom"
          legend={t('edit.validFrom')}
          hint={t('edit.validFromHint')}
          error={draw.errorOf('validFrom')}
          value={{
            day: typedIn(draw, 'validFrom.day'),
            month: typedIn(draw, 'validFrom.month'),
            year: typedIn(draw, 'validFrom.year'),
          }}
          labels={{ day: forms('day'), month: forms('month'), year: forms('year') }}
        />
        <Button name="intent" value="save">
          {t('edit.save')}
        </Button>
      </FormSection>
    </form>
  )
}

import { AnswerList } from '@/components/applications/answer-list'
import { Panel, SummaryList } from '@/components/ui'
import { type OfficerCase, sourceLine } from '@/lib/applications'
import { formatDateTime, formatDay, formatMoney, formatPersonName, getTranslator, type Locale } from '@/lib/i18n'

/** Who applies, and everything they answered, with sources. */
export function CaseFacts({ found, locale }: { found: OfficerCase; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  const acting = getTranslator(locale, 'representation')
  const { applicant } = found
  return (
    <>
      <Panel title={t('officer.applicant')} icon="user">
        <SummaryList
          rows={[
            { key: t('officer.name'), value: formatPersonName(applicant) },
            { key: t('officer.pin'), value: applicant.pin },
            { key: t('officer.birthDate'), value: formatDay(locale, applicant.birthDate) },
            ...(found.company ? [{ key: acting('officer.company'), value: acting('officer.companyValue', found.company) }] : []),
            ...(found.deputy ? [{ key: acting('officer.deputy'), value: formatPersonName(found.deputy) }] : []),
          ]}
        />
      </Panel>
      <Panel title={t('officer.answers')} icon="document">
        <div className="grid gap-6">
          {found.sections.map((section) => (
            <section key={section.step} aria-labelledby={`answers-${section.step}`}>
              <h3 id={`answers-${section.step}`} className="mb-2 text-lg">
                {section.title}
              </h3>
              <AnswerList
                lines={section.lines.map((line) => ({ ...line, source: sourceLine(locale, line.source, found.agencyNames) }))}
              />
            </section>
          ))}
          <SummaryList
            rows={[
              ...(found.submittedAt ? [{ key: t('case.submittedAt'), value: formatDateTime(locale, found.submittedAt) }] : []),
              { key: t('case.fee'), value: found.feeQepik === 0 ? t('case.noFee') : formatMoney(locale, found.feeQepik) },
              { key: t('officer.declared'), value: found.declarations.join(' ') },
            ]}
          />
        </div>
      </Panel>
    </>
  )
}

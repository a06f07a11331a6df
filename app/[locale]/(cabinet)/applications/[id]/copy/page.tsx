import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswerList } from '@/components/applications/answer-list'
import { Page } from '@/components/layout'
import { Notice, SummaryList, TextLink } from '@/components/ui'
import { findApplication, sourceLine } from '@/lib/applications'
import { formatDateTime, formatMoney, formatPersonName, getTranslator, isLocale, localized } from '@/lib/i18n'
import { findPerson, requireCtx } from '@/lib/identity'
import { isId } from '@/lib/platform/ids'

export async function generateMetadata({ params }: PageProps<'/[locale]/applications/[id]/copy'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('print.title') } : {}
}

/** The application on paper: everything that was sent, its history and decision. Menus are left out by the print styles. */
export default async function ApplicationCopyPage({ params }: PageProps<'/[locale]/applications/[id]/copy'>) {
  const { id } = await params
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const [application, person] = await Promise.all([findApplication(ctx, id), findPerson(ctx, ctx.actor.personId)])
  if (!application || application === 'draft' || !person) notFound()

  const t = getTranslator(locale, 'applications')
  const acting = getTranslator(locale, 'representation')
  return (
    <Page title={t('print.title')} lead={localized(locale, application.service.name)} width="text">
      <div className="no-print mb-6">
        <Notice tone="info">{t('print.hint')}</Notice>
        <TextLink href={`/${locale}/applications/${id}`}>{t('print.back')}</TextLink>
        <p className="mt-3">
          <a href={`/${locale}/applications/${id}/copy/data`} download className="text-primary underline underline-offset-4">
            {t('engine.json')}
          </a>
        </p>
        <p className="text-sm text-muted">{t('engine.jsonHint')}</p>
      </div>
      <SummaryList
        rows={[
          { key: t('case.reference'), value: application.reference ?? '' },
          { key: t('print.applicant'), value: `${formatPersonName(person)}, ${person.pin}` },
          ...(application.companyTin && application.companyName
            ? [
                {
                  key: acting('officer.company'),
                  value: acting('officer.companyValue', { name: application.companyName, tin: application.companyTin }),
                },
              ]
            : []),
          { key: t('case.agency'), value: localized(locale, application.service.agency.name) },
          ...(application.submittedAt
            ? [{ key: t('case.submittedAt'), value: formatDateTime(locale, application.submittedAt) }]
            : []),
          { key: t('list.status'), value: t(`status.${application.status}`) },
          { key: t('case.fee'), value: application.feeQepik === 0 ? t('case.noFee') : formatMoney(locale, application.feeQepik) },
        ]}
      />
      {application.sections.map((section) => (
        <section key={section.step} className="mt-8 break-inside-avoid">
          <h2 className="mb-2 text-xl">{section.title}</h2>
          <AnswerList
            lines={section.lines.map((line) => ({ ...line, source: sourceLine(locale, line.source, application.agencyNames) }))}
          />
        </section>
      ))}
      <section className="mt-8 break-inside-avoid">
        <h2 className="mb-2 text-xl">{t('case.declared')}</h2>
        <ul className="list-disc ps-5">
          {application.declarations.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </section>
      <section className="mt-8">
        <h2 className="mb-2 text-xl">{t('case.history')}</h2>
        <SummaryList
          rows={application.history.map((move) => ({
            id: move.id,
            key: formatDateTime(locale, move.at),
            value: [t(`move.${move.action}`), move.position && localized(locale, move.position), move.note]
              .filter(Boolean)
              .join(': '),
          }))}
        />
      </section>
      <p className="mt-8 text-sm text-muted">
        {t('print.made', { at: formatDateTime(locale, ctx.now) })}. {t('print.notCertificate')}
      </p>
    </Page>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, Disclosure, Notice, Panel, SummaryList, TextLink } from '@/components/ui'
import { QrCode } from '@/components/applications/qr-code'
import { findReceipt, type Receipt } from '@/lib/applications'
import { groupedHash, methodWord, verifyAddress } from '@/lib/applications/model'
import { fileSize } from '@/lib/files/model'
import { formatDateTime, formatMoney, formatPersonName, getTranslator, isLocale, type Locale, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { isId } from '@/lib/platform/ids'

export async function generateMetadata({ params }: PageProps<'/[locale]/applications/[id]/receipt'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'receipt')('title') } : {}
}

export default async function ReceiptPage({ params }: PageProps<'/[locale]/applications/[id]/receipt'>) {
  const { id } = await params
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  const receipt = isId(id) ? await orUnavailable(() => findReceipt(ctx, id)) : null
  if (!receipt) notFound()
  const t = getTranslator(locale, 'receipt')
  const base = `/${locale}/applications/${id}`
  const address = verifyAddress(env().PORTAL_URL, locale, receipt.key)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      breadcrumbs={[{ href: base, label: receipt.reference }]}
      actions={<ButtonLink href={`${base}/receipt/pdf`}>{t('download')}</ButtonLink>}
    >
      <div className="grid max-w-3xl gap-6">
        {receipt.corrected && <Notice tone="info">{t('corrected')}</Notice>}
        <Panel title={receipt.reference}>
          <SummaryList rows={factsOf(receipt, locale)} />
        </Panel>
        <Panel title={t('hash')}>
          <Hash value={receipt.contentHash} />
          <p className="no-print mt-4">
            <TextLink href={`${base}/receipt/content`}>{t('content')}</TextLink>
          </p>
          <Disclosure summary={t('recompute')}>
            <p className="max-w-text">{t('recomputeBody')}</p>
            <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 text-sm">
              <code>shasum -a 256 {receipt.reference}.json</code>
            </pre>
          </Disclosure>
        </Panel>
        <Panel title={t('files')}>
          {receipt.files.length === 0 ? (
            <p className="text-muted">{t('noFiles')}</p>
          ) : (
            <ul className="grid gap-4">
              {receipt.files.map((file) => (
                <li key={`${file.sha256}${file.fileName}`}>
                  <p className="break-words font-medium">
                    {file.fileName} <span className="text-sm font-normal text-muted">{fileSize(locale, file.sizeBytes)}</span>
                  </p>
                  <Hash value={file.sha256} />
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <Panel title={t('verify')}>
          <p className="max-w-text">{t('verifyBody')}</p>
          <div className="mt-3 flex flex-wrap items-start gap-6">
            <QrCode text={address} label={t('qr')} />
            <div className="min-w-0">
              <p className="break-all">
                <TextLink href={address}>{address}</TextLink>
              </p>
              <p className="mt-3 text-sm text-muted">{t('key')}</p>
              <p className="font-mono">{receipt.key}</p>
            </div>
          </div>
        </Panel>
      </div>
    </Page>
  )
}

function Hash({ value }: { value: string }) {
  return <p className="font-mono text-sm leading-relaxed break-words">{groupedHash(value)}</p>
}

function factsOf(receipt: Receipt, locale: Locale) {
  const t = getTranslator(locale, 'receipt')
  const { applicant, company, deputy, signature, fee, versions } = receipt
  return [
    { key: t('service'), value: localized(locale, receipt.service) },
    { key: t('agency'), value: localized(locale, receipt.agency) },
    { key: t('applicant'), value: `${formatPersonName(applicant)} (${applicant.maskedPin})` },
    ...(company ? [{ key: t('company'), value: `${company.name} (${company.tin})` }] : []),
    ...(deputy ? [{ key: t('deputy'), value: formatPersonName(deputy) }] : []),
    { key: t('sentAt'), value: t('bakuTime', { at: formatDateTime(locale, receipt.sentAt) }) },
    { key: t('versions'), value: t('versionsValue', { form: versions.form, registry: versions.registry ?? '-' }) },
    {
      key: t('signature'),
      value: signature
        ? t('signed', {
            at: formatDateTime(locale, new Date(signature.signedAt)),
            method: t(`method.${methodWord(signature.method)}`),
          })
        : t('notSigned'),
    },
    {
      key: t('fee'),
      value: fee
        ? t('feeStatus', {
            amount: formatMoney(locale, fee.amountQepik),
            status: getTranslator(locale, 'payments')(`status.${fee.status}`),
          })
        : t('noFee'),
    },
  ]
}

import { ButtonLink, type IconName } from '@/components/ui'
import { formatDay, getTranslator, localized } from '@/lib/i18n'
import { expiryOf, type IdentityDocument } from '@/lib/portfolio/model'
import { ExpiryTag, expiryText } from './expiry-tag'
import { Masked } from './masked'
import { NoneLine, RecordCard, RecordGrid } from './record-card'
import { Source } from './source'
import type { View } from './view'

/** Service that renews a card, offered when its end is near. */
const RENEW_CARD = 'din-id-card-renew'
const ICONS = { id_card: 'id-card', passport: 'passport', driving_licence: 'car' } as const satisfies Record<string, IconName>

export function Documents(view: View) {
  return (
    <RecordGrid>
      <Paper view={view} code="id_card" />
      <Paper view={view} code="passport" />
      <Paper view={view} code="driving_licence" />
      <BirthRecords {...view} />
    </RecordGrid>
  )
}

function Paper({ view: { locale, today, owners, facts }, code }: { view: View; code: 'id_card' | 'passport' | 'driving_licence' }) {
  const t = getTranslator(locale, 'portfolio')
  const fact = facts[code]
  if (!fact.ok) return null
  const source = <Source locale={locale} owners={owners} of={fact} />
  const document: (IdentityDocument & { categories?: string[] }) | null = fact.value
  if (!document)
    return (
      <RecordCard
        icon={ICONS[code]}
        title={t(`documents.${code}`)}
        rows={[]}
        source={source}
        action={<NoneLine>{t(`documents.none.${code}`)}</NoneLine>}
      />
    )
  const expiry = expiryOf(document.expiresOn, today)
  const ends = expiry.state === 'soon' || expiry.state === 'expired'
  return (
    <RecordCard
      icon={ICONS[code]}
      title={t(`documents.${code}`)}
      tag={<ExpiryTag locale={locale} expiry={expiry} />}
      rows={[
        { key: t('documents.number'), value: <Masked locale={locale} value={document.number} what={t('documents.number')} /> },
        ...(document.categories ? [{ key: t('documents.categories'), value: document.categories.join(', ') }] : []),
        { key: t('expiry.until'), value: expiryText(locale, expiry) },
        { key: t('documents.issued'), value: formatDay(locale, document.issuedOn) },
        { key: t('documents.issuer'), value: <span lang="az">{document.issuer}</span> },
      ]}
      source={source}
      action={
        code === 'id_card' && ends ? (
          <ButtonLink href={`/${locale}/apply/${RENEW_CARD}`} kind="secondary">
            {t('documents.renew')}
          </ButtonLink>
        ) : undefined
      }
    />
  )
}

function BirthRecords({ locale, owners, facts }: View) {
  const t = getTranslator(locale, 'portfolio')
  const { birth_record: own, children } = facts
  const number = t('documents.number')
  return (
    <>
      {own.ok && own.value && (
        <RecordCard
          icon="certificate"
          title={t('documents.birth_record')}
          rows={[
            { key: number, value: <Masked locale={locale} value={own.value.number} what={number} /> },
            { key: t('documents.recorded'), value: formatDay(locale, own.value.recordedOn) },
            { key: t('documents.office'), value: localized(locale, own.value.office) },
          ]}
          source={<Source locale={locale} owners={owners} of={own} />}
        />
      )}
      {children.ok &&
        children.value.map((child) => (
          <RecordCard
            key={child.pin}
            icon="child"
            title={t('documents.childBirthRecord')}
            rows={[
              { key: t('documents.child'), value: child.name },
              { key: number, value: <Masked locale={locale} value={child.birthRecordNumber} what={number} /> },
              { key: t('person.birthDate'), value: formatDay(locale, child.birthDate) },
              { key: t('documents.recorded'), value: formatDay(locale, child.birthRecordDate) },
            ]}
            source={<Source locale={locale} owners={owners} of={children} />}
          />
        ))}
    </>
  )
}

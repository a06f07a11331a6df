import { Disclosure, type IconName, Notice, Panel, TextLink } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import type { PortfolioSection, SectionCode } from '@/lib/portfolio/model'
import { Documents } from './documents'
import { Education } from './education'
import { Employment } from './employment'
import { Family } from './family'
import { Personal } from './personal'
import { Property } from './property'
import { ownerName } from './source'
import { Vehicles } from './vehicles'
import type { View } from './view'

const PIECES: Record<SectionCode, { icon: IconName; Content: (view: View) => React.ReactNode }> = {
  personal: { icon: 'user', Content: Personal },
  family: { icon: 'family', Content: Family },
  documents: { icon: 'id-card', Content: Documents },
  education: { icon: 'education', Content: Education },
  employment: { icon: 'briefcase', Content: Employment },
  property: { icon: 'property', Content: Property },
  vehicles: { icon: 'car', Content: Vehicles },
}

type SectionProps = { section: PortfolioSection; view: View; agencyCodes: readonly string[]; retryHref: string }

/** A part of the portfolio: what did not answer by name, then what did, then whom to tell about a mistake. */
export function Section({ section: { code, failures }, view, agencyCodes, retryHref }: SectionProps) {
  const t = getTranslator(view.locale, 'portfolio')
  const { icon, Content } = PIECES[code]
  return (
    <Panel id={code} title={t(`sections.${code}`)} icon={icon} footer={<Correction view={view} agencyCodes={agencyCodes} />}>
      {failures.map(({ register, error }) => (
        <Notice
          key={register}
          tone="warning"
          title={t(error === 'malformed' ? 'failure.titleMalformed' : 'failure.title', { register: t(`registers.${register}`) })}
        >
          <p>{t(`failure.${error}`)}</p>
          <TextLink href={retryHref} className="mt-1 inline-flex min-h-11 items-center font-semibold sm:min-h-8">
            {t('failure.again')}
          </TextLink>
        </Notice>
      ))}
      <Content {...view} />
    </Panel>
  )
}

function Correction({ view: { locale, owners }, agencyCodes }: { view: View; agencyCodes: readonly string[] }) {
  const t = getTranslator(locale, 'portfolio')
  return (
    <Disclosure summary={t('wrong.title')}>
      <p>{t('wrong.body')}</p>
      <ul className="my-2 grid gap-1">
        {agencyCodes.map((code) => {
          const phone = owners[code]?.phone
          return (
            <li key={code}>
              <span className="font-medium">{ownerName(locale, owners[code], code)}</span>,{' '}
              {phone ? t('wrong.phone', { phone }) : t('wrong.noPhone')}
            </li>
          )
        })}
      </ul>
      <p className="text-muted">{t('wrong.hint')}</p>
    </Disclosure>
  )
}

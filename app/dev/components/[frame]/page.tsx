import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { CabinetShell, Container, Hero, Page, PublicShell, StaffShell } from '@/components/layout'
import {
  Button,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Notice,
  Panel,
  StatusTag,
  SummaryList,
  TextLink,
  Toast,
} from '@/components/ui'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n'

const HERE = '/dev/components'

function PublicExample({ locale }: { locale: Locale }) {
  return (
    <PublicShell locale={locale} perRequest>
      <Hero
        locale={locale}
        title="Dövlət xidmətləri bir ünvanda"
        lead="Müraciət edin, növbəyə yazılın, sənədlərinizə və məlumatlarınıza nəzarət edin."
        search
      />
      <Container>
        <h2 className="mb-4 text-2xl">Həyat hadisələri</h2>
        <CardGrid>
          <Card title="Uşaq dünyaya gəldi" href={HERE} icon="child">
            <p className="text-muted">6 xidmət</p>
          </Card>
          <Card title="Sənəd itdi" href={HERE} icon="id-card">
            <p className="text-muted">4 xidmət</p>
          </Card>
          <Card title="Köçürəm" href={HERE} icon="home">
            <p className="text-muted">5 xidmət</p>
          </Card>
        </CardGrid>
      </Container>
    </PublicShell>
  )
}

function CabinetExample({ locale }: { locale: Locale }) {
  return (
    <CabinetShell
      locale={locale}
      person={{ name: 'Məmmədova Leyla Rauf qızı' }}
      acting={{ id: 'nigar', name: 'Nigar Məmmədova', kind: 'parent', back: '/dev/components' }}
      unread={3}
      isStaff
    >
      <Page
        title="Salam, Leyla"
        lead="Bu gün diqqətinizi iki iş gözləyir."
        breadcrumbs={[
          { href: HERE, label: 'Kabinet' },
          { href: `${HERE}/public`, label: 'Müraciətlər' },
        ]}
        notice={<Toast>Növbəniz təsdiqləndi: 24 noyabr 2026, 09:30.</Toast>}
        actions={
          <ButtonLink href={HERE} kind="secondary">
            Paneli qur
          </ButtonLink>
        }
        aside={
          <Panel title="Növbəti görüş" icon="calendar">
            <p className="font-semibold">24 noyabr 2026, 09:30</p>
            <p className="text-muted">1 saylı ASAN xidmət mərkəzi</p>
          </Panel>
        }
      >
        <div className="grid gap-6">
          <Panel title="Diqqətinizi gözləyir" icon="bell" tone="warning" footer={<TextLink href={HERE}>Niyə görürsünüz</TextLink>}>
            <p className="mb-3">Şəxsiyyət vəsiqənizin müddəti 25 gün sonra, 16 dekabr 2026 tarixində bitir.</p>
            <Button type="button" size="sm">
              Dəyişdirməyə başla
            </Button>
          </Panel>
          <Panel title="Müraciətlər" icon="document" actions={<StatusTag tone="info">Baxılır</StatusTag>}>
            <SummaryList
              rows={[
                { key: 'Nömrə', value: 'ASN-2026-7F3K-92QD' },
                { key: 'Göndərilib', value: '21 noyabr 2026' },
              ]}
            />
          </Panel>
          <Panel title="Əmlak">
            <Notice tone="warning" title="Daşınmaz əmlak reyestri cavab vermir">
              Qalan məlumatlarınız göstərilir. Bir azdan yenidən yoxlayın.
            </Notice>
          </Panel>
          <EmptyState title="Razılıq sorğusu yoxdur" icon="shield-check" />
        </div>
      </Page>
    </CabinetShell>
  )
}

function StaffExample({ locale }: { locale: Locale }) {
  return (
    <StaffShell
      locale={locale}
      staff={{ name: 'Rauf Əliyev', body: 'Daxili İşlər Nazirliyi', roles: ['Müraciət əməkdaşı'] }}
      permissions={['applications.read', 'queue.operate', 'reports.read', 'staff.manage']}
    >
      <Page title="Müraciətlər növbəsi" width="text">
        <p>Mətn eni ilə səhifə.</p>
      </Page>
    </StaffShell>
  )
}

const EXAMPLES: Record<string, (props: { locale: Locale }) => ReactNode> = {
  public: PublicExample,
  cabinet: CabinetExample,
  staff: StaffExample,
}

/** The frames, one a page, in the language asked for (`?lang=ru`). */
export default async function FramePage({ params, searchParams }: PageProps<'/dev/components/[frame]'>) {
  const { frame } = await params
  const { lang } = await searchParams
  const Example = EXAMPLES[frame]
  if (!Example) notFound()
  return <Example locale={typeof lang === 'string' && isLocale(lang) ? lang : DEFAULT_LOCALE} />
}

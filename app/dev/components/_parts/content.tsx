import {
  ButtonLink,
  Card,
  CardGrid,
  DataTable,
  Disclosure,
  EmptyState,
  Notice,
  Pagination,
  Panel,
  SourceLine,
  Stat,
  StatusTag,
  Steps,
  SummaryList,
  Tabs,
  TextLink,
  Timeline,
  Toast,
  TONES,
  VisuallyHidden,
} from '@/components/ui'
import { Specimen, State } from './specimen'

const HERE = '/dev/components'
const WORDS = {
  neutral: 'Qaralama',
  info: 'Baxılır',
  success: 'Təsdiqlənib',
  warning: 'Məlumat tələb olunur',
  danger: 'İmtina edilib',
}
const ROWS = [
  {
    reference: 'ASN-2026-7F3K-92QD',
    service: 'Şəxsiyyət vəsiqəsinin dəyişdirilməsi',
    tone: 'info',
    on: '21 noyabr 2026',
    fee: '10,00 ₼',
  },
  { reference: 'ASN-2026-4M1P-08XA', service: 'Yaşayış yeri haqqında arayış', tone: 'success', on: '3 noyabr 2026', fee: '0,00 ₼' },
  {
    reference: 'ASN-2026-9R2T-55BC',
    service: 'Uşağın anadan olmasına görə birdəfəlik müavinət',
    tone: 'warning',
    on: '28 oktyabr 2026',
    fee: '1 234,50 ₼',
  },
] as const

const COLUMNS = [
  { header: 'Xidmət', primary: true, cell: (row: (typeof ROWS)[number]) => <TextLink href={HERE}>{row.service}</TextLink> },
  { header: 'Nömrə', nowrap: true, cell: (row: (typeof ROWS)[number]) => row.reference },
  { header: 'Vəziyyət', cell: (row: (typeof ROWS)[number]) => <StatusTag tone={row.tone}>{WORDS[row.tone]}</StatusTag> },
  { header: 'Tarix', nowrap: true, cell: (row: (typeof ROWS)[number]) => row.on },
  { header: 'Rüsum', align: 'end' as const, cell: (row: (typeof ROWS)[number]) => row.fee },
]

const PAGE_LABELS = { nav: 'Səhifələr', previous: 'Əvvəlki', next: 'Növbəti', page: 'Səhifə' }

export function Messages() {
  return (
    <>
      <Specimen id="tags" title="StatusTag" use="Söz və işarə mənanı daşıyır, rəng yalnız kömək edir.">
        <div className="flex flex-wrap gap-2">
          {TONES.map((tone) => (
            <StatusTag key={tone} tone={tone}>
              {WORDS[tone]}
            </StatusTag>
          ))}
        </div>
      </Specimen>
      <Specimen id="notices" title="Notice">
        {TONES.map((tone) => (
          <Notice key={tone} tone={tone} title={WORDS[tone]}>
            Vəsiqənizin müddəti 25 gün sonra bitir. <TextLink href={HERE}>Niyə görürsünüz</TextLink>
          </Notice>
        ))}
        <Notice tone="info">Başlıqsız qısa bildiriş.</Notice>
      </Specimen>
      <Specimen id="toasts" title="Toast" use="İş görüldü: növbəti səhifənin başında qalır, özü yox olmur.">
        <Toast>Müraciətiniz göndərildi. Nömrəsi ASN-2026-7F3K-92QD.</Toast>
        <Toast tone="danger">Reyestr cavab vermir. Bir azdan yenidən cəhd edin.</Toast>
      </Specimen>
      <Specimen id="empty" title="EmptyState">
        <EmptyState title="Hələ müraciətiniz yoxdur" action={<ButtonLink href={HERE}>Xidmət seç</ButtonLink>}>
          Müraciət etdikdən sonra onun gedişini burada izləyəcəksiniz.
        </EmptyState>
        <div className="mt-4">
          <EmptyState icon="calendar" title="Qarşıda görüş yoxdur" />
        </div>
      </Specimen>
    </>
  )
}

export function Lists() {
  return (
    <>
      <Specimen id="cards" title="Card, CardGrid">
        <CardGrid>
          <Card title="Şəxsiyyət vəsiqəsi" href={HERE} icon="id-card">
            <p className="text-muted">Alın, dəyişin, itibsə bərpa edin</p>
          </Card>
          <Card title="Ailə" href={HERE} icon="family">
            <p className="text-muted">Doğum, nikah, müavinətlər</p>
          </Card>
          <Card title="Diqqət" tone="warning">
            <p>Pasportun müddəti bitir</p>
          </Card>
        </CardGrid>
      </Specimen>
      <Specimen id="panels" title="Panel, Stat">
        <div className="grid gap-4 lg:grid-cols-2">
          <Panel
            title="Diqqətinizi gözləyir"
            icon="bell"
            tone="warning"
            actions={<StatusTag tone="warning">2 iş</StatusTag>}
            footer={<TextLink href={HERE}>Hamısı</TextLink>}
          >
            <p>Şəxsiyyət vəsiqənizin müddəti 16 dekabr 2026 tarixində bitir.</p>
            <Disclosure summary="Niyə görürsünüz">
              Daxili İşlər Nazirliyinin reyestrində vəsiqənin bitmə tarixinə 30 gündən az qalıb.
            </Disclosure>
          </Panel>
          <Panel title="Müraciətlər">
            <p>Sadə panel.</p>
          </Panel>
        </div>
        <div className="mt-4 grid gap-4 sm:grid-cols-3">
          <Stat label="Bu gün gözlənilir" value="128" hint="12 nəfər indi mərkəzdədir" />
          <Stat label="Orta gözləmə" value="7 dəq" />
          <Stat label="Yığılan rüsum" value="1 840,00 ₼" />
        </div>
      </Specimen>
      <Specimen id="summary" title="SummaryList, SourceLine">
        <SummaryList
          rows={[
            {
              key: 'Soyad, ad, ata adı',
              value: 'Məmmədova Leyla Rauf qızı',
              source: 'Mənbə: Daxili İşlər Nazirliyi, 21 noyabr 2026 tarixinə',
            },
            { key: 'Doğum tarixi', value: '27 mart 1991', action: { href: HERE, label: 'Dəyiş', hiddenText: 'doğum tarixini' } },
            { key: 'Ünvan', value: <VisuallyHidden>Məlumat yoxdur</VisuallyHidden> },
          ]}
        />
        <SourceLine>Mənbə: Əmək və Əhalinin Sosial Müdafiəsi Nazirliyi</SourceLine>
      </Specimen>
      <Specimen id="timeline" title="Timeline">
        <Timeline
          label="Müraciətin gedişi"
          items={[
            { title: 'Göndərildi', at: '3 noyabr 2026, 10:12', tone: 'success' },
            {
              title: 'Əlavə məlumat istənildi',
              at: '5 noyabr 2026, 16:40',
              tone: 'warning',
              detail: 'Məktub: ailə tərkibi haqqında arayışı dəqiqləşdirin.',
            },
            { title: 'Baxılır', at: '6 noyabr 2026, 09:01', tone: 'info', current: true },
            { title: 'Qərar', at: '17 noyabr 2026 tarixinədək' },
          ]}
        />
      </Specimen>
      <Specimen id="tables" title="DataTable" use="Dar ekranda hər sətir karta çevrilir.">
        <DataTable caption="Müraciətlərim" columns={COLUMNS} rows={ROWS} rowKey={(row) => row.reference} empty="Müraciət yoxdur" />
        <div className="mt-4">
          <DataTable caption="Boş cədvəl" columns={COLUMNS} rows={[]} rowKey={() => ''} empty="Bu gün müraciət yoxdur." />
        </div>
      </Specimen>
      <Specimen id="paging" title="Pagination">
        <State name="ortada">
          <Pagination page={7} pageCount={24} hrefFor={(page) => `${HERE}?page=${page}`} labels={PAGE_LABELS} />
        </State>
        <State name="birinci">
          <Pagination
            page={1}
            pageCount={3}
            hrefFor={(page) => `${HERE}?page=${page}`}
            labels={{ ...PAGE_LABELS, nav: 'Qısa siyahının səhifələri' }}
          />
        </State>
      </Specimen>
      <Specimen id="tabs" title="Tabs">
        <Tabs
          label="Müraciətlərin bölmələri"
          items={[
            { href: `${HERE}?tab=open`, label: 'Davam edir', current: true, count: 2 },
            { href: `${HERE}?tab=drafts`, label: 'Qaralamalar', count: 1 },
            { href: `${HERE}?tab=closed`, label: 'Bitmiş' },
          ]}
        />
      </Specimen>
      <Specimen id="steps" title="Steps">
        <Steps
          label="Müraciətin addımları"
          doneLabel="tamamlanıb"
          items={[
            { label: 'Məlumatlarınız', href: HERE, state: 'done' },
            { label: 'Çatdırılma', state: 'current' },
            { label: 'Yoxlama', state: 'todo' },
            { label: 'Göndərmə', state: 'todo' },
          ]}
        />
      </Specimen>
      <Specimen id="disclosure" title="Disclosure">
        <Disclosure summary="Rədd cavabından necə şikayət etmək olar?">
          Qərardan 30 gün ərzində yuxarı orqana və ya məhkəməyə.
        </Disclosure>
        <Disclosure summary="Açıq halda" open>
          Məzmun.
        </Disclosure>
      </Specimen>
    </>
  )
}

import {
  Button,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  DateField,
  Dialog,
  ErrorSummary,
  HiddenFields,
  Icon,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  TextLink,
} from '@/components/ui'
import { Specimen, State } from './specimen'

const DATE_LABELS = { day: 'Gün', month: 'Ay', year: 'İl' }
const CENTRES = [
  { value: 'asan-1', label: '1 saylı ASAN xidmət mərkəzi, Bakı' },
  { value: 'asan-6', label: '6 saylı ASAN xidmət mərkəzi, Sumqayıt' },
  { value: 'asan-9', label: '9 saylı mərkəz (təmirdədir)', disabled: true },
]

/** Mistakes as a form would show them. `summary` is a page of its own state: the summary takes focus. */
export function Forms() {
  return (
    <>
      <Specimen
        id="buttons"
        title="Button, ButtonLink"
        use="Button nəsə edir, ButtonLink harasa aparır. Bir ekranda bir əsas düymə."
      >
        <State name="növlər">
          <div className="flex flex-wrap gap-3">
            <Button type="button">Müraciəti göndər</Button>
            <Button type="button" kind="secondary">
              Qaralama kimi saxla
            </Button>
            <Button type="button" kind="quiet">
              Geri
            </Button>
            <Button type="button" kind="danger">
              <Icon name="trash" size="sm" /> Növbəni ləğv et
            </Button>
          </div>
        </State>
        <State name="disabled">
          <div className="flex flex-wrap gap-3">
            <Button type="button" disabled>
              Müraciəti göndər
            </Button>
            <Button type="button" kind="secondary" disabled>
              Saxla
            </Button>
          </div>
        </State>
        <State name="sm, ButtonLink">
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/dev/components" size="sm">
              Xidmətə başla
            </ButtonLink>
            <ButtonLink href="/dev/components" kind="secondary" size="sm">
              Ətraflı
            </ButtonLink>
            <ButtonLink href="/dev/components" kind="danger" size="sm">
              Geri götür
            </ButtonLink>
          </div>
        </State>
      </Specimen>

      <Specimen id="links" title="TextLink">
        <p>
          Ətraflı məlumat <TextLink href="/dev/components">xidmətin səhifəsindədir</TextLink>, qanunun mətni{' '}
          <TextLink href="https://e-qanun.az" external>
            e-qanun.az
          </TextLink>{' '}
          saytındadır.
        </p>
      </Specimen>

      <Specimen
        id="errors"
        title="ErrorSummary"
        use="Formanın üstündə, səhifə açılanda fokus onun üzərindədir. Hər sətir sahəyə aparır."
      >
        <ErrorSummary
          title="Davam etmək üçün bunları düzəldin"
          errors={[
            { field: 'phone', message: 'Telefon nömrəsini +994 ilə yazın' },
            { field: 'issuedOn', message: 'Verilmə tarixi gələcəkdə ola bilməz' },
            { field: 'delivery', message: 'Çatdırılma üsulunu seçin' },
            { field: 'declaration', message: 'Bəyannaməni təsdiqləyin' },
          ]}
        />
      </Specimen>

      <Specimen id="text-fields" title="TextField, TextArea">
        <HiddenFields values={{ idempotencyKey: 'demo' }} />
        <TextField
          name="email"
          label="E-poçt"
          hint="Bildirişlər bu ünvana gələcək"
          optional="istəyə bağlı"
          type="email"
          autoComplete="email"
        />
        <TextField
          name="phone"
          label="Mobil nömrə"
          type="tel"
          autoComplete="tel"
          defaultValue="050 123"
          required
          error="Telefon nömrəsini +994 ilə yazın"
        />
        <TextField
          name="pin"
          label="FİN"
          hint="Şəxsiyyət vəsiqəsinin arxasında, 7 simvol"
          width="sm"
          maxLength={7}
          spellCheck={false}
          autoComplete="off"
        />
        <TextField name="income" label="Aylıq gəlir" width="xs" inputMode="decimal" suffix="₼" defaultValue="650,00" />
        <TextField name="address" label="Ünvan" width="full" defaultValue="Bakı, Nizami küçəsi 12" readOnly />
        <TextArea name="comment" label="Şərh" hint="Şəxsi məlumat yazmayın" optional="istəyə bağlı" rows={3} />
        <TextArea name="reason" label="Səbəb" error="Səbəbi yazın" rows={3} />
      </Specimen>

      <Specimen id="date-fields" title="DateField" use="Əzbər bilinən tarix üçün.">
        <DateField name="birthDate" legend="Doğum tarixi" hint="Məsələn: 27 3 1991" labels={DATE_LABELS} birthday />
        <DateField
          name="issuedOn"
          legend="Verilmə tarixi"
          labels={DATE_LABELS}
          value={{ day: '31', month: '12', year: '2031' }}
          error="Verilmə tarixi gələcəkdə ola bilməz"
          errorParts={['year']}
        />
      </Specimen>

      <Specimen id="choices" title="Select, RadioGroup, CheckboxGroup, Checkbox">
        <Select name="centre" label="Mərkəz" placeholder="Mərkəzi seçin" options={CENTRES} />
        <Select
          name="centreWrong"
          label="Mərkəz"
          placeholder="Mərkəzi seçin"
          options={CENTRES}
          error="Mərkəzi seçin"
          hint="Qeydiyyat ünvanınıza yaxın olanlar əvvəldədir"
        />
        <RadioGroup
          name="speed"
          legend="Hazırlanma müddəti"
          legendSize="md"
          hint="Rüsum müddətdən asılıdır"
          defaultValue="usual"
          options={[
            { value: 'usual', label: 'Adi, 10 iş günü', hint: '10,00 ₼' },
            { value: 'fast', label: 'Sürətli, 1 iş günü', hint: '40,00 ₼' },
            { value: 'now', label: 'Dərhal', hint: 'Bu mərkəzdə yoxdur', disabled: true },
          ]}
        />
        <RadioGroup
          name="delivery"
          legend="Necə götürəcəksiniz?"
          inline
          error="Çatdırılma üsulunu seçin"
          options={[
            { value: 'centre', label: 'Mərkəzdən' },
            { value: 'post', label: 'Poçtla' },
          ]}
        />
        <CheckboxGroup
          name="channels"
          legend="Bildiriş kanalları"
          defaultValues={['portal']}
          options={[
            { value: 'portal', label: 'Portalda', hint: 'Həmişə saxlanılır' },
            { value: 'email', label: 'E-poçt' },
            { value: 'sms', label: 'SMS' },
          ]}
        />
        <Checkbox name="newsletter" label="Yeni xidmətlər haqqında yazın" hint="Ayda bir dəfədən çox olmayacaq" />
        <Checkbox
          name="declaration"
          label="Verdiyim məlumatların doğru olduğunu təsdiq edirəm"
          error="Bəyannaməni təsdiqləyin"
          required
        />
      </Specimen>

      <Specimen id="dialog" title="Dialog" use="JavaScript olmadan yerində açılan bölmə kimi işləyir.">
        <Dialog trigger="Növbəni ləğv et" triggerKind="danger" title="Növbə ləğv edilsin?" closeLabel="Bağla">
          <p>24 noyabr 2026, 09:30, 1 saylı ASAN xidmət mərkəzi. Ləğvdən sonra bu vaxt başqasına verilə bilər.</p>
          <div className="mt-5 flex flex-wrap gap-3">
            <Button type="button" kind="danger">
              Bəli, ləğv et
            </Button>
          </div>
        </Dialog>
      </Specimen>
    </>
  )
}

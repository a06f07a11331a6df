import type { Metadata } from 'next'
import { Button, DataTable, HiddenFields, Panel, RadioGroup, StatusTag, TextField, VisuallyHidden } from '@/components/ui'
import { DEVICE_KINDS } from '@/db/vocabulary/queue'
import { formatDateTime, getTranslator, isLocale } from '@/lib/i18n'
import { listDevices } from '@/lib/queue'
import { openPlan } from '../../_parts/open-plan'
import { PlanFrame } from '../../_parts/plan-frame'
import { changeDevice, newDevice } from '../../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/devices'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.devices') } : {}
}

export default async function DevicesPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/devices'>) {
  const { locale, ctx, centre, search, t, errors, errorOf, field, value } = await openPlan({ params, searchParams }, 'devices')
  const devices = await listDevices(ctx, centre.code)
  type Device = (typeof devices)[number]
  const stateOf = ({ disabledAt, paired, pairingExpiresAt }: Device) =>
    disabledAt ? 'disabled' : paired ? 'paired' : pairingExpiresAt && pairingExpiresAt > ctx.now ? 'waiting' : 'notPaired'
  const tones = { disabled: 'neutral', paired: 'success', waiting: 'info', notPaired: 'warning' } as const
  return (
    <PlanFrame locale={locale} centre={centre} tab="devices" search={search} errors={errors} lead={t('devices.lead')}>
      <DataTable
        caption={t('tabs.devices')}
        captionHidden
        rows={devices}
        rowKey={(device) => device.id}
        empty={t('devices.empty')}
        columns={[
          { header: t('devices.name'), primary: true, cell: (device) => <span className="wrap-anywhere">{device.name}</span> },
          { header: t('devices.kind'), cell: (device) => t(`devices.kind_${device.kind}`) },
          { header: t('devices.series'), cell: (device) => device.series ?? t('none') },
          {
            header: t('devices.state'),
            cell: (device) => <StatusTag tone={tones[stateOf(device)]}>{t(`devices.${stateOf(device)}`)}</StatusTag>,
          },
          { header: t('devices.seen'), cell: (device) => (device.seenAt ? formatDateTime(locale, device.seenAt) : t('none')) },
          {
            header: t('edit'),
            cell: (device) => (
              <form action={changeDevice} className="flex flex-wrap gap-2">
                <HiddenFields values={{ centreCode: centre.code, id: device.id }} />
                <Button kind="quiet" name="move" value="pair">
                  <span aria-hidden="true">{t('devices.pair')}</span>
                  <VisuallyHidden>{t('devices.pairFull', { name: device.name })}</VisuallyHidden>
                </Button>
                {!device.disabledAt && (
                  <Button kind="quiet" name="move" value="disable">
                    <span aria-hidden="true">{t('devices.disable')}</span>
                    <VisuallyHidden>{t('devices.disableFull', { name: device.name })}</VisuallyHidden>
                  </Button>
                )}
              </form>
            ),
          },
        ]}
      />
      <Panel title={t('devices.add')} id="add">
        <form action={newDevice} noValidate className="max-w-text">
          <HiddenFields values={{ centreCode: centre.code }} />
          <RadioGroup
            name="kind"
            legend={t('devices.kind')}
            options={DEVICE_KINDS.map((kind) => ({ value: kind, label: t(`devices.kind_${kind}`) }))}
            defaultValue={value('kind')}
            error={errorOf('kind')}
          />
          <TextField {...field('name')} label={t('devices.name')} hint={t('devices.nameHint')} maxLength={60} required />
          <Button>{t('devices.submit')}</Button>
        </form>
      </Panel>
    </PlanFrame>
  )
}

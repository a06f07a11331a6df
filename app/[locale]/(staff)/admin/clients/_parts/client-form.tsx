import { Button, Checkbox, CheckboxGroup, HiddenFields, Panel, RadioGroup, Select, TextArea, TextField } from '@/components/ui'
import { ASSURANCE_LEVELS } from '@/db/vocabulary/identity'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { API_SCOPES, CLAIMS, PARTNER_ID_TOKEN_ALGS, PERSONAL_API_SCOPES } from '@/lib/identity/model'
import type { FormValues } from '@/lib/platform/forms/model'

type Props = {
  locale: Locale
  action: (form: FormData) => Promise<void>
  /** What is in the form: a registration, or what was typed and refused. */
  values: FormValues
  errors: readonly { field: string; message: string }[]
  hidden: Record<string, string>
  /** A new one chooses its client_id; later it stays. */
  isNew: boolean
}

/** Everything there is to a registration, on one page without JavaScript. */
export function ClientForm({ locale, action, values, errors, hidden, isNew }: Props) {
  const t = getTranslator(locale, 'clients')
  const optional = getTranslator(locale, 'forms')('optional')
  const one = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const many = (name: string) => [values[name] ?? []].flat()
  const error = (name: string) => errors.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message
  const field = (name: string) => ({ name, error: error(name), defaultValue: one(name) })
  const tick = (name: string) => ({ name, value: 'yes', defaultChecked: one(name) === 'yes' })
  const code = { spellCheck: false, autoComplete: 'off' } as const
  return (
    <form action={action} noValidate className="grid gap-6">
      <HiddenFields values={hidden} />
      <Panel title={t('form.aboutPart')}>
        {isNew && (
          <TextField
            {...field('clientId')}
            {...code}
            label={t('form.clientId')}
            hint={t('form.clientIdHint')}
            maxLength={40}
            width="md"
            required
          />
        )}
        <RadioGroup
          {...field('kind')}
          legend={t('form.kind')}
          required
          options={[
            { value: 'state', label: t('kind.state'), hint: t('form.kindStateHint') },
            { value: 'private', label: t('kind.private'), hint: t('form.kindPrivateHint') },
          ]}
        />
        <TextField {...field('legalName')} label={t('form.legalName')} maxLength={160} autoComplete="off" required />
        <TextField
          {...field('tin')}
          {...code}
          label={t('form.tin')}
          hint={t('form.tinHint')}
          inputMode="numeric"
          maxLength={10}
          width="sm"
          required
        />
        <TextField
          {...field('sector')}
          {...code}
          label={t('form.sector')}
          hint={t('form.sectorHint')}
          optional={optional}
          maxLength={30}
          width="sm"
        />
        <TextField
          {...field('legalBasis')}
          label={t('form.legalBasis')}
          hint={t('form.legalBasisHint')}
          maxLength={300}
          autoComplete="off"
          required
        />
        {(['name', 'purpose'] as const).map((name) => (
          <fieldset key={name} className="mb-2">
            <legend className="text-lg font-semibold">{t(`form.${name}`)}</legend>
            <p className="mb-4 text-muted">{t(`form.${name}Hint`)}</p>
            <TextField {...field(`${name}.az`)} label={t('form.inAz')} maxLength={200} autoComplete="off" required />
            <TextField {...field(`${name}.en`)} label={t('form.inEn')} optional={optional} maxLength={200} autoComplete="off" />
            <TextField {...field(`${name}.ru`)} label={t('form.inRu')} optional={optional} maxLength={200} autoComplete="off" />
          </fieldset>
        ))}
      </Panel>

      <Panel title={t('form.factsPart')}>
        <CheckboxGroup
          name="claims"
          legend={t('form.claims')}
          hint={t('form.claimsHint')}
          error={error('claims')}
          defaultValues={many('claims')}
          options={CLAIMS.map((value) => ({ value, label: t(`claims.${value}`) }))}
        />
        <CheckboxGroup
          name="personalScopes"
          legend={t('form.personalScopes')}
          error={error('personalScopes')}
          defaultValues={many('personalScopes')}
          options={PERSONAL_API_SCOPES.map((value) => ({ value, label: t(`apiScopes.${value}`), hint: value }))}
        />
        <CheckboxGroup
          name="machineScopes"
          legend={t('form.machineScopes')}
          error={error('machineScopes')}
          defaultValues={many('machineScopes')}
          options={API_SCOPES.map((value) => ({ value, label: t(`apiScopes.${value}`), hint: value }))}
        />
        <RadioGroup
          {...field('requiredLevel')}
          legend={t('form.requiredLevel')}
          required
          options={ASSURANCE_LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))}
        />
      </Panel>

      <Panel title={t('form.addressesPart')}>
        <TextField {...field('homepage')} {...code} label={t('form.homepage')} inputMode="url" maxLength={500} required />
        <TextField
          {...field('privacyAddress')}
          {...code}
          label={t('form.privacyAddress')}
          optional={optional}
          inputMode="url"
          maxLength={500}
        />
        <TextArea
          {...field('redirectUris')}
          {...code}
          label={t('form.redirectUris')}
          hint={t('form.redirectUrisHint')}
          rows={3}
          maxLength={4000}
        />
        <TextArea
          {...field('postLogoutRedirectUris')}
          {...code}
          label={t('form.postLogoutRedirectUris')}
          hint={t('form.postLogoutRedirectUrisHint')}
          optional={optional}
          rows={3}
          maxLength={4000}
        />
        <TextField
          {...field('backchannelLogoutUri')}
          {...code}
          label={t('form.backchannelLogoutUri')}
          hint={t('form.backchannelLogoutUriHint')}
          optional={optional}
          inputMode="url"
          maxLength={500}
        />
      </Panel>

      <Panel title={t('form.keysPart')}>
        <TextArea {...field('jwks')} {...code} label={t('form.jwks')} hint={t('form.jwksHint')} rows={8} maxLength={20_000} />
        <TextField
          {...field('jwksUri')}
          {...code}
          label={t('form.jwksUri')}
          hint={t('form.jwksUriHint')}
          inputMode="url"
          maxLength={500}
        />
        <RadioGroup
          {...field('profile')}
          legend={t('form.profile')}
          required
          options={[
            { value: 'oidc', label: t('profile.oidc'), hint: t('form.profileOidcHint') },
            { value: 'fapi2', label: t('profile.fapi2'), hint: t('form.profileFapiHint') },
          ]}
        />
        <Select
          {...field('idTokenAlg')}
          label={t('form.idTokenAlg')}
          options={PARTNER_ID_TOKEN_ALGS.map((value) => ({ value, label: value }))}
        />
        <fieldset>
          <legend className="mb-2 font-semibold">{t('form.options')}</legend>
          <Checkbox {...tick('requirePar')} label={t('form.requirePar')} />
          <Checkbox {...tick('dpopBound')} label={t('form.dpopBound')} />
          <Checkbox {...tick('refresh')} label={t('form.refresh')} />
          <Checkbox {...tick('ciba')} label={t('form.ciba')} />
        </fieldset>
        <TextField
          {...field('cibaNotificationUri')}
          {...code}
          label={t('form.cibaNotificationUri')}
          hint={t('form.cibaNotificationUriHint')}
          optional={optional}
          inputMode="url"
          maxLength={500}
        />
      </Panel>
      <div>
        <Button>{t(isNew ? 'form.submitNew' : 'form.submitEdit')}</Button>
      </div>
    </form>
  )
}

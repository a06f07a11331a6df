import { Button, Icon, TextLink, VisuallyHidden } from '@/components/ui'
import { describedBy, FieldError, FieldFrame, FieldHint } from '@/components/ui/field'
import { getTranslator, type Locale } from '@/lib/i18n'
import {
  acceptAttribute,
  DEFAULT_MAX_FILES,
  DEFAULT_MAX_MEGABYTES,
  type FileKind,
  fileAddress,
  filesAddress,
  fileSize,
  STEP_FORM,
  uploadFormId,
} from '@/lib/files/model'
import { KeepAnswers } from './keep-answers'

/** A file as the field lists it. */
export type ShownFile = { id: string; fileName: string; sizeBytes: number }

export type FileFieldProps = {
  locale: Locale
  applicationId: string
  /** Field of the form, with the row of a group: `cars.1.photo`. */
  name: string
  label: string
  hint?: string | undefined
  /** Words of a refusal, of the form's checks or of the last upload (`fileProblem`). */
  error?: string | undefined
  optional?: string | undefined
  files: readonly ShownFile[]
  accept: readonly FileKind[]
  /** How many; 5 when left out. */
  max?: number | undefined
  maxMegabytes?: number | undefined
}

/**
 * Question that is answered with files: what is there already, each with a button that takes it away, then the box to choose more
 * and the button that sends them. It may stand inside the form of a step: its controls belong to the form that `FileForms` draws
 * outside of it. Needs no script.
 */
export function FileField(props: FileFieldProps) {
  const { locale, applicationId, name, label, hint, error, optional, files, accept } = props
  const { max = DEFAULT_MAX_FILES, maxMegabytes = DEFAULT_MAX_MEGABYTES } = props
  const t = getTranslator(locale, 'files')
  const form = uploadFormId(name)
  const rule = t('rule', { kinds: accept.length > 1 ? 'both' : (accept[0] ?? 'both'), megabytes: maxMegabytes, max })
  return (
    <FieldFrame error={error}>
      <fieldset>
        <legend className="block font-semibold">
          {label}
          {optional && <span className="font-normal text-muted"> ({optional})</span>}
        </legend>
        <FieldHint name={name}>{[hint, rule].filter(Boolean).join(' ')}</FieldHint>
        <FieldError name={name}>{error}</FieldError>
        {files.length > 0 && (
          <ul aria-label={t('listLabel')} className="mt-3 divide-y divide-line rounded-md border border-line bg-surface">
            {files.map((file) => (
              <li key={file.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3.5 py-2">
                <span className="flex min-w-0 items-center gap-2">
                  <Icon name="document" className="text-muted" />
                  <span className="min-w-0 break-words">
                    <TextLink href={fileAddress({ locale, applicationId, id: file.id })}>{file.fileName}</TextLink>{' '}
                    <span className="whitespace-nowrap text-sm text-muted">{fileSize(locale, file.sizeBytes)}</span>
                  </span>
                </span>
                <Button
                  kind="quiet"
                  size="sm"
                  form={form}
                  name="remove"
                  value={file.id}
                  formEncType="application/x-www-form-urlencoded"
                >
                  {t('remove')}
                  <VisuallyHidden>: {file.fileName}</VisuallyHidden>
                </Button>
              </li>
            ))}
          </ul>
        )}
        {files.length < max && (
          <div className="mt-3 flex flex-wrap items-center gap-3">
            <input
              id={name}
              form={form}
              type="file"
              name="file"
              aria-label={`${label}: ${t('choose')}`}
              accept={acceptAttribute(accept)}
              multiple={max - files.length > 1}
              {...describedBy({ name, hint: rule, error })}
              className="block min-h-12 w-full max-w-md rounded-md border border-line-strong bg-surface p-2 text-base file:me-3 file:min-h-9 file:rounded-sm file:border-0 file:bg-primary-soft file:px-3 file:font-semibold file:text-primary"
            />
            <Button kind="secondary" form={form}>
              {t('add')}
              <VisuallyHidden>: {label}</VisuallyHidden>
            </Button>
          </div>
        )}
      </fieldset>
    </FieldFrame>
  )
}

export type FileFormsProps = {
  locale: Locale
  applicationId: string
  /** Names of the fields drawn with `FileField` on this page. */
  fields: readonly string[]
  /** Path of this page, where the person comes back to: `/az/applications/…/edit/documents`. */
  back: string
  /** `actingAs(ctx.actor)`. */
  hidden?: Record<string, string>
}

/** The forms behind the file fields of a page; place them outside of every other form. */
export function FileForms({ locale, applicationId, fields, back, hidden }: FileFormsProps) {
  return (
    <>
      {fields.map((field) => (
        <form
          key={field}
          id={uploadFormId(field)}
          method="post"
          encType="multipart/form-data"
          action={filesAddress({ locale, applicationId, field, back, ...(hidden ? { hidden } : {}) })}
          noValidate
        />
      ))}
      <KeepAnswers formIds={fields.map(uploadFormId)} stepForm={STEP_FORM} />
    </>
  )
}

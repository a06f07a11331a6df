import { asc, eq } from 'drizzle-orm'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { cards } from '@/db/schema/simulators'
import { getTranslator, sortByName } from '@/lib/i18n'
import { isId } from '@/lib/platform/ids'
import { type Card, readyCard } from '../devices'
import { form, type Reply, type Routes, type Visit } from '../http'
import { page } from '../page'
import { checkNumber } from '../secret-number'
import { AUTO_SUBMIT } from './auto-submit'
import { authenticationToken, type CardRequest, readRequest } from './web-eid'

export const cardRoutes: Routes = {
  'POST /card': (visit) => withRequest(visit, (request) => choose(visit, request)),
  'POST /card/sign': (visit) => withRequest(visit, (request) => sign(visit, request)),
}

async function withRequest(visit: Visit, answer: (request: CardRequest) => Promise<Reply>): Promise<Reply> {
  const request = readRequest(form(visit), visit.settings.login)
  if (request) return answer(request)
  const t = getTranslator(visit.locale, 'simulators')
  const children = (
    <>
      <h1 className="text-3xl">{t('card.badTitle')}</h1>
      <p className="mt-3 max-w-text text-lg">{t('card.badBody')}</p>
    </>
  )
  return page(visit, { title: t('card.badTitle'), children }, { status: 400 })
}

async function listedCards({ db, locale }: Visit): Promise<Card[]> {
  const rows = await db.select().from(cards).where(eq(cards.listed, true)).orderBy(asc(cards.kind))
  return sortByName(locale, rows, ({ givenName, surname, pin }) => `${givenName} ${surname} ${pin}`)
}

const hidden = ({ nonce, origin, returnTo, state }: CardRequest) => ({ nonce, origin, return: returnTo, state })

async function choose(
  visit: Visit,
  request: CardRequest,
  problem?: { field: 'card' | 'secretNumber'; message: string },
): Promise<Reply> {
  const t = getTranslator(visit.locale, 'simulators')
  const rows = await listedCards(visit)
  const error = (field: string) => (problem?.field === field ? problem.message : undefined)
  return page(
    visit,
    {
      title: t('card.title'),
      children: (
        <>
          <ErrorSummary title={t('numbers.title')} errors={problem ? [problem] : []} />
          <h1 className="text-3xl">{t('card.title')}</h1>
          <p className="mt-2 mb-8 max-w-text text-lg">{t('card.lead', { origin: request.origin })}</p>
          <form method="post" action="/card/sign" noValidate>
            <HiddenFields values={hidden(request)} />
            {rows.length === 0 ? (
              <p className="mb-6">{t('card.none')}</p>
            ) : (
              <RadioGroup
                name="card"
                legend={t('card.choose')}
                error={error('card')}
                defaultValue={form(visit).get('card') ?? undefined}
                options={rows.map((card) => ({
                  value: card.id,
                  label: `${card.givenName} ${card.surname}, ${t(`card.kinds.${card.kind}`)}`,
                  hint: t('card.pin', { pin: card.pin }),
                }))}
              />
            )}
            <TextField
              name="secretNumber"
              type="password"
              inputMode="numeric"
              autoComplete="off"
              label={t('phone.number')}
              hint={t('phone.numberHint')}
              error={error('secretNumber')}
              width="xs"
              maxLength={8}
              required
            />
            <div className="flex flex-wrap gap-3">
              <Button>{t('card.sign')}</Button>
              <Button kind="quiet" name="cancel" value="yes">
                {t('card.cancel')}
              </Button>
            </div>
          </form>
        </>
      ),
    },
    problem ? { status: 422 } : {},
  )
}

async function sign(visit: Visit, request: CardRequest): Promise<Reply> {
  const t = getTranslator(visit.locale, 'simulators')
  const fields = form(visit)
  if (fields.has('cancel')) return handOver(visit, request, { title: t('card.cancelledTitle'), answer: { error: 'cancelled' } })
  const id = fields.get('card')
  const card = isId(id) ? await readyCard(visit.db, visit.authority, id, visit.now) : null
  if (!card) return choose(visit, request, { field: 'card', message: t('card.chooseError') })
  const typed = await checkNumber(visit.db, card, fields.get('secretNumber') ?? '', visit.now)
  if (typed !== 'right') return choose(visit, request, { field: 'secretNumber', message: t(`numbers.${typed}`) })
  const token = await authenticationToken(card, request)
  return handOver(visit, request, { title: t('card.signedTitle'), answer: { token } })
}

/** The way back is a form of the person's browser: the answer is in no address, so in no history and no log. */
function handOver(
  visit: Visit,
  { returnTo, state }: CardRequest,
  { title, answer }: { title: string; answer: Record<string, string> },
): Reply {
  const t = getTranslator(visit.locale, 'simulators')
  return page(visit, {
    title,
    script: AUTO_SUBMIT,
    children: (
      <>
        <h1 className="text-3xl">{title}</h1>
        <p className="mt-2 mb-8 max-w-text text-lg">{t('card.signedBody')}</p>
        <form method="post" action={returnTo}>
          <HiddenFields values={{ ...answer, state }} />
          <Button id="return">{t('card.return')}</Button>
        </form>
      </>
    ),
  })
}

import type { RegisterCode } from '@/db/vocabulary/registers'
import type { Ctx } from '@/lib/platform/context'
import type { RegisterAnswer, RegisterError } from './model'
import { clientFor } from './registers/clients'
import { Envelope, type Question, type RegisterContract } from './registers/contract'
import { type AnswerOf, CONTRACTS, type ParamsOf, type QuestionOf } from './registers/contracts'

/** A person waits in front of the screen; a register slower than this is told of as not answering. */
export const DEFAULT_TIMEOUT_MS = 1_500

class NotByContract extends Error {}

/**
 * Asks a register of another body one question. A register that fails is an answer, never an exception: the panel that
 * needed it says so by name, the others live on.
 *
 * @param timeoutMs after this the answer is 'timeout', whatever the register does
 */
export async function askRegister<R extends RegisterCode, Q extends QuestionOf<R>>(
  ctx: Ctx,
  register: R,
  question: Q,
  params: ParamsOf<R, Q>,
  { timeoutMs = DEFAULT_TIMEOUT_MS }: { timeoutMs?: number } = {},
): Promise<RegisterAnswer<AnswerOf<R, Q>>> {
  const contract: RegisterContract = CONTRACTS[register]
  const asked = contract.questions[question]
  if (!asked)
    throw new RangeError(
      `Cannot ask register '${register}': expected one of ${Object.keys(contract.questions).join(', ')}, got '${question}'`,
    )
  const source = { register, agencyCode: contract.agencyCode }
  const started = performance.now()
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const raw = await Promise.race([clientFor(ctx, register).ask(question, asked.params.parse(params), signal), rejectedBy(signal)])
    return { ok: true, ...source, ...readAnswer<AnswerOf<R, Q>>(asked, raw) }
  } catch (cause) {
    const error = errorOf(cause, signal)
    ctx.log.warn(
      { register, question, error, ms: Math.round(performance.now() - started), err: cause },
      'register gave no usable answer',
    )
    return { ok: false, error, ...source }
  }
}

function readAnswer<T>(question: Question, raw: unknown): { value: T; asOf: Date } {
  const envelope = Envelope.safeParse(raw)
  const answer = envelope.success ? question.answer.safeParse(envelope.data.data) : undefined
  // Only the paths: the values are somebody's data and do not belong into a log.
  if (!envelope.success || !answer?.success) {
    const paths = (envelope.error ?? answer?.error)?.issues.map((issue) => issue.path.join('.') || '(whole)')
    throw new NotByContract(
      `Cannot read the answer: expected it by contract, got something else at ${paths?.slice(0, 5).join(', ')}`,
    )
  }
  return { value: answer.data as T, asOf: new Date(envelope.data.asOf) }
}

function errorOf(cause: unknown, signal: AbortSignal): RegisterError {
  if (cause instanceof NotByContract) return 'malformed'
  return signal.aborted ? 'timeout' : 'unavailable'
}

/** Ends the wait even for a client that does not listen to its signal. */
function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
}

import { z } from 'zod'
import { OPERATIONS, type OperationName } from './operations'
import { PROBLEMS, type ProblemCode } from './problems'
import { Problem } from './schemas'
import { DOOR_PROBLEMS, type Operation } from './serve'

const json = (schema: object) => ({ 'application/json': { schema } })

/** The schema that checks is the schema that is published. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' })
  return made
}

type Parameter = { name: string; in: 'query' | 'path' | 'header'; required: boolean; description?: string; schema: object }

const LANGUAGE: Parameter = {
  name: 'Accept-Language',
  in: 'header',
  required: false,
  description: 'Language of names: az (default), en or ru.',
  schema: { type: 'string', example: 'az' },
}
const KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A UUID made once for the booking; send it again with every retry.',
  schema: { type: 'string', format: 'uuid' },
}
const MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'ETag of the visit as it was read; 412 when it was changed since.',
  schema: { type: 'string', example: '"1"' },
}

function queryParameters(schema: z.ZodType): Parameter[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, { description?: string }>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...one }]) => ({
    name,
    in: 'query' as const,
    required: required.includes(name),
    ...(description && { description }),
    schema: one,
  }))
}

const pathParameters = (path: string): Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }))

/** Every code an operation may answer, by status. */
export function problemsOf({ problems }: Operation): Map<number, ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set<ProblemCode>([...DOOR_PROBLEMS, ...problems]))
    byStatus.set(PROBLEMS[code][0], [...(byStatus.get(PROBLEMS[code][0]) ?? []), code])
  return new Map([...byStatus].sort(([a], [b]) => a - b))
}

function refusals(operation: Operation) {
  return Object.fromEntries(
    [...problemsOf(operation)].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}.`).join('\n'),
        content: {
          'application/problem+json': {
            schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] },
          },
        },
      },
    ]),
  )
}

function described(name: OperationName, operation: Operation, tag: string) {
  const { path, query, body, idempotent, conditional, answer, scopes } = operation
  return {
    operationId: name,
    tags: [tag],
    summary: operation.summary,
    ...(operation.description && { description: operation.description }),
    security: [{ asanLogin: [...new Set([scopes.person, scopes.machine])] }],
    parameters: [
      ...pathParameters(path),
      ...(query ? queryParameters(query) : []),
      ...(idempotent ? [KEY] : []),
      ...(conditional ? [MATCH] : []),
      LANGUAGE,
    ],
    ...(body && { requestBody: { required: true, content: json(schemaOf(body.documented, 'input')) } }),
    responses: {
      [answer.status]: { description: answer.description, content: json(schemaOf(answer.schema, 'output')) },
      ...refusals(operation),
    },
  }
}

/** OpenAPI 3.1 of everything under /api/v1, made from the operations themselves. */
export function openApi({ portal, login }: { portal: string; login: string }) {
  const paths: Record<string, Record<string, object>> = {}
  for (const [name, operation] of Object.entries(OPERATIONS) as [OperationName, Operation][]) {
    paths[operation.path] ??= {}
    const methods = paths[operation.path] ?? {}
    methods[operation.method.toLowerCase()] = described(
      name,
      operation,
      operation.path.startsWith('/tickets') ? 'tickets' : 'appointments',
    )
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Visits to ASAN service centres',
      version: '1.0.0',
      description:
        'Free times, booking, moving, giving up and following visits: for mobile applications, kiosks and the call centre. Access tokens come from ASAN Login (docs/partners.md); problems are RFC 9457 documents with a stable `code`.',
    },
    servers: [{ url: `${portal}/api/v1` }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        asanLogin: {
          type: 'openIdConnect',
          openIdConnectUrl: `${login}/.well-known/openid-configuration`,
          description: `Access tokens for the resource ${portal}/api. Scopes: appointments.read and appointments.write in the name of a person; appointments.assist for bodies of the state that name the visitor by PIN.`,
        },
      },
    },
  }
}

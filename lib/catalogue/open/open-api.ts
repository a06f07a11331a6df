const json = (schema: object) => ({ 'application/json': { schema } })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } })
const answer = (description: string, schema: object) => ({
  200: {
    description,
    headers: { ETag: { schema: { type: 'string' }, description: 'Send it back as If-None-Match.' } },
    content: json(schema),
  },
  304: { description: 'Nothing has changed since the ETag in If-None-Match.' },
})
const query = (name: string, schema: object, description: string, required = false) => ({
  name,
  in: 'query',
  required,
  description,
  schema,
})
const CODE = { name: 'code', in: 'path', required: true, schema: { type: 'string', pattern: '^[a-z0-9-]{1,60}$' } }
const text = {
  type: 'object',
  required: ['az'],
  properties: { az: { type: 'string' }, en: { type: 'string' }, ru: { type: 'string' } },
}

/** OpenAPI 3.1 of everything under /api/open-data/v1. */
export const openApi = (portal: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Open data of the electronic registry of services',
    version: '1.0.0',
    description: 'The registry of public services of Azerbaijan as data. No key, open to scripts of every origin.',
    license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
  },
  servers: [{ url: `${portal}/api/open-data/v1` }],
  paths: {
    '/services': {
      get: {
        summary: 'Services of the registry, page by page',
        parameters: [
          query('page', { type: 'integer', minimum: 1, default: 1 }, 'Page, from 1.'),
          query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 50 }, 'Services a page.'),
          query('agency', { type: 'string' }, 'Only those of this agency.'),
          query('category', { type: 'string' }, 'Only those of this category.'),
          query('online', { type: 'boolean' }, 'Only those that are (or are not) given online.'),
        ],
        responses: {
          ...answer('A page of services', {
            type: 'object',
            required: ['total', 'page', 'pageCount', 'services'],
            properties: {
              total: { type: 'integer' },
              page: { type: 'integer' },
              pageCount: { type: 'integer' },
              next: { type: ['string', 'null'], format: 'uri' },
              services: { type: 'array', items: ref('Service') },
            },
          }),
          400: problem('A parameter is wrong; `errors` names it.'),
        },
      },
    },
    '/services.json': {
      get: {
        summary: 'The whole registry as one file',
        responses: answer('All services', {
          type: 'object',
          properties: { revision: { type: 'integer' }, services: { type: 'array', items: ref('Service') } },
        }),
      },
    },
    '/services/{code}': {
      get: {
        summary: 'One service',
        parameters: [CODE],
        responses: { ...answer('The service as it holds today', ref('Service')), 404: problem('There is no such service.') },
      },
    },
    '/services/{code}/versions': {
      get: {
        summary: 'Every published version of a service, the newest first',
        parameters: [CODE],
        responses: {
          ...answer('Its versions', {
            type: 'object',
            properties: { code: { type: 'string' }, versions: { type: 'array', items: ref('Service') } },
          }),
          404: problem('There is no such service.'),
        },
      },
    },
    '/services/search': {
      get: {
        summary: 'Services that answer a question in plain words, the best first',
        description:
          'Azerbaijani with and without its letters, inflected, misspelt, in Cyrillic or chat spelling, Russian, English.',
        parameters: [
          query('q', { type: 'string', minLength: 1, maxLength: 200 }, 'What somebody typed.', true),
          query('lang', { type: 'string', enum: ['az', 'en', 'ru'], default: 'az' }, 'Language of the names answered.'),
          query('limit', { type: 'integer', minimum: 1, maximum: 50, default: 10 }, 'At most so many.'),
        ],
        responses: {
          200: {
            description: '`nothingFits` is true when the question is about nothing in the registry.',
            content: json({
              type: 'object',
              required: ['nothingFits', 'results'],
              properties: {
                nothingFits: { type: 'boolean' },
                results: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      rank: { type: 'integer' },
                      code: { type: 'string' },
                      name: { type: 'string' },
                      score: { type: 'number' },
                      agency: { type: 'string' },
                      url: { type: 'string', format: 'uri' },
                    },
                  },
                },
              },
            }),
          },
          400: problem('A parameter is wrong.'),
        },
      },
    },
    '/schema/service.json': { get: { summary: 'JSON Schema of a service', responses: answer('The schema', { type: 'object' }) } },
  },
  components: {
    schemas: {
      Text: text,
      Service: { $ref: `${portal}/api/open-data/v1/schema/service.json` },
      Problem: {
        type: 'object',
        description: 'RFC 9457.',
        required: ['type', 'title', 'status'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          errors: {
            type: 'array',
            items: { type: 'object', properties: { parameter: { type: 'string' }, code: { type: 'string' } } },
          },
        },
      },
    },
  },
})

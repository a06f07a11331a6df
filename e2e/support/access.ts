// Every page of the portal and who may see it. A page of the build that is not here fails the matrix: a new page needs a rule.
export const ROLES = [
  'anonymous',
  'owner',
  'stranger',
  /** Acts for the owner, in another service than any of these records is about. */
  'deputy',
  'officer',
  'otherOfficer',
  'operator',
  'otherOperator',
  'manager',
  /** Writes, and looks over, what the registry says of the agency's services. */
  'editor',
  'reviewer',
  'administrator',
  /** Gives tickets at the centre, and helps who stands there. */
  'reception',
  /** Call centre 108. */
  'callCentre',
  /** Watches over every centre. */
  'monitor',
] as const
export type Role = (typeof ROLES)[number]

/**
 * What a role meets: the page, a way to sign in, their cabinet (they are in already), nothing, exactly as for an address that does not
 * exist, the page that says it is closed to those who act for somebody, the way back to their own case, or on to the one centre they plan.
 */
export type Answer = 'page' | 'sign-in' | 'missing' | 'cabinet' | 'closed' | 'case'

type Access = (role: Role) => Answer

const everybody: Access = () => 'page'
/** Closed to deputies, unless it says otherwise. */
const signedIn: Access = (role) => (role === 'anonymous' ? 'sign-in' : role === 'deputy' ? 'closed' : 'page')
const signedInOrDeputy: Access = (role) => (role === 'anonymous' ? 'sign-in' : 'page')
const only =
  (...allowed: Role[]): Access =>
  (role) =>
    role === 'anonymous' ? 'sign-in' : allowed.includes(role) ? 'page' : 'missing'
/** A record that only its owner ever sees; for a deputy the whole kind is closed. */
const ownerAlone: Access = (role) => (role === 'deputy' ? 'closed' : only('owner')(role))
/** Open to its owner until an officer takes the case, who is then led back to it; everybody else finds nothing. */
const ownerGoesOn: Access = (role) => (role === 'owner' ? 'case' : only()(role))
const STAFF: Role[] = [
  'officer',
  'otherOfficer',
  'operator',
  'otherOperator',
  'manager',
  'editor',
  'reviewer',
  'administrator',
  'reception',
  'callCentre',
  'monitor',
]

/** Records whose ids stand in addresses; each belongs to one citizen, who is the "owner" there. */
export const RECORDS = [
  'draft',
  'asked',
  'application',
  'appointment',
  'consent',
  'notice',
  'representation',
  'signOut',
  'staff',
] as const
export type RecordKind = (typeof RECORDS)[number]
export type Ids = Record<RecordKind, string>

export type Route = {
  /** As the build names it. */
  pattern: string
  path: (ids: Ids) => string
  access: Access
  /** The record in the address; its citizen is the owner. */
  record?: RecordKind
  /** Also an address of this kind that does not exist, to compare a stranger's answer with. */
  missing?: string
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
const fixed = (path: string, access: Access, pattern = path): Route => ({
  pattern: `/[locale]${pattern}`,
  path: () => path,
  access,
})

export const ROUTES: Route[] = [
  { pattern: '/[locale]', path: () => '', access: everybody },
  fixed('/services', everybody),
  fixed('/services/din-id-card-renew', everybody, '/services/[code]'),
  fixed('/services/categories/identity', everybody, '/services/categories/[code]'),
  fixed('/services/life-events/birth', everybody, '/services/life-events/[code]'),
  fixed('/services/agencies/din', everybody, '/services/agencies/[code]'),
  fixed('/services/recipients/citizen', everybody, '/services/recipients/[code]'),
  fixed('/services/online', everybody),
  fixed('/services/all/1', everybody, '/services/all/[page]'),
  fixed('/services/din-id-card-renew/versions', everybody, '/services/[code]/versions'),
  fixed('/open-data', everybody),
  fixed('/centres', everybody),
  fixed('/centres/asan-baku-1', everybody, '/centres/[code]'),
  fixed('/centres/regions/baku', everybody, '/centres/regions/[code]'),
  fixed('/units', everybody),
  fixed('/units/bus-10', everybody, '/units/[code]'),
  fixed('/about', everybody),
  fixed('/accessibility', everybody),
  fixed('/privacy', everybody),
  fixed('/search?q=vəsiqə', everybody, '/search'),
  fixed('/verify', everybody),
  fixed('/sign-in', (role) => (role === 'anonymous' ? 'page' : 'cabinet')),
  fixed('/signed-out', everybody),
  fixed('/signed-in', signedInOrDeputy),
  fixed('/unavailable?next=/az/cabinet', everybody, '/unavailable'),
  fixed('/demo/mailbox', everybody),
  // A kiosk is a device, not a role: without its cookie every role, and nobody, meets the same page that says it is not connected.
  fixed('/kiosk', everybody),
  fixed('/kiosk/asan-baku-1', everybody, '/kiosk/[centre]'),
  fixed('/kiosk/asan-baku-1/services', everybody, '/kiosk/[centre]/services'),
  fixed('/kiosk/asan-baku-1/service/din-id-card-renew', everybody, '/kiosk/[centre]/service/[code]'),
  fixed('/kiosk/asan-baku-1/booking', everybody, '/kiosk/[centre]/booking'),
  fixed('/kiosk/asan-baku-1/ticket/none', everybody, '/kiosk/[centre]/ticket/[key]'),
  fixed('/kiosk/asan-baku-1/offline', everybody, '/kiosk/[centre]/offline'),
  // Open to who holds a key, whoever that is (ticket.spec.ts).
  fixed('/ticket/none', () => 'missing', '/ticket/[key]'),
  // Who holds a key finds the page: feedback.spec.ts.
  fixed('/rate/none', () => 'missing', '/rate/[key]'),
  // Who knows a draw that is open finds the page: fair.spec.ts.
  fixed(`/draws/${NOBODY}/enter`, (role) => (role === 'deputy' ? 'closed' : only()(role)), '/draws/[id]/enter'),
  // Open to who holds a key, whoever that is (visit-link.spec.ts).
  fixed('/visit/none', () => 'missing', '/visit/[key]'),
  fixed('/visit/none/move', () => 'missing', '/visit/[key]/move'),
  fixed('/display', everybody),
  fixed('/display/asan-baku-1', everybody, '/display/[centre]'),
  fixed('/cabinet', signedInOrDeputy),
  fixed('/cabinet/security', signedIn),
  fixed('/cabinet/security/ways', signedIn),
  fixed('/cabinet/security/portals', signedIn),
  fixed('/cabinet/security/history', signedIn),
  fixed('/cabinet/security/sign-outs', signedIn),
  {
    pattern: '/[locale]/cabinet/security/sign-outs/[id]',
    record: 'signOut',
    path: (ids) => `/cabinet/security/sign-outs/${ids.signOut}`,
    access: ownerAlone,
    missing: `/cabinet/security/sign-outs/${NOBODY}`,
  },
  fixed('/portfolio', signedIn),
  fixed('/activity', signedIn),
  fixed('/available', signedIn),
  fixed('/notifications', signedIn),
  fixed('/consents', signedIn),
  fixed('/complaints', signedIn),
  fixed('/applications', signedInOrDeputy),
  fixed('/appointments', signedInOrDeputy),
  fixed('/appointments/book?service=din-id-card-renew', signedInOrDeputy, '/appointments/book'),
  fixed('/appointments/home', signedIn),
  // The visit of the matrix is one to a centre: nobody's door is knocked at for it.
  fixed(
    `/appointments/home/${NOBODY}/move`,
    (role) => (role === 'anonymous' ? 'sign-in' : role === 'deputy' ? 'closed' : 'missing'),
    '/appointments/home/[id]/move',
  ),
  {
    pattern: '/[locale]/appointments/[id]/pay',
    record: 'appointment',
    path: (ids) => `/appointments/${ids.appointment}/pay`,
    access: only('owner'),
    missing: `/appointments/${NOBODY}/pay`,
  },
  fixed('/apply/din-residence-reference', signedIn, '/apply/[code]'),
  {
    pattern: '/[locale]/applications/[id]',
    record: 'application',
    path: (ids) => `/applications/${ids.application}`,
    access: only('owner'),
    missing: `/applications/${NOBODY}`,
  },
  {
    pattern: '/[locale]/applications/[id]/edit/[step]',
    record: 'draft',
    path: (ids) => `/applications/${ids.draft}/edit/address`,
    access: only('owner'),
    missing: `/applications/${NOBODY}/edit/address`,
  },
  {
    pattern: '/[locale]/applications/[id]/review',
    record: 'draft',
    path: (ids) => `/applications/${ids.draft}/review`,
    access: only('owner'),
    missing: `/applications/${NOBODY}/review`,
  },
  {
    pattern: '/[locale]/applications/[id]/confirm',
    record: 'asked',
    path: (ids) => `/applications/${ids.asked}/confirm`,
    access: ownerAlone,
    missing: `/applications/${NOBODY}/confirm`,
  },
  {
    pattern: '/[locale]/applications/[id]/correct',
    record: 'application',
    path: (ids) => `/applications/${ids.application}/correct`,
    access: ownerGoesOn,
    missing: `/applications/${NOBODY}/correct`,
  },
  {
    // Without a correction in hand it leads on to the form of one.
    pattern: '/[locale]/applications/[id]/correct/review',
    record: 'application',
    path: (ids) => `/applications/${ids.application}/correct/review`,
    access: ownerGoesOn,
    missing: `/applications/${NOBODY}/correct/review`,
  },
  {
    pattern: '/[locale]/applications/[id]/pay',
    record: 'application',
    path: (ids) => `/applications/${ids.application}/pay`,
    access: only('owner'),
    missing: `/applications/${NOBODY}/pay`,
  },
  {
    pattern: '/[locale]/applications/[id]/receipt',
    record: 'application',
    path: (ids) => `/applications/${ids.application}/receipt`,
    access: only('owner'),
    missing: `/applications/${NOBODY}/receipt`,
  },
  {
    pattern: '/[locale]/applications/[id]/copy',
    record: 'application',
    path: (ids) => `/applications/${ids.application}/copy`,
    access: only('owner'),
    missing: `/applications/${NOBODY}/copy`,
  },
  {
    pattern: '/[locale]/appointments/[id]',
    record: 'appointment',
    path: (ids) => `/appointments/${ids.appointment}`,
    access: only('owner'),
    missing: `/appointments/${NOBODY}`,
  },
  {
    pattern: '/[locale]/appointments/[id]/earlier',
    record: 'appointment',
    path: (ids) => `/appointments/${ids.appointment}/earlier`,
    access: only('owner'),
    missing: `/appointments/${NOBODY}/earlier`,
  },
  {
    pattern: '/[locale]/appointments/[id]/move',
    record: 'appointment',
    path: (ids) => `/appointments/${ids.appointment}/move`,
    access: only('owner'),
    missing: `/appointments/${NOBODY}/move`,
  },
  {
    pattern: '/[locale]/consents/[id]',
    record: 'consent',
    path: (ids) => `/consents/${ids.consent}`,
    access: ownerAlone,
    missing: `/consents/${NOBODY}`,
  },
  {
    pattern: '/[locale]/notifications/[id]',
    record: 'notice',
    path: (ids) => `/notifications/${ids.notice}`,
    access: ownerAlone,
    missing: `/notifications/${NOBODY}`,
  },
  fixed('/representation', signedInOrDeputy),
  fixed('/representation/new', signedIn),
  fixed('/representation/closed?why=companies&next=/az/cabinet', signedInOrDeputy, '/representation/closed'),
  {
    pattern: '/[locale]/representation/[id]',
    record: 'representation',
    path: (ids) => `/representation/${ids.representation}`,
    access: ownerAlone,
    missing: `/representation/${NOBODY}`,
  },
  fixed('/admin', only(...STAFF)),
  fixed('/admin/workqueue', only('officer', 'otherOfficer')),
  // For chiefs, who are none of these roles; what an officer did to many applications at once is theirs alone.
  fixed('/admin/workqueue/load', only()),
  fixed(`/admin/workqueue/bulk/${NOBODY}`, only(), '/admin/workqueue/bulk/[id]'),
  fixed('/admin/templates', only('officer', 'otherOfficer')),
  fixed('/admin/templates/new', only('officer', 'otherOfficer')),
  fixed(`/admin/templates/${NOBODY}`, only(), '/admin/templates/[id]'),
  fixed('/admin/opinions', only('officer', 'otherOfficer')),
  fixed(`/admin/opinions/${NOBODY}`, only(), '/admin/opinions/[id]'),
  {
    pattern: '/[locale]/admin/applications/[id]',
    record: 'application',
    path: (ids) => `/admin/applications/${ids.application}`,
    access: only('officer'),
    missing: `/admin/applications/${NOBODY}`,
  },
  fixed('/admin/catalogue', only('editor', 'reviewer')),
  fixed('/admin/catalogue/din-id-card-renew', only('editor', 'reviewer'), '/admin/catalogue/[code]'),
  fixed('/admin/catalogue/din-id-card-renew/compare', only('editor', 'reviewer'), '/admin/catalogue/[code]/compare'),
  // Nothing is open of this service: there is nothing to edit and nothing to review.
  fixed('/admin/catalogue/din-id-card-renew/edit', only(), '/admin/catalogue/[code]/edit'),
  fixed('/admin/catalogue/din-id-card-renew/review', only(), '/admin/catalogue/[code]/review'),
  fixed('/admin/counter', only('operator', 'otherOperator', 'reception')),
  fixed('/admin/reception', only('operator', 'otherOperator', 'reception')),
  fixed('/admin/assist', only('reception', 'callCentre')),
  // Nobody is shown who was not identified by this operator just before.
  fixed(`/admin/assist/${NOBODY}`, only(), '/admin/assist/[id]'),
  fixed('/admin/units', only('operator', 'otherOperator', 'reception', 'manager', 'monitor')),
  fixed('/admin/units/bus-10', only('manager', 'monitor'), '/admin/units/[code]'),
  fixed('/admin/units/home', only('operator', 'otherOperator', 'reception')),
  // Who plans one place only is led straight to it: centre-plan.spec.ts. The manager of the demo plans a bus too.
  fixed('/admin/centres', only('manager', 'administrator')),
  fixed('/admin/centres/rules', only('administrator')),
  ...['', '/hours', '/lines', '/windows', '/officers', '/shifts', '/closures', '/devices', '/rules'].map((page) =>
    fixed(`/admin/centres/asan-baku-1${page}`, only('manager'), `/admin/centres/[code]${page}`),
  ),
  fixed('/admin/centres/asan-baku-1/lines/general', only('manager'), '/admin/centres/[code]/lines/[line]'),
  // A code that was shown before, or never was: the page says so.
  fixed(`/admin/centres/asan-baku-1/devices/${NOBODY}`, only('manager'), '/admin/centres/[code]/devices/[id]'),
  fixed('/admin/draws', only('manager')),
  fixed('/admin/draws/new', only('manager')),
  fixed('/draws', everybody),
  fixed('/waits', everybody),
  fixed('/waits/accuracy', everybody),
  fixed('/admin/activation', only('operator')),
  // Nobody is shown who was not looked up by their document just before; a code is shown once, and later said to have been.
  fixed(`/admin/activation/${NOBODY}`, only(), '/admin/activation/[id]'),
  fixed(`/admin/activation/codes/${NOBODY}`, only('operator'), '/admin/activation/codes/[id]'),
  fixed('/admin/reports', only('manager', 'monitor')),
  fixed('/admin/reports/queue', only('manager', 'monitor')),
  fixed('/admin/monitor', only('manager', 'monitor')),
  fixed('/admin/monitor/asan-baku-1', only('manager', 'monitor'), '/admin/monitor/[centre]'),
  fixed('/admin/complaints', only('manager', 'monitor')),
  // Whose complaint may be opened is in feedback.spec.ts.
  fixed(`/admin/complaints/${NOBODY}`, only(), '/admin/complaints/[id]'),
  // There is no draft of this form to write in: who writes one, and that strangers to an agency do not, is in builder.spec.ts.
  fixed('/admin/forms', only('editor', 'reviewer')),
  fixed('/admin/forms/din-id-card-renew', only('editor', 'reviewer'), '/admin/forms/[code]'),
  fixed('/admin/forms/din-id-card-renew/compare', only('editor', 'reviewer'), '/admin/forms/[code]/compare'),
  ...['/edit', '/edit/add', '/edit/settings', '/edit/rules'].map((page) =>
    fixed(`/admin/forms/din-id-card-renew${page}`, only(), `/admin/forms/[code]${page}`),
  ),
  fixed('/admin/forms/din-id-card-renew/edit/steps/reason', only(), '/admin/forms/[code]/edit/steps/[step]'),
  fixed('/admin/forms/din-id-card-renew/edit/fields/reason', only(), '/admin/forms/[code]/edit/fields/[path]'),
  fixed('/admin/forms/din-id-card-renew/preview/reason', only(), '/admin/forms/[code]/preview/[step]'),
  fixed('/admin/staff', only('administrator')),
  fixed('/admin/staff/new', only('administrator')),
  {
    pattern: '/[locale]/admin/staff/[id]',
    record: 'staff',
    path: (ids) => `/admin/staff/${ids.staff}`,
    access: only('administrator'),
    missing: `/admin/staff/${NOBODY}`,
  },
  fixed('/admin/roles', only('administrator')),
  fixed('/admin/roles/officer', only('administrator'), '/admin/roles/[code]'),
  fixed('/admin/search', only('administrator')),
  fixed('/admin/clients', only('administrator')),
  fixed('/admin/clients/new', only('administrator')),
  ...['', '/edit', '/connect'].map(
    (page): Route => ({
      pattern: `/[locale]/admin/clients/[id]${page}`,
      path: () => `/admin/clients/tax-portal${page}`,
      access: only('administrator'),
      missing: `/admin/clients/no-such-portal${page}`,
    }),
  ),
]

/** Addresses of the build that the matrix leaves to other tests, and why. */
export const ELSEWHERE: Record<string, string> = {
  '/[locale]/draws/[id]': 'needs a draw: fair.spec.ts',
  '/_not-found': 'the answer to everything missing',
  '/_global-error': 'the answer when even the layout fails',
  '/[locale]/[...rest]': 'the answer to everything missing',
  '/[locale]/verify/[key]': 'open to who holds a key, missing to everybody else: files.spec.ts',
  '/dev/components': 'no data; scanned on its own',
  '/dev/components/[frame]': 'no data; scanned on its own',
}

/** Addresses that answer machines and downloads, not pages: who gets something by GET. */
export const HANDLERS: Route[] = [
  {
    pattern: '/[locale]/applications/[id]/copy/data',
    record: 'application',
    path: (ids) => `/applications/${ids.application}/copy/data`,
    access: only('owner'),
    missing: `/applications/${NOBODY}/copy/data`,
  },
  {
    pattern: '/[locale]/appointments/[id]/calendar',
    record: 'appointment',
    path: (ids) => `/appointments/${ids.appointment}/calendar`,
    access: only('owner'),
    missing: `/appointments/${NOBODY}/calendar`,
  },
  fixed('/admin/counter/live', only('operator', 'otherOperator', 'reception')),
  fixed('/admin/reports/export', only('manager', 'monitor')),
  fixed('/admin/reports/queue/export', only('manager', 'monitor')),
  fixed('/admin/workqueue/load/export', only()),
]

/** Handlers the matrix leaves to other tests, and why. */
export const HANDLERS_ELSEWHERE: Record<string, string> = {
  '/[locale]/visit/[key]/calendar': 'open to who holds a key, missing to everybody else: visit-link.spec.ts',
  '/[locale]/draws/[id]/data': 'public, needs a draw: fair.spec.ts',
  '/.well-known/authzen-configuration': 'public metadata: authority.spec.ts',
  '/[locale]/account/[page]': 'leads to the pages of ASAN Login: account.spec.ts',
  '/[locale]/applications/[id]/files': 'POST: files.spec.ts',
  '/[locale]/applications/[id]/files/[fileId]': 'needs a file: files.spec.ts',
  '/[locale]/applications/[id]/receipt/content': 'needs a receipt: files.spec.ts',
  '/[locale]/applications/[id]/receipt/pdf': 'needs a receipt: files.spec.ts',
  '/[locale]/admin/applications/[id]/presence': 'POST: workqueue.spec.ts',
  '/[locale]/admin/forms/[code]/export': 'needs a form made in the admin section: builder.spec.ts',
  '/api/access/v1/evaluation': 'access tokens: authority.spec.ts',
  '/api/access/v1/evaluations': 'access tokens: authority.spec.ts',
  '/api/auth/[...nextauth]': 'the way of signing in: sign-in.spec.ts',
  '/api/auth/backchannel-logout': 'logout tokens: sso.spec.ts',
  '/api/auth/extend': 'sessions.spec.ts',
  '/api/auth/sign-out': 'sign-in.spec.ts',
  '/api/auth/start': 'sign-in.spec.ts',
  '/api/health/live': 'public',
  '/api/health/ready': 'public',
  '/api/open-data/v1/free-times': 'public: lib/queue/api/open-data',
  '/api/open-data/v1/openapi.json': 'public: registry.spec.ts',
  '/api/open-data/v1/schema/service.json': 'public: registry.spec.ts',
  '/api/open-data/v1/services': 'public: registry.spec.ts',
  '/api/open-data/v1/services.json': 'public: registry.spec.ts',
  '/api/open-data/v1/services/[code]': 'public: registry.spec.ts',
  '/api/open-data/v1/services/[code]/versions': 'public: registry.spec.ts',
  '/api/open-data/v1/services/search': 'public: search.spec.ts',
  '/[locale]/kiosk/[centre]/check-in': 'POST with the cookie of a kiosk: kiosk.spec.ts',
  '/[locale]/kiosk/[centre]/take': 'POST with the cookie of a kiosk: kiosk.spec.ts',
  '/api/queue/v1/centres/[code]/stream': 'public stream: display.spec.ts',
  '/api/queue/v1/kiosk/tickets': 'POST with the cookie of a kiosk: kiosk.spec.ts',
  '/api/queue/v1/tickets/[key]/stream': 'open to who holds a key: ticket.spec.ts',
  '/api/open-data/v1/waits': 'public: lib/queue/api/open-data',
  '/api/payments/callback': 'signed by the provider: lib/payments',
  '/api/queue/v1/desk': 'POST by a session: lib/queue/api/desk',
  '/api/v1/appointments': 'access tokens: lib/queue/api',
  '/api/v1/appointments/[id]': 'access tokens: lib/queue/api',
  '/api/v1/appointments/[id]/queue': 'access tokens: lib/queue/api',
  '/api/v1/appointments/free-times': 'access tokens: lib/queue/api',
  '/api/v1/openapi.json': 'public: lib/queue/api',
  '/api/v1/tickets/[id]': 'access tokens: lib/queue/api',
  '/robots.txt': 'public',
  '/sitemap.xml': 'public: registry.spec.ts',
  '/sitemaps/[part]': 'public: registry.spec.ts',
}

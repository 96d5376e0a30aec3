/* The tables of docs/architecture.md that tests/architecture.test.ts checks. */

/** Each imports only those before it. */
export const domains = [
  'structures',
  'site',
  'help',
  'accounts',
  'staff',
  'journal',
  'settings',
  'school',
  'documents',
  'client-files',
  'communications',
  'learners',
  'impersonation',
  'catalogue',
  'offers',
  'memberships',
  'pricing',
  'passes',
  'wallets',
  'agenda',
  'availability',
  'waiting-lists',
  'places',
  'bookings',
  'courses',
  'closures',
  'calendars',
  'absences',
  'workshops',
  'activities',
  'gifts',
  'schedules',
  'cart',
  'orders',
  'account-credits',
  'invoices',
  'payments',
  'instalments',
  'cheques',
  'transfers',
  'refunds',
  'accounting',
  'papers',
  'desk',
  'write-offs',
  'duplicates',
  'removals',
  'imports',
  'exports',
  'teaching',
  'figures',
  'finder',
  'templates',
  'messages',
  'deliveries',
  'interests',
  'segments',
  'announcements',
  'mailings',
  'drafts',
]

export const fileKinds = ['types', 'rules', 'schema', 'queries', 'commands', 'flows', 'actions', 'jobs'] as const
export type FileKind = (typeof fileKinds)[number]

/** 'lib/cart/commands/add-line.ts' → cart, commands */
export function placeOf(path: string): { domain: string; kind: FileKind } | null {
  const match = /^lib\/([^/]+)\/(?:(\w+)\.ts|(queries|commands|flows)\/[a-z-]+\.ts)$/.exec(path)
  const kind = (match?.[2] ?? match?.[3]) as FileKind | undefined
  return match && kind && domains.includes(match[1]!) && fileKinds.includes(kind) ? { domain: match[1]!, kind } : null
}

const impure = 'clock|env|locks|outbox|audit|passwords'

/** What each file of a domain's room may import: kinds of its own and of domains to its left, places of ours, packages. */
export const mayImport: Record<FileKind, { kinds: readonly FileKind[]; places: RegExp; packages: RegExp }> = {
  types: { kinds: ['types'], places: new RegExp(`^lib/core/(?!${impure})`), packages: /^$/ },
  rules: { kinds: ['types', 'rules'], places: new RegExp(`^lib/core/(?!${impure})`), packages: /^node:crypto$/ },
  schema: { kinds: ['types', 'schema'], places: new RegExp(`^lib/core/(?!${impure})`), packages: /^zod$/ },
  queries: {
    // Its own schema reads what is stored as JSON (docs/decisions).
    kinds: ['types', 'rules', 'schema', 'queries'],
    places: /^(lib\/core|db)\//,
    packages: /^(server-only|drizzle-orm.*|react|node:.*)$/,
  },
  commands: {
    kinds: ['types', 'rules', 'schema', 'queries', 'commands'],
    places: /^(lib\/core|db)\//,
    packages: /^(server-only|drizzle-orm.*|node:.*)$/,
  },
  flows: {
    kinds: ['types', 'rules', 'queries', 'commands', 'flows'],
    places: /^(lib\/core|lib\/services|emails|papers)\//,
    packages: /^(server-only|node:.*)$/,
  },
  actions: {
    kinds: ['types', 'schema', 'queries', 'commands', 'flows'],
    places: /^(lib\/core|lib\/gate)\//,
    packages: /^(next\/.*|next-intl\/server|zod)$/,
  },
  jobs: {
    kinds: ['types', 'queries', 'commands', 'flows'],
    places: /^(lib\/core|lib\/services)\//,
    packages: /^(inngest.*|server-only)$/,
  },
}

/** A folder, and what of ours its files may import. */
export const neighbours: readonly (readonly [folder: string, allowed: RegExp])[] = [
  ['lib/services', /^lib\/(core|services)\//],
  ['components', /^(components|lib\/core|messages|public)\/|^lib\/[a-z-]+\/(actions|queries|types|rules|schema)/],
  ['emails', /^(emails|lib\/core|messages)\/|^lib\/[a-z-]+\/(types|rules)/],
  ['papers', /^(papers|lib\/core|messages)\/|^lib\/[a-z-]+\/(types|rules)/],
  ['messages', /^messages\/|^lib\/[a-z-]+\/types\.ts$/],
  ['db/schema', /^db\/(schema|columns)|^lib\/[a-z-]+\/types\.ts$/],
  ['embedded', /^embedded\//],
]

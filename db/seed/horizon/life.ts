import { eq, inArray } from 'drizzle-orm'
import { accounts, staffMembers, termsAcceptances } from '@/db/schema/accounts'
import { clientFiles, counters, guardianships, learners } from '@/db/schema/client-files'
import { fileMergers } from '@/db/schema/duplicates'
import { consents, fileNotes } from '@/db/schema/file-notes'
import type { StaffRole } from '@/lib/core/actor'
import { addMinutes, type Instant } from '@/lib/core/time'
import seeded from '../accounts.json' with { type: 'json' }
import type { SeedContext } from '../context'
import { insertAll } from '../insert'
import { idOf } from '../random'
import { addFile, answer, createHorizonWorld, type FileRow, type HorizonWorld, momentOf, note } from './files'
import { alikes, type Country, crowd, generalNotes, mergedNames, originsByTurn, removed } from './people'

/** Who works or comes in both structures: one account, one password ([0] 'one account per person'). */
const inBoth = { member: 'claire.vasseur@exemple.example', organiser: 'paul.verdier@latelier.example' }

/** Eighty client files of three countries, and who looks after them. */
export async function insertHorizonLife(context: SeedContext, passwordHash: string): Promise<void> {
  const { tx } = context
  const known = await tx
    .select({ id: accounts.id, email: accounts.email })
    .from(accounts)
    .where(inArray(accounts.email, Object.values(inBoth)))
  const accountOf = (email: string) => known.find((one) => one.email === email)?.id
  const staff = listStaff(context, passwordHash)
  await insertAll(tx, accounts, staff.accounts)
  await insertAll(tx, staffMembers, staff.members)
  const organiserId = accountOf(inBoth.organiser)
  if (organiserId) await tx.insert(staffMembers).values(toOrganiser(context, organiserId))
  const world = createHorizonWorld(context, passwordHash, staff.accounts[0]!.id)
  addKnown(world, accountOf(inBoth.member))
  addCrowd(world)
  addAlikes(world)
  addEnded(world)
  await write(world)
}

function listStaff(context: SeedContext, passwordHash: string) {
  const rows = seeded.horizon.staff.map(({ email, firstName, lastName, role }) => {
    const createdAt = momentOf(context, 900, email)
    const id = idOf(`account:${email}`, createdAt)
    const activatedAt = addMinutes(createdAt, 7)
    return {
      account: { id, email, passwordHash, status: 'active' as const, activatedAt, createdAt },
      member: {
        structureId: context.structureId,
        accountId: id,
        role: role as StaffRole,
        firstName,
        lastName,
        createdAt,
      },
    }
  })
  return { accounts: rows.map(({ account }) => account), members: rows.map(({ member }) => member) }
}

const toOrganiser = (context: SeedContext, accountId: string) => ({
  structureId: context.structureId,
  accountId,
  role: 'organiser' as const,
  firstName: 'Paul',
  lastName: 'Verdier',
  createdAt: momentOf(context, 200, accountId),
})

/** The accounts of db/seed/accounts.json, and somebody of `atelier`. */
function addKnown(world: HorizonWorld, atelierMemberId: string | undefined): void {
  const payer = {
    name: 'Boréale Conseil inc.',
    addressLine1: '900 boulevard des Grands-Pins',
    addressLine2: 'bureau 300',
    postcode: 'G1K 0A9',
    city: 'Québec',
    country: 'CA',
  }
  const genevieve = addFile(world, {
    ...{ firstName: 'Geneviève', lastName: 'Tremblay', country: 'CA', daysAgo: 640, origin: 'holder', hasLogin: true },
    given: { billing: payer },
  })
  answer(world, genevieve, [
    { channel: 'phone', isGranted: true, source: 'signup', daysAgo: 640 },
    { channel: 'post', isGranted: false, source: 'signup', daysAgo: 640 },
    { channel: 'email', isGranted: true, source: 'signup', daysAgo: 640 },
    { channel: 'newsletter', isGranted: true, source: 'signup', daysAgo: 640 },
    { channel: 'phone', isGranted: false, source: 'profile', daysAgo: 310 },
    { channel: 'newsletter', isGranted: false, source: 'mail_link', daysAgo: 95 },
  ])
  addFile(world, {
    ...{ firstName: 'Benoît', lastName: 'Delvaux', country: 'BE', daysAgo: 40, origin: 'office', hasLogin: true },
    given: { mustAnswerConsents: true },
  })
  if (!atelierMemberId) return
  addFile(world, {
    ...{ firstName: 'Claire', lastName: 'Vasseur', country: 'FR', daysAgo: 120, origin: 'holder', hasLogin: true },
    accountId: atelierMemberId,
    given: { email: inBoth.member },
  })
}

function addCrowd(world: HorizonWorld): void {
  const everybody = (Object.keys(crowd) as Country[]).flatMap((country) =>
    crowd[country].map(([firstName, lastName]) => ({ country, firstName, lastName })),
  )
  for (const [turn, person] of everybody.entries()) {
    const origin = originsByTurn[turn % originsByTurn.length]!
    const daysAgo = world.random.integer(15, 1_050)
    const hasLogin = origin === 'holder' || turn % 3 === 0
    const isAddressless = !hasLogin && turn % 4 === 1
    const file = addFile(world, {
      ...person,
      ...{ daysAgo, origin, hasLogin },
      given: { mustAnswerConsents: origin !== 'holder', ...(isAddressless ? { email: null } : {}) },
    })
    if (origin === 'holder') answerAtSignUp(world, file, daysAgo)
    if (turn % 5 === 2)
      note(world, file, generalNotes[((turn / 5) | 0) % generalNotes.length]!, Math.min(daysAgo, turn + 3))
  }
}

/** Each channel on its own; the newsletter, which is asked apart, by some. */
function answerAtSignUp(world: HorizonWorld, file: FileRow, daysAgo: number): void {
  const { random } = world
  answer(
    world,
    file,
    (['phone', 'post', 'email', 'newsletter'] as const).map((channel) => ({
      channel,
      isGranted: random.chance({ phone: 0.5, post: 0.35, email: 0.8, newsletter: 0.4 }[channel]),
      source: 'signup' as const,
      daysAgo,
    })),
  )
}

/** Two files that are likely to be of one person, for four different reasons ([2.A4]). */
function addAlikes(world: HorizonWorld): void {
  for (const [turn, { country, names, shares }] of alikes.entries()) {
    const [[firstName, lastName], [otherFirst, otherLast]] = names
    const first = addFile(world, {
      firstName,
      lastName,
      country,
      daysAgo: 500 + turn,
      origin: 'holder',
      hasLogin: true,
    })
    const { postcode, city, birthOn, phone, email } = first
    const shared = { place: { postcode, city }, birth: { birthOn }, phone: { phone }, email: { email } }[shares]
    addFile(world, {
      ...{ firstName: otherFirst, lastName: otherLast, country, daysAgo: 60 + turn, origin: 'office', hasLogin: false },
      given: { email: null, mustAnswerConsents: true, ...shared },
    })
  }
}

const nothing = { email: null, phone: '', addressLine1: '', city: '', birthOn: null }

/** Files that ended: deactivated at their holder's request, or merged into another one long ago. */
function addEnded(world: HorizonWorld): void {
  for (const [turn, [country, firstName, lastName]] of removed.entries()) {
    const deactivatedAt = momentOf(world, 30 + 50 * turn, lastName)
    addFile(world, {
      ...{ firstName, lastName, country, daysAgo: 800 + turn, origin: 'office', hasLogin: false },
      given: { ...nothing, status: 'deactivated', deactivatedAt },
    })
  }
  for (const [turn, [country, firstName, lastName]] of mergedNames.entries()) {
    const kept = addFile(world, { firstName, lastName, country, daysAgo: 700 + turn, origin: 'holder', hasLogin: true })
    const merged = addFile(world, {
      ...{ firstName, lastName, country, daysAgo: 420 + turn, origin: 'office', hasLogin: false },
      given: { email: null, status: 'merged', mergedIntoId: kept.id },
    })
    world.rows.mergers.push(toMerger(world, kept, merged, momentOf(world, 120 + turn, merged.id)))
  }
}

/** Older than the 30 days in which a merge is undone: what moved isn't needed any more. */
const toMerger = (world: HorizonWorld, kept: FileRow, merged: FileRow, createdAt: Instant) => ({
  id: idOf(`merger:${merged.id}`, createdAt),
  structureId: world.structureId,
  keptFileId: kept.id,
  mergedFileId: merged.id,
  moved: {},
  before: {},
  madeBy: world.authorId,
  createdAt,
})

/** Everything in the order of the foreign keys; a merged file comes after the one that has what was its own. */
async function write({ tx, structureId, rows }: HorizonWorld): Promise<void> {
  const files = rows.files
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    .map((file, index) => ({ ...file, number: index + 1 }))
  await insertAll(tx, accounts, rows.accounts)
  await insertAll(tx, clientFiles, files)
  await insertAll(tx, learners, rows.learners)
  await insertAll(tx, guardianships, rows.guardianships)
  await insertAll(tx, termsAcceptances, rows.acceptances)
  await insertAll(tx, consents, rows.consents)
  await insertAll(tx, fileNotes, rows.notes)
  await insertAll(tx, fileMergers, rows.mergers)
  await tx.delete(counters).where(eq(counters.structureId, structureId))
  await insertAll(tx, counters, [
    { structureId, name: 'client_file', value: files.length },
    { structureId, name: 'order', value: 0 },
  ])
}

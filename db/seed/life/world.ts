import type { accounts, staffMembers, termsAcceptances } from '@/db/schema/accounts'
import type { agendaClaims } from '@/db/schema/agenda'
import type { bookings } from '@/db/schema/bookings'
import type { cartLines, carts } from '@/db/schema/cart'
import type { clientFiles, guardianships, learners, reducedRateGrants } from '@/db/schema/client-files'
import type { giftRedemptions, giftVouchers } from '@/db/schema/gifts'
import type { orderLines, orders } from '@/db/schema/orders'
import type { memberships, passEntries, passes } from '@/db/schema/passes'
import type { payments } from '@/db/schema/payments'
import type { seats } from '@/db/schema/places'
import { addDays, addMinutes, type Day, findInstant, type Instant } from '@/lib/core/time'
import { listOffers } from '../catalogue'
import type { SeedContext } from '../context'
import type { PlannedCourse } from '../courses'
import { listClosures } from '../days'
import { createRandom, type Random } from '../random'
import { roomId } from '../structure'
import { listAvailabilities, listExceptions, teacherId } from '../teachers'
import type { SeedMember } from './people'
import { createSchedule, type Schedule } from './schedule'

type Row<Table extends { $inferInsert: unknown }> = Table['$inferInsert']

/** Rows with their own ids and dates, in memory until all of them are known: numbers follow the order of time. */
export type Rows = {
  accounts: Row<typeof accounts>[]
  staffMembers: Row<typeof staffMembers>[]
  termsAcceptances: Row<typeof termsAcceptances>[]
  clientFiles: (Omit<Row<typeof clientFiles>, 'number' | 'createdAt'> & { createdAt: Instant })[]
  learners: Row<typeof learners>[]
  guardianships: Row<typeof guardianships>[]
  reducedRateGrants: Row<typeof reducedRateGrants>[]
  carts: (Row<typeof carts> & { id: string; version: number })[]
  cartLines: Row<typeof cartLines>[]
  orders: (Omit<Row<typeof orders>, 'number' | 'orderedAt'> & { orderedAt: Instant })[]
  orderLines: Row<typeof orderLines>[]
  payments: Row<typeof payments>[]
  memberships: Row<typeof memberships>[]
  passes: Row<typeof passes>[]
  passEntries: (Row<typeof passEntries> & { createdAt: Instant })[]
  bookings: (Row<typeof bookings> & { startsAt: Instant })[]
  seats: Row<typeof seats>[]
  agendaClaims: Row<typeof agendaClaims>[]
  giftVouchers: Row<typeof giftVouchers>[]
  giftRedemptions: Row<typeof giftRedemptions>[]
}

export type SeedOfferRow = ReturnType<typeof listOffers>[number]

export type World = SeedContext & {
  random: Random
  rows: Rows
  /** In the order in which they were added. */
  members: SeedMember[]
  /** Who asked to be taken out of the files, and the day ([2.A6]). */
  departures: { fileId: string; accountId: string; on: Day }[]
  courses: PlannedCourse[]
  /** The payments whose cheque came and must be sent again ([1.D12]). */
  wrongCheques: Set<string>
  schedule: Schedule
  /** The argon2 hash of the one password of the demonstration. */
  passwordHash: string
  offer: (slug: string) => SeedOfferRow
  daysAgo: (days: number) => Day
  /** A moment of a day in opening hours, the same for the same label. */
  momentOf: (day: Day, label: string) => Instant
}

const emptyRows = (): Rows => ({
  accounts: [],
  staffMembers: [],
  termsAcceptances: [],
  clientFiles: [],
  learners: [],
  guardianships: [],
  reducedRateGrants: [],
  carts: [],
  cartLines: [],
  orders: [],
  orderLines: [],
  payments: [],
  memberships: [],
  passes: [],
  passEntries: [],
  bookings: [],
  seats: [],
  agendaClaims: [],
  giftVouchers: [],
  giftRedemptions: [],
})

export function createWorld(context: SeedContext, courses: PlannedCourse[], passwordHash: string): World {
  const { today, zone, structureId } = context
  const offers = new Map(listOffers().map((offer) => [offer.slug, offer]))
  const schedule = createSchedule({
    zone,
    availabilities: listAvailabilities(),
    absences: listExceptions(structureId, today),
    closures: listClosures(today),
  })
  for (const { teacher, room, sessions } of courses)
    for (const session of sessions) schedule.occupy([teacherId(teacher), roomId(room)], session)
  return {
    ...context,
    passwordHash,
    random: createRandom(`atelier:${today}`),
    rows: emptyRows(),
    members: [],
    departures: [],
    courses,
    wrongCheques: new Set(),
    schedule,
    offer: (slug) => {
      const offer = offers.get(slug)
      if (!offer) throw new Error(`no offer ${slug} in the catalogue of the demonstration`)
      return offer
    },
    daysAgo: (days) => addDays(today, -days),
    momentOf: (day, label) => {
      const random = createRandom(label)
      return addMinutes(findInstant(day, '09:00', zone)!, random.integer(0, 11 * 60))
    },
  }
}

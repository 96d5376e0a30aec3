import type { AccountStatus } from '@/lib/accounts/types'
import { addDays, addMinutes, type Day, type Instant } from '@/lib/core/time'
import { civilityOf } from '../civility'
import { idOf } from '../random'
import { termsIdOn } from '../structure'
import type { World } from './world'

export type SeedLearner = { id: string; firstName: string; lastName: string }
export type SeedMember = {
  accountId: string
  email: string
  fileId: string
  self: SeedLearner
  joinedOn: Day
  cartId: string
  /** An account in use, of somebody who may come to a group course. */
  isAdult: boolean
}

export type Person = {
  firstName: string
  lastName: string
  /** Whole years on the day of the seed. */
  age: number
  joinedDaysAgo: number
  status?: AccountStatus
  /** Asked since to be taken out of the files ([2.A6]). */
  leftDaysAgo?: number
  city?: readonly [postcode: string, city: string]
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')

export const emailOf = (person: Pick<Person, 'firstName' | 'lastName'>) =>
  `${plain(person.firstName)}.${plain(person.lastName)}@exemple.example`

const streets = [
  'rue des Trois-Notes',
  'rue du Petit-Pupitre',
  'avenue de la Répétition',
  'passage du Souffleur',
  'rue des Coulisses',
  'impasse du Lever-de-Rideau',
  'boulevard de la Rampe',
  'place du Diapason',
]

const cities = [
  ['75011', 'Paris'],
  ['75017', 'Paris'],
  ['75020', 'Paris'],
  ['93100', 'Montreuil'],
  ['94300', 'Vincennes'],
  ['92110', 'Clichy'],
] as const

const birthOf = (world: World, label: string, age: number) =>
  world.daysAgo(Math.round(age * 365.25) + 20 + (Number.parseInt(idOf(label).slice(-4), 16) % 300))

/** An account, its file and its holder as a learner, as sign-up leaves them. */
export function addMember(world: World, person: Person): SeedMember {
  const email = emailOf(person)
  const joinedOn = world.daysAgo(person.joinedDaysAgo)
  const joinedAt = world.momentOf(joinedOn, email)
  const birthOn = birthOf(world, email, person.age)
  const accountId = addAccount(world, person, email, joinedAt)
  acceptTerms(world, accountId, joinedOn, joinedAt)
  const fileId = idOf(`file:${email}`, joinedAt)
  world.rows.clientFiles.push({
    id: fileId,
    structureId: world.structureId,
    accountId,
    firstName: person.firstName,
    lastName: person.lastName,
    ...contactOf(world, person),
    civility: civilityOf(person.firstName),
    email,
    birthOn,
    createdAt: joinedAt,
  })
  const cartId = idOf(`cart:${email}`, joinedAt)
  const dates = { createdAt: joinedAt, updatedAt: joinedAt }
  world.rows.carts.push({ id: cartId, structureId: world.structureId, clientFileId: fileId, version: 1, ...dates })
  const { firstName, lastName } = person
  const self = addLearner(world, fileId, { firstName, lastName, birthOn, isSelf: true, day: joinedOn })
  const isStaying = (person.status ?? 'active') === 'active' && person.leftDaysAgo === undefined
  const isAdult = person.age >= 18 && isStaying
  const member = { accountId, email, fileId, self, joinedOn, cartId, isAdult }
  world.members.push(member)
  if (person.leftDaysAgo !== undefined)
    world.departures.push({ fileId, accountId, on: world.daysAgo(person.leftDaysAgo) })
  return member
}

function addAccount(world: World, { status = 'active' }: Person, email: string, joinedAt: Instant): string {
  const id = idOf(`account:${email}`, joinedAt)
  world.rows.accounts.push({
    id,
    email,
    passwordHash: world.passwordHash,
    status,
    activatedAt: status === 'pending' ? null : addMinutes(joinedAt, 7),
    createdAt: joinedAt,
  })
  return id
}

function acceptTerms(world: World, accountId: string, day: Day, acceptedAt: Instant): void {
  world.rows.termsAcceptances.push({
    accountId,
    structureId: world.structureId,
    termsVersionId: termsIdOn(world.today, day),
    occasion: 'signup',
    ipAddress: `192.0.2.${world.random.integer(1, 250)}`,
    userAgent: 'Mozilla/5.0 (demonstration)',
    acceptedAt,
  })
}

function contactOf({ random, rows }: World, person: Person) {
  const [postcode, city] = person.city ?? random.pick(cities)
  return {
    addressLine1: `${random.integer(1, 88)} ${random.pick(streets)}`,
    postcode,
    city,
    phone: `+33199${String(3_000 + rows.clientFiles.length).padStart(6, '0')}`,
  }
}

type NewLearner = {
  firstName: string
  lastName: string
  birthOn: Day | null
  isSelf: boolean
  day: Day
  notes?: string
}

function addLearner(world: World, fileId: string, given: NewLearner): SeedLearner {
  const { firstName, lastName, birthOn, isSelf, day } = given
  const createdAt = world.momentOf(day, `${fileId}:${firstName}`)
  const id = idOf(`learner:${fileId}:${firstName}`, createdAt)
  world.rows.learners.push({
    id,
    structureId: world.structureId,
    firstName,
    lastName,
    birthOn,
    notesForTeacher: given.notes ?? '',
    createdAt,
  })
  world.rows.guardianships.push({
    structureId: world.structureId,
    learnerId: id,
    clientFileId: fileId,
    isSelf,
    createdAt,
  })
  return { id, firstName, lastName }
}

/** A child of the household, added the day after sign-up ([1.B8]). */
export function addChild(
  world: World,
  member: SeedMember,
  child: { firstName: string; lastName: string; age: number; notes?: string },
): SeedLearner {
  const birthOn = birthOf(world, `${member.email}:${child.firstName}`, child.age)
  return addLearner(world, member.fileId, { ...child, birthOn, isSelf: false, day: addDays(member.joinedOn, 1) })
}

/** Granted by the office on a proof, until a day included ([1.C1]). */
export function grantReducedRate(
  world: World,
  learner: SeedLearner,
  given: { daysAgo: number; endsInDays: number; reason: string },
): void {
  const startsOn = world.daysAgo(given.daysAgo)
  const createdAt = world.momentOf(startsOn, learner.id)
  world.rows.reducedRateGrants.push({
    id: idOf(`rate:${learner.id}`, createdAt),
    structureId: world.structureId,
    learnerId: learner.id,
    startsOn,
    endsOn: addDays(world.today, given.endsInDays),
    reason: given.reason,
    grantedBy: 'administration',
    createdAt,
  })
}

/** What waits in a member's cart, at today's prices. */
export function fillCart(
  world: World,
  member: SeedMember,
  lines: readonly { offer: string; learner: SeedLearner; priceCents?: number }[],
): void {
  const filledAt = world.momentOf(world.daysAgo(1), member.cartId)
  for (const [index, { offer, learner, priceCents }] of lines.entries()) {
    const { id, priceCents: listPrice } = world.offer(offer)
    world.rows.cartLines.push({
      cartId: member.cartId,
      offerId: id,
      learnerId: learner.id,
      shownPriceCents: priceCents ?? listPrice,
      createdAt: addMinutes(filledAt, index),
    })
  }
}

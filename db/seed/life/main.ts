import { hash } from '@node-rs/argon2'
import accounts from '../accounts.json' with { type: 'json' }
import type { SeedContext } from '../context'
import type { PlannedCourse } from '../courses'
import { insertBank } from './bank'
import { insertCheques } from './cheques'
import { addCrowd } from './crowd'
import { addEnrolments } from './enrolments'
import { addGifts, takeGiftBack } from './gifts'
import { addKnownEnrolments } from './known-enrolments'
import { addKnownMembers } from './known-members'
import { insertPastPayments } from './past-payments'
import { insertRateRequests } from './rate-requests'
import { insertRefunds } from './refunds'
import { addStaff } from './staff'
import { createWorld } from './world'
import { writeWorld } from './write'

/** Two years of sixty members. One password, hashed once, with a salt of its own so that the same day gives the same rows. */
export async function insertLife(context: SeedContext, courses: PlannedCourse[]): Promise<void> {
  const salt = Buffer.from('demonstration-01')
  const passwordHash = await hash(accounts.password, {
    algorithm: 2,
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    salt,
  })
  const world = createWorld(context, courses, passwordHash)
  addStaff(world)
  addKnownMembers(world)
  addCrowd(world)
  addEnrolments(world)
  addKnownEnrolments(world)
  addGifts(world)
  await writeWorld(world)
  await insertCheques(world)
  await insertPastPayments(world)
  await takeGiftBack(world)
  await insertRefunds(world)
  await insertRateRequests(world)
  await insertBank(world)
}

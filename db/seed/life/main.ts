import type { SeedContext } from '../context'
import type { PlannedCourse } from '../courses'
import { insertBank } from './bank'
import { insertCheques } from './cheques'
import { addCrowd } from './crowd'
import { insertDepartures } from './departures'
import { addEnrolments } from './enrolments'
import { addGifts, takeGiftBack } from './gifts'
import { addKnownEnrolments } from './known-enrolments'
import { addKnownMembers } from './known-members'
import { insertNotes } from './notes'
import { insertPastPayments } from './past-payments'
import { insertRateRequests } from './rate-requests'
import { insertRefunds } from './refunds'
import { addStaff } from './staff'
import { createWorld } from './world'
import { writeWorld } from './write'
import { insertWriteOffs } from './write-offs'

/** Two years of sixty members. */
export async function insertLife(context: SeedContext, courses: PlannedCourse[], passwordHash: string): Promise<void> {
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
  await insertNotes(world)
  await insertWriteOffs(world)
  await insertDepartures(world)
}

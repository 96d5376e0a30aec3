import { addDays, addMinutes, type Day, type Instant, startOfDay, weekdayOf } from '@/lib/core/time'
import { idOf } from '../random'
import { teacherId } from '../teachers'
import type { BoughtPass } from './purchases'
import { listDays, type PlannedSlot } from './schedule'
import type { World } from './world'

export type Habit = {
  teacher: string
  /** The usual start; the nearest free one is taken. */
  near: string
  /** 1 Monday … 7 Sunday; another day when the teacher isn't there or the days run out. */
  weekday?: number
  /** The first days possible rather than one a week. */
  isSoon?: boolean
}

export type Lessons = Habit & {
  /** Lessons given, as many as the days allow. */
  past?: number
  coming?: number
  /** Cancelled in time, credit back. */
  cancelled?: number
  /** The last of the past ones: the learner didn't come, or the teacher was ill (credit back). */
  lastWas?: 'absent' | 'teacher_absent'
}

const actorOf = (pass: BoughtPass, structureId: string) => ({
  kind: 'member',
  accountId: pass.member.accountId,
  clientFileId: pass.member.fileId,
  structureId,
})

const earlier = (one: Day, other: Day) => (one < other ? one : other)
const later = (one: Day, other: Day) => (one > other ? one : other)

/** One lesson a week on the usual day; when that gives too few, the other days of the teacher. */
function chooseDays(world: World, habit: Habit, from: Day, to: Day, count: number): Day[] {
  const open = listDays(from, to).filter((day) => world.schedule.isOpen(teacherId(habit.teacher), day))
  if (habit.isSoon) return open.slice(0, count)
  const weekday = habit.weekday ?? (open[0] ? weekdayOf(open[0]) : 1)
  const usual = open.filter((day) => weekdayOf(day) === weekday)
  const rest = open.filter((day) => weekdayOf(day) !== weekday)
  return [...usual, ...rest].slice(0, count).sort()
}

/** Past, cancelled and coming lessons of a pass, within its credits and its validity. */
export function takeLessons(world: World, pass: BoughtPass, lessons: Lessons): void {
  const { past = 0, coming = 0, cancelled = 0 } = lessons
  const firstDay = later(pass.firstDay, addDays(world.daysAgo(0), -790))
  const pastDays = chooseDays(
    world,
    lessons,
    addDays(firstDay, 1),
    earlier(pass.lastDay, world.daysAgo(1)),
    past + cancelled,
  )
  const skipped = new Set(pastDays.filter((_, index) => index % 3 === 1).slice(0, cancelled))
  const given = pastDays.filter((day) => !skipped.has(day)).slice(0, past)
  for (const day of skipped) book(world, pass, lessons, day, 'cancelled')
  given.forEach((day, index) => {
    const isLast = index === given.length - 1
    book(world, pass, lessons, day, isLast ? (lessons.lastWas ?? 'present') : 'present')
  })
  const comingDays = chooseDays(world, lessons, later(pass.firstDay, addDays(world.today, 1)), pass.lastDay, coming)
  for (const day of comingDays) book(world, pass, lessons, day, 'coming')
}

type Kind = 'present' | 'absent' | 'teacher_absent' | 'cancelled' | 'coming'

function book(world: World, pass: BoughtPass, habit: Habit, day: Day, kind: Kind): void {
  const teacher = teacherId(habit.teacher)
  const minutes = pass.offer.lessonMinutes!
  if (pass.held >= pass.offer.credits) return
  const slot = world.schedule.findSlot({
    teacherId: teacher,
    learnerId: pass.learnerId,
    day,
    near: habit.near,
    minutes,
  })
  if (!slot) return
  const id = idOf(`booking:${pass.id}:${day}`, slot.startsAt)
  const bookedAt = bookedBefore(world, pass, slot.startsAt, id)
  const cancelledAt = addMinutes(slot.startsAt, -36 * 60)
  const isCancelled = kind === 'cancelled'
  if (isCancelled && cancelledAt <= bookedAt) return
  if (!isCancelled) world.schedule.occupy([teacher, slot.roomId, pass.learnerId], slot)
  if (!isCancelled && kind !== 'teacher_absent') pass.held += 1
  world.rows.bookings.push({
    ...heldBy(world, pass),
    id,
    teacherId: teacher,
    ...slot,
    status: isCancelled ? 'cancelled' : 'booked',
    attendance: kind === 'present' || kind === 'absent' || kind === 'teacher_absent' ? kind : null,
    cancelledAt: isCancelled ? cancelledAt : null,
    cancelledBy: isCancelled ? 'member' : null,
    cancelMessage: isCancelled ? 'Empêchement ce jour-là, je reprends la semaine suivante.' : null,
    revision: isCancelled ? 1 : 0,
    createdAt: bookedAt,
  })
  addClaims(world, pass, teacher, slot, id, !isCancelled, bookedAt)
  addEntry(world, pass, 'reserve', id, bookedAt)
  if (isCancelled) addEntry(world, pass, 'release', id, cancelledAt)
  if (kind === 'teacher_absent') addEntry(world, pass, 'release', id, slot.endsAt)
}

export const heldBy = (world: World, pass: BoughtPass) => ({
  structureId: world.structureId,
  passId: pass.id,
  learnerId: pass.learnerId,
  clientFileId: pass.member.fileId,
  bookedBy: `member:${pass.member.accountId}`,
})

/** A few days ahead, after the payment, at least 40 h before the lesson and never in the future. */
function bookedBefore(world: World, pass: BoughtPass, startsAt: Instant, label: string): Instant {
  const days = 2 + (Number.parseInt(label.slice(-2), 16) % 9)
  const wished = addMinutes(startsAt, -days * 24 * 60)
  const latest = addMinutes(startOfDay(world.today, world.zone), -60)
  const capped = wished.getTime() < latest.getTime() ? wished : latest
  const soonest = addMinutes(pass.paidAt, 12)
  return capped.getTime() > soonest.getTime() ? capped : soonest
}

function addClaims(
  world: World,
  pass: BoughtPass,
  teacher: string,
  slot: PlannedSlot,
  ownerId: string,
  isActive: boolean,
  createdAt: Instant,
): void {
  const claims = [
    { resourceKind: 'teacher', resourceId: teacher },
    { resourceKind: 'room', resourceId: slot.roomId },
    { resourceKind: 'learner', resourceId: pass.learnerId },
  ] as const
  const during = `[${slot.startsAt.toISOString()},${slot.endsAt.toISOString()})`
  for (const claim of claims) {
    world.rows.agendaClaims.push({
      ...claim,
      structureId: world.structureId,
      during,
      ownerKind: 'booking',
      ownerId,
      isActive,
      createdAt,
    })
  }
}

export function addEntry(
  world: World,
  pass: BoughtPass,
  kind: 'reserve' | 'release',
  bookingId: string,
  at: Instant,
): void {
  world.rows.passEntries.push({
    id: idOf(`entry:${kind}:${bookingId}`, at),
    structureId: world.structureId,
    passId: pass.id,
    kind,
    amount: kind === 'reserve' ? -1 : 1,
    bookingId,
    businessKey: `${kind}:${bookingId}`,
    actor: actorOf(pass, world.structureId),
    createdAt: at,
  })
}

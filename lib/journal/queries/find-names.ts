import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { offers } from '@/db/schema/catalogue'
import { clientFiles } from '@/db/schema/client-files'
import { courses } from '@/db/schema/courses'
import { orders } from '@/db/schema/orders'
import { locations, rooms, teachers } from '@/db/schema/structures'
import { isId } from '@/lib/core/ids'
import { staffNameOf } from '@/lib/staff/queries'
import type { Author, Subject } from '../types'

type Entry = {
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  actorKind: string
  actor: Record<string, unknown>
  subjectKind: string
  subjectId: string
  clientFileId: string | null
}
type Named = { id: string; name: string; path?: string }

/** Ids that are ids, each once; a list that finds nothing when there is none. */
const idsOf = (values: readonly unknown[]): string[] => [...new Set(values.filter(isId))]

const indexOf = (rows: readonly Named[]) => new Map(rows.map((row) => [row.id, row]))

/** People of the office by their account: the name that they go by there, or else their address. */
async function nameStaff(structureId: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db()
    .select({ id: accounts.id, name: staffNameOf(sql`${structureId}::uuid`, accounts.id) })
    .from(accounts)
    .where(inArray(accounts.id, ids))
}

async function nameFiles(structureId: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const name = sql<string>`trim(${clientFiles.firstName} || ' ' || ${clientFiles.lastName})`
  const rows = await db()
    .select({ id: clientFiles.id, name, number: clientFiles.number })
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), inArray(clientFiles.id, ids)))
  return rows.map(({ number, ...row }) => ({ ...row, path: `dossiers/${number}` }))
}

async function nameOrders(structureId: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const rows = await db()
    .select({ id: orders.id, number: orders.number })
    .from(orders)
    .where(and(eq(orders.structureId, structureId), inArray(orders.id, ids)))
  return rows.map(({ id, number }) => ({ id, name: `C${number}`, path: `commandes/C${number}` }))
}

async function nameOffers(structureId: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db()
    .select({ id: offers.id, name: offers.name })
    .from(offers)
    .where(and(eq(offers.structureId, structureId), inArray(offers.id, ids)))
}

async function nameCourses(structureId: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const rows = await db()
    .select({ id: courses.id, name: courses.name })
    .from(courses)
    .where(and(eq(courses.structureId, structureId), inArray(courses.id, ids)))
  return rows.map((row) => ({ ...row, path: `cours/${row.id}` }))
}

async function nameTeachers(structureId: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db()
    .select({ id: teachers.id, name: sql<string>`${teachers.firstName} || ' ' || ${teachers.lastName}` })
    .from(teachers)
    .where(and(eq(teachers.structureId, structureId), inArray(teachers.id, ids)))
}

async function nameWhere(table: typeof locations | typeof rooms, structureId: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db()
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(and(eq(table.structureId, structureId), inArray(table.id, ids)))
}

/** Whose hours, absences or calendars it is about. */
const teacherOf = ({ before, after }: Entry): unknown => after?.teacherId ?? before?.teacherId

/** Who and what the entries of a page are about, in a few reads for all of them. */
export async function findNames(structureId: string, entries: readonly Entry[]) {
  const subjects = (kind: string) =>
    idsOf(entries.filter((entry) => entry.subjectKind === kind).map((entry) => entry.subjectId))
  const [staff, files, ...things] = await Promise.all([
    nameStaff(structureId, idsOf([...entries.map(({ actor }) => actor.accountId), ...subjects('staff')])).then(indexOf),
    nameFiles(structureId, idsOf(entries.flatMap((entry) => [entry.clientFileId, entry.actor.clientFileId]))).then(
      indexOf,
    ),
    nameOrders(structureId, subjects('order')),
    nameOffers(structureId, subjects('offer')),
    nameCourses(structureId, subjects('course')),
    nameTeachers(structureId, idsOf([...entries.map(teacherOf), ...subjects('teacher')])),
    nameWhere(locations, structureId, subjects('place')),
    nameWhere(rooms, structureId, subjects('room')),
  ])
  const named = indexOf(things.flat())
  const memberOf = ({ actor }: Entry) => files.get(String(actor.clientFileId))?.name ?? ''
  return {
    authorOf(entry: Entry): Author {
      const { actorKind, actor } = entry
      const name = staff.get(String(actor.accountId))?.name ?? ''
      if (actorKind === 'staff') return { kind: 'staff', name }
      if (actorKind === 'staffAs') return { kind: 'staffAs', name, member: memberOf(entry) }
      if (actorKind === 'member') return { kind: 'member', name: memberOf(entry) || name }
      return { kind: 'machine', name: String(actor.name ?? '') }
    },
    subjectOf(entry: Entry): Subject {
      const { subjectKind: kind, subjectId, clientFileId } = entry
      const one = kind === 'staff' ? staff.get(subjectId) : named.get(subjectId)
      const found = one ?? (clientFileId ? files.get(clientFileId) : named.get(String(teacherOf(entry))))
      return { kind, name: found?.name ?? null, path: found?.path ?? null }
    },
  }
}

import 'server-only'
import { eq } from 'drizzle-orm'
import { writePositions } from '@/db/positions'
import { locations } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { type Move, moveIn } from '@/lib/core/ordering'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { hasRight } from '@/lib/staff/rules'
import { findDeskPlace, listDeskPlaces } from '../queries/list-places'
import { checkPlaceRemoval, fingerprintTerms, termsOfPlace } from '../rules'
import type { DeskPlace, PlaceTerms, SchoolRefusal } from '../types'

type Code = SchoolRefusal | 'not_found'
type Done = Outcome<{ placeId: string }, Code>

/** Opens a transaction of the places of the structure, for whoever may change them, and finds the one that is asked for. */
export async function withPlace<Value>(
  actor: Staff,
  placeId: string,
  work: (tx: LockedTx, place: DeskPlace) => Promise<Outcome<Value, Code>>,
  more: readonly LockKey[] = [],
): Promise<Outcome<Value, Code>> {
  if (!hasRight(actor.role, 'settings.edit')) return refuse('not_found')
  return withLocks([`structure:${actor.structureId}`, ...more], async (tx) => {
    const place = await findDeskPlace(actor.structureId, placeId, tx)
    return place ? work(tx, place) : refuse('not_found')
  })
}

/** A place where lessons are given, last of the public pages ([2.F3]). */
export async function addPlace(actor: Staff, terms: PlaceTerms): Promise<Done> {
  if (!hasRight(actor.role, 'settings.edit')) return refuse('not_found')
  const { structureId } = actor
  return withLocks([`structure:${structureId}`], async (tx) => {
    const position = (await listDeskPlaces(structureId, tx)).length + 1
    const [added] = await tx
      .insert(locations)
      .values({ ...terms, structureId, position })
      .returning({ id: locations.id })
    await note(tx, actor, { operation: 'place.added', placeId: added!.id, after: terms })
    return accept({ placeId: added!.id })
  })
}

/** What is said of a place, as its page showed it; mails and calendars of what is planned there follow. */
export const changePlace = (
  actor: Staff,
  { placeId, seen, terms }: { placeId: string; seen: string; terms: PlaceTerms },
) =>
  withPlace(actor, placeId, async (tx, place): Promise<Done> => {
    const before = termsOfPlace(place)
    if (fingerprintTerms(before) !== seen) return refuse('changed_meanwhile')
    await tx.update(locations).set(terms).where(eq(locations.id, placeId))
    await note(tx, actor, { operation: 'place.changed', placeId, before, after: terms })
    return accept({ placeId })
  })

/** Removes a place that has no room, and where nobody has hours. */
export const removePlace = (actor: Staff, placeId: string) =>
  withPlace(actor, placeId, async (tx, place): Promise<Done> => {
    const verdict = checkPlaceRemoval(place)
    if (!verdict.ok) return verdict
    await tx.delete(locations).where(eq(locations.id, placeId))
    await note(tx, actor, { operation: 'place.removed', placeId, before: termsOfPlace(place) })
    return accept({ placeId })
  })

/** A place's rank on the public pages. */
export const movePlace = (actor: Staff, placeId: string, move: Move) =>
  withPlace(actor, placeId, async (tx): Promise<Done> => {
    const moved = moveIn(await listDeskPlaces(actor.structureId, tx), placeId, move)
    if (!moved) return refuse('nothing_moved')
    await writePositions(tx, locations, actor.structureId, moved)
    await note(tx, actor, { operation: 'place.moved', placeId })
    return accept({ placeId })
  })

type Note = { operation: string; placeId: string; before?: PlaceTerms; after?: PlaceTerms }

const note = (tx: LockedTx, actor: Staff, { placeId, ...entry }: Note): Promise<void> =>
  recordAudit(tx, actor, { ...entry, structureId: actor.structureId, subjectKind: 'place', subjectId: placeId })

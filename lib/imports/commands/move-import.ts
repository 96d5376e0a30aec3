import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { importLines, imports } from '@/db/schema/exchanges'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { ImportRefusal, ImportState } from '../types'

type Move = { from: readonly ImportState[]; to: ImportState; operation: string; wrongState: ImportRefusal }

async function move(tx: LockedTx, actor: Staff, id: string, { from, to, operation, wrongState }: Move) {
  const { structureId } = actor
  const own = and(eq(imports.structureId, structureId), eq(imports.id, id))
  const [found] = await tx.select({ state: imports.state }).from(imports).where(own)
  if (!found) return refuse('not_found' as const)
  if (!from.includes(found.state)) return refuse(wrongState)
  await tx.update(imports).set({ state: to, linesDone: 0, finishedAt: null }).where(own)
  await recordAudit(tx, actor, { structureId, operation, subjectKind: 'import', subjectId: id })
  return accept(id)
}

/** 'Importer': the lines that are ready are written in the background ([1.H10]); clicked twice, they are once. */
export function startImport(actor: Staff, id: string): Promise<Outcome<string, ImportRefusal>> {
  return withLocks([`structure:${actor.structureId}`], async (tx) => {
    const ready = await tx.$count(importLines, and(eq(importLines.importId, id), eq(importLines.state, 'ready')))
    if (ready === 0) return refuse('nothing_ready')
    const started = await move(tx, actor, id, {
      from: ['previewed'],
      to: 'running',
      operation: 'import.start',
      wrongState: 'not_previewed',
    })
    if (started.ok) await tell(tx, eventOf(actor.structureId, 'import.started', id))
    return started
  })
}

/** 'Annuler l’import': what it made and nobody has used since is taken back, in the background. */
export function startTakingBack(actor: Staff, id: string): Promise<Outcome<string, ImportRefusal>> {
  return withLocks([`structure:${actor.structureId}`], async (tx) => {
    const started = await move(tx, actor, id, {
      from: ['done'],
      to: 'undone',
      operation: 'import.undo',
      wrongState: 'not_done',
    })
    if (started.ok) await tell(tx, eventOf(actor.structureId, 'import.undone', id))
    return started
  })
}

/** 'Abandonner': a preview that nobody wants; its lines, which hold people's data, go. */
export function abandonImport(actor: Staff, id: string): Promise<Outcome<string, ImportRefusal>> {
  return withLocks([`structure:${actor.structureId}`], async (tx) => {
    const ended = await move(tx, actor, id, {
      from: ['previewed'],
      to: 'abandoned',
      operation: 'import.abandon',
      wrongState: 'not_previewed',
    })
    if (ended.ok) await tx.delete(importLines).where(eq(importLines.importId, id))
    return ended
  })
}

const eventOf = (structureId: string, topic: string, importId: string) => ({
  ...{ structureId, topic, payload: { importId } },
  key: `${topic}:${importId}`,
})

/** Every line gone through: the result stays to be read. */
export async function endImport(structureId: string, id: string): Promise<void> {
  await withLocks([`structure:${structureId}`], async (tx) => {
    await tx
      .update(imports)
      .set({
        finishedAt: sql`app_now()`,
        state: sql`case when ${imports.state} = 'running' then 'done' else ${imports.state} end`,
      })
      .where(
        and(eq(imports.structureId, structureId), eq(imports.id, id), inArray(imports.state, ['running', 'undone'])),
      )
    return accept(id)
  })
}

import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { guardianships, learners } from '@/db/schema/client-files'
import { importLines, imports } from '@/db/schema/exchanges'
import { memberships } from '@/db/schema/passes'
import { structures } from '@/db/schema/structures'
import { openFileByOffice } from '@/lib/client-files/commands/open-client-file'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import { grantPass } from '@/lib/passes/commands'
import { findImportFacts } from '../queries/find-facts'
import { type CellsRead, findFileOf, findLearnerOf, findOfferOf, type ImportFacts, judgeLines } from '../rules'
import type { FileLine, KnownFile, LineProblem, ReadLine } from '../types'

const actor: Actor = { kind: 'job', name: 'imports' }
type Made = Partial<Record<'fileId' | 'learnerId' | 'membershipId' | 'passId', string>>
export type LineToWrite = FileLine & CellsRead & { id: string; importId: string; structureId: string }

/**
 * Writes a line once, judged again: somebody may have been added since the preview ([1.H10]). A line that is no longer
 * ready is marked with why and holds up no other.
 */
export function writeLine(line: LineToWrite): Promise<Outcome<null, Busy | string>> {
  const { structureId, importId, id } = line
  return withLocks([`structure:${structureId}`], async (tx, now) => {
    const [waiting] = await tx
      .select({ state: importLines.state })
      .from(importLines)
      .innerJoin(imports, and(eq(imports.id, importLines.importId), eq(imports.state, 'running')))
      .where(eq(importLines.id, id))
    if (waiting?.state !== 'ready') return accept(null)
    const [structure] = await tx.select().from(structures).where(eq(structures.id, structureId))
    const facts = await findImportFacts(tx, structure!, line.read ? [line.read] : [], now)
    const [judged] = judgeLines([line], facts)
    if (judged!.state !== 'ready') {
      await close(tx, id, importId, { state: judged!.state, problems: judged!.problems })
      return accept(null)
    }
    const { made, clientFileId } = await write(tx, structureId, judged!.read!, facts)
    await close(tx, id, importId, { state: 'written', made, clientFileId })
    return accept(null)
  })
}

/** A line that the database refused (two overlapping memberships): said on it. */
export function refuseLine(
  { id, importId, structureId }: LineToWrite,
  problem: LineProblem,
): Promise<Outcome<null, Busy>> {
  return withLocks([`structure:${structureId}`], async (tx) => {
    await close(tx, id, importId, { state: 'wrong', problems: [problem] })
    return accept(null)
  })
}

type Closing = { state: 'known' | 'wrong' | 'written'; problems?: LineProblem[]; made?: Made; clientFileId?: string }

async function close(tx: LockedTx, id: string, importId: string, closing: Closing): Promise<void> {
  await tx.update(importLines).set(closing).where(eq(importLines.id, id))
  await tx
    .update(imports)
    .set({ linesDone: sql`${imports.linesDone} + 1` })
    .where(eq(imports.id, importId))
}

async function write(tx: LockedTx, structureId: string, line: ReadLine, facts: ImportFacts) {
  const known = findFileOf(line, facts.files)
  const clientFileId = known?.id ?? (await addFile(tx, structureId, line))
  const made: Made = known ? {} : { fileId: clientFileId }
  const learnerId = await findOrAddLearner(tx, { structureId, clientFileId }, line, known, made)
  const scope = { structureId, clientFileId, learnerId }
  if (line.membership) made.membershipId = await addMembership(tx, scope, line.membership)
  if (line.pass) made.passId = await addPass(tx, scope, line.pass, facts)
  await recordAudit(tx, actor, {
    ...{ structureId, clientFileId, operation: 'import.line', subjectKind: 'client_file', subjectId: clientFileId },
    after: { ...made },
  })
  return { made, clientFileId }
}

type OfFile = { structureId: string; clientFileId: string }

/** Who learns on a line. The holder of a new file is a learner too, as everywhere ([1.B1]). */
async function findOrAddLearner(
  tx: LockedTx,
  { structureId, clientFileId }: OfFile,
  line: ReadLine,
  known: KnownFile | null,
  made: Made,
): Promise<string> {
  const add = (learner: NewLearner) => addLearner(tx, structureId, clientFileId, learner)
  const self = known ? null : await add({ ...line, isSelf: true })
  const found = known ? findLearnerOf(line, known)?.id : line.learner ? null : self
  if (found) return found
  made.learnerId = await add(line.learner ? { ...line.learner, isSelf: false } : { ...line, isSelf: true })
  return made.learnerId
}

async function addFile(tx: LockedTx, structureId: string, line: ReadLine): Promise<string> {
  const { learner: _learner, membership: _membership, pass: _pass, ...identity } = line
  const opened = await openFileByOffice(tx, { structureId, accountId: null, identity, origin: 'import' })
  return opened.clientFileId
}

type NewLearner = { firstName: string; lastName: string; birthOn: Day | null; isSelf: boolean }

async function addLearner(
  tx: LockedTx,
  structureId: string,
  clientFileId: string,
  learner: NewLearner,
): Promise<string> {
  const { firstName, lastName, birthOn, isSelf } = learner
  const [added] = await tx
    .insert(learners)
    .values({ structureId, firstName, lastName, birthOn })
    .returning({ id: learners.id })
  await tx.insert(guardianships).values({ structureId, learnerId: added!.id, clientFileId, isSelf })
  return added!.id
}

type Scope = { structureId: string; clientFileId: string; learnerId: string }

async function addMembership(tx: LockedTx, scope: Scope, period: { startsOn: Day; endsOn: Day }): Promise<string> {
  const [added] = await tx
    .insert(memberships)
    .values({ ...scope, ...period })
    .returning({ id: memberships.id })
  return added!.id
}

function addPass(tx: LockedTx, scope: Scope, pass: NonNullable<ReadLine['pass']>, facts: ImportFacts): Promise<string> {
  const offer = findOfferOf(pass.offer, facts.offers)
  if (!offer?.lessonMinutes) throw new Error('an offer of lessons was judged and is not there')
  return grantPass(tx, actor, {
    ...scope,
    offerId: offer.id,
    orderLineId: null,
    courseId: offer.kind === 'group' ? offer.courseIds[0]! : null,
    name: offer.name,
    credits: pass.credits,
    lessonMinutes: offer.lessonMinutes,
    validFrom: facts.today,
    validUntil: pass.validUntil,
    bookableFrom: facts.today,
    postponements: offer.kind === 'group' ? offer.postponements : 0,
    cancellationNoticeHours: offer.cancellationNoticeHours,
  })
}

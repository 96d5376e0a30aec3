import 'server-only'
import type { Executor } from '@/db/client'
import { checkAge } from '@/lib/catalogue/rules'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, allow, type Busy, type Outcome, refuse, type Verdict } from '@/lib/core/outcome'
import { dayOf, type Instant } from '@/lib/core/time'
import { type LearnerOfFile, listPaidLearners } from '@/lib/learners/queries'
import { addEntry } from '@/lib/waiting-lists/commands/change-entry'
import { findJoining, type JoiningRow } from '@/lib/waiting-lists/queries/find-queue'
import { checkJoining } from '@/lib/waiting-lists/rules'
import type { JoinRefusal } from '@/lib/waiting-lists/types'
import { listBusyTimes, listOpenSessions } from '../queries'
import { hasRoom, isTheirs, planEntry } from '../rules'
import type { Candidate } from '../types'

export type JoinQueue = { offerId: string; sessionId: string; learnerIds: readonly string[] }
type Joined = { entryId: string }

/**
 * 'Rejoindre la liste d’attente' ([1.G10]): the last place of the course's queue, for one learner or for several together.
 * What is free by now is refused: it is bought, not waited for. Somebody else's learner is 'not_found'.
 */
export async function joinQueue(
  actor: Member,
  wanted: JoinQueue,
): Promise<Outcome<Joined, JoinRefusal | 'not_found' | Busy>> {
  const { structureId, clientFileId } = actor
  const seen = await findJoining(structureId, wanted)
  if (!seen) return refuse('not_found')
  return withLocks(
    [`course:${seen.courseId}`],
    async (tx, now): Promise<Outcome<Joined, JoinRefusal | 'not_found'>> => {
      const row = (await findJoining(structureId, wanted, tx))!
      const learners = await chooseLearners(tx, actor, wanted.learnerIds)
      if (!learners) return refuse('not_found')
      const verdict = await checkWhole(tx, { row, learners, sessionId: wanted.sessionId }, now)
      if (!verdict.ok) return verdict
      const learnerIds = learners.map(({ id }) => id)
      const { offerId, sessionId } = wanted
      const { courseId } = row
      const entryId = await addEntry(tx, { structureId, clientFileId, offerId, courseId, sessionId, learnerIds })
      await noteJoined(tx, actor, entryId, { courseId, sessionId, learnerIds })
      return accept({ entryId })
    },
  )
}

/** The learners of the file that are meant, each once; null when one of them isn't theirs. */
async function chooseLearners(
  executor: Executor,
  { structureId, clientFileId }: Member,
  learnerIds: readonly string[],
): Promise<LearnerOfFile[] | null> {
  const theirs = await listPaidLearners(executor, structureId, clientFileId)
  const chosen = theirs.filter(({ id }) => learnerIds.includes(id))
  return chosen.length === new Set(learnerIds).size ? chosen : null
}

type Whole = { row: JoiningRow; learners: readonly LearnerOfFile[]; sessionId: string }

async function checkWhole(
  executor: Executor,
  { row, learners, sessionId }: Whole,
  now: Instant,
): Promise<Verdict<JoinRefusal>> {
  const sessions = await listOpenSessions(executor, [row.courseId], now)
  const learnerIds = learners.map(({ id }) => id)
  const busy = await listBusyTimes(executor, learnerIds, now)
  const wanted = sessions.find(({ id }) => id === sessionId)
  const plan = (who: readonly Candidate[]) => planEntry(sessions, sessionId, row.offer.credits, who)
  const ages = checkAges(row, learners, now)
  if (!ages.ok) return ages
  return checkJoining(
    {
      isOfferSold: row.offer.kind === 'group' && row.offer.isPublished,
      session: row,
      noticeHours: row.noticeHours,
      learners: learners.map(({ id }) => ({
        isWaiting: row.waitingLearnerIds.includes(id),
        isEnrolled: wanted !== undefined && isTheirs(wanted, id),
      })),
      isWhole: plan([{ learnerId: null, busy: [] }]) !== null,
      isFree: hasRoom(sessions, plan(learnerIds.map((id) => ({ learnerId: id, busy: busy.get(id) ?? [] })))),
    },
    now,
  )
}

function checkAges(
  { offer, zone }: JoiningRow,
  learners: readonly LearnerOfFile[],
  now: Instant,
): Verdict<JoinRefusal> {
  if (offer.minAge === null && offer.maxAge === null) return allow
  for (const { birthOn } of learners) {
    if (birthOn === null) return refuse('birth_date_missing')
    const age = checkAge(offer, birthOn, dayOf(now, zone))
    if (!age.ok) return age
  }
  return allow
}

type NotedEntry = { courseId: string; sessionId: string; learnerIds: string[] }

const noteJoined = (tx: LockedTx, actor: Member, entryId: string, after: NotedEntry) =>
  recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation: 'queue.join',
    subjectKind: 'waiting_entry',
    subjectId: entryId,
    clientFileId: actor.clientFileId,
    after,
  })

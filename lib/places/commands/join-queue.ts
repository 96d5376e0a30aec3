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
import { findJoining, findOwnEntry, type JoiningRow } from '@/lib/waiting-lists/queries/find-queue'
import { checkJoining } from '@/lib/waiting-lists/rules'
import type { JoinRefusal } from '@/lib/waiting-lists/types'
import { listOpenSessions } from '../queries'
import { isTheirs, planEntry } from '../rules'
import type { OpenSession } from '../types'
import { offerFreedSeats } from './offer-seats'

export type JoinQueue = { offerId: string; sessionId: string; learnerIds: readonly string[] }
type Joined = { entryId: string; isOffered: boolean }

/**
 * 'Rejoindre la liste d’attente' ([1.G10]): the last place of the course's queue, for one learner or for several together.
 * Places that are free by now are offered at once, to whoever is first. Somebody else's learner is 'not_found'.
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
      const sessions = await listOpenSessions(tx, [row.courseId], now)
      const verdict = checkWhole({ row, learners, sessions, sessionId: wanted.sessionId }, now)
      if (!verdict.ok) return verdict
      const learnerIds = learners.map(({ id }) => id)
      const { offerId, sessionId } = wanted
      const { courseId } = row
      const entryId = await addEntry(tx, { structureId, clientFileId, offerId, courseId, sessionId, learnerIds })
      await noteJoined(tx, actor, entryId, { courseId, sessionId, learnerIds })
      await offerFreedSeats(tx, courseId, now)
      const entry = await findOwnEntry(actor, entryId, tx)
      return accept({ entryId, isOffered: entry?.status === 'offered' })
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

type Whole = {
  row: JoiningRow
  learners: readonly LearnerOfFile[]
  sessions: readonly OpenSession[]
  sessionId: string
}

function checkWhole({ row, learners, sessions, sessionId }: Whole, now: Instant): Verdict<JoinRefusal> {
  const wanted = sessions.find(({ id }) => id === sessionId)
  const anybody = { learnerId: null, busy: [] }
  const joining = checkJoining(
    {
      isOfferSold: row.offer.kind === 'group' && row.offer.isPublished,
      session: row,
      noticeHours: row.noticeHours,
      learners: learners.map(({ id }) => ({
        isWaiting: row.waitingLearnerIds.includes(id),
        isEnrolled: wanted !== undefined && isTheirs(wanted, id),
      })),
      isWhole: planEntry(sessions, sessionId, row.offer.credits, [anybody]) !== null,
    },
    now,
  )
  return joining.ok ? checkAges(row, learners, now) : joining
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

import 'server-only'
import { and, count, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { mailingAuthors, mailingFiles, mailings } from '@/db/schema/mailings'
import { listPlanWarnings } from '@/lib/announcements/rules'
import type { PastAnnouncement } from '@/lib/announcements/types'
import type { Staff } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { dayOf, type Instant } from '@/lib/core/time'
import { asksWholeCountry, listRegions } from '@/lib/segments/rules'
import type { Query } from '@/lib/segments/types'
import { getStructureById } from '@/lib/structures/queries'
import { findCapitals } from '@/lib/templates/rules'
import { chooseRecipients } from '../rules'
import type { Plan } from '../types'
import { findQuota } from './find-quota'
import { listCandidates } from './list-candidates'
import { listWantedFiles } from './list-wanted'

type Mailing = typeof mailings.$inferSelect

/** No words are nobody's: a message without a theme is of no theme. */
const saysSame = (column: typeof mailings.theme | typeof mailings.series, words: string): SQL | undefined =>
  words.trim() === '' ? undefined : sql`lower(trim(${column})) = lower(trim(${words}))`

/** What was announced before under the same theme or in the same series, as the plan looks back at it ([2.C7]). */
async function listPast(mailing: Mailing, zone: string, executor: Executor): Promise<PastAnnouncement[]> {
  const { theme, series, regions, confirmedAt } = mailings
  const alike = or(saysSame(theme, mailing.theme), saysSame(series, mailing.series))
  if (!alike) return []
  const rows = await executor
    .select({ theme, series, regions, confirmedAt })
    .from(mailings)
    .where(
      and(
        eq(mailings.structureId, mailing.structureId),
        ne(mailings.id, mailing.id),
        ne(mailings.audience, 'service'),
        inArray(mailings.state, ['awaiting_approval', 'to_send', 'sending', 'paused', 'done']),
        isNotNull(confirmedAt),
        alike,
      ),
    )
  return rows.map(({ confirmedAt: at, ...row }) => ({ ...row, confirmedOn: dayOf(at!, zone) }))
}

/** A joint announcement has two organisers at least: where nobody was asked, one is missing ([2.C9]). */
const countMissing = ({ kind }: Mailing, { total, agreed }: { total: number; agreed: number }): number =>
  kind === 'joint' ? Math.max(1, total) - agreed : 0

/** How a mailing stands before it leaves: to how many, what its sender may still write, what the plan warns of ([2.C6] [2.C7]). */
export async function weighMailing(
  mailing: Mailing,
  wanted: { fileIds: readonly string[]; query: Query | null },
  now: Instant,
  executor: Executor = db(),
): Promise<Plan> {
  const { structureId, audience, authorId } = mailing
  const { settings, timeZone } = await getStructureById(structureId, executor)
  const candidates = await listCandidates(mailing, wanted.fileIds, executor)
  const regions = wanted.query ? listRegions(wanted.query) : []
  const isWholeCountry = wanted.query ? asksWholeCountry(wanted.query) : false
  const past = audience === 'service' ? [] : await listPast(mailing, timeZone, executor)
  const [files] = await executor
    .select({ total: count() })
    .from(mailingFiles)
    .where(and(eq(mailingFiles.mailingId, mailing.id), isNull(mailingFiles.removedAt)))
  const [authors] = await executor
    .select({ total: count(), agreed: count(mailingAuthors.agreedAt) })
    .from(mailingAuthors)
    .where(eq(mailingAuthors.mailingId, mailing.id))
  return {
    ...chooseRecipients(candidates, audience),
    settings: settings.messaging,
    quota: await findQuota(structureId, authorId, { exceptMailingId: mailing.id, executor }),
    capitals: findCapitals(`${mailing.subject}\n${mailing.body}`, settings.messaging.allowedCapitals),
    regions,
    fileCount: files!.total,
    authorsMissing: countMissing(mailing, authors!),
    warnings: listPlanWarnings({ ...mailing, regions, isWholeCountry }, past, {
      today: dayOf(now, timeZone),
      months: settings.messaging.announcementMonths,
    }),
  }
}

/** The checklist of a draft: what confirming it would meet ([2.C11]). Null for a mailing of another structure, or of people who aren't the actor's to know. */
export async function findPlan(actor: Staff, mailingId: string, now: Instant): Promise<Plan | null> {
  if (!isId(mailingId)) return null
  const [mailing] = await db()
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, mailingId), eq(mailings.structureId, actor.structureId)))
  const wanted = mailing && (await listWantedFiles(mailing, actor.role))
  return wanted ? weighMailing(mailing, wanted, now) : null
}

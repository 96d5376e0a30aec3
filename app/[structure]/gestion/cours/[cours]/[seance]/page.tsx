import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { listTeacherNotes } from '@/lib/client-files/queries/list-notes'
import { clock } from '@/lib/core/clock'
import { formatDay, formatInstant } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { dayOf } from '@/lib/core/time'
import { findSession, listParticipants } from '@/lib/courses/queries/find-session'
import { checkChangeable } from '@/lib/courses/rules'
import { sessionPageSearch } from '@/lib/courses/schema'
import type { DeskSession } from '@/lib/courses/types'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { QueuePanel } from '../queue-panel'
import { CancelPanel } from './cancel-panel'
import { CapacityPanel } from './capacity-panel'
import { CarriedPanel } from './carried-panel'
import { MovePanel } from './move-panel'
import { Roster } from './roster'

type Search = Record<string, string | string[] | undefined>
type Props = {
  params: Promise<{ structure: string; cours: string; seance: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('courses.course'))('sessions') }
}

/** A session: who is in it, and what the office can do about it, each with what follows shown first ([1.H1] [1.H7]). */
export default async function SessionPage({ params, searchParams }: Props) {
  const { structure: slug, cours, seance } = await params
  const path = `/${slug}/gestion/cours/${cours}`
  const { actor, structure } = await requireStaff(slug, `${path}/${seance}`, schoolDesk)
  const found = isId(seance) ? await findSession(actor, seance) : null
  const session = found?.courseId === cours ? found : notFound()
  const [asked, participants, now] = await Promise.all([searchParams, listParticipants(session.id), clock()])
  const panel = { slug, path: `${path}/${seance}`, session, participants }
  const notes = await listTeacherNotes(
    actor.structureId,
    participants.map(({ learnerId }) => learnerId),
  )
  const { fait, ...wanted } = sessionPageSearch.parse(asked)
  return (
    <div className="page grid min-w-0 gap-6">
      <Head path={path} session={session} />
      <Said done={fait} />
      <State session={session} />
      {session.status === 'cancelled' ? (
        <CarriedPanel session={session} />
      ) : (
        <>
          <Roster
            session={session}
            participants={participants}
            notes={notes}
            reader={{ slug, accountId: actor.accountId }}
            canWrite={structure.settings.modules.includes('messages')}
          />
          <QueuePanel actor={actor} courseId={session.courseId} zone={session.zone} />
        </>
      )}
      {checkChangeable(session, now).ok ? (
        <>
          <MovePanel {...panel} actor={actor} wanted={wanted} now={now} />
          <CapacityPanel {...panel} />
          <CancelPanel {...panel} now={now} />
        </>
      ) : null}
    </div>
  )
}

function Head({ path, session }: { path: string; session: DeskSession }) {
  const t = useTranslations('courses.session')
  const { course, startsAt, zone, teacher, room, location } = session
  return (
    <PageHeader
      eyebrow={<a href={path}>{course}</a>}
      title={t('title', { course, when: formatInstant(startsAt, zone) })}
      lead={t('lead', { teacher, room, location })}
      className="pb-0"
    />
  )
}

/** What isn't as it was planned. */
function State({ session }: { session: DeskSession }) {
  const t = useTranslations('courses.session')
  const { status, cancelReason, startsAt, zone, plannedOn } = session
  if (status === 'cancelled')
    return (
      <Notice kind="warning" title={t('cancelledTitle')}>
        {cancelReason}
      </Notice>
    )
  return dayOf(startsAt, zone) === plannedOn ? null : <Notice>{t('planned', { day: formatDay(plannedOn) })}</Notice>
}

/** What the form that led here did. */
function Said({ done }: { done?: 'deplacee' | 'annulee' | 'places' }) {
  const t = useTranslations('courses.session.done')
  if (!done) return null
  return (
    <Notice kind="positive" role="status">
      {t(done)}
    </Notice>
  )
}

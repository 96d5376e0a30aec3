import { useTranslations } from 'next-intl'
import { Tag, Tags } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { formatDay, formatInstant } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { SessionRow } from '@/lib/courses/queries/list-sessions'
import { Chips } from '../../chips'

type View = 'a-venir' | 'passees'
type Props = { path: string; zone: string; view: View; sessions: SessionRow[] }

/** The sessions of a course, to come or past, each with its places ([1.H1]). */
export function SessionTable({ path, zone, view, sessions }: Props) {
  const t = useTranslations('courses.course')
  const isPast = view === 'passees'
  return (
    <div className="grid min-w-0 gap-4">
      <h2 id="seances">{t('sessions')}</h2>
      <Chips
        label={t('viewsLabel')}
        all={t('views.a-venir')}
        chosen={isPast ? 'passees' : null}
        choices={[{ value: 'passees', label: t('views.passees') }]}
        hrefOf={(value) => (value ? `${path}?vue=${value}` : path)}
      />
      {sessions.length > 0 ? (
        <Sessions path={path} zone={zone} sessions={sessions} />
      ) : (
        <EmptyState icon="calendar" title={t(isPast ? 'nonePast' : 'noneComing')}>
          {t(isPast ? 'nonePastText' : 'noneComingText')}
        </EmptyState>
      )}
    </div>
  )
}

function Sessions({ path, zone, sessions }: Omit<Props, 'view'>) {
  const t = useTranslations('courses.course')
  const list = useTranslations('courses.list')
  const columns: Column<SessionRow>[] = [
    { key: 'date', label: t('date'), cell: (session) => <When path={path} session={session} zone={zone} /> },
    { key: 'teacher', label: list('teacher'), cell: ({ teacher }) => teacher },
    { key: 'room', label: list('room'), cell: ({ room }) => room },
    { key: 'filling', label: t('filling'), cell: (session) => <Filling session={session} /> },
  ]
  return <Records caption={t('sessions')} columns={columns} rows={sessions} />
}

function When({ path, session, zone }: { path: string; session: SessionRow; zone: string }) {
  const t = useTranslations('courses.course')
  const isMoved = dayOf(session.startsAt, zone) !== session.plannedOn
  return (
    <>
      <a href={`${path}/${session.id}`} className="inline-block first-letter:uppercase">
        {formatInstant(session.startsAt, zone)}
      </a>
      {isMoved ? (
        <span className="block text-sm text-muted">{t('moved', { day: formatDay(session.plannedOn) })}</span>
      ) : null}
    </>
  )
}

/** How many seats are taken, and by whom they are not sure yet. */
function Filling({ session }: { session: SessionRow }) {
  const t = useTranslations('courses.course')
  const { capacity, confirmed, held, offered, status, cancelReason } = session
  if (status === 'cancelled')
    return <Tag kind="danger">{cancelReason ? t('cancelledWhy', { reason: cancelReason }) : t('cancelled')}</Tag>
  const taken = confirmed + held + offered
  return (
    <div className="grid justify-items-start gap-1 max-sm:justify-items-end">
      <span>{t('fillingOf', { taken, capacity })}</span>
      <Tags>
        {taken >= capacity ? <Tag kind="accent">{t('full')}</Tag> : null}
        {held > 0 ? <Tag kind="warning">{t('waiting', { count: held })}</Tag> : null}
        {offered > 0 ? <Tag kind="info">{t('offered', { count: offered })}</Tag> : null}
      </Tags>
    </div>
  )
}

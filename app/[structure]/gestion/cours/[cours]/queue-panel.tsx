import { getTranslations } from 'next-intl/server'
import { shortWhenOf, whenOf } from '@/components/bookings/words'
import { type Column, Records } from '@/components/ui/records'
import type { Staff } from '@/lib/core/actor'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { formatPhone } from '@/lib/site/rules'
import { listQueueOfCourse, type QueuedPerson } from '@/lib/waiting-lists/queries/list-entries'
import { Panel } from '../../commandes/[commande]/panel'

type Props = { actor: Staff; courseId: string; zone: string }

/** The queue of a course, in the order in which it is served; those whose places are kept first ([1.G10]). */
export async function QueuePanel({ actor, courseId, zone }: Props) {
  const [queue, t] = await Promise.all([
    listQueueOfCourse(actor.structureId, courseId),
    getTranslations('waitingLists.office'),
  ])
  const stateOf = ({ status, joinedAt, offerExpiresAt }: QueuedPerson) =>
    status === 'offered'
      ? t('offered', { when: whenOf(offerExpiresAt!, zone) })
      : t('waiting', { day: formatNumericDay(dayOf(joinedAt, zone)) })
  const columns: Column<QueuedPerson>[] = [
    { key: 'person', label: t('person'), cell: ({ person }) => person },
    { key: 'rank', label: t('rank'), cell: (row) => (row.status === 'offered' ? t('served') : row.position) },
    { key: 'phone', label: t('phone'), cell: ({ phone }) => (phone ? formatPhone(phone) : '') },
    { key: 'learners', label: t('learners'), cell: (row) => learnersOf(row, t('together')) },
    {
      key: 'wanted',
      label: t('wanted'),
      cell: ({ startsAt, offerName }) => `${shortWhenOf(startsAt, zone)} · ${offerName}`,
    },
    { key: 'state', label: t('state'), cell: stateOf },
  ]
  return (
    <Panel id="file" title={t('title')}>
      {queue.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <Records caption={t('caption')} columns={columns} rows={queue} isWide />
      )}
    </Panel>
  )
}

const learnersOf = ({ learners }: QueuedPerson, together: string) =>
  learners.length > 1 ? `${learners.join(', ')} (${together})` : learners.join('')

import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card, Tag } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatTime } from '@/lib/core/formatting'
import { wallTimeOf } from '@/lib/core/time'
import { markAllPresentAction } from '@/lib/teaching/actions'
import { countUnmarked, isMarkable, listBooked, listUnpaid } from '@/lib/teaching/rules'
import type { AgendaItem } from '@/lib/teaching/types'
import type { AgendaOf } from './agenda-of'
import { PersonRow } from './person-row'

type Props = { of: AgendaOf; item: AgendaItem; isCurrent: boolean }

/** A lesson or a session: when, where, and its list at the door; apart, the places that unpaid orders hold ([1.H7]). */
export function ItemCard({ of, item, isCurrent }: Props) {
  const t = useTranslations('teaching.item')
  const booked = listBooked(item)
  const isCancelled = item.status === 'cancelled'
  return (
    <Card as="li" accent={isCurrent} className="grid gap-3 !p-4 sm:!p-5 lg:grid-cols-[15rem_1fr] lg:gap-x-8">
      <ItemHead of={of} item={item} isCurrent={isCurrent} />
      <div className="grid min-w-0 content-start gap-3">
        {isCancelled ? <p className="text-muted">{t('cancelled')}</p> : null}
        {!isCancelled && booked.length === 0 ? <p className="text-muted">{t('nobody')}</p> : null}
        {!isCancelled && booked.length > 0 ? (
          <ul aria-label={t('list', { title: item.title })} className="divide-y divide-line">
            {booked.map((person) => (
              <PersonRow key={person.id} of={of} item={item} person={person} />
            ))}
          </ul>
        ) : null}
        <Unpaid of={of} item={item} />
        {isCancelled ? null : <ItemFoot of={of} item={item} />}
      </div>
    </Card>
  )
}

function ItemHead({ of, item, isCurrent }: Props) {
  const t = useTranslations('teaching.item')
  const { structure, now, hasColleagues } = of
  const [from, to] = [item.startsAt, item.endsAt].map((at) => formatTime(wallTimeOf(at, structure.timeZone)))
  const isNow = isCurrent && item.startsAt.getTime() <= now.getTime()
  const isCancelled = item.status === 'cancelled'
  return (
    <div className="grid content-start gap-1.5">
      <p className="display text-2xl">
        <time dateTime={item.startsAt.toISOString()}>{from}</time>
        <span className="text-muted">{` – ${to}`}</span>
      </p>
      <h2 className={cx('text-lg', isCancelled && 'line-through')}>{item.title}</h2>
      <p className="text-sm text-muted">
        {t('where', { room: item.room, place: item.place })}
        {hasColleagues ? `, ${t('with', { teacher: item.teacher })}` : ''}
      </p>
      <p className="flex flex-wrap gap-1.5">
        <Tag>{t(item.kind)}</Tag>
        {item.capacity === null ? null : (
          <Tag kind="info">{t('people', { count: listBooked(item).length, capacity: item.capacity })}</Tag>
        )}
        {isCancelled ? <Tag kind="warning">{t('cancelled')}</Tag> : null}
        {item.isTeacherAway ? <Tag kind="warning">{t('away')}</Tag> : null}
        {isCurrent ? <Tag kind="accent">{t(isNow ? 'now' : 'next')}</Tag> : null}
      </p>
    </div>
  )
}

function Unpaid({ of, item }: Omit<Props, 'isCurrent'>) {
  const t = useTranslations('teaching.item')
  const unpaid = listUnpaid(item)
  if (unpaid.length === 0 || item.status === 'cancelled') return null
  return (
    <section className="grid gap-1 rounded-m border border-dashed border-warning p-3">
      <h3 className="text-base font-semibold">{t('unpaid')}</h3>
      <p className="text-sm text-muted">{t('unpaidText')}</p>
      <ul className="divide-y divide-line">
        {unpaid.map((person) => (
          <PersonRow key={person.id} of={of} item={item} person={person} />
        ))}
      </ul>
    </section>
  )
}

/** What is done with the whole list: everybody present, its page; before it starts, from when it is marked. */
function ItemFoot({ of, item }: Omit<Props, 'isCurrent'>) {
  const t = useTranslations('teaching')
  const { slug, structure, now } = of
  const hasPeople = listBooked(item).length > 0
  const time = formatTime(wallTimeOf(item.startsAt, structure.timeZone))
  const canMark = isMarkable(item, now)
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
      {hasPeople && !canMark ? <p className="text-sm text-muted">{t('item.from', { time })}</p> : null}
      {item.kind === 'session' && canMark && countUnmarked(item) > 1 ? (
        <ActionForm action={markAllPresentAction} className="!gap-2">
          <HiddenFields structure={slug} sessionId={item.id} />
          <SubmitButton look="quiet" icon="check">
            {t('attendance.all')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {item.courseId ? (
        <a className="block-link" href={`/${slug}/gestion/cours/${item.courseId}/${item.id}`}>
          {t('item.open')}
        </a>
      ) : null}
    </div>
  )
}

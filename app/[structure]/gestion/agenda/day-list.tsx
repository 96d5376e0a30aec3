import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { EmptyState } from '@/components/ui/page-header'
import { listClosures } from '@/lib/availability/queries/load-hours-page'
import { addDays, startOfDay } from '@/lib/core/time'
import { listAgenda } from '@/lib/teaching/queries/list-agenda'
import { findCurrent, isMarkable } from '@/lib/teaching/rules'
import { Absences } from './absences'
import { agendaAddress } from './addresses'
import { type AgendaOf, filterOf } from './agenda-of'
import { ItemCard } from './item-card'

/** The day in the order of time, each lesson with its list ([1.H7]). Attendance is noted in it. */
export async function DayList({ of }: { of: AgendaOf }) {
  const { actor, structure, day, search, now, slug } = of
  const zone = structure.timeZone
  const during = { startsAt: startOfDay(day, zone), endsAt: startOfDay(addDays(day, 1), zone) }
  const [items, closures, t, legend] = await Promise.all([
    listAgenda(actor, during, filterOf(search)),
    listClosures(structure.id, day),
    getTranslations('teaching.day'),
    getTranslations('teaching.attendance'),
  ])
  const closure = closures.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
  const current = findCurrent(items, now)
  const isNarrowed = Boolean(search.professeur || search.lieu || search.salle)
  const all = agendaAddress(slug, search, { professeur: undefined, lieu: undefined, salle: undefined })
  return (
    <>
      <Absences of={of} during={during} />
      {closure ? <Notice>{t('closed', { label: closure.label })}</Notice> : null}
      <p role="status" className="text-muted">
        {t('count', { count: items.length })}
      </p>
      {items.length === 0 ? (
        <EmptyState
          icon="calendar"
          title={t('empty')}
          action={isNarrowed ? <LinkButton href={all}>{t('all')}</LinkButton> : undefined}
        >
          {t(isNarrowed ? 'narrowedText' : 'emptyText')}
        </EmptyState>
      ) : (
        <ol className="grid gap-4">
          {items.map((item) => (
            <ItemCard key={item.id} of={of} item={item} isCurrent={item.id === current?.id} />
          ))}
        </ol>
      )}
      {items.some((item) => isMarkable(item, now)) ? (
        <p className="no-print text-sm text-muted">{legend('legend')}</p>
      ) : null}
    </>
  )
}

import { getTranslations } from 'next-intl/server'
import { cx } from '@/components/ui/cx'
import { type SlotState, slotStates, type Week } from '@/lib/agenda/types'
import { slotLooks } from './slot-look'

/** What the words of the grid mean: the states that this week shows. */
export async function Legend({ week, noticeHours }: { week: Week; noticeHours: number }) {
  const t = await getTranslations('agenda')
  const present = new Set<SlotState>(['free'])
  for (const day of week.days) for (const slot of Object.values(day.slots)) present.add(slot.state)
  return (
    <section aria-label={t('legend')}>
      <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm text-muted">
        {slotStates
          .filter((state) => present.has(state))
          .map((state) => (
            <li key={state} className="flex items-center gap-2">
              <span aria-hidden="true" className={cx('h-5 w-8 shrink-0 rounded-s', slotLooks[state])} />
              {t(`meanings.${state}`, { hours: noticeHours })}
            </li>
          ))}
      </ul>
    </section>
  )
}

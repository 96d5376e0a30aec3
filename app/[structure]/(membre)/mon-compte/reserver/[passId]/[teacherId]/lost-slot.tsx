import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { WeekOf } from '@/components/agenda/week-grid'
import { confirmPath } from '@/components/bookings/paths'
import { shortWhenOf, whenOf } from '@/components/bookings/words'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Somebody was quicker: nothing was taken, the week below is fresh, and these are the nearest ([1.F4]). */
export async function LostSlot({ of, lost }: { of: WeekOf; lost: string }) {
  const t = await getTranslations('agenda.lost')
  const at = new Date(lost)
  const near = of.week.days
    .flatMap((day) => Object.values(day.slots))
    .filter((slot) => slot.state === 'free')
    .map((slot) => ({ slot, far: Math.abs(slot.startsAt.getTime() - at.getTime()) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
  return (
    <Notice kind="warning" role="alert" title={t('title')}>
      <p>{t('text', { when: whenOf(at, of.zone) })}</p>
      {near.length > 0 ? (
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <span>{t('near')}</span>
          {near.map(({ slot }) => (
            <Link
              key={slot.startsAt.getTime()}
              href={confirmPath(of.slug, of.passId, of.teacher.id, slot)}
              className={buttonClass('quiet')}
            >
              {shortWhenOf(slot.startsAt, of.zone)}
            </Link>
          ))}
        </p>
      ) : null}
    </Notice>
  )
}

import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeHoursAction } from '@/lib/availability/actions'
import type { WeeklyHours } from '@/lib/availability/types'
import { formatNumericDay, formatTime } from '@/lib/core/formatting'
import { HoursForm } from './hours-form'
import { type HoursOf, placeName } from './hours-of'

/** The hours of every week, by weekday, with the form that adds some or changes those that are asked for ([1.H2]). */
export async function WeeklyHoursPanel({ of, changingId }: { of: HoursOf; changingId?: string }) {
  const t = await getTranslations('availability.hours')
  const { openings } = of.presence
  const changing = openings.find(({ id }) => id === changingId)
  return (
    <Card as="section" aria-labelledby="semaine" className="grid gap-5">
      <h2 id="semaine">{t('title')}</h2>
      {openings.length === 0 ? (
        <p>
          <span className="font-semibold">{t('empty')}</span> <span className="text-muted">{t('emptyText')}</span>
        </p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {openings.map((hours) => (
            <HoursRow key={hours.id} of={of} hours={hours} />
          ))}
        </ul>
      )}
      <HoursForm of={of} changing={changing} />
    </Card>
  )
}

async function HoursRow({ of, hours }: { of: HoursOf; hours: WeeklyHours }) {
  const t = await getTranslations('availability')
  const { slug, path, teacher, places } = of
  const times = { from: formatTime(hours.startsAt), to: formatTime(hours.endsAt) }
  const what = t('hours.what', { weekday: t(`weekdays.${hours.weekday as 1}`), ...times })
  const rooms = hours.roomIds.flatMap((id) => places.flatMap((place) => place.rooms.filter((room) => room.id === id)))
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-semibold tabular-nums">{what}</p>
        <p className="text-muted">{placeName(places, hours.locationId)}</p>
        <p className="text-sm text-muted">
          {t('hours.rooms', { rooms: rooms.map(({ name }) => name).join(', ') })} · {await sayValidity(of, hours)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton
          look="quiet"
          href={`${path}?professeur=${teacher.id}&modifier=${hours.id}#heures`}
          aria-label={t('hours.changeWhat', { what })}
        >
          {t('hours.change')}
        </LinkButton>
        <ActionForm action={removeHoursAction}>
          <HiddenFields structure={slug} teacher={teacher.id} id={hours.id} />
          <SubmitButton look="danger" pendingLabel={t('hours.pending')} aria-label={t('hours.removeWhat', { what })}>
            {t('hours.remove')}
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  )
}

async function sayValidity({ today }: HoursOf, { validFrom, validUntil }: WeeklyHours): Promise<string> {
  const t = await getTranslations('availability.hours')
  const from = formatNumericDay(validFrom)
  if (validUntil) return t('between', { from, until: formatNumericDay(validUntil) })
  return t(validFrom > today ? 'fromLater' : 'from', { day: from })
}

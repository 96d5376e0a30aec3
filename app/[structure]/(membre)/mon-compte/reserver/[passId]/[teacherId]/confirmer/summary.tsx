import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { hoursOf, whenOf } from '@/components/bookings/words'
import { Card } from '@/components/ui/card'
import { Icon, type IconName } from '@/components/ui/icon'
import type { Agenda } from '@/lib/agenda/queries/find-agenda'
import type { Slot } from '@/lib/agenda/types'
import { cancellableUntil, checkCancellation } from '@/lib/bookings/rules'
import { formatDay, formatLongDay, formatMinutes } from '@/lib/core/formatting'

/** All that one should know before confirming: nothing bites afterwards. */
export async function Summary({ agenda, slot }: { agenda: Agenda; slot: Slot }) {
  const t = await getTranslations('bookings.confirm')
  const { pass, teacher, learner, facts } = agenda
  const room = agenda.rooms[slot.roomId ?? '']
  const place = agenda.locations[slot.locationId ?? '']
  const lesson = {
    startsAt: slot.startsAt,
    status: 'booked',
    cancellationNoticeHours: pass.cancellationNoticeHours,
  } as const
  return (
    <Card raised accent className="grid gap-6">
      <p className="display text-2xl sm:text-[1.9rem]">
        <span className="inline-block first-letter:uppercase">{formatLongDay(slot.day)}</span>
        <span className="block text-accent">{t('time', hoursOf(slot, facts.zone))}</span>
      </p>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Item icon="music" term={t('lesson')}>
          {pass.name} · {formatMinutes(facts.lessonMinutes)}
        </Item>
        <Item icon="user" term={t('learner')}>
          {learner.firstName} {learner.lastName}
        </Item>
        <Item icon="mic" term={t('teacher')}>
          {teacher.name}
        </Item>
        <Item icon="map-pin" term={t('where')}>
          {room?.name}
          {place ? (
            <span className="block text-muted">
              {place.name}, {place.address}
            </span>
          ) : null}
        </Item>
      </dl>
      <ul className="grid gap-2 border-t border-line pt-5">
        <Fact icon="ticket">{t('remains', { count: pass.remaining - 1, until: formatDay(pass.validUntil) })}</Fact>
        {checkCancellation(lesson, agenda.now).ok ? (
          <Fact icon="again">{t('cancelUntil', { when: whenOf(cancellableUntil(lesson), facts.zone) })}</Fact>
        ) : (
          <Fact icon="warning">
            <strong>{t('noCancel', { hours: pass.cancellationNoticeHours })}</strong>
          </Fact>
        )}
        <Fact icon="mail">{t('mail')}</Fact>
      </ul>
    </Card>
  )
}

function Item({ icon, term, children }: { icon: IconName; term: string; children: ReactNode }) {
  return (
    <div className="relative min-w-0 pl-8">
      <dt className="text-sm text-muted">
        <Icon name={icon} className="absolute left-0 top-1 text-base text-accent" />
        {term}
      </dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}

function Fact({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <Icon name={icon} className="mt-[0.15em] text-muted" />
      <span>{children}</span>
    </li>
  )
}

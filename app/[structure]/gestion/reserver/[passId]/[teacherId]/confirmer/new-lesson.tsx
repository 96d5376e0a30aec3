import { getTranslations } from 'next-intl/server'
import { hoursOf } from '@/components/bookings/words'
import { Card } from '@/components/ui/card'
import type { Agenda } from '@/lib/agenda/queries/find-agenda'
import type { Slot } from '@/lib/agenda/types'
import { formatLongDay } from '@/lib/core/formatting'

/** The lesson that is about to be booked for somebody. */
export async function NewLesson({ agenda, slot }: { agenda: Agenda; slot: Slot }) {
  const [t, office] = await Promise.all([getTranslations('bookings.confirm'), getTranslations('bookings.office')])
  const place = [agenda.rooms[slot.roomId ?? '']?.name, agenda.locations[slot.locationId ?? '']?.name]
  return (
    <Card raised accent>
      <p className="display text-2xl first-letter:uppercase">{formatLongDay(slot.day)}</p>
      <p className="display text-xl text-accent">{t('time', hoursOf(slot, agenda.facts.zone))}</p>
      <p className="mt-3">
        {agenda.pass.name} {office('with', { teacher: agenda.teacher.name })}
      </p>
      <p className="text-muted">{place.filter(Boolean).join(', ')}</p>
    </Card>
  )
}

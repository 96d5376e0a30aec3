import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { Agenda } from '@/lib/agenda/queries/find-agenda'
import type { Slot } from '@/lib/agenda/types'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { formatLongDay } from '@/lib/core/formatting'
import { dayOf, type Interval } from '@/lib/core/time'
import { hoursOf } from './words'

type Props = { lesson: Lesson; slot: Slot; agenda: Agenda }

/** A lesson's time and place before and after its move, side by side ([1.G8]). */
export async function BeforeAfter({ lesson, slot, agenda }: Props) {
  const [t, follow] = await Promise.all([getTranslations('bookings.move'), getTranslations('bookings.follow')])
  const place = agenda.locations[slot.locationId ?? '']?.name
  const room = agenda.rooms[slot.roomId ?? '']?.name
  return (
    <>
      <p>
        {follow('with', { lesson: lesson.passName, teacher: lesson.teacherName })} ·{' '}
        <strong>{lesson.learnerFirstName}</strong>
      </p>
      <div className="grid items-stretch gap-4 sm:grid-cols-[1fr_auto_1fr]">
        <Side
          label={t('before')}
          at={lesson}
          zone={agenda.facts.zone}
          where={`${lesson.roomName}, ${lesson.locationName}`}
        />
        <Icon name="arrow-right" className="self-center justify-self-center max-sm:rotate-90" />
        <Side
          label={t('after')}
          at={slot}
          zone={agenda.facts.zone}
          where={[room, place].filter(Boolean).join(', ')}
          isNew
        />
      </div>
    </>
  )
}

type SideProps = { label: string; at: Interval; zone: string; where: string; isNew?: boolean }

async function Side({ label, at, zone, where, isNew = false }: SideProps) {
  const t = await getTranslations('bookings.confirm')
  return (
    <Card accent={isNew} raised={isNew}>
      <h2 className="!font-sans !text-sm !font-normal text-muted">{label}</h2>
      <p className="display text-xl first-letter:uppercase">{formatLongDay(dayOf(at.startsAt, zone))}</p>
      <p className={isNew ? 'display text-lg text-accent' : 'display text-lg'}>{t('time', hoursOf(at, zone))}</p>
      <p className="mt-2 text-muted">{where}</p>
    </Card>
  )
}

import { getTranslations } from 'next-intl/server'
import { whenOf } from '@/components/bookings/words'
import { Notice } from '@/components/ui/notice'
import type { FollowUp } from '@/lib/bookings/queries/get-follow-up'

type Props = {
  asked: Partial<Record<'reserve' | 'repete' | 'reporte' | 'deplace' | 'annule', string | string[]>>
  follow: Pick<FollowUp, 'upcoming' | 'past'>
  zone: string
}

/** What has just been done, in the words of the lesson itself; an address that names another lesson says nothing. */
export async function Done({ asked, follow, zone }: Props) {
  const [t, move] = await Promise.all([getTranslations('bookings.follow'), getTranslations('bookings.move')])
  if (asked.repete) return <Repeated count={Number(asked.repete)} most={follow.upcoming.length} />
  const booked = follow.upcoming.find((lesson) => lesson.id === (asked.reserve ?? asked.deplace))
  if (booked) {
    const said = { when: whenOf(booked.startsAt, zone), teacher: booked.teacherName, learner: booked.learnerFirstName }
    return (
      <Notice kind="positive" role="status" title={asked.reserve ? t('booked') : move('moved')}>
        <span className="first-letter:uppercase inline-block">
          {asked.reserve ? t('bookedText', said) : move('movedText', said)}
        </span>
      </Notice>
    )
  }
  const postponed = follow.upcoming.find(({ id }) => id === asked.reporte)
  if (postponed) return <Postponed when={whenOf(postponed.startsAt, zone)} />
  const cancelled = follow.past.find((lesson) => lesson.id === asked.annule && lesson.status === 'cancelled')
  if (!cancelled) return null
  return (
    <Notice kind="positive" role="status" title={t('cancelled')}>
      {t('cancelledText', { when: whenOf(cancelled.startsAt, zone), pass: cancelled.passName })}
    </Notice>
  )
}

async function Repeated({ count, most }: { count: number; most: number }) {
  const t = await getTranslations('bookings.repeat')
  if (!(Number.isInteger(count) && count > 0 && count <= most)) return null
  return (
    <Notice kind="positive" role="status" title={t('done', { count })}>
      {t('doneText')}
    </Notice>
  )
}

async function Postponed({ when }: { when: string }) {
  const t = await getTranslations('places.postpone')
  return (
    <Notice kind="positive" role="status">
      {t('done', { when })}
    </Notice>
  )
}

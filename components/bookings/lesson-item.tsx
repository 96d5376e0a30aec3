import { getTranslations } from 'next-intl/server'
import { Tag } from '@/components/ui/card'
import { ListItem } from '@/components/ui/table'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { cancellableUntil, checkCancellation, givesCreditBack } from '@/lib/bookings/rules'
import { formatMinutes, formatNumericDay, formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { dayOf, type Instant, wallTimeOf } from '@/lib/core/time'
import { LateNote, LessonActions } from './lesson-actions'
import { PostponeNote } from './postponement'
import { shortWhenOf } from './words'

type Props = { slug: string; zone: string; lesson: Lesson; now: Instant; showsLearner: boolean; mayCancel: boolean }

/** A lesson to come: when, how long, with whom, where, and 'Annuler le cours' or why it no longer is possible ([1.G3]). */
export async function UpcomingLesson({ slug, zone, lesson, now, showsLearner, mayCancel }: Props) {
  const t = await getTranslations('bookings.follow')
  const verdict = checkCancellation({ ...lesson, late: undefined }, now)
  const until = shortWhenOf(cancellableUntil(lesson), zone)
  return (
    <ListItem
      lead={<When lesson={lesson} zone={zone} />}
      aside={mayCancel ? <LessonActions slug={slug} zone={zone} lesson={lesson} now={now} /> : undefined}
    >
      <What lesson={lesson} showsLearner={showsLearner} />
      <p className="text-sm text-muted">
        {lesson.roomName}, {lesson.locationName}, {lesson.locationAddress}
      </p>
      <p className="text-sm text-muted">
        {lesson.sessionId ? (
          <PostponeNote lesson={lesson} zone={zone} now={now} />
        ) : verdict.ok ? (
          t('cancelUntil', { when: until })
        ) : (
          t(verdict.refusal === 'lesson_started' ? 'underWay' : 'cancelWas', { when: until })
        )}{' '}
        <LateNote lesson={lesson} now={now} />
      </p>
    </ListItem>
  )
}

/** A lesson that has ended, or was cancelled: what became of its credit ([1.G6]). */
export async function PastLesson({ zone, lesson, showsLearner }: Omit<Props, 'slug' | 'now' | 'mayCancel'>) {
  const [t, postponed] = await Promise.all([getTranslations('bookings.follow'), getTranslations('places.postpone')])
  const isBack = lesson.status === 'cancelled' || givesCreditBack(lesson.attendance)
  const state =
    lesson.status === 'cancelled'
      ? lesson.postponedTo
        ? postponed('to', { day: formatNumericDay(dayOf(lesson.postponedTo, zone)) })
        : t(lesson.isRefunded ? 'refundedOn' : 'cancelledOn', {
            when: formatNumericDay(dayOf(lesson.cancelledAt!, zone)),
          })
      : lesson.attendance
        ? t(`attendance.${lesson.attendance}`)
        : t('taken')
  return (
    <ListItem
      lead={<When lesson={lesson} zone={zone} withYear />}
      aside={<Tag kind={isBack ? 'info' : 'neutral'}>{state}</Tag>}
    >
      <What lesson={lesson} showsLearner={showsLearner} />
    </ListItem>
  )
}

async function What({ lesson, showsLearner }: Pick<Props, 'lesson' | 'showsLearner'>) {
  const [t, passes] = await Promise.all([getTranslations('bookings.follow'), getTranslations('passes')])
  return (
    <p>
      {t('with', { lesson: lesson.passName, teacher: lesson.teacherName })}
      {showsLearner ? (
        <span className="text-muted"> {passes('forLearner', { name: lesson.learnerFirstName })}</span>
      ) : null}
    </p>
  )
}

function When({ lesson, zone, withYear = false }: { lesson: Lesson; zone: string; withYear?: boolean }) {
  const day = dayOf(lesson.startsAt, zone)
  const minutes = (lesson.endsAt.getTime() - lesson.startsAt.getTime()) / 60_000
  return (
    <>
      {withYear ? formatNumericDay(day) : formatWeekdayShort(day)}
      <span className="block font-normal">
        {formatTime(wallTimeOf(lesson.startsAt, zone))} · {formatMinutes(minutes)}
      </span>
    </>
  )
}

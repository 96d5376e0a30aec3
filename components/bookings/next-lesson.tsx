import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Card, Tag } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { cancellableUntil, checkCancellation } from '@/lib/bookings/rules'
import { ofName } from '@/lib/core/elision'
import { formatWeekdayLong } from '@/lib/core/formatting'
import { dayOf, daysBetween, type Instant } from '@/lib/core/time'
import { LateNote, LessonActions } from './lesson-actions'
import { calendarPath } from './paths'
import { PostponeNote } from './postponement'
import { hoursOf, routeTo, shortWhenOf } from './words'

type Props = {
  slug: string
  zone: string
  lesson: Lesson
  now: Instant
  showsLearner: boolean
  mayCancel: boolean
  calendarHref?: string
}

/** The next lesson, large: when, where, how to get there ([1.G3]). */
export async function NextLesson({ slug, zone, lesson, now, showsLearner, mayCancel }: Props) {
  const t = await getTranslations('bookings.follow')
  const day = dayOf(lesson.startsAt, zone)
  const canCancel = checkCancellation({ ...lesson, late: undefined }, now).ok
  const { start, end } = hoursOf(lesson, zone)
  return (
    <Card as="section" raised accent aria-labelledby="prochain" className="grid gap-6 sm:p-8 lg:grid-cols-[1fr_auto]">
      <div className="grid content-start gap-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id="prochain" className="!font-sans !text-base !font-semibold !tracking-normal text-muted">
            {showsLearner ? t('nextOf', { ofName: ofName(lesson.learnerFirstName) }) : t('next')}
          </h2>
          <Tag kind="accent">{t('inDays', { count: daysBetween(dayOf(now, zone), day) })}</Tag>
        </div>
        <p className="display text-3xl sm:text-[2.6rem]">
          <span className="inline-block first-letter:uppercase">{formatWeekdayLong(day)}</span>
          <span className="block text-accent">
            {start} – {end}
          </span>
        </p>
        <p>{t('with', { lesson: lesson.passName, teacher: lesson.teacherName })}</p>
      </div>
      <div className="grid content-start gap-4 lg:min-w-72 lg:border-l lg:border-line lg:pl-8">
        <p className="flex gap-3">
          <Icon name="map-pin" className="mt-[0.15em] text-accent" />
          <span>
            <span className="font-semibold">{lesson.roomName}</span>
            <span className="block text-muted">{lesson.locationName}</span>
            <span className="block text-muted">{lesson.locationAddress}</span>
          </span>
        </p>
        {lesson.locationDirections ? (
          <p className="max-w-[24rem] text-sm text-muted">{lesson.locationDirections}</p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-3 border-t border-line pt-5 lg:col-span-2">
        <LinkButton
          look="quiet"
          icon="route"
          href={routeTo(lesson.locationAddress)}
          target="_blank"
          rel="noreferrer"
          aria-label={t('routeTo', { place: lesson.locationName })}
        >
          {t('route')}
        </LinkButton>
        <LinkButton look="quiet" icon="calendar-plus" href={calendarPath(slug, lesson.id)} download>
          {t('calendar')}
        </LinkButton>
        {mayCancel ? <LessonActions slug={slug} zone={zone} lesson={lesson} now={now} look="plain" /> : null}
        <p className="w-full text-sm text-muted">
          {lesson.sessionId ? (
            <PostponeNote lesson={lesson} zone={zone} now={now} />
          ) : (
            t(canCancel ? 'cancelUntil' : 'cancelWas', { when: shortWhenOf(cancellableUntil(lesson), zone) })
          )}{' '}
          <LateNote lesson={lesson} now={now} />
        </p>
      </div>
    </Card>
  )
}

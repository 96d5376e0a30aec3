import { useTranslations } from 'next-intl'
import { SessionDates } from '@/components/places/session-dates'
import { Tag } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { List, ListItem } from '@/components/ui/table'
import { formatInstant } from '@/lib/core/formatting'
import type { NextStarts } from '@/lib/courses/queries/list-next-starts'

type Props = { courses: NextStarts[]; zone: string; waitingPath: string }

/** When a package may start, with the places left and all the dates that it takes from there ([1.A2] [1.C6]). */
export function NextDates({ courses, zone, waitingPath }: Props) {
  const t = useTranslations('catalogue.dates')
  const hasFull = courses.some(({ starts }) => starts.some(({ isOpen }) => !isOpen))
  return (
    <section className="grid gap-4">
      <h2>{t('title')}</h2>
      {courses.map(({ course, starts }) => (
        <div key={course.id} className="grid gap-2">
          <p className="text-muted">
            {t('course', { name: course.name, teacher: course.teacherName, place: course.locationName })}
          </p>
          {starts.length === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <List label={course.name}>
              {starts.map(({ sessionId, startsAt, sessions, isOpen }) => (
                <ListItem
                  key={sessionId}
                  aside={
                    <Tag kind={isOpen ? 'positive' : 'neutral'}>
                      {isOpen
                        ? t('places', { count: Math.min(...sessions.map(({ freeSeats }) => freeSeats)) })
                        : t('full')}
                    </Tag>
                  }
                >
                  <p className="font-semibold first-letter:uppercase">{formatInstant(startsAt, zone)}</p>
                  {sessions.length > 1 ? (
                    <Details summary={t('all', { count: sessions.length })}>
                      <SessionDates sessions={sessions} zone={zone} />
                    </Details>
                  ) : null}
                </ListItem>
              ))}
            </List>
          )}
        </div>
      ))}
      {hasFull ? (
        <p>
          <a href={waitingPath} className="inline-flex min-h-11 items-center">
            {t('wait')}
          </a>
        </p>
      ) : null}
    </section>
  )
}

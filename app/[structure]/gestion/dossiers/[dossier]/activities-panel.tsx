import { getTranslations } from 'next-intl/server'
import { PastLesson } from '@/components/bookings/lesson-item'
import { Tag } from '@/components/ui/card'
import { Details, FoldingSection } from '@/components/ui/details'
import { List, ListItem } from '@/components/ui/table'
import type { FollowUp, Lesson } from '@/lib/bookings/queries/get-follow-up'
import { formatNumericDay, formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { dayOf, wallTimeOf } from '@/lib/core/time'
import { isOpen } from '@/lib/structures/rules'
import { loadActivity, pastLimits } from './load-activity'
import { Panel, type PanelProps } from './panel'

type Props = PanelProps & { showsAll: boolean }
type Of = { follow: FollowUp; zone: string; showsLearner: boolean }

/** What the file's learners are registered for, have to plan, have followed or cancelled ([2.A2]). */
export async function ActivitiesPanel({ structure, file, showsAll }: Props) {
  const zone = structure.timeZone
  const [follow, t] = await Promise.all([
    loadActivity(structure.id, file.id, zone, ...(showsAll ? [pastLimits.all] : [])),
    getTranslations('files.activities'),
  ])
  const showsLearner = new Set([...follow.upcoming, ...follow.past].map(({ learnerId }) => learnerId)).size > 1
  const of = { follow, zone, showsLearner }
  const teaches = ['gestion/cours', 'gestion/reserver'].some((part) => isOpen(structure.settings.modules, part))
  const isEmpty = follow.upcoming.length + follow.pastCount + follow.passes.length + follow.entries.length === 0
  if (isEmpty && !teaches) return null
  return (
    <Panel id="activites" title={t('title')}>
      {isEmpty ? <p className="text-muted">{t('none')}</p> : null}
      <Upcoming {...of} />
      <ToPlan {...of} />
      <Queues {...of} />
      <Past {...of} moreHref={`/${structure.slug}/gestion/dossiers/${file.number}?anciens=1#activites`} />
    </Panel>
  )
}

/** The next ones in sight, the others a press away. */
const next = 5

async function Upcoming({ follow, zone, showsLearner }: Of) {
  if (follow.upcoming.length === 0) return null
  const t = await getTranslations('files.activities')
  const later = follow.upcoming.slice(next)
  return (
    <section aria-labelledby="inscrit" className="grid gap-3">
      <h3 id="inscrit">{t('upcoming', { count: follow.upcoming.length })}</h3>
      <Lessons lessons={follow.upcoming.slice(0, next)} zone={zone} showsLearner={showsLearner} />
      {later.length > 0 ? (
        <Details summary={t('later', { count: later.length })}>
          <Lessons lessons={later} zone={zone} showsLearner={showsLearner} />
        </Details>
      ) : null}
    </section>
  )
}

async function Lessons({ lessons, zone, showsLearner }: { lessons: Lesson[]; zone: string; showsLearner: boolean }) {
  const t = await getTranslations('files.activities')
  return (
    <List>
      {lessons.map((lesson) => (
        <ListItem key={lesson.id} lead={<When lesson={lesson} zone={zone} />}>
          <p>
            {t('with', { lesson: lesson.passName, teacher: lesson.teacherName })}
            {showsLearner ? <span className="text-muted"> {t('for', { name: lesson.learnerFirstName })}</span> : null}
          </p>
          <p className="text-sm text-muted">
            {lesson.roomName}, {lesson.locationName}
          </p>
        </ListItem>
      ))}
    </List>
  )
}

function When({ lesson, zone }: { lesson: Lesson; zone: string }) {
  return (
    <>
      {formatWeekdayShort(dayOf(lesson.startsAt, zone))}
      <span className="block font-normal">{formatTime(wallTimeOf(lesson.startsAt, zone))}</span>
    </>
  )
}

async function ToPlan({ follow }: Of) {
  const passes = follow.passes.filter(({ isEnded, figures }) => !isEnded && figures.remaining > 0)
  if (passes.length === 0) return null
  const t = await getTranslations('files.activities')
  return (
    <section aria-labelledby="a-planifier" className="grid gap-2">
      <h3 id="a-planifier">{t('toPlan')}</h3>
      <ul className="grid gap-1">
        {passes.map((pass) => (
          <li key={pass.id}>
            {t('left', {
              count: pass.figures.remaining,
              pass: pass.name,
              name: pass.learnerFirstName,
              day: formatNumericDay(pass.validUntil),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Queues({ follow, zone }: Of) {
  if (follow.entries.length === 0) return null
  const t = await getTranslations('files.activities')
  return (
    <section aria-labelledby="en-attente" className="grid gap-2">
      <h3 id="en-attente">{t('queues')}</h3>
      <ul className="grid gap-2">
        {follow.entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              {t('queue', {
                course: entry.courseName,
                day: formatNumericDay(dayOf(entry.startsAt, zone)),
                names: entry.learners.join(', '),
              })}
            </span>
            <Tag kind={entry.status === 'offered' ? 'warning' : 'neutral'}>
              {entry.status === 'offered' ? t('offered') : t('rank', { rank: entry.position })}
            </Tag>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Past({ follow, zone, showsLearner, moreHref }: Of & { moreHref: string }) {
  if (follow.past.length === 0) return null
  const t = await getTranslations('files.activities')
  return (
    <FoldingSection summary={<h3>{t('past', { count: follow.pastCount })}</h3>}>
      <List label={t('past', { count: follow.pastCount })}>
        {follow.past.map((lesson) => (
          <PastLesson key={lesson.id} zone={zone} lesson={lesson} showsLearner={showsLearner} />
        ))}
      </List>
      {follow.pastCount > follow.past.length ? (
        <a href={moreHref} className="mt-2 inline-flex min-h-11 items-center">
          {t('older', { count: follow.pastCount - follow.past.length })}
        </a>
      ) : null}
    </FoldingSection>
  )
}

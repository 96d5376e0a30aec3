import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SoonestSlots } from '@/components/agenda/soonest-slots'
import {
  deskBookingPath,
  deskCancelPath,
  deskConfirmPath,
  deskPassPath,
  deskWeekPath,
} from '@/components/bookings/desk-paths'
import { shortWhenOf, whenOf } from '@/components/bookings/words'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { List, ListItem } from '@/components/ui/table'
import { listTeachersOfPass, type TeacherOfPass } from '@/lib/agenda/queries/list-teachers'
import { findReach, isWithin } from '@/lib/bookings/queries/find-reach'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { findDeskPass } from '@/lib/desk/queries/find-passes'
import { requireStaff } from '@/lib/gate/actor'
import { hasRight } from '@/lib/staff/rules'
import { schoolDesk } from '@/lib/staff/types'

type Props = {
  params: Promise<{ structure: string; passId: string }>
  searchParams: Promise<Partial<Record<'fait', string | string[]>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.office'))('passTitle') }
}

const doneWords = ['reserve', 'deplace', 'annule'] as const

/** A pass with its teachers, to book with, and its lessons to come, to move or cancel ([1.H8]). */
export default async function DeskPassPage({ params, searchParams }: Props) {
  const { structure: slug, passId } = await params
  const { actor, structure } = await requireStaff(slug, deskPassPath(slug, passId), schoolDesk)
  const [found, reach] = await Promise.all([isId(passId) ? findDeskPass(actor, passId) : null, findReach(actor)])
  if (!found || !reach) notFound()
  const { pass, lessons } = found
  const all = await listTeachersOfPass({ structureId: structure.id, clientFileId: null, passId })
  const teachers = all.filter((teacher) => isWithin(reach, teacher.id))
  const { fait } = await searchParams
  const done = doneWords.find((word) => word === fait)
  const t = await getTranslations('bookings.office')
  const until = formatNumericDay(pass.validUntil)
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={deskBookingPath(slug)}>{t('back')}</a>}
        title={pass.learner}
        lead={t('pass', { name: pass.name, remaining: pass.remaining, until })}
        className="pb-0"
        actions={
          hasRight(actor.role, 'passes.extend') ? (
            <LinkButton look="quiet" icon="calendar" href={`/${slug}/gestion/forfaits/${passId}`}>
              {(await getTranslations('passChanges'))('change')}
            </LinkButton>
          ) : null
        }
      />
      {done ? (
        <Notice kind="positive" role="status" title={t(`done.${done}`)}>
          {t('told')}
        </Notice>
      ) : null}
      <section aria-labelledby="prevus" className="grid gap-3">
        <h2 id="prevus">{t('lessons')}</h2>
        {lessons.length > 0 ? (
          <Lessons slug={slug} lessons={lessons} zone={structure.timeZone} />
        ) : (
          <p className="text-muted">{t('noLesson')}</p>
        )}
      </section>
      <section aria-labelledby="reserver" className="grid gap-3">
        <h2 id="reserver">{t('book')}</h2>
        {pass.remaining <= 0 ? (
          <p className="text-muted">{t('nothingLeft')}</p>
        ) : teachers.length > 0 ? (
          <>
            <Teachers slug={slug} passId={passId} teachers={teachers} />
            <SoonestSlots
              scope={{ structureId: structure.id, clientFileId: null, passId }}
              days={{ from: pass.firstDay, until: pass.validUntil }}
              zone={structure.timeZone}
              now={found.now}
              hrefOf={(teacherId, { day, time }) =>
                deskConfirmPath(slug, passId, teacherId, { horaire: `${day}T${time}` })
              }
              isShown={(teacherId) => isWithin(reach, teacherId)}
            />
          </>
        ) : (
          <EmptyState icon="user" title={t('noTeacher')}>
            {t('noTeacherText')}
          </EmptyState>
        )}
      </section>
    </div>
  )
}

async function Lessons({ slug, lessons, zone }: { slug: string; lessons: Lesson[]; zone: string }) {
  const [t, follow] = await Promise.all([getTranslations('bookings.office'), getTranslations('bookings.follow')])
  return (
    <List label={t('lessons')}>
      {lessons.map(({ id, passId, teacherId, teacherName, startsAt, roomName, locationName }) => {
        const when = whenOf(startsAt, zone)
        return (
          <ListItem
            key={id}
            lead={shortWhenOf(startsAt, zone)}
            aside={
              <span className="flex flex-wrap gap-2">
                <LinkButton
                  look="quiet"
                  href={deskWeekPath(slug, passId, teacherId, { deplacer: id })}
                  aria-label={t('moveOf', { when })}
                >
                  {t('move')}
                </LinkButton>
                <LinkButton
                  look="quiet"
                  href={deskCancelPath(slug, passId, id)}
                  aria-label={follow('cancelOf', { when })}
                >
                  {follow('cancel')}
                </LinkButton>
              </span>
            }
          >
            {t('with', { teacher: teacherName })}
            <span className="block text-sm text-muted">
              {roomName}, {locationName}
            </span>
          </ListItem>
        )
      })}
    </List>
  )
}

async function Teachers({ slug, passId, teachers }: { slug: string; passId: string; teachers: TeacherOfPass[] }) {
  const t = await getTranslations('bookings.office')
  return (
    <List label={t('teachers')}>
      {teachers.map(({ id, name, discipline, places }) => (
        <ListItem
          key={id}
          aside={
            <LinkButton href={deskWeekPath(slug, passId, id)} aria-label={t('weekOf', { ofTeacher: ofName(name) })}>
              {t('week')}
            </LinkButton>
          }
        >
          <span className="font-semibold">{name}</span>
          <span className="block text-sm text-muted">
            {[discipline, places.join(', ')].filter(Boolean).join(' · ')}
          </span>
        </ListItem>
      ))}
    </List>
  )
}

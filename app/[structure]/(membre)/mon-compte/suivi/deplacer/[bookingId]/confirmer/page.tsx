import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { BeforeAfter } from '@/components/bookings/before-after'
import { followPath, moveConfirmPath, movePath } from '@/components/bookings/paths'
import { Unmovable } from '@/components/bookings/unmovable'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { findSlot } from '@/lib/agenda/rules'
import { slotSearch } from '@/lib/agenda/schema'
import { moveLessonAction } from '@/lib/bookings/actions'
import { findLesson } from '@/lib/bookings/queries/get-follow-up'
import { checkMovable, checkNewSlot, lostAt } from '@/lib/bookings/rules'
import { isId } from '@/lib/core/ids'
import { findInstant } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'

type Props = {
  params: Promise<{ structure: string; bookingId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.move'))('confirmTitle') }
}

/** The lesson before and after, then one button ([1.G8]). */
export default async function MoveConfirmPage({ params, searchParams }: Props) {
  const { structure: slug, bookingId } = await params
  const { horaire } = slotSearch.parse(await searchParams)
  const here = horaire ? moveConfirmPath(slug, bookingId, horaire) : movePath(slug, bookingId)
  const { actor, structure } = await requireMember(slug, here)
  const found = isId(bookingId) && horaire ? await findLesson(structure.id, actor.clientFileId, bookingId) : null
  if (!horaire || !found?.mayBook || found.lesson.sessionId) notFound()
  const { lesson, now } = found
  const { structureId, clientFileId } = actor
  const { passId, teacherId } = lesson
  const scope = { structureId, clientFileId, passId, teacherId, movingId: bookingId }
  const agenda = (await findAgenda(scope, horaire.day, horaire.day)) ?? notFound()
  const startsAt = findInstant(horaire.day, horaire.time, structure.timeZone)
  const slot = startsAt && findSlot(agenda.facts, startsAt, now)
  const movable = checkMovable(lesson, now)
  const verdict = checkNewSlot(slot, agenda.pass)
  const [t, refusals] = await Promise.all([getTranslations('bookings.move'), getTranslations('bookings.refusals')])
  const keep = (
    <LinkButton look="quiet" href={followPath(slug)}>
      {t('keep')}
    </LinkButton>
  )
  const other = (
    <LinkButton
      look="quiet"
      size="large"
      href={movePath(slug, bookingId, { semaine: horaire.day, jour: horaire.day, perdu: lostAt(verdict, startsAt) })}
    >
      {t('other')}
    </LinkButton>
  )
  return (
    <div className="page grid gap-6 pb-16">
      <PageHeader className="!pb-0" title={t('confirmTitle')} lead={verdict.ok ? t('confirmLead') : undefined} />
      {!movable.ok ? (
        <Unmovable
          refusal={movable.refusal}
          lesson={lesson}
          zone={structure.timeZone}
          phone={structure.settings.phone}
          action={keep}
        />
      ) : verdict.ok && slot ? (
        <ActionForm action={moveLessonAction} className="grid max-w-[50rem] gap-6">
          <HiddenFields structure={slug} bookingId={bookingId} startsAt={slot.startsAt.toISOString()} />
          <BeforeAfter lesson={lesson} slot={slot} agenda={agenda} />
          <Notice kind="info" icon="ticket">
            {t('keeps', { pass: lesson.passName })} {t('mail')}
          </Notice>
          <div className="flex flex-wrap gap-3">
            <SubmitButton size="large" pendingLabel={t('pending')}>
              {t('submit')}
            </SubmitButton>
            {other}
          </div>
        </ActionForm>
      ) : (
        <Notice kind="warning" role="alert" title={t('lost')} action={other} className="max-w-[46rem]">
          {verdict.ok ? null : refusals(verdict.refusal)}
        </Notice>
      )}
    </div>
  )
}

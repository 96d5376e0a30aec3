import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { confirmPath, repeatPath, weekPath } from '@/components/bookings/paths'
import { ReserveSteps } from '@/components/bookings/reserve-steps'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { findSlot } from '@/lib/agenda/rules'
import { slotSearch } from '@/lib/agenda/schema'
import { bookLessonAction } from '@/lib/bookings/actions'
import { checkBooking, lostAt } from '@/lib/bookings/rules'
import { isId } from '@/lib/core/ids'
import { findInstant } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { Summary } from './summary'

type Props = {
  params: Promise<{ structure: string; passId: string; teacherId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.confirm'))('title') }
}

/** The confirmation step: the lesson, the teacher, the room, the time, what remains, until when it can be cancelled ([1.F4]). */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const { structure: slug, passId, teacherId } = await params
  const { horaire } = slotSearch.parse(await searchParams)
  const here = horaire ? confirmPath(slug, passId, teacherId, horaire) : weekPath(slug, passId, teacherId)
  const { actor, structure } = await requireMember(slug, here)
  if (!horaire || !isId(passId) || !isId(teacherId)) notFound()
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId, passId, teacherId }
  const agenda = (await findAgenda(scope, horaire.day, horaire.day)) ?? notFound()
  const startsAt = findInstant(horaire.day, horaire.time, structure.timeZone)
  const slot = startsAt && findSlot(agenda.facts, startsAt, agenda.now)
  const verdict = checkBooking(slot, agenda.pass)
  const [t, refusals] = await Promise.all([getTranslations('bookings.confirm'), getTranslations('bookings.refusals')])
  const back = (
    <LinkButton
      look="quiet"
      size={verdict.ok ? 'large' : 'normal'}
      href={weekPath(slug, passId, teacherId, {
        semaine: horaire.day,
        jour: horaire.day,
        perdu: lostAt(verdict, startsAt),
      })}
    >
      {t('other')}
    </LinkButton>
  )
  return (
    <div className="page grid gap-6 pb-16">
      <div>
        <PageHeader className="!pb-5" title={t('title')} lead={verdict.ok ? t('lead') : undefined} />
        <ReserveSteps slug={slug} passId={passId} current={3} />
      </div>
      {verdict.ok && slot ? (
        <ActionForm action={bookLessonAction} className="grid max-w-[46rem] gap-6">
          <HiddenFields structure={slug} passId={passId} teacherId={teacherId} startsAt={slot.startsAt.toISOString()} />
          <Summary agenda={agenda} slot={slot} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton size="large" pendingLabel={t('pending')}>
              {t('submit')}
            </SubmitButton>
            {back}
            {agenda.pass.remaining > 1 ? (
              <LinkButton look="plain" size="large" href={repeatPath(slug, passId, teacherId, horaire)}>
                {t('everyWeek')}
              </LinkButton>
            ) : null}
          </div>
        </ActionForm>
      ) : (
        <Notice kind="warning" role="alert" title={t('impossible')} action={back} className="max-w-[46rem]">
          {verdict.ok ? null : refusals(verdict.refusal)}
        </Notice>
      )}
    </div>
  )
}

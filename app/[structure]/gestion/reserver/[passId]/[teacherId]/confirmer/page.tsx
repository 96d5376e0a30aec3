import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { BeforeAfter } from '@/components/bookings/before-after'
import { deskConfirmPath, deskPassPath, deskWeekPath } from '@/components/bookings/desk-paths'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { findSlot, isTooLate } from '@/lib/agenda/rules'
import { slotSearch } from '@/lib/agenda/schema'
import { bookForClientAction, moveForClientAction } from '@/lib/bookings/actions'
import { checkBooking, checkNewSlot, isWithinNotice, lostAt } from '@/lib/bookings/rules'
import { findInstant } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { loadScope } from '../load-scope'
import { NewLesson } from './new-lesson'

type Props = {
  params: Promise<{ structure: string; passId: string; teacherId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.office'))('confirmTitle') }
}

/** The office's last look before it books or moves, with a reason where a deadline has passed ([1.H8]). */
export default async function DeskConfirmPage({ params, searchParams }: Props) {
  const [{ structure: slug, passId, teacherId }, given] = await Promise.all([params, searchParams])
  const { horaire } = slotSearch.parse(given)
  const { actor, structure } = await requireStaff(slug, deskConfirmPath(slug, passId, teacherId, {}), schoolDesk)
  if (!horaire) notFound()
  const { scope, moving } = await loadScope(actor, { passId, teacherId }, given.deplacer)
  const agenda = (await findAgenda(scope, horaire.day, horaire.day)) ?? notFound()
  const startsAt = findInstant(horaire.day, horaire.time, structure.timeZone)
  const slot = startsAt && findSlot(agenda.facts, startsAt, agenda.now)
  const verdict = moving ? checkNewSlot(slot, agenda.pass) : checkBooking(slot, agenda.pass)
  const isLate = moving !== null && isWithinNotice(moving.lesson, agenda.now)
  const isBeyond = isLate || (slot !== null && isTooLate(slot.startsAt, agenda.noticeHours, agenda.now))
  const [t, refusals] = await Promise.all([getTranslations('bookings.office'), getTranslations('bookings.refusals')])
  const deplacer = scope.movingId
  const around = { semaine: horaire.day, jour: horaire.day, perdu: lostAt(verdict, startsAt), deplacer }
  const week = deskWeekPath(slug, passId, teacherId, around)
  const back = (
    <LinkButton look="quiet" size="large" href={week}>
      {t('other')}
    </LinkButton>
  )
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={deskPassPath(slug, passId)}>{`${agenda.learner.firstName} ${agenda.learner.lastName}`}</a>}
        title={t('confirmTitle')}
        className="pb-0"
      />
      {verdict.ok && slot ? (
        <ActionForm action={moving ? moveForClientAction : bookForClientAction} className="grid max-w-[50rem] gap-6">
          <HiddenFields structure={slug} passId={passId} teacherId={teacherId} bookingId={moving?.lesson.id} />
          <input type="hidden" name="startsAt" value={slot.startsAt.toISOString()} />
          {moving ? (
            <BeforeAfter lesson={moving.lesson} slot={slot} agenda={agenda} />
          ) : (
            <NewLesson agenda={agenda} slot={slot} />
          )}
          {isBeyond ? (
            <TextInput name="reason" label={t('reason')} help={t('reasonHelp')} required maxLength={500} />
          ) : null}
          <div className="flex flex-wrap gap-3">
            <SubmitButton size="large">{t(moving ? 'moveNow' : 'bookNow')}</SubmitButton>
            {back}
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

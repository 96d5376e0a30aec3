import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { HiddenFields } from '@/components/account/hidden-fields'
import { followPath, postponePath } from '@/components/bookings/paths'
import { hoursOf } from '@/components/bookings/words'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatLongDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { dayOf, type Interval } from '@/lib/core/time'
import { postponeAction } from '@/lib/courses/actions'
import { findPassOfBooking, type GroupPass } from '@/lib/courses/queries/find-group-pass'
import { checkPostponement, findPostponedTo } from '@/lib/courses/rules'
import { requireMember } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; bookingId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('places.postpone'))('title') }
}

/** 'Reporter': the new date and the postponements that remain, before anything is done ([1.G5]). */
export default async function PostponePage({ params }: Props) {
  const { structure: slug, bookingId } = await params
  const { actor, structure } = await requireMember(slug, postponePath(slug, bookingId))
  const pass = isId(bookingId) ? await findPassOfBooking(actor, bookingId) : null
  if (!pass?.booking) notFound()
  const t = await getTranslations('places.postpone')
  const zone = structure.timeZone
  const verdict = checkPostponement(pass.booking, pass, pass.now)
  const to = verdict.ok ? findPostponedTo(pass.booking, pass) : null
  return (
    <div className="page pb-16">
      <div className="mx-auto grid max-w-[44rem] gap-6">
        <PageHeader className="!pb-0" title={t('title')} lead={to ? t('lead') : undefined} />
        <p className="text-muted">{pass.name}</p>
        {to ? (
          <>
            <div className="grid items-stretch gap-4 sm:grid-cols-[1fr_auto_1fr]">
              <Side label={t('given')} at={pass.booking} zone={zone} />
              <Icon name="arrow-right" className="self-center justify-self-center max-sm:rotate-90" />
              <Side label={t('taken')} at={to} zone={zone} isNew />
            </div>
            <Confirm slug={slug} bookingId={bookingId} sessionId={to.id} left={pass.postponementsLeft - 1} />
          </>
        ) : (
          <Impossible pass={pass} action={<LinkButton href={followPath(slug)}>{t('back')}</LinkButton>} />
        )}
      </div>
    </div>
  )
}

async function Side({ label, at, zone, isNew }: { label: string; at: Interval; zone: string; isNew?: boolean }) {
  const t = await getTranslations('bookings.confirm')
  return (
    <Card accent={isNew} raised={isNew}>
      <h2 className="!font-sans !text-sm !font-normal text-muted">{label}</h2>
      <p className="display text-xl first-letter:uppercase">{formatLongDay(dayOf(at.startsAt, zone))}</p>
      <p className={isNew ? 'display text-lg text-accent' : 'display text-lg'}>{t('time', hoursOf(at, zone))}</p>
    </Card>
  )
}

type Confirmed = { slug: string; bookingId: string; sessionId: string; left: number }

async function Confirm({ slug, bookingId, sessionId, left }: Confirmed) {
  const t = await getTranslations('places.postpone')
  return (
    <ActionForm action={postponeAction} className="grid gap-5">
      <HiddenFields structure={slug} bookingId={bookingId} sessionId={sessionId} />
      <Notice kind="info" title={t('left', { count: left })}>
        {t('why')}
      </Notice>
      <div className="flex flex-wrap gap-3">
        <SubmitButton size="large" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
        <LinkButton look="quiet" size="large" href={followPath(slug)}>
          {t('back')}
        </LinkButton>
      </div>
    </ActionForm>
  )
}

async function Impossible({ pass, action }: { pass: GroupPass; action: ReactNode }) {
  const [t, refusals] = await Promise.all([getTranslations('places.postpone'), getTranslations('places.refusals')])
  const verdict = checkPostponement(pass.booking!, pass, pass.now)
  const hours = pass.booking!.cancellationNoticeHours
  return (
    <Notice kind="warning" title={t('impossible')} action={action}>
      {refusals(verdict.ok ? 'no_later_place' : verdict.refusal, { hours })}
    </Notice>
  )
}
